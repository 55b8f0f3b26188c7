"""``argmap query --endpoint``: what is asked of a server, ours or another, and what becomes of its answer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pyoxigraph as ox
import pytest

import argmap
from argmap.cli import main
from argmap.rdf.remote import declared

pytest.importorskip("starlette", reason="argmap[edit] is not installed: no server was asked")
from argmap.server.browsing import Server
from argmap.server.shelf import Content, Shelf
from argmap.views import Views
from tests.waiting import serving


@pytest.fixture(scope="module")
def endpoint(lukashenko: Path) -> Iterator[str]:
    content = Content.of({"lukashenko": Views(argmap.load(lukashenko))})
    server = Server(Shelf(lambda: content, lambda: 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"{server.address}sparql"
    server.stop()
    thread.join(15)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["query", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "asked", ["strands", "verdicts", "SELECT ?c { ?s aif:claimText ?c } ORDER BY ?c", "ASK { ?s argmap:attacks ?o }"]
)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_server_answers_as_the_map_itself(
    endpoint: str, lukashenko: Path, capsys: pytest.CaptureFixture[str], asked: str, form: str
) -> None:
    here = answer(capsys, str(lukashenko), asked, "--format", form)
    there = answer(capsys, "--endpoint", endpoint, asked, "--format", form)
    assert here == there


def test_triples_come_as_triples(endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = answer(capsys, "--endpoint", endpoint, "CONSTRUCT WHERE { ?a argmap:attacks ?b }")
    assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) > 3


def test_a_parameter_is_bound_to_an_iri(endpoint: str, lukashenko: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from argmap.rdf.names import Names

    m = argmap.load(lukashenko)
    iri = Names(m.id).element("army-not-ready").value
    here = answer(capsys, str(lukashenko), "evidence", "--bind", "premise=army-not-ready", "--json")
    there = answer(capsys, "--endpoint", endpoint, "evidence", "--bind", f"premise={iri}", "--json")
    assert sorted(map(str, json.loads(here)["results"]["bindings"])) == sorted(
        map(str, json.loads(there)["results"]["bindings"])
    )
    assert main(["query", "--endpoint", endpoint, "evidence", "--bind", "premise=army-not-ready"]) == 2
    assert "full IRI" in capsys.readouterr().err
    assert main(["query", "--endpoint", endpoint, "evidence", "--bind", "premise=urn:a> } #"]) == 2


def test_only_what_a_query_uses_and_does_not_declare_is_declared() -> None:
    assert declared("SELECT * { ?s ?p ?o }") == "SELECT * { ?s ?p ?o }"
    assert declared("ASK { ?s argmap:attacks 'aif:x' } # rdf:y").count("PREFIX") == 1
    assert declared("PREFIX argmap: <urn:x> ASK { ?s argmap:y ?o }").count("PREFIX") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--endpoint", "file:///etc/passwd", "ASK {}"], "not the address of an endpoint"),
        (["--endpoint", "http://127.0.0.1:9/sparql", "ASK {}"], "did not answer"),
        (["--endpoint", "http://[bad/sparql", "ASK {}"], "did not answer"),
        (["--endpoint", "HERE", "ASK {"], "refused the query with status 400"),
        (["--endpoint", "HERE", "DROP ALL"], "changes data"),
        (["--endpoint", "HERE", "nonsense"], "nonsense"),
        (["--endpoint", "HERE", "map", "ASK {}"], "a map is named beside it"),
        (["--endpoint", "HERE/../health", "ASK {}"], "refused"),
    ],
)
def test_what_cannot_be_asked_is_told(
    endpoint: str, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main(["query", *(argument.replace("HERE", endpoint) for argument in arguments)]) == 2
    told = capsys.readouterr().err
    assert reason in told
    assert "Traceback" not in told


class Hostile(BaseHTTPRequestHandler):
    """A server that answers every query as its path says."""

    kinds: ClassVar = {
        "/html": "text/html",
        "/json": "application/sparql-results+json",
        "/ttl": "text/turtle",
        "/bare": "",
    }

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(500 if self.path == "/fail" else 200)
        if kind := self.kinds.get(self.path):
            self.send_header("content-type", kind)
        self.end_headers()
        self.wfile.write(b"<h1>\x1b[2J\xe2\x80\xaeno{{{\xff")

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.mark.parametrize("path", ["/html", "/json", "/ttl", "/bare", "/fail"])
def test_what_is_no_answer_is_an_error_that_draws_nothing(capsys: pytest.CaptureFixture[str], path: str) -> None:
    server = HTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert main(["query", "--endpoint", f"http://127.0.0.1:{server.server_port}{path}", "ASK {}"]) == 2
    finally:
        server.shutdown()
        server.server_close()
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.thorough
def test_oxigraph_answers_as_the_map_itself(
    lukashenko: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip("oxigraph is not installed (make thorough does it): no other server was asked")
    (tmp_path / "data.nq").write_text(Views(argmap.load(lukashenko)).dataset("nquads"), encoding="utf-8")
    place = ["--location", str(tmp_path / "store")]
    subprocess.run([program, "load", *place, "--file", str(tmp_path / "data.nq")], check=True, capture_output=True)
    command = [program, "serve-read-only", *place, "--union-default-graph", "--bind"]
    with serving(lambda port: [*command, f"127.0.0.1:{port}"], "") as address:
        for asked in ("strands", "SELECT ?c { ?s aif:claimText ?c } ORDER BY ?c", "ASK { ?s argmap:attacks ?o }"):
            here = answer(capsys, str(lukashenko), asked, "--format", "csv")
            assert here == answer(capsys, "--endpoint", f"{address}query", asked, "--format", "csv")
