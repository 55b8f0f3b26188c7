"""Words that say the contrary of each other, and words for numbers, in the languages that argmap speaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def table(package: str, name: str) -> Iterator[str]:
    """Yield the lines of a table of words in a package, without its comments."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def antonyms() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The pairs of sides, each of words that say the contrary of those on the other side."""
    sides = (line.partition("|") for line in table("argmap.domain", "antonyms.txt"))
    return tuple((frozenset(left.split()), frozenset(right.split())) for left, _, right in sides)


@cache
def exclusives() -> tuple[tuple[frozenset[str], ...], ...]:
    """The groups of words of which one excludes the others, each word with its forms."""
    lines = table("argmap.domain", "exclusives.txt")
    return tuple(tuple(frozenset(words.split()) for words in line.split("|")) for line in lines)


@cache
def figures() -> dict[str, str]:
    """The figures of each number by the word for it."""
    lines = (line.split() for line in table("argmap.domain", "numbers.txt"))
    return {word: figures for figures, *words in lines for word in words}
