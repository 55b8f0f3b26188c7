"""A handout and the solutions to it as documents to be edited (DOCX)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.domain.model import ArgumentMap
from argmap.draw.document.package import FONT, library, repack, right_to_left, set_properties, tag
from argmap.draw.document.worksheet import Block, handout_of, solutions_of
from argmap.draw.measure import clean
from argmap.read import without_collector

if TYPE_CHECKING:
    from argmap.views import Views

_STYLES = {"title": "Title", "note": "Subtitle", "heading": "Heading 1", "task": "Heading 2"}
_SIZES = {"Title": 20, "Subtitle": 10, "Heading 1": 15, "Heading 2": 12, "Normal": 10.5}
_A4, _MARGIN, _INDENT = (595.3, 841.9), 56.7, 14.0  # pt


def draw(views: Views) -> bytes:
    """Return the handout, which says nothing of the solutions."""
    return write(handout_of(views), views.map)


def draw_solutions(views: Views) -> bytes:
    """Return the solutions."""
    return write(solutions_of(views), views.map)


def write(blocks: Iterable[Block], map: ArgumentMap) -> bytes:
    """Return ``blocks`` as a document; raises ``MissingExtraError`` without python-docx."""
    docx = library("docx", "Documents")
    with without_collector():
        document = docx.Document()
        _dress(document, map)
        for block in blocks:
            _add(document, block)
        set_properties(document.core_properties, map)
        document.core_properties.comments = ""  # the summary of a map says what its tasks ask for
        written = BytesIO()
        document.save(written)
        return repack(written.getvalue())


def _add(document: Any, block: Block) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
    form = paragraph.paragraph_format
    if block.kind == "item":
        form.left_indent, form.first_line_indent = Pt(_INDENT * (block.level + 1)), Pt(-_INDENT)
        form.space_after = Pt(2)
        paragraph.add_run("–\u00a0\u00a0")
    form.keep_with_next = block.kind in ("heading", "task") or None
    for text, style in block.runs:
        before, after = " " * (len(text) - len(text.lstrip())), " " * (len(text) - len(text.rstrip()))
        said = clean(text)
        run = paragraph.add_run(f"{before}{said}{after}" if said else " ")
        run.bold, run.italic = style == "bold" or None, style == "italic" or None
        if style == "name":
            run.text += "\u00a0"
            run.font.superscript = True
        if right_to_left(text):
            properties = run._r.get_or_add_rPr()
            properties.append(properties.makeelement(qn("w:rtl"), {}))


def _dress(document: Any, map: ArgumentMap) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Pt(_A4[0]), Pt(_A4[1])
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Pt(_MARGIN))
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x1A, 0x1C, 0x21)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[key]
        fonts.set(qn("w:cs"), FONT)
    spoken = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = spoken.find(qn("w:lang"))
    if spoken is not None and tag(map.language):
        spoken.set(qn("w:val"), tag(map.language))
