"""The SPARQL 1.1 Protocol for queries, the Graph Store Protocol for reading: a body is whole, or the status not 200."""

from __future__ import annotations

import time
from binascii import a2b_qp
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_to_bytes

from starlette.types import Receive, Scope, Send

from argmap.rdf import Store
from argmap.rdf.media import GRAPHS, TRIPLES, chosen, preferred
from argmap.rdf.posed import Dump, Query, Question
from argmap.rdf.service import describe_service
from argmap.server.crew import Crew, Reply
from argmap.server.guard import HEADERS, RETRY_AFTER
from argmap.server.log import Log
from argmap.server.memory import Memory, varies

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_GRAPHS = ("default-graph-uri", "named-graph-uri")
_COMMON = [(name.encode(), value.encode()) for name, value in HEADERS.items()] + [(b"vary", b"accept")]
_TEXT = "text/plain"
_PARAMETERS = 100  # of one request: to read a million would hold up everybody else


class Kept(NamedTuple):
    """An answer and its query."""

    text: str
    reply: Reply


class Served(NamedTuple):
    """The data that is asked now, who answers, and what they must know."""

    store: Store
    crew: Crew
    prefixes: Mapping[str, str]
    unites: bool
    memory: Memory[Kept]

    @classmethod
    def of(cls, store: Store) -> Served:
        """A store with a crew of its own."""
        return cls(store, Crew(store), store.prefixes, store.unites, Memory())


class Endpoint:
    """Answers at ``/sparql`` and ``/store``; ``served`` says over what."""

    def __init__(self, served: Callable[[], Served], address: str, log: Log) -> None:
        self._served = served
        self._base = f"{address}sparql"
        self._log = log

    def at_once(self, query_string: bytes, accepted: bytes) -> tuple[bytes, bytes] | None:
        """The lines of the headers, and the body, of the answer to ``query=`` what is remembered or a lookup."""
        started, served = time.perf_counter(), self._served()
        key = (query_string, accepted, b"", b"")
        if kept := served.memory.get(key):
            text, reply = kept
        else:
            text = unquoted(query_string[6:])
            table, triples = chosen(accepted)
            looked_up = served.crew.look_up(Query(text, table, triples, self._base, served.prefixes, served.unites))
            if not looked_up:
                return None
            reply = looked_up
            if served.memory.has_missed(key):
                served.memory.keep(key, Kept(text, reply._replace(slot="memory")), len(reply.body))
        self._note(text, reply, started)
        return _lines_of(reply.kind), reply.body

    async def sparql(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a query; without one, describe the service."""
        started, served = time.perf_counter(), self._served()
        headers, method = dict(scope["headers"]), scope["method"]
        kind, body = (headers.get(b"content-type", b"?"), await _body(receive)) if method == "POST" else (b"", b"")
        key = (scope["query_string"], headers.get(b"accept", b"*/*"), kind, body)
        if kept := served.memory.get(key):
            text, reply = kept
        else:
            question = self._question(method, *key, served)
            text = question.text if isinstance(question, Query) else ""
            reply = question if isinstance(question, Reply) else await served.crew.answer(question)
            if text and reply.status == 200 and not varies(text):
                served.memory.keep(key, Kept(text, reply._replace(slot="memory")), len(reply.body))
        self._note(text, reply, started)
        await respond(send, reply, method)

    def _note(self, text: str, reply: Reply, started: float) -> None:
        self._log.add(text, reply.status, time.perf_counter() - started, len(reply.body), reply.slot)

    def _question(
        self, method: str, query_string: bytes, accepted: bytes, content_type: bytes, body: bytes, served: Served
    ) -> Question | Reply:
        """The query that is asked, or the answer to whoever asks otherwise."""
        accept = accepted.decode("latin-1")
        asked = _parameters(query_string.decode("latin-1"))
        if method == "POST":
            kind, _, parameters = content_type.decode("latin-1").partition(";")
            try:
                text = body.decode("utf-8-sig")
            except UnicodeDecodeError:
                return _refused(400, "The query is not in UTF-8.")
            if "charset=" in parameters.lower() and "utf-8" not in parameters.lower():
                return _refused(415, "Send the query in UTF-8.")
            if kind.strip().lower() == _FORM:
                asked += _parameters(text)
            elif kind.strip().lower() == _QUERY:
                asked.append(("query", text))
            else:
                return _refused(415, f"Post a query as {_QUERY} or {_FORM}.")
        elif not asked:
            return self.description(served, accept)
        if any(name == "update" for name, _ in asked):
            return _refused(403, "This endpoint is for reading.")
        queries = [value for name, value in asked if name == "query"]
        if len(queries) != 1:
            return _refused(400, "Ask one query: ?query=SELECT ...")
        default, named = (tuple(value for name, value in asked if name == kind) for kind in _GRAPHS)
        table, triples = chosen(accepted)
        if not table and not triples:
            return _refused(406, "Nothing that a query is answered in is accepted.")
        return Query(queries[0], table, triples, self._base, served.prefixes, served.unites, default, named)

    def description(self, served: Served, accept: str) -> Reply:
        """The description of the service, as SPARQL 1.1 has it."""
        kind = preferred(accept, tuple(TRIPLES))
        if not kind:
            return _refused(406, f"The description can be had as {', '.join(TRIPLES)}.")
        return Reply(200, kind, describe_service(self._base, served.store.graphs(), kind))

    async def store(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  an ASGI app takes it
        """Give a graph (``?graph=IRI``, ``?default``), or without either the dataset."""
        asked = _parameters(scope["query_string"].decode("latin-1"))
        accept = dict(scope["headers"]).get(b"accept", b"*/*").decode("latin-1")
        names = [name for name, _ in asked]
        served = self._served()
        kind = preferred(accept, GRAPHS if not asked else tuple(TRIPLES))
        if scope["method"] == "POST" or names not in ([], ["default"], ["graph"]):
            status = 405 if scope["method"] == "POST" else 400
            reply = _refused(status, "Ask for ?graph=IRI, ?default, or the whole dataset.")
        elif not kind:
            reply = _refused(406, f"It can be had as {', '.join(TRIPLES if asked else GRAPHS)}.")
        else:
            graph = asked[0][1] if names == ["graph"] else None
            reply = await served.crew.answer(Dump(kind, graph, whole=not asked))
        await respond(send, reply, scope["method"])


async def _body(receive: Receive) -> bytes:
    """The body of a request, whose length the guard has seen."""
    pieces: list[bytes] = []
    while True:
        message = await receive()
        pieces.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(pieces)


def _parameters(text: str) -> list[tuple[str, str]]:
    """The names and values in an address or a form; of too many a single one without a name, which nothing takes."""
    return parse_qsl(text, keep_blank_values=True) if text.count("&") < _PARAMETERS else [("", "")]


def unquoted(value: bytes) -> str:
    """The text that a value in an address stands for; which is on one line, as an address is.

    Quoted-printable has the same escapes behind another sign, and a compiled reader, which takes a twelfth of the time. What
    is no escape it leaves as it is: then too much is left.
    """
    spaced = value.replace(b"+", b" ")
    read = a2b_qp(spaced.replace(b"=", b"%3D").replace(b"%", b"="))
    if len(read) != len(value) - 2 * value.count(b"%"):
        read = unquote_to_bytes(spaced)
    return read.decode("utf-8", "replace")


def _refused(status: int, message: str) -> Reply:
    return Reply(status, _TEXT, message.encode() + b"\n", "none")


def _headers(reply: Reply) -> list[tuple[bytes, bytes]]:
    headers = [*_headers_of(reply.kind), (b"content-length", str(len(reply.body)).encode())]
    return [*headers, (b"retry-after", RETRY_AFTER)] if reply.status == 503 else headers


@lru_cache(32)
def _headers_of(kind: str) -> list[tuple[bytes, bytes]]:
    return [*_COMMON, (b"content-type", f"{kind or _TEXT}; charset=utf-8".encode())]


@lru_cache(32)
def _lines_of(kind: str) -> bytes:
    return b"".join(b"%b: %b\r\n" % header for header in _headers_of(kind))


async def respond(send: Send, reply: Reply, method: str) -> None:
    """Send a reply."""
    await send({"type": "http.response.start", "status": reply.status, "headers": _headers(reply)})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else reply.body})
