"""On paper: the map on one landscape page, then the outline, on A4 and on Letter, small maps and large ones."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.views import Views

pytestmark = pytest.mark.thorough


def printed(opened: Any, folder: Path, paper: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Print to PDF as Chromium does; returns the size of each page in points, and its text."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext")
    file = folder / "printed.pdf"
    opened.page.pdf(path=file, format=paper)
    told = subprocess.run(["pdfinfo", "-l", "99", file], capture_output=True, text=True, check=True).stdout
    sizes = [line.split(":")[1].split() for line in told.splitlines() if line.startswith("Page ") and "size" in line]
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return [(round(float(s[0])), round(float(s[2]))) for s in sizes], text.split("\f")[:-1]


@pytest.mark.parametrize(("paper", "long", "short"), [("A4", 842, 595), ("Letter", 792, 612)])
def test_the_map_is_on_one_landscape_page_and_the_outline_on_upright_ones(
    open_page: Any, tmp_path: Path, paper: str, long: int, short: int
) -> None:
    opened = open_page("#reject=tracks", theme="dark")
    sizes, pages = printed(opened, tmp_path, paper)
    assert sizes[0] == (pytest.approx(long, abs=2), pytest.approx(short, abs=2))
    assert all(abs(width - short) <= 2 and abs(height - long) <= 2 for width, height in sizes[1:])
    for said in ("Why Lukashenko has not sent troops", "Thesis stands", "Rejected by the reader: Tracks", "supports"):
        assert said in pages[0]
    assert "Outline" not in pages[0]
    assert pages[1].strip().startswith("Outline")


def test_paper_tells_quotations_and_granted_objections(open_page: Any, tmp_path: Path) -> None:
    _, pages = printed(open_page(), tmp_path, "A4")
    text = " ".join(" ".join(pages).split())
    assert "Granted: the author grants it; as an objection it is answered by" in text
    assert "paragraph 10, sentence 1" in text
    assert "Yurii Panchenko, who edits European Pravda" in text


def test_everything_of_the_map_is_painted_without_a_choice_or_filter(open_page: Any) -> None:
    opened = open_page("#at=tracks&filter=role:thesis&reject=soldiers-groups", theme="dark")
    opened.page.emulate_media(media="print")
    opened.page.wait_for_selector("#print .sheet > svg")
    assert not opened.page.is_visible(".frame")
    assert opened.page.locator("#print .sheet > svg [opacity='0.22']").count() == 0
    assert opened.page.locator("#print li.struck b").all_text_contents() == ["Soldiers differ from Russia's"]
    assert opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.thorough
def test_of_hundreds_of_reasons_the_largest_are_drawn_beside_the_thesis(open_page: Any, tmp_path: Path) -> None:
    claims = [Statement("t", "The thesis", role=Role.THESIS), *(Statement(f"c{n}", f"Reason {n}") for n in range(165))]
    steps = tuple(Inference(f"i{n}", (f"c{n}",), "t" if n < 160 else "c77") for n in range(165))
    file = tmp_path / "wide.html"
    file.write_text(Views(ArgumentMap("wide", statements=tuple(claims), inferences=steps)).page, encoding="utf-8")
    opened = open_page(file=file)
    opened.page.emulate_media(media="print")
    opened.page.wait_for_selector("#print .sheet > svg")
    drawn = opened.page.locator("#print .sheet > svg text").all_text_contents()
    assert "Reason 77" in drawn
    assert 10 < len([text for text in drawn if text.startswith("Reason")]) < 40


def test_of_a_large_map_as_many_levels_are_drawn_as_can_be_read(open_page: Any, tmp_path: Path) -> None:
    claims = [Statement("t", "The thesis", text="The thesis.", role=Role.THESIS)]
    claims += [Statement(f"c{n}", f"Reason {n}", text=f"Reason number {n}.") for n in range(160)]
    steps = tuple(Inference(f"i{n}", (f"c{n}",), "t" if n < 6 else f"c{(n - 6) // 6}") for n in range(160))
    file = tmp_path / "large.html"
    file.write_text(Views(ArgumentMap("large", statements=tuple(claims), inferences=steps)).page, encoding="utf-8")
    opened = open_page(file=file)
    opened.page.emulate_media(media="print")
    opened.page.wait_for_selector("#print .sheet > svg")
    smallest = opened.page.evaluate(
        """() => {
            const svg = document.querySelector("#print .sheet > svg");
            const { width, height } = svg.viewBox.baseVal;
            const sizes = [...svg.querySelectorAll("text")].map((text) => Number(text.getAttribute("font-size")));
            return Math.min(979 / width, 560 / height, 1) * Math.min(...sizes);
        }"""
    )
    assert smallest >= 6
    assert "only in the outline" in opened.text("#print .sheet")
    assert opened.page.locator("#print ol > li").count() == 161
