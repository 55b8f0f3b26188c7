"""Boxes as SVG: the outline says what a statement does, the bar at its left which strand it belongs to.

A verdict adds a shape of its own, so that it is told without colour: see ``argmap.draw.verdict_shapes``.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.domain.characters import escape_markup
from argmap.draw.bar import draw_bar
from argmap.draw.paint import Painter, attributes, number, text
from argmap.draw.scene import Box, TextLine
from argmap.draw.verdict_shapes import draw_verdict
from argmap.draw.verdict_signs import draw_sign

CORNER = 6.0  # radius of round corners
SIGN_AFTER, SIGN_ABOVE = 3.0, 9.8  # px from the end of a mark's baseline to its sign
CUT = 8.0  # what is cut off the corners of objections and undercutters


Outline = dict[str, str | float]


def draw_box(box: Box, painter: Painter) -> str:
    """A box with its text; the whole claim shows when the pointer rests on it."""
    bar = _bar(box, painter) if box.shape != "thesis" else ""
    words = "".join(
        text(line, _colour(line, box, painter), struck=box.struck and line.slot == "title") for line in box.lines
    )
    sign = _sign(box, painter)
    tooltip = f"<title>{escape_markup(box.tooltip)}</title>" if box.tooltip else ""
    return f"<g>{tooltip}{_outline(box, painter)}{draw_verdict(box, painter, _cut(box))}{bar}{words}{sign}</g>"


def _sign(box: Box, painter: Painter) -> str:
    """The sign of the verdict, after its word."""
    line = next((line for line in box.lines if line.slot == "mark"), None)
    if line is None:
        return ""
    ground = painter.theme["thesis" if box.shape == "thesis" and not box.quiet else "box"]
    return draw_sign(box.mark, line.x + SIGN_AFTER, line.y - SIGN_ABOVE, _colour(line, box, painter), ground)


def _cut(box: Box) -> float:
    """Return what is cut off the corners of a box."""
    return CUT if box.shape in ("objection", "undercut") else 0.0


def _outline(box: Box, painter: Painter) -> str:
    theme = painter.theme
    fill = theme["box-quiet"] if box.quiet else theme["box"]
    own: Outline
    if box.shape == "thesis":
        return _outline_of_thesis(box, painter, fill)
    if box.shape == "objection":
        own = {"stroke": theme["attack"], "stroke_width": 1.4, "stroke_dasharray": "5 3"}
        return f"<path {attributes(d=_octagon(box, 0), fill=fill, **own | _verdict_outline(box, painter))}/>"
    if box.shape == "undercut":
        own = {"stroke": theme["undercut"], "stroke_width": 1.3}
        outer = attributes(d=_octagon(box, 0), fill=fill, **own | _verdict_outline(box, painter))
        inner = attributes(d=_octagon(box, 3), fill="none", stroke=theme["undercut"], stroke_width=0.9)
        return f"<path {outer}/><path {inner}/>"
    if box.quiet:
        own = {"stroke": theme["falls"], "stroke_width": 1.3}
    elif box.shape == "premise":
        own = {"stroke": painter.strand(box.strand), "stroke_width": 1.9}
    else:
        own = {"stroke": theme["line"], "stroke_width": 1.2}
    return _round(box, fill, own | _verdict_outline(box, painter))


def _outline_of_thesis(box: Box, painter: Painter, fill: str) -> str:
    """The thesis is dark unless it is gone; its verdict's outline then goes around it, where it can be seen."""
    theme, own = painter.theme, _verdict_outline(box, painter)
    if box.quiet:
        gone: Outline = {"stroke": theme["falls"], "stroke_width": 1.6}
        return _round(box, fill, gone | own)
    dark = _round(box, theme["thesis"], {"stroke": theme["thesis"], "stroke_width": 1.0})
    return dark + (_round(box, "none", own, 3.0) if own else "")


def _verdict_outline(box: Box, painter: Painter) -> Outline:
    """Return how a verdict changes an outline: dotted while open, in long dashes without support, thick if rejected."""
    theme = painter.theme
    if box.mark in ("open", "contested", "either-way"):
        return {
            "stroke": theme["soft"], "stroke_width": 2.0, "stroke_dasharray": "0.1 3.6", "stroke_linecap": "round"
        }  # fmt: skip
    if box.mark in ("supposed", "asked"):  # brackets stand in the place of an outline
        return {"stroke": "none"} if box.shape in ("premise", "plain") else {}
    if box.mark == "rejected":
        return {"stroke": theme["ink"], "stroke_width": 2.4, "stroke_dasharray": "none"}
    return {"stroke_dasharray": "8 3"} if box.mark == "unsupported" and box.shape in ("premise", "plain") else {}


def _round(box: Box, fill: str, outline: Mapping[str, str | float], out: float = 0.0) -> str:
    width, height = box.width + 2 * out, box.height + 2 * out
    place = attributes(x=box.x - out, y=box.y - out, width=width, height=height, rx=CORNER + out)
    return f"<rect {place} {attributes(fill=fill, **outline)}/>"


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
