"""A page for students lists questions about the reasoning; an exercise hides them, and other pages carry none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap import feedback, pipeline
from argmap.views import Views
from argmap.words import LANGUAGES, Words


@pytest.fixture(scope="module")
def asking(lukashenko: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a map that raises questions, for students."""
    file = tmp_path_factory.mktemp("asking") / "index.html"
    argument_map = pipeline.load(lukashenko.parent / "clocks")
    file.write_text(Views(argument_map, questions=feedback.questions(argument_map)).page, encoding="utf-8")
    return file


def open_list(opened: Any) -> None:
    opened.page.click("#learn")
    opened.page.click("#learn-list li:last-child button")


def test_each_question_leads_to_its_claim_and_back_to_the_list(open_page: Any, asking: Path, lukashenko: Path) -> None:
    argument_map = pipeline.load(lukashenko.parent / "clocks")
    questions = feedback.questions(argument_map)
    conclusions = {step.id: step.conclusion for step in argument_map.inferences}
    opened = open_page("", file=asking)
    open_list(opened)
    assert opened.page.locator(".asked-list span > span").all_text_contents() == [
        question.message for question in questions
    ]
    for number, question in enumerate(questions):
        opened.page.click(f"#asked-{number}")
        assert opened.state()["selected"] == conclusions.get(question.element, question.element)
        assert opened.page.is_visible("#card")
        assert not opened.page.is_visible("#asked")
        opened.page.click("#card .close")
        assert opened.page.evaluate("document.activeElement.id") == f"asked-{number}"
    opened.page.keyboard.press("Escape")
    assert not opened.page.is_visible("#asked")
    assert opened.page.evaluate("document.activeElement.id") == "learn"


def test_each_question_teaches_its_point_in_the_language_of_the_page(
    open_page: Any, lukashenko: Path, tmp_path: Path
) -> None:
    argument_map = pipeline.load(lukashenko.parent / "clocks")
    for language in ("de", "uk"):
        questions, words, file = (
            feedback.questions(argument_map, language),
            Words(language),
            tmp_path / f"{language}.html",
        )
        file.write_text(Views(argument_map, language=language, questions=questions).page, encoding="utf-8")
        opened = open_page("", file=file)
        open_list(opened)
        opened.page.locator(".asked-list summary").first.click()
        shown = opened.page.locator(".asked-list details[open] p")
        assert shown.all_text_contents() == [words(f"doubt.about.{questions[0].code}")]
        assert (
            opened.page.locator(".asked-list [lang='en']").count() == opened.page.locator(".asked-list small").count()
        )
        assert opened.page.is_visible("#asked")


def test_an_exercise_hides_the_questions(open_page: Any, asking: Path) -> None:
    opened = open_page("", file=asking)
    open_list(opened)
    assert opened.page.is_visible("#asked")
    kind = opened.page.evaluate("argmap.groups()[0].list[0].id")
    opened.page.evaluate("(id) => argmap.change({ exercise: id })", kind)
    assert opened.page.is_visible("#practice")
    assert opened.text("#asked") == ""
    open_list(opened)
    assert opened.page.is_visible("#asked")
    assert not opened.page.is_visible("#practice")


def test_only_a_page_for_students_carries_the_questions(lukashenko: Path) -> None:
    argument_map = pipeline.load(lukashenko.parent / "clocks")
    (first, *_) = feedback.questions(argument_map)
    for language in LANGUAGES:
        about = Words(language)("asked.about")
        assert about in Views(argument_map, language=language, questions=[first]).page
    plain = Views(argument_map).page
    for mine in (Words("en")("asked.about"), "asked-title", 'modules["asked"]', first.message):
        assert mine not in plain
