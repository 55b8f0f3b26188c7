"""Who asserts what: the speakers of the locutions whose illocutions put a statement forward."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.domain.ids import Ids, slug
from argmap.domain.model import Source, SourceKind
from argmap.formats.aif.rows import Rows

_PREFIX = re.compile(r"\s*([^\s:][^:\n]{0,39}?)\s+:")  # "KELLY : Sounds like ...", as AIFdb's locutions begin
_NO_ASSERTION = re.compile(r"(?:pure|directive)\s*(?:question|challeng)|^(?:question|challeng|reject|disa|contradict)")


def speakers(
    rows: Rows, kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]
) -> tuple[tuple[Source, ...], dict[str, tuple[str, ...]]]:
    """The speakers as sources, and for keys of I-nodes the id of the first that asserts it.

    A speaker is the participant of the locution; where the file does not name participants, what its text begins with.
    """
    if "L" not in set(kinds.values()):
        return (), {}
    texts: dict[str, Any] = {}
    for node in rows.nodes:
        if node["type"] in ("L", "YA"):
            texts.setdefault(str(_key(node)), node)
    into: dict[str, str] = {}  # illocution -> the locution that it is anchored in
    said: list[tuple[str, str]] = []
    for start, end in ends:
        first, second = kinds.get(start), kinds.get(end)
        if first == "L" and second == "YA":
            into.setdefault(end, start)
        elif first == "YA" and second == "I":
            said.append((start, end))
    who = _Register(rows)
    found: dict[str, tuple[str, ...]] = {}
    for illocution, statement in said:
        locution = into.get(illocution)
        if locution is None or statement in found or not _asserts(texts[illocution]):
            continue
        source = who.source(locution, texts[locution].get("text") or "")
        if source:
            found[statement] = (source,)
    return tuple(who.sources.values()), found


def _key(node: Mapping[str, Any]) -> Any:
    return node["nodeID"] if "nodeID" in node else node.get("id")


def _asserts(illocution: Mapping[str, Any]) -> bool:
    """Whether an illocution puts forward what it is about, rather than asking or denying."""
    name = illocution.get("text") or illocution.get("scheme") or ""
    return not _NO_ASSERTION.search(str(name).strip().lower())


class _Register:
    """The speakers by the id of the participant, or by the name at the head of the locution."""

    def __init__(self, rows: Rows) -> None:
        self.ids = Ids()
        self.sources: dict[str, Source] = {}
        self.person = {str(row["nodeID"]): str(row["personID"]) for row in rows.locutions if _says_who(row)}
        self.names: dict[str, str] = {}
        for row in rows.participants:
            key = row.get("participantID", row.get("id"))
            parts = (row.get("firstname"), row.get("surname"))
            name = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
            if key is not None and name:
                self.names[str(key)] = name

    def source(self, locution: str, text: str) -> str:
        """The id of the source that speaks, or ``""`` if nothing says who does."""
        name = self.names.get(self.person.get(locution, ""), "")
        if not name:
            prefix = _PREFIX.match(text)
            name = " ".join(prefix[1].split()) if prefix else ""
        if not name or name.casefold() == "unknown":
            return ""
        known = name.casefold()
        if known not in self.sources:
            self.sources[known] = Source(self.ids.new(slug(name) or "speaker"), name, SourceKind.PERSON)
        return self.sources[known].id


def _says_who(row: Mapping[str, Any]) -> bool:
    return isinstance(row.get("nodeID"), str | int) and isinstance(row.get("personID"), str | int)
