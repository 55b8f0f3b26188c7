"""Frameworks, all that a semantics needs to know of a map: ids, and for each the condition under which it holds.

A ``Framework`` is an abstract dialectical framework (Brewka & Woltran 2010) whose acceptance conditions all have one
shape. Steps and attacks are elements of it like statements, so that they can be attacked, undercut and rejected too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from argmap.domain.assumptions import Assumptions
from argmap.domain.structure import grouped
from argmap.semantics.weighing import Weighing


class Condition(NamedTuple):
    """The condition of an element: each of ``all_of``, one of ``some_of`` (unless empty), none of ``none_of`` hold."""

    all_of: tuple[str, ...] = ()  # premises of a relation, steps of an argument
    some_of: tuple[str, ...] = ()  # supports: each is a reason on its own
    none_of: tuple[str, ...] = ()  # attacks and undercuts


class Support(NamedTuple):
    """A step from premises that work only together to ``conclusion``; ``part_of`` is the argument it is a step of."""

    id: str
    premises: tuple[str, ...]
    conclusion: str
    part_of: str | None = None


class Attack(NamedTuple):
    """Premises that together speak against ``target``; ``part_of`` is the attack that it is a direction of."""

    id: str
    premises: tuple[str, ...]
    target: str
    part_of: str | None = None


@dataclass(frozen=True)
class Framework:
    """Acceptance conditions by id, in order; every id that a condition names is itself a key.

    ``parts`` lists what falls with an element when that one is rejected: the steps of an argument, the second direction
    of a symmetric conflict. ``rejected`` are the ids that the reader rules out, whatever speaks for them, ``accepted``
    those that hold whatever speaks against them, if all they need does, ``contested`` those that are left open.

    ``weighings`` are what some elements must meet besides their condition. ``unclaimed`` are the ids that nobody puts
    forward: the author denies them, or only supposes them without a reason. They are false, as if rejected, unless the
    reader assumes something else of them; ``rejected`` has them too. ``derived`` are the ids that only carry on what
    others come to, as relations do: where a semantics counts what it leaves open, they do not count.
    """

    conditions: Mapping[str, Condition]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    unclaimed: frozenset[str] = frozenset()
    derived: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def of(cls, elements: Iterable[str], supports: Iterable[Support] = (), attacks: Iterable[Attack] = ()) -> Framework:
        """Build the framework of statements and relations between them; every end of a relation must be among them.

        An attack on an element is also one on its parts. An element that is no relation needs all of its parts.
        """
        supports, attacks = list(supports), list(attacks)
        relations: list[Support | Attack] = [*supports, *attacks]
        all_of: dict[str, tuple[str, ...]] = dict.fromkeys(elements, ())
        parts = grouped((relation.part_of, relation.id) for relation in relations if relation.part_of is not None)
        for whole in parts.keys() & all_of.keys():
            all_of[whole] = tuple(parts[whole])
        for relation in relations:
            all_of[relation.id] = relation.premises
        some_of = grouped((support.conclusion, support.id) for support in supports)
        none_of = grouped(
            (hit, attack.id) for attack in attacks for hit in (attack.target, *parts.get(attack.target, ()))
        )
        conditions = {
            id_: Condition(needs, tuple(some_of.get(id_, ())), tuple(none_of.get(id_, ())))
            for id_, needs in all_of.items()
        }
        return cls(conditions, {whole: tuple(ids) for whole, ids in parts.items()})

    def assuming(self, assumptions: Assumptions) -> Framework:
        """Return the framework as a reader with ``assumptions`` sees it.

        What is assumed of an element is assumed of its parts, unless something else is assumed of the part itself.
        """
        rejected, accepted, contested = (
            self.spread(ids, assumptions.everything)
            for ids in (assumptions.rejected, assumptions.accepted, assumptions.contested)
        )
        ruled_out = rejected | (self.unclaimed - accepted - contested)
        return replace(self, rejected=ruled_out, accepted=accepted, contested=contested)

    def spread(self, ids: frozenset[str], own: frozenset[str]) -> frozenset[str]:
        """``ids`` and their parts, and the parts of those, but for what is in ``own``."""
        spread = set(ids)
        todo = list(ids)
        while todo:
            fresh = [part for part in self.parts.get(todo.pop(), ()) if part not in own and part not in spread]
            spread.update(fresh)
            todo += fresh
        return frozenset(spread)

    @cached_property
    def in_force(self) -> Mapping[str, Condition]:
        """The conditions as the reader's assumptions leave them; those of ``rejected`` ids, which are false, as they were.

        An assumption takes the place of what speaks for and against an element, not of what the element is made of: an
        accepted statement just holds, while an accepted step still needs its premises. A contested element rests on
        itself, so that it can hold or not.
        """
        assumed = {id_: Condition(self.conditions[id_].all_of) for id_ in self.accepted & self.conditions.keys()}
        for id_ in self.contested & self.conditions.keys():
            assumed[id_] = Condition(self.conditions[id_].all_of, (id_,))
        return (
            {id_: assumed.get(id_, condition) for id_, condition in self.conditions.items()}
            if assumed
            else self.conditions
        )

    @cached_property
    def wholes(self) -> Mapping[str, str]:
        """The element that each part is part of."""
        return {part: whole for whole, parts in self.parts.items() for part in parts}

    def pros(self, id_: str) -> tuple[str, ...]:
        """The supports of ``id_``, weighed or not."""
        weighed = (entry.first for entry in self.weighed[id_].pros if entry.ids) if id_ in self.weighed else ()
        return (*self.in_force[id_].some_of, *weighed)

    def cons(self, id_: str) -> tuple[str, ...]:
        """The attacks on ``id_``, weighed or not."""
        weighed = (entry.first for entry in self.weighed[id_].cons) if id_ in self.weighed else ()
        return tuple(dict.fromkeys((*self.in_force[id_].none_of, *weighed)))

    def causes(self, id_: str) -> tuple[str, ...]:
        """Everything that ``id_`` depends on at once, each id once: what it needs, its supports, what is against it."""
        condition = self.in_force[id_]
        weighed = self.weighed[id_].ids if id_ in self.weighed else ()
        return tuple(dict.fromkeys((*condition.all_of, *condition.some_of, *condition.none_of, *weighed)))

    @cached_property
    def weighed(self) -> Mapping[str, Weighing]:
        """The weighings that decide, with what the reader assumes: an assumption takes the place of one."""
        if not self.weighings:
            return self.weighings
        assumed = self.accepted | self.contested
        return {id_: weighing for id_, weighing in self.weighings.items() if id_ not in assumed}
