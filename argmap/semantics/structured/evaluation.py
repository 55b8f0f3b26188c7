"""Verdicts on the statements of a map that is read as structured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import ArgumentMap, Statement
from argmap.domain.semantics import BY_NAME, GROUNDED, STRUCTURED
from argmap.semantics.abstract import IN, SEMANTICS, UNDECIDED, AttackGraph, closure, extensions
from argmap.semantics.budget import Budget
from argmap.semantics.structured.arguments import Argument, build
from argmap.semantics.structured.defeat import ORDERINGS, defeats
from argmap.semantics.structured.theory import Theory, theory_of


class Standing(StrEnum):
    """The standing of a statement (Modgil & Prakken 2014)."""

    JUSTIFIED = "justified"  # every extension has an argument for it
    DEFENSIBLE = "defensible"  # grounded: an argument for it is not defeated; preferred: some extension has one
    OVERRULED = "overruled"  # every argument for it is defeated, or there is none


@dataclass(frozen=True)
class StructuredEvaluation(Mapping[str, Standing]):
    """The standing of every statement by id, with the arguments and defeats (pairs of their numbers) behind it."""

    theory: Theory
    arguments: tuple[Argument, ...]
    defeats: frozenset[tuple[int, int]]
    semantics: str
    standings: Mapping[str, Standing]

    def __getitem__(self, id_: str) -> Standing:
        return self.standings[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.standings)

    def __len__(self) -> int:
        return len(self.standings)

    def extensions(self, budget: Budget | None = None) -> Iterator[frozenset[int]]:
        """Yield the sets of numbers of arguments that the standings are about; there may be very many."""
        graph = _graph(len(self.arguments), self.defeats)
        return map(frozenset, extensions(graph, SEMANTICS[BY_NAME[self.semantics].code], budget))


def evaluate_structured(
    map_: ArgumentMap,
    assumptions: Assumptions | None = None,
    *,
    semantics: str = GROUNDED,
    ordering: str = "last-link",
    budget: Budget | None = None,
) -> StructuredEvaluation:
    """Judge the statements of ``map_`` by its arguments under ``semantics``, "grounded" or "preferred".

    Raises ``TooManyArguments``, ``BudgetError`` and, for another semantics or ordering, ``UnknownNameError``.
    """
    _known(semantics, "semantics", STRUCTURED.values())
    _known(ordering, "ordering", ORDERINGS)
    theory = theory_of(map_, assumptions)
    arguments = tuple(build(theory, budget))
    defeating = frozenset(defeats(theory, arguments, ordering, budget))
    graph = _graph(len(arguments), defeating)
    label = closure(graph)
    justified = {arguments[number].conclusion for number, value in enumerate(label) if value == IN}
    undecided = [number for number, value in enumerate(label) if value == UNDECIDED]
    defensible = {arguments[number].conclusion for number in undecided}
    if semantics == "preferred":
        defensible = set()
        for part in graph.components(undecided):
            every, some = _concluded([arguments[number].conclusion for number in part], graph.part(part), budget)
            justified |= every
            defensible |= some
    standings = {
        s.id: _standing(s.id, justified, defensible) for s in map_.elements.values() if isinstance(s, Statement)
    }
    return StructuredEvaluation(theory, arguments, defeating, semantics, standings)


def _graph(size: int, defeating: frozenset[tuple[int, int]]) -> AttackGraph:
    ordered = sorted(defeating)
    return AttackGraph([str(number) for number in range(size)], [a for a, _ in ordered], [b for _, b in ordered])


def _concluded(conclusions: list[str], part: AttackGraph, budget: Budget | None) -> tuple[set[str], set[str]]:
    """Return what every preferred extension of a part of the graph argues for, and what some do.

    Parts that no defeat connects are independent: something is argued for by every extension of the whole if it is by
    every one of a single part.
    """
    every, some = set(conclusions), set[str]()
    for extension in extensions(part, SEMANTICS[BY_NAME["preferred"].code], budget):
        argued = {conclusions[number] for number in extension}
        every &= argued
        some |= argued
    return every, some


def _standing(id_: str, justified: set[str], defensible: set[str]) -> Standing:
    if id_ in justified:
        return Standing.JUSTIFIED
    return Standing.DEFENSIBLE if id_ in defensible else Standing.OVERRULED


def _known(name: str, kind: str, names: Iterable[str]) -> None:
    if name not in names:
        message = f"There is no {kind} “{name}” of the structured reading."
        raise UnknownNameError.because(f"unknown-{kind}", message, f"Choose: {', '.join(names)}.")
