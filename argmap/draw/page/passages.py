"""Passages: which part of which sentence carries which claim: sentences cut where a claim's phrase begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from argmap.domain.model import ArgumentMap, Sentence
from argmap.domain.structure import grouped

_ALIKE = str.maketrans("‘’‚“”„«»\u00a0–", '\'\'\'""""" -')

Mark = tuple[int, int, str]  # from, to (behind the last character), id of the statement


def paragraphs(map: ArgumentMap, sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    """Return the text as paragraphs of sentences of segments, each segment with the ids of the claims it carries.

    The claims of a segment come narrowest first, so that a click can mean the most specific one. A phrase that is not
    in its sentence (another edition, the reader's own copy) falls back to the whole sentence.
    """
    marks = grouped(
        ((anchor.paragraph, anchor.sentence), (anchor, element.id))
        for element in map.points
        for anchor in element.anchors
    )
    rows: list[dict[str, Any]] = []
    for sentence in sorted(sentences, key=lambda s: (s.paragraph, s.sentence)):
        if not rows or rows[-1]["number"] != sentence.paragraph:
            rows.append({"number": sentence.paragraph, "sentences": []})
        anchored = marks.get((sentence.paragraph, sentence.sentence), [])
        spans = [(*locate(sentence.text, anchor.phrase), element) for anchor, element in anchored]
        rows[-1]["sentences"].append({"number": sentence.sentence, "segments": cut(sentence.text, spans)})
    return rows


def cut(text: str, marks: Iterable[Mark]) -> list[list[Any]]:
    """Cut ``text`` at every border of ``marks`` into ``[[piece, [ids, narrowest first]], ...]``."""
    listed = list(marks)
    borders = sorted({0, len(text), *(m[0] for m in listed), *(m[1] for m in listed)})
    pieces: list[list[Any]] = []
    for start, end in pairwise(borders):
        covering = sorted((m for m in listed if m[0] <= start and end <= m[1]), key=lambda m: m[1] - m[0])
        pieces.append([text[start:end], list(dict.fromkeys(m[2] for m in covering))])
    return pieces


def locate(text: str, phrase: str) -> tuple[int, int]:
    """Find ``phrase`` in ``text`` whatever its quotation marks, spaces and case; without it, the whole of ``text``."""
    words = [re.escape(word) for word in _alike(phrase).split()]
    if not words:
        return _trimmed(text)
    folded = _alike(text)
    match = re.search(r"\s+".join(words), folded) if len(folded) == len(text) else None
    return match.span() if match else _trimmed(text)


def _trimmed(text: str) -> tuple[int, int]:
    """The whole sentence without the full stop at its end, as one would underline it by hand."""
    end = len(text.rstrip().rstrip(".")) or len(text)
    return (0, end)


def _alike(text: str) -> str:
    """Fold what may differ between a phrase and its sentence, character for character."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_ALIKE))
