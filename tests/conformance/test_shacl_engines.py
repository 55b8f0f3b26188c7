"""The compiled SHACL engine finds what pyshacl, the reference, finds: in maps of the wild and in broken ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

import argmap
from argmap.domain.diagnostics import ArgmapError
from argmap.rdf.encoding import encode
from argmap.rdf.shapes import shape_files
from argmap.rdf.violation import find_with_pyshacl, find_with_shacl

pytest.importorskip("shacl")
pytest.importorskip("pyshacl")
ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SHAPES = "\n".join(shape_files().values())
ARGDOWN = [*sorted((ROOT / "graphs").glob("*/map.argdown")), *sorted(DATA.glob("argdown/*.argdown"))]
MAPS = [*ARGDOWN, *sorted(DATA.glob("aif/*.json"))[::4]]
BREAKABLE = [path for path in MAPS if path.stem in {"map", "veggie_debate", "intro.1", "nodeset10229", "nodeset11302"}]


def quads_of(path: Path) -> list[Quad]:
    try:
        return list(encode(argmap.load(path)))
    except ArgmapError:
        pytest.skip(f"{path.name} holds no map, on purpose")


def assert_same_findings(quads: list[Quad]) -> int:
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    data = serialize(triples, format=RdfFormat.N_TRIPLES).decode()
    found = Counter(find_with_shacl(data, SHAPES))
    assert found == Counter(find_with_pyshacl(data, SHAPES))
    return len(found)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_engines_find_the_same_in_a_map_of_the_wild(path: Path) -> None:
    assert_same_findings(quads_of(path))


@pytest.mark.parametrize("step", [2, 3, 5, 7])
@pytest.mark.parametrize("path", BREAKABLE, ids=lambda path: path.stem)
def test_both_engines_find_the_same_where_triples_are_missing(path: Path, step: int) -> None:
    quads = quads_of(path)[:1500]
    assert assert_same_findings([quad for number, quad in enumerate(quads) if number % step]) > 0


@pytest.mark.parametrize("path", BREAKABLE, ids=lambda path: path.stem)
def test_both_engines_find_the_same_where_values_are_swapped(path: Path) -> None:
    """Every object moves on to the next triple, so numbers stand where names belong and nodes where texts do."""
    quads = quads_of(path)[:1500]
    objects = [quad.object for quad in quads]
    moved = [*objects[1:], objects[0]]
    swapped = [
        Quad(quad.subject, quad.predicate, quad.object if quad.predicate.value.endswith("#type") else value)
        for quad, value in zip(quads, moved, strict=True)
    ]
    assert assert_same_findings(swapped) > 0


@pytest.mark.parametrize("lexical", ["0", "-1", "one", "1.5", "99999999999999999999999999", ""])
@pytest.mark.parametrize("datatype", ["integer", "string"])
def test_both_engines_find_the_same_in_odd_numbers(lexical: str, datatype: str) -> None:
    sentence = NamedNode("https://w3id.org/argmap/map/m/sentences/p1s1")
    namespace = "https://w3id.org/argmap/ns#"
    value = Literal(lexical, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert_same_findings(
        [
            Quad(sentence, type_, NamedNode(f"{namespace}Sentence")),
            Quad(sentence, NamedNode(f"{namespace}paragraph"), value),
        ]
    )
