"""Whether the reconstructions bear out what is said of them: relations that nothing grounds, rules that are not followed."""

from __future__ import annotations

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.propositions import counterexample
from argmap.formats.argdown.meaning import Claim, Meaning, Step, Tie
from argmap.formats.argdown.tree import Document

# The rules that a truth table can check: in other steps the premises need not entail the conclusion.
_DEDUCTIVE = frozenset(
    (
        *("modus ponens", "modus tollens", "modus tollendo ponens", "modus ponendo tollens", "disjunctive syllogism"),
        *("hypothetical syllogism", "chain rule", "conjunction", "simplification", "addition", "resolution"),
        *(
            "constructive dilemma",
            "destructive dilemma",
            "double negation",
            "de morgan",
            "contraposition",
            "transitivity",
        ),
        *("material implication", "exportation", "biconditional elimination", "biconditional introduction"),
        *("conditional elimination", "case distinction", "proof by cases", "deduction", "propositional logic"),
    )
)
_MAX_SHOWN = 8


def check_reasoning(document: Document, meaning: Meaning) -> None:
    """Add warnings about relations and rules to the faults of ``document``."""
    opposed = _opposed(meaning)
    for tie in meaning.ties:
        if _is_ungrounded(tie, opposed):
            _warn_of_relation(document, tie)
    for argument in meaning.arguments.values():
        for step in argument.steps:
            _check_rule(document, step)


def _opposed(meaning: Meaning) -> dict[Claim, set[Claim]]:
    """The statements that each statement is said to speak against."""
    opposed: dict[Claim, set[Claim]] = {}
    for tie in meaning.ties:
        if tie.kind in ("attack", "contrary", "contradictory") and isinstance(tie.target, Claim):
            opposed.setdefault(tie.source, set()).add(tie.target)
            if tie.kind != "attack":
                opposed.setdefault(tie.target, set()).add(tie.source)
    return opposed


def _is_ungrounded(tie: Tie, opposed: dict[Claim, set[Claim]]) -> bool:
    """Whether a relation between two reconstructed arguments leads from no conclusion to any premise of the other."""
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


def _warn_of_relation(document: Document, tie: Tie) -> None:
    assert isinstance(tie.target, Claim)
    wanted = "is a premise of it" if tie.kind == "support" else "contradicts a premise or the conclusion of it"
    message = f"Nothing in the reconstructions grounds this relation: [{tie.source.title}], the conclusion, "
    message += (
        f"is no premise of <{tie.target.title}>."
        if tie.kind == "support"
        else f"attacks nothing in <{tie.target.title}>."
    )
    remedy = f"Write the step so that the conclusion {wanted}, or take the relation out."
    message += f" <{tie.target.title}>."
    where = document.span(tie.relation)
    document.faults.add(Diagnostic("argdown.ungrounded-relation", message, where, remedy, Severity.WARNING))


def _check_rule(document: Document, step: Step) -> None:
    rule = next((rule for rule in step.rules if rule.casefold().strip() in _DEDUCTIVE), "")
    strict = step.data.get("strict") is True
    if not rule and not strict:
        return
    formulas = [claim.data.get("formalization") for claim in (*step.premises, step.conclusion)]
    if not all(isinstance(formula, str) for formula in formulas):
        return
    texts = [str(formula) for formula in formulas]
    row = counterexample(texts[:-1], texts[-1])
    if row is None:
        return
    shown = ", ".join(f"{letter} {'true' if value else 'false'}" for letter, value in list(row.items())[:_MAX_SHOWN])
    by = f"by {rule}" if rule else "strictly"
    message = f"The conclusion does not follow {by}: the premises are true and it is false with {shown}."
    remedy = "Correct the formalizations, add the missing premise, or name another rule."
    where = document.span(step.line)
    document.faults.add(Diagnostic("argdown.invalid-rule", message, where, remedy, Severity.WARNING))
