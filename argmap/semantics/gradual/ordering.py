"""The order of computation for large frameworks: the schedule of ``qbaf``, found a whole level at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.semantics.gradual.qbaf import QBAF

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

_FEW = 48  # nodes in a level that plain Python walks through faster than numpy


class Order(NamedTuple):
    """As ``qbaf.Schedule``, with the order as an array."""

    order: Integers
    levels: list[tuple[int, int]]
    core: tuple[int, int]


class _Adjacency(NamedTuple):
    """Edges both ways without their kind: those of node ``i`` lead to ``ends[starts[i]:starts[i + 1]]``."""

    starts: Integers
    ends: Integers

    @classmethod
    def of(cls, count: int, origins: Integers, ends: Integers) -> _Adjacency:
        starts = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(np.bincount(origins, minlength=count), out=starts[1:])
        return cls(starts, ends[np.argsort(origins, kind="stable")])

    def beyond(self, nodes: Integers) -> Integers:
        """Return where the edges of ``nodes`` lead, as often as they do."""
        counts = self.starts[nodes + 1] - self.starts[nodes]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        targets: Integers = self.ends[np.arange(total) + np.repeat(self.starts[nodes] - ends + counts, counts)]
        return targets


def order_of(qbaf: QBAF) -> Order:
    """In which order to compute strengths; time grows with the size of the framework."""
    count = len(qbaf)
    sources = np.concatenate([np.asarray(edges.sources, dtype=np.int64) for edges in qbaf.edges])
    targets = np.concatenate([np.repeat(np.arange(count), np.diff(np.asarray(edges.starts))) for edges in qbaf.edges])
    out, back = _Adjacency.of(count, sources, targets), _Adjacency.of(count, targets, sources)
    before, levels = _peel(np.bincount(targets, minlength=count), np.zeros(count, dtype=bool), out)
    first = len(before)
    if first == count:
        return Order(before, levels, (first, first))
    done = np.zeros(count, dtype=bool)
    done[before] = True
    after, _ = _peel(np.bincount(sources[~done[targets]], minlength=count), done, back)
    following = np.zeros(count, dtype=bool)
    following[after] = True
    core = np.flatnonzero(~done & ~following)
    inside = following[sources] & following[targets]
    downstream, more = _peel(np.bincount(targets[inside], minlength=count), ~following, out)
    last = first + len(core)
    levels += [(start + last, end + last) for start, end in more]
    return Order(np.concatenate([before, core, downstream]), levels, (first, last))


def _peel(waiting: Integers, done: NDArray[np.bool_], out: _Adjacency) -> tuple[Integers, list[tuple[int, int]]]:
    """Take off, level by level, the nodes that wait for nothing; those that are ``done`` are not there."""
    levels: list[tuple[int, int]] = []
    taken: list[Integers] = []
    waiting = np.where(done, -1, waiting)
    frontier = np.flatnonzero(waiting == 0)
    count = 0
    while len(frontier):
        levels.append((count, count + len(frontier)))
        taken.append(frontier)
        count += len(frontier)
        frontier = _few(frontier, waiting, out) if len(frontier) < _FEW else _many(frontier, waiting, out)
    return np.concatenate(taken) if taken else np.zeros(0, dtype=np.int64), levels


def _many(frontier: Integers, waiting: Integers, out: _Adjacency) -> Integers:
    reached, times = np.unique(out.beyond(frontier), return_counts=True)
    waiting[reached] -= times
    ready: Integers = reached[waiting[reached] == 0]
    return ready


def _few(frontier: Integers, waiting: Integers, out: _Adjacency) -> Integers:
    ready = []
    for node in frontier.tolist():
        for target in out.ends[out.starts[node] : out.starts[node + 1]].tolist():
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    return np.asarray(ready, dtype=np.int64)
