"""Any graph in the shape of AIF comes back equal, and whatever else is read is refused with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap import rdf, registry
from argmap.conversion import convert
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.format import Format
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.formats import aif, argdown
from argmap.formats.aif.plain import spell
from argmap.views import Views

QUIET = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
TYPES = ["I", "I", "I", "RA", "CA", "MA", "PA", "YA", "TA", "L", "XX"]
WORDS = st.sampled_from(["Rain", " two  spaces ", "a\nb", "Untitled 1", "ANN : rain", '"q"', "[x]", "😀", ""])
VALUE = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from([0.5, 1e22]) | WORDS
MORE = st.dictionaries(st.sampled_from(["timestamp", "x", "formEdgeID", "visible"]), VALUE, max_size=2)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Graphs as real files have them and worse: ids of both types, given twice, edges to nowhere, null lists."""
    pool: list[Any] = draw(
        st.sampled_from([[str(n) for n in range(6)], list(range(6)), ["a", "b-1", "c d", 4, "4", "n4", "", "."]])
    )
    named: dict[str, Any] = {"scheme": "Expert Opinion", "schemeID": "15"}
    nodes = [
        {"nodeID": draw(st.sampled_from(pool)), "text": draw(WORDS), "type": draw(st.sampled_from(TYPES)), **draw(MORE)}
        | (named if draw(st.booleans()) else {})
        for _ in range(draw(st.integers(0, 7)))
    ]
    edges = [
        {"edgeID": n, "fromID": draw(st.sampled_from(pool)), "toID": draw(st.sampled_from(pool)), **draw(MORE)}
        for n in range(draw(st.integers(0, 8)))
    ]
    edges += draw(st.sampled_from([[], edges[:2]]))  # given twice
    for row in draw(st.lists(st.sampled_from(nodes), max_size=2, unique_by=id)) if nodes else ():
        row.pop("text", None)
    for row in draw(st.lists(st.sampled_from(edges), max_size=2, unique_by=id)) if edges else ():
        row.pop("edgeID", None)
    locutions = [{"nodeID": draw(st.sampled_from(pool)), "personID": "7", "start": None}]
    graph: dict[str, Any] = {
        "nodes": nodes or draw(st.sampled_from([[], None])),
        "edges": edges or draw(st.sampled_from([[], None])),
        "locutions": draw(st.sampled_from([[], None, locutions])),
        "participants": draw(st.sampled_from([[], [{"participantID": 7, "firstname": "Ann", "surname": "Lee"}]])),
    }
    for missing in draw(st.sets(st.sampled_from(["participants", "locutions", "nodes", "edges"]), max_size=2)):
        graph.pop(missing)
    if not graph.keys() & {"nodes", "edges"}:
        graph["nodes"] = nodes
    return {"AIF": graph, "text": {"txt": "<b>"}, "OVA": draw(MORE)} if draw(st.booleans()) else graph


@QUIET
@given(documents())
def test_any_graph_comes_back_equal(document: dict[str, Any]) -> None:
    assert json.loads(aif.dump(aif.load(json.dumps(document)))) == document


@QUIET
@given(documents())
def test_any_graph_comes_back_by_way_of_rdf_and_argdown(document: dict[str, Any]) -> None:
    found = aif.load(json.dumps(document))
    assert json.loads(aif.dump(rdf.load(rdf.dump(found, "nquads"), "nquads"))) == document
    assert json.loads(aif.dump(argdown.load(argdown.dump(found)))) == document


@QUIET
@given(documents(), st.sampled_from([known for known in registry.FORMATS if known.name.startswith("aifdb-")]))
def test_nodes_and_edges_come_back_by_way_of_the_dialect_of_aifdb(document: dict[str, Any], known: Format) -> None:
    assert known.load is not None
    assert known.dump is not None
    found = aif.load(json.dumps(document))
    back = json.loads(aif.dump(known.load(known.dump(Views(found)).decode(), "map.ttl").map))
    kinds, ties = shape(document.get("AIF", document))
    assert shape(back) == (kinds, ties)


def shape(graph: dict[str, Any]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The types of the nodes, the first of those given twice, and what the edges tie together."""
    kinds: dict[str, str] = {}
    for node in graph.get("nodes") or ():
        kinds.setdefault(str(node["nodeID"]), node["type"])
    return kinds, {(str(edge["fromID"]), str(edge["toID"])) for edge in graph.get("edges") or ()}


@QUIET
@given(documents())
def test_a_plain_document_is_read_without_anything_kept_and_written_just_so(document: dict[str, Any]) -> None:
    plain = aif.dump(replace(aif.load(json.dumps(document)), extra={}))
    found = aif.load(plain)
    if all(name.isidentifier() for name in found.elements):
        assert not found.extra
        assert spell(found) == plain
    assert aif.dump(found) == plain


@QUIET
@given(documents(), st.data())
def test_a_map_without_one_of_its_statements_is_written_without_it(
    document: dict[str, Any], data: st.DataObject
) -> None:
    found = aif.load(json.dumps(document))
    if not found.statements:
        return
    gone = data.draw(st.sampled_from(found.statements)).id
    left = {s.id for s in found.statements} - {gone}
    ties = tuple(i for i in found.inferences if {*i.premises, i.conclusion} <= left)
    edited = replace(
        found,
        statements=tuple(s for s in found.statements if s.id in left),
        inferences=ties,
        conflicts=(),
        rephrases=(),
        preferences=(),
    )
    back = aif.load(aif.dump(edited))
    assert [_words(s) for s in back.statements] == [_words(s) for s in edited.statements]
    assert len(back.inferences) == len(ties)
    assert not back.conflicts


def _words(statement: Statement) -> str:
    return "" if statement.title.startswith("Untitled ") else statement.title  # numbered anew


@QUIET
@given(documents(), st.data())
def test_a_broken_document_is_a_map_or_a_fault_with_its_place(document: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(document)
    at = data.draw(st.integers(0, len(text)))
    broken = text[:at] + data.draw(st.sampled_from(["", "}", '"', ",", "NaN", "\\", "[", "null"])) + text[at + 1 :]
    faults: tuple[Diagnostic, ...] = ()
    try:
        aif.load(broken)
    except ArgmapError as error:
        faults = error.diagnostics
    assert all(d.where and d.where.line and d.where.column for d in faults)


@pytest.mark.parametrize("name", ["aif", "xaif", "aifdb-turtle", "aifdb-jsonld", "aifdb-rdfxml"])
def test_numbers_odd_ids_and_claims_without_words_come_back(name: str) -> None:
    argument_map = ArgumentMap(
        "map",
        statements=(Statement("1", "One"), Statement("a b", "Two"), Statement("x", "")),
        inferences=(Inference("2", ("1", "a b"), "x"),),
        conflicts=(Conflict("ü/ %", ("x",), "2", ConflictKind.UNDERCUT),),
    )
    assert convert(argument_map, name).faults == ()
