"""Files as AIFdb serves them come back equal: directly, by way of RDF in both dialects, and by way of Argdown."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from argmap import rdf, registry
from argmap.domain.expressiveness import sort
from argmap.domain.model import ArgumentMap
from argmap.formats import aif, argdown
from argmap.views import Views

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT.parent / "shared" / "data" / "aif").glob("*.json"))
SYNTAXES = ("turtle", "jsonld", "nquads", "trig", "ntriples", "rdfxml")

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not stand beside the repository")
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def read(path: Path) -> tuple[dict[str, Any], ArgumentMap]:
    text = path.read_text(encoding="utf-8")
    return json.loads(text), aif.load(text, path.name)


def syntax_of(path: Path) -> str:
    """One of the syntaxes for each file, so that all are tried on many; what a syntax can say is tested elsewhere."""
    return SYNTAXES[FILES.index(path) % len(SYNTAXES)]


@every_file
def test_a_file_comes_back_equal_in_every_node_edge_locution_and_key(path: Path) -> None:
    document, found = read(path)
    assert json.loads(aif.dump(found)) == document


@every_file
def test_the_model_says_every_statement_and_every_relation_between_statements(path: Path) -> None:
    document, found = read(path)
    kind = {node["nodeID"]: node["type"] for node in document["nodes"]}
    assert [s.title for s in found.statements] == [n["text"] for n in document["nodes"] if n["type"] == "I"]
    steps = [(e["fromID"], e["toID"]) for e in document["edges"] if kind[e["fromID"]] == "RA" != kind[e["toID"]]]
    chained = [(e["fromID"], e["toID"]) for e in document["edges"] if kind[e["fromID"]] == kind[e["toID"]] == "RA"]
    assert len(chained) == (1 if path.stem == "nodeset9844" else 0)  # an inference that feeds an inference
    assert all(end in dict(steps) for _, end in chained)
    for type_, relations in (("RA", found.inferences), ("CA", found.conflicts), ("MA", found.rephrases)):
        into = {e["toID"] for e in document["edges"] if kind[e["fromID"]] == "I" and kind[e["toID"]] == type_}
        into |= {end for start, end in chained if start in into}
        out = {e["fromID"] for e in document["edges"] if kind[e["toID"]] == "I" and kind[e["fromID"]] == type_}
        assert len(relations) == len(into & out)


@every_file
def test_a_file_comes_back_equal_by_way_of_rdf(path: Path) -> None:
    document, found = read(path)
    back = rdf.load(rdf.dump(found, syntax_of(path)), syntax_of(path))
    assert back == found
    assert json.loads(aif.dump(back)) == document


@every_file
def test_a_file_comes_back_equal_by_way_of_argdown(path: Path) -> None:
    document, found = read(path)
    back = argdown.load(argdown.dump(found))
    assert back == found
    assert json.loads(aif.dump(back)) == document


@every_file
def test_every_node_and_every_edge_comes_back_by_way_of_the_dialect_of_aifdb(path: Path) -> None:
    document, found = read(path)
    known = registry.format_named(f"aifdb-{syntax_of(path)}")
    assert known.load is not None
    assert known.dump is not None
    back = known.load(known.dump(Views(found)).decode(), f"map{known.suffixes[0]}").map
    assert contents(json.loads(aif.dump(back))) == contents(document)
    for kind in ("statements", "inferences", "conflicts", "rephrases", "preferences"):
        assert getattr(sort(back), kind) == getattr(sort(found), kind)
    assert {source.name for source in back.sources} == {source.name for source in found.sources}


def contents(document: dict[str, Any]) -> tuple[dict[str, Any], set[tuple[str, str]]]:
    """The nodes of a graph and what its edges tie together: all but the ids of edges and schemes."""
    nodes = {node["nodeID"]: {k: v for k, v in node.items() if k != "schemeID"} for node in document["nodes"]}
    return nodes, {(edge["fromID"], edge["toID"]) for edge in document["edges"]}
