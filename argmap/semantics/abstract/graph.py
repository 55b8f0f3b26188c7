"""Dung's abstract argumentation frameworks as plain integers: arguments from 0 up, and who attacks whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    pass

UNDECIDED, IN, OUT = 0, 1, 2


class AttackGraph:
    """An abstract argumentation framework (Dung 1995): ``names`` of the arguments, and attacks as two equal lists.

    The attack number ``i`` goes from argument ``sources[i]`` to argument ``ends[i]``. An attack may be listed twice.
    """

    def __init__(self, names: Sequence[str], sources: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        self.names = names
        self.sources = sources
        self.ends = ends

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[tuple[str, str]]) -> AttackGraph:
        """Build the framework of named arguments and (attacker, attacked) pairs; ``KeyError`` for an unknown name."""
        known = {name: number for number, name in enumerate(names)}
        pairs = [(known[attacker], known[attacked]) for attacker, attacked in attacks]
        return cls(list(known), [a for a, _ in pairs], [b for _, b in pairs])

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each argument by name."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def targets(self) -> list[list[int]]:
        """For each argument those that it attacks."""
        return _grouped(len(self), self.sources, self.ends)

    @cached_property
    def attackers(self) -> list[list[int]]:
        """For each argument those that attack it."""
        return _grouped(len(self), self.ends, self.sources)

    def part(self, members: Sequence[int]) -> AttackGraph:
        """Return the framework of ``members``, which ascend, alone and numbered in their order."""
        if len(members) == len(self):
            return self
        place = {member: number for number, member in enumerate(members)}
        sources, ends = [], []
        for number, member in enumerate(members):
            for target in self.targets[member]:
                if target in place:
                    sources.append(number)
                    ends.append(place[target])
        names = self.names
        return AttackGraph([names[member] for member in members], sources, ends)

    def components(self, members: Sequence[int], check: Callable[[], object] = bool) -> list[list[int]]:
        """Split ``members`` into parts that no attack connects, each in ascending order, by their first members.

        ``check`` is called now and then, to end what takes too long by an exception.
        """
        inside = bytearray(len(self))
        for member in members:
            inside[member] = True
        parts = []
        for member in members:
            if inside[member]:
                inside[member] = False
                reached = [member]
                for number, one in enumerate(reached):
                    if number % 8192 == 8191:
                        check()
                    for others in (self.targets[one], self.attackers[one]):
                        for other in others:
                            if inside[other]:
                                inside[other] = False
                                reached.append(other)
                reached.sort()
                parts.append(reached)
        return parts

    def cone(self, argument: int, label: bytearray) -> list[int]:
        """The undecided arguments from which a path of attacks through undecided ones leads to ``argument``."""
        seen = bytearray(len(self))
        seen[argument] = True
        reached = [argument]
        for one in reached:
            for other in self.attackers[one]:
                if not seen[other] and label[other] == UNDECIDED:
                    seen[other] = True
                    reached.append(other)
        return sorted(reached)


def _grouped(count: int, keys: Sequence[int], values: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in range(count)]
    for key, value in zip(keys, values, strict=True):
        groups[key].append(value)
    return groups


def closure(graph: AttackGraph, accepted: Iterable[int] = ()) -> bytearray:
    """Label each argument ``IN``, ``OUT`` or ``UNDECIDED`` by the least complete labelling that accepts ``accepted``.

    ``accepted`` must be admissible; with nothing accepted this is the grounded labelling. It is the least fixpoint of
    Dung's characteristic function above ``accepted``, found in linear time (Nofal, Atkinson & Dunne 2021).
    """
    label = bytearray(len(graph))
    waiting = [0] * len(graph)  # attackers that are not out, by argument
    for end in graph.ends:
        waiting[end] += 1
    queue = list(dict.fromkeys(accepted))
    known = set(queue)
    queue += [argument for argument, count in enumerate(waiting) if not count and argument not in known]
    for argument in queue:
        label[argument] = IN
    targets = graph.targets
    for argument in queue:
        for hit in targets[argument]:
            if not label[hit]:
                label[hit] = OUT
                for freed in targets[hit]:
                    waiting[freed] -= 1
                    if not waiting[freed] and not label[freed]:
                        label[freed] = IN
                        queue.append(freed)
    return label


def members_in(label: bytearray, value: int = IN) -> list[int]:
    """The arguments that have the label ``value``, in ascending order."""
    return [argument for argument, its_label in enumerate(label) if its_label == value]


def largest_admissible(graph: AttackGraph, candidates: Iterable[int]) -> list[int]:
    """Return the largest admissible subset of a conflict-free set, by dropping what is not defended, in linear time."""
    kept = bytearray(len(graph))
    for argument in candidates:
        kept[argument] = True
    hits = [0] * len(graph)  # how many kept arguments attack each argument
    for source, end in zip(graph.sources, graph.ends, strict=True):
        hits[end] += kept[source]
    dropped = [a for a in members_in(kept) if any(not hits[b] for b in graph.attackers[a])]
    for argument in dropped:
        kept[argument] = False
    for argument in dropped:
        for hit in graph.targets[argument]:
            hits[hit] -= 1
            if not hits[hit]:
                for lost in graph.targets[hit]:
                    if kept[lost]:
                        kept[lost] = False
                        dropped.append(lost)
    return members_in(kept)
