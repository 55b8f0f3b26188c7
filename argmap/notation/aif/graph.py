"""An AIF graph as its nodes say it: which scheme nodes are steps, conflicts, rephrases and preferences between what.

What AIFdb and OVA really serve is wider than the ontology: schemes without premises or between locutions, conflicts
aimed at conflicts, edges to nodes that are not there. What cannot be said in the model is left alone, never bent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]
Edge: TypeAlias = dict[str, Any]

SCHEMES = frozenset(("RA", "CA", "MA", "PA"))
_ENDS = {"I", *SCHEMES}


@dataclass(frozen=True, slots=True)
class Relation:
    """A scheme node that the model can say, between keys of nodes."""

    kind: str
    sources: tuple[str, ...]
    target: str


def key_of(row: Mapping[str, Any]) -> Any:
    """The raw id of a node: ``nodeID``, or ``id`` in files of OVA 2."""
    return row["nodeID"] if "nodeID" in row else row.get("id")


def end_of(edge: Mapping[str, Any], side: str) -> Any:
    """The raw id that an edge gives for its ``side`` (``from`` or ``to``), however the tool spells it.

    OVA 2 puts a copy of the whole node there; where it differs in nothing, ``[id]`` is kept in its place.
    """
    end = edge[f"{side}ID"] if f"{side}ID" in edge else edge.get(side)
    if isinstance(end, dict):
        return key_of(end)
    return end[0] if isinstance(end, list) and len(end) == 1 else end


def relations(kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> dict[str, Relation]:
    """The scheme nodes that the model can say, in the order of ``kinds`` (key of node -> type), from (from, to) pairs."""
    into: dict[str, list[str]] = {key: [] for key, kind in kinds.items() if kind in SCHEMES}
    out: dict[str, list[str]] = {key: [] for key in into}
    for start, end in ends:
        if end in into and kinds.get(start) in _ENDS:
            into[end].append(start)
        if start in out and kinds.get(end) in _ENDS:
            out[start].append(end)
    found: dict[str, Relation] = {}
    for key in into:
        kind = kinds[key]
        if kind == "PA":
            sources, targets = _unique(into[key]), _unique(out[key])
            fits = len(sources) == 1
        else:
            sources = tuple(s for s in _unique(into[key]) if kinds[s] == "I")
            targets = _unique(out[key]) if kind == "CA" else tuple(t for t in _unique(out[key]) if kinds[t] == "I")
            fits = bool(sources)
        if fits and len(targets) == 1:
            found[key] = Relation(kind, sources, targets[0])
    return _standing(kinds, found)


def _unique(keys: list[str]) -> tuple[str, ...]:
    return tuple(keys) if len(keys) < 2 else tuple(dict.fromkeys(keys))


def _standing(kinds: Mapping[str, str], found: dict[str, Relation]) -> dict[str, Relation]:
    """Those of ``found`` that do not hang on a scheme node which cannot be said."""
    hanging: dict[str, list[str]] = {}
    gone: list[str] = []
    for key, relation in found.items():
        for end in (relation.target, *relation.sources):
            if kinds[end] != "I":
                hanging.setdefault(end, []).append(key)
                if end not in found:
                    gone.append(key)
    lost: set[str] = set()
    while gone:
        key = gone.pop()
        if key not in lost:
            lost.add(key)
            gone += hanging.get(key, ())
    return {key: relation for key, relation in found.items() if key not in lost} if lost else found
