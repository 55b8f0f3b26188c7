"""Laws of the dataset: what a map says survives RDF, in every format and for every reader."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import argmap
from argmap import rdf
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Role,
    Section,
    Sentence,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.domain.standards import Standard, Unknown, Weighing
from argmap.rdf.serialisation import parse_quads
from argmap.semantics import Reason, Status, Verdict, Word

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("turtle", "jsonld", "nquads")

texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["", " ", "..", ".", "a/b:c#d?e", "%2E", "сьвет", "\u202e\u2028\x00\r\n\t", "\"'\\", "true", "007", "@none", "@id"]
)
ids = texts
languages = st.sampled_from(["", "en", "uk", "sr-Latn", "EN-us", "not a tag", "x", "be-tarask", "de-1996"])
numbers = st.integers(min_value=-3, max_value=40)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)
extras = st.dictionaries(texts, values, max_size=2)
some_texts = st.lists(texts, max_size=3).map(tuple)
anchors = st.lists(st.builds(Anchor, numbers, numbers, texts, texts), max_size=3).map(tuple)

WEIGHTS = st.none() | st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """Any map whose ids are unique, whatever they and its relations name."""
    element_ids = iter(draw(st.lists(ids, unique=True, min_size=12, max_size=12)))

    def several(build: Any, most: int = 2, **fields: Any) -> tuple[Any, ...]:
        count = draw(st.integers(0, most))
        return tuple(draw(st.builds(build, id=st.just(next(element_ids)), **fields)) for _ in range(count))

    ends = st.lists(ids, max_size=3).map(tuple)
    claim = {"title": texts, "text": texts, "strand": texts, "tags": some_texts, "anchors": anchors, "extra": extras}
    claim["section"] = st.none() | texts
    return ArgumentMap(
        id=draw(ids),
        title=draw(texts),
        statements=several(
            Statement,
            3,
            **claim,
            language=languages,
            role=st.sampled_from(Role),
            time=texts,
            entities=some_texts,
            asserted_by=some_texts,
            stance=st.sampled_from(Stance),
            hedge=st.sampled_from([None, *Hedge]),
            credence=WEIGHTS,
            standard=st.sampled_from(["", *Standard]) | texts,
            quotation=st.booleans(),
            implicit=st.booleans(),
        ),
        arguments=several(Argument, **claim, inferences=ends),
        inferences=several(
            Inference,
            premises=ends,
            conclusion=ids,
            scheme=st.sampled_from(["expert-opinion", "sign"]) | texts,
            rules=some_texts,
            strict=st.booleans(),
            argument=st.none() | ids,
            weight=WEIGHTS,
            extra=extras,
        ),
        conflicts=several(
            Conflict,
            premises=ends,
            target=ids,
            kind=st.sampled_from(ConflictKind),
            scheme=texts,
            weight=WEIGHTS,
            extra=extras,
        ),
        rephrases=several(Rephrase, 1, premises=ends, conclusion=ids, extra=extras),
        preferences=several(Preference, 1, preferred=ids, dispreferred=ids, extra=extras),
        sources=tuple(
            draw(
                st.lists(
                    st.builds(
                        Source,
                        id=ids,
                        name=texts,
                        kind=st.sampled_from(SourceKind),
                        url=texts,
                        author=texts,
                        date=texts,
                        disputed=st.booleans(),
                        extra=extras,
                    ),
                    max_size=2,
                    unique_by=lambda source: source.id,
                )
            )
        ),
        sections=tuple(
            draw(
                st.lists(
                    st.builds(Section, id=ids, title=texts, level=numbers, parent=st.none() | ids, extra=extras),
                    max_size=2,
                    unique_by=lambda section: section.id,
                )
            )
        ),
        sentences=tuple(
            draw(
                st.lists(
                    st.builds(Sentence, numbers, numbers, texts, texts, texts), max_size=2, unique_by=lambda s: s.name
                )
            )
        ),
        article=draw(st.none() | ids),
        language=draw(languages),
        authors=draw(some_texts),
        created=draw(st.none() | st.dates(min_value=date(1000, 1, 1))),
        licence=draw(texts),
        summary=draw(texts),
        strands=draw(st.dictionaries(ids, texts, max_size=2)),
        tour=tuple(draw(st.lists(st.tuples(ids, texts), max_size=2))),
        standard=draw(st.sampled_from(["", *Standard])),
        weigh=draw(st.sampled_from(["", *Weighing])),
        unknown=draw(st.sampled_from(["", *Unknown])),
        floating=draw(st.booleans()),
        scores=draw(st.sampled_from([{}, {"likely": 0.7}, {"likely": 1, "argued": 0.25}])),
        exercises=tuple({"kind": "write", "ask": ask} for ask in draw(st.lists(texts, max_size=2))),
        extra=draw(extras),
    )


law = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(maps())
@law
def test_decoding_what_was_encoded_gives_the_same_map(argument_map: ArgumentMap) -> None:
    quads = rdf.encode(argument_map)
    again = rdf.decode(quads)
    assert again == argument_map
    assert list(again.strands) == list(argument_map.strands)
    assert rdf.decode(reversed(quads)) == argument_map  # the order of a dataset's quads means nothing


@given(argument_map=maps())
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


@given(argument_map=maps())
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


@given(maps())
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


@given(argument_map=maps(), sentence=texts)
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
