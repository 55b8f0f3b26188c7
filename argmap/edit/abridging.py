"""Titles that are whole sentences: the sentence becomes what the claim says, and the title is made of its first words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.domain.model import ArgumentMap, Point
from argmap.domain.naming import is_long, only_counts
from argmap.edit.change import Splice
from argmap.edit.edit import Edit
from argmap.edit.source import EditError, MapText, refuse
from argmap.edit.text import suggest_title
from argmap.edit.wording import Retitle, Reword


@dataclass(frozen=True, slots=True)
class Abridge(Edit):
    """Keep the long title of a claim that says nothing else as its words, under a short title."""

    element: str

    def splices(self, source: MapText) -> list[Splice]:
        """The words behind the title, and the title wherever it stands."""
        reword, retitle = self._both(source)
        return [*retitle.splices(source), *reword.splices(source)]

    def expected(self, source: MapText) -> ArgumentMap:
        """The same claim with both, and the id that comes from the title."""
        reword, retitle = self._both(source)
        return retitle.expected_of(source, reword.expected(source))

    def _both(self, source: MapText) -> tuple[Reword, Retitle]:
        point = source.point(self.element)
        if not _is_abridged(point, point.title):
            raise refuse("title", f"{point.title!r} is no long title of a claim that says nothing else.")
        return Reword(point.id, point.title), Retitle(point.id, suggest_title(source, point.title))


def beside_words(one: Edit, text: str, file: str) -> list[Edit]:
    """The edit that somebody asks for by hand; a sentence typed as the title of a claim without words becomes these."""
    if not isinstance(one, Retitle) or not is_long(one.title.strip()):
        return [one]
    source = MapText(text, file)
    try:
        point = source.point(one.element)
    except EditError:  # as is said when it is made
        return [one]
    if not _is_abridged(point, one.title):
        return [one]
    sentence = one.title.strip()
    return [Reword(point.id, sentence), replace(one, title=suggest_title(source, sentence))]


def _is_abridged(point: Point, title: str) -> bool:
    return not point.text and is_long(title.strip()) and not only_counts(title)
