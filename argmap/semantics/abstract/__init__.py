"""Abstract argumentation frameworks and their semantics, by name (see docs/howto/solving.md)."""

from __future__ import annotations

from argmap.semantics.abstract.graph import IN, OUT, UNDECIDED, AttackGraph, closure
from argmap.semantics.abstract.semantics import SEMANTICS, Semantics
from argmap.semantics.abstract.tasks import Answer, count, credulous, extensions, one, sceptical
from argmap.semantics.parts import Count

__all__ = [
    "IN",
    "OUT",
    "SEMANTICS",
    "UNDECIDED",
    "Answer",
    "AttackGraph",
    "Count",
    "Semantics",
    "closure",
    "count",
    "credulous",
    "extensions",
    "one",
    "sceptical",
]
