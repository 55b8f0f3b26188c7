"""Each claim of a draft, verified against its text or marked with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.domain.model import ArgumentMap, Role, Statement
from argmap.text import Verification

_OWN = frozenset((Role.OBJECTION, Role.REPLY))


def claims(argument_map: ArgumentMap, verification: Verification) -> list[dict[str, Any]]:
    """One row for each statement: ``verified``, or the ``marks`` that say what a person must look at."""
    reasons: dict[str, list[str]] = {}
    for finding in verification.findings:
        if finding.fails:
            what = {"sentence": "anchor", "phrase": "phrase", "quotation": "quotation"}[finding.kind]
            words = f" “{finding.words}”" if finding.words else ""
            note = f": {finding.note}" if finding.note else ""
            reads = f" (the text reads “{finding.passage}”)" if finding.passage and finding.words else ""
            reasons.setdefault(finding.element, []).append(f"{what}{words} is {finding.fidelity}{note}{reads}")
        elif finding.kind == "claim" and finding.fidelity.value == "not found":
            said = f"its words are not those of {finding.place}: read both, and see whether it says so"
            reasons.setdefault(finding.element, []).append(said)
    for finding in verification.surer:
        reasons.setdefault(finding.element, []).append(f"surer than {finding.place}: {finding.note}")
    for finding in verification.numbers:
        reasons.setdefault(finding.element, []).append(f"other numbers than {finding.place}: {finding.note}")
    for finding in verification.turned:
        reasons.setdefault(finding.element, []).append(f"not as {finding.place}: {finding.note}")
    return [
        {"id": s.id, "title": s.title, "at": [a.name for a in s.anchors], "verified": not marks, "marks": marks}
        for s in argument_map.statements
        for marks in [[*_unanchored(s, verification), *reasons.get(s.id, [])]]
    ]


def _unanchored(statement: Statement, verification: Verification) -> Iterator[str]:
    if statement.implicit:
        yield "implicit: the text does not say it"
    elif not statement.anchors:
        yield "no sentence is named that says it"
    elif verification.unheld and not any(anchor.digest for anchor in statement.anchors):
        yield "there is no text to hold its sentence against"
