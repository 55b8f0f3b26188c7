"""The wide arrangement: columns from the thesis at the left, premises of a conclusion in the column to its right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.draw.arrangement.packing import packed
from argmap.draw.arrangement.placement import MARGIN, Placement
from argmap.draw.arrangement.route import LANE, Grid, assign_lanes, draw_steps, place_junctions
from argmap.draw.arrangement.stretch import GAP, SIBLING_GAP, Columns, crossed, stretch
from argmap.draw.scene import Box
from argmap.draw.structure import Structure

TARGET_WIDTH = 1090.0  # what a 1440 px wide screen leaves for the map beside the text, with text above 11 px
THESIS_WIDTH = 176.0
NARROWEST, WIDEST = 128.0, 196.0
ONLY_WIDTH = 260.0  # of boxes where there is but one column
JUNCTION_GAP = 48.0  # where junctions stand between them
TREE_GAP = 28.0
SHELF_RATIO = 1.5  # width to height that many small trees are packed to
STRETCH_LIMIT = 120  # boxes; beyond, trying widths costs more than the height it saves is worth


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to lay a map out in, in px; one tree may need more."""

    width: float = TARGET_WIDTH
    widest: float = WIDEST  # of boxes
    fixed: bool = False  # whether loose trees must keep to the width too
    first: float = THESIS_WIDTH  # of the first column
    stretching: bool = True  # whether boxes may reach into the next column


ROOM = Room()
MakeCard = Callable[[str, float], Box]


def arrange_wide(structure: Structure, make_card: MakeCard, room: Room = ROOM) -> Placement:
    """Place ``structure`` in ``room``; ``make_card`` lays out a box's text in a given width."""
    gaps = _gaps(structure)
    columns = Columns(gaps, _widths(gaps, room))
    cards = {box: make_card(box, columns.widths[structure.depth[box]]) for box in structure.walk()}
    stretched = stretch(structure, cards, make_card, columns) if room.stretching and len(cards) <= STRETCH_LIMIT else {}
    while True:
        placement = _place(structure, {**cards, **stretched}, columns, room)
        struck = crossed(placement, stretched)
        if not struck:
            return placement
        stretched = {box: card for box, card in stretched.items() if box not in struck}


def _place(structure: Structure, cards: Mapping[str, Box], columns: Columns, room: Room) -> Placement:
    trees = columns.layout(structure, cards)
    places = _shelve(structure, trees, cards, columns, room)
    middles = {
        box: y + top + cards[box].height / 2
        for tree, (_, y) in zip(trees, places, strict=True)
        for box, top in tree.items()
    }
    lanes = assign_lanes(structure, middles)
    if any(lanes.values()):
        columns = _widened(columns, structure, lanes)
        places = _shelve(structure, trees, cards, columns, room)
    placement = Placement()
    grid = Grid(structure, columns.gaps, lanes)
    for number, (tree, (x, y)) in enumerate(zip(trees, places, strict=True)):
        for box, top in tree.items():
            column = structure.depth[box]
            left = MARGIN + x + columns.lefts[column]
            placed = placement.boxes[box] = cards[box].at(left, MARGIN + y + top)
            grid.add(placed, 0 if x == 0 else number, left + columns.widths[column])
    placement.boxes = {box: placement.boxes[box] for box in structure.walk()}
    place_junctions(placement, grid)
    draw_steps(placement, grid)
    return placement


def _gaps(structure: Structure) -> list[float]:
    """The width of the gap to the right of each column."""
    gaps = [GAP] * (max(structure.depth.values(), default=0) + 1)
    for name in structure.junctions:
        if name in structure.owner:
            gaps[structure.depth[structure.owner[name]]] = JUNCTION_GAP
    return gaps


def _widened(columns: Columns, structure: Structure, lanes: Mapping[str, int]) -> Columns:
    """The same columns with room for all lanes in the gaps between them."""
    gaps = list(columns.gaps)
    for name, lane in lanes.items():
        column = structure.depth[structure.owner[name]]
        gaps[column] = max(gaps[column], JUNCTION_GAP + LANE * lane)
    return Columns(gaps, columns.widths)


def _widths(gaps: list[float], room: Room) -> list[float]:
    if len(gaps) == 1:
        return [ONLY_WIDTH]
    rest = room.width - 2 * MARGIN - room.first - sum(gaps[:-1])
    return [room.first, *[round(min(room.widest, max(NARROWEST, rest / (len(gaps) - 1))))] * (len(gaps) - 1)]


def _shelve(
    structure: Structure, trees: list[dict[str, float]], cards: Mapping[str, Box], columns: Columns, room: Room
) -> list[tuple[float, float]]:
    """Where each tree goes: those tied together below each other, so that columns align; loose ones on shelves below.

    Loose boxes are put in the lower left corner instead, if there is room for them below the first root.
    """
    tied = _tied(structure)
    extents = []
    for tree in trees:
        right = max(columns.lefts[structure.depth[box]] + cards[box].width for box in tree)
        extents.append((right, max(top + cards[box].height for box, top in tree.items())))
    places: list[tuple[float, float]] = [(0.0, 0.0)] * len(trees)
    loose = [n for n in range(1, len(trees)) if structure.roots[n] not in tied]
    x = y = 0.0
    for n in (n for n in range(len(trees)) if n not in set(loose)):
        places[n] = (0.0, y)
        y += extents[n][1] + TREE_GAP
    single = [n for n in loose if len(trees[n]) == 1]
    rest = extents[0][1] - trees[0][structure.roots[0]] - cards[structure.roots[0]].height - TREE_GAP if trees else 0.0
    if (
        single
        and len(single) + len(loose) == 2 * len(single)
        and sum(extents[n][1] + SIBLING_GAP for n in single) <= rest
    ):
        bottom = extents[0][1]
        for n in reversed(single):
            bottom -= extents[n][1]
            places[n] = (0.0, bottom)
            bottom -= SIBLING_GAP
        return places
    if room.fixed:
        taken = [(places[n], extents[n]) for n in range(len(trees)) if n not in set(loose)]
        beside = packed([extents[n] for n in loose], taken, room.width - 2 * MARGIN, GAP, TREE_GAP)
        for n, place in zip(loose, beside, strict=True):
            places[n] = place
        return places
    area = sum((extents[n][0] + GAP) * (extents[n][1] + TREE_GAP) for n in loose)
    most = max(room.width - 2 * MARGIN, (area * SHELF_RATIO) ** 0.5, *(w for w, _ in extents)) if trees else 0.0
    shelf = 0.0
    for n in loose:
        w, h = extents[n]
        if x > 0 and x + w > most:
            x, y, shelf = 0.0, y + shelf, 0.0
        places[n] = (x, y)
        x, shelf = x + w + GAP, max(shelf, h + TREE_GAP)
    return places


def _tied(structure: Structure) -> set[str]:
    """The roots of the trees that a relation ties to another tree."""
    root: dict[str, str] = {}
    for box in structure.walk():
        above = structure.parent.get(box)
        root[box] = box if above is None else root[above]
    tied = set()
    for step in structure.steps.values():
        roots = {root[end] for end in (*step.sources, step.target) if end in root}
        if len(roots) > 1:
            tied |= roots
    return tied
