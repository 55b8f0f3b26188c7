"""The SPARQL 1.1 Protocol for queries, the Graph Store Protocol for reading: a body is whole, or the status not 200."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_to_bytes

from starlette.types import Message, Receive, Scope, Send

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


class Kept(NamedTuple):
    """An answer as it was sent, and its query."""

    text: str
    reply: Reply
    head: Message


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
        self._address = address
        self._log = log

    async def sparql(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a query; without one, describe the service."""
        started = time.perf_counter()
        headers, method = dict(scope["headers"]), scope["method"]
        kind, body = (headers.get(b"content-type", b""), await _body(receive)) if method == "POST" else (b"", b"")
        accept, served = headers.get(b"accept", b"*/*"), self._served()
        key = (scope["query_string"], accept, kind, body)
        if (kept := served.memory.get(key)) is None:
            question = self._question(method, *key, served)
            reply = question if isinstance(question, Reply) else await served.crew.answer(question)
            kept = Kept(question.text if isinstance(question, Query) else "", reply, _head(reply))
            if kept.text and reply.status == 200 and not varies(kept.text):
                served.memory.keep(key, kept._replace(reply=reply._replace(slot="memory")), len(reply.body))
        reply = kept.reply
        self._log.add(kept.text, reply.status, time.perf_counter() - started, len(reply.body), reply.slot)
        await send(kept.head)
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else reply.body})

    def _question(
        self, method: str, query_string: bytes, accepted: bytes, content_type: bytes, body: bytes, served: Served
    ) -> Question | Reply:
        """The query that is asked, or the answer to whoever asks otherwise."""
        accept = accepted.decode("latin-1")
        asked = _parameters(query_string)
        if method == "POST":
            kind, _, parameters = content_type.decode("latin-1").partition(";")
            try:
                text = body.decode()
            except UnicodeDecodeError:
                return _refused(400, "The query is not in UTF-8.")
            if "charset=" in parameters.lower() and "utf-8" not in parameters.lower():
                return _refused(415, "Send the query in UTF-8.")
            if kind.strip().lower() == _FORM:
                asked += parse_qsl(text, keep_blank_values=True)
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
        table, triples = chosen(accept)
        if not table and not triples:
            return _refused(406, "Nothing that a query is answered in is accepted.")
        base = f"{self._address}sparql"
        return Query(queries[0], table, triples, base, served.prefixes, served.unites, default, named)

    def description(self, served: Served, accept: str) -> Reply:
        """The description of the service, as SPARQL 1.1 has it."""
        kind = preferred(accept, tuple(TRIPLES))
        if not kind:
            return _refused(406, f"The description can be had as {', '.join(TRIPLES)}.")
        return Reply(200, kind, describe_service(f"{self._address}sparql", served.store.graphs(), kind))

    async def store(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  an ASGI app takes it
        """Give a graph (``?graph=IRI``, ``?default``), or without either the dataset."""
        asked = _parameters(scope["query_string"])
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


def _parameters(query_string: bytes) -> list[tuple[str, str]]:
    """The names and values in an address; of a single one, which most have, in half the time."""
    name, equals, value = query_string.partition(b"=")
    if equals and name.isalpha() and b"&" not in value:
        return [(name.decode(), unquote_to_bytes(value.replace(b"+", b" ")).decode("utf-8", "replace"))]
    return parse_qsl(query_string.decode("latin-1"), keep_blank_values=True)


def _refused(status: int, message: str) -> Reply:
    return Reply(status, _TEXT, message.encode() + b"\n", "none")


def _head(reply: Reply) -> Message:
    """The status and headers of a reply."""
    headers = [
        *_COMMON,
        (b"content-type", f"{reply.kind or _TEXT}; charset=utf-8".encode()),
        (b"content-length", str(len(reply.body)).encode()),
    ]
    if reply.status == 503:
        headers.append((b"retry-after", RETRY_AFTER))
    return {"type": "http.response.start", "status": reply.status, "headers": headers}


async def respond(send: Send, reply: Reply, method: str) -> None:
    """Send a reply."""
    await send(_head(reply))
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else reply.body})
