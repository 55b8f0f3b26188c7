"""Maps that were hard to write back: what they say comes back, or is listed as lost, and is never a bug of argmap."""

from __future__ import annotations

import json

import pytest

from argmap import pipeline, review
from argmap.conversion import convert
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.feature import Feature
from argmap.domain.languages import UNDETERMINED
from argmap.domain.model import ArgumentMap, Stance
from argmap.registry import notations

NAMES = [known.name for known in notations()]
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
MAP = "https://w3id.org/argmap/map/m"
AIF = "http://www.arg.dundee.ac.uk/aif#"


def read(text: str, notation: str) -> ArgumentMap:
    return pipeline.parse(text, "<text>", notation)[0]


def xaif(*nodes: dict[str, object]) -> str:
    return json.dumps({"AIF": {"nodes": list(nodes), "edges": [], "locutions": []}, "text": "", "OVA": []})


ODD = {
    "ids with blanks": ('arg("a b").\narg(c).\natt("a b",c).\n', "apx"),
    "numbers beside ids": (xaif({"nodeID": 0, "elementID": "untitled-1", "text": "a", "type": "I"}), "xaif"),
    "no words": (xaif({"nodeID": 1, "type": "I"}, {"nodeID": 2, "text": "b", "type": "I"}), "xaif"),
    "a scheme that is no word": (
        '[A]: a\n  + <B>\n\n<B>\n\n(1) [C]: c\n-- {scheme: "ex-\'pert"} --\n(2) [A]\n',
        "argdown",
    ),
    "no language": (f'<urn:a> <{TYPE}> <{AIF}I-node> .\n<urn:a> <{AIF}claimText> "a" .\n', "ntriples"),
    "addresses that look short": (
        f'<urn:a> <{TYPE}> <{AIF}I-node> .\n<urn:a> <{AIF}claimText> "a" .\n<sd:name> <aif:x> <map:y> .\n',
        "ntriples",
    ),
    "another graph": (
        f'<urn:a> <{TYPE}> <{AIF}I-node> <urn:g> .\n<urn:a> <{AIF}claimText> "a" <urn:g> .\n'
        f'<urn:a> <urn:says> "b" <urn:h> .\n',
        "nquads",
    ),
    "a map of argmap's without its own node": (
        f"<{MAP}#a> <{TYPE}> <{AIF}I-node> .\n"
        f"<{MAP}#a> <{TYPE}> <https://w3id.org/argmap/ns#Statement> .\n"
        f"<{MAP}#a> <https://w3id.org/argmap/ns#section> <{MAP}/sections/s> .\n"
        f"<{MAP}/sources/s> <{TYPE}> <https://w3id.org/argmap/ns#Source> .\n",
        "ntriples",
    ),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_comes_back_from_every_notation(odd: str) -> None:
    argument_map = read(*ODD[odd])
    assert {name: faults for name in NAMES if (faults := convert(argument_map, name).faults)} == {}


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_map_comes_back(name: str) -> None:
    assert convert(ArgumentMap("map"), name).faults == ()


def test_statements_in_another_order_than_their_document_come_back_in_theirs() -> None:
    original = read(xaif(*({"nodeID": n, "text": f"claim {n}", "type": "I"} for n in range(3))), "xaif")
    table = convert(original, "csv").data.decode("utf-8-sig").split("\r\n")
    first, second = (next(n for n, row in enumerate(table) if f"claim {number}" in row) for number in (0, 2))
    table[first], table[second] = table[second], table[first]
    moved = read("\r\n".join(table), "csv")
    for name in ("aif", "xaif", "aifdb-turtle"):
        result = convert(moved, name)
        assert result.faults == ()
        assert [s.title for s in read(result.data.decode(), name).statements] == ["claim 2", "claim 1", "claim 0"]


def test_xml_is_read_whatever_encoding_it_declares() -> None:
    text = convert(read("[A]: a #thesis", "argdown"), "graphml").data.decode().replace('"UTF-8"', '"UTF-8expe"')
    assert "UTF-8expe" in text
    assert [s.id for s in read(text, "graphml").statements] == ["a"]


def test_what_other_graphs_say_is_listed_where_there_is_one_graph() -> None:
    argument_map = read(*ODD["another graph"])
    assert Feature.GRAPHS in {use.feature for use in convert(argument_map, "turtle").lost}
    assert Feature.GRAPHS not in {use.feature for use in convert(argument_map, "trig").lost}
    assert "urn:says" not in convert(argument_map, "rdfxml").data.decode()
    assert "urn:says" in convert(argument_map, "nquads").data.decode()


def test_rdf_without_illocutions_has_no_stance_and_no_language() -> None:
    argument_map = read(*ODD["no language"])
    assert argument_map.statements[0].stance is Stance.UNKNOWN
    assert argument_map.language == UNDETERMINED
    assert not [d for d in review.check_map(argument_map) if d.code == "bad-language"]
    written = convert(argument_map, "turtle").data.decode()
    assert 'aif:claimText "a" ;' in written
    assert "dcterms:language" not in written
    own = convert(read("[A]: a #thesis", "argdown"), "ntriples").data.decode()
    unsaid = "".join(line for line in own.splitlines(keepends=True) if "argmap/ns#stance>" not in line)
    assert read(unsaid, "ntriples").statements[0].stance is Stance.UNKNOWN


def test_half_of_a_character_is_refused_wherever_an_escape_puts_it() -> None:
    own = convert(read("[A]: a #thesis {note: here}", "argdown"), "ntriples").data.decode()
    with pytest.raises(ArgmapError) as caught:
        read(own.replace("here", r"he\\ud800re"), "ntriples")
    assert [d.code for d in caught.value.diagnostics] == ["surrogate"]
    assert read(own.replace("here", r"he\\ud83d\\ude00re"), "ntriples").statements


def test_a_strand_without_a_label_is_none() -> None:
    table = "kind,id,title,extra\r\nstatement,a,A,\r\nstrand,economy,,\r\n"
    argument_map = read(table, "csv")
    assert argument_map.strands == {}
    assert all(convert(argument_map, name).faults == () for name in ("argdown", "turtle", "csv"))
