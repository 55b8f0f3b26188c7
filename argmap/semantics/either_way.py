"""Either way: what grounded semantics leaves open and every preferred labelling settles alike.

What is open after the grounded evaluation falls into parts that nothing connects. In each, the boxes that are in cycles
are guessed to hold, to fall or to stay open, one after the other; what follows is propagated, and what contradicts the
conditions is given up. The largest labellings that are left are the preferred ones. The search is bounded by size, never
by time, so that every machine and the page come to the same answer: at most 12 boxes in cycles of attack in a part, and
4,096 guesses, fewer in a large part. Beyond that nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from argmap.domain.structure import connected, cycles
from argmap.semantics.consensus import consensus
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling, Status

MOST_BOXES = 12  # in cycles of attack in one part
MOST_GUESSES = 4096
MOST_WORK = 500_000  # guesses times elements of the part
FEWEST_GUESSES = 16  # with which it is worth beginning

Statuses = dict[str, Status]


@dataclass(frozen=True)
class Prospect:
    """The preferred labellings of one part of what is open; none if it was too large to look into."""

    members: tuple[str, ...]
    choices: tuple[str, ...]
    preferred: tuple[Mapping[str, Status], ...]

    def shared(self, id_: str) -> Status:
        """The status that ``id_`` has in all of them, or open."""
        statuses = {labelling[id_] for labelling in self.preferred}
        return statuses.pop() if len(statuses) == 1 else Status.OPEN


def prospects_of(framework: Framework, labelling: Labelling, boxes: Iterable[str]) -> Mapping[str, Prospect]:
    """The prospect of the part that each open element is in, by id; ``boxes`` are the statements and arguments."""
    known_boxes = set(boxes)
    prospects: dict[str, Prospect] = {}
    for members in open_parts(framework, labelling):
        prospect = _Part(framework, labelling, members, known_boxes).prospect()
        prospects |= dict.fromkeys(members, prospect)
    return prospects


def floated(labelling: Labelling, prospects: Mapping[str, Prospect]) -> Labelling:
    """``labelling`` with what all preferred labellings share, each decided after everything else."""
    last = max(labelling.round.values(), default=0) + 1
    shared = {id_: prospect.shared(id_) for id_, prospect in prospects.items() if prospect.preferred}
    settled = {id_: status for id_, status in shared.items() if status is not Status.OPEN}
    return Labelling({**labelling.status, **settled}, {**labelling.round, **dict.fromkeys(settled, last)})


def open_parts(framework: Framework, labelling: Labelling) -> list[tuple[str, ...]]:
    """Return what is open, in parts that nothing open connects; members and parts in the order of the framework."""
    causes = {id_: framework.causes(id_) for id_, status in labelling.status.items() if status is Status.OPEN}
    return [tuple(part) for part in connected({id_: causes[id_] for id_ in framework.conditions if id_ in causes})]


@dataclass
class _Part:
    framework: Framework
    labelling: Labelling
    members: tuple[str, ...]
    boxes: set[str]
    guesses: int = 0
    complete: list[Statuses] = field(default_factory=list)

    def prospect(self) -> Prospect:
        self.most = min(MOST_GUESSES, MOST_WORK // len(self.members))
        if self.most < FEWEST_GUESSES:
            return Prospect(self.members, (), ())
        choices, attacking = self._choices()
        self.choices = [id_ for id_ in self.members if id_ in choices]
        self.users: dict[str, list[str]] = {id_: [] for id_ in self.members}
        for id_ in self.members:
            for other in self.framework.causes(id_):
                if other in self.users:
                    self.users[other].append(id_)
        if len(attacking) > MOST_BOXES or not self._guess({}, dict(self.labelling.status)):
            return Prospect(self.members, tuple(self.choices), ())
        largest = [one for one in self.complete if not any(self._extends(other, one) for other in self.complete)]
        return Prospect(self.members, tuple(self.choices), tuple(largest))

    def _choices(self) -> tuple[set[str], set[str]]:
        """Return what to guess so that nothing else goes in cycles, and the boxes in cycles of attack."""
        inside = set(self.members)
        waits = {id_: tuple(c for c in self.framework.causes(id_) if c in inside) for id_ in self.members}
        choices: set[str] = set()
        attacking: set[str] = set()
        for cycle in map(set, cycles(waits)):
            boxes = cycle & self.boxes
            if any(not cycle.isdisjoint(self.framework.cons(id_)) for id_ in cycle):
                attacking |= boxes
            relations = cycle - boxes
            left = {id_: tuple(c for c in waits[id_] if c in relations) for id_ in relations}
            choices |= boxes.union(*cycles(left))
        return choices, attacking

    def _guess(self, guessed: Statuses, status: Statuses) -> bool:
        """Try every way to go on from what is ``guessed``; ``False`` if there are too many."""
        self.guesses += 1
        if self.guesses > self.most:
            return False
        settled = self._settle(guessed, status)
        if settled is None:
            return True
        open_ = next((id_ for id_ in self.choices if id_ not in guessed and settled[id_] is Status.OPEN), None)
        if open_ is None:
            if all(consensus(self.framework, id_, settled) is value for id_, value in guessed.items()):
                self.complete.append({id_: settled[id_] for id_ in self.members})
            return True
        return all(
            self._guess({**guessed, open_: value}, {**settled, open_: value})
            for value in (Status.HOLDS, Status.FALLS, Status.OPEN)
        )

    def _settle(self, guessed: Statuses, status: Statuses) -> Statuses | None:
        """Return what follows from a guess, or ``None`` if it contradicts it; guesses may still lack their reasons."""
        status = dict(status)
        todo = dict.fromkeys(self.members)
        while todo:
            id_ = next(iter(todo))
            del todo[id_]
            value = consensus(self.framework, id_, status)
            if id_ in guessed:
                if value not in (guessed[id_], Status.OPEN):
                    return None
            elif value is not status[id_]:
                status[id_] = value
                todo |= dict.fromkeys(self.users[id_])
        return status

    def _extends(self, larger: Statuses, smaller: Statuses) -> bool:
        decided = [id_ for id_ in self.members if smaller[id_] is not Status.OPEN]
        more = sum(larger[id_] is not Status.OPEN for id_ in self.members) > len(decided)
        return more and all(larger[id_] is smaller[id_] for id_ in decided)
