"""How much two aligned maps agree: what was found and what is right, and figures of the literature.

Only what is bonded for certain is measured, and how alike two wordings are is in no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from argmap.compare.alignment import Alignment
from argmap.compare.finding import Finding, Kind
from argmap.compare.findings import argued, hedged_claims, is_missing, replies
from argmap.compare.outline import Outline, Tie

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
    found = list(findings)
    groups = _groups(alignment)
    mine, theirs = (_relations(alignment, groups, side) for side in ("student", "reference"))
    both = {unit for unit, (boxes, claims) in enumerate(groups) if boxes and claims}
    pairs = [(a, b) for a in both for b in both if a != b]
    labels = [(mine.get(pair, ""), theirs.get(pair, "")) for pair in pairs]
    kappa = _kappa(labels)
    units = _units(groups)
    alone = sum(1 for boxes, claims in groups if not boxes or not claims)
    edits = alone + sum(mine.get(pair) != theirs.get(pair) for pair in {*mine, *theirs})
    whole = len(alignment.student.boxes) + len(alignment.reference.boxes) + len(mine) + len(theirs)
    cass = None if kappa is None else (kappa + units) / 2
    return Measures(_shares(alignment, found), kappa, units, cass, edits, edits / whole if whole else 0.0)


def _shares(alignment: Alignment, found: list[Finding]) -> dict[str, Share]:
    count = {kind: sum(f.kind is kind for f in found) for kind in Kind}
    reference = alignment.reference
    claims = [c for c in reference.boxes if argued(reference, c)]
    sure = [c for c in claims if alignment.firm_boxes(c)]
    open_claims = [c for c in claims if not alignment.firm_boxes(c) and not is_missing(alignment, c)]
    both = [link for link in reference.links if _is_judged(alignment, link.sources, link.target)]
    linked = [link for link in both if sum(bool(alignment.firm_boxes(s)) for s in link.sources) > 1]
    hostile = [link for link in both if link.tie is not Tie.SUPPORT]
    answered = [o for o, r in replies(reference).items() if alignment.firm_boxes(o) and not _any_open(alignment, r)]
    misread = _misread(alignment, found, (*_MISPLACED, Kind.REBUTTAL, Kind.UNDERCUT))
    unmet = {f.claims[1] for f in found if f.kind is Kind.REPLY}
    displaced = _misread(alignment, found, _MISPLACED)
    unmet |= {link.target for link in reference.links if link.id in displaced and link.tie is not Tie.SUPPORT}
    hedged = [c for c in hedged_claims(reference) if alignment.firm_boxes(c)]
    boxes = len(alignment.student.boxes)
    wrong = sum(count[k] for k in _MISPLACED)
    extra = sum(1 + len(f.beside) for f in found if f.kind is Kind.EXTRA)
    extra += sum(len(f.boxes) - 1 for f in found if f.kind is Kind.REPEATED)
    return {
        "claims": Share(len(sure), len(claims), len(open_claims)),
        "relations": _less(len(both), wrong),
        "grouping": _less(len(linked) + count[Kind.LINKED], count[Kind.CONVERGENT] + count[Kind.LINKED]),
        "objections": _less(len(hostile), sum(link.id in misread for link in hostile)),
        "replies": _less(len(answered), sum(objection in unmet for objection in answered)),
        "hedges": _less(len(hedged), count[Kind.HEDGE]),
        "focus": _less(boxes, extra),
    }


def _misread(alignment: Alignment, found: Iterable[Finding], kinds: Iterable[Kind]) -> set[str]:
    """Return the relations of the reference that findings of ``kinds`` say the student has otherwise, by id."""
    ids: set[str] = set()
    for finding in found:
        if finding.kind in kinds:
            claims = {*alignment.firm(finding.boxes[0]), finding.claims[0]}
            target = finding.claims[1] if finding.kind is Kind.REVERSED else finding.beside[0]
            ids |= {r.id for r in alignment.reference.links if r.target == target and claims & set(r.sources)}
    return ids


def _less(judged: int, wrong: int) -> Share:
    return Share(max(0, judged - wrong), max(judged, 0))


def _is_judged(alignment: Alignment, sources: Iterable[str], target: str) -> bool:
    return bool(alignment.firm_boxes(target)) and any(alignment.firm_boxes(source) for source in sources)


def _any_open(alignment: Alignment, claims: Iterable[str]) -> bool:
    return any(not alignment.firm_boxes(c) and not is_missing(alignment, c) for c in claims)


Group = tuple[frozenset[str], frozenset[str]]  # boxes of the student, claims of the reference that they say


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
    found: dict[tuple[int, int], str] = {}
    for link in of.links:
        for source in link.sources:
            pair = (number[source], number[link.target])
            if pair[0] != pair[1]:
                found.setdefault(pair, str(link.tie))
    return found


def _units(groups: list[Group]) -> float:
    """Return how far claims are cut alike: 1 without the share of cuts that only one map makes."""
    shared = [(len(boxes), len(claims)) for boxes, claims in groups if boxes and claims]
    most = sum(max(pair) for pair in shared)
    return 1 - sum(abs(a - b) for a, b in shared) / most if most else 0.0


def _kappa(labels: list[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of labels; ``None`` where there is nothing to agree on."""
    if not labels:
        return None
    total = len(labels)
    observed = sum(a == b for a, b in labels) / total
    names = {name for pair in labels for name in pair}
    chance = sum(
        (sum(a == name for a, _ in labels) / total) * (sum(b == name for _, b in labels) / total) for name in names
    )
    return None if chance >= 1 else (observed - chance) / (1 - chance)
