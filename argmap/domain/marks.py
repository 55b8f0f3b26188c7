"""Words that the text marks for a claim where they stand: they are its anchors, and the map need not repeat them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.domain.model import Anchor, Sentence
from argmap.domain.structure import grouped


def marks_by_claim(sentences: Iterable[Sentence]) -> dict[str, list[Anchor]]:
    """The anchors that sentences mark, by the id of the claim."""
    return grouped(
        (id_, Anchor(sentence.paragraph, sentence.sentence, phrase=words))
        for sentence in sentences
        for words, id_ in sentence.marks
    )


def with_marks(anchors: tuple[Anchor, ...], marked: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Anchors with those that are marked: the words of one that has none, or one more."""
    merged = list(anchors)
    for mark in marked:
        here = [n for n, anchor in enumerate(merged) if _place(anchor) == _place(mark)]
        bare = next((n for n in here if not merged[n].phrase), None)
        if any(merged[n].phrase == mark.phrase for n in here):
            continue
        if bare is None:
            merged.append(mark)
        else:
            merged[bare] = replace(merged[bare], phrase=mark.phrase)
    return tuple(merged)


def without_marks(
    anchors: tuple[Anchor, ...], marked: Sequence[Anchor], said: tuple[Anchor, ...]
) -> tuple[Anchor, ...]:
    """The opposite: what has to be ``said`` of anchors besides the marks, as it is where it is said already."""
    marks = {(*_place(mark), mark.phrase) for mark in marked}
    known = {(*_place(anchor), anchor.phrase) for anchor in said}
    bare = Counter(_place(anchor) for anchor in said if not anchor.phrase)
    kept = []
    for anchor in anchors:
        if (*_place(anchor), anchor.phrase) not in marks - known:
            kept.append(anchor)
        elif bare[_place(anchor)]:
            bare[_place(anchor)] -= 1
            kept.append(replace(anchor, phrase=""))
    return tuple(kept)


def _place(anchor: Anchor) -> tuple[int, int]:
    return anchor.paragraph, anchor.sentence
