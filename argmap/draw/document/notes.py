"""The speaker's notes of a slide: what its boxes leave out, on a page to be printed below the slide's picture."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from argmap.domain.characters import reveal
from argmap.draw.document.package import FONT, right_to_left
from argmap.draw.material import Material
from argmap.draw.measure import wrap

_PAGE = (540.0, 720.0)  # pt, of python-pptx's template
_MARGIN, _ROOM_BETWEEN, _HEIGHT = 40.0, 12.0, 370.0  # pt: beside all, below the picture, and of the notes
_INSET = 8.0  # pt, around text in its frame
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0)  # pt: the largest at which all stands on the page
_LEADING = 1.25
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
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.util import Pt

    master, page = presentation.notes_master, Pt(_PAGE[0])
    across = page - 2 * Pt(_MARGIN)
    high = int(across * presentation.slide_height / presentation.slide_width)
    places = {
        PP_PLACEHOLDER.SLIDE_IMAGE: (Pt(_MARGIN), high),
        PP_PLACEHOLDER.BODY: (Pt(_MARGIN) + high + Pt(_ROOM_BETWEEN), Pt(_HEIGHT)),
    }
    for shape in master.placeholders:
        if place := places.get(shape.placeholder_format.type):
            shape.left, shape.width = Pt(_MARGIN), across
            shape.top, shape.height = place


def write_notes(slide: Any, notes: Sequence[Sequence[str]]) -> None:
    """Write notes under a slide, a blank line between two, as large as the page has room for."""
    from pptx.util import Pt

    frame = slide.notes_slide.notes_text_frame
    room = _PAGE[0] - 2 * _MARGIN - 2 * _INSET
    size = next((s for s in _SIZES if _height(notes, room, s) <= _HEIGHT - _INSET), _SIZES[-1])
    lines = [(line, at == 0 and len(note) > 1, size) for note in notes for at, line in enumerate((*note, ""))]
    for number, (line, bold, high) in enumerate(lines[:-1]):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        form = paragraph._p.get_or_add_pPr()
        form.set("marL", "0")
        form.set("indent", "0")
        reverse = right_to_left(line)
        form.set("algn", "r" if reverse else "l")
        form.set("rtl", str(int(reverse)))
        run = paragraph.add_run()
        run.text = reveal(line)
        run.font.size, run.font.bold, run.font.name = Pt(high if line else high * _BLANK), bold or None, FONT


def _height(notes: Sequence[Sequence[str]], room: float, size: float) -> float:
    lines = sum(len(wrap(line, room, size)) for note in notes for line in note) + _BLANK * (len(notes) - 1)
    return lines * size * _LEADING
