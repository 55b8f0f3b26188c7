"""Structure of a picture of a map: which elements are boxes, which relations are lines, and what hangs below what.

A drawn relation is a ``Step``. A step that joins several premises, or that something else is aimed at, gets a junction.
The tree is for placing only: every box has one parent at most, the rest of its relations are drawn across the tree.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from argmap.domain.model import ArgumentMap, ConflictKind, Point, Role, Statement
from argmap.domain.structure import grouped
from argmap.draw.scene import LinkKind

CONFLICTS = ("attack", "undercut", "contrary", "contradictory")


@dataclass(frozen=True, slots=True)
class Step:
    """A relation to draw; ``sources`` and ``target`` are ids of boxes or of steps with a junction."""

    id: str
    kind: LinkKind
    sources: tuple[str, ...]
    target: str

    @property
    def symmetric(self) -> bool:
        """Return whether the line has a head at both ends."""
        return self.kind in ("contrary", "contradictory")


@dataclass
class Structure:
    """The boxes of a map by id, in source order, the steps between them, and the tree that places them."""

    boxes: dict[str, Point]
    steps: dict[str, Step]
    junctions: set[str] = field(default_factory=set)
    roots: list[str] = field(default_factory=list)
    children: dict[str, list[str]] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    by: dict[str, Step] = field(default_factory=dict)  # box -> the step through which it hangs below its parent
    depth: dict[str, int] = field(default_factory=dict)
    replies: set[str] = field(default_factory=set)  # those that attack an attack
    beside: set[str] = field(default_factory=set)  # roots of trees that nothing ties to the thesis, which are the last

    def chain(self, name: str, known: Container[str] = ()) -> list[Step]:
        """The step called ``name``, the one it is aimed at, and so on, up to one that is ``known`` or comes again."""
        steps: dict[str, Step] = {}
        while name in self.steps and name not in steps and name not in known:
            steps[name] = self.steps[name]
            name = steps[name].target
        return list(steps.values())

    @cached_property
    def owner(self) -> dict[str, str]:
        """The box that each step leads to, by way of other steps or not; a step that leads in a cycle has none."""
        owners: dict[str, str] = {}
        for name in self.steps:
            chain = self.chain(name, owners)
            target = chain[-1].target if chain else ""
            box = owners.get(target, target if target in self.boxes else "")
            owners.update((step.id, box) for step in chain)
        return {name: box for name, box in owners.items() if box}

    def follows(self) -> dict[str, str]:
        """The roots that the thesis supports, each with the step that leads there."""
        thesis = {
            box for box, element in self.boxes.items() if isinstance(element, Statement) and element.role is Role.THESIS
        }
        others = set(self.roots) - thesis
        return {
            step.target: step.id
            for step in self.steps.values()
            if step.kind == "support" and step.target in others and {*step.sources} <= thesis
        }

    def walk(self) -> Iterator[str]:
        """Every box, parents before children, in the order of an outline."""
        stack = self.roots[::-1]
        while stack:
            box = stack.pop()
            yield box
            stack.extend(reversed(self.children.get(box, ())))


def analyse(map: ArgumentMap) -> Structure:
    """Work out what to draw of ``map``; relations to elements that do not exist are left out."""
    boxes = {box.id: box for box in map.boxes}
    structure = Structure(boxes, _steps(map, boxes))
    aimed_at = {end for step in structure.steps.values() for end in (*step.sources, step.target)}
    structure.junctions = {s.id for s in structure.steps.values() if len(s.sources) != 1 or s.id in aimed_at}
    _hang(structure)
    conflicts = {box for box, step in structure.by.items() if step.kind in CONFLICTS}
    structure.replies = {box for box in conflicts if structure.parent[box] in conflicts}
    return structure


def _steps(map: ArgumentMap, boxes: dict[str, Point]) -> dict[str, Step]:
    ends = {box: box for box in boxes}
    for relations in (map.inferences, map.conflicts, map.rephrases):
        ends.update((relation.id, relation.id) for relation in relations)
    ends.update((a.id, a.inferences[-1]) for a in map.arguments if a.inferences and a.inferences[-1] in ends)
    kinds: dict[ConflictKind, LinkKind] = {kind: kind.value for kind in ConflictKind}
    steps: list[tuple[str, LinkKind, tuple[str, ...], str]] = [
        *((i.id, "support", i.premises, i.conclusion) for i in map.inferences),
        *((c.id, kinds[c.kind], c.premises, c.target) for c in map.conflicts),
        *((r.id, "rephrase", r.premises, r.conclusion) for r in map.rephrases),
    ]
    return {
        name: Step(name, kind, tuple(dict.fromkeys(ends[s] for s in sources if s in ends)), ends[target])
        for name, kind, sources, target in steps
        if target in ends
    }


def _hang(structure: Structure) -> None:
    """Hang every box below another, breadth first: a shared one hangs where it is nearest to the root."""
    aimed = in_text_order(structure)
    below = {box: list(attached(box, aimed, structure)) for box in structure.boxes}
    hanging = {child for box, pairs in below.items() for child, _ in pairs if child != box}
    theses = [b for b, e in structure.boxes.items() if isinstance(e, Statement) and e.role is Role.THESIS]
    free = [box for box in structure.boxes if box not in hanging]
    tops = [box for box in free if below[box]]
    cycles = [box for box in structure.boxes if below[box]]  # those that nothing leads out of
    for root in (*theses, *tops, *cycles, *structure.boxes):
        if root in structure.depth:
            continue
        structure.roots.append(root)
        structure.depth[root] = 0
        queue = deque([root])
        while queue:
            box = queue.popleft()
            for child, step in below[box]:
                if child not in structure.depth:
                    structure.depth[child] = structure.depth[box] + 1
                    structure.parent[child], structure.by[child] = box, step
                    structure.children.setdefault(box, []).append(child)
                    queue.append(child)
    _set_apart(structure, theses)


def _set_apart(structure: Structure, theses: list[str]) -> None:
    """Put those roots last whose trees no relation ties to a thesis: they stand beside the argument."""
    ties: dict[str, list[str]] = {}
    for step in structure.steps.values():
        for end in (*step.sources, step.target):
            ties.setdefault(end, []).append(step.id)
            ties.setdefault(step.id, []).append(end)
    tied, stack = set(theses), list(theses)
    while stack:
        following = [end for end in ties.get(stack.pop(), ()) if end not in tied]
        tied.update(following)
        stack += following
    structure.beside = {root for root in structure.roots if root not in tied} if theses else set()
    structure.roots.sort(key=structure.beside.__contains__)


def in_text_order(structure: Structure) -> dict[str, list[Step]]:
    """The steps to each target: in the order of the article if all that bear on it are anchored in it, else in the map's."""
    order = {box: i for i, box in enumerate(structure.boxes)}
    place = {
        box: min((a.paragraph, a.sentence) for a in element.anchors)
        for box, element in structure.boxes.items()
        if element.anchors
    }
    aimed = grouped((step.target, step) for step in structure.steps.values())
    for steps in aimed.values():
        steps.sort(key=lambda step: min((order.get(s, len(order)) for s in step.sources), default=len(order)))
        if all(step.kind == "rephrase" or any(s in place for s in step.sources) for step in steps):
            steps.sort(key=lambda step: min((place[s] for s in step.sources if s in place), default=(math.inf,)))
    return aimed


def attached(box: str, aimed: dict[str, list[Step]], structure: Structure) -> Iterator[tuple[str, Step]]:
    """The boxes that want to hang below ``box``: premises of each step to it, each followed by what undercuts it."""
    stack = aimed.get(box, [])[::-1]
    seen = set()
    while stack:
        step = stack.pop()
        if step.id in seen:
            continue
        seen.add(step.id)
        yield from ((source, step) for source in step.sources if source in structure.boxes)
        stack.extend(reversed(aimed.get(step.id, ())))
        stack.extend(structure.steps[s] for s in step.sources if s in structure.steps)
