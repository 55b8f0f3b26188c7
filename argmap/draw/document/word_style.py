"""Parts of documents in Word: paper, margins, styles, runs of text, and the file that they become."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.domain.languages import tag
from argmap.draw.document.package import FONT, UNKNOWN_LANGUAGE, right_to_left
from argmap.draw.measure import clean

Styles = Mapping[str, tuple[float, bool | None, str]]  # name -> size, bold, colour
A4 = (595.3, 841.9)  # pt
MARGIN = 56.7
_BEHIND_BIDI = ("w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")  # of what we use, in the order of the schema


def set_margins(section: Any, margin: float) -> None:
    from docx.shared import Pt

    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(margin)
    section.header_distance = section.footer_distance = Pt(margin / 2)


def dress(document: Any, language: str, styles: Styles) -> None:
    """A4, one typeface, colours that can be printed, and the language of the whole."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Pt(A4[0]), Pt(A4[1])
    set_margins(section, MARGIN)
    number_pages(document)
    for style in document.styles:
        if style.type is not None and hasattr(style, "font") and style.name in styles:
            size, bold, colour = styles[style.name]
            style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
            style.font.color.rgb = RGBColor.from_string(colour)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in [key for key in fonts.attrib if "Theme" in key]:
                del fonts.attrib[key]
            fonts.set(qn("w:cs"), FONT)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = defaults.find(qn("w:lang"))
    if spoken is not None:
        spoken.set(qn("w:val"), tag(language) or UNKNOWN_LANGUAGE)
        spoken.set(qn("w:bidi"), tag(language) or UNKNOWN_LANGUAGE)


class Paragraphs:
    """The end of a document, at which paragraphs are added; python-docx looks for it from the beginning."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.ids: dict[str, str] = {}  # of styles by name

    def add(self, style: str | None = None) -> Any:
        """Add an empty paragraph and return it."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element = OxmlElement("w:p")
        self.document.element.body[-1].addprevious(element)  # in front of the last section's settings
        if style:
            if style not in self.ids:
                self.ids[style] = self.document.styles[style].style_id
            element.style = self.ids[style]
        return Paragraph(element, self.document._body)


def add_run(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, language: str = "", within: bool = False
) -> Any:
    """Add text to a paragraph, marked with its language and direction, and return it.

    ``within`` a sentence in other words, it leaves the paragraph the direction of these.
    """
    from docx.oxml.ns import qn

    before, after = " " * (len(text) - len(text.lstrip())), " " * (len(text) - len(text.rstrip()))
    said = clean(text)
    run = paragraph.add_run(f"{before}{said}{after}" if said else text[:1])
    run.bold, run.italic = bold or None, italic or None
    properties = run._r.get_or_add_rPr()
    reverse = right_to_left(text)
    if reverse:
        properties.append(properties.makeelement(qn("w:rtl"), {}))
        if not within:
            turn(paragraph)
    if spoken := tag(language):
        key = "w:bidi" if reverse else "w:val"
        properties.append(properties.makeelement(qn("w:lang"), {qn(key): spoken}))
    return run


def turn(paragraph: Any) -> None:
    """Let a paragraph run from right to left."""
    from docx.oxml.ns import qn

    form = paragraph._p.get_or_add_pPr()
    if form.find(qn("w:bidi")) is None:
        form.insert_element_before(form.makeelement(qn("w:bidi"), {}), *_BEHIND_BIDI)


def number_pages(document: Any) -> None:
    """Put the number of each page, and how many there are, at the foot of all."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field, behind in (("PAGE", " / "), ("NUMPAGES", "")):
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        paragraph._p.append(element)
        element.append(OxmlElement("w:r"))
        element[0].append(OxmlElement("w:t"))
        element[0][0].text = "1"
        if behind:
            paragraph.add_run(behind)
    for run in paragraph._p.iter(qn("w:r")):
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), "18")  # halves of a pt
        run.get_or_add_rPr().append(size)
