"""A map that no single sheet can hold, divided into numbered parts: each a piece of the tree that fits on one sheet.

A part begins with one statement and shows as many levels of what leads to it as there is room for. Where it stops, the
statement says on which part it goes on, and there it stands again as the first. Small pieces share a sheet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.draw.arrangement.layout import layout
from argmap.draw.arrangement.stretch import GROUP_GAP, SIBLING_GAP
from argmap.draw.structure import CONFLICTS, Structure

LINE = 13.5  # px, of a reference in a box
_WORD = 26.0  # px, of "because"
_BELOW = 10.0  # px, what a box below another takes besides its height
_AGAINST = "against"
MOST_COUNTED = 50  # relations of one box that are looked at to guess its height


@dataclass(slots=True)
class Block:
    """A piece of the tree: ``root`` and what hangs below it, down to the boxes that are ``cut``."""

    root: str
    boxes: list[str]
    height: float
    columns: int
    cut: list[str] = field(default_factory=list)
    start: int = 0  # the first of the root's children that is in it; those before it are in other blocks
    folded: bool = False  # whether it stands below the block that it continues, as a line of text below another

    def behind(self, structure: Structure) -> Block | None:
        """The block without its root, which ends the one that it continues; ``None`` if several boxes follow."""
        following = [box for box in self.boxes if structure.parent.get(box) == self.root]
        if len(following) != 1 or self.start or len(structure.children[self.root]) > 1:
            return None
        return Block(following[0], self.boxes[1:], self.height, self.columns - 1, self.cut, folded=True)


def grow(
    structure: Structure, heights: Mapping[str, float], root: str, start: int, columns: int, room: float
) -> tuple[Block, int | None]:
    """The block of ``root``, its children counted from ``start``, and where to go on if not all of them fit.

    It has at most so many ``columns``, one for each level, and each level has the height of ``room``.
    """
    span = {root: heights[root]}  # how high each box is with what hangs below it
    stacked: dict[str, float] = {}  # how high what hangs below each box is, if anything of it is shown
    level = {root: 0}
    cut: list[str] = []
    rest: int | None = None
    queue = deque([root])
    while queue:
        box = queue.popleft()
        children = structure.children.get(box, [])[start if box == root else 0 :]
        if not children:
            continue
        shown = children if level[box] + 1 < columns else []
        if box == root:
            shown = _as_many(structure, heights, children, room)
            rest = start + len(shown) if len(shown) < len(children) else None
        extent = sum(heights[child] + SIBLING_GAP for child in shown)
        if not shown or (box != root and not _fits(structure, span, stacked, box, extent, heights, room)):
            cut.append(box)
            continue
        _add(structure, span, stacked, box, extent, heights, root)
        for child in shown:
            span[child], level[child] = heights[child], level[box] + 1
            queue.append(child)
    return Block(root, list(span), _packed(structure, heights, span, root), max(level.values()) + 1, cut, start), rest


def grow_by_area(
    structure: Structure, heights: Mapping[str, float], root: str, start: int, room: float, highest: float
) -> tuple[Block, int | None]:
    """The same for boxes that stand below each other: as many levels as ``room`` px of height hold, in all columns.

    What hangs by one reason of the root stands in one column, and all that speaks against the root in another; a column
    is at most ``highest`` px.
    """
    boxes, cut, used = [root], [], heights[root]
    column: dict[str, str] = {}  # the step to the root that each box hangs by, or "against"
    stacked: dict[str, float] = {}
    rest: int | None = None
    queue = deque([root])
    deepest, level = 0, {root: 0}
    while queue:
        box = queue.popleft()
        children = structure.children.get(box, [])[start if box == root else 0 :]
        if not children:
            continue
        shown = _first(structure, heights, children, room - used, highest) if box == root else children
        extent = sum(heights[child] + _BELOW for child in shown)
        unit = column.get(box, "")
        if box != root and (used + extent > room or stacked[unit] + extent + _WORD > highest):
            cut.append(box)
            continue
        if box == root and len(shown) < len(children):
            rest = start + len(shown)
        used += extent
        stacked[unit] = stacked.get(unit, 0.0) + extent + _WORD
        for child in shown:
            column[child] = unit or _column(structure, child)
            if not unit:
                stacked[column[child]] = stacked.get(column[child], 0.0) + heights[child] + _BELOW
            level[child] = level[box] + 1
            deepest = max(deepest, level[child])
            boxes.append(child)
            queue.append(child)
    return Block(root, boxes, used, deepest + 1, cut, start), rest


def _first(
    structure: Structure, heights: Mapping[str, float], children: list[str], room: float, highest: float
) -> list[str]:
    """The first children of a root that fit into ``room``, and their objections into one column."""
    shown = _as_many(structure, heights, children, room)
    against = [child for child in shown if _column(structure, child) == _AGAINST]
    few = _as_many(structure, heights, against, highest)
    return shown[: shown.index(against[len(few)])] if len(few) < len(against) else shown


def _column(structure: Structure, child: str) -> str:
    """The column below its root that ``child`` stands in."""
    step = structure.chain(structure.by[child].id)[-1]
    return _AGAINST if step.kind in CONFLICTS else step.id


def _packed(structure: Structure, heights: Mapping[str, float], shown: Container[str], root: str) -> float:
    """Return how high a block is when its boxes stand as close as they can."""
    children = {}
    queue = deque([root])
    while queue:
        box = queue.popleft()
        children[box] = [child for child in structure.children.get(box, ()) if child in shown]
        queue.extend(children[box])
    (tops,) = layout([root], children, heights, (), SIBLING_GAP, GROUP_GAP)
    return max(top + heights[box] for box, top in tops.items())


def _as_many(structure: Structure, heights: Mapping[str, float], children: list[str], room: float) -> list[str]:
    """The first children that fit, at least one; those that hang by one step stay together if they can."""
    used = 0.0
    for place, child in enumerate(children):
        used += heights[child] + SIBLING_GAP
        if used > room and place:
            group = [_group(structure, c) for c in children]
            end = place
            while end and group[end] == group[end - 1]:
                end -= 1
            return children[: end or place]
    return children


def _group(structure: Structure, box: str) -> str:
    """The step to a box that ``box`` hangs by, itself or by way of others."""
    return structure.chain(structure.by[box].id)[-1].id


def _fits(
    structure: Structure,
    span: Mapping[str, float],
    stacked: Mapping[str, float],
    box: str,
    extent: float,
    heights: Mapping[str, float],
    room: float,
) -> bool:
    """Return whether the block stays within ``room`` if ``extent`` px of children are shown at ``box``."""
    now = max(span[box], extent)
    while now > span[box]:
        above = structure.parent.get(box)
        if above is None or above not in span:
            break
        total = stacked[above] + now - span[box]
        box, now = above, max(heights[above], total)
    return now <= room


def _add(
    structure: Structure,
    span: dict[str, float],
    stacked: dict[str, float],
    box: str,
    extent: float,
    heights: Mapping[str, float],
    root: str,
) -> None:
    stacked[box] = extent
    now = max(span[box], extent)
    while now > span[box]:
        grown, span[box] = now - span[box], now
        if box == root:
            break
        box = structure.parent[box]
        stacked[box] += grown
        now = max(heights[box], stacked[box])


class Relations:
    """The boxes that each relation of a map ties together, and which relations tie each box."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.ends: dict[str, set[str]] = {}  # of each step, its own and those of the step that it is aimed at
        self.touching: dict[str, list[str]] = {box: [] for box in structure.boxes}
        for name in structure.steps:
            boxes = self.ends[name] = set()
            for step in structure.chain(name):
                boxes.update(end for end in (*step.sources, step.target) if end in structure.boxes)
            for box in boxes:
                self.touching[box].append(name)

    def far(self, box: str) -> int:
        """Return how many relations of ``box`` lead further than to what stands beside it in the tree."""
        above = self.structure.parent.get(box)
        near = {box, *self.structure.children.get(box, ())}
        if above is not None:
            near |= {above, *self.structure.children[above]}
        return sum(not self.ends[name] <= near for name in self.touching[box][:MOST_COUNTED])

    def restricted(self, blocks: Sequence[Block]) -> Structure:
        """Return what is drawn on a sheet with ``blocks``: their trees, and all relations between their boxes."""
        whole = self.structure
        shown = {box: whole.boxes[box] for block in blocks for box in block.boxes}
        touched = {name for box in shown for name in self.touching[box]}
        steps = {name: whole.steps[name] for name in sorted(touched) if self.ends[name] <= shown.keys()}
        part = Structure(shown, steps, replies=whole.replies, beside=whole.beside & {block.root for block in blocks})
        aimed_at = {end for step in steps.values() for end in (*step.sources, step.target)}
        part.junctions = {s.id for s in steps.values() if len(s.sources) != 1 or s.id in aimed_at}
        for block in blocks:
            part.roots.append(block.root)
            for box in block.boxes:
                part.depth[box] = whole.depth[box] - whole.depth[block.root]
                if box in whole.by:
                    part.by[box] = whole.by[box]
                    if box != block.root:
                        part.parent[box] = whole.parent[box]
                        part.children.setdefault(whole.parent[box], []).append(box)
        for children in part.children.values():
            children.sort(key=self._place)
        part.roots.sort(key=part.beside.__contains__)
        return part

    def _place(self, box: str) -> int:
        return self.order[box]

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each box in an outline of the whole map."""
        return {box: place for place, box in enumerate(self.structure.walk())}
