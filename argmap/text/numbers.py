"""Numbers that a claim has and its sentences have not: years and amounts are what a draft gets wrong without a trace."""

from __future__ import annotations

import re

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
_ONE = frozenset(("one", "ein", "eine", "einer", "un", "une", "una", "uno", "один", "одна", "адзін"))
_RATIO = re.compile(r"([\w-]+) (?:in|out of|von|sur|de cada|з|із) ([\w-]+)")
_WORDS = re.compile(r"[^\W\d]+(?:['-][^\W\d]+)*")
_SPELLED = 12  # up to which texts tend to write numbers as words
_SINGLE = 9  # up to which they do so although they write another in digits


def numbers_in(text: str) -> dict[str, str]:
    """The numbers in a text, as they are written, by what they are without marks between their digits."""
    return {_plain(match[0]): match[0] for match in _NUMBER.finditer(text)}


def figures_in(text: str) -> set[str]:
    """The numbers of a text as figures: 25 for "twenty-five", 1/3 for "a third" and "one in three"."""
    shown = folded(text)[0].casefold()
    ratios = {f"{part}/{whole}" for a, b in _RATIO.findall(shown) if (part := _figure(a)) and (whole := _figure(b))}
    shown = _RATIO.sub(" ", shown) if ratios else shown
    spelled = {figure for word in _WORDS.findall(shown) if (figure := SHARES.get(word) or _figure(word))}
    return spelled | ratios | set(numbers_in(shown))


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
