"""Structure of a map before it is read as conditions: complete relations, who concludes what, attacks by direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.domain.concessions import struck_uses, uses_of_concessions
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Point, Stance, Statement
from argmap.domain.relations import complete
from argmap.domain.rules import CASES, discharging
from argmap.domain.structure import grouped


class Direction(NamedTuple):
    """One direction of a conflict: ``premises`` speak against ``target``.

    ``answers`` is the conceded statement that it is an attack on, where it strikes one of the uses of that.
    """

    id: str
    whole: str
    premises: tuple[str, ...]
    target: str
    answers: str = ""

    @property
    def turned(self) -> bool:
        """Return whether it is an exclusion turned round."""
        return self.id != self.whole and not self.answers

    @property
    def distinct(self) -> tuple[str, ...]:
        """The premises, each once; an exclusion turned round may name its target among them."""
        return self.premises if self.turned else tuple(dict.fromkeys(self.premises))


@dataclass(frozen=True)
class Structure:
    """A map without the relations that lack an end."""

    map: ArgumentMap

    @cached_property
    def elements(self) -> Mapping[str, Point]:
        """Statements, then sketches, then arguments with steps, in the order of the map."""
        statements = [e for e in self.map.elements.values() if isinstance(e, Statement)]
        arguments = [e for e in self.map.elements.values() if isinstance(e, Argument)]
        arguments.sort(key=lambda argument: bool(argument.inferences))
        elements: list[Point] = [*statements, *arguments]
        return {element.id: element for element in elements}

    @cached_property
    def boxes(self) -> Mapping[str, Point]:
        """The elements judged by reasons and objections: statements, and arguments without a complete step."""
        return {id_: element for id_, element in self.elements.items() if id_ not in self.steps}

    @cached_property
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """The complete steps of each argument that has some."""
        steps = grouped(
            (owner, inference.id) for inference in self.inferences.values() if (owner := self.owner(inference))
        )
        return {argument: tuple(ids) for argument, ids in steps.items()}

    def owner(self, inference: Inference) -> str | None:
        """The argument that ``inference`` is a step of."""
        if isinstance(self.elements.get(inference.argument or ""), Argument):
            return inference.argument
        return self._listed_in.get(inference.id)

    @cached_property
    def _listed_in(self) -> Mapping[str, str]:
        arguments = (element for element in self.elements.values() if isinstance(element, Argument))
        return {step: argument.id for argument in arguments for step in argument.inferences}

    @cached_property
    def relations(self) -> Mapping[str, Inference | Conflict]:
        """The relations whose ends all exist, in the order of the map."""
        return complete(self.map)

    @cached_property
    def inferences(self) -> Mapping[str, Inference]:
        """The complete steps."""
        return {id_: relation for id_, relation in self.relations.items() if isinstance(relation, Inference)}

    @cached_property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """The steps that conclude each element."""
        reasons = grouped((inference.conclusion, inference.id) for inference in self.inferences.values())
        return {conclusion: tuple(steps) for conclusion, steps in reasons.items()}

    @cached_property
    def used_in(self) -> Mapping[str, tuple[str, ...]]:
        """The steps that each element is a premise of."""
        uses = grouped(
            (premise, inference.id)
            for inference in self.inferences.values()
            for premise in dict.fromkeys(inference.premises)
        )
        return {premise: tuple(steps) for premise, steps in uses.items()}

    @cached_property
    def directions(self) -> tuple[Direction, ...]:
        """The attacks, each conflict's own direction first.

        Whoever concedes an objection and answers it does not deny it. So an attack on a conceded statement strikes what
        that statement is used for, each step and attack that it is a premise of, and leaves the statement itself alone.
        A symmetric conflict is also turned round: its target, with the other premises, speaks against each premise.
        """
        uses = uses_of_concessions(self.map, self.relations.values())
        taken = set(self.map.elements)
        directions = []
        for conflict in self.relations.values():
            if not isinstance(conflict, Conflict):
                continue
            struck = struck_uses(conflict, uses)
            answers = conflict.target if struck else ""
            first, *others = struck or [conflict.target]
            directions.append(Direction(conflict.id, conflict.id, conflict.premises, first, answers))
            for target in others:
                id_ = fresh(f"{conflict.id} against {target}", taken)
                directions.append(Direction(id_, conflict.id, conflict.premises, target, answers))
            directions.extend(_turned_round(conflict, taken))
        return tuple(directions)

    def is_supposed(self, id_: str) -> bool:
        """Return whether ``id_`` is a statement that the author only supposes."""
        box = self.boxes.get(id_)
        return isinstance(box, Statement) and box.stance is Stance.SUPPOSED

    @cached_property
    def discharged(self) -> Mapping[str, tuple[str, ...]]:
        """The suppositions that each discharging step discharges, for the steps that discharge any."""
        discharged = {}
        for inference in self.inferences.values():
            if inference.scheme in discharging():
                suppositions = self._suppositions(inference)
                if suppositions and inference.conclusion not in suppositions:  # "if p then p" is no ground for p
                    discharged[inference.id] = suppositions
        return discharged

    def _suppositions(self, inference: Inference) -> tuple[str, ...]:
        """Return what is supposed among the premises or, unless these are cases, behind them by support."""
        kind = discharging()[inference.scheme]
        seen: dict[str, None] = {}
        todo = list(reversed(inference.premises))
        while todo:
            id_ = todo.pop()
            if id_ in seen:
                continue
            seen[id_] = None
            if kind != CASES and id_ in self.boxes and not self.is_supposed(id_):
                for step in self.reasons.get(id_, ()):
                    todo += reversed(self.inferences[step].premises)
        return tuple(id_ for id_ in seen if self.is_supposed(id_))

    def between(self, step: str) -> tuple[str, ...]:
        """Return what follows from the suppositions that ``step`` discharges, by way of support: it is read twice."""
        inference, gone = self.inferences[step], self.discharged[step]
        if discharging()[inference.scheme] == CASES:
            return ()
        seen: dict[str, None] = {}
        used: set[str] = set()  # steps that were followed, where a step can also be what is concluded
        todo = list(reversed(gone))
        while todo:
            for user in self.used_in.get(todo.pop(), ()):
                if user == step or user in self.discharged or user in used:
                    continue
                used.add(user)
                conclusion = self.inferences[user].conclusion
                seen[user] = None
                if conclusion not in seen:
                    seen[conclusion] = None
                    todo.append(conclusion)
                todo.append(user)
        conflicts = {id_ for id_, relation in self.relations.items() if isinstance(relation, Conflict)}
        return tuple(id_ for id_ in seen if id_ not in conflicts and id_ not in gone)


def _turned_round(conflict: Conflict, taken: set[str]) -> Iterator[Direction]:
    if not conflict.symmetric:
        return
    premises = tuple(dict.fromkeys(conflict.premises))
    for premise in premises:
        others = tuple(other for other in premises if other != premise)
        id_ = fresh(f"{conflict.id} against {premise}", taken)
        yield Direction(id_, conflict.id, (conflict.target, *others), premise)


def fresh(id_: str, taken: set[str]) -> str:
    """An id that no element has, and no part."""
    while id_ in taken:
        id_ += "'"
    taken.add(id_)
    return id_
