"""Quantities in claims: what is counted, how many there are, shares of a whole and years, in figures or in words.

Two texts count otherwise only where they count the same thing: "two hours" and "three witnesses" agree, as "7 in ten" and
"70 %" do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from argmap.compare.stems import stem, stop_words
from argmap.domain.contraries import figures

_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?![\d])|\d+(?:[.,:/]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|%|[^\w\s]"
)
_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")
_AND = frozenset(("and", "und", "et", "y", "та", "і", "й"))
_ARTICLES = frozenset(
    ("a", "an", "one", "ein", "eine", "einen", "einer", "un", "une", "uno", "una", "один", "одна", "адзін")
)
_OF = frozenset(
    ("in", "of", "von", "sur", "de", "з", "із", "на")
)  # "two out of three", "zwei von drei", "deux sur trois"
_PERCENT = re.compile(r"%|percent|prozent|pour-?cent|por-?ciento|(?:від|ад)сот\w*|працэн\w*|процент\w*")
_CENT = frozenset(("cent", "ciento"))  # behind "per", "pour", "por"
_CLOCK = re.compile(r"\d?\d[.:][0-5]\d")
_YEAR = range(1000, 2101)
_NEAR = 0.05  # of the larger one, by which two numbers may differ that are roughly the same
_SHARES_NEAR = 0.02
_ROUND = 100  # from which a number may stand for what it is rounded to, in its first figure

SHARE, YEAR, DECADE, CLOCK = " share", " year", " decade", " clock"  # units that no word is


class Quantity(NamedTuple):
    """A number, and the stem of the word that says what is counted; "" for none."""

    number: float
    unit: str


def differ(one: str, other: str) -> bool:
    """Return whether each text has another number of the same thing, which the other one does not have."""
    mine, theirs = quantities(one), quantities(other)
    numbers = [{q.number for q in side} for side in (mine, theirs)]
    left = [q for q in mine if not any(_agree(q.number, n, q.unit) for n in numbers[1])]
    right = [q for q in theirs if not any(_agree(q.number, n, q.unit) for n in numbers[0])]
    return any(q.unit == r.unit for q in left for r in right)


def _agree(one: float, other: float, unit: str) -> bool:
    if unit == SHARE:
        return abs(one - other) <= _SHARES_NEAR
    if unit == YEAR:
        return one == other
    low, high = sorted((one, other))
    return high - low <= _NEAR * high or (low >= _ROUND and (_rounded(low) == high or _rounded(high) == low))


def _rounded(number: float) -> float:
    """Return a number rounded to its first figure."""
    return float(f"{number:.0e}")


@cache
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that a text speaks of."""
    return tuple(_read([word.casefold().replace("’", "'") for word in _WORD.findall(text)]))


def _read(words: list[str]) -> Iterator[Quantity]:
    at = 0
    while at < len(words):
        number, end = _number(words, at)
        if number is None:
            at += 1
            continue
        whole, past = _whole(words, end)
        written = words[at]
        if whole and number < whole:
            yield Quantity(number / whole, SHARE)
            end = past
        elif end < len(words) and (
            _PERCENT.fullmatch(words[end]) or (words[end + 1 : end + 2] and words[end + 1] in _CENT)
        ):
            yield Quantity(number / 100, SHARE)
            end += 1
        elif "/" in written:
            yield Quantity(number, SHARE)
        elif written not in _ARTICLES:
            yield Quantity(number, _time(words, at, end) or _unit(words, end))
        at = end


def _number(words: list[str], at: int) -> tuple[float | None, int]:
    """Return the number that begins at a word, and where it ends: "two hundred and five"."""
    total, part, end = 0.0, None, at
    while end < len(words):
        word = words[end]
        value = _figure(word)
        if value is None and word in _AND and part and part % 100 == 0 and end + 1 < len(words):
            if _figure(words[end + 1]) is None or not words[end + 1].isalpha():
                break
            end += 1
            continue
        if value is None and word == "-" and part and part % 10 == 0:  # twenty-five
            end += 1
            continue
        if value is None and not (word in _ARTICLES and end == at):
            break
        if value is None:
            part = 1.0
        elif value in (100, 1000) and word.isalpha():
            part = (part or 1.0) * value
            if value == 1000:
                total, part = total + part, 0.0
        elif part and not (word.isalpha() and _fits(part, value)):
            break
        else:
            part = (part or 0.0) + value
        end += 1
    return (None, at) if part is None else (total + part, end)


def _fits(part: float, value: float) -> bool:
    """Return whether a number word goes on with another one: twenty five, hundred twenty."""
    return (part % 100 == 0 and value < 100) or (part % 10 == 0 and part % 100 != 10 and value < 10)


def _figure(word: str) -> float | None:
    if word[0].isdecimal():
        if _GROUPED.fullmatch(word):
            return float(re.sub(r"\D", "", word))
        first, _, rest = word.replace(",", ".").replace(":", ".").partition("/")
        return float(first) / (float(rest) or 1.0) if rest else float(first)
    return _figures().get(word)


def _whole(words: list[str], at: int) -> tuple[float | None, int]:
    """Return the number behind "in" or "out of", of which the one before is a share."""
    counted = bool(_unit(words, at))  # "seven customers in ten"
    at += counted
    if words[at : at + 1] == ["out"]:
        at += 1
    if at < len(words) and words[at] in _OF and at + 1 < len(words) and words[at + 1] not in _ARTICLES:
        number, end = _number(words, at + 1)
        if number and number < _YEAR.start and not (counted and _unit(words, end)):
            return number, end
    return None, at


def _time(words: list[str], at: int, end: int) -> str:
    """Return the unit of a number that says when something is, by the clock or by the calendar; "" for others."""
    written, before, after = words[at], words[at - 1] if at else "", words[end] if end < len(words) else ""
    if len(written) == 4 and written.isdecimal() and int(written) in _YEAR:
        if after in ("s", "er"):
            return DECADE
        if before in stop_words() or not _unit(words, end):
            return YEAR
    return CLOCK if _CLOCK.fullmatch(written) and not _unit(words, end) else ""


def _unit(words: list[str], at: int) -> str:
    """Return the stem of the word behind a number, if that carries a meaning."""
    word = words[at] if at < len(words) else ""
    return stem(word) if word[:1].isalpha() and word not in stop_words() else ""


@cache
def _figures() -> dict[str, float]:
    return {word: float(number) for word, number in figures().items()}
