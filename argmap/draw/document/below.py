"""One slide in the top-down arrangement of textbooks, in shapes: rails with words on them, and trays for linked premises.

Lines are drawn as they run in pictures and do not hold on to boxes, since no connector of a presentation runs along a rail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.draw.arrangement.beside import words_of
from argmap.draw.arrangement.placement import MARGIN, Placement
from argmap.draw.arrangement.topdown import arrange_top_down
from argmap.draw.document.glue import Held, flatten
from argmap.draw.scene import Badge, Box, Link
from argmap.draw.structure import Structure

if TYPE_CHECKING:
    from argmap.draw.document.shapes import Canvas
    from argmap.draw.material import Material

_PILL_TEXT = 12.0  # pt


def place_below(
    material: Material,
    children: Mapping[str, list[str]],
    make_card: Callable[[str, float], Box],
    across: float,
    widest: float,
) -> Placement:
    """Place the boxes of a slide, each above those that are to stand below it, in ``across`` px."""
    words = words_of(material.words)
    part = _part(material, children)
    spread = 3 if len(part.roots) == 1 else 8
    laid = arrange_top_down(part, make_card, across + 2 * MARGIN, words, widest, spread=spread)
    moved = Placement(margin=0)
    moved.take(laid, -MARGIN, -MARGIN)
    moved.boxes = {box: moved.boxes[box] for box in children}
    return moved


def _part(material: Material, children: Mapping[str, list[str]]) -> Structure:
    """The boxes of a slide as a tree of their own."""
    whole = material.structure
    part = Structure({box: whole.boxes[box] for box in children}, {}, replies=whole.replies)
    part.children = {box: list(below) for box, below in children.items()}
    for box, below in children.items():
        steps = dict(material.below[box])
        for child in below:
            part.parent[child], part.by[child] = box, steps[child]
    part.steps = {step.id: step for step in part.by.values()}
    part.roots = [box for box in children if box not in part.parent]
    part.beside = whole.beside & set(part.roots) if len(whole.beside) < len(part.roots) else set()
    for box in part.walk():
        part.depth[box] = part.depth[part.parent[box]] + 1 if box in part.parent else 0
    return part


def draw_trays(canvas: Canvas, held: Held, placement: Placement) -> None:
    """Draw what holds premises together, behind them."""
    from pptx.enum.shapes import MSO_SHAPE

    for tray in (badge for badge in placement.badges if not badge.text):
        shape = held.add("", MSO_SHAPE.ROUNDED_RECTANGLE, tray.x, tray.y, tray.width, tray.height)
        shape.adjustments[0] = min(0.5, 6.0 / min(tray.width, tray.height))
        canvas.paint_tray(shape, tray.kind)


def draw_rails(canvas: Canvas, held: Held, placement: Placement) -> None:
    """Draw the lines, and the words on them; a rail is as its reasons that count are, whatever else hangs on it."""
    for link in sorted(placement.links, key=lambda link: not canvas.is_idle(link)):
        canvas.stroke(_path(held, link), link)
    draw_words(canvas, held, placement)


def draw_words(canvas: Canvas, held: Held, placement: Placement) -> None:
    """Draw the words on lines, and those above claims."""
    for badge in placement.badges:
        if badge.text:
            _write(canvas, held, badge)


def _path(held: Held, link: Link) -> Any:
    """A line with corners, through the ends of its pieces."""
    from pptx.util import Pt

    s = held.scale
    (x, y), *rest = [(Pt(held.left + px * s), Pt(held.top + py * s)) for px, py in link.points[::3]]
    builder = held.slide.shapes.build_freeform(x, y, scale=1.0)
    builder.add_line_segments(rest, close=False)
    shape = builder.convert_to_shape()
    shape.fill.background()
    flatten(shape)
    return shape


def _write(canvas: Canvas, held: Held, badge: Badge) -> None:
    from pptx.enum.shapes import MSO_SHAPE

    across, high = max(badge.width, 34.0), badge.height
    left = badge.x + (badge.width - across) / 2 if badge.bare else badge.x
    shape = held.add("", MSO_SHAPE.ROUNDED_RECTANGLE, left, badge.y, across, high)
    shape.adjustments[0] = 0.5
    at_left = badge.kind == "soft"  # above a claim rather than on a line
    canvas.write_pill(shape, badge.text, badge.kind, _PILL_TEXT, bare=badge.bare, at_left=at_left)
