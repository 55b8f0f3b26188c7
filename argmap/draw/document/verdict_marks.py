"""Marks that a verdict adds to a box on a slide, as in pictures: a sign in its corner, a bar, hatching or brackets."""

from __future__ import annotations

import re
from math import atan2, cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from argmap.draw.document.glue import flatten
from argmap.draw.scene import Point
from argmap.draw.verdict_signs import signs

if TYPE_CHECKING:
    from argmap.draw.document.glue import Held
    from argmap.draw.scene import Box

Polyline = list[Point]
_PARTS = ("filled", "lines", "cut")  # of a sign, from the lowest to the uppermost
_TOKEN = re.compile(r"[a-z]|-?(?:\d+\.?\d*|\.\d+)")
_NUMBERS = {"h": 1, "v": 1, "l": 2, "m": 2, "c": 6, "a": 7, "z": 0}  # that each command takes
_PIECES = 24  # straight ones that a circle is drawn with
_FINE = 100  # parts of a point that places are rounded to


def hatch(shape: Any, line: Any, ground: Any) -> None:
    """Fill the box of what the author denies with hatching."""
    from pptx.enum.dml import MSO_PATTERN

    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
    shape.fill.fore_color.rgb, shape.fill.back_color.rgb = line, ground


def shapes_beside(held: Held, box: Box, verdict: str, objection: Any, ink: Any) -> list[Any]:
    """The bar of what is challenged and the brackets of what is only supposed, or broken ones of what is only asked."""
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    if verdict == "challenged":
        bar = held.add("", MSO_SHAPE.RECTANGLE, box.x + box.width - 1.6, box.y + 2, 3.2, box.height - 4)
        bar.fill.solid()
        bar.fill.fore_color.rgb = objection
        bar.line.fill.background()
        return [bar]
    if verdict not in ("supposed", "asked"):
        return []
    brackets = []
    for kind, x in ((MSO_SHAPE.LEFT_BRACKET, box.x - 5), (MSO_SHAPE.RIGHT_BRACKET, box.x + box.width)):
        bracket = held.add("", kind, x, box.y - 2, 5, box.height + 4)
        bracket.fill.background()
        bracket.line.color.rgb = ink
        bracket.line.width = Pt(1.5)
        if verdict == "asked":
            bracket.line.dash_style = MSO_LINE.DASH
        brackets.append(bracket)
    return brackets


def draw_sign(held: Held, mark: str, x: float, y: float, colour: Any, ground: Any) -> list[Any]:
    """Draw the sign of ``mark`` with its upper left corner at (x, y) of the scene; nothing for what has none."""
    from pptx.util import Pt

    shapes = []
    sign = signs().get(mark, {})
    for part in (part for part in _PARTS if part in sign):
        lines = [line for dx, dy, path in sign[part] for line in polylines(path, dx, dy)]
        shape = _freeform(held, lines, x, y)
        if part == "filled":
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour
            shape.line.fill.background()
        else:
            shape.fill.background()
            shape.line.color.rgb = ground if part == "cut" else colour
            shape.line.width = Pt(1.4 * held.scale)
        shapes.append(shape)
    return shapes


def _freeform(held: Held, lines: list[Polyline], x: float, y: float) -> Any:
    from pptx.util import Pt

    def place(point: Point) -> tuple[int, int]:
        return round(point[0] * _FINE), round(point[1] * _FINE)

    builder = held.slide.shapes.build_freeform(*place(lines[0][0]), scale=Pt(held.scale) / _FINE)
    for number, line in enumerate(lines):
        if number:
            builder.move_to(*place(line[0]))
        builder.add_line_segments([place(point) for point in line[1:]], close=False)
    shape = builder.convert_to_shape(round(Pt(held.left + x * held.scale)), round(Pt(held.top + y * held.scale)))
    flatten(shape)
    return shape


def polylines(path: str, x: float, y: float) -> list[Polyline]:
    """A path of relative commands from (x, y) as straight pieces: curves by their ends, arcs of circles finely."""
    tokens = _TOKEN.findall(path)
    lines: list[Polyline] = [[(x, y)]]
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        numbers = [float(token) for token in tokens[at : at + _NUMBERS[command]]]
        at += len(numbers)
        here = lines[-1][-1]
        if command == "z":
            lines[-1].append(lines[-1][0])
        elif command == "m":
            lines.append([(here[0] + numbers[0], here[1] + numbers[1])])
        elif command == "a":
            lines[-1] += _arc(here, numbers[0], bool(numbers[3]), bool(numbers[4]), numbers[5], numbers[6])
        else:
            dx, dy = (numbers[0], 0.0) if command == "h" else (0.0, numbers[0]) if command == "v" else numbers[-2:]
            lines[-1].append((here[0] + dx, here[1] + dy))
    return [line for line in lines if len(line) > 1]


def _arc(start: Point, radius: float, large: bool, sweep: bool, dx: float, dy: float) -> Polyline:
    """Points on the arc of a circle from ``start`` to what is (dx, dy) further (SVG 1.1, appendix F.6)."""
    half = hypot(dx, dy) / 2
    radius = max(radius, half)
    off = sqrt(radius * radius - half * half) / (2 * half) * (1 if large != sweep else -1)
    x, y = start[0] + dx / 2 - off * dy, start[1] + dy / 2 + off * dx
    first = atan2(start[1] - y, start[0] - x)
    turn = (atan2(start[1] + dy - y, start[0] + dx - x) - first) % (2 * pi)
    if not sweep:
        turn -= 2 * pi
    pieces = max(2, round(abs(turn) / (2 * pi) * _PIECES))
    angles = (first + turn * n / pieces for n in range(1, pieces + 1))
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]
