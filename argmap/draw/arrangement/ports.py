"""Ports, where lines end at boxes: one for each line, in the order in which they come, so that none share a trunk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.domain.structure import grouped
from argmap.draw.arrangement.placement import Placement
from argmap.draw.scene import Box
from argmap.draw.structure import CONFLICTS, Step, Structure

_APART = 12.0  # between two ports, where a box has room for it
_EDGE = 5.0  # from a port to the corner of a box
_TURN, _FIRST_TURN, _LAST_TURN = (
    0.6,
    0.3,
    0.78,
)  # of the way through the gap: of a line alone, and of the nearest and furthest
_NESTED = 5.0  # between two arcs beside a column

Key = tuple[str, str, str]  # a box, and the step and its source whose line ends there


@dataclass(frozen=True, slots=True)
class _End:
    key: Key
    side: str  # of the box: "left" or "right"
    band: int  # 0 from above beside the column, 1 from another column, 2 from below beside the column
    rank: float  # within its band, from the top


@dataclass
class Ports:
    """The heights at which lines end at boxes, and how far arcs beside a column reach out more than the innermost."""

    heights: dict[Key, float] = field(default_factory=dict)
    bulges: dict[Key, float] = field(default_factory=dict)
    turns: dict[Key, float] = field(default_factory=dict)
    feet: dict[str, int] = field(default_factory=dict)  # steps from a root to one below it, the nearest first

    def at(self, box: Box, step: Step, source: str) -> float:
        """The height at which the line of ``step`` from ``source`` ends at ``box``: by default its middle."""
        return self.heights.get((box.id, step.id, source), box.middle)

    def turn(self, box: Box, step: Step, source: str) -> float:
        """Return how far through the gap beside ``box`` a line turns to its height, from 0 to 1."""
        return self.turns.get((box.id, step.id, source), _TURN)

    def bulge(self, box: Box, step: Step, source: str) -> float:
        """Return how far the arc of a line that ends at ``box`` reaches out more than the innermost."""
        return self.bulges.get((box.id, step.id, source), 0.0)


def assign_ports(structure: Structure, placement: Placement, group: Mapping[str, int]) -> Ports:
    """Give every line of a wide arrangement, whose boxes and junctions have their places, its ports."""
    sides = grouped(
        ((end.key[0], end.side), end) for step in structure.steps.values() for end in _ends(step, placement, group)
    )
    ports = Ports()
    for (name, side), ends in sides.items():
        box = placement.boxes[name]
        ends.sort(key=lambda end: (end.band, end.rank, end.key))
        apart = min(_APART, max(0.0, box.height - 2 * _EDGE) / max(1, len(ends) - 1))
        first = box.middle - apart * (len(ends) - 1) / 2
        for place, end in enumerate(ends):
            ports.heights[end.key] = first + apart * place
        if side == "right":
            ports.turns.update(_turns(ends, ports.heights))
        for band in (0, 2):
            arcs = [end for end in ends if end.band == band]
            for turn, end in enumerate(arcs if band == 0 else reversed(arcs)):
                ports.bulges[end.key] = _NESTED * min(turn, 2)
    ports.feet = _feet(structure, placement)
    return ports


def _turns(ends: Sequence[_End], heights: Mapping[Key, float]) -> Iterator[tuple[Key, float]]:
    """Yield where lines turn that come to one side from another column: the further they come, the nearer to the box.

    So those from one direction run beside each other and never cross.
    """
    across = [end for end in ends if end.band == 1]
    above = [end for end in across if end.rank < heights[end.key]]
    below = [end for end in across if end.rank >= heights[end.key]]
    for some in (above, below[::-1]):  # the furthest first
        for place, end in enumerate(some):
            yield (
                end.key,
                _TURN if len(some) == 1 else _LAST_TURN - (_LAST_TURN - _FIRST_TURN) * place / (len(some) - 1),
            )


def _feet(structure: Structure, placement: Placement) -> dict[str, int]:
    """The steps from a root to one below it, each with how many of them lead to nearer ones."""
    below: dict[str, list[tuple[float, str]]] = {}
    for step in structure.steps.values():
        if step.id in placement.junctions:
            continue
        start, end = placement.boxes.get(step.sources[0]), placement.boxes.get(step.target)
        if start and end and leaves_by_foot(step, start, end):
            below.setdefault(start.id, []).append((end.y, step.id))
    return {step: rank for ends in below.values() for rank, (_, step) in enumerate(sorted(ends))}


def _ends(step: Step, placement: Placement, group: Mapping[str, int]) -> Iterator[_End]:
    """Yield where the lines of a step begin and end at boxes."""
    boxes, junction = placement.boxes, placement.junctions.get(step.id)
    target = boxes.get(step.target)
    if junction is None:
        source = step.sources[0]
        start = boxes.get(source)
        if target is None or start is None:
            if start is not None and (other := placement.junctions.get(step.target)) is not None:
                yield _End((source, step.id, source), "right" if other.x > start.x else "left", 1, other.y)
            return
        yield from _between(step, start, target, group)
        return
    if target is not None:
        side = "right" if junction.x > target.x else "left"
        yield _End((target.id, step.id, step.id), side, 1, junction.y)
    for source in step.sources:
        start = boxes.get(source)
        if start is not None:
            yield _End((source, step.id, source), "right" if junction.x > start.x else "left", 1, junction.y)


def _between(step: Step, start: Box, end: Box, group: Mapping[str, int]) -> Iterator[_End]:
    key = (end.id, step.id, start.id)
    own = (start.id, step.id, start.id)
    if start.id == end.id or leaves_by_foot(step, start, end):
        return
    if start.depth > end.depth or group[start.id] != group[end.id]:
        yield _End(key, "right", 1, start.middle)
        yield _End(own, "left", 1, end.middle)
    elif start.depth < end.depth:
        yield _End(own, "right", 1, end.middle)
        yield _End(key, "left", 1, start.middle)
    else:
        distance = abs(start.y - end.y)
        falls = start.y < end.y  # the arc comes from above to its end
        yield _End(key, "right", 0 if falls else 2, distance if falls else -distance)
        yield _End(own, "right", 2 if falls else 0, -distance if falls else distance)


def leaves_by_foot(step: Step, start: Box, end: Box) -> bool:
    """Return whether a line runs from one root down to another, apart from the lines that arrive at it."""
    return start.depth == end.depth == 0 and start.y + start.height < end.y and step.kind not in CONFLICTS
