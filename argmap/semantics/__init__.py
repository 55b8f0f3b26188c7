"""Which parts of a map hold: grounded semantics of bipolar argument maps, with reasons (see docs/semantics.md).

``evaluate`` and what follows from it speak of maps; ``grounded``, ``Framework`` and ``Labelling`` of plain ids.
"""

from argmap.semantics.evaluation import Change, Evaluation, evaluate, marks, standings, what_if
from argmap.semantics.explanation import Explanation
from argmap.semantics.fixpoint import grounded
from argmap.semantics.framework import Attack, Condition, Framework, Support
from argmap.semantics.labelling import Labelling, Status
from argmap.semantics.reading import from_map
from argmap.semantics.verdict import Reason, Verdict

__all__ = [
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
    "evaluate",
    "from_map",
    "grounded",
    "marks",
    "standings",
    "what_if",
]
