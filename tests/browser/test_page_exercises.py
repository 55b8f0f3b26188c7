"""Exercises: made from the map, checked on the page, kept in the browser, and open to everybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from argmap import pipeline
from argmap.views import Views

KINDS = ("place", "relation", "undercut", "answer", "questions", "fall")
PHONE = (390, 844)
SOLVE = """(id) => {
    const { exercise } = argmap.exerciseOf(id);
    if (exercise.isMany) {
        for (const option of exercise.options) {
            if (option.right !== false) document.getElementById(`choice-${option.id}`).click();
        }
    } else if (exercise.options) {
        document.getElementById(`choice-${exercise.options.find((option) => option.right).id}`).click();
    } else if (exercise.right) argmap.select(exercise.right[0], "map");
    document.getElementById("practice-main").click();
}"""


def ids(opened: Any, kind: str) -> list[str]:
    found: list[str] = opened.page.evaluate(
        "(kind) => argmap.groups().filter((g) => g.kind === kind).flatMap((g) => g.list.map((e) => e.id))", kind
    )
    return found


def of_kind(open_page: Any, kind: str, **how: Any) -> Any:
    """A page with the first exercise of a kind open, reached by the menu."""
    opened = open_page(**how)
    opened.page.click("#learn")
    opened.page.click("#learn-list >> text=Practise")
    opened.page.click(f"#kind-{kind}")
    return opened


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_map_says_is_taken_for_right_and_remembered(open_page: Any, kind: str) -> None:
    opened = of_kind(open_page, kind)
    exercise = opened.state()["exercise"]
    opened.page.evaluate(SOLVE, exercise)
    assert opened.text("#practice-said b") in ("Right.", "To compare:")
    assert opened.text("#announcer").startswith(opened.text("#practice-said b"))
    assert opened.page.evaluate("document.activeElement.id") in ("practice-main", "learn", "practice-title", "")
    opened.reload()
    opened.page.click("#practice-list")
    assert opened.text(f"#kind-{kind} .count").startswith("1 of")


def test_every_exercise_has_one_right_answer_and_tells_its_choices_apart(open_page: Any) -> None:
    """But a reply to what is conceded attacks it and undercuts its use: either is right."""
    lists = open_page().page.evaluate(
        """argmap.groups().filter((g) => ["place", "relation", "fall"].includes(g.kind))
            .flatMap((g) => g.list.map((e) => e.options.map((o) => [o.id, o.text, o.right])))"""
    )
    assert len(lists) >= 30
    for options in lists:
        right = {id_ for id_, _, is_right in options if is_right}
        assert len(right) == 1 or right == {"attack", "undercut"}
        assert len({text for _, text, _ in options}) == len(options) >= 3


def test_the_same_exercises_come_in_the_same_order_for_everybody(open_page: Any) -> None:
    first, second = open_page(), open_page(size=PHONE)
    for kind in KINDS:
        assert ids(first, kind) == ids(second, kind) != []


def test_a_wrong_answer_says_why_and_can_be_mended_but_not_counted_as_the_first(open_page: Any) -> None:
    opened = of_kind(open_page, "relation")
    exercise = opened.state()["exercise"]
    wrong = opened.page.evaluate(
        "(id) => argmap.exerciseOf(id).exercise.options.find((option) => !option.right).id", exercise
    )
    opened.page.click(f"#choice-{wrong}")
    opened.page.click("#practice-main")
    assert "Not quite." in opened.text("#practice-said")
    assert opened.page.evaluate("document.activeElement.id") == "practice-main"
    opened.page.evaluate(SOLVE, exercise)
    assert "Right." in opened.text("#practice-said")
    opened.page.click("#practice-list")
    assert "1 of" in opened.text("#practice-score")
    assert "0 at the first try" in opened.text("#practice-score")


def test_nothing_is_checked_before_something_is_chosen(open_page: Any) -> None:
    opened = of_kind(open_page, "fall")
    opened.page.click("#practice-main")
    assert "Choose an answer first." in opened.text("#practice-said")
    assert opened.page.evaluate("localStorage.length") == 0


def test_a_blank_box_tells_nothing_until_its_exercise_is_answered(open_page: Any) -> None:
    opened = of_kind(open_page, "place")
    exercise = opened.state()["exercise"]
    boxes = opened.page.evaluate("(id) => argmap.exerciseOf(id).exercise.boxes", exercise)
    opened.click_box(boxes[0])
    opened.wait(f"argmap.state().picked === {json.dumps(boxes[0])}")
    assert opened.state()["selected"] == ""
    assert opened.page.is_checked(f"#choice-{boxes[0]}")
    opened.page.hover("#canvas")
    opened.page.mouse.move(*opened.box_at(boxes[1]))
    assert opened.page.locator(".passage.hinted").count() == 0
    opened.page.evaluate(SOLVE, exercise)
    assert opened.state()["selected"] == opened.page.evaluate("(id) => argmap.exerciseOf(id).exercise.at", exercise)
    again = open_page(
        opened.page.url[opened.page.url.index("#") :]
    )  # which asks anew, though the address has the answer
    assert again.state()["exercise"] == exercise
    assert again.state()["selected"] == ""


def test_keys_alone_lead_through_an_exercise(open_page: Any) -> None:
    opened = open_page()
    press = opened.page.keyboard.press
    opened.page.focus("#learn")
    press("ArrowDown")
    press("End")
    press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "practice-title"
    opened.page.focus("#kind-fall")
    press("Enter")
    opened.page.focus("[name=choice]")
    press("Space")
    press("ArrowDown")
    assert opened.page.is_checked("#choice-falls")
    press("Tab")
    opened.page.focus("#practice-hint")
    press("Enter")
    assert "Hint" in opened.text("#announcer")
    press("Escape")
    assert not opened.page.is_visible("#practice")
    assert opened.page.evaluate("document.activeElement.id") == "learn"


def test_a_link_opens_its_exercise_and_an_unknown_one_the_list(open_page: Any) -> None:
    opened = open_page("#exercise=fall:excuses:thesis")
    assert "What still stands?" in opened.text("#practice .kicker")
    opened.page.evaluate(SOLVE, "fall:excuses:thesis")
    assert "does not stand" in opened.text(".option.right")
    opened.go("exercise=nothing:here")
    assert opened.text("#practice-title") == "Practise"


def test_progress_and_notes_are_forgotten_when_the_reader_is_sure(open_page: Any) -> None:
    opened = of_kind(open_page, "questions")
    opened.page.fill("#practice-note", "Only one official says so.")
    opened.reload()
    assert opened.page.input_value("#practice-note") == "Only one official says so."
    opened.page.click("#practice-list")
    opened.page.click("#practice-reset")
    assert opened.page.evaluate("localStorage.length") == 1
    opened.page.click("#practice-reset")
    assert opened.page.evaluate("localStorage.length") == 0


def test_nonsense_in_the_storage_harms_nothing(open_page: Any) -> None:
    opened = open_page()
    opened.go("exercise=list")
    for junk in ("nonsense{", '{"done": [1], "notes": {"a": {}}, "step": "x"}'):
        opened.page.evaluate("(junk) => localStorage.setItem('argmap lukashenko', junk)", junk)
        opened.reload()
        assert opened.text("#practice-score").startswith("0 of")


HOSTILE = """===
id: hostile
title: "<img src=x onerror=alert(1)>"
exercises:
  - {kind: choose, ask: "<script>alert(1)</script>", options: ["<b>one</b>", "javascript:x"], answer: 1, hint: "<i>x"}
  - {kind: write, ask: "</section><h1>x</h1>", answer: "<u>model</u>"}
  - {kind: find, ask: "Which?", answer: b}
===

[A]: a "><svg onload=alert(1)> {id: a}
  + [B]: </script><script>alert(2)</script> {id: b}
  - [C]: '"&lt; {id: c}
    - [D]: ${alert(3)} {id: d}
"""


def test_hostile_text_stays_text_in_every_exercise(open_page: Any, tmp_path: Path) -> None:
    source = tmp_path / "hostile.argdown"
    source.write_text(HOSTILE, encoding="utf-8")
    file = tmp_path / "index.html"
    file.write_text(Views(pipeline.load(source)).page, encoding="utf-8")
    opened = open_page(file=file)
    everything = opened.page.evaluate("argmap.groups().flatMap((g) => g.list.map((e) => e.id))")
    assert "own:1" in everything
    for exercise in everything:
        opened.go(f"exercise={quote(exercise)}")
        assert opened.state()["exercise"] == exercise
        opened.page.evaluate(SOLVE, exercise)
        assert opened.page.locator("#practice :is(script, img, svg:not(.verdict-sign), i, u, h1, b > *)").count() == 0
    opened.go("exercise=own:1")
    assert opened.text("#practice-title") == "<script>alert(1)</script>"


def test_boxes_that_an_exercise_asks_about_are_unfolded(open_page: Any) -> None:
    opened = open_page("#exercise=list&fold=society-resists&fold=army-not-ready&fold=thesis")
    some = ids(opened, "questions")[0]
    boxes = opened.page.evaluate("(id) => argmap.exerciseOf(id).exercise.boxes", some)
    opened.page.click("#kind-questions")
    assert opened.page.evaluate("(ids) => ids.every((id) => argmap.view().scene().byId.has(id))", boxes)


def test_a_walk_goes_on_where_it_was_left(open_page: Any) -> None:
    opened = open_page("#step=3")
    assert opened.state()["selected"] == "society-resists"
    opened.go("")
    opened.reload()
    opened.page.click("#learn")
    opened.page.click("#learn-list >> text=Go on with the walk (step 3 of")
    assert opened.state()["step"] == 3


def test_a_map_without_relations_has_nothing_to_practise(open_page: Any, tmp_path: Path) -> None:
    source = tmp_path / "plain.argdown"
    source.write_text("[A]: alone\n", encoding="utf-8")
    file = tmp_path / "index.html"
    file.write_text(Views(pipeline.load(source)).page, encoding="utf-8")
    assert not open_page(file=file).page.is_visible("#learn")
