"""A picture is the same picture whoever paints it: a browser from the SVG, resvg for the PNG, typst for the PDF.

Painters smooth edges differently and round places to parts of a pixel, so that pictures are compared at a quarter of
their size: one pixel in five hundred may differ by a quarter of the range, and all by 3 of 255 in the mean.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from argmap import pipeline
from argmap.domain.model import ArgumentMap
from argmap.draw.pdf import draw_pages
from argmap.draw.raster import draw_png
from argmap.draw.sheets.drawing import Drawing
from argmap.draw.sheets.paper import find_paper
from argmap.draw.sheets.picture import draw
from argmap.draw.theme import load_theme
from argmap.semantics import evaluate, marks, standings

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DRAWINGS = {
    "light": Drawing(),
    "dark": Drawing(load_theme("dark")),
    "black-and-white": Drawing(load_theme("black-and-white")),
    "whole claims of a strand": Drawing(full=True, strands=("army",)),
    "a part on a slide": Drawing(paper=find_paper("slide")),
    "a tile": Drawing(paper=find_paper("a5"), tiled=True),
}


def painted(chromium: Browser, svg: str, folder: Path, size: tuple[int, int]) -> Image.Image:
    """What Chromium makes of ``svg``, ``size`` px large."""
    file = folder / "picture.html"
    (folder / "picture.svg").write_text(svg, encoding="utf-8")
    file.write_text('<body style="margin:0"><img src="picture.svg" style="display:block;width:100vw;height:100vh">')
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(file.as_uri())
    shot = page.screenshot()
    context.close()
    return Image.open(io.BytesIO(shot)).convert("RGB")


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The share of pixels, at a quarter of the size, that differ by a quarter of the range, and the mean difference."""
    assert one.size == other.size
    small = (one.width // 4, one.height // 4)
    found = ImageChops.difference(*(image.resize(small, Image.Resampling.BOX) for image in (one, other))).convert("L")
    return sum(found.histogram()[64:]) / (small[0] * small[1]), ImageStat.Stat(found).mean[0]


@pytest.fixture(scope="module")
def article(lukashenko: Path) -> ArgumentMap:
    """The article's map."""
    return pipeline.load(lukashenko)


@pytest.mark.parametrize("name", DRAWINGS)
def test_chromium_paints_the_svg_as_resvg_paints_the_png(
    name: str, chromium: Browser, article: ArgumentMap, tmp_path: Path
) -> None:
    verdicts = evaluate(article)
    sheet = draw(article, DRAWINGS[name], standings(verdicts), marks(verdicts))[0]
    png = Image.open(io.BytesIO(draw_png(sheet.svg, 1600))).convert("RGB")
    share, mean = differences(painted(chromium, sheet.svg, tmp_path, png.size), png)
    assert share < 0.002, name
    assert mean < 3, name


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm (poppler-utils)")
def test_a_page_of_a_pdf_looks_like_the_png(article: ArgumentMap, tmp_path: Path) -> None:
    sheet = draw(article, Drawing(paper=find_paper("a4")))[0]
    (tmp_path / "a.pdf").write_bytes(draw_pages([sheet], "A"))
    command = ["pdftoppm", "-scale-to-x", "1600", "-scale-to-y", "-1", "-png", "-singlefile", "a.pdf", "a"]
    subprocess.run(command, cwd=tmp_path, check=True)
    png = Image.open(io.BytesIO(draw_png(sheet.svg, 1600))).convert("RGB")
    page = Image.open(tmp_path / "a.png").convert("RGB").resize(png.size)
    share, mean = differences(page, png)
    assert share < 0.002
    assert mean < 3


def test_a_missing_line_would_be_noticed(article: ArgumentMap) -> None:
    (sheet,) = draw(article, Drawing())
    whole = Image.open(io.BytesIO(draw_png(sheet.svg, 1600))).convert("RGB")
    less = sheet.svg.replace('class="links"', 'class="links" display="none"')
    share, _ = differences(whole, Image.open(io.BytesIO(draw_png(less, 1600))).convert("RGB"))
    assert share > 0.002
