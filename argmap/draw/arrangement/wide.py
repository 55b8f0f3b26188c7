"""The wide arrangement: columns from the thesis at the left, premises of a conclusion in the column to its right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.draw.arrangement.balance import balance
from argmap.draw.arrangement.beside import INSET, WORD, Frame, set_apart, word_at
from argmap.draw.arrangement.packing import Place, Size, packed
from argmap.draw.arrangement.placement import MARGIN, Placement
from argmap.draw.arrangement.route import LANE, Grid, assign_lanes, draw_steps, place_junctions
from argmap.draw.arrangement.stretch import GAP, Columns, crossed, stretch
from argmap.draw.card import TITLE
from argmap.draw.scene import Badge, Box
from argmap.draw.structure import Structure

TARGET_WIDTH = 1090.0  # what a 1440 px wide screen leaves for the map beside the text, with text above 11 px
THESIS_WIDTH = 176.0
NARROWEST, WIDEST = 128.0, 196.0
ONLY_WIDTH = 260.0  # of boxes where there is but one column
APART_AT_LEAST, MOST_APART = 6.0, 40  # px between lines that end at a box, and how many of them make it higher
FEW_LINES, LINE_ROOM = 6, 1.5  # lines that need no more room in a gap, and what each further one adds to it, in px
JUNCTION_GAP = 48.0  # where junctions stand between them
TREE_GAP = 28.0
SHELF_RATIO = 1.5  # width to height that many small trees are packed to
STRETCH_LIMIT = 120  # boxes; beyond, trying widths costs more than the height it saves is worth


@dataclass(frozen=True, slots=True)
class Room:
    """The room to lay a map out in, in px; one tree may need more."""

    width: float = TARGET_WIDTH
    widest: float = WIDEST  # of boxes
    fixed: bool = False  # whether loose trees must keep to the width too
    first: float = THESIS_WIDTH  # of the first column
    stretching: bool = True  # whether boxes may reach into the next column
    title: float = TITLE  # the size of titles


ROOM = Room()
MakeCard = Callable[[str, float], Box]


def arrange_wide(structure: Structure, make_card: MakeCard, words: Mapping[str, str], room: Room = ROOM) -> Placement:
    """Place ``structure`` in ``room``; ``make_card`` lays out a box's text in a given width.

    ``words`` say what stands beside the argument, and what follows from the thesis.
    """
    gaps = _gaps(structure)
    columns = Columns(gaps, _widths(gaps, room))
    boxes = sum(1 for _ in structure.walk())
    if len(gaps) > 2 and not room.fixed and boxes <= STRETCH_LIMIT:  # a part of a divided map is tried too often
        columns = balance(structure, make_card, columns, NARROWEST)
    arrivals = Counter(step.target for step in structure.steps.values())
    cards = {
        box: roomy(make_card(box, columns.widths[structure.depth[box]]), arrivals[box]) for box in structure.walk()
    }
    stretched = stretch(structure, cards, make_card, columns) if room.stretching and len(cards) <= STRETCH_LIMIT else {}
    while True:
        placement = _place(structure, {**cards, **stretched}, columns, room, words)
        struck = crossed(placement, stretched)
        if not struck:
            return placement
        stretched = {box: card for box, card in stretched.items() if box not in struck}


def _place(
    structure: Structure, cards: Mapping[str, Box], columns: Columns, room: Room, words: Mapping[str, str]
) -> Placement:
    trees = columns.layout(structure, cards)
    places, _ = _shelve(structure, trees, cards, columns, room)
    middles = {
        box: y + top + cards[box].height / 2
        for tree, (_, y) in zip(trees, places, strict=True)
        for box, top in tree.items()
    }
    lanes = assign_lanes(structure, middles)
    if any(lanes.values()):
        columns = _widened(columns, structure, lanes)
    places, frame = _shelve(structure, trees, cards, columns, room)
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
    placement.badges += _following(structure, placement, words)
    if frame is not None:
        placement.badges += frame.badges(words, MARGIN, next(box for box in structure.roots if box in structure.beside))
    return placement


def _following(structure: Structure, placement: Placement, words: Mapping[str, str]) -> Iterator[Badge]:
    """Yield the words above what follows from the thesis, beside the line that leads there."""
    follows = structure.follows()
    for link in placement.links:
        if follows.get(link.target) == link.element:
            box, (x, y) = placement.boxes[link.target], link.points[-1]
            yield word_at(words["follows"], x + 7 if y <= box.y else box.x, box.y - WORD - 1, box.id)


def roomy(card: Box, arrivals: int, most: int = MOST_APART, apart: float = APART_AT_LEAST) -> Box:
    """A box so high that so many lines can end at its side and be told apart."""
    least = min(arrivals, most) * apart
    return replace(card, height=least) if card.height < least else card


def _gaps(structure: Structure) -> list[float]:
    """The width of the gap to the right of each column, in which many lines are given room beside each other."""
    gaps = [GAP] * (max(structure.depth.values(), default=0) + 1)
    for box, many in Counter(step.target for step in structure.steps.values()).items():
        if box in structure.depth:
            column = structure.depth[box]
            gaps[column] = max(gaps[column], GAP + min(many - FEW_LINES, MOST_APART) * LINE_ROOM)
    for name in structure.junctions:
        if name in structure.owner:
            column = structure.depth[structure.owner[name]]
            gaps[column] = max(gaps[column], JUNCTION_GAP)
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
) -> tuple[list[Place], Frame | None]:
    """Place each tree: those tied together below each other, so that columns align; loose ones on shelves below.

    What stands beside the argument has a frame of its own, if there is any.
    """
    tied = _tied(structure)
    extents = [_extent(tree, structure, cards, columns) for tree in trees]
    places: list[Place] = [(0.0, 0.0)] * len(trees)
    apart = [n for n, root in enumerate(structure.roots) if root in structure.beside]
    loose = [n for n in range(1, len(trees)) if structure.roots[n] not in tied and n not in set(apart)]
    y = 0.0
    for n in sorted(set(range(len(trees))) - {*loose, *apart}):
        places[n] = (0.0, y)
        y += extents[n][1] + TREE_GAP
    taken = [(places[n], extents[n]) for n in range(len(trees)) if n not in {*loose, *apart}]
    for n, place in zip(loose, _on_shelves([extents[n] for n in loose], taken, y, room), strict=True):
        places[n] = place
    if not apart:
        return places, None
    rectangles = [
        (
            (places[n][0] + columns.lefts[structure.depth[box]], places[n][1] + top),
            (cards[box].width, cards[box].height),
        )
        for n, tree in enumerate(trees)
        if n not in set(apart)
        for box, top in tree.items()
    ]
    sizes = [extents[n] for n in apart]
    across = room.width - 2 * MARGIN
    if not room.fixed:
        across = max(_across(sizes), *(x + w for (x, _), (w, _) in rectangles), *(w + 2 * INSET for w, _ in sizes))
    frame = set_apart(sizes, rectangles, columns.lefts[:-1], across)
    for n, place in zip(apart, frame.places, strict=True):
        places[n] = place
    return places, frame


def _extent(
    tree: Mapping[str, float], structure: Structure, cards: Mapping[str, Box], columns: Columns
) -> tuple[float, float]:
    right = max(columns.lefts[structure.depth[box]] + cards[box].width for box in tree)
    return right, max(top + cards[box].height for box, top in tree.items())


def _across(sizes: Sequence[Size]) -> float:
    """The width at which trees on shelves make a picture of good proportions."""
    return float((sum((w + GAP) * (h + TREE_GAP) for w, h in sizes) * SHELF_RATIO) ** 0.5)


def _on_shelves(sizes: Sequence[Size], taken: Sequence[tuple[Place, Size]], y: float, room: Room) -> Iterable[Place]:
    """Places for loose trees from ``y`` on, or wherever they fit on a sheet."""
    if room.fixed:
        return packed(sizes, taken, room.width - 2 * MARGIN, GAP, TREE_GAP)
    most = max(room.width - 2 * MARGIN, _across(sizes), *(w for w, _ in (*sizes, (0.0, 0.0))))
    places, x, shelf = [], 0.0, 0.0
    for w, h in sizes:
        if x > 0 and x + w > most:
            x, y, shelf = 0.0, y + shelf, 0.0
        places.append((x, y))
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
