"""The maps of a class beside one reference: a row for each, the claims most missed and the commonest confusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.compare.answers import Answers, asked_boxes
from argmap.compare.comparison import Comparison
from argmap.compare.finding import MISTAKES, Kind
from argmap.compare.findings import argued, is_missing
from argmap.compare.outline import Outline
from argmap.compare.rubric import MEANINGS, Rubric
from argmap.domain.naming import name_of, shortened
from argmap.domain.spreadsheet import to_csv
from argmap.words import Words

MOST = 5  # claims and confusions of a summary
CONFUSIONS = tuple(kind for kind in MISTAKES if kind not in (Kind.MISSING, Kind.REPLY, Kind.EXTRA))


@dataclass(frozen=True, slots=True)
class HandIn:
    """The hand-in of a student: a comparison, or the reason why there is none; and which answers stand in which file."""

    student: str
    comparison: Comparison | None = None
    problem: str = ""
    answers: Answers = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True)
class Classroom:
    """All that a class handed in, beside one reference."""

    reference: Outline
    entries: Sequence[HandIn]
    rubric: Rubric
    language: str = ""  # of the words; "": the reference's

    @property
    def comparisons(self) -> list[Comparison]:
        """The comparisons of the maps that can be read."""
        return [entry.comparison for entry in self.entries if entry.comparison]

    def missed(self) -> list[tuple[str, int]]:
        """Return the claims that maps miss, with how many do, most missed first."""
        counts = Counter(
            claim
            for comparison in self.comparisons
            for claim in self.reference.boxes
            if argued(self.reference, claim) and is_missing(comparison.alignment, claim)
        )
        order = list(self.reference.boxes)
        return sorted(counts.items(), key=lambda item: (-item[1], order.index(item[0])))

    def confusions(self) -> list[tuple[Kind, str, int]]:
        """Return what is confused, a kind and the claim that it is about, with in how many maps, commonest first."""
        counts = Counter(
            (finding.kind, finding.claims[0] if finding.claims else "")
            for comparison in self.comparisons
            for finding in comparison.mistakes
            if finding.kind in CONFUSIONS
        )
        return sorted(((*key, n) for key, n in counts.items()), key=lambda c: (-c[2], MISTAKES.index(c[0]), c[1]))

    def to_csv(self) -> str:
        """Return a row for each student: the grade, what is right of what is judged, the measures, the mistakes."""
        shares = [name for part in MEANINGS for name in (part, f"{part} of")]
        kinds = [str(kind) for kind in MISTAKES]
        points = ("student", "least points", "most points")
        head = (*points, *shares, "kappa", "cass", "edits", *kinds, "unsure", "problem")
        return to_csv([head, *map(self._row, self.entries)])

    def _row(self, entry: HandIn) -> Iterable[Any]:
        if entry.comparison is None:
            return [entry.student, *[""] * (2 + 2 * len(MEANINGS) + 3 + len(MISTAKES) + 1), entry.problem]
        measures, findings = entry.comparison.measures, entry.comparison.findings
        shares = [n for part in MEANINGS for n in (measures.shares[part].right, measures.shares[part].judged)]
        figures = ["" if value is None else round(value, 3) for value in (measures.kappa, measures.cass)]
        kinds = [sum(f.kind is kind for f in findings) for kind in MISTAKES]
        unsure = len(asked_boxes(entry.comparison.alignment))
        grade = self.rubric.grade(measures.shares)
        return [entry.student, *grade, *shares, *figures, measures.edits, *kinds, unsure, ""]

    def summary(self) -> str:
        """Return what a teacher should talk about: the claims most missed and the commonest confusions."""
        words, read = Words(self.language or self.reference.map.language), len(self.comparisons)
        lines = [words("comparing.class.compared", n=read, all=len(self.entries))]
        lines += [f"  {entry.student}: {entry.problem}" for entry in self.entries if entry.problem]
        if missed := self.missed():
            lines.append(words("comparing.class.missed"))
            for claim, n in missed[:MOST]:
                lines.append(f"  {words('comparing.class.count', n=n, all=read, what=self._claim(words, claim))}")
        if confused := self.confusions():
            lines.append(words("comparing.class.confused"))
            for kind, claim, n in confused[:MOST]:
                what = f"{words(f'comparing.title.{kind}')} [{kind}]"
                if claim:
                    what = words("comparing.class.about", what=what, claim=self._claim(words, claim))
                lines.append(f"  {words('comparing.class.count', n=n, all=read, what=what)}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data."""
        return {
            "students": [
                {
                    "student": e.student,
                    "problem": e.problem,
                    **(e.comparison.to_dict(self.rubric) if e.comparison else {}),
                }
                for e in self.entries
            ],
            "missed": [{"claim": claim, "maps": n} for claim, n in self.missed()],
            "confusions": [{"kind": str(kind), "claim": claim, "maps": n} for kind, claim, n in self.confusions()],
        }

    def _claim(self, words: Words, claim: str) -> str:
        return words("quoted", text=shortened(name_of(self.reference.boxes[claim]), 70))
