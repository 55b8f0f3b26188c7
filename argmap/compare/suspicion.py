"""Possible mistakes, by how open questions are answered: each names its kind and counts in no grade.

A mistake may follow *if* a box says the claim that it is likeliest to say; or a claim is missing, and a box extra, *unless*
the one is the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from argmap.compare.alignment import OFFERED, Alignment, Bond
from argmap.compare.finding import Finding, Kind
from argmap.compare.findings import argued, doubtful, find, missing

CLOSE = 0.75  # of the score of the claim that a box is presumed to say, from which another one is thought of too
WEAK = 0.3  # the score up to which it is thought of that a box does not say what it is presumed to say

Pairs = tuple[tuple[str, str], ...]  # of a box and a claim


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A mistake that follows if each box of ``presumed`` says the claim beside it, and none of ``unless`` does.

    Where there is neither, it hangs on the ``doubt`` of the finding.
    """

    finding: Finding
    presumed: Pairs = ()
    unless: Pairs = ()


def suspicions(alignment: Alignment, certain: Iterable[Finding]) -> tuple[Suspicion, ...]:
    """Return what would be found besides ``certain`` if every likely bond held, and what is missing or extra otherwise."""
    presumed = alignment.presumed()
    named = {(f.kind, name) for f in certain for name in _about(f)}
    supposed = [Suspicion(finding) for finding in doubtful(alignment)]
    supposed += [*_if_so(alignment, presumed), *_otherwise(alignment, presumed)]
    for other in _alternatives(alignment, presumed):
        supposed += _if_so(alignment, other)
    supposed += _if_not(alignment, presumed)
    kept: list[Suspicion] = []
    for s in supposed:
        about = {(s.finding.kind, name) for name in _about(s.finding)}
        if not about & named:
            named |= about
            kept.append(s)
    return tuple(kept)


def _if_so(alignment: Alignment, presumed: Alignment) -> Iterator[Suspicion]:
    """Yield what would be wrong with the relations and words of a map, if what is presumed held."""
    for f in find(presumed):
        if (
            f.is_mistake
            and f.kind not in (Kind.MISSING, Kind.EXTRA)
            and (bonds := tuple(_presumed(alignment, presumed, f)))
        ):
            yield Suspicion(f, bonds)


def _alternatives(alignment: Alignment, presumed: Alignment) -> Iterator[Alignment]:
    """Yield what might be presumed as well: an open box says the claim that it is nearly as like."""
    scores = alignment.scored.total
    for box in alignment.student.boxes:
        own = presumed.bonds[box]
        if alignment.firm(box) or len(own) != 1:
            continue
        (claim,) = own
        for candidate in alignment.candidates[box]:
            if (
                candidate.claim != claim
                and candidate.score >= CLOSE * scores[box][claim]
                and candidate.score >= OFFERED
            ):
                yield replace(presumed, bonds={**presumed.bonds, box: {candidate.claim: Bond.CONFIRMED}})


def _if_not(alignment: Alignment, presumed: Alignment) -> Iterator[Suspicion]:
    """Yield what is missing and what is extra if a box does not say what it is presumed to, where that is a weak guess."""
    for box, claims in presumed.bonds.items():
        for claim in claims:
            is_plain = alignment.scored.total[box][claim] >= WEAK and not alignment.is_opposed(box, claim)
            if claim in alignment.firm(box) or is_plain:
                continue
            if argued(alignment.reference, claim):
                yield Suspicion(missing(presumed, claim), unless=((box, claim),))
            yield Suspicion(Finding(Kind.EXTRA, (box,)), unless=((box, claim),))
    for finding in find(alignment):
        if finding.kind is Kind.BESIDES:  # it may say the further claim and not its own
            (box,) = finding.boxes
            for claim in finding.beside:
                row = alignment.scored.total[box]
                near = max(row[other] for other in finding.claims) >= CLOSE * row[claim]
                if near and alignment.bonds[box][claim] is Bond.SURE and len(alignment.firm_boxes(claim)) == 1:
                    yield Suspicion(missing(presumed, claim), unless=((box, claim),))


def _about(finding: Finding) -> tuple[str, ...]:
    return (*finding.boxes, *finding.claims[:1])


def _presumed(alignment: Alignment, presumed: Alignment, finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the presumed bonds that a finding hangs on."""
    claims = {*finding.claims, *finding.beside}
    boxes = {*finding.boxes, *(box for claim in claims for box in presumed.boxes_of.get(claim, ()))}
    for box in presumed.student.boxes:
        if box in boxes:
            yield from ((box, claim) for claim in presumed.bonds[box] if claim not in alignment.firm(box))


def _otherwise(alignment: Alignment, presumed: Alignment) -> Iterator[Suspicion]:
    """Yield the claims that are missing unless an open box says them, and the boxes that are extra unless they do."""
    boxes, reference = list(alignment.student.boxes), alignment.reference
    waiting: dict[str, list[str]] = {}
    for claim, may in alignment.possible.items():
        if may and argued(reference, claim) and not presumed.firm_boxes(claim):
            yield Suspicion(missing(presumed, claim), unless=tuple((b, claim) for b in boxes if b in may))
        for box in may:
            waiting.setdefault(box, []).append(claim)
    for box in boxes:
        if box in waiting and not presumed.firm(box):
            yield Suspicion(Finding(Kind.EXTRA, (box,)), unless=tuple((box, claim) for claim in waiting[box]))
