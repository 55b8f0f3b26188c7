"""Relations of reconstructed arguments: those that only repeat another one, and those that nothing grounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.formats.argdown.interpretation import Claim, Step, Tie
from argmap.formats.argdown.tree import Document

UNGROUNDED = "argdown:ungrounded"  # where a map keeps the relations that nothing in its reconstructions grounds


def _without_repeats(ties: list[Tie]) -> list[Tie]:
    """``ties`` without the attacks on a reconstructed argument that only repeat one on a premise of it."""
    opposed: dict[Claim | Step, set[Claim | Step]] = {}
    for tie in ties:
        if tie.kind in ("attack", "contrary", "contradictory"):
            opposed.setdefault(tie.source, set()).add(tie.target)
        if tie.kind in ("contrary", "contradictory"):
            opposed.setdefault(tie.target, set()).add(tie.source)
    premises: dict[Claim, frozenset[Claim]] = {}  # that no step of the argument concludes
    kept = []
    for tie in ties:
        target = tie.target
        if tie.kind == "attack" and not tie.source.argument and isinstance(target, Claim) and target.steps:
            if target not in premises:
                concluded = {step.conclusion for step in target.steps}
                premises[target] = frozenset(p for s in target.steps for p in s.premises if p not in concluded)
            if not premises[target].isdisjoint(opposed[tie.source]):
                continue
        kept.append(tie)
    return kept


def split_by_ground(ties: list[Tie]) -> tuple[list[Tie], list[Tie]]:
    """``ties`` in two: those that count, and those between reconstructed arguments that nothing in them grounds.

    A support needs the conclusion among the premises of what it supports; an attack needs a conclusion that speaks
    against a premise or conclusion of what it attacks. Without that it says nothing that a verdict could rest on.
    What only repeats another one is in neither.
    """
    if not any(isinstance(tie.target, Claim) and tie.target.steps for tie in ties):
        return ties, []
    ties = _without_repeats(ties)
    opposed: dict[Claim, set[Claim]] = {}
    for tie in ties:
        if tie.kind in ("attack", "contrary", "contradictory") and isinstance(tie.target, Claim):
            opposed.setdefault(tie.source, set()).add(tie.target)
            if tie.kind != "attack":
                opposed.setdefault(tie.target, set()).add(tie.source)
    grounded: list[Tie] = []
    ungrounded: list[Tie] = []
    for tie in ties:
        (ungrounded if _is_ungrounded(tie, opposed) else grounded).append(tie)
    return grounded, ungrounded


def _is_ungrounded(tie: Tie, opposed: dict[Claim, set[Claim]]) -> bool:
    """Return whether a relation of two reconstructed arguments leads from no conclusion to a premise of the other."""
    target = tie.target
    if tie.kind not in ("support", "attack") or not isinstance(target, Claim) or not target.steps:
        return False
    if not tie.from_argument:
        return False
    premises = {premise for step in target.steps for premise in step.premises}
    if tie.kind == "support":
        return tie.source not in premises
    attacked = {*premises, *(step.conclusion for step in target.steps)}
    return opposed.get(tie.source, set()).isdisjoint(attacked)


def with_ungrounded(extra: Mapping[str, Any], ungrounded: list[Tie]) -> dict[str, Any]:
    """``extra`` with the relations that count for nothing, so that they can be written back."""
    before = extra.get(UNGROUNDED, [])
    rows = list(before) if isinstance(before, list) else [before]
    for tie in ungrounded:
        row = {"kind": tie.kind, "from": tie.source.id, "to": tie.target.id}
        if row not in rows:
            rows.append(row)
    return {**extra, UNGROUNDED: rows}


def warn_of_ungrounded(document: Document, ungrounded: list[Tie]) -> None:
    """Add a warning to the faults of ``document`` about each relation that nothing grounds."""
    for tie in ungrounded:
        assert isinstance(tie.target, Claim)
        source, target = f"[{tie.source.title}]", f"<{tie.target.title}>"
        if tie.kind == "support":
            reason, wanted = f"is no premise of {target}", "is a premise of it"
        else:
            reason, wanted = f"attacks nothing in {target}", "contradicts a premise or the conclusion of it"
        message = (
            f"Nothing in the reconstructions grounds this relation: {source}, the conclusion, {reason}."
            " It is kept, but does not count."
        )
        remedy = f"Write the step so that the conclusion {wanted}, or take the relation out."
        where = document.span(tie.relation)
        document.faults.add(Diagnostic("argdown.ungrounded-relation", message, where, remedy, Severity.WARNING))
