"""Additions of a reader to a map and answers to its exercises, as the page writes it into the settings of one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.domain.model import ArgumentMap

ADDITIONS = "argdown:additions"  # the key of a map's extra data that holds it
AT_ONCE = "first"  # the outcome of an exercise that was solved without help


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The hand-in of a map: by whom, and with what: entries (claims and notes), and answers to exercises."""

    reader: str = ""
    entries: tuple[Mapping[str, Any], ...] = field(default=())
    answers: tuple[Mapping[str, Any], ...] = field(default=())

    @property
    def done(self) -> int:
        """The number of exercises that were answered."""
        return sum(bool(answer.get("outcome")) for answer in self.answers)

    @property
    def at_once(self) -> int:
        """The number of them that were right at the first attempt."""
        return sum(answer.get("outcome") == AT_ONCE for answer in self.answers)


def handed_in(argument_map: ArgumentMap) -> HandedIn | None:
    """Return what the settings of a map say was handed in; ``None`` if they say nothing that can be read."""
    additions = argument_map.extra.get(ADDITIONS)
    if not isinstance(additions, Mapping):
        return None
    rows = {
        key: tuple(row for row in additions[key] if isinstance(row, Mapping))
        if isinstance(additions.get(key), list)
        else ()
        for key in ("entries", "answers")
    }
    reader = additions.get("reader")
    return HandedIn(reader if isinstance(reader, str) else "", rows["entries"], rows["answers"])
