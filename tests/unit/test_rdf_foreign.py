"""Datasets that others wrote: AIF in both dialects makes a map, and what no map can hold is kept and written back."""

from __future__ import annotations

import json
from dataclasses import replace

import pyoxigraph as ox
import pytest

from argmap import pipeline, rdf
from argmap.domain.diagnostics import ParseError
from argmap.domain.model import ArgumentMap, ConflictKind, Statement
from argmap.formats import aif
from argmap.rdf.foreign import _DERIVED
from argmap.rdf.serialisation import FORMATS, parse_quads
from argmap.rdf.vocabulary import PREFIXES
from argmap.registry import format_named, format_of, readable
from argmap.views import Views

ONTOLOGY = """
@prefix aif: <http://www.arg.dundee.ac.uk/aif#> .
@prefix n: <http://example.org/nodes/> .
n:1 a aif:I-node ; aif:claimText "It will rain."@en ; aif:creationDate "2020-01-01" .
n:2 a aif:I-node ; aif:claimText "The barometer falls."@en .
n:10 a aif:I-node ; aif:claimText "It is broken."@en .
n:3 a aif:RA-node, aif:Sign_Inference ; aif:hasPremise n:2 ; aif:hasConclusion n:1 .
n:4 a aif:CA-node ; aif:hasConflictingElement n:10 ; aif:hasConflictedElement n:3 .
n:5 a aif:L-node ; aif:claimText "Ann: it will rain" ; n:by [ n:name "Ann" ; n:knows [ n:name "Bob" ] ] .
"""
AIFDB = """
@prefix aif: <http://www.arg.tech/aif#> .
@prefix n: <http://example.org/nodes/> .
n:1 a aif:I-node ; aif:claimText "It will rain."@en ; aif:creationDate "2020-01-01" ; aif:Conclusion n:3 .
n:2 a aif:I-node ; aif:claimText "The barometer falls."@en ; aif:Premise n:3 .
n:10 a aif:I-node ; aif:claimText "It is broken."@en .
n:3 a aif:RA-node ; aif:Premise n:2 ; aif:Conclusion n:1 ; aif:Conclusion n:4 .
n:4 a aif:CA-node ; aif:Premise n:10 ; aif:Conclusion n:3 .
"""
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


def in_format(turtle: str, format: str) -> str:
    """The same dataset in another syntax, written by somebody else."""
    quads = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    known = FORMATS[format]
    return ox.serialize(quads if known.supports_datasets else (q.triple for q in quads), format=known).decode()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", [ONTOLOGY, AIFDB], ids=["ontology", "aifdb"])
def test_aif_makes_a_map_in_every_dialect_and_syntax(text: str, format: str) -> None:
    found = rdf.load(in_format(text, format), format, "rain.xyz")
    assert (found.id, [s.id for s in found.statements]) == ("rain", ["1", "2", "10"])
    assert [s.title for s in found.statements] == ["It will rain.", "The barometer falls.", "It is broken."]
    (step,), (conflict,) = found.inferences, found.conflicts
    assert (step.id, step.premises, step.conclusion) == ("3", ("2",), "1")
    assert (conflict.premises, conflict.target, conflict.kind) == (("10",), "3", ConflictKind.UNDERCUT)
    assert step.scheme == ("sign" if text is ONTOLOGY else "")
    assert found.statements[0].extra == {"rdf:iri": "http://example.org/nodes/1"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", [ONTOLOGY, AIFDB], ids=["ontology", "aifdb"])
def test_foreign_triples_are_kept_and_written_back(text: str, format: str) -> None:
    found = rdf.load(text, "turtle", "rain.ttl")
    written = rdf.dump(found, format)
    assert rdf.load(written, format, "rain.ttl") == found
    triples = {(q.subject.value, q.predicate.value) for q in parse_quads(written, format)}
    assert (
        "http://example.org/nodes/1",
        found.extra["rdf:quads"][0].split(" ")[1][1:-1],
    ) in triples or text is ONTOLOGY
    assert any("creationDate" in predicate for _, predicate in triples)
    assert all(line.endswith(" .") for line in found.extra["rdf:quads"])


def test_blank_nodes_of_foreign_triples_are_named_the_same_in_every_run() -> None:
    first, second = (rdf.load(ONTOLOGY, "turtle").extra["rdf:quads"] for _ in range(2))
    assert first == second
    assert any(line.startswith("_:") for line in first)


@pytest.mark.parametrize("format", FORMATS)
def test_foreign_triples_beside_a_map_of_ours_are_kept_too(format: str) -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("a", "A"),))
    text = (
        rdf.dump(plain, "turtle") + 'map:a <http://example.org/colour> "red" . <http://example.org/x> rdfs:label "X" .'
    )
    text += "<http://example.org/x> a <http://example.org/odd,(type)> ."  # no short name is to be had for it
    found = rdf.load(text, "turtle")
    assert found.extra["rdf:quads"] == [
        "<http://example.org/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/odd,(type)> .",
        '<http://example.org/x> <http://www.w3.org/2000/01/rdf-schema#label> "X" .',
        '<https://w3id.org/argmap/map/m#a> <http://example.org/colour> "red" .',
    ]
    assert rdf.load(rdf.dump(found, format), format) == found
    assert "argmap:extra" not in rdf.dump(found, "turtle")


def test_foreign_quads_keep_their_graph_where_the_format_has_graphs() -> None:
    quad = "<http://example.org/a> <http://example.org/b> <http://example.org/c> <http://example.org/g> .\n"
    for format in ("nquads", "trig", "jsonld"):
        found = rdf.load(rdf.dump(ArgumentMap("m"), "nquads") + quad, "nquads")
        assert found.extra["rdf:quads"] == [quad.strip()]
        assert rdf.load(rdf.dump(found, format), format) == found


_NODE = "https://w3id.org/argmap/map/m"
_SAID = [  # of a map without a title, whose claim has no hedge: with terms of ours, all of them
    f'<{_NODE}> <http://purl.org/dc/terms/title> "T"',
    f'<{_NODE}> <http://purl.org/dc/terms/creator> "T"',
    f"<{_NODE}> <{PREFIXES['rdf']}type> <{PREFIXES['argmap']}Statement>",
    f"<{_NODE}#a> <{PREFIXES['argmap']}hedge> <{PREFIXES['argmap']}hedge-likely>",
    f'<{_NODE}#a> <{PREFIXES["aif"]}claimText> "T"',
    f"<{_NODE}#new> <{PREFIXES['rdf']}type> <{PREFIXES['argmap']}Statement>",
    f"<https://example.org/new> <{PREFIXES['rdf']}type> <{PREFIXES['argmap']}Statement>",
]


@pytest.mark.parametrize("graph", ["", "<http://example.org/g>", "_:g"])
@pytest.mark.parametrize("said", _SAID)
def test_what_another_graph_says_of_our_map_is_never_taken_for_the_map_s_own(said: str, graph: str) -> None:
    from argmap.conversion import convert
    from argmap.domain.expressiveness import Feature

    plain = ArgumentMap("m", statements=(Statement("a", "A", "Words."),))
    found = rdf.load(rdf.dump(plain, "nquads") + f"{said} {graph} .\n", "nquads")
    assert replace(found, extra={}) == rdf.load(rdf.dump(plain, "nquads"), "nquads")
    for format in FORMATS:
        done = convert(found, format)
        assert not done.faults
        assert [use.feature for use in done.lost] == [Feature.GRAPHS] * (format in ("turtle", "ntriples", "rdfxml"))
        assert done.lost or rdf.load(done.data.decode(), format) == found
    written = convert(found, "nquads").data.decode()
    assert sum(line.startswith(f"{said} ") for line in written.splitlines()) == 1
    assert bool(graph) or f"{said} .\n" in written


_FULL = """===
{title: M, language: en, author: Ann, summary: S, strands: {eco: Economy}, sources: {art: {name: Art}}}
===

# Head {strand: eco}

[A]: Words. #x {by: [art], hedge: likely, credence: 0.5, time: 2020}
  + [B]: Other.
  - [C]: More.
"""
_OTHERS = [  # a second value beside any, as others write it
    *('"zz"', '"!!"', '"Zz"@de', '"0.5"^^<http://example.org/t>', "<http://example.org/o>"),
]


@pytest.mark.parametrize("other", _OTHERS)
def test_a_second_value_of_anything_is_kept_read_or_refused(other: str) -> None:
    from argmap.formats import argdown

    text = rdf.dump(argdown.load(_FULL, "m.argdown"), "nquads")
    quads = {q.predicate: q for q in ox.parse(text, format=ox.RdfFormat.N_QUADS) if "/map/m" in q.subject.value}
    lost = set()
    for quad in quads.values():
        if not isinstance(quad.graph_name, ox.NamedNode) or quad.predicate in _DERIVED or "#_" in str(quad.predicate):
            continue
        line = f"{quad.subject} {quad.predicate} {other} {quad.graph_name} .\n"
        try:
            found = rdf.load(text + line, "nquads")
        except ParseError:
            continue
        written = rdf.dump(found, "nquads")
        value = other if other[0] == "<" or other[-1] != '"' else f"{other}@en"  # what is read is in the map's language
        if line not in written and f"{quad.subject} {quad.predicate} {value} " not in written:
            lost.add((quad.predicate.value, line))
        assert rdf.load(written, "nquads") == found
    assert not lost


@pytest.mark.parametrize("format", FORMATS)
def test_a_second_title_or_text_is_kept_beside_the_first(format: str) -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("a", "A", "Words."),))
    second = f'<{_NODE}> <http://purl.org/dc/terms/title> "N" .\n<{_NODE}#a> <{PREFIXES["aif"]}claimText> "X"@de .\n'
    second += f'<{_NODE}#a> <{PREFIXES["rdfs"]}label> "A"@fr .\n'
    found = rdf.load(rdf.dump(plain, "turtle") + second, "turtle")
    assert set(found.extra["rdf:quads"]) == set(second.splitlines())
    assert replace(found, extra={}) == plain
    assert rdf.load(rdf.dump(found, format), format) == found


@pytest.mark.parametrize(("language", "title"), [("de", "Brot"), ("fr", "Pain"), ("", "Bread"), ("pl", "Bread")])
def test_of_several_titles_that_in_the_map_s_language_is_read(language: str, title: str) -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("a", ""),), language=language)
    titles = "".join(
        f'<{_NODE}#a> rdfs:label "{t}"@{tag} .\n' for t, tag in (("Bread", "en"), ("Brot", "de"), ("Pain", "fr"))
    )
    found = rdf.load(rdf.dump(plain, "turtle") + titles, "turtle")
    assert found.statements[0].title == title
    assert rdf.load(rdf.dump(found, "nquads"), "nquads") == found


def test_a_value_in_another_form_is_no_second_one() -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("a", "A", credence=0.5),), language="en")
    text = rdf.dump(plain, "turtle").replace("credence 0.5", 'credence "0.50"').replace('"A"@en', '"A"')
    assert rdf.load(text, "turtle") == plain


def test_what_an_order_lacks_stands_behind_it() -> None:
    plain = ArgumentMap("m", "M", authors=("Zoe", "Ann"))
    text = rdf.dump(plain, "turtle").replace('"Zoe", "Ann"', '"Zoe", "Ann", "Bob"')
    assert rdf.load(text, "turtle").authors == ("Zoe", "Ann", "Bob")
    assert rdf.load(text.replace('"Ann", "Bob"', '"Bob"'), "turtle").authors == ("Zoe", "Bob")


def test_a_direct_relation_that_no_node_spells_out_is_kept_and_told() -> None:
    text = rdf.dump(ArgumentMap("m", "M", statements=(Statement("a", "A"), Statement("b", "B"))), "turtle")
    found, faults = format_named("turtle").load(f"{text}map:b argmap:supports map:a .\n", "m.ttl")
    assert [d.code for d in faults] == ["rdf.no-relation"]
    assert "argmap:supports" in found.extra["rdf:quads"][0] or "ns#supports" in found.extra["rdf:quads"][0]
    mended = faults[0].remedy.split("`")[1].replace("<IRI>", "map:step")
    found, faults = format_named("turtle").load(f"{text}map:b argmap:supports map:a .\n{mended} .\n", "m.ttl")
    assert (not faults, found.inferences[0].premises, found.extra) == (True, ("b",), {})


def test_a_map_that_is_called_a_claim_of_itself_is_none() -> None:
    from argmap.conversion import convert

    plain = ArgumentMap("m", statements=(Statement("a", "A"),))
    for line in (f"{_SAID[2]} <{_NODE}> .\n", f"{_SAID[2]} .\n"):
        found = rdf.load(rdf.dump(plain, "nquads") + line, "nquads")
        assert [s.id for s in found.statements] == ["a"]
        assert not convert(found, "turtle").faults


def test_extra_that_is_no_list_of_quads_is_kept_as_it_is() -> None:
    for value in ("x", ["no quad"], [1], [], {"a": 1}):
        odd = ArgumentMap("m", extra={"rdf:quads": value})
        assert rdf.load(rdf.dump(odd, "turtle"), "turtle") == odd


def test_a_relation_that_leads_nowhere_is_kept_as_triples() -> None:
    text = '@prefix aif: <http://www.arg.dundee.ac.uk/aif#> . <http://a/1> a aif:I-node ; aif:claimText "A" .'
    found = rdf.load(text + " <http://a/2> a aif:RA-node ; aif:hasPremise <http://a/1> .", "turtle")
    assert found.inferences == ()
    assert sum("<http://a/2>" in line for line in found.extra["rdf:quads"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "b">]>\n<r/>',
        "<!doctype r>\n<r/>",
        "<!-- x -->\n<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>",
    ],
)
def test_a_doctype_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="DOCTYPE"):
        rdf.load(text, "rdfxml")


@pytest.mark.parametrize(
    "text", ["<a>" * 200, "<r", "", "<r/>", "<a b='" + "<" * 100_000, "not xml", "<rdf:RDF xmlns:rdf='x'>\x00"]
)
def test_bad_xml_is_told(text: str) -> None:
    with pytest.raises(ParseError):
        rdf.load(text, "rdfxml")


@pytest.mark.parametrize("format", FORMATS)
def test_rdflib_reads_what_is_written_in_every_syntax(format: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    found = rdf.load(ONTOLOGY, "turtle", "rain.ttl")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=rdf.dump(found, format), format=RDFLIB[format])
    supports = rdflib.URIRef("https://w3id.org/argmap/ns#supports")
    assert len(list(dataset.subject_objects(supports))) == 1


AS_SERVED = """
@prefix aif: <http://www.arg.tech/aif#> .
@prefix n: <http://www.aifdb.org/nodes/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
n:1 a owl:NamedIndividual, aif:I-node ; aif:claimText "It will rain." ; aif:Conclusion n:3 ; aif:IllocutionaryContent n:7 .
n:2 a aif:I-node ; aif:claimText "The barometer falls."@en ; aif:Premise n:3 .
n:3 a aif:RA-node, aif:Sign_Inference ; aif:Premise n:2 ; aif:Conclusion n:1, n:4 .
n:4 a aif:CA-node ; aif:Premise n:5 ; aif:Conclusion n:3 .
n:5 a aif:I-node ; aif:claimText "It is broken." .
n:6 a aif:L-node ; aif:claimText "ANN : rain!" ; aif:source "ANN" ; aif:Locution n:7 ; aif:StartLocution n:8 .
n:7 a aif:YA-node ; rdfs:label "Asserting" ; aif:Locution n:6 ; aif:IllocutionaryContent n:1 .
n:8 a aif:TA-node ; aif:StartLocution n:6 ; aif:EndLocution n:9 .
n:9 a aif:L-node ; aif:claimText "BOB : no" .
"""


def test_a_dataset_of_aifdb_is_recognised_and_read_with_its_dialogue() -> None:
    known = format_of("rain.ttl", readable(), AS_SERVED)
    assert known.name == "aifdb-turtle"
    assert format_of("rain.ttl", readable(), ONTOLOGY).name == format_of("rain.ttl").name == "turtle"
    assert known.load is not None
    assert known.dump is not None
    found = known.load(AS_SERVED, "rain.ttl").map
    assert [(s.id, s.asserted_by) for s in found.statements] == [("n1", ("ann",)), ("n2", ()), ("n5", ())]
    (step,), (conflict,) = found.inferences, found.conflicts
    assert (step.premises, step.conclusion, step.scheme) == (("n2",), "n1", "sign")
    assert (conflict.premises, conflict.target, conflict.kind) == (("n5",), step.id, ConflictKind.UNDERCUT)
    graph = json.loads(aif.dump(found))
    assert {(edge["fromID"], edge["toID"]) for edge in graph["edges"]} == {
        *(("2", "3"), ("3", "1"), ("5", "4"), ("4", "3"), ("6", "7"), ("7", "1"), ("6", "8"), ("8", "9"))
    }
    kept = found.extra["rdf:quads"]
    assert [line.split("#")[-1].split(">")[0] for line in kept] == ["NamedIndividual", "claimText", "source"]
    written = known.dump(Views(found)).decode()
    assert '"The barometer falls."@en' in written
    assert written.count("The barometer falls.") == 1
    assert known.load(written, "rain.ttl").map.extra["rdf:quads"] == kept


def test_a_dataset_without_any_node_of_aifdb_is_refused() -> None:
    known = format_named("aifdb-turtle")
    assert known.load is not None
    with pytest.raises(ParseError, match="No argument map"):
        known.load("<http://a/b> <http://a/c> <http://a/d> .", "x.ttl")


MORE = """
map:a dcterms:created "2020-01-01" ; a foaf:Person .
map:note dcterms:title "nobody refers to this" ; <http://example.org/p> 1 .
map:zz argmap:supports map:a .
<http://example.org/x> a foaf:Person ; foaf:name "Joe" .
<http://example.org/y> dcterms:title "y" ; rdfs:seeAlso <http://example.org/z> .
<http://example.org/l> a aif:L-node ; aif:claimText "hello" .
"""


@pytest.mark.parametrize("format", FORMATS)
def test_terms_that_we_use_elsewhere_are_kept_where_the_map_does_not_say_them(format: str) -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("a", "A"),))
    added = set(parse_quads(rdf.dump(plain, "turtle") + MORE, "turtle")) - set(
        parse_quads(rdf.dump(plain, "turtle"), "turtle")
    )
    assert len(added) == 11
    found = rdf.load(rdf.dump(plain, "turtle") + MORE, "turtle")
    written = {quad.triple for quad in parse_quads(rdf.dump(found, format), format)}
    assert {quad.triple for quad in added} <= written
    assert rdf.load(rdf.dump(found, format), format) == found


def test_what_we_write_leaves_nothing_to_keep() -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("a", "A", quotation=False),), tour=(("a", "Look"),))
    text = rdf.dump(plain, "turtle") + "map:a argmap:quotation false ."
    assert rdf.load(text, "turtle") == plain


@pytest.mark.parametrize("said", ["<urn:m#a> a argmap:Statment .", "<urn:m> argmap:strnd 'x' ."])
def test_a_misspelt_term_of_ours_is_kept_and_told_with_the_nearest(said: str) -> None:
    text = f"@prefix argmap: <https://w3id.org/argmap/ns#> .\n<urn:m> a argmap:Map .\n{said}\n"
    found = [d for d in pipeline.parse(text, "x.ttl")[1] if d.code == "rdf.unknown-term"]
    assert len(found) == 1
    assert "Did you mean argmap:" in found[0].remedy


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_a_foreign_text_keeps_its_direction_and_a_foreign_triple_the_default_graph(format: str) -> None:
    home = "<https://w3id.org/argmap/map/m>"
    text = rdf.dump(ArgumentMap("m", statements=(Statement("a", "A"),)), "nquads")
    said = [f'<http://e/s> <http://e/p> "x"@he--rtl {home} .', '<http://e/s> <http://e/q> "y" .']
    written = rdf.dump(rdf.load(text + "\n".join(said) + "\n", "nquads"), format)
    syntax = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}[format]
    assert {f"{quad} ." for quad in ox.parse(written, format=syntax)} >= set(said)
