"""Lookups, which are answered without a process of their own: only what is plainly small, and with the same bytes."""

from __future__ import annotations

import asyncio
import io
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline
from argmap.domain.diagnostics import QueryError
from argmap.rdf import Store, posed
from argmap.rdf.guard import MAX_JOINTS, check_query, is_plainly_harmless
from argmap.rdf.lookups import MOST_QUADS, Lookups, read_lookup
from argmap.rdf.media import TABLES
from argmap.rdf.posed import LARGE, Query
from argmap.server.crew import Crew

JSON = "application/sparql-results+json"
LOOKUPS = [
    "ASK { ?s argmap:supports ?o }",
    "ASK { ?s a ?s . } # 7",
    "select (count(*) as ?n) where { ?s a argmap:Statement }",
    "SELECT * { ?s ?p ?o } LIMIT 7",
    "PREFIX x: <http://www.arg.dundee.ac.uk/aif#>\nSELECT ?s ?t { ?s x:claimText ?t . } LIMIT 3",
    "SELECT ?t { <https://w3id.org/argmap/map/lukashenko#thesis> aif:claimText ?t } LIMIT 1",
    "SELECT ?t { ?s argmap:supports ?o ; aif:claimText ?t . } LIMIT 9",
    "PREFIX x: <http://www.arg.dundee.ac.uk/aif#> ASK { ?s argmap:supports ?o.?o x:claimText ?t }",
    "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement;argmap:role ?role }",
    "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement . ?t a argmap:Statement }",
]
OTHERS = [
    "",
    "ASK {}",
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o } LIMIT 100",
    "SELECT * { ?s ?p ?o . ?o ?q ?r . ?r ?t ?u . ?u ?v ?w . ?w ?x ?y } LIMIT 1",
    "SELECT * { ?s ?p ?o ; } LIMIT 1",
    "SELECT * { ?s ?p ?o . ; ?q ?r } LIMIT 1",
    "SELECT * { ?s ?p ?o , ?q } LIMIT 1",
    "ASK { ?s argmap:supports+ ?o }",
    "ASK { SERVICE ?s { ?s ?p ?o } }",
    "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
    "ASK { ?s argmap:suports ?o }",
    'ASK { ?s ?p "a" }',
    "ASK { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (RAND() AS ?r) { ?s ?p ?o } LIMIT 1",
    "ASK { ?s ?p ?o } ; DROP ALL",
    "ASK { ?s ?p ?o } # a\nASK { ?s ?p ?o }",
    "DESCRIBE ?s { ?s ?p ?o } LIMIT 1",
    f"ASK {{ ?s ?p ?o }} #{'x' * MAX_JOINTS}",
]


MANY = [
    "ASK { ?s ?p ?o . ?o ?q ?r }",
    "SELECT * { ?s ?p ?o ; ?q ?r } LIMIT 1",
    "ASK { ?s a argmap:Statement . ?t a argmap:Statement . ?u a argmap:Statement }",
    "ASK { ?s A argmap:Statement . ?t argmap:supports ?u }",
    "ASK { ?s argmap:supports <thesis> ; argmap:supports ?u }",
    "ASK { ?s nobody:says ?o . ?o argmap:supports ?s }",
]


@pytest.fixture(scope="module")
def store() -> Store:
    return Store([pipeline.load(Path(__file__).resolve().parents[2] / "graphs" / "lukashenko")])


@pytest.mark.parametrize("text", LOOKUPS)
def test_a_lookup_is_answered_as_a_process_answers_it(store: Store, text: str) -> None:
    assert read_lookup(text)
    crew = Crew(store)
    here, elsewhere = (
        asyncio.run(crew.answer(Query(words, JSON, "text/turtle", "http://x/sparql", store.prefixes, store.unites)))
        for words in (text, f"# as a question like any other\n{text}")
    )
    assert (here.slot, elsewhere.slot) == ("lookup", "main")
    assert here[:3] == elsewhere[:3]
    crew.close()


@pytest.mark.parametrize("text", OTHERS)
def test_what_could_cost_more_or_has_a_fault_is_none(text: str) -> None:
    assert not read_lookup(text)


@pytest.mark.parametrize("text", MANY)
def test_what_could_be_joined_to_many_rows_or_has_a_fault_is_left_to_a_process(store: Store, text: str) -> None:
    assert read_lookup(text)
    assert store.look_up(Query(text, JSON, "text/turtle", "", store.prefixes, store.unites)) is None


TERMS = ["?a", "?b", "?c", "argmap:Statement", "aif:claimText", "argmap:supports", "argmap:attacks", "?none"]
VERBS = ["a", "?p", "argmap:supports", "argmap:attacks", "aif:claimText", "argmap:role", "argmap:supports"]


@given(st.lists(st.tuples(*map(st.sampled_from, (TERMS, VERBS, TERMS, [" . ", "; "]))), min_size=1, max_size=4))
def test_no_lookup_leads_to_more_rows_than_were_counted(store: Store, triples: list[tuple[str, str, str, str]]) -> None:
    group, before = "", ". "
    for subject, verb, object_, after in triples:
        group += f"{verb} {object_}{after}" if before == "; " else f"{subject} {verb} {object_}{after}"
        before = after
    text = f"SELECT (COUNT(*) AS ?n) {{ {group.rstrip('; ')} }}"
    answer = store.look_up(Query(text, "text/csv", "", "", store.prefixes, store.unites))
    if answer:
        assert int(answer[1].split()[1]) <= MOST_QUADS
        assert int(answer[1].split()[1]) == store.query(text).rows[0][0]


def node(end: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://e/{end}")


def odd_store() -> ox.Store:
    """Terms of every kind, in the default graph and in two others."""
    blank = ox.BlankNode("b")
    objects = [
        node("a"),
        blank,
        ox.Literal('x"\\\n\t\r\b\f\x00\x01\x1f\x7f/\u00e9\u2028\U0001f600</script>'),
        ox.Literal("a", language="uk"),
        ox.Literal("a", language="ar", direction=ox.BaseDirection.RTL),
        ox.Literal("5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        ox.Triple(node("a"), node("p"), ox.Literal("5")),
    ]
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    graphs = (ox.DefaultGraph(), node("g"), node("h"))
    quads = [
        ox.Quad(s, p, o, graphs[n % 3])
        for s in (node("a"), blank)
        for p in (node("p"), kind)
        for n, o in enumerate(objects)
    ]
    odd = ox.Store()
    odd.extend(
        [
            *quads,
            ox.Quad(node("a"), node("p"), node("a"), graphs[1]),
            ox.Quad(node("b/c"), node("q"), node("b/c"), graphs[0]),
        ]
    )
    return odd


ODD = odd_store()
ENDS = [
    "<>",
    "?a",
    "$a",
    "?b",
    "?c",
    "e:a",
    "<http://e/a>",
    "<a>",
    "<http://e/x/../a>",
    "<http://e/b/./c>",
    ":a",
    "no:a",
    "<e:a>",
    "<http://[>",
]
PARTS = [*ENDS, "a", "A", "e:p", "<http://e/p>", "e:q"]
FORMS = [
    "ASK",
    "SELECT *",
    "SELECT ?a",
    "SELECT ?b ?a",
    "SELECT ?none ?c",
    "SELECT ?a ?a",
    "SELECT (COUNT(*) AS ?n)",
    "SELECT (COUNT(*) AS ?a)",
]
PROLOGUES = [
    "",
    "PREFIX e: <http://e/> ",
    "PREFIX e: <http://e/x/../> ",
    "PREFIX e: <x:y> PREFIX e: <http://e/> ",
    "PREFIX : <> PREFIX a: <a> ",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("prologue", PROLOGUES)
def test_a_triple_that_is_read_without_the_engine_has_the_bytes_of_its_answer(prologue: str, form: str) -> None:
    chance, lookups, read = random.Random(f"{prologue}{form}"), Lookups(ODD), 0
    end = f" LIMIT {chance.choice((0, 1, 7, 99))}" if "COUNT" not in form and form != "ASK" else ""
    for _ in range(150):
        triple = (chance.choice(ENDS), chance.choice(PARTS), chance.choice(ENDS))
        kind = chance.choice([*TABLES])
        text = f"{prologue}{form} {{ {' '.join(triple)} }}{end}"
        graphs = chance.choice(((True,), (True,), (False,), (True, ("http://e/g",)), (True, (), ("http://e/g",))))
        question = Query(text, kind, "", "http://e/sparql", {"e": "http://e/"}, *graphs)
        if answer := lookups.answer(question):
            sink, read = io.BytesIO(), read + 1
            assert question.answer(ODD, sink) == answer[0]
            assert sink.getvalue() == answer[1]
    assert read or form == "SELECT ?a ?a"


@pytest.mark.parametrize("text", [text for text in LOOKUPS[:6] if "?s a ?s" not in text])
def test_a_small_question_about_one_triple_is_read_without_the_engine(
    store: Store, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.delattr(Query, "run")
    assert store.look_up(Query(text, JSON, "", "", store.prefixes, store.unites))


def test_a_lookup_that_cannot_be_answered_is_for_a_process_to_refuse(store: Store) -> None:
    crew = Crew(store)
    question = Query("ASK { ?s nobody:says ?o }", JSON, "text/turtle", "", store.prefixes, store.unites)
    reply = asyncio.run(crew.answer(question))
    assert (reply.status, b"nobody:" in reply.body) == (400, True)
    crew.close()


PIECES = [
    "ASK",
    "SELECT",
    "*",
    "{",
    "}",
    "(",
    ")",
    "?a",
    "argmap:supports",
    "argmap:suports",
    "<a:b>",
    "<x",
    "'",
    '"',
    "#",
    "\n",
    "\\u0053",
]
PIECES += ["FROM", "SerVice", "fr", "om", "<file:x>", "!" * 300, "[" * 60, "{" * 60, "1+" * 300, ". ?a ?b ?c" * 90]


def test_a_dataset_on_disk_is_not_counted_for_a_lookup(store: Store, tmp_path: Path) -> None:
    disk = ox.Store(str(tmp_path))
    disk.extend(store)
    disk.flush()
    del disk
    question = Query(LOOKUPS[0], JSON, "text/turtle", "", store.prefixes, store.unites)
    assert store.look_up(question)
    assert Store.on_disk(str(tmp_path)).look_up(question) is None


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_what_is_plainly_harmless_is_within_all_limits_when_it_is_read(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    if is_plainly_harmless(text):
        assert fault_of(text) in (
            "",
            "query-syntax",
            "update",
            "ambiguous-operator",
        )  # which the engine says of it, too


TRIPLES = [
    "?s ?p ?o",
    "SERVICE:x a ?o",
    "?s service:x :y",
    "?from a <a:b>",
    "?s argmap:supports ?o",
    "?s argmap:suports ?o",
]
TRIPLES += ["?s <https://w3id.org/argmap/suports> ?o", "FROM:x regex:a replace:b", "?s <x\\u003E> ?o", "?a ?b <a#{>"]
COMMENTS = ["", "# SERVICE <x> {", "# \\u000a SERVICE ?s {", "#\nSERVICE ?s {", "# " + "{" * 200, "#" * MAX_JOINTS]


@given(st.lists(st.sampled_from(TRIPLES), min_size=1, max_size=4), st.sampled_from(COMMENTS))
def test_a_lookup_would_pass_all_checks_of_what_is_read_token_by_token(triples: list[str], comment: str) -> None:
    text = f"ASK {{ {' . '.join(triples)} }} {comment}"
    if read_lookup(text):
        assert fault_of(text) == ""


def fault_of(text: str) -> str:
    try:
        check_query(text, (), ())
    except QueryError as error:
        return error.diagnostics[0].code
    return ""


def test_questions_to_a_large_dataset_read_what_is_true_of_many_things_in_passes() -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s <http://e/0> ?a ; <http://e/1> ?b }"
    for subjects, is_read in ((LARGE // 10, True), (LARGE // 10 - 1, False)):
        store = ox.Store()
        lines = (
            f"<http://e/s{n // 10}> <http://e/{n % 10}> <http://e/o> <http://e/g> .\n" for n in range(10 * subjects)
        )
        store.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
        sink = io.BytesIO()
        Query(text, "text/csv", "").answer(store, sink)
        assert sink.getvalue().split() == [b"n", str(subjects).encode()]
        assert ("{ SELECT ?s ?a {" in posed._check(text, frozenset(), posed._Known(store), ())[1]) == is_read
