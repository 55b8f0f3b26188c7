"""What other tools find in the dataset when they ask it in the usual ways."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from argmap import rdf
from argmap.domain.diagnostics import QueryError
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Sentence,
    Source,
    SourceKind,
    Stance,
    Statement,
)

MAP = ArgumentMap(
    "m",
    "A map",
    statements=(
        Statement("t", "Thesis", time="2022-02-24/2022-03", anchors=(Anchor(1, 1, "d", "a phrase"), Anchor(1, 2))),
        Statement("q", "Said", asserted_by=("paper", "digest", "ann"), quotation=True, time="2022-03-01"),
        Statement("s", "Scare quotes", asserted_by=("paper",), quotation=True, time="spring"),
        Statement("o", "Granted", stance=Stance.CONCEDED),
        Statement("r", "Reply"),
    ),
    arguments=(Argument("g", "Spelt out", "How it goes", inferences=("i",)), Argument("k", "Sketch", "So it goes")),
    inferences=(Inference("i", ("q", "s"), "t", scheme="homemade", argument="g"),),
    conflicts=(Conflict("raised", ("o",), "t"), Conflict("answered", ("r",), "o")),
    sources=(
        Source("paper", "The Paper", date="2022-03"),
        Source("digest", "The Digest", author="ann", date="2022"),
        Source("ann", "Ann", SourceKind.PERSON, date="about 1970"),
    ),
    sentences=(Sentence(1, 1, "It holds a phrase."), Sentence(1, 2, "More.")),
    article="paper",
    authors=("Me",),
    licence="MIT",
    language="en",
)


class _Verdict:
    status, reason, because, sentence = "falls", "rejected", (), "falls: rejected by you"
    word, challengers, weighed, discharges = "rejected", (), None, ()


def store() -> ox.Store:
    found = ox.Store()
    found.extend(rdf.encode(MAP, {"t": _Verdict()}))
    return found


def ask(query: str, default: bool = False) -> set[tuple[str, ...]]:
    """The answers over the union of all graphs, or over the default graph alone, with IRIs cut to their ends."""
    rows = store().query(query, prefixes=rdf.Store([MAP]).prefixes, use_default_graph_as_union=not default)
    assert isinstance(rows, ox.QuerySolutions)
    return {
        tuple(getattr(term, "value", "").removeprefix("https://w3id.org/argmap/map/") for term in row) for row in rows
    }


def test_the_default_graph_says_what_the_dataset_is_and_which_graphs_it_has() -> None:
    assert ask(
        "SELECT ?title ?by { ?d a void:Dataset ; dcterms:title ?title ; dcterms:creator/foaf:name ?by }", default=True
    ) == {("A map", "Me")}
    graphs = {graph for (graph,) in ask("SELECT ?g { ?d sd:namedGraph/sd:name ?g }", default=True)}
    assert graphs == {"m", "m/acceptance"}
    assert {str(g.value).removeprefix("https://w3id.org/argmap/map/") for g in store().named_graphs()} == graphs


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", "https://spdx.org/licenses/MIT"),
        ("CC-BY-SA-4.0", "https://spdx.org/licenses/CC-BY-SA-4.0"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("ask the author", "https://w3id.org/argmap/map/m/dataset#licence"),
        ("http://no <iri>", "https://w3id.org/argmap/map/m/dataset#licence"),
    ],
)
def test_the_licence_of_the_dataset_is_a_resource_and_the_map_keeps_its_words(licence: str, expected: str) -> None:
    quads = rdf.encode(replace(MAP, licence=licence))
    licences = [quad.object.value for quad in quads if quad.predicate.value.endswith("/license")]
    assert licences == [licence, expected]


def test_the_verdicts_say_how_they_were_found_out() -> None:
    assert ask(
        "SELECT ?how ?rejected ?map { ?g prov:wasGeneratedBy ?e ; prov:hadPrimarySource ?map ."
        " ?e argmap:semantics/skos:prefLabel ?how ; argmap:rejected ?rejected }"
    ) == {("grounded", "m#t", "m")}


def test_an_answer_to_a_conceded_claim_does_not_attack_it_but_undercuts_its_use() -> None:
    assert ask("SELECT ?a ?b { ?a argmap:attacks ?b }") == {("m#o", "m#t")}
    assert ask("SELECT ?a ?b { ?a argmap:answers ?b }") == {("m#r", "m#o")}
    assert ask("SELECT ?a ?b { ?a argmap:undercuts ?b }") == {("m#r", "m#raised")}
    assert rdf.decode(rdf.encode(MAP)) == MAP


@pytest.mark.parametrize("kind", [ConflictKind.CONTRARY, ConflictKind.CONTRADICTORY])
def test_what_excludes_a_conceded_claim_still_attacks_it(kind: ConflictKind) -> None:
    conflicts = (MAP.conflicts[0], replace(MAP.conflicts[1], kind=kind))
    names = {quad.predicate.value.rpartition("#")[2] for quad in rdf.encode(replace(MAP, conflicts=conflicts))}
    assert "answers" not in names
    assert "attacks" in names


def test_every_anchor_leads_to_the_article_and_its_phrase_to_the_retelling() -> None:
    assert ask("SELECT ?a { ?a a oa:Annotation ; oa:hasTarget/oa:hasSource sources:paper }") == {
        ("m#t:anchor-1",),
        ("m#t:anchor-2",),
    }
    assert ask(
        "SELECT ?exact ?place ?from { ?a oa:hasTarget ?t . ?t oa:hasSource ?retelling ; oa:hasSelector ?s ."
        " ?retelling prov:wasDerivedFrom ?from . ?s rdf:value ?place ; oa:refinedBy/oa:exact ?exact }"
    ) == {("a phrase", "p1s1", "m/sources/paper")}


def test_the_innermost_voice_asserts_and_only_texts_are_quoted_from() -> None:
    assert ask("SELECT ?s ?by { ?s argmap:assertedBy ?by }") == {
        ("m#q", "m/sources/ann"),
        ("m#s", "m/sources/paper"),
    }
    assert ask("SELECT ?s ?text { ?s prov:wasQuotedFrom ?text }") == {("m#q", "m/sources/digest")}
    assert ask("SELECT ?a ?b { ?a cito:includesQuotationFrom ?b }") == {("m/sources/paper", "m/sources/digest")}
    assert ask("SELECT ?s { ?s prov:wasAttributedTo|prov:agent ?by MINUS { ?by a prov:Agent } }") == set()
    assert ("m/sources/digest", "m/sources/ann") in ask("SELECT ?w ?by { ?w prov:wasAttributedTo ?by }")


def test_every_relation_has_a_label_that_can_be_read() -> None:
    assert ask("SELECT ?label { ?x a aif:RA-node ; rdfs:label ?label }") == {
        ("“Said” and “Scare quotes” together support “Thesis”",)
    }
    assert ("“Reply” attacks “Granted”",) in ask("SELECT ?label { ?x a aif:CA-node ; rdfs:label ?label }")


def test_only_information_nodes_have_a_claim() -> None:
    assert ask("SELECT ?x { ?x aif:claimText ?text MINUS { ?x a aif:I-node } }") == set()
    assert ask("SELECT ?text { map:g dcterms:description ?text }") == {("How it goes",)}


def test_a_scheme_that_aif_does_not_know_is_in_the_scheme_set_of_the_map() -> None:
    assert ask(
        'SELECT ?set ?label { ?c skos:prefLabel "homemade"@en ; skos:inScheme ?set . ?set skos:prefLabel ?label }'
    ) == {("m/schemes", "schemes of the map")}


def test_dates_have_types_and_intervals_a_begin_and_an_end() -> None:
    typed = ask("SELECT ?type { ?x dcterms:date|dcterms:temporal ?date BIND(DATATYPE(?date) AS ?type) }")
    assert {name.rpartition("#")[2] for (name,) in typed} == {"date", "gYearMonth", "gYear", "string"}
    assert ask("SELECT ?s ?begin ?end { ?s argmap:begin ?begin ; argmap:end ?end }") == {
        ("m#t", "2022-02-24", "2022-03"),
        ("m#q", "2022-03-01", "2022-03-01"),
    }


@pytest.mark.parametrize("time", ["2022-13", "2022-02-30", "0000", "02022", "٢٠٢٢", "2022-1-1", "2022Z", "2022/", "/"])
def test_what_only_looks_like_a_date_stays_a_string(time: str) -> None:
    odd = ArgumentMap("m", statements=(Statement("a", "A", time=time),))
    (said,) = (quad.object for quad in rdf.encode(odd) if quad.predicate.value.endswith("/temporal"))
    assert said == ox.Literal(time)


def test_names_of_sources_have_a_language_and_are_found_under_each_usual_name() -> None:
    for name in ("rdfs:label", "foaf:name", "schema:name"):
        assert ask(f'SELECT ?s {{ ?s {name} "Ann"@en }}') == {("m/sources/ann",)}


@pytest.mark.parametrize("term", ["argmap:suports", "<https://w3id.org/argmap/ns#suports>"])
def test_a_term_of_ours_that_does_not_exist_is_told_with_the_nearest(term: str) -> None:
    with pytest.raises(QueryError) as caught:
        rdf.Store([MAP]).query(f"SELECT * {{\n ?a {term} ?b }}")
    (found,) = caught.value.diagnostics
    assert (found.code, found.remedy) == ("unknown-term", "Did you mean argmap:supports?")
    assert found.where is not None
    assert found.where.line == 2


def test_terms_that_the_data_has_and_names_in_texts_may_stand_in_a_query() -> None:
    dataset = rdf.Store([MAP])
    dataset.load("<http://a/b> <https://w3id.org/argmap/ns#tomorrow> 1 .", "turtle")
    assert len(dataset.query("SELECT * { ?a argmap:tomorrow ?b }")) == 1
    assert len(dataset.query('SELECT * { ?a argmap:role ?b FILTER("argmap:nonsense" = "x") } # argmap:nonsense')) == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ((" + "!" * 15000 + "true) AS ?x) {}",
        "SELECT ((" + "1+" * 6000 + "1) AS ?x) {}",
        "SELECT ((" + "1.0+" * 6000 + "1.0) AS ?x) {}",
        "SELECT * { ?a " + "<a:b>/" * 6000 + "<a:b> ?b }",
        "SELECT * { ?a ?b " + " , ".join(f"?c{n}" for n in range(5000)) + " }",
        "SELECT * { " + "?a ?b ?c . " * 4000 + "}",
    ],
)
def test_long_chains_of_operators_are_refused_before_they_overflow_the_stack(query: str) -> None:
    with pytest.raises(QueryError, match="joins more than 1,000"):
        rdf.Store([MAP]).query(query)


def test_an_evaluation_says_what_it_weighed_by_which_standard_and_what_steps_discharge() -> None:
    from argmap import loads
    from argmap.semantics import evaluate

    text = """===
standard: preponderance
===

[Bridge]: Close it. #thesis {id: t}
  + [Cracks]: Cracks grow. {id: a}
  - [Traffic]: Perhaps traffic chokes. {id: b, hedge: possible}
"""
    map_ = loads(text)
    found = ox.Store()
    found.extend(rdf.encode(map_, evaluate(map_)))
    query = """SELECT ?standard ?other ?mine ?its {
        ?e argmap:standard ?standard . ?e a prov:Activity .
        ?t argmap:outweighs ?other ; argmap:weighed ?mine . ?other argmap:weighed ?its }"""
    rows = found.query(query, prefixes=rdf.Store([map_]).prefixes, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    ((standard, other, mine, its),) = [[getattr(term, "value", "") for term in row] for row in rows]
    assert standard.endswith("standard-preponderance")
    assert other.endswith("#b")
    assert (mine, its) == ("900", "450")
