"""``argmap edit`` as a web app on this machine: article, map and text side by side, each change in the file at once."""

from __future__ import annotations

import json
import secrets
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
from argmap.server.assets import APP, SHARED, engine
from argmap.server.guard import HEADERS, Guard
from argmap.server.host import Host, Port
from argmap.server.protocol import configuration
from argmap.server.session import Session
from argmap.server.sheet import stylesheet

_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".deflate": "application/octet-stream",
}
_WORKER = {**HEADERS, "content-security-policy": "default-src 'none'; script-src 'wasm-unsafe-eval'"}


class Editor:
    """The routes of the app, over one session."""

    def __init__(self, session: Session, language: str = "") -> None:
        self.answers = Answers(session, language)
        here = resources.files("argmap")
        self._page = (here / APP / "index.html").read_text(encoding="utf-8")
        own = [f"{APP}/{file.name}" for file in (here / APP).iterdir() if file.name.endswith(".js")]
        self._files = {name: here / name for name in (*own, *SHARED)}

    def routes(self) -> list[Route]:
        """Return what can be asked for."""
        return [
            Route("/", self.page),
            Route("/style.css", self.style),
            Route("/argmap/{path:path}", self.file),
            *(Route(f"/{name}", self.state) for name in ASKED),
            *(Route(f"/{name}", self.take, methods=["POST"]) for name in TOLD),
        ]

    async def page(self, request: Request) -> Response:  # noqa: ARG002  a route takes it
        """The page, with a policy that lets nothing in but this server's own files."""
        nonce = secrets.token_urlsafe(16)
        page = self._page.replace("LANGUAGE", self.answers.words.language).replace("NONCE", nonce)
        policy = (
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
            f"style-src 'self' 'nonce-{nonce}'; font-src data:; img-src 'self' data:; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        headers = {**HEADERS, "content-security-policy": policy}
        return Response(page, media_type="text/html; charset=utf-8", headers=headers)

    async def style(self, request: Request) -> Response:  # noqa: ARG002
        """The colours and the font of all pictures, and the app's own rules."""
        return Response(stylesheet(), media_type="text/css; charset=utf-8", headers=HEADERS)

    async def file(self, request: Request) -> Response:
        """A script of the app, by its place in this package: nothing else is served."""
        name = request.path_params["path"]
        made = engine() if name.startswith("sparql/") else {}
        if name not in self._files and name not in made:
            return Response(status_code=404, headers=HEADERS)
        data = made[name] if name in made else self._files[name].read_bytes()
        return Response(data, media_type=_TYPES[Path(name).suffix], headers=_WORKER if name in made else HEADERS)

    async def state(self, request: Request) -> Response:
        """The text now; with ``since=REVISION`` little if it is still that one."""
        return await self._answer(request, {})

    async def take(self, request: Request) -> Response:
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


class Server(Host):
    """The app on a port of this machine; whoever knows its ``address`` can edit."""

    def __init__(self, session: Session, port: int = 0, language: str = "") -> None:
        """Take the port, a free one by default; raises ``OSError`` if it is taken."""
        token = secrets.token_urlsafe(24)
        taken = Port(port, f"{token}/")
        config = configuration(app_of(session, token, taken.number, language), patience=2)
        super().__init__(taken, uvicorn.Server(config))
