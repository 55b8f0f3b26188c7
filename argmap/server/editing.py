"""``argmap edit`` as a web app on this machine: article, map and text side by side, each change in the file at once."""

from __future__ import annotations

import json
import secrets
import socket
from functools import partial
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

from argmap.server.answers import ASKED, TOLD, Answers
from argmap.server.assets import APP, SHARED
from argmap.server.guard import HEADERS, Guard
from argmap.server.session import Session
from argmap.server.sheet import stylesheet

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Editor:
    """The routes of the app, over one session."""

    def __init__(self, session: Session, language: str = "") -> None:
        self.answers = Answers(session, language)
        here = resources.files("argmap")
        self._page = (here / APP / "index.html").read_text(encoding="utf-8")
        own = [f"{APP}/{file.name}" for file in (here / APP).iterdir() if file.name.endswith(".js")]
        self._files = {name: here / name for name in (*own, *SHARED)}

    def routes(self) -> list[Route]:
        """What can be asked for."""
        return [
            Route("/", self.page),
            Route("/style.css", self.style),
            Route("/argmap/{path:path}", self.file),
            *(Route(f"/{name}", self.state) for name in ASKED),
            *(Route(f"/{name}", self.told, methods=["POST"]) for name in TOLD),
        ]

    async def page(self, request: Request) -> Response:  # noqa: ARG002  a route takes it
        """The page, with a policy that lets nothing in but this server's own files."""
        nonce = secrets.token_urlsafe(16)
        page = self._page.replace("LANGUAGE", self.answers.words.language).replace("NONCE", nonce)
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
        """The text now; with ``since=REVISION`` little if it is still that one."""
        return await self._answer(request, {})

    async def told(self, request: Request) -> Response:
        """Take a text or make an edit, or say why that cannot be done."""
        return await self._answer(request, await _body(request))

    async def _answer(self, request: Request, data: dict[str, Any]) -> Response:
        theme, since = (request.query_params.get(name, "") for name in ("theme", "since"))
        path = request.url.path.rpartition("/")[2]
        ask = partial(self.answers.ask, path, data, theme=theme, since=since)
        status, answer = await run_in_threadpool(ask)
        return JSONResponse(answer, status_code=status, headers=HEADERS)


async def _body(request: Request) -> dict[str, Any]:
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


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
