"""How faithfully a text repeats another: verbatim, nearly, in other words, or not at all."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from argmap.text.sentences import normalise

_WORD = re.compile(r"\w+(?:['-]\w+)*")
_GAP = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*")
_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"")
_NEAR = 0.75  # share of words in common from which one wording is a slip of the other
_ALIKE = 0.34  # share of longer words in common from which one says the other in its own words
_LONG, _STEM = 4, 5  # letters of a word that says something, and of its stem
_LEAST = 2  # words of a quotation, rather than of one word set apart


class Fidelity(StrEnum):
    """Grades, the most faithful first. Case, spacing and the kind of quotes and dashes make no difference."""

    VERBATIM = "verbatim"
    NEAR = "near"
    PARAPHRASE = "paraphrase"
    NOT_FOUND = "not found"


class Comparison(NamedTuple):
    """A grade, the passage that comes nearest, and in which words the two differ."""

    fidelity: Fidelity
    passage: str = ""
    difference: str = ""


def compare_wording(words: str, text: str) -> Comparison:
    """How faithfully ``words``, with ``…`` for what was left out, repeat a passage of ``text``."""
    parts = [part for part in _GAP.split(words) if _WORD.search(part)]
    found = [_compare(part, text) for part in parts]
    if not found:
        return Comparison(Fidelity.NOT_FOUND)
    grades = list(Fidelity)
    return max(found, key=lambda one: grades.index(one.fidelity))


def _compare(words: str, text: str) -> Comparison:
    wanted, _ = _split(words)
    given, spans = _split(text)
    for start in range(len(given) - len(wanted) + 1):
        if given[start : start + len(wanted)] == wanted:
            return Comparison(Fidelity.VERBATIM, _passage(text, spans, start, start + len(wanted)))
    matcher = difflib.SequenceMatcher(None, given, wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if blocks:
        start, end = blocks[0].a, blocks[-1].a + blocks[-1].size
        window = given[max(0, start - blocks[0].b) : end + len(wanted) - blocks[-1].b - blocks[-1].size]
        common = sum(block.size for block in blocks)
        if 2 * common / (len(wanted) + len(window)) >= _NEAR:
            return Comparison(Fidelity.NEAR, _passage(text, spans, start, end), _difference(given[start:end], wanted))
    stems = _stems(wanted)
    if stems and len(stems & _stems(given)) / len(stems) >= _ALIKE:
        return Comparison(Fidelity.PARAPHRASE, text)
    return Comparison(Fidelity.NOT_FOUND)


def _stems(words: Sequence[str]) -> set[str]:
    """The beginnings of the longer words, without an 's."""
    return {word.split("'")[0][:_STEM] for word in words if len(word) >= _LONG}


def _split(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of a text as they are compared, and where each stands."""
    words, spans = [], []
    for match in _WORD.finditer(text.replace("’", "'").replace("‘", "'")):
        words.append(normalise(match[0]))
        spans.append(match.span())
    return words, spans


def _passage(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> str:
    return text[spans[start][0] : spans[end - 1][1]]


def _difference(given: Sequence[str], wanted: Sequence[str]) -> str:
    """Say such as ``“has not” for “has”``: what the map has, for what the text has."""
    told = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, given, wanted, autojunk=False).get_opcodes():
        theirs, ours = " ".join(given[a:b]), " ".join(wanted[c:d])
        if kind == "delete":
            told.append(f"“{theirs}” is left out")
        elif kind == "insert":
            told.append(f"“{ours}” is added")
        elif kind == "replace":
            told.append(f"“{ours}” for “{theirs}”")
    return "; ".join(told)


def quotations(text: str) -> list[str]:
    """What a text sets in quotation marks, if it is more than a word."""
    found = [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]
    return [words for words in found if len(_WORD.findall(words)) >= _LEAST]
