"""How much each element weighs, in thousandths, as the text has it: the weakest link of the best route to it.

A statement weighs what its hedge or its ``credence`` says, and no more than its best reason; a step or an attack weighs
what the map says of it, or the least that one of its premises does. The scale of hedges is an order, so a chain is as
strong as its weakest link, and a further reason cannot make a better one weaker. Weights are static: they come from the
text and from what the reader assumes, before anything is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from heapq import heappop, heappush

from argmap.domain.model import ArgumentMap, Hedge, Statement
from argmap.semantics.assumptions import Assumptions
from argmap.semantics.settings import Rules
from argmap.semantics.standards import SURE
from argmap.semantics.structure import Structure

LEAST = 1  # what a circle lends that nobody backs: it outweighs nothing


def thousandths(number: float) -> int:
    """A number from 0 to 1 in thousandths."""
    return round(number * 1000)


class Weights:
    """The weights of a map's boxes, steps and conflicts, and those inside steps that discharge a supposition."""

    def __init__(self, structure: Structure, rules: Rules, assumptions: Assumptions) -> None:
        self.structure = structure
        self._rules = rules
        self._assumptions = assumptions
        self._hedges = hedge_weights(structure.map)
        self._within: dict[str, Mapping[str, int]] = {}
        inner = {step: self.within(step)[step] for step in structure.discharged}
        self.of = self._spread(frozenset(), inner)

    def within(self, step: str) -> Mapping[str, int]:
        """The weights inside ``step``, where what it discharges is certain."""
        if step not in self._within:
            self._within[step] = self._spread(frozenset(self.structure.discharged[step]), {})
        return self._within[step]

    def own(self, box: str) -> int:
        """What the author's word for ``box`` weighs."""
        element = self.structure.elements[box]
        if not isinstance(element, Statement):
            return SURE
        if element.credence is not None:
            return thousandths(element.credence)
        return self._hedges[element.certainty]

    def _is_set(self, box: str) -> bool:
        element = self.structure.elements[box]
        return isinstance(element, Statement) and element.credence is not None

    def _spread(self, lent: Collection[str], inner: Mapping[str, int]) -> Mapping[str, int]:
        """The least weights that fit: what weighs most is settled first (Dijkstra, with the least for the sum)."""
        structure = self.structure
        weights: dict[str, int] = {}
        queue: list[tuple[int, str]] = []
        missing: dict[str, int] = {}  # how many premises of a relation have no weight yet
        users: dict[str, list[str]] = {}
        for id_, relation in structure.relations.items():
            if relation.weight is not None or id_ in inner:
                said = inner[id_] if relation.weight is None else thousandths(relation.weight)
                heappush(queue, (-said, id_))
                continue
            premises = set(relation.premises)
            missing[id_] = len(premises)
            for premise in premises:
                users.setdefault(premise, []).append(id_)
        for argument, steps in structure.steps.items():
            missing[argument] = len(steps)
            for step in steps:
                users.setdefault(step, []).append(argument)
        for box in structure.boxes:
            word = self._word(box, lent)
            if word is not None:
                heappush(queue, (-word, box))
        while queue:
            negative, id_ = heappop(queue)
            if id_ in weights:
                continue
            weight = weights[id_] = -negative
            for user in users.get(id_, ()):
                missing[user] -= 1
                if not missing[user]:
                    heappush(queue, (-weight, user))
            relation_ = structure.relations.get(id_)
            conclusion = getattr(relation_, "conclusion", None)
            if conclusion in structure.boxes and conclusion not in weights:
                limit = self._limit(conclusion, lent)
                if limit is not None:
                    heappush(queue, (-min(limit, weight), conclusion))
        return self._floored(weights)

    def _word(self, box: str, lent: Collection[str]) -> int | None:
        """What ``box`` weighs whatever its reasons do, or ``None`` if it lives on them, or has nothing."""
        if box in self._assumptions.accepted or box in lent:
            return SURE
        if self._limit(box, lent) is None:
            return None
        if self.structure.reasons.get(box):
            return self.own(box) if self._is_set(box) else None
        return self.own(box) if self._rules.vouches(self.structure.elements[box]) else None

    def _limit(self, box: str, lent: Collection[str]) -> int | None:
        """The most that reasons can lend ``box``; ``None`` for what the reader rejects or the author denies."""
        element = self.structure.elements[box]
        denied = isinstance(element, Statement) and element.stance.value == "denied"
        return None if denied or box in self._assumptions.rejected else self.own(box)

    def _floored(self, weights: Mapping[str, int]) -> Mapping[str, int]:
        relations = self.structure.relations
        return {
            id_: weights.get(id_, 0) or (0 if id_ in relations and relations[id_].weight == 0 else LEAST)
            for id_ in (*self.structure.elements, *relations)
        }


def hedge_weights(map_: ArgumentMap) -> Mapping[Hedge, int]:
    """What each hedge weighs: as ``scores`` in the settings of the map says, or as the default table does."""
    from argmap.semantics.gradual.scores import KEY, default_table  # which reads maps by way of weights

    own = map_.extra.get(KEY)
    table = dict(default_table())
    if isinstance(own, Mapping):  # what is wrong with it is said where strengths are computed
        numbers = {k: v for k, v in own.items() if isinstance(v, int | float) and not isinstance(v, bool)}
        table |= {label: float(value) for label, value in numbers.items() if label in table and 0 <= value <= 1}
    return {hedge: thousandths(table[hedge.label]) for hedge in Hedge}
