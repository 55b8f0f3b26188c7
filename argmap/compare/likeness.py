"""Likeness of two boxes in what they say: shared stems, words that stand for each other, and runs of letters.

Words count the more the rarer they are in the two maps (Spärck Jones 1972), so that a name that stands everywhere says
little. Pure Python: no vectors are needed, and none are read.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.compare.stems import groups, negations, stems

Features = Mapping[Hashable, float]
SYNONYM = 0.75  # of the weight of a word, for a word that stands for it
LETTERS = 4  # in a run
_WORDS, _RUNS, _COVERED = 0.45, 0.25, 0.30  # of the whole
_OPPOSITE = 0.9  # what is left where one text denies and the other does not


@dataclass(frozen=True)
class Wording:
    """A text as it is compared: its stems in order, with their weights, its runs of letters, and whether it denies."""

    stems: Mapping[str, float]
    words: Features
    runs: Features
    denies: bool

    @cached_property
    def senses(self) -> frozenset[int]:
        """The groups of words that its words belong to."""
        return frozenset(group for word in self.stems for group in groups().get(word, ()))

    @cached_property
    def whole(self) -> float:
        """The weight of all its words."""
        return sum(self.stems.values())


class Likeness:
    """Compares texts of one collection, whose rarities it knows."""

    def __init__(self, texts: Iterable[str]) -> None:
        documents = [frozenset(self._keys(stems(text))) for text in texts]
        counts = Counter(key for document in documents for key in document)
        self._most = math.log(1 + len(documents))
        self._rarity = {key: math.log(1 + len(documents) / count) for key, count in counts.items()}

    def wording(self, text: str) -> Wording:
        """Return ``text`` as it is compared."""
        counts = Counter(stems(text))
        weights = {word: self._weight(word) * math.sqrt(n) for word, n in counts.items()}
        features: dict[Hashable, float] = {}
        features.update(weights)
        for word, weight in weights.items():
            for group in groups().get(word, ()):
                features[group] = max(features.get(group, 0.0), SYNONYM * min(weight, self._weight(group)))
        return Wording(weights, _unit(features), _unit(self._runs(counts)), negations(text) > 0)

    def __call__(self, one: Wording, other: Wording) -> float:
        """Return how alike two wordings are, from 0 to 1."""
        likeness = _WORDS * _cosine(one.words, other.words) + _RUNS * _cosine(one.runs, other.runs)
        likeness += _COVERED * max(covered(one, other), covered(other, one))
        return likeness * (_OPPOSITE if one.denies != other.denies else 1.0)

    def _weight(self, key: Hashable) -> float:
        return self._rarity.get(key, self._most)

    def _runs(self, counts: Counter[str]) -> dict[Hashable, float]:
        runs: dict[Hashable, float] = {}
        for word, n in counts.items():
            padded = f"^{word}$"
            for start in range(max(1, len(padded) - LETTERS + 1)):
                run = padded[start : start + LETTERS]
                runs[run] = runs.get(run, 0.0) + self._weight(word) * n / max(1, len(padded) - LETTERS + 1) ** 0.5
        return runs

    @staticmethod
    def _keys(stems: Sequence[str]) -> Iterable[Hashable]:
        yield from stems
        for word in stems:
            yield from groups().get(word, ())


def covered(text: Wording, by: Wording) -> float:
    """Return how much of what ``text`` says is said by the text ``by``, from 0 to 1."""
    if not text.whole or len(text.stems) < 2:
        return 0.0
    shared = 0.0
    for word, weight in text.stems.items():
        if word in by.stems:
            shared += weight
        elif not by.senses.isdisjoint(groups().get(word, ())):
            shared += SYNONYM * weight
    return shared / text.whole


def lacks(by: Wording, text: Wording) -> bool:
    """Return whether ``text`` has a word, or has it more often, for which ``by`` has none that stands for it either."""
    return any(
        weight > by.stems.get(word, 0.0) and by.senses.isdisjoint(groups().get(word, ()))
        for word, weight in text.stems.items()
    )


def _unit(features: Mapping[Hashable, float]) -> Features:
    length = math.sqrt(sum(value * value for value in features.values()))
    return {key: value / length for key, value in features.items()} if length else {}


def _cosine(one: Features, other: Features) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[key] for key, value in one.items() if key in other)
