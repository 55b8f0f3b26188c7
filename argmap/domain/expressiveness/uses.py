"""The things that a map says, element by element and in words, and what of it a notation would lose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.domain.expressiveness.names import point_names, relation_names
from argmap.domain.expressiveness.projection import FIELDS, in_other_graph, is_about_relation, kind_of, project
from argmap.domain.feature import Feature
from argmap.domain.fields import Field
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    Element,
    Hedge,
    Inference,
    Point,
    Section,
    Source,
    Span,
    Stance,
)
from argmap.domain.naming import called, listed, shortened
from argmap.domain.relations import ELEMENTS, SAID, Relation, ends

_F = Feature


@dataclass(frozen=True, slots=True)
class Use:
    """That a map says something: the ``feature``, the ``element`` (``""``: the map itself), its place, and in words."""

    feature: Feature
    element: str
    span: Span | None
    words: str


def losses(argument_map: ArgumentMap, carried: Collection[Feature], left: ArgumentMap | None = None) -> list[Use]:
    """Return what the map says and a notation that carries just these features does not, in the order of the source.

    ``left`` is what ``project`` leaves of the map, for a caller that has it already.
    """
    carried = frozenset(carried)
    lost = [use for use in used(argument_map) if use.feature not in carried]
    if _F.ASSERTION not in carried:  # then it is unknown where nothing is said
        unknown = {s.id for s in argument_map.statements if s.stance is Stance.UNKNOWN}
        lost = [use for use in lost if use.feature is not _F.STANCE or use.element not in unknown]
    if not lost:
        return lost
    if _F.WORDING not in carried:  # which goes with it
        lost = [use for use in lost if use.feature is not _F.TITLES]
    mentioned = {use.element for use in lost}
    if left is None or not {_F.IDS, _F.RELATION_IDS} <= carried:
        left = project(argument_map, carried | {_F.IDS, _F.RELATION_IDS})
    all_uses = _Uses(argument_map)
    for element in argument_map:
        if element.id not in left.elements and element.id not in mentioned:
            words = f"that {all_uses.said(element)}, since what it hangs on is lost"
            lost.append(Use(_F.ABOUT_RELATIONS, element.id, element.span, words))
    return sorted(lost, key=place)


def place(use: Use) -> tuple[int, int]:
    """Return where a use stands in its file, for sorting."""
    return (use.span.line, use.span.column) if use.span else (0, 0)


def used(argument_map: ArgumentMap) -> Iterator[Use]:
    """Everything that the map says, one by one."""
    return _Uses(argument_map).tell()


class _Uses:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.points = {p.id for p in argument_map.points}
        self.steps = {i.id for i in argument_map.inferences}

    def tell(self) -> Iterator[Use]:
        yield from self._whole()
        names = {**point_names(self.map), **relation_names(self.map)}
        for element in self.map:
            for field, value in _said_fields(element):
                words = f"{_in_words(field, value)} of {self.name(element.id)}"
                yield Use(field.feature, element.id, element.span, words)
            if isinstance(element, Point):
                yield from self._point(element)
            else:
                yield from self._relation(element)
            if element.id != names[element.id]:
                feature = _F.IDS if element.id in self.points else _F.RELATION_IDS
                yield Use(feature, element.id, element.span, f"the id {shown(element.id)}")

    def _whole(self) -> Iterator[Use]:
        m = self.map
        where = m.origin.start if m.origin else None
        if m.id != "map":
            yield Use(_F.MAP_ID, "", where, f"the id of the map, {shown(m.id)}")
        for field, value in _said_fields(m):
            yield Use(field.feature, "", where, _in_words(field, value))
        named = {voice for s in m.statements for n, voice in enumerate(s.asserted_by) if n or voice != m.article}
        for source in m.sources:
            if source.id in named and source == Source(source.id, source.name, extra=source.extra):
                continue  # that is a part of who asserts what
            yield Use(_F.SOURCES, "", source.span or where, f"the source {shown(source.name)}")
        for section in m.sections:
            yield Use(_F.SECTIONS, "", section.span or where, f"the heading {shown(section.title)}")
        all_described: list[Source | Section] = [*m.sources, *m.sections]
        for described in all_described:
            if described.extra:
                words = f"beyond the model: {shown(described.extra)} of {shown(described.id)}"
                yield Use(_F.FOREIGN, "", described.span or where, words)
        quads = m.extra.get("rdf:quads")
        if isinstance(quads, list | tuple) and any(map(in_other_graph, quads)):
            yield Use(_F.GRAPHS, "", where, "what other graphs of the dataset say")
        if m.sentences:
            yield Use(_F.SENTENCES, "", where, f"the text of the article ({len(m.sentences)} sentences)")
        if any(len(getattr(m, kind)) > 1 for kind in ELEMENTS):
            yield Use(_F.ORDER, "", where, "the order of the elements")

    def _point(self, point: Point) -> Iterator[Use]:
        if point.title or point.text:
            yield Use(_F.WORDING, point.id, point.span, f"what it says: {shown(point.text or point.title)}")
        if point.text and point.title:
            yield Use(_F.TITLES, point.id, point.span, f"the title {shown(point.title)} beside the text")
        if any(anchor.digest for anchor in point.anchors):
            yield Use(_F.DIGESTS, point.id, point.span, f"the digests of the anchors of {shown(point.title)}")
        for anchor in point.anchors:
            if anchor.phrase:
                yield Use(_F.PHRASES, point.id, point.span, f"the phrase {shown(anchor.phrase)} in {anchor.name}")
        if isinstance(point, Argument):
            yield Use(_F.ARGUMENTS, point.id, point.span, f"that {shown(point.title)} is an argument")
            if point.inferences:
                yield Use(_F.STEPS, point.id, point.span, f"which steps make up {shown(point.title)}")

    def _relation(self, relation: Relation) -> Iterator[Use]:
        words = f"that {self.said(relation)}"
        yield Use(kind_of(relation), relation.id, relation.span, words)
        if is_about_relation(relation, self.points, self.steps):
            yield Use(_F.ABOUT_RELATIONS, relation.id, relation.span, words)
        if isinstance(relation, Inference | Conflict) and len(relation.premises) > 1:
            feature = _F.LINKED if isinstance(relation, Inference) else _F.LINKED_ATTACK
            together = " and ".join(map(self.name, relation.premises))
            yield Use(feature, relation.id, relation.span, f"that {together} work only together")

    def said(self, element: Element) -> str:
        """An element as a clause."""
        if isinstance(element, Point):
            return f"{shown(element.title)} stands in the map"
        tied = [self.name(end) for end in ends(element)]
        return f"{listed(tied[:-1]) or 'nothing'} {SAID[element.kind][len(tied) > 2]} {tied[-1]}"

    def name(self, element_id: str) -> str:
        """Return what to call an element."""
        return called(self.map, element_id)


def _said_fields(element: Any) -> Iterator[tuple[Field, Any]]:
    for field in FIELDS[type(element) if type(element) in FIELDS else ArgumentMap]:
        value = getattr(element, field.name)
        if value != field.default:
            yield field, value


def _in_words(field: Field, value: Any) -> str:
    return field.words if value is True else f"{field.words} {shown(value)}"


def _in_short(value: Any) -> str:
    """Return what stands for one of several values: the name of an anchor, the kind of an exercise."""
    if isinstance(value, Anchor):
        return value.name
    if isinstance(value, Mapping):
        return str(value.get("kind") or ", ".join(map(str, value)))
    return str(value[0] if isinstance(value, tuple) else value)


def shown(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, Hedge):
        value = value.label
    elif isinstance(value, Mapping):
        value = ", ".join(map(str, value))
    elif isinstance(value, tuple):
        value = ", ".join(map(_in_short, value))
    text = shortened(" ".join(str(value).split()), 60)
    return text if text[:1] == "“" and text[-1:] == "”" else f"“{text}”"
