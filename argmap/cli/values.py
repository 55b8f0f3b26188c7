"""The kinds of value that an option can have: each function turns what was typed into it, or says what is wrong."""

from __future__ import annotations

import argparse
from math import inf, nan

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.draw.sheets.paper import Length

MAX_SECONDS = 24 * 60 * 60
MAX_LENGTH = 100_000
MAX_DPI = 2400
MAX_TEXT = 200


def path(typed: str) -> str:
    """The name of a file or folder; an empty one, as from a variable that is not set, would mean this folder."""
    if not typed:
        raise argparse.ArgumentTypeError("the name is empty")
    return typed


def _number(
    named: str, least: int, most: float = inf, up_to: str = "", kind: type[float] = int
) -> Callable[[str], float]:
    """Return a function that reads a number, or says ``named`` from the least to the most that it can be."""
    reach = f"{named} from {least} {up_to or f'to {most}'}"

    def read(typed: str) -> float:
        try:
            number = kind(typed) if kind is float or (typed.isdecimal() and len(typed) < 10) else nan
        except ValueError:
            number = nan
        if not least <= number <= most:  # which "nan" is not either
            raise argparse.ArgumentTypeError(f"{typed!r} is not {reach}")
        return number

    return read


seconds = _number("a number of seconds", 0, MAX_SECONDS, kind=float)  # a time limit that a clock can keep
pixels = _number("a number of pixels", 1, up_to="up")
port = _number("a port", 1024, 65535)  # which anybody may listen on
whole = _number("a whole number", 1, up_to="to 999,999,999")
dots = _number("a number of dots to the inch", 10, MAX_DPI)
size = _number("a size of text", 0, MAX_TEXT, kind=float)  # 0: any will do
steps = _number("a number of steps", 0, up_to="up")


def length(typed: str) -> Length:
    """Return how wide a picture is to be: px, or mm, cm or in on paper (a ``paper.Length``)."""
    from argmap.draw.sheets.paper import parse_length

    parsed = parse_length(typed)
    if parsed is None or not 1 <= parsed.value <= MAX_LENGTH:
        raise argparse.ArgumentTypeError(
            f"{typed!r} is not a width such as 900, 900px or 170mm, from 1 to {MAX_LENGTH}"
        )
    return parsed
