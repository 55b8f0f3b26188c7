"""The vocabulary, its ontology, the model and the reference pages agree with each other."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

import argmap
from argmap import pipeline, rdf
from argmap.cli import main
from argmap.domain.links import LINKS
from argmap.domain.matching import Matching
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
from argmap.domain.semantics import GRADUAL, GROUNDED
from argmap.domain.standards import Standard
from argmap.rdf import explanation, identity, vocabulary
from argmap.rdf.shapes import shape_files
from argmap.semantics.crux import crux_sets
from argmap.semantics.labelling import Status
from argmap.semantics.reasons import reasons
from argmap.semantics.verdict_word import Word

ROOT = Path(__file__).resolve().parents[2]
NAMESPACE = vocabulary.PREFIXES["argmap"]
ONTOLOGY = resources.files("argmap.rdf").joinpath("ontology/argmap.ttl").read_text(encoding="utf-8")
RDFS = vocabulary.PREFIXES["rdfs"]


def defined() -> dict[str, dict[str, list[str]]]:
    """Each term that the ontology defines -> property -> values."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in parse(ONTOLOGY, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NAMESPACE):
            values = found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
            values.append(getattr(quad.object, "value", ""))
    return found


defined_terms = cache(defined)


def full_map() -> ArgumentMap:
    """A map that uses every class, property and concept there is."""
    statements = tuple(
        Statement(
            f"s-{n}",
            f"S {n}",
            f"S {n}" if n == 0 else "Text of https://example.org",
            role=list(Role)[n % len(Role)],
            stance=list(Stance)[n % len(Stance)],
            hedge=list(Hedge)[n % len(Hedge)],
            credence=0.5,
            standard=list(Standard)[n % len(Standard)],
            strand="strand",
            section="part",
            quotation=True,
            implicit=True,
            time="2026",
            entities=("source-0",),
            asserted_by=("source-0", "source-1"),
            tags=("a", "b"),
            anchors=(Anchor(1, 1, "d", "phrase"),),
            extra={"x": 1, LINKS: [[0, 4, "[S 0]"]]},
        )
        for n in range(8)
    )
    schemes = vocabulary.AIF_SCHEMES
    return ArgumentMap(
        "full",
        "Full",
        statements=statements,
        arguments=(Argument("g", "G", inferences=("i-sign",)),),
        inferences=tuple(
            Inference(f"i-{slug}", ("s-1",), "s-0", slug, rules=("rule",), strict=True, argument="g", weight=0.5)
            for slug in schemes
        ),
        conflicts=(
            *(Conflict(f"c-{kind}", ("s-2",), "s-1", kind) for kind in ConflictKind),
            Conflict("c-answer", ("s-4",), "s-2"),  # s-2 is conceded
        ),
        rephrases=(Rephrase("r", ("s-3",), "s-4"),),
        preferences=(Preference("p", "s-3", "s-4"),),
        sources=tuple(Source(f"source-{n}", "N", kind, disputed=True) for n, kind in enumerate(SourceKind)),
        sections=(Section("part", "Part", 1),),
        sentences=(Sentence(1, 1, "Text", "d", "no reason"), Sentence(2, 1, "More", "e")),
        article="source-0",
        covers="p2",
        strands={"strand": "Strand"},
        tour=(("s-0", "Look"),),
        weigh="tally",
        unknown="presume",
        floating=True,
        scores={"likely": 0.7},
        exercises=({"kind": "place", "at": "s-0"},),
    )


class _Verdict:
    challengers = discharges = ("s-0",)
    weighed = 900

    def __init__(self, status: str, word: str = "stands", reason: str = "") -> None:
        self.status, self.because, self.sentence = status, ("s-0",), "It is so."
        self.reason = reason or {"holds": "accepted", "falls": "rejected", "open": "contested"}[status]
        self.word = word


class _Strengths(dict[str, float]):
    def __init__(self, semantics: str) -> None:
        super().__init__({"s-0": 0.5})
        self.semantics, self.converged = SimpleNamespace(name=semantics), True

    def base(self, id_: str) -> float:
        return self[id_] / 2


def used() -> set[str]:
    verdicts = {f"s-{n}": _Verdict(status) for n, status in enumerate(("holds", "falls", "open"))}
    terms: set[str] = set()
    for word in Word:
        for quad in rdf.encode(full_map(), {"s-0": _Verdict("holds", word, "presumed")}):
            terms |= {term.value for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
    for semantics in GRADUAL:
        for quad in rdf.encode(full_map(), verdicts, _Strengths(semantics)):
            terms |= {term.value for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
    inferred = ArgumentMap(
        "inferred", statements=(Statement("a", "A"), Statement("b", "B")), inferences=(Inference("i", ("b",), "a"),)
    )
    for quad in explanation.encode(inferred, crux_sets(inferred, "a"), reasons(inferred, "a")):
        terms |= {term.value for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
    talk = [{"nodeID": "1", "type": "L"}, {"nodeID": "2", "type": "YA"}, {"nodeID": "3", "type": "TA"}]
    ties = [{"fromID": start, "toID": end} for start, end in ("12", "21", "13", "31")]
    for quad in rdf.encode(ArgumentMap("talk", extra={"aif:nodes": talk, "aif:edges": ties})):
        terms |= {term.value for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
    matches = identity.encode([("exact", "Ann", ("a:a", "a:b"))], [("similar", "It is", ("a:c", "a:d"))])
    for quad in parse(matches, format=RdfFormat.N_QUADS):
        terms |= {term.value for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, NamedNode)}
    for text in shape_files().values():
        terms |= {NAMESPACE + name for name in re.findall(r"argmap:(remedy|generalRemedy|sameFault)\b", text)}
    return {term for term in terms if term.startswith(NAMESPACE) and term != NAMESPACE}


def constants() -> set[str]:
    return {term.value for term in vars(vocabulary.Argmap).values()}


def test_every_term_that_the_encoder_writes_is_defined() -> None:
    assert used() - set(defined()) == set(), "define it in argmap/rdf/ontology/argmap.ttl, or do not write it"


def test_every_term_that_is_defined_is_written() -> None:
    general = {vocabulary.Argmap.Element.value, vocabulary.Argmap.Point.value}
    assert set(defined()) - used() == general


def test_constants_are_the_terms_of_the_ontology_that_are_not_concepts() -> None:
    concepts = {term for term, said in defined().items() if vocabulary.Skos.inScheme.value in said}
    assert constants() == set(defined()) - concepts


def test_every_property_has_a_domain_and_a_range() -> None:
    for term, said in defined().items():
        if any(kind.endswith(("ObjectProperty", "DatatypeProperty")) for kind in said[vocabulary.Rdf.type.value]):
            assert said.keys() >= {f"{RDFS}domain", f"{RDFS}range"}, term


def above(term: str) -> set[str]:
    """A class and every class that it is below."""
    found, waiting = {term}, [term]
    while waiting:
        new = set(defined_terms().get(waiting.pop(), {}).get(f"{RDFS}subClassOf", ())) - found
        found |= new
        waiting += new
    return found


@pytest.mark.parametrize("name", ["of everything", "cholera", "clocks", "lukashenko"])
def test_what_is_written_is_of_the_classes_that_domains_and_ranges_name(name: str) -> None:
    """Stricter than a reasoner, which would infer the class: here it has to be there, or one below it."""
    said = full_map() if name == "of everything" else argmap.load(ROOT / "graphs" / name)
    quads = rdf.encode(said, pipeline.evaluate(said))
    classes: dict[Any, set[str]] = {}
    for quad in quads:
        if quad.predicate == vocabulary.Rdf.type:
            classes.setdefault(quad.subject, set()).update(above(quad.object.value))
    any_class = {f"{RDFS}Literal", "http://www.w3.org/2002/07/owl#Thing"}
    for quad in quads:
        term = defined_terms().get(quad.predicate.value, {})
        for domain in set(term.get(f"{RDFS}domain", ())) - any_class:
            assert domain in classes[quad.subject], (quad.predicate, quad.subject)
        for wanted in set(term.get(f"{RDFS}range", ())) - any_class:
            found = (
                {quad.object.datatype.value} if isinstance(quad.object, Literal) else classes.get(quad.object, set())
            )
            assert wanted in found, (quad.predicate, quad.object)


def test_every_term_says_where_it_is_defined() -> None:
    for term, said in defined().items():
        assert said[f"{RDFS}isDefinedBy"] == [NAMESPACE.rstrip("#")], term


def test_terms_that_queries_may_use_are_those_of_the_ontology() -> None:
    assert {NAMESPACE + name for name in vocabulary.our_terms()} == set(defined())


def test_every_concept_scheme_in_the_data_has_a_type_and_a_label_there() -> None:
    quads = rdf.encode(full_map(), {"s-0": _Verdict("holds")})
    schemes = {quad.object for quad in quads if quad.predicate == vocabulary.Skos.inScheme}
    said = {(quad.subject, quad.predicate) for quad in quads}
    for scheme in schemes:
        assert {(scheme, vocabulary.Rdf.type), (scheme, vocabulary.Skos.prefLabel)} <= said


def test_every_class_and_property_has_a_label_and_a_comment_and_every_concept_a_label() -> None:
    for term, said in defined().items():
        label = vocabulary.Skos.prefLabel.value
        if label in said:
            assert said[label][0], term
            if vocabulary.Skos.inScheme.value in said:
                assert said[f"{vocabulary.PREFIXES['skos']}definition"][0].endswith("."), term
        else:
            assert said[f"{RDFS}label"][0], term
            assert said[f"{RDFS}comment"][0].endswith("."), term


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("role", [str(role) for role in Role]),
        ("stance", [str(stance) for stance in Stance]),
        ("hedge", [hedge.label for hedge in Hedge]),
        ("standard", [str(standard) for standard in Standard]),
        ("conflict", [str(kind) for kind in ConflictKind]),
        ("source", [str(kind) for kind in SourceKind]),
        ("scheme", list(vocabulary.AIF_SCHEMES)),
        ("acceptance", [str(status) for status in Status]),
        ("verdict", [str(word) for word in Word]),
        ("matching", [str(why) for why in Matching]),
        ("semantics", [GROUNDED, *GRADUAL]),
    ],
)
def test_concepts_are_the_values_of_the_model(kind: str, labels: list[str]) -> None:
    concepts = {term for term in defined() if term.startswith(f"{NAMESPACE}{kind}-")}
    assert concepts == {f"{NAMESPACE}{kind}-{label}" for label in labels}


def test_hedges_rank_as_in_the_model() -> None:
    for hedge in Hedge:
        assert defined()[f"{NAMESPACE}hedge-{hedge.label}"][f"{NAMESPACE}rank"] == [str(hedge.rank)]


def test_the_ontology_states_its_version_in_words_and_as_an_iri() -> None:
    version = re.findall(r'owl:versionInfo "(.+?)"', ONTOLOGY)
    assert re.findall(r"owl:versionIRI <(.+?)>", ONTOLOGY) == [
        f"{NAMESPACE.rstrip('#')}/{number}" for number in version
    ]
    assert len(version) == 1


def test_queries_and_shapes_use_only_defined_terms() -> None:
    texts = {name: query.text for name, query in rdf.bundled_queries().items()} | shape_files()
    for name, text in texts.items():
        for term in re.findall(r"\bargmap:([A-Za-z][A-Za-z-]*)", text):
            assert NAMESPACE + term in defined(), f"{name}: argmap:{term}"


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = vocabulary.Argmap.suports


def test_every_term_that_the_code_names_is_one() -> None:
    vocabularies = {name: terms for name, terms in vars(vocabulary).items() if isinstance(terms, vocabulary.Vocabulary)}
    named = re.compile(rf"\b(?:{'|'.join(vocabularies)})\.")
    texts = {module: module.read_text(encoding="utf-8") for module in (ROOT / "argmap").rglob("*.py")}
    asking = {module: text for module, text in texts.items() if named.search(text)}  # to parse them all takes seconds
    assert len(asking) > 10
    for module, text in asking.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in vocabularies:
                assert node.attr in vars(vocabularies[node.value.id]), f"{module}:{node.lineno}"


def test_general_classes_are_asked_for_with_the_ontology_in_the_dataset(capsys: pytest.CaptureFixture[str]) -> None:
    place = str(ROOT / "graphs" / "clocks")
    asked = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a/rdfs:subClassOf* argmap:Point }"
    clocks = argmap.load(place)
    assert main(["query", place, asked, "--ontology", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", str(len(clocks.statements) + len(clocks.arguments))]
    assert main(["query", place, asked, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "0"]


ALIGNED = {
    "SELECT ?a ?b { ?a ?p ?b . ?p rdfs:subPropertyOf cito:disputes }": "SELECT ?a ?b { ?a argmap:attacks ?b }",
    "SELECT ?a ?b { ?a ?p ?b . ?p rdfs:subPropertyOf* cito:supports }": "SELECT ?a ?b { ?a argmap:supports ?b }",
    "SELECT ?a { ?a a/rdfs:subClassOf schema:Claim }": "SELECT ?a { ?a a argmap:Statement }",
    "SELECT ?a ?b { ?a ?p ?b . ?p rdfs:subPropertyOf <http://purl.org/spar/amo/hasEvidence> }": (
        "SELECT ?a ?b { ?a aif:hasPremise ?b }"
    ),
}


def test_alignments_find_by_the_words_of_others_what_ours_find() -> None:
    store = pipeline.dataset(argmap.load(ROOT / "graphs" / "clocks"), ontology=True)
    for theirs, ours in ALIGNED.items():
        rows = store.query(theirs).rows
        assert rows
        assert set(rows) == set(store.query(ours).rows), theirs


def test_alignments_name_defined_terms_of_ours_and_the_three_vocabularies() -> None:
    others = ("http://purl.org/spar/cito/", "https://schema.org/", "http://purl.org/spar/amo/")
    aif = {term.value for term in vars(vocabulary.Aif).values()}
    below = [quad for quad in parse(vocabulary.alignments(), format=RdfFormat.TURTLE) if "#sub" in quad.predicate.value]
    assert {start for start in others for quad in below if quad.object.value.startswith(start)} == set(others)
    for quad in below:
        assert quad.subject.value in {*defined(), *aif}
        assert quad.object.value.startswith(others)


def test_no_bundled_query_finds_more_with_the_ontology_in_the_dataset() -> None:
    clocks = argmap.load(ROOT / "graphs" / "clocks")
    alone, beside = pipeline.dataset(clocks), pipeline.dataset(clocks, ontology=True)
    for query in rdf.bundled_queries().values():
        assert beside.query(query.text).rows == alone.query(query.text).rows, query.name
