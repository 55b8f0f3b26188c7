"""Part of a map, to be drawn by itself: what leads to one statement, the first levels, or some strands.

What is left out of a picture is not left out of the argument: verdicts come from the whole map.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable
from dataclasses import replace

from argmap.domain.display import left_out
from argmap.domain.model import ArgumentMap, Conflict, Inference, Rephrase
from argmap.draw.arrangement.untangle import arranged
from argmap.draw.structure import Structure, analyse, attached, in_text_order


def select(
    map: ArgumentMap, root: str | None = None, depth: int | None = None, strands: Collection[str] = ()
) -> tuple[Structure, dict[str, int]]:
    """The part of ``map`` to draw, and how many statements ``depth`` hides below each that it keeps.

    ``root`` is the id of a box: it and all that leads to it are kept. ``depth`` keeps so many steps below the roots.
    ``strands`` keep the statements of those strands, and what these lead to. Linked premises are never separated.
    """
    whole = map
    map = without_left_out(map)
    structure = analyse(map)
    if root is not None and root not in structure.boxes:
        structure = analyse(map := whole)
    levels = _levels(structure, root) if root is not None else dict(structure.depth)
    if strands:
        wanted = [box for box in levels if structure.boxes[box].strand in strands]
        levels = {box: levels[box] for box in levels if box in _with_parents(structure, wanted, root)}
    kept = {box for box, level in levels.items() if depth is None or level <= depth}
    kept |= _companions(structure, kept)
    hidden = _hidden(structure, kept, levels) if depth is not None else {}
    return arranged(submap(map, kept)), hidden


def without_left_out(map: ArgumentMap) -> ArgumentMap:
    """``map`` without what it says itself shall not be drawn, and without the relations of that."""
    hidden = left_out(map)
    if not hidden:
        return map
    return submap(map, {p.id for p in map.points} - hidden)


def submap(map: ArgumentMap, kept: Collection[str]) -> ArgumentMap:
    """``map`` with the boxes ``kept`` only, and the relations that have all of their ends among what is left."""
    ends = {s.id for s in map.statements if s.id in kept}
    ends |= {a.id for a in map.arguments if a.id in kept or a.inferences}
    steps: tuple[Inference | Conflict | Rephrase, ...] = (*map.inferences, *map.conflicts, *map.rephrases)
    relations = {step.id: step for step in steps}
    ends |= set(relations)
    while True:  # what is aimed at a relation goes with it
        gone = {name for name, relation in relations.items() if not _ends(relation) <= ends}
        if not gone:
            break
        relations = {name: relation for name, relation in relations.items() if name not in gone}
        ends -= gone
        ends -= {a.id for a in map.arguments if a.inferences and a.inferences[-1] in gone}
    return replace(
        map,
        statements=tuple(s for s in map.statements if s.id in kept),
        arguments=tuple(a for a in map.arguments if a.id in ends),
        inferences=tuple(i for i in map.inferences if i.id in relations),
        conflicts=tuple(c for c in map.conflicts if c.id in relations),
        rephrases=tuple(r for r in map.rephrases if r.id in relations),
    )


def _ends(relation: Inference | Conflict | Rephrase) -> set[str]:
    return {*relation.sources, relation.target}


def _levels(structure: Structure, root: str) -> dict[str, int]:
    """Return how many steps each box that leads to ``root`` is away from it."""
    aimed = in_text_order(structure)
    levels = {root: 0}
    queue = deque([root])
    while queue:
        box = queue.popleft()
        for child, _ in attached(box, aimed, structure):
            if child not in levels:
                levels[child] = levels[box] + 1
                queue.append(child)
    return levels


def _with_parents(structure: Structure, boxes: Iterable[str], root: str | None) -> set[str]:
    ids: set[str] = set()
    for box in boxes:
        name: str | None = box
        while name is not None and name not in ids:
            ids.add(name)
            name = structure.parent.get(name) if name != root else None
    return ids


def _companions(structure: Structure, kept: Collection[str]) -> set[str]:
    """The other premises of the steps by which boxes hang, and of the steps that these are aimed at."""
    companions: set[str] = set()
    for box in kept:
        if box in structure.by and structure.parent[box] in kept:
            for step in structure.chain(structure.by[box].id):
                companions.update(source for source in step.sources if source in structure.boxes)
    return companions


def _hidden(structure: Structure, kept: Collection[str], levels: Collection[str]) -> dict[str, int]:
    """Return how many of ``levels`` are not ``kept``, counted at the nearest box above them that is."""
    hidden: Counter[str] = Counter()
    nearest: dict[str, str] = {}
    for box in structure.walk():
        above = structure.parent.get(box)
        nearest[box] = box if box in kept or above is None else nearest[above]
        if box in levels and box not in kept and nearest[box] in kept:
            hidden[nearest[box]] += 1
    return dict(hidden)
