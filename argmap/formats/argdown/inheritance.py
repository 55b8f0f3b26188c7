"""Inheritance: what a claim need not say because its heading or the settings do: the strand, and who says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from argmap.domain.model import Section, Statement


class Inherited(NamedTuple):
    """The strand of a claim that names none, and the voices of an anchored statement that names none."""

    strand: str = ""
    by: tuple[str, ...] = ()

    def voices(self, statement: Statement) -> tuple[str, ...]:
        """Return who says a statement that does not say so itself: whoever wrote the sentence that it stands in."""
        return self.by if statement.anchors and not statement.implicit else ()


def inherited(
    section: str | None, sections: Mapping[str, Section], article: str | None, sources: Collection[str]
) -> Inherited:
    """Return what the headings above say, the nearest first, and else the article."""
    strand: str | None = None
    by: tuple[str, ...] | None = None
    seen: set[str] = set()
    while section is not None and section in sections and section not in seen:
        seen.add(section)
        extra = sections[section].extra
        own = extra.get("argdown:strand")
        if strand is None and isinstance(own, str):
            strand = own
        if by is None:
            by = _voices(extra.get("argdown:by"), sources)
        section = sections[section].parent
    if by is None:
        by = (article,) if article and article in sources else ()
    return Inherited(strand or "", by)


def _voices(value: object, sources: Collection[str]) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) and name in sources for name in names):
        return tuple(names)
    return None
