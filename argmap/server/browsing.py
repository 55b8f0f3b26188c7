"""``argmap serve``: an overview of maps, their pages, and a SPARQL endpoint over all of them, on this machine alone."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator
from functools import lru_cache
from importlib import resources
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from argmap import pipeline, registry
from argmap.domain.spelling import unknown
from argmap.draw.gallery import draw_gallery
from argmap.rdf.media import preferred
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import ontology
from argmap.server.endpoint import Endpoint
from argmap.server.guard import HEADERS, Gate, refuse
from argmap.server.host import Host, Port
from argmap.server.log import Log
from argmap.server.protocol import configuration
from argmap.server.questions import SCRIPTS, query_page, style
from argmap.server.shelf import Shelf
from argmap.views import Views

MOST_BYTES = 2**20  # of a query
RESERVED = ("sparql", "store", "health", "ontology", "changes", "query", "argmap", "openapi.json")  # names of no map
_FRAMED = HEADERS | {"x-frame-options": "SAMEORIGIN"}  # the query view shows maps in frames
_ALIVE = 1.0  # seconds after which a page that listens for changes is told that there are none
_LAST = 0.1  # seconds in which what was sent before the end is taken in
_ASKERS = 32  # whose headers are remembered: few programs ask, often
_HTML = "text/html; charset=utf-8"


class Pages:
    """The pages that people look at, and what else is not a query."""

    def __init__(self, shelf: Shelf, language: str = "") -> None:
        self._shelf = shelf
        self._language = language
        self._drawing = threading.Lock()

    def routes(self) -> list[Route]:
        """Return what can be asked for."""
        return [
            Route("/", self.overview),
            Route("/health", self.health),
            Route("/ontology", self.ontology),
            Route("/changes", self.changes),
            Route("/query", self.query),
            Route("/query.css", self.style),
            Route("/argmap/{path:path}", self.script),
            Route("/openapi.json", self.openapi),
            Route("/{name}/", self.map),
            Route("/{name}/index.html", self.map),
        ]

    async def overview(self, request: Request) -> Response:  # noqa: ARG002  a route takes it
        """All maps on one page; a corpus, which has no pages, is asked."""
        if not self._shelf.content.maps:
            return Response("", 307, HEADERS | {"location": "/query"})
        entries = [view.entry(name) for name, view in self._shelf.content.maps.items()]
        page = await run_in_threadpool(draw_gallery, entries, "", self._language, "/query")
        return Response(page, headers=HEADERS, media_type=_HTML)

    async def map(self, request: Request) -> Response:
        """One map: its page, or another of the formats that argmap writes, by ``Accept`` or ``?format=NAME``."""
        view = self._shelf.content.maps.get(request.path_params["name"])
        if view is None:
            return _refused(404, self._elsewhere(request.path_params["name"]))
        kinds = {"text/html": "html"}
        for known in registry.writable():
            kinds.setdefault(known.media_type, known.name)
        wanted = request.query_params.get("format")
        if wanted is not None and wanted not in {known.name for known in registry.writable()}:
            return _refused(404, f"There is no such format; there are {registry.names(registry.writable())}.")
        kind = preferred(request.headers.get("accept", "*/*"), tuple(kinds))
        if not wanted and not kind:
            return _refused(406, f"This map can be had as {', '.join(kinds)}.")
        known = registry.format_named(wanted or kinds[kind])
        body = await run_in_threadpool(self._written, view, known.name)
        charset = "; charset=utf-8" if known.media_type.startswith("text/") else ""
        headers = _FRAMED | {"vary": "accept"}
        return Response(body, headers=headers, media_type=known.media_type + charset)

    def _elsewhere(self, name: str) -> str:
        """Say where to look for a map that has no page by that name."""
        maps = self._shelf.content.maps
        if not maps:
            graph = quote(Names(name).graph.value, safe="")
            return (
                f"A corpus has no pages of its maps: ask it at /query, or take the data of a map at /store?graph={graph}; "
                "for its page, build the file that it comes from: argmap corpus list names it."
            )
        fault = unknown("map", name, maps).diagnostics[0]
        return f"{fault.message} {fault.remedy} The overview at / shows all."

    def _written(self, view: Views, name: str) -> bytes:
        with self._drawing:  # a view draws each thing once, for one reader at a time
            return pipeline.encode(view, name)

    async def health(self, request: Request) -> Response:  # noqa: ARG002
        """That the server answers, also while all queries are at work; and what of the files cannot be read."""
        shelf = self._shelf
        health = {"status": "ok", "maps": shelf.content.number, "state": shelf.state, "faults": shelf.faults}
        return JSONResponse(health, headers=HEADERS)

    async def ontology(self, request: Request) -> Response:  # noqa: ARG002
        """The vocabulary of the dataset."""
        return Response(ontology(), headers=HEADERS, media_type="text/turtle; charset=utf-8")

    async def openapi(self, request: Request) -> Response:  # noqa: ARG002
        """All of this for programs, in OpenAPI."""
        text = (resources.files("argmap.server") / "openapi.json").read_text(encoding="utf-8")
        return Response(text, headers=HEADERS, media_type="application/json")

    async def query(self, request: Request) -> Response:  # noqa: ARG002
        """The view in which all maps are asked."""
        page, headers = await run_in_threadpool(query_page, self._shelf.content, self._language)
        return Response(page, headers=headers, media_type=_HTML)

    async def style(self, request: Request) -> Response:  # noqa: ARG002
        """Return how that view looks."""
        return Response(await run_in_threadpool(style), headers=HEADERS, media_type="text/css; charset=utf-8")

    async def script(self, request: Request) -> Response:
        """A script or picture of that view, by its place in this package: nothing else is served."""
        name = request.path_params["path"]
        if name not in SCRIPTS:
            return _refused(404, "There is no such file.")
        body = (resources.files("argmap") / name).read_bytes()
        kind = "image/svg+xml" if name.endswith(".svg") else "text/javascript; charset=utf-8"
        return Response(body, headers=HEADERS, media_type=kind)

    async def changes(self, request: Request) -> Response:
        """A stream of events: one now, and one after every change; whoever asks for the head alone waits for none."""
        if request.method == "HEAD":
            return Response(headers=HEADERS, media_type="text/event-stream")
        return StreamingResponse(self._changes(), headers=HEADERS, media_type="text/event-stream")

    async def _changes(self) -> AsyncIterator[str]:
        sent = ""
        while not self._shelf.ending:
            yield f"data: {self._shelf.state}\n\n" if sent != self._shelf.state else ":\n\n"
            sent = self._shelf.state
            await self._shelf.change(_ALIVE)


class Site:
    """The endpoint, which answers by itself, and the pages."""

    def __init__(self, shelf: Shelf, address: str, log: Log, language: str) -> None:
        self.endpoint = Endpoint(lambda: shelf.served, address, log)
        self._pages = Starlette(routes=Pages(shelf, language).routes())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope["path"].rstrip("/")
        if path == "/sparql":
            await self.endpoint.sparql(scope, receive, send)
        elif path == "/store":
            await self.endpoint.store(scope, receive, send)
        else:
            await self._pages(scope, receive, send)


class ReadGuard:
    """Lets requests through that name this server as their host and only read; other sites' pages may not ask it."""

    def __init__(self, app: Site, port: int) -> None:
        self._app = app
        self._gate = Gate(port, MOST_BYTES, linked=True)
        self._accepted = lru_cache(_ASKERS)(self._accepted_anew)

    def at_once(self, target: bytes, headers: list[tuple[bytes, bytes]]) -> tuple[bytes, bytes] | None:
        """The lines of the headers, and the body, of the answer to who GETs a small query and may; see ``protocol``."""
        if not target.startswith(b"/sparql?query=") or b"&" in target or b"#" in target:
            return None
        accepted = self._accepted(tuple(headers))
        return None if accepted is None else self._app.endpoint.at_once(target[8:], accepted)

    def _accepted_anew(self, headers: tuple[tuple[bytes, bytes], ...]) -> bytes | None:
        """The media types that whoever sends these headers accepts; nothing if they may not ask, or send a body."""
        if self._gate.refusal({"method": "GET", "headers": headers}):
            return None
        named = dict(headers)
        return None if b"content-length" in named else named.get(b"accept", b"*/*")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to whoever may not ask."""
        if scope["type"] != "http":
            return
        if status := self._gate.refusal(scope):
            await refuse(send, status)
        else:
            await self._app(scope, receive, send)


def _refused(status: int, message: str) -> Response:
    return Response(message + "\n", status, HEADERS, "text/plain; charset=utf-8")


class Server(Host):
    """The server of what is on the shelf; ``address`` is where the overview is."""

    def __init__(self, shelf: Shelf, port: int = 0, log: Log | None = None, language: str = "") -> None:
        """Take the port, a free one by default; raises ``OSError`` if it is taken."""
        taken = Port(port)
        app = ReadGuard(Site(shelf, taken.address, log or Log(), language), taken.number)
        super().__init__(taken, _Server(configuration(app, patience=40), shelf))
        self.shelf = shelf


class _Server(uvicorn.Server):
    """Watches the files while it serves, and tells its pages when it ends."""

    def __init__(self, config: uvicorn.Config, shelf: Shelf) -> None:
        super().__init__(config)
        self._shelf = shelf

    async def main_loop(self) -> None:
        """Serve and watch."""
        watching = asyncio.create_task(self._shelf.watch())
        try:
            await super().main_loop()
        finally:
            self._shelf.ending = True
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what is under way or has been sent, then let the crew go."""
        await asyncio.sleep(_LAST)  # to close a socket is to refuse who waits in its queue
        await super().shutdown(sockets)
        self._shelf.served.crew.close()
