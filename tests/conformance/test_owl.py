"""Ontology and maps together are consistent to HermiT, which `make reasoner` gets; and within OWL 2 DL by checks of our own.

HermiT knows the datatypes of OWL 2 only, and dates without a time are none of them: in the copy that it checks they are
moments.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import pytest

import argmap
from argmap import pipeline, rdf
from argmap.rdf.vocabulary import PREFIXES, Argmap, Rdf, alignments, ontology

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
OWL, RDFS, XSD = "http://www.w3.org/2002/07/owl#", PREFIXES["rdfs"], PREFIXES["xsd"]
MOMENTS = {"date": "T00:00:00", "gYearMonth": "-01T00:00:00", "gYear": "-01-01T00:00:00"}
ANNOTATIONS = (PREFIXES["dcterms"], PREFIXES["skos"], PREFIXES["rdfs"], "http://purl.org/vocab/vann/")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
MAPS = ["cholera", "clocks", "lukashenko"]


def owl(name: str) -> ox.NamedNode:
    return ox.NamedNode(OWL + name)


def said(texts: Iterable[str]) -> set[ox.Triple]:
    return {q.triple for text in texts for q in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)}


def data(name: str) -> set[ox.Triple]:
    argument_map = argmap.load(ROOT / "graphs" / name)
    return {quad.triple for quad in rdf.encode(argument_map, pipeline.evaluate(argument_map))}


def in_owl(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """A literal with a datatype of OWL 2."""
    if isinstance(term, ox.Literal) and (end := MOMENTS.get(term.datatype.value.removeprefix(XSD))):
        return ox.Literal(term.value + end, datatype=ox.NamedNode(f"{XSD}dateTime"))
    return term


def declared(triples: set[ox.Triple]) -> set[ox.Triple]:
    """The triples with a declaration of what others define: each property of theirs by its objects, and their classes."""
    known = {t.subject for t in triples if t.predicate == Rdf.type and t.object.value.startswith(OWL)}
    properties: dict[ox.NamedNode, set[str]] = {}
    for t in triples:
        if t.predicate not in known and not t.predicate.value.startswith((OWL, RDFS, PREFIXES["rdf"])):
            kind = "DatatypeProperty" if isinstance(t.object, ox.Literal) else "ObjectProperty"
            annotates = t.predicate.value.startswith(ANNOTATIONS)
            properties.setdefault(t.predicate, set()).add("AnnotationProperty" if annotates else kind)
    classes = {t.object for t in triples if t.predicate == Rdf.type and not t.object.value.startswith(OWL)} - known
    extra = {ox.Triple(p, Rdf.type, owl(min(kinds))) for p, kinds in properties.items()}
    extra |= {ox.Triple(class_, Rdf.type, owl("Class")) for class_ in classes}
    return {ox.Triple(t.subject, t.predicate, in_owl(t.object)) for t in triples} | extra


def is_consistent(triples: set[ox.Triple], folder: Path) -> bool:
    package = find_spec("owlready2")
    homes = (
        [Path(package.origin).parent / "hermit"] if package and package.origin else [*BUILD.glob("owlready2-*/hermit")]
    )
    if not homes or not shutil.which("java"):
        pytest.skip("there is no Java, or no `make reasoner`: HermiT was not asked")
    home = homes[0]
    file = folder / "checked.nt"
    file.write_bytes(ox.serialize(sorted(declared(triples), key=str), format=ox.RdfFormat.N_TRIPLES) or b"")
    command = ["java", "-Xmx1500M", "-cp", f"{home}:{home / 'HermiT.jar'}", "org.semanticweb.HermiT.cli.CommandLine"]
    done = subprocess.run([*command, "-k", file.as_uri()], capture_output=True, text=True, timeout=300, check=False)
    consistent = "owl#Thing is satisfiable" in done.stdout
    assert consistent or "InconsistentOntologyException" in done.stderr, done.stderr
    return consistent


@pytest.mark.thorough
@pytest.mark.parametrize("name", MAPS)
def test_ontology_and_map_are_consistent_and_a_wrong_class_is_not(name: str, tmp_path: Path) -> None:
    triples = said([ontology(), alignments()]) | data(name)
    assert is_consistent(triples, tmp_path)
    statement = next(t.subject for t in triples if t.predicate == Rdf.type and t.object == Argmap.Statement)
    assert not is_consistent(triples | {ox.Triple(statement, Rdf.type, Argmap.Conflict)}, tmp_path)


def kinds_of(triples: set[ox.Triple]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for t in triples:
        if t.predicate == Rdf.type and t.object.value.startswith(OWL):
            kinds.setdefault(t.subject.value, set()).add(t.object.value.removeprefix(OWL))
    return kinds


def test_no_term_is_of_two_kinds_of_owl() -> None:
    """As OWL 2 DL demands: a property has either values or objects, and a class is no datatype."""
    for term, kinds in kinds_of(said([ontology(), alignments()])).items():
        assert len(kinds & {"Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Ontology"}) <= 1, term


@pytest.mark.parametrize("name", MAPS)
def test_properties_have_values_or_objects_as_their_kind_says(name: str) -> None:
    kinds = kinds_of(said([ontology()]))
    for t in data(name):
        kind = kinds.get(t.predicate.value, set())
        assert not ("ObjectProperty" in kind and isinstance(t.object, ox.Literal)), t
        assert not ("DatatypeProperty" in kind and not isinstance(t.object, ox.Literal)), t


@pytest.mark.parametrize("name", MAPS)
def test_nothing_is_of_two_disjoint_classes(name: str) -> None:
    triples = said([ontology()])
    above = {(t.subject, t.object) for t in triples if t.predicate.value == f"{RDFS}subClassOf"}
    below: dict[object, set[object]] = {}
    for class_ in {end for pair in above for end in pair}:
        below[class_] = {class_}
    for _ in below:
        for lower, upper in above:
            below[upper] |= below[lower]
    instances: dict[object, set[object]] = {}
    for t in data(name):
        if t.predicate == Rdf.type:
            instances.setdefault(t.object, set()).add(t.subject)
    groups = [members_of(triples, t.object) for t in triples if t.predicate == owl("members")]
    assert sum(map(len, groups)) > 10
    for group in groups:
        of_class = [set().union(*(instances.get(low, set()) for low in below.get(c, {c}))) for c in group]
        assert len(set().union(*of_class)) == sum(map(len, of_class))


def members_of(triples: set[ox.Triple], node: object) -> list[object]:
    """The members of a list."""
    said_of = {(t.subject, t.predicate.value): t.object for t in triples}
    members = []
    while (node, f"{PREFIXES['rdf']}first") in said_of:
        members.append(said_of[node, f"{PREFIXES['rdf']}first"])
        node = said_of[node, f"{PREFIXES['rdf']}rest"]
    return members


def test_the_concepts_of_a_scheme_are_its_top_concepts_in_both_directions() -> None:
    triples = said([ontology()])
    skos = PREFIXES["skos"]
    ties = {
        name: {(t.subject, t.object) for t in triples if t.predicate.value == skos + name}
        for name in ("inScheme", "topConceptOf", "hasTopConcept")
    }
    assert ties["inScheme"] == ties["topConceptOf"] == {(concept, scheme) for scheme, concept in ties["hasTopConcept"]}
