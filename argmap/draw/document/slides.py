"""A map as slides (PPTX): native boxes, and connectors that follow when a box is moved; text of 12 pt or more.

From the top down, lines run on rails with words on them, as in textbooks, and stay where they are.

The first slide is an overview, each of the others one sub-argument; the speaker's notes hold what the boxes leave out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.domain.naming import map_name
from argmap.draw.card import mark_word
from argmap.draw.document.drawing import paint_ground
from argmap.draw.document.notes import make_room, notes_of, write_notes
from argmap.draw.document.package import FONT, library, save
from argmap.draw.document.plan import Page, plan, unshown
from argmap.draw.document.shapes import Canvas
from argmap.draw.document.sheet import ELSEWHERE
from argmap.draw.material import Material
from argmap.draw.measure import clean, joined, shorten, wrap
from argmap.draw.theme import Theme, load_theme
from argmap.read import without_collector

if TYPE_CHECKING:
    from argmap.views import Views

SLIDE = (960, 540)  # pt: 16:9
_LEFT, _INSIDE = 30.0, 900.0
_TITLE_SIZES = (26, 22, 18)
_JOINED = 72  # characters of several titles, in about a line
_TITLE_ONLY = 5  # the layout of python-pptx's template that has a title and nothing else


def draw(views: Views) -> bytes:
    """Return what is told of the map that was asked for."""
    drawn = views.drawn
    return draw_slides(replace(views.material, direction=drawn.direction), drawn.theme if drawn.themed else None)


def draw_slides(material: Material, theme: Theme | None = None) -> bytes:
    """Return the map as a presentation, in the colours for paper if no ``theme`` is given.

    Raises ``MissingExtraError`` without python-pptx.
    A map too large for ``plan.MOST_SLIDES`` slides is cut off at the leaves: boxes say how many more stand below
    them, and the last slide how many claims have none.
    """
    with without_collector():
        deck = _Deck(material, theme or load_theme("print"))
        deck.draw()
        return save(deck.presentation, material.map)


class _Deck:
    def __init__(self, material: Material, theme: Theme) -> None:
        pptx = library("pptx", "Slides")
        self.material = material
        self.words = material.words
        self.presentation = pptx.Presentation()
        self.pages = plan(material)
        self.unshown = unshown(material, self.pages)
        self.canvas = Canvas(material, theme)
        self.where = _where(self.pages, material)
        _make_wide(self.presentation)
        make_room(self.presentation)
        paint_ground(self.presentation.slide_master, self.canvas.theme)
        layouts = self.presentation.slide_layouts
        self.layout = layouts[_TITLE_ONLY]
        for layout in [each for each in layouts if each != self.layout]:
            layouts.remove(layout)

    def draw(self) -> None:
        slides = [self.presentation.slides.add_slide(self.layout) for _ in range(max(1, len(self.pages)))]
        for page, slide in zip(self.pages, slides, strict=False):
            self._draw_page(page, slide, slides)
        if not self.pages:
            _set_title(slides[0], clean(map_name(self.material.map)), self.canvas)
            self.canvas.say(slides[0], [self.words("page.no_claims")], (_LEFT, 110, _INSIDE, 30), 18)

    def _draw_page(self, page: Page, slide: Any, slides: list[Any]) -> None:
        _set_title(slide, self._title(page), self.canvas)
        lines = [self._subtitle(page)]
        if self.unshown and page is self.pages[-1]:
            lines.append(self.words("document.unshown", n=self.unshown))
        self.canvas.say(slide, lines, (_LEFT, 70, _INSIDE, 40), 14, name="Verdict")
        shapes = self.canvas.draw(slide, page.sheet, self._mark)
        for box, shape in shapes.items():
            if box in page.sheet.folded and box in self.where:
                shape.click_action.target_slide = slides[self.where[box]]
        self.canvas.draw_legend(slide, page.sheet)
        if page.overview and (line := self._source_line()):
            self.canvas.say(slide, [line], (_LEFT, 513, 640, 22), 12, name="Source")
        self.canvas.number(slide, slides.index(slide) + 1, len(slides), (_LEFT + _INSIDE - 80, 513, 80, 22))
        about = [[clean(self.material.map.summary)]] if page.overview and self.material.map.summary else []
        write_notes(slide, [*about, *notes_of(self.material, page.sheet.children.keys())])

    def _title(self, page: Page) -> str:
        m = self.material
        title = m.title(page.root) if page.root else self.words("document.also")
        if page.overview and page.root:
            title = map_name(m.map)
        if page.beside:
            return joined([m.title(root) for root in page.roots], _JOINED, self.words)
        title = shorten(title, 150)
        return self.words("document.part", title=title, part=page.part, parts=page.parts) if page.parts > 1 else title

    def _subtitle(self, page: Page) -> str:
        m = self.material
        if not page.root:
            return self.words("document.alone", n=len(page.sheet.children))
        verdict = m.verdict(page.root)
        if page.overview:
            title = self.words("quoted", text=m.title(page.root))
            key = "headline_open" if m.standing.get(page.root) == "open" else "headline"
            verdict = verdict[:1].lower() + verdict[1:]
            return shorten(
                self.words(f"document.{key}", title=title, told=verdict) if verdict else m.title(page.root), 230
            )
        if page.beside:
            said = (
                self.words("document.headline", title=m.quoted(box), told=_small(m.verdict(box))) for box in page.roots
            )
            return shorten(" ".join(said), 230)
        point = next((p for p in m.points if p.box == page.root and not p.again), None)
        bearing = f" {m.bears(point)}" if point and point.step else ""
        return shorten(f"{verdict}{bearing}", 230)

    def _source_line(self) -> str:
        source = self.material.map.article_source
        if source is None:
            return ""
        said = f"{clean(source.name)}, {clean(source.date)}".rstrip(", ")
        return shorten(self.words("picture.source", source=said), 100)

    def _mark(self, box: str, mark: str, folded: bool) -> str:
        """A box's mark, saying where the rest of what bears on it stands."""
        if not folded or ELSEWHERE not in mark:
            return mark_word(mark, self.words)
        if box in self.where:
            return mark.replace(ELSEWHERE, self.words("document.on_slide", n=self.where[box] + 1))
        return mark.replace(ELSEWHERE, self.words("document.more", n=len(dict(self.material.below[box]))))


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _where(pages: list[Page], material: Material) -> dict[str, int]:
    """The index of the slide on which what bears on each box is shown."""
    numbers: dict[str, int] = {}
    for index, page in enumerate(pages):
        if page.root and not page.overview:
            for root in page.roots:
                numbers.setdefault(root, index)
    for index, page in enumerate(pages):
        for box in page.sheet.children:
            if material.below[box] and box not in page.sheet.folded:
                numbers.setdefault(box, index)
    return numbers


def _make_wide(presentation: Any) -> None:
    """Turn the template, which is 4:3, into 16:9, with our typeface in its theme."""
    from pptx.util import Pt

    factor = Pt(SLIDE[0]) / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Pt(SLIDE[0]), Pt(SLIDE[1])
    master = presentation.slide_master
    for each in (master, *presentation.slide_layouts):
        for shape in each.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    theme = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())


def _set_title(slide: Any, title: str, canvas: Canvas) -> None:
    """Put the title where it takes two lines at most."""
    from pptx.util import Pt

    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Pt(_LEFT), Pt(8), Pt(_INSIDE), Pt(62)
    size = next((s for s in _TITLE_SIZES if len(wrap(title, _INSIDE - 20, s, 600)) <= 2), _TITLE_SIZES[-1])
    canvas.write(shape.text_frame, [(title, size, True, canvas.theme["ink"])], "")
