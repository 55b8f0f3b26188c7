"""Gradual semantics: how strong each element of a map is, where it stands on hedges (see docs/explanation/strength.md)."""

from argmap.semantics.gradual.modular import DEFAULT, SEMANTICS
from argmap.semantics.gradual.qbaf import QBAF, Edges
from argmap.semantics.gradual.scores import ScoreError, Scores
from argmap.semantics.gradual.solution import Solution, solve
from argmap.semantics.gradual.strength import Strengths, strengths

__all__ = [
    "DEFAULT",
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
