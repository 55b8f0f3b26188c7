"""A sign for every verdict, of a shape of its own, so that colour only repeats it; the page draws the same ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from argmap.draw.paint import attributes, number

SIZE = 12.0  # px, of the field that a sign stands in
_FILE = Path(__file__).with_name("verdict_signs.json")
Stroke = tuple[float, float, str]  # a path in relative commands from a point of the field


@cache
def signs() -> Mapping[str, Mapping[str, Sequence[Stroke]]]:
    """The strokes of each sign by the mark of a box: "lines", "filled" areas, and what is "cut" out of them."""
    found: Mapping[str, Mapping[str, Sequence[Stroke]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def draw_sign(mark: str, x: float, y: float, colour: str, ground: str) -> str:
    """Draw the sign of ``mark`` with its upper left corner at (x, y); nothing for what has none."""
    sign = signs().get(mark, {})
    styles = {
        "lines": {"fill": "none", "stroke": colour, "stroke_width": 1.4},
        "filled": {"fill": colour},
        "cut": {"fill": "none", "stroke": ground, "stroke_width": 1.5},
    }
    drawn = ((_path(sign[part], x, y), style) for part, style in styles.items() if sign.get(part))
    return "".join(f"<path {attributes(d=path, **style)}/>" for path, style in drawn)  # type: ignore[arg-type]


def _path(strokes: Sequence[Stroke], x: float, y: float) -> str:
    return "".join(f"M{number(x + dx)} {number(y + dy)}{path}" for dx, dy, path in strokes)
