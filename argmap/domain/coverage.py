"""The part of its article that a map covers, where it is not all of it, such as ``p5-p9`` or ``p2, p5 s3-p6 s1``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap, Sentence

_RANGE = re.compile(
    r"p(?P<p>\d{1,6})(?:\s*s(?P<s>\d{1,6}))?"
    r"(?:\s*[-–]\s*(?:p?(?P<to_p>\d{1,6})(?:\s*s(?P<to_s>\d{1,6}))?|s(?P<only_s>\d{1,6})))?"
)
_LAST = 10**6  # more than any paragraph has sentences


class Coverage(NamedTuple):
    """Ranges of places (paragraph, sentence), first and last; none means the whole text."""

    ranges: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    def holds(self, paragraph: int, sentence: int) -> bool:
        """Return whether a sentence lies in the part that is covered."""
        return not self.ranges or any(first <= (paragraph, sentence) <= last for first, last in self.ranges)

    def within(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """Those of ``sentences`` that lie in the part that is covered."""
        return tuple(s for s in sentences if self.holds(s.paragraph, s.sentence))


def coverage_of(argument_map: ArgumentMap) -> Coverage:
    """Return which part of its text a map covers: all of it, if it does not say, or names nothing of its text."""
    covered = read_coverage(argument_map.covers)
    if covered and argument_map.sentences and not covered.within(argument_map.sentences):
        covered = None
    return covered or Coverage()


def read_coverage(words: str) -> Coverage | None:
    """Read paragraphs and sentences, or ranges of them, parted by commas; ``None`` if they name no part of a text."""
    ranges = _read_ranges(words)
    return Coverage(ranges) if ranges and all(first <= last for first, last in ranges) else None


def _read_ranges(words: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Read ranges, which may run backwards; none if a piece of the words is no range."""
    matches = [_RANGE.fullmatch(piece.strip()) for piece in re.split(r"[;,]", words)]
    return (
        tuple(_ends(match) for match in matches if match) if all(m and "0" not in m.groups() for m in matches) else ()
    )


def wrong_part(argument_map: ArgumentMap) -> str:
    """Return what is wrong with the part that a map says it covers, or nothing."""
    words, sentences = argument_map.covers, argument_map.sentences
    covered = read_coverage(words)
    if words and covered is None:
        return "runs backwards" if _read_ranges(words) else "names no part of a text"
    known = {(s.paragraph, s.sentence) for s in sentences} | {(s.paragraph, _LAST) for s in sentences}
    known |= {(s.paragraph, 1) for s in sentences}
    for end in (end for ends in (covered.ranges if covered else ()) for end in ends):
        if sentences and end not in known:
            name = f"p{end[0]}" + (f" s{end[1]}" if end[1] not in (1, _LAST) else "")
            return f"has {name}, which its text has not: that ends at {sentences[-1].name}"
    return ""


def _ends(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    paragraph, sentence = int(match["p"]), match["s"]
    first = (paragraph, int(sentence or 1))
    if match["only_s"]:
        return first, (paragraph, int(match["only_s"]))
    if match["to_p"]:
        return first, (int(match["to_p"]), int(match["to_s"] or _LAST))
    return first, (paragraph, int(sentence or _LAST))
