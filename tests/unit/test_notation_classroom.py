"""The formats that classes bring: MindMup, MapJS YAML, JSON Canvas, and flowcharts that people drew in Mermaid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import ArgumentMap, ConflictKind
from argmap.formats import canvas, mapjs_yaml, mermaid, mermaid_markdown, mindmup

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
    assert [(d.code, d.where.line) for d in reading.diagnostics if d.where] == [("mermaid.line", 6)]


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
        assert [d.code.partition(".")[2] for d in reading.diagnostics] == ([] if kind else ["label"])
        assert all(repr(label) in d.message and d.where for d in reading.diagnostics)


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
