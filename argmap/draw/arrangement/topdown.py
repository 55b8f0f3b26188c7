"""The top-down arrangement of textbooks: reasons below what they are for, under "because"; objections under "but".

A claim's reasons hang on a rail at its left, its objections on one at its right, and what answers an objection under "yet".
Premises that count only together share a tray. What strikes a step ends at the premises of the step. The reasons of the
first claim stand beside each other in columns. Relations across the tree are not drawn: boxes say them in words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.draw.arrangement.branch import Branch, branches_of
from argmap.draw.arrangement.placement import MARGIN, Placement
from argmap.draw.measure import width as width_of
from argmap.draw.path import Points, join, straight
from argmap.draw.scene import Badge, Box, Point
from argmap.draw.structure import CONFLICTS, Structure

INDENT, LANE = 20.0, 15.0  # px: of reasons below a claim, and of the rail of its objections
PILL, PILL_SIZE = 17.0, 11.6
GAP, TREE_GAP, COLUMN_GAP = 7.0, 20.0, 30.0
AND, TRAY = 15.0, 5.0
NARROWEST, WIDEST, WIDEST_ROOT = 172.0, 290.0, 520.0
_LEAST = 104.0  # px, of a box; deeper ones are indented no further
_FRAMES = 6  # of calls for each level
_AS_LOW = 1.03
_BIG = 0.3  # of all boxes: a tree that is set across the whole width

MakeCard = Callable[[str, float], Box]


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


def arrange_top_down(
    structure: Structure, make_card: MakeCard, across: float, words: Mapping[str, str], widest: float = WIDEST
) -> Placement:
    """Place ``structure`` in about ``across`` px; ``words`` are those of the pills by kind of relation, "and" and "yet"."""
    with _deep(max(structure.depth.values(), default=0)):
        return _Layout(structure, make_card, words, widest).arrange(across)


@contextmanager
def _deep(levels: int) -> Iterator[None]:
    """Let functions call each other as often as a chain of reasons is long."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES * levels + 1000))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class _Layout:
    def __init__(self, structure: Structure, make_card: MakeCard, words: Mapping[str, str], widest: float) -> None:
        self.structure, self.make_card, self.words, self.widest = structure, make_card, words, widest

    def arrange(self, across: float) -> Placement:
        """The first trees across the whole width, small ones in their columns."""
        sizes = self._sizes()
        roots = self.structure.roots
        big = [root for root in roots if sizes[root] > max(8, _BIG * len(self.structure.boxes))]
        small = [root for root in roots if root not in big]
        placement, y = Placement(), MARGIN
        pieces = [self._spread(root, small if root == big[0] else [], across - 2 * MARGIN) for root in big]
        for piece in pieces or [self._beside(small, across - 2 * MARGIN)]:
            placement.take(piece.flat(MARGIN, y), 0.0, 0.0)
            y += piece.height + TREE_GAP
        placement.boxes = {box: placement.boxes[box] for box in self.structure.walk()}
        return placement

    def _sizes(self) -> dict[str, int]:
        sizes = dict.fromkeys(self.structure.boxes, 1)
        for box in reversed(list(self.structure.walk())):
            if box in self.structure.parent:
                sizes[self.structure.parent[box]] += sizes[box]
        return sizes

    def _spread(self, root: str, others: Sequence[str], across: float) -> Piece:
        """A tree whose reasons stand beside each other below its root, and small trees after them.

        There are as few columns as make it about as low as it can be.
        """
        pros, cons = branches_of(self.structure, root)
        most = max(1, int((across + COLUMN_GAP) / (NARROWEST + COLUMN_GAP)))
        most = max(1, min(most, len(pros) + (1 if cons else 0) + len(others)))
        if _alone(pros, cons, others):
            return self._in_columns(root, others, across, 1)
        counts = dict.fromkeys((most, most - 1, -(-most * 2 // 3), -(-most // 2)))
        tried = [self._in_columns(root, others, across, count) for count in counts if count > 0]
        low = min(piece.height for piece in tried)
        return next(piece for piece in reversed(tried) if piece.height <= low * _AS_LOW)

    def _beside(self, roots: Sequence[str], across: float) -> Piece:
        """Trees in columns, none of which is so large that it needs them all."""
        most = max(1, min(len(roots), int((across + COLUMN_GAP) / (NARROWEST + COLUMN_GAP))))
        tried = []
        for count in range(most, 0, -1):
            wide = min(self.widest, (across - (count - 1) * COLUMN_GAP) / count)
            units = [self._stack(root, wide) for root in roots]
            piece, place = Piece(), [0.0] * count
            for unit, column in zip(units, _filled([unit.height for unit in units], place), strict=True):
                piece.put(unit, column * (wide + COLUMN_GAP), place[column])
                piece.height = max(piece.height, place[column] + unit.height)
                place[column] += unit.height + TREE_GAP
            tried.append(piece)
        low = min(piece.height for piece in tried)
        return next(piece for piece in reversed(tried) if piece.height <= low * _AS_LOW)

    def _in_columns(self, root: str, others: Sequence[str], across: float, count: int) -> Piece:
        pros, cons = branches_of(self.structure, root)
        wide = min(self.widest, (across - (count - 1) * COLUMN_GAP) / count)
        beside = bool(cons) and count > 1
        whole = count * (wide + COLUMN_GAP) - COLUMN_GAP
        room = whole - (wide + COLUMN_GAP if beside else 0.0)
        head = self.make_card(root, round(min(room - (34 if beside else 0), WIDEST_ROOT), 2))
        piece = Piece(height=head.height, enters=min(head.height / 2, 16.0))
        piece.placement.boxes[root] = head
        against = self._objections(cons, wide) if beside else None
        tops = [head.height + (PILL + 26 if pros else TREE_GAP)] * count
        if against is not None:
            tops[-1] = max(tops[-1], against.height + TREE_GAP)
        alone = _alone(pros, cons, others)
        spread = [self._spread(pros[0].boxes[0], [], across)] if alone else []  # its reasons stand beside each other
        units = spread or [self._branch(branch, wide) for branch in pros]
        if cons and not beside:
            units.append(self._objections(cons, wide))
        units += [self._stack(other, wide) for other in others]
        columns = _filled([unit.height for unit in units], tops)
        self._hang(piece, root, pros, units, columns, tops, wide)
        if against is not None:
            left = whole - wide
            piece.put(against, left, 0.0)
            self._strike(piece, root, cons, left, head)
            piece.height = max(piece.height, against.height)
        piece.heads = {root: (0.0, 0.0, head.width, head.height)}
        return piece

    def _hang(
        self,
        piece: Piece,
        root: str,
        pros: Sequence[Branch],
        units: Sequence[Piece],
        columns: Sequence[int],
        tops: list[float],
        wide: float,
    ) -> None:
        """Put the units into their columns, and draw the lines of the reasons among them to the root."""
        head, place = piece.placement.boxes[root], list(tops)
        middle = min(head.width / 2, wide)
        rail = head.height + PILL + 16
        for at, (unit, column) in enumerate(zip(units, columns, strict=True)):
            x, y = column * (wide + COLUMN_GAP), place[column]
            piece.put(unit, x, y)
            place[column] = y + unit.height + (GAP + 6 if at < len(pros) else TREE_GAP)
            piece.height = max(piece.height, y + unit.height)
            if at < len(pros):
                corner = x - 9
                path = _line(
                    (x + unit.start, y + unit.enters),
                    (corner, y + unit.enters),
                    (corner, rail),
                    (middle, rail),
                    (middle, head.height),
                )
                pros[at].link(piece.placement, root, path)
        if pros:
            self._pill(
                piece.placement,
                self.words[pros[0].step.kind],
                pros[0].step.kind,
                middle,
                head.height + 8,
                pros[0].boxes[0],
                centred=True,
            )

    def _strike(self, piece: Piece, root: str, cons: Sequence[Branch], left: float, head: Box) -> None:
        """Draw the lines from the objections beside the root to its right edge."""
        y = min(head.height / 2, 16.0)
        for branch in cons:
            x, top, _, high = piece.heads[branch.boxes[0]]
            middle = top + min(high / 2, 16.0)
            edge = x - (TRAY if len(branch.boxes) > 1 else 0)
            path = _line((edge, middle), (left - 6, middle), (left - 6, y), (head.width, y))
            branch.link(piece.placement, root, path)
        kind = cons[0].step.kind
        room = left - 6 - head.width
        self._pill(
            piece.placement, self.words[kind], kind, head.width + room / 2, y - PILL / 2, cons[0].boxes[0], centred=True
        )

    def _objections(self, cons: Sequence[Branch], wide: float) -> Piece:
        """Objections below each other."""
        piece = Piece()
        for branch in cons:
            unit = self._branch(branch, wide)
            piece.put(unit, 0.0, piece.height)
            piece.height += unit.height + GAP
        piece.height -= GAP
        return piece

    def _branch(self, branch: Branch, wide: float) -> Piece:
        """The premises of one step, those of a tray with "and" between them, and what strikes the step."""
        piece = Piece()
        lane = LANE if branch.cuts else 0.0
        inset = TRAY if len(branch.boxes) > 1 else 0.0
        piece.height = inset
        for at, box in enumerate(branch.boxes):
            if at:
                self._and(piece, branch, box, wide - lane)
            unit = self._stack(box, max(_LEAST / 2, wide - lane - 2 * inset))
            piece.put(unit, inset, piece.height)
            if not at:
                piece.enters = piece.height + unit.enters
            piece.height += unit.height
        if inset:
            piece.height += inset
            tray = Badge("", 0.0, 0.0, round(wide - lane, 2), round(piece.height, 2), branch.step.kind, branch.boxes[0])
            piece.placement.badges.insert(0, tray)
            branch.meet(piece.placement, 0.0, piece.enters)
        for cut in branch.cuts:
            self._cut(piece, branch, cut, wide, inset)
        return piece

    def _and(self, piece: Piece, branch: Branch, box: str, wide: float) -> None:
        y = piece.height
        badge = Badge(self.words["and"], 0.0, round(y, 2), round(wide, 2), AND, branch.step.kind, box, bare=True)
        piece.placement.badges.append(badge)
        piece.height = y + AND

    def _cut(self, piece: Piece, branch: Branch, cut: Branch, wide: float, inset: float) -> None:
        """What strikes a step stands below its premises; its line runs up at the right and ends at them."""
        lane = wide - 5
        unit = self._branch(cut, max(_LEAST / 2, wide - LANE))
        y = piece.height + GAP
        piece.put(unit, 0.0, y)
        left, top, across, high = piece.heads[cut.boxes[0]]
        middle, right = top + min(high / 2, 16.0), left + across
        left, top, across, high = piece.heads[branch.boxes[0]]
        end = (left + across + inset, top + min(high / 2, 12.0))
        branch.meet(piece.placement, 0.0, piece.enters)
        cut.link(piece.placement, branch.step.id, _line((right, middle), (lane, middle), (lane, end[1]), end))
        piece.height = y + unit.height

    def _stack(self, box: str, wide: float) -> Piece:
        """A claim, its reasons indented below it, then its objections."""
        pros, cons = branches_of(self.structure, box)
        card = self.make_card(box, round(wide, 2))
        piece = Piece(height=card.height, enters=min(card.height / 2, 16.0))
        piece.placement.boxes[box] = card
        indent = INDENT if wide - INDENT - LANE > _LEAST else 10.0 if wide - 10.0 - LANE > _LEAST / 2 else 0.0
        inner = max(_LEAST / 2, wide - indent - (LANE if cons else 0.0))
        for kind in dict.fromkeys(branch.step.kind for branch in pros):
            same = [branch for branch in pros if branch.step.kind == kind]
            self._pill(piece.placement, self.words[kind], kind, indent - 2, piece.height + 5, same[0].boxes[0])
            piece.height += 5 + PILL + 4
            for branch in same:
                unit = self._branch(branch, inner)
                piece.put(unit, indent, piece.height)
                y = piece.height + unit.enters
                branch.link(piece.placement, box, _line((indent, y), (indent / 2, y), (indent / 2, card.height)))
                piece.height += unit.height + GAP
            piece.height -= GAP
        if cons:
            self._against(piece, box, card, cons, wide)
        piece.heads = {box: (0.0, 0.0, card.width, card.height)}
        return piece

    def _against(self, piece: Piece, box: str, card: Box, cons: Sequence[Branch], wide: float) -> None:
        """The objections to a claim, on a rail at its right; to an objection they are replies."""
        kind = cons[0].step.kind
        by = self.structure.by.get(box)
        answered = by is not None and by.kind in CONFLICTS and kind == "attack"
        word = self.words["yet" if answered else kind]
        across = width_of(word, PILL_SIZE, 600) + 16
        self._pill(piece.placement, word, kind, wide - 12 - across, card.height + 5, cons[0].boxes[0])
        if piece.height == card.height:
            piece.height += 5 + PILL
        for branch in cons:
            unit = self._branch(branch, max(_LEAST / 2, wide - LANE))
            y = piece.height + GAP
            piece.put(unit, 0.0, y)
            left, top, across, high = piece.heads[branch.boxes[0]]
            right = left + across + (TRAY if len(branch.boxes) > 1 else 0.0)
            middle, rail = top + min(high / 2, 16.0), wide - 6
            branch.link(piece.placement, box, _line((right, middle), (rail, middle), (rail, card.height)))
            piece.height = y + unit.height

    def _pill(
        self, placement: Placement, word: str, kind: str, x: float, y: float, first: str, *, centred: bool = False
    ) -> None:
        across = round(width_of(word, PILL_SIZE, 600) + 16, 2)
        left = x - across / 2 if centred else x
        placement.badges.append(Badge(word, round(left, 2), round(y, 2), across, PILL, kind, first))  # type: ignore[arg-type]


def _alone(pros: Sequence[Branch], cons: Sequence[Branch], others: Sequence[str]) -> bool:
    """Whether a claim has but one reason, and nothing else stands beside that."""
    return len(pros) == 1 and not cons and not others and len(pros[0].boxes) == 1 and not pros[0].cuts


def _line(*points: Point) -> Points:
    """Straight pieces through ``points``; those that lead nowhere are left out."""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 0.05:
            kept.append(point)
    if len(kept) == 1:
        kept.append((kept[0][0] + 0.1, kept[0][1]))
    return join(*(straight(a, b) for a, b in pairwise(kept)))


def _filled(heights: Sequence[float], tops: Sequence[float]) -> list[int]:
    """The column of each unit, in order, so that the longest column is as short as it can be."""
    low, high = max(tops, default=0.0), max(tops, default=0.0) + sum(heights) + TREE_GAP * len(heights)
    best = [0] * len(heights)
    for _ in range(40):
        limit = (low + high) / 2
        found = _within(heights, tops, limit)
        if found is None:
            low = limit
        else:
            best, high = found, limit
    return best


def _within(heights: Sequence[float], tops: Sequence[float], limit: float) -> list[int] | None:
    found, column, y = [], 0, tops[0] if tops else 0.0
    for height in heights:
        while y + height > limit:
            column += 1
            if column == len(tops):
                return None
            y = tops[column]
        found.append(column)
        y += height + TREE_GAP
    return found
