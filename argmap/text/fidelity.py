"""Fidelity of a text that repeats another: verbatim, nearly, in other words, or not at all."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from argmap.domain.contraries import figures
from argmap.domain.negation import is_negation
from argmap.text.alike import says
from argmap.text.numbers import figures_in
from argmap.text.sentences import folded, sentence_ends

_WORD = re.compile(r"\w+(?:['-]\w+)*|(?<!\w)-(?=\.?\d)|[%‰$€£¥₴₽§°±<>=+]")  # and signs that change what a number says
_GAP = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*")
_QUOTED = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"|(?<!\w)‘((?:[^‘’]|’(?=\w))+)’(?!\w)|‚([^‚‘’]+)[‘’]|‹([^‹›]+)›"
)
_NEAR = 0.75  # share of words in common from which one wording is a slip of the other
_SHARED = _NEAR / (2 - _NEAR)  # of the wanted words stand in the text at the least, where the two are that near
_ALIKE = 1 / 3  # share of longer words in common from which one says the other in its own words
_LONG, _STEM = 4, 5  # letters of a word that says something, and of its stem
_ENDING = re.compile(r"(?<=\w\w\w)(?:ing|ed|es|s)$")
_STOP = re.compile(r"[)\]\"']*[.!?…]")
_SHORT_GAP = 4  # words that are left out, in which a negation is the point
_LEAST = 2  # words of a quotation, rather than of one word set apart


class Fidelity(StrEnum):
    """Grades, the most faithful first. Case, spacing and the kind of quotes and dashes make no difference."""

    VERBATIM = "verbatim"
    NEAR = "near"
    PARAPHRASE = "paraphrase"
    NOT_FOUND = "not found"


GRADES = list(Fidelity)


class Rendering(NamedTuple):
    """A grade, the passage that comes nearest, and in which words the two differ."""

    fidelity: Fidelity
    passage: str = ""
    difference: str = ""


def compare_wording(words: str, text: str, splits: Splits | None = None) -> Rendering:
    """Return how faithfully ``words``, with ``…`` for what was left out, repeat a passage of ``text``.

    What is left out stands between what is not, in the order of the text; a negation alone may not be left out. Whoever
    compares a text more than once gives ``splits``, which keep its words.
    """
    splits = Splits() if splits is None else splits
    parts = [part for part in _GAP.split(words) if _WORD.search(part)]
    comparisons = [_compare(part, text, splits) for part in parts]
    if not comparisons:
        return Rendering(Fidelity.NOT_FOUND)
    worst = max(comparisons, key=lambda one: GRADES.index(one.fidelity))
    return _joined(parts, text, splits) if len(parts) > 1 and worst.fidelity is Fidelity.VERBATIM else worst


def holds_words(words: str, text: str, splits: Splits) -> bool:
    """Return whether all that ``words`` repeat stands in ``text`` somewhere, which is soon told."""
    heard = splits[text]
    return all(any(True for _ in heard.places(splits[part])) for part in _GAP.split(words) if _WORD.search(part))


class _Words(NamedTuple):
    """The words of a text as they are compared, where each stands, and the numbers of some."""

    words: list[str]
    spans: list[tuple[int, int]]
    ends: frozenset[int]  # words with which a sentence ends that another follows
    stops: frozenset[int]  # words with a full stop or the like behind them, be it of an abbreviation
    known: frozenset[str]  # each word once

    def places(self, wanted: _Words, start: int = 0) -> Iterator[int]:
        """The places where the wanted words stand, from ``start`` on."""
        if not wanted.known <= self.known:
            return iter(())
        count = len(wanted.words)
        return (at for at in range(start, len(self.words) - count + 1) if self.words[at : at + count] == wanted.words)

    def merged(self, wanted: _Words, at: int) -> bool:
        """Return whether a sentence ends among these words, and the wanted ones do not say so."""
        inside = range(at, at + len(wanted.words) - 1)
        return any(end in self.ends and end - at not in wanted.stops for end in inside)


class Splits(dict[str, _Words]):
    """The words of texts that are held against each other again and again, for as long as that takes."""

    def __missing__(self, text: str) -> _Words:
        """Split a text that was not met yet."""
        self[text] = words = _split(text)
        return words


def _joined(parts: Sequence[str], text: str, splits: Splits) -> Rendering:
    """The comparison of parts that stand in ``text`` one by one: are they in order, and does what is between deny them?"""
    heard, wanted, lost = splits[text], [splits[part] for part in parts], ""
    for first in heard.places(wanted[0]):
        end, gaps = first + len(wanted[0].words), []
        for part in wanted[1:]:
            at = next(heard.places(part, end), None)
            if at is None:
                return Rendering(Fidelity.NEAR, text, lost or "its parts stand in another order")
            gaps.append(heard.words[end:at])
            end = at + len(part.words)
        denials = [word for gap in gaps for word in gap if len(gap) <= _SHORT_GAP and is_negation(word)]
        if not denials:
            return Rendering(Fidelity.VERBATIM, _passage(text, heard.spans, first, end))
        lost = f"“{denials[0]}” is left out"
    return Rendering(Fidelity.NEAR, text, lost)


def _compare(words: str, text: str, splits: Splits) -> Rendering:
    wanted, heard = splits[words], splits[text]
    merged = ""
    for start in heard.places(wanted):
        passage = _passage(text, heard.spans, start, start + len(wanted.words))
        if not heard.merged(wanted, start):
            return Rendering(Fidelity.VERBATIM, passage)
        merged = passage
    if merged:
        return Rendering(Fidelity.NEAR, merged, "the end of a sentence is left out")
    return _nearly(wanted.words, heard, text)


def _nearly(wanted: Sequence[str], heard: _Words, text: str) -> Rendering:
    """The comparison of words that stand nowhere as they are."""
    blocks = []
    if sum(word in heard.known for word in wanted) >= _SHARED * len(wanted):
        matcher = difflib.SequenceMatcher(None, heard.words, wanted, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if blocks:
        start, end = blocks[0].a, blocks[-1].a + blocks[-1].size
        window = heard.words[max(0, start - blocks[0].b) : end + len(wanted) - blocks[-1].b - blocks[-1].size]
        common = sum(block.size for block in blocks)
        if 2 * common / (len(wanted) + len(window)) >= _NEAR:
            passage = _passage(text, heard.spans, start, end)
            return Rendering(Fidelity.NEAR, passage, _difference(heard.words[start:end], wanted))
    are_said = any(_share(wanted, heard.words, is_said) >= _ALIKE for is_said in (_is_longer, says))
    return Rendering(Fidelity.PARAPHRASE, text) if are_said else Rendering(Fidelity.NOT_FOUND)


def _share(wanted: Sequence[str], heard: Sequence[str], is_said: Callable[[str], bool]) -> float:
    """The share of the wanted words, of those that count, of which a form is heard; numbers count, in digits or not."""
    ours, theirs = (
        {_form(word) for word in filter(is_said, words) if word not in figures()} | figures_in(" ".join(words))
        for words in (wanted, heard)
    )
    return len(ours & theirs) / len(ours) if ours else 0


def _form(word: str) -> str:
    """The beginning of a word, without an 's and without what English adds to verbs and nouns."""
    return _ENDING.sub("", word.split("'", maxsplit=1)[0])[:_STEM]


def _is_longer(word: str) -> bool:
    return len(word) >= _LONG


def _split(text: str) -> _Words:
    shown, places = folded(text)
    matches = list(_WORD.finditer(shown))
    words = [match[0].casefold() for match in matches]
    spans = [(places[match.start()], places[match.end() - 1] + 1) for match in matches]
    stops = frozenset(number for number, match in enumerate(matches) if _STOP.match(shown, match.end()))
    behind = [match.end() for match in matches]
    ends = frozenset(bisect_right(behind, end) - 1 for end in sentence_ends(shown))
    return _Words(words, spans, ends, stops, frozenset(words))


def _passage(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> str:
    return text[spans[start][0] : spans[end - 1][1]]


def _difference(original: Sequence[str], wanted: Sequence[str]) -> str:
    """Say such as ``“has not” for “has”``: what the map has, for what the text has."""
    differences = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, original, wanted, autojunk=False).get_opcodes():
        theirs, ours = (" ".join(words) for words in (original[a:b], wanted[c:d]))
        if kind == "delete":
            differences.append(f"“{theirs}” is left out")
        elif kind == "insert":
            differences.append(f"“{ours}” is added")
        elif kind == "replace":
            differences.append(f"“{ours}” for “{theirs}”")
    return "; ".join(differences)


def quotations(text: str) -> list[str]:
    """Return what a text sets in quotation marks, if it is more than a word."""
    quoted = [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]
    return [words for words in quoted if len(_WORD.findall(words)) >= _LEAST]
