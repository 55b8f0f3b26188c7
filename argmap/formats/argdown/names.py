"""The nearest known name to a mistyped one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from argmap.domain.structure import grouped

_DIGITS = re.compile(r"\d+")
_MAX_COMPARISONS = 20_000
_MAX_NAMES = 1000
_SHORTEST = 3  # letters of a title that can be told from another by one slip


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name that ``name`` is most likely a slip for, or ``None``."""
    names = list(known)
    if len(names) > _MAX_NAMES:  # comparing with all of them would take too long
        names = [n for n in names if abs(len(n) - len(name)) <= 2 and n[:2] == name[:2]][:_MAX_NAMES]
    folded: dict[str, str] = {}
    for candidate in names:
        folded.setdefault(candidate.casefold(), candidate)
    close = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else None


def did_you_mean(name: str, known: Iterable[str], what: str = "") -> str:
    """A remedy: the nearest known name, or all of them if they are few."""
    names = list(known)
    near = nearest(name, names)
    listed = f"{what or 'Known are'} {', '.join(names)}." if 0 < len(names) <= 12 else ""
    return f"Did you mean {near!r}? {listed}".strip() if near else listed


def _one_slip_away(title: str, known: Iterable[str]) -> str | None:
    """The first of ``known`` that one slip parts from ``title``: a letter too many, too few, another, or two exchanged."""
    written = title.casefold()
    for name in known:
        meant = name.casefold()
        if len(meant) < _SHORTEST or abs(len(meant) - len(written)) > 1:
            continue
        start = next((i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), None)
        if start is None:  # but for their case, or one more letter at the end
            return name
        rest, other = written[start:], meant[start:]
        exchanged = rest[:2] == other[1::-1] and rest[2:] == other[2:]
        if exchanged or rest[1:] == other or rest == other[1:]:
            return name
        is_foreign = _script(rest[:1]) != _script(other[:1])  # a letter of another script among those of the word
        if rest[1:] == other[1:] and (len(meant) > _SHORTEST or is_foreign):  # cat and car are both words
            return name
    return None


def _script(letter: str) -> str:
    """The script of a letter, by the first word of its name."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


class Slips:
    """Finds the defined title that an undefined one is probably a slip for, with a bound on the work."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._left = _MAX_COMPARISONS
        self._by_length = grouped((len(title), title) for title in titles)

    def nearest(self, title: str) -> str | None:
        """The title nearly like ``title``; titles that differ in numbers only are meant to differ."""
        if len(title) < _SHORTEST or self._left <= 0:  # one slip makes another of so short a title, but for its case
            same = (c for c in self._by_length.get(len(title), ()) if c != title and c.casefold() == title.casefold())
            return next(same, None) if self._left > 0 else None
        near = range(max(1, len(title) - 2), len(title) + 3)
        candidates = [c for length in near for c in self._by_length.get(length, ()) if c != title]
        self._left -= len(candidates)
        shape = _DIGITS.sub("", title).casefold()
        different = [
            c
            for c in candidates[:_MAX_COMPARISONS]
            if _DIGITS.search(c) is None or _DIGITS.sub("", c).casefold() != shape
        ]
        return _one_slip_away(title, different) or nearest(title, different, cutoff=0.84)
