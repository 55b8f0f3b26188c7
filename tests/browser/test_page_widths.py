"""The page at every width: nothing overlaps, nothing is out of the window, and header, text and map have their room."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from tests.browser.conftest import page_of
from tests.browser.test_page_overview import large

LANGUAGES = ("en", "uk", "de")
WIDTHS = range(300, 2561, 20)  # of which each language has a sixth every day
FAULTS = Path(__file__).with_name("scripts").joinpath("widths.js").read_text(encoding="utf-8").strip().removesuffix(";")


LOW = [(667, 375), (844, 390), (720, 450), (360, 225)]  # phones on their sides; 1440 by 900 at 200 % and 400 %
CASES = [
    *((language, WIDTHS[2 * position :: 2 * len(LANGUAGES)]) for position, language in enumerate(LANGUAGES)),
    *(pytest.param(language, WIDTHS, marks=pytest.mark.thorough) for language in LANGUAGES),
]


@pytest.mark.parametrize(("language", "widths"), CASES)
def test_header_text_and_map_have_their_room_at_every_width(
    open_page: Any, lukashenko: Path, tmp_path: Path, language: str, widths: range
) -> None:
    file = tmp_path / "index.html"
    file.write_text(page_of(pipeline.load(lukashenko), language=language), encoding="utf-8")
    opened = open_page(file=file)
    faults = []
    for width in widths:
        opened.resize(width, 900)
        faults += opened.page.evaluate(f"({FAULTS})()")
    assert faults == []


def faults_at(opened: Any, sizes: Iterable[tuple[int, int]]) -> list[str]:
    """What is wrong in windows of these sizes, one after the other."""
    faults = []
    for width, height in sizes:
        opened.resize(width, height)
        faults += opened.page.evaluate(f"({FAULTS})()")
    return faults


def test_with_a_card_on_its_side_or_enlarged_everything_has_its_room(open_page: Any) -> None:
    opened = open_page("#at=thesis")
    assert faults_at(opened, [*((width, 900) for width in range(320, 2561, 160)), *LOW]) == []
    opened.page.evaluate("document.documentElement.style.fontSize = '200%'")
    opened.altered = True
    sized = "['#title', '.chip', '#card-title', '.tabs button'].map((one) => document.querySelector(one))"
    letters = f"{sized}.map((one) => getComputedStyle(one).fontSize)"
    opened.page.set_viewport_size({"width": 2560, "height": 1440})
    assert opened.page.evaluate(letters) == ["34px", "26px", "32px", "29px"]
    assert faults_at(opened, [(390, 844), (600, 1200), (768, 1024), (1440, 900), (2560, 1440)]) == []


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_twice_the_size_have_their_room_at_every_width(
    open_page: Any, lukashenko: Path, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "index.html"
    file.write_text(page_of(pipeline.load(lukashenko), language=language), encoding="utf-8")
    opened = open_page(file=file)
    opened.altered = True
    opened.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert faults_at(opened, ((width, 1440) for width in WIDTHS)) == []


FADE = "getComputedStyle(document.getElementById('chips')).getPropertyValue('--more')"
TITLE = "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.getElementById('title'))"


def test_a_phone_shows_the_title_and_that_chips_go_on(open_page: Any) -> None:
    opened = open_page()
    opened.resize(390, 844)
    assert opened.page.evaluate(TITLE)
    colour = "getComputedStyle(document.getElementById('search'), '::placeholder').color"
    assert opened.page.evaluate(colour) != "rgba(0, 0, 0, 0)"
    opened.wait(f"{FADE} === '44px'")
    opened.page.evaluate("document.getElementById('chips').scrollLeft = 9999")
    opened.wait(f"{FADE} === '0px'")
    opened.resize(740, 844)  # where all of them have room
    opened.wait(f"['', '0px'].includes({FADE})")


@pytest.mark.thorough
@pytest.mark.parametrize(("position", "language"), list(enumerate(LANGUAGES)))
def test_a_map_of_400_claims_has_its_room_at_every_width(
    open_page: Any, tmp_path: Path, position: int, language: str
) -> None:
    """Each width in one of the languages."""
    widths = WIDTHS[position :: len(LANGUAGES)]
    file = tmp_path / "large.html"
    file.write_text(page_of(large(), language=language), encoding="utf-8")
    opened = open_page(file=file)  # loaded once: the address changes the view, the window its size
    for address in ("#", "#at=s12", "#view=map", "#view=lines"):
        opened.go(address)
        assert faults_at(opened, [*((width, 900) for width in widths), *LOW]) == [], address
