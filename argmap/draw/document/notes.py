"""The speaker's notes of a slide: what its boxes leave out, on a page to be printed below the slide's picture."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from argmap.domain.characters import reveal
from argmap.draw.document.package import FONT, right_to_left
from argmap.draw.material import Material
from argmap.draw.measure import wrap

_PAGE = (540.0, 720.0)  # pt, of python-pptx's template
_MARGIN, _ROOM_BETWEEN = 40.0, 12.0  # pt: around all, and below the picture
_ACROSS, _SHAPE = _PAGE[0] - 2 * _MARGIN, 16 / 9  # of the picture
_NARROWER = 0.9  # the letters of Arial than those in which texts are measured
_READABLE = 9.0  # pt
_INSET = 8.0  # pt, around text in its frame
_SIZES = (12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # pt: the largest at which all stands on the page
_LEADING = 1.2
_BLANK = 0.5  # of a line, between one claim and the next


def notes_of(material: Material, shown: Container[str]) -> Iterator[list[str]]:
    """Each claim of a slide in full, its name and relation first: what it does, who says it, how surely, and where."""
    mentioned: set[str] = set()
    for point in material.points:
        if point.box not in shown or point.box in mentioned or (point.again and point.above not in shown):
            continue
        mentioned.add(point.box)
        yield _note(material, point.box, material.bearing(point), point.above)


def _note(m: Material, box: str, bearing: str, above: str) -> list[str]:
    number = m.numbers.get(box, "")
    end = f" — {bearing} {m.quoted(above)}" if bearing else ""
    lines = [f"{number} {m.title(box)}{end}".strip()]
    lines += [m.text(box)] if m.text(box) else []
    said = [m.words("document.note.voices", voices=m.voices(box)) if m.voices(box) else ""]
    said += [f"{fact.capitalize()}." for fact in m.facts(box)]
    said += [m.words("document.note.verdict", verdict=m.verdict(box)) if m.verdict(box) else ""]
    lines += [" ".join(part for part in said if part)] if any(said) else []
    lines += [f"{p.name}: {p.text or p.phrase}".rstrip(": ") for p in m.passages(box)]
    return lines


def make_room(presentation: Any) -> None:
    """Give pages of notes a picture as wide as its slide is, instead of 4:3, and all the rest to the notes."""
    _place(presentation.notes_master.placeholders, _ACROSS)


def _place(shapes: Iterable[Any], wide: float) -> None:
    """Put the picture of a slide on a page of notes, so ``wide``, and the notes below it."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.util import Pt

    high = wide / _SHAPE
    places = {
        PP_PLACEHOLDER.SLIDE_IMAGE: (_MARGIN, wide, high),
        PP_PLACEHOLDER.BODY: (_MARGIN + high + _ROOM_BETWEEN, _ACROSS, _room(wide)),
    }
    for shape in shapes:
        if place := places.get(shape.placeholder_format.type):
            shape.left = Pt(_MARGIN)
            shape.top, shape.width, shape.height = map(Pt, place)


def _room(wide: float) -> float:
    """The height that is left for notes below a picture so ``wide``."""
    return _PAGE[1] - 2 * _MARGIN - wide / _SHAPE - _ROOM_BETWEEN


def write_notes(slide: Any, notes: Sequence[Sequence[str]]) -> None:
    """Write notes under a slide, a blank line between two, as large as the page has room for.

    Where that would be small, the picture of the slide is half as wide.
    """
    from pptx.util import Pt

    page, size = slide.notes_slide, _largest(notes, _ACROSS)
    if size < _READABLE:
        _place(page.placeholders, _ACROSS / 2)
        size = _largest(notes, _ACROSS / 2)
    frame = page.notes_text_frame
    lines = [(line, at == 0 and len(note) > 1) for note in notes for at, line in enumerate((*note, ""))]
    for number, (line, bold) in enumerate(lines[:-1]):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        form = paragraph._p.get_or_add_pPr()
        reverse = right_to_left(line)
        for key, value in (
            ("marL", "0"),
            ("indent", "0"),
            ("algn", "r" if reverse else "l"),
            ("rtl", str(int(reverse))),
        ):
            form.set(key, value)
        run = paragraph.add_run()
        run.text = reveal(line)
        run.font.size, run.font.bold, run.font.name = Pt(size if line else size * _BLANK), bold or None, FONT


def _largest(notes: Sequence[Sequence[str]], wide: float) -> float:
    """The size of letters at which all notes stand below a picture so ``wide``."""
    room = _room(wide) - _INSET
    return next((size for size in _SIZES if _height(notes, size) <= room), _SIZES[-1])


def _height(notes: Sequence[Sequence[str]], size: float) -> float:
    room = _ACROSS - 2 * _INSET
    lines = sum(len(wrap(line, room, size * _NARROWER)) for note in notes for line in note) + _BLANK * (len(notes) - 1)
    return lines * size * _LEADING
