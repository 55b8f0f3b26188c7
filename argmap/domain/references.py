"""The rules of a whole map: every id is given once, and whatever an element names is there.

Readers end with this (see ``argmap.registry``), and ``argmap check`` says the same of a map that was made in Python.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter, methodcaller
from typing import Any

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.fields import fields_of
from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    Element,
    Inference,
    Rephrase,
    Section,
    Source,
    Span,
)
from argmap.domain.naming import bracketed
from argmap.domain.spelling import similar

_DEEPEST = 100  # of lists and mappings in ``extra``
_REFERRING: dict[type, tuple[str, ...]] = {}
_SIMPLE = frozenset((str, int, bool, type(None)))  # the types of values that JSON can say, and that hold no others
_MOST_NEAR = 5000  # names among which a similar one is looked for


def check(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Return every error in ids, in what they refer to, and in the data that ``extra`` carries along."""
    return [
        *_check_ids(argument_map),
        *_check_elements(argument_map),
        *_check_sections(argument_map),
        *_check_sources(argument_map),
        *_check_extra(argument_map),
    ]


def _check_ids(m: ArgumentMap) -> Iterator[Diagnostic]:
    parts: tuple[tuple[Collection[str], Sequence[Element | Source | Section]], ...] = (
        (m.elements, tuple(m)),
        (m.source_by_id, m.sources),
        ({section.id for section in m.sections}, m.sections),
    )
    for ids, things in parts:
        if len(ids) == len(things):
            continue
        seen: dict[str, Span | None] = {}
        for thing in things:
            if thing.id in seen:
                first = seen[thing.id]
                message = f"The id {thing.id!r} is given twice{f' (first in line {first.line})' if first else ''}."
                element = thing.id if isinstance(thing, Element) else None
                yield Diagnostic(
                    "duplicate-id", message, thing.span, "Give each element an id of its own.", element=element
                )
            seen.setdefault(thing.id, thing.span)


def named_by(element: Element) -> Iterator[str]:
    """Return the ids of other elements that one names."""
    for name in _referring(type(element)):
        value = getattr(element, name)
        yield from (value if isinstance(value, tuple) else (value,) if value else ())


def _all_named(m: ArgumentMap) -> Iterator[str]:
    """Return the ids that ``named_by`` gives for all elements together, kind by kind, since a map may have very many."""
    kinds: tuple[Sequence[Element], ...] = (m.arguments, m.inferences, m.conflicts, m.rephrases, m.preferences)
    for elements in kinds:
        for name in _referring(type(elements[0])) if elements else ():
            values = map(attrgetter(name), elements)
            several = isinstance(getattr(elements[0], name), tuple)
            yield from chain.from_iterable(values) if several else filter(None, values)


def _referring(kind: type) -> tuple[str, ...]:
    """The fields of a kind of element that name other elements."""
    if kind not in _REFERRING:
        _REFERRING[kind] = tuple(field.name for field in fields_of(kind) if field.refers == "element")
    return _REFERRING[kind]


def _check_elements(m: ArgumentMap) -> Iterator[Diagnostic]:
    elements = m.elements
    relations: tuple[Inference | Conflict | Rephrase, ...] = (*m.inferences, *m.conflicts, *m.rephrases)
    whole = all(map(elements.__contains__, _all_named(m))) and all(map(attrgetter("premises"), relations))
    for element in () if whole else m:
        for name in named_by(element):
            if name not in elements:
                message = f"{_named(element)} names {name!r}, which is no element of the map."
                yield Diagnostic("dangling-id", message, element.span, _near(name, elements), element=element.id)
        if isinstance(element, (Inference, Conflict, Rephrase)) and not element.premises:
            message = f"{_named(element)} has no premise."
            yield Diagnostic("empty-relation", message, element.span, "Give it one or delete it.", element=element.id)
    steps = {step: argument.id for argument in m.arguments for step in argument.inferences}
    yield from _check_steps(m, steps)
    for place, _ in m.tour:
        if place not in elements:
            message = f"The tour names {place!r}, which is no element of the map."
            yield Diagnostic("dangling-id", message, None, _near(place, elements), element=place)


def _check_steps(m: ArgumentMap, steps: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Steps and arguments must name each other; what is told of one side alone would be drawn and written in parts."""
    if not steps and not any(map(attrgetter("argument"), m.inferences)):
        return
    for inference in m.inferences:
        argument, owner = inference.argument, steps.get(inference.id)
        if argument == owner or (argument is not None and argument not in m.elements):
            continue
        if owner is None:
            message = f"The inference {inference.id!r} is a step of {argument!r}, which does not name it."
        else:
            message = (
                f"The argument {owner!r} names the step {inference.id!r}, which does not say that it is one of it."
            )
        remedy = "Let both say so, or neither."
        yield Diagnostic("dangling-id", message, inference.span, remedy, element=inference.id)
    for name, owner in steps.items():
        if name in m.elements and not isinstance(m.elements[name], Inference):
            message = f"The argument {owner!r} names the step {name!r}, which is no inference."
            yield Diagnostic("dangling-id", message, m.elements[owner].span, "Name an inference.", element=owner)


def _check_sections(m: ArgumentMap) -> Iterator[Diagnostic]:
    sections = {section.id for section in m.sections}
    whole = {*sections, None}.issuperset(map(attrgetter("section"), m.points))
    for point in () if whole else m.points:
        if point.section is not None and point.section not in sections:
            message = f"{bracketed(m, point.id)} stands in the section {point.section!r}, which is not there."
            yield Diagnostic("dangling-id", message, point.span, _near(point.section, sections), element=point.id)
    for section in m.sections:
        if section.parent is not None and section.parent not in sections:
            message = f"The section {section.id!r} stands below {section.parent!r}, which is not there."
            yield Diagnostic("dangling-id", message, section.span, _near(section.parent, sections))


def _check_sources(m: ArgumentMap) -> Iterator[Diagnostic]:
    known = m.source_by_id
    for statement in filter(attrgetter("asserted_by"), m.statements):
        for name in statement.asserted_by:
            if name not in known:
                message = f"{bracketed(m, statement.id)} is asserted by {name!r}, which is no source of the map."
                remedy = _near(name, known) if known else "Declare it under `sources`."
                yield Diagnostic("unknown-source", message, statement.span, remedy, element=statement.id)
    if m.article is not None and m.article not in known:
        message = f"The article of the map, {m.article!r}, is no source of it."
        yield Diagnostic("unknown-source", message, None, _near(m.article, known))


def _check_extra(m: ArgumentMap) -> Iterator[Diagnostic]:
    """Return the faults of what is carried along, which must be such as every notation can carry: what JSON can say."""
    holders: tuple[tuple[str, Any], ...] = (
        ("The map", m),
        *((_named(e), e) for e in filter(attrgetter("extra"), chain(m, m.sources, m.sections))),
    )
    for who, holder in holders:
        for key, value in holder.extra.items():
            if not isinstance(key, str) or not _is_plain(value):
                message = f"{who} carries {key!r}, which holds what JSON cannot say, or is nested too deep."
                yield Diagnostic("carried-data", message, getattr(holder, "span", None), "Take it out.")


def _is_plain(value: Any) -> bool:
    """Return whether JSON can say it; level by level, since a map can carry hundreds of thousands of values."""
    level = [value]
    for depth in range(_DEEPEST + 1):
        kinds = set(map(type, level))
        if not all(issubclass(kind, str | int | float | None | Mapping | list | tuple) for kind in kinds):
            return False
        if not all(math.isfinite(inner) for inner in _of(level, kinds, float)):
            return False
        mappings = _of(level, kinds, Mapping)
        if not all(issubclass(kind, str) for kind in set(map(type, chain.from_iterable(mappings)))):
            return False
        within = (*map(methodcaller("values"), mappings), *_of(level, kinds, list | tuple))
        if not any(within):
            return True
        if depth < _DEEPEST and _SIMPLE.issuperset(map(type, chain.from_iterable(within))):
            return True  # so that no list of them all is made, of which there may be a million
        level = list(chain.from_iterable(within))
    return False


def _of(level: list[Any], kinds: set[type], wanted: Any) -> list[Any]:
    """Those of a level that are of a kind, which mostly none is."""
    fitting = tuple(kind for kind in kinds if issubclass(kind, wanted))
    return [inner for inner in level if type(inner) in fitting] if fitting else []


def _named(thing: Element | Source | Section) -> str:
    return f"The {type(thing).__name__.lower()} {thing.id!r}"


def _near(name: str, known: Collection[str]) -> str:
    near = similar(name, list(known)[:_MOST_NEAR])
    return f"Did you mean {near[0]!r}?" if near else "Add it, or name one that is there."
