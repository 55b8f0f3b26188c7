"""Queries with a time limit: they answer the same, end in time, and copy nothing that they need not copy."""

from __future__ import annotations

import contextlib
import copy
import dataclasses
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import argmap
from argmap import rdf
from argmap.domain.diagnostics import QueryError
from argmap.domain.model import ArgumentMap, Inference, Statement
from argmap.rdf import serving, worker
from argmap.rdf.spawned import Spawned
from tests.waiting import until

MAP = ArgumentMap(
    "m",
    statements=tuple(Statement(f"s{n}", f"S {n} \t\"'\\\n\u2028é") for n in range(60)),
    inferences=(Inference("i", ("s1",), "s2"),),
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUERIES = [
    "SELECT ?x ?l { ?x rdfs:label ?l }",
    "SELECT ?x ?l { ?x rdfs:label ?l } ORDER BY DESC(?l)",
    "SELECT * { VALUES (?i ?d ?f ?b ?n ?u) { (1 1.50 1e1 true '\\r'@en UNDEF) ('' -3 'INF'^^xsd:double <http://é> '' 2) } }",
    "SELECT (<<( <http://a> <http://b> 'c'@en )>> AS ?t) {}",
    "SELECT * {}",
    "ASK { ?s argmap:supports map:s2 }",
    "ASK { ?s argmap:supports map:s1 }",
    "CONSTRUCT { ?x argmap:because ?y . ?y rdfs:comment 'a\\nb'@en } { ?x argmap:supports ?y }",
    "DESCRIBE map:s1",
    "SELECT ?x { ?x ?y }",
    "SELECT ?x { ?x ?y ?z FILTER(?x = nope:a) }",
]


@pytest.fixture(scope="module")
def store() -> rdf.Store:
    return rdf.Store([MAP])


def answer(store: rdf.Store, text: str, timeout: float | None) -> object:
    try:
        result = store.query(text, timeout=timeout)
    except QueryError as error:
        return error.diagnostics
    return result, result.terms


@pytest.fixture(params=["forked", "spawned"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "forked" and sys.platform != "linux":
        pytest.skip("needs Linux")
    if request.param == "spawned":
        monkeypatch.setattr(worker, "start", Spawned)
    return request.param


def workers(store: rdf.Store) -> int:
    return len(store._workers._idle) if store._workers else 0


def test_a_worker_answers_as_this_process_does(start: str) -> None:
    store = rdf.Store([MAP])
    for text in QUERIES:
        assert answer(store, text, 30) == answer(store, text, None), text
    assert workers(store) == 1
    with pytest.raises(QueryError, match="no parameter 'nope'"):
        store.query("SELECT ?x { ?x ?y ?z }", {"nope": "s1"}, timeout=30)
    for x, rows in (("s1", 1), ("s2", 0)):
        assert len(store.query("SELECT ?x { ?x argmap:supports ?y }", {"x": x}, timeout=30)) == rows


def test_a_query_is_killed_at_its_limit_and_the_next_one_answered(start: str) -> None:
    store = rdf.Store([MAP])
    store.query("ASK {}", timeout=30)
    for _ in range(2):
        started = time.monotonic()
        with pytest.raises(QueryError, match=r"longer than 0\.3 s"):
            store.query(ENDLESS, timeout=0.3)
        assert time.monotonic() - started < 30  # 0.1 s on a quiet machine (bench/query), hours without a limit
        assert store.query("ASK { ?m a argmap:Map }", timeout=30).boolean


def processes() -> set[int]:
    """The processes that this one has started, and that have not ended."""
    children = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, parent, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
            children |= {int(folder.name)} if int(parent) == os.getpid() and state != "Z" else set()
    return children


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("asked", ["a map", "a corpus"])
def test_a_query_and_its_process_end_with_the_limit(asked: str, tmp_path: Path) -> None:
    """0.02 to 0.05 s after it, on a machine that is busy with other work; without it, they would take hours."""
    m = argmap.Map(**{field.name: getattr(MAP, field.name) for field in dataclasses.fields(MAP)})
    corpus = argmap.Corpus(tmp_path / "store")
    (tmp_path / "m.argdown").write_text(m.dump(), encoding="utf-8")
    corpus.add(tmp_path / "m.argdown")
    ask = m.query if asked == "a map" else corpus.query
    for limit in ({"timeout": 0.5}, {"timeout": 0.5, "max_rows": 10}, {"timeout": 0.5, "memory": 900}):
        ask("ASK {}", timeout=60)
        before = processes()
        started = time.monotonic()
        with pytest.raises(QueryError, match=r"longer than 0\.5 s"):
            ask(ENDLESS, **limit)  # type: ignore[arg-type]
        until(lambda before=before: not before <= processes(), "the process ends")  # type: ignore[misc]
        assert time.monotonic() - started < 30


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_a_query_without_a_limit_of_time_has_one_of_memory() -> None:
    m = argmap.loads("[A]: One.\n  + [B]: Two.\n")
    m.query("ASK {}", timeout=0)
    assert workers(m._store) == 1  # type: ignore[arg-type]


def test_what_is_added_is_asked(start: str) -> None:
    store = rdf.Store([MAP])
    count = "SELECT ?m { ?m a argmap:Map }"
    assert len(store.query(count, timeout=30)) == 1
    store.add(ArgumentMap("n", "Other"))
    assert len(store.query(count, timeout=30)) == 2
    store.load("<http://a> a <https://w3id.org/argmap/ns#Map> .", "turtle")
    assert len(store.query(count, timeout=30)) == 3


@pytest.mark.parametrize("timeout", [None, 60])
def test_rows_are_limited(timeout: float | None, start: str) -> None:
    with pytest.raises(QueryError, match="more than 200,000 rows") as caught:
        rdf.Store([MAP]).query("SELECT (1 AS ?n) { ?a ?b ?c . ?d ?e ?f }", timeout=timeout)
    assert "LIMIT" in caught.value.diagnostics[0].remedy


@pytest.mark.skipif(sys.platform != "linux", reason="needs forks, which have the limits that are set here")
def test_triples_and_bytes_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    for limits in ({"timeout": 60}, {"memory": 500}, {}):
        with pytest.raises(QueryError, match="more than 2,000 rows"):
            rdf.Store([MAP]).query("CONSTRUCT { [] ?e ?f } { ?a ?b ?c . ?d ?e ?f }", max_rows=2_000, **limits)  # type: ignore[arg-type]
    monkeypatch.setattr(serving, "MAX_BYTES", 10_000)
    with pytest.raises(QueryError, match="more than 200 MB"):
        rdf.Store([MAP]).query("SELECT * { ?a ?b ?c }", timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_a_query_that_needs_too_much_memory_is_stopped() -> None:
    store = rdf.Store([MAP])
    for limits in ({"timeout": 60}, {}):
        with pytest.raises(QueryError, match="memory that it is allowed"):
            store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g", memory=50, **limits)  # type: ignore[arg-type]
        assert store.query("ASK { ?m a argmap:Map }", timeout=30).boolean


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_worker_has_no_file_of_its_parent_and_may_open_none() -> None:
    store = rdf.Store([MAP])
    store.query("ASK {}", timeout=30)
    assert store._workers is not None
    (fork,) = store._workers._idle
    files = f"/proc/{fork._id}/fd"  # type: ignore[attr-defined]
    assert sorted(os.listdir(files)) == ["0", "1", "2"]  # noqa: PTH208
    limits = open(f"/proc/{fork._id}/limits").read()  # type: ignore[attr-defined]  # noqa: PTH123, SIM115
    assert "Max open files            3                    3" in limits


def test_a_dead_worker_is_replaced_and_a_store_takes_its_own_along() -> None:
    if sys.platform != "linux":
        pytest.skip("needs forks")
    store = rdf.Store([MAP])
    store.query("ASK {}", timeout=30)
    assert store._workers is not None
    first = store._workers._idle[0]._id  # type: ignore[attr-defined]
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert store.query("ASK { ?m a argmap:Map }", timeout=30).boolean
    second = store._workers._idle[0]._id  # type: ignore[attr-defined]
    assert second != first
    del store
    gc.collect()

    def is_gone() -> bool:
        rdf.Store([ArgumentMap("n", "N")]).query("ASK {}", timeout=30)
        try:
            os.kill(second, 0)
        except ProcessLookupError:
            return True
        return False

    until(is_gone, "the worker of a store that is gone ends")


def test_several_threads_are_answered_at_once(store: rdf.Store) -> None:
    answers: list[object] = []

    def ask() -> None:
        answers.extend(len(store.query(QUERIES[0], timeout=60)) for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [len(store.query(QUERIES[0]))] * 20


def test_a_query_is_no_thread_or_process_longer_than_its_program() -> None:
    script = "from argmap import rdf\ns = rdf.Store()\nprint(s.query('ASK {}', timeout=30).boolean)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "True\n"
    assert done.stderr == ""


def test_a_map_keeps_the_process_that_answers_it() -> None:
    m = argmap.loads("[A]: One.\n  + [B]: Two.\n")
    m.query("ASK {}", timeout=30)
    first = m._store
    assert m.query("SELECT ?s { ?s a argmap:Statement }", timeout=30).rows
    assert m._store is first
    assert workers(first) == 1  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(m)) == m == copy.deepcopy(m)
