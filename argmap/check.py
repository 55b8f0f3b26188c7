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
| support-cycle  | warning  | statements support each other in a circle                                         |
| isolated       | warning  | a statement is tied to nothing                                                    |
| no-text        | note     | a statement has a title but no text                                               |
| no-thesis      | note     | no statement is marked as the thesis                                              |
| two-theses     | note     | more than one statement is marked as the thesis                                   |
| missing-anchor | warning  | a statement names no sentence, though the map has the text                        |
| hidden-character | warning | a field holds a character that nobody sees but that changes what is displayed     |

Anchors are held against the retelling by ``argmap.text``, which also says which sentences no statement is anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.domain.references import check as check_references
from argmap.domain.references import ends, title
from argmap.read import hidden_in_map

_MAX_SHOWN = 8  # members of a cycle that are named


def check(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Everything that is wrong or odd with ``argument_map``, in the order of its source."""
    found = [
        *check_references(argument_map),
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


def _check_self(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for conflict in argument_map.conflicts:
        if conflict.target in conflict.premises:
            name = title(argument_map, conflict.target)
            yield _warning("self-attack", f"{name} attacks itself.", conflict, "Name what it is meant to attack.")
    for inference in argument_map.inferences:
        if inference.conclusion in inference.premises:
            name = title(argument_map, inference.conclusion)
            yield _warning("self-support", f"{name} supports itself.", inference, "Name what is meant to support it.")


def _check_cycles(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    """One warning for each circle of support (strongly connected component), naming a shortest way round it."""
    reasons: dict[str, list[str]] = {}
    for inference in argument_map.inferences:
        for premise in inference.premises:
            if premise != inference.conclusion:
                reasons.setdefault(inference.conclusion, []).append(premise)
    for component in _components(reasons):
        members = set(component)
        cycle = _shortest_cycle(component[0], reasons, members)
        names = [title(argument_map, id_) for id_ in cycle]
        shown = names if len(names) <= _MAX_SHOWN else [*names[: _MAX_SHOWN - 1], "...", names[-1]]
        message = f"Support runs in a circle: {' rests on '.join([*shown, shown[0]])}."
        if len(members) > len(cycle):
            message += f" ({len(members)} elements hang together like this.)"
        element = argument_map.elements.get(cycle[0])
        span = element.span if element else None
        remedy = "Take out the step that begs the question, or give one of them a reason from outside the circle."
        yield Diagnostic("support-cycle", message, span, remedy, Severity.WARNING, cycle[0])


def _components(graph: dict[str, list[str]]) -> list[list[str]]:
    """The strongly connected components of more than one node (Tarjan 1972, without recursion), in source order."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    found: list[list[str]] = []
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, children = work[-1]
            child = next(children, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = stack[_last_index(stack, node) :]
                    del stack[-len(component) :]
                    on_stack.difference_update(component)
                    if len(component) > 1:
                        found.append(component)
            elif child not in index:
                index[child] = low[child] = len(index)
                stack.append(child)
                on_stack.add(child)
                work.append((child, iter(graph.get(child, ()))))
            elif child in on_stack:
                low[node] = min(low[node], index[child])
    return found


def _last_index(stack: list[str], node: str) -> int:
    position = len(stack) - 1
    while stack[position] != node:
        position -= 1
    return position


def _shortest_cycle(start: str, graph: dict[str, list[str]], members: set[str]) -> list[str]:
    """A shortest way from ``start`` back to it, within its component."""
    came_from: dict[str, str] = {}
    level = [start]
    while level:
        following: list[str] = []
        for node in level:
            for child in graph.get(node, ()):
                if child == start:
                    path = [node]
                    while path[-1] != start:
                        path.append(came_from[path[-1]])
                    return path[::-1]
                if child in members and child not in came_from:
                    came_from[child] = node
                    following.append(child)
        level = following
    return [start]


def _check_isolated(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    tied = {name for element in argument_map for name in ends(element)}
    if len(argument_map.statements) + len(argument_map.arguments) < 2:
        return
    for statement in argument_map.statements:
        if statement.id not in tied and "aside" not in statement.tags:
            message = (
                f"{title(argument_map, statement.id)} is tied to nothing: it neither supports nor attacks anything."
            )
            remedy = (
                "Hang it from what it speaks for (+) or against (-), or tag it #aside if it stands alone on purpose."
            )
            yield _warning("isolated", message, statement, remedy)


def _check_theses(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    theses = [s for s in argument_map.statements if s.role is Role.THESIS]
    if not theses and argument_map.statements:
        first = argument_map.statements[0]
        remedy = "Tag the statement that the map is about with #thesis."
        yield Diagnostic("no-thesis", "No statement is marked as the thesis.", first.span, remedy, Severity.NOTE)
    for other in theses[1:]:
        message = (
            f"{title(argument_map, other.id)} is marked as the thesis, and so is {title(argument_map, theses[0].id)}."
        )
        remedy = "Keep #thesis on one of them, if the map argues for one."
        yield Diagnostic("two-theses", message, other.span, remedy, Severity.NOTE, other.id)


def _check_anchors(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    for statement in argument_map.statements:
        if not statement.text:
            message = f"{title(argument_map, statement.id)} has no text."
            remedy = "Write what it claims, as a full sentence."
            yield Diagnostic("no-text", message, statement.span, remedy, Severity.NOTE, statement.id)
    if not argument_map.sentences:
        return
    for statement in argument_map.statements:
        if not statement.anchors and not statement.implicit:
            message = f"{title(argument_map, statement.id)} names no sentence of the text."
            remedy = (
                "Add at: p1 s1 (paragraph and sentence) to its data, or implicit: true if the text leaves it unsaid."
            )
            yield _warning("missing-anchor", message, statement, remedy)
