"""Shapes that a verdict adds to a box: a bar, hatching or brackets, so that black and white tell it as well."""

from __future__ import annotations

from argmap.draw.paint import Painter, attributes, number
from argmap.draw.scene import Box

_OUT = 3.0  # px from a box to its brackets
_ARM = 7.0  # of a bracket
_APART = 7.0  # px between the lines of hatching, along the top


def draw_verdict(box: Box, painter: Painter, cut: float = 0.0) -> str:
    """Draw the shape of the box's verdict, if it has one; ``cut`` is what is cut off the corners of the box.

    A bar where an objection stops what is challenged; hatching for what the author denies; brackets around what is only
    supposed, broken ones around what is only asked.
    """
    theme = painter.theme
    if box.mark == "challenged":
        bar = f"M{number(box.x + box.width)} {number(box.y + 2)}V{number(box.y + box.height - 2)}"
        return f"<path {attributes(d=bar, stroke=theme['attack'], stroke_width=3.2)}/>"
    if box.mark == "denied":
        grey = theme["soft"] != theme["ink"]  # lines as dark as the text must be thin
        lines = attributes(d=_hatching(box, cut), stroke=theme["line"], stroke_width=0.9 if grey else 0.35)
        return f"<path {lines}/>"
    if box.mark in ("supposed", "asked"):
        brackets = attributes(d=_brackets(box), fill="none", stroke=theme["ink"], stroke_width=1.5)
        broken = " " + attributes(stroke_dasharray="4 2.5") if box.mark == "asked" else ""
        return f"<path {brackets}{broken}/>"
    return ""


def _brackets(box: Box) -> str:
    left, right = box.x - _OUT, box.x + box.width + _OUT
    top, bottom = number(box.y - 2), number(box.y + box.height + 2)
    sides = ((left, left + _ARM), (right, right - _ARM))
    return "".join(f"M{number(arm)} {top}H{number(x)}V{bottom}H{number(arm)}" for x, arm in sides)


def _hatching(box: Box, cut: float) -> str:
    """Lines from lower left to upper right that end at the outline.

    With x and y from the upper left corner, x + y is the same all along a line, and x - y grows along it.
    """
    width, height = box.width, box.height
    pieces: list[str] = []
    total = cut + _APART / 2
    while total < width + height - cut:
        first = max(-total, total - 2 * height, cut - height)
        last = min(2 * width - total, total, width - cut)
        if first < last:
            ends = [(box.x + (total + d) / 2, box.y + (total - d) / 2) for d in (first, last)]
            pieces.append("M" + "L".join(f"{number(x)} {number(y)}" for x, y in ends))
        total += _APART
    return "".join(pieces)
