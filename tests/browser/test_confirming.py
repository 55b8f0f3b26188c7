"""The page in which open boxes are confirmed, by key and click, and saved as the file that ``compare`` reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap import words
from argmap.compare import answers
from argmap.compare.comparison import compare
from argmap.compare.outline import outline
from argmap.compare.questionnaire import claims_of, questionnaire
from argmap.draw.confirming import draw_confirming
from tests.compare_maps import cases

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CASE = next(case for case in cases("kiosk") if case.name == "kiosk/boxes")


ASKED = compare(outline(CASE.student), outline(CASE.reference)).alignment
OPEN = answers.asked_boxes(ASKED)
FIRST = {box: answers.offered(ASKED, box)[0] for box in OPEN}
SURE = {box: set(ASKED.firm(box)) for box in OPEN}  # what a box says for sure, where it is asked whether it says more


def write(file: Path, *students: str, language: str = "") -> None:
    mine, theirs = outline(CASE.student), outline(CASE.reference)
    alignment = compare(mine, theirs).alignment
    papers = [questionnaire(alignment, name, f"{name}.argdown.answers.yaml", {}) for name in students]
    file.write_text(draw_confirming(papers, claims_of(theirs), CASE.reference.title, language), encoding="utf-8")


@pytest.mark.thorough
def test_answers_that_are_chosen_by_key_and_click_are_saved_as_the_file_that_compare_reads(
    chromium: Browser, tmp_path: Path
) -> None:
    write(tmp_path / "open.html", "ana", "böjan <b>")
    page = chromium.new_context(accept_downloads=True, viewport={"width": 1200, "height": 800}).new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "open.html").as_uri())
    assert page.locator("#progress").inner_text() == f"{len(OPEN)} boxes are open"
    assert page.locator("#save").is_disabled()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator(".choices button").first.click()
    page.locator("#theirs button", has_text="A key was missing").click()
    page.keyboard.press("Enter")
    for _ in OPEN[2:]:
        page.keyboard.press("0")
    assert page.locator("#progress").inner_text() == "Nothing is open. Save the answers."
    with page.expect_download() as saved:
        page.locator("#save").click()
    assert saved.value.suggested_filename == "ana.argdown.answers.yaml"
    saved.value.save_as(tmp_path / "ana.yaml")
    text = (tmp_path / "ana.yaml").read_text(encoding="utf-8")
    chosen = answers.load(text, "ana.yaml", outline(CASE.student), outline(CASE.reference))
    assert {box: set(claims) for box, claims in chosen.items()} == {
        **{box: set() for box in OPEN},
        OPEN[0]: {FIRST[OPEN[0]]},
        OPEN[1]: (SURE[OPEN[1]] ^ {FIRST[OPEN[1]]}) | {"spare"},
    }
    assert len(OPEN) > 2
    page.locator("#paper").select_option("1")
    assert page.locator("#paper option").all_inner_texts() == ["ana", "böjan <b>"]
    assert page.locator("#progress").inner_text() == f"{len(OPEN)} boxes are open"
    assert faults == []


@pytest.mark.thorough
def test_one_button_says_of_all_open_boxes_that_they_are_none(chromium: Browser, tmp_path: Path) -> None:
    write(tmp_path / "open.html", "ana")
    page = chromium.new_context(accept_downloads=True, viewport={"width": 390, "height": 800}).new_page()
    page.goto((tmp_path / "open.html").as_uri())
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator("#rest").click()
    assert page.locator("#progress").inner_text() == "Nothing is open. Save the answers."
    assert page.locator("#rest").count() == 0
    with page.expect_download() as saved:
        page.locator("#save").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    chosen = answers.load(text, "ana.yaml", outline(CASE.student), outline(CASE.reference))
    assert {box: set(claims) for box, claims in chosen.items()} == {**SURE, OPEN[0]: {FIRST[OPEN[0]]}}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_page_speaks_each_language_and_nothing_in_a_map_ends_its_data(language: str, tmp_path: Path) -> None:
    write(tmp_path / "open.html", "</script><script>alert(1)</script>", language=language)
    page = (tmp_path / "open.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert words.Words(language)("confirming.title") in page
    assert "<script>alert" not in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")


def test_a_box_that_may_say_a_further_claim_is_asked_about_in_file_and_page() -> None:
    reference = argmap.loads(
        "[A]: Cats sleep all day. {id: a}\n  + [B]: Vets counted sixteen hours of sleep. {id: b}\n"
        "    + [C]: They filmed forty cats in flats. {id: c}\n"
    )
    student = argmap.loads(
        "[A]: Cats sleep all day. {id: a}\n"
        "  + [B]: Vets counted sixteen hours of sleep, and they filmed forty cats. {id: b}\n"
    )
    alignment = compare(student, reference).alignment
    asked = questionnaire(alignment, "x", "x.yaml", {})
    open_or_further = {*answers.open_boxes(alignment), *alignment.besides}
    assert set(asked["asked"]) == open_or_further
    text = answers.questions(alignment)
    for box in alignment.besides:
        assert f'{box}: "?"' in text
        assert set(alignment.besides[box]) <= set(asked["offered"][box])


@pytest.mark.thorough
def test_a_phone_opens_at_the_question_and_long_words_stay_in_their_frames(chromium: Browser, tmp_path: Path) -> None:
    theirs = outline(CASE.reference)
    boxes = tuple(replace(box, title=box.title + "x" * 400) for box in CASE.student.statements)
    mine = outline(replace(CASE.student, statements=boxes))
    paper = questionnaire(compare(mine, theirs).alignment, "ana", "ana.answers.yaml", {})
    (tmp_path / "open.html").write_text(draw_confirming([paper], claims_of(theirs), "x" * 400, ""), encoding="utf-8")
    page = chromium.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto((tmp_path / "open.html").as_uri())
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("[scrollY, document.documentElement.scrollWidth]") == [0, 390]
