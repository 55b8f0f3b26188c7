"""Pictures as PDF, by typst: the text stays text, and the same pictures give the same bytes on every day.

A PDF has a page for each sheet, a bookmark for each sheet and each premise on it, and tags with an alternative text for
each picture. It keeps to PDF/UA-1 unless a character has no glyph in any font, which that standard forbids.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from argmap.domain.diagnostics import ArgmapError, Needing
from argmap.domain.languages import UNDETERMINED
from argmap.domain.naming import map_name
from argmap.draw.linking import Area
from argmap.draw.measure import FONT_FOLDER, clean
from argmap.draw.sheets.drawing import Sheet, element_of
from argmap.draw.typeface import needs_other_fonts

if TYPE_CHECKING:
    from argmap.views import Views

Page = Literal["fit", "a4"]

# Text reaches typst as input data, never as part of its source.
_HEAD = """#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language, font: "Inter")
"""
_BOOKMARKS = "#show heading: it => place(hide(it.body))\n"
_A4 = ("297mm", "210mm", 10 / 25.4 * 72)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)


FORMAT = {
    "name": "pdf",
    "title": "picture for print",
    "suffixes": (".pdf",),
    "media_type": "application/pdf",
    "draw": "draw",
    "loses": "everything that is not drawn",
}


def draw(views: Views) -> bytes:
    """Return the picture that was asked for, on as many pages as it needs."""
    return draw_pages(views.pages, map_name(views.map), views.map.language, views.drawn.fonts)


def draw_pdf(svg: str, page: Page = "fit") -> bytes:
    """Return ``svg`` as a PDF of one page: as large as the drawing ("fit"), or A4 on its side ("a4").

    Title and alternative text are those of the SVG. Raises ``MissingExtraError`` without typst.
    """
    title, description = element_of(svg, "title"), element_of(svg, "desc")
    size = ("auto", "auto", 0.0) if page == "fit" else _A4
    return _compiled([_page(0, size, [(1, title, 0.0, 0.0)])], [svg], [description], [[title]], title)


def draw_pages(sheets: Sequence[Sheet], title: str, language: str = "en", fonts: Sequence[Path] = ()) -> bytes:
    """Return ``sheets`` as a PDF with a page for each; ``fonts`` are files or folders to take missing glyphs from.

    Raises ``MissingExtraError`` without typst.
    """
    pages, names = [], []
    addresses = [[area[0] for area in sheet.links] for sheet in sheets]
    for count, sheet in enumerate(sheets):
        marks = [(1, sheet.title, 0.0, 0.0), *((2, name, x, y) for name, x, y in sheet.marks)]
        pages.append(_page(count, (f"{sheet.width:.3f}pt", f"{sheet.height:.3f}pt", 0.0), marks, sheet.links))
        names.append([name for _, name, _, _ in marks])
    svgs, descriptions = [sheet.svg for sheet in sheets], [sheet.description for sheet in sheets]
    return _compiled(pages, svgs, descriptions, names, title, language, fonts, addresses)


def _page(
    count: int, size: tuple[str, str, float], marks: Sequence[tuple[int, str, float, float]], links: Sequence[Area] = ()
) -> str:
    """The source of one page: its bookmarks, each at its place, its picture, and the links that lie over it."""
    across, down, margin = size
    place = 'width: 100%, height: 100%, fit: "contain", ' if across != "auto" else ""
    headings = [
        f"#place(top + left, dx: {x}pt, dy: {y}pt, heading(level: {level}, sys.inputs.h{count}x{number}))"
        for number, (level, _, x, y) in enumerate(marks)
    ]
    areas = [
        f"#place(top + left, dx: {x}pt, dy: {y}pt, link(sys.inputs.l{count}x{number}, "
        f"box(width: {width}pt, height: {height}pt)))"
        for number, (_, x, y, width, height) in enumerate(links)
    ]
    return "\n".join(
        [
            f"#set page(width: {across}, height: {down}, margin: {margin}pt)",
            *headings,
            *areas,
            f'#image(bytes(sys.inputs.svg{count}), {place}format: "svg", alt: sys.inputs.told{count})',
        ]
    )


def _compiled(
    pages: Sequence[str],
    svgs: Sequence[str],
    descriptions: Sequence[str],
    names: Sequence[Sequence[str]],
    title: str,
    language: str = "en",
    fonts: Sequence[Path] = (),
    addresses: Sequence[Sequence[str]] = (),
) -> bytes:
    title = clean(title) or "Argument map"
    match = _LANGUAGE.fullmatch(language)
    inputs = {"title": title, "language": match[1].lower() if match else UNDETERMINED}
    for count, (svg, words) in enumerate(zip(svgs, descriptions, strict=True)):
        # typst takes the font from the file
        inputs[f"svg{count}"] = re.sub(r"<style>.*?</style>\n?", "", svg, count=1, flags=re.DOTALL)
        inputs[f"told{count}"] = words or title
        inputs.update({f"h{count}x{number}": name or title for number, name in enumerate(names[count])})
    for count, urls in enumerate(addresses):
        inputs.update({f"l{count}x{number}": url for number, url in enumerate(urls)})
    source = _HEAD + _BOOKMARKS + "\n#pagebreak()\n".join(pages)
    return _typeset(source, inputs, not fonts and any(map(needs_other_fonts, svgs)), fonts)


def compile_text(source: str, words: Sequence[str], title: str, language: str, fonts: Sequence[Path] = ()) -> bytes:
    """Return a PDF of running text: ``source`` names the texts in ``words`` as ``sys.inputs.w0`` and so on.

    Raises ``MissingExtraError`` without typst.
    """
    match = _LANGUAGE.fullmatch(language)
    inputs = {"title": clean(title) or "Argument map", "language": match[1].lower() if match else UNDETERMINED}
    inputs.update({f"w{number}": text for number, text in enumerate(words)})
    shown = any(needs_other_fonts(f"<text>{html.escape(text)}</text>") for text in words)
    return _typeset(_HEAD + source, inputs, not fonts and shown, fonts)


@contextmanager
def _folders(fonts: Sequence[Path]) -> Iterator[list[Path]]:
    """``fonts`` as folders, which is all that typst looks into: files are copied into one, in their order."""
    files = [font for font in fonts if font.is_file()]
    with TemporaryDirectory() as place:
        for number, file in enumerate(files):
            copyfile(file, Path(place, f"{number:04}{file.suffix}"))
        yield [*([Path(place)] if files else []), *(font for font in fonts if font not in files)]


def _typeset(source: str, inputs: dict[str, str], others: bool, fonts: Sequence[Path]) -> bytes:
    """Compile ``source``; ``others`` takes fonts of this machine besides."""
    with Needing("typst", "PDF pictures need typst."):
        import typst
    with _folders(fonts) as folders:  # a font is read when it is used
        known = typst.Fonts(
            include_system_fonts=others, include_embedded_fonts=False, font_paths=[FONT_FOLDER, *folders]
        )
        try:
            try:
                compiled = typst.compile(
                    source.encode(), format="pdf", font_paths=known, sys_inputs=inputs, pdf_standards="ua-1"
                )
            except typst.TypstError as error:
                if "PDF/UA" not in str(error):
                    raise
                compiled = typst.compile(source.encode(), format="pdf", font_paths=known, sys_inputs=inputs)
        except typst.TypstError as error:
            raise ArgmapError.because("cannot-paint", f"The picture cannot be set as PDF: {error}") from error
    assert isinstance(compiled, bytes)
    return compiled
