"""Questions to a framework: which assumptions about some of its elements give a target a certain status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from argmap.domain.assumptions import Assumptions
from argmap.semantics.fixpoint import grounded
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.labelling import Labelling, Status


@dataclass(frozen=True)
class Question:
    """The question which sets of ``candidates`` give ``target`` a status in ``goal`` if they are chosen?

    With ``reject``, those chosen are rejected and the others are as the map has them; with ``keep``, those chosen are as
    the map has them and the others are in doubt: nobody knows whether they are rejected. ``read`` gives the framework as
    a reader with some assumptions sees it.
    """

    read: Callable[[Assumptions], Framework]
    assumptions: Assumptions
    target: str
    goal: frozenset[Status]
    candidates: tuple[str, ...]
    kind: Literal["reject", "keep"] = "reject"

    @cached_property
    def framework(self) -> Framework:
        """The framework under the reader's assumptions, with nothing chosen or in doubt."""
        return self.read(self.assumptions)

    @cached_property
    def cone(self) -> Mapping[str, Condition]:
        """The conditions of everything that can bear on the target."""
        conditions = {self.target: self.framework.in_force[self.target]}
        todo = [self.target]
        while todo:
            for other in self.framework.causes(todo.pop()):
                if other not in conditions:
                    conditions[other] = self.framework.in_force[other]
                    todo.append(other)
        return conditions

    @cached_property
    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """The candidates that decide on each element of the cone: itself, or what it is a part of."""
        assumed = self.assumptions.everything
        choices: dict[str, list[str]] = {}
        for candidate in self.candidates:
            for id_ in self.framework.spread(frozenset([candidate]), assumed - {candidate}):
                if id_ in self.cone:
                    choices.setdefault(id_, []).append(candidate)
        return {id_: tuple(names) for id_, names in choices.items()}

    @cached_property
    def relevant(self) -> tuple[str, ...]:
        """The candidates that can bear on the target at all."""
        used = {name for names in self.choices.values() for name in names}
        return tuple(candidate for candidate in self.candidates if candidate in used)

    def label(self, chosen: Iterable[str]) -> Labelling:
        """The grounded labelling if just these candidates are chosen."""
        chosen = set(chosen)
        if self.kind == "reject":
            return grounded(self.read(self.assumptions.then(Assumptions.of(reject=chosen))))
        return grounded(doubting(self.framework, (c for c in self.candidates if c not in chosen)))


def doubting(framework: Framework, ids: Iterable[str]) -> Framework:
    """Make each of ``ids`` need something that is open, so that it can fall, but not hold."""
    conditions = dict(framework.conditions)
    for id_ in ids:
        doubt = f"{id_} is believed"
        while doubt in conditions:
            doubt += "'"
        conditions[doubt] = Condition(some_of=(doubt,))
        condition = conditions[id_]
        conditions[id_] = Condition((*condition.all_of, doubt), condition.some_of, condition.none_of)
    return replace(framework, conditions=conditions)
