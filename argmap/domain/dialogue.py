"""The dialogue that a map was taken from: who said what, with which force, and what followed what.

After Inference Anchoring Theory (Budzynska & Reed 2011): a locution is what somebody said; an illocution anchors content
(a statement, a relation, or another locution) in a locution or transition, with a force such as asserting or asking; a
transition leads from one locution to the next. A map read from AIF keeps the rows of its document in ``extra``, so that
they come back equal; this is how they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from argmap.domain.model import ArgumentMap

Row = Mapping[str, Any]

_PREFIX = re.compile(r"\s*([^\s:][^:\n]{0,39}?)\s+:")  # "KELLY : Sounds like ...", as AIFdb's locutions begin


class MoveKind(StrEnum):
    """The kind of a node in a dialogue, by its type in AIF."""

    LOCUTION = "L"
    ILLOCUTION = "YA"
    TRANSITION = "TA"


@dataclass(frozen=True, slots=True)
class Move:
    """A locution, illocution or transition.

    ``text`` is what was said, or the name of the force or rule. ``comes_from`` and ``leads_to`` name other moves by their
    ids, and elements of the map by theirs.
    """

    id: str  # of its node in the source, which no other move has
    kind: MoveKind
    text: str
    time: str = ""
    speaker: str = ""  # the name of who said it, for a locution
    comes_from: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The moves of a dialogue in the order of the source; empty for a map that nobody has talked about."""

    moves: tuple[Move, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moves)

    def __len__(self) -> int:
        return len(self.moves)

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves)

    @property
    def locutions(self) -> tuple[Move, ...]:
        """The moves in which something was said."""
        return tuple(move for move in self.moves if move.kind is MoveKind.LOCUTION)

    @property
    def illocutions(self) -> tuple[Move, ...]:
        """With which force something was said: asserting, asking, agreeing ..."""
        return tuple(move for move in self.moves if move.kind is MoveKind.ILLOCUTION)

    @property
    def transitions(self) -> tuple[Move, ...]:
        """The moves that say what answered what."""
        return tuple(move for move in self.moves if move.kind is MoveKind.TRANSITION)

    @property
    def participants(self) -> tuple[str, ...]:
        """The names of those who speak, in the order in which they first do."""
        return tuple(dict.fromkeys(move.speaker for move in self.moves if move.speaker))


def dialogue_of(argument_map: ArgumentMap) -> Dialogue:
    """Return the dialogue that a map keeps; rows that a hand has bent out of shape are left out."""
    extra = argument_map.extra
    nodes: dict[str, Row] = {}  # those that are no elements, and the first of several with the same id
    names: dict[str, str] = {}
    for entry in _rows(extra.get("aif:nodes")):
        row = entry[1] if _is_row(entry) else entry
        if not isinstance(row, dict) or (key := str(key_of(row))) in nodes or key in names:
            continue
        if row is entry:
            nodes[key] = row
        else:
            names[key] = entry[0]
    moves = {key: node for key, node in nodes.items() if node.get("type") in tuple(MoveKind)}
    if not moves:
        return Dialogue()
    edges = [e[1] if _is_row(e) else e for e in _rows(extra.get("aif:edges"))]
    ends = ends_of(edge for edge in edges if isinstance(edge, dict))
    graph = extra.get("aif:graph")
    speakers = Speakers(graph if isinstance(graph, dict) else {})
    into: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    for start, end in ends:
        out.setdefault(start, []).append(names.get(end, end))
        into.setdefault(end, []).append(names.get(start, start))
    return Dialogue(tuple(_move(key, node, speakers, into, out) for key, node in moves.items()))


class Utterance(NamedTuple):
    """That somebody brought up an element of a map: who, with which force, in which words, and when."""

    speaker: str
    force: str
    text: str
    time: str


def utterances(dialogue: Dialogue) -> dict[str, list[Utterance]]:
    """Return what was said of each node or element that an illocution leads to, by its id, in the order of the source."""
    moves = {move.id: move for move in dialogue}
    said: dict[str, list[Utterance]] = {}
    for illocution in dialogue.illocutions:
        for move in (moves.get(name) for name in illocution.comes_from):
            if move is None:
                continue
            # what is anchored in a transition is said with the locution that this leads to
            spoken = [move] if move.kind is MoveKind.LOCUTION else [moves[n] for n in move.leads_to if n in moves]
            for locution in spoken:
                if locution.kind is MoveKind.LOCUTION:
                    words = _without_speaker(locution)
                    utterance = Utterance(locution.speaker, illocution.text, words, locution.time)
                    for name in illocution.leads_to:
                        said.setdefault(name, []).append(utterance)
    return said


def _without_speaker(locution: Move) -> str:
    """Return what was said, without the name in front of it that the speaker has anyway."""
    prefix = _PREFIX.match(locution.text)
    is_named = prefix is not None and " ".join(prefix[1].split()).casefold() == locution.speaker.casefold()
    return locution.text[prefix.end() :].strip() if prefix and is_named else locution.text


def _move(key: str, node: Row, speakers: Speakers, into: Mapping[str, list[str]], out: Mapping[str, list[str]]) -> Move:
    kind = MoveKind(node["type"])
    text, time = (value if isinstance(value := node.get(name), str) else "" for name in ("text", "timestamp"))
    speaker = speakers.name(key, text) if kind is MoveKind.LOCUTION else ""
    return Move(key, kind, text, time, speaker, tuple(into.get(key, ())), tuple(out.get(key, ())))


class Speakers:
    """The speakers of locutions: the participant that the document names, or what the text begins with."""

    def __init__(self, graph: Row) -> None:
        rows = [row for row in _rows(graph.get("locutions")) if isinstance(row, dict)]
        self._person = {str(row["nodeID"]): str(row["personID"]) for row in rows if _says_who(row)}
        self._names: dict[str, str] = {}
        for row in _rows(graph.get("participants")):
            if not isinstance(row, dict):
                continue
            key = row.get("participantID", row.get("id"))
            parts = (row.get("firstname"), row.get("surname"))
            name = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
            if key is not None and name:
                self._names[str(key)] = name

    def name(self, locution: str, text: str) -> str:
        """The name of who says it, or "" if nothing says who does."""
        name = self._names.get(self._person.get(locution, ""), "")
        if not name and (prefix := _PREFIX.match(text)):
            name = " ".join(prefix[1].split())
        return "" if name.casefold() == "unknown" else name


def key_of(row: Row) -> Any:
    """The raw id of a node: ``nodeID``, or ``id`` in files of OVA 2."""
    return row["nodeID"] if "nodeID" in row else row.get("id")


def end_of(edge: Row, side: str) -> Any:
    """The raw id that an edge gives for its ``side`` (``from`` or ``to``), however the tool spells it.

    OVA 2 puts a copy of the whole node there; where it differs in nothing, ``[id]`` is kept in its place.
    """
    if f"{side}ID" in edge:
        return edge[f"{side}ID"]
    end = edge.get(side)
    if isinstance(end, dict):
        return key_of(end)
    return end[0] if isinstance(end, list) and len(end) == 1 else end


def ends_of(edges: Iterable[Row]) -> list[tuple[str, str]]:
    """The keys of the nodes that each edge ties together."""
    return [(str(end_of(edge, "from")), str(end_of(edge, "to"))) for edge in edges]


def _rows(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_row(entry: object) -> bool:
    """Return whether an entry is ``[id of the element, what else the row says]``."""
    return isinstance(entry, list) and len(entry) == 2 and isinstance(entry[0], str) and isinstance(entry[1], dict)


def _says_who(row: Row) -> bool:
    return isinstance(row.get("nodeID"), str | int) and isinstance(row.get("personID"), str | int)
