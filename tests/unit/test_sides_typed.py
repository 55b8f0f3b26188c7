"""Sides of relations as people write them: marks, headings, ends of lines and columns, and notes where a text names none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.domain.format import Reading
from argmap.domain.model import Conflict, Inference
from argmap.formats import bullets, canvas, dot_reader, kialo, mermaid_reader, mindmup
from argmap.formats.argdown import reader as argdown
from argmap.formats.graphml import reader as graphml
from argmap.formats.opml import reader as opml
from argmap.formats.table import reader as table

OPML = '<opml version="2.0"><head><title>Tea</title><ownerName>Ann Lee</ownerName></head><body>{}</body></opml>'


def sides(reading: Reading) -> dict[str, str]:
    """The kind of each relation by the title of its premise."""
    titles = {statement.id: statement.title for statement in reading.map.statements}
    relations: tuple[Inference | Conflict, ...] = (*reading.map.inferences, *reading.map.conflicts)
    return {titles[relation.premises[0]]: str(relation.kind) for relation in relations}


def codes(reading: Reading) -> list[str]:
    return [diagnostic.code for diagnostic in reading.diagnostics]


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ("❌ dear", "attack", "dear"),
        ("✘ dear", "attack", "dear"),
        ("👎🏽 dear", "attack", "dear"),
        ("✅ fair", "support", "fair"),
        ("✔️ fair", "support", "fair"),
        ("👍 fair", "support", "fair"),
        ("Pro: ✔️", "support", "✔️"),
        ("Con; ugly", "attack", "ugly"),
        ("Con – ugly", "attack", "ugly"),
        ("Con– ugly", "attack", "ugly"),
        ("Con - ugly", "attack", "ugly"),
        ("Con. Ugly", "attack", "Ugly"),
        ("pro-life people", "support", "pro-life people"),
        ("For example, cats", "support", "For example, cats"),
    ],
)
def test_a_side_before_what_is_said_is_read_alike_in_lists_outlines_and_mind_maps(
    typed: str, kind: str, said: str
) -> None:
    outline = OPML.format(f'<outline text="Tax it"><outline text="{typed}"/></outline>')
    idea = {"id": 1, "title": "Tax it", "formatVersion": 2, "ideas": {"-1": {"id": 2, "title": typed}}}
    for reading in (bullets.load(f"- Tax it\n  - {typed}\n"), opml.load(outline), mindmup.load(json.dumps(idea))):
        assert sides(reading) == {said: kind}


@pytest.mark.parametrize("side", ["Con– Dear.", "Con. Dear.", "Con; Dear.", "Con - Dear.", "Con- Dear.", "👎 Dear."])
def test_every_separator_of_a_side_parts_claims_of_kialo(side: str) -> None:
    reading = kialo.load(f"Discussion Title: Cars\n\n1. Ban cars.\n1.1. Pro: Safe.\n1.2. {side}\n")
    assert sides(reading) == {"Safe.": "support", "Dear.": "attack"}
    assert not reading.diagnostics


def test_a_link_that_only_numbers_a_source_is_no_part_of_a_claim() -> None:
    link = "](http://x.org)"
    text = f"1. Ban cars.\n1.1. Pro: Safer. [1{link}\n1.2. Con: Not here [2{link}.\n1.3. Con: For [12{link} people.\n"
    assert list(sides(kialo.load(text))) == ["Safer.", "Not here.", "For 12 people."]


@pytest.mark.parametrize("heading", ["Cons", "Dagegen", "Contra", "Arguments against", "👎", "👎🏽", "✘ Cons:"])
def test_a_heading_gives_its_side_to_what_stands_below_it(heading: str) -> None:
    below = f'<outline text="{heading}"><outline text="dear"/><outline text="Pro: warm"/></outline>'
    expected = {"dear": "attack", "warm": "support"}
    for outlines in (f'<outline text="Drink">{below}</outline>', f'<outline text="Drink"/>{below}', below):
        assert sides(opml.load(OPML.format(outlines))) == expected
    ideas = {"1": {"id": 2, "title": heading, "ideas": {"1": {"id": 3, "title": "dear"}}}}
    assert sides(mindmup.load(json.dumps({"id": 1, "title": "A", "formatVersion": 2, "ideas": ideas}))) == {
        "dear": "attack"
    }


def test_reasons_below_a_heading_of_a_side_are_on_that_side() -> None:
    below = '<outline text="Cons"><outline text="Reasons"><outline text="dear"/></outline></outline>'
    outline = OPML.format(f'<outline text="Drink">{below}</outline>')
    for reading in (opml.load(outline), bullets.load("- Drink\n  - Cons\n    - Reasons\n      - dear\n")):
        assert sides(reading) == {"dear": "attack"}


def test_an_outline_has_its_owner_as_author_and_no_marks_of_rich_text() -> None:
    reading = opml.load(OPML.format('<outline text="Drink &lt;b&gt;all&lt;/b&gt; of it"/>'))
    assert reading.map.authors == ("Ann Lee",)
    assert [statement.title for statement in reading.map.statements] == ["Drink all of it"]


def test_an_edge_of_dot_says_what_it_does_at_its_ends_and_by_its_head() -> None:
    edges = "a -> t [taillabel=attacks]; b -> t [headlabel=attacks]; c -> t [arrowhead=tee]; d -> t [taillabel=many]"
    reading = dot_reader.load(f'digraph "Car bans" {{ {edges} }}', "x.dot")
    assert sides(reading) == {"a": "attack", "b": "attack", "c": "attack", "d": "support"}
    assert reading.map.title == "Car bans"
    assert codes(reading) == ["dot.no-label", "dot.data"]
    assert "(1 of 4)" in reading.diagnostics[0].message
    assert dot_reader.load("digraph G { a -> t }", "x.dot").map.title == ""


def test_what_stands_at_an_end_beside_a_label_is_named_and_convert_prints_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.dot").write_text("digraph { a -> t [label=attacks, headlabel=many] }")
    assert main(["convert", str(tmp_path / "x.dot"), str(tmp_path / "x.csv")]) == 0
    assert "headlabel" in capsys.readouterr().err


def test_an_edge_with_two_heads_leads_both_ways() -> None:
    reading = dot_reader.load("digraph { d -> t [dir=both, label=contradicts] }", "x.dot")
    assert sides(reading) == {"d": "attack", "t": "attack"}
    assert not reading.diagnostics


def test_attributes_that_graphml_does_not_know_are_read_or_named() -> None:
    edges = '<edge source="a" target="b" label="attacks"/><edge source="b" target="a" mood="grim"/>'
    reading = graphml.load(f'<graphml><graph><node id="a" label="Aa"/><node id="b"/>{edges}</graph></graphml>')
    assert sides(reading) == {"Aa": "attack", "b": "support"}
    assert any("mood" in diagnostic.message for diagnostic in reading.diagnostics)


def test_an_invisible_link_of_mermaid_says_nothing() -> None:
    reading = mermaid_reader.load("flowchart TB\n A[Aa] ~~~ B[Bb]\n", "x.mmd")
    assert (sides(reading), codes(reading)) == ({}, ["mermaid.unseen"])


@pytest.mark.parametrize("column", ["supports", "attacks", "to"])
def test_a_column_of_relations_beside_a_claim_is_warned_of(column: str) -> None:
    reading = table.load(f"kind,id,title,{column}\nstatement,a,Hot,\nstatement,b,Warm,a\n")
    assert codes(reading) == ["table.relation-column"]
    assert f"`{column}`" in reading.diagnostics[0].message
    assert ",b,a" in reading.diagnostics[0].remedy


def test_a_number_that_is_cut_at_its_comma_is_none() -> None:
    read = argdown.load("[a]: B. {credence: 0,8}\n\n[c]: D. {credence: 0}\n", "x.argdown")
    assert [statement.credence for statement in read.statements] == [None, 0]
    assert not read["a"].extra


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.opml", OPML.format('<outline text="A"><outline text="B"/></outline>')),
        ("x.dot", "digraph { a -> b }"),
        ("x.mmd", "flowchart TB\n a --> b\n"),
        ("x.md", "- A\n  - B\n"),
        ("x.graphml", '<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>'),
        ("x.mup", '{"id": 1, "title": "A", "formatVersion": 2, "ideas": {"-1": {"id": 2, "title": "B"}}}'),
    ],
)
def test_convert_says_which_sides_were_assumed(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text)
    assert main(["convert", str(tmp_path / name), str(tmp_path / "x.csv"), "--lossy"]) == 0
    assert "note:" in capsys.readouterr().err


def test_a_canvas_counts_lines_that_say_nothing() -> None:
    nodes = [{"id": name, "type": "text", "text": name} for name in "ab"]
    reading = canvas.load(json.dumps({"nodes": nodes, "edges": [{"id": "e", "fromNode": "a", "toNode": "b"}]}))
    assert codes(reading) == ["canvas.no-label"]


def test_build_says_which_sides_were_assumed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.dot").write_text("digraph { a -> b }")
    assert main(["build", str(tmp_path / "x.dot")]) == 0
    assert "[dot.no-label]" in capsys.readouterr().err
