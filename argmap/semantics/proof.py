"""Standards of proof, and when they are met: how the reasons for a claim must compare with the objections to it.

The standards are those of Gordon, Prakken & Walton (2007) and of Carneades (Gordon & Walton 2009). Weights are whole
thousandths, so that a tie is a tie on every machine; ``docs/semantics.md`` says where they come from.
"""

from __future__ import annotations

from argmap.domain.standards import Standard

ALPHA, BETA, GAMMA = 750, 300, 300  # likely; two hedges apart; questioned


STRICTNESS = (
    Standard.SCINTILLA,
    Standard.PREPONDERANCE,
    Standard.CLEAR_AND_CONVINCING,
    Standard.BEYOND_REASONABLE_DOUBT,
    Standard.NO_OBJECTION,
)  # least strict first


def is_met(standard: Standard, pros: int, cons: int, best_pro: int, best_con: int, beats: bool) -> bool:
    """Return whether ``standard`` is met by so many ``pros`` and ``cons``, of which the weightiest have these weights.

    ``beats`` tells whether the pros win where both sides are weighed. A weight of 0 counts for nothing: then there is
    no best one. Only ``no-objection`` does not look at weights.
    """
    if standard is Standard.NO_OBJECTION:
        return pros > 0 and not cons
    if standard is Standard.SCINTILLA:
        return best_pro > 0
    if not beats or standard is Standard.PREPONDERANCE:
        return beats
    likely = best_pro >= max(ALPHA, best_con + BETA)
    return likely and (standard is Standard.CLEAR_AND_CONVINCING or best_con <= GAMMA)
