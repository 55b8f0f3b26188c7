"""Agreement of two aligned maps: what was found and what is right, and figures of the literature.

Only what is bonded for certain is measured, and how alike two wordings are is in no figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from argmap.compare.alignment import Alignment
from argmap.compare.finding import Finding, Kind
from argmap.compare.findings import argued, doubtful, hedged_claims, is_missing, replies
from argmap.compare.hedging import is_label
from argmap.compare.outline import Link, Outline, Tie

Group = tuple[frozenset[str], frozenset[str]]  # boxes of the student, claims of the reference that they say
Relations = Mapping[tuple[int, int], str]  # what leads from which group to which other, by their numbers
_MISPLACED = (Kind.REVERSED, Kind.SIDE, Kind.ELSEWHERE, Kind.LOOSE)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and how many nobody can judge until somebody confirms a bond."""

    right: int
    judged: int
    unsure: int = 0

    @property
    def value(self) -> float | None:
        """The share of what is judged, from 0 to 1; ``None`` where nothing is."""
        return self.right / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Measures:
    """Agreement by kind, and as single figures."""

    shares: Mapping[str, Share]
    kappa: float | None  # of relations between claims that both maps have (Cohen 1960)
    units: float  # S: how far both maps cut the text into the same claims
    cass: float | None  # mean of the two, as CASS without its dialogue part (Duthie, Lawrence, Budzynska & Reed 2016)
    edits: int  # graph edit distance (Sanfeliu & Fu 1983) with this alignment: an upper bound of the least
    edits_share: float  # of all boxes and relations of both maps

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        shares = {name: asdict(share) for name, share in self.shares.items()}
        figures = {name: getattr(self, name) for name in ("kappa", "units", "cass", "edits", "edits_share")}
        return {"shares": shares} | {n: round(v, 4) if isinstance(v, float) else v for n, v in figures.items()}


def measure(alignment: Alignment, findings: Iterable[Finding]) -> Measures:
    """Measure an alignment and what was found in it."""
    listed = list(findings)
    groups = _groups(alignment)
    mine, theirs = (_relations(alignment, groups, side) for side in ("student", "reference"))
    kappa = cohens_kappa(_labels(groups, mine, theirs))
    units = _units(groups)
    alone = sum(1 for boxes, claims in groups if not boxes or not claims)
    edits = alone + sum(mine.get(pair) != theirs.get(pair) for pair in {*mine, *theirs})
    whole = len(alignment.student.boxes) + len(alignment.reference.boxes) + len(mine) + len(theirs)
    cass = None if kappa is None else (kappa + units) / 2
    return Measures(_shares(alignment, listed), kappa, units, cass, edits, edits / whole if whole else 0.0)


def relation_labels(alignment: Alignment) -> list[tuple[str, str]]:
    """Return what each map says leads from which to which of the claims that both have, an empty text for nothing."""
    groups = _groups(alignment)
    return _labels(groups, *(_relations(alignment, groups, side) for side in ("student", "reference")))


def shared_units(alignment: Alignment) -> float:
    """Return how far both maps cut the text into the same claims, from 0 to 1."""
    return _units(_groups(alignment))


def _labels(groups: list[Group], mine: Relations, theirs: Relations) -> list[tuple[str, str]]:
    both = [unit for unit, (boxes, claims) in enumerate(groups) if boxes and claims]
    return [(mine.get((a, b), ""), theirs.get((a, b), "")) for a in both for b in both if a != b]


def _shares(alignment: Alignment, findings: list[Finding]) -> dict[str, Share]:
    count = {kind: sum(f.kind is kind for f in findings) for kind in Kind}
    reference = alignment.reference
    claims = [c for c in reference.boxes if argued(reference, c)]
    sure = [c for c in claims if alignment.firm_boxes(c)]
    open_claims = [c for c in claims if not alignment.firm_boxes(c) and not is_missing(alignment, c)]
    doubted = _misread(alignment, doubtful(alignment), (*_MISPLACED, Kind.REBUTTAL, Kind.UNDERCUT))
    known = [link for link in reference.links if link.id not in doubted]
    both = [link for link in known if _is_judged(alignment, link.sources, link.target)]
    linked = [link for link in both if _is_linked(alignment, link)]
    hostile = [link for link in known if link.tie is not Tie.SUPPORT and _is_aimed(alignment, link)]
    asked = {end for link in reference.links if link.id in doubted for end in (link.target, *link.step)}
    answered = [o for o, r in replies(reference).items() if o not in asked and _is_answer_judged(alignment, o, r)]
    misread = _misread(alignment, findings, (*_MISPLACED, Kind.REBUTTAL, Kind.UNDERCUT))
    unmet = {f.claims[1] for f in findings if f.kind is Kind.REPLY}
    displaced = _misread(alignment, findings, _MISPLACED)
    unmet |= {link.target for link in reference.links if link.id in displaced and link.tie is not Tie.SUPPORT}
    said = alignment.student.boxes
    hedged = [c for c in hedged_claims(reference) if any(not is_label(said[b]) for b in alignment.firm_boxes(c))]
    boxes = len(alignment.student.boxes)
    wrong = sum(count[k] for k in _MISPLACED)
    extra = sum(1 + len(f.beside) for f in findings if f.kind is Kind.EXTRA)
    extra += sum(len(f.boxes) - 1 for f in findings if f.kind is Kind.REPEATED)
    return {
        "claims": Share(len(sure), len(claims), len(open_claims)),
        "relations": _less(len(both), wrong),
        "grouping": Share(len(linked), len(linked) + count[Kind.CONVERGENT] + count[Kind.LINKED]),
        "objections": _less(len(hostile), sum(link.id in misread for link in hostile)),
        "replies": _less(len(answered), sum(objection in unmet for objection in answered)),
        "hedges": _less(len(hedged), count[Kind.HEDGE]),
        "focus": _less(boxes, extra),
    }


def _misread(alignment: Alignment, findings: Iterable[Finding], kinds: Iterable[Kind]) -> set[str]:
    """Return the relations of the reference that findings of ``kinds`` say the student has otherwise, by id."""
    ids: set[str] = set()
    for finding in findings:
        if finding.kind in kinds:
            claims = {*alignment.firm(finding.boxes[0]), finding.claims[0]}
            target = finding.claims[1] if finding.kind is Kind.REVERSED else finding.beside[0]
            ids |= {r.id for r in alignment.reference.links if r.target == target and claims & set(r.sources)}
    return ids


def _less(judged: int, wrong: int) -> Share:
    return Share(max(0, judged - wrong), max(judged, 0))


def _is_judged(alignment: Alignment, sources: Iterable[str], target: str) -> bool:
    """Return whether the student has both ends of a relation, in boxes of their own."""
    return any(_stand_apart(alignment, (source, target)) for source in sources)


def _is_linked(alignment: Alignment, step: Link) -> bool:
    """Return whether the student ties premises of a step together, in boxes of their own."""
    known = set(step.sources)
    tied = ([box for box in link.sources if alignment.firm(box) & known] for link in alignment.student.links)
    return any(len(set(boxes)) > 1 for boxes in tied) and _stand_apart(alignment, step.sources)


def _is_aimed(alignment: Alignment, objection: Link) -> bool:
    """Return whether the student has an objection, and what it aims at: the claim, or a part of the step."""
    return any(_is_judged(alignment, objection.sources, end) for end in (objection.target, *objection.step))


def _is_answer_judged(alignment: Alignment, objection: str, answers: Iterable[str]) -> bool:
    """Return whether it can be said that an objection has its replies: one box that holds both is no reply to itself."""
    there = [answer for answer in answers if alignment.firm_boxes(answer)]
    if not alignment.firm_boxes(objection) or _any_open(alignment, answers):
        return False
    return not there or any(_stand_apart(alignment, (objection, answer)) for answer in there)


def _stand_apart(alignment: Alignment, claims: Iterable[str]) -> bool:
    """Return whether the student has two of ``claims`` or more, and not in one and the same box."""
    boxes = [held for claim in claims if (held := alignment.firm_boxes(claim))]
    return len(boxes) > 1 and len(frozenset().union(*boxes)) > 1


def _any_open(alignment: Alignment, claims: Iterable[str]) -> bool:
    return any(not alignment.firm_boxes(c) and not is_missing(alignment, c) for c in claims)


def _groups(alignment: Alignment) -> list[Group]:
    """Return the boxes and claims that belong together for certain; each box and claim stands in one group."""
    groups: list[Group] = []
    seen: set[str] = set()
    for box in alignment.student.boxes:
        if box in seen:
            continue
        boxes, claims = {box}, set(alignment.firm(box))
        while more := {b for c in claims for b in alignment.firm_boxes(c)} - boxes:
            boxes |= more
            claims |= {c for b in more for c in alignment.firm(b)}
        seen |= boxes
        groups.append((frozenset(boxes), frozenset(claims)))
    said = {claim for _, claims in groups for claim in claims}
    return groups + [(frozenset(), frozenset({claim})) for claim in alignment.reference.boxes if claim not in said]


def _relations(alignment: Alignment, groups: list[Group], side: str) -> dict[tuple[int, int], str]:
    """Return what leads from which group to which other, by the numbers of the groups."""
    of: Outline = getattr(alignment, side)
    number = {member: unit for unit, members in enumerate(groups) for member in members[0 if side == "student" else 1]}
    relations: dict[tuple[int, int], str] = {}
    for link in of.links:
        for source in link.sources:
            pair = (number[source], number[link.target])
            if pair[0] != pair[1]:
                relations.setdefault(pair, str(link.tie))
    return relations


def _units(groups: list[Group]) -> float:
    """Return how far claims are cut alike: 1 without the share of cuts that only one map makes."""
    shared = [(len(boxes), len(claims)) for boxes, claims in groups if boxes and claims]
    most = sum(max(pair) for pair in shared)
    return 1 - sum(abs(a - b) for a, b in shared) / most if most else 0.0


def cohens_kappa(labels: list[tuple[str, str]]) -> float | None:
    """Return the agreement of two annotators beyond chance, by the habits of each (Cohen 1960).

    ``None`` where there is nothing to agree on, or both always say the same one thing.
    """
    if not labels:
        return None
    total = len(labels)
    observed = sum(a == b for a, b in labels) / total
    one, other = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(one[name] * other[name] for name in one) / (total * total)
    return None if chance >= 1 else (observed - chance) / (1 - chance)


def krippendorffs_alpha(labels: list[tuple[str, str]]) -> float | None:
    """Return the agreement of two annotators beyond chance, by the habits of both together (Krippendorff 2004, nominal).

    ``None`` where there is nothing to agree on, or both always say the same one thing.
    """
    values = Counter(label for pair in labels for label in pair)
    total = values.total()
    expected = total * total - sum(count * count for count in values.values())
    if not expected:
        return None
    return 1 - (total - 1) * 2 * sum(a != b for a, b in labels) / expected
