"""Faults of a map that can be seen in the model alone, whatever notation it came from.

| code           | severity | what it says                                                                      |
|----------------|----------|-----------------------------------------------------------------------------------|
| duplicate-id   | error    | two elements have the same id                                                     |
| dangling-id    | error    | a relation, argument, section or tour names an element that is not there          |
| empty-relation | error    | a relation has no premise                                                         |
| carried-data   | error    | data of another notation that not every notation can carry                        |
| unknown-source | error    | a statement is asserted by, or the map anchored in, a source that is not declared |
| self-attack    | warning  | a statement attacks itself                                                        |
| self-support   | warning  | a statement supports itself                                                       |
| support-cycle  | warning  | statements support each other in a cycle                                         |
| isolated       | warning  | a statement is tied to nothing                                                    |
| draft          | note     | claims of a draft wait to be kept or deleted                                      |
| no-text        | note     | a statement has a title but no text                                               |
| no-thesis      | note     | no statement is marked as the thesis                                              |
| two-theses     | note     | more than one statement is marked as the thesis                                   |
| idle-weight    | warning  | an exclusion or an undercut has a weight, which is never weighed                  |
| idle-objection | warning  | an objection objects to nothing, and is attacked by what stands before it         |
| idle-reply     | warning  | a reply replies to nothing: it supports an objection, or one before attacks it    |
| spread-cases   | warning  | the cases of one conclusion are spread over several steps                         |
| nested-discharge | warning | a step discharges a supposition within another that does                        |
| missing-anchor | warning  | a statement names no sentence, though the map has the text                        |
| hidden-character | warning | a field holds a character that nobody sees but that changes what is displayed     |

Anchors are held against the retelling by ``argmap.text``, which also says which sentences no statement is anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.domain.answering import check as check_answering
from argmap.domain.characters import described, hidden_in
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.display import left_out
from argmap.domain.drafts import DRAFT, drafts
from argmap.domain.expressiveness import texts
from argmap.domain.judging import check as check_judging
from argmap.domain.judging import warning
from argmap.domain.model import ArgumentMap, Role, Sentence, Statement
from argmap.domain.naming import bracketed
from argmap.domain.references import check as check_references
from argmap.domain.references import named_by
from argmap.domain.structure import cycles, shortest_cycle

_MAX_SHOWN = 8  # members of a cycle that are named


def check(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Everything that is wrong or odd with ``argument_map``, in the order of its source."""
    diagnostics = [
        *check_references(argument_map),
        *_check_self(argument_map),
        *_check_cycles(argument_map),
        *_check_isolated(argument_map),
        *_check_draft(argument_map),
        *_check_theses(argument_map),
        *check_answering(argument_map),
        *check_judging(argument_map),
        *_check_anchors(argument_map),
        *_check_hidden(argument_map),
    ]
    return sorted(diagnostics, key=lambda d: (d.where.line, d.where.column) if d.where else (0, 0))


def _check_self(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for conflict in argument_map.conflicts:
        if conflict.target in conflict.premises:
            name = bracketed(argument_map, conflict.target)
            yield warning("self-attack", f"{name} attacks itself.", conflict, "Name what it is meant to attack.")
    for inference in argument_map.inferences:
        if inference.conclusion in inference.premises:
            name = bracketed(argument_map, inference.conclusion)
            yield warning("self-support", f"{name} supports itself.", inference, "Name what is meant to support it.")


def _check_cycles(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    """One warning for each cycle of support (strongly connected component), naming a shortest way round it."""
    reasons: dict[str, list[str]] = {}
    for inference in argument_map.inferences:
        for premise in inference.premises:
            if premise != inference.conclusion:
                reasons.setdefault(inference.conclusion, []).append(premise)
    for members in cycles(reasons):
        cycle = shortest_cycle(reasons, members)
        names = [bracketed(argument_map, id_) for id_ in cycle]
        shown = names if len(names) <= _MAX_SHOWN else [*names[: _MAX_SHOWN - 1], "...", names[-1]]
        message = f"Support runs in a cycle: {' rests on '.join([*shown, shown[0]])}."
        if len(members) > len(cycle):
            message += f" ({len(members)} elements hang together like this.)"
        element = argument_map.elements.get(cycle[0])
        span = element.span if element else None
        remedy = "Take out the step that begs the question, or give one of them a reason from outside the cycle."
        yield Diagnostic("support-cycle", message, span, remedy, Severity.WARNING, cycle[0])


def isolated(argument_map: ArgumentMap) -> list[Statement]:
    """Return the statements that are tied to nothing and do not stand alone on purpose; one alone in its map is none.

    Those of a draft are not asked for ties yet.
    """
    if len(argument_map.statements) + len(argument_map.arguments) < 2:
        return []
    tied = {name for element in argument_map for name in named_by(element)}
    beside = tied | left_out(argument_map)
    return [s for s in argument_map.statements if s.id not in beside and not {"aside", DRAFT} & {*s.tags}]


def _check_isolated(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for statement in isolated(argument_map):
        message = (
            f"{bracketed(argument_map, statement.id)} is tied to nothing: it neither supports nor attacks anything."
        )
        remedy = (
            "Hang it from what it speaks for (+) or against (-), or tag it #aside if it stands alone on purpose."
            if argument_map.is_argdown
            else "Tie it to what it speaks for or against."
        )
        yield warning("isolated", message, statement, remedy)


def _check_draft(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    """One note for all of them, not one each."""
    left = drafts(argument_map)
    if left:
        message = f"Claims of a draft that nobody has decided about: {len(left)}."
        remedy = "Let argmap edit ask about each; or take #draft off those that stay, and delete the others."
        yield Diagnostic("draft", message, left[0].span, remedy, Severity.NOTE, left[0].id)


def _check_theses(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    theses = [s for s in argument_map.statements if s.role is Role.THESIS]
    if not theses and argument_map.statements:
        first = next((s for s in argument_map.statements if Role.THESIS.value in s.tags), None)
        if first:
            name, role = bracketed(argument_map, first.id), first.role.value
            message = f"{name} is tagged #thesis, but its `role` says {role}, which counts."
            yield Diagnostic("no-thesis", message, first.span, "Take the tag or the role out.", Severity.NOTE, first.id)
            return
        first = argument_map.statements[0]
        remedy = (
            "Tag the statement that the map is about with #thesis."
            if argument_map.is_argdown
            else "Give the statement that the map is about the role of thesis."
        )
        yield Diagnostic("no-thesis", "No statement is marked as the thesis.", first.span, remedy, Severity.NOTE)
    for other in theses[1:]:
        first_name, name = bracketed(argument_map, theses[0].id), bracketed(argument_map, other.id)
        message = f"{name} is marked as the thesis, and so is {first_name}."
        remedy = (
            f"Keep {'#thesis' if argument_map.is_argdown else 'the role'} on one of them, if the map argues for one."
        )
        yield Diagnostic("two-theses", message, other.span, remedy, Severity.NOTE, other.id)


def _has_titles(argument_map: ArgumentMap) -> bool:
    """Return whether a map keeps titles apart from texts, as most of its claims do; else one wording is all there is."""
    texts = sum(1 for statement in argument_map.statements if statement.text)
    return argument_map.is_argdown or 0 < len(argument_map.statements) <= 2 * texts


def _check_anchors(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for statement in argument_map.statements if _has_titles(argument_map) else ():
        if not statement.text:
            message = f"{bracketed(argument_map, statement.id)} has no text."
            remedy = "Write what it claims, as a full sentence."
            yield Diagnostic("no-text", message, statement.span, remedy, Severity.NOTE, statement.id)
    if not argument_map.sentences:
        return
    for statement in argument_map.statements:
        if not statement.anchors and not statement.implicit:
            message = f"{bracketed(argument_map, statement.id)} names no sentence of the text."
            remedy = (
                "Add at: p1 s1 (paragraph and sentence) to its data, or implicit: true if the text leaves it unsaid."
                if argument_map.is_argdown
                else "Name paragraph and sentence, or say that the text leaves it unsaid."
            )
            yield warning("missing-anchor", message, statement, remedy)


def _check_hidden(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Warn of hidden characters that came into the map as escapes: at most one warning for each field of an element.

    What stands in the text of an Argdown map or its retelling as it is was told by ``read.hidden_characters``.
    """
    origin = argument_map.origin
    texts_read = (origin.text, *(text for _, text in origin.included)) if origin else ()
    if (
        origin
        and origin.text
        and origin.notation == "argdown"
        and not any("\\" in text or "&" in text for text in texts_read)
    ):
        return []  # without escapes
    seen = {character for text in texts_read for character in hidden_in(text)}
    diagnostics: dict[tuple[int, str], Diagnostic] = {}
    for text in texts(argument_map):
        if text.value.isascii() and text.value.isprintable():
            continue
        if argument_map.origin and isinstance(text.owner, Sentence):
            continue
        hidden = next((c for c in hidden_in(text.value) if c not in seen), None)
        if hidden and (id(text.owner), text.field) not in diagnostics:
            message = f"{text.place} holds the character {described(hidden)}, so it may not say what it shows."
            diagnostics[id(text.owner), text.field] = Diagnostic(
                "hidden-character", message, text.where, "Delete it.", Severity.WARNING, text.element
            )
    return list(diagnostics.values())
