"""Comparison of people and claims of several maps, by their words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from argmap.domain.matching import Match, Matching

LIKE = 0.8  # of ``Likeness``, and of what either says of the other, from which two claims count as similar
RARE, LEADS = (
    50,
    4,
)  # texts that a word may stand in to bring two together; how many of its rarest words a text leads with
_WORD = re.compile(r"\w+")


class Mention(NamedTuple):
    """Somebody or something as one map has it."""

    graph: str
    iri: str
    text: str


def words_of(text: str) -> list[str]:
    """The words of a text, whatever their case, with compatible characters (full width, ligatures) made one."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def people(mentions: Iterable[tuple[str, Mention]]) -> list[Match]:
    """People of several maps whose names are the same but for case, blanks, punctuation and "Last, First".

    Each mention comes with its kind: a person and an organisation of one name are two. Names that only say what
    somebody is, such as Speaker 2, match nobody.
    """
    generic = _generic()
    groups: dict[tuple[str, str], list[Mention]] = {}
    for kind, mention in mentions:
        last, comma, first = mention.text.partition(",")
        turned = f"{first} {last}" if comma and "," not in first and kind.endswith("person") else mention.text
        words = words_of(turned)
        if not all(word in generic or word.isdigit() or len(word) == 1 for word in words):
            groups.setdefault((kind, " ".join(words)), []).append(mention)
    return [_match(group) for group in groups.values() if _of_several_maps(group)]


def claims(mentions: Iterable[Mention], *, similar: bool = False) -> list[Match]:
    """Claims of several maps in the same words; ``similar`` adds pairs of groups that say nearly the same.

    Those have most of their rarer words in common, one has nothing that the other lacks, and nothing ``tells_apart``.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(" ".join(words_of(mention.text)), []).append(mention)
    groups.pop("", None)
    matches = [_match(group) for group in groups.values() if _of_several_maps(group)]
    return [*matches, *_similar(groups)] if similar else matches


@cache
def _generic() -> frozenset[str]:
    text = (files("argmap") / "corpus" / "generic-names.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _match(group: list[Mention]) -> Match:
    why = Matching.EXACT if len({mention.text for mention in group}) == 1 else Matching.NORMALISED
    return Match(why, group[0].text, tuple(mention.iri for mention in group))


def _of_several_maps(group: list[Mention]) -> bool:
    return len({mention.graph for mention in group}) > 1


def _similar(groups: Mapping[str, list[Mention]]) -> Iterator[Match]:
    from argmap.compare.likeness import Likeness, covered, lacks  # which reads the thesaurus
    from argmap.corpus.difference import tells_apart

    likeness = Likeness(groups)
    wordings = {text: likeness.wording(text) for text in groups}
    for one, other in _candidates({text: wording.stems for text, wording in wordings.items()}):
        a, b = wordings[one], wordings[other]
        if (lacks(a, b) and lacks(b, a)) or not _of_several_maps(groups[one] + groups[other]):
            continue  # a word in the place of another one, as a name of another
        alike = min(likeness(a, b), covered(a, b), covered(b, a))
        mine, theirs = groups[one][0].text, groups[other][0].text
        if alike >= LIKE and not tells_apart(mine, theirs):
            members = tuple(mention.iri for mention in groups[one] + groups[other])
            yield Match(Matching.SIMILAR, mine, members, round(alike, 2), theirs)


def _candidates(stems: Mapping[str, Mapping[str, float]]) -> list[tuple[str, str]]:
    """Pairs of texts that share a rare word, in order."""
    counts = Counter(stem for words in stems.values() for stem in words)
    texts: dict[str, list[str]] = {}
    for text, words in stems.items():
        for stem in sorted((s for s in words if 1 < counts[s] <= RARE), key=lambda s: (counts[s], s))[:LEADS]:
            texts.setdefault(stem, []).append(text)
    return sorted({tuple(sorted(pair)) for group in texts.values() for pair in combinations(group, 2)})  # type: ignore[misc]
