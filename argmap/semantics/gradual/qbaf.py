"""Quantitative bipolar frameworks (Baroni, Rago & Toni 2018) over numbered nodes, and the order to compute them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Edges(NamedTuple):
    """The edges to each node: the sources of node ``i`` are ``sources[starts[i]:starts[i + 1]]``."""

    starts: Sequence[int]
    sources: Sequence[int]

    @classmethod
    def of(cls, nodes: int, pairs: Iterable[tuple[int, int]]) -> Edges:
        """Take (source, target) pairs."""
        into: list[list[int]] = [[] for _ in range(nodes)]
        for source, target in pairs:
            into[target].append(source)
        return cls.listed(into)

    @classmethod
    def listed(cls, into: Iterable[Sequence[int]]) -> Edges:
        """Take the sources of each node in turn."""
        starts: list[int] = [0]
        sources: list[int] = []
        for origins in into:
            sources.extend(origins)
            starts.append(len(sources))
        return cls(starts, sources)


class Schedule(NamedTuple):
    """Nodes so that each comes after what leads to it, but for the core, where nodes lead to each other in cycles.

    ``levels`` are the stretches of ``order`` whose nodes do not depend on each other: those that no cycle leads to
    come before the core, those that lead to none after it. The core is ``order[core[0]:core[1]]``.
    """

    order: list[int]
    levels: list[tuple[int, int]]
    core: tuple[int, int]


@dataclass(frozen=True, eq=False)
class QBAF:
    """Nodes 0, 1, ... with a base score in [0, 1], what supports and attacks them, and what they need.

    A node that needs others is the support or attack that those make together (a bipolar framework with sets, as in
    Rapberger, Russo, Rago & Toni 2025): its base score is multiplied by the strength of each of them.
    """

    base: Sequence[float]
    supports: Edges
    attacks: Edges
    needs: Edges

    @property
    def edges(self) -> tuple[Edges, Edges, Edges]:
        """The supports, the attacks and the needs."""
        return self.supports, self.attacks, self.needs

    @classmethod
    def of(
        cls,
        base: Sequence[float],
        supports: Iterable[tuple[int, int]] = (),
        attacks: Iterable[tuple[int, int]] = (),
        needs: Iterable[tuple[int, int]] = (),
    ) -> QBAF:
        """Build the framework of (source, target) pairs."""
        return cls(base, *(Edges.of(len(base), pairs) for pairs in (supports, attacks, needs)))

    def __len__(self) -> int:
        return len(self.base)

    @cached_property
    def schedule(self) -> Schedule:
        """In which order to compute strengths; linear time (Kahn 1962, forwards and then backwards)."""
        count = len(self)
        out: list[list[int]] = [[] for _ in range(count)]
        back: list[list[int]] = [[] for _ in range(count)]
        for edges in (self.supports, self.attacks, self.needs):
            for target in range(count):
                for source in edges.sources[edges.starts[target] : edges.starts[target + 1]]:
                    out[source].append(target)
                    back[target].append(source)
        waiting = [len(sources) for sources in back]
        order, levels = _peel([n for n in range(count) if not waiting[n]], waiting, out)
        first = len(order)
        if first == count:
            return Schedule(order, levels, (first, first))
        done = set(order)
        leading = [sum(t not in done for t in out[n]) for n in range(count)]
        after = set(_peel([n for n in range(count) if n not in done and not leading[n]], leading, back)[0]) - done
        order += [n for n in range(count) if n not in done and n not in after]
        last = len(order)
        within = [sum(s in after for s in back[n]) for n in range(count)]
        downstream, more = _peel([n for n in range(count) if n in after and not within[n]], within, out)
        levels += [(start + last, end + last) for start, end in more]
        return Schedule(order + downstream, levels, (first, last))


def _peel(frontier: list[int], waiting: list[int], out: list[list[int]]) -> tuple[list[int], list[tuple[int, int]]]:
    """Take off, level by level, the nodes that wait for nothing that has not been taken off."""
    order: list[int] = []
    levels = []
    while frontier:
        levels.append((len(order), len(order) + len(frontier)))
        order += frontier
        following = []
        for node in frontier:
            for target in out[node]:
                waiting[target] -= 1
                if not waiting[target]:
                    following.append(target)
        frontier = following
    return order, levels
