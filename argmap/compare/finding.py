"""What can be said of a student's map beside a reference: the kinds of findings, and a finding."""

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


TITLES = {
    Kind.REVERSED: "a reason and what it is for are swapped",
    Kind.SIDE: "a reason is read as an objection, or an objection as a reason",
    Kind.MISSING: "a claim is missing",
    Kind.REPLY: "an objection stands without its reply",
    Kind.REBUTTAL: "an objection to a step of reasoning is read as one to a claim",
    Kind.UNDERCUT: "an objection to a claim is read as one to a step of reasoning",
    Kind.CONVERGENT: "premises that work together stand alone",
    Kind.LINKED: "reasons that stand alone are tied together",
    Kind.ELSEWHERE: "a claim is attached in another place",
    Kind.LOOSE: "a claim is attached to nothing",
    Kind.HEDGE: "what is put as unsure is put as certain",
    Kind.EXTRA: "a box says what the reference does not",
    Kind.REPEATED: "two boxes say the same",
    Kind.SPLIT: "one claim stands in several boxes",
    Kind.MERGED: "several claims stand in one box",
    Kind.SOURCE: "it is not said who says so",
    Kind.ALSO: "another relation is possible too",
    Kind.BESIDES: "a box may say a further claim too",
    Kind.PAIR: "a box may be a claim, and nobody has said which",
}
MISTAKES = (  # what counts; the rest is said, and asked, but held against nobody
    *(Kind.REVERSED, Kind.SIDE, Kind.MISSING, Kind.REPLY, Kind.REBUTTAL, Kind.UNDERCUT, Kind.CONVERGENT, Kind.LINKED),
    *(Kind.ELSEWHERE, Kind.LOOSE, Kind.HEDGE, Kind.EXTRA, Kind.REPEATED),
)


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

    @property
    def is_mistake(self) -> bool:
        """Whether it counts."""
        return self.kind in MISTAKES
