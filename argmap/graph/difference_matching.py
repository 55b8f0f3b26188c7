"""Matching of the statements of two maps: by id, by title, by words, and last by likeness.

Every step treats both sides alike, so that comparing in the other direction finds the same pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from argmap.domain.model import Argument, Point, Statement
from argmap.domain.naming import only_counts

Claim = TypeVar("Claim", Statement, Argument)


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Keyed:
    """An id and what it is to be paired by."""

    id: str
    key: Hashable


Item = TypeVar("Item", bound=Named)
Pairs = dict[str, str]  # id before -> id after

LIKENESS = (
    0.5  # Dice coefficient of trigrams from which two texts count as one, reworded; unrelated English has 0.1-0.3
)
MOST_LETTERS = 2000  # of a text that are compared
ALL_PAIRS = 20_000  # up to so many pairs, each is looked at; beyond, only those that share rare words
TELLING = 6  # the rarest words of a statement, which tell what may be like it
RARE = 64  # statements of a side that may share such a word
NEAREST = 8  # statements that are looked at for each one

_PLACEHOLDER = re.compile(r"untitled-\d+(-\d+)?")  # says only where a statement stands
_NUMBER = re.compile(r"[a-z]{0,9}[-_]?\d+")  # as programs give; an identity only where nothing else speaks


def match(before: Sequence[Claim], after: Sequence[Claim]) -> Pairs:
    """Pair the statements (or arguments) of two maps; those that are in no pair are gone or new."""
    pool = _Pool(before, after)
    pool.pair(lambda c: (c.id, words(c)))
    pool.pair(lambda c: None if _PLACEHOLDER.fullmatch(c.id) or _NUMBER.fullmatch(c.id) else c.id)
    pool.pair(lambda c: None if not c.title or only_counts(c.title) else c.title)
    pool.pair(lambda c: words(c) or None)
    pool.keep(best_pairs(_alike(pool.before, pool.after)))
    pool.pair(lambda c: None if _PLACEHOLDER.fullmatch(c.id) else c.id)
    return pool.pairs


def match_by(before: Iterable[Item], after: Iterable[Item], *keys: Callable[[Item], Hashable]) -> Pairs:
    """Pair things that have an ``id`` by each of ``keys`` in turn; things for which a key is ``None`` wait."""
    pool = _Pool(before, after)
    for key in keys:
        pool.pair(key)
    return pool.pairs


def best_pairs(scored: Iterable[tuple[float, str, str]]) -> Pairs:
    """The pairs of (score, id before, id after) with the highest scores, each id used once; alike in both directions."""
    pairs: Pairs = {}
    used: set[str] = set()
    for _, one, other in sorted(scored, key=lambda s: (-s[0], min(s[1:]), max(s[1:]), s[1])):
        if one not in pairs and other not in used:
            pairs[one] = other
            used.add(other)
    return pairs


class _Pool(Generic[Item]):
    """The elements that are still without a partner, and the pairs so far."""

    def __init__(self, before: Iterable[Item], after: Iterable[Item]) -> None:
        self.before = {each.id: each for each in before}
        self.after = {each.id: each for each in after}
        self.pairs: Pairs = {}

    def pair(self, key: Callable[[Item], Hashable]) -> None:
        """Pair those with the same key, in their order; ``None`` is no key."""
        waiting: dict[Hashable, list[str]] = defaultdict(list)
        for name, each in self.after.items():
            if (value := key(each)) is not None:
                waiting[value].append(name)
        for queue in waiting.values():
            queue.reverse()
        pairs = {}
        for name, each in self.before.items():
            if (value := key(each)) is not None and waiting.get(value):
                pairs[name] = waiting[value].pop()
        self.keep(pairs)

    def keep(self, pairs: Pairs) -> None:
        """Take the pairs ``pairs`` out of the pool."""
        for one, other in pairs.items():
            del self.before[one], self.after[other]
        self.pairs |= pairs


def words(claim: Point) -> str:
    """Return what a claim says, without regard to case, spacing and punctuation."""
    said = claim.text or (claim.title if not only_counts(claim.title) else "")
    folded = unicodedata.normalize("NFKC", said[:MOST_LETTERS]).casefold()
    return " ".join(re.findall(r"\w+", folded))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of two texts' trigrams is shared: the coefficient of Dice (1945), 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    total = one.total() + other.total()
    return 2 * sum(min(count, other[gram]) for gram, count in one.items() if gram in other) / total if total else 0.0


def trigrams(text: str) -> Counter[str]:
    """The runs of three characters in ``text``, its ends included."""
    padded = f"  {text} "
    return Counter(padded[i : i + 3] for i in range(len(padded) - 2))


def _alike(before: dict[str, Claim], after: dict[str, Claim]) -> list[tuple[float, str, str]]:
    one, other = ({name: said for name, c in side.items() if (said := words(c))} for side in (before, after))
    few = len(one) * len(other) <= ALL_PAIRS
    pairs = {(a, b) for a in one for b in other} if few else _promising(one, other)
    grams = [{name: trigrams(said) for name, said in side.items()} for side in (one, other)]
    alike = []
    for a, b in sorted(pairs):
        short, long = sorted((len(one[a]), len(other[b])))
        if 2 * (short + 1) < LIKENESS * (short + long + 2):
            continue  # too unlike in length to be alike enough
        if (score := likeness(grams[0][a], grams[1][b])) >= LIKENESS:
            alike.append((score, a, b))
    return alike


def _promising(one: dict[str, str], other: dict[str, str]) -> set[tuple[str, str]]:
    """For each text the ``NEAREST`` of the other side that share the most of its rarest words with it."""
    tokens = [{name: _tokens(said) for name, said in side.items()} for side in (one, other)]
    common = Counter(token for side in tokens for claim_tokens in side.values() for token in claim_tokens)
    where: tuple[dict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for index, side in zip(where, tokens, strict=True):
        for name, claim_tokens in side.items():
            for token in sorted(claim_tokens, key=lambda token: (common[token], token))[:TELLING]:
                index[token].append(name)
    shared: tuple[dict[str, Counter[str]], ...] = (defaultdict(Counter), defaultdict(Counter))
    for token, names in where[0].items():
        partners = where[1].get(token, ())
        if len(names) <= RARE and len(partners) <= RARE:
            for a in names:
                for b in partners:
                    shared[0][a][b] += 1
                    shared[1][b][a] += 1
    pairs = {(a, b) for a, counts in shared[0].items() for b in _top(counts)}
    return pairs | {(a, b) for b, counts in shared[1].items() for a in _top(counts)}


def _top(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:NEAREST]


def _tokens(said: str) -> set[str]:
    """The words of a text; pairs of characters where the script does not part words."""
    tokens: set[str] = set()
    for token in said.split():
        if token > "\u2e80":
            tokens.update(token[i : i + 2] for i in range(max(1, len(token) - 1)))
        else:
            tokens.add(token)
    return tokens
