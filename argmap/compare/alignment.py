"""Which box of a student says which claim of a reference, how sure that is, and who else it could be.

Several to several: a box may say two claims, and a claim may stand in two boxes. A bond is *sure* where meaning and
anchors decide, *likely* where it is only the best that is left, and *confirmed* where somebody has said so. Only sure
and confirmed bonds carry a finding; likely ones are asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.compare.likeness import Wording, covered
from argmap.compare.outline import Link, Outline, Tie
from argmap.compare.scoring import Known, Scored, again, best, score
from argmap.domain.model import Argument, Statement

ROUNDS = 3
CANDIDATES = 3  # claims that are offered for each box

SURE, MEANT = 0.28, 0.06  # the least score, and of it the least likeness, of a sure bond
APART, ALONE = (
    0.06,
    0.08,
)  # by how much a sure bond is ahead of other claims for the box, and of other boxes for the claim
CONTESTED = 0.25  # and of other boxes, where one of them has no better claim either
LIKELY = 0.18  # the least score of a likely bond
POSSIBLE = 0.15  # the score from which a box and a claim without a partner may be a pair
OFFERED = 0.10  # the same, where it is among the candidates
JOINED = 0.6  # of a claim's words that a box has to say besides the claim that it is bonded to already
BESIDES = 0.35  # of such words, from which it is asked whether the box says the claim too
TWOFOLD = 0.35  # of a claim's words that another one has which one box may say with it
FAR = 0.12  # by how much a likely bond is ahead of a claim that the box then is not taken for
PARTNER = 0.15  # the same, where the reference has the two claims in one step
TWINS = 0.85  # of the words of two boxes, that each of them has of the other
SHARED = 0.35  # likeness of a claim and a box that shares it with other boxes
PART = 0.65  # of a box's words that the claim has which it shares


class Bond(StrEnum):
    """How sure it is that a box says a claim."""

    SURE = "sure"
    CONFIRMED = "confirmed"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a box may say, with the score for it, from 0 to 1, and its share that is meaning alone."""

    claim: str
    score: float
    meaning: float


@dataclass(frozen=True)
class Alignment:
    """Two outlines, the bonds between their boxes, and the candidates for each box of the student, best first."""

    student: Outline
    reference: Outline
    bonds: Mapping[str, Mapping[str, Bond]]  # of each box: its claims
    candidates: Mapping[str, tuple[Candidate, ...]]
    scored: Scored
    denied: frozenset[str] = frozenset()  # boxes that somebody has said to be no claim of the reference

    @cached_property
    def boxes_of(self) -> dict[str, dict[str, Bond]]:
        """The boxes that say each claim of the reference."""
        found: dict[str, dict[str, Bond]] = {claim: {} for claim in self.reference.boxes}
        for box, claims in self.bonds.items():
            for claim, bond in claims.items():
                found[claim][box] = bond
        return found

    def firm(self, box: str) -> frozenset[str]:
        """The claims that a box says for certain."""
        return frozenset(c for c, bond in self.bonds[box].items() if bond is not Bond.LIKELY)

    def firm_boxes(self, claim: str) -> frozenset[str]:
        """The boxes that say a claim for certain."""
        return frozenset(b for b, bond in self.boxes_of[claim].items() if bond is not Bond.LIKELY)

    @cached_property
    def possible(self) -> dict[str, frozenset[str]]:
        """The boxes that could be each claim that no box says for certain; if there is none, the claim is missing."""
        found = {}
        for claim in self.reference.boxes:
            if not self.firm_boxes(claim):
                boxes = (b for b in self.student.boxes if b not in self.denied and self._may_be(b, claim))
                found[claim] = frozenset(boxes)
        return found

    def _may_be(self, box: str, claim: str) -> bool:
        """Whether an unsure box is like a claim or in its place, or a sure one seems to say the claim besides its own."""
        if claim in self.bonds[box]:
            return True
        row = self.scored.total[box]
        if not self.firm(box):
            if self._share_anchor(box, claim):
                return True
            if any(row[other] - row[claim] >= FAR for other in self.bonds[box]):
                return False
            if any(candidate.claim == claim and candidate.score >= OFFERED for candidate in self.candidates[box]):
                return True
            return self.scored.total[box][claim] >= POSSIBLE or self.in_place(box, claim)
        if Bond.CONFIRMED in self.bonds[box].values():
            return False
        if claim in self._beside_sketches(box) or self._is_twofold(box, claim):
            return True
        share = PARTNER if self.firm(box) & self._partners.get(claim, frozenset()) else BESIDES
        return _besides(self.scored, box, self.firm(box), self.scored.reference[claim]) >= share

    def _share_anchor(self, box: str, claim: str) -> bool:
        mine, theirs = self.student.boxes[box].anchors, self.reference.boxes[claim].anchors
        return bool({(a.paragraph, a.sentence) for a in mine} & {(a.paragraph, a.sentence) for a in theirs})

    def _is_twofold(self, box: str, claim: str) -> bool:
        """Whether the claim that a box says and another one beside it are so alike that one box may be meant for both."""
        words, said = self.scored.reference, self.scored.student[box]
        return any(
            claim in self._partners.get(own, ())
            and max(covered(words[claim], [words[own]]), covered(words[own], [words[claim]])) >= TWOFOLD
            and min(covered(said, [words[own]]), covered(words[own], [said])) < TWINS
            for own in self.firm(box)
        )

    def _beside_sketches(self, box: str) -> frozenset[str]:
        """The claims of the argument whose premise an argument box says, or a bare title: they may hold all of it."""
        claim = self.student.boxes[box]
        if isinstance(claim, Statement) and claim.text and claim.title:
            return frozenset()
        links = [link for link in self.reference.links if self.firm(box) & set(link.sources)]
        above = {link.target for link in links} - {c for up in self.student.parents[box] for c in self.firm(up.target)}
        return frozenset((above if isinstance(claim, Argument) else set()).union(*(link.sources for link in links)))

    @cached_property
    def _partners(self) -> dict[str, frozenset[str]]:
        """What each claim works together with, or leads to or from by a step: what is often told in one box with it."""
        found: dict[str, set[str]] = {}
        for link in self.reference.links:
            for end in (*link.sources, link.target):
                found.setdefault(end, set()).update({*link.sources, link.target} - {end})
        return {claim: frozenset(others) for claim, others in found.items()}

    def in_place(self, box: str, claim: str) -> bool:
        """Whether a box does to some box what the claim does to the claim which that box says, as far as that is sure."""
        seats = self._seats(claim)
        return any(
            bool(self.firm(target) & above) if self.firm(target) else not above
            for target, hostile in self._ends(self.student.parents[box])
            for above, kind in seats
            if kind is None or hostile == kind
        )

    @staticmethod
    def _ends(links: Iterable[Link]) -> list[tuple[str, bool]]:
        """Return what links bear on, premises of a step included, and whether they speak against it."""
        return [(end, link.tie is not Tie.SUPPORT) for link in links for end in (link.target, *sorted(link.step))]

    def _seats(self, claim: str) -> list[tuple[frozenset[str], bool | None]]:
        """What a claim leads to, past claims that no box says for certain; nothing at all where there is no other."""
        seats: list[tuple[frozenset[str], bool | None]] = []
        waiting: list[tuple[str, bool | None]] = [*self._ends(self.reference.parents[claim])]
        passed: set[str] = set()
        while waiting:
            target, hostile = waiting.pop()
            if self.firm_boxes(target):
                seats.append((frozenset({target}), hostile))
            elif target not in passed:
                passed.add(target)
                seats.append((frozenset(), hostile))
                waiting.extend((end, None) for end, _ in self._ends(self.reference.parents[target]))
        return seats


def align(student: Outline, reference: Outline, confirmed: Mapping[str, Iterable[str]] | None = None) -> Alignment:
    """Align the boxes of two maps; ``confirmed`` says of boxes of ``student`` which claims they are, if any."""
    scored = score(student, reference)
    said = {box: tuple(claims) for box, claims in (confirmed or {}).items() if box in student.boxes}
    bonds: dict[str, dict[str, Bond]] = {box: {} for box in student.boxes}
    for box, claims in said.items():
        bonds[box] = dict.fromkeys((c for c in claims if c in reference.boxes), Bond.CONFIRMED)
    twins = _twins(scored)
    known: dict[str, frozenset[str]] | None = None
    for _ in range(ROUNDS):  # each sure bond may make its neighbours sure
        before, known = known, {box: frozenset(claims) for box, claims in bonds.items() if claims or box in said}
        if known == before:
            break
        scored = again(student, reference, scored, known)
        _bond_sure(scored, bonds, known, twins)
    _bond_shared(scored, bonds, said)
    _bond_likely(scored, bonds, said)
    _join(scored, bonds, said)
    candidates = {
        box: tuple(
            Candidate(claim, round(max(0.0, row[claim]), 3), round(scored.meaning[box][claim], 3))
            for claim in best(row, CANDIDATES)
        )
        for box, row in scored.total.items()
    }
    denied = frozenset(box for box, claims in said.items() if not claims)
    return Alignment(student, reference, bonds, candidates, scored, denied)


Bonds = dict[str, dict[str, Bond]]


def _twins(scored: Scored) -> dict[str, frozenset[str]]:
    """Return the boxes that say almost the same as each box, in almost the same words."""
    words = scored.student
    return {
        one: frozenset(
            other
            for other in words
            if other != one and min(covered(words[one], [words[other]]), covered(words[other], [words[one]])) >= TWINS
        )
        for one in words
    }


def _bond_sure(scored: Scored, bonds: Bonds, said: Known, twins: Mapping[str, frozenset[str]]) -> None:
    """Bond each box to its best claim, where it is well ahead of other claims, and of other boxes for that claim.

    Further claims that the box says too are bonded with it: two claims in one box.
    """
    held = {claim for claims in said.values() for claim in claims}
    contenders: dict[str, list[str]] = {}
    for box, row in scored.total.items():
        for claim in best(row, 1):
            if box not in said and claim not in held and row[claim] >= SURE and scored.meaning[box][claim] >= MEANT:
                contenders.setdefault(claim, []).append(box)
    wanted = Counter(claim for box, row in scored.total.items() if box not in said for claim in best(row, 1))
    for claim, boxes in contenders.items():
        for box in boxes:
            row = scored.total[box]
            joined = _joined(scored, box, claim)
            equal = {box, *twins[box]}
            second = max((value for c, value in row.items() if c not in joined and c not in held), default=0.0)
            rivals = (other[claim] for b, other in scored.total.items() if b not in equal and b not in said)
            alone = CONTESTED if wanted[claim] > len(equal) else ALONE
            if row[claim] - second >= APART and row[claim] - max(rivals, default=0.0) >= alone:
                bonds[box].update(dict.fromkeys(joined, Bond.SURE))


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
    for claim, boxes in wanting.items():
        if len(boxes) > 1:
            parts = [box for box in boxes if covered(scored.student[box], [scored.reference[claim]]) >= PART]
            if len(parts) > 1:
                for box in parts:
                    bonds[box].setdefault(claim, Bond.SURE)


def _bond_likely(scored: Scored, bonds: Bonds, said: Mapping[str, object]) -> None:
    """Bond what is left, best first, one box to one claim."""
    taken = {claim for claims in bonds.values() for claim in claims}
    left = [
        (value, box, claim)
        for box, row in scored.total.items()
        if not bonds[box] and box not in said
        for claim, value in row.items()
        if value >= LIKELY and claim not in taken
    ]
    for _, box, claim in sorted(left, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if not bonds[box] and claim not in taken:
            bonds[box][claim] = Bond.LIKELY
            taken.add(claim)


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


def _adds(scored: Scored, box: str, claims: Iterable[str], words: Wording) -> bool:
    """Whether a box says most of ``words`` and something of them that its ``claims`` do not say."""
    return min(covered(words, [scored.student[box]]), _besides(scored, box, claims, words)) >= JOINED


def _besides(scored: Scored, box: str, claims: Iterable[str], words: Wording) -> float:
    """Return how much of what is in ``words`` and not in its ``claims`` a box says, with words that are not theirs."""
    own = {stem for claim in claims for stem in scored.reference[claim].stems}
    new = {stem: weight for stem, weight in words.stems.items() if stem not in own}
    rest = {stem: weight for stem, weight in scored.student[box].stems.items() if stem not in own}
    return covered(Wording(new, {}, {}, words.denies), [Wording(rest, {}, {}, words.denies)])
