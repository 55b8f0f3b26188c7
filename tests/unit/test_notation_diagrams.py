"""Mermaid, DOT and GraphML: every element is shown once, and no text of a map can break out of its label."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.diagnostics import ParseError
from argmap.domain.expressiveness import sort
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Role,
    Statement,
)
from argmap.formats import dot, mermaid
from argmap.formats.diagram import diagram
from argmap.formats.graphml import reader as graphml_reader
from argmap.formats.graphml import writer as graphml_writer

SMALL = ArgumentMap(
    "small",
    "A small map",
    statements=(
        Statement("a", "A", "A is so.", role=Role.THESIS),
        Statement("b", "B", "B is so.", tags=("x", "y")),
        Statement("c", "C"),
        Statement("d", "D", 'D & <E> "so" it\'s \\'),
        Statement("e", "E"),
    ),
    arguments=(Argument("x", "Why A", "", ("x-step",)), Argument("y", "Sketch", "A sketch.")),
    inferences=(
        Inference("x-step", ("b", "c"), "a", scheme="expert-opinion", argument="x"),
        Inference("d-supports-b", ("d",), "b"),
        Inference("y-supports-a", ("y",), "a"),
    ),
    conflicts=(
        Conflict("e-undercuts-x", ("e",), "x-step", ConflictKind.UNDERCUT),
        Conflict("d-contradicts-e", ("d",), "e", ConflictKind.CONTRARY),
        Conflict("y-attacks", ("y",), "d-contradicts-e"),
    ),
    rephrases=(Rephrase("r", ("c",), "d"),),
    preferences=(Preference("p", "a", "b"),),
)
HOSTILE = [
    "style a:b#x;y",
    "end",
    "1. first",
    "- item",
    "`code` **b** _i_ ~~s~~ $$x$$",
    "<script>alert(1)</script>",
    "#quot; &amp; &#34; ]]>",
    "%%{init: {}}%% %% c",
    "[x](http://y.com) www.foo.com",
    'a\\"',
    "{a|b} ]] }} )) -->",
    "x\x01y\x0b\x7f\ufffe",
    "classDef foo:#a;",
    "line\nbreak\r\nx",
    "",
    "\u202eright to left",
]
hostile = ArgumentMap(
    'm"<\\',
    'T <&"\\\x00',
    tuple(Statement(f'{i}"\\\n{t}', t, f"T {t}") for i, t in enumerate(HOSTILE)),
)
texts = st.text(st.characters(min_codepoint=1) | st.sampled_from('"\\<>&#;%`\n\r\t$'), max_size=30)


def _map_of(text: str) -> ArgumentMap:
    statements = (Statement(f"s{text}", text, text + "."), Statement("other", "Other"))
    inference = Inference("i", (statements[0].id, "other"), "other", scheme=text)
    return ArgumentMap(text or "map", text, statements, inferences=(inference,))


def test_a_plain_support_is_a_line_and_what_is_spoken_about_a_junction() -> None:
    drawn = diagram(SMALL)
    assert [n.id for n in drawn.nodes if n.junction] == ["x-step", "d-contradicts-e"]
    assert [(k.source, k.target) for k in drawn.links if k.relation == "support"] == [
        ("x-step", "a"),
        ("d", "b"),
        ("y", "a"),
    ]
    assert [(k.source, k.target) for k in drawn.links if k.relation == "undercut"] == [("e", "x-step")]


def test_what_speaks_about_an_argument_with_a_reconstruction_ends_at_its_last_step() -> None:
    conflict = Conflict("z", ("e",), "x")
    links = diagram(ArgumentMap("m", "", SMALL.statements, SMALL.arguments, SMALL.inferences, (conflict,))).links
    assert ("e", "x-step", "attack") in [(k.source, k.target, k.relation) for k in links]


def test_a_relation_to_an_element_that_is_not_there_is_left_out() -> None:
    odd = ArgumentMap("m", "", (Statement("a", "A"),), conflicts=(Conflict("c", ("a",), "nobody"),))
    assert diagram(odd).links == ()
    for notation in (mermaid, dot, graphml_writer):
        assert "nobody" not in notation.dump(odd)


@pytest.mark.parametrize("notation", [mermaid, dot, graphml_writer])
def test_an_empty_map_can_be_written(notation) -> None:
    assert notation.dump(ArgumentMap("empty"))


def test_mermaid_has_a_line_for_each_link_and_a_class_for_each_node() -> None:
    text = mermaid.dump(SMALL)
    drawn = diagram(SMALL)
    assert text.startswith('---\ntitle: "A small map"\n---\nflowchart RL\n')
    assert len(re.findall(r"^    n\d+ \S+ *n\d+$|^    n\d+ \S+\|.*\| n\d+$", text, re.M)) == len(drawn.links)
    classed = re.findall(r"^    class (\S+) ", text, re.M)
    assert sorted(n for names in classed for n in names.split(",")) == sorted(
        f"n{i}" for i in range(1, len(drawn.nodes) + 1)
    )
    assert '["<b>A</b><br/>A is so."]' in text
    assert "-.->" in text
    assert "expert opinion" in text


@given(texts)
def test_mermaid_labels_hold_nothing_but_plain_characters_and_numbers(text: str) -> None:
    assert re.fullmatch(r"(?:[^\x00-\x1f\"<>&#;:%`\\\[\]{}|*_~]|#\d+;)*", mermaid.escape(text))
    for line in mermaid.dump(_map_of(text)).split("\n"):
        if '"' in line and not line.startswith("title: "):
            assert line.count('"') == 2
            label = line.partition('"')[2].rpartition('"')[0]
            assert set(re.findall(r"<.*?>", label)) <= {"<b>", "</b>", "<br/>"}


@given(texts)
def test_dot_names_and_labels_close_where_they_should(text: str) -> None:
    name = dot.quote(text)
    assert re.fullmatch(r'"(?:[^"\\]|\\["\\])*"', name, re.S)
    assert not set('<>"') & set(dot.escape(text))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("argument_map", [SMALL, hostile, ArgumentMap("empty")], ids=["small", "hostile", "empty"])
def test_graphviz_draws_every_node_and_line(argument_map: ArgumentMap) -> None:
    done = subprocess.run(
        ["dot", "-Tplain"], input=dot.dump(argument_map).encode(), capture_output=True, check=True, timeout=60
    )
    drawn = diagram(argument_map)
    assert b"error" not in done.stderr.lower()
    assert len(re.findall(rb"^edge ", done.stdout, re.M)) == len(drawn.links)
    assert len(re.findall(rb"^node ", done.stdout, re.M)) == len(drawn.nodes)


def test_networkx_reads_graphml_with_every_fact() -> None:
    graph = networkx.read_graphml(BytesIO(graphml_writer.dump(SMALL).encode()))
    assert dict(graph.nodes["a"])["role"] == "thesis"
    assert graph.nodes["b"]["tags"] == "x, y"
    assert graph.nodes["d"]["text"] == 'D & <E> "so" it\'s \\'
    assert graph.nodes["x-step"]["kind"] == "inference"
    assert graph.nodes["x-step"]["scheme"] == "expert-opinion"
    assert graph.edges["x-step", "x"]["relation"] == "step"
    assert graph.edges["e", "x-step"]["relation"] == "undercut"
    assert graph.edges["e", "x-step"]["element"] == "e-undercuts-x"
    assert graph.graph["title"] == "A small map"


@given(texts)
def test_graphml_is_xml_whatever_the_text(text: str) -> None:
    root = ET.fromstring(graphml_writer.dump(_map_of(text)).encode())
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f"{space}graph/{space}node")) == 3
    assert len(root.findall(f"{space}graph/{space}edge")) == 3


def test_graphml_that_networkx_saved_anew_is_the_same_map() -> None:
    out = BytesIO()
    networkx.write_graphml(networkx.read_graphml(BytesIO(graphml_writer.dump(SMALL).encode())), out)
    read = graphml_reader.load(out.getvalue().decode()).map
    assert sort(replace(read, id="small")) == sort(
        SMALL
    )  # networkx keeps neither the id of a graph nor the order of edges


def test_exercises_come_back_from_graphml_with_their_quotes_and_commas() -> None:
    asked = ArgumentMap("m", exercises=({"kind": "write", "ask": 'What does "rain" show, if anything?'},))
    assert graphml_reader.load(graphml_writer.dump(asked)).map == asked


def test_graphml_of_networkx_is_a_graph_of_claims_whose_lines_say_nothing() -> None:
    out = BytesIO()
    networkx.write_graphml(networkx.path_graph(3, create_using=networkx.DiGraph), out)
    read, faults = graphml_reader.load(out.getvalue().decode(), "path.graphml")
    assert [(i.premises, i.conclusion) for i in read.inferences] == [(("0",), "1"), (("1",), "2")]
    assert [d.code for d in faults] == ["graphml.no-label"]
    with pytest.raises(ParseError, match="no <graph>"):
        graphml_reader.load("<opml/>")


def test_an_edge_drawn_in_another_tool_supports_what_it_points_at() -> None:
    edge = '<edge source="c" target="a"/></graph>'
    read = graphml_reader.load(graphml_writer.dump(SMALL).replace("</graph>", edge)).map
    added = [i for i in read.inferences if i.id not in {j.id for j in SMALL.inferences}]
    assert added == [Inference("c-supports-a", ("c",), "a")]


@given(texts)
def test_graphml_gives_back_every_text_even_where_xml_has_no_such_character(text: str) -> None:
    argument_map = _map_of(text)
    assert graphml_reader.load(graphml_writer.dump(argument_map)).map == argument_map


def test_what_ends_on_a_rephrase_or_a_preference_is_drawn() -> None:
    about = (Conflict("no", ("e",), "r"), Conflict("not-so", ("e",), "p"))
    drawn = diagram(replace(SMALL, conflicts=(*SMALL.conflicts, *about)))
    ends = {(link.source, link.target, link.relation) for link in drawn.links}
    assert {("e", "r", "attack"), ("c", "r", "premise"), ("r", "d", "rephrase")} <= ends
    assert {("e", "p", "attack"), ("a", "p", "premise"), ("p", "b", "preference")} <= ends


def test_a_character_of_a_label_may_be_named_by_its_number_or_its_name() -> None:
    read = mermaid.load('flowchart BT\n  a["A #35;1 #amp; B"] --> b["B"]\n').map
    assert [s.title or s.text for s in read.statements] == ["A #1 & B", "B"]
