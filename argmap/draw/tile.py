"""Boxes as SVG: the outline says what a statement does, the bar at its left which strand it belongs to.

A verdict adds a shape of its own, so that it is told without colour: see ``argmap.draw.verdict_shapes``.
"""

from __future__ import annotations

from argmap.draw.bar import draw_bar
from argmap.draw.paint import Painter, attributes, escape, number, text
from argmap.draw.scene import Box, TextLine
from argmap.draw.verdict_shapes import draw_verdict

CORNER = 6.0  # radius of round corners
CUT = 8.0  # what is cut off the corners of objections and undercutters


def draw_box(box: Box, painter: Painter) -> str:
    """A box with its text; the whole claim shows when the pointer rests on it."""
    bar = _bar(box, painter) if box.shape != "thesis" else ""
    words = "".join(
        text(line, _colour(line, box, painter), struck=box.struck and line.slot == "title") for line in box.lines
    )
    tooltip = f"<title>{escape(box.tooltip)}</title>" if box.tooltip else ""
    return f"<g>{tooltip}{_outline(box, painter)}{draw_verdict(box, painter, _cut(box))}{bar}{words}</g>"


def _cut(box: Box) -> float:
    """What is cut off the corners of a box."""
    return CUT if box.shape in ("objection", "undercut") else 0.0


def _outline(box: Box, painter: Painter) -> str:
    theme = painter.theme
    quiet = box.quiet
    fill = theme["box-quiet"] if quiet else theme["box"]
    if box.shape == "thesis":
        if quiet:
            return _round(box, fill, theme["falls"], 1.6, dashed=True)
        return _round(box, theme["thesis"], theme["thesis"], 1.0)
    if box.shape == "objection":
        dashes = attributes(stroke_dasharray="5 3")
        return f"<path {attributes(d=_octagon(box, 0), fill=fill, stroke=theme['attack'], stroke_width=1.4)} {dashes}/>"
    if box.shape == "undercut":
        outer = attributes(d=_octagon(box, 0), fill=fill, stroke=theme["undercut"], stroke_width=1.3)
        inner = attributes(d=_octagon(box, 3), fill="none", stroke=theme["undercut"], stroke_width=0.9)
        return f"<path {outer}/><path {inner}/>"
    if quiet:
        return _round(box, fill, theme["falls"], 1.3, dashed=True)
    if box.shape == "premise":
        return _round(box, fill, painter.strand(box.strand), 1.9)
    return _round(box, fill, theme["line"], 1.2)


def _round(box: Box, fill: str, stroke: str, width: float, *, dashed: bool = False) -> str:
    dashes = " " + attributes(stroke_dasharray="2 2.5") if dashed else ""
    place = attributes(x=box.x, y=box.y, width=box.width, height=box.height, rx=CORNER)
    return f"<rect {place} {attributes(fill=fill, stroke=stroke, stroke_width=width)}{dashes}/>"


def _octagon(box: Box, inset: float) -> str:
    left, top = box.x + inset, box.y + inset
    right, bottom = box.x + box.width - inset, box.y + box.height - inset
    cut = CUT - inset * 0.6
    corners = (
        (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
        (right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut),
    )  # fmt: skip
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def _bar(box: Box, painter: Painter) -> str:
    inset = 9.0 if box.shape in ("objection", "undercut") else 6.0
    colour = painter.theme["falls"] if box.quiet else painter.strand(box.strand)
    left = box.x + (6.5 if box.shape == "undercut" else 5.0)
    return draw_bar(left, box.y + inset, box.height - 2 * inset, colour, painter.bar(box.strand))


def _colour(line: TextLine, box: Box, painter: Painter) -> str:
    theme = painter.theme
    if box.shape == "thesis" and not box.quiet:
        return theme["thesis-ink"] if line.tone == "ink" else theme["thesis-soft"]
    if line.tone == "kind":
        return {"objection": theme["attack"], "undercut": theme["undercut"]}.get(box.shape, theme["soft"])
    if line.tone == "strand":
        return theme["soft"] if box.quiet else painter.strand(box.strand)
    return theme["soft"] if line.tone == "soft" or box.quiet else theme["ink"]
