"""The strengths of a framework once they have come to rest, and the steps in which they are led there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PRECISION = 1e-10  # of the residual, at which strengths count as come to rest
ROUNDS = 5000
FIRST_STEP, LONGER, SHORTER, SHORTEST = 0.5, 1.1, 0.5, 1 / 64
SMALL_CORE = 500  # nodes in cycles up to which plain Python is quicker than numpy


@dataclass(frozen=True, slots=True)
class Solution:
    """The strength of every node, the rounds that it took, and the residual max |f(s) - s| that was left."""

    values: Sequence[float]
    rounds: int
    residual: float

    @property
    def converged(self) -> bool:
        """Return whether strengths came to rest (always so without cycles)."""
        return self.residual <= PRECISION
