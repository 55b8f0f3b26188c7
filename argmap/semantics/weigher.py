"""Weighs what speaks for and against an element of a map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.domain.assumptions import Assumptions
from argmap.domain.standards import Standard
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.structure import Direction
from argmap.semantics.weighing import Entry, Weighing
from argmap.semantics.weights import Weights

if TYPE_CHECKING:
    from argmap.semantics.reading import Reading


class Weigher:
    """Puts the reasons and objections of an element on the scales."""

    def __init__(self, reading: Reading, weights: Weights, assumptions: Assumptions) -> None:
        self.reading = reading
        self.structure = reading.structure
        self.rules = reading.rules
        self.weights = weights
        self.accepted = assumptions.accepted
        self.directions = {d.id: d for d in self.structure.directions}
        self.facing = {(d.target, d.distinct) for d in self.structure.directions}
        pairs = {(p.preferred, p.dispreferred) for p in reading.map.preferences}
        self.preferred = {(a, b) for a, b in pairs if (b, a) not in pairs and self._alike(a, b)}

    def _alike(self, a: str, b: str) -> bool:
        """Return whether both are claims or both relations."""
        return (a in self.structure.elements) == (b in self.structure.elements)

    def under(self, weights: Weights, assumptions: Assumptions) -> Weigher:
        """The same for a reader with other assumptions, by whom elements weigh as much as ``weights`` says."""
        other = copy(self)
        other.weights, other.accepted = weights, assumptions.accepted
        return other

    def put(self, framework: Framework, ids: Iterable[str]) -> tuple[Framework, set[str]]:
        """``framework`` with what is weighed for ``ids`` on the scales, in their second readings too, and what changed."""
        conditions, weighings = dict(framework.conditions), dict(framework.weighings)
        plain = self.reading.plain.conditions
        changed = set()
        for id_ in ids:
            for node, weights, shadows in self._readings(id_):
                condition, weighing = self.weigh(id_, plain[node], weights, shadows)
                if (condition, weighing) == (conditions[node], weighings.get(node)):
                    continue
                changed.add(node)
                conditions[node] = condition
                weighings.pop(node, None)
                if weighing:
                    weighings[node] = weighing
        return replace(framework, conditions=conditions, weighings=weighings), changed

    def _readings(self, id_: str) -> Iterator[tuple[str, Mapping[str, int], Mapping[str, str]]]:
        """The element itself and what it is inside steps that discharge a supposition, each with the weights there."""
        yield id_, self.weights.of, {}
        for step, shadows in self.reading.shadows.items():
            if id_ in shadows and id_ not in self.structure.discharged[step]:
                yield shadows[id_], self.weights.within(step), shadows

    @cached_property
    def reads(self) -> Mapping[str, Collection[str]]:
        """The boxes that are weighed anew if an element weighs less or more, or is accepted, by that element."""
        readers: dict[str, dict[str, None]] = {}
        for id_ in self.reading.weighed:
            for other in self._read_by(id_):
                readers.setdefault(other, {})[id_] = None
        return readers

    def _read_by(self, id_: str) -> Iterator[str]:
        yield id_
        yield from self.structure.reasons.get(id_, ())
        own = self.directions.get(id_)
        for d in (*self.reading.hits.get(id_, ()), *((own,) if own else ())):
            yield d.whole
            for premise in d.premises:
                yield premise
                yield from self.structure.reasons.get(premise, ())

    def weigh(
        self,
        id_: str,
        condition: Condition,
        weights: Mapping[str, int],
        shadows: Mapping[str, str],
    ) -> tuple[Condition, Weighing | None]:
        """The condition that is left of ``id_``, or of a second reading of it, and what goes on the scales."""
        if id_ in self.structure.boxes:
            return self._box(id_, condition, weights, shadows)
        return self._relation(id_, condition, weights)

    def _relation(
        self, id_: str, condition: Condition, weights: Mapping[str, int]
    ) -> tuple[Condition, Weighing | None]:
        """An answer to a concession is weighed against the use that it strikes; undercuts decide."""
        hits = self.reading.hits[id_]
        standard = self.reading.standard_of_answers(hits)
        direction = self.directions.get(id_)
        own = weights[id_] if direction is None else self._weight(direction)
        answers = tuple(Entry((d.id,), self._weight(d)) for d in hits if d.answers)
        undercuts = tuple(d.id for d in hits if not d.answers)
        left = condition._replace(none_of=undercuts)
        return left, Weighing((Entry((), own),), answers, standard, self.rules.strongest)

    def _box(
        self, id_: str, condition: Condition, weights: Mapping[str, int], shadows: Mapping[str, str]
    ) -> tuple[Condition, Weighing | None]:
        box = self.structure.boxes[id_]
        standard = self.rules.standard_of(box)
        reasons = self.structure.reasons.get(id_, ())
        word = (Entry((), self.weights.own(id_)),) if self.rules.vouches(box) else ()
        pros = tuple(Entry((step,), weights[step]) for step in reasons) or word
        decisive, cons = self._objections(id_, standard)
        over = self._over(id_, pros, cons)
        if standard is Standard.NO_OBJECTION and not over:
            return condition, None
        swapped = tuple(Entry(tuple(shadows.get(i, i) for i in pro.ids), pro.weight) for pro in pros)
        over = frozenset((shadows.get(a, a), shadows.get(b, b)) for a, b in over)
        return Condition(none_of=decisive), Weighing(swapped, cons, standard, self.rules.strongest, over)

    def _objections(self, id_: str, standard: Standard) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
        """Return what decides against a box, and what is weighed: of a rival that excludes it, each of its reasons.

        To exclude is no matter of degree, and a rival that the reader accepts is not weighed.
        """
        decisive: list[str] = []
        cons: list[Entry] = []
        for d in self.reading.hits.get(id_, ()):
            rival = d.distinct[0] if len(d.distinct) == 1 else ""
            mutual = rival not in ("", id_) and self._excludes(d) and (rival, (id_,)) in self.facing
            reasons = self.structure.reasons.get(rival, ())
            if mutual and rival in self.accepted:
                decisive.append(d.id)
            elif mutual and standard is not Standard.NO_OBJECTION and reasons:
                cons += [Entry((d.id, step), self.weights.of[step]) for step in reasons]
            else:
                cons.append(Entry((d.id,), self._weight(d)))
        return tuple(decisive), tuple(cons)

    def _excludes(self, d: Direction) -> bool:
        """Return whether an attack, if there is one back, is an exclusion: it has no weight of its own."""
        conflict = self.structure.relations[d.whole]
        return conflict.symmetric or conflict.weight is None

    def _weight(self, d: Direction) -> int:
        """Return what an attack weighs: what the map says, unless it excludes, or the least of its premises."""
        conflict = self.structure.relations[d.whole]
        if conflict.weight is not None and not conflict.symmetric:
            return self.weights.of[d.whole]
        return min(self.weights.of[premise] for premise in d.premises)

    def _over(self, id_: str, pros: tuple[Entry, ...], cons: tuple[Entry, ...]) -> frozenset[tuple[str, str]]:
        """Return which entries cancel which, since the author prefers a statement or relation of theirs."""
        if not self.preferred:
            return frozenset()
        over = set()
        for pro in pros:
            ours = self._named(pro, id_)
            for con in cons:
                theirs = self._named(con, id_)
                if self._prefers(ours, theirs):
                    over.add((pro.first, con.first))
                if self._prefers(theirs, ours):
                    over.add((con.first, pro.first))
        return frozenset(over)

    def _prefers(self, these: tuple[str, ...], those: tuple[str, ...]) -> bool:
        return any((a, b) in self.preferred for a in these for b in those)

    def _named(self, entry: Entry, id_: str) -> tuple[str, ...]:
        """Return what a preference can be about: a relation and its premises, or the statement whose word it is."""
        if entry.first in self.structure.inferences:
            return (entry.first, *self.structure.inferences[entry.first].premises)
        if entry.first in self.directions:
            direction = self.directions[entry.first]
            return (direction.id, direction.whole, *direction.premises)
        return (id_,)
