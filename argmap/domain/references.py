"""The rules of a whole map: every id is given once, and whatever an element names is there.

Every reader ends with this (see ``argmap.registry``), and ``argmap check`` says the same of a map that was made in Python.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.fields import fields_of
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    Element,
    Inference,
    Rephrase,
    Section,
    Source,
    Span,
    Statement,
)

_DEEPEST = 100  # of lists and mappings in ``extra``
_MOST_NEAR = 5000  # names among which a similar one is looked for


def check(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Return every error in ids, in what they refer to, and in the data that is carried along in ``extra``."""
    return [
        *_check_ids(argument_map),
        *_check_elements(argument_map),
        *_check_sections(argument_map),
        *_check_sources(argument_map),
        *_check_extra(argument_map),
    ]


def _check_ids(m: ArgumentMap) -> Iterator[Diagnostic]:
    parts: tuple[Collection[Element | Source | Section], ...] = (tuple(m), m.sources, m.sections)
    for things in parts:
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
    for field in fields_of(element):
        if field.refers == "element":
            value = getattr(element, field.name)
            yield from (value if isinstance(value, tuple) else (value,) if value else ())


def _check_elements(m: ArgumentMap) -> Iterator[Diagnostic]:
    elements = m.elements
    steps: dict[str, str] = {}
    for element in m:
        who = f"The {type(element).__name__.lower()} {element.id!r}"
        for name in named_by(element):
            if name not in elements:
                message = f"{who} names {name!r}, which is no element of the map."
                yield Diagnostic("dangling-id", message, element.span, _near(name, elements), element=element.id)
        if isinstance(element, Inference | Conflict | Rephrase) and not element.premises:
            message = f"{who} has no premise."
            yield Diagnostic("empty-relation", message, element.span, "Give it one or delete it.", element=element.id)
        if isinstance(element, Argument):
            steps |= dict.fromkeys(element.inferences, element.id)
    yield from _check_steps(m, steps)
    for place, _ in m.tour:
        if place not in elements:
            message = f"The tour names {place!r}, which is no element of the map."
            yield Diagnostic("dangling-id", message, None, _near(place, elements), element=place)


def _check_steps(m: ArgumentMap, steps: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Steps and arguments must name each other; what is told of one side alone would be drawn and written in parts."""
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
    points: tuple[Statement | Argument, ...] = (*m.statements, *m.arguments)
    for point in points:
        if point.section is not None and point.section not in sections:
            message = f"{bracketed(m, point.id)} stands in the section {point.section!r}, which is not there."
            yield Diagnostic("dangling-id", message, point.span, _near(point.section, sections), element=point.id)
    for section in m.sections:
        if section.parent is not None and section.parent not in sections:
            message = f"The section {section.id!r} stands below {section.parent!r}, which is not there."
            yield Diagnostic("dangling-id", message, section.span, _near(section.parent, sections))


def _check_sources(m: ArgumentMap) -> Iterator[Diagnostic]:
    known = m.source_by_id
    for statement in m.statements:
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
        *((f"The {type(e).__name__.lower()} {e.id!r}", e) for e in (*m, *m.sources, *m.sections) if e.extra),
    )
    for who, holder in holders:
        for key, value in holder.extra.items():
            if not isinstance(key, str) or not _is_plain(value):
                message = f"{who} carries {key!r}, which holds what JSON cannot say, or is nested too deep."
                yield Diagnostic("carried-data", message, getattr(holder, "span", None), "Take it out.")


def _is_plain(value: Any) -> bool:
    waiting = [(value, 0)]
    while waiting:
        inner, depth = waiting.pop()
        if depth > _DEEPEST or (isinstance(inner, float) and not math.isfinite(inner)):
            return False
        if isinstance(inner, Mapping):
            if not all(isinstance(key, str) for key in inner):
                return False
            waiting += [(each, depth + 1) for each in inner.values()]
        elif isinstance(inner, list | tuple):
            waiting += [(each, depth + 1) for each in inner]
        elif not isinstance(inner, str | int | float | None):
            return False
    return True


def bracketed(argument_map: ArgumentMap, element_id: str) -> str:
    """Return a title as Argdown writes it, which tells statements and arguments apart; of anything else the id."""
    element = argument_map.elements.get(element_id)
    if isinstance(element, Statement):
        return f"[{element.title}]"
    return f"<{element.title}>" if isinstance(element, Argument) else repr(element_id)


def _near(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known)[:_MOST_NEAR], n=1)
    return f"Did you mean {near[0]!r}?" if near else "Add it, or name one that is there."
