"""Everything that a comparison finds: what is missing, extra, told in other boxes, unhedged, and related otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.compare.alignment import Alignment
from argmap.compare.finding import Doubt, Finding, Kind
from argmap.compare.hedging import HEDGED_LANGUAGES, hedges_in, is_hedged, is_label, loses_hedge, loses_voice
from argmap.compare.likeness import covered
from argmap.compare.outline import Link, Outline, Tie, quoted_of, wording
from argmap.compare.relations import Relations, depths
from argmap.domain.languages import stated
from argmap.domain.model import Statement
from argmap.words import primary

SAME = 0.7  # of the words of a box that another one has which repeats it


def find(alignment: Alignment) -> tuple[Finding, ...]:
    """Return what is beyond doubt, the weightier kinds first, and of a kind those nearest to the thesis."""
    findings = [*Relations(alignment).findings(), *_missing(alignment), *_extra(alignment)]
    findings += [*_shared(alignment), *_unhedged(alignment), *_pairs(alignment)]
    return _sorted(finding for finding in findings if finding.doubt is None)


def doubtful(alignment: Alignment) -> tuple[Finding, ...]:
    """Return what is a mistake in one reading and in another one is none, in the same order."""
    findings = (*Relations(alignment).findings(), *_extra(alignment))
    return _sorted(finding for finding in findings if finding.doubt)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = list(Kind)
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (order.index(f.kind), f.depth, f.claims, f.boxes)))


def is_missing(alignment: Alignment, claim: str) -> bool:
    """Return whether no box says a claim and none could be meant to."""
    return claim in alignment.possible and not alignment.possible[claim]


def argued(of: Outline, box: str) -> bool:
    """Return whether a box is part of an argument: something leads to it or from it."""
    return bool(of.parents[box] or of.children[box])


def replies(of: Outline) -> dict[str, tuple[str, ...]]:
    """Return the objections that are answered, each with its replies."""
    by_objection: dict[str, list[str]] = {}
    for link in of.links:
        for objection in answered(of, link):
            by_objection.setdefault(objection, []).extend(link.sources)
    return {objection: tuple(dict.fromkeys(answers)) for objection, answers in by_objection.items()}


def answered(of: Outline, link: Link) -> list[str]:
    """Return the objections that a relation answers: the one that it attacks, or that of which it strikes the attack."""
    if link.tie is Tie.SUPPORT:
        return []
    if objects(of, link.target):
        return [link.target]
    struck = [premise for premise in of.boxes if premise in link.step]
    return [p for p in struck if any(up.target == link.target and up.tie is not Tie.SUPPORT for up in of.parents[p])]


def objects(of: Outline, box: str) -> bool:
    """Return whether a box is an objection; one that only excludes another, as that excludes it, is none."""
    return any(up.tie is not Tie.SUPPORT and not up.symmetric for up in of.parents[box])


def hedged_claims(of: Outline) -> list[str]:
    """Return the claims that a map puts as less than certain, as far as a box in its language shows that it does, too.

    Of a map that does not say its language they are those whose own words, or words of the text, are such as are known.
    """
    language = primary(stated(of.map.language))
    if language and language not in HEDGED_LANGUAGES:
        return []  # nobody knows how it puts things with care
    in_words = hedges_in_words(of)
    hedged = [id_ for id_, claim in of.boxes.items() if is_hedged(claim, in_words=in_words)]
    sentences = {s.name: s for s in of.map.sentences}
    said = {id_: f"{wording(of.boxes[id_])} {quoted_of(of.boxes[id_], sentences)}" for id_ in hedged}
    return [id_ for id_ in hedged if language or hedges_in(said[id_])]


def hedges_in_words(of: Outline) -> bool:
    """Return whether a map has no fields for hedges, so that its words count."""
    return not any(isinstance(claim, Statement) and claim.hedge for claim in of.boxes.values())


def _missing(alignment: Alignment) -> Iterator[Finding]:
    """Claims that are missing, each with what hangs on it."""
    reference = alignment.reference
    deep = depths(reference)
    absent = {claim for claim in reference.boxes if is_missing(alignment, claim)}
    for claim in reference.boxes:
        above = reference.parents[claim]
        if claim not in absent or not argued(reference, claim) or any(link.target in absent for link in above):
            continue
        yield missing(alignment, claim, _hanging(reference, claim, absent), deep.get(claim, 0))


def missing(alignment: Alignment, claim: str, hanging: tuple[str, ...] = (), depth: int = 0) -> Finding:
    """Return the finding that a claim is missing, of the kind of replies if the student has what it answers."""
    if objection := _unanswered(alignment, claim):
        boxes = tuple(sorted(alignment.firm_boxes(objection)))
        return Finding(Kind.REPLY, boxes, (claim, objection), hanging, depth)
    return Finding(Kind.MISSING, (), (claim,), hanging, depth)


def _hanging(of: Outline, box: str, group: set[str]) -> tuple[str, ...]:
    """Return those of ``group`` that hang on ``box`` by way of others of it."""
    hanging: dict[str, None] = {box: None}
    waiting = [box]
    while waiting:
        for link in of.children[waiting.pop()]:
            new = [source for source in link.sources if source in group and source not in hanging]
            hanging |= dict.fromkeys(new)
            waiting.extend(new)
    return tuple(hanging)[1:]


def _unanswered(alignment: Alignment, reply: str) -> str:
    """Return the objection that ``reply`` answers in the reference, if the student has it."""
    objections = (o for link in alignment.reference.parents[reply] for o in answered(alignment.reference, link))
    return next((objection for objection in objections if alignment.firm_boxes(objection)), "")


def _extra(alignment: Alignment) -> Iterator[Finding]:
    """Boxes that are no claim of the reference and could be none that is not said; what hangs on one goes with it."""
    possible = frozenset().union(*alignment.possible.values()) if alignment.possible else frozenset()
    student = alignment.student
    extra = {
        box
        for box in student.boxes
        if not alignment.bonds[box] and box not in possible and not alignment.is_anchored(box)
    }
    for box in student.boxes:
        if box in extra and not any(link.target in extra for link in student.parents[box]):
            hanging = _hanging(student, box, extra)
            doubt = Doubt.SUM if alignment.sums_up(box) else None
            yield Finding(Kind.EXTRA, (box,), (), hanging, doubt=doubt)


def _shared(alignment: Alignment) -> Iterator[Finding]:
    """Claims that stand in several boxes, and boxes that hold several claims."""
    for claim in alignment.reference.boxes:
        boxes = tuple(b for b in alignment.student.boxes if b in alignment.firm_boxes(claim))
        if len(boxes) > 1:
            yield Finding(Kind.REPEATED if _repeat(alignment, boxes, claim) else Kind.SPLIT, boxes, (claim,))
    for box in alignment.student.boxes:
        claims = tuple(c for c in alignment.reference.boxes if c in alignment.firm(box))
        if len(claims) > 1:
            yield Finding(Kind.MERGED, (box,), claims)


def _repeat(alignment: Alignment, boxes: tuple[str, ...], claim: str) -> bool:
    """Return whether boxes say the same; not if each says a part of the claim that the other leaves out."""
    one, other = (alignment.scored.student[box].stems.keys() for box in boxes[:2])
    whole = alignment.scored.reference[claim].stems.keys()
    if (one - other) & whole and (other - one) & whole:
        return False
    first, second = (alignment.scored.student[box] for box in boxes[:2])
    return max(covered(first, second), covered(second, first)) >= SAME


def _unhedged(alignment: Alignment) -> Iterator[Finding]:
    """Claims that the reference hedges, or has from somebody else, in boxes that do not say so."""
    theirs = alignment.reference.boxes
    hedged = frozenset(hedged_claims(alignment.reference))
    says_voices = primary(alignment.reference.map.language) in HEDGED_LANGUAGES
    deep = depths(alignment.reference)
    for claim, said in theirs.items():
        boxes = tuple(b for b in alignment.student.boxes if b in alignment.firm_boxes(claim))
        mine = [box for id_ in boxes if not is_label(box := alignment.student.boxes[id_])]
        if not mine:
            continue
        if claim in hedged and all(loses_hedge(box, said) for box in mine):
            yield Finding(Kind.HEDGE, boxes, (claim,), depth=deep.get(claim, 0))
        elif says_voices and all(loses_voice(box, said) for box in mine):
            yield Finding(Kind.SOURCE, boxes, (claim,), depth=deep.get(claim, 0))


def _pairs(alignment: Alignment) -> Iterator[Finding]:
    """Boxes that may be a claim, with the claims that are offered; for one that has a claim, those it may say besides."""
    for box in alignment.student.boxes:
        waiting = tuple(claim for claim, boxes in alignment.possible.items() if box in boxes)
        if not alignment.firm(box) and (waiting or alignment.bonds[box] or alignment.is_anchored(box)):
            yield Finding(Kind.PAIR, (box,), tuple(candidate.claim for candidate in alignment.candidates[box]))
            if both := alignment.both(box, waiting):
                yield Finding(Kind.BESIDES, (box,), both)
        elif waiting:
            yield Finding(Kind.BESIDES, (box,), waiting, tuple(sorted(alignment.firm(box))))
