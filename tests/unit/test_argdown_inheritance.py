"""What a claim need not say because its heading or the settings do."""

from __future__ import annotations

from dataclasses import replace

import pytest

import argmap
from argmap import edit
from argmap.domain.model import Anchor
from argmap.formats import argdown

SETTINGS = "===\narticle: text\nsources: {text: T, mayor: M}\nstrands: {army: Army, cost: Cost}\n===\n\n"
TEXT = (
    SETTINGS
    + """[A]: a {at: p1 s1}

# Army {strand: army, by: [text, mayor]}

[B]: b {at: p1 s2}
  + [C]: c {at: p1 s3, by: text, strand: cost}
  - [D]: d
  - [E]: e {at: p1 s3, implicit: true}
  - [F]: f {at: p1 s3, by: [], strand: ""}

## Deeper

<G>: g

[H]: h {at: p2 s1}
"""
)


@pytest.mark.parametrize(
    ("id_", "by", "strand"),
    [
        ("a", ("text",), ""),
        ("b", ("text", "mayor"), "army"),
        ("c", ("text",), "cost"),
        ("d", (), "army"),  # anchored nowhere, so nobody is said to say it
        ("e", (), "army"),
        ("f", (), ""),
        ("h", ("text", "mayor"), "army"),
    ],
)
def test_a_claim_has_what_its_heading_says_unless_it_says_otherwise(id_: str, by: tuple[str, ...], strand: str) -> None:
    statement = argdown.load(TEXT).elements[id_]
    assert (statement.asserted_by, statement.strand) == (by, strand)  # type: ignore[union-attr]


def test_an_argument_inherits_its_strand() -> None:
    assert argdown.load(TEXT).arguments[0].strand == "army"


def test_without_an_article_nobody_is_said_to_say_anything() -> None:
    assert argdown.load("[A]: a {at: p1 s1}\n").statements[0].asserted_by == ()


def test_a_heading_that_names_no_source_gives_none() -> None:
    text = SETTINGS + "# X {by: nobody}\n\n[A]: a {at: p1 s1}\n"
    assert argdown.load(text).statements[0].asserted_by == ("text",)


def test_what_is_inherited_is_written_by_nobody() -> None:
    m = argmap.loads(TEXT)
    anew = argdown.dump(replace(m, origin=None))
    assert argdown.load(anew) == m
    assert "[B]: b {at: p1 s2}" in anew
    assert '[F]: f {strand: "", at: p1 s3, by: []}' in anew


def test_edits_know_what_is_inherited() -> None:
    added = edit.apply(TEXT, edit.AddReason("b", "N", "New.", anchors=(Anchor(1, 1),)))
    assert "  + [N]: New. {at: p1 s1}\n" in added.text
    assert added.map["n"].strand == "army"  # type: ignore[union-attr]
    bare = edit.apply(TEXT, edit.SetFact("c", "by"), edit.SetFact("c", "strand"))
    assert "[C]: c {at: p1 s3}" in bare.text
    moved = edit.apply(TEXT, edit.Reattach("a", "b"))
    assert moved.map["a"].asserted_by == ("text", "mayor")  # type: ignore[union-attr]
