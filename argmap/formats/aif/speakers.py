"""Who asserts what: the speakers of the locutions whose illocutions put a statement forward."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.domain.dialogue import Speakers, key_of
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Source, SourceKind
from argmap.formats.aif.rows import Rows

_NO_ASSERTION = re.compile(r"(?:pure|directive)\s*(?:question|challeng)|^(?:question|challeng|reject|disa|contradict)")


def speakers(
    rows: Rows, kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]
) -> tuple[tuple[Source, ...], dict[str, tuple[str, ...]]]:
    """The speakers as sources, and for keys of I-nodes the id of the first that asserts it."""
    if "L" not in set(kinds.values()):
        return (), {}
    texts: dict[str, Any] = {}
    for node in rows.nodes:
        if node["type"] in ("L", "YA"):
            texts.setdefault(str(key_of(node)), node)
    into: dict[str, str] = {}  # illocution -> the locution that it is anchored in
    contents: list[tuple[str, str]] = []
    for start, end in ends:
        first, second = kinds.get(start), kinds.get(end)
        if first == "L" and second == "YA":
            into.setdefault(end, start)
        elif first == "YA" and second == "I":
            contents.append((start, end))
    register = _Register(rows)
    voices: dict[str, tuple[str, ...]] = {}
    for illocution, statement in contents:
        locution = into.get(illocution)
        if locution is None or statement in voices or not _asserts(texts[illocution]):
            continue
        if source := register.source(locution, texts[locution].get("text") or ""):
            voices[statement] = (source,)
    for key, kind in kinds.items():  # those who only ask take part as well
        if kind == "L":
            register.source(key, texts[key].get("text") or "")
    return tuple(register.sources.values()), voices


def _asserts(illocution: Mapping[str, Any]) -> bool:
    """Whether an illocution puts forward what it is about, rather than asking or denying."""
    name = illocution.get("text") or illocution.get("scheme") or ""
    return not _NO_ASSERTION.search(str(name).strip().lower())


class _Register:
    """The speakers as sources, by their names."""

    def __init__(self, rows: Rows) -> None:
        self._ids = Ids()
        self._speakers = Speakers({"locutions": rows.locutions, "participants": rows.participants})
        self.sources: dict[str, Source] = {}

    def source(self, locution: str, text: str) -> str:
        """The id of the source that speaks, or ``""`` if nothing says who does."""
        name = self._speakers.name(locution, text)
        if not name:
            return ""
        known = name.casefold()
        if known not in self.sources:
            self.sources[known] = Source(self._ids.new(slug(name) or "speaker"), name, SourceKind.PERSON)
        return self.sources[known].id
