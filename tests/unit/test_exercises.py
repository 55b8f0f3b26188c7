"""The author's exercises: what may stand in them, and what is told of what may not."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.exercises import KINDS, exercises, faults
from argmap.domain.model import ArgumentMap, Statement
from argmap.formats import argdown

MAP = "\n\n[A]: a {id: a}\n  + [B]: b {id: b}\n"
GOOD: list[dict[str, Any]] = [
    {"kind": "choose", "ask": "Which?", "options": ["one", "two"], "answer": 2, "hint": "the other"},
    {"kind": "find", "ask": "Which?", "answer": "b"},
    {"kind": "find", "ask": "Which?", "answer": ["a", "b"], "at": "a"},
    {"kind": "write", "ask": "Why?", "answer": "Because."},
    {"kind": "place", "at": "a"},
    {"kind": "relation", "of": ["a", "b"]},
    {"kind": "fall", "of": ["b", "a"]},
    {"kind": "questions", "at": "a", "answer": []},
]
BAD: list[tuple[dict[str, Any], str]] = [
    ({"ask": "x"}, "kind"),
    ({"kind": ["choose"]}, "kind"),
    ({"kind": "guess"}, "kind"),
    ({"kind": "choose", "ask": "x", "options": ["one"], "answer": 1}, "options"),
    ({"kind": "choose", "ask": "x", "options": ["one", "two"], "answer": 3}, "answer"),
    ({"kind": "choose", "ask": "x", "options": ["one", "two"], "answer": True}, "answer"),
    ({"kind": "find", "ask": "x", "answer": "nowhere"}, "answer"),
    ({"kind": "write", "ask": "  ", "answer": "y"}, "ask"),
    ({"kind": "relation", "of": ["a"]}, "of"),
    ({"kind": "fall", "of": ["a", "nowhere"]}, "of"),
    ({"kind": "questions", "at": "a", "answer": [0]}, "answer"),
    ({"kind": "place", "at": "a", "colour": "red"}, "colour"),
    ({"kind": "place", "at": "a", "hint": 3}, "hint"),
]


def settings(*entries: dict[str, Any]) -> str:
    import json

    lines = "\n".join(f"  - {json.dumps(entry)}" for entry in entries)
    return f"===\nargmap: true\nexercises:\n{lines}\n==={MAP}"


def test_every_kind_has_an_example_here() -> None:
    assert {entry["kind"] for entry in GOOD} == KINDS.keys()


@pytest.mark.parametrize("entry", GOOD, ids=lambda entry: entry["kind"])
def test_a_right_entry_reaches_the_map_as_it_was_written(entry: dict[str, Any]) -> None:
    assert exercises(argdown.load(settings(entry))) == [entry]


@pytest.mark.parametrize(("entry", "key"), BAD)
def test_a_wrong_entry_is_told_with_its_line_and_a_remedy(entry: dict[str, Any], key: str) -> None:
    assert [fault.key for fault in faults(entry, {"a", "b"})] == [key]
    with pytest.raises(ArgmapError) as caught:
        argdown.load(settings(GOOD[0], entry))
    (found,) = caught.value.diagnostics
    assert found.where is not None
    assert found.where.line == 5
    assert found.remedy


@pytest.mark.parametrize("written", ["nonsense", "[nonsense]", "{kind: find}"])
def test_what_is_no_list_of_entries_is_told(written: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        argdown.load(f"===\nargmap: true\ntitle: T\nexercises: {written}\n==={MAP}")
    assert all(found.where for found in caught.value.diagnostics)


def test_exercises_survive_being_written_and_read() -> None:
    before = argdown.load(settings(*GOOD))
    assert exercises(argdown.load(argdown.dump(before))) == GOOD


@pytest.mark.parametrize("junk", [(), ({"a": 1},), ({"kind": None}, {"kind": "find"}, {"kind": []})])
def test_junk_from_another_format_is_left_out(junk: Any) -> None:
    m = ArgumentMap(id="m", statements=(Statement(id="a", title="A", text="a"),), exercises=junk)
    assert exercises(m) == []
