"""Sheets: their size, their smallest text, parts and tiles that lead to each other, and what PDF and PNG say of them."""

import random
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.draw.pdf import draw_pages
from argmap.draw.raster import draw_sheet
from argmap.draw.sheets.drawing import Drawing, Sheet
from argmap.draw.sheets.paper import SIZES, find_paper, parse_length
from argmap.draw.sheets.picture import draw, draw_overview
from argmap.views import Views

SVG = "{http://www.w3.org/2000/svg}"


def grown(count: int, seed: int = 1, across: float = 0.1) -> ArgumentMap:
    """A map with a tree of ``count`` statements, some of which attack or support others too."""
    chance = random.Random(seed)
    statements = [Statement("s0", "The thesis of it all", role=Role.THESIS)]
    inferences, conflicts = [], []
    for i in range(1, count):
        words = " ".join(chance.choice(["war", "sanctions", "the", "railway", "letter"]) for _ in range(3))
        statements.append(Statement(f"s{i}", f"{words} {i}", role=Role.PREMISE if i < 4 else Role.CLAIM))
        target = f"s{(i - 1) // 3 if chance.random() < 0.8 else chance.randrange(i)}"
        if chance.random() < 0.8:
            inferences.append(Inference(f"i{i}", (f"s{i}",), target))
        else:
            conflicts.append(Conflict(f"c{i}", (f"s{i}",), target))
        if chance.random() < across:
            inferences.append(Inference(f"x{i}", (f"s{i}",), f"s{chance.randrange(count)}"))
    return ArgumentMap("grown", "Grown", tuple(statements), inferences=tuple(inferences), conflicts=tuple(conflicts))


SMALL, LARGE = grown(6), grown(160)


def smallest_text(sheet: Sheet) -> float:
    """The size of the smallest text of a sheet, in pt."""
    root = ET.fromstring(sheet.svg)
    scale = sheet.width / float(root.attrib["viewBox"].split()[2])
    return min(float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")) * scale


def outside(sheet: Sheet) -> list[str]:
    """The boxes of a sheet that stick out of it."""
    root = ET.fromstring(sheet.svg)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    (group,) = (g for g in root.iter(f"{SVG}g") if "transform" in g.attrib)
    x, y = map(float, re.findall(r"-?[\d.]+", group.attrib["transform"]))
    return [
        ET.tostring(rect, "unicode")
        for rect in group.iter(f"{SVG}rect")
        if not (0 <= x + float(rect.attrib["x"]) <= width - float(rect.attrib["width"]) + 0.1
                and 0 <= y + float(rect.attrib["y"]) <= height - float(rect.attrib["height"]) + 0.1)
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*SIZES, "a4-portrait", "slide-4x3", "letter-landscape"])
def test_a_small_map_is_one_sheet_of_the_size_asked_for(name: str) -> None:
    (sheet,) = draw(SMALL, Drawing(paper=find_paper(name)))
    paper = find_paper(name)
    assert sorted((sheet.width, sheet.height)) == pytest.approx(sorted((paper.width, paper.height)))
    if paper.orientation:
        assert (sheet.width > sheet.height) == (paper.orientation == "landscape")
    assert smallest_text(sheet) >= paper.least
    assert outside(sheet) == []
    width, height = re.findall(r' (?:width|height)="([\d.]+)mm"', sheet.svg)[:2]
    assert (float(width), float(height)) == pytest.approx((sheet.width / 72 * 25.4, sheet.height / 72 * 25.4), abs=0.01)


@pytest.mark.parametrize("name", ["a4", "a3-portrait", "slide"])
@pytest.mark.parametrize("full", [False, True])
def test_a_large_map_is_divided_and_never_shrunk(name: str, full: bool) -> None:
    paper = find_paper(name)
    sheets = draw(LARGE, Drawing(paper=paper, full=full))
    assert len(sheets) > 2
    for sheet in sheets:
        assert smallest_text(sheet) >= paper.least - 5e-3
        assert outside(sheet) == []


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    """The parts of the large map on A4."""
    return draw(LARGE, Drawing(paper=find_paper("a4")))


def test_every_statement_is_on_a_part_and_every_reference_leads_to_it(sheets: list[Sheet]) -> None:
    texts = [sheet.svg for sheet in sheets]
    for statement in LARGE.statements:
        assert any(f"<title>{statement.title}</title>" in text for text in texts), statement.id
    for number, text in enumerate(texts, 1):
        for box in re.findall(r"<g><title>(.*?)</title>(.*?)</g>", text, re.DOTALL):
            told = " ".join(re.findall(r">([^<]*)</text>", box[1]))
            for kind, parts in re.findall(r"(Continues on|From) parts? ([\d, \u2013]+)", told):
                for part in re.findall(r"\d+", parts):
                    there = texts[int(part) - 1]
                    assert f"<title>{box[0]}</title>" in there
                    assert (int(part) > number) == (kind == "Continues on")
    assert "Part 2 of" in texts[1]


def test_a_relation_that_no_part_can_draw_is_told_at_both_ends(sheets: list[Sheet]) -> None:
    titles = {s.id: s.title for s in LARGE.statements}
    here = {
        s.id: {n for n, sheet in enumerate(sheets) if f"<title>{s.title}</title>" in sheet.svg}
        for s in LARGE.statements
    }
    told = " ".join(re.findall(r">([^<]*)</text>", "".join(sheet.svg for sheet in sheets)))
    apart = [i for i in LARGE.inferences if not here[i.premises[0]] & here[i.conclusion]]
    assert apart
    for step in apart:
        assert f"“{titles[step.premises[0]]}”" in told or "more relations" in told
        assert f"Supports “{titles[step.conclusion]}” (part {min(here[step.conclusion]) + 1})" in told


def test_tiles_cover_the_whole_picture_and_name_their_neighbours() -> None:
    paper = find_paper("a5-portrait")
    sheets = draw(LARGE, Drawing(paper=paper, tiled=True))
    assert len(sheets) > 4
    notes = [re.findall(r">([^<]*)</text>", sheet.svg.split("</g>\n</g>")[-1]) for sheet in sheets]
    first = re.search(r"Sheet 1 of (\d+) · row 1, column 1", " ".join(notes[0]))
    assert first
    assert int(first[1]) == len(sheets)
    assert any("sheet 2 ›" in note for note in notes[0])
    assert any("‹ sheet 1" in note for note in notes[1])
    texts = "".join(sheet.svg for sheet in sheets)
    for statement in LARGE.statements:
        assert f"<title>{statement.title}</title>" in texts
    assert [smallest_text(sheet) for sheet in sheets] == pytest.approx([smallest_text(sheets[0])] * len(sheets))
    assert smallest_text(sheets[0]) >= paper.least


def test_a_width_is_kept_and_wraps_the_map_before_it_divides_it() -> None:
    for typed, points in [("170mm", 170 / 25.4 * 72), ("600px", 450), ("5in", 360)]:
        length = parse_length(typed)
        sheets = draw(SMALL, Drawing(width=length))
        assert [sheet.width for sheet in sheets] == pytest.approx([points] * len(sheets))
        assert all(smallest_text(sheet) >= 5.25 for sheet in sheets)
    unit = re.search(r'<svg[^>]* width="600"', draw(SMALL, Drawing(width=parse_length("600px")))[0].svg)
    assert unit
    (shrunk,) = draw(LARGE, Drawing(width=parse_length("300px"), least=0))
    assert smallest_text(shrunk) < 3


@pytest.mark.thorough
def test_a_map_too_large_for_pixels_is_folded_to_the_levels_that_can_be_read() -> None:
    sheet = draw_overview(grown(3600, across=0), Drawing())
    assert sheet.width * sheet.height / 0.75**2 <= 1e8
    hidden = sum(map(int, re.findall(r"\+ (\d+) more<", sheet.svg)))
    assert hidden + sheet.svg.count("<g><title>") == 3600


@pytest.mark.parametrize("typed", ["", "x", "-3", "0", "9" * 12, "1e3", "12 km", "nan", "170 mm mm"])
def test_what_is_no_length_is_none(typed: str) -> None:
    assert parse_length(typed) is None


def test_an_unknown_page_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="a4"):
        find_paper("a44")


def test_a_png_on_paper_says_its_resolution() -> None:
    drawing = Drawing(paper=find_paper("a5-landscape"), dpi=100)
    png = draw_sheet(draw(SMALL, drawing)[0], drawing)
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (round(210 / 25.4 * 100), round(148 / 25.4 * 100))
    at = png.index(b"pHYs")
    assert struct.unpack(">IIB", png[at + 4 : at + 13]) == (pytest.approx(3937, abs=3), pytest.approx(3937, abs=3), 1)
    on_screen = Drawing(width=parse_length("500"))
    assert struct.unpack(">I", draw_sheet(draw(SMALL, on_screen)[0], on_screen)[16:20]) == (500,)


def test_a_png_with_a_resolution_is_whole() -> None:
    import zlib

    drawing = Drawing(paper=find_paper("a5"), dpi=50)
    png, at = draw_sheet(draw(SMALL, drawing)[0], drawing), 8
    names = []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        body = png[at + 4 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(body),)
        names.append(body[:4])
        at += 12 + length
    assert names[:2] == [b"IHDR", b"pHYs"]
    assert names[-1] == b"IEND"


@pytest.fixture(scope="module")
def pdf(sheets: list[Sheet], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / "large.pdf"
    file.write_bytes(draw_pages(sheets, "A <large> map", "uk"))
    return file


def test_a_pdf_has_a_page_for_each_part_with_bookmarks_tags_title_and_language(pdf: Path, sheets: list[Sheet]) -> None:
    data = pdf.read_bytes()
    assert len(re.findall(rb"/Type ?/Page\b", data)) == len(sheets)
    assert b"/Outlines" in data
    assert b"/StructTreeRoot" in data
    assert b"pdfuaid" in data
    assert b"/Lang(uk)" in data
    assert b"A <large> map" in data
    assert data == draw_pages(sheets, "A <large> map", "uk")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_all_text_of_a_pdf_can_be_found(pdf: Path, sheets: list[Sheet]) -> None:
    told = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    words = " ".join(told.split())
    for statement in LARGE.statements:
        assert statement.title.split()[-1] in words
    assert f"Part 2 of {len(sheets)}" in words


def test_a_letter_without_a_font_does_not_keep_a_pdf_from_being_written() -> None:
    map = ArgumentMap("m", "M", (Statement("a", "\U0001f9ff \u2e9b"),))
    assert draw_pages(draw(map, Drawing()), "M").startswith(b"%PDF")


def test_the_only_root_is_the_thesis_on_paper_as_on_the_screen() -> None:
    small = ArgumentMap(
        "m", "M", (Statement("a", "Wet"), Statement("b", "Rain")), inferences=(Inference("i", ("b",), "a"),)
    )
    assert ">Thesis<" in Views(small).svg
    assert ">Thesis<" in Views(small).pages[0].svg
    assert ">Thesis<" in draw_overview(small, Drawing()).svg
