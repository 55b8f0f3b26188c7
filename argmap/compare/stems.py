"""Words reduced to what is compared of them: stems without endings, and the groups of words that stand for each other.

The endings are those of English; of words in other alphabets the beginning is taken, which serves languages that inflect.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from argmap.domain.contraries import table

MOST_LETTERS = 2000  # of a box that are compared
_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CYRILLIC = 5  # letters of a word that are its stem
_SUFFIXES = """
ations ation nesses ness ments ment ities ity ings ing edly ingly ively ives ive ions ion ists ist ers er ors or ally als al
ful ous ies ied ly ed es s e y
"""
_ENDINGS = tuple(_SUFFIXES.split())  # longer ones before those that they end with
_SHORTEST = 3  # letters that a stem keeps


def tokens(text: str, *, keep_negations: bool = False) -> list[str]:
    """Return the words of ``text``, folded, without the possessive and, unless they are kept, without "n't"."""
    folded = unicodedata.normalize("NFKC", text[:MOST_LETTERS]).casefold().replace("’", "'")
    words = [word.removesuffix("'s") or word for word in _TOKEN.findall(folded)]
    return words if keep_negations else [word.removesuffix("n't") or word for word in words]


def stems(text: str) -> list[str]:
    """Return the stems of the words of ``text`` that carry meaning, in their order."""
    return [stem(word) for word in tokens(text) if word not in stop_words() and not (len(word) == 1 and word.isascii())]


@cache
def stem(word: str) -> str:
    """Return ``word`` without its ending; words that differ only in endings mostly share it."""
    if not word.isascii():
        return word[:_CYRILLIC]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.replace("isation", "ization").removesuffix("e")


@cache
def denying(kind: str) -> frozenset[str]:
    """Return the words of a kind in the table of denials, such as "without"."""
    lines = (line.partition(":") for line in table("argmap.compare", "denials.txt"))
    return frozenset(word for name, _, words in lines if name == kind for word in words.split())


def negations(text: str) -> int:
    """Count the words of ``text`` that deny something."""
    folded = text[:MOST_LETTERS].casefold().replace("’", "'")
    return sum(word in denying("negation") or word.endswith("n't") for word in _TOKEN.findall(folded))


def denies(word: str) -> bool:
    """Return whether a word denies what follows it; "without" and its like are in the table of antonyms."""
    if word in denying("without"):
        return False
    return any(word in denying(kind) for kind in ("negation", "elsewhere", "verb")) or word.endswith("n't")


@cache
def stop_words() -> frozenset[str]:
    """Return the words that carry no meaning of their own."""
    return frozenset(word for line in table("argmap.compare", "stopwords.txt") for word in line.split())


@cache
def groups() -> dict[str, tuple[int, ...]]:
    """Return the numbers of the groups of the thesaurus that each stem belongs to."""
    by_stem: dict[str, dict[int, None]] = {}
    for number, line in enumerate(table("argmap.compare", "thesaurus.txt")):
        for word in line.split():
            by_stem.setdefault(stem(word), {})[number] = None
    return {key: tuple(numbers) for key, numbers in by_stem.items()}
