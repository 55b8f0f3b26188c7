"""The narrow arrangement, for a phone: boxes below each other, indented by depth, lines in lanes at the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.draw.arrangement.beside import WORD, word_at
from argmap.draw.arrangement.placement import Placement
from argmap.draw.path import Points, elbow, join, straight
from argmap.draw.scene import Box
from argmap.draw.structure import CONFLICTS, Step, Structure

LIMIT = 380.0  # px, the width of a phone's page
THESIS_WIDTH = 290.0
WIDEST, NARROWEST = 244.0, 150.0
INDENT = 30.0
ROW_GAP = 13.0
TREE_GAP = 26.0
_MARGIN = 10.0
# Lanes below a box, as parts of the indent: supports, conflicts, junctions.
_SUPPORT, _CONFLICT, _JUNCTION = 0.28, 0.5, 0.72
_RIGHT_LANE = 7.0  # between lanes at the right, which lines across the tree run in
_RIGHT_LANES = 3

MakeCard = Callable[[str, float], Box]


def arrange_narrow(structure: Structure, make_card: MakeCard, words: Mapping[str, str]) -> Placement:
    """Place ``structure`` in at most ``LIMIT`` px; ``make_card`` lays out a box's text in a given width.

    ``words`` say what stands beside the argument, and what follows from the thesis.
    """
    deepest = max(structure.depth.values(), default=0)
    lanes = min(_RIGHT_LANES, len(_across(structure)))
    room = LIMIT - 2 * _MARGIN - (lanes * _RIGHT_LANE + 6 if lanes else 0)
    indent = min(INDENT, (room - NARROWEST) / max(1, deepest))
    placement = Placement(margin=_MARGIN)
    y = _MARGIN
    said = dict.fromkeys(structure.follows(), words["follows"])
    said.update((box, words["beside"]) for box in [root for root in structure.roots if root in structure.beside][:1])
    for box in structure.walk():
        depth = structure.depth[box]
        if depth == 0 and placement.boxes and box not in structure.beside - said.keys():
            y += TREE_GAP - ROW_GAP
        if box in said:
            placement.badges.append(word_at(said[box], _MARGIN, y, box))
            y += WORD + 2
        width = min(WIDEST if depth else THESIS_WIDTH, room - indent * depth)
        placed = make_card(box, round(width, 2)).at(_MARGIN + indent * depth, y)
        placement.boxes[box] = placed
        y = placed.y + placed.height + ROW_GAP
    lines = _Lines(structure, placement, indent, lanes)
    lines.place_junctions()
    lines.draw()
    return placement


def _across(structure: Structure) -> list[tuple[str, str]]:
    """The (step, source) pairs that do not run along the tree."""
    return [
        (s.id, source) for s in structure.steps.values() for source in s.sources if not _along(structure, s, source)
    ]


def _along(structure: Structure, step: Step, source: str) -> bool:
    """Return whether ``source`` hangs in the tree by this very step."""
    return structure.by.get(source) is step


class _Lines:
    def __init__(self, structure: Structure, placement: Placement, indent: float, lanes: int) -> None:
        self.structure, self.placement, self.indent, self.lanes = structure, placement, indent, lanes
        self.aimed_at = {step.target for step in structure.steps.values() if step.target in structure.steps}
        self.turn = 0

    def place_junctions(self) -> None:
        for name in self.structure.steps:
            for step in reversed(self.structure.chain(name, self.placement.junctions)):
                if step.id in self.structure.junctions:
                    self._place_junction(step)

    def _place_junction(self, step: Step) -> None:
        owner = self.placement.boxes.get(self.structure.owner.get(step.id) or "")
        sources = [self.placement.boxes[s] for s in step.sources if s in self.placement.boxes]
        own = [b for b in sources if _along(self.structure, step, b.id)]
        above = self.placement.junctions.get(step.target)
        x = (owner.x if owner else _MARGIN) + self.indent * _JUNCTION
        if own:
            y = (own[0].middle + own[-1].middle) / 2
            if step.id in self.aimed_at:
                y = own[-1].middle  # so that what is aimed at it finds its lower side free
            if above is not None:
                y = max(above.y + 16, (above.y + y) / 2)
        elif above is not None:
            y = above.y + 16
        else:
            y = owner.y + owner.height + ROW_GAP / 2 if owner else _MARGIN
        self.placement.add_junction(step, x, y)

    def draw(self) -> None:
        for step in self.structure.steps.values():
            if step.id not in self.placement.junctions:
                source = step.sources[0]
                self.placement.add_link(step, source, step.target, self._line(step, source))
                continue
            for source in step.sources:
                self.placement.add_link(step, source, step.id, self._to_junction(step, source))
            self.placement.add_link(step, step.id, step.target, self._from_junction(step))

    def _line(self, step: Step, source: str) -> Points:
        """A step without a junction: up its lane to the parent, or round the right side to any other box."""
        start, end = self.placement.boxes.get(source), self.placement.boxes.get(step.target)
        if start is not None and end is not None:
            if _along(self.structure, step, source):
                return self._up(step, (start.x, start.middle), end)
            return self._round_right(start, (end.x + end.width, end.y + end.height * 0.3))
        if start is not None:
            return self._into_junction(start, step.target, _along(self.structure, step, source))
        return self._from_junction(step, source)

    def _up(self, step: Step, start: tuple[float, float], end: Box) -> Points:
        lane = _CONFLICT if step.kind in CONFLICTS else _SUPPORT
        return elbow(start, (end.x + self.indent * lane, end.y + end.height))

    def _round_right(self, start: Box, end: tuple[float, float]) -> Points:
        out = (start.x + start.width, start.middle)
        lane = LIMIT - _MARGIN - _RIGHT_LANE * (self.turn % max(1, self.lanes))
        self.turn += 1
        if abs(out[1] - end[1]) < 2:
            end = (end[0], end[1] - 6)
        half = (lane, (out[1] + end[1]) / 2)
        return join(elbow(out, half), elbow(end, half)[::-1])

    def _to_junction(self, step: Step, source: str) -> Points:
        start = self.placement.boxes.get(source)
        if start is None:
            return self._between(source, step.id)
        return self._into_junction(start, step.id, _along(self.structure, step, source))

    def _into_junction(self, start: Box, name: str, along: bool) -> Points:
        junction = self.placement.junctions[name]
        y = start.middle
        if along and abs(y - junction.y) < junction.radius:
            return straight((start.x, y), (junction.x + junction.radius, junction.y))
        if along:
            return elbow(
                (start.x, y), (junction.x, junction.y + (junction.radius if y > junction.y else -junction.radius))
            )
        row = min((b.y for b in self.placement.boxes.values() if b.y + b.height >= junction.y), default=junction.y)
        gap = min(row - ROW_GAP / 2, junction.y - junction.radius - 1)
        right = self._round_right(start, (junction.x + 8, gap))
        return join(right, elbow((junction.x + 8, gap), (junction.x, junction.y - junction.radius)))

    def _from_junction(self, step: Step, source: str = "") -> Points:
        junction = self.placement.junctions[source or step.id]
        end = self.placement.boxes.get(step.target)
        if end is None:
            return self._between(junction.id, step.target)
        if end.y + end.height < junction.y and end.x < junction.x < end.x + self.indent:
            return self._up(step, (junction.x - junction.radius, junction.y), end)
        lane = LIMIT - _MARGIN
        start, goal = (junction.x, junction.y + junction.radius), (end.x + end.width, end.y + end.height * 0.3)
        half = (lane, (start[1] + goal[1]) / 2)
        return join(
            straight(start, (start[0], start[1] + 2)), elbow((start[0], start[1] + 2), half), elbow(goal, half)[::-1]
        )

    def _between(self, source: str, target: str) -> Points:
        a, b = self.placement.junctions[source], self.placement.junctions[target]
        if a.id == b.id:
            return ((a.x, a.y - a.radius), (a.x - 12, a.y - 18), (a.x + 12, a.y - 18), (a.x, a.y - a.radius))
        side = 1 if a.y > b.y else -1
        return straight((a.x, a.y - side * a.radius), (b.x, b.y + side * b.radius))
