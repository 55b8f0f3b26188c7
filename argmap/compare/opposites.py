"""Opposites: whether one text denies what another one says, or says the contrary, so that nobody is sure that they agree.

Likeness hardly sees a "not"; a claim and its denial share all other words. What is read as opposite is asked about.
"""

from __future__ import annotations

import re

from argmap.compare.hedging import hedge_of
from argmap.compare.outline import Claim, wording
from argmap.compare.stems import WITHOUT, denies, stem, stop_words, tokens
from argmap.domain.contraries import antonyms, figures
from argmap.domain.model import Hedge

_OBJECT = re.compile(r"\b(?:nothing|nobody)(?=$|\.| (?:from|of|about)\b)", re.I)  # "buys nothing" denies the buying
_LEAVES_OUT = re.compile(r"\b(?:leav(?:e|es|ing)|left) (\w+) out\b", re.I)
_GIVES_UP = re.compile(r"\b(?:g[ai]v(?:e|es|ing) up)\b", re.I)
REACH = 2  # words after a negation that it may deny
_CLAUSE = re.compile(r"[,.;:!?]\s")
_SIGNS = {
    "<": re.compile(
        r"\b(?:less|fewer|lower|smaller|weniger|moins|menos|менше|менш)\b[^.;]* (?:than|als|que|ніж|чым)\b", re.I
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
        _is_denied(one, other)
        or _are_antonyms(one, other)
        or _differ_in_numbers(one, other)
        or _compare_otherwise(one, other)
    )


def _is_denied(one: str, other: str) -> bool:
    """Return whether a word is denied by the one text and not by the other, unless both deny one word, as often."""
    (denied, said, times), (also_denied, also_said, also_times) = _denied(one), _denied(other)
    if denied & also_denied and times % 2 == also_times % 2:
        return False
    return bool(denied & also_said or also_denied & said)


def _denied(text: str) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the stems that a negation denies, closely behind it in its clause, the others, and the count of negations.

    What two negations deny is said.
    """
    denied: set[str] = set()
    said: set[str] = set()
    times = 0
    for clause in _CLAUSE.split(text):
        reach, is_denied, lacking, last = 0, False, False, ""
        objects = {match.group().casefold() for match in _OBJECT.finditer(clause)}
        for word in tokens(_plainly(clause), keep_negations=True):
            if word in objects and last:
                times += 1
                said.discard(last)
                denied.add(last)
            elif word in WITHOUT:
                reach, is_denied, lacking = 1, True, True
            elif denies(word):
                lacking = False
                reach, is_denied, times = REACH, not (reach and is_denied), times + 1
            elif word not in stop_words():
                last = stem(word)
                if not (reach and lacking):  # what is left out is neither said nor denied
                    (denied if reach and is_denied else said).add(last)
                reach = max(0, reach - 1)
    return frozenset(denied - said), frozenset(said - denied), times


def _plainly(clause: str) -> str:
    """Return a clause with one word for "gives up" and for "leaves out"."""
    return _LEAVES_OUT.sub(r"without \1", _GIVES_UP.sub("stop", clause))


def _are_antonyms(one: str, other: str) -> bool:
    """Return whether one text has words of one side only of a pair of antonyms, and the other of the other side only."""
    mine, theirs = frozenset(tokens(one)), frozenset(tokens(other))
    return any(
        mine & left and theirs & right and not (mine & right or theirs & left)
        for pair in antonyms()
        for left, right in (pair, pair[::-1])
    )


def _differ_in_numbers(one: str, other: str) -> bool:
    """Return whether each text has a number that the other one does not have."""
    mine, theirs = _numbers(one), _numbers(other)
    return bool(mine - theirs and theirs - mine)


def _numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text, in figures or words, as figures."""
    return frozenset(figures().get(word, word) for word in tokens(text) if word.isdecimal() or word in figures())


def _compare_otherwise(one: str, other: str) -> bool:
    """Return whether two texts compare by other words: "less than" in the one, "as much as" in the other."""
    mine, theirs = ({sign for sign, words in _SIGNS.items() if words.search(text)} for text in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)
