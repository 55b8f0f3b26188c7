"""Two sides of a sentence that a claim has exchanged: what is compared, what is denied beside what is said, two of two.

The rule is narrow on purpose: each side is known by the words that stand on it alone, and a claim must have both crossed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.domain.contraries import antonyms
from argmap.domain.negation import is_negation, is_weak
from argmap.text.alike import has, in_one_word, longer, says
from argmap.text.sentences import folded

_SENTENCE: Final = re.compile(r"[.:!?]\s")
_CLAUSE: Final = re.compile(
    r"[,;—–]\s?|\s[—–-]\s|\b(?:and|but|while|whereas|und|sondern|während|et|mais|tandis que|y|sino|mientras|і|а|але|й|ды)\b"
)
_WORD: Final = re.compile(r"\w+(?:['-]\w+)*")
_THAN: Final = frozenset(("than", "als", "que", "ніж", "чым"))
_COMPARES: Final = re.compile(
    r"\w{3,}er(?:e[nrms]?)?|more|less|mehr|plus|moins|más|menos|\w+іше|\w+ей|більше|менше|больш|менш"
)
_EQUAL: Final = re.compile(
    r"(?<!not )(?<!twice )(?<!half )(?<!times )(?<!almost )(?<!nearly )"
    r"\bas (?:much|many|high|low|good|bad|large|big|fast|often|old|dear|cheap|long) (?:\w+ ){0,2}as\b"
    r"|\b(?:equally|the same|gleich (?:viel|hoch|gut|oft)|genauso viele?|autant|tanto como)\b"
)
_NEAR: Final = 1  # words behind "than" that say with what something is compared
_SHORT: Final = 7  # words of a clause that only says what is not meant


class Sides(NamedTuple):
    """The words that stand on one side alone, and those of the other."""

    left: list[str]
    right: list[str]

    @classmethod
    def of(cls, left: Sequence[str], right: Sequence[str]) -> Sides:
        """Leave out what stands on both."""
        one, other = (
            [word for word in longer(side) if not (is_weak(word) or is_negation(word))] for side in (left, right)
        )
        return cls([w for w in one if not has(other, w)], [w for w in other if not has(one, w)])

    def are_exchanged(self, other: Sides) -> bool:
        """Return whether something of either side stands on the other there, and nothing of the right where it was."""
        return (
            any(has(other.right, word) for word in self.left)
            and any(has(other.left, word) for word in self.right)
            and not any(has(other.right, word) for word in self.right)
        )


def compared(text: str) -> Iterator[Sides]:
    """Yield what stands before and behind each "than" with a comparative before it."""
    for sentence in _SENTENCE.split(in_one_word(folded(text)[0].casefold())):
        words = _WORD.findall(sentence)
        for at, word in enumerate(words):
            if word in _THAN and any(_COMPARES.fullmatch(one) for one in words[:at]):
                yield Sides.of(words[:at], [one for one in words[at + 1 :] if says(one)][:_NEAR])


def exchanged(claim: str, texts: Sequence[str]) -> str:
    """Return what a claim has the other way round than all of its sentences, or nothing."""
    texts = [text for text in texts if text]
    if texts and all(_are_compared_crosswise(claim, text) and not _turn(claim, text) for text in texts):
        return "the text compares them the other way round"
    if texts and all(_are_made_equal(claim, text) for text in texts):
        return "the text says that one is more than the other, the claim that they are equal"
    if texts and all(_are_made_equal(text, claim) for text in texts):
        return "the text says that both are equal, the claim that one is more than the other"
    if texts and all(_is_meant_crosswise(claim, text) for text in texts):
        return "the text denies what the claim says, and says what the claim denies"
    if texts and all(_belong_crosswise(claim, text) for text in texts):
        return "the text puts them together the other way round"
    return ""


def is_converse(claim: str, texts: Sequence[str]) -> bool:
    """Return whether a claim compares from the other end, so that an opposite in it says the same: "B less than A"."""
    return any(_are_compared_crosswise(claim, text) for text in texts)


def _are_compared_crosswise(claim: str, text: str) -> bool:
    return any(theirs.are_exchanged(ours) for ours in compared(claim) for theirs in compared(text))


def _are_made_equal(claim: str, text: str) -> bool:
    """Return whether a claim makes equal both sides of what a text compares, and compares nothing itself."""
    shown = folded(claim)[0].casefold()
    words = longer(said := _WORD.findall(shown))
    is_bare = _EQUAL.search(shown) and not any(map(is_negation, said)) and not any(compared(claim))
    return bool(is_bare) and any(
        any(has(words, word) for word in sides.left) and any(has(words, word) for word in sides.right)
        for sides in compared(text)
    )


def _turn(claim: str, text: str) -> bool:
    """Return whether an odd number of opposites and negations turn a claim round once more."""
    ours, theirs = (set(_WORD.findall(in_one_word(folded(one)[0].casefold()))) for one in (claim, text))
    turns = sum(
        bool(ours & left and theirs & right and not (ours & right or theirs & left))
        for pair in antonyms()
        for left, right in (pair, pair[::-1])
    )
    return (turns + any(map(is_negation, ours)) + any(map(is_negation, theirs))) % 2 == 1


def _is_meant_crosswise(claim: str, text: str) -> bool:
    """Return whether two texts say "the one, not the other", each of another."""
    ours, theirs = _meant(claim), _meant(text)
    if ours is None or theirs is None:
        return False
    return (
        bool(theirs.right)
        and all(has(ours.left, word) for word in theirs.right[-1:])
        and not any(has(ours.right, word) for word in theirs.right)
    )


def _meant(text: str) -> Sides | None:
    """Return what a text says and what it sets aside in one short clause; ``None`` if it does not do just that."""
    clauses = clauses_of(text)
    denied = [clause for clause in clauses if any(is_negation(word) for word in clause)]
    if len(clauses) < 2 or len(denied) != 1 or len(denied[0]) > _SHORT or not is_negation(denied[0][0]):
        return None
    return Sides.of([word for clause in clauses if clause is not denied[0] for word in clause], denied[0])


def _belong_crosswise(claim: str, text: str) -> bool:
    """Return whether each of a claim's two clauses has something of both clauses of the text."""
    ours, theirs = clauses_of(claim), clauses_of(text)
    if len(ours) != 2 or len(theirs) != 2 or any(is_negation(word) for clause in (*ours, *theirs) for word in clause):
        return False
    sides, own = Sides.of(*theirs), Sides.of(*ours)
    return all(any(has(clause, word) for word in side) for clause in own for side in sides)


def clauses_of(text: str) -> list[list[str]]:
    """The words of each clause that has any that say something; "not but" begins none."""
    clauses: list[list[str]] = []
    for part in _CLAUSE.split(folded(text)[0].casefold()):
        words = _WORD.findall(part)
        if clauses and len(clauses[-1]) == 1 and is_negation(clauses[-1][0]):
            clauses[-1] += words
        elif longer(words) or any(map(is_negation, words)):
            clauses.append(words)
    return clauses
