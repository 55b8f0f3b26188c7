"""Differences in how two aligned maps relate their claims, with one finding for one fault.

Only relations between boxes that are bonded for certain are judged, and a relation that the reference has a coarser or a
further word for is no mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from argmap.compare.alignment import Alignment
from argmap.compare.finding import Doubt, Finding, Kind
from argmap.compare.outline import Link, Outline, Tie
from argmap.domain.model import Argument, Stance, Statement
from argmap.domain.structure import grouped


class Relations:
    """The relations of two aligned maps beside each other."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.student: Outline = alignment.student
        self.reference: Outline = alignment.reference

    def findings(self) -> Iterator[Finding]:
        """Yield what differs, each fault once."""
        reversals = list(self._reversed())
        yield from reversals
        yield from self._grouping()
        swapped = {(box, target) for target, box in (finding.boxes for finding in reversals)}
        placings = [finding for box in self.student.boxes for finding in self._placing(box, swapped)]
        yield from placings if self._is_other_reading(placings) else (_certain(finding) for finding in placings)

    def _is_other_reading(self, placings: list[Finding]) -> bool:
        """Return whether the student has put the argument together in another way, and not one claim in another place."""
        elsewhere = sum(finding.kind is Kind.ELSEWHERE for finding in placings)
        return elsewhere > 1 or any(map(self.alignment.sums_up, self.student.boxes))

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], list[Link]]:
        """The links of the reference by each of their sources and their target; an undercut also by the step's premises."""
        return grouped(((source, link.target), link) for link in self.reference.links for source in link.sources)

    def _reversed(self) -> Iterator[Finding]:
        """Pairs of claims of which the one supports or attacks the other, and the student has it the other way round."""
        for link in self.student.links:
            for box in () if link.symmetric else link.sources:
                ends = [(c, t) for c in self._firm(box) for t in self._firm(link.target)]
                if any(c == t or (c, t) in self._pairs for c, t in ends):
                    continue
                for claim, target in ends:
                    if any(not r.symmetric for r in self._pairs.get((target, claim), ())):
                        depth = self.depths.get(target, 0)
                        yield Finding(Kind.REVERSED, (link.target, box), (target, claim), depth=depth)
                        break

    def _firm(self, box: str) -> list[str]:
        return sorted(self.alignment.firm(box))

    def _topmost(self, claims: frozenset[str]) -> str:
        """Return the claim that is nearest to the thesis, and of several always the same."""
        return min(claims, key=lambda claim: (self.depths.get(claim, 0), claim))

    def _grouping(self) -> Iterator[Finding]:
        """Premises that work together in the one map and alone in the other."""
        for link in self.reference.links:
            boxes = [min(b) for s in link.sources if (b := self.alignment.firm_boxes(s))]
            if link.linked and len(set(boxes)) > 1 and (parts := self._apart(link, boxes)):
                yield Finding(
                    Kind.CONVERGENT, parts, link.sources, (link.target,), depth=self.depths.get(link.target, 0)
                )
        for link in self.student.links:
            claims = [min(c) for s in link.sources if (c := self.alignment.firm(s))]
            if link.linked and len(set(claims)) > 1 and (target := self._alone(link, claims)):
                yield Finding(Kind.LINKED, link.sources, tuple(claims), (target,), depth=self.depths.get(target, 0))

    def _apart(self, link: Link, boxes: list[str]) -> tuple[str, ...]:
        """Return those of ``boxes`` that support the conclusion of ``link`` each by itself, if no step joins them."""
        targets = self.alignment.firm_boxes(link.target)
        mine = [m for m in self.student.links if m.target in targets and m.tie is link.tie]
        if any(len(set(m.sources) & set(boxes)) > 1 for m in mine):
            return ()
        apart = tuple(dict.fromkeys(box for box in boxes if any(box in m.sources for m in mine)))
        return apart if len(apart) > 1 else ()

    def _alone(self, link: Link, claims: list[str]) -> str:
        """Return the conclusion that the reference has each of ``claims`` for alone, if no step of it joins any two."""
        if any(len(set(r.sources) & set(claims)) > 1 for r in self.reference.links):
            return ""
        for target in sorted(self.alignment.firm(link.target)):
            alone = [c for c in claims if any(r.tie is link.tie for r in self._pairs.get((c, target), ()))]
            if len(set(alone)) > 1:
                return target
        return ""

    def _placing(self, box: str, swapped: set[tuple[str, str]]) -> Iterator[Finding]:
        """Yield what is wrong with where a box is attached: each relation between claims that the reference relates, too.

        That it is attached elsewhere is said once; and not of what is ``swapped``, where it follows from the swap.
        """
        claims = self.alignment.firm(box)
        theirs = [link for claim in sorted(claims) for link in self.reference.parents[claim]]
        if not claims or not theirs:
            return
        moved = {end for pair in swapped for end in pair}
        mine = self.student.parents[box]
        if not mine:
            claim = self._topmost(claims)
            if box not in moved and (loose := self._loose(box, claim, theirs)):
                yield loose
            return
        verdicts = [self._judged(box, link, theirs) for link in mine if (box, link.target) not in swapped]
        wrong = [verdict for verdict in dict.fromkeys(verdicts) if verdict]
        direct = [verdict for verdict in wrong if verdict.kind is not Kind.ELSEWHERE]
        if direct:
            yield from direct
            return
        for verdict in sorted(wrong, key=lambda v: v.doubt is not None)[:1]:
            if moved.isdisjoint(verdict.boxes):
                yield replace(verdict, kind=Kind.ALSO, doubt=None) if None in verdicts else verdict

    def _loose(self, box: str, claim: str, theirs: list[Link]) -> Finding | None:
        """A box that leads to nothing, where what it should lead to is there and does not stand below it."""
        standing = [link for link in theirs if not link.step or any(map(self.alignment.firm_boxes, link.step))]
        there = {b for link in standing for b in self.alignment.firm_boxes(link.target)} - {box}
        if not there or there & self.student.below[box]:
            return None
        return Finding(Kind.LOOSE, (box,), (claim,), (theirs[0].target,), self.depths.get(claim, 0))

    def _judged(self, box: str, mine: Link, theirs: list[Link]) -> Finding | None:
        """Return what is wrong with one relation of a box; ``None`` where it is right or cannot be judged."""
        targets = self.alignment.firm(mine.target)
        step = frozenset(claim for b in mine.step for claim in self.alignment.firm(b))
        if not targets and not step:
            return None
        if targets & self.alignment.firm(box):
            return None
        near = [r for r in theirs if self._meet(r, targets, step)]
        claim = self._topmost(self.alignment.firm(box))
        depth = self.depths.get(claim, 0)
        if near:
            if any(self._same_tie(mine, r) for r in near):
                return None
            about_premise = any(self._is_about_premise(mine, r) for r in near)
            doubt = Doubt.SIDE if mine.is_guess else Doubt.PREMISE if about_premise else None
            return Finding(_confusion(mine, near[0]), (box, mine.target), (claim,), (near[0].target,), depth, doubt)
        there = [r for r in theirs if any(map(self.alignment.firm_boxes, (r.target, *r.step)))]
        if not targets or not there or self._is_coarser(theirs, targets):
            return None
        by_way = any(self._leads_there(mine, targets, r) or self._skips_reason(mine, targets, r) for r in there)
        doubt = Doubt.WAY if by_way else None
        return Finding(Kind.ELSEWHERE, (box, mine.target), (claim,), (there[0].target,), depth, doubt)

    def _is_about_premise(self, mine: Link, theirs: Link) -> bool:
        """Return whether the one map objects to a premise, and the other one to the step from that premise."""
        if mine.tie is Tie.ATTACK and theirs.tie is Tie.UNDERCUT:
            return bool(self.alignment.firm(mine.target) & theirs.step)
        if mine.tie is Tie.UNDERCUT and theirs.tie is Tie.ATTACK:
            return any(theirs.target in self.alignment.firm(premise) for premise in mine.step)
        return False

    def _skips_reason(self, mine: Link, targets: frozenset[str], theirs: Link) -> bool:
        """Return whether the reference objects to a reason, and the student to what that is a reason for."""
        ups = self.reference.parents[theirs.target]
        hostile = Tie.SUPPORT not in (mine.tie, theirs.tie)
        return hostile and any(up.tie is Tie.SUPPORT and up.target in targets for up in ups)

    def _leads_there(self, mine: Link, targets: frozenset[str], theirs: Link) -> bool:
        """Return whether a relation bears on what the reference has, on the same side, by way of a conclusion below it."""
        between = {c for c in targets & self.reference.below[theirs.target] if self.reference.children[c]}
        ends = self.alignment.firm_boxes(theirs.target)
        waiting = [(mine.target, mine.tie is Tie.SUPPORT)] if between else []
        passed: set[tuple[str, bool]] = set()
        while waiting:
            box, speaks_for = waiting.pop()
            if box in ends and speaks_for is (theirs.tie is Tie.SUPPORT):
                return True
            if (box, speaks_for) not in passed:
                passed.add((box, speaks_for))
                waiting += [(k.target, speaks_for is (k.tie is Tie.SUPPORT)) for k in self.student.parents[box]]
        return False

    def _meet(self, theirs: Link, targets: frozenset[str], step: frozenset[str]) -> bool:
        """Return whether a relation of the student bears on what one of the reference bears on, claim or step."""
        if theirs.target in targets or theirs.target in step:
            return True
        return theirs.tie is Tie.UNDERCUT and bool(theirs.step & (targets | step))

    def _same_tie(self, mine: Link, theirs: Link) -> bool:
        if mine.tie is theirs.tie:
            return True
        hostile = {mine.tie, theirs.tie} == {Tie.ATTACK, Tie.UNDERCUT}  # on a box that holds a whole argument, both fit
        target = self.student.boxes[mine.target]
        return hostile and (isinstance(target, Argument) or self._holds_step(mine, theirs) or self._grants(theirs))

    def _grants(self, theirs: Link) -> bool:
        """Return whether what is attacked is conceded: a reply then strikes its use, so both relations say the same."""
        premises = theirs.step if theirs.tie is Tie.UNDERCUT else {theirs.target}
        claims = (self.reference.boxes[premise] for premise in premises)
        return any(isinstance(claim, Statement) and claim.stance is Stance.CONCEDED for claim in claims)

    def _holds_step(self, mine: Link, theirs: Link) -> bool:
        """Return whether no step is there to attack: its premise stands in one box with the conclusion, or in none."""
        if theirs.tie is not Tie.UNDERCUT:
            return False
        if not any(map(self.alignment.firm_boxes, theirs.step)):
            return True
        firm = self.alignment.firm(mine.target)
        return theirs.target in firm and bool(theirs.step & firm)

    def _is_coarser(self, theirs: list[Link], targets: frozenset[str]) -> bool:
        """Return whether the reference leads to ``targets`` past claims that the student does not have for certain."""
        waiting = [link.target for link in theirs]
        waiting += [premise for link in theirs for premise in link.step]
        passed: set[str] = set()
        while waiting:
            claim = waiting.pop()
            if claim in targets:
                return True
            if claim not in passed and not self.alignment.firm_boxes(claim):
                if targets & self.reference.below[claim]:
                    return True  # attached to a part of what is not there as a whole
                passed.add(claim)
                waiting.extend(link.target for link in self.reference.parents[claim])
        return False

    @cached_property
    def depths(self) -> dict[str, int]:
        """The number of steps that each claim of the reference is from what it argues for in the end."""
        return depths(self.reference)


def depths(of: Outline) -> dict[str, int]:
    """Return how many steps each box is from a box that leads nowhere, the thesis first."""
    thesis = of.map.thesis
    level = [thesis.id] if thesis and thesis.id in of.boxes else [box for box in of.boxes if not of.parents[box]]
    steps = dict.fromkeys(level, 0)
    while level:
        following = []
        for box in level:
            for link in of.children[box]:
                for source in link.sources:
                    if source not in steps:
                        steps[source] = steps[box] + 1
                        following.append(source)
        level = following
    return steps


def _certain(finding: Finding) -> Finding:
    return replace(finding, doubt=None) if finding.doubt is Doubt.WAY else finding


def _confusion(mine: Link, theirs: Link) -> Kind:
    if Tie.SUPPORT in (mine.tie, theirs.tie):
        return Kind.SIDE
    return Kind.REBUTTAL if theirs.tie is Tie.UNDERCUT else Kind.UNDERCUT
