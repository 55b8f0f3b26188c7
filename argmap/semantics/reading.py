"""How a map is read as a framework: which of its elements wait for which others, and what is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import ArgumentMap, Statement
from argmap.domain.rules import CASES, PLAIN, Rules, Settings, discharging
from argmap.domain.standards import Standard
from argmap.semantics.framework import Attack, Condition, Framework, Support
from argmap.semantics.proof import strictest
from argmap.semantics.structure import Direction, Structure
from argmap.semantics.weighing import Entry, Weighing
from argmap.semantics.weights import Weights


def from_map(map_: ArgumentMap, settings: Settings = PLAIN, assumptions: Assumptions = NOTHING) -> Framework:
    """Read ``map_`` as a framework whose ids are those of its statements, arguments, inferences and conflicts.

    A symmetric conflict also gets a second direction (several, if its premises are linked), under an id of its own and
    as its part; so does an answer to a concession that is used more than once. What lies between a supposition and the
    step that discharges it is read twice: its second reading, inside the step, is a part of the element (see
    ``docs/semantics.md``). A relation without a premise, or with an end that is not on the map, says nothing and is left
    out, and so is every relation that rests on or aims at it. Rephrases do not bear on acceptance.

    Ids come in the order in which the page has them too, so that both name things in the same order: statements,
    sketches, arguments with steps, inferences, conflicts, second readings.

    ``assumptions`` are needed only where something is weighed (``Framework.weighings``): what the reader accepts is
    certain, and decides against what it excludes. They still have to be made (``Framework.assuming``).
    """
    return _Reading(map_, settings, assumptions).framework()


def read_under(map_: ArgumentMap, assumptions: Assumptions, settings: Settings = PLAIN) -> Framework:
    """Read ``map_`` as a reader with ``assumptions`` sees it."""
    return from_map(map_, settings, assumptions).assuming(assumptions)


def reader_of(map_: ArgumentMap, settings: Settings = PLAIN) -> Callable[[Assumptions], Framework]:
    """How readers with different assumptions see ``map_``; it is read once if nothing on it is weighed."""
    framework = from_map(map_, settings)
    return (lambda assumptions: read_under(map_, assumptions, settings)) if framework.weighings else framework.assuming


def from_map_unweighed(map_: ArgumentMap, settings: Settings = PLAIN) -> Framework:
    """Read ``map_`` with all its reasons and objections in the conditions, and nothing weighed or preferred."""
    return _Reading(map_, settings, NOTHING).plain


class _Reading:
    def __init__(self, map_: ArgumentMap, settings: Settings, assumptions: Assumptions) -> None:
        self.map = map_
        self.rules = Rules.of(map_, settings)
        self.assumptions = assumptions
        self.structure = Structure(map_)
        self.hits: defaultdict[str, list[Direction]] = defaultdict(list)  # attacks by what they strike, parts included
        self.shadows: dict[str, dict[str, str]] = {}  # by discharging step: element -> its second reading
        self.plain = self._plain()

    def _plain(self) -> Framework:
        """Everything as if no objection went unanswered by any statement that stands."""
        structure = self.structure
        inferences = structure.inferences.values()
        supports = [Support(i.id, i.premises, i.conclusion, structure.owner(i)) for i in inferences]
        directions = structure.directions
        attacks = [Attack(d.id, d.premises, d.target, d.whole if d.id != d.whole else None) for d in directions]
        framework = Framework.of(structure.elements, supports, attacks)
        for direction in directions:
            for hit in (direction.target, *framework.parts.get(direction.target, ())):
                self.hits[hit].append(direction)
        conditions, parts = dict(framework.conditions), dict(framework.parts)
        for direction in directions:  # what backs an exclusion backs it both ways
            if direction.turned:
                backing = conditions[direction.whole].some_of
                conditions[direction.id] = conditions[direction.id]._replace(some_of=backing)
        taken = {*conditions, *self.map.elements}
        for step in structure.discharged:
            self._read_twice(step, conditions, parts, taken)
        wholes = {shadow: id_ for shadows in self.shadows.values() for id_, shadow in shadows.items()}
        unclaimed = frozenset(id_ for id_ in conditions if self._is_unclaimed(wholes.get(id_, id_)))
        horns = self._horns()
        left = unclaimed - horns
        derived = frozenset(conditions) - structure.boxes.keys()
        return Framework(conditions, parts, rejected=left, unclaimed=left, derived=derived)

    def _horns(self) -> frozenset[str]:
        return frozenset(
            shadow
            for step, shadows in self.shadows.items()
            for id_, shadow in shadows.items()
            if id_ in self.structure.discharged[step]
        )

    def _is_unclaimed(self, id_: str) -> bool:
        """Whether nobody puts ``id_`` forward: denied, or without a reason or anybody's word."""
        box = self.structure.boxes.get(id_)
        if box is None:
            return False
        if isinstance(box, Statement) and box.stance.value == "denied":
            return True
        return not self.structure.reasons.get(id_) and not self.rules.vouches(box)

    def _read_twice(
        self, step: str, conditions: dict[str, Condition], parts: dict[str, tuple[str, ...]], taken: set[str]
    ) -> None:
        """Add what ``step`` reads in its own way: its horns, or what lies between its suppositions and itself."""
        structure = self.structure
        gone = structure.discharged[step]
        cases = discharging()[structure.inferences[step].scheme] == CASES
        twice = gone if cases else structure.between(step)
        shadows = self.shadows[step] = {id_: _fresh(f"{id_} within {step}", taken) for id_ in twice}

        def inside(ids: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(shadows.get(id_, id_) for id_ in ids if cases or id_ not in gone)

        for id_, shadow in shadows.items():
            needs, supports, attacks = conditions[id_]
            if cases:  # a horn must be live: no way between the horns
                others = set(gone) - {id_}
                live = tuple(d.id for d in self.hits[id_] if others.isdisjoint(d.premises))
                conditions[shadow] = Condition(none_of=live)
            elif id_ in structure.boxes:
                conditions[shadow] = Condition((), tuple(shadows.get(s, s) for s in supports), attacks)
            else:
                raw = structure.inferences[id_].premises if id_ in structure.inferences else needs
                conditions[shadow] = Condition(inside(raw), supports, attacks)
            parts[id_] = (*parts.get(id_, ()), shadow)
        needs, supports, attacks = conditions[step]
        conditions[step] = Condition(inside(needs), supports, attacks)

    def framework(self) -> Framework:
        """The plain reading, but for what is weighed."""
        weighed = list(self._weighed())
        if not weighed:
            return self.plain
        weights = Weights(self.structure, self.rules, self.assumptions)
        scales = _Weigher(self, weights)
        conditions, weighings = dict(self.plain.conditions), {}
        for id_ in weighed:
            conditions[id_], weighing = scales.weigh(id_, conditions[id_], weights.of)
            if weighing:
                weighings[id_] = weighing
        for step, shadows in self.shadows.items():
            for id_, shadow in shadows.items():
                if id_ in weighed and id_ not in self.structure.discharged[step]:
                    within = weights.within(step)
                    conditions[shadow], weighing = scales.weigh(id_, conditions[shadow], within, shadows)
                    if weighing:
                        weighings[shadow] = weighing
        return replace(self.plain, conditions=conditions, weighings=weighings)

    def _weighed(self) -> Iterator[str]:
        """The boxes and relations whose standard, or a preference, makes weights or the order of entries count."""
        ranked = bool(self.map.preferences)
        for id_, box in self.structure.boxes.items():
            if id_ not in self.plain.unclaimed:
                weighing = self.rules.standard_of(box) is not Standard.NO_OBJECTION
                if weighing or (ranked and self.hits.get(id_)):
                    yield id_
        for id_, hits in self.hits.items():
            if id_ not in self.structure.elements and self.standard_of_answers(hits) is not Standard.NO_OBJECTION:
                yield id_

    def standard_of_answers(self, hits: list[Direction]) -> Standard:
        """The standard by which answers to concessions are weighed where they strike: of several, the strictest."""
        conceded = {d.answers for d in hits if d.answers}
        standards = {self.rules.standard_of(self.structure.elements[id_]) for id_ in conceded}
        return strictest(standards) if standards else Standard.NO_OBJECTION


class _Weigher:
    """Puts the reasons and objections of an element on the scales."""

    def __init__(self, reading: _Reading, weights: Weights) -> None:
        self.reading = reading
        self.structure = reading.structure
        self.rules = reading.rules
        self.weights = weights
        self.directions = {d.id: d for d in self.structure.directions}
        self.facing = {(d.target, d.distinct) for d in self.structure.directions}
        pairs = {(p.preferred, p.dispreferred) for p in reading.map.preferences}
        self.preferred = {(a, b) for a, b in pairs if (b, a) not in pairs and self._alike(a, b)}

    def _alike(self, a: str, b: str) -> bool:
        """Whether both are claims or both relations."""
        return (a in self.structure.elements) == (b in self.structure.elements)

    def weigh(
        self,
        id_: str,
        condition: Condition,
        weights: Mapping[str, int],
        shadows: Mapping[str, str] | None = None,
    ) -> tuple[Condition, Weighing | None]:
        """The condition that is left of ``id_``, or of a second reading of it, and what goes on the scales."""
        if id_ in self.structure.boxes:
            return self._box(id_, condition, weights, shadows or {})
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
        """What decides against a box, and what is weighed: of a rival that excludes it, each of its reasons.

        To exclude is no matter of degree, and a rival that the reader accepts is not weighed.
        """
        decisive: list[str] = []
        cons: list[Entry] = []
        for d in self.reading.hits.get(id_, ()):
            rival = d.distinct[0] if len(d.distinct) == 1 else ""
            mutual = rival not in ("", id_) and self._excludes(d) and (rival, (id_,)) in self.facing
            reasons = self.structure.reasons.get(rival, ())
            if mutual and rival in self.reading.assumptions.accepted:
                decisive.append(d.id)
            elif mutual and standard is not Standard.NO_OBJECTION and reasons:
                cons += [Entry((d.id, step), self.weights.of[step]) for step in reasons]
            else:
                cons.append(Entry((d.id,), self._weight(d)))
        return tuple(decisive), tuple(cons)

    def _excludes(self, d: Direction) -> bool:
        """Whether an attack, if there is one back, is an exclusion: it has no weight of its own."""
        conflict = self.structure.relations[d.whole]
        return getattr(conflict, "symmetric", False) or conflict.weight is None

    def _weight(self, d: Direction) -> int:
        """What an attack weighs: what the map says, unless it excludes, or the least of its premises."""
        conflict = self.structure.relations[d.whole]
        if conflict.weight is not None and not getattr(conflict, "symmetric", False):
            return self.weights.of[d.whole]
        return min(self.weights.of[premise] for premise in d.premises)

    def _over(self, id_: str, pros: tuple[Entry, ...], cons: tuple[Entry, ...]) -> frozenset[tuple[str, str]]:
        """Which entries cancel which, since the author prefers a statement or relation of theirs."""
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
        """What a preference can be about: a relation and its premises, or the statement whose word it is."""
        if entry.first in self.structure.inferences:
            return (entry.first, *self.structure.inferences[entry.first].premises)
        if entry.first in self.directions:
            direction = self.directions[entry.first]
            return (direction.id, direction.whole, *direction.premises)
        return (id_,)


def _fresh(id_: str, taken: set[str]) -> str:
    while id_ in taken:
        id_ += "'"
    taken.add(id_)
    return id_
