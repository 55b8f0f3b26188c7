"""Files as AIFdb serves them come back equal: directly, by way of RDF, and by way of Argdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap import rdf
from argmap.model import ArgumentMap
from argmap.notation import aif, argdown

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT.parent / "shared" / "data" / "aif").glob("*.json"))

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not stand beside the repository")


def read(path: Path) -> tuple[str, ArgumentMap]:
    text = path.read_text(encoding="utf-8")
    return text, aif.load(text, path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_comes_back_equal_in_every_node_edge_locution_and_key(path: Path) -> None:
    text, found = read(path)
    assert json.loads(aif.dump(found)) == json.loads(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_model_says_every_statement_and_every_relation_between_statements(path: Path) -> None:
    text, found = read(path)
    document = json.loads(text)
    kind = {node["nodeID"]: node["type"] for node in document["nodes"]}
    assert [s.title for s in found.statements] == [n["text"] for n in document["nodes"] if n["type"] == "I"]
    for type_, relations in (("RA", found.inferences), ("CA", found.conflicts), ("MA", found.rephrases)):
        into = {e["toID"] for e in document["edges"] if kind[e["fromID"]] == "I" and kind[e["toID"]] == type_}
        out = {e["fromID"] for e in document["edges"] if kind[e["toID"]] == "I" and kind[e["fromID"]] == type_}
        assert len(relations) == len(into & out)


@pytest.mark.parametrize("path", FILES[::4], ids=lambda path: path.stem)
@pytest.mark.parametrize("syntax", ["turtle", "jsonld", "nquads"])
def test_a_file_comes_back_from_rdf(path: Path, syntax: str) -> None:
    text, found = read(path)
    back = rdf.load(rdf.dump(found, syntax), syntax)
    assert back == found
    assert json.loads(aif.dump(back)) == json.loads(text)


@pytest.mark.parametrize("path", FILES[::3], ids=lambda path: path.stem)
def test_a_file_comes_back_from_argdown(path: Path) -> None:
    text, found = read(path)
    back = argdown.load(argdown.dump(found))
    assert back == found
    assert json.loads(aif.dump(back)) == json.loads(text)
