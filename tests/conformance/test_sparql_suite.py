"""The W3C's tests of SPARQL 1.0 and 1.1: the guard refuses no query of them but those that leave this computer.

The files stand in the source of rdflib, which ``make suite`` unpacks in ``build/``; without them these tests are skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest

from argmap import rdf
from argmap.domain.diagnostics import QueryError
from argmap.rdf.guard import check_query
from argmap.rdf.rewriting import FRESH, rewrite
from argmap.rdf.slips import find_slip
from argmap.rdf.tokens import read_tokens
from argmap.rdf.vocabulary import Rdf

_BUILD = Path(__file__).resolve().parents[2] / "build"
_PLACES = [Path(os.environ.get("ARGMAP_SPARQL_SUITE", "-")), *_BUILD.glob("rdflib-*/test/data/suites/w3c")]
SUITE = next((place for place in _PLACES if place.is_dir()), None)
MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
SYNTAX = {".ttl": "TURTLE", ".n3": "TURTLE", ".nt": "N_TRIPLES", ".rdf": "RDF_XML"}
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(SUITE is None, reason="no W3C tests of SPARQL: run make suite, or set ARGMAP_SPARQL_SUITE"),
]


class Case(NamedTuple):
    kinds: frozenset[str]
    query: Path
    data: list[str]
    named: list[str]


def cases() -> Iterator[Case]:
    """Every test of the manifests whose query is there."""
    assert SUITE is not None
    for manifest in sorted((*SUITE.glob("sparql11/*/manifest.ttl"), *SUITE.glob("dawg-data-r2/*/manifest.ttl"))):
        store = ox.Store()
        store.load(manifest.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())

        def values(subject: Any, predicate: str, store: ox.Store = store) -> list[str]:
            return [q.object.value for q in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

        for action in store.quads_for_pattern(None, ox.NamedNode(f"{MANIFEST}action"), None):
            kinds = frozenset(kind.removeprefix(MANIFEST) for kind in values(action.subject, Rdf.type.value))
            asked = values(action.object, f"{QUERY}query") or [action.object.value]
            query = Path(asked[0].removeprefix("file://"))
            if query.suffix == ".rq" and query.is_file():
                data, named = (values(action.object, f"{QUERY}{name}") for name in ("data", "graphData"))
                yield Case(kinds, query, data, named)


class Everything(frozenset[str]):
    """The names of graphs of a dataset that has whichever a query names."""

    def __contains__(self, name: object) -> bool:
        return True


def test_no_query_of_the_suite_is_refused_but_those_that_ask_another_server() -> None:
    positive = [case for case in cases() if not any("Negative" in kind for kind in case.kinds)]
    assert len(positive) > 700
    refused = {}
    for case in positive:
        text = case.query.read_text(encoding="utf-8")
        try:
            check_query(text, Everything())
        except QueryError as error:
            refused[case.query.name] = error.diagnostics[0].code
            assert "service" in text.lower()
    assert set(refused.values()) == {"service"}


def test_answers_are_those_that_the_engine_alone_gives() -> None:
    compared, rewritten, refused = 0, 0, []
    for case in cases():
        text = case.query.read_text(encoding="utf-8")
        if "QueryEvaluationTest" not in case.kinds or "service" in text.lower():  # which the engine would call
            continue
        plain, ours = ox.Store(), rdf.Store()
        for graph, files in ((None, case.data), (True, case.named)):
            for name in files:
                file = Path(name.removeprefix("file://"))
                form = getattr(ox.RdfFormat, SYNTAX[file.suffix])
                to = ox.NamedNode(name) if graph else ox.DefaultGraph()
                plain.load(file.read_bytes(), format=form, base_iri=name, to_graph=to)
        ours._extend(list(plain))
        try:
            expected = _plain_answer(plain.query(text))
        except (SyntaxError, ValueError):  # what the engine has no word for, such as a relative FROM
            continue
        try:
            found = ours.query(text)
        except QueryError as error:
            refused.append(error.diagnostics[0].code)
            continue
        answer = (
            found.boolean if found.boolean is not None else sorted(repr([_name(t) for t in row]) for row in found.terms)
        )
        if not case.data:  # then the graphs together are what a query sees that names none
            continue
        assert answer == expected, case.query
        compared += 1
        quick = rewrite(text, [*read_tokens(text)], (), None, lambda *_: 10_000, on_disk=True)  # as of a large corpus
        if quick != text:
            assert _plain_answer(plain.query(quick)) == expected, case.query
            rewritten += 1
    assert compared > 350
    assert rewritten > 20
    assert set(refused) <= {"service", "from", "unknown-term"}


def _plain_answer(answer: Any) -> Any:
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return sorted(repr([_name(term) for term in (t.subject, t.predicate, t.object)]) for t in answer)
    names = [variable.value for variable in answer.variables if not variable.value.startswith(FRESH)]
    return sorted(repr([_name(row[name]) for name in names]) for row in answer)


def _name(term: Any) -> str:
    """A term for comparing; blank nodes are called otherwise on each run."""
    return "_" if isinstance(term, ox.BlankNode) else str(term)


def test_no_query_that_can_be_read_is_accused_of_a_slip() -> None:
    assert SUITE is not None
    read = 0
    for file in SUITE.rglob("*.rq"):
        text = file.read_text(encoding="utf-8", errors="replace")
        try:
            ox.Store().query(text, base_iri="http://e/")
        except (SyntaxError, OSError, RuntimeError, ValueError):
            continue
        slip, read = find_slip(text), read + 1
        assert slip is None or "is no full address" in slip.message, file  # which only a query without a base is
    assert read > 500
