"""Which parts of a map hold: grounded semantics of bipolar argument maps, with reasons (see docs/explanation/semantics.md).

``evaluate`` and what follows from it speak of maps; ``grounded``, ``Framework`` and ``Labelling`` of plain ids. Names
are imported when they are asked for, so that ``argmap solve`` starts without anything that is about maps.
"""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any

    from argmap.domain.assumptions import AssumptionError, Assumptions
    from argmap.semantics.evaluation import (
        Change,
        Evaluation,
        evaluate,
        evaluate_under,
        marks,
        standings,
        what_if,
        words,
    )
    from argmap.semantics.explanation import Explanation
    from argmap.semantics.fixpoint import grounded
    from argmap.semantics.framework import Attack, Condition, Framework, Support
    from argmap.semantics.labelling import Labelling, Status
    from argmap.semantics.reading import from_map
    from argmap.semantics.reason import Reason
    from argmap.semantics.verdict import Verdict
    from argmap.semantics.verdict_word import Word

__all__ = [
    "AssumptionError",
    "Assumptions",
    "Attack",
    "Change",
    "Condition",
    "Evaluation",
    "Explanation",
    "Framework",
    "Labelling",
    "Reason",
    "Status",
    "Support",
    "Verdict",
    "Word",
    "evaluate",
    "evaluate_under",
    "from_map",
    "grounded",
    "marks",
    "standings",
    "what_if",
    "words",
]

_HOMES = {
    "domain.assumptions": ("AssumptionError", "Assumptions"),
    "semantics.evaluation": (
        "Change",
        "Evaluation",
        "evaluate",
        "evaluate_under",
        "marks",
        "standings",
        "what_if",
        "words",
    ),
    "semantics.explanation": ("Explanation",),
    "semantics.fixpoint": ("grounded",),
    "semantics.framework": ("Attack", "Condition", "Framework", "Support"),
    "semantics.labelling": ("Labelling", "Status"),
    "semantics.reading": ("from_map",),
    "semantics.reason": ("Reason",),
    "semantics.verdict": ("Verdict",),
    "semantics.verdict_word": ("Word",),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"argmap.{home}"), name)
    raise AttributeError(f"module 'argmap.semantics' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
