"""Rectangles on a sheet of a given width, each as high up as it can be, above the skyline of those before it."""

from __future__ import annotations

from collections.abc import Sequence

Size = tuple[float, float]
Place = tuple[float, float]


def packed(
    sizes: Sequence[Size], taken: Sequence[tuple[Place, Size]], across: float, gap: float, below: float
) -> list[Place]:
    """Return where rectangles of these ``sizes`` go, in order, beside and below those that have ``taken`` their places.

    ``gap`` is left beside each and ``below`` it. One that is wider than ``across`` stands at the left.
    """
    skyline: list[tuple[float, float, float]] = [(0.0, across, 0.0)]  # left, right, top of what is free
    for (x, y), (wide, high) in taken:
        skyline = _raised(skyline, x, x + wide + gap, y + high + below)
    places = []
    for wide, high in sizes:
        lefts = [left for left, _, _ in skyline if left + wide <= across + 0.5] or [0.0]
        tops = {left: _top(skyline, left, left + wide) for left in lefts}
        x = min(tops, key=lambda left: (tops[left], left))
        places.append((x, tops[x]))
        skyline = _raised(skyline, x, x + wide + gap, tops[x] + high + below)
    return places


def _top(skyline: Sequence[tuple[float, float, float]], left: float, right: float) -> float:
    return max((top for low, high, top in skyline if low < right - 0.01 and high > left + 0.01), default=0.0)


def _raised(
    skyline: Sequence[tuple[float, float, float]], left: float, right: float, top: float
) -> list[tuple[float, float, float]]:
    """The skyline with what is between ``left`` and ``right`` at ``top``."""
    parts = [(low, min(high, left), y) for low, high, y in skyline if low < left]
    parts += [(max(low, right), high, y) for low, high, y in skyline if high > right]
    return sorted([*(part for part in parts if part[1] - part[0] > 0.01), (left, right, top)])
