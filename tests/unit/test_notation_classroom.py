"""The formats that classes bring: MindMup, MapJS YAML, JSON Canvas, and flowcharts that people drew in Mermaid."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.formats import canvas, edge_labels, mapjs_yaml, mermaid, mermaid_markdown, mindmup

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "other"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no ../shared/data/other")


def relations(of: ArgumentMap) -> list[tuple[str, tuple[str, ...], str]]:
    """What leads to what, by titles; a step is named by its premises."""
    names = {s.id: s.title for s in of.statements} | {r.id: " + ".join(r.premises) for r in of.inferences}
    found = [*of.inferences, *of.conflicts]
    return [(str(r.kind), tuple(names[p] for p in r.premises), names[r.target]) for r in found]


@needs_shared
def test_a_mindmup_group_is_one_reason() -> None:
    swans = pipeline.load(SHARED / "white-swan.mup")
    together = ("Every swan I’ve ever seen is white.", "These swans are representative of all swans.")
    assert relations(swans) == [
        ("support", together, "All swans are white."),
        ("attack", ("Not all swans are white.",), "All swans are white."),
    ]


@needs_shared
def test_mapjs_yaml_has_reasons_objections_and_inline_objections() -> None:
    assert relations(pipeline.load(SHARED / "example.mapjs.yml")) == [
        ("support", ("Brunellus is a donkey.", "All donkeys are irrational."), "Brunellus is irrational"),
        ("attack", ("Brunellus studied in Paris.",), "Brunellus is irrational"),
        ("attack", ("Most who study in Paris are rational.",), "Brunellus studied in Paris."),
    ]


@needs_shared
def test_labels_of_a_canvas_say_what_lines_do() -> None:
    assert relations(pipeline.load(SHARED / "reasons.canvas")) == [
        ("support", ("People get home safely",), "Buses help"),
        ("attack", ("Half of them run empty",), "Buses help"),
    ]


@needs_shared
def test_a_flowchart_on_a_page_is_a_map() -> None:
    assert relations(pipeline.load(SHARED / "lesson.qmd", "mermaid-markdown")) == [
        ("support", ("Scooters and buses have a smaller footprint than cars.",), "The campus should favour them."),
        ("attack", ("Some people need their car.",), "The campus should favour them."),
    ]


def test_a_group_below_a_group_attacks_the_step() -> None:
    inner = {"1": {"id": 4, "title": "B", "attr": {}}, "2": group(5, "opposing", {"1": {"id": 6, "title": "C"}})}
    document = {"id": "root", "ideas": {"1": {"id": 1, "title": "A", "ideas": {"1": group(2, "supporting", inner)}}}}
    found = mindmup.load(json.dumps(document)).map
    assert [c.kind for c in found.conflicts] == [ConflictKind.UNDERCUT]
    assert found.conflicts[0].target == found.inferences[0].id


def group(number: int, side: str, ideas: object) -> dict[str, object]:
    return {"id": number, "title": "group", "attr": {"group": side}, "ideas": ideas}


@pytest.mark.parametrize("ends", [("a", "g"), ("g", "a"), ("g", "g")])
def test_a_line_on_a_canvas_to_what_is_no_card_is_left_out_and_named(ends: tuple[str, str]) -> None:
    cards = [{"id": "a", "type": "text", "text": "A"}, {"id": "g", "type": "group", "label": "G"}]
    line = {"id": "e", "fromNode": ends[0], "toNode": ends[1]}
    drawn = canvas.load(json.dumps({"nodes": cards, "edges": [line]}))
    assert not drawn.map.ties
    assert [d.code for d in drawn.diagnostics] == ["canvas.line"]


def test_a_card_that_says_nothing_ties_premises_together_and_red_lines_attack() -> None:
    cards = [
        {"id": i, "type": "text", "text": t, "x": 0, "y": 0, "width": 9, "height": 9}
        for i, t in ("a1", "b2", "c3", "k+", "d4")
    ]
    lines = [("a", "k", ""), ("b", "k", ""), ("k", "c", ""), ("d", "k", "1")]
    edges = [{"id": f"{n}", "fromNode": a, "toNode": b, "color": colour} for n, (a, b, colour) in enumerate(lines)]
    found = canvas.load(json.dumps({"nodes": cards, "edges": edges})).map
    assert [(i.premises, i.conclusion) for i in found.inferences] == [(("1", "2"), "3")]
    assert [(c.kind, c.target) for c in found.conflicts] == [(ConflictKind.UNDERCUT, found.inferences[0].id)]


def test_arrows_of_a_flowchart_say_what_they_do() -> None:
    text = (
        'graph TD\n A[Buses help] --> B & C("It is <b>cheap</b>")\n'
        ' D -- attacks --> A\n E{"Why?"} --x D\n F -->|objection| A\n'
    )
    assert relations(mermaid.load(text).map) == [
        ("support", ("Buses help",), "B"),
        ("support", ("Buses help",), "It is cheap"),
        ("attack", ("D",), "Buses help"),
        ("attack", ("Why?",), "D"),
        ("attack", ("F",), "Buses help"),
    ]


def test_a_line_of_a_flowchart_that_is_not_understood_is_named() -> None:
    page = "# A\n\n```mermaid\nflowchart LR\n  a --> b\n  ??? what\n```\n"
    reading = mermaid_markdown.load(page, "a.md")
    assert [(d.code, d.where.line) for d in reading.diagnostics if d.where] == [
        ("mermaid.line", 6),
        ("mermaid.no-label", 5),
    ]


def test_markdown_without_a_flowchart_is_read_as_the_outline_that_it_was(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("```mermaid\nflowchart LR\n a --> b\n```\n", encoding="utf-8")
    assert len(pipeline.load(page).statements) == 2
    with pytest.raises(ArgmapError, match="flowchart"):
        mermaid_markdown.load("# nothing\n", "a.md")


@pytest.mark.parametrize("text", ["", "- a", "A: 5\n", "A:\n  r1: \n", '"A":\n  r1: [b]\n', "[]"])
def test_what_is_no_map_in_mapjs_is_refused(text: str) -> None:
    with pytest.raises(ArgmapError):
        mapjs_yaml.load(text)


TWICE = """"Ships carry grain":
  r1:
    "Grain is food.":
    "Ships are cheap.":
      o3:
        "-Fuel is dear.":
  o2:
    "Ships carry grain (4)":
      r4:
        "Grain is food.":
# argmap: claims 1 2 3 5 4* 2
"""


def test_mapjs_yaml_keeps_apart_what_its_last_line_numbers() -> None:
    found = mapjs_yaml.load(TWICE).map
    assert [s.title for s in found.statements] == [
        *("Ships carry grain", "Grain is food.", "Ships are cheap."),
        *("Ships carry grain", "-Fuel is dear."),
    ]
    assert [len(r.premises) for r in found.inferences] == [2, 1]
    by_hand = mapjs_yaml.load(TWICE.replace("# argmap: claims 1 ", "# argmap: claims ")).map
    assert ("attack", ("Fuel is dear.",), "Ships are cheap.") in relations(by_hand)


@pytest.mark.parametrize("title", ["-", "- no", "r1", "x" * 3000, "a\nb", ": #", ""])
def test_mapjs_yaml_holds_any_title_even_twice_in_one_reason(title: str) -> None:
    points = (Statement("t", "T"), Statement("a", title), Statement("b", title), Statement("c", f"{title} (3)"))
    step = Inference("i", ("c", "a", "b"), "t")
    back = mapjs_yaml.load(mapjs_yaml.dump(ArgumentMap("m", statements=points, inferences=(step,)))).map
    assert [s.title for s in back.statements] == [s.title for s in points]
    assert [len(i.premises) for i in back.inferences] == [3]


def test_mapjs_yaml_of_a_long_chain_or_a_cycle_comes_back() -> None:
    points = tuple(Statement(f"s{n}", f"S{n}") for n in range(60))
    for steps in (range(59), range(60)):
        chain = tuple(Inference(f"i{n}", (f"s{(n + 1) % 60}",), f"s{n}") for n in steps)
        back = mapjs_yaml.load(mapjs_yaml.dump(ArgumentMap("m", statements=points, inferences=chain))).map
        assert [(i.premises, i.conclusion) for i in back.inferences] == [(i.premises, i.conclusion) for i in chain]


@pytest.mark.parametrize("text", ["", "[]", '{"ideas": 5}', '{"ideas": {"1": 3}}', "{}"])
def test_what_is_no_map_in_mindmup_is_refused(text: str) -> None:
    with pytest.raises(ArgmapError):
        mindmup.load(text)


def test_a_deep_mindmup_map_is_read_and_an_endless_one_refused() -> None:
    def nested(levels: int) -> str:
        return "".join(f'{{"id": {n}, "title": "t{n}", "ideas": {{"1": ' for n in range(levels)) + "{}" + "}}" * levels

    assert len(mindmup.load('{"ideas": {"1": ' + nested(80) + "}}").map.statements) == 81
    with pytest.raises(ArgmapError, match="nested"):
        mindmup.load('{"ideas": {"1": ' + nested(5000) + "}}")


@pytest.mark.parametrize(("more", "tops"), [(1, 1), (2, 2)])
def test_mindmup_stands_below_each_other_as_far_as_is_allowed_and_then_begins_anew(more: int, tops: int) -> None:
    names = [f"c{n}" for n in range(mindmup.DEEPEST + more)]
    steps = tuple(Inference(f"i{n}", (under,), over) for n, (over, under) in enumerate(pairwise(names)))
    chain = ArgumentMap("chain", "Chain", tuple(Statement(name, name) for name in names), inferences=steps)
    written = mindmup.dump(chain)
    assert len(json.loads(written)["ideas"]) == tops
    assert set(relations(mindmup.load(written).map)) == set(relations(chain))


LABELS = [
    ("", "support"),
    ("supports", "support"),
    ("objective evidence for", "support"),
    ("+", "support"),
    ("attacks", "attack"),
    ("Objection", "attack"),
    ("weakens", "attack"),
    ("undermines", "attack"),
    ("refutes", "attack"),
    ("contradicts", "attack"),
    ("evidence against", "attack"),
    ("con", "attack"),
    ("does not support", None),
    ("doesn’t support", None),
    ("no objection", None),
    ("no", None),
    ("causes", None),
    ("problems for", None),
    ("supports, then attacks", None),
    ("attacked by", None),
]


@pytest.mark.parametrize(("label", "kind"), LABELS)
def test_a_label_that_is_not_known_or_negated_ties_nothing_and_is_named(label: str, kind: str | None) -> None:
    cards = [{"id": i, "type": "text", "text": i, "x": 0, "y": 0, "width": 9, "height": 9} for i in "ab"]
    board = {"nodes": cards, "edges": [{"id": "e", "fromNode": "a", "toNode": "b", "label": label}]}
    arrow = f'-->|"{label}"|' if label else "-->"
    for reading in (canvas.load(json.dumps(board)), mermaid.load(f"graph TD\n a {arrow} b\n")):
        assert relations(reading.map) == ([(kind, ("a",), "b")] if kind else [])
        assert len(reading.map.statements) == 2
        warnings = [d for d in reading.diagnostics if not d.code.endswith(".no-label")]
        assert [d.code.partition(".")[2] for d in warnings] == ([] if kind else ["label"])
        assert all(repr(label) in d.message and d.where for d in warnings)


def test_a_label_is_read_without_the_marks_of_html_and_a_cross_needs_none() -> None:
    text = "graph TD\n a -->|<b>attacks</b>| b\n c --x|see above| b\n d -- no --> b\n"
    assert relations(mermaid.load(text).map) == [("attack", ("a",), "b"), ("attack", ("c",), "b")]


@pytest.mark.parametrize("head", [{"formatVersion": 2}, {"formatVersion": "2"}, {"formatVersion": 1}, {}])
def test_the_central_idea_of_an_old_mindmup_file_is_the_claim(head: dict[str, object]) -> None:
    below = {"1": {"id": 2, "title": "B"}, "-1": group(3, "opposing", {"1": {"id": 4, "title": "C"}})}
    found = mindmup.load(json.dumps({**head, "id": 1, "title": "A", "ideas": below})).map
    assert relations(found) == [("support", ("B",), "A"), ("attack", ("C",), "A")]


def test_the_title_of_a_mindmup_file_of_today_is_no_claim() -> None:
    for head in ({"formatVersion": 3, "id": "root"}, {"formatVersion": 3, "id": 1}, {"id": "root"}):
        found = mindmup.load(json.dumps({**head, "title": "T", "ideas": {"1": {"id": 2, "title": "B"}}})).map
        assert (found.title, [s.title for s in found.statements]) == ("T", ["B"])


def test_subgraphs_are_strands_and_what_they_say_beyond_that_is_told() -> None:
    text = """flowchart TB
    subgraph one [The economy]
      direction TB
      a["Trade falls"] --> b["Jobs go"]
    end
    subgraph Society
      subgraph "Home and school"
        c --> d[People leave]
      end
      e[Unrest]
    end
    subgraph Nothing
    end
    one --> Society
    b --> e
    click a "https://example.org"
"""
    reading = mermaid.load(text)
    argument_map = reading.map
    assert argument_map.strands == {
        "the-economy": "The economy",
        "society": "Society",
        "home-and-school": "Home and school",
    }
    assert [(s.title, s.strand) for s in argument_map.statements] == [
        ("Trade falls", "the-economy"),
        ("Jobs go", "the-economy"),
        ("c", "home-and-school"),
        ("People leave", "home-and-school"),
        ("Unrest", "society"),
    ]
    assert len(argument_map.inferences) == 3  # none from or to a subgraph
    assert sorted(d.code for d in reading.diagnostics) == [
        "mermaid.arrow",
        "mermaid.empty",
        "mermaid.left-out",
        "mermaid.nested",
        "mermaid.no-label",
    ]


def test_groups_of_a_canvas_are_strands_of_the_cards_in_them() -> None:
    def node(id_: str, x: int, width: int, **more: str) -> dict[str, object]:
        return {"id": id_, "type": "text", "x": x, "y": 0, "width": width, "height": width, **more}

    nodes = [
        node("g1", 0, 500, type="group", label="The economy"),
        node("g2", 0, 100, type="group", label="Trade"),
        node("g3", 900, 100, type="group", label="Far away"),
        node("g4", 250, 90, type="group"),
        node("a", 20, 50, text="A"),
        node("b", 300, 50, text="B"),
        node("c", 700, 50, text="C"),
    ]
    reading = canvas.load(json.dumps({"nodes": nodes, "edges": []}))
    assert [(s.title, s.strand) for s in reading.map.statements] == [("A", "trade"), ("B", "the-economy"), ("C", "")]
    assert reading.map.strands == {"trade": "Trade", "the-economy": "The economy"}
    assert [d.message.split("'")[1] for d in reading.diagnostics] == ["Far away", "The economy"]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("flowchart LR; a[One]-->b[Two]; c-->b;", [("support", "one", "two"), ("support", "c", "two")]),
        ('flowchart LR\na@{ shape: rect, label: "One" } --> b', [("support", "one", "b")]),
        ("flowchart LR\na e1@--> b", [("support", "a", "b")]),
        ("flowchart LR\na <--> b", [("support", "a", "b"), ("support", "b", "a")]),
        ("flowchart LR\na x--x b", [("contrary", "a", "b")]),
        ("flowchart LR\na x==x b", [("contradictory", "a", "b")]),
    ],
)
def test_flowcharts_are_read_as_mermaid_draws_them(drawn: str, expected: list[tuple[str, str, str]]) -> None:
    reading = mermaid.load(drawn + "\n")
    found = [("support", *i.premises, i.conclusion) for i in reading.map.inferences]
    found += [(str(c.kind), *c.premises, c.target) for c in reading.map.conflicts]
    assert found == expected
    bare = len(reading.map.inferences)
    assert [d.message for d in reading.diagnostics] == [edge_labels.bare(bare, len(expected))] * bool(bare)


def test_a_line_without_a_direction_is_read_as_drawn_and_told() -> None:
    for line in ("a --- b", "a o--o b"):
        codes = [d.code for d in mermaid.load(f"flowchart LR\n{line}\n").diagnostics]
        assert codes == ["mermaid.direction", "mermaid.no-label"]
    cards = [{"id": name, "type": "text", "text": name} for name in "ab"]
    ends = {"fromNode": "a", "toNode": "b"}
    edges = [{"id": "1", **ends, "toEnd": "none"}, {"id": "2", **ends, "fromEnd": "arrow"}]
    reading = canvas.load(json.dumps({"nodes": cards, "edges": edges}))
    assert [d.code for d in reading.diagnostics] == ["canvas.direction", "canvas.no-label"]
    assert [(i.premises, i.conclusion) for i in reading.map.inferences] == [
        (("a",), "b"),
        (("a",), "b"),
        (("b",), "a"),
    ]


def test_json_of_sadface_is_no_broken_map_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "sadface.json"
    file.write_text(
        '{"metadata": {}, "nodes": [{"id": "1", "type": "atom", "text": "a"}], "edges": []}', encoding="utf-8"
    )
    with pytest.raises(ArgmapError) as caught:
        pipeline.load(file)
    assert caught.value.diagnostics[0].code == "unknown-notation"


def test_an_id_that_two_ideas_or_groups_of_mindmup_have_is_told_with_its_line_and_both_are_read() -> None:
    lines = [
        '{"id": "root", "formatVersion": 3, "ideas": {"1": {"id": 1, "title": "A", "ideas": {"1":',
        '{"id": 1, "attr": {"group": "supporting"}, "ideas": {',
        '"1": {"id": 3, "title": "B"},',
        '"2": {"id": 3, "title": "C"}, "3": {"title": "D"}, "4": {"title": "E"}}}}}}}',
    ]
    reading = mindmup.load("\n".join(lines), "m.mup")
    twice = [d for d in reading.diagnostics if d.code == "mindmup.duplicate-id"]
    assert [(d.where and d.where.line, d.message.split(" already")[0]) for d in twice] == [
        (2, "The id 1 is that of “A”"),
        (4, "The id 3 is that of “B”"),
    ]
    assert all("id of its own" in d.remedy for d in twice)
    assert [s.title for s in reading.map.statements] == list("ABCDE")


def test_arrows_across_a_mindmup_tree_are_named_as_left_out() -> None:
    ideas = {"1": {"id": 1, "title": "A", "ideas": {"1": {"id": 2, "title": "B"}}}}
    document = {"id": "root", "formatVersion": 3, "ideas": ideas, "links": [{"ideaIdFrom": 2, "ideaIdTo": 1}]}
    reading = mindmup.load(json.dumps(document))
    assert [d.code for d in reading.diagnostics] == ["mindmup.links", "mindmup.no-label"]
    without = mindmup.load(json.dumps({**document, "links": []}))
    assert [d.code for d in without.diagnostics] == ["mindmup.no-label"]


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("# Trams\nall night", ("Trams", "all night")),
        ("## Trams", ("Trams", "")),
        ("#trams\nall night", ("#trams all night", "")),
        ("Trams\n# all", ("Trams # all", "")),
    ],
)
def test_a_heading_on_a_card_of_a_canvas_is_its_title(card: str, words: tuple[str, str]) -> None:
    (read,) = canvas.load(json.dumps({"nodes": [{"id": "1", "type": "text", "text": card}]})).map.statements
    assert (read.title, read.text) == words


def test_a_premise_of_a_step_on_a_canvas_may_undercut_it() -> None:
    step = Inference("i", ("a",), "b")
    objection = Conflict("c", ("a",), "i", ConflictKind.UNDERCUT)
    statements = (Statement("a", "A"), Statement("b", "B"))
    written = canvas.dump(ArgumentMap("m", "", statements, inferences=(step,), conflicts=(objection,)))
    (read,) = canvas.load(written).map.conflicts
    assert (read.premises, read.target, read.kind) == (("a",), "a-supports-b", ConflictKind.UNDERCUT)
