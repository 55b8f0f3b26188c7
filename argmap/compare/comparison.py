"""A student's map and a reference compared: one value that has the alignment, the findings, the figures and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.compare import findings as finder
from argmap.compare.alignment import Alignment
from argmap.compare.answers import REST, none_else
from argmap.compare.bonding import align
from argmap.compare.finding import CERTAINTY, CONTRARY, Finding, Kind
from argmap.compare.measures import Measures, measure
from argmap.compare.outline import Outline, outline
from argmap.compare.report import MOST, Report, foremost
from argmap.compare.rubric import Rubric
from argmap.compare.scoring import Vectors
from argmap.compare.suspicion import Pairs, Suspicion, suspicions
from argmap.domain.diagnostics import ReadError
from argmap.domain.model import ArgumentMap
from argmap.domain.naming import name_of

MOST_PAIRS = 250_000  # boxes of one map times claims of the other: 10 to 15 seconds of CPU


@dataclass(frozen=True)
class Comparison:
    """A student's map as it is beside a reference."""

    alignment: Alignment
    findings: tuple[Finding, ...]
    language: str = ""  # of the words; "": the reference's

    @cached_property
    def measures(self) -> Measures:
        """The figures."""
        return measure(self.alignment, self.findings)

    @cached_property
    def report(self) -> Report:
        """The words."""
        return Report(self.alignment, self.findings, self.measures, self.suspicions, self.language)

    @cached_property
    def suspicions(self) -> tuple[Suspicion, ...]:
        """The mistakes that there would be, by how open questions are answered; nothing of them counts."""
        return suspicions(self.alignment, self.findings)

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(f for f in self.findings if f.is_mistake)

    def to_dict(self, rubric: Rubric) -> dict[str, Any]:
        """Return all of it as plain data."""
        low, high = rubric.grade(self.measures.shares)
        first = foremost(list(self.mistakes), MOST)
        return {
            "boxes": [self._box(box) for box in self.alignment.student.boxes],
            "claims": [self._claim(claim) for claim in self.alignment.reference.boxes],
            "good": self.report.good(),
            "first": [self.findings.index(f) for f in first],
            "findings": [self._finding(f) for f in self.findings],
            "suspicions": [self._suspicion(s) for s in self.suspicions],
            "measures": self.measures.to_dict(),
            "grade": {"points": rubric.points, "least": low, "most": high},
        }

    def _box(self, box: str) -> dict[str, Any]:
        candidates = self.alignment.candidates[box]
        return {
            "id": box,
            "title": name_of(self.alignment.student.boxes[box]),
            "claims": [{"id": claim, "bond": str(bond)} for claim, bond in self.alignment.bonds[box].items()],
            "candidates": [{"id": c.claim, "score": c.score, "meaning": c.meaning} for c in candidates],
        }

    def _claim(self, claim: str) -> dict[str, Any]:
        boxes = self.alignment.boxes_of[claim]
        return {
            "id": claim,
            "title": name_of(self.alignment.reference.boxes[claim]),
            "boxes": [{"id": box, "bond": str(bond)} for box, bond in boxes.items()],
        }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "kind": str(finding.kind),
            "mistake": finding.is_mistake,
            "boxes": list(finding.boxes),
            "claims": list(finding.claims),
            "beside": list(finding.beside),
            "says": self.report.say(finding),
            "sentences": list(self.report.sentences(finding)),
        }

    def _suspicion(self, suspicion: Suspicion) -> dict[str, Any]:
        def plain(pairs: Pairs) -> list[dict[str, str]]:
            return [{"box": box, "claim": claim} for box, claim in pairs]

        finding = self._finding(suspicion.finding)
        says = self.report.suspect(suspicion)
        return finding | {"says": says, "given": plain(suspicion.presumed), "unless": plain(suspicion.unless)}


def compare(
    student: ArgumentMap | Outline,
    reference: ArgumentMap | Outline,
    answers: Mapping[str, Iterable[str]] | None = None,
    vectors: Vectors | None = None,
    language: str = "",
) -> Comparison:
    """Compare two maps; raises ``ReadError`` if they are too large.

    ``answers`` say of boxes of ``student`` which claims they are, and of ``REST`` that all others are none; ``vectors`` how
    alike texts are in meaning (``argmap.compare.vectors``), ``language`` in which to speak of it, if not in the reference's.
    """
    mine, theirs = (side if isinstance(side, Outline) else outline(side) for side in (student, reference))
    said = {box: claims for box, claims in (answers or {}).items() if box != REST}
    alignment, findings = _acquitted(aligned(mine, theirs, said, vectors))
    sure: dict[str, tuple[str, ...]] = {}
    while REST in (answers or {}) and (rest := none_else(alignment)):  # what is none may leave its claim to others
        sure = sure or {box: tuple(sorted(claims)) for box in mine.boxes if (claims := alignment.firm(box))}
        said |= {
            box: sure.get(box, claims) for box, claims in rest.items()
        }  # what was not open then is no part of the rest
        alignment, findings = _acquitted(aligned(mine, theirs, said, vectors))
    return Comparison(alignment, findings, language)


def aligned(
    mine: Outline, theirs: Outline, answers: Mapping[str, Iterable[str]] | None = None, vectors: Vectors | None = None
) -> Alignment:
    """Align two maps, of which none need be right; raises ``ReadError`` if they are too large."""
    if len(mine.boxes) * len(theirs.boxes) > MOST_PAIRS:
        message = (
            f"Maps of {len(mine.boxes)} and {len(theirs.boxes)} claims are too large to be compared claim by claim."
        )
        remedy = "Compare parts of them, or say what changed between two versions of one map: argmap diff."
        raise ReadError.because("too-large", message, remedy)
    return align(mine, theirs, answers, vectors)


def _acquitted(alignment: Alignment) -> tuple[Alignment, tuple[Finding, ...]]:
    """Return an alignment and its findings, in which no box is accused by a bond that is less plain than its kind asks."""
    while True:
        findings = finder.find(alignment)
        least = dict.fromkeys(_turned(findings), CONTRARY)
        for finding in findings:
            for box in _witnesses(alignment, finding):
                least[box] = max(least.get(box, 0.0), CERTAINTY[finding.kind])
        doubted = alignment.doubted(least)
        if doubted is alignment:
            return alignment, findings
        alignment = doubted


def _turned(findings: Iterable[Finding]) -> set[str]:
    """Return the boxes that stand on the other side than their claim, and so does what leads to them."""
    sides = [finding.boxes for finding in findings if finding.kind is Kind.SIDE]
    return {box for box, _ in sides} & {target for _, target in sides}


def _witnesses(alignment: Alignment, finding: Finding) -> Iterator[str]:
    """Yield the boxes on whose bonds it rests that a box stands in a wrong place, or is none of the reference's claims."""
    student = alignment.student
    for box in finding.boxes if finding.kind in CERTAINTY else ():
        yield box
        if finding.kind is Kind.EXTRA:
            yield from (link.target for link in student.parents[box])
            yield from (source for link in student.children[box] for source in link.sources)
