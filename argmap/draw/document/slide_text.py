"""Text on slides, in the native frames of a presentation."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from argmap.domain.characters import reveal
from argmap.domain.languages import tag
from argmap.draw.document.drawing import inset, rgb
from argmap.draw.document.package import FONT, right_to_left
from argmap.draw.material import Material
from argmap.draw.theme import Theme

LEAST_SIZE = 12.0  # pt


class Texts:
    """Writes on slides, in the colours of a theme."""

    def __init__(self, material: Material, theme: Theme) -> None:
        self.material, self.words, self.theme = material, material.words, theme

    def say(
        self,
        slide: Any,
        lines: Sequence[str],
        place: tuple[float, float, float, float],
        size: float,
        *,
        name: str = "Text",
        right: bool = False,
    ) -> None:
        """Put a box of text in our words on a slide, at ``place`` (left, top, width, height in pt)."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Pt

        box = slide.shapes.add_textbox(*map(Pt, place))
        box.name = name
        reverse = right_to_left(self.words("document.verdict"))  # whatever claim a sentence of ours begins with
        written = [(line, size, False, self.theme["soft"]) for line in lines]
        self.write(box.text_frame, written, "", reverse=reverse)
        box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        inset(box.text_frame, 4, 1)
        if right:
            box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def number(self, slide: Any, at: int, count: int, place: tuple[float, float, float, float]) -> None:
        """The number of a slide as a field, which stays right when slides are moved, and how many there are."""
        from pptx.oxml.ns import qn

        self.say(slide, [str(at)], place, 12, name="Number", right=True)
        paragraph = slide.shapes[-1].text_frame.paragraphs[0]
        run = paragraph.runs[0]._r
        field = run.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
        for child in list(run):
            field.append(child)
        run.getparent().replace(run, field)
        behind = paragraph.add_run()
        behind.text = f" / {count}"
        behind._r.insert(0, deepcopy(field.find(qn("a:rPr"))))

    def write(
        self,
        frame: Any,
        lines: Sequence[tuple[str, float, bool, str]],
        language: str,
        *,
        reverse: bool | None = None,
    ) -> None:
        """Write paragraphs (text, size, whether bold, colour) into a frame, by default in the language of the map.

        Each runs as its script does, or from right to left if ``reverse`` says so; all stand at the side of the last.
        """
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
        from pptx.util import Pt

        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # where another typeface is wider than ours
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        directions = [right_to_left(text) if reverse is None else reverse for text, *_ in lines]
        for number, (text, size, bold, colour) in enumerate(lines):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.RIGHT if directions[-1] else PP_ALIGN.LEFT
            if directions[number]:
                paragraph._p.get_or_add_pPr().set("rtl", "1")
            run = paragraph.add_run()
            run.text = reveal(text).replace("\n", " ")
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = rgb(colour)
            if spoken := tag(language) or tag(self.material.map.language):
                run._r.get_or_add_rPr().set("lang", spoken)
