"""Every form of SPARQL 1.1 goes through the guard: what Oxigraph can read is asked, unless it asks another server."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from argmap.domain.diagnostics import QueryError
from argmap.rdf.guard import check_query
from argmap.rdf.vocabulary import PREFIXES

GRAPH = "https://w3id.org/argmap/map/m"
HEAD = "PREFIX : <http://example.org/>\nPREFIX service: <http://example.org/service#>\n"
VARIABLES = st.sampled_from(["?s", "?p", "$o", "?service", "?from"])
IRIS = st.sampled_from(
    [
        ":a",
        "service:x",
        "argmap:supports",
        "rdfs:label",
        "<http://example.org/a?b=c#d>",
        "a",
        ":from",
        ":select",
        "<#x>",
        ":a\\-b",
    ]
)
LITERALS = st.sampled_from(
    [
        *(
            '"a"',
            "'b'",
            '"""c "quoted" SERVICE <x> {"""',
            "'''d\n'''",
            '"e"@en',
            "'f'@en-GB",
            '"1"^^xsd:integer',
            "1",
            "-2.5",
            "+3e4",
            ".5",
        ),
        *("true", "false", '"# no comment"', '"\\"{"'),
    ]
)
BLANK = st.sampled_from(["_:b", "[]", "[ :a ?s ; :b 'x', 'y' ]", "()", "( 1 ?s [] )"])
ONE = VARIABLES | st.sampled_from(["1", "2.5", '"a"', "'b'@en", ":a", "true"])
CALLS = ["STR", "LANG", "DATATYPE", "isIRI", "ABS", "UCASE", "xsd:integer", "ENCODE_FOR_URI", "!", "- ", "+ "]


def _expressions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operator = st.sampled_from(["+", "-", "*", "/", "=", "!=", "<", ">", "<=", ">=", "&&", "||"])
    return st.one_of(
        st.tuples(inner, operator, inner).map(" ".join),
        inner.map(lambda e: f"({e})"),
        st.tuples(st.sampled_from(CALLS), inner).map(lambda pair: f"{pair[0]}({pair[1]})"),
        st.tuples(inner, st.sampled_from(["IN", "NOT IN"]), st.lists(inner, max_size=3)).map(
            lambda part: f"{part[0]} {part[1]} ({', '.join(part[2])})"
        ),
        st.tuples(inner, inner, inner).map(lambda three: f"IF({', '.join(three)})"),
        st.lists(inner, min_size=1, max_size=3).map(lambda several: f"COALESCE({', '.join(several)})"),
        inner.map(lambda e: f"REGEX(STR({e}), '^a{{1,2}}[<>#]', 'i')"),
        st.sampled_from(["EXISTS { ?s ?p ?o }", "NOT EXISTS { GRAPH ?g { ?s :a ?o } }", "BOUND(?s)", "NOW() > 1"]),
    )


EXPRESSIONS = st.recursive(ONE, _expressions, max_leaves=5)


def _paths(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(["/", "|"]), inner).map("".join),
        st.tuples(inner, st.sampled_from("*+?")).map(lambda pair: f"({pair[0]}){pair[1]}"),
        inner.map(lambda path: f"^({path})"),
        st.sampled_from(["!(:a|^:b)", "!a", "!rdfs:label"]),
    )


PATHS = st.recursive(IRIS, _paths, max_leaves=4)
TERMS = VARIABLES | IRIS.filter(lambda iri: iri != "a") | LITERALS
SUBJECTS = VARIABLES | IRIS.filter(lambda iri: iri != "a") | BLANK
TRIPLES = st.tuples(SUBJECTS, VARIABLES | PATHS, TERMS | BLANK).map(" ".join)
VALUES = st.sampled_from(
    ["VALUES ?s { :a 1 UNDEF 'x' }", "VALUES (?s ?o) { (1 2) (UNDEF :a) }", "VALUES () { () }", "VALUES ?s {}"]
)


def _patterns(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = inner.map(lambda pattern: f"{{ {pattern} }}")
    return st.one_of(
        st.tuples(inner, inner).map(" . ".join),
        group,
        st.tuples(group, group).map(" UNION ".join),
        st.tuples(inner, group).map(lambda pair: f"{pair[0]} OPTIONAL {pair[1]}"),
        st.tuples(inner, group).map(lambda pair: f"{pair[0]} MINUS {pair[1]}"),
        st.tuples(inner, EXPRESSIONS).map(lambda pair: f"{pair[0]} FILTER({pair[1]})"),
        st.tuples(inner, EXPRESSIONS).map(lambda pair: f"{pair[0]} BIND({pair[1]} AS ?new)"),
        group.map(lambda g: f"GRAPH ?g {g}"),
        group.map(lambda g: f"GRAPH <{GRAPH}> {g}"),
        st.tuples(inner, VALUES).map(" ".join),
        group.map(lambda g: f"{{ SELECT DISTINCT ?s WHERE {g} LIMIT 3 }}"),
        inner.map(lambda pattern: f"{pattern} # a comment: SERVICE <http://example.org> {{\n"),
    )


PATTERNS = st.recursive(TRIPLES, _patterns, max_leaves=5)
SELECTED = st.one_of(
    st.just("*"),
    st.lists(VARIABLES, min_size=1, max_size=3, unique=True).map(" ".join),
    st.sampled_from(
        ["(COUNT(*) AS ?n)", "(COUNT(DISTINCT ?s) AS ?n) (SUM(?o) AS ?m)", "(GROUP_CONCAT(?s; SEPARATOR=', ') AS ?all)"]
    ),
)
ENDS = st.sampled_from(
    [
        "",
        "LIMIT 5",
        "ORDER BY ?s DESC(?p) LIMIT 2 OFFSET 1",
        "ORDER BY (?o + 1)",
        "GROUP BY ?s HAVING (COUNT(*) > 0)",
        "VALUES ?s { :a }",
    ]
)
DATASETS = st.sampled_from(["", f"FROM <{GRAPH}>", f"FROM NAMED <{GRAPH}>", "FROM <m>"])


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A query of any form, with what may stand around its pattern."""
    pattern, end, dataset = draw(PATTERNS), draw(ENDS), draw(DATASETS)
    where = draw(st.sampled_from(["WHERE ", ""]))
    form = draw(st.sampled_from(["select", "select", "ask", "construct", "short", "describe"]))
    base = "BASE <https://w3id.org/argmap/map/>\n" + HEAD
    if form == "select":
        distinct, selected = draw(st.sampled_from(["", "DISTINCT", "REDUCED"])), draw(SELECTED)
        return f"{base}SELECT {distinct} {selected} {dataset} {where}{{ {pattern} }} {end}"
    if form == "ask":
        return f"{base}ASK {dataset} {where}{{ {pattern} }}"
    if form == "construct":
        return f"{base}CONSTRUCT {{ ?s :made ?o . _:n :of [ :b ?p ] }} {dataset} WHERE {{ {pattern} }}"
    if form == "short":
        return f"{base}CONSTRUCT {dataset} WHERE {{ {draw(TRIPLES)} }}"
    described = draw(st.sampled_from(["*", "?s", "<http://example.org/x> :a"]))
    return f"{base}DESCRIBE {described} {dataset} WHERE {{ {pattern} }}"


NOTHING = ox.Store()


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(queries())
def test_whatever_oxigraph_reads_goes_through_the_guard(query: str) -> None:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    try:
        NOTHING.query(prefixes + query)
    except SyntaxError:
        assume(False)
    check_query(query, [GRAPH], prefixes=PREFIXES)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(queries(), st.sampled_from(["SERVICE <http://localhost:9/>", "SERVICE SILENT :a", "service ?s", "SeRvIcE:x"]))
def test_a_call_of_another_server_never_goes_through(query: str, call: str) -> None:
    at = query.rindex("}") if "VALUES ?s { :a }" not in query[-20:] else query.rindex("VALUES")
    text = f"{query[:at]}\n{call} {{ ?s ?p ?o }} {query[at:]}"
    with pytest.raises(QueryError):
        check_query(text, [GRAPH], prefixes=PREFIXES)
