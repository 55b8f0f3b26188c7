"""``argmap serve``: an overview of maps, their pages, and a SPARQL endpoint over all of them, on this machine alone."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import resources
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from argmap import rdf
from argmap.domain.diagnostics import QueryError
from argmap.draw.gallery import draw_gallery
from argmap.rdf import results_xml
from argmap.server.guard import HEADERS, refuse
from argmap.views import Views

SECONDS = 30.0  # for a query
WAIT = 2.0  # seconds that a query waits for its turn
AT_ONCE = 3  # queries
MOST_BYTES = 2**20  # of a query
_TABLES: dict[str, Callable[[rdf.Result], str]] = {
    "application/sparql-results+json": rdf.Result.to_json,
    "application/sparql-results+xml": results_xml.dump,
    "application/json": rdf.Result.to_json,
    "application/xml": results_xml.dump,
    "text/csv": rdf.Result.to_csv,
}
_GRAPHS: dict[str, Callable[[rdf.Result], str]] = {
    "text/turtle": rdf.Result.to_turtle,
    "application/ld+json": rdf.Result.to_json,
    "application/json": rdf.Result.to_json,
}
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_STATUS = {"timeout": 504, "query-crashed": 500, "answer-too-large": 507}


class Library:
    """The maps that are served, by the name of their place in the address."""

    def __init__(self, maps: Mapping[str, Views]) -> None:
        self.maps = maps
        self._building = threading.Lock()
        self._turns = asyncio.Semaphore(AT_ONCE)

    @cached_property
    def store(self) -> rdf.Store:
        """The dataset of all maps with their verdicts and strengths."""
        views = {view.map.id: view for view in self.maps.values()}
        verdicts = {id_: view.verdicts for id_, view in views.items()}
        return rdf.Store([v.map for v in views.values()], verdicts, {id_: v.strengths for id_, v in views.items()})

    def routes(self) -> list[Route]:
        """What can be asked for."""
        return [
            Route("/", self.overview),
            Route("/health", self.health),
            Route("/ontology", self.ontology),
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/{name}/", self.page),
            Route("/{name}/index.html", self.page),
        ]

    async def overview(self, request: Request) -> Response:  # noqa: ARG002  a route takes it
        """All maps on one page."""
        entries = [view.entry(name) for name, view in self.maps.items()]
        page = await run_in_threadpool(draw_gallery, entries)
        return _html(page)

    async def page(self, request: Request) -> Response:
        """The page of one map."""
        view = self.maps.get(request.path_params["name"])
        if view is None:
            return Response("There is no such map.", 404, HEADERS, "text/plain")
        return _html(await run_in_threadpool(lambda: view.page))

    async def health(self, request: Request) -> Response:  # noqa: ARG002
        """That the server answers, also while all queries are at work."""
        return JSONResponse({"status": "ok", "maps": len(self.maps)}, headers=HEADERS)

    async def ontology(self, request: Request) -> Response:  # noqa: ARG002
        """The vocabulary of the dataset."""
        text = (resources.files("argmap") / "rdf" / "ontology" / "argmap.ttl").read_text(encoding="utf-8")
        return Response(text, headers=HEADERS, media_type="text/turtle; charset=utf-8")

    def _answer(self, query: str) -> rdf.Result:
        with self._building:
            store = self.store
        return store.query(query, None, SECONDS)

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 protocol, for queries: the body is whole, or the status is not 200."""
        query = await _query_of(request)
        if isinstance(query, Response):
            return query
        try:
            await asyncio.wait_for(self._turns.acquire(), WAIT)
        except TimeoutError:
            return _refused(503, "All workers are busy.", {"retry-after": "5"})
        try:
            result = await run_in_threadpool(self._answer, query)
            offered = _TABLES if result.triples is None else _GRAPHS
            kind = accepted(request.headers.get("accept", "*/*"), list(offered))
            if kind is None:
                return _refused(406, f"This answer can be had as {', '.join(offered)}.")
            body = await run_in_threadpool(offered[kind], result)
        except QueryError as error:
            first = error.diagnostics[0]
            return _refused(_STATUS.get(first.code, 400), "\n".join(map(str, error.diagnostics)))
        finally:
            self._turns.release()
        return Response(body, headers=HEADERS, media_type=f"{kind}; charset=utf-8")


async def _query_of(request: Request) -> str | Response:
    """The query that is asked, or the answer to who asks otherwise."""
    given = parse_qsl(request.url.query, keep_blank_values=True)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "POST":
        body = await request.body()  # the guard has seen its length
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return _refused(400, "The query is not in UTF-8.")
        if kind == _FORM:
            given += parse_qsl(text, keep_blank_values=True)
        elif kind == _QUERY:
            given.append(("query", text))
        else:
            return _refused(415, f"Post a query as {_QUERY} or {_FORM}.")
    if any(name == "update" for name, _ in given):
        return _refused(403, "This endpoint is for reading.")
    if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in given):
        return _refused(400, "Name graphs in the query itself, with FROM or GRAPH.")
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        return _refused(400, "Ask one query: ?query=SELECT ...")
    return queries[0]


def accepted(header: str, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` that an Accept header prefers; of equals the first."""
    wishes: list[tuple[str, float]] = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            wishes.append((name.lower(), float(weight)))
        except ValueError:
            continue

    def weight_of(kind: str) -> float:
        patterns = (kind, f"{kind.partition('/')[0]}/*", "*/*")
        return next((weight for pattern in patterns for name, weight in wishes if name == pattern), 0.0)

    best = max(offered, key=weight_of)
    return best if weight_of(best) > 0 else None


class ReadGuard:
    """Lets requests through that name this server as their host and only read; other sites' pages may not ask it."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to whoever may not ask."""
        status = self._refusal(scope) if scope["type"] == "http" else 0
        if status:
            await refuse(send, status)
        elif scope["type"] in ("http", "lifespan"):
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get("origin")
        if headers.get("host", "") not in self._hosts:
            return 403
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return 403
        if headers.get("sec-fetch-site", "none") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return 403
        if scope["method"] == "POST":
            length = headers.get("content-length", "")
            return 411 if not length.isdigit() else 413 if int(length) > MOST_BYTES else 0
        return 0 if scope["method"] in ("GET", "HEAD") else 405


def _html(page: str) -> Response:
    return Response(page, headers=HEADERS, media_type="text/html; charset=utf-8")


def _refused(status: int, message: str, more: Mapping[str, str] | None = None) -> Response:
    return Response(message + "\n", status, {**HEADERS, **(more or {})}, "text/plain; charset=utf-8")


class Server:
    """The maps on a port of this machine that nobody else can reach."""

    def __init__(self, maps: Mapping[str, Views], port: int = 0) -> None:
        """Take the port, a free one by default; raises ``OSError`` if it is taken."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self._socket.listen()
        self.port: int = self._socket.getsockname()[1]
        app = ReadGuard(Starlette(routes=Library(maps).routes()), self.port)
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=10
        )
        self._server = uvicorn.Server(config)

    @property
    def address(self) -> str:
        """Where the overview is."""
        return f"http://127.0.0.1:{self.port}/"

    def run(self) -> None:
        """Serve until the terminal or a signal ends it, when what is under way has been answered."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End ``run`` from another thread."""
        self._server.should_exit = True
