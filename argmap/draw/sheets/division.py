"""A map divided over sheets of paper: as few as will do, each as full as it can be and at a scale of its own.

A block is grown as large as a sheet can show it, which is found out by laying it out. Small blocks then share sheets:
each goes to the first sheet behind the one that it continues which has room for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.draw.arrangement.placement import MARGIN
from argmap.draw.card import SMALL
from argmap.draw.scene import Scene
from argmap.draw.sheets.paper import Paper
from argmap.draw.sheets.parts import Block, Relations, grow, grow_by_area
from argmap.draw.sheets.reference import continued, references

if TYPE_CHECKING:
    from argmap.draw.sheets.picture import Artist

_SHARES = (3.0, 2.2, 1.7, 1.4, 1.2, 1.0, 0.85, 0.7, 0.55, 0.4)  # of the room, tried for a block until it fits
_SHARES_BELOW = (1.15, 0.95, 0.8, 0.65, 0.5, 0.35)
_SPARE = 0.97  # of a sheet's height; the rest is for references, whose length is not known yet
_SPARES = (_SPARE, 0.9, 0.8, 0.65, 0.5)  # where that is too little
_LARGER = (1.02, 1.07, 1.12, 1.25, 1.45, 1.7, 2.0)  # times the smallest text, for each of which a sheet is laid out
_PACKED = 1.1  # times the height of a sheet that blocks of a large map may be high, which are not laid out to see
_SCANT = 0.9  # of half an average sheet's boxes, below which a sheet is nearly empty
_LARGER_OF_MANY = (1.02, 1.12, 1.25, 1.5)  # the same, of a large map
_LATEST, _LATEST_OF_MANY = 6, 12  # sheets that are tried for a small block; the latter by the heights of blocks alone
_THIN = 0.3  # of a sheet's height, up to which a block is a row of which others can stand below
_MANY = 700  # boxes from which blocks are not laid out to see whether they fit, and fewer sizes of text are tried


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet: its blocks, its scene, and pt for a px of it."""

    blocks: Sequence[Block]
    scene: Scene
    scale: float


class Division:
    """A map on sheets of ``paper``; ``heights`` of boxes and the width of a ``column`` are guesses to begin with.

    A row has at most so many boxes as there is room for, or ``most``.
    """

    def __init__(
        self, artist: Artist, paper: Paper, heights: Mapping[str, float], column: float, most: int | None = None
    ) -> None:
        self.artist, self.paper, self.heights, self.column = artist, paper, heights, column
        self.smallest = paper.least / SMALL
        self.inside = (paper.width - 2 * paper.margin) / self.smallest
        self.high = (paper.height - 2 * paper.margin) / self.smallest - artist.reserved
        self.relations = Relations(artist.structure)
        self.columns = max(1, int((self.inside - 2 * MARGIN) / column))
        self.is_large = len(artist.structure.boxes) > _MANY
        self.larger: Sequence[float] = _LARGER_OF_MANY if self.is_large else _LARGER
        self.latest = _LATEST_OF_MANY if self.is_large else _LATEST
        self.below = artist.look.direction == "top-down"
        self.most = most or max(2, self.columns)
        self.shortened = self.most < self.columns

    def parts(self, titles: Mapping[str, str]) -> list[Part]:
        """The sheets with what they say of each other; where that crowds one, all are divided again with room to spare."""
        for spare in _SPARES:
            sheets = self.shared if spare == _SPARE else self._shared(list(self._blocks(spare)), spare)
            notes = references(self.relations, sheets, titles, self.artist.words)
            parts = []
            for blocks, said in zip(sheets, notes, strict=True):
                parts.append(self._largest(blocks, said))
                if parts[-1].scale < self.smallest - 1e-9 and spare != _SPARES[-1]:
                    break  # it is crowded, so that the others need not be laid out
            else:
                break
        least = min(part.scale for part in parts)
        if least < self.smallest:  # a statement that no sheet holds: the others are no larger than need be
            return [Part(part.blocks, part.scene, max(least, min(part.scale, self.smallest))) for part in parts]
        return parts

    @cached_property
    def shared(self) -> list[list[Block]]:
        """The blocks on sheets, as they are first tried."""
        return self._shared(list(self._blocks(_SPARE)), _SPARE)

    def _blocks(self, spare: float) -> Iterator[Block]:
        structure = self.artist.structure
        outline = self.relations.order
        waiting = [(root, 0) for root in reversed(structure.roots)]
        while waiting:
            root, start = waiting.pop()
            block, rest = self._block(root, start, spare)
            yield block
            waiting += [(box, 0) for box in sorted(block.cut, key=outline.__getitem__, reverse=True)]
            if rest is not None:
                waiting.append((root, rest))

    def _block(self, root: str, start: int, spare: float) -> tuple[Block, int | None]:
        """The largest block of ``root`` that a sheet holds, its children counted from ``start``."""
        seen = 0
        for share in _SHARES_BELOW if self.below else _SHARES:
            block, rest = self._grown(root, start, share)
            if len(block.boxes) == seen:
                continue
            seen = len(block.boxes)
            if seen == 1 or self._fits([block], spare):
                break
        return block, rest

    def _grown(self, root: str, start: int, share: float) -> tuple[Block, int | None]:
        structure = self.artist.structure
        if self.below:
            free = self.high - self.heights[root] - 60
            return grow_by_area(structure, self.heights, root, start, free * self.columns * share, free * share)
        repeated = self.shortened and root in structure.parent  # whose first box is not seen again where it is folded
        return grow(structure, self.heights, root, start, self.most + repeated, self.high * share)

    def _fits(self, blocks: Sequence[Block], spare: float) -> bool:
        if sum(len(block.boxes) for block in blocks) * 30 * 120 > self.inside * self.high * 1.3:
            return False  # by far
        if self.is_large and not self.below:
            return sum(block.height for block in blocks) <= self.high * spare * _PACKED
        if self.below and len(blocks) > 1 and sum(block.height for block in blocks) > self.high * self.columns:
            return False
        wide = self.inside * (0.98 if self.below else 0.95)
        return self._scale(wide, blocks, {}, spare, described=False)[1] >= self.smallest

    def _scale(
        self,
        wide: float,
        blocks: Sequence[Block],
        notes: Mapping[str, Sequence[str]],
        spare: float = 1.0,
        *,
        described: bool = True,
    ) -> tuple[Scene, float]:
        """The scene of ``blocks`` laid out ``wide``, and pt for a px of it."""
        said = notes or {box: [continued([99], self.artist.words)] for block in blocks for box in block.cut}
        scene = self.artist.compose(wide, self.relations.restricted(blocks), said, fixed=True, described=described)
        return scene, self.artist.scale_on(scene, self.paper, spare)

    def _largest(self, blocks: Sequence[Block], notes: Mapping[str, Sequence[str]]) -> Part:
        """The sheet with the largest text."""
        best: Part | None = None
        for larger in self.larger:
            scene, scale = self._scale(self.inside / larger, blocks, notes or {"": []})
            if best is None or scale > best.scale * 1.01:
                best = Part(blocks, scene, scale)
            elif scale < best.scale * 0.8:
                break
        assert best is not None
        return Part(blocks, best.scene, min(best.scale, self.smallest * _LARGER[-1]))

    def _shared(self, blocks: Sequence[Block], spare: float) -> list[list[Block]]:
        """Blocks on sheets, each behind the one that it continues; no box comes twice on a sheet."""
        sheets: list[list[Block]] = []
        shown: list[set[str]] = []
        home: dict[str, int] = {}  # the sheet that each box goes on from
        for block in blocks:
            if self._folds(block, sheets, home, spare):
                shown[home[block.root]].update(block.boxes)
                home.update(dict.fromkeys(block.cut, home[block.root]))
                continue
            first = home.get(block.root, -1) + 1
            places = range(max(first, len(sheets) - self.latest), len(sheets))
            free = (at for at in places if not shown[at].intersection(block.boxes))
            at = next((at for at in free if self._fits([*sheets[at], block], spare)), len(sheets))
            if at == len(sheets):
                sheets.append([])
                shown.append(set())
            sheets[at].append(block)
            shown[at].update(block.boxes)
            home.update(dict.fromkeys([*block.cut, block.root], at))
        self._even_out(sheets, spare)
        return sheets

    def _folds(self, block: Block, sheets: list[list[Block]], home: Mapping[str, int], spare: float) -> bool:
        """Put a row below the one that it continues, without the box that ends that, if their sheet has room."""
        at = home.get(block.root, -1)
        row = block.behind(self.artist.structure) if at >= 0 and not self.below else None
        before = next((other for other in sheets[at] if block.root in other.cut), None) if row else None
        if row is None or before is None or max(row.height, before.height) > self.high * _THIN:
            return False
        before.cut.remove(block.root)
        if self._fits([*sheets[at], row], spare):
            sheets[at].append(row)
            return True
        before.cut.append(block.root)
        return False

    def _even_out(self, sheets: list[list[Block]], spare: float) -> None:
        """Fill sheets that are nearly empty with blocks of those before them, the nearest first, which nothing continues."""
        roots = Counter(block.root for sheet in sheets for block in sheet)
        enough = sum(map(_boxes, sheets)) / len(sheets) / 2
        for at, sheet in enumerate(sheets):
            if _boxes(sheet) >= enough * _SCANT:
                continue
            for giver in reversed(sheets[:at]):
                for block in giver[::-1]:
                    keeps = _boxes(giver) - len(block.boxes) >= enough
                    shown = {box for other in sheet for box in other.boxes}
                    if (
                        block.folded
                        or block.cut
                        or roots[block.root] > 1
                        or not keeps
                        or shown.intersection(block.boxes)
                    ):
                        continue
                    if _boxes(sheet) < enough and self._fits([*sheet, block], spare):
                        giver.remove(block)
                        sheet.append(block)


def _boxes(sheet: Sequence[Block]) -> int:
    return sum(len(block.boxes) for block in sheet)
