"""Strengths of the elements of a map, as a number from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap
from argmap.domain.semantics import DEFAULT_GRADUAL
from argmap.semantics.evaluation import require
from argmap.semantics.gradual.modular import Modular, named
from argmap.semantics.gradual.reading import MapQbaf, read
from argmap.semantics.gradual.scores import Scores
from argmap.semantics.gradual.solution import ROUNDS, Solution
from argmap.semantics.gradual.solving import solve


@dataclass(frozen=True, repr=False)
class Strengths(Mapping[str, float]):
    """The strength of every statement, argument, step and attack by id, and whether computing it came to an end.

    Without cycles in the map it always does. ``residual`` is how far the strengths are from agreeing with each other.
    """

    reading: MapQbaf
    semantics: Modular
    solution: Solution

    @property
    def converged(self) -> bool:
        """Return whether the strengths came to rest; if not, they are where they were after the last round."""
        return self.solution.converged

    @property
    def rounds(self) -> int:
        """The number of times that strengths were computed: once without cycles."""
        return self.solution.rounds

    @property
    def residual(self) -> float:
        """The most that one more round would change a strength."""
        return self.solution.residual

    @cached_property
    def _by_id(self) -> dict[str, float]:
        values, reading = self.solution.values, self.reading
        ids = (id_ for id_ in reading.ids if id_ in reading.map.elements)
        return {id_: max(float(values[node]) for node in reading.nodes(id_)) for id_ in ids}

    def __getitem__(self, id_: str) -> float:
        return self._by_id[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        state = "" if self.converged else ", not converged"
        return f"<Strengths of {self.reading.map.id!r} by {self.semantics.name}: {len(self)} elements{state}>"

    def base(self, id_: str) -> float:
        """The base score of ``id_``, before anything speaks for or against it."""
        return float(self.reading.qbaf.base[self.reading.number[id_]])

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data for JSON."""
        return {
            "map": self.reading.map.id,
            "semantics": self.semantics.name,
            "converged": self.converged,
            "rounds": self.rounds,
            "residual": self.residual,
            "scores": dict(self.reading.scores.table),
            "strengths": {id_: {"base": self.base(id_), "strength": strength} for id_, strength in self.items()},
        }


def strengths(
    map_: ArgumentMap,
    semantics: str = DEFAULT_GRADUAL,
    scores: Mapping[str, Any] | None = None,
    assumptions: Assumptions = Assumptions(),  # noqa: B008 - frozen
    *,
    engine: str = "auto",
    rounds: int = ROUNDS,
) -> Strengths:
    """Compute how strong each element of ``map_`` is.

    ``scores`` puts numbers in [0, 1] for hedges (``likely``), for ``denied``, ``supposed`` and ``argued``, and for
    single elements by id or title, in the place of those in ``hedges.json``. Raises ``UnknownNameError`` for an unknown
    semantics or id, ``ScoreError`` for what is no score, ``ArgmapError`` for supports under a semantics without them.
    """
    chosen = named(semantics)
    require(map_.elements, assumptions.everything)
    reading = read(map_, Scores.of(map_, scores), assumptions)
    return Strengths(reading, chosen, solve(reading.qbaf, chosen, engine, rounds))
