"""Edits of a map whose text marks words for its claims: they stay in accord with these marks, kept in another file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.domain.ids import slug
from argmap.domain.marks import marks_by_claim, without_marks
from argmap.domain.model import Anchor, Sentence
from argmap.edit.edit import Edit
from argmap.edit.source import EditError, MapText, refuse
from argmap.edit.wording import Retitle, SetAnchors


def beside_marks(edits: Sequence[Edit], text: str, file: str, sentences: Sequence[Sentence]) -> list[Edit]:
    """The edits that are asked for of ``text``, as the marks in ``sentences`` allow them; raises ``EditError``.

    What they mark is not written into the map besides, what they call by its id keeps that, and what they anchor cannot
    be taken from its sentence by the map alone.
    """
    marked = marks_by_claim(sentences)
    if not marked or not any(isinstance(one, SetAnchors | Retitle) for one in edits):
        return list(edits)
    source = MapText(text, file)
    return [_beside(one, source, marked) for one in edits]


def _beside(one: Edit, source: MapText, marked: Mapping[str, Sequence[Anchor]]) -> Edit:
    if not isinstance(one, SetAnchors | Retitle):
        return one
    try:
        point = source.point(one.element)
    except EditError:  # the edits before it add it, or nothing does, as is said when it is made
        return one
    marks = marked.get(point.id, ())
    if isinstance(one, Retitle):
        return replace(one, keep_id=True) if marks and slug(one.title) != point.id else one
    _check_kept(one.anchors, marks, point.id)
    return replace(one, anchors=without_marks(one.anchors, marks, point.anchors))


def _check_kept(anchors: Sequence[Anchor], marks: Sequence[Anchor], id_: str) -> None:
    """Refuse to take a claim from a sentence in which its words are marked: the mark would put it back."""
    places = {(anchor.paragraph, anchor.sentence) for anchor in anchors}
    for mark in marks:
        if (mark.paragraph, mark.sentence) not in places:
            message = f"{mark.name} marks the words “{mark.phrase}” for this claim, in the file of the text itself."
            raise refuse("marked", message, f"Write {mark.phrase} there, in the place of [{mark.phrase}](#{id_}).")
