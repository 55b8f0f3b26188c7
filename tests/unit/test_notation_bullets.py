"""Nested lists of Markdown as students hand them in: nesting is a reason, and words, marks and headings say which side."""

from __future__ import annotations

import pytest

from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError, Severity
from argmap.domain.model import ArgumentMap, ConflictKind
from argmap.formats import bullets, outline
from argmap.registry import format_of, readable

Ties = set[tuple[str, str, str]]


def read(text: str) -> ArgumentMap:
    return pipeline.parse(text, "ana.md")[0]


def ties(argument_map: ArgumentMap) -> Ties:
    """Return who supports or attacks whom, by title."""
    titles = {s.id: s.title for s in argument_map.statements}
    supports = {(titles[p], "+", titles[i.conclusion]) for i in argument_map.inferences for p in i.premises}
    return supports | {(titles[p], "-", titles[c.target]) for c in argument_map.conflicts for p in c.premises}


@pytest.mark.parametrize(
    "mark", ["con:", "Con -", "against:", "Contra:", "(con)", "**Con:**", "Objection:", "Einwand:", "(-)"]
)
def test_a_label_says_on_which_side_a_line_stands_and_is_no_part_of_it(mark: str) -> None:
    assert ties(read(f"- Ban it\n  - It harms\n    - {mark} It helps\n")) == {
        ("It harms", "+", "Ban it"),
        ("It helps", "-", "It harms"),
    }


@pytest.mark.parametrize("word", ["But", "but,", "Aber", "Mais", "Pero", "Але"])
def test_a_but_speaks_against_and_stays(word: str) -> None:
    assert (f"{word} it helps", "-", "Ban it") in ties(read(f"* Ban it\n  * It harms\n  * {word} it helps\n"))


@pytest.mark.parametrize(
    "text", ["# Ban it\n\n- A\n- B\n", "Ban it\n\n1. A\n2. B\n", "- Ban it\n\t- A\n\t- B\n", "- Ban it\n- A\n    - B\n"]
)
def test_the_title_or_the_first_line_is_the_thesis(text: str) -> None:
    argument_map = read(text)
    assert argument_map.thesis
    assert argument_map.thesis.title == "Ban it"
    assert {("A", "+", "Ban it")} < ties(argument_map)


def test_a_heading_above_one_line_that_holds_all_is_the_title_of_the_map() -> None:
    argument_map = read("# Phones\n\n- Ban them\n  - They harm\n")
    assert (argument_map.title, argument_map.thesis and argument_map.thesis.title) == ("Phones", "Ban them")


@pytest.mark.parametrize(
    "text",
    ["Ban it\n\n## Pro\n- A\n\n## Arguments against:\n- B\n", "- Ban it\n  - Pro\n    - A\n  - Contra:\n    - B\n"],
)
def test_headings_and_lines_that_name_a_side_say_it_of_what_stands_below(text: str) -> None:
    assert ties(read(text)) == {("A", "+", "Ban it"), ("B", "-", "Ban it")}


def test_marks_say_the_side_only_where_both_are_used() -> None:
    assert ties(read("- Ban it\n  + A\n  - B\n")) == {("A", "+", "Ban it"), ("B", "-", "Ban it")}
    assert ties(read("- Ban it\n  - A\n  - B\n")) == {("A", "+", "Ban it"), ("B", "+", "Ban it")}


def test_premises_that_need_each_other_stand_below_one_line() -> None:
    (step,) = read("- Ban it\n  - together:\n    - A\n    - B\n").inferences
    assert len(step.premises) == 2


def test_an_undercut_strikes_the_step_above_it() -> None:
    argument_map = read("- Ban it\n  - It harms\n    - undercut: Not at school\n")
    (conflict,) = argument_map.conflicts
    assert (conflict.kind, conflict.target) == (ConflictKind.UNDERCUT, argument_map.inferences[0].id)


def test_one_note_says_what_was_assumed_and_of_how_many_lines() -> None:
    (note,) = bullets.load("- Ban it\n  - A\n  - con: B\n", "ana.md").diagnostics
    assert note.severity is Severity.NOTE
    assert "“Ban it”" in note.message
    assert "1 of 2 lines" in note.message
    (silent,) = bullets.load("- Ban it\n  - pro: A\n", "ana.md").diagnostics
    assert "do not say" not in silent.message
    assert "Lines with +" not in silent.message
    (by_marks,) = bullets.load("Ban it\n\n+ A\n- B\n", "ana.md").diagnostics
    assert "Lines with + speak for" in by_marks.message


def test_each_claim_knows_its_line_and_loses_its_marks() -> None:
    second = read(
        "# T\n\n- Ban **it** \\[now\\]\n  - **Title**: see [words](https://a.example)\n    that go on\n"
    ).statements[1]
    assert (second.title, second.text) == ("Title", "see words that go on")
    assert second.span
    assert (second.span.line, second.span.column) == (4, 3)


@pytest.mark.parametrize(
    "text",
    ["# Notes\n\n- a\n- b\n\nAnd more prose.\n", "- a\n", "Prose.\n", "", "- a\n  - b\n```\ncode\n```\n", "- a\n- b\n"],
)
def test_what_is_more_or_less_than_a_list_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ArgmapError, match="holds no map"):
        read(text)


def test_what_argmap_writes_without_its_comments_reads_as_the_same_claims() -> None:
    argument_map = read("- Ban it\n  - It harms\n    - con: It helps\n  - con: It costs\n")
    again = read(outline.dump(argument_map))
    assert ties(again) == ties(argument_map)
    assert format_of("a.md", readable(), outline.dump(argument_map)).name == "outline"


def test_a_list_of_many_lines_takes_time_that_grows_with_them() -> None:
    many = "".join(f"{'  ' * (n % 40)}- line {n} {'#' * 40}\n" for n in range(2_000))
    assert len(read(f"- Ban it\n{many}").statements) == 2_001


def test_a_list_may_be_a_thousand_levels_deep_whatever_its_blanks_are() -> None:
    deep = read("- c0\n" + "".join(f"{chr(9) * (n // 2)}{'  ' * (n % 2)}- c{n}\n" for n in range(1, 1_001)))
    assert ties(deep) == {(f"c{n + 1}", "+", f"c{n}") for n in range(1_000)}


def test_a_title_stands_at_the_margin_and_a_mark_behind_plain_blanks() -> None:
    assert [s.title for s in read("   # Tax\n\n- **it**  \n   - con: dear\n").statements] == ["it", "dear"]
    for odd in ("    # Tax\n\n- it\n  - dear\n", "- it\n\n\u00a0- dear\n"):
        with pytest.raises(ArgmapError):
            read(odd)
