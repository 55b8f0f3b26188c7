"""Opposites: whether one text denies what another one says, or says the contrary, so that nobody is sure that they agree.

Likeness hardly sees a "not"; a claim and its denial share all other words. What is read as opposite is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.compare.denials import Denials, denials, plainly
from argmap.compare.hedging import hedge_of
from argmap.compare.outline import Claim, wording
from argmap.compare.quantities import differ
from argmap.compare.stems import groups, stem, stop_words, tokens
from argmap.domain.contraries import antonyms
from argmap.domain.model import Hedge

AROUND = 2  # words that say something, before and behind one of two antonyms, of which the other one has to share one
_LESS = frozenset(("less", "weniger", "moins", "menos", "менше", "менш"))
_TIMES_AS = re.compile(r"\b(?:times|twice|mal|fois|veces|разів|разоў) (?:as|so) \w+", re.I)  # more than that
_SIGNS = {
    "<": re.compile(
        r"(?<!within )\b(?:less|fewer|lower|smaller|weniger|moins|menos|менше|менш)\b[^.;]* (?:than|als|que|ніж|чым)\b",
        re.I,
    ),
    "=": re.compile(r"\b(?:as (?:much|many|\w+) [^.;]*?as|so viel\w* [^.;]*wie|autant|tanto|стільки|столькі)\b", re.I),
    ">": re.compile(
        r"\b(?:more|higher|greater|larger|mehr|plus|más|більше|больш)\b[^.;]* (?:than|als|que|ніж|чым)\b", re.I
    ),
}


def are_opposed(one: Claim, other: Claim) -> bool:
    """Return whether the texts of two boxes, or the titles of those that have none, may say the contrary.

    What is in doubt has none: whoever denies it puts as certain what is not.
    """
    if Hedge.QUESTIONED in (hedge_of(one), hedge_of(other)):
        return False
    whole = (wording(one), wording(other))
    mine, theirs = (box.text or said for box, said in zip((one, other), whole, strict=True))
    return say_contrary(mine, theirs) or _are_antonyms(*whole)


def say_contrary(one: str, other: str) -> bool:
    """Return whether one text denies what the other says, has the opposite of one of its words, or counts otherwise."""
    return (
        _is_denied(denials(one), denials(other))
        or _are_antonyms(one, other)
        or differ(one, other)
        or _compare_otherwise(one, other)
    )


def _is_denied(one: Denials, other: Denials) -> bool:
    """Return whether a word is denied by the one text and said by the other, in a clause that denies nothing.

    Where both do so, "not the wind but the frost", any clause will do; where the other one denies nothing in so many words,
    it may do so in a word of its own: "only two" for "no more".
    """
    ahead, back = one.denied & other.said, other.denied & one.said
    if ahead and back:
        return True
    sides = ((ahead - other.beside, other), (back - one.beside, one))
    return any(crossing and (said.denied or not said.hints - crossing) for crossing, said in sides)


def _are_antonyms(one: str, other: str) -> bool:
    """Return whether texts have antonyms, each near words that both have, and neither text has both of them there."""
    mine, theirs = _marked(one), _marked(other)
    return any(
        bool(mine.get((pair, side), frozenset()) & theirs.get((pair, 1 - side), frozenset()))
        and (pair, 1 - side) not in mine
        and (pair, side) not in theirs
        for pair, side in mine
    )


@cache
def _marked(text: str) -> dict[tuple[int, int], frozenset[object]]:
    """Return the words around those of each side of each pair of antonyms, except those that are denied or lessened."""
    denied, words = denials(text).denied, tokens(text)
    marked: dict[tuple[int, int], set[object]] = {}
    for at, word in enumerate(words):
        lessened = at > 0 and words[at - 1] in _LESS  # "less expensive"
        lessens = word in _LESS and any(after in _antonyms() for after in words[at + 1 : at + 2])
        for place in _antonyms().get(word, ()) if not (lessened or lessens or stem(word) in denied) else ():
            marked.setdefault(place, set()).update(_senses(_around(words, at)))
    return {place: frozenset(senses) for place, senses in marked.items()}


def _around(words: list[str], at: int) -> Iterator[str]:
    """Yield the stems of the words on both sides of one that say something."""
    for side in (words[:at][::-1], words[at + 1 :]):
        yield from [stem(word) for word in side if word not in stop_words()][:AROUND]


def _senses(stems: Iterator[str]) -> Iterator[object]:
    for word in stems:
        yield word
        yield from groups().get(word, ())


def _compare_otherwise(one: str, other: str) -> bool:
    """Return whether two texts compare by other words: "less than" in the one, "as much as" in the other."""
    mine, theirs = _signs(one), _signs(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _signs(text: str) -> set[str]:
    plain = plainly(_TIMES_AS.sub("more than", text))
    return {sign for sign, words in _SIGNS.items() if words.search(plain)}


@cache
def _antonyms() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return of each word that has opposites in which pairs it stands, and on which side."""
    places: dict[str, list[tuple[int, int]]] = {}
    for pair, sides in enumerate(antonyms()):
        for side, words in enumerate(sides):
            for word in words:
                places.setdefault(word, []).append((pair, side))
    return {word: tuple(where) for word, where in places.items()}
