"""The page at every width: nothing overlaps, nothing is out of the window, and header, text and map have their room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from tests.browser.conftest import page_of

WIDTHS = range(300, 2561, 20)
FAULTS = Path(__file__).with_name("scripts").joinpath("widths.js").read_text(encoding="utf-8").strip().removesuffix(";")


@pytest.fixture(scope="module", params=["en", "uk", "be"])
def page(request: Any, lukashenko: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's page with the interface in a language."""
    file: Path = tmp_path_factory.mktemp("widths") / f"{request.param}.html"
    file.write_text(page_of(pipeline.load(lukashenko), language=request.param), encoding="utf-8")
    return file


def test_header_text_and_map_have_their_room_at_every_width(open_page: Any, page: Path) -> None:
    opened = open_page(file=page)
    faults = []
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )  # in which the map follows
        faults += opened.page.evaluate(f"({FAULTS})()")
    assert faults == []
