"""Lines of the wide arrangement: up and down only in the gaps between columns, across columns only between boxes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from argmap.draw.arrangement.placement import Placement
from argmap.draw.arrangement.ports import Ports, assign_ports, leaves_by_foot
from argmap.draw.path import Points, elbow, join, straight, swing
from argmap.draw.scene import Box, Point
from argmap.draw.structure import Step, Structure

_CLEAR = 7.0  # how far from boxes a line turns
_SIDE = 14.0  # from the foot of a root to where a line leaves it at its side
_BEND = 0.6  # of the way through a gap
_CORRIDOR = 7.0  # least space between two boxes that a line runs through
_FOOT, _BESIDE = 18.0, 10.0  # where a line leaves the foot of a root, and how far to its left it runs past others
_BULGE = 20.0  # how far an arc beside a column reaches out of it
_BRACKET_GAP = 2.0
FIRST_LANE = 28.0  # of junctions, from the column at their left
LANE = 16.0
MOST_LANES = 6


class Grid:
    """The columns of the arrangement and what stands in them; trees of one group have their columns aligned."""

    def __init__(self, structure: Structure, gaps: list[float], lanes: Mapping[str, int]) -> None:
        self.structure = structure
        self.gaps = gaps
        self.lanes = lanes
        self.aimed_at = {step.target for step in structure.steps.values() if step.target in structure.steps}
        self.group: dict[str, int] = {}
        self.edges: dict[tuple[int, int], tuple[float, float]] = {}  # (group, column) -> left and right edge
        self.filled: dict[tuple[int, int], list[tuple[float, float]]] = {}
        self.used: dict[tuple[int, int, float], int] = {}
        self.ports = Ports()

    def add(self, box: Box, group: int, edge: float) -> None:
        """Note that ``box`` stands in its column of ``group``; behind ``edge`` it reaches into the next."""
        self.group[box.id] = group
        self.edges[group, box.depth] = (box.x, edge)
        for column in range(box.depth, box.depth + (2 if box.x + box.width > edge + 1 else 1)):
            insort(self.filled.setdefault((group, column), []), (box.y, box.y + box.height))

    def junction_x(self, name: str, box: Box) -> float:
        """Return where the junction of the step ``name`` stands in the gap to the right of ``box``."""
        return self.edges[self.group[box.id], box.depth][1] + FIRST_LANE + LANE * self.lanes.get(name, 0)

    def corridor(self, group: int, column: int, wish: float) -> float:
        """The y nearest to ``wish`` at which a line can cross a column without touching a box."""
        filled = self.filled.get((group, column), [])
        if not filled:
            return wish
        best, room = filled[0][0] - _CLEAR, 2 * _CLEAR
        below = filled[-1][1] + _CLEAR
        if abs(below - wish) < abs(best - wish):
            best = below
        start = max(0, bisect_left(filled, (wish, wish)) - 6)
        for (_, upper), (lower, _) in zip(filled[start : start + 12], filled[start + 1 : start + 13], strict=False):
            middle = min(max(wish, upper + _CORRIDOR / 2), lower - _CORRIDOR / 2)
            if lower - upper >= _CORRIDOR and abs(middle - wish) < abs(best - wish):
                best, room = middle, lower - upper
        key = (group, column, round(best))
        turn = self.used[key] = self.used.get(key, -1) + 1
        return best + (0, 2.5, -2.5)[turn % 3] if room > _CORRIDOR else best


def assign_lanes(structure: Structure, middles: Mapping[str, float]) -> dict[str, int]:
    """Give junctions whose brackets would run into each other lanes of their own, counted from the left.

    ``middles`` are the heights of the boxes. Returns the lane of each junction that stands in a gap between columns.
    """
    spans: dict[int, list[tuple[float, float, str]]] = {}
    reach: dict[str, list[float]] = {}
    for step in structure.steps.values():
        ends = [middles[source] for source in step.sources if source in middles]
        for joined in (step.id, step.target):
            if joined in structure.junctions:
                reach.setdefault(joined, []).extend(ends)
    for name, ends in reach.items():
        if name in structure.owner and ends:
            spans.setdefault(structure.depth[structure.owner[name]], []).append((min(ends), max(ends), name))
    lanes: dict[str, int] = {}
    for gap in spans.values():
        taken: list[float] = []  # how far down each lane is in use
        for start, end, name in sorted(gap):
            lane = next((i for i, used in enumerate(taken) if used + _BRACKET_GAP < start), len(taken))
            lane = min(lane, MOST_LANES - 1)
            taken[lane : lane + 1] = [max(end, taken[lane]) if lane < len(taken) else end]
            lanes[name] = lane
    return lanes


@dataclass(frozen=True, slots=True)
class End:
    """The end of a line: a point, the gap it is in (right of the column of that number), and its group."""

    point: Point
    gap: int
    group: int


def place_junctions(placement: Placement, grid: Grid) -> None:
    """Put every junction in the gap to the right of the box that its step leads to, in line with its premises."""
    taken: dict[float, list[float]] = {}
    for name in grid.structure.steps:
        for step in reversed(grid.structure.chain(name, placement.junctions)):
            if step.id in grid.structure.junctions:
                _place_junction(step, placement, grid, taken)


def _place_junction(step: Step, placement: Placement, grid: Grid, taken: dict[float, list[float]]) -> None:
    sources = [placement.boxes[s] for s in step.sources if s in placement.boxes]
    target = placement.boxes.get(step.target)
    if target is not None:
        x = grid.junction_x(step.id, target)
        beside = [b for b in sources if b.depth == target.depth + 1 and grid.group[b.id] == grid.group[target.id]]
        y = (beside[0].middle + beside[-1].middle) / 2 if beside else target.middle
    elif (above := placement.junctions.get(step.target)) is not None:
        x = above.x
        y = (above.y + sum(source.middle for source in sources) / len(sources)) / 2 if sources else above.y + 24
    elif sources:  # steps that lead only to each other
        x, y = grid.junction_x(step.id, sources[0]), sources[0].middle
    else:
        x, y = 20.0, 20.0
    rows = taken.setdefault(round(x), [])
    clear = 15.0
    while any(abs(y - row) < clear for row in rows):
        y += clear
    rows.append(y)
    placement.add_junction(step, x, y)


def draw_steps(placement: Placement, grid: Grid) -> None:
    """Draw every step as lines from its sources, by way of its junction if it has one, to its target."""
    grid.ports = assign_ports(grid.structure, placement, grid.group)
    for step in grid.structure.steps.values():
        if step.id not in placement.junctions:
            placement.add_link(
                step, step.sources[0], step.target, _line(step, step.sources[0], step.target, placement, grid)
            )
            continue
        for source in step.sources:
            placement.add_link(step, source, step.id, _line(step, source, step.id, placement, grid))
        placement.add_link(step, step.id, step.target, _line(step, step.id, step.target, placement, grid))


def _line(step: Step, source: str, target: str, placement: Placement, grid: Grid) -> Points:
    start, end = placement.boxes.get(source), placement.boxes.get(target)
    if start is not None and end is not None:
        return _between_boxes(step, start, end, grid)
    if end is not None:
        return _from_junction(step, source, end, placement, grid)
    if start is not None:
        return _to_junction(step, start, target, placement, grid)
    return _between_junctions(source, target, placement)


def _between_boxes(step: Step, start: Box, end: Box, grid: Grid) -> Points:
    right = end.x + end.width
    group, port = grid.group[start.id], grid.ports.at(end, step, start.id)
    if start.id == end.id:
        low, high, turn = end.y + end.height * 0.75, end.y + end.height * 0.25, right + 26
        return ((right, low), (turn, low + 6), (turn, high - 6), (right, high))
    if leaves_by_foot(step, start, end):
        return _from_foot(start, end, grid, min(grid.ports.feet.get(step.id, 0), 2))
    if grid.group[end.id] != group:
        return swing((start.x, grid.ports.at(start, step, start.id)), (right, port), (start.x + right) / 2)
    if start.depth > end.depth:
        return _route(
            End((start.x, grid.ports.at(start, step, start.id)), start.depth - 1, group),
            End((right, port), end.depth, group),
            grid,
            grid.ports.turn(end, step, start.id),
        )
    out = (start.x + start.width, grid.ports.at(start, step, start.id))
    if start.depth == end.depth:
        further = max(grid.ports.bulge(start, step, start.id), grid.ports.bulge(end, step, start.id))
        bulge = max(out[0], right) + _BULGE + further
        return (out, (bulge, out[1]), (bulge, port), (right, port))
    return _route(End(out, start.depth, group), End((end.x, port), end.depth - 1, group), grid)


def _from_foot(start: Box, end: Box, grid: Grid, rank: int) -> Points:
    """From a root to one below it, apart from the lines that arrive at it: by its foot, or past what stands between.

    ``rank`` says how many go from it to nearer ones, which it passes further out.
    """
    x, between = start.x + _FOOT, (start.y + start.height, end.y)
    boxes = grid.filled.get((grid.group[start.id], 0), [])
    boxes = boxes + (grid.filled.get((grid.group[end.id], 0), []) if grid.group[end.id] != grid.group[start.id] else [])
    if abs(start.x - end.x) < 1 and not any(top < between[1] and bottom > between[0] for top, bottom in boxes):
        return straight((x, between[0]), (x, between[1]))
    out, into = (start.x, start.y + start.height - _SIDE * (1 + rank / 2)), (end.x, end.middle)
    if abs(start.x - end.x) < 1:
        middle = (start.x - _BESIDE + (2 - rank) * 3, (out[1] + into[1]) / 2)
        return join(elbow(out, middle), tuple(reversed(elbow(into, middle))))
    return swing((x, between[0]), (end.x + _FOOT, end.y), (x + end.x + _FOOT) / 2)


def _route(start: End, goal: End, grid: Grid, bend: float = _BEND) -> Points:
    """From gap to gap through a corridor in every column between them; ``bend`` is where in the last gap it turns."""
    path: Points = (start.point,)
    x, y = start.point
    leftwards = start.gap > goal.gap
    columns = range(start.gap, goal.gap, -1) if leftwards else range(start.gap + 1, goal.gap + 1)
    for number, column in enumerate(columns):
        left, right = grid.edges.get((start.group, column), (x, x))
        if left == right:
            continue
        wish = y + (goal.point[1] - y) / (len(columns) - number + 1)
        corridor = grid.corridor(start.group, column, wish)
        near, far = (right + 2, left - 2) if leftwards else (left - 2, right + 2)
        if abs(near - x) > 0.5 or abs(corridor - y) > 0.5:
            path = join(path, swing((x, y), (near, corridor), (x + near) / 2))
        path = join(path, straight((near, corridor), (far, corridor)))
        x, y = far, corridor
    end = goal.point
    turn = x + (end[0] - x) * (bend if leftwards or start.gap == goal.gap else 0.5)
    return join(path, swing((x, y), end, turn))


def _to_junction(step: Step, start: Box, target: str, placement: Placement, grid: Grid) -> Points:
    """From a box to a ring or plus: straight into its side, or round a corner from above or below."""
    junction = placement.junctions[target]
    y = grid.ports.at(start, step, start.id)
    here = (junction.x + junction.radius, junction.y)
    owner = grid.structure.owner.get(target)
    if owner is None or owner not in grid.group or grid.group[owner] != grid.group[start.id]:
        return swing((start.x, y), here, (start.x + here[0]) / 2)
    gap = placement.boxes[owner].depth
    if start.depth - 1 == gap:
        premise = start.id in grid.structure.steps[target].sources
        if abs(y - junction.y) < junction.radius - 2:
            return straight((start.x, y), (junction.x + sqrt(junction.radius**2 - (y - junction.y) ** 2), y))
        if abs(y - junction.y) < junction.radius or (premise and target in grid.aimed_at):
            return swing((start.x, y), here, (start.x + here[0]) / 2)  # leaves room for what comes from above and below
        side = junction.radius if y > junction.y else -junction.radius
        return elbow((start.x, y), (junction.x, junction.y + side))
    if start.depth - 1 > gap:
        return _route(
            End((start.x, y), start.depth - 1, grid.group[start.id]), End(here, gap, grid.group[start.id]), grid
        )
    out = (start.x + start.width, y)
    there = (junction.x - junction.radius, junction.y)
    return _route(End(out, start.depth, grid.group[start.id]), End(there, gap, grid.group[start.id]), grid)


def _from_junction(step: Step, source: str, end: Box, placement: Placement, grid: Grid) -> Points:
    junction = placement.junctions[source]
    right = end.x + end.width
    port = grid.ports.at(end, step, source)
    if junction.x - junction.radius > right:
        start = (junction.x - junction.radius, junction.y)
        return swing(start, (right, port), start[0] + (right - start[0]) * 0.6)
    if junction.x > end.x:
        return elbow((junction.x, junction.y), (right, port))
    return swing((junction.x + junction.radius, junction.y), (end.x, port), (junction.x + end.x) / 2)


def _between_junctions(source: str, target: str, placement: Placement) -> Points:
    a, b = placement.junctions[source], placement.junctions[target]
    if source == target:
        return ((a.x, a.y - a.radius), (a.x - 16, a.y - 20), (a.x + 16, a.y - 20), (a.x, a.y - a.radius))
    if abs(a.x - b.x) < 1:
        side = 1 if a.y > b.y else -1
        return straight((a.x, a.y - side * a.radius), (b.x, b.y + side * b.radius))
    side = 1 if a.x > b.x else -1
    start, end = (a.x - side * a.radius, a.y), (b.x + side * b.radius, b.y)
    return swing(start, end, (start[0] + end[0]) / 2)
