"""Asking the dataset: what a query may do, what it is told when it may not, and how answers are written."""

from __future__ import annotations

import csv
import io
import json
import time
from decimal import Decimal
from pathlib import Path

import pytest

from argmap import rdf
from argmap.domain.diagnostics import QueryError
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Role, Statement
from argmap.rdf.guard import MAX_DEPTH, check_query
from argmap.rdf.slips import find_slip

MAP = ArgumentMap(
    "m",
    "Map",
    statements=(
        Statement("thesis", "Thesis", role=Role.THESIS),
        Statement("b", 'B, "quoted"', "Long text\nof two lines"),
        Statement("c", "C"),
    ),
    inferences=(Inference("i", ("b",), "thesis"),),
    conflicts=(Conflict("k", ("c",), "i", ConflictKind.UNDERCUT), Conflict("x", ("b",), "c", ConflictKind.CONTRARY)),
    language="en",
)


@pytest.fixture(scope="module")
def store() -> rdf.Store:
    return rdf.Store([MAP])


def test_direct_properties_are_asked_without_prefix_lines(store: rdf.Store) -> None:
    found = store.query("SELECT ?x ?l { ?x argmap:supports map:thesis ; rdfs:label ?l }")
    assert found.columns == ("x", "l")
    assert found.rows == (("https://w3id.org/argmap/map/m#b", 'B, "quoted"'),)
    assert store.query("ASK { map:c argmap:undercuts map:i }").boolean is True
    assert store.query(
        "ASK { map:b argmap:attacks map:c . map:c argmap:attacks map:b ; argmap:excludes map:b }"
    ).boolean


def test_a_query_may_name_the_graph_of_its_map(store: rdf.Store) -> None:
    graph = "<https://w3id.org/argmap/map/m>"
    for text in (
        f"SELECT ?m FROM {graph} {{ ?m a argmap:Map }}",
        f"SELECT ?m {{ GRAPH {graph} {{ ?m a argmap:Map }} }}",
    ):
        assert len(store.query(text)) == 1


def test_values_are_plain(store: rdf.Store) -> None:
    text = "SELECT * { VALUES (?i ?d ?f ?b ?n ?u) { (1 1.50 1e1 true 'x'@en UNDEF) } }"
    assert store.query(text).rows == ((1, Decimal("1.5"), 10.0, True, "x", None),)


def test_rows_without_a_stated_order_are_sorted_and_with_one_kept(store: rdf.Store) -> None:
    found = store.query("SELECT ?p { VALUES ?p { 'c' 'a' 'b' } }")
    assert found.rows == (("a",), ("b",), ("c",))
    found = store.query("SELECT ?p { VALUES ?p { 'c' 'a' 'b' } } ORDER BY DESC(?p)")
    assert found.rows == (("c",), ("b",), ("a",))


def test_results_are_written_as_csv_json_table_and_turtle(store: rdf.Store) -> None:
    found = store.query(
        "SELECT ?x ?text ?no { ?x aif:claimText ?text ; argmap:supports ?t OPTIONAL { ?x schema:no ?no } }"
    )
    rows = list(csv.reader(io.StringIO(found.to_csv())))
    assert rows == [["x", "text", "no"], ["https://w3id.org/argmap/map/m#b", "Long text\nof two lines", ""]]
    binding = json.loads(found.to_json())["results"]["bindings"][0]
    assert binding["text"] == {"type": "literal", "value": "Long text\nof two lines", "xml:lang": "en"}
    assert "no" not in binding
    lines = found.to_table(width=30).splitlines()
    assert lines[2].startswith("map:b")
    assert max(map(len, lines)) <= 30
    built = store.query("CONSTRUCT { ?x argmap:because ?y } { ?x argmap:supports ?y }")
    assert built.triples == (
        (
            "https://w3id.org/argmap/map/m#b",
            "https://w3id.org/argmap/ns#because",
            "https://w3id.org/argmap/map/m#thesis",
        ),
    )
    assert "\nmap:b argmap:because map:thesis .\n" in built.to_turtle()
    assert "map:thesis" in built.to_table()
    assert json.loads(store.query("ASK {}").to_json()) == {"head": {}, "boolean": True}
    assert store.query("ASK {}").to_csv() == "answer\r\nyes\r\n"
    with pytest.raises(QueryError, match="CONSTRUCT"):
        found.to_turtle()


def test_parameters_bind_variables_of_the_select_line(store: rdf.Store) -> None:
    text = "SELECT ?claim ?by { ?by argmap:attacks ?claim }"
    assert len(store.query(text)) == 2
    for value in ("c", "map:c", "https://w3id.org/argmap/map/m#c"):
        assert store.query(text, {"claim": value}).rows == (
            (f"{'https://w3id.org/argmap/map/m'}#c", f"{'https://w3id.org/argmap/map/m'}#b"),
        )
    with pytest.raises(QueryError, match=r"no parameter 'nope'.*It names claim, by."):
        store.query(text, {"nope": "c"})
    with pytest.raises(QueryError, match=r"no parameter 'clam'.*Did you mean claim\?"):
        store.query(text, {"clam": "c"})


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("SELECT ?x WHERE {\n ?x nope:y ?z }", 2, 5, "'nope:' is not declared"),
        ("SELECT ?x WHERE {\n ?x ?y }", 2, 9, "breaks off behind"),
        ("SELECT ?x WHERE {", 1, 17, "this '{' is not closed"),
        ("SELECT ?x {\n ?x argmap:attacks ?y FILTER(?y > 3 }", 2, 28, "'(' is not closed before the next '}'"),
        ("SELECT ?x { ?x argmap:attacks ?y } }", 1, 36, "Nothing is open that this '}' closes"),
        ("SELECT ?x, ?y { ?x argmap:attacks ?y }", 1, 10, "without commas"),
        ("SELECT ?y (COUNT(?x)) { ?x argmap:attacks ?y } GROUP BY ?y", 1, 11, "no name"),
        ("SELECT ?y (STR((?y) AS ?s) { ?x argmap:attacks ?y }", 1, 11, "'(' is not closed"),
        ("SELECT ?x { GRAPH <m> { ?x a argmap:Statement } }", 1, 19, "<m> is no full address"),
        ("SELECT ?x { ?x argmap:attacks ?y } LIMIT ten", 1, 42, "LIMIT 10"),
        ("SELECT ?x { ?x argmap:position ?n FILTER(?n > ) }", 1, 45, "behind this '>'"),
        ("SELECT COUNT(?x) { ?x argmap:attacks ?y }", 1, 8, "Write (COUNT(...) AS ?name)"),
        ("SELECT ?x { ?x argmap:attacks ?y\n ?y argmap:attacks ?z }", 2, 2, "A triple ends before '?y'"),
        ("SELECT ?x { ?x a argmap:Statement ; argmap:attacks ?y ?z argmap:attacks ?x }", 1, 55, "before '?z'"),
        ('SELECT ?x { ?x rdfs:label "a"@en ?y rdfs:label "b" }', 1, 34, "before '?y'"),
        ("SELECT ?x { ?x argmap:attacks ?y } ORDER ?y", 1, 42, "Expected here: BY"),
        ("SELECT (STR(?x) AS ?s) { ?x argmap:attacks ?y } GROUP BY (STR(?x))", 1, 1, "GROUP BY (YEAR(?date) AS ?year)"),
        ("", 1, 1, "empty"),
        ("hello", 1, 1, "begins with 'hello'"),
        ("PREFIX : <urn:x>\nSELEC ?x {}", 2, 1, "Did you mean SELECT?"),
    ],
)
def test_a_faulty_query_is_told_with_line_column_and_text(
    store: rdf.Store, text: str, line: int, column: int, said: str
) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(text)
    (found,) = caught.value.diagnostics
    assert found.where is not None
    assert found.where.line == line
    assert abs(found.where.column - column) <= 2
    assert said in str(found)


def test_an_answer_shows_its_first_rows_how_many_there_are_and_why_there_is_none(store: rdf.Store) -> None:
    many = store.query("SELECT ?p ?o { ?s ?p ?o }")
    assert repr(many).startswith(f"Result of {len(many)} rows, of which the first 20 are shown\np")
    assert len(repr(many).splitlines()) == 23
    assert many._repr_html_().count("<tr>") == 21
    hostile = store.query('SELECT ?t { BIND("<b>\\u202ex" AS ?t) }')
    assert "<b>" not in hostile._repr_html_()
    assert "\u202e" not in hostile._repr_html_() + repr(hostile)
    assert repr(store.query("ASK {}")) == "Result: yes"
    assert repr(store.query("CONSTRUCT { ?a argmap:attacks ?b } { ?a argmap:attacks ?b }")).startswith(
        "Result of 2 triples"
    )
    none = store.query('SELECT ?c { ?c rdfs:label "climate" }')
    assert repr(none).startswith("Result of 0 rows\nNo rdfs:label is")
    assert "No rdfs:label is" in none._repr_html_()


OUT = "http://127.0.0.1:9/sparql"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <{OUT}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent <{OUT}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?a ?b 1SERVICE<{OUT}>{{ ?s ?p ?o }} }}",
        f"PREFIX : <{OUT}> SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
        f"PREFIX : <{OUT}> SELECT * {{ ?s ?p true.SERVICE:x {{ ?s ?p ?o }} }}",
        "SELECT * { ?s ?p ?x FILTER(?x<1).SERVICE?x{ ?s ?p ?o } }",
        # what looks like one IRI may be "less than", and what stands in it a comment or quotation mark
        f"PREFIX b: <x:> SELECT * {{ FILTER(?a<b:c).SERVICE#>\n<{OUT}> {{}} }}",
        f"PREFIX b: <x:> SELECT * {{ FILTER(?a<b:c&&'x>'||1).SERVICE <{OUT}> {{}} #'\n }}",
        f"PREFIX b: <x:> SELECT * {{ FILTER(?a<b:c#>'''\n).SERVICE <{OUT}> {{}} #'''\n }}",
    ],
)
def test_no_query_asks_another_server(store: rdf.Store, text: str) -> None:
    with pytest.raises(QueryError, match="never leaves this computer"):
        store.query(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a argmap:Map } # a service",
        "SELECT * { ?x rdfs:label ?l FILTER(CONTAINS(?l, 'service')) }",
        "SELECT * { ?x <http://example.org/service/x> ?l }",
        "SELECT * { ?x schema:service ?l }",
    ],
)
def test_the_word_service_may_stand_where_it_calls_nothing(store: rdf.Store, text: str) -> None:
    store.query(text)


@pytest.mark.parametrize(
    "clause", ["FROM <file:///etc/passwd>", "FROM NAMED <http://127.0.0.1:9/x>", "from<http://a/b>"]
)
def test_from_names_only_graphs_of_the_dataset(store: rdf.Store, clause: str) -> None:
    with pytest.raises(QueryError, match="not a graph of this dataset"):
        store.query(f"SELECT * {clause} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <http://a> <http://b> <http://c> }",
        "PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o }",
        "# hello\nDROP ALL",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused(store: rdf.Store, text: str) -> None:
    before = len(store)
    with pytest.raises(QueryError, match="changes data"):
        store.query(text)
    assert len(store) == before


def test_nesting_is_allowed_to_the_limit_and_refused_beyond(store: rdf.Store) -> None:
    inside = MAX_DEPTH - 1
    assert store.query("ASK {" + "{" * inside + "?s ?p ?o" + "}" * inside + "}").boolean
    for depth in (MAX_DEPTH, 2_250, 50_000):
        for bracket in ("{", "(", "["):
            with pytest.raises(QueryError, match="nests brackets more than"):
                store.query("ASK {" + bracket * depth)


def test_brackets_in_texts_comments_and_iris_do_not_count() -> None:
    check_query("ASK { ?s ?p '" + "{" * 200 + "' } # " + "(" * 200, set())


def test_no_slip_is_found_in_a_query_that_is_right_but_one_in_each_that_lacks_a_bracket() -> None:
    queries = [path.read_text(encoding="utf-8") for path in Path(rdf.__file__).parents[1].rglob("*.rq")]
    assert len(queries) > 40
    assert [text for text in queries if find_slip(text)] == []
    assert [text for text in queries if not find_slip(text[: text.rindex("}")])] == []


SLIPS = {  # where a slip is marked, and the words that mend it
    "SELECT * { ?s ?p ?o ¦NOT EXISTS { ?s a ?o } }": "FILTER NOT EXISTS",
    "SELECT * { ?s a ?o ¦UNION ?s ?p ?o }": "{ ... } UNION { ... }",
    "SELECT * { { ?s a ?o } ¦union ?s ?p ?o }": "{ ... } union { ... }",
    "SELECT * { ?s a ?c } ORDER BY ?c ¦DESC": "DESC(?c)",
    'SELECT * { ?s a ¦"abc }': "where it ends",
    "SELECT * { ?s a ¦'''abc\n }": "Write ''' where it ends",
    "SELECT * { ?s a ?c } ¦LIMIT": "LIMIT 10",
    "SELECT * { ?s a ?c } OFFSET ¦?c": "OFFSET 10",
    "SELECT (¦?c AS ?d) { ?x a ?c } GROUP BY ?x": "SAMPLE(?c)",
    "SELECT ?x\n¦?c (COUNT(*) AS ?n) { ?x a ?c } GROUP BY ?x": "SAMPLE(?c)",
    "SELECT * { ?s a ?c } ¦ORDER BY": "ORDER BY ?name",
    "SELECT * { ?s a ?c } ¦ORDER BY LIMIT 3": "ORDER BY ?name",
}


@pytest.mark.parametrize("marked", SLIPS)
def test_a_usual_slip_is_told_with_its_place_and_its_remedy(store: rdf.Store, marked: str) -> None:
    before, _, after = marked.partition("¦")
    with pytest.raises(QueryError) as caught:
        store.query(before + after)
    (told,) = caught.value.diagnostics
    assert told.where
    assert (told.where.line, told.where.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert SLIPS[marked] in told.remedy


def test_large_queries_are_refused(store: rdf.Store) -> None:
    with pytest.raises(QueryError, match="characters"):
        store.query("ASK { ?s ?p '" + "x" * 300_000 + "' }")
    with pytest.raises(QueryError, match="tokens"):
        store.query("ASK { VALUES ?x { " + "1 " * 30_000 + "} }")


def test_a_query_with_a_timeout_answers_the_same(store: rdf.Store) -> None:
    text = "SELECT ?x ?l { ?x rdfs:label ?l }"
    assert store.query(text, timeout=30) == store.query(text)
    with pytest.raises(QueryError, match="breaks off"):
        store.query("SELECT ?x { ?x ?y }", timeout=30)


def test_a_query_that_takes_too_long_is_killed() -> None:
    many = ArgumentMap("many", statements=tuple(Statement(f"s{n}", f"S {n}") for n in range(60)))
    started = time.monotonic()
    with pytest.raises(QueryError, match="longer than 1 s"):
        rdf.Store([many]).query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=1)
    assert time.monotonic() - started < 30


def test_several_maps_stand_in_one_store_and_foreign_rdf_beside_them() -> None:
    store = rdf.Store([MAP, ArgumentMap("n", "Other")])
    store.load("<http://a> <http://b> <http://c> .", "turtle")
    assert len(store.query("SELECT ?m { ?m a argmap:Map }")) == 2
    assert store.query("ASK { <http://a> ?p ?o }").boolean
    with pytest.raises(QueryError, match="full IRI"):
        store.query("SELECT ?m { ?m a argmap:Map }", {"m": "n"})


def test_an_answer_is_the_same_in_the_docs_folder_or_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert rdf.Store([MAP]).query("ASK { ?m a argmap:Map }", timeout=30).boolean
