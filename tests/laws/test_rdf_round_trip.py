"""Laws of the dataset: what a map says survives RDF, in every format and for every reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap import rdf
from argmap.domain.model import (
    ArgumentMap,
)
from argmap.rdf.serialisation import parse_quads
from argmap.semantics import Reason, Status, Verdict, Word
from tests.strategies.any import any_maps, texts

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("turtle", "jsonld", "nquads")


law = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(any_maps())
@law
def test_decoding_what_was_encoded_gives_the_same_map(argument_map: ArgumentMap) -> None:
    quads = rdf.encode(argument_map)
    again = rdf.decode(quads)
    assert again == argument_map
    assert list(again.strands) == list(argument_map.strands)
    assert rdf.decode(reversed(quads)) == argument_map  # the order of a dataset's quads means nothing


@given(argument_map=any_maps())
@law
def test_written_text_says_exactly_the_encoded_quads_and_is_read_as_the_same_map(argument_map: ArgumentMap) -> None:
    expected = set(rdf.encode(argument_map))
    named = {quad.triple for quad in expected if isinstance(quad.graph_name, ox.NamedNode)}
    for format in FORMATS:
        text = rdf.dump(argument_map, format)
        quads = set(parse_quads(text, format))
        if format == "turtle":  # nothing describes a dataset
            assert {quad.triple for quad in quads} == named
        else:
            assert quads == expected, format
        assert rdf.load(text, format) == argument_map, format


@given(argument_map=any_maps())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_rdflib_reads_the_same_dataset_as_oxigraph(argument_map: ArgumentMap) -> None:
    rdflib = pytest.importorskip("rdflib")
    names = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads"}
    rdflib.NORMALIZE_LITERALS = False
    default = ox.DefaultGraph()
    for format in FORMATS:
        text = rdf.dump(argument_map, format)
        dataset = rdflib.Dataset()
        dataset.parse(data=text, format=names[format])
        quads = {
            ox.Quad(*map(_term, (s, p, o)), default if g is None or "x-rdflib:default" in g else _term(g))
            for s, p, o, g in dataset.quads()
        }
        assert quads == set(parse_quads(text, format)), format


@given(any_maps())
@law
def test_no_node_is_blank_and_every_element_has_an_identifier(argument_map: ArgumentMap) -> None:
    quads = rdf.encode(argument_map)
    assert all(isinstance(quad.subject, ox.NamedNode) for quad in quads)
    assert not any(isinstance(quad.object, ox.BlankNode) for quad in quads)
    identifier = ox.NamedNode("http://purl.org/dc/terms/identifier")
    said = [quad.object.value for quad in quads if quad.predicate == identifier]
    assert sorted(said) == sorted(
        [argument_map.id]
        + [element.id for element in argument_map]
        + [source.id for source in argument_map.sources]
        + [section.id for section in argument_map.sections]
    )


@pytest.mark.parametrize("format", FORMATS)
def test_the_maps_of_the_repository_come_back_the_same(format: str) -> None:
    folders = [path.parent for path in (ROOT / "graphs").glob("*/map.argdown")]
    if not folders:
        pytest.skip("graphs holds no map")
    for folder in folders:
        argument_map = argmap.load(folder)
        assert rdf.load(rdf.dump(argument_map, format), format) == argument_map


@given(argument_map=any_maps(), sentence=texts)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_verdicts_leave_the_map_as_it_is(argument_map: ArgumentMap, sentence: str) -> None:
    ids = [element.id for element in argument_map]
    verdict = Verdict(Status.HOLDS, Reason.GIVEN, tuple(ids), sentence, Word.STANDS, tuple(ids))
    verdicts = dict.fromkeys(ids, verdict)
    for format in FORMATS:
        text = rdf.dump(argument_map, format, verdicts)
        assert rdf.load(text, format) == argument_map, format
        assert ("acceptance-holds" in text) == bool(ids), format


def _term(term: Any) -> Any:
    rdflib = pytest.importorskip("rdflib")
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))
