"""How wide a text is in the vendored font, so that boxes fit their text wherever it is painted.

Widths are sums of advances at the given size in px; kerning, which in Inter mostly narrows, is left out so that a
measure errs on the wide side. The table of advances is generated from the font files (see ``font/README.md``).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FONT_FOLDER = Path(__file__).parent / "font"
FONT_FILES = {400: FONT_FOLDER / "Inter-Regular.ttf", 600: FONT_FOLDER / "Inter-SemiBold.ttf"}

_WIDE = 1.0  # em, for a full-width character that the font lacks
_EMOJI = 1.3
_OTHER = 0.68
_BREAK_AFTER = "-\u2010\u2013\u2014/\\_.,;:=&?#@+\u3001\u3002"
# Characters that make a text look like another one: shown by their code, since a reader cannot see them otherwise.
_HIDDEN = {0x00AD, 0x061C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)}
_JOINERS = {0x200C, 0x200D}  # zero-width, but part of how Persian, Indic scripts and emoji are written


@cache
def _advances(weight: int) -> dict[str, float]:
    table = json.loads((FONT_FOLDER / "advances.json").read_text("ascii"))
    units: int = table["units_per_em"]
    return {
        chr(start + i): w / units for start, *widths in table["advances"][str(weight)] for i, w in enumerate(widths)
    }


@cache
def _fallback(character: str) -> float:
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(character) >= 0x1F000:
        return _EMOJI
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of a line of ``text`` in px, set in Inter of ``size`` px and ``weight`` 400 or 600."""
    advances = _advances(weight)
    total = 0.0
    for character in text:
        advance = advances.get(character)
        total += _fallback(character) if advance is None else advance
    return total * size


def clean(text: str) -> str:
    """``text`` as one line that is safe to paint: white space collapsed, what a reader could not see made visible.

    Bidirectional controls and zero-width characters are written as their code (``[U+202E]``); control characters,
    surrogates and non-characters, which no XML may hold, as U+FFFD.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(_visible(c) for c in text).split())


def _visible(character: str) -> str:
    code = ord(character)
    if character.isspace() or 32 <= code < 127:
        return character
    if code in _HIDDEN and code not in _JOINERS:
        return f"[U+{code:04X}]"
    unpaintable = code < 160 or 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE
    return "\ufffd" if unpaintable else character


def wrap(text: str, room: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """Break ``text`` into the fewest lines no wider than ``room`` px, of lengths as even as that allows.

    Nothing is ever cut off: a word wider than ``room`` is broken, preferably behind a hyphen or the like.
    Only where a single character is wider than ``room`` is a line wider.
    """
    words = [piece for word in clean(text).split(" ") for piece in _pieces(word, room, size, weight)]
    lines = _fill(words, room, size, weight)
    if len(lines) < 2:
        return tuple(lines)
    low, high = room / 2, room
    for _ in range(5):  # the narrowest room that needs no more lines gives the most even ones
        middle = (low + high) / 2
        tried = _fill(words, middle, size, weight)
        if len(tried) == len(lines) and max(width(line, size, weight) for line in tried) <= middle:
            high, lines = middle, tried
        else:
            low = middle
    return tuple(lines)


def _pieces(word: str, room: float, size: float, weight: int) -> list[str]:
    """``word`` as pieces that each fit into ``room``; every piece but the last is marked as glued by a trailing NUL."""
    if word.isascii() and width(word, size, weight) <= room:
        return [word]
    pieces, start, at, breakable = [], 0, 0, 0
    used = 0.0
    while at < len(word):
        used += width(word[at], size, weight)
        if used > room and at > start:
            end = breakable if breakable > start else at
            pieces.append(word[start:end] + "\0")
            start, at, used, breakable = end, end, 0.0, 0
            continue
        if word[at] in _BREAK_AFTER or _ideographic(word[at]):
            breakable = at + 1
        at += 1
    return [*pieces, word[start:]]


def _ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def _fill(words: list[str], room: float, size: float, weight: int) -> list[str]:
    space = width(" ", size, weight)
    lines: list[str] = []
    current, used, glued = "", 0.0, False
    for word in words:
        text = word.removesuffix("\0")
        extent = width(text, size, weight)
        gap = 0.0 if glued else space
        if current and used + gap + extent <= room:
            current += ("" if glued else " ") + text
            used += gap + extent
        else:
            if current:
                lines.append(current)
            current, used = text, extent
        glued = word.endswith("\0")
    return [*lines, current] if current else lines
