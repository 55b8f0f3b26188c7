"""PNG and PDF: the same bytes every time, of the size asked for, with text that stays text."""

import re
import struct
import zlib

import pytest

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.draw.compose import compose
from argmap.draw.pdf import draw_pdf
from argmap.draw.raster import FEW_PIXELS, LEAST_SCALE, MANY_PIXELS, MANY_SHAPES, MOST_PIXELS, draw_png
from argmap.draw.svg import draw_svg

MAP = ArgumentMap(
    "small",
    "A <small> map",
    (Statement("t", "The thesis", role=Role.THESIS), Statement("p", "Передумова", role=Role.PREMISE)),
    inferences=(Inference("i", ("p",), "t"),),
)
SCENE = compose(MAP)
DRAWN = draw_svg(SCENE)


def png_size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_png_is_as_wide_as_asked() -> None:
    png = draw_png(DRAWN, width=900)
    assert png.startswith(b"\x89PNG")
    assert png_size(png)[0] == 900
    assert png_size(draw_png(DRAWN, scale=2))[0] == pytest.approx(2 * SCENE.width, abs=1)


def test_a_png_is_painted_with_our_font() -> None:
    without = re.sub(r"<text.*?</text>", "", DRAWN)
    assert draw_png(DRAWN) != draw_png(without)
    assert draw_png(DRAWN) == draw_png(draw_svg(SCENE, embed_font=False))


def test_painting_again_gives_the_same_bytes() -> None:
    assert draw_png(DRAWN) == draw_png(DRAWN)
    assert draw_pdf(DRAWN) == draw_pdf(DRAWN)


def test_a_size_that_cannot_be_painted_is_an_error_of_ours() -> None:
    with pytest.raises(ArgmapError):
        draw_png(DRAWN, width=0)


def test_the_text_of_a_pdf_can_be_selected() -> None:
    pdf = draw_pdf(DRAWN)
    streams = [
        zlib.decompress(raw)
        for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
        if raw[:1] == b"x"
    ]
    assert any(
        b"beginbfchar" in stream or b"beginbfrange" in stream for stream in streams
    )  # glyphs lead back to letters
    assert sum(stream.count(b"TJ") + stream.count(b"Tj") for stream in streams) >= 3


def test_a_pdf_says_its_title_and_no_date() -> None:
    pdf = draw_pdf(DRAWN)
    assert b"A <small> map" in pdf
    assert b"CreationDate" not in pdf


def test_an_a4_page_is_a4() -> None:
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", draw_pdf(DRAWN, "a4"))
    assert [tuple(round(float(side)) for side in box) for box in boxes] == [(842, 595)]


def test_many_lines_are_painted_on_fewer_pixels_unless_a_size_is_asked_for() -> None:
    size, line = 'width="1000" height="4000"', '<path d="M0 0L9 9" stroke="#000"/>'
    few, many = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{line * n}</svg>' for n in (MANY_SHAPES - 1, MANY_SHAPES)
    )
    areas = [width * height for width, height in (png_size(draw_png(svg)) for svg in (few, many))]
    assert areas == [pytest.approx(MANY_PIXELS, rel=0.01), pytest.approx(FEW_PIXELS, rel=0.01)]
    assert png_size(draw_png(many, width=900)) == (900, 3600)


@pytest.mark.thorough
def test_a_huge_picture_is_painted_smaller_in_its_own_proportions() -> None:
    for tall, asked in ((200_000, {"scale": 2.0}), (60_000, {"width": 5000})):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="{tall}"><rect width="9" height="9"/></svg>'
        width, height = png_size(draw_png(svg, **asked))  # type: ignore[arg-type]
        assert MOST_PIXELS * 0.98 < width * height <= MOST_PIXELS * 1.01
        assert height / width == pytest.approx(tall / 1000, rel=0.01)
    width, height = png_size(draw_png(svg))  # of no given size: no smaller than can be read
    assert (width, height) == (1000 * LEAST_SCALE, 60_000 * LEAST_SCALE)
