"""Colours as people write them: ``#c00``, ``red``, ``rgb(204, 0, 0)``, ``hsl(0, 100%, 40%)``, or a place in a scheme."""

from __future__ import annotations

import colorsys
import functools
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_HEX = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
_CALL = re.compile(r"(rgb|hsl)a?\(\s*([^()]{1,60}?)\s*\)")
_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,9})?)(%|deg)?")


def colour_of(value: object, scheme: Sequence[str] = ()) -> str:
    """The colour as ``#rrggbb``, without its transparency, or "" if it is none; a number is a place in ``scheme``."""
    if isinstance(value, Mapping):  # as Argdown gives a colour a priority
        value = value.get("color")
    if isinstance(value, int) and not isinstance(value, bool):
        return scheme[value] if 0 <= value < len(scheme) else ""
    text = value.strip().lower() if isinstance(value, str) else ""
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(2 * digit for digit in text[1:])
        return f"#{digits[:6]}"
    call = _CALL.fullmatch(text)
    return _called(call[1], re.split(r"[\s,/]+", call[2])) if call else str(_table()["names"].get(text, ""))


def scheme_of(value: object) -> tuple[str, ...]:
    """The colours of a scheme: a list of them, or the name of one that Argdown's own tool knows."""
    colours = _table()["schemes"].get(value, ()) if isinstance(value, str) else value
    spelt = tuple(map(colour_of, colours)) if isinstance(colours, list) else ()
    return spelt if all(spelt) else ()


def _called(kind: str, parts: list[str]) -> str:
    """``rgb`` or ``hsl`` of three numbers, and perhaps a transparency."""
    numbers = [_NUMBER.fullmatch(part) for part in parts]
    if len(parts) not in (3, 4) or not all(numbers):
        return ""
    values = [(float(n[1]), n[2] or "") for n in numbers[:3] if n]
    if kind == "hsl":
        (hue, _), (saturation, _), (lightness, _) = values
        shares = colorsys.hls_to_rgb(hue % 360 / 360, min(lightness, 100) / 100, min(saturation, 100) / 100)
    else:
        red, green, blue = (min(1.0, number / (100 if unit == "%" else 255)) for number, unit in values)
        shares = (red, green, blue)
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares)


@functools.cache
def _table() -> dict[str, dict[str, Any]]:
    """The names of CSS, and the schemes of Argdown's own tool; ``colours.md`` has their origins."""
    table: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("colours.json").read_text("ascii"))
    return table
