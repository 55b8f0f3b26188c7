"""A student's map and a reference compared: one value that has the alignment, the findings, the figures and the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.compare import findings as finder
from argmap.compare.alignment import Alignment, align
from argmap.compare.finding import Finding
from argmap.compare.measures import Measures, measure
from argmap.compare.outline import Outline, name_of, outline
from argmap.compare.report import MOST, Report, foremost
from argmap.compare.rubric import Rubric
from argmap.domain.diagnostics import Diagnostic, ReadError
from argmap.domain.model import ArgumentMap

MOST_PAIRS = 250_000  # boxes of one map times claims of the other: some 20 seconds


@dataclass(frozen=True)
class Comparison:
    """What a student's map is beside a reference."""

    alignment: Alignment
    findings: tuple[Finding, ...]

    @cached_property
    def measures(self) -> Measures:
        """The figures."""
        return measure(self.alignment, self.findings)

    @cached_property
    def report(self) -> Report:
        """The words."""
        return Report(self.alignment, self.findings, self.measures)

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


def compare(
    student: ArgumentMap | Outline,
    reference: ArgumentMap | Outline,
    answers: Mapping[str, Iterable[str]] | None = None,
) -> Comparison:
    """Compare two maps; ``answers`` say of boxes of ``student`` which claims they are. Raises ``ReadError`` if too large."""
    mine, theirs = (side if isinstance(side, Outline) else outline(side) for side in (student, reference))
    if len(mine.boxes) * len(theirs.boxes) > MOST_PAIRS:
        message = (
            f"Maps of {len(mine.boxes)} and {len(theirs.boxes)} claims are too large to be compared claim by claim."
        )
        remedy = "Compare parts of them, or say what changed between two versions of one map: argmap diff."
        raise ReadError(Diagnostic("too-large", message, None, remedy))
    alignment = align(mine, theirs, answers)
    return Comparison(alignment, finder.find(alignment))
