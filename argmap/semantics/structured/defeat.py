"""Defeats among arguments: undercuts, and rebuttals and underminings that no preference turns down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from argmap.domain.structure import grouped
from argmap.semantics.budget import Budget
from argmap.semantics.structured.arguments import Argument
from argmap.semantics.structured.theory import Contrary, Theory

Weaker = Callable[[Argument, Argument], bool]
Above = frozenset[tuple[str, str]]


def attacks(theory: Theory, arguments: Sequence[Argument]) -> Iterator[tuple[Argument, Argument, Contrary]]:
    """Yield (attacker, attacked, by virtue of what) for direct attacks, on the last step or the only premise.

    Strict rules and axioms cannot be attacked; rebuttals are restricted to the conclusions of defeasible rules.
    """
    arguing = grouped((argument.conclusion, argument) for argument in arguments)
    for attacked in arguments:
        for target in _weak_points(theory, attacked):
            for contrary in theory.against.get(target, ()):
                for attacker in arguing.get(contrary.attacker, ()):
                    yield attacker, attacked, contrary


def _weak_points(theory: Theory, argument: Argument) -> tuple[str, ...]:
    if argument.rule is None:
        return (argument.conclusion,) if argument.conclusion in theory.premises else ()
    if argument.rule.strict:
        return ()
    return tuple(dict.fromkeys((argument.rule.name, argument.conclusion)))


def defeats(
    theory: Theory, arguments: Sequence[Argument], ordering: str = "last-link", budget: Budget | None = None
) -> set[tuple[int, int]]:
    """The pairs of numbers of arguments of which the first defeats the second, on any of its sub-arguments.

    An attack fails only if each speaks against the other and the attacker is the weaker one by ``ordering``, one of
    ``ORDERINGS``; undercuts and one-sided attacks never fail (Modgil & Prakken 2013). Raises ``BudgetError``.
    """
    weaker = ORDERINGS[ordering]
    budget = budget or Budget()
    containing = grouped((part, argument.number) for argument in arguments for part in argument.within)
    pairs: set[tuple[int, int]] = set()
    for attacker, attacked, contrary in attacks(theory, arguments):
        budget.check()
        if not (contrary.mutual and weaker(theory.above)(attacker, attacked)):
            pairs.update((attacker.number, whole) for whole in containing[attacked.number])
    return pairs


def _less(above: Above, one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether a set is worse by the elitist comparison: something in it is worse than all in the other."""
    if not one or not other:
        return bool(one)
    return any(all((y, x) in above for y in other) for x in one)


def last_link(above: Above) -> Weaker:
    """By the last defeasible rules, or the premises where neither argument has such rules.

    But a bare premise is not above an argument by rules, as it is there: of two claims that exclude each other, the one
    that nobody argues for would win.
    """

    def weaker(one: Argument, other: Argument) -> bool:
        if one.last and other.last:
            return _less(above, one.last, other.last)
        if one.last:
            return not other.premises
        return not other.last and _less(above, one.premises, other.premises)

    return weaker


def weakest_link(above: Above) -> Weaker:
    """By all premises and all defeasible rules, where there are any."""

    def weaker(one: Argument, other: Argument) -> bool:
        by_premises = _less(above, one.premises, other.premises)
        by_rules = _less(above, one.defeasible, other.defeasible)
        if not one.defeasible and not other.defeasible:
            return by_premises
        if not one.premises and not other.premises:
            return by_rules
        return by_premises and by_rules

    return weaker


ORDERINGS: dict[str, Callable[[Above], Weaker]] = {"last-link": last_link, "weakest-link": weakest_link}
