"""Weights of elements, in thousandths, as the text has them: the weakest link of the best route to each.

A statement weighs what its hedge or its ``credence`` says, and no more than its best reason; a step or an attack weighs
what the map says of it, or the least that one of its premises does. The scale of hedges is an order, so a chain is as
strong as its weakest link, and a further reason cannot make a better one weaker. Weights are static: they come from the
text and from what the reader assumes, before anything is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property
from heapq import heapify, heappop, heappush

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import Statement
from argmap.domain.rules import SURE, Rules, thousandths
from argmap.domain.structure import reachable
from argmap.semantics.structure import Structure

NOTHING_KNOWN: Mapping[str, int] = {}
LEAST = 1  # what a cycle lends that nobody backs: it outweighs nothing


class Weights:
    """The weights of a map's boxes, steps and conflicts, and those inside steps that discharge a supposition."""

    def __init__(self, structure: Structure, rules: Rules, assumptions: Assumptions) -> None:
        self.structure = structure
        self._rules = rules
        self._assumptions = assumptions
        self._within: dict[str, Mapping[str, int]] = {}
        self.of: Mapping[str, int] = self._spread(frozenset(), self._inner())

    def _inner(self) -> Mapping[str, int]:
        """Return what each discharging step weighs, by what is inside it."""
        return {step: self.within(step)[step] for step in self.structure.discharged}

    def under(self, assumptions: Assumptions) -> tuple[Weights, frozenset[str]]:
        """The weights for a reader with ``assumptions``, where these have none, and what weighs something else for them.

        Only what can weigh something else is looked at.
        """
        other = copy(self)
        other._users = self._users
        other._assumptions = assumptions
        other._within = {}
        touched = (assumptions.accepted | assumptions.rejected) & self.structure.boxes.keys()
        changed: set[str] = set()
        for step, gone in self.structure.discharged.items():
            other._within[step], changes = other._respread(self.within(step), touched, frozenset(gone), {})
            changed |= changes
        steps = changed & self.structure.discharged.keys()
        other.of, changes = other._respread(self.of, touched | steps, frozenset(), other._inner())
        return other, frozenset(changed | changes)

    def _respread(
        self, known: Mapping[str, int], touched: Iterable[str], lent: Collection[str], inner: Mapping[str, int]
    ) -> tuple[Mapping[str, int], set[str]]:
        """``known`` weights with those that hang on what is ``touched`` found anew, and the ids of those that changed."""
        members = reachable(self._users, touched).keys()
        fresh = self._spread(lent, inner, members, known)
        changed = {id_ for id_ in members if fresh[id_] != known[id_]}
        return ({**known, **fresh} if changed else known), changed

    @cached_property
    def _users(self) -> Mapping[str, list[str]]:
        """The elements that can weigh something else if an element does."""
        structure = self.structure
        users: dict[str, list[str]] = {}
        for id_, needs in (*structure.steps.items(), *((id_, r.premises) for id_, r in structure.relations.items())):
            for need in needs:
                users.setdefault(need, []).append(id_)
        for id_, inference in structure.inferences.items():
            users.setdefault(id_, []).append(inference.conclusion)
        return users

    def within(self, step: str) -> Mapping[str, int]:
        """The weights inside ``step``, where what it discharges is certain."""
        if step not in self._within:
            self._within[step] = self._spread(frozenset(self.structure.discharged[step]), {})
        return self._within[step]

    def own(self, box: str) -> int:
        """Return what the author's word for ``box`` weighs."""
        return self._rules.word(self.structure.elements[box])

    def _is_set(self, box: str) -> bool:
        element = self.structure.elements[box]
        return isinstance(element, Statement) and element.credence is not None

    def _spread(
        self,
        lent: Collection[str],
        inner: Mapping[str, int],
        members: Collection[str] | None = None,
        known: Mapping[str, int] = NOTHING_KNOWN,
    ) -> Mapping[str, int]:
        """The least weights that fit: what weighs most is settled first (Dijkstra, with the least for the sum).

        Of ``members`` alone, if there are any: what they live on besides weighs as is ``known``.
        """
        structure = self.structure
        weights: dict[str, int] = {}
        chosen = (*structure.elements, *structure.relations) if members is None else members
        queue = [*self._fixed(chosen, lent, inner)]
        missing, users = self._waiting(chosen, inner)
        if members is not None:
            border = {*users, *(step for id_ in chosen for step in structure.reasons.get(id_, ()))}.difference(chosen)
            queue += [(-known[id_], id_) for id_ in border]
        heapify(queue)
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
        return self._floored(weights, chosen)

    def _fixed(
        self, chosen: Iterable[str], lent: Collection[str], inner: Mapping[str, int]
    ) -> Iterator[tuple[int, str]]:
        """Yield what weighs the same whatever else does, as (negative weight, id)."""
        for id_ in chosen:
            relation = self.structure.relations.get(id_)
            if relation is None:
                word = self._word(id_, lent) if id_ in self.structure.boxes else None
                if word is not None:
                    yield -word, id_
            elif relation.weight is not None:
                yield -thousandths(relation.weight), id_
            elif id_ in inner:
                yield -inner[id_], id_

    def _waiting(self, chosen: Iterable[str], inner: Mapping[str, int]) -> tuple[dict[str, int], dict[str, list[str]]]:
        """Return how many premises or steps each element waits for, and who waits for each."""
        missing, users = {}, dict[str, list[str]]()
        for id_ in chosen:
            relation = self.structure.relations.get(id_)
            needs: Collection[str] = self.structure.steps.get(id_, ())
            if relation and relation.weight is None and id_ not in inner:
                needs = set(relation.premises)
            if needs:
                missing[id_] = len(needs)
                for need in needs:
                    users.setdefault(need, []).append(id_)
        return missing, users

    def _word(self, box: str, lent: Collection[str]) -> int | None:
        """Return what ``box`` weighs whatever its reasons do, or ``None`` if it lives on them, or has nothing."""
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

    def _floored(self, weights: Mapping[str, int], chosen: Iterable[str]) -> Mapping[str, int]:
        relations = self.structure.relations
        return {
            id_: weights.get(id_, 0) or (0 if id_ in relations and relations[id_].weight == 0 else LEAST)
            for id_ in chosen
        }
