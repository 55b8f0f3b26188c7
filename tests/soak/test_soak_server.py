"""``argmap serve`` under ten thousand queries, a tenth of them hostile: no wrong answer, no death, flat memory."""

from __future__ import annotations

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest

import argmap

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the server was not tried")

ROOT = Path(__file__).resolve().parents[2]
QUERIES = int(os.environ.get("SOAK_QUERIES", "10000"))
CLIENTS = 4
GROWTH = 30  # MB that the server may have grown by, from the first tenth on
PATIENCE = 0.6  # seconds after which a client of ours asks again, having been told that all are busy

FAIR = [
    "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement }",
    "SELECT ?c { ?s aif:claimText ?c } ORDER BY ?c",
    "ASK { ?s argmap:undercuts ?o }",
    "ASK { ?s argmap:supports ?s }",
    "SELECT (COUNT(*) AS ?n) { ?s argmap:supports ?o ; aif:claimText ?c }",
    "ASK { ?s argmap:attacks ?o . ?o argmap:attacks ?s }",
    "SELECT ?strand (COUNT(?s) AS ?n) { ?s argmap:strand ?strand } GROUP BY ?strand ORDER BY ?strand",
    "SELECT ?s ?o { ?s argmap:attacks ?o } ORDER BY ?s ?o",
    "SELECT (MAX(?n) AS ?most) { { SELECT ?o (COUNT(?s) AS ?n) { ?s argmap:supports ?o } GROUP BY ?o } }",
]
COMMENT = " # "
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOSTILE = [
    *(
        [
            "ASK " + "{" * 3000,
            "ASK { " + "{ " * 90 + "} " * 90 + "}",
            "SELECT * { FILTER(" + "(" * 2000,
            "ASK { ?s ?p '\x00' }",
        ]
        * 4
    ),
    *(["ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"] * 4),
    *(["DROP ALL", "INSERT DATA { <a:a> <a:b> 1 }", "x" * 150_000, "SELECT * { ?s " + "a ?o ; " * 3000 + "}"] * 4),
    *(
        [
            "SELECT (REPLACE(STR(?c), '(a*)*b', '') AS ?x) { ?s aif:claimText ?c }",
            "\u202eASK {}",
            "ASK {} ;;;" + "\n" * 5000,
        ]
        * 4
    ),
    'SELECT (CONCAT(?a, ?a) AS ?b) { { SELECT (CONCAT(?x, ?x) AS ?a) { VALUES ?x { "' + "y" * 100_000 + '" } } } }',
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",  # too many rows
    SLOW,
]


class Client(threading.Thread):
    """Asks in turn what it is given, and keeps what was wrong."""

    def __init__(self, port: int, asked: list[str], expected: dict[str, object]) -> None:
        super().__init__()
        self.port, self.asked, self.expected = port, asked, expected
        self.wrong: list[str] = []
        self.statuses: Counter[int] = Counter()

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        for text in self.asked:
            question = text.partition(COMMENT)[0]
            while (status := self._ask(connection, text)) == 503:
                time.sleep(PATIENCE)
            if question in self.expected and status != 200:
                self.wrong.append(f"{status} for {text[:80]}")

    def _ask(self, connection: http.client.HTTPConnection, text: str) -> int:
        headers = {"accept": "application/sparql-results+json"}
        if len(text) > 4000:
            connection.request("POST", "/sparql", text.encode(), headers | {"content-type": "application/sparql-query"})
        else:
            connection.request("GET", f"/sparql?query={quote(text)}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        self.statuses[answer.status] += 1
        if answer.status == 200:
            question = text.partition(COMMENT)[0]
            if question in self.expected and json.loads(body) != self.expected[question]:
                self.wrong.append(f"another answer to {text[:80]}")
        return answer.status


def fair(number: int, chance: random.Random) -> str:
    """A fair query: every second as it stands, which may be answered from memory, and the others each of its own."""
    return chance.choice(FAIR) + (f"{COMMENT}{number}" if number % 2 else "")


def memory(process: int) -> float:
    """MB of a process that are its own."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def workers(process: int) -> int:
    found = subprocess.run(
        ["ps", "--ppid", str(process), "-o", "stat="], capture_output=True, text=True, check=False
    ).stdout
    return len(found.split())


@pytest.mark.thorough
def test_ten_thousand_queries_a_tenth_of_them_hostile(capsys: pytest.CaptureFixture[str]) -> None:
    m = argmap.load(ROOT / "graphs" / "lukashenko")
    code = "import argmap.server.crew as c; c.SECONDS = 2.0; from argmap.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", str(ROOT / "graphs" / "lukashenko"), "--no-browser", "--quiet"]
    chance = random.Random(1)
    asked = [chance.choice(HOSTILE) if n % 10 == 0 else fair(n, chance) for n in range(QUERIES)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:
        assert process.stdout
        port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
        first = Client(port, FAIR, {})
        first.run()
        assert first.statuses == {200: len(FAIR)}
        expected = {text: json.loads(m.query(text).to_json()) for text in FAIR}
        sizes = []
        started = time.monotonic()
        wrong: list[str] = []
        statuses: Counter[int] = Counter()
        for tenth in range(10):
            part = asked[tenth * QUERIES // 10 : (tenth + 1) * QUERIES // 10]
            clients = [Client(port, part[n::CLIENTS], expected) for n in range(CLIENTS)]
            for client in clients:
                client.start()
            for client in clients:
                client.join()
                wrong += client.wrong
                statuses += client.statuses
            sizes.append(memory(process.pid))
        seconds = time.monotonic() - started
        left = workers(process.pid)
        process.terminate()
        ended = process.wait(60)
    with capsys.disabled():
        print(
            f"\n{QUERIES:,} queries in {seconds:.0f} s: {dict(statuses)}; MB after each tenth: {[round(s) for s in sizes]}"
        )
    assert not wrong, wrong[:5]
    assert ended in (0, -15, 143)
    assert sizes[-1] - sizes[0] < GROWTH, sizes
    assert left <= 12, f"{left} processes are left"
    assert statuses[500] == 0, "a hostile query crashed a worker"
