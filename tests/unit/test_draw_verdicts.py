"""Every word that a verdict can be is told without colour: by its word, its sign and the shape of box or line."""

from __future__ import annotations

import re

import pytest

from argmap.domain.model import ArgumentMap, Inference, Statement
from argmap.draw.compose import compose
from argmap.draw.svg import draw_svg
from argmap.draw.verdict_signs import draw_sign, signs
from argmap.semantics.verdict_word import Word

MAP = ArgumentMap(
    id="one",
    statements=(Statement("a", "Above"), Statement("b", "Below")),
    inferences=(Inference("i", ("b",), "a"),),
)
MARKS = [*list(Word)[: list(Word).index(Word.HOLDS)], "answered", "contested", "accepted", "weighed"]
GONE = ("refuted", "rejected")
UNCLAIMED = ("denied", "supposed", "asked")


def drawn(mark: str, *, holds: bool = False) -> str:
    standing = {"b": "holds" if holds else "falls", "i": "holds" if holds else "falls"}
    marks = {"b": mark} if mark != "stands" else {}
    return draw_svg(compose(MAP, standing, marks), "black-and-white", embed_font=False, caption=False)


def without_words(svg: str) -> str:
    return re.sub(r"<(title|desc|text)\b.*?</\1>", "", svg)


def test_every_mark_has_a_sign_of_its_own_but_what_is_open_for_the_reader_or_the_map() -> None:
    drawn_signs = [draw_sign(mark, 0, 0, "black", "white") for mark in MARKS]
    assert all(drawn_signs)
    assert len(set(drawn_signs)) == len(MARKS) - 1
    assert signs()["open"] == signs()["contested"]


def test_no_two_verdicts_are_drawn_alike_in_black_and_white() -> None:
    pictures = {mark: without_words(drawn(mark)) for mark in MARKS if mark != "contested"}
    assert len(set(pictures.values())) == len(pictures)


@pytest.mark.parametrize("mark", MARKS)
def test_what_crosses_a_line_says_why_it_does_not_count(mark: str) -> None:
    line = drawn(mark).split('class="links"')[1].split("</g>\n<g>")[0].split("</g>")[0]
    assert ("<circle" in line) == (mark in UNCLAIMED)
    gaps = line.count('stroke="#ffffff" stroke-width="4"')
    assert gaps == (mark not in (*GONE, *UNCLAIMED))


def test_a_line_that_counts_has_a_filled_head_and_one_that_does_not_a_hollow_one() -> None:
    hollow = '<path d="[^"]*Z" fill="#ffffff" stroke="#000000" stroke-width="1.2"/>'
    assert not re.search(hollow, drawn("stands", holds=True))
    assert re.search(hollow, drawn("challenged"))
