"""Claims, and clauses of claims, with nothing of their sentence and nearly all of another: anchored wrongly, or merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from argmap.text.alike import LONG, are_alike, has, says
from argmap.text.sides import clauses_of

_LEAST: Final = 3  # words that a clause must have to be known by them
_MOST_OF: Final = 2 / 3  # of its words stand in the other sentence


class Whereabouts:
    """The sentences of a text by the beginnings of their words."""

    def __init__(self, texts: Mapping[tuple[int, int], str]) -> None:
        self._words: dict[str, dict[str, set[tuple[int, int]]]] = {}
        for place, text in texts.items():
            for word in (word for clause in _clauses(text) for word in clause):
                self._words.setdefault(word[:LONG], {}).setdefault(word, set()).add(place)

    def best(self, words: Sequence[str]) -> tuple[tuple[int, int] | None, int]:
        """Return the sentence in which most of some words stand, and how many do."""
        counts: Counter[tuple[int, int]] = Counter()
        for word in words:
            known = self._words.get(word[:LONG], {})
            counts.update(set().union(*(places for other, places in known.items() if are_alike(word, other))))
        return max(
            ((place, count) for place, count in counts.items()), key=lambda one: (one[1], one[0]), default=(None, 0)
        )


def elsewhere(claim: str, texts: Sequence[str], whereabouts: Whereabouts) -> str:
    """Return which words of a claim stand in which other sentence instead of its own ones, or nothing."""
    here = [word for text in texts for clause in _clauses(text) for word in clause]
    for clause in _clauses(claim):
        if len(clause) < _LEAST or any(has(here, word) for word in clause):
            continue
        place, count = whereabouts.best(clause)
        if place and count >= max(_LEAST - 1, _MOST_OF * len(clause)):
            return (
                f"“{' … '.join(clause[:_LEAST])}” stands in p{place[0]} s{place[1]}, where this claim is not anchored"
            )
    return ""


def _clauses(text: str) -> list[list[str]]:
    """The words that say something, of each clause of a text."""
    return [said for clause in clauses_of(text) if (said := [word for word in clause if says(word)])]
