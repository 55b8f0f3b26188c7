"""Base scores: how far the text itself vouches for a statement, before anything speaks for or against it."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import Argument, ArgumentMap, Hedge, Point, Span
from argmap.domain.rules import hedge_scores
from argmap.domain.spelling import similar


class ScoreError(ArgmapError):
    """Scores that cannot be understood: not a number from 0 to 1, or of something that nobody knows."""


@dataclass(frozen=True)
class Scores:
    """A number in [0, 1] for each hedge, some stances and ``argued`` in ``table``, and for single elements by id."""

    table: Mapping[str, float]
    own: Mapping[str, float]

    @classmethod
    def of(cls, map_: ArgumentMap, chosen: Mapping[str, Any] | None = None) -> Scores:
        """The default table, with what the map's ``scores`` and then ``chosen`` (labels, ids or titles) put instead.

        Raises ``ScoreError`` that names everything wrong.
        """
        file = map_.origin.file if map_.origin and map_.origin.file else ""
        table, own = dict(hedge_scores()), dict[str, float]()
        faults: list[Diagnostic] = []
        for stated, where in ((map_.scores, Span.of_file(file) if file else None), (chosen, None)):
            if stated is None:
                continue
            if not isinstance(stated, Mapping):
                faults.append(_fault("The scores are not a list of names with numbers.", where))
                continue
            for name, value in stated.items():
                number = _number(value)
                place = str(name) if name in table else _element(map_, str(name))
                if number is None:
                    faults.append(_fault(f"The score of “{name}” is not a number from 0 to 1.", where))
                elif place is None:
                    faults.append(_unknown(map_, str(name), where))
                elif name in table:
                    table[place] = number
                else:
                    own[place] = number
        if faults:
            raise ScoreError.of(faults)
        return cls(table, own)

    def word(self, element: Point) -> float:
        """Return how far the text vouches for ``element``: by its hedge, and no further than its stance lets it."""
        if isinstance(element, Argument):
            return self.table[Hedge.CERTAIN.label]
        return min(self.table[element.certainty.label], self.table.get(element.stance.value, 1.0))

    def base(self, element: Point, argued: bool) -> float:
        """The base score of ``element``; ``argued`` if the map gives reasons for it, which it then has to live on."""
        own = self.own.get(element.id)
        return own if own is not None else self.word(element) * (self.table["argued"] if argued else 1.0)

    def steps(self, score: float) -> tuple[float, float]:
        """The next lower and the next higher score on the scale of hedges, or 0 and 1 at its ends."""
        scale = [self.table[hedge.label] for hedge in Hedge]
        return max((s for s in scale if s < score), default=0.0), min((s for s in scale if s > score), default=1.0)


def from_json(text: str, file: str = "<text>") -> dict[str, Any]:
    """Read scores from JSON such as ``{"likely": 0.8, "thesis": 0.5}``; raises ``ScoreError`` for anything else."""
    where = Span.of_file(file)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Span(file, error.lineno, error.colno, error.lineno, error.colno + 1)
        raise ScoreError(_fault(f"This is not JSON: {error.msg}.", place)) from None
    except (RecursionError, ValueError):
        raise ScoreError(_fault("This JSON is too deep or long for a table of scores.", where)) from None
    if not isinstance(data, dict):
        raise ScoreError(_fault("This is not a JSON object.", where))
    bad = [name for name, value in data.items() if _number(value) is None]
    if bad:
        raise ScoreError.of(_fault(f"The score of “{name}” is not a number from 0 to 1.", where) for name in bad)
    return data


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1 or math.isnan(value):
        return None
    return float(value)


def _element(map_: ArgumentMap, name: str) -> str | None:
    if name in map_.elements:
        return name
    wanted = name.strip().casefold()
    return next((box.id for box in map_.points if box.title.casefold() == wanted), None)


def _fault(message: str, where: Span | None) -> Diagnostic:
    remedy = 'Write names with numbers from 0 to 1, such as {"likely": 0.8, "thesis": 0.5}.'
    return Diagnostic("bad-score", message, where, remedy)


def _unknown(map_: ArgumentMap, name: str, where: Span | None) -> Diagnostic:
    known: Collection[str] = [*hedge_scores(), *map_.elements]
    near = similar(name, known, 3)
    remedy = f"Did you mean {' or '.join(near)}?" if near else f"Scores have {', '.join(hedge_scores())}, and elements."
    return Diagnostic("unknown-score", f"“{name}” is no hedge, and no element of the map.", where, remedy)
