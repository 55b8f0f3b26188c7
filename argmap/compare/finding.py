"""Kinds of findings about a student's map beside a reference, and a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of finding, by the name that reports, rubrics and tables use."""

    REVERSED = "reversed"
    SIDE = "wrong-side"
    MISSING = "missing"
    REPLY = "reply-missing"
    REBUTTAL = "rebuttal-for-undercut"
    UNDERCUT = "undercut-for-rebuttal"
    CONVERGENT = "convergent-for-linked"
    LINKED = "linked-for-convergent"
    ELSEWHERE = "attached-elsewhere"
    LOOSE = "not-attached"
    HEDGE = "hedge-dropped"
    EXTRA = "extra"
    REPEATED = "repeated"
    SPLIT = "split"
    MERGED = "merged"
    SOURCE = "source-unnamed"
    ALSO = "also-possible"
    BESIDES = "possibly-merged"
    PAIR = "possible-pair"


MISTAKES = (  # what counts; the rest is said, and asked, but held against nobody
    *(Kind.REVERSED, Kind.SIDE, Kind.MISSING, Kind.REPLY, Kind.REBUTTAL, Kind.UNDERCUT, Kind.CONVERGENT, Kind.LINKED),
    *(Kind.ELSEWHERE, Kind.LOOSE, Kind.HEDGE, Kind.EXTRA, Kind.REPEATED),
)


PLACINGS = (  # about what leads to what
    *(Kind.REVERSED, Kind.SIDE, Kind.REBUTTAL, Kind.UNDERCUT, Kind.CONVERGENT, Kind.LINKED, Kind.ELSEWHERE, Kind.LOOSE),
)


CERTAINTY = {  # likeness and anchors that the bonds of a box need, beside its neighbours, for it to be accused of a kind
    **dict.fromkeys(
        PLACINGS, 0.1
    ),  # it is tied to what its claim is tied to, so that its neighbours speak for it as well
    **dict.fromkeys(
        (Kind.REVERSED, Kind.ELSEWHERE, Kind.LOOSE), 0.3
    ),  # where it stands speaks against its being the claim
    Kind.EXTRA: 0.5,  # rests on all bonds around it, and on none of its own
}
CONTRARY = 0.6  # the same, of a wrong side above it and below it: such a box may say the contrary of the claim


class Doubt(StrEnum):
    """A reading in which a finding would be no mistake; nothing in two maps can decide it, so that it is asked."""

    PREMISE = "premise"  # an objection to a premise itself, or to the step from it, is meant
    SIDE = "side"  # the list that was handed in does not say on which side the claim stands
    WAY = "way"  # the claim bears on the same end, by way of another claim
    SUM = "sum"  # the box sums up what leads to it


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about boxes of the student and claims of the reference, the one that it is about first.

    ``beside`` are further elements that it concerns: what hangs on a missing claim, or what a claim was attached to.
    """

    kind: Kind
    boxes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    depth: int = 0  # steps from the claim to what the reference argues for
    doubt: Doubt | None = None

    @property
    def is_mistake(self) -> bool:
        """Return whether it counts."""
        return self.kind in MISTAKES and self.doubt is None
