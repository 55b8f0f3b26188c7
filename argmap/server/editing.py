"""``argmap edit`` as a web app on this machine: article, map and text side by side, each change in the file at once."""

from __future__ import annotations

import json
import secrets
import socket
from importlib import resources
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from argmap.domain.diagnostics import ArgmapError
from argmap.server.drawing import text_of, view_of
from argmap.server.guard import HEADERS, Guard
from argmap.server.session import Session, State
from argmap.server.sheet import stylesheet
from argmap.words import Words

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_APP = "server/app"
_SHARED = ("draw/page/js/dom.js", "draw/page/icon.svg", "server/vendor/codemirror/codemirror.js")
_THEMES = ("light", "dark")


class Editor:
    """The routes of the app, over one session."""

    def __init__(self, session: Session, language: str = "") -> None:
        self.session = session
        self.words = Words(language)
        here = resources.files("argmap")
        self._page = (here / _APP / "index.html").read_text(encoding="utf-8")
        own = [f"{_APP}/{file.name}" for file in (here / _APP).iterdir() if file.name.endswith(".js")]
        self._files = {name: here / name for name in (*own, *_SHARED)}

    def routes(self) -> list[Route]:
        """What can be asked for."""
        return [
            Route("/", self.page),
            Route("/style.css", self.style),
            Route("/argmap/{path:path}", self.file),
            Route("/state", self.state),
            Route("/write", self.write, methods=["POST"]),
            Route("/overwrite", self.overwrite, methods=["POST"]),
            Route("/edit", self.edit, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:  # noqa: ARG002  a route takes it
        """The page, with a policy that lets nothing in but this server's own files."""
        nonce = secrets.token_urlsafe(16)
        page = self._page.replace("LANGUAGE", self.words.language).replace("NONCE", nonce)
        policy = (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; font-src data:; "
            "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        headers = {**HEADERS, "content-security-policy": policy}
        return Response(page, media_type="text/html; charset=utf-8", headers=headers)

    async def style(self, request: Request) -> Response:  # noqa: ARG002
        """The colours and the font of all pictures, and the app's own rules."""
        return Response(stylesheet(), media_type="text/css; charset=utf-8", headers=HEADERS)

    async def file(self, request: Request) -> Response:
        """A script of the app, by its place in this package: nothing else is served."""
        name = request.path_params["path"]
        if name not in self._files:
            return Response(status_code=404, headers=HEADERS)
        kind = _TYPES[Path(name).suffix]
        return Response(self._files[name].read_bytes(), media_type=f"{kind}; charset=utf-8", headers=HEADERS)

    async def state(self, request: Request) -> Response:
        """The text now; with ``since=REVISION`` nothing if it is still that one."""
        since = request.query_params.get("since", "")
        state = await run_in_threadpool(self.session.state)
        if since == str(state.revision):
            return _json({"revision": state.revision, "unsaved": state.unsaved})
        return await run_in_threadpool(self._shown, state, request, first=not since)

    async def write(self, request: Request) -> Response:
        """Take a text that was made from ``base``."""
        data = await _body(request)
        if not isinstance(data.get("text"), str) or not isinstance(data.get("base"), int):
            return _refused("A text and the revision that it was made from are needed.")
        state = await run_in_threadpool(self.session.write, data["text"], data["base"])
        return await run_in_threadpool(self._shown, state, request)

    async def overwrite(self, request: Request) -> Response:
        """Take a text in the place of whatever there is."""
        data = await _body(request)
        if not isinstance(data.get("text"), str):
            return _refused("A text is needed.")
        state = await run_in_threadpool(self.session.overwrite, data["text"])
        return await run_in_threadpool(self._shown, state, request)

    async def edit(self, request: Request) -> Response:
        """Make an edit of the text of ``base``, or say why it cannot be made."""
        data = await _body(request)
        if not isinstance(data.get("edit"), dict) or not isinstance(data.get("base"), int):
            return _refused("An edit and the revision that it is for are needed.")
        try:
            state = await run_in_threadpool(self.session.edit, data["edit"], data["base"])
        except ArgmapError as error:
            first = error.diagnostics[0]
            return _refused(f"{first.message} {first.remedy}".strip())
        return await run_in_threadpool(self._shown, state, request)

    def _shown(self, state: State, request: Request, *, first: bool = False) -> Response:
        theme = request.query_params.get("theme", "light")
        sentences = self.session.sentences
        view = view_of(
            state.text,
            str(self.session.path),
            sentences,
            theme if theme in _THEMES else "light",
            self.words.language,
        )
        answer = {
            "revision": state.revision,
            "text": state.text,
            "unsaved": state.unsaved,
            "conflict": state.conflict,
            "view": view,
        }
        if first:
            answer |= {
                "article": text_of(sentences),
                "name": self.session.path.name,
                "folder": self.session.folder.resolve().name,
                "words": self.words.catalogue["editor"],
            }
        return _json(answer)


async def _body(request: Request) -> dict[str, Any]:
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _json(data: Any) -> JSONResponse:
    return JSONResponse(data, headers=HEADERS)


def _refused(message: str) -> JSONResponse:
    return JSONResponse({"refused": message}, status_code=422, headers=HEADERS)


def app_of(session: Session, token: str, port: int, language: str = "") -> ASGIApp:
    """The ASGI app of one session, guarded."""
    return Guard(Starlette(routes=Editor(session, language).routes()), token, port)


class Server:
    """The app on a port of this machine that nobody else can reach."""

    def __init__(self, session: Session, port: int = 0, language: str = "") -> None:
        """Take the port, a free one by default; raises ``OSError`` if it is taken."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self._socket.listen()  # whoever reads the address may ask at once
        self.port: int = self._socket.getsockname()[1]
        self._token = secrets.token_urlsafe(24)
        app = app_of(session, self._token, self.port, language)
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)

    @property
    def address(self) -> str:
        """Where the app is; whoever knows it can edit."""
        return f"http://127.0.0.1:{self.port}/{self._token}/"

    def run(self) -> None:
        """Serve until the terminal ends it."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End ``run`` from another thread."""
        self._server.should_exit = True
