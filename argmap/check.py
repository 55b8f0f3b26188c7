"""Faults of a map that can be seen in the model alone, whatever notation it came from.

| code           | severity | what it says                                                                      |
|----------------|----------|-----------------------------------------------------------------------------------|
| duplicate-id   | error    | two elements have the same id                                                     |
| dangling-id    | error    | a relation, argument, section or tour names an element that is not there          |
| empty-relation | error    | a relation has no premise                                                         |
| unknown-source | error    | a statement is asserted by, or the map anchored in, a source that is not declared |
| self-attack    | warning  | a statement attacks itself                                                        |
| self-support   | warning  | a statement supports itself                                                       |
| support-cycle  | warning  | statements support each other in a cycle                                         |
| isolated       | warning  | a statement is tied to nothing                                                    |
| no-text        | note     | a statement has a title but no text                                               |
| no-thesis      | note     | no statement is marked as the thesis                                              |
| two-theses     | note     | more than one statement is marked as the thesis                                   |
| missing-anchor | warning  | a statement names no sentence, though the map has the text                        |
| hidden-character | warning | a field holds a character that nobody sees but that changes what is displayed     |

Anchors are held against the retelling by ``argmap.text``, which also says which sentences no statement is anchored in.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Rephrase, Role, Span, Statement
from argmap.domain.relations import ends
from argmap.domain.structure import cycles, shortest_cycle
from argmap.read import hidden_in_map

_MAX_SHOWN = 8  # members of a cycle that are named


def check(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Everything that is wrong or odd with ``argument_map``, in the order of its source."""
    found = [
        *_check_ids(argument_map),
        *_check_references(argument_map),
        *_check_sources(argument_map),
        *_check_self(argument_map),
        *_check_cycles(argument_map),
        *_check_isolated(argument_map),
        *_check_theses(argument_map),
        *_check_anchors(argument_map),
        *hidden_in_map(argument_map),
    ]
    return sorted(found, key=lambda d: (d.where.line, d.where.column) if d.where else (0, 0))


def _warning(code: str, message: str, element: Statement | Inference | Conflict, remedy: str) -> Diagnostic:
    return Diagnostic(code, message, element.span, remedy, Severity.WARNING, element.id)


def _title(argument_map: ArgumentMap, element_id: str) -> str:
    """How an element is called in messages."""
    element = argument_map.elements.get(element_id)
    if isinstance(element, Statement):
        return f"[{element.title}]"
    return f"<{element.title}>" if isinstance(element, Argument) else repr(element_id)


def _check_ids(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    seen: dict[str, Span | None] = {}
    for element in argument_map:
        if element.id in seen:
            first = seen[element.id]
            message = f"The id {element.id!r} is given twice{f' (first in line {first.line})' if first else ''}."
            yield Diagnostic(
                "duplicate-id", message, element.span, "Give each element an id of its own.", element=element.id
            )
        seen.setdefault(element.id, element.span)


def _named(argument_map: ArgumentMap) -> Iterator[tuple[str, str, Span | None, str]]:
    """Every id that something names: the id, what names it, where, and the id of who names it."""
    for element in argument_map:
        match element:
            case Statement():
                named: tuple[str, ...] = ()
            case Argument():
                named = element.inferences
            case _:
                named = ends(element)
        if isinstance(element, Inference) and element.argument:
            named += (element.argument,)
        for end in named:
            yield end, f"The {type(element).__name__.lower()} {element.id!r}", element.span, element.id
    for place, _ in argument_map.tour:
        yield place, "The tour", None, place


def _check_references(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    elements = argument_map.elements
    for name, who, span, element_id in _named(argument_map):
        if name not in elements:
            message = f"{who} names {name!r}, which is no element of the map."
            yield Diagnostic("dangling-id", message, span, _did_you_mean(name, elements), element=element_id)
    sections = {section.id for section in argument_map.sections}
    points: list[Statement | Argument] = [*argument_map.statements, *argument_map.arguments]
    for point in points:
        if point.section is not None and point.section not in sections:
            message = f"{_title(argument_map, point.id)} stands in the section {point.section!r}, which is not there."
            yield Diagnostic(
                "dangling-id", message, point.span, _did_you_mean(point.section, sections), element=point.id
            )
    relations: list[Inference | Conflict | Rephrase] = [*argument_map.inferences, *argument_map.conflicts]
    for relation in (*relations, *argument_map.rephrases):
        if not relation.premises:
            message = f"The {type(relation).__name__.lower()} {relation.id!r} has no premise."
            yield Diagnostic("empty-relation", message, relation.span, "Give it one or delete it.", element=relation.id)


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known)[:5000], n=1)
    return f"Did you mean {near[0]!r}?" if near else "Add it, or name one that is there."


def _check_sources(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    known = argument_map.source_by_id
    for statement in argument_map.statements:
        for name in statement.asserted_by:
            if name not in known:
                message = (
                    f"{_title(argument_map, statement.id)} is asserted by {name!r}, which is no source of the map."
                )
                remedy = _did_you_mean(name, known) if known else "Declare it under `sources`."
                yield Diagnostic("unknown-source", message, statement.span, remedy, element=statement.id)
    if argument_map.article is not None and argument_map.article not in known:
        message = f"The article of the map, {argument_map.article!r}, is no source of it."
        yield Diagnostic("unknown-source", message, None, _did_you_mean(argument_map.article, known))


def _check_self(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for conflict in argument_map.conflicts:
        if conflict.target in conflict.premises:
            name = _title(argument_map, conflict.target)
            yield _warning("self-attack", f"{name} attacks itself.", conflict, "Name what it is meant to attack.")
    for inference in argument_map.inferences:
        if inference.conclusion in inference.premises:
            name = _title(argument_map, inference.conclusion)
            yield _warning("self-support", f"{name} supports itself.", inference, "Name what is meant to support it.")


def _check_cycles(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    """One warning for each cycle of support (strongly connected component), naming a shortest way round it."""
    reasons: dict[str, list[str]] = {}
    for inference in argument_map.inferences:
        for premise in inference.premises:
            if premise != inference.conclusion:
                reasons.setdefault(inference.conclusion, []).append(premise)
    for members in cycles(reasons):
        cycle = shortest_cycle(reasons, members)
        names = [_title(argument_map, id_) for id_ in cycle]
        shown = names if len(names) <= _MAX_SHOWN else [*names[: _MAX_SHOWN - 1], "...", names[-1]]
        message = f"Support runs in a cycle: {' rests on '.join([*shown, shown[0]])}."
        if len(members) > len(cycle):
            message += f" ({len(members)} elements hang together like this.)"
        element = argument_map.elements.get(cycle[0])
        span = element.span if element else None
        remedy = "Take out the step that begs the question, or give one of them a reason from outside the cycle."
        yield Diagnostic("support-cycle", message, span, remedy, Severity.WARNING, cycle[0])


def _check_isolated(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    tied = {name for name, _, _, element_id in _named(argument_map) if element_id != name}
    if len(argument_map.statements) + len(argument_map.arguments) < 2:
        return
    for statement in argument_map.statements:
        if statement.id not in tied and "aside" not in statement.tags:
            message = (
                f"{_title(argument_map, statement.id)} is tied to nothing: it neither supports nor attacks anything."
            )
            remedy = (
                "Hang it from what it speaks for (+) or against (-), or tag it #aside if it stands alone on purpose."
                if _is_argdown(argument_map)
                else "Tie it to what it speaks for or against."
            )
            yield _warning("isolated", message, statement, remedy)


def _check_theses(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    theses = [s for s in argument_map.statements if s.role is Role.THESIS]
    if not theses and argument_map.statements:
        first = argument_map.statements[0]
        remedy = (
            "Tag the statement that the map is about with #thesis."
            if _is_argdown(argument_map)
            else "Give the statement that the map is about the role of thesis, if the notation can say so."
        )
        yield Diagnostic("no-thesis", "No statement is marked as the thesis.", first.span, remedy, Severity.NOTE)
    for other in theses[1:]:
        message = (
            f"{_title(argument_map, other.id)} is marked as the thesis, and so is {_title(argument_map, theses[0].id)}."
        )
        remedy = (
            f"Keep {'#thesis' if _is_argdown(argument_map) else 'the role'} on one of them, if the map argues for one."
        )
        yield Diagnostic("two-theses", message, other.span, remedy, Severity.NOTE, other.id)


def _has_titles(argument_map: ArgumentMap) -> bool:
    """Whether the notation of a map keeps titles apart from texts; where it does not, one wording is all there is."""
    return _is_argdown(argument_map) or any(statement.text for statement in argument_map.statements)


def _is_argdown(argument_map: ArgumentMap) -> bool:
    return argument_map.origin is not None and argument_map.origin.notation == "argdown"


def _check_anchors(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for statement in argument_map.statements if _has_titles(argument_map) else ():
        if not statement.text:
            message = f"{_title(argument_map, statement.id)} has no text."
            remedy = "Write what it claims, as a full sentence."
            yield Diagnostic("no-text", message, statement.span, remedy, Severity.NOTE, statement.id)
    if not argument_map.sentences:
        return
    for statement in argument_map.statements:
        if not statement.anchors and not statement.implicit:
            message = f"{_title(argument_map, statement.id)} names no sentence of the text."
            remedy = (
                "Add at: p1 s1 (paragraph and sentence) to its data, or implicit: true if the text leaves it unsaid."
            )
            yield _warning("missing-anchor", message, statement, remedy)
