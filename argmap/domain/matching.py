"""Matches: people and claims of several maps that count as one, and why. A match merges nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Matching(StrEnum):
    """Reasons for which two wordings count as one; the concepts ``argmap:matching-...`` are named after these."""

    EXACT = "exact"
    NORMALISED = "normalised"
    SIMILAR = "similar"


class Match(NamedTuple):
    """IRIs of several maps that count as one: why, under which text, and how alike the words are, from 0 to 1.

    What is similar has the ``other`` wording, too.
    """

    why: Matching
    text: str
    members: tuple[str, ...]
    likeness: float = 1.0
    other: str = ""
