"""Graphs that others drew, in DOT and GraphML: what their nodes, lines, labels and colours say is read, and no more."""

from __future__ import annotations

import pytest

from argmap.domain.diagnostics import ParseError
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap
from argmap.formats.dot import write
from argmap.pipeline import parse

STEP = "a step"
GRAPHML = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="n" for="node" attr.name="label"/><key id="e" for="edge" attr.name="Edge Label"/><key id="y" for="node"/>
<graph edgedefault="{default}">{inside}</graph></graphml>"""
LABEL = "<y:ShapeNode><y:NodeLabel>{label}<y:LabelModel/></y:NodeLabel></y:ShapeNode>"
YED = f'<node id="{{id}}"><data key="y">{LABEL}</data></node>'


def relations(of: ArgumentMap) -> list[tuple[str, str, str]]:
    titles = {point.id: point.title for point in (*of.statements, *of.arguments)} | {i.id: STEP for i in of.inferences}
    steps = [("support", i.premises[0], i.conclusion) for i in of.inferences]
    conflicts = [(c.kind.value, c.premises[0], c.target) for c in of.conflicts]
    return [(kind, titles[source], titles[target]) for kind, source, target in (*steps, *conflicts)]


def read(notation: str, text: str) -> Reading:
    return Reading(*parse(text, f"drawn.{notation}", notation))


LINES = [  # the attributes of b -> a in DOT, what it is, and what is told
    ('[label="supports"]', [("support", "B", "A")], []),
    ("[label=attacks]", [("attack", "B", "A")], []),
    ("[xlabel=pro]", [("support", "B", "A")], []),
    ("[color=red]", [("attack", "B", "A")], []),
    ('[color="#00ff00"]', [("support", "B", "A")], []),
    ("[label=attacks, color=green]", [("attack", "B", "A")], []),
    ('[type="contradictory", dir=both]', [("contradictory", "B", "A")], []),
    ("[label=attacks, dir=back]", [("attack", "A", "B")], []),
    ("[label=maybe]", [], ["dot.label"]),
    ('[label="does not support"]', [], ["dot.label"]),
    ("", [("support", "B", "A")], ["dot.no-label"]),
    ("[color=black]", [("support", "B", "A")], ["dot.no-label"]),
    ("[label=supports, dir=none]", [("support", "B", "A")], ["dot.direction"]),
]


@pytest.mark.parametrize(("attributes", "expected", "codes"), LINES)
def test_a_line_of_dot_says_by_type_label_or_colour_what_it_does(
    attributes: str, expected: list[tuple[str, str, str]], codes: list[str]
) -> None:
    drawn, faults = read("dot", f"digraph {{\n a [label=A]\n b [label=B]\n b -> a {attributes}\n}}\n")
    assert relations(drawn) == expected
    assert [d.code for d in faults] == codes
    assert all(d.where is not None and d.where.line == 4 for d in faults)


def test_defaults_chains_subgraphs_ports_and_joined_names_of_dot_are_read() -> None:
    text = """// people's own
    strict digraph "My map" {
      label="Sugar"; rankdir=BT; node [shape=box]; edge [color="#b42a23"];
      a [label="Tax\\nsugar"]; # a comment is none here
      b -> a; c:n -> { d e } [label=pro] /* two */
      subgraph cluster_x { label = <<b>Health</b>>; f [label=<Less <b>diabetes</b> &amp; so>]; }
      "g" + "h" -> f [color=black]
    }""".replace("# a comment is none here", "")
    drawn, faults = read("dot", text)
    assert (drawn.title, drawn.strands) == ("Sugar", {"health": "Health"})
    assert (drawn.statements[0].title, drawn.statements[0].strand) == ("Tax sugar", "")
    assert [s.title for s in drawn.statements if s.strand] == ["Less diabetes & so"]
    assert relations(drawn) == [
        *(("support", "c", "d"), ("support", "c", "e"), ("support", "gh", "Less diabetes & so")),
        ("attack", "b", "Tax sugar"),
    ]
    assert [d.code for d in faults] == ["dot.no-label"]


def test_a_label_of_html_without_any_marks_is_read_without_its_brackets() -> None:
    drawn, _ = read("dot", "digraph { a [label=<Less sugar>]; b -> a [label=<supports>] }")
    assert relations(drawn) == [("support", "b", "Less sugar")]


ARGDOWN = """digraph "Argument Map" {
rankdir = "BT";
edge[arrowsize="1", penwidth="1"]graph [bgcolor = "transparent" ]
subgraph cluster_1 {
  label = <<FONT FACE="arial">Part&#x20;one</FONT>>;
  n0 [label=<<TABLE><TR><TD><FONT><B>Tax</B></FONT></TD></TR><TR><TD>Tax&#x20;it.</TD></TR></TABLE>>,
      type="statement-map-node"];
  n4 [label=<<TABLE><TR><TD><B>Health</B></TD></TR><TR><TD>It helps.</TD></TR></TABLE>>, type="argument-map-node"];
  n5 [label=<<TABLE><TR><TD><B>Not so</B></TD></TR></TABLE>>, type="argument-map-node"];
}
  n5 -> n4 [type="undercut", color="#551A8B"];
  n4 -> n0 [type="support", color="#00ff00"];
}"""


def test_what_argdown_s_own_tool_draws_as_dot_is_its_map_again() -> None:
    drawn, faults = read("dot", ARGDOWN)
    assert [(s.title, s.text, s.strand) for s in drawn.statements] == [("Tax", "Tax it.", "part-one")]
    assert [(a.title, a.text) for a in drawn.arguments] == [("Health", "It helps."), ("Not so", "")]
    assert relations(drawn) == [("support", "Health", "Tax"), ("undercut", "Not so", "Health")]
    assert faults == []


def test_lines_that_meet_at_a_point_count_only_together() -> None:
    text = "digraph { j [shape=point]; a -> j [arrowhead=none]; b -> j [arrowhead=none]; j -> c [label=supports] }"
    drawn, faults = read("dot", text)
    assert [(i.premises, i.conclusion) for i in drawn.inferences] == [(("a", "b"), "c")]
    assert faults == []


JOINED = "digraph { j [shape=point]; a -> j; b -> j; j -> c [label=supports]; "


@pytest.mark.parametrize(
    ("line", "undercuts", "codes"),
    [
        ("d -> j [label=undercuts]", 1, []),
        ("d -> j [label=attacks]", 1, []),
        ('d -> j [color="#84299f"]', 1, []),
        ("d -> j [label=maybe]", 0, ["dot.label"]),
        ("d -> j [type=contrary]", 0, ["dot.line"]),
        ("j -> e [label=supports]; d -> j [label=undercuts]", 2, []),
        ("k [shape=point]; d -> k; k -> j [label=undercuts]", 1, []),
        ("k [shape=point]; d -> k [label=undercuts]", 0, ["dot.line"]),
        ("k [shape=point]; d -> k", 0, ["dot.line"]),
        ("k [shape=point]; k -> d [label=supports]", 0, ["dot.line"]),
        ("k [shape=point]; k -> k", 0, ["dot.line"]),
        ("k [shape=point]; l [shape=point]; k -> l -> k", 0, ["dot.line", "dot.line"]),
        ("k [shape=point]; l [shape=point]; d -> k -> l -> e", 0, ["dot.line", "dot.line"]),
    ],
)
def test_only_what_supports_a_point_is_linked_there_and_what_attacks_it_undercuts_its_steps(
    line: str, undercuts: int, codes: list[str]
) -> None:
    drawn, faults = read("dot", JOINED + line + "}")
    assert {i.premises for i in drawn.inferences} == {("a", "b")}
    steps = [i.id for i in drawn.inferences]
    assert [(c.kind.value, c.premises, c.target) for c in drawn.conflicts] == [
        ("undercut", ("d",), step) for step in steps[:undercuts]
    ]
    assert [fault.code for fault in faults] == codes


def test_what_argmap_has_drawn_says_the_same_without_the_comments_behind_it() -> None:
    text = "digraph { j [shape=point]; a -> j; b -> j; j -> c; d -> j [label=undercuts]; e -> c [label=attacks] }"
    drawn, _ = read("dot", text)
    written = write(drawn)
    bare, faults = read("dot", written[: written.index("// argmap")])
    assert relations(bare) == relations(drawn) == [("support", "a", "c"), ("undercut", "d", STEP), ("attack", "e", "c")]
    assert faults == []


@pytest.mark.parametrize(
    "line", ["{{{many}}} -> j; j -> {{{others}}}", "a -> j -> {{{many}}}; {{{others}}} -> j [label=attacks]"]
)
def test_a_point_ties_no_more_than_a_graph_may_have_lines(line: str) -> None:
    many, others = (" ".join(f"{name}{n}" for n in range(400)) for name in "xy")
    with pytest.raises(ParseError) as error:
        read("dot", f"digraph {{ j [shape=point]; {line.format(many=many, others=others)} }}")
    assert [fault.code for fault in error.value.diagnostics] == ["dot.points"]


@pytest.mark.parametrize("word", ["Edge", "graph", "node", "subgraph", "digraph", "strict"])
def test_a_quoted_keyword_of_dot_is_a_name(word: str) -> None:
    drawn, _ = read("dot", f'digraph "strict" {{ "{word}" [label="attacks everything"]; "{word}" -> y; a -> b }}')
    assert relations(drawn) == [("support", "attacks everything", "y"), ("support", "a", "b")]


@pytest.mark.parametrize("word", ["edge", "EDGE", "Edge"])
def test_an_unquoted_keyword_of_dot_is_none_in_any_case(word: str) -> None:
    drawn, _ = read("dot", f"DiGraph {{ {word} [label=attacks]; a -> b }}")
    assert relations(drawn) == [("attack", "a", "b")]


@pytest.mark.parametrize("inside", ["a -> b; b -> c", "a b c a b", "a -> b -> a; {c b}", "{a b} -> {b c}"])
def test_each_node_of_a_subgraph_is_tied_once(inside: str) -> None:
    drawn, _ = read("dot", f"digraph {{ {{ {inside} }} -> d }}")
    assert [source for _, source, target in relations(drawn) if target == "d"] == ["a", "b", "c"]


@pytest.mark.parametrize("comment", ["// argmap sketch", "// argmap [draft]", 'a [label="// argmap [\\"x\\"]"]'])
def test_a_drawing_that_only_names_argmap_is_read_as_drawn(comment: str) -> None:
    drawn, _ = read("dot", f"digraph {{\n{comment}\nb -> c }}\n// argmap notes\n")
    assert ("support", "b", "c") in relations(drawn)


def test_comments_that_hold_a_map_are_never_passed_over() -> None:
    written = write(read("dot", "digraph { a -> b }")[0])
    with pytest.raises(ParseError) as error:
        read("dot", f"{written}// mine\n")
    assert [fault.code for fault in error.value.diagnostics] == ["dot.foreign"]


@pytest.mark.parametrize("notation", ["dot", "graphml"])
def test_no_more_warnings_are_kept_than_anybody_reads(notation: str) -> None:
    text = "digraph {" + "a -> b [label=maybe]; " * 300 + "}"
    if notation == "graphml":
        text = GRAPHML.format(default="directed", inside='<node id="a"/>' + '<edge source="a" target="b"/>' * 300)
    assert len(read(notation, text)[1]) == 100


MANY = " -> ".join("{" + " ".join(f"{name}{n}" for n in range(400)) + " }" for name in "ab")
MANY = f"digraph {{ {MANY} }}"


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("hello", "syntax", 1),
        ("digraph {}", "nothing", 1),
        ("digraph { a -> ", "syntax", 16),
        ("digraph { a [label=A }", "syntax", 23),
        ("digraph { a; ", "syntax", 14),
        ("digraph { a [label=<b }", "syntax", 20),
        ("digraph { a ? b }", "syntax", 13),
        ("digraph {" + "{" * 200, "syntax", 110),
        (MANY, "syntax", 3800),
    ],
)
def test_what_is_no_graph_of_dot_is_refused_at_its_place(text: str, code: str, column: int) -> None:
    with pytest.raises(ParseError) as error:
        read("dot", text)
    (fault,) = error.value.diagnostics
    assert fault.code == f"dot.{code}"
    assert fault.where is not None
    assert (fault.where.line, fault.where.column) == (1, column)


def test_graphml_of_gephi_and_networkx_has_labels_in_its_data() -> None:
    inside = (
        '<node id="1"><data key="n">Tax</data></node><node id="2"><data key="n">Health</data></node><node id="3"/>'
        '<edge source="2" target="1"><data key="e">pro</data></edge><edge source="3" target="1"/>'
        '<edge source="3" target="9"/>'
    )
    drawn, faults = read("graphml", GRAPHML.format(default="directed", inside=inside))
    assert relations(drawn) == [("support", "Health", "Tax"), ("support", "3", "Tax")]
    assert sorted(d.code for d in faults) == ["graphml.line", "graphml.no-label"]


def test_graphml_of_yed_has_labels_colours_and_groups() -> None:
    boxes = "".join(YED.format(id=id_, label=label) for id_, label in (("a", "Tax"), ("b", "Cost &amp; more")))
    group = f'<node id="g"><data key="y"><y:NodeLabel>Money</y:NodeLabel></data><graph id="g:">{boxes}</graph></node>'
    line = '<edge source="b" target="a"><data key="y"><y:PolyLineEdge><y:LineStyle color="#FF0000"/>'
    line += '<y:Arrows source="none" target="standard"/></y:PolyLineEdge></data></edge>'
    drawn, faults = read("graphml", GRAPHML.format(default="directed", inside=group + line))
    assert relations(drawn) == [("attack", "Cost & more", "Tax")]
    assert [s.strand for s in drawn.statements] == ["money", "money"]
    assert faults == []


def test_a_graph_of_thousands_of_nodes_is_read_at_once() -> None:
    lines = "\n".join(f'n{n} -> n{n // 2} [label="supports"]' for n in range(1, 3000))
    drawn, _ = read("dot", f"digraph {{\n{lines}\n}}\n")
    assert len(drawn.inferences) == 2999


def test_what_stands_behind_the_first_graph_of_a_file_is_named_where_it_begins() -> None:
    dot = "digraph { b -> a [label=attacks] }\n"
    graphml = GRAPHML.format(default="directed", inside=YED.format(id="a", label="A"))
    for notation, one, two in (
        ("dot", dot, dot + "graph other { c -- d }\n"),
        ("graphml", graphml, graphml.replace("</graphml>", '\n<graph><node id="b"/></graph></graphml>')),
    ):
        alone, faults = read(notation, one)
        first, (*others, rest) = read(notation, two)
        assert first == alone
        assert others == list(faults)
        assert rest.code == f"{notation}.rest"
        assert rest.where is not None
        assert rest.where.line == one.count("\n") + (1 if notation == "dot" else 2)


def test_cells_of_records_and_codes_for_names_are_read_in_labels_of_dot() -> None:
    text = r"""digraph "the graph" { node [shape=record]; subgraph { node [shape=box] c }
        a [label="<f0> left|<1> mid\ dle|{<f2> up|down}"]; b [label="{a \| \<b\>|b}"]
        c [shape=box, tooltip="", label="x|y < z > w"]
        d [label="\N of \G"]; e [shape=box, label="\\N"]
        a:1 -> b [label="supports"]; c -> b [label="\E", URL="x"] }"""
    drawn, faults = read("dot", text)
    shown = [(s.title, s.text) for s in drawn.statements]
    words = [("left", "mid dle up down"), ("a | <b>", "b"), ("x|y < z > w", ""), ("d of the graph", ""), (r"\N", "")]
    assert sorted(shown) == sorted(words)
    assert relations(drawn) == [("support", "left", "a | <b>")]
    assert [(d.code, "c->b" in d.message or d.message.endswith(": URL.")) for d in faults] == [
        ("dot.label", True),
        ("dot.data", True),
    ]


def test_graphml_is_read_with_its_descriptions_and_what_is_left_out_is_named() -> None:
    keys = '<key id="w" attr.name="weight"/><key id="d" attr.name="description"/><graph'
    inside = (
        '<node id="a"><desc>more</desc><data key="y"><y:NodeLabel>A</y:NodeLabel></data></node>'
        '<node id="b"><data key="d">B</data></node>'
        '<edge source="b" target="a"><desc>attacks</desc><data key="w">0.3</data></edge>'
        '<hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>'
    )
    drawn, faults = read("graphml", GRAPHML.format(default="directed", inside=inside).replace("<graph ", f"{keys} "))
    assert [(s.title, s.text) for s in drawn.statements] == [("A", "more"), ("B", "")]
    assert relations(drawn) == [("attack", "B", "A")]
    assert sorted(d.code for d in faults) == ["graphml.data", "graphml.line"]
    assert "weight" in next(d.message for d in faults if d.code == "graphml.data")
