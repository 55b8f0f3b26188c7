"""Reading of a map as a framework: which of its elements wait for which others, and what is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import ArgumentMap, Statement
from argmap.domain.rules import CASES, PLAIN, Rules, Settings, discharging
from argmap.domain.standards import Standard
from argmap.semantics.framework import Attack, Condition, Framework, Support
from argmap.semantics.proof import STRICTNESS
from argmap.semantics.structure import Direction, Structure, fresh
from argmap.semantics.weigher import Weigher
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
    return Reading(map_, settings).framework(assumptions)


def read_under(map_: ArgumentMap, assumptions: Assumptions, settings: Settings = PLAIN) -> Framework:
    """Read ``map_`` as a reader with ``assumptions`` sees it."""
    return from_map(map_, settings, assumptions).assuming(assumptions)


def from_map_unweighed(map_: ArgumentMap, settings: Settings = PLAIN) -> Framework:
    """Read ``map_`` with all its reasons and objections in the conditions, and nothing weighed or preferred."""
    return Reading(map_, settings).plain


class Reading:
    """A map read as a framework: ``plain`` with nothing weighed, and ``weighed``, the ids that something is weighed for."""

    def __init__(self, map_: ArgumentMap, settings: Settings) -> None:
        self.map = map_
        self.rules = Rules.of(map_, settings)
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
        """Return whether nobody puts ``id_`` forward: denied, or without a reason or anybody's word."""
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
        shadows = self.shadows[step] = {id_: fresh(f"{id_} within {step}", taken) for id_ in twice}

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

    def framework(self, assumptions: Assumptions) -> Framework:
        """The plain reading, but for what is weighed."""
        if not self.weighed:
            return self.plain
        weigher = Weigher(self, Weights(self.structure, self.rules, assumptions), assumptions)
        return weigher.put(self.plain, self.weighed)[0]

    @cached_property
    def weighed(self) -> tuple[str, ...]:
        """The boxes and relations whose standard, or a preference, makes weights or the order of entries count."""
        return tuple(self._weighed())

    def _weighed(self) -> Iterator[str]:
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
        standards = (self.rules.standard_of(self.structure.elements[id_]) for id_ in conceded)
        return max(standards, key=STRICTNESS.index, default=Standard.NO_OBJECTION)
