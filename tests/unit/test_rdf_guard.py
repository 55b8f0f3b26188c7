"""The tokens that the guard reads: what is harmless is asked, and no reading of a text hides what is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap import rdf
from argmap.domain.diagnostics import QueryError
from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.rdf.guard import MAX_JOINTS, check_query

MAP = ArgumentMap(
    "m",
    statements=(Statement("t", "T", role=Role.THESIS), Statement("b", "B")),
    inferences=(Inference("i", ("b",), "t"),),
)
QUERIES = Path(__file__).parents[3] / "shared" / "found" / "queries"
MANY = range(2 * MAX_JOINTS)
DATES = [f'"{n}"^^xsd:date' for n in MANY]


@pytest.fixture(scope="module")
def store() -> rdf.Store:
    return rdf.Store([MAP])


@pytest.mark.parametrize("name", ["decimals", "long-in", "service-prefix", "own-term"])
def test_harmless_queries_that_once_were_refused_are_answered(store: rdf.Store, name: str) -> None:
    file = QUERIES / f"{name}.rq"
    if not file.exists():
        pytest.skip("needs ../shared/found/queries")
    store.query(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT ?x {{ VALUES ?x {{ {' '.join(f'-{n}.5e1' for n in MANY)} }} }}",
        f"SELECT ?x {{ VALUES (?x ?y) {{ {' '.join(f'({n} +.5)' for n in MANY)} }} }}",
        f"ASK {{ ?s ?p ?o FILTER(?o NOT IN ({', '.join(f'-{n}' for n in MANY)})) }}",
        f"ASK {{ ?s ?p ?o FILTER(?o IN ({', '.join(DATES)})) }}",
        f"ASK {{ ?s ?p ?o FILTER(COALESCE({', '.join('?o' for _ in MANY)})) }}",
        f"SELECT {' '.join(f'(1 AS ?x{n})' for n in MANY)} {{ }}",
        f"SELECT ?x {{ ?x ?p ?o }} VALUES ?x {{ {' '.join(f'<http://example.org/{n}>' for n in MANY)} }}",
    ],
)
def test_entries_of_a_list_join_nothing(store: rdf.Store, text: str) -> None:
    store.query(text)


@pytest.mark.parametrize(
    "text",
    [
        f"ASK {{ ?s ?p {', '.join(map(str, MANY))} }}",
        f"ASK {{ ?s ?p ({' '.join(map(str, MANY))}) }}",  # a collection: two triples for each entry
        f"ASK {{ ?s ?p ({' '.join('()' for _ in MANY)}) }}",
        f"ASK {{ {' '.join('{ ?s ?p ?o }' for _ in MANY)} }}",
        f"ASK {{ {' '.join('GRAPH ?g { ?s ?p ?o }' for _ in MANY)} }}",
        f"ASK {{ ?s ?p ?o FILTER({' + '.join(map(str, MANY))} > 0) }}",
        f"ASK {{ ?s ?p ?o FILTER({'-'.join(map(str, MANY))} > 0) }}",
        f"ASK {{ ?s {'/'.join('rdf:type' for _ in MANY)} ?o }}",
        f"ASK {{ FILTER(?a<{'+'.join('1' for _ in MANY)}>2) }}",  # looks like an address
    ],
)
def test_what_oxigraph_nests_is_counted(store: rdf.Store, text: str) -> None:
    with pytest.raises(QueryError, match="joins more than"):
        store.query(text)


@pytest.mark.parametrize("hidden", ["(" * 5_000, "b:c#", "b:c'"])
def test_what_could_be_an_address_or_a_comparison_hides_nothing(store: rdf.Store, hidden: str) -> None:
    with pytest.raises(QueryError, match="could be an address") as caught:
        store.query(f"ASK {{ FILTER(?a<{hidden}>) }}")
    assert "space behind the <" in caught.value.diagnostics[0].remedy
    store.query("ASK { ?s <urn:x#y> ?o FILTER(?o = <urn:x#z> || ?o IN (<urn:x#a>, <urn:x'b>)) }")


def test_an_address_that_hides_brackets_never_reaches_the_parser() -> None:
    """Else this overflows the stack of the whole process."""
    script = "from argmap import rdf\nrdf.Store().query('ASK { FILTER(?a<' + '(' * 5000 + '>) }')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "could be an address" in done.stderr


OUT = "PREFIX : <http://127.0.0.1:9/> PREFIX service: <http://127.0.0.1:9/>"


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s service:provides ?o }",
        "ASK { service:a service:b service:c . service:d a service:E }",
        "ASK { GRAPH service:g { ?s ?p ?o } }",
        "ASK { ?s ?p ?o FILTER(?p = service:p && service:f(?o)) }",
        "CONSTRUCT { ?s service:p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_a_prefix_may_be_called_service(text: str) -> None:
    check_query(f"{OUT} {text}", set())


@pytest.mark.parametrize(
    "pattern",
    [
        "service:x { ?a ?b ?c }",
        "?s ?p ?o service:x#\n{ ?a ?b ?c }",
        "service:x\u0300 { ?a ?b ?c }",
        "service:x\U0001f600 { ?a ?b ?c }",
        "?s ?p trueSERVICE:x { ?a ?b ?c }",
        "SERVICESILENT:x { ?a ?b ?c }",
        "VALUES ?x { 1 } SERVICE:x { ?a ?b ?c }",
    ],
)
def test_a_name_that_could_be_the_keyword_is_refused(pattern: str) -> None:
    with pytest.raises(QueryError, match="never leaves this computer"):
        check_query(f"{OUT} ASK {{ {pattern} }}", set())


def test_from_may_be_relative_or_prefixed() -> None:
    graphs = {"http://example.org/data/g1.ttl"}
    for clause in ("FROM <g1.ttl>", "FROM NAMED <g1.ttl>", "FROM <../data/g1.ttl>", "FROM d:g1.ttl"):
        head = "PREFIX d: <http://example.org/data/> BASE <http://example.org/data/q.rq>"
        assert check_query(f"{head} SELECT * {clause} {{ ?s ?p ?o }}", graphs).names_graphs
        with pytest.raises(QueryError, match="not a graph of this dataset"):
            check_query(f"{head} SELECT * {clause} {{ ?s ?p ?o }}", {"http://example.org/g1.ttl"})


def test_a_relative_graph_is_asked(store: rdf.Store) -> None:
    base = "BASE <https://w3id.org/argmap/map/>"
    assert store.query(f"{base} SELECT ?m FROM <m> {{ ?m a argmap:Map }}").rows == (("https://w3id.org/argmap/map/m",),)


def test_the_default_graph_of_others_is_asked_by_the_standard() -> None:
    """As in the W3C's test of GRAPH inside EXISTS, which has the same triples in the default graph and in a named one."""
    store = rdf.Store()
    triple = "<http://e/s> <http://e/p> <http://e/o> "
    store.load(f"{triple} .\n{triple} <http://e/g> .\n<http://e/s> <http://e/p> <http://e/x> <http://e/h> .", "nquads")
    assert len(store.query("SELECT * { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }")) == 1
    named = rdf.Store()
    named.load(f"{triple} <http://e/g> .", "nquads")
    assert len(named.query("SELECT * { ?s ?p ?o }")) == 1
    ours = rdf.Store()
    ours.load(rdf.dump(MAP, "trig"), "trig")
    assert len(ours.query("SELECT * { ?i argmap:supports ?o }")) == len(
        rdf.Store([MAP]).query("SELECT * { ?i argmap:supports ?o }")
    )


def test_a_construct_may_make_terms_and_a_pattern_may_not(store: rdf.Store) -> None:
    built = store.query("CONSTRUCT { ?a argmap:agreesWith ?b . ?a a argmap:Mine } { ?a argmap:supports ?b }")
    assert built.triples
    assert len(store.query("SELECT ?a (argmap:mine AS ?c) { ?a argmap:supports ?b BIND(argmap:own AS ?d) }")) == 1
    for text in (
        "CONSTRUCT { ?a a argmap:Mine } WHERE { ?a argmap:suports ?b }",
        "CONSTRUCT WHERE { ?a argmap:suports ?b }",
        "SELECT ?a { ?a ?p ?b FILTER(?p = argmap:suports) }",
    ):
        with pytest.raises(QueryError, match=r"Did you mean argmap:supports\?"):
            store.query(text)


@pytest.mark.parametrize(
    ("text", "prefix", "column"),
    [
        ("SELECT ?s WHERE { ?s ?p ?o FILTER(?p IN (owl:sameAs, owl:label)) }", "owl:", 42),
        ("ASK { FILTER(foo:f(?x)) }", "foo:", 14),
        ("ASK { VALUES ?x { rdf:a a:b } }", "a:", 25),
        ("ASK { ?s rdf:a/b:c* ?o }", "b:", 16),
        ("PREFIX c: <http://e/> ASK { ?s c:a _:b . ?s d:e 'f:g' }", "d:", 45),
    ],
)
def test_an_undeclared_prefix_is_named_where_it_stands(store: rdf.Store, text: str, prefix: str, column: int) -> None:
    for timeout in (None, 30):
        with pytest.raises(QueryError) as caught:
            store.query(text, timeout=timeout)
        (fault,) = caught.value.diagnostics
        assert repr(prefix) in fault.message
        assert fault.where is not None
        assert fault.where.column == column


def test_a_term_that_is_near_none_of_ours_is_not_taken_for_one(store: rdf.Store) -> None:
    with pytest.raises(QueryError, match=r"no argmap:quux.*ontology\.md") as caught:
        store.query("SELECT ?x { ?x argmap:quux ?y }")
    assert "Did you mean" not in str(caught.value)
