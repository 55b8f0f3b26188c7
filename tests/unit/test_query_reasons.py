"""A query without an answer says what it names and the dataset does not, and no other query says anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import pipeline, rdf
from argmap.cli import main
from argmap.domain.diagnostics import QueryError

MAP = argmap.loads(
    "===\nlanguage: en\n===\n[Tax]: A tax is fair. #thesis\n  + [Poor]: It helps. #evidence\n  - [Jobs]: It costs jobs.\n"
)
STORE = pipeline.dataset(MAP)
NAMES = ["rdfs:label", "rdfs:Label", "argmap:role", "aif:claimText", "aif:claimtext", "x:y", "<http://e/nowhere>", "?p"]
VALUES = ["?o", "'Tax'", "'Tax'@en", "argmap:role-evidence", "'evidence'", "'1'^^xsd:integer", "map:tax", "map:none"]


@pytest.mark.parametrize(
    ("pattern", "reasons"),
    [
        ("?s skos:preflabel ?o", ["Nothing here is called skos:preflabel. Did you mean skos:prefLabel?"]),
        ("?s a aif:I-Node", ["Nothing here is called aif:I-Node. Did you mean aif:I-node?"]),
        ("?s argmap:role 'evidence'", ['No argmap:role is "evidence": write argmap:role-evidence.']),
        ("?s rdfs:label 'Tax'", ['No rdfs:label is plain "Tax": write "Tax"@en, or compare STR() of it.']),
        ("?s rdfs:label 'Tex'", ['No rdfs:label is "Tex". For a part of it write FILTER(CONTAINS(?text, "Tex")).']),
        ("?s argmap:role 'x y'", ['No argmap:role is "x y".']),
        ("?s argmap:position '1'", ['No argmap:position is the text "1": write 1.']),
        (
            "GRAPH map:map { ?s a ?o }",
            ["Nothing here is called map:map. Write GRAPH <https://w3id.org/argmap/map/map>."],
        ),
        (
            "?s argmap:matches ?o",
            ["Nothing here is called argmap:matches. It is for a corpus that was linked: argmap corpus link."],
        ),
        ("?s aif:claimtext 'Tex'", ["Nothing here is called aif:claimtext. Did you mean aif:claimText?"]),
        ("?s argmap:hedge ?h", ["Nothing here is called argmap:hedge."]),
    ],
)
def test_what_the_dataset_lacks_is_named(pattern: str, reasons: list[str]) -> None:
    text = f"SELECT * {{ {pattern} }}"
    assert list(STORE.query(text).reasons) == list(STORE.query(text, timeout=60).reasons) == reasons
    assert list(STORE.query(f"ASK {{ {pattern} }}").reasons) == reasons


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("SELECT ?s { ?s argmap:supports ?s }", ["Nothing meets ?s argmap:supports ?s."]),
        (
            "SELECT ?s { ?s argmap:supports ?t . ?u argmap:supports ?s }",
            ["Nothing meets ?u argmap:supports ?s together with what stands before it."],
        ),
        (
            "SELECT ?s { ?s argmap:role ?r FILTER(?r = 'x') FILTER(?s != ?r) } ORDER BY ?s",
            [
                "FILTER(?r = 'x') leaves no row; without it there are some, such as one in which ?r is argmap:role-claim."
            ],
        ),
        (
            "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement FILTER(isLiteral(?s)) }",
            ["FILTER(isLiteral(?s)) leaves no row; without it there are some, such as one in which ?s is map:jobs."],
        ),
        (
            "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(1 > 2) FILTER(?s = ?o) }",
            ["Each condition may be met, but not all at once: leave one FILTER out after the other."],
        ),
        (
            "SELECT ?s { ?s argmap:supports ?o } GROUP BY ?s HAVING(COUNT(?o) > 9)",
            ["There are rows, but what stands behind the last brace (HAVING, OFFSET, LIMIT) leaves none."],
        ),
        ("SELECT ?x { ?s argmap:supports ?o }", ["Nothing gives ?x a value: no pattern has it."]),
        ("SELECT ?s { ?s a ?o FILTER(?position > 1) }", ["Nothing gives ?position a value: no pattern has it."]),
        ("SELECT ?s ?n { VALUES (?s ?u) { (1 2) } BIND(?s AS ?n) }", []),
        ("SELECT (COUNT(?s) AS ?n) { ?s a argmap:Statement }", []),
    ],
)
def test_the_condition_that_leaves_nothing_is_named(text: str, reasons: list[str]) -> None:
    assert list(STORE.query(text, timeout=60).reasons) == reasons


@pytest.mark.parametrize(
    "call", ["REGEX(?l, '(')", "REGEX(?l, 'a', 'g')", "REPLACE(?l, '[', '') = 'a'", "!REGEX(?l, '+')"]
)
def test_a_faulty_regular_expression_is_refused_at_its_place(call: str) -> None:
    with pytest.raises(QueryError) as refused:
        STORE.query(f"SELECT ?s {{ ?s rdfs:label ?l FILTER({call}) }}")
    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.code == "bad-regex"
    assert diagnostic.where is not None


def test_a_regular_expression_that_is_only_too_large_is_told_what_makes_it_so() -> None:
    with pytest.raises(QueryError, match="Counts within counts") as refused:
        STORE.query("SELECT ?s { ?s rdfs:label ?l FILTER(REGEX(?l, '(((a{1,100}){1,100}){1,100}){1,100}')) }")
    assert "can be read" in refused.value.diagnostics[0].message


@pytest.mark.parametrize(
    "call", ["REGEX(?l, 'a|b', 'i')", "REGEX(?l, ?s)", r"REGEX(?l, '\\(')", "REPLACE(?l, 'T', 'x') = 'x'"]
)
def test_any_other_is_asked(call: str) -> None:
    STORE.query(f"SELECT ?s {{ ?s rdfs:label ?l FILTER({call}) }}")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Claim", "argmap:Statement"),
        ("text", "aif:claimText"),
        ("conceded", "argmap:stance-conceded"),
        ("Supports", "argmap:supports"),
    ],
)
def test_everyday_words_lead_to_the_term(name: str, meant: str) -> None:
    with pytest.raises(QueryError, match=f"Did you mean {meant}"):
        STORE.query(f"SELECT ?s {{ ?s ?p argmap:{name} }}")


def test_the_shell_says_so_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "graphs/clocks", "ASK { ?s rdfs:Label ?o }"]) == 0
    said = capsys.readouterr()
    assert "Did you mean rdfs:label?" in said.err
    assert "Did you mean" not in said.out


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), min_size=1, max_size=3))
def test_a_query_with_an_answer_lacks_nothing(pairs: list[tuple[str, str]]) -> None:
    """What has an answer has no reasons; a pattern alone that has none says why, unless all that it names is there."""
    text = "PREFIX x: <http://e/> SELECT * { " + " . ".join(f"?s {name} {value}" for name, value in pairs) + " }"
    result: rdf.Result = STORE.query(text)
    assert not (len(result) and result.reasons)
    if not len(result) and len(pairs) == 1 and pairs[0][0] not in ("?p", "argmap:role", "aif:claimText"):
        assert result.reasons or pairs[0][1] in ("argmap:role-evidence", "map:tax", "'1'^^xsd:integer", "'Tax'@en")
