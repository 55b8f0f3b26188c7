"""The marks of a picture that compares two maps: what is new, gone or different, by outline, sign, word and colour.

New has a solid outline and a plus, what is gone a dashed one and a minus, what is different a dotted one and a tilde;
boxes say the word themselves (the marks given to ``compose``), lines carry the sign.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.draw.arrangement.placement import MARGIN
from argmap.draw.measure import width
from argmap.draw.paint import Painter, attributes, number, text
from argmap.draw.scene import Box, Link, Point, Scene, TextLine
from argmap.draw.stroke import path_data

FAMILIES = ("added", "removed", "changed")
_FAMILY = {"missing": "removed", "extra": "added"}  # the words for a student's map beside a reference
_DASHES = {"removed": "7 4", "changed": "2 3"}
_OUT = 3.2  # px from the box's own outline
_BAND = 9.0  # width of what lies behind a line
_HALF = 6.5  # of the side of a sign
_SIZE = 11.6
_LEGEND = {"added": "added", "removed": "removed", "changed": "reworded, renamed, re-attached or changed"}
_LEGEND_BESIDE = {
    "added": "not in the reference",
    "removed": "in the reference alone",
    "changed": "otherwise in the reference, or unsure",
}


def family(kind: str) -> str:
    """The one of ``FAMILIES`` that a kind of change is drawn as."""
    return kind if kind in FAMILIES else _FAMILY.get(kind, "changed")


def is_beside(changes: Mapping[str, str]) -> bool:
    """Return whether the words are those for a student's map beside a reference."""
    return not {"missing", "extra", "unsure"}.isdisjoint(changes.values())


def draw_bands(scene: Scene, changes: Mapping[str, str], painter: Painter) -> list[str]:
    """Draw what lies behind the lines that are new, gone or different."""
    return [_band(link, changes[link.element], painter) for link in scene.links if link.element in changes]


def draw_marks(scene: Scene, changes: Mapping[str, str], painter: Painter) -> list[str]:
    """Draw what lies over lines and around boxes."""
    outlines = [_outline(box, changes[box.id], painter) for box in scene.boxes if box.id in changes]
    marked = [link for link in scene.links if link.element in changes]
    signed = {link.element: link for link in sorted(marked, key=lambda link: link.head != "none")}
    return [*outlines, *(_sign(*_on(link, changes[name]), changes[name], painter) for name, link in signed.items())]


def draw_key(scene: Scene, changes: Mapping[str, str], painter: Painter, y: float) -> tuple[list[str], float]:
    """A row below the picture that says what the marks mean, and how high it is."""
    used = dict.fromkeys(family(kind) for kind in changes.values())
    legend = _LEGEND_BESIDE if is_beside(changes) else _LEGEND
    parts: list[str] = []
    x, top = MARGIN, y
    for kind in (k for k in FAMILIES if k in used):
        extent = 2 * _HALF + 6 + width(legend[kind], _SIZE)
        if x > MARGIN and x + extent > scene.width - MARGIN:
            x, y = MARGIN, y + 20.0
        parts.append(_sign(x + _HALF, y, kind, painter))
        line = TextLine(legend[kind], x + 2 * _HALF + 6, y + _SIZE * 0.36, _SIZE, 400, "soft")
        parts.append(text(line, painter.theme["soft"]))
        x += extent + 18
    return parts, (y + 20.0 - top) if parts else 0.0


def _band(link: Link, kind: str, painter: Painter) -> str:
    colour = painter.theme.changes[family(kind)]
    dashes = {"stroke_dasharray": _DASHES[family(kind)]} if family(kind) in _DASHES else {}
    values = attributes(d=path_data(link.points), stroke=colour, stroke_width=_BAND, stroke_opacity=0.28, **dashes)
    return f"<path {values}/>"


def _outline(box: Box, kind: str, painter: Painter) -> str:
    kind = family(kind)
    dashes = {"stroke_dasharray": _DASHES[kind]} if kind in _DASHES else {}
    place = attributes(x=box.x - _OUT, y=box.y - _OUT, width=box.width + 2 * _OUT, height=box.height + 2 * _OUT, rx=8.5)
    drawn = attributes(fill="none", stroke=painter.theme.changes[kind], stroke_width=2.4, **dashes)
    return f"<rect {place} {drawn}/>" + _sign(box.x, box.y, kind, painter)


def _sign(x: float, y: float, kind: str, painter: Painter) -> str:
    """A square with a plus, a minus or a tilde, drawn as strokes so that no font is needed; junctions are round."""
    kind, arm = family(kind), _HALF * 0.5
    data = f"M{number(x - arm)} {number(y)}H{number(x + arm)}"
    if kind == "added":
        data += f"M{number(x)} {number(y - arm)}V{number(y + arm)}"
    elif kind == "changed":
        data = f"M{number(x - arm)} {number(y + 1)}q{number(arm / 2)} -4 {number(arm)} -1t{number(arm)} -1"
    place = attributes(x=x - _HALF, y=y - _HALF, width=2 * _HALF, height=2 * _HALF, rx=2)
    square = f"<rect {place} {attributes(fill=painter.theme.changes[kind])}/>"
    stroke = attributes(d=data, fill="none", stroke=painter.theme["paper"], stroke_width=1.8)
    return f"<g>{square}<path {stroke}/></g>"


def _on(link: Link, kind: str) -> Point:
    """A point about half-way along a line; what is gone is marked earlier than what may run on the same way."""
    points = link.points
    pieces = (len(points) - 1) // 3
    part = 0.35 if family(kind) == "removed" else 0.6
    start = 3 * int(pieces * part)
    t = pieces * part - int(pieces * part)
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    piece = points[start : start + 4]
    x, y = (sum(w * point[i] for w, point in zip(weights, piece, strict=True)) for i in (0, 1))
    return x, y
