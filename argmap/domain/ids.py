"""The ids that elements get from their titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from argmap.domain.characters import without_hidden

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_LONGEST = 60  # characters of an id that is made of a sentence


def slug(title: str) -> str:
    """The id that a title gives: lower case, letters of any script and digits, joined by hyphens; may be empty."""
    if not title.isascii():
        title = without_hidden(title)  # before it is normalised, which makes other ones of some
        title = unicodedata.normalize("NFKC", title)
    return _NOT_ALPHANUMERIC.sub("-", title.lower()).strip("-")


def short_slug(title: str) -> str:
    """The beginning of the id that a title gives, which may be a whole sentence."""
    return slug(title)[:_LONGEST].rstrip("-")


class Ids:
    """Hands out ids, each once in a map."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self._counts: dict[str, int] = {}

    def new(self, wanted: str, otherwise: str = "element") -> str:
        """``wanted`` if it is free, else with the first free suffix ``-2``, ``-3`` ..."""
        base = wanted or otherwise
        id_ = base
        if id_ in self.taken:
            count = self._counts.get(base, 1) + 1
            while (id_ := f"{base}-{count}") in self.taken:
                count += 1
            self._counts[base] = count
        self.taken.add(id_)
        return id_

    def several(self, wanted: Sequence[str]) -> list[str]:
        """Return what ``new`` gives for each in turn, at once where all are free."""
        fresh = set(wanted)
        if len(fresh) == len(wanted) and "" not in fresh and self.taken.isdisjoint(fresh):
            self.taken |= fresh
            return list(wanted)
        return list(map(self.new, wanted))
