"""Everything that a comparison finds: what is missing, extra, told in other boxes, unhedged, and related otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.compare.alignment import Alignment
from argmap.compare.finding import Finding, Kind
from argmap.compare.hedging import is_hedged, loses_hedge, loses_voice
from argmap.compare.likeness import covered
from argmap.compare.outline import Outline, Tie
from argmap.compare.relations import Relations, depths
from argmap.domain.model import Statement

SAME = 0.7  # of the words of a box that another one has which repeats it


def find(alignment: Alignment) -> tuple[Finding, ...]:
    """Return all findings, the weightier kinds first, and of a kind those nearest to the thesis."""
    found = [*Relations(alignment).findings(), *_missing(alignment), *_extra(alignment)]
    found += [*_shared(alignment), *_unhedged(alignment), *_pairs(alignment)]
    order = list(Kind)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (order.index(f.kind), f.depth, f.claims, f.boxes)))


def is_missing(alignment: Alignment, claim: str) -> bool:
    """Whether no box says a claim and none could be meant to."""
    return claim in alignment.possible and not alignment.possible[claim]


def argued(of: Outline, box: str) -> bool:
    """Whether a box is part of an argument: something leads to it or from it."""
    return bool(of.parents[box] or of.children[box])


def replies(of: Outline) -> dict[str, tuple[str, ...]]:
    """Return the objections that are answered, each with its replies."""
    found: dict[str, list[str]] = {}
    for link in of.links:
        if link.tie is not Tie.SUPPORT and objects(of, link.target):
            found.setdefault(link.target, []).extend(link.sources)
    return {objection: tuple(dict.fromkeys(answers)) for objection, answers in found.items()}


def objects(of: Outline, box: str) -> bool:
    """Whether a box is an objection; one that only excludes another, as that excludes it, is none."""
    return any(up.tie is not Tie.SUPPORT and not up.symmetric for up in of.parents[box])


def hedged_claims(of: Outline) -> list[str]:
    """Return the claims that a map puts as less than certain."""
    in_words = hedges_in_words(of)
    return [id_ for id_, claim in of.boxes.items() if is_hedged(claim, in_words=in_words)]


def hedges_in_words(of: Outline) -> bool:
    """Whether a map has no fields for hedges, so that its words count."""
    return not any(isinstance(claim, Statement) and claim.hedge for claim in of.boxes.values())


def _missing(alignment: Alignment) -> Iterator[Finding]:
    """Claims that are missing, each with what hangs on it; a reply that is missing is a finding of its own kind."""
    reference = alignment.reference
    deep = depths(reference)
    absent = {claim for claim in reference.boxes if is_missing(alignment, claim)}
    for claim in reference.boxes:
        above = reference.parents[claim]
        if claim not in absent or not argued(reference, claim) or any(link.target in absent for link in above):
            continue
        hanging = _hanging(reference, claim, absent)
        if objection := _unanswered(alignment, claim):
            boxes = tuple(sorted(alignment.firm_boxes(objection)))
            yield Finding(Kind.REPLY, boxes, (claim, objection), hanging, deep.get(claim, 0))
        else:
            yield Finding(Kind.MISSING, (), (claim,), hanging, deep.get(claim, 0))


def _hanging(of: Outline, box: str, group: set[str]) -> tuple[str, ...]:
    """Return those of ``group`` that hang on ``box`` by way of others of it."""
    found: dict[str, None] = {box: None}
    waiting = [box]
    while waiting:
        for link in of.children[waiting.pop()]:
            new = [source for source in link.sources if source in group and source not in found]
            found |= dict.fromkeys(new)
            waiting.extend(new)
    return tuple(found)[1:]


def _unanswered(alignment: Alignment, reply: str) -> str:
    """Return the objection that ``reply`` answers in the reference, if the student has it."""
    for link in alignment.reference.parents[reply]:
        is_reply = link.tie is not Tie.SUPPORT and objects(alignment.reference, link.target)
        if is_reply and alignment.firm_boxes(link.target):
            return link.target
    return ""


def _extra(alignment: Alignment) -> Iterator[Finding]:
    """Boxes that are no claim of the reference and could be none that is not said; what hangs on one goes with it."""
    possible = frozenset().union(*alignment.possible.values()) if alignment.possible else frozenset()
    student = alignment.student
    extra = {box for box in student.boxes if not alignment.firm(box) and box not in possible}
    for box in student.boxes:
        if box in extra and not any(link.target in extra for link in student.parents[box]):
            hanging = _hanging(student, box, extra)
            yield Finding(Kind.EXTRA, (box,), (), hanging)


def _shared(alignment: Alignment) -> Iterator[Finding]:
    """Claims that stand in several boxes, and boxes that hold several claims."""
    for claim in alignment.reference.boxes:
        boxes = tuple(b for b in alignment.student.boxes if b in alignment.firm_boxes(claim))
        if len(boxes) > 1:
            yield Finding(Kind.REPEATED if _repeat(alignment, boxes) else Kind.SPLIT, boxes, (claim,))
    for box in alignment.student.boxes:
        claims = tuple(c for c in alignment.reference.boxes if c in alignment.firm(box))
        if len(claims) > 1:
            yield Finding(Kind.MERGED, (box,), claims)


def _repeat(alignment: Alignment, boxes: tuple[str, ...]) -> bool:
    words = [alignment.scored.student[box] for box in boxes[:2]]
    return max(covered(words[0], words[1:]), covered(words[1], words[:1])) >= SAME


def _unhedged(alignment: Alignment) -> Iterator[Finding]:
    """Claims that the reference hedges, or has from somebody else, in boxes that do not say so."""
    theirs = alignment.reference.boxes
    in_words = hedges_in_words(alignment.reference)
    deep = depths(alignment.reference)
    for claim, said in theirs.items():
        boxes = tuple(b for b in alignment.student.boxes if b in alignment.firm_boxes(claim))
        mine = [alignment.student.boxes[box] for box in boxes]
        if not boxes:
            continue
        if all(loses_hedge(box, said, in_words=in_words) for box in mine):
            yield Finding(Kind.HEDGE, boxes, (claim,), depth=deep.get(claim, 0))
        elif all(loses_voice(box, said) for box in mine):
            yield Finding(Kind.SOURCE, boxes, (claim,), depth=deep.get(claim, 0))


def _pairs(alignment: Alignment) -> Iterator[Finding]:
    """Boxes that may be a claim, with the claims that are offered; for one that has a claim, those it may say besides."""
    for box in alignment.student.boxes:
        waiting = tuple(claim for claim, boxes in alignment.possible.items() if box in boxes)
        if waiting and not alignment.firm(box):
            yield Finding(Kind.PAIR, (box,), tuple(candidate.claim for candidate in alignment.candidates[box]))
        elif waiting:
            yield Finding(Kind.BESIDES, (box,), waiting, tuple(sorted(alignment.firm(box))))
