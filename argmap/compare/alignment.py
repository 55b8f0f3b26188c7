"""Alignment: which box of a student says which claim of a reference, how sure that is, and who else it could be.

Several to several: a box may say two claims, and a claim may stand in two boxes. A bond is *sure* where meaning and
anchors decide, *likely* where it is only the best that is left, and *confirmed* where somebody has said so. Only sure
and confirmed bonds carry a finding; likely ones are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from argmap.compare.likeness import Wording, covered
from argmap.compare.opposites import are_opposed
from argmap.compare.outline import Link, Outline
from argmap.compare.scoring import TWINS, Scored, again, mutual
from argmap.domain.model import Argument, Statement

POSSIBLE = 0.15  # the score from which a box and a claim without a partner may be a pair
OFFERED = 0.10  # the same, where it is among the candidates
PLACED = 0.08  # the same, once neighbours have been presumed
MOST = 0.5  # of the words of each of two claims, from which it is asked whether a box says both
FAINT = 0.04  # the same, where it is likest to it of all claims without a partner
BESIDES = 0.35  # of such words, from which it is asked whether the box says the claim too
TWOFOLD = 0.35  # of a claim's words that another one has which one box may say with it
TOUCHED = 0.2  # of a claim's words that a box has which says a claim beside it
VERBATIM = 0.95  # of a box's words that are its claim's, from which it says nothing else
STRONG = 0.5  # the score from which a likely box is that claim, or its contrary, and hardly another one
FAR = 0.12  # by how much a likely bond is ahead of a claim that the box then is not taken for
PARTNER = 0.1  # the same, where the reference has the two claims in one step


class Bond(StrEnum):
    """The certainty with which a box says a claim."""

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
        boxes: dict[str, dict[str, Bond]] = {claim: {} for claim in self.reference.boxes}
        for box, claims in self.bonds.items():
            for claim, bond in claims.items():
                boxes[claim][box] = bond
        return boxes

    def firm(self, box: str) -> frozenset[str]:
        """The claims that a box says for certain."""
        return frozenset(c for c, bond in self.bonds[box].items() if bond is not Bond.LIKELY)

    def firm_boxes(self, claim: str) -> frozenset[str]:
        """The boxes that say a claim for certain."""
        return frozenset(b for b, bond in self.boxes_of[claim].items() if bond is not Bond.LIKELY)

    def is_opposed(self, box: str, claim: str) -> bool:
        """Return whether a box may say the contrary of a claim."""
        return are_opposed(self.student.boxes[box], self.reference.boxes[claim])

    def doubted(self, least: Mapping[str, float]) -> Alignment:
        """Return the alignment with those bonds only likely that rest on less likeness than their box needs ``least``."""
        bonds = {box: dict(claims) for box, claims in self.bonds.items()}
        for box, plain in least.items():
            for claim, bond in self.bonds[box].items():
                if bond is Bond.SURE and not self._is_plain(box, claim, plain):
                    bonds[box][claim] = Bond.LIKELY
        return self if bonds == self.bonds else replace(self, bonds=bonds)

    def _is_plain(self, box: str, claim: str, least: float) -> bool:
        """Return whether meaning and anchors alone show that a box says a claim, or both are what their maps argue for."""
        both_aims = (box, claim) == (self._thesis_of(self.student), self._thesis_of(self.reference))
        return both_aims or self.scored.based[box][claim] >= least

    def presumed(self) -> Alignment:
        """Return the alignment as it would be if each open box said the open claim that it is likest to.

        What is presumed speaks for its neighbours, so that boxes in other words find their claims by their place.
        """
        bonds: Bonds = {
            box: {claim: Bond.CONFIRMED if bond is Bond.LIKELY else bond for claim, bond in claims.items()}
            for box, claims in self.bonds.items()
        }
        thresholds = [PLACED, OFFERED]
        while thresholds and (rest := self._open(bonds)):
            known = {box: tuple(claims) for box, claims in bonds.items() if claims}
            total = again(self.student, self.reference, self.scored, known).total
            while thresholds and not (pairs := mutual(total, *rest, thresholds[-1])):
                thresholds.pop()
            for box, claim in pairs:
                for twin in (box, *self.scored.twins[box]):
                    if not bonds[twin] and twin not in self.denied:
                        bonds[twin][claim] = Bond.CONFIRMED
        return replace(self, bonds=bonds)

    def _open(self, bonds: Bonds) -> tuple[list[str], list[str]] | None:
        """Return the boxes without a claim and the claims without a box, if there are both."""
        taken = {claim for claims in bonds.values() for claim in claims}
        boxes = [box for box, claims in bonds.items() if not claims and box not in self.denied]
        claims = [claim for claim in self.reference.boxes if claim not in taken]
        return (boxes, claims) if boxes and claims else None

    @cached_property
    def possible(self) -> dict[str, frozenset[str]]:
        """The boxes that could be each claim that no box says for certain; if there is none, the claim is missing."""
        possible = {}
        for claim in self.reference.boxes:
            if not self.firm_boxes(claim):
                boxes = (b for b in self.student.boxes if b not in self.denied and self._may_be(b, claim))
                possible[claim] = frozenset(boxes)
        return possible

    def sums_up(self, box: str) -> bool:
        """Return whether a box stands between claims of the reference and is none: what leads to it, it may say in sum."""
        leading = {source for link in self.student.children[box] for source in link.sources}
        return not self.bonds[box] and bool(self.student.parents[box]) and any(map(self.firm, leading))

    @cached_property
    def besides(self) -> dict[str, tuple[str, ...]]:
        """The boxes that say a claim for certain and may say further ones, which no box says for certain."""
        waiting: dict[str, list[str]] = {}
        for claim, boxes in self.possible.items():
            for box in boxes:
                if self.firm(box):
                    waiting.setdefault(box, []).append(claim)
        return {box: tuple(claims) for box, claims in waiting.items()}

    def _may_be(self, box: str, claim: str) -> bool:
        """Return whether an unsure box is like a claim or in its place, or a sure one seems to say it besides its own."""
        if claim in self.bonds[box]:
            return True
        row = self.scored.total[box]
        if not self.firm(box):
            if any(row[other] >= STRONG for other in self.bonds[box]):  # only its own claim is in doubt
                return any(c.claim == claim and c.score >= POSSIBLE for c in self.candidates[box])
            if self._share_anchor(box, claim) or self.in_place(box, claim):
                return True
            if self._touches(box, claim) or claim in self._beside_sketches(box):
                return True
            if any(row[other] - row[claim] >= FAR for other in self.bonds[box]):
                return False
            if any(candidate.claim == claim and candidate.score >= OFFERED for candidate in self.candidates[box]):
                return True
            return row[claim] >= POSSIBLE or claim == self._nearest(box)
        if Bond.CONFIRMED in self.bonds[box].values() or any(self._is_all(box, own) for own in self.firm(box)):
            return False
        if claim in self._beside_sketches(box) or self._is_twofold(box, claim) or self._touches(box, claim):
            return True
        share = PARTNER if self.firm(box) & self._partners.get(claim, frozenset()) else BESIDES
        return besides(self.scored, box, self.firm(box), self.scored.reference[claim]) >= share

    def _is_all(self, box: str, claim: str) -> bool:
        """Return whether a box says a claim in its words, and nothing else."""
        said = covered(self.scored.student[box], self.scored.reference[claim])
        return said >= VERBATIM and self.scored.meaning[box][claim] >= TWINS

    def _nearest(self, box: str) -> str:
        """Return the claim that a box is likest to of those that no box says for certain; they may be a pair."""
        row = self.scored.total[box]
        claim = max(self._unsaid, key=lambda c: row[c], default="")
        return claim if claim and row[claim] >= FAINT else ""

    @cached_property
    def _unsaid(self) -> list[str]:
        return [claim for claim in self.reference.boxes if not self.firm_boxes(claim)]

    def _share_anchor(self, box: str, claim: str) -> bool:
        mine, theirs = self.student.boxes[box].anchors, self.reference.boxes[claim].anchors
        return bool({(a.paragraph, a.sentence) for a in mine} & {(a.paragraph, a.sentence) for a in theirs})

    def is_anchored(self, box: str) -> bool:
        """Return whether a box of which nobody has said that it is none stands in a sentence of the reference's claims."""
        return box not in self.denied and any(self._share_anchor(box, claim) for claim in self.reference.boxes)

    def both(self, box: str, claims: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of ``claims`` that work together and of which a box says most of each."""
        said = self.scored.student[box]
        most = [c for c in claims if covered(self.scored.reference[c], said) >= MOST]
        return tuple(c for c in most if self._partners.get(c, frozenset()) & set(most))

    def _is_twofold(self, box: str, claim: str) -> bool:
        """Return whether a box's claim and another one beside it are so alike that one box may be meant for both."""
        words, said = self.scored.reference, self.scored.student[box]
        return any(
            claim in self._partners.get(own, ())
            and max(covered(words[claim], words[own]), covered(words[own], words[claim])) >= TWOFOLD
            and min(covered(said, words[own]), covered(words[own], said)) < TWINS
            for own in self.firm(box)
        )

    def _touches(self, box: str, claim: str) -> bool:
        """Return whether a box that does not say its own claim in full may say something of one beside it."""
        said, words = self.scored.student[box], self.scored.reference
        own = [words[c] for c in self.bonds[box] if claim in self._partners.get(c, ())]
        if not own or any(min(covered(said, o), covered(o, said)) >= TWINS for o in own):
            return False
        if self.student.boxes[box].text and not besides(self.scored, box, self.firm(box), words[claim]):
            return False  # all that they share is in its own claim
        offered = any(candidate.claim == claim and candidate.score >= OFFERED for candidate in self.candidates[box])
        return covered(words[claim], said) >= TOUCHED or (offered and self._is_bare(box))

    def _is_bare(self, box: str) -> bool:
        """Return whether a box is an argument, or has a title alone or a text alone: it may hold more than one claim."""
        claim = self.student.boxes[box]
        return not (isinstance(claim, Statement) and claim.text and claim.title)

    def _beside_sketches(self, box: str) -> frozenset[str]:
        """The claims of an argument of which an argument box says one, or a bare title a premise: it may be all there."""
        if not self._is_bare(box):
            return frozenset()
        links = [link for link in self.reference.links if self.bonds[box].keys() & set(link.sources)]
        below: list[Link] = []
        if isinstance(self.student.boxes[box], Argument):
            below = [k for own in self.bonds[box] for k in self.reference.children[own] if k.linked]
        above = {link.target for link in links} - {c for up in self.student.parents[box] for c in self.firm(up.target)}
        known = above if isinstance(self.student.boxes[box], Argument) else set()
        return frozenset(known.union(*(link.sources for link in (*links, *below))))

    @cached_property
    def _partners(self) -> dict[str, frozenset[str]]:
        """The claims that each one is joined to, as a premise or by a step: they are often told in one box with it."""
        partners: dict[str, set[str]] = {}
        for link in self.reference.links:
            for end in (*link.sources, link.target):
                partners.setdefault(end, set()).update({*link.sources, link.target} - {end})
        return {claim: frozenset(others) for claim, others in partners.items()}

    def in_place(self, box: str, claim: str) -> bool:
        """Return whether a box is tied to what the claim is tied to, as far as that is sure, on whichever side."""
        if not self.student.parents[box] and not self.reference.parents[claim]:
            return True
        if (box, claim) == (self._thesis_of(self.student), self._thesis_of(self.reference)):
            return True
        seats = self._seats(claim)
        return any(
            bool(self.firm(target) & above) if self.firm(target) else not above
            for target in self._ends(self.student.parents[box])
            for above in seats
        )

    @staticmethod
    def _thesis_of(of: Outline) -> str:
        return of.map.thesis.id if of.map.thesis else ""

    @staticmethod
    def _ends(links: Iterable[Link]) -> list[str]:
        """Return what links bear on, premises of a step included."""
        return [end for link in links for end in (link.target, *sorted(link.step))]

    def _seats(self, claim: str) -> list[frozenset[str]]:
        """Return what a claim leads to, past claims that no box says for certain; nothing where there is no other."""
        seats: list[frozenset[str]] = []
        waiting = self._ends(self.reference.parents[claim])
        passed: set[str] = set()
        while waiting:
            target = waiting.pop()
            if self.firm_boxes(target):
                seats.append(frozenset({target}))
            elif target not in passed:
                passed.add(target)
                seats.append(frozenset())
                waiting.extend(self._ends(self.reference.parents[target]))
        return seats


Bonds = dict[str, dict[str, Bond]]


def besides(scored: Scored, box: str, claims: Iterable[str], words: Wording) -> float:
    """Return how much of what is in ``words`` and not in its ``claims`` a box says, with words that are not theirs."""
    own = {stem for claim in claims for stem in scored.reference[claim].stems}
    new = {stem: weight for stem, weight in words.stems.items() if stem not in own}
    rest = {stem: weight for stem, weight in scored.student[box].stems.items() if stem not in own}
    return covered(Wording(new, {}, {}, words.denies), Wording(rest, {}, {}, words.denies))
