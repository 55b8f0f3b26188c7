"""The structured reading of a map: arguments are built from its premises and steps, and defeat each other (ASPIC+).

Bex, Modgil, Prakken & Reed (2013) read the Argument Interchange Format so;
``docs/explanation/structured.md`` says when this second opinion differs from the first.
"""

from __future__ import annotations

from argmap.semantics.structured.arguments import Argument, TooManyArguments, build
from argmap.semantics.structured.defeat import ORDERINGS, defeats
from argmap.semantics.structured.evaluation import Standing, StructuredEvaluation, evaluate_structured
from argmap.semantics.structured.theory import Rule, Theory, theory_of

__all__ = [
    "ORDERINGS",
    "Argument",
    "Rule",
    "Standing",
    "StructuredEvaluation",
    "Theory",
    "TooManyArguments",
    "build",
    "defeats",
    "evaluate_structured",
    "theory_of",
]
