"""Numbers that a claim has and its sentences have not: years and amounts are what a draft gets wrong without a trace."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_SPELLED = 12  # up to which texts tend to write numbers as words
_SINGLE = 9  # up to which they do so although they write another in digits


def numbers_in(text: str) -> dict[str, str]:
    """The numbers in a text, as they are written, by what they are without marks between their digits."""
    return {_plain(match[0]): match[0] for match in _NUMBER.finditer(text)}


def unsaid(claim: str, texts: list[str]) -> list[str]:
    """Numbers of a claim that none of the ``texts`` has; none where these write no large number in digits at all.

    Where both have a single one, what is large begins earlier: one stands for the other.
    """
    there, own = {number for text in texts for number in numbers_in(text)}, numbers_in(claim)
    least = _SINGLE if len(there) == len(own) == 1 else _SPELLED
    if not any(float(number) > least for number in there):
        return []
    return [written for number, written in own.items() if float(number) > least and number not in there]


def _plain(number: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+", number):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")
