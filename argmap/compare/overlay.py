"""Both maps in one, for a picture: all of the student's, what is missing, and how the reference relates it."""

from __future__ import annotations

from dataclasses import replace

from argmap.compare.comparison import Comparison
from argmap.compare.finding import Finding, Kind
from argmap.compare.outline import Link, Tie
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Role, Statement

_RELATED = (Kind.REVERSED, Kind.SIDE, Kind.REBUTTAL, Kind.UNDERCUT, Kind.ELSEWHERE, Kind.LOOSE)
MISSING, EXTRA, UNSURE = "missing", "extra", "unsure"


def overlay(comparison: Comparison) -> tuple[ArgumentMap, dict[str, str]]:
    """Return the map to draw and a word for each element in which the two differ, by id."""
    return _Overlay(comparison).drawn()


class _Overlay:
    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.alignment = comparison.alignment
        self.student = self.alignment.student
        self.reference = self.alignment.reference
        self.words: dict[str, str] = {}
        self.names = {claim: min(boxes) for claim, boxes in self.alignment.boxes_of.items() if boxes}

    def drawn(self) -> tuple[ArgumentMap, dict[str, str]]:
        for finding in reversed(self.comparison.findings):
            self._mark(finding)
        missing = [f for f in self.comparison.findings if f.kind in (Kind.MISSING, Kind.REPLY)]
        absent = [claim for finding in missing for claim in (finding.claims[0], *finding.beside)]
        added = [self._statement(claim) for claim in dict.fromkeys(absent)]
        related = {f.claims[0] for f in self.comparison.findings if f.kind in _RELATED}
        wanted = {*absent, *related}
        links = [link for link in self.reference.links if wanted & set(link.sources)]
        inferences, conflicts = self._relations(links)
        of = self.student.map
        both = replace(
            of,
            statements=(*of.statements, *added),
            inferences=(*of.inferences, *inferences),
            conflicts=(*of.conflicts, *conflicts),
            strands={**self.reference.map.strands, **of.strands},
            origin=None,
        )
        return both, {id_: word for id_, word in self.words.items() if id_ in both.elements}

    def _mark(self, finding: Finding) -> None:
        """Give each box, and each relation that is wrong, the word for what is said of it."""
        if finding.kind is Kind.PAIR:
            self.words.update(dict.fromkeys(finding.boxes, UNSURE))
        elif finding.kind is Kind.EXTRA:
            self.words.update(dict.fromkeys((*finding.boxes, *finding.beside), EXTRA))
        elif finding.is_mistake and finding.kind not in (Kind.MISSING, Kind.REPLY):
            boxes = finding.boxes[:1] if finding.kind in _RELATED else finding.boxes
            self.words.update(dict.fromkeys(boxes, str(finding.kind).replace("-", " ")))

    def _statement(self, claim: str) -> Statement:
        """Return a missing claim under an id that the student's map does not have."""
        said = self.reference.boxes[claim]
        name = self._free(claim)
        self.names[claim] = name
        self.words[name] = MISSING
        role = said.role if isinstance(said, Statement) and said.role is not Role.THESIS else Role.CLAIM
        return Statement(name, said.title, said.text, role=role, strand=said.strand)

    def _free(self, name: str) -> str:
        taken = self.student.map.elements.keys() | self.words.keys()
        while name in taken:
            name = f"{name}-reference"
        return name

    def _relations(self, links: list[Link]) -> tuple[list[Inference], list[Conflict]]:
        """Return the reference's relations between what is drawn, each marked as missing from the student's map."""
        inferences: list[Inference] = []
        hostile: list[tuple[str, tuple[str, ...], str, Link]] = []
        there = {(s, link.target, link.tie) for link in self.student.links for s in link.sources}
        for link in links:
            sources = tuple(dict.fromkeys(self.names[s] for s in link.sources if s in self.names))
            target = self.names.get(link.target, "")
            if not target or not sources or target in sources or all((s, target, link.tie) in there for s in sources):
                continue
            name = self._free(f"reference-{link.id}")
            self.words[name] = MISSING
            if link.tie is Tie.SUPPORT:
                inferences.append(Inference(name, sources, target))
            else:
                hostile.append((name, sources, target, link))
        steps = (*self.student.map.inferences, *inferences)
        conflicts = [self._conflict(*attack, steps) for attack in hostile]
        return inferences, conflicts

    def _conflict(
        self, name: str, sources: tuple[str, ...], target: str, link: Link, steps: tuple[Inference, ...]
    ) -> Conflict:
        """Return an attack of the reference; an undercut aims at the one of ``steps`` that it aims at there."""
        step = {self.names[premise] for premise in link.step if premise in self.names}
        for inference in steps:
            if inference.conclusion == target and step & set(inference.premises):
                return Conflict(name, sources, inference.id, ConflictKind.UNDERCUT)
        return Conflict(name, sources, target)
