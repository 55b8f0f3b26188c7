"""A part of a drawing that is put into larger ones, and columns as even as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.draw.arrangement.placement import Placement
from argmap.draw.path import Points, join, straight
from argmap.draw.scene import Point

GAP, TREE_GAP, COLUMN_GAP = 7.0, 20.0, 30.0
Rectangle = tuple[float, float, float, float]  # left, top, width, height


@dataclass
class Piece:
    """Something laid out from (0, 0), such as a claim with all below it; what it is made of is moved once, at the end."""

    placement: Placement = field(default_factory=Placement)  # what it has of its own
    parts: list[tuple[Piece, float, float]] = field(default_factory=list)
    heads: dict[str, Rectangle] = field(default_factory=dict)  # the boxes that lines from above it end at
    height: float = 0.0
    enters: float = 0.0  # y at which the line to what is above it begins
    start: float = 0.0  # x of that point

    def put(self, part: Piece, dx: float, dy: float) -> None:
        """Take in ``part``, moved."""
        self.parts.append((part, dx, dy))
        self.heads.update((box, (x + dx, y + dy, wide, high)) for box, (x, y, wide, high) in part.heads.items())

    def flat(self, dx: float, dy: float) -> Placement:
        """All that it is made of, in one placement."""
        placement = Placement()
        stack: list[tuple[Piece, float, float]] = [(self, dx, dy)]
        while stack:
            piece, x, y = stack.pop()
            placement.take(piece.placement, x, y)
            stack += [(part, x + left, y + top) for part, left, top in reversed(piece.parts)]
        return placement


def line(*points: Point) -> Points:
    """Straight pieces through ``points``; those that lead nowhere are left out."""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 0.05:
            kept.append(point)
    if len(kept) == 1:
        kept.append((kept[0][0] + 0.1, kept[0][1]))
    return join(*(straight(a, b) for a, b in pairwise(kept)))


def filled(heights: Sequence[float], tops: Sequence[float]) -> list[int]:
    """The column of each unit, in order, so that the longest column is as short as it can be."""
    low, high = max(tops, default=0.0), max(tops, default=0.0) + sum(heights) + TREE_GAP * len(heights)
    best = [0] * len(heights)
    for _ in range(40):
        limit = (low + high) / 2
        columns = within(heights, tops, limit)
        if columns is None:
            low = limit
        else:
            best, high = columns, limit
    return best


def within(heights: Sequence[float], tops: Sequence[float], limit: float) -> list[int] | None:
    columns, column, y = [], 0, tops[0] if tops else 0.0
    for height in heights:
        while y + height > limit:
            column += 1
            if column == len(tops):
                return None
            y = tops[column]
        columns.append(column)
        y += height + TREE_GAP
    return columns
