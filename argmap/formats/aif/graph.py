"""An AIF graph as its nodes say it: which scheme nodes are steps, conflicts, rephrases and preferences between what.

What AIFdb and OVA really serve is wider than the ontology: schemes without premises or between locutions, conflicts
aimed at conflicts, edges to nodes that are not there. What cannot be said in the model is left alone, never bent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from argmap.domain import dialogue

Node: TypeAlias = dict[str, Any]
Edge: TypeAlias = dict[str, Any]
Key: TypeAlias = Any  # of a node, by which it can be looked up: its place, or its id; for no node there is no type
Ends: TypeAlias = tuple[list[Key], list[Key]]  # the keys of the nodes that a scheme node comes from and goes to

NOWHERE = -1  # the place of a node that is not there
SCHEMES = frozenset(("RA", "CA", "MA", "PA"))
_ENDS = {"I", *SCHEMES}
_LEADING = {("RA", "I"), ("CA", "I"), ("CA", "RA")}  # edges that say a target


class Relation(NamedTuple):
    """A scheme node that the model can say, between keys or places of nodes."""

    kind: str
    sources: tuple[Key, ...]
    target: Key


def are_texts(rows: Sequence[Node], *keys: str) -> bool:
    """Return whether all rows have texts for ``keys``."""
    try:
        return set(map(type, chain.from_iterable(map(itemgetter(*keys), rows)))) <= {str}
    except KeyError:
        return False


def ends_of(edges: Sequence[Edge]) -> list[tuple[str, str]]:
    """The keys of the nodes that each edge ties together; edges are many, and nearly all of one fashion."""
    try:
        return [(str(edge["fromID"]), str(edge["toID"])) for edge in edges]
    except KeyError:
        return dialogue.ends_of(edges)


class Ties(NamedTuple):
    """Ends of scheme nodes where they are plain: statements that they come from, and one that they lead to.

    ``sources`` and ``targets`` have a place for each node, ``more`` the further sources of some. ``odd`` are scheme nodes
    that lead to several, or that are tied to others. ``stray`` are the places of edges that tie statements without a scheme
    node, or a node that is not there.
    """

    sources: list[int]
    more: dict[int, list[int]]
    targets: list[int]
    odd: set[int]
    stray: list[int]


def ties_of(types: Sequence[str | None], ends: Iterable[tuple[int, int]]) -> Ties:
    """Look at each edge once for all who ask, since a document may have hundreds of thousands.

    ``types`` are those of the nodes by their places, with ``None`` for ``NOWHERE`` in the end.
    """
    sources, targets = [NOWHERE] * len(types), [NOWHERE] * len(types)
    more: dict[int, list[int]] = {}
    odd: set[int] = set()
    stray: list[int] = []
    schemes = SCHEMES
    for place, (start, end) in enumerate(ends):
        first, second = types[start], types[end]
        if first == "I" and second in schemes:
            if sources[end] == NOWHERE:
                sources[end] = start
            else:
                more.setdefault(end, []).append(start)
        elif second == "I" and first in schemes:
            if targets[start] == NOWHERE:
                targets[start] = end
            else:
                odd.add(start)
        elif first in schemes and second in schemes:
            odd |= {start, end}
        elif first is None or second is None or first == second == "I":
            stray.append(place)
    return Ties(sources, more, targets, odd, stray)


def branches(kinds: Mapping[Key, str], ends: Sequence[tuple[Key, Key]]) -> dict[int, Key]:
    """The places of edges that say a further target of an inference or conflict, with the key of its node.

    Only where statements alone stand on both sides, and nothing is aimed at it: else it would not be said what that hits.
    A conflict may also hit an inference between statements, beside its first statement.
    """
    leading = Counter(start for start, end in ends if (kinds.get(start), kinds.get(end)) in _LEADING)
    several = [key for key, times in leading.items() if times > 1]
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


def _is_between_statements(kinds: Mapping[Key, str], tied: Mapping[Key, Ends], key: Key) -> bool:
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


def _is_plain_step(kinds: Mapping[Key, str], sources: list[Key], targets: list[Key]) -> bool:
    """Return whether an inference goes from statements to one statement, whatever is aimed at it."""
    into = {kinds[end] for end in _ends_in(kinds, sources)} - {"CA"}
    return into == {"I"} and [kinds[end] for end in _ends_in(kinds, targets)] == ["I"]


def relations(types: Sequence[str | None], ends: Sequence[tuple[int, int]], ties: Ties) -> list[Relation | None]:
    """The relations that scheme nodes are, by their places, with ``None`` for all other nodes.

    ``types`` and ``ties`` are as in ``ties_of``.
    """
    sources, more, targets, odd, _ = ties
    kinds = kinds_of(types) if odd else {}
    tied = _tied(kinds, ends) if odd else {}
    relations_read: list[Relation | None] = [None] * len(types)
    nested = False
    for place, kind in enumerate(types):
        if kind not in SCHEMES:
            continue
        start, end = sources[place], targets[place]
        if place in odd:
            if relation := _relation(kinds, place, tied):
                relations_read[place] = relation
                nested = nested or kinds[relation.target] != "I" or kind == "PA"
        elif NOWHERE not in (start, end):
            premises = tuple(dict.fromkeys((start, *more[place]))) if place in more else (start,)
            if len(premises) == 1 or kind != "PA":
                relations_read[place] = Relation(kind, premises, end)
    return _standing(kinds, relations_read) if nested else relations_read


def relations_between(kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> dict[str, Relation]:
    """The relations that scheme nodes are, in the order of ``kinds`` (key of node -> type), from (from, to) pairs."""
    keys = list(kinds)
    places = {key: place for place, key in enumerate(keys)}
    types = [*kinds.values(), None]
    placed = [(places.get(start, NOWHERE), places.get(end, NOWHERE)) for start, end in ends]
    listed = relations(types, placed, ties_of(types, placed))
    return {
        keys[place]: Relation(relation.kind, tuple([keys[s] for s in relation.sources]), keys[relation.target])
        for place, relation in enumerate(listed)
        if relation
    }


def kinds_of(types: Sequence[str | None]) -> dict[int, str]:
    """The types of nodes by their places, without those of nodes that are not read."""
    return {place: kind for place, kind in enumerate(types) if kind is not None}


class Unread(NamedTuple):
    """The reason why a scheme node's relation is not read: the keys of what it comes from and of what it leads to."""

    sources: tuple[Key, ...]
    targets: tuple[Key, ...]


def unread(
    types: Sequence[str | None], ends: Iterable[tuple[int, int]], relations: Sequence[Relation | None]
) -> dict[int, Unread]:
    """The scheme nodes that are not ``relations``, with the statements and scheme nodes at their ends.

    They have none on one side, several where the model has one, or hang on one of these.
    """
    missing = [
        place
        for place, (kind, relation) in enumerate(zip(types, relations, strict=True))
        if relation is None and kind in SCHEMES
    ]
    if not missing:
        return {}
    kinds = kinds_of(types)
    tied = _tied(kinds, ends)
    feeds = {key for key in missing if kinds[key] == "RA" and any(kinds.get(end) in SCHEMES for end in tied[key][1])}
    return {
        key: Unread(_ends_in(kinds, tied[key][0]), _targets(kinds, key, tied)) for key in missing if key not in feeds
    }


def _tied(kinds: Mapping[Key, str], ends: Iterable[tuple[Key, Key]]) -> dict[Key, Ends]:
    """Return what each scheme node comes from and goes to."""
    tied: dict[Key, Ends] = {key: ([], []) for key, kind in kinds.items() if kind in SCHEMES}
    scheme = tied.get
    for start, end in ends:
        if into := scheme(end):
            into[0].append(start)
        if out := scheme(start):
            out[1].append(end)
    return tied


def _relation(kinds: Mapping[Key, str], key: Key, tied: Mapping[Key, Ends]) -> Relation | None:
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


def _targets(kinds: Mapping[Key, str], key: Key, tied: Mapping[Key, Ends]) -> tuple[Key, ...]:
    """The keys of what a scheme node is aimed at, as far as a relation of its kind can be."""
    kind, targets = kinds[key], _ends_in(kinds, tied[key][1])
    if kind not in ("CA", "PA"):
        return tuple([target for target in targets if kinds[target] == "I"])
    targets = tuple([_last_step(kinds, target, tied) for target in targets])
    return _aims(kinds, targets) if kind == "CA" else targets


def _premises(kinds: Mapping[Key, str], sources: tuple[Key, ...], tied: Mapping[Key, Ends]) -> tuple[Key, ...]:
    """The I-nodes that a scheme node comes from; an inference stands for its conclusion, or without one its premises.

    Tools let an inference feed another one where nobody has put its conclusion into words.
    """
    premises: dict[Key, None] = {}
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


def _last_step(kinds: Mapping[Key, str], key: Key, tied: Mapping[Key, Ends]) -> Key:
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


def _aims(kinds: Mapping[Key, str], targets: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the aims of a conflict: a preference only if nothing else, as an edge to one may say that it prefers."""
    return tuple([t for t in targets if kinds[t] != "PA"]) or targets


def _ends_in(kinds: Mapping[Key, str], keys: list[Key]) -> tuple[Key, ...]:
    """Those of ``keys`` that a relation can end on, each once."""
    return tuple(dict.fromkeys([key for key in keys if kinds.get(key) in _ENDS]))


def _standing(kinds: Mapping[int, str], relations: list[Relation | None]) -> list[Relation | None]:
    """Return those of ``relations`` that do not hang on a scheme node which cannot be said."""
    hanging: dict[int, list[int]] = {}
    gone: list[int] = []
    for place, relation in enumerate(relations):
        for end in (relation.target, *relation.sources) if relation else ():
            if kinds[end] != "I":
                hanging.setdefault(end, []).append(place)
                if not relations[end]:
                    gone.append(place)
    lost: set[int] = set()
    while gone:
        place = gone.pop()
        if place not in lost:
            lost.add(place)
            gone += hanging.get(place, ())
    return [None if place in lost else relation for place, relation in enumerate(relations)] if lost else relations
