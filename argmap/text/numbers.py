"""Numbers that a claim has and its sentences have not: years and amounts are what a draft gets wrong without a trace."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product

from argmap.domain.contraries import figures
from argmap.text.sentences import folded

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
SHARES = {  # words for a part of something, and what part
    word: share
    for share, words in {
        "1/2": "half hälfte moitié mitad половина половину половини палова палову",
        "1/3": "third drittel tiers tercio третина третину траціна",
        "1/4": "quarter viertel quart чверть чвэрць",
    }.items()
    for word in words.split()
}
ARTICLES = frozenset(("a", "an", "ein", "eine", "einen", "einem", "einer", "eines", "un", "une", "una"))
_ONE = ARTICLES | {"one", "uno", "один", "одна", "адзін"}
_RATIO = re.compile(r"\b([\w-]+) (?:in|out of|von|sur|de cada|з|із) ([\w-]+)")
_THIRDS = re.compile(rf"\b([^\W_]+)[ -]({'|'.join(SHARES)})s?\b")
_MOST = 1000  # of which a share is told: more is a year
_FRACTION = re.compile(r"\d+/\d+")
_NEARLY = Fraction(7, 1000)  # by which a share and the per cent that stand for it may differ: 33 for a third
_WORDS = re.compile(r"[^\W\d]+(?:['-][^\W\d]+)*")
_SPELLED = 12  # up to which texts tend to write numbers as words
_SINGLE = 9  # up to which they do so although they write another in digits


def numbers_in(text: str) -> dict[str, str]:
    """The numbers in a text, as they are written, by what they are without marks between their digits."""
    return {_plain(match[0]): match[0] for match in _NUMBER.finditer(text)}


def figures_in(text: str) -> set[str]:
    """The numbers of a text as figures: 25 for "twenty-five", 1/3 for "a third" and "one in three"."""
    shown = shares_in_figures(folded(text)[0].casefold())
    ratios, shown = _FRACTION.findall(shown), _FRACTION.sub(" ", shown)
    spelled = {figure for word in _WORDS.findall(shown) if (figure := SHARES.get(word) or _figure(word))}
    return spelled | {*ratios} | set(numbers_in(shown))


def shares_in_figures(text: str) -> str:
    """A text in small letters with shares in figures: 1/3 for "one in three" and "a third", 2/3 for "two thirds"."""
    return _THIRDS.sub(_part_of_parts, _RATIO.sub(_part_of_whole, text))


def is_same_number(one: str, other: str) -> bool:
    """Return whether two figures are equal, or one is the per cent of a share: 33 of 1/3."""
    if one == other:
        return True
    shares, amounts = ([number for number in (one, other) if ("/" in number) is is_share] for is_share in (True, False))
    return any(
        number.replace(".", "", 1).isdecimal() and abs(Fraction(number) / 100 - Fraction(share)) < _NEARLY
        for share, number in product(shares, amounts)
    )


def _part_of_whole(match: re.Match[str]) -> str:
    part, whole = map(_figure, match.groups())
    is_share = part and whole and 0 < int(part) < int(whole) <= _MOST
    return str(Fraction(int(part), int(whole))) if is_share else match[0]


def _part_of_parts(match: re.Match[str]) -> str:
    parts = _figure(match[1])
    share = int(parts) * Fraction(SHARES[match[2]]) if parts else Fraction()
    return str(share) if 0 < share < 1 else match[0]


def _figure(word: str) -> str:
    """The figures of a number in digits or words, or nothing."""
    parts = [part if part.isdecimal() else figures().get(part, "1" if part in _ONE else "") for part in word.split("-")]
    return str(sum(map(int, parts))) if all(parts) else ""


def unsaid(claim: str, texts: list[str]) -> list[str]:
    """Numbers of a claim that none of the ``texts`` has; none where these write no large number in digits at all.

    Where both have a single one, what is large begins earlier: one stands for the other.
    """
    there, own = {number for text in texts for number in numbers_in(text)}, numbers_in(claim)
    spelled = {number for text in texts for number in figures_in(text)}
    least = _SINGLE if len(there) == len(own) == 1 else _SPELLED
    if not any(float(number) > least for number in there):
        return []
    return [written for number, written in own.items() if float(number) > least and number not in there | spelled]


def _plain(number: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+", number):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")
