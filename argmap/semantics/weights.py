"""How much each element weighs, in thousandths, as the text has it: the weakest link of the best route to it.

A statement weighs what its hedge or its ``credence`` says, and no more than its best reason; a step or an attack weighs
what the map says of it, or the least that one of its premises does. The scale of hedges is an order, so a chain is as
strong as its weakest link, and a further reason cannot make a better one weaker. Weights are static: they come from the
text and from what the reader assumes, before anything is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import Statement
from argmap.domain.rules import SURE, Rules, thousandths
from argmap.semantics.structure import Structure

LEAST = 1  # what a circle lends that nobody backs: it outweighs nothing


class Weights:
    """The weights of a map's boxes, steps and conflicts, and those inside steps that discharge a supposition."""

    def __init__(self, structure: Structure, rules: Rules, assumptions: Assumptions) -> None:
        self.structure = structure
        self._rules = rules
        self._assumptions = assumptions
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
        return self._rules.word(self.structure.elements[box])

    def _is_set(self, box: str) -> bool:
        element = self.structure.elements[box]
        return isinstance(element, Statement) and element.credence is not None

    def _spread(self, lent: Collection[str], inner: Mapping[str, int]) -> Mapping[str, int]:
        """The least weights that fit: what weighs most is settled first (Dijkstra, with the least for the sum)."""
        structure = self.structure
        weights: dict[str, int] = {}
        queue = [*self._fixed(lent, inner)]
        heapify(queue)
        missing, users = self._waiting(inner)
        while queue:
            negative, id_ = heappop(queue)
            if id_ in weights:
                continue
            weights[id_] = -negative
            for user in users.get(id_, ()):
                missing[user] -= 1
                if not missing[user]:
                    heappush(queue, (negative, user))
            concluding = structure.inferences.get(id_)
            limit = (
                self._limit(concluding.conclusion, lent)
                if concluding and concluding.conclusion in structure.boxes
                else None
            )
            if concluding and limit is not None:
                heappush(queue, (max(negative, -limit), concluding.conclusion))
        return self._floored(weights)

    def _fixed(self, lent: Collection[str], inner: Mapping[str, int]) -> Iterator[tuple[int, str]]:
        """What weighs the same whatever else does, as (negative weight, id)."""
        for id_, relation in self.structure.relations.items():
            if relation.weight is not None:
                yield -thousandths(relation.weight), id_
            elif id_ in inner:
                yield -inner[id_], id_
        for box in self.structure.boxes:
            word = self._word(box, lent)
            if word is not None:
                yield -word, box

    def _waiting(self, inner: Mapping[str, int]) -> tuple[dict[str, int], dict[str, list[str]]]:
        """How many premises or steps each element waits for, and who waits for each."""
        made_of: dict[str, Iterable[str]] = dict(self.structure.steps)
        for id_, relation in self.structure.relations.items():
            if relation.weight is None and id_ not in inner:
                made_of[id_] = set(relation.premises)
        missing, users = {}, dict[str, list[str]]()
        for id_, needs in made_of.items():
            missing[id_] = len([*needs])
            for need in needs:
                users.setdefault(need, []).append(id_)
        return missing, users

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
        if box in self._assumptions.accepted or box in lent:
            return SURE
        element = self.structure.elements[box]
        denied = isinstance(element, Statement) and element.stance.value == "denied"
        return None if denied or box in self._assumptions.rejected else self.own(box)

    def _floored(self, weights: Mapping[str, int]) -> Mapping[str, int]:
        relations = self.structure.relations
        return {
            id_: weights.get(id_, 0) or (0 if id_ in relations and relations[id_].weight == 0 else LEAST)
            for id_ in (*self.structure.elements, *relations)
        }
