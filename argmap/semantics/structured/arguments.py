"""The arguments of a theory: trees of rules over premises, built from the leaves up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.structure import grouped
from argmap.semantics.budget import Budget
from argmap.semantics.structured.theory import Rule, Theory

MOST = 50_000  # arguments


class TooManyArguments(ArgmapError):  # noqa: N818 - reads better in "except TooManyArguments"
    """A theory with more arguments than can be built; without them all, none can be judged."""


@dataclass(frozen=True, eq=False)
class Argument:
    """An argument for ``conclusion``: a premise (``rule`` is ``None``), or a rule applied to the ``parts``."""

    number: int
    conclusion: str
    rule: Rule | None = None
    parts: tuple[Argument, ...] = ()
    # Of the argument and everything in it; frozensets, because many arguments share them.
    within: frozenset[int] = field(default_factory=frozenset)  # numbers of its sub-arguments, its own included
    formulas: frozenset[str] = field(default_factory=frozenset)  # what these conclude
    premises: frozenset[str] = field(default_factory=frozenset)  # ordinary ones, no axioms
    defeasible: frozenset[str] = field(default_factory=frozenset)  # names of defeasible rules
    last: frozenset[str] = field(default_factory=frozenset)  # names of the last defeasible rules


def build(theory: Theory, budget: Budget | None = None, most: int = MOST) -> list[Argument]:
    """Build all arguments in which nothing is argued for by itself; sub-arguments stand before what is made of them.

    Raises ``TooManyArguments`` beyond ``most`` of them, and ``BudgetError``.
    """
    return list(_Building(theory, budget or Budget(), most).run())


class _Building:
    def __init__(self, theory: Theory, budget: Budget, most: int) -> None:
        self.theory = theory
        self.budget = budget
        self.most = most
        self.arguments: list[Argument] = []
        self.by_conclusion: dict[str, list[Argument]] = {}

    def run(self) -> list[Argument]:
        for formula in sorted(self.theory.axioms | self.theory.premises):
            ordinary = frozenset([formula]) if formula in self.theory.premises else frozenset()
            self.add(formula, premises=ordinary)
        users = grouped(
            (antecedent, rule) for rule in self.theory.rules for antecedent in dict.fromkeys(rule.antecedents)
        )
        for argument in self.arguments:  # which grows meanwhile
            for rule in users.get(argument.conclusion, ()):
                for parts in self.combinations(rule, argument):
                    self.apply(rule, parts)
        return self.arguments

    def combinations(self, rule: Rule, latest: Argument) -> Iterator[tuple[Argument, ...]]:
        """The ways to meet the antecedents of ``rule`` with ``latest`` and with what was built before it."""
        antecedents = tuple(dict.fromkeys(rule.antecedents))
        choices = [
            [latest]
            if a == latest.conclusion
            else [x for x in self.by_conclusion.get(a, ()) if x.number < latest.number]
            for a in antecedents
        ]
        return product(*choices)

    def apply(self, rule: Rule, parts: tuple[Argument, ...]) -> None:
        self.budget.check()
        if any(rule.consequent in part.formulas for part in parts):
            return
        defeasible = frozenset().union(*(part.defeasible for part in parts))
        own = frozenset() if rule.strict else frozenset([rule.name])
        last = frozenset().union(*(part.last for part in parts)) if rule.strict else own
        premises = frozenset().union(*(part.premises for part in parts))
        self.add(rule.consequent, rule, parts, premises, defeasible | own, last)

    def add(
        self,
        conclusion: str,
        rule: Rule | None = None,
        parts: tuple[Argument, ...] = (),
        premises: frozenset[str] = frozenset(),
        defeasible: frozenset[str] = frozenset(),
        last: frozenset[str] = frozenset(),
    ) -> None:
        self.budget.check()
        number = len(self.arguments)
        if number == self.most:
            message = f"This map has more than {self.most:,} arguments when it is read as structured."
            remedy = "Ask the semantics that need not build them, such as grounded or preferred."
            raise TooManyArguments(Diagnostic("too-many-arguments", message, None, remedy))
        within = frozenset([number]).union(*(part.within for part in parts))
        formulas = frozenset([conclusion]).union(*(part.formulas for part in parts))
        argument = Argument(number, conclusion, rule, parts, within, formulas, premises, defeasible, last)
        self.arguments.append(argument)
        self.by_conclusion.setdefault(conclusion, []).append(argument)
