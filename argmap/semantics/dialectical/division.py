"""A framework cut into what is decided at once and parts that nothing connects, whose labellings combine freely."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from argmap.domain.semantics import BY_NAME
from argmap.domain.structure import connected
from argmap.semantics.budget import Budget
from argmap.semantics.dialectical.search import SEMANTICS, Search
from argmap.semantics.fixpoint import grounded, simplified
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.labelling import Labelling, Status
from argmap.semantics.parts import kept


@dataclass(frozen=True)
class Division:
    """The status of what is ``decided``, and the ``parts`` of the rest."""

    ids: tuple[str, ...]
    decided: Mapping[str, Status]
    parts: tuple[Framework, ...]

    @cached_property
    def home(self) -> Mapping[str, int]:
        """The number of the part that each undecided element is in."""
        return {id_: number for number, part in enumerate(self.parts) for id_ in part.conditions}

    def labelling(self, chosen: list[Labelling]) -> Labelling:
        """The labelling of the whole that is ``chosen`` on the parts, in the order of the framework."""
        status = dict(self.decided)
        for labelling in chosen:
            status |= labelling.status
        return Labelling({id_: status[id_] for id_ in self.ids})


def divide(framework: Framework, semantics: str) -> Division:
    """Cut off what is grounded, where every labelling decides it, and separate what is left."""
    ids = tuple(framework.conditions)
    if not BY_NAME[semantics].complete:
        return Division(ids, {}, (framework,))
    labelling = grounded(framework)
    decided = {id_: labelling.status[id_] for id_ in labelling.round}
    left = {
        id_: _remaining(framework.in_force[id_], labelling.status)
        for id_, status in labelling.status.items()
        if status is Status.OPEN
    }
    parts = [
        Framework(
            {id_: left[id_] for id_ in members},
            contested=framework.contested.intersection(members),
            derived=framework.derived.intersection(members),
        )
        for members in connected({id_: chain(*condition) for id_, condition in left.items()})
    ]
    return Division(ids, decided, tuple(parts))


def _remaining(condition: Condition, status: Mapping[str, Status]) -> Condition:
    """Return what a condition still asks of what is open."""
    all_of, some_of, none_of = simplified(condition) or condition  # which something satisfies, since it is open
    backed = any(status[support] is Status.HOLDS for support in some_of)
    supports = () if backed else some_of
    return Condition(*(tuple(id_ for id_ in ids if status[id_] is Status.OPEN) for ids in (all_of, supports, none_of)))


class Choice:
    """One part: the search in it, and its labellings by number (``get``), found when they are first asked for."""

    def __init__(self, part: Framework, semantics: str, budget: Budget) -> None:
        self._start: Callable[[], Search] = lambda: SEMANTICS[semantics](part, budget)
        self.get = kept(self.all())

    def all(self) -> Iterator[Labelling]:
        """Search for all labellings anew."""
        yield from self._start().all()

    @cached_property
    def search(self) -> Search:
        """A search for single answers, which is not to be mixed with that for all."""
        return self._start()
