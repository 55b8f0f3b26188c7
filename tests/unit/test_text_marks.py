"""Words that a retelling marks for a claim, in place of a phrase that the map would repeat."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import edit, pipeline
from argmap.domain.marks import marks_by_claim, with_marks, without_marks
from argmap.domain.model import Anchor, Sentence
from argmap.formats import argdown
from argmap.review import check_map
from argmap.server.session import Session
from argmap.text import dump_retelling, load_retelling

MAP = """===
id: trams
article: text
sources:
  text: {name: Trams?}
===

[Run trams]: Run trams. #thesis {at: p1 s1}
  + [Rails last]: Rails last for long. {id: rails, by: text}
  + [Cheap]: They are cheap. {at: p2 s1}
"""
TEXT = """# Trams? <!-- p1 s1 -->

They say that [rails last](#rails) and [are cheap](#cheap). <!-- p2 s1 -->
Yet [nobody](#some-body) asked. <!-- p2 s2 -->
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.argdown").write_text(MAP, encoding="utf-8")
    (tmp_path / "retelling.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_marked_words_are_the_phrase_of_an_anchor_or_one_more_anchor(folder: Path) -> None:
    map_ = pipeline.load(folder)
    assert {s.id: [(a.name, a.phrase) for a in s.anchors] for s in map_.statements} == {
        "run-trams": [("p1 s1", "")],
        "rails": [("p2 s1", "rails last")],
        "cheap": [("p2 s1", "are cheap")],
    }
    assert map_.sentences[1].text == "They say that rails last and are cheap."


def test_a_map_whose_text_has_marks_is_written_back_byte_for_byte(folder: Path) -> None:
    map_ = pipeline.load(folder)
    assert argdown.dump(map_) == MAP
    assert dump_retelling(map_.sentences) == TEXT
    assert argdown.load(argdown.dump(map_), "m") != map_  # which has its text and the phrases marked in that


def test_a_mark_for_nobody_is_told(folder: Path) -> None:
    found = [d for d in check_map(pipeline.load(folder)) if d.code == "retelling.unknown-mark"]
    assert ["nobody" in d.message and "'some-body'" in d.message for d in found] == [True]


def test_an_edit_of_anchors_in_the_editor_leaves_marks_where_they_stand(folder: Path) -> None:
    session = Session(folder)
    anchors = [{"paragraph": 2, "sentence": 1, "phrase": "are cheap"}, {"paragraph": 2, "sentence": 2, "phrase": ""}]
    session.edit({"edit": "SetAnchors", "element": "cheap", "anchors": anchors}, 1)
    assert "{at: [p2 s1, p2 s2]}" in (folder / "map.argdown").read_text(encoding="utf-8")
    assert (folder / "retelling.md").read_text(encoding="utf-8") == TEXT


def test_a_claim_is_not_taken_from_a_sentence_that_still_marks_its_words(folder: Path) -> None:
    session = Session(folder)
    with pytest.raises(edit.EditError) as refused:
        session.edit({"edit": "SetAnchors", "element": "Cheap", "anchors": []}, 1)
    said = refused.value.diagnostics[0]
    assert "p2 s1 marks the words “are cheap”" in said.message
    assert said.remedy == "Write are cheap there, in the place of [are cheap](#cheap)."
    assert (folder / "map.argdown").read_text(encoding="utf-8") == MAP
    bare = [{"paragraph": 2, "sentence": 1}]
    session.edit({"edit": "SetAnchors", "element": "run-trams", "anchors": bare}, 1)  # which nothing marks
    assert "[Run trams]: Run trams. #thesis {at: p2 s1}" in (folder / "map.argdown").read_text(encoding="utf-8")


def test_a_claim_that_the_text_marks_keeps_its_id_under_another_title(folder: Path) -> None:
    session = Session(folder)
    session.edit({"edit": "Retitle", "element": "cheap", "title": "Low fares"}, 1)
    assert "[Low fares]: They are cheap. {at: p2 s1, id: cheap}" in (folder / "map.argdown").read_text(encoding="utf-8")
    session.edit({"edit": "Retitle", "element": "run-trams", "title": "Trams"}, 2)  # which nothing marks
    map_ = pipeline.load(folder)
    assert [s.id for s in map_.statements] == ["trams", "rails", "cheap"]
    assert [(a.name, a.phrase) for a in map_["cheap"].anchors] == [("p2 s1", "are cheap")]


def test_the_library_edits_a_map_in_accord_with_the_marks_of_its_text(folder: Path) -> None:
    m = argmap.load(folder).edit(
        edit.AddReason("cheap", "New", "It is new."), edit.Retitle("new", "Newer"), edit.Retitle("cheap", "Low fares")
    )
    assert [s.id for s in m.statements] == ["run-trams", "rails", "cheap", "newer"]
    assert [(a.name, a.phrase) for a in m["cheap"].anchors] == [("p2 s1", "are cheap")]
    with pytest.raises(edit.EditError, match="marks the words"):
        m.edit(edit.SetAnchors("rails", ()))


@given(st.lists(st.sampled_from(["a", " ", "[b]", "](#c)", "\\", "(#d)", "[e](#f)", "]"]), max_size=9).map("".join))
def test_what_looks_like_a_mark_in_a_text_is_written_and_read_as_it_is(text: str) -> None:
    sentence = Sentence(1, 1, text.strip() or "x")
    assert load_retelling(dump_retelling((sentence,))) == (sentence,)
    assert not load_retelling(dump_retelling((sentence,)))[0].marks


@given(
    st.lists(
        st.builds(Anchor, st.integers(1, 2), st.integers(1, 2), phrase=st.sampled_from(["", "a", "b"])), max_size=4
    )
)
def test_what_is_said_besides_marks_is_what_was_said_without_them(said: list[Anchor]) -> None:
    marked = marks_by_claim(
        [Sentence(1, 1, "a b", marks=(("a", "x"), ("c", "x"))), Sentence(1, 2, "d", marks=(("d", "x"),))]
    )
    own = tuple(dict.fromkeys(said))
    assert without_marks(with_marks(own, marked["x"]), marked["x"], own) == own
