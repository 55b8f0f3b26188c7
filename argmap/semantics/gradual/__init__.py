"""Gradual semantics: how strong each element of a map is, where it stands on hedges (see docs/explanation/strength.md)."""

from argmap.semantics.gradual.modular import SEMANTICS
from argmap.semantics.gradual.qbaf import QBAF, Edges
from argmap.semantics.gradual.scores import ScoreError, Scores
from argmap.semantics.gradual.solution import Solution
from argmap.semantics.gradual.solving import solve
from argmap.semantics.gradual.strength import Strengths, strengths

__all__ = [
    "QBAF",
    "SEMANTICS",
    "Edges",
    "ScoreError",
    "Scores",
    "Solution",
    "Strengths",
    "solve",
    "strengths",
]
