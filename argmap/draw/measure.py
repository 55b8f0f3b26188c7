"""Widths of texts in the vendored font, so that boxes fit their text wherever it is painted.

Widths are sums of advances at the given size in px; kerning, which in Inter mostly narrows, is left out so that a
measure errs on the wide side. The table of advances is generated from the font files (see ``font/README.md``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.domain.characters import reveal
from argmap.domain.naming import shortened

if TYPE_CHECKING:
    from argmap.words import Words

FONT_FOLDER = Path(__file__).parent / "font"
FONT_FILES = {400: FONT_FOLDER / "Inter-Regular.ttf", 600: FONT_FOLDER / "Inter-SemiBold.ttf"}

_WIDE = 1.0  # em, for a full-width character that the font lacks
_EMOJI = 1.3
_OTHER = 0.68
_BREAK_AFTER = "-\u2010\u2013\u2014/\\_.,;:=&?#@+\u3001\u3002"
# Where lines of Chinese and Japanese may not begin or end (kinsoku; the basic sets of JIS X 4051).
_NO_START = frozenset(
    ",.:;!?)]}\u2019\u201d\u2026\u2014、。，．：；！？）］｝〕〉》」』】〗〙％℃々ー〜～"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶヽヾゝゞ"
)
_NO_END = frozenset("([{\u2018\u201c（［｛〔〈《「『【〖〘＄￥＃№")
LONGEST = 300  # characters of a text that a picture shows


@cache
def _advances(weight: int) -> dict[str, float]:
    table = json.loads((FONT_FOLDER / "advances.json").read_text("ascii"))
    units: int = table["units_per_em"]
    return {
        chr(start + i): w / units for start, *widths in table["advances"][str(weight)] for i, w in enumerate(widths)
    }


@cache
def known_characters() -> frozenset[str]:
    """The characters that the vendored font has."""
    return frozenset(_advances(400))


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


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """``text`` as one line that is safe to paint: white space collapsed, what a reader could not see made visible.

    Bidirectional controls and zero-width characters are written as their code (``[U+202E]``); control characters,
    surrogates and non-characters, which no XML may hold, as U+FFFD.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return reveal(" ".join(text.split()))


def shorten(text: str, most: int = LONGEST) -> str:
    """``text``, cleaned, or as much of it as a picture has room for, ending in an ellipsis."""
    return shortened(clean(text), most)


def joined(titles: Sequence[str], most: int, words: Words) -> str:
    """As many of ``titles`` as ``most`` characters hold, at least the first, and how many more there are."""
    shown = list(titles[:1])
    while len(shown) < len(titles) and len(" · ".join(titles[: len(shown) + 1])) <= most:
        shown.append(titles[len(shown)])
    rest = len(titles) - len(shown)
    return " · ".join([*(shorten(title, most) for title in shown), *([words("page.more", n=rest)] if rest else [])])


@lru_cache(maxsize=20_000)  # a map that is divided is laid out again and again
def wrap(text: str, room: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """Break ``text`` into the fewest lines no wider than ``room`` px, of lengths as even as that allows.

    Nothing is ever cut off: a word wider than ``room`` is broken, preferably behind a hyphen or the like.
    Only where a single character is wider than ``room`` is a line wider.
    """
    pieces = [piece for word in clean(text).split(" ") for piece in _pieces(word, room, size, weight)]
    words = [(piece.removesuffix("\0"), piece.endswith("\0")) for piece in pieces]
    measured = [(word, width(word, size, weight), glued) for word, glued in words]
    space = width(" ", size, weight)
    lines, _ = _fill(measured, room, space)
    if len(lines) < 2:
        return tuple(lines)
    low, high = room / 2, room
    for _ in range(5):  # the narrowest room that needs no more lines gives the most even ones
        middle = (low + high) / 2
        tried, widest = _fill(measured, middle, space)
        if len(tried) == len(lines) and widest <= middle:
            high, lines = middle, tried
        else:
            low = middle
    return tuple(lines)


def _pieces(word: str, room: float, size: float, weight: int) -> list[str]:
    """``word`` as pieces that each fit into ``room``; every piece but the last is marked as glued by a trailing NUL."""
    if word.isascii():
        if width(word, size, weight) <= room:
            return [word]
    elif any(map(_ideographic, word)):
        units = _units(word)
        return [piece for unit in units[:-1] for piece in _cut(unit + "\0", room, size, weight)] + _cut(
            units[-1], room, size, weight
        )
    return _cut(word, room, size, weight)


def _cut(word: str, room: float, size: float, weight: int) -> list[str]:
    """Pieces of ``word``, cut where it gets wider than ``room``; a NUL at its end stays there."""
    glued = "\0" if word.endswith("\0") else ""
    word = word.removesuffix("\0")
    pieces, start, at, breakable = [], 0, 0, 0
    used = 0.0
    while at < len(word):
        used += width(word[at], size, weight)
        if used > room and at > start:
            end = breakable if breakable > start else _cluster(word, start, at)
            pieces.append(word[start:end] + "\0")
            start, at, used, breakable = end, end, 0.0, 0
            continue
        if word[at] in _BREAK_AFTER or _ideographic(word[at]):
            breakable = at + 1
        at += 1
    return [*pieces, word[start:] + glued]


def _cluster(word: str, start: int, at: int) -> int:
    """The place at or before ``at``, behind ``start``, that does not part a letter from its marks or a joined emoji."""
    end = at
    while end > start + 1 and (_clings(word[end]) or word[end - 1] == "\u200d"):
        end -= 1
    return end if end > start + 1 or not _clings(word[end]) else at


def _clings(character: str) -> bool:
    if character.isascii():
        return False
    import unicodedata

    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin colours
    )


def _units(word: str) -> list[str]:
    """A word with ideographs in it, cut wherever a line may end: not before what closes, not behind what opens."""
    units: list[str] = []
    for character in word:
        behind = units[-1][-1] if units else ""
        free = _ideographic(character) or _ideographic(behind or "a")
        if units and (not free or character in _NO_START or behind in _NO_END or _clings(character)):
            units[-1] += character
        else:
            units.append(character)
    return units


def _ideographic(character: str) -> bool:
    return character >= "\u2e80" and (
        character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffee"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def right_to_left(text: str) -> bool:
    """Return whether the first letter of ``text`` with a direction is one of Hebrew, Arabic and the like."""
    if text.isascii():
        return False
    import unicodedata

    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def isolated(text: str) -> str:
    """A line of text from right to left as one unit, whatever the direction of what paints it (U+2067, U+2069)."""
    return f"\u2067{text}\u2069"


def _fill(words: list[tuple[str, float, bool]], room: float, space: float) -> tuple[list[str], float]:
    """Fill lines with words, each with its width and whether the next is glued to it; how wide the widest line is."""
    lines: list[str] = []
    current: list[str] = []
    used, widest, glued = 0.0, 0.0, False
    for word, extent, sticks in words:
        gap = 0.0 if glued else space
        if current and used + gap + extent <= room:
            current += [word] if glued else [" ", word]
            used += gap + extent
        else:
            if current:
                lines.append("".join(current))
            current, used = [word] if word else [], extent
        widest = max(widest, used)
        glued = sticks
    return ([*lines, "".join(current)] if current else lines), widest
