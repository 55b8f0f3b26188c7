"""``argmap serve`` over real sockets: it reads, answers SPARQL by the protocol, and lets no other site ask."""

from __future__ import annotations

import contextlib
import csv
import http.client
import io
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

import argmap

pytest.importorskip("starlette", reason="argmap[edit] is not installed")

from argmap.rdf.media import preferred
from argmap.server.browsing import Server
from argmap.server.crew import AT_ONCE
from argmap.server.log import Log
from argmap.server.protocol import BoundedProtocol
from argmap.server.shelf import Content, Shelf
from argmap.views import Views
from tests.waiting import PATIENCE, until

ROOT = Path(__file__).resolve().parents[2]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def two_maps() -> Content:
    maps = {
        "lukashenko": argmap.load(ROOT / "graphs" / "lukashenko"),
        "rain": argmap.loads("[A]: x #thesis\n  - [B]: y\n"),
    }
    return Content.of({name: Views(m, live=True) for name, m in maps.items()})


@pytest.fixture(scope="module")
def port(two_maps: Content) -> Iterator[int]:
    with served(Shelf(lambda: two_maps, lambda: 0)) as port:
        yield port


@contextlib.contextmanager
def served(shelf: Shelf, log: Log | None = None) -> Iterator[int]:
    """A server of ``shelf`` in a thread, by its port."""
    server = Server(shelf, log=log)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.port
    server.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def ask(port: int, method: str, path: str, body: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() or None, named)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


def sparql(port: int, query: str, **headers: str) -> tuple[int, dict[str, str], str]:
    return ask(port, "GET", f"/sparql?query={quote(query)}", **headers)


def test_the_overview_leads_to_every_page(port: int) -> None:
    status, _, page = ask(port, "GET", "/")
    assert status == 200
    for name in ("lukashenko", "rain"):
        assert f'href="./{name}/index.html"' in page
        assert ask(port, "GET", f"/{name}/index.html")[0] == ask(port, "GET", f"/{name}/")[0] == 200
    assert 'href="/query"' in page
    status, headers, view = ask(port, "GET", "/query")
    assert status == 200
    assert "unsafe" not in headers["content-security-policy"]
    for address in re.findall(r'(?:src|href)="(/[^"]+)"', view):
        assert ask(port, "GET", address)[0] == 200, address
    assert ask(port, "GET", "/argmap/server/browsing.py")[0] == ask(port, "GET", "/argmap/../secret")[0] == 404
    assert ask(port, "GET", "/nobody/")[0] == 404
    assert "Did you mean rain?" in ask(port, "GET", "/rainn/")[2]
    assert ask(port, "GET", "/ontology")[2].startswith("@prefix")


def test_a_query_is_answered_however_the_protocol_lets_it_be_asked(port: int) -> None:
    form = f"query={quote(COUNT)}"
    answers = [
        sparql(port, COUNT),
        ask(port, "POST", "/sparql", COUNT, content_type="application/sparql-query"),
        ask(port, "POST", "/sparql", form, content_type="application/x-www-form-urlencoded"),
        ask(
            port, "POST", "/sparql", f"\ufeff{COUNT}", content_type="application/sparql-query"
        ),  # from an editor's file
    ]
    for status, headers, body in answers:
        assert status == 200
        assert headers["content-type"].startswith("application/sparql-results+json")
        assert int(json.loads(body)["results"]["bindings"][0]["n"]["value"]) > 40


SMALL = b"GET /sparql?query=ASK%7B?s+a+?o%7D%23N HTTP/1.1\r\nHOST\r\nAccept: text/csv\r\n"


def test_a_small_query_is_answered_at_once_as_an_app_answers_it(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks: list[str] = []
    start = BoundedProtocol._start_asgi_task

    def note(protocol: BoundedProtocol, cycle: Any, app: Any) -> None:
        tasks.append(cycle.scope["path"])
        start(protocol, cycle, app)

    monkeypatch.setattr(BoundedProtocol, "_start_asgi_task", note)
    for kind in ("text/csv", "application/sparql-results+xml", "*/*"):
        answers = [ask(port, "GET", f"{path}?query={quote(COUNT)}", accept=kind) for path in ("/sparql", "/sparql/")]
        for _, headers, _ in answers:
            headers.pop("date")
        assert answers[0] == answers[1]
        assert answers[0][0] == 200
    assert tasks == ["/sparql/"] * 3


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [
        (SMALL * 3, [200] * 3),
        (SMALL + SMALL.replace(b"/sparql?", b"/store?") + SMALL.replace(b"GET", b"HEAD") + SMALL, [200, 400, 200, 200]),
        (SMALL.replace(b"ASK", b"ASKED") + SMALL, [400, 200]),
        (SMALL + b"Content-Length: 3\r\n\r\nASK" + SMALL, [200] * 2),
        (SMALL + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [411]),
        (SMALL + b"Expect: 100-continue\r\n" + SMALL, [200] * 2),
        (SMALL + b"Connection: Upgrade\r\nUpgrade: h2c\r\n", [200]),
        (SMALL + b"Connection: close\r\n" + SMALL, [200]),
        (SMALL.replace(b"1.1", b"1.0") + SMALL, [200]),
        (SMALL + b"Host: evil.example\r\n", [400]),
        (SMALL + b"Origin: http://evil.example\r\n", [403]),
        (SMALL.replace(b"HOST", b"Host: evil.example"), [403]),
        (SMALL.replace(b"/sparql", b"http://evil.example/sparql"), [403]),
    ],
)
def test_requests_around_one_that_is_answered_at_once_are_answered_in_their_order(
    port: int, request_: bytes, statuses: list[int]
) -> None:
    whole_ = request_.replace(b"GET ", b"\r\nGET ").replace(b"HEAD ", b"\r\nHEAD ").lstrip()
    connection = connected(port, whole_ if whole_.endswith(b"\r\n\r\n") else whole_ + b"\r\n")
    connection.shutdown(socket.SHUT_WR)
    content = whole(connection)
    assert [int(status) for status in re.findall(rb"HTTP/1\.1 (\d+) [^\r]*\r\n", content)] == statuses
    assert content.count(b"true") == sum(status == 200 for status in statuses) - request_.count(b"HEAD")


def test_the_answer_is_in_the_form_that_is_asked_for(port: int) -> None:
    _, headers, body = sparql(port, COUNT, accept="text/csv")
    assert headers["content-type"].startswith("text/csv")
    assert next(csv.DictReader(io.StringIO(body)))["n"]
    query = "SELECT ?s ?text ?none { ?s aif:claimText ?text }"
    _, headers, body = sparql(port, query, accept="application/sparql-results+xml")
    assert headers["content-type"].startswith("application/sparql-results+xml")
    rows = list(ox.parse_query_results(body, format=ox.QueryResultsFormat.XML))
    bindings = json.loads(sparql(port, query)[2])["results"]["bindings"]
    assert sorted(row["text"].value for row in rows) == sorted(b["text"]["value"] for b in bindings)
    assert "<boolean>true" in sparql(port, "ASK { ?a argmap:attacks ?b }", accept="application/sparql-results+xml")[2]
    _, headers, body = sparql(port, "CONSTRUCT WHERE { ?a argmap:attacks ?b }", accept="text/turtle")
    assert "argmap:attacks" in body
    assert json.loads(sparql(port, "ASK { ?a argmap:attacks ?b }")[2])["boolean"] is True
    assert sparql(port, COUNT, accept="image/png")[0] == 406
    assert sparql(port, COUNT, accept="text/turtle")[0] == 406
    assert sparql(port, "ASK {}", accept="text/csv")[2] == "true"
    assert sparql(port, COUNT, accept="text/tab-separated-values")[2].startswith("?n\n")


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/sparql?query=", "", {}, 400),
        ("GET", "/sparql?query=SELECT", "", {}, 400),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", "", {}, 400),
        ("GET", "/sparql?query=ASK{}&default-graph-uri=urn:x", "", {}, 400),
        ("GET", "/sparql?query=" + quote("ASK" + "{" * 3000), "", {}, 400),
        ("GET", "/sparql?query=" + quote("ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), "", {}, 400),
        ("GET", "/sparql?query=" + quote("ASK FROM <file:///etc/passwd> { ?s ?p ?o }"), "", {}, 400),
        ("GET", "/sparql?update=CLEAR+ALL", "", {}, 403),
        ("POST", "/sparql", "update=CLEAR+ALL", {"content_type": "application/x-www-form-urlencoded"}, 403),
        ("POST", "/sparql", "INSERT DATA { <a:a> <a:b> 1 }", {"content_type": "application/sparql-update"}, 415),
        ("POST", "/sparql", "DROP ALL", {"content_type": "application/sparql-query"}, 400),
        ("POST", "/rain/", "x", {}, 405),
        ("PUT", "/sparql", "x", {}, 405),
        ("DELETE", "/rain/", "", {}, 405),
        ("GET", "/", "", {"host": "evil.example"}, 403),
        ("GET", "/sparql?query=ASK{}", "", {"origin": "http://evil.example"}, 403),
        ("GET", "/sparql?query=ASK{}", "", {"sec_fetch_site": "cross-site"}, 403),
    ],
)
def test_what_is_not_a_question_to_read_is_refused(
    port: int, method: str, path: str, body: str, headers: dict[str, str], status: int
) -> None:
    answered, _, text = ask(port, method, path, body, **headers)
    assert answered == status, text
    assert "Traceback" not in text
    assert ask(port, "GET", "/health")[0] == 200


def test_a_server_with_all_workers_at_work_says_so_and_is_well(
    two_maps: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(lambda: two_maps, lambda: 0)
    with served(shelf) as port:
        answers: list[object] = []
        for seconds in (1.0, 5.0, 25.0):  # they must be at work for longer than all that is asked meanwhile takes
            answers = answers or asked_at_work(port, shelf, seconds, monkeypatch)
        small, lookup, (status, headers, _), health = answers  # type: ignore[misc]
        assert small[0] == 200, "a small question has a slot of its own"
        assert lookup[0] == 200, "a lookup needs none"
        assert (status, headers.get("retry-after")) == (503, "5")
        assert health[0] == 200
        assert sparql(port, COUNT)[0] == 200


def asked_at_work(port: int, shelf: Shelf, seconds: float, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is answered while all workers are at work for so long; nothing if they were not all the time."""
    for name in ("SECONDS", "SMALL_SECONDS"):
        monkeypatch.setattr(f"argmap.server.crew.{name}", seconds)
    statuses: list[int] = []
    at_once = AT_ONCE - 1  # the last slot is for small questions
    threads = [threading.Thread(target=lambda: statuses.append(sparql(port, SLOW)[0])) for _ in range(at_once)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    until(shelf.served.crew._main.locked)
    answers = [sparql(port, "SELECT ?p { ?s ?p ?o } LIMIT 300"), sparql(port, COUNT)]
    for name in ("SMALL_SECONDS", "WAIT"):
        monkeypatch.setattr(f"argmap.server.crew.{name}", 0.1)
    answers += [sparql(port, SLOW), ask(port, "GET", "/health")]
    at_work = time.monotonic() - began < seconds
    for thread in threads:
        thread.join()
    assert statuses == [504] * at_once
    return answers if at_work else []


@pytest.mark.parametrize(
    ("header", "chosen"),
    [("*/*", "a/x"), ("a/*;q=0.1, b/y", "b/y"), ("b/y;q=0", ""), ("c/z", ""), ("B/Y;q=nonsense, */*;q=0.5", "a/x")],
)
def test_of_what_is_accepted_the_most_wanted_is_given(header: str, chosen: str) -> None:
    assert preferred(header, ["a/x", "b/y"]) == chosen


def test_what_is_written_in_a_header_or_a_form_a_thousand_times_is_not_read_to_its_end(port: int) -> None:
    assert preferred("c/z," * 1000 + "b/y", ["a/x", "b/y"]) == ""
    assert preferred("c/z," * 90 + "b/y", ["a/x", "b/y"]) == "b/y"
    form, kind = "&".join(["a"] * 200_000), "application/x-www-form-urlencoded"
    started = time.thread_time()
    for path in ("/sparql", "/store"):
        assert ask(port, "GET", f"{path}?{'a&' * 5000}query={quote(COUNT)}")[0] == 400
    status, _, said = ask(port, "POST", "/sparql", f"{form}&query={quote(COUNT)}", content_type=kind)
    assert (status, said) == (400, "Ask one query: ?query=SELECT ...\n")
    assert time.thread_time() - started < 1


def test_whoever_asks_for_the_head_of_the_changes_has_it_whole(port: int) -> None:
    head = b"HEAD /changes HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n"
    assert b"content-type: text/event-stream" in whole(connected(port, head))


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"\x00\xff\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\nHOST\r\nX: " + b"a" * 500_000 + b"\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHOST\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHOST\r\nContent-Length: 999999999\r\n\r\n", 413),
        (b"POST /sparql HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        (b"POST /sparql HTTP/1.1\r\nHOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHOST\r\nHost: elsewhere\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHOST\r\n" + b"X: 1\r\n" * 90_000, 400),
        (b"GET /" + b"a" * 500_000, 400),
        (b"GET / HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " + b"a" * 500_000, 411),
        (b"GET /sparql?query=%ff%00ASK HTTP/1.1\r\nHOST\r\n\r\n", 400),
        (b"GET /sparql?query=%ED%A0%80 HTTP/1.1\r\nHOST\r\n\r\n", 400),
        (b"GET /store?graph=%3C%20%0a HTTP/1.1\r\nHOST\r\n\r\n", 400),
        (b"GET /argmap/..%2f..%2fetc/passwd HTTP/1.1\r\nHOST\r\n\r\n", 404),
        (b"CONNECT a:1 HTTP/1.1\r\n\r\n", 400),
        (b"OPTIONS * HTTP/1.1\r\nHOST\r\n\r\n", 405),
    ],
)
def test_a_hostile_request_is_refused_and_harms_nobody(port: int, request_: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        with contextlib.suppress(ConnectionError):  # who is refused need not be heard to the end
            connection.sendall(request_.replace(b"HOST", f"Host: 127.0.0.1:{port}".encode()))
        assert connection.recv(100).split()[1] == str(status).encode()
    assert ask(port, "GET", "/health")[0] == 200


def connected(port: int, content: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    connection.sendall(content.replace(b"HOST", f"Host: 127.0.0.1:{port}".encode()))
    return connection


def whole(connection: socket.socket) -> bytes:
    """What comes until the server closes the connection, with an error if it does not."""
    with connection, contextlib.suppress(ConnectionResetError):
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))
    return b""


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", b""),
        (b"\r\n", b""),
        (b"GET / HTTP/1.1\r\nHOST\r\nX: ", b"HTTP/1.1 408"),
        (b"POST /sparql HTTP/1.1\r\nHOST\r\nContent-Length: 9\r\n\r\nASK", b"HTTP/1.1 408"),
        (b"GET /health HTTP/1.1\r\nHOST\r\n\r\n\r\n", b"HTTP/1.1 200"),
        (b"GET /sparql?query=ASK%7B?s+a+?o%7D HTTP/1.1\r\nHOST\r\n\r\n", b"HTTP/1.1 200"),
        (b"GET /health HTTP/1.1\r\nHOST\r\n\r\nGET /hea", b"HTTP/1.1 200"),
    ],
)
def test_a_request_that_does_not_come_to_its_end_is_not_waited_for(
    port: int, monkeypatch: pytest.MonkeyPatch, content: bytes, answer: bytes
) -> None:
    monkeypatch.setattr("argmap.server.protocol.LOOK", 0.05)
    ended = b""
    for patience in (0.3, 2.0, 10.0):  # on a busy machine it may be over before all has been sent
        monkeypatch.setattr("argmap.server.protocol.PATIENCE", patience)
        ended = whole(connected(port, content))[:12]
        if ended == answer:
            break
    assert ended == answer


def test_who_is_answered_before_the_body_has_come_owes_the_next_request(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.server.protocol.LOOK", 0.05)
    monkeypatch.setattr("argmap.server.protocol.PATIENCE", 2.0)
    connection = connected(port, b"POST /health HTTP/1.1\r\nHOST\r\nContent-Length: 4\r\n\r\nx")
    assert connection.recv(1 << 16).startswith(b"HTTP/1.1 405")
    connection.sendall(b"yz!")
    assert whole(connection) == b""  # it is closed


def test_who_reads_no_answer_is_left(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    request = b"GET /lukashenko/ HTTP/1.1\r\nHOST\r\n\r\n"
    whole(connected(port, request.replace(b"HOST", b"HOST\r\nConnection: close")))  # drawn once, which takes its time
    monkeypatch.setattr("argmap.server.protocol.LOOK", 0.1)
    lost: list[object] = []
    closing = BoundedProtocol.connection_lost

    def note(protocol: BoundedProtocol, error: Exception | None) -> None:
        lost.append(protocol.client)
        closing(protocol, error)

    monkeypatch.setattr(BoundedProtocol, "connection_lost", note)
    connection = connected(port, request * 12)  # more than the system keeps for a reader
    until(lambda: connection.getsockname() in lost, "the end of the connection")
    assert len(whole(connection)) < 12 * len(ask(port, "GET", "/lukashenko/")[2].encode())


def listening(port: int) -> socket.socket | None:
    """A connection to which changes are told; nothing where the server has not noticed yet that others have gone."""
    connection = connected(port, b"GET /changes HTTP/1.1\r\nHOST\r\n\r\n")
    if connection.recv(100).startswith(b"HTTP/1.1 200"):
        return connection
    connection.close()
    return None


def test_of_too_many_connections_the_longest_idle_gives_way_to_whoever_asks(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.server.protocol.MOST_CONNECTIONS", 5)
    idle = [connected(port, b"GET / HT") for _ in range(8)]
    assert ask(port, "GET", "/health")[0] == 200
    assert whole(idle[0]) == b""
    for connection in idle:
        connection.close()
    events = [until(partial(listening, port), "room for a listener") for _ in range(5)]
    status, headers, _ = ask(port, "GET", "/health")
    assert (status, headers["retry-after"]) == (503, "5")
    for connection in events:
        connection.close()
    until(lambda: ask(port, "GET", "/health")[0] == 200, "room for another connection")


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1:PORT", 200), ("evil.example", 403), ("LocalHost:PORT", 200)])
def test_the_host_of_a_full_address_counts_and_a_half_closed_connection_is_answered(
    port: int, host: str, status: int
) -> None:
    request = f"GET http://{host.replace('PORT', str(port))}/health HTTP/1.1\r\nHOST\r\n\r\n"
    connection = connected(port, request.encode())
    connection.shutdown(socket.SHUT_WR)
    assert whole(connection).split()[1] == str(status).encode()


def test_a_graph_that_is_no_iri_is_told_so(port: int) -> None:
    status, _, body = ask(port, "GET", "/store?graph=../../x")[:3]
    assert status == 400
    assert "graph= wants a full IRI." in body


def test_graphs_are_read_by_the_graph_store_protocol(port: int) -> None:
    graphs = json.loads(sparql(port, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")[2])["results"][
        "bindings"
    ]
    names = [row["g"]["value"] for row in graphs]
    assert len(names) == 4
    sizes = []
    for name in names:
        status, headers, body = ask(port, "GET", f"/store?graph={quote(name, safe='')}", accept="application/n-triples")
        assert (status, headers["content-type"]) == (200, "application/n-triples; charset=utf-8")
        sizes.append(len(set(ox.parse(body, format=ox.RdfFormat.N_TRIPLES))))
        count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        assert int(json.loads(sparql(port, count)[2])["results"]["bindings"][0]["n"]["value"]) == sizes[-1]
    default = list(ox.parse(ask(port, "GET", "/store?default")[2], format=ox.RdfFormat.TURTLE))
    whole = list(ox.parse(ask(port, "GET", "/store", accept="application/trig")[2], format=ox.RdfFormat.TRIG))
    assert len(set(whole)) == sum(sizes) + len(set(default))
    assert ask(port, "HEAD", "/store?default")[::2] == (200, "")
    assert ask(port, "GET", "/store", accept="text/turtle")[0] == 406
    assert ask(port, "GET", "/store?graph=urn:nobody")[0] == 404
    assert ask(port, "GET", "/store?graph=urn:a&default")[0] == 400
    assert ask(port, "PUT", "/store?default", "x")[0] == 405
    assert ask(port, "POST", "/store?default", "x")[0] == 405


def test_the_endpoint_describes_itself_to_whoever_asks_nothing(port: int) -> None:
    status, headers, body = ask(port, "GET", "/sparql", accept="text/turtle")
    assert (status, headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    store = ox.Store()
    store.load(body.encode(), format=ox.RdfFormat.TURTLE)
    prefix = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    endpoint = f"http://127.0.0.1:{port}/sparql"
    assert store.query(prefix + f"ASK {{ ?s a sd:Service ; sd:endpoint <{endpoint}> ; sd:resultFormat ?f }}")
    named = list(store.query(prefix + "SELECT ?g { ?d sd:namedGraph/sd:name ?g }"))
    assert len(named) == 4
    assert ask(port, "GET", "/sparql", accept="image/png")[0] == 406


def test_a_map_comes_in_any_format_that_argmap_writes(port: int) -> None:
    assert ask(port, "GET", "/rain/", accept="text/html,*/*;q=0.8")[2].startswith("<!doctype html>")
    status, headers, body = ask(port, "GET", "/rain/", accept="image/svg+xml")
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert "<svg" in body
    assert argmap.loads(ask(port, "GET", "/rain/", accept="text/turtle")[2], "turtle").statements
    assert argmap.loads(ask(port, "GET", "/rain/?format=argdown")[2]).statements
    assert ask(port, "GET", "/rain/?format=nonsense")[0] == 404
    assert ask(port, "GET", "/rain/", accept="video/mp4")[0] == 406


def test_the_openapi_document_names_every_route(port: int) -> None:
    document = json.loads(ask(port, "GET", "/openapi.json")[2])
    assert document["openapi"].startswith("3.")
    for path in document["paths"]:
        if path != "/changes":  # which has no end
            assert ask(port, "GET", path.replace("{name}", "rain"))[0] == 200, path
    references = set(re.findall(r'"#/([^"]+)"', json.dumps(document)))
    for reference in references:
        found = document
        for step in reference.split("/"):
            found = found[step]


def test_an_open_page_hears_of_a_change_and_what_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "map.argdown"
    file.write_text("[A]: one\n")
    shelf = Shelf(
        lambda: Content.of({"map": Views(argmap.load(file), live=True)}),
        lambda: (file.stat().st_mtime_ns, file.read_text()),
    )
    texts = "SELECT ?t { ?s aif:claimText ?t }"
    with served(shelf) as port:
        assert "EventSource" in ask(port, "GET", "/map/")[2]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/changes")
        events = connection.getresponse()
        first = events.readline()
        assert first.startswith(b"data: ")
        file.write_text("[A]: two\n")
        while (line := events.readline()).strip() in (b"", b":"):
            assert line, "the server hung up"
        assert line.startswith(b"data: ")
        assert line != first
        connection.close()
        until(lambda: "two" in sparql(port, texts)[2])  # it may have been read while it was empty
        file.write_text("[A]: \0\n")
        until(lambda: json.loads(ask(port, "GET", "/health")[2])["faults"])
        assert "two" in sparql(port, texts)[2], "what was there before is still served"
        file.write_text("[A]: three\n")
        until(lambda: "three" in sparql(port, texts)[2])
        assert not json.loads(ask(port, "GET", "/health")[2])["faults"]
    assert "Traceback" not in capsys.readouterr().err


def test_each_query_is_one_line_of_json_that_draws_nothing_on_a_terminal() -> None:
    lines = io.StringIO()
    content = Content.of({"rain": Views(argmap.loads("[A]: x\n"))})
    with served(Shelf(lambda: content, lambda: 0), Log(lines)) as port:
        assert sparql(port, "ASK {} # \x1b[2J\u202e")[0] == 200
        assert sparql(port, "ASK {")[0] == 400
        until(lambda: lines.getvalue().count("\n") == 2)
    first, second = map(json.loads, lines.getvalue().splitlines())
    assert (first["status"], first["slot"], second["status"]) == (200, "main", 400)
    assert first["query"].startswith("ASK {} # \x1b")
    assert lines.getvalue().isascii()
    assert lines.getvalue().replace("\n", "").isprintable()


def test_what_is_remembered_of_an_address_answers_no_post_of_nothing(port: int) -> None:
    address = f"/sparql?query={quote(COUNT)}"
    assert [ask(port, method, address)[0] for method in ("GET", "GET", "POST")] == [200, 200, 415]


def test_a_question_is_answered_from_memory_when_it_comes_again_with_the_same_bytes() -> None:
    lines = io.StringIO()
    content = Content.of({"rain": Views(argmap.loads("[A]: x\n"))})
    posted = {"content_type": "application/sparql-query"}
    with served(Shelf(lambda: content, lambda: 0), Log(lines)) as port:
        asked = [sparql(port, COUNT, accept=kind) for kind in (*["text/csv"] * 3, "application/json")]
        assert ask(port, "HEAD", f"/sparql?query={quote(COUNT)}", accept="text/csv")[::2] == (200, "")
        asked += [ask(port, "POST", "/sparql", COUNT, accept="text/csv", **posted) for _ in range(2)]
        asked += [sparql(port, "SELECT (RAND() AS ?r) {}") for _ in range(2)]
        until(lambda: lines.getvalue().count("\n") == 9)
    bodies = [body for _, _, body in asked]
    assert bodies[0] == bodies[1] == bodies[2] == bodies[4] == bodies[5] != bodies[3]
    assert bodies[6] != bodies[7]
    slots = [json.loads(line)["slot"] for line in lines.getvalue().splitlines()]
    assert slots == [*["lookup"] * 2, "memory", "lookup", "memory", "lookup", "memory", "main", "main"]


def test_a_corpus_is_served_without_pages(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[A]: one\n")
    argmap.Corpus(tmp_path / "store").add(tmp_path / "a.argdown")
    command = [sys.executable, "-m", "argmap", "serve", "store", "--no-browser", "--quiet"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        found = re.fullmatch(r"serving a corpus at http://127\.0\.0\.1:(\d+)/ \(SPARQL at .*/sparql\)\n", line)
        assert found, line
        port = int(found[1])
        assert "one" in sparql(port, "SELECT ?t { ?s aif:claimText ?t }")[2]
        assert json.loads(ask(port, "GET", "/health")[2])["maps"] == 1
        status, _, hint = ask(port, "GET", "/a/")
        assert status == 404
        named = re.search(r"/store\?graph=\S+(?=;)", hint)
        assert "/query" in hint
        assert named
        assert "one" in ask(port, "GET", named[0])[2]
        process.terminate()
        process.wait(PATIENCE)


def workers(process: int) -> list[str]:
    """The processes that a server has started, once it has taken up a question."""
    return subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False).stdout.split()


def test_what_is_under_way_is_answered_when_the_server_is_told_to_end(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[A]: one\n")
    command = [sys.executable, "-m", "argmap", "serve", "a.argdown", "--no-browser", "--quiet"]
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", f"/sparql?query={quote(slow)}")
        until(lambda: workers(process.pid), "a process that answers")
        process.terminate()
        assert connection.getresponse().status in (200, 504)
        connection.close()
        process.wait(PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped there")
def test_what_was_sent_before_the_server_is_told_to_end_is_answered(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[A]: one\n")
    command = [sys.executable, "-m", "argmap", "serve", "a.argdown", "--no-browser", "--quiet"]
    asked = b"GET /sparql?query=ASK%7B?s+a+?o%7D HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n"
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
        assert whole(connected(port, asked))  # it listens for signals, too
        process.send_signal(signal.SIGSTOP)  # so that all wait in the queue of the socket
        connections = [connected(port, asked) for _ in range(10)]
        time.sleep(0.3)  # it looks ten times a second whether it was told to end: with the signal, it looks at once
        process.terminate()
        process.send_signal(signal.SIGCONT)
        assert [whole(connection).split()[1:2] for connection in connections] == [[b"200"]] * 10
        process.wait(PATIENCE)


def test_the_command_prints_the_address_and_drains_when_it_is_told_to_end(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("```argdown\n[A]: x\n```\n\n```argdown\n[B]: y\n```\n")
    command = [sys.executable, "-m", "argmap", "serve", "notes.md", "--no-browser"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline()
        found = re.fullmatch(r"serving 2 maps at http://127\.0\.0\.1:(\d+)/ \(SPARQL at .*/sparql\)\n", line)
        assert found, line
        assert sparql(int(found[1]), "ASK { ?s a argmap:Statement }")[0] == 200
        process.terminate()
        assert process.wait(PATIENCE) in (0, -15, 143)
        assert "Traceback" not in process.stderr.read()
