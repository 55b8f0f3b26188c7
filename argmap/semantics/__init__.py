"""Verdicts by grounded semantics of bipolar argument maps, with reasons (see docs/explanation/semantics.md).

``evaluate`` and what follows from it speak of maps; ``grounded``, ``Framework`` and ``Labelling`` of plain ids. Names
are imported when they are asked for, so that ``argmap solve`` starts without anything that is about maps.
"""

from __future__ import annotations

from argmap.domain.lazy import lazy

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.domain.assumptions import AssumptionError, Assumptions
    from argmap.semantics.evaluation import (
        Effect,
        Evaluation,
        evaluate,
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
    "Condition",
    "Effect",
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
    "from_map",
    "grounded",
    "marks",
    "standings",
    "what_if",
    "words",
]

__getattr__, __dir__ = lazy(
    __name__,
    {
        "domain.assumptions": ("AssumptionError", "Assumptions"),
        "semantics.evaluation": (
            "Effect",
            "Evaluation",
            "evaluate",
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
    },
)
