"""Claims below one claim, from top to bottom: reasons on a rail at its left, objections on one at its right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from argmap.draw.arrangement.branch import Branch, branches_of
from argmap.draw.arrangement.piece import GAP, Piece, line
from argmap.draw.arrangement.placement import RING, Placement
from argmap.draw.measure import width as width_of
from argmap.draw.scene import Badge, Box
from argmap.draw.structure import CONFLICTS, Structure

INDENT, LANE = 20.0, 15.0  # px: of reasons below a claim, and of the rail of its objections
PILL, PILL_SIZE = 17.0, 11.6
AND, TRAY = 15.0, 5.0
NARROWEST, WIDEST, WIDEST_ROOT = 172.0, 290.0, 520.0
_LEAST = 104.0  # px, of a box; deeper ones are indented no further

MakeCard = Callable[[str, float], Box]


class Stacks:
    """Puts claims below each other, of which each is as wide as its place allows."""

    def __init__(self, structure: Structure, make_card: MakeCard, words: Mapping[str, str], widest: float) -> None:
        self.structure, self.make_card, self.words, self.widest = structure, make_card, words, widest

    def objections(self, cons: Sequence[Branch], wide: float) -> Piece:
        """Objections below each other."""
        piece = Piece()
        for branch in cons:
            unit = self.branch(branch, wide)
            piece.put(unit, 0.0, piece.height)
            piece.height += unit.height + GAP
        piece.height -= GAP
        return piece

    def branch(self, branch: Branch, wide: float, *, rightwards: bool = False) -> Piece:
        """The premises of one step, those of a tray with "and" between them, and what strikes the step.

        The step's own line leaves them ``rightwards`` or at the left; there, one that is struck has a word to itself.
        """
        piece = Piece()
        lane = LANE if branch.cuts else 0.0
        inset = TRAY if len(branch.boxes) > 1 else 0.0
        top = 0.0
        if branch.cuts and not rightwards:
            self.pill(piece.placement, self.words[branch.step.kind], branch.step.kind, -2.0, 0.0, branch.boxes[0])
            top = PILL + 4
        piece.height = top + inset
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
            across, high = round(wide - lane, 2), round(piece.height - top, 2)
            tray = Badge("", 0.0, top, across, high, branch.step.kind, branch.boxes[0])
            piece.placement.badges.insert(0, tray)
            branch.meet(piece.placement, across if rightwards else 0.0, piece.enters)
        elif branch.cuts:
            branch.meet(piece.placement, -RING, piece.enters)
        for cut in branch.cuts:
            self._cut(piece, branch, cut, wide, rightwards=rightwards)
        return piece

    def _and(self, piece: Piece, branch: Branch, box: str, wide: float) -> None:
        y = piece.height
        badge = Badge(self.words["and"], 0.0, round(y, 2), round(wide, 2), AND, branch.step.kind, box, bare=True)
        piece.placement.badges.append(badge)
        piece.height = y + AND

    def _cut(self, piece: Piece, branch: Branch, cut: Branch, wide: float, *, rightwards: bool) -> None:
        """Place what strikes a step below its premises; its line runs up at the right and ends at the step.

        That is the word of the step, or its line where that crosses.
        """
        lane = wide - 5
        unit = self.branch(cut, max(_LEAST / 2, wide - LANE), rightwards=True)
        y = piece.height + GAP
        piece.put(unit, 0.0, y)
        left, top, across, high = piece.heads[cut.boxes[0]]
        start = (left + across, top + min(high / 2, 16.0))
        end = (self._across(self.words[branch.step.kind]) - 2.0, PILL / 2)
        if rightwards:
            _, top, _, high = piece.heads[branch.boxes[0]]
            branch.meet(piece.placement, lane, top + min(high / 2, 16.0))
            end = (lane, top + min(high / 2, 16.0) + RING)
        cut.link(piece.placement, branch.step.id, line(start, (lane, start[1]), (lane, end[1]), end))
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
            worded = False  # whether a word stands above, other than that of a step which is struck
            piece.height += 5
            for branch in (branch for branch in pros if branch.step.kind == kind):
                if not worded and not branch.cuts:
                    self.pill(piece.placement, self.words[kind], kind, indent - 2, piece.height, branch.boxes[0])
                    piece.height += PILL + 4
                worded = not branch.cuts
                unit = self.branch(branch, inner)
                piece.put(unit, indent, piece.height)
                y = piece.height + unit.enters
                branch.link(piece.placement, box, line((indent, y), (indent / 2, y), (indent / 2, card.height)))
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
        across = self._across(word)
        self.pill(piece.placement, word, kind, wide - 12 - across, card.height + 5, cons[0].boxes[0])
        if piece.height == card.height:
            piece.height += 5 + PILL
        for branch in cons:
            unit = self.branch(branch, max(_LEAST / 2, wide - LANE), rightwards=True)
            y = piece.height + GAP
            piece.put(unit, 0.0, y)
            left, top, across, high = piece.heads[branch.boxes[0]]
            right = left + across + (TRAY if len(branch.boxes) > 1 else 0.0)
            middle, rail = top + min(high / 2, 16.0), wide - 6
            branch.link(piece.placement, box, line((right, middle), (rail, middle), (rail, card.height)))
            piece.height = y + unit.height

    def _across(self, word: str) -> float:
        """The width of a word on a line with the pill around it."""
        return width_of(word, PILL_SIZE, 600) + 16

    def pill(
        self, placement: Placement, word: str, kind: str, x: float, y: float, first: str, *, centred: bool = False
    ) -> None:
        across = round(self._across(word), 2)
        left = x - across / 2 if centred else x
        placement.badges.append(Badge(word, round(left, 2), round(y, 2), across, PILL, kind, first))  # type: ignore[arg-type]
