"""Cards: what a box says and how large that makes it: shape, label, mark and wrapped title, before it has a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from argmap.domain.links import Links
from argmap.domain.model import ArgumentMap, Point, Role, Statement
from argmap.domain.naming import given_title
from argmap.draw.linking import links_in_lines
from argmap.draw.measure import LONGEST, clean, isolated, right_to_left, shorten, width, wrap
from argmap.draw.scene import Box, Shape, Standing, TextLine
from argmap.draw.structure import Structure
from argmap.draw.verdict_signs import signs
from argmap.words import Words

TITLE = 12.0  # px
TITLE_NARROW = 13.0  # held closer, by a thumb
SMALL = 11.6  # labels and marks; nothing is smaller, so that the opening view can be read
LEADING = 1.22
LEFT = 14.0  # padding; the strand's bar stands in it
RIGHT = 8.0
TOP = 4.0
BOTTOM = 4.0
LABEL_HEIGHT = 13.5
SIGN = 15.0  # px that the sign of a verdict takes after its word

_LONGEST_LABEL = 80  # characters
LONGEST_CLAIM = 1_500  # characters of a whole claim

_LABELLED = (Role.THESIS, Role.PREMISE, Role.OBJECTION, Role.REPLY, Role.DILEMMA, Role.HORN)


def make_card(
    box: str,
    structure: Structure,
    map: ArgumentMap,
    standing: Mapping[str, str],
    marks: Mapping[str, str],
    room: float,
    title_size: float = TITLE,
    *,
    notes: Sequence[str] = (),
    full: bool = False,
    claim: bool = False,
    bare: bool = False,
    number: str = "",
    words: Words | None = None,
    links: Links | None = None,
) -> Box:
    """Lay out the text of ``box`` in a box at (0, 0), ``room`` px wide, that grows downwards until everything fits.

    ``notes`` stand below the title, which is the whole claim if ``full``, with its ``links``; with ``claim``
    the whole claim stands below the title; labels and marks are in ``words``, and left out if ``bare``, as is the shape
    that a role has. ``number`` stands before the title.
    """
    words = words or Words()
    element = structure.boxes[box]
    shape = "plain" if bare else _shape(box, structure)
    verdict = "holds" if bare else _standing(standing.get(box, "holds"))
    mark = "" if bare else shorten(marks.get(box, ""), _LONGEST_LABEL) or _default_mark(shape, verdict)
    label = "" if bare else _label(box, element, shape, structure, map, words)
    title = (clean(element.text) if full else "") or _title(element) or box
    below = clean(element.text) if claim and clean(element.text) != title else ""
    weight: Literal[400, 600] = 600 if below or shape in ("thesis", "premise") else 400
    size = title_size + 1 if shape == "thesis" else title_size
    leftwards = right_to_left(title)
    lines, y = _head(label, mark_word(mark, words), shape, room, signed=mark in signs(), leftwards=leftwards)
    numbered = f"{number} {title}" if number else title
    wrapped = wrap(shorten(numbered, LONGEST_CLAIM if full else LONGEST), room - LEFT - RIGHT, size, weight)
    pieces = links.pieces(element) if links and full and not number and title == clean(element.text) else []
    linked_lines = links_in_lines(pieces, wrapped) if pieces else [()] * len(wrapped)
    for text, linked in zip(wrapped, linked_lines, strict=True):
        row = round(y + size * 0.96, 2)
        if leftwards:
            lines.append(TextLine(isolated(text), room - RIGHT, row, size, weight, "ink", "end", "title"))
        else:
            lines.append(TextLine(text, LEFT, row, size, weight, "ink", "start", "title", linked))
        y += size * LEADING
    for text in wrap(shorten(below, LONGEST_CLAIM), room - LEFT - RIGHT, title_size) if below else ():
        lines.append(_claim_line(text, room, round(y + title_size * 0.96, 2), title_size, right_to_left(below)))
        y += title_size * LEADING
    for text in (line for note in notes for line in wrap(note, room - LEFT - RIGHT, SMALL)):
        lines.append(TextLine(text, LEFT, round(y + SMALL * 1.1, 2), SMALL, 400, "soft", "start", "note"))
        y += LABEL_HEIGHT
    return Box(
        box,
        x=0.0,
        y=0.0,
        width=room,
        height=round(y + BOTTOM - size * (LEADING - 1.2), 1),
        shape=shape,
        role=_told_role(box, element, shape, structure),
        strand=element.strand,
        standing=verdict,
        mark=mark,
        label=label,
        title=title,
        lines=tuple(lines),
        tooltip=clean(element.text) or title,
        depth=structure.depth[box],
        parent=structure.parent.get(box, ""),
    )


def _claim_line(text: str, room: float, row: float, size: float, leftwards: bool) -> TextLine:
    """A line of the whole claim, below the title."""
    if leftwards:
        return TextLine(isolated(text), room - RIGHT, row, size, 400, "ink", "end", "claim")
    return TextLine(text, LEFT, row, size, 400, "ink", "start", "claim")


def _title(element: Point) -> str:
    """Return what a box says: the title, or the whole text where nobody has given it a title."""
    return clean(given_title(element)) or clean(element.text)


def _head(
    label: str, mark: str, shape: Shape, room: float, *, signed: bool, leftwards: bool
) -> tuple[list[TextLine], float]:
    """The lines above the title and where the title begins: label and mark share a line if they can.

    A ``signed`` mark leaves room for the sign after it. Above a title that runs ``leftwards`` the two change sides.
    """
    tone: Literal["ink", "strand", "soft", "kind"] = {"thesis": "soft", "premise": "strand"}.get(shape, "kind")  # type: ignore[assignment]
    lines: list[TextLine] = []
    y = TOP
    inside = room - LEFT - RIGHT
    beyond = SIGN if signed else 0.0
    said = _one_line(label, inside)
    beside = bool(mark and said) and width(said[0], SMALL, 600) + 8 + width(mark, SMALL, 400) + beyond <= inside
    for text in said:
        if leftwards:
            lines.append(TextLine(text, room - RIGHT, y + SMALL * 0.9, SMALL, 600, tone, "end", "label"))
        else:
            lines.append(TextLine(text, LEFT, y + SMALL * 0.9, SMALL, 600, tone, "start", "label"))
        y += LABEL_HEIGHT
    for text in wrap(mark, inside - beyond, SMALL, 400):
        row = TOP if beside else y
        end = LEFT + width(text, SMALL, 400) if leftwards else room - RIGHT - beyond
        lines.append(TextLine(text, round(end, 2), row + SMALL * 0.9, SMALL, 400, "soft", "end", "mark"))
        y += 0 if beside else LABEL_HEIGHT
    return lines, y


def _one_line(label: str, room: float) -> tuple[str, ...]:
    """A label on one line: the whole of it, or its last part, such as the strand, so that no dot ends a line."""
    if not label or width(label, SMALL, 600) <= room:
        return (label,) if label else ()
    return wrap(label.rpartition(" · ")[2], room, SMALL, 600)


def _standing(verdict: str) -> Standing:
    return verdict if verdict in ("falls", "open") else "holds"  # type: ignore[return-value]


def mark_word(mark: str, words: Words) -> str:
    """Return what a box says for ``mark``, a key of the messages "mark" or a word of its own."""
    return str(words.catalogue["mark"].get(mark, mark))


def _default_mark(shape: Shape, verdict: Standing) -> str:
    return "answered" if verdict == "falls" and shape in ("objection", "undercut") else verdict.replace("holds", "")


def _shape(box: str, structure: Structure) -> Shape:
    """By what the box does where it hangs, unless the author has said what it is."""
    element = structure.boxes[box]
    role = element.role if isinstance(element, Statement) else Role.CLAIM
    if role is Role.THESIS:
        return "thesis"
    step = structure.by.get(box)
    if step is not None and step.kind == "undercut":
        return "undercut"
    if role in (Role.OBJECTION, Role.REPLY) or (
        step is not None and step.kind == "attack" and role is not Role.PREMISE
    ):
        return "objection"
    return "premise" if role is Role.PREMISE else "plain"


def _told_role(box: str, element: Point, shape: Shape, structure: Structure) -> str:
    """The role a box is called by: its own, but an objection, a reply or an undercutter by what it does where it hangs."""
    role = element.role if isinstance(element, Statement) else None
    if shape == "undercut":
        return "undercutter"
    if shape == "objection" and role not in (Role.OBJECTION, Role.REPLY):
        return "reply" if box in structure.replies else "objection"
    return role.value if role else "argument"


def _label(box: str, element: Point, shape: Shape, structure: Structure, map: ArgumentMap, words: Words) -> str:
    role = element.role if isinstance(element, Statement) else None
    called = _told_role(box, element, shape, structure)
    if called != (role or "argument"):
        return _implied(words(f"role.{called}"), element, words)
    said = [words(f"role.{role}")] if role in _LABELLED else []
    if role in (Role.DILEMMA, Role.HORN) and said[0].casefold() in element.title.casefold():
        said = []  # the title says so itself
    if role is None:
        said.append(words("role.argument"))
    elif role is Role.PREMISE and element.strand:
        said.append(strand_label(map, element.strand))
    return _implied(" · ".join(said), element, words)


def strand_label(map: ArgumentMap, strand: str) -> str:
    """Return what a strand is called, short enough for a box or a legend."""
    return shorten(map.strands.get(strand, ""), _LONGEST_LABEL) or shorten(strand, _LONGEST_LABEL)


def _implied(label: str, element: Point, words: Words) -> str:
    """``label``, saying of a statement that the source leaves it unsaid."""
    if not isinstance(element, Statement) or not element.implicit:
        return label
    unsaid = words("implicit")
    return f"{label} · {unsaid}" if label else unsaid[:1].upper() + unsaid[1:]
