"""A map as a document (DOCX): verdict, the argument as numbered headings and lists, questions, sources, and the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.domain.characters import reveal
from argmap.domain.links import Piece
from argmap.domain.naming import map_name
from argmap.draw.card import mark_word
from argmap.draw.document.authored import authored
from argmap.draw.document.excerpt import readable_part
from argmap.draw.document.hyperlink import link_to_address, link_to_bookmark, mark
from argmap.draw.document.numbering import INDENT, add_outline, number_by
from argmap.draw.document.package import library, right_to_left, save
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.document.tasks import named
from argmap.draw.document.word_style import A4, Paragraphs, add_run, dress, set_margins, turn
from argmap.draw.look import Direction
from argmap.draw.material import Material, Point, described
from argmap.draw.measure import clean
from argmap.draw.raster import draw_png
from argmap.draw.svg import draw_svg
from argmap.read import without_collector

if TYPE_CHECKING:
    from argmap.views import Views

_NARROW = 34.0  # margin of the picture's page
_DOTS = 200  # per inch
_STYLES = {  # name -> size, bold, colour
    "Normal": (10.5, None, "1A1C21"),
    "Title": (22, True, "1A1C21"),
    "Subtitle": (10.5, None, "4A4A4A"),
    "Heading 1": (16, True, "1A1C21"),
    "Heading 2": (13, True, "14633B"),
    "Heading 3": (11.5, True, "1A1C21"),
    "Quote": (10, None, "4A4A4A"),
}


def draw(views: Views) -> bytes:
    """Return what is told of the map that was asked for."""
    return draw_document(views.material, views.drawn.direction, views.falls)


def draw_document(
    material: Material, direction: Direction = "left-to-right", falls: Mapping[tuple[str, str], str] | None = None
) -> bytes:
    """Return the map as a document; raises ``MissingExtraError`` without python-docx."""
    docx = library("docx", "Documents")
    with without_collector():
        paper = _Paper(material, docx.Document(), direction, falls or {})
        paper.open()
        paper.tell_argument()
        paper.practise()
        paper.ask()
        paper.name_sources()
        paper.show()
        return save(paper.document, material.map)


class _Paper:
    def __init__(
        self, material: Material, document: Any, direction: Direction, falls: Mapping[tuple[str, str], str]
    ) -> None:
        self.material, self.direction, self.falls = material, direction, falls
        self.words = material.words
        self.leftward = right_to_left(
            self.words("document.verdict")
        )  # what is said in our words, whatever claim is in it
        self.document = document
        self.outline = add_outline(document)
        self.paragraphs = Paragraphs(document)
        self.bookmarks: dict[str, str] = {}  # the names of bookmarks by the points that they stand at
        dress(document, material.map.language, _STYLES)

    def open(self) -> None:
        """Title, who made it, what it is about, and the verdict."""
        m = self.material
        self.say(map_name(m.map), style="Title")
        about = [", ".join(m.map.authors), m.map.created.isoformat() if m.map.created else "", m.map.licence]
        article = m.map.article_source
        if any(about):
            self.say("; ".join(part for part in about if part), style="Subtitle")
        if article:
            self.say(self.words("picture.source", source=described(article, m)), style="Subtitle")
        if m.map.summary:
            self.say(m.map.summary)
        self.heading(self.words("document.verdict"), 1)
        thesis = m.map.thesis
        if thesis:
            paragraph = self.say("")
            add_run(paragraph, f"{m.title(thesis.id)} ", bold=True, within=True)
            add_run(paragraph, clean(m.verdicts.get(thesis.id, "")) + ".")
        self.say(_census(m))

    def tell_argument(self) -> None:
        """Each claim with what bears on it: headings for the upper levels, a numbered list below them."""
        self.heading(self.words("document.argument"), 1)
        if not self.material.points:
            self.say(self.words("page.no_claims"))
        for point in self.material.points:
            self.tell(point)

    def tell(self, point: Point) -> None:
        """One point: its relation and title, its text, and what is known about it."""
        m = self.material
        depth = m.level(point)
        heading = depth < 2 and not point.again
        paragraph = self.say("", style=f"Heading {depth + 2}" if heading else None)
        number_by(paragraph, None if point.again else self.outline, depth, heading)
        relation = _relation(m, point)
        if relation:
            add_run(paragraph, f"{relation}: ", italic=True, within=True)
        if self.leftward:
            turn(paragraph)
        said = m.title(point.box)
        linked = m.pieces(point.box)
        if linked and not m.text(point.box) and said == clean(m.element(point.box).text):
            self.linked(paragraph, linked, m.language(point.box), bold=not heading, within=True)
        else:
            add_run(paragraph, said, bold=not heading, language=m.language(point.box), within=True)
        if point.again:
            number = m.numbers.get(point.box) or self.words("document.above")
            add_run(paragraph, f" {self.words('document.see', number=number)}", within=True)
            return
        if point.box in m.mentioned:
            mark(paragraph, self.bookmark(point.box), len(self.bookmarks))
        if text := m.text(point.box):
            self.beneath(depth, [("", text)], m.language(point.box), pieces=linked)
        facts = [("verdict", m.verdict(point.box)), ("voices", m.voices(point.box))]
        facts += [("facts", ", ".join(m.facts(point.box))), ("scheme", self._scheme(point))]
        self.beneath(depth, [(f"{self.words(f'document.label.{kind}')} ", fact) for kind, fact in facts if fact])
        for passage in m.passages(point.box):
            if passage.text:
                self.beneath(depth, [(f"{passage.name}: ", passage.text)], style="Quote")

    def _scheme(self, point: Point) -> str:
        inference = self.material.map.elements.get(point.step.id) if point.step else None
        scheme = getattr(inference, "scheme", "")
        return self.words("document.scheme", scheme=scheme_name(scheme)) if scheme else ""

    def beneath(
        self,
        depth: int,
        parts: Iterable[tuple[str, str]],
        language: str = "",
        style: str | None = None,
        pieces: Sequence[Piece] = (),
    ) -> None:
        """A paragraph that belongs to a point, indented as the point is; ``pieces`` are its text with links."""
        from docx.shared import Pt

        parts = list(parts)
        if not parts:
            return
        paragraph = self.say("", style=style)
        paragraph.paragraph_format.left_indent = Pt(INDENT * max(0, depth - 1))
        paragraph.paragraph_format.space_after = Pt(3)
        if pieces:
            self.linked(paragraph, pieces, language)
            return
        for number, (label, text) in enumerate(parts):
            if label:
                add_run(paragraph, ("  " if number else "") + label, bold=True)
            add_run(paragraph, text, language=language, within=bool(label))

    def linked(
        self, paragraph: Any, pieces: Sequence[Piece], language: str, *, bold: bool = False, within: bool = False
    ) -> None:
        """Add a text whose links can be followed: to their addresses, or to the points that they mention."""
        for piece in pieces:
            before = len(paragraph._p)
            add_run(paragraph, piece.text, bold=bold, language=language, within=within)
            if piece.url:
                link_to_address(paragraph, before, piece.url)
            elif piece.element in self.material.structure.boxes:
                link_to_bookmark(paragraph, before, self.bookmark(piece.element))

    def bookmark(self, box: str) -> str:
        """The name of the bookmark at a point; Word knows only letters, digits and underscores, at most 40."""
        return self.bookmarks.setdefault(box, f"claim_{len(self.bookmarks) + 1}")

    def ask(self) -> None:
        """The critical questions of the schemes that the argument follows."""
        schemes = self.material.schemes
        if not schemes:
            return
        self.heading(self.words("document.questions"), 1)
        for scheme, steps in schemes.items():
            self.heading(clean(scheme_name(scheme).capitalize()), 2)
            for premises, conclusion in steps:
                names = "; ".join(map(self.material.quoted, premises))
                self.say(self.words("document.step", premises=names, conclusion=self.material.quoted(conclusion)))
            for question in asked(scheme):
                self.say(question, style="List Bullet")

    def practise(self) -> None:
        """The exercises of the author, with the numbers of this document; solutions are a document of their own."""
        exercises = list(authored(self.material, self.falls, named))
        if not exercises:
            return
        self.heading(self.words("exercises.kinds.own"), 1)
        for task in exercises:
            self.say(task.question, style="List Number")
            for item in task.items:
                self.say(item, style="List Bullet 2")

    def name_sources(self) -> None:
        """Everybody and everything that is quoted."""
        if not self.material.map.sources:
            return
        self.heading(self.words("document.sources"), 1)
        for source in self.material.map.sources:
            line = described(source, self.material)
            self.say(f"{line}. {source.url}" if source.url else line, style="List Bullet")

    def show(self) -> None:
        """The picture, on a landscape page of its own: the last, so that no other is broken off before it."""
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Pt

        across, down = A4[1] - 2 * _NARROW, A4[0] - 2 * _NARROW - 70  # below the heading, above a remark
        picture, whole = readable_part(self.material, across, down, self.direction)
        if picture is None:
            return
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Pt(A4[1]), Pt(A4[0])
        set_margins(section, _NARROW)
        self.heading(self.words("document.map"), 1)
        svg = draw_svg(picture, "print")
        height = float(svg.split('height="', 1)[1].split('"', 1)[0])
        factor = min(across / picture.width, down / height, 1.0)
        png = draw_png(svg, width=int(picture.width * factor * _DOTS / 72))
        shape = self.document.add_picture(BytesIO(png), width=Pt(picture.width * factor))
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(0)
        properties = shape._inline.docPr
        properties.set("name", self.words("document.map_name"))
        properties.set("title", clean(picture.title))
        properties.set("descr", reveal(picture.description)[:8000])
        if not whole:
            self.say(self.words("document.too_large"))

    def heading(self, text: str, level: int) -> None:
        """Add a heading in our words."""
        paragraph = self.document.add_heading(text, level)
        if self.leftward:
            turn(paragraph)

    def say(self, text: str, style: str | None = None) -> Any:
        """Add a paragraph."""
        paragraph = self.paragraphs.add(style)
        if text:
            add_run(paragraph, text)
        return paragraph


def _relation(material: Material, point: Point) -> str:
    """Return what a point is to the one above it: ``Supported by (only together with 1.2)``."""
    if point.step is None:
        said = material.aside(point.box)
        return said[:1].upper() + said[1:]
    words, others, above = material.words, material.partners(point), material.lost_above(point)
    said = words(f"document.relation.{material.kind(point)}")
    if above:
        said = words("document.relation_to", above=above, relation=said[:1].lower() + said[1:])
    return words("document.relation_together", relation=said, names=others) if others else said


def _census(material: Material) -> str:
    """Return how many claims the map has, and what became of how many."""
    words, boxes = material.words, material.structure.boxes
    counts = Counter(material.marks.get(box, "") for box in boxes)
    outcomes = ", ".join(
        words("document.counted", word=mark_word(mark, words) or words("why.word.stands"), n=n)
        for mark, n in sorted(counts.items(), key=lambda item: (bool(item[0]), -item[1], item[0]))
    )
    return words("document.census_of", claims=words("page.claims", n=len(boxes)), told=outcomes)
