"""Sides of relations as people write them: marks, headings, ends of lines and columns, and notes where a text names none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.domain.diagnostics import ParseError
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


ROWS: dict[tuple[str, ...], tuple[dict[str, str], int]] = {  # in a row below a claim -> sides, and how many headings
    ("Pro", "fair", "Con", "dear"): ({"fair": "support", "dear": "attack"}, 2),
    ("Pros:", "fair", "old", "Cons:", "dear"): ({"fair": "support", "old": "support", "dear": "attack"}, 2),
    ("Con", "Pro: fair", "dear"): ({"fair": "support", "dear": "attack"}, 1),
    ("fair", "Pro"): ({"fair": "support"}, 1),
    ("Con", "Pro"): ({}, 2),
    ("Advantages", "fair", "Drawbacks", "dear"): ({"fair": "support", "dear": "attack"}, 2),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_side_with_nothing_below_heads_what_follows_it_and_is_no_claim(row: tuple[str, ...]) -> None:
    kinds, headings = ROWS[row]
    inner = "".join(f'<outline text="{text}"/>' for text in row)
    outline = OPML.format(f'<outline text="Tax it">{inner}</outline>')
    ideas = {str(n): {"id": n + 2, "title": text} for n, text in enumerate(row)}
    idea = {"id": 1, "title": "Tax it", "formatVersion": 2, "ideas": ideas}
    listed = bullets.load("- Tax it\n" + "".join(f"  - {text}\n" for text in row))
    for reading in (listed, opml.load(outline), mindmup.load(json.dumps(idea))):
        assert sides(reading) == kinds
        assert sum(code.endswith(".heading") for code in codes(reading)) == headings


@pytest.mark.parametrize("empty", ["# ", "## ##", "#\t"])
def test_a_heading_without_words_says_nothing(empty: str) -> None:
    read = bullets.load(f"{empty}\n\n- Tax it\n  - con: dear\n{empty}\n")
    assert sides(read) == {"dear": "attack"}
    assert [statement.title for statement in read.map.statements] == ["Tax it", "dear"]


def test_sides_of_no_claim_are_refused_and_those_beside_several_are_tied_to_none() -> None:
    cons = '<outline text="Cons"><outline text="dear"/></outline>'
    for text in (OPML.format(cons).replace("<title>Tea</title>", ""), "- Cons\n  - dear\n"):
        with pytest.raises(ParseError, match="claim"):
            (opml if text.startswith("<") else bullets).load(text)
    ideas = {"1": {"id": 1, "title": "Cons", "ideas": {"1": {"id": 2, "title": "dear"}}}}
    two = {**ideas, "2": {"id": 3, "title": "Tax it"}, "3": {"id": 4, "title": "Ban it"}}
    beside = mindmup.load(json.dumps({"id": "root", "formatVersion": 3, "title": "", "ideas": two}))
    for reading in (opml.load(OPML.format(f'<outline text="Tax it"/><outline text="Ban it"/>{cons}')), beside):
        assert (sides(reading), len(reading.map.statements), len(reading.diagnostics)) == ({}, 3, 1)
    titled = mindmup.load(json.dumps({"id": "root", "formatVersion": 3, "title": "Tax it", "ideas": ideas}))
    for reading in (titled, opml.load(OPML.format(cons)), bullets.load("# Tax it\n\n- Cons\n  - dear\n")):
        assert sides(reading) == {"dear": "attack"}


def test_a_note_below_a_side_and_the_label_of_a_mind_maps_line_are_read() -> None:
    noted = opml.load(OPML.format('<outline text="Tax it"><outline text="Con" _note="It is dear."/></outline>'))
    assert sides(noted) == {"It is dear.": "attack"}
    idea = {"id": 2, "title": "dear", "attr": {"parentConnector": {"label": "con"}}}
    drawn = mindmup.load(json.dumps({"id": 1, "title": "Tax it", "formatVersion": 2, "ideas": {"1": idea}}))
    assert (sides(drawn), codes(drawn)) == ({"dear": "attack"}, [])
    listed = bullets.load("- [ ] Tax it\n  - [x] **Con** dear\n  - [ ] *Pro* fair\n")
    assert sides(listed) == {"dear": "attack", "fair": "support"}


def test_heads_and_numbers_of_edges_are_read_and_invisible_edges_are_not() -> None:
    drawn = dot_reader.load(
        "digraph { a -> z [weight=-1]; b -> z [class=attack]; d -> z [style=invis];"
        " c -> z [dir=both, arrowhead=none, label=con] }",
        "map.dot",
    )
    assert sides(drawn) == {"a": "attack", "b": "attack", "z": "attack"}
    assert codes(drawn) == ["dot.unseen"]
    for headless in ("dir=none", "arrowhead=none"):
        assert codes(dot_reader.load(f"digraph {{ a -> z [{headless}, label=con] }}", "map.dot")) == ["dot.direction"]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [("weight", "-1", "1"), ("weight", "−0,5", "2.5"), ("sign", "-1", ""), ("polarity", "negate", "1")],
)
def test_a_negative_number_of_an_edge_of_graphml_is_an_attack(name: str, first: str, second: str) -> None:
    keys = f'<key id="w" for="edge" attr.name="{name}" attr.type="string"><default>1</default></key>'
    edges = "".join(
        f'<edge source="{source}" target="a"><data key="w">{number}</data></edge>'
        for source, number in (("b", first), ("c", second))
    )
    nodes = '<node id="a"/><node id="b"/><node id="c"/>'
    read = graphml.load(f'<graphml>{keys}<graph edgedefault="directed">{nodes}{edges}</graph></graphml>')
    assert sides(read) == {"b": "attack", "c": "support"}
    assert ("graphml.no-label" in codes(read)) is (name == "weight")


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
        ("Argument against: ugly", "attack", "ugly"),
        ("Nachteile: ugly", "attack", "ugly"),
        ("Advantage – fair", "support", "fair"),
        ("Con → ugly", "attack", "ugly"),
        ("However, it is ugly", "attack", "However, it is ugly"),
        ("However you see it", "support", "However you see it"),
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
