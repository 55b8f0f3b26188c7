"""A handout and the solutions to it as documents to be edited (DOCX)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.domain.model import ArgumentMap
from argmap.draw.document.package import library, save
from argmap.draw.document.word_style import Paragraphs, add_run, dress
from argmap.draw.document.worksheet import Block, blocks_of, kept, reversed_blocks, spaced
from argmap.read import without_collector

if TYPE_CHECKING:
    from argmap.views import Views

_STYLES = {"title": "Title", "note": "Subtitle", "heading": "Heading 1", "task": "Heading 2"}
_SIZES = {"Title": 20, "Subtitle": 10, "Heading 1": 15, "Heading 2": 12, "Normal": 10.5}
_LOOKS = {name: (size, name.startswith("Heading") or None, "1A1C21") for name, size in _SIZES.items()}
_INDENT = 14.0  # pt


def draw(views: Views, *, solved: bool = False) -> bytes:
    """Return the handout, which says nothing of the solutions, or ``solved`` those."""
    return write(blocks_of(views, solved=solved), views.map)


def write(blocks: Iterable[Block], map: ArgumentMap) -> bytes:
    """Return ``blocks`` as a document; raises ``MissingExtraError`` without python-docx."""
    docx = library("docx", "Documents")
    with without_collector():
        document = docx.Document()
        dress(document, map.language, _LOOKS)
        listed, paragraphs = list(blocks), Paragraphs(document)
        together, leftward = kept(listed), reversed_blocks(listed)
        for at, (room, block) in enumerate(spaced(listed)):
            paragraph = _add(paragraphs, block, room)
            paragraph.paragraph_format.keep_with_next = at in together or block.kind in ("heading", "task") or None
            _turn(paragraph, leftward=leftward[at])
        return save(document, replace(map, summary=""))  # which says what the tasks ask for


def _turn(paragraph: Any, *, leftward: bool) -> None:
    """Set a paragraph in its direction, whatever the texts in it have: they are marked with their own."""
    from docx.oxml.ns import qn

    form = paragraph._p.get_or_add_pPr()
    if not leftward and (turned := form.find(qn("w:bidi"))) is not None:
        form.remove(turned)


def _add(paragraphs: Paragraphs, block: Block, room: float) -> Any:
    from docx.shared import Pt

    paragraph = paragraphs.add(_STYLES.get(block.kind))
    form = paragraph.paragraph_format
    if block.kind == "item":
        form.left_indent, form.first_line_indent = Pt(_INDENT * (block.level + 1)), Pt(-_INDENT)
        form.space_after = Pt(2)
        paragraph.add_run("–\u00a0\u00a0")
    if room:
        form.space_before = Pt(room)
    for text, style in block.runs:
        run = add_run(paragraph, text, bold=style == "bold", italic=style == "italic")
        if style == "name":
            run.text += "\u00a0"
            run.font.superscript = True
    return paragraph
