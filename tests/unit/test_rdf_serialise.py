"""Writing and reading RDF text: stable bytes, nothing fetched, and faults told with their place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from argmap import rdf
from argmap.domain.diagnostics import MapError, ParseError, UnknownNameError
from argmap.domain.model import (
    Anchor,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Role,
    Source,
    SourceKind,
    Statement,
)
from argmap.rdf.jsonld import bundled_context
from argmap.rdf.vocabulary import PREFIXES

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("turtle", "jsonld", "nquads")

TOLD = Anchor(1, 1, "abc", "so")
SMALL = ArgumentMap(
    "small",
    "A small map",
    statements=(
        Statement("thesis", "Thesis", "It is so.", role=Role.THESIS, hedge=Hedge.CERTAIN, anchors=(TOLD,)),
        Statement("reason", "Reason", "Because.", asserted_by=("paper", "ann"), quotation=True, tags=("b", "a")),
        Statement("doubt", "Doubt", language="uk", role=Role.OBJECTION),
    ),
    inferences=(Inference("step", ("reason", "doubt"), "thesis", scheme="expert-opinion"),),
    conflicts=(Conflict("cut", ("doubt",), "step", ConflictKind.UNDERCUT),),
    sources=(Source("paper", "The Paper"), Source("ann", "Ann", SourceKind.PERSON, disputed=True)),
    article="paper",
    created=date(2026, 1, 2),
    extra={"argdown:color": {"a": [1, None]}},
    language="en",
)


@pytest.fixture(scope="module")
def texts_by_seed() -> dict[str, list[str]]:
    """The text of the map in each format, once for each hash seed; a process writes all formats."""
    code = (
        "import importlib.util, json, sys; from argmap import rdf;"
        f"spec = importlib.util.spec_from_file_location('t', {str(Path(__file__))!r});"
        "t = importlib.util.module_from_spec(spec); spec.loader.exec_module(t);"
        "json.dump({format: rdf.dump(t.SMALL, format) for format in t.FORMATS}, sys.stdout)"
    )
    texts: dict[str, list[str]] = {format: [] for format in FORMATS}
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        for format, text in json.loads(done.stdout).items():
            texts[format].append(text)
    return texts


@pytest.mark.parametrize("format", FORMATS)
def test_text_is_the_same_under_every_hash_seed(format: str, texts_by_seed: dict[str, list[str]]) -> None:
    assert texts_by_seed[format] == [rdf.dump(SMALL, format)] * 3


def test_turtle_is_grouped_by_node_in_map_order_and_says_a_for_types() -> None:
    text = rdf.dump(SMALL, "turtle")
    order = [text.index(f"\nmap:{id_} a argmap:") for id_ in ("thesis", "reason", "doubt", "step", "cut")]
    assert order == sorted(order)
    assert "map:step a argmap:Inference, aif:RA-node, aif:ExpertOpinion_Inference ;" in text
    assert "    argmap:undercuts map:step" in text
    assert "rdf:type" not in text


def test_chain_of_voices_keeps_its_order_and_each_reports_the_next() -> None:
    text = rdf.dump(SMALL, "turtle")
    assert "prov:wasAttributedTo sources:paper, sources:ann" in text
    assert "argmap:reports map:reason:voice-2" in text
    assert rdf.load(text, "turtle").statements[1].asserted_by == ("paper", "ann")


def test_json_ld_carries_its_context_and_reads_like_json() -> None:
    document = json.loads(rdf.dump(SMALL, "jsonld"))
    assert {**bundled_context(), **document["@context"]} == document["@context"]
    graph = document["@graph"][0]
    assert graph["@id"] == "https://w3id.org/argmap/map/small"
    thesis = next(node for node in graph["@graph"] if node["@id"] == "map:thesis")
    assert thesis["label"] == {"en": "Thesis"}
    assert thesis["role"] == "argmap:role-thesis"
    assert thesis["position"] == 1


def test_context_declares_the_same_prefixes_as_turtle() -> None:
    context = bundled_context()
    assert {key: value for key, value in context.items() if isinstance(value, str)} == PREFIXES
    for key, entry in context.items():
        if not isinstance(entry, str):
            assert entry["@id"].split(":")[1] == key, key


def test_what_hides_or_turns_text_is_written_as_escapes() -> None:
    title = "safe\u202eevil\u200b\x07\u2028"
    for format in ("turtle", "nquads"):
        text = rdf.dump(ArgumentMap("m", title), format)
        assert "\\u202Eevil\\u200B\\u0007\\u2028" in text
        assert rdf.load(text, format).title == title


def test_ids_stay_inside_the_namespace_of_their_map() -> None:
    odd = ArgumentMap("../x", statements=(Statement("a> <b", "A"), Statement("é/ü", "B")))
    text = rdf.dump(odd, "nquads")
    assert "<https://w3id.org/argmap/map/..%2Fx#a%3E%20%3Cb>" in text
    assert rdf.load(text, "nquads") == odd


@pytest.mark.parametrize(
    ("text", "format", "line", "said"),
    [
        ("@prefix a: <http://a/> .\na:b a:c a:d .\nx y z", "turtle", 3, "x y z"),
        ("<http://a> <http://b> .", "nquads", 1, ""),
        ('{\n "@id": \n}', "jsonld", 3, "JSON"),
        ("<a> <b> <c> .", "turtle", 1, "IRI is relative"),
        ("", "turtle", 1, "No argument map"),
    ],
)
def test_bad_rdf_is_told_with_its_line(text: str, format: str, line: int, said: str) -> None:
    with pytest.raises(ParseError) as caught:
        rdf.load(text, format, "bad.file")
    (found,) = caught.value.diagnostics
    assert found.where is not None
    assert (found.where.file, found.where.line) == ("bad.file", line)
    assert said in found.message
    assert found.remedy


@pytest.mark.parametrize(
    "context",
    [
        '"https://schema.org/"',
        '[{"a": "http://a/"}, "http://127.0.0.1:9/x"]',
        '{"@import": "http://127.0.0.1:9/x"}',
        '{"t": {"@id": "http://a/t", "@context": "file:///etc/passwd"}}',
    ],
)
def test_a_context_elsewhere_is_refused(context: str) -> None:
    with pytest.raises(ParseError, match="nothing is ever fetched"):
        rdf.load(f'{{"@context": {context}, "@id": "http://a/b"}}', "jsonld")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<http://a> <http://b> " + "[ <http://c> " * 5000, "turtle"),
        ("<http://a> <http://b> " + "(" * 100_000, "turtle"),
        ("[" * 100_000, "jsonld"),
        ('{"http://a":' * 5000, "jsonld"),
    ],
)
def test_deep_nesting_is_refused(text: str, format: str) -> None:
    with pytest.raises(ParseError, match="nested more than 100 deep"):
        rdf.load(text, format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_dataset_without_a_map_is_no_map(format: str) -> None:
    with pytest.raises(ParseError, match="No argument map"):
        rdf.load("{}" if format == "jsonld" else "", format)


def test_two_maps_in_one_dataset_are_told_apart() -> None:
    text = rdf.dump(SMALL, "nquads") + rdf.dump(ArgumentMap("other"), "nquads")
    with pytest.raises(ParseError, match="2 argument maps"):
        rdf.load(text, "nquads")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("argmap:role argmap:role-thesis", "argmap:role argmap:role-these", "these"),
        ("argmap:hedge argmap:hedge-certain", "argmap:hedge argmap:hedge-sure", "sure"),
        ("argmap:position 1", 'argmap:position "first"', "whole number"),
        ("aif:hasConclusion map:thesis", "aif:hasConclusion map:thesis, map:reason", "2 values"),
        ("    aif:hasConclusion map:thesis ;\n", "", "has no aif:hasConclusion"),
        ('"2026-01-02"^^xsd:date', '"2026-31-02"^^xsd:date', "not a date"),
        ("argmap:extra ", 'argmap:extra "[1]" ; argmap:reason ', "not a JSON object"),
    ],
)
def test_a_dataset_that_contradicts_itself_is_told(old: str, new: str, said: str) -> None:
    text = rdf.dump(SMALL, "turtle")
    assert old in text
    with pytest.raises(ParseError, match=said):
        rdf.load(text.replace(old, new), "turtle")


@pytest.mark.parametrize("extra", [{"a": float("nan")}, {"a": date(2026, 1, 1)}, {"a": (1,)}, {"a": {1: 2}}])
def test_extras_that_json_cannot_say_are_refused_and_not_bent(extra: dict[str, object]) -> None:
    with pytest.raises(MapError, match="cannot be written as JSON"):
        rdf.encode(ArgumentMap("m", extra=extra))


def test_ids_that_stand_twice_and_half_characters_are_refused() -> None:
    with pytest.raises(MapError, match="Two elements have the id 'a'"):
        rdf.encode(ArgumentMap("m", statements=(Statement("a", "A"), Statement("a", "B"))))
    for broken in (ArgumentMap("\ud800"), ArgumentMap("m", "\ud800"), ArgumentMap("m", licence="\ud800")):
        with pytest.raises(MapError, match="lone surrogate"):
            rdf.encode(broken)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UnknownNameError, match="turtle, jsonld, nquads"):
        rdf.dump(SMALL, "rdfjson")


def test_rdflib_gets_the_dataset_with_its_prefixes() -> None:
    rdflib = pytest.importorskip("rdflib")
    dataset = rdf.to_rdflib(SMALL)
    assert len(set(dataset.quads())) == len(rdf.encode(SMALL))
    base = "https://w3id.org/argmap/map/small#"
    supports = rdflib.URIRef("https://w3id.org/argmap/ns#supports")
    assert (rdflib.URIRef(base + "reason"), supports, rdflib.URIRef(base + "thesis")) in dataset
    assert dict(dataset.namespaces())["map"] == rdflib.URIRef(base)


def test_importing_argmap_rdf_imports_neither_rdflib_nor_pyshacl() -> None:
    code = "import sys, argmap.rdf; print([m for m in ('rdflib', 'pyshacl', 'csv2') if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_carriage_return_survives_xml() -> None:
    m = ArgumentMap("m", "M", statements=(Statement("a", "A", "one\r\ntwo\rthree"),))
    assert rdf.load(rdf.dump(m, "rdfxml"), "rdfxml") == m
