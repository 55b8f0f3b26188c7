"""A verification in words, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.domain.naming import shortened

if TYPE_CHECKING:
    from argmap.text.verification import Finding, Verification

_KINDS = {"sentence": "anchors", "phrase": "phrases", "quotation": "quotations", "claim": "claims"}
_MOST = 70


def report(verification: Verification) -> str:
    """Failures, lost hedges, sentences that no claim carries, and the count of each kind by grade."""
    lines: list[str] = []
    if verification.retold:
        held = (
            "the text is not at hand"
            if verification.unheld
            else "sentences were held against the text by their digests"
        )
        lines += [f"This map retells its text: {held}, phrases against the retelling.", ""]
    elif verification.unheld:
        lines += ["There is no text to hold this map against.", ""]
    for failure in verification.failures:
        lines += _failure(failure)
    for heading, findings in (
        ("Surer than their sentence:", verification.surer),
        ("Other numbers than in their sentence:", verification.numbers),
        ("Another quantity, name or speaker than in their sentence, or a negation more or less:", verification.turned),
    ):
        if findings:
            lines += [heading, *(f"  [{f.title}] {f.place}: {f.note}" for f in findings), ""]
    if verification.unclaimed:
        lines += [f"No claim stands in {len(verification.unclaimed)} of the sentences:"]
        lines += [f"  {s.name}: {shortened(s.text, _MOST)}" for s in verification.unclaimed]
        lines += [""]
    for kind, name in _KINDS.items():
        if counts := verification.counts(kind):
            lines.append(f"{name}: {', '.join(f'{count} {grade}' for grade, count in counts.items())}")
    failed = len(verification.failures)
    lines.append(f"{failed} not as the map has it" if failed else "all as the map has it")
    return "\n".join(lines)


def _failure(finding: Finding) -> list[str]:
    where = finding.place or "the text"
    if finding.kind == "sentence":
        lines = [f"[{finding.title}] {where}: {finding.note}"]
        return [*lines, *([f"  it reads: {finding.passage}"] if finding.passage else []), ""]
    verdict = (
        "is not in the text" if finding.fidelity == "not found" else f"is not verbatim in {where} ({finding.fidelity})"
    )
    if finding.kind == "quotation" and finding.fidelity == "verbatim":
        verdict = finding.note.removeprefix("it ")
    lines = [f"[{finding.title}] {where}: the {finding.kind} “{finding.words}” {verdict}"]
    if finding.fidelity in ("near", "paraphrase") and finding.passage:
        lines.append(f"  it reads: “{finding.passage}”")
    if finding.fidelity == "near" and finding.note:
        lines.append(f"  difference: {finding.note}")
    return [*lines, ""]
