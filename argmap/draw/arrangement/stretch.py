"""Columns, and boxes that reach into the next one: a claim with free space behind it is set in fewer lines.

A map's height is what its fullest column needs, while the columns after it are half empty. Boxes that nothing hangs
below are therefore made wider where that makes the whole picture lower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.domain.structure import grouped
from argmap.draw.arrangement.layout import layout
from argmap.draw.arrangement.placement import Placement
from argmap.draw.scene import Box
from argmap.draw.structure import Structure

GAP = 34.0  # between columns
SIBLING_GAP = 6.5
GROUP_GAP = 9.0
_STEP = 8.0  # px by which a box is tried wider
_MOST = 1.7  # times its column

MakeCard = Callable[[str, float], Box]


@dataclass(frozen=True)
class Columns:
    """The gap to the right of each column, and the width of each."""

    gaps: list[float]
    widths: list[float]

    @cached_property
    def lefts(self) -> list[float]:
        """The left edge of each column; the first is at 0."""
        edges = [0.0]
        for width, gap in zip(self.widths, self.gaps, strict=True):
            edges.append(edges[-1] + width + gap)
        return edges

    def layout(self, structure: Structure, cards: Mapping[str, Box]) -> list[dict[str, float]]:
        """The upper edge of every box, for each tree."""
        heights = {box: card.height for box, card in cards.items()}
        long = {box for box, card in cards.items() if card.width > self.widths[structure.depth[box]]}
        return layout(structure.roots, structure.children, heights, long, SIBLING_GAP, GROUP_GAP)


def stretch(structure: Structure, cards: Mapping[str, Box], make_card: MakeCard, columns: Columns) -> dict[str, Box]:
    """The cards of those boxes that are better wider than their column."""
    wider = {box: card for box in cards if (card := _wider(box, structure, cards[box], make_card, columns)) is not None}
    kept: dict[str, Box] = {}
    height = height_of(structure, cards, columns)
    for group in _groups(structure, wider):
        for some in (group, *([box] for box in group if len(group) > 1)):
            tried = {**kept, **{box: wider[box] for box in some}}
            now = height_of(structure, {**cards, **tried}, columns)
            if now < height - 0.5:
                kept, height = tried, now
                break
    return kept


def _wider(box: str, structure: Structure, card: Box, make_card: MakeCard, columns: Columns) -> Box | None:
    """The narrowest card that needs fewer lines, if there is one that reaches no further than half the next column."""
    column = structure.depth[box]
    if structure.children.get(box) or column == 0:
        return None
    width = card.width + _STEP
    room = min(card.width * _MOST, columns.lefts[-1] - columns.gaps[-1] - columns.lefts[column])
    while width <= room:
        tried = make_card(box, width)
        if tried.height < card.height:
            return tried
        width += _STEP
    return None


def _groups(structure: Structure, wider: Mapping[str, Box]) -> Iterable[list[str]]:
    """Siblings together, so that they are all wide or all narrow if that is good for the picture."""
    groups = grouped((structure.parent.get(box), box) for box in wider)
    return groups.values()


def height_of(structure: Structure, cards: Mapping[str, Box], columns: Columns) -> float:
    """Return how high the trees are together, one below the other."""
    trees = columns.layout(structure, cards)
    return sum(max(top + cards[box].height for box, top in tree.items()) for tree in trees)


def crossed(placement: Placement, stretched: Mapping[str, Box]) -> set[str]:
    """Those of the stretched boxes that a line runs through, or whose own lines run through another box."""
    struck = set()
    for link in placement.links if stretched else ():
        own = {link.source, link.target}
        others = placement.boxes.keys() - own if own & stretched.keys() else stretched.keys() - own
        hit = {name for name in others if _runs_through(link.points, placement.boxes[name])}
        struck |= hit & stretched.keys()
        if hit:
            struck |= own & stretched.keys()
    return struck


def _runs_through(points: tuple[tuple[float, float], ...], box: Box) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    right, bottom = box.x + box.width, box.y + box.height
    if max(xs) <= box.x or min(xs) >= right or max(ys) <= box.y or min(ys) >= bottom:
        return False
    return any(box.x < x < right and box.y < y < bottom for x, y in samples(points))


def samples(points: tuple[tuple[float, float], ...]) -> Iterable[tuple[float, float]]:
    """Points along a line's Bezier pieces, about 8 px from each other."""
    for i in range(1, len(points), 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[i - 1 : i + 3]
        count = int((abs(dx - ax) + abs(dy - ay)) / 8) + 6
        for step in range(count + 1):
            t = step / count
            u = 1 - t
            p, q, r, s = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            yield p * ax + q * bx + r * cx + s * dx, p * ay + q * by + r * cy + s * dy
