"""The page at every width: nothing overlaps, nothing is out of the window, and header, text and map have their room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from tests.browser.conftest import page_of

LANGUAGES = ("en", "uk", "be")
WIDTHS = range(300, 2561, 20)  # of which each language has a third every day
FAULTS = Path(__file__).with_name("scripts").joinpath("widths.js").read_text(encoding="utf-8").strip().removesuffix(";")


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
