"""Words of a text as they are compared: those that say something, each known by its beginning."""

from __future__ import annotations

from collections.abc import Sequence

LONG, STEM = 4, 5  # letters of a word that says something, and of its stem
_CLOSE_WORDS, _CLOSE_SHARE = (
    4,
    0.6,
)  # of the longer words of a claim, which its sentence has too, to say the same in them


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
