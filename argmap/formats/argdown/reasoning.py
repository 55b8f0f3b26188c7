"""Checks of reconstructions against what is said of them: relations that nothing grounds, rules not followed."""

from __future__ import annotations

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.propositions import counterexample
from argmap.formats.argdown.grounds import warn_of_ungrounded
from argmap.formats.argdown.interpretation import Interpretation, Step
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


def check_reasoning(document: Document, meaning: Interpretation) -> None:
    """Add warnings about relations and rules to the faults of ``document``."""
    warn_of_ungrounded(document, meaning.ungrounded)
    for argument in meaning.arguments.values():
        for step in argument.steps:
            _check_rule(document, step)


def _check_rule(document: Document, step: Step) -> None:
    rule = next((rule for rule in step.line.rules if rule.casefold().strip() in _DEDUCTIVE), "")
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
