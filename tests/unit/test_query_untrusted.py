"""``argmap query --endpoint`` and a server that lies: every answer ends in a result or a sentence, within all limits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from argmap.cli import main

JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"
DEEP = 50_000
_IRI = '{"type": "uri", "value": "urn:a"}'


def table(*cells: str) -> bytes:
    rows = ", ".join(f'{{"c": {cell}}}' for cell in cells)
    return f'{{"head": {{"vars": ["c"]}}, "results": {{"bindings": [{rows}]}}}}'.encode()


def text(value: str) -> str:
    return f'{{"type": "literal", "value": "{value}"}}'


def nested(depth: int) -> str:
    before = f'{{"type": "triple", "value": {{"subject": {_IRI}, "predicate": {_IRI}, "object": '
    return before * depth + _IRI + "}}" * depth


def nested_lines(depth: int) -> bytes:
    return b"<urn:s> <urn:p> " + b"<<( <urn:s> <urn:p> " * depth + b"<urn:o>" + b" )>>" * depth + b" .\n"


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 1000}">' for n in range(8))
RDF_XML = (
    f'<!DOCTYPE rdf:RDF [{ENTITIES}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&e7;</rdf:RDF>'
)
WIDE = b'{"head": {"vars": [%s]}, "results": {"bindings": [%s]}}'

ANSWERS: dict[str, tuple[str, bytes]] = {
    "deep": (JSON, table(nested(DEEP))),
    "open": (JSON, b"[" * DEEP),
    "unclosed": (JSON, b'["' + b'\\"' * DEEP),
    "deep-triples": (TRIPLES, nested_lines(DEEP)),
    "shallow": (JSON, table(nested(20))),
    "shallow-triples": (TRIPLES, nested_lines(20)),
    "brackets-in-text": (JSON, table(text("[{" * 500))),
    "brackets-in-triples": (TRIPLES, b'<urn:s> <urn:p> "' + b"<<( " * 500 + b'" . # <<(\n'),
    "entities": ("application/rdf+xml", RDF_XML.encode()),
    "turtle": ("text/turtle", b"<urn:s> <urn:p> <urn:o> ."),
    "rows": (JSON, table(text("b"), text("a"), *map(text, "cdef"))),
    "triples": (TRIPLES, b"".join(b"<urn:s> <urn:p> <urn:%d> .\n" % n for n in range(6))),
    "large": (JSON, b" " * 6_000_000 + table()),
    "wide": (JSON, WIDE % (b", ".join(b'"v%d"' % n for n in range(5_000)), b", ".join([b"{}"] * 5_000))),
    "yes": (JSON, b'{"head": {}, "boolean": true}'),
    "hidden": ("text/\x1b[2J", b""),
}


class Liar(BaseHTTPRequestHandler):
    """A server that answers as the path says."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        name = self.path.strip("/")
        if name in ANSWERS:
            kind, body = ANSWERS[name]
            self.answer(200, {"content-type": kind, "content-length": str(len(body))}, body)
        elif name.isdigit():
            self.answer(int(name), {"location": "ftp://else.where/\x1b"}, b"")
        elif name == "cut":
            self.answer(200, {"content-type": TRIPLES, "content-length": "999"}, ANSWERS["triples"][1])
        elif name == "below/sparql":
            self.answer(200, {"content-type": JSON}, ANSWERS["yes"][1])
        elif name.startswith("drip"):
            self.drip(b"HTTP/1.1 200 OK\r\nx: " if name == "drip-head" else b"HTTP/1.1 200 OK\r\n\r\n")
        else:
            self.answer(405, {}, b"\x1b[2J\xe2\x80\xaeno")

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def drip(self, head: bytes) -> None:
        with suppress(OSError):
            self.wfile.write(head)
            for _ in range(400):
                self.wfile.write(b" ")
                time.sleep(0.05)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Iterator[Ask]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Liar)
    server.daemon_threads, server.block_on_close = True, False
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def run(path: str, query: str = "SELECT * {}", *options: str) -> tuple[int, str, str]:
        code = main(["query", "--endpoint", f"http://127.0.0.1:{server.server_port}/{path}", query, *options])
        return code, *capsys.readouterr()

    yield run
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "query", "options", "reason"),
    [
        ("deep", "SELECT * {}", [], "nested more than 100 deep"),
        ("open", "SELECT * {}", [], "nested more than 100 deep"),
        ("unclosed", "SELECT * {}", [], "is no answer to the query"),
        ("deep-triples", "CONSTRUCT WHERE {}", [], "nested more than 100 deep"),
        ("entities", "CONSTRUCT WHERE {}", [], "application/rdf+xml"),
        ("turtle", "CONSTRUCT WHERE {}", [], "text/turtle"),
        ("rows", "ASK {}", [], "ASK asks for a yes or no, and it is a table"),
        ("rows", "CONSTRUCT WHERE {}", [], "CONSTRUCT asks for triples, and it is a table"),
        ("yes", "PREFIX ask: <urn:a> SELECT * {}", [], "SELECT asks for a table, and it is a yes or no"),
        ("triples", "SELECT * {}", [], "and it is triples"),
        ("rows", "SELECT * {}", ["--max-rows", "5"], "more than 5 rows"),
        ("triples", "CONSTRUCT WHERE {}", ["--max-rows", "5"], "more than 5 rows"),
        ("large", "SELECT * {}", ["--memory", "5"], "5 MB"),
        ("wide", "SELECT * {}", ["--memory", "50"], "50 MB of memory"),
        ("cut", "CONSTRUCT WHERE {}", [], "did not answer"),
        ("drip", "SELECT * {}", ["--timeout", "0.5"], "took longer than 0.5 s"),
        ("drip-head", "SELECT * {}", ["--timeout", "0.5"], "took longer than 0.5 s"),
        *((str(status), "SELECT * {}", [], "no redirect is followed") for status in (301, 302, 303, 307, 308)),
        ("302", "SELECT * {}", [], "ftp://else.where/"),
        ("below/", "SELECT * {}", [], "/below/sparql."),
        ("nowhere", "SELECT * {}", [], "is it that of an endpoint?"),
    ],
)
def test_a_lie_is_refused_with_its_reason(ask: Ask, path: str, query: str, options: list[str], reason: str) -> None:
    code, out, told = ask(path, query, *options)
    assert (code, out) == (2, "")
    assert reason in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("shallow", "SELECT * {}"),
        ("shallow-triples", "CONSTRUCT WHERE {}"),
        ("brackets-in-text", "SELECT * {}"),
        ("brackets-in-triples", "DESCRIBE <urn:s>"),
        ("rows", "SELECT * {}"),
        ("large", "SELECT * {}"),
        ("yes", "ASK {}"),
    ],
)
def test_what_only_looks_like_a_lie_is_answered(ask: Ask, path: str, query: str) -> None:
    code, out, _ = ask(path, query, "--format", "tsv")
    assert code == 0
    assert out


@pytest.mark.parametrize("path", ["302", "hidden", "nowhere"])
def test_what_nobody_can_see_is_shown_in_one_way(ask: Ask, path: str) -> None:
    told = ask(path)[2]
    assert "<U+001B>" in told
    assert "\x1b" not in told
    assert "[U+" not in told
    assert "\ufffd" not in told


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("SELECT ?c { ?s ?p 'order by' } # order by", "a"),
        ("SELECT ?c { <urn:order> ?p ?c }", "a"),
        ("SELECT ?c { ?s ?p ?c } ORDER # how?\nBY ?c", "b"),
    ],
)
def test_rows_stay_as_they_come_only_where_the_query_orders_them(ask: Ask, query: str, first: str) -> None:
    assert ask("rows", query, "--format", "csv")[1].split()[1] == first
