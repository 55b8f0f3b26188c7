"""What the page is given to make exercises of."""

from __future__ import annotations

from argmap.draw.page import data
from argmap.formats import argdown

TEXT = """===
title: T
exercises:
  - {kind: find, ask: "Which?", answer: b}
===

[A]: a {id: a}

<S>: s {id: s, scheme: sign}

(1) [B]: b {id: b}
----
(2) [A]

<O>: o {id: o, scheme: our-own-kind}

(1) [C]: c {id: c}
----
(2) [A]
"""


def test_every_scheme_of_the_map_comes_with_its_name_and_questions() -> None:
    given = data.encode(argdown.load(TEXT), ())["schemes"]
    assert list(given) == ["sign", "our-own-kind"]
    assert given["sign"]["name"] == "sign"
    assert all(len(scheme["questions"]) >= 2 for scheme in given.values())
    assert given["our-own-kind"]["name"] == "our own kind"


def test_the_authors_exercises_are_on_the_page() -> None:
    assert data.encode(argdown.load(TEXT), ())["exercises"] == [{"kind": "find", "ask": "Which?", "answer": "b"}]
