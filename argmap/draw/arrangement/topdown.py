"""The top-down arrangement of textbooks: reasons below what they are for, under "because"; objections under "but".

A claim's reasons hang on a rail at its left, its objections on one at its right, and what answers an objection under "yet".
Premises that count only together share a tray. What strikes a step ends at the word that stands for the step alone, or at
its line. The reasons of the
first claim stand beside each other in columns. Relations across the tree are not drawn: boxes say them in words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from argmap.draw.arrangement.beside import HEAD, WORD, Frame, word_at
from argmap.draw.arrangement.branch import Branch, branches_of
from argmap.draw.arrangement.piece import COLUMN_GAP, GAP, TREE_GAP, Piece, filled, line
from argmap.draw.arrangement.placement import MARGIN, Placement
from argmap.draw.arrangement.stacks import NARROWEST, PILL, TRAY, WIDEST, WIDEST_ROOT, MakeCard, Stacks
from argmap.draw.scene import Box
from argmap.draw.structure import Structure

_FRAMES = 6  # of calls for each level
_AS_LOW = 1.03
_TOGETHER = 8  # claims beside the argument in one tray
_BIG = 0.3  # of all boxes: a tree that is set across the whole width


def arrange_top_down(
    structure: Structure,
    make_card: MakeCard,
    across: float,
    words: Mapping[str, str],
    widest: float = WIDEST,
    *,
    spread: int = 8,
) -> Placement:
    """Place ``structure`` in about ``across`` px; ``words`` are those of the pills by kind of relation, "and" and "yet".

    The reasons of a tree of more than ``spread`` boxes, if it is no small part of all, stand beside each other.
    """
    with _deep(max(structure.depth.values(), default=0)):
        return _Layout(structure, make_card, words, widest, spread).arrange(across)


@contextmanager
def _deep(levels: int) -> Iterator[None]:
    """Let functions call each other as often as a chain of reasons is long."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES * levels + 1000))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class _Layout(Stacks):
    def __init__(
        self, structure: Structure, make_card: MakeCard, words: Mapping[str, str], widest: float, spread: int
    ) -> None:
        super().__init__(structure, make_card, words, widest)
        self.spread = spread
        self.follows = structure.follows()

    def arrange(self, across: float) -> Placement:
        """The first trees across the whole width, small ones in their columns."""
        sizes = self._sizes()
        roots = self.structure.roots
        big = [root for root in roots if sizes[root] > max(self.spread, _BIG * len(self.structure.boxes))]
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
            units = self._others(roots, wide)
            piece, place = Piece(), [0.0] * count
            for unit, column in zip(units, filled([unit.height for unit in units], place), strict=True):
                piece.put(unit, column * (wide + COLUMN_GAP), place[column])
                piece.height = max(piece.height, place[column] + unit.height)
                place[column] += unit.height + TREE_GAP
            tried.append(piece)
        low = min(piece.height for piece in tried)
        return next(piece for piece in reversed(tried) if piece.height <= low * _AS_LOW)

    def _others(self, roots: Sequence[str], wide: float) -> list[Piece]:
        """The trees of ``roots``, each by itself; those beside the argument in a tray that says so."""
        apart = [root for root in roots if root in self.structure.beside]
        pieces = [self._named(self._stack(root, wide), root) for root in roots if root not in self.structure.beside]
        for first in range(0, len(apart), _TOGETHER):
            tray, some = Piece(height=HEAD), apart[first : first + _TOGETHER]
            for root in some:
                unit = self._stack(root, wide - 2 * TRAY)
                tray.put(unit, TRAY, tray.height)
                tray.height += unit.height + GAP
            frame = Frame(0.0, 0.0, wide, tray.height + TRAY - GAP, ())
            tray.placement.badges[:0] = frame.badges(self.words, 0.0, some[0])
            tray.height = frame.height
            pieces.append(tray)
        return pieces

    def _named(self, unit: Piece, root: str) -> Piece:
        """A tree, with words above it where its root follows from the thesis."""
        if root not in self.follows:
            return unit
        piece = Piece(height=WORD + 2)
        piece.placement.badges.append(word_at(self.words["follows"], 0.0, 0.0, root))
        piece.put(unit, 0.0, piece.height)
        piece.height += unit.height
        return piece

    def _in_columns(self, root: str, others: Sequence[str], across: float, count: int) -> Piece:
        pros, cons = branches_of(self.structure, root)
        wide = min(self.widest, (across - (count - 1) * COLUMN_GAP) / count)
        if cons and count == 1:
            return self._in_one(root, others, wide)
        whole = count * (wide + COLUMN_GAP) - COLUMN_GAP
        room = whole - (wide + COLUMN_GAP if cons else 0.0)
        head = self.make_card(root, round(min(room - (34 if cons else 0), WIDEST_ROOT), 2))
        piece = Piece(height=head.height, enters=min(head.height / 2, 16.0))
        piece.placement.boxes[root] = head
        against = self.objections(cons, wide) if cons else None
        tops = [head.height + (PILL + 26 if pros else TREE_GAP)] * count
        if against is not None:
            tops[-1] = max(tops[-1], against.height + TREE_GAP)
        alone = _alone(pros, cons, others)
        spread = [self._spread(pros[0].boxes[0], [], across)] if alone else []  # its reasons stand beside each other
        units = spread or [self.branch(branch, wide) for branch in pros]
        units += self._others(others, wide)
        columns = filled([unit.height for unit in units], tops)
        self._hang(piece, root, pros, units, columns, tops, wide)
        if against is not None:
            left = whole - wide
            piece.put(against, left, 0.0)
            self._strike(piece, root, cons, left, head)
            piece.height = max(piece.height, against.height)
        piece.heads = {root: (0.0, 0.0, head.width, head.height)}
        return piece

    def _in_one(self, root: str, others: Sequence[str], wide: float) -> Piece:
        """A tree in a single column, where its objections are on a rail as those of any claim, and small trees after it."""
        piece = self._stack(root, wide)
        for unit in self._others(others, wide):
            piece.put(unit, 0.0, piece.height + TREE_GAP)
            piece.height += unit.height + TREE_GAP
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
                path = line(
                    (x + unit.start, y + unit.enters),
                    (corner, y + unit.enters),
                    (corner, rail),
                    (middle, rail),
                    (middle, head.height),
                )
                pros[at].link(piece.placement, root, path)
        for first in [branch for branch in pros if not branch.cuts][:1]:  # one that is struck has a word of its own
            kind = first.step.kind
            y = head.height + 8
            self.pill(piece.placement, self.words[kind], kind, middle, y, first.boxes[0], centred=True)

    def _strike(self, piece: Piece, root: str, cons: Sequence[Branch], left: float, head: Box) -> None:
        """Draw the lines from the objections beside the root to its right edge."""
        y = min(head.height / 2, 16.0)
        for branch in cons:
            x, top, _, high = piece.heads[branch.boxes[0]]
            middle = top + min(high / 2, 16.0)
            edge = x - (TRAY if len(branch.boxes) > 1 else 0)
            path = line((edge, middle), (left - 6, middle), (left - 6, y), (head.width, y))
            branch.link(piece.placement, root, path)
        kind = cons[0].step.kind
        room = left - 6 - head.width
        self.pill(
            piece.placement, self.words[kind], kind, head.width + room / 2, y - PILL / 2, cons[0].boxes[0], centred=True
        )


def _alone(pros: Sequence[Branch], cons: Sequence[Branch], others: Sequence[str]) -> bool:
    """Return whether a claim has but one reason, and nothing else stands beside that."""
    return len(pros) == 1 and not cons and not others and len(pros[0].boxes) == 1 and not pros[0].cuts
