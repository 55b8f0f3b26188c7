"""The package xaif, which passes graphs on in pipelines of argument mining, works with what argmap writes at every stage."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.formats import aif as notation

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
AIF = ROOT.parent / "shared" / "data" / "aif"
SEGMENTS = ["Taxes are fair.", "They pay for schools.", "They cost jobs."]


@pytest.fixture(scope="module")
def xaif() -> Any:
    """The package, whose pandas takes a second to import, so that those who only collect tests do without."""
    return pytest.importorskip("xaif", reason="the package xaif is not installed: stages of a pipeline were not tried")


def through_argmap(document: dict[str, Any]) -> dict[str, Any]:
    """The document read by argmap and written again."""
    text = json.dumps(document)
    return dict(json.loads(notation.dump_xaif(notation.load(text, "stage.json"))))


def said(document: dict[str, Any]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The nodes and edges of a document by what they say."""
    nodes = {str(node["nodeID"]): (node["type"], node["text"]) for node in document["AIF"]["nodes"]}
    edges = Counter((nodes[str(e["fromID"])][1], nodes[str(e["toID"])][1]) for e in document["AIF"]["edges"])
    return Counter(nodes.values()), edges


def ids(graph: Any, kind: str) -> list[Any]:
    return [node["nodeID"] for node in graph.xaif["AIF"]["nodes"] if node["type"] == kind]


def test_a_pipeline_goes_on_after_argmap_at_every_stage_as_it_does_without(xaif: Any) -> None:
    """Turns, segments, propositions, then a relation of each kind; the graph passes through argmap after each."""

    def segments(graph: Any) -> None:
        graph.add_component("segment", Lnode_ID=ids(graph, "L")[0], segments=SEGMENTS)

    def propositions(graph: Any) -> None:
        for locution, text in zip(ids(graph, "L"), SEGMENTS, strict=True):
            graph.add_component("proposition", Lnode_ID=locution, proposition=text)

    def relations(graph: Any) -> None:
        first, second, third = ids(graph, "I")
        for kind, start, end in (("RA", second, first), ("CA", third, first), ("MA", third, second)):
            graph.add_component("argument_relation", relation_type=kind, iNode_ID1=start, iNode_ID2=end)

    alone, passed = (xaif.AIF("Ann Lee: Taxes are fair. They pay for schools.") for _ in range(2))
    for stage in (segments, propositions, relations):
        stage(alone)
        passed = xaif.AIF(through_argmap(passed.xaif))
        stage(passed)
        assert said(through_argmap(passed.xaif)) == said(alone.xaif), stage.__name__
        for kind in ("argument-relation", "locution"):
            assert len(passed.get_csv(kind)) == len(alone.get_csv(kind))


@pytest.fixture(params=["clocks", "lukashenko", *(path.name for path in sorted(AIF.glob("*.json"))[:4])])
def argument_map(request: pytest.FixtureRequest) -> argmap.Map:

    path = AIF / request.param if request.param.endswith(".json") else ROOT / "graphs" / request.param
    return argmap.load(path)


def test_every_call_of_the_package_works_on_what_argmap_writes(xaif: Any, argument_map: argmap.Map) -> None:
    graph = xaif.AIF(json.loads(argument_map.dump("xaif")))
    assert graph.is_valid_json_aif()
    assert graph.is_json_aif_dialog() == bool(ids(graph, "L"))
    steps = sum(len(i.premises) for i in argument_map.inferences) + sum(len(c.premises) for c in argument_map.conflicts)
    assert len(graph.get_csv("argument-relation")) >= min(steps, 1)
    for locution in ids(graph, "L"):
        graph.get_speaker(locution)
    first, second = ids(graph, "I")[:2]
    graph.add_component("argument_relation", relation_type="RA", iNode_ID1=first, iNode_ID2=second)
    graph.add_component("locution", text="So be it.", speaker="Ann Lee")
    graph.add_component("proposition", Lnode_ID=ids(graph, "L")[-1], proposition="It is so.")
    again = notation.load(json.dumps(graph.xaif), "again.json")
    assert len(again.inferences) == len(argument_map.inferences) + 1
    assert "It is so." in {statement.title for statement in again.statements}
