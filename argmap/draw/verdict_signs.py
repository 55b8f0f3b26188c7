"""A sign for every verdict, of a shape of its own, so that colour only repeats it; the page draws the same ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from argmap.draw.paint import attributes, number

Stroke = tuple[float, float, str]  # a path in relative commands from a point of the field
SIZE = 12.0  # px, of the field that a sign stands in
_CHECK: Mapping[str, Sequence[Stroke]] = {"lines": [(3.5, 6.2, "l1.8 1.9l3.3 -4")]}  # of what stands, in sentences
_FILE = Path(__file__).with_name("verdict_signs.json")


@cache
def signs() -> Mapping[str, Mapping[str, Sequence[Stroke]]]:
    """The strokes of each sign by the mark of a box: "lines", "filled" areas, and what is "cut" out of them."""
    shapes: Mapping[str, Mapping[str, Sequence[Stroke]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return shapes


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


def paths_of(word: str) -> list[dict[str, str]]:
    """The paths of the sign of a verdict beside its word, as the page's ``signOf`` has them: a check for what stands."""
    sign = _CHECK if word == "stands" else signs().get(word, _CHECK)
    classes = {"lines": "line", "filled": "fill", "cut": "cut"}
    return [{"d": _path(sign[part], 0, 0), "class": name} for part, name in classes.items() if sign.get(part)]


def _path(strokes: Sequence[Stroke], x: float, y: float) -> str:
    return "".join(f"M{number(x + dx)} {number(y + dy)}{path}" for dx, dy, path in strokes)
