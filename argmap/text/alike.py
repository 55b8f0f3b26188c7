"""Words of a text as they are compared: those that say something, each known by its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.domain.negation import is_weak

LONG, STEM = 4, 5  # letters of a word that says something, and of its stem
_CLOSE_WORDS, _CLOSE_SHARE = (
    4,
    0.6,
)  # of the longer words of a claim, which its sentence has too, to say the same in them

_EMPTY = re.compile(  # longer words that say nothing of what a claim is about
    r"since|because|before|according|where|while|each|also|very|were|being|does|done|others?|both|such|whose|whom|upon|within"
    r"|among|between|through|throughout|could|might|should|must"
)
_PHRASES = (  # verbs of two words, and one for them
    (re.compile(r"\bcosts? more\b"), "is dearer"),
    (re.compile(r"\b(?:hardly|barely|scarcely) any\b"), "few"),
    (re.compile(r"\bcosts? less\b"), "is cheaper"),
    (re.compile(r"\b(?:go|goes|went|gone|going|come|comes|came|coming) up\b(?! (?:to|with|for|against))"), "rise"),
    (re.compile(r"\b(?:go|goes|went|gone|going|come|comes|came|coming) down\b(?! (?:to|with))"), "fall"),
)


def in_one_word(text: str) -> str:
    """Return a text in small letters with one word for verbs of two: "rise" for "gone up", "dearer" for "cost more"."""
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    return text


def says(word: str) -> bool:
    """Return whether a word is one of the longer ones and says something of what a claim is about."""
    return len(word) >= LONG and not is_weak(word) and not _EMPTY.fullmatch(word)


def are_alike(one: str, other: str) -> bool:
    """Return whether two words are forms of one, by their beginnings."""
    if one == other:
        return True
    short, long = sorted((one.split("'", maxsplit=1)[0][:STEM], other.split("'", maxsplit=1)[0][:STEM]), key=len)
    return len(short) >= LONG and long.startswith(short)


def longer(words: Sequence[str]) -> list[str]:
    """The words that say something, by their length."""
    return [word for word in words if len(word) >= LONG]


def has(words: Sequence[str], wanted: str) -> bool:
    """Return whether a form of a word stands among others."""
    return any(are_alike(wanted, word) for word in words)


def shared(claim: Sequence[str], sentence: Sequence[str]) -> list[str]:
    """The longer words of a claim of which its sentence has a form."""
    there = longer(sentence)
    return [word for word in longer(claim) if has(there, word)]


def are_close(claim: Sequence[str], sentence: Sequence[str]) -> bool:
    """Return whether a claim is made of the words of its sentence, but for a few."""
    same = len(set(shared(claim, sentence)))
    return same >= _CLOSE_WORDS and same >= _CLOSE_SHARE * len(set(longer(claim)))
