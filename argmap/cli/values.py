"""The kinds of value that an option can have: each function turns what was typed into it, or says what is wrong."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
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


def seconds(typed: str) -> float:
    """A time limit that a clock can keep."""
    try:
        number = float(typed)
    except ValueError:
        number = -1
    if not 0 <= number <= MAX_SECONDS:  # which "nan" is not either
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of seconds from 0 to {MAX_SECONDS}")
    return number


def pixels(typed: str) -> int:
    """The width of a picture, of which there must be some."""
    number = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of pixels from 1 up")
    return number


def port(typed: str) -> int:
    """A port of this machine that anybody may listen on."""
    number = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    if not 1024 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a port from 1024 to 65535")
    return number


def whole(typed: str) -> int:
    """A number of things, of which there must be some."""
    number = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a whole number from 1 to 999,999,999")
    return number


def length(typed: str) -> Length:
    """How wide a picture is to be: px, or mm, cm or in on paper (a ``paper.Length``)."""
    from argmap.draw.sheets.paper import parse_length

    parsed = parse_length(typed)
    if parsed is None or not 1 <= parsed.value <= MAX_LENGTH:
        raise argparse.ArgumentTypeError(
            f"{typed!r} is not a width such as 900, 900px or 170mm, from 1 to {MAX_LENGTH}"
        )
    return parsed


def dots(typed: str) -> int:
    """The resolution of a picture, in dots to the inch."""
    number = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    if not 10 <= number <= MAX_DPI:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of dots to the inch from 10 to {MAX_DPI}")
    return number


def size(typed: str) -> float:
    """The size of text; 0 means that any will do."""
    try:
        number = float(typed)
    except ValueError:
        number = -1
    if not 0 <= number <= MAX_TEXT:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a size of text from 0 to {MAX_TEXT}")
    return number


def steps(typed: str) -> int:
    """A number of steps in a map; 0 of them lead nowhere."""
    if not typed.isdecimal() or len(typed) > 9:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of steps from 0 up")
    return int(typed)
