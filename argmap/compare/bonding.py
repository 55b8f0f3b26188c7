"""The bonds between the boxes of a student and the claims of a reference, made round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from heapq import nlargest

from argmap.compare.alignment import Alignment, Bond, Bonds, Candidate, besides
from argmap.compare.likeness import Wording, covered
from argmap.compare.opposites import are_opposed
from argmap.compare.outline import Outline, wording
from argmap.compare.scoring import Known, Scored, Vectors, again, best, mutual, score

ROUNDS = 6
AHEAD, LEAST = 0.12, 0.15  # by how much a bond in its place is ahead of all others that is sure for that, and its score
CANDIDATES = 3  # claims that are offered for each box
SURE, MEANT = 0.28, 0.06  # the least score of a sure bond, and what of it has to come from words and anchors
APART, ALONE = (
    0.06,
    0.08,
)  # by how much a sure bond is ahead of other claims for the box, and of other boxes for the claim
CONTESTED = 0.25  # and of other boxes, where one of them has no better claim either
LIKELY = 0.18  # the least score of a likely bond
JOINED = 0.6  # of a claim's words that a box has to say besides the claim that it is bonded to already
SHARED = 0.35  # likeness of a claim and a box that shares it with other boxes
VAGUE = 2  # words of a box up to which each of them has to be that of one claim
NEARLY = 0.75  # of the likeness to a claim that a box shares, from which it may be another one that is free
PART = 0.65  # of a box's words that the claim has which it shares


def align(
    student: Outline,
    reference: Outline,
    confirmed: Mapping[str, Iterable[str]] | None = None,
    vectors: Vectors | None = None,
) -> Alignment:
    """Align the boxes of two maps; ``confirmed`` says of boxes of ``student`` which claims they are, if any."""
    scored = score(student, reference, vectors)
    said = {box: tuple(claims) for box, claims in (confirmed or {}).items() if box in student.boxes}
    bonds: dict[str, dict[str, Bond]] = {box: {} for box in student.boxes}
    for box, claims in said.items():
        bonds[box] = dict.fromkeys((c for c in claims if c in reference.boxes), Bond.CONFIRMED)
    known: dict[str, frozenset[str]] | None = None
    for _ in range(ROUNDS):  # each sure bond may make its neighbours sure
        before, known = known, _known(bonds, said)
        if known == before:
            break
        scored = again(student, reference, scored, known)
        _bond_sure(scored, bonds, known)
        if known == _known(bonds, said):
            _bond_ahead(Alignment(student, reference, bonds, {}, scored), bonds, known)
    _bond_shared(scored, bonds, said)
    _bond_twins(scored, bonds, said)
    _bond_likely(student, reference, scored, bonds, said)
    _bond_twins(scored, bonds, said)
    _join(scored, bonds, said)
    _doubt_opposites(student, reference, bonds)
    _doubt_vague(student, reference, scored, bonds)
    candidates = {
        box: tuple(
            Candidate(claim, round(max(0.0, row[claim]), 3), round(scored.meaning[box][claim], 3))
            for claim in best(row, CANDIDATES)
        )
        for box, row in scored.total.items()
    }
    denied = frozenset(box for box, claims in said.items() if not claims)
    return Alignment(student, reference, bonds, candidates, scored, denied)


def _bond_sure(scored: Scored, bonds: Bonds, said: Known) -> None:
    """Bond each box to its best claim, where it is well ahead of other claims, and of other boxes for that claim.

    Further claims that the box says too are bonded with it: two claims in one box.
    """
    held = {claim for claims in said.values() for claim in claims}
    contenders: dict[str, list[str]] = {}
    for box, row in scored.total.items():
        for claim in best(row, 1):
            meant = scored.based[box][claim] >= MEANT  # by words or anchors, not by neighbours alone
            if box not in said and claim not in held and row[claim] >= SURE and meant:
                contenders.setdefault(claim, []).append(box)
    wanted = Counter(claim for box, row in scored.total.items() if box not in said for claim in best(row, 1))
    for claim, boxes in contenders.items():
        for box in boxes:
            row = scored.total[box]
            joined = _joined(scored, box, claim)
            equal = {box, *scored.twins[box]}
            second = max((value for c, value in row.items() if c not in joined and c not in held), default=0.0)
            rivals = (other[claim] for b, other in scored.total.items() if b not in equal and b not in said)
            alone = CONTESTED if wanted[claim] > len(equal) else ALONE
            if row[claim] - second >= APART and row[claim] - max(rivals, default=0.0) >= alone:
                bonds[box].update(dict.fromkeys(joined, Bond.SURE))


def _known(bonds: Bonds, said: Known) -> dict[str, frozenset[str]]:
    """Return the claims of the boxes that have any, or of which somebody has said that they are none."""
    return {box: frozenset(claims) for box, claims in bonds.items() if claims or box in said}


def _bond_ahead(alignment: Alignment, bonds: Bonds, known: Known) -> None:
    """Bond boxes in quite other words that stand where their claim does, and are far ahead of all others for it."""
    rows = alignment.scored.total
    highest = {claim: nlargest(2, (row[claim] for row in rows.values())) for claim in alignment.reference.boxes}
    for box, row in rows.items():
        if box in known or not row:
            continue
        claim, *others = best(row, 2)
        first, *rivals = highest[claim]
        second = max((*(row[other] for other in others), *rivals), default=0.0)
        if row[claim] == first >= max(LEAST, second + AHEAD) and alignment.in_place(box, claim):
            bonds[box][claim] = Bond.SURE


def _joined(scored: Scored, box: str, claim: str) -> list[str]:
    """Return ``claim`` and other claims that a box says as well, where no box is more like them."""
    joined = [claim]
    for other in best(scored.total[box], CANDIDATES):
        alone = all(row[other] < scored.total[box][other] for b, row in scored.total.items() if b != box)
        if other != claim and alone and _adds(scored, box, joined, scored.reference[other]):
            joined.append(other)
    return joined


def _bond_shared(scored: Scored, bonds: Bonds, said: Mapping[str, object]) -> None:
    """Bond boxes that share one claim, in parts or by repeating it, where they have no other."""
    wanting: dict[str, list[str]] = {}
    for box, row in scored.total.items():
        for claim in best(row, 1):
            if box not in said and scored.meaning[box][claim] >= SHARED:
                wanting.setdefault(claim, []).append(box)
    taken = {claim for claims in bonds.values() for claim in claims}
    for claim, boxes in wanting.items():
        if len(boxes) > 1:
            own = [box for box in boxes if not _has_other(scored, box, claim, taken | wanting.keys())]
            parts = [box for box in own if covered(scored.student[box], scored.reference[claim]) >= PART]
            if len(parts) > 1:
                for box in parts:
                    bonds[box].setdefault(claim, Bond.SURE)


def _has_other(scored: Scored, box: str, claim: str, taken: Collection[str]) -> bool:
    """Return whether a box is nearly as like a claim that no other box wants."""
    row = scored.total[box]
    return any(value >= NEARLY * row[claim] for other, value in row.items() if other != claim and other not in taken)


def _bond_twins(scored: Scored, bonds: Bonds, said: Known) -> None:
    """Bond boxes without a claim to those of a box that says the same in the same words."""
    for box, twins in scored.twins.items():
        known = next((bonds[twin] for twin in sorted(twins) if bonds[twin]), None)
        if known and not bonds[box] and box not in said:
            bonds[box].update((c, Bond.SURE if bond is Bond.CONFIRMED else bond) for c, bond in known.items())


def _bond_likely(student: Outline, reference: Outline, scored: Scored, bonds: Bonds, said: Known) -> None:
    """Bond what is left, one box to one claim, where each is the best of the other; each bond speaks for its neighbours."""
    while True:
        taken = {claim for claims in bonds.values() for claim in claims}
        open_boxes = [box for box in bonds if not bonds[box] and box not in said]
        pairs = mutual(scored.total, open_boxes, [c for c in reference.boxes if c not in taken], LIKELY)
        if not pairs:
            return
        for box, claim in pairs:
            bonds[box][claim] = Bond.LIKELY
        scored = again(student, reference, scored, {box: tuple(claims) for box, claims in bonds.items() if claims})


def _join(scored: Scored, bonds: Bonds, said: Mapping[str, object]) -> None:
    """Bond boxes to further claims that they say too, which no box has: two claims in one box."""
    taken = {claim for claims in bonds.values() for claim in claims}
    for claim, words in scored.reference.items():
        if claim in taken:
            continue
        for box in sorted(scored.total, key=lambda box: (-scored.total[box][claim], box))[:2]:
            if box not in said and bonds[box] and _adds(scored, box, bonds[box], words):
                bonds[box][claim] = Bond.LIKELY
                break


def _doubt_opposites(student: Outline, reference: Outline, bonds: Bonds) -> None:
    """Ask about each box that may say the contrary of the claim which it is so like."""
    for box, claims in bonds.items():
        for claim, bond in claims.items():
            if bond is Bond.SURE and are_opposed(student.boxes[box], reference.boxes[claim]):
                claims[claim] = Bond.LIKELY


def _doubt_vague(student: Outline, reference: Outline, scored: Scored, bonds: Bonds) -> None:
    """Ask about each box of a word or two that occur in several claims, unless it is its claim, or its title."""
    counts = Counter(word for said in scored.reference.values() for word in said.stems)
    for box, claims in bonds.items():
        words, said = scored.student[box].stems, wording(student.boxes[box]).casefold()
        if len(words) > VAGUE or any(counts[word] < 2 for word in words):
            continue
        for claim, bond in claims.items():
            is_title = said == reference.boxes[claim].title.casefold()
            is_whole = scored.reference[claim].stems.keys() <= words.keys()
            is_anchored = scored.based[box][claim] > scored.meaning[box][claim]
            if bond is Bond.SURE and not (is_title or is_whole or is_anchored):
                claims[claim] = Bond.LIKELY


def _adds(scored: Scored, box: str, claims: Iterable[str], words: Wording) -> bool:
    """Return whether a box says most of ``words`` and something of them that its ``claims`` do not say."""
    return min(covered(words, scored.student[box]), besides(scored, box, claims, words)) >= JOINED
