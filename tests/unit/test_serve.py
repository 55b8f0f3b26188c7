"""``argmap serve`` over real sockets: it reads, answers SPARQL by the protocol, and lets no other site ask."""

from __future__ import annotations

import csv
import http.client
import io
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

import argmap

pytest.importorskip("starlette", reason="argmap[edit] is not installed")

from argmap.server.browsing import AT_ONCE, Server, accepted
from argmap.views import Views

ROOT = Path(__file__).resolve().parents[2]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    maps = {
        "lukashenko": argmap.load(ROOT / "graphs" / "lukashenko"),
        "rain": argmap.loads("[A]: x #thesis\n  - [B]: y\n"),
    }
    server = Server({name: Views(m) for name, m in maps.items()})
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.port
    server.stop()
    thread.join(15)
    assert not thread.is_alive()


def ask(port: int, method: str, path: str, body: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
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
    assert ask(port, "GET", "/nobody/")[0] == 404
    assert ask(port, "GET", "/ontology")[2].startswith("@prefix")


def test_a_query_is_answered_however_the_protocol_lets_it_be_asked(port: int) -> None:
    form = f"query={quote(COUNT)}"
    answers = [
        sparql(port, COUNT),
        ask(port, "POST", "/sparql", COUNT, content_type="application/sparql-query"),
        ask(port, "POST", "/sparql", form, content_type="application/x-www-form-urlencoded"),
    ]
    for status, headers, body in answers:
        assert status == 200
        assert headers["content-type"].startswith("application/sparql-results+json")
        assert int(json.loads(body)["results"]["bindings"][0]["n"]["value"]) > 40


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


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/sparql", "", {}, 400),
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


def test_a_server_with_all_workers_at_work_says_so_and_is_well(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.server.browsing.SECONDS", 1.5)
    monkeypatch.setattr("argmap.server.browsing.WAIT", 0.3)
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(sparql(port, SLOW)[0])) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    threading.Event().wait(0.5)
    status, headers, _ = sparql(port, COUNT)
    assert (status, headers.get("retry-after")) == (503, "5")
    assert ask(port, "GET", "/health")[0] == 200
    for thread in threads:
        thread.join()
    assert statuses == [504] * AT_ONCE
    assert sparql(port, COUNT)[0] == 200


@pytest.mark.parametrize(
    ("header", "chosen"),
    [("*/*", "a/x"), ("a/*;q=0.1, b/y", "b/y"), ("b/y;q=0", None), ("c/z", None), ("B/Y;q=nonsense, */*;q=0.5", "a/x")],
)
def test_of_what_is_accepted_the_most_wanted_is_given(header: str, chosen: str | None) -> None:
    assert accepted(header, ["a/x", "b/y"]) == chosen


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
        assert process.wait(20) in (0, -15, 143)
        assert "Traceback" not in process.stderr.read()
