"""The dialogue of a map is data: read as moves, written as nodes of AIF's own classes, and read back from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap import rdf
from argmap.domain.dialogue import MoveKind, dialogue_of, utterances
from argmap.domain.model import ArgumentMap, Stance
from argmap.draw.page import data
from argmap.formats import aif

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted((SHARED / "data" / "aif").glob("*.json"))

TALK: dict[str, Any] = {
    "nodes": [
        {"nodeID": "1", "text": "bread is cheap", "type": "I", "timestamp": "2024-01-01 00:00:00"},
        {"nodeID": "2", "text": "ANN : is bread cheap?", "type": "L", "timestamp": "2024-01-01 00:00:00"},
        {"nodeID": "3", "text": "Pure Questioning", "type": "YA", "scheme": "Pure Questioning", "schemeID": "81"},
        {"nodeID": "4", "text": "it is", "type": "L", "x": [1]},
        {"nodeID": "5", "text": "Asserting", "type": "YA", "scheme": "asserting"},
        {"nodeID": "6", "text": "Default Transition", "type": "TA"},
        {"nodeID": "6", "text": "a second node of that id", "type": "L"},
        {"nodeID": 7, "type": "L"},
    ],
    "edges": [
        {"edgeID": n, "fromID": start, "toID": end, "formEdgeID": None}
        for n, (start, end) in enumerate([("2", "3"), ("3", "1"), ("4", "5"), ("5", "1"), ("2", "6"), ("6", "4")])
    ],
    "participants": [{"participantID": 9, "firstname": "Ben", "surname": "Ode"}],
    "locutions": [{"nodeID": "4", "personID": 9}],
}


def read() -> ArgumentMap:
    return aif.load(json.dumps(TALK), "talk.json")


def test_moves_say_who_said_what_with_which_force_and_what_followed() -> None:
    dialogue = dialogue_of(read())
    assert [(m.id, m.text, m.speaker) for m in dialogue.locutions] == [
        ("2", "ANN : is bread cheap?", "ANN"),
        ("4", "it is", "Ben Ode"),
        ("7", "", ""),
    ]
    assert [(m.text, m.comes_from, m.leads_to) for m in dialogue.illocutions] == [
        ("Pure Questioning", ("2",), ("n1",)),
        ("Asserting", ("4",), ("n1",)),
    ]
    assert [(m.comes_from, m.leads_to) for m in dialogue.transitions] == [(("2",), ("4",))]
    assert dialogue.participants == ("ANN", "Ben Ode")
    assert {s.name for s in read().sources} == set(dialogue.participants)
    assert dialogue.locutions[0].time == "2024-01-01 00:00:00"
    assert not dialogue_of(ArgumentMap("m"))


def test_a_dataset_has_the_dialogue_as_nodes_of_aif() -> None:
    store = rdf.Store([read()])
    query = """SELECT ?said ?force ?name {
        ?l a aif:L-node ; aif:claimText ?said ; prov:wasAttributedTo/rdfs:label ?name .
        ?y a aif:YA-node ; rdfs:label ?force ; argmap:anchoredAt ?l ; argmap:hasContent map:n1 }"""
    assert store.query(query).rows == (
        ("ANN : is bread cheap?", "Pure Questioning", "ANN"),
        ("it is", "Asserting", "Ben Ode"),
    )
    assert len(store.query("SELECT ?l { ?l a aif:L-node }")) == 3
    assert store.query("ASK { ?t a aif:TA-node ; argmap:startsAt moves:2 ; argmap:leadsTo moves:4 }").boolean
    (extra,) = store.query("SELECT ?extra { ?m a argmap:Map ; argmap:extra ?extra }").rows
    assert "bread cheap" not in str(extra)


@pytest.mark.parametrize("syntax", ["turtle", "nquads", "jsonld", "rdfxml"])
def test_every_row_comes_back_by_way_of_rdf(syntax: str) -> None:
    back = rdf.load(rdf.dump(read(), syntax), syntax)
    assert back == read()
    assert json.loads(aif.dump(back)) == TALK


def test_what_is_changed_in_the_dataset_is_changed_in_the_dialogue() -> None:
    text = rdf.dump(read(), "turtle").replace("is bread cheap?", "is bread dear?")
    back = rdf.load(text, "turtle")
    assert dialogue_of(back).locutions[0].text == "ANN : is bread dear?"
    lines = [
        line
        for line in rdf.dump(read(), "nquads").splitlines()
        if not line.startswith("<https://w3id.org/argmap/map/talk/moves/6>")
    ]
    assert dialogue_of(rdf.load("\n".join(lines), "nquads")).transitions == ()
    more = """
        moves:8 a aif:L-node ; aif:claimText "why?" .
        moves:9 a aif:YA-node ; rdfs:label "Pure Challenging" ; argmap:anchoredAt moves:8 ; argmap:hasContent map:n1 .
    """
    found = dialogue_of(rdf.load(rdf.dump(read(), "turtle") + more, "turtle"))
    assert [(m.text, m.comes_from, m.leads_to) for m in found.illocutions[2:]] == [
        ("Pure Challenging", ("8",), ("n1",))
    ]


def test_a_dialogue_may_be_all_there_is() -> None:
    file = SHARED / "found" / "aif" / "locutions-only.xaif.json"
    if not file.exists():
        pytest.skip("needs ../shared/found/aif")
    found = aif.load(file.read_text(encoding="utf-8"), file.name)
    assert dialogue_of(found).participants == ("Ann", "Ben")
    assert [s.name for s in found.sources] == ["Ann", "Ben"]
    back = rdf.load(rdf.dump(found, "turtle"), "turtle")
    assert json.loads(aif.dump(back)) == json.loads(file.read_text(encoding="utf-8"))


def test_a_question_is_a_question() -> None:
    file = SHARED / "found" / "aif" / "question-only.aif.json"
    if not file.exists():
        pytest.skip("needs ../shared/found/aif")
    (statement,) = aif.load(file.read_text(encoding="utf-8"), file.name).statements
    assert (statement.stance, statement.hedge, statement.asserted_by) == (Stance.ASKED, None, ())


@pytest.mark.skipif(not FILES, reason="the corpus does not stand beside the repository")
def test_every_locution_illocution_and_transition_of_the_corpus_is_a_node() -> None:
    for path in FILES[::6]:
        text = path.read_text(encoding="utf-8")
        found = aif.load(text, path.name)
        store = rdf.Store([found])
        for kind in MoveKind:
            ids = {node["nodeID"] for node in json.loads(text)["nodes"] if node["type"] == kind.value}
            rows = store.query(f"SELECT ?id {{ ?x a aif:{kind.value}-node ; dcterms:identifier ?id }}").rows
            assert {str(id_) for (id_,) in rows} == ids
        (extra,) = store.query("SELECT ?extra { ?m a argmap:Map ; argmap:extra ?extra }").rows
        assert len(str(extra)) < 0.5 * len(json.dumps(dict(found.extra)))


def test_a_map_of_the_library_has_its_dialogue(shared: Path) -> None:
    told = argmap.load(shared / "found" / "aif" / "locutions-only.xaif.json")
    assert told.moves.participants == ("Ann", "Ben")
    assert [move.text for move in told.moves.locutions] == ["Ann : bread is cheap", "Ben : so it sells well"]
    assert not argmap.loads("[A]: a").moves


def test_what_was_said_of_an_element_is_known_by_speaker_force_words_and_time() -> None:
    nodes = [
        {"nodeID": "1", "text": "bread is cheap", "type": "I"},
        {"nodeID": "2", "text": "it sells", "type": "I"},
        {"nodeID": "3", "text": "Default Inference", "type": "RA"},
        {"nodeID": "4", "text": "ANN : it is cheap", "type": "L", "timestamp": "2012-05-16 20:01:00"},
        {"nodeID": "5", "text": "Asserting", "type": "YA"},
        {"nodeID": "6", "text": "so it sells", "type": "L"},
        {"nodeID": "7", "text": "Default Transition", "type": "TA"},
        {"nodeID": "8", "text": "Arguing", "type": "YA"},
    ]
    pairs = ["13", "32", "45", "51", "47", "76", "78", "83"]
    edges = [{"edgeID": str(n), "fromID": start, "toID": end} for n, (start, end) in enumerate(pairs)]
    argument_map = aif.load(json.dumps({"nodes": nodes, "edges": edges, "locutions": []}))
    said = utterances(dialogue_of(argument_map))
    assert said["n1"] == [("ANN", "Asserting", "it is cheap", "2012-05-16 20:01:00")]
    assert said["n1-supports-n2"] == [("", "Arguing", "so it sells", "")]
    shown = data.encode(argument_map, ())["utterances"]
    assert shown == {name: [list(one) for one in listed] for name, listed in said.items()}


@pytest.mark.parametrize(
    ("written", "year"),
    [("2012-05-16 20:01:00", 2012), ("2012-05-16T20:01:00", 2012), ("2012-05-16", 2012), ("2012-05-16 25:01", None)],
)
def test_the_time_of_a_locution_is_a_time_to_queries_and_comes_back_as_it_was_written(
    written: str, year: int | None
) -> None:
    nodes = [{"nodeID": "1", "text": "it is", "type": "L", "timestamp": written}]
    argument_map = argmap.loads(json.dumps({"nodes": nodes, "edges": [], "locutions": []}), "aif")
    assert argument_map.query("SELECT (YEAR(?d) AS ?y) { ?l aif:creationDate ?d }").rows == ((year,),)
    again = argmap.loads(argument_map.dump("turtle"), "turtle")
    assert again.extra["aif:nodes"] == argument_map.extra["aif:nodes"]


def test_a_map_that_nobody_talked_about_has_no_utterances() -> None:
    assert data.encode(argmap.loads("[A]: a", "argdown"), ())["utterances"] == {}
