"""The tests of the W3C for the SPARQL 1.1 Protocol that only read: their requests, against ``argmap serve``.

https://www.w3.org/2009/sparql/docs/tests/ (protocol). Their data are four graphs that each say of themselves that they are
documents. What a test expects is its status, the media types that it allows and, of ASK, the answer.
"""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the endpoint was not tried")

from argmap import rdf
from argmap.server.browsing import Server
from argmap.server.shelf import Content, Shelf

DATA = [f"http://kasei.us/2009/09/sparql/data/data{n}.rdf" for n in range(4)]
RESULTS = ("application/sparql-results+xml", "application/sparql-results+json")
TABLES = (*RESULTS, "text/tab-separated-values", "text/csv")
TRIPLES = ("application/rdf+xml", "application/rdf+json", "text/turtle")
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Case:
    """A request, and what is expected: ``kinds`` of a good answer (none: the request is bad), and of ASK that it is true."""

    name: str
    query: str = "ASK {}"
    method: str = "POST"
    type: str = QUERY
    kinds: tuple[str, ...] = ()
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    encoding: str = "utf-8"
    more: tuple[tuple[str, str], ...] = field(default=())


def about(*numbers: int) -> str:
    return "ASK { " + " . ".join(f"<{DATA[n]}> a ?type" for n in numbers) + " }"


NAMED = f"GRAPH ?g1 {{ <{DATA[1]}> a ?type }} GRAPH ?g2 {{ <{DATA[2]}> a ?type }}"
BOTH, FULL = f"ASK {{ {NAMED} }}", f"ASK {{ <{DATA[3]}> a ?type {NAMED} }}"
OTHER = f"ASK FROM <{DATA[1]}> {{ <{DATA[2]}> a ?type }}"
CASES = [
    Case("bad_query_method", method="PUT"),
    Case("bad_multiple_queries", method="GET", more=(("query", "SELECT * {}"),)),
    Case("bad_query_wrong_media_type", type="text/plain"),
    Case("bad_query_missing_form_type", query="query=ASK%20%7B%7D", type=""),
    Case("bad_query_missing_direct_type", type=""),
    Case("bad_query_non_utf8", encoding="utf-16"),
    Case("bad_query_syntax", query="ASK {", method="GET"),
    Case("query_get", method="GET", kinds=RESULTS),
    Case("query_post_form", type=FORM, kinds=RESULTS),
    Case("query_post_direct", kinds=RESULTS),
    Case("query_dataset_default_graphs_get", about(1, 2), "GET", kinds=RESULTS, default=(DATA[1], DATA[2])),
    Case("query_dataset_default_graphs_post", about(1, 2), kinds=RESULTS, default=(DATA[1], DATA[2])),
    Case("query_dataset_named_graphs_get", BOTH, "GET", kinds=RESULTS, named=(DATA[1], DATA[2])),
    Case("query_dataset_named_graphs_post", BOTH, kinds=RESULTS, named=(DATA[1], DATA[2])),
    Case("query_dataset_full", FULL, kinds=RESULTS, default=(DATA[3],), named=(DATA[1], DATA[2])),
    Case("query_multiple_dataset", OTHER, kinds=RESULTS, default=(DATA[2],)),
    Case("query_content_type_select", "SELECT (1 AS ?value) {}", kinds=TABLES),
    Case("query_content_type_ask", kinds=RESULTS),
    Case("query_content_type_describe", "DESCRIBE <http://example.org/>", kinds=TRIPLES),
    Case("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", kinds=TRIPLES),
]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    store = rdf.Store()
    said = "<{0}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document> <{0}> ."
    store.load("\n".join(said.format(iri) for iri in DATA), "nquads")
    server = Server(Shelf(lambda: Content({}, store), lambda: 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.port
    server.stop()
    thread.join(15)


def ask(port: int, case: Case) -> tuple[int, str, bytes]:
    """Send the request of a case: status, media type and body of its answer."""
    chosen = [("default-graph-uri", iri) for iri in case.default] + [("named-graph-uri", iri) for iri in case.named]
    body = b""
    if case.method != "POST":
        chosen = [("query", case.query), *case.more, *chosen]
    elif case.type == FORM:
        body = urlencode([("query", case.query)]).encode()
    else:
        body = case.query.encode(case.encoding)
    kind = f"{case.type}; charset={case.encoding.upper()}" if case.encoding != "utf-8" else case.type
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    path = "/sparql/" + ("?" + urlencode(chosen, quote_via=quote) if chosen else "")
    connection.request(case.method, path, body or None, {"content-type": kind} if kind and body else {})
    answer = connection.getresponse()
    found = answer.status, answer.getheader("content-type", "").partition(";")[0], answer.read()
    connection.close()
    return found


def test_all_twenty_are_here() -> None:
    assert len({case.name for case in CASES}) == 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_endpoint_does_what_the_protocol_says(port: int, case: Case) -> None:
    status, kind, body = ask(port, case)
    if not case.kinds:
        assert 400 <= status < 500, body
        return
    assert status == 200, body
    assert kind in case.kinds
    if case.query.startswith("ASK"):
        assert answered(kind, body)


def test_what_is_not_in_the_chosen_dataset_is_not_found(port: int) -> None:
    """The cases above hold for an endpoint that ignores which graphs it is asked about; these do not."""
    for case in (
        Case("", about(1, 2), kinds=RESULTS, default=(DATA[1],)),
        Case("", about(1), kinds=RESULTS, named=(DATA[1],)),
        Case("", BOTH, kinds=RESULTS, named=(DATA[1],)),
        Case("", f"ASK FROM <{DATA[1]}> {{ <{DATA[1]}> a ?type }}", kinds=RESULTS, default=(DATA[2],)),
    ):
        status, kind, body = ask(port, case)
        assert status == 200
        assert not answered(kind, body), case


def answered(kind: str, body: bytes) -> bool:
    if kind.endswith("json"):
        found: bool = json.loads(body)["boolean"]
        return found
    boolean = ElementTree.fromstring(body).find("{http://www.w3.org/2005/sparql-results#}boolean")
    assert boolean is not None
    return boolean.text == "true"
