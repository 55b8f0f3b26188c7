"""A picture as PDF, by typst: the text stays text, and the same picture gives the same bytes on every day."""

from __future__ import annotations

import html
import re
from typing import Literal

from argmap.draw.measure import FONT_FOLDER
from argmap.errors import ArgmapError, Diagnostic, MissingExtraError

Page = Literal["fit", "a4"]

# Text reaches typst as input data, never as part of its source.
_HEAD = '#set document(title: sys.inputs.title, date: none)\n#set text(lang: "en")\n'
_IMAGE = 'bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.description'
_PAGES = {
    "fit": f"#set page(width: auto, height: auto, margin: 0pt)\n#image({_IMAGE})",
    "a4": '#set page("a4", flipped: true, margin: 10mm)\n'
    f'#align(center + horizon, image({_IMAGE}, width: 100%, height: 100%, fit: "contain"))',
}


def draw_pdf(svg: str, page: Page = "fit") -> bytes:
    """Return ``svg`` as a PDF of one page: as large as the drawing ("fit"), or A4 on its side ("a4").

    Title and alternative text are those of the SVG. Raises ``MissingExtraError`` without typst.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError(
            Diagnostic("missing-extra", "PDF pictures need typst.", remedy="Run: pip install typst")
        ) from error
    bare = re.sub(r"<style>.*?</style>\n?", "", svg, count=1, flags=re.DOTALL)  # typst takes the font from the file
    inputs = {"svg": bare, "title": _element(svg, "title"), "description": _element(svg, "desc")}
    try:
        compiled = typst.compile(
            (_HEAD + _PAGES[page]).encode(),
            format="pdf",
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER]),
            sys_inputs=inputs,
        )
    except typst.TypstError as error:
        raise ArgmapError(Diagnostic("cannot-paint", f"The picture cannot be set as PDF: {error}")) from error
    assert isinstance(compiled, bytes)
    return compiled


def _element(svg: str, name: str) -> str:
    found = re.search(rf"<{name}[^>]*>(.*?)</{name}>", svg, re.DOTALL)
    return html.unescape(found[1]) if found else ""
