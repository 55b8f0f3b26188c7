"""Speakers, who asserts what and what nobody does: what illocutions say of the statements that they are about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from argmap.domain.dialogue import Speakers
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Source, SourceKind, Stance
from argmap.formats.aif.rows import Rows

# "Assertive" and "Rhetorical Questioning" put forward what they ask (Budzynska & Reed 2011); "Ironic Asserting" does not.
_NO_ASSERTION = re.compile(r"(?:pure|directive)\s*(?:question|challeng)|^(?:question|challeng|reject|disa|contradict)")
_ASSERTION = re.compile(r"^(?!ironic).*(?:assert|agree|rhetorical)")


class Spoken(NamedTuple):
    """The speakers, and by places of I-nodes the id of the first who asserts each, and the stance of the dialogue to it."""

    sources: tuple[Source, ...]
    voices: Mapping[int, tuple[str, ...]]
    stances: Mapping[int, Stance]


def speakers(rows: Rows) -> Spoken:
    """Return what the dialogue says of the statements: what is asserted by nobody is asked, or else unknown."""
    types = rows.types
    if not {"L", "YA"}.intersection(types):
        return Spoken((), {}, {})
    into: dict[int, int] = {}  # illocution -> the locution that it is anchored in
    contents: list[tuple[int, int]] = []
    for start, end in rows.ends:
        first, second = types[start], types[end]
        if first == "L" and second == "YA":
            into.setdefault(end, start)
        elif first == "YA" and second == "I":
            contents.append((start, end))
    register = _Register(rows)
    voices: dict[int, tuple[str, ...]] = {}
    stances: dict[int, Stance] = {}
    for illocution, statement in contents:
        force = _force(rows, illocution)
        stance = _stance(force)
        if stance is Stance.ASSERTED or (stance is Stance.ASKED and statement not in stances):
            stances[statement] = stance
        locution = into.get(illocution)
        if locution is None or statement in voices or _NO_ASSERTION.search(force):
            continue
        if source := register.source(locution):
            voices[statement] = (source,)
    for place, kind in enumerate(types):  # those who only ask take part as well
        if kind == "L":
            register.source(place)
    return Spoken(tuple(register.sources.values()), voices, stances)


def _force(rows: Rows, illocution: int) -> str:
    ((_, scheme, _),) = rows.names((illocution,))
    return (rows.texts[illocution] or scheme or "").strip().lower()


def _stance(force: str) -> Stance:
    """Return how an illocution of this force stands to what it is about."""
    if _NO_ASSERTION.search(force):
        return Stance.ASKED if "question" in force else Stance.UNKNOWN
    return Stance.ASSERTED if _ASSERTION.search(force) else Stance.UNKNOWN


class _Register:
    """The speakers as sources, by their names."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._ids = Ids()
        self._speakers = Speakers({"locutions": rows.locutions, "participants": rows.participants})
        self.sources: dict[str, Source] = {}

    def source(self, locution: int) -> str:
        """The id of the source that speaks, or ``""`` if nothing says who does."""
        name = self._speakers.name(self._rows.keys[locution], self._rows.texts[locution])
        if not name:
            return ""
        known = name.casefold()
        if known not in self.sources:
            self.sources[known] = Source(self._ids.new(slug(name) or "speaker"), name, SourceKind.PERSON)
        return self.sources[known].id
