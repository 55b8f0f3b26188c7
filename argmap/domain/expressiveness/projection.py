"""The rest of a map where some of its features cannot be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, NamedTuple

from argmap.domain.expressiveness.names import name_anew
from argmap.domain.feature import MODEL, Feature
from argmap.domain.fields import FIELDS as ALL_FIELDS
from argmap.domain.fields import Field
from argmap.domain.ids import Ids
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Source,
    Stance,
    Statement,
)
from argmap.domain.relations import ELEMENTS, KINDS, Relation, ends, relations_of, tied
from argmap.domain.slots import many

_F = Feature
_QUAD = re.compile(
    r"(?:<[^>]*>|_:\S+) <[^>]*> (?:<[^>]*>|_:\S+|\"(?:[^\"\\]|\\.)*\"(?:@\S+|\^\^<[^>]*>)?) (?:<[^>]*>|_:\S+) \.", re.S
)
FIELDS: Mapping[type, tuple[Field, ...]] = {  # those that fall back to their default where they cannot be said
    kind: tuple(row for row in ALL_FIELDS[kind] if row.words)
    for kind in (ArgumentMap, Statement, Argument, Inference, Conflict, Rephrase, Preference)
}
_CLAIMS = (Statement, Argument)
_KINDS: Mapping[str, Feature] = {
    "support": _F.SUPPORT,
    "attack": _F.ATTACK,
    "contrary": _F.CONTRARY,
    "contradictory": _F.CONTRADICTORY,
    "undercut": _F.UNDERCUT,
    "rephrase": _F.REPHRASE,
    "preference": _F.PREFERENCE,
}


def kind_of(relation: Relation) -> Feature:
    """The feature that a relation is by its kind."""
    return _KINDS[relation.kind]


def is_about_relation(relation: Relation, points: Collection[str], steps: Collection[str]) -> bool:
    """Return whether a relation ends on a relation in another way than an undercut does."""
    tied = ends(relation)
    if relation.kind == ConflictKind.UNDERCUT and tied[-1] in steps:
        tied = tied[:-1]
    return not all(map(points.__contains__, tied))


def project(argument_map: ArgumentMap, carried: Collection[Feature]) -> ArgumentMap:
    """Return what is left of a map in a notation that carries just these features.

    A field falls back to its default; a relation goes if its kind or one of its ends does. Where the meaning can be kept
    in part it is: premises that work together become single ones, contraries attacks, sketches of arguments statements,
    and a statement with one wording only is titled by its text. Ids become those that ``name_anew`` gives. ``ORDER`` is
    left to ``sort``, for who compares.
    """
    carried = frozenset(carried)
    if carried >= MODEL:
        return argument_map
    m = _voices(argument_map) if _F.ATTRIBUTION in carried and _F.SOURCES not in carried else argument_map
    m = _points(m, carried)
    if not _are_all_said(m, carried):
        m = _without_dangling(_relations(m, carried))
    elif m.tour or any(a.inferences for a in m.arguments):
        m = _without_dangling(m)
    m = _whole(m, carried)
    changed: dict[str, Any] = {k: _all_bare(getattr(m, k), carried) for k in ELEMENTS}
    m = replace(m, **changed)
    if _F.IDS not in carried or _F.RELATION_IDS not in carried:
        if _F.RELATION_IDS in carried:
            raise ValueError("ids of relations cannot be carried without those of statements")
        m = name_anew(m, points=_F.IDS not in carried)
    return m


def sort(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with its elements by id: two maps are the same but for ``ORDER`` if they are equal when sorted."""
    changed: dict[str, Any] = {k: tuple(sorted(getattr(argument_map, k), key=lambda e: e.id)) for k in ELEMENTS}
    return replace(argument_map, **changed)


def _points(m: ArgumentMap, carried: frozenset[Feature]) -> ArgumentMap:
    """The statements and arguments that are left."""
    statements, arguments = m.statements, m.arguments
    inferences = m.inferences
    if _F.ARGUMENTS not in carried:
        statements += tuple(_as_statement(a) for a in arguments if not a.inferences)
        arguments = ()
    if _F.STEPS not in carried or _F.ARGUMENTS not in carried:
        arguments = tuple(replace(a, inferences=()) for a in arguments)
        inferences = tuple(i if i.argument is None else replace(i, argument=None) for i in inferences)
    return replace(m, statements=statements, arguments=arguments, inferences=inferences)


def _voices(m: ArgumentMap) -> ArgumentMap:
    """The map with no more of its sources than the names of those that assert something in it.

    What the article itself asserts goes without saying, so that it is left out at the head of a chain of voices.
    """

    def chain_of(s: Statement) -> tuple[str, ...]:
        return s.asserted_by[1:] if s.asserted_by and s.asserted_by[0] == m.article else s.asserted_by

    statements = tuple(replace(s, asserted_by=chain_of(s)) if s.asserted_by else s for s in m.statements)
    named = {voice for s in statements for voice in s.asserted_by}
    sources = tuple(Source(s.id, s.name) for s in m.sources if s.id in named)
    return replace(m, statements=statements, sources=sources)


def _as_statement(a: Argument) -> Statement:
    return Statement(
        a.id,
        a.title,
        a.text,
        strand=a.strand,
        tags=a.tags,
        anchors=a.anchors,
        section=a.section,
        span=a.span,
        extra=a.extra,
    )


def _relations(m: ArgumentMap, carried: frozenset[Feature]) -> ArgumentMap:
    """The relations whose kind is carried, those that work together taken apart if they must be."""
    points = {p.id for p in m.points}
    steps = {i.id for i in m.inferences}
    ids = Ids([*points, *(r.id for r in relations_of(m))])
    kept: dict[type, list[Any]] = {kind: [] for kind in (Inference, Conflict, Rephrase, Preference)}
    all_carried = _F.ABOUT_RELATIONS in carried
    said = {kind for kind, feature in _KINDS.items() if feature in carried}
    for relation in relations_of(m):
        if not all_carried and is_about_relation(relation, points, steps):
            continue
        kind = relation.kind
        if kind in said:
            if len(relation.sources) == 1:  # nearly always
                kept[type(relation)].append(relation)
            else:
                kept[type(relation)] += _taken_apart(relation, carried, ids)
        elif isinstance(relation, Conflict) and relation.symmetric:
            attacks = [*_attacks_both_ways(relation, ids)]
            for attack in attacks if _F.ATTACK in carried else ():
                kept[Conflict] += _taken_apart(attack, carried, ids)
    changed: dict[str, Any] = {kind: tuple(left) for kind, left in zip(KINDS, kept.values(), strict=True)}
    return replace(m, **changed)


def _are_all_said(m: ArgumentMap, carried: frozenset[Feature]) -> bool:
    """Return whether all relations of a map lie between its points and are said as they are, as in most maps."""
    kinds = {relation.kind for relation in relations_of(m)}
    if not all(_KINDS[kind] in carried for kind in kinds) or not _lies_between_points(m):
        return False
    linked = (m.inferences, _F.LINKED), (m.conflicts, _F.LINKED_ATTACK)
    return all(together in carried or all(len(r.premises) < 2 for r in relations) for relations, together in linked)


def _lies_between_points(m: ArgumentMap) -> bool:
    """Return whether no relation ends on another one, or on nothing."""
    points = {p.id for p in m.points}
    return all(target in points and points.issuperset(sources) for _, sources, target in tied(m))


def _attacks_both_ways(conflict: Conflict, ids: Ids) -> Iterator[Conflict]:
    """A contrary as attacks: of its premises on its target, and of the target on each of them."""
    yield replace(conflict, kind=ConflictKind.ATTACK)
    for premise in conflict.premises:
        if conflict.premises != (conflict.target,):
            back = ids.new(f"{conflict.id}-back")
            yield replace(conflict, id=back, kind=ConflictKind.ATTACK, premises=(conflict.target,), target=premise)


def _taken_apart(relation: Relation, carried: frozenset[Feature], ids: Ids) -> Iterator[Relation]:
    together = _F.LINKED_ATTACK if isinstance(relation, Conflict) else _F.LINKED
    if isinstance(relation, Preference | Rephrase) or len(relation.premises) < 2 or together in carried:
        yield relation
        return
    for premise in relation.premises:
        yield replace(relation, id=ids.new(f"{relation.id}-1"), premises=(premise,))


def _without_dangling(m: ArgumentMap) -> ArgumentMap:
    """The map without the relations that lost an end, and without the stops of the walk that lost their place."""
    there = {*(p.id for p in m.points), *(r.id for r in relations_of(m))}
    hanging: dict[str, list[str]] = {}
    if not there.issuperset(chain.from_iterable(map(ends, relations_of(m)))):
        for relation in relations_of(m):
            for end in ends(relation):
                hanging.setdefault(end, []).append(relation.id)
    lost = [end for end in hanging if end not in there]
    while lost:
        for name in hanging.get(lost.pop(), ()):
            if name in there:
                there.discard(name)
                lost.append(name)
    left = {kind: [r for r in getattr(m, kind) if r.id in there] for kind in KINDS}
    steps = {i.id for i in left["inferences"]}
    arguments = tuple(
        a
        if all(i in steps for i in a.inferences)
        else replace(a, inferences=tuple(i for i in a.inferences if i in steps))
        for a in m.arguments
    )
    tour = tuple(stop for stop in m.tour if stop[0] in there)
    changed: dict[str, Any] = {kind: tuple(kept) for kind, kept in left.items()}
    return replace(m, arguments=arguments, tour=tour, **changed)


def _whole(m: ArgumentMap, carried: frozenset[Feature]) -> ArgumentMap:
    """The map with what is said of it as a whole."""
    bare = _bare(m, carried)
    return replace(
        bare,
        id=m.id if _F.MAP_ID in carried else "map",
        sources=tuple(_bare_extra(s, carried) for s in m.sources) if carried & {_F.SOURCES, _F.ATTRIBUTION} else (),
        article=bare.article if _F.SOURCES in carried else None,
        sections=tuple(_bare_extra(s, carried) for s in m.sections) if _F.SECTIONS in carried else (),
        sentences=m.sentences if _F.SENTENCES in carried else (),
        extra=bare.extra if _F.GRAPHS in carried else without_other_graphs(bare.extra),
        origin=None,
    )


def in_other_graph(line: object) -> bool:
    """Return whether a line of N-Quads names a graph; what the map's own graph says names none."""
    return isinstance(line, str) and _QUAD.fullmatch(line) is not None


def without_other_graphs(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """``extra`` without what other graphs say, which would be said of the map if it were put into its own."""
    lines = extra.get("rdf:quads")
    if not isinstance(lines, list | tuple) or not any(map(in_other_graph, lines)):
        return extra
    kept = [line for line in lines if not in_other_graph(line)]
    rest = {key: value for key, value in extra.items() if key != "rdf:quads"}
    return {**rest, "rdf:quads": kept} if kept else rest


def _bare_extra(thing: Any, carried: frozenset[Feature]) -> Any:
    return thing if _F.FOREIGN in carried or not thing.extra else replace(thing, extra={})


def _all_bare(elements: Sequence[Any], carried: frozenset[Feature]) -> tuple[Any, ...]:
    """Return ``elements``, all of one kind, with each field that says what is not carried at its default."""
    if not elements:
        return ()
    kind: Any = type(elements[0])
    shape = _shape(kind, carried)
    changed: dict[str, Iterable[Any]] = {}
    if kind in _CLAIMS:
        if not shape.has_wording:
            changed = {"title": [e.id for e in elements], "text": repeat("")}
        elif not shape.has_titles:
            changed = {"title": [e.text or e.title for e in elements], "text": repeat("")}
        if _F.ANCHORS in carried and not {_F.DIGESTS, _F.PHRASES} <= carried:
            changed["anchors"] = [tuple(_bare_anchor(anchor, carried) for anchor in e.anchors) for e in elements]
    if not changed and all(values == shape.defaults for values in map(shape.unsaid, elements)):
        return tuple(elements)
    columns = {name: map(attrgetter(name), elements) for name in shape.kept}
    unknown = {name: repeat(value) for name, value in shape.unknown.items()}
    return many(kind, **columns | unknown | changed)


def _bare(m: ArgumentMap, carried: frozenset[Feature]) -> ArgumentMap:
    kind: Any = type(m)
    rest: ArgumentMap = kind(**{name: getattr(m, name) for name in _shape(kind, carried).kept})
    return rest


def _bare_anchor(anchor: Anchor, carried: frozenset[Feature]) -> Anchor:
    digest = anchor.digest if _F.DIGESTS in carried else ""
    return replace(anchor, digest=digest, phrase=anchor.phrase if _F.PHRASES in carried else "")


class _Shape(NamedTuple):
    """The rest of a kind of element: the fields that stay, and those that must be at their defaults."""

    kept: tuple[str, ...]
    unsaid: Callable[[Any], tuple[Any, ...]]
    defaults: tuple[Any, ...]
    unknown: dict[str, Any]  # what a statement is where its stance is not said
    has_wording: bool
    has_titles: bool


@lru_cache(maxsize=256)
def _shape(kind: Any, carried: frozenset[Feature]) -> _Shape:
    described = next((known for known in FIELDS if issubclass(kind, known)), ArgumentMap)
    unsaid = {field.name: field.default for field in FIELDS[described] if field.feature not in carried}
    if "stance" in unsaid and _F.ASSERTION not in carried:
        unsaid["stance"] = Stance.UNKNOWN
    kept = tuple(field.name for field in fields(kind) if field.name not in unsaid)
    unknown = {"stance": Stance.UNKNOWN} if kind is Statement and not carried & {_F.STANCE, _F.ASSERTION} else {}
    says = _F.WORDING in carried, _F.TITLES in carried
    return _Shape(kept, _getter(tuple(unsaid)), tuple(unsaid.values()), unknown, *says)


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads these attributes at once."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda element: tuple(getattr(element, name) for name in names)
