"""Columns of unequal width: one with long claims takes room from one with short ones, if that makes the picture lower."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from argmap.draw.arrangement.stretch import Columns, MakeCard, height_of
from argmap.draw.scene import Box
from argmap.draw.structure import Structure

_STEP = 8.0  # px that one column gives to another
_MOST_ROUNDS = 10
_LINES, _ALONE = (
    0.1,
    30.0,
)  # what the height of a box counts, and a label or mark that is cut short or has a line to itself
_MOST_GIVEN = 32.0  # px by which a column may differ from what all would have


def balance(structure: Structure, make_card: MakeCard, columns: Columns, narrowest: float) -> Columns:
    """The same columns, all but the first of which have given each other room, in the same width together."""
    cards: dict[tuple[str, float], Box] = {}

    def height(tried: Columns) -> float:
        made = {}
        for box in structure.walk():
            key = (box, tried.widths[structure.depth[box]])
            if key not in cards:
                cards[key] = make_card(*key)
            made[box] = cards[key]
        return height_of(structure, made, tried) + sum(map(_cost, made.values()))

    best, lowest = columns, height(columns)
    for _ in range(_MOST_ROUNDS):
        tries = [(height(tried), tried.widths, tried) for tried in _shifted(best, columns, narrowest)]
        now, _, tried = min(tries, default=(lowest, [], best))
        if now >= lowest - 0.5:
            break
        best, lowest = tried, now
    return best


def _cost(card: Box) -> float:
    """Return what counts against a box where the picture is as high either way: its height, and lone words."""
    rows = {line.slot: line.y for line in card.lines if line.slot in ("label", "mark")}
    alone = len(set(rows.values())) > 1 or not any(line.text == card.label for line in card.lines if card.label)
    return _LINES * card.height + (_ALONE if alone and rows else 0.0)


def _shifted(columns: Columns, even: Columns, narrowest: float) -> Iterator[Columns]:
    """Yield what becomes of columns if one gives another a little, or some more."""
    for taker, giver in permutations(range(1, len(columns.widths)), 2):
        for part in (_STEP, 2 * _STEP):
            widths = list(columns.widths)
            widths[taker] += part
            widths[giver] -= part
            far = max(abs(widths[i] - even.widths[i]) for i in (taker, giver))
            if widths[giver] >= narrowest and far <= _MOST_GIVEN:
                yield Columns(columns.gaps, widths)
