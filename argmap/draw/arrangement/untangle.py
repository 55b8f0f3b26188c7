"""The order of premises where no article gives one: such that lines across the tree are short.

A shared premise hangs below one of its conclusions, and a line runs across the tree to the others. Putting what is tied
to each other close together takes most crossings away (the barycentre rule of Sugiyama, Tagawa & Toda, 1981, and moves
of one premise to an end): 18 are left of 65 in Argdown's veggie debate. The premises of one step stay together.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from argmap.domain.model import ArgumentMap
from argmap.domain.structure import grouped
from argmap.draw.structure import Structure, analyse

MOST = 150  # boxes; beyond, a map is folded or divided anyway
_PASSES = 4


def arranged(map: ArgumentMap) -> Structure:
    """Return what to draw of ``map``, in the order in which it is drawn best."""
    structure = analyse(map)
    untangle(structure, {box for box, element in structure.boxes.items() if element.anchors})
    return structure


def untangle(structure: Structure, settled: Container[str]) -> None:
    """Reorder children whose order is not that of the article; ``settled`` are the boxes that are anchored in it."""
    ties = _ties(structure)
    if not ties or len(structure.boxes) > MOST:
        return
    movable = {box: units for box in structure.children if len(units := _units(structure, box, settled)) > 1}
    rows = _rows(structure)
    best = _length(ties, rows)
    for _ in range(_PASSES):
        start = best
        for box, units in movable.items():
            for tried in _orders(structure, units, ties, rows):
                before, structure.children[box] = structure.children[box], [c for unit in tried for c in unit]
                rearranged = _rows(structure)
                length = _length(ties, rearranged)
                if length < best - 0.5:
                    movable[box], rows, best = tried, rearranged, length
                    break
                structure.children[box] = before
        if best == start:
            return


def _orders(
    structure: Structure, units: list[list[str]], ties: list[tuple[str, str]], rows: Mapping[str, float]
) -> Iterator[list[list[str]]]:
    """Other orders that may be better: all by what pulls them, or one of them moved to its end."""
    pulls = [_pull(structure, unit, ties, rows) for unit in units]
    places = sorted(range(len(units)), key=pulls.__getitem__)
    yield [units[place] for place in places]
    for place in range(len(units)):
        others = units[:place] + units[place + 1 :]
        yield [units[place], *others]
        yield [*others, units[place]]


def _ties(structure: Structure) -> list[tuple[str, str]]:
    """The pairs of boxes that a line across the tree joins."""
    ties = []
    for step in structure.steps.values():
        target = structure.owner.get(step.id, "")
        for source in step.sources:
            if source in structure.boxes and target and target not in (source, structure.parent.get(source)):
                ties.append((source, target))
    return ties


def _units(structure: Structure, box: str, settled: Container[str]) -> list[list[str]]:
    """The children of ``box`` in groups that stay together: all one group if the article orders any of them."""
    children = structure.children[box]
    if any(child in settled for child in children):
        return [children]
    units = grouped((structure.chain(structure.by[child].id)[-1].id, child) for child in children)
    return list(units.values())


def _rows(structure: Structure) -> dict[str, float]:
    """About how far down each box stands: childless ones below each other, others in the middle of their children."""
    rows: dict[str, float] = {}
    order = list(structure.walk())
    for row, box in enumerate(box for box in order if not structure.children.get(box)):
        rows[box] = float(row)
    for box in reversed(order):
        children = structure.children.get(box)
        if children:
            rows[box] = (rows[children[0]] + rows[children[-1]]) / 2
    return rows


def _length(ties: list[tuple[str, str]], rows: Mapping[str, float]) -> float:
    return sum(abs(rows[one] - rows[other]) for one, other in ties)


def _pull(structure: Structure, unit: list[str], ties: list[tuple[str, str]], rows: Mapping[str, float]) -> float:
    """Return the place for what hangs below a unit: the middle of what it is tied to outside; else where it is."""
    inside = set(unit)
    stack = list(unit)
    while stack:
        for child in structure.children.get(stack.pop(), ()):
            inside.add(child)
            stack.append(child)
    pulls = [rows[b] for a, b in ties if a in inside and b not in inside]
    pulls += [rows[a] for a, b in ties if b in inside and a not in inside]
    return sum(pulls) / len(pulls) if pulls else (rows[unit[0]] + rows[unit[-1]]) / 2
