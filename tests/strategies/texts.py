"""Words, ids and lists of them, each made of one string of bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

LETTERS = "abcdefghijklmnopqrstuvwxyz"


NAMES = f"{LETTERS}0123456789"


BOTH_CASES = f"{LETTERS}{LETTERS.upper()}"


# What markup, spreadsheets, terminals and word processors take for something other than text.
MARKS = "[ ] < > { } # #a @[x] // /* */ <!-- --> __b__ *i* _ \\ : ]: .A. :happy: (1) ---- -- + -> === {a: [l](u) true"


BLANKS = ["- ", "1. ", "\n", "\r\n", "\t", "  ", "{a: 1}", "Untitled 1", "b c", "\u2028", "\u00a0"]


WORDS = ["'", '"', "é", "“”", "a", "1", "U.S.A.", "https://x.org/a_b", "😀", "@include(x.argdown)"]


HOSTILE = (*MARKS.split(), *BLANKS, *WORDS)


def joined(pieces: Sequence[str], most: int, separator: str = "") -> st.SearchStrategy[str]:
    """Up to ``most`` of at most 256 pieces, one behind the other."""
    return st.binary(max_size=most).map(lambda bytes_: separator.join(pieces[b % len(pieces)] for b in bytes_))


def picks(*choices: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One of each of several sequences of at most 256."""
    size = len(choices)
    return st.binary(min_size=size, max_size=size).map(
        lambda bytes_: tuple(choice[b % len(choice)] for choice, b in zip(choices, bytes_, strict=True))
    )


def phrases(words: Sequence[str], most: int = 4) -> st.SearchStrategy[str]:
    """From one to ``most`` words with spaces between them: some of ``words``, others of up to six plain letters."""
    return st.binary(min_size=1, max_size=7 * most).map(lambda bytes_: _phrase(words, most, bytes_))


def _phrase(words: Sequence[str], most: int, bytes_: bytes) -> str:
    phrase: list[str] = []
    rest = list(bytes_)
    while rest and len(phrase) < most:
        kind, number = rest.pop(0) % 2, rest.pop(0) if rest else 0
        plain, rest = (rest[: number % 6], rest[number % 6 :]) if kind else ([], rest)
        spelt = "".join(BOTH_CASES[b % len(BOTH_CASES)] for b in (number, *plain))
        phrase.append(spelt if kind else words[number % len(words)])
    return " ".join(phrase)


def hostile_texts() -> st.SearchStrategy[str]:
    """Texts of marks that notations give a meaning, or of any characters but control characters."""
    return joined(HOSTILE, 5) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def slugs() -> st.SearchStrategy[str]:
    """Ids as argmap makes them: ``[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?``."""
    return st.binary(min_size=2, max_size=11).map(_slug)


def _slug(bytes_: bytes) -> str:
    first, tail, *rest = bytes_
    names = "".join(NAMES[b % len(NAMES)] for b in rest)
    ending = names[: tail % 4]
    word = LETTERS[first % len(LETTERS)] + names[tail % 4 :][:5]
    return f"{word}-{ending}" if ending else word


def id_lists(ids: Sequence[str], most: int, least: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    """From ``least`` to ``most`` of the ids, the same more than once, too."""
    return st.binary(min_size=least, max_size=most).map(lambda bytes_: tuple(ids[b % len(ids)] for b in bytes_))
