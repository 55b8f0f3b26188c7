"""Several readers of one map: where their verdicts part, and what they should talk about first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import ArgumentMap, Point
from argmap.domain.rules import PLAIN, Settings
from argmap.domain.structure import reachable
from argmap.semantics.budget import Budget
from argmap.semantics.evaluation import require
from argmap.semantics.fixpoint import grounded
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Status
from argmap.semantics.reader import Reader

Stances = tuple[str, ...]  # for each reader "rejected", "accepted", "contested" or nothing, in the order of the readers


@dataclass(frozen=True, slots=True)
class Parting:
    """A statement or argument on which verdicts part: its status for each reader, in their order."""

    id: str
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """An element of which readers assume different things.

    If they settle it among themselves, taking over the stance of one of them, verdicts come together on at least
    ``settles`` statements and arguments whichever stance that is, and on ``at_most`` if it is the right one.
    """

    id: str
    stances: Stances
    settles: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The verdicts of several readers of a map.

    ``agreed`` counts the statements and arguments on which all verdicts are one, ``partings`` lists the others in the
    order of the map, ``topics`` what to talk about, the best first.
    """

    readers: tuple[str, ...]
    agreed: int
    partings: tuple[Parting, ...]
    topics: tuple[Topic, ...]

    @property
    def first(self) -> Topic | None:
        """The topic to talk about first; nothing where all verdicts are one."""
        return self.topics[0] if self.partings and self.topics else None

    def to_dict(self) -> dict[str, Any]:
        """Turn it into plain data for JSON."""
        return {
            "readers": list(self.readers),
            "agreed": self.agreed,
            "partings": [
                {"id": parting.id, "statuses": self._by_reader(status.value for status in parting.statuses)}
                for parting in self.partings
            ],
            "first": self.first.id if self.first else None,
            "topics": [
                {
                    "id": topic.id,
                    "stances": self._by_reader(topic.stances),
                    "settles": topic.settles,
                    "at_most": topic.at_most,
                }
                for topic in self.topics
            ],
        }

    def _by_reader(self, values: Iterable[str]) -> dict[str, str]:
        return dict(zip(self.readers, values, strict=True))


def agree(
    map_: ArgumentMap,
    readers: Mapping[str, Assumptions],
    budget: Budget | None = None,
    settings: Settings = PLAIN,
) -> Agreement:
    """Compare what ``readers``, by name, make of ``map_`` under grounded semantics.

    A topic is what some assume and others do not, or otherwise. The first is the one that settles most for certain,
    then at best; of those that settle as much, the one that fewest other topics bear on; then the earliest on the map.
    Raises ``UnknownNameError`` for an id that the map does not have, and ``BudgetError``.
    """
    for assumptions in readers.values():
        require(map_.elements, assumptions.everything)
    comparing = _Comparing(map_, list(readers.values()), budget or Budget(), settings)
    return Agreement(
        tuple(readers),
        len(comparing.boxes) - len(comparing.partings),
        tuple(comparing.partings),
        tuple(comparing.topics()),
    )


class _Comparing:
    def __init__(self, map_: ArgumentMap, readers: list[Assumptions], budget: Budget, settings: Settings) -> None:
        self.map = map_
        self.readers = readers
        self.budget = budget
        self.read = Reader(map_, settings).under
        self.framework = self.read(NOTHING)
        elements = map_.elements
        self.boxes = [id_ for id_ in self.framework.conditions if isinstance(elements.get(id_), Point)]
        self.partings = list(self.parted(readers))

    def parted(self, readers: list[Assumptions]) -> Iterator[Parting]:
        parted = []
        for assumptions in readers:
            self.budget.check()
            parted.append(grounded(self.read(assumptions)).status)
        for id_ in self.boxes:
            statuses = tuple(status[id_] for status in parted)
            if len(set(statuses)) > 1:
                yield Parting(id_, statuses)

    def topics(self) -> list[Topic]:
        topics = []
        for id_ in self.map.elements:
            stances = tuple(assumptions.kind(id_) for assumptions in self.readers)
            if len(set(stances)) > 1:
                gains = [self.gain(id_, stance) for stance in sorted(set(stances))]
                topics.append(Topic(id_, stances, min(gains), max(gains)))
        upstream = _upstream(self.framework, [topic.id for topic in topics])
        return sorted(topics, key=lambda topic: (-topic.settles, -topic.at_most, upstream[topic.id]))

    def gain(self, id_: str, stance: str) -> int:
        """On how many boxes verdicts come together, less those on which they come apart, if all take ``stance``."""
        return len(self.partings) - len(list(self.parted([_with(each, id_, stance) for each in self.readers])))


def _with(assumptions: Assumptions, id_: str, stance: str) -> Assumptions:
    kinds = ("rejected", "accepted", "contested")
    without = Assumptions(*(getattr(assumptions, kind) - {id_} for kind in kinds))
    return without.then(Assumptions(**{stance: frozenset([id_])})) if stance else without


def _upstream(framework: Framework, topics: list[str]) -> dict[str, int]:
    """Return how many other topics bear on each, directly or by way of others; a whole bears on its parts."""
    causes = {id_: [*framework.causes(id_)] for id_ in framework.conditions}
    for whole, parts in framework.parts.items():
        for part in parts:
            causes[part].append(whole)
    return {topic: len(reachable(causes, [topic]).keys() & topics) - 1 for topic in topics}
