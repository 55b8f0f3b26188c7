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
WIDTHS = range(300, 2561, 20)  # of which each language has a third every day
FAULTS = Path(__file__).with_name("scripts").joinpath("widths.js").read_text(encoding="utf-8").strip().removesuffix(";")


LOW = [(667, 375), (844, 390), (720, 450), (360, 225)]  # phones on their sides; 1440 by 900 at 200 % and 400 %
CASES = [
    *((language, WIDTHS[position :: len(LANGUAGES)]) for position, language in enumerate(LANGUAGES)),
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
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )  # in which the map follows
        faults += opened.page.evaluate(f"({FAULTS})()")
    assert faults == []


def faults_at(opened: Any, sizes: Iterable[tuple[int, int]]) -> list[str]:
    """What is wrong in windows of these sizes, one after the other."""
    faults = []
    for width, height in sizes:
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
        faults += opened.page.evaluate(f"({FAULTS})()")
    return faults


def test_with_a_card_on_its_side_or_enlarged_everything_has_its_room(open_page: Any) -> None:
    opened = open_page("#at=thesis")
    assert faults_at(opened, [*((width, 900) for width in range(320, 2561, 160)), *LOW]) == []
    opened.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert faults_at(opened, [(390, 844), (768, 1024), (1440, 900)]) == []


@pytest.mark.thorough
@pytest.mark.parametrize("address", ["", "#at=s12", "#view=map", "#view=lines"])
def test_a_map_of_400_claims_has_its_room_at_every_width(open_page: Any, tmp_path: Path, address: str) -> None:
    file = tmp_path / "large.html"
    file.write_text(page_of(large()), encoding="utf-8")
    assert faults_at(open_page(address, file=file), [*((width, 900) for width in WIDTHS), *LOW]) == []
