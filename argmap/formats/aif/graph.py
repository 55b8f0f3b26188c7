"""An AIF graph as its nodes say it: which scheme nodes are steps, conflicts, rephrases and preferences between what.

What AIFdb and OVA really serve is wider than the ontology: schemes without premises or between locutions, conflicts
aimed at conflicts, edges to nodes that are not there. What cannot be said in the model is left alone, never bent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from argmap.domain import dialogue
from argmap.domain.dialogue import end_of, key_of

__all__ = [
    "SCHEMES",
    "Edge",
    "Node",
    "Relation",
    "Sides",
    "branches",
    "end_of",
    "ends_of",
    "key_of",
    "relations",
    "sides_of",
    "unread",
]

Node: TypeAlias = dict[str, Any]
Edge: TypeAlias = dict[str, Any]
Ends: TypeAlias = tuple[list[str], list[str]]  # the keys of the nodes that a scheme node comes from and goes to

Sides: TypeAlias = tuple[str | None, str | None]  # the types of the nodes at both ends of an edge, None for none there

SCHEMES = frozenset(("RA", "CA", "MA", "PA"))
_ENDS = {"I", *SCHEMES}
_LEADING = {("RA", "I"), ("CA", "I"), ("CA", "RA")}  # edges that say a target


class Relation(NamedTuple):
    """A scheme node that the model can say, between keys of nodes."""

    kind: str
    sources: tuple[str, ...]
    target: str


def ends_of(edges: Sequence[Edge]) -> list[tuple[str, str]]:
    """The keys of the nodes that each edge ties together; edges are many, and nearly all of one fashion."""
    try:
        return [(str(edge["fromID"]), str(edge["toID"])) for edge in edges]
    except KeyError:
        return dialogue.ends_of(edges)


def sides_of(kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> list[Sides]:
    """The types of the nodes that each edge ties together, looked up once for all who ask."""
    kind_of = kinds.get
    return [(kind_of(start), kind_of(end)) for start, end in ends]


def branches(kinds: Mapping[str, str], ends: Sequence[tuple[str, str]], sides: Sequence[Sides]) -> dict[int, str]:
    """The places of edges that say a further target of an inference or conflict, with the key of its node.

    Only where statements alone stand on both sides, and nothing is aimed at it: else it would not be said what that hits.
    A conflict may also hit an inference between statements, beside its first statement.
    """
    first: set[str] = set()
    several: set[str] = set()
    for (start, _), side in zip(ends, sides, strict=True):
        if side in _LEADING:
            (several if start in first else first).add(start)
    if not several:
        return {}
    tied = _tied(kinds, ends)
    split = {key: tied[key][1] for key in several if _is_between_statements(kinds, tied, key)}
    main = {key: next(end for end in targets if kinds.get(end) == "I") for key, targets in split.items()}
    return {
        index: start
        for index, (start, end) in enumerate(ends)
        if start in split and end != main[start] and kinds.get(end) in ("I", "RA")
    }


def _is_between_statements(kinds: Mapping[str, str], tied: Mapping[str, Ends], key: str) -> bool:
    sources, targets = tied[key]
    into = _ends_in(kinds, sources)
    out = [target for target in targets if kinds.get(target) in _ENDS]
    steps = [target for target in out if kinds[target] == "RA"] if kinds[key] == "CA" else []
    statements = [target for target in out if target not in steps]
    return (
        bool(into and statements)
        and len(set(out)) == len(out)
        and {kinds[end] for end in (*into, *statements)} == {"I"}
        and all(_is_plain_step(kinds, *tied[step]) for step in steps)
    )


def _is_plain_step(kinds: Mapping[str, str], sources: list[str], targets: list[str]) -> bool:
    """Return whether an inference goes from statements to one statement, whatever is aimed at it."""
    into = {kinds[end] for end in _ends_in(kinds, sources)} - {"CA"}
    return into == {"I"} and [kinds[end] for end in _ends_in(kinds, targets)] == ["I"]


def relations(kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> dict[str, Relation]:
    """The scheme nodes that the model can say, in the order of ``kinds`` (key of node -> type), from (from, to) pairs."""
    tied = _tied(kinds, ends)
    relations_read: dict[str, Relation] = {}
    nested = False
    type_of = kinds.get
    for key, (sources, targets) in tied.items():
        if not sources or not targets:
            continue
        if len(sources) == len(targets) == 1 and type_of(sources[0]) == type_of(targets[0]) == "I":
            relations_read[key] = Relation(kinds[key], (sources[0],), targets[0])
        elif relation := _relation(kinds, key, tied):
            relations_read[key] = relation
            nested = nested or kinds[relation.target] != "I" or relation.kind == "PA"
    return _standing(kinds, relations_read) if nested else relations_read


class Unread(NamedTuple):
    """The reason why a scheme node's relation is not read: the keys of what it comes from and of what it leads to."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]


def unread(
    kinds: Mapping[str, str], ends: Iterable[tuple[str, str]], relations: Mapping[str, Relation]
) -> dict[str, Unread]:
    """The scheme nodes that are not ``relations``, with the statements and scheme nodes at their ends.

    They have none on one side, several where the model has one, or hang on one of these.
    """
    missing = [key for key, kind in kinds.items() if kind in SCHEMES and key not in relations]
    if not missing:
        return {}
    tied = _tied(kinds, ends)
    feeds = {key for key in missing if kinds[key] == "RA" and any(kinds.get(end) in SCHEMES for end in tied[key][1])}
    return {
        key: Unread(_ends_in(kinds, tied[key][0]), _targets(kinds, key, tied)) for key in missing if key not in feeds
    }


def _tied(kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> dict[str, Ends]:
    """Return what each scheme node comes from and goes to."""
    tied: dict[str, Ends] = {key: ([], []) for key, kind in kinds.items() if kind in SCHEMES}
    scheme = tied.get
    for start, end in ends:
        if into := scheme(end):
            into[0].append(start)
        if out := scheme(start):
            out[1].append(end)
    return tied


def _relation(kinds: Mapping[str, str], key: str, tied: Mapping[str, Ends]) -> Relation | None:
    """The relation that a scheme node is by the keys at its ends, whatever stands there."""
    kind = kinds[key]
    sources, targets = _ends_in(kinds, tied[key][0]), _targets(kinds, key, tied)
    if kind == "PA":
        sources = tuple(
            [s for s in sources if kinds[s] != "CA" or key not in _aims(kinds, _ends_in(kinds, tied[s][1]))]
        )
    if len(targets) != 1 or (kind == "PA" and len(sources) > 1):
        return None
    if kind != "PA":
        sources = _premises(kinds, sources, tied)
    return Relation(kind, sources, targets[0]) if sources else None


def _targets(kinds: Mapping[str, str], key: str, tied: Mapping[str, Ends]) -> tuple[str, ...]:
    """The keys of what a scheme node is aimed at, as far as a relation of its kind can be."""
    kind, targets = kinds[key], _ends_in(kinds, tied[key][1])
    if kind not in ("CA", "PA"):
        return tuple([target for target in targets if kinds[target] == "I"])
    targets = tuple([_last_step(kinds, target, tied) for target in targets])
    return _aims(kinds, targets) if kind == "CA" else targets


def _premises(kinds: Mapping[str, str], sources: tuple[str, ...], tied: Mapping[str, Ends]) -> tuple[str, ...]:
    """The I-nodes that a scheme node comes from; an inference stands for its conclusion, or without one its premises.

    Tools let an inference feed another one where nobody has put its conclusion into words.
    """
    premises: dict[str, None] = {}
    seen = set()
    waiting = list(reversed(sources))
    while waiting:
        key = waiting.pop()
        if kinds[key] == "I":
            premises[key] = None
        elif kinds[key] == "RA" and key not in seen:
            seen.add(key)
            into, out = (_ends_in(kinds, keys) for keys in tied[key])
            conclusions = [end for end in out if kinds[end] == "I"]
            waiting += reversed(conclusions or into)
    return tuple(premises)


def _last_step(kinds: Mapping[str, str], key: str, tied: Mapping[str, Ends]) -> str:
    """The inference with a conclusion that an inference without one leads to: what is aimed at the one hits the other."""
    seen = set()
    while kinds[key] == "RA" and key not in seen:
        seen.add(key)
        out = _ends_in(kinds, tied[key][1])
        steps = [end for end in out if kinds[end] == "RA"]
        if len(steps) != 1 or any(kinds[end] == "I" for end in out):
            break
        key = steps[0]
    return key


def _aims(kinds: Mapping[str, str], targets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the aims of a conflict: a preference only if nothing else, as an edge to one may say that it prefers."""
    return tuple([t for t in targets if kinds[t] != "PA"]) or targets


def _ends_in(kinds: Mapping[str, str], keys: list[str]) -> tuple[str, ...]:
    """Those of ``keys`` that a relation can end on, each once."""
    return tuple(dict.fromkeys([key for key in keys if kinds.get(key) in _ENDS]))


def _standing(kinds: Mapping[str, str], relations: dict[str, Relation]) -> dict[str, Relation]:
    """Those of ``relations`` that do not hang on a scheme node which cannot be said."""
    hanging: dict[str, list[str]] = {}
    gone: list[str] = []
    for key, relation in relations.items():
        for end in (relation.target, *relation.sources):
            if kinds[end] != "I":
                hanging.setdefault(end, []).append(key)
                if end not in relations:
                    gone.append(key)
    lost: set[str] = set()
    while gone:
        key = gone.pop()
        if key not in lost:
            lost.add(key)
            gone += hanging.get(key, ())
    return {key: relation for key, relation in relations.items() if key not in lost} if lost else relations
