"""Strengths of large frameworks: whole levels at once with numpy, or one compiled pass with numba.

Nodes are numbered in the order in which they are computed, so that a level is a slice and its edges are one, too.
What goes in cycles is computed by numpy and scipy in either case.
"""

from __future__ import annotations

from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from argmap.semantics.gradual.modular import Modular
from argmap.semantics.gradual.ordering import order_of
from argmap.semantics.gradual.qbaf import QBAF, Edges
from argmap.semantics.gradual.solution import FIRST_STEP, LONGER, PRECISION, SHORTER, SHORTEST, SMALL_CORE, Solution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

WORTH_COMPILING = 100_000  # nodes from which loading the compiled pass is quicker than numpy
NARROW = 64  # nodes in a level on average, below which numpy's calls cost more than plain Python


class _Segments(NamedTuple):
    """Edges by target: those of ``rows[i]``, which has some, are ``sources[starts[i]:starts[i + 1]]``."""

    rows: Integers
    starts: Integers
    sources: Integers

    def within(self, first: int, last: int) -> _Segments:
        """The edges to nodes ``first`` to ``last``, with rows and starts counted from there."""
        low, high = np.searchsorted(self.rows, (first, last))
        starts = self.starts[low : high + 1]
        return _Segments(self.rows[low:high] - first, starts - starts[0], self.sources[starts[0] : starts[-1]])

    def sum(self, values: Floats) -> Floats:
        """The sum of ``values`` over the sources of each row."""
        sums: Floats = np.add.reduceat(values[self.sources], self.starts[:-1])
        return sums

    def product(self, values: Floats) -> Floats:
        """The product of ``values`` over the sources of each row."""
        products: Floats = np.multiply.reduceat(values[self.sources], self.starts[:-1])
        return products


class _Stretch(NamedTuple):
    """Nodes that are computed at once."""

    first: int
    last: int
    supports: _Segments
    attacks: _Segments
    needs: _Segments


class Plan:
    """Everything about a framework that does not depend on strengths, so that solving it again costs little.

    ``engine`` is ``numpy``, ``numba`` or ``arrays``: numba where it is installed and worth its while, else numpy.
    """

    def __init__(self, qbaf: QBAF, semantics: Modular, engine: str = "arrays") -> None:
        order, self.levels, self.core = order_of(qbaf)
        self.order = order
        self.base: Floats = np.asarray(qbaf.base, dtype=np.float64)[self.order]
        self.semantics = semantics
        position = np.empty_like(self.order)
        position[self.order] = np.arange(len(order))
        edges = [_permuted(group, self.order, position) for group in qbaf.edges]
        self.compiled = _compiled(engine, len(order), len(self.levels))
        self.segments = [_segments(group) for group in edges]
        self.cycle = self._stretch(*self.core)
        if self.compiled is not None:  # numpy wants 64 bits for an index, machine code is quicker with 32
            self.edges = tuple((starts.astype(np.int32), sources.astype(np.int32)) for starts, sources in edges)

    @property
    def narrow(self) -> bool:
        """Return whether plain Python is quicker: few nodes can be computed at once, and no pass is compiled."""
        first, last = self.core
        few = len(self.order) - (last - first) < NARROW * len(self.levels)
        return self.compiled is None and few and last - first <= SMALL_CORE

    @cached_property
    def stretches(self) -> list[_Stretch]:
        """The levels, with what leads to them."""
        return [self._stretch(*level) for level in self.levels]

    def solve(self, rounds: int) -> Solution:
        """Compute the strengths, in the framework's own order."""
        values = self.base.copy()
        before = sum(last <= self.core[0] for _, last in self.levels)
        self._pass(values, 0, self.core[0], slice(0, before))
        taken, residual = self._settle(values, rounds)
        self._pass(values, self.core[1], len(values), slice(before, None))
        ordered = np.empty_like(values)
        ordered[self.order] = values
        return Solution(ordered, taken, residual)  # type: ignore[arg-type] # an array is as good as a sequence here

    def _stretch(self, first: int, last: int) -> _Stretch:
        return _Stretch(first, last, *(group.within(first, last) for group in self.segments))

    def _pass(self, values: Floats, first: int, last: int, levels: slice) -> None:
        if first == last:
            return
        if self.compiled is not None:
            self.compiled.in_order(values, self.base, self.edges, first, last, self.semantics.code)
            return
        for stretch in self.stretches[levels]:
            values[stretch.first : stretch.last] = self._updated(values, stretch)

    def _settle(self, values: Floats, rounds: int) -> tuple[int, float]:
        """As ``solving.settle``, on the core."""
        first, last = self.core
        if first == last:
            return 1, 0.0
        step, before = FIRST_STEP, inf
        core = values[first:last]
        for taken in range(1, rounds + 1):
            changes = self._updated(values, self.cycle, self.matrix) - core
            residual = float(max(changes.max(), -changes.min()))
            if residual <= PRECISION or taken == rounds:
                return taken, residual
            step = min(1.0, LONGER * step) if residual < before else max(SHORTEST, SHORTER * step)
            before = residual
            changes *= step
            core += changes
        return 0, inf  # no round was allowed

    @cached_property
    def matrix(self) -> Any:
        """The matrix that turns values into the energies of the core: 1 for a supporter, -1 for an attacker."""
        if not self.semantics.additive:
            return None
        from scipy.sparse import csr_array  # type: ignore[import-untyped]

        first, last, supports, attacks, _ = self.cycle
        shape = (last - first, len(self.base))

        def part(segments: _Segments, sign: float) -> Any:
            counts = np.zeros(shape[0], dtype=np.int64)
            counts[segments.rows] = np.diff(segments.starts)
            starts = np.concatenate([[0], np.cumsum(counts)])
            return csr_array((np.full(len(segments.sources), sign), segments.sources, starts), shape=shape)

        return (part(supports, 1.0) + part(attacks, -1.0)).tocsr()

    def _updated(self, values: Floats, stretch: _Stretch, matrix: Any = None) -> Floats:
        first, last, supports, attacks, needs = stretch
        base = self.base[first:last]
        if len(needs.rows):
            base = base.copy()
            base[needs.rows] *= needs.product(values)
        if matrix is not None:
            energy = matrix @ values
        elif self.semantics.additive:
            energy = np.zeros(last - first)
            if len(supports.rows):
                energy[supports.rows] = supports.sum(values)
            if len(attacks.rows):
                energy[attacks.rows] -= attacks.sum(values)
        else:
            energy, missed = np.ones(last - first), np.ones(last - first)
            without = 1 - values
            if len(attacks.rows):
                energy[attacks.rows] = attacks.product(without)
            if len(supports.rows):
                missed[supports.rows] = supports.product(without)
            energy -= missed
        return _INFLUENCES[self.semantics.name](base, energy)


def _permuted(edges: Edges, order: Integers, position: Integers) -> tuple[Integers, Integers]:
    """``edges`` in CSR form between nodes by their position; the sources of a node keep their order."""
    starts = np.asarray(edges.starts, dtype=np.int64)
    sources = np.asarray(edges.sources, dtype=np.int64)
    counts = np.diff(starts)[order]
    offsets = np.zeros(len(order) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    picked = np.arange(offsets[-1]) + np.repeat(starts[order] - offsets[:-1], counts)
    return offsets, position[sources[picked]]


def _segments(edges: tuple[Integers, Integers]) -> _Segments:
    starts, sources = edges
    rows = np.flatnonzero(np.diff(starts))
    return _Segments(rows, np.append(starts[rows], starts[-1]), sources)


def _compiled(engine: str, nodes: int, levels: int) -> Any:
    """The module of compiled passes, if it is asked for or worth it and numba is there."""
    wanted = engine == "numba" or (engine == "arrays" and (nodes >= WORTH_COMPILING or nodes < NARROW * levels))
    if not wanted:
        return None
    try:
        from argmap.semantics.gradual import compiled
    except (ImportError, RuntimeError):  # not installed, or no place to keep what it compiled
        return None
    return compiled


def _quadratic(base: Floats, energy: Floats) -> Floats:
    pull = energy * energy
    pull /= 1 + pull
    pull *= np.where(energy > 0, 1 - base, -base)
    pull += base
    return pull


def _euler(base: Floats, energy: Floats) -> Floats:
    return 1 - (1 - base * base) / (1 + base * np.exp(np.minimum(energy, 700.0)))


def _logistic(base: Floats, energy: Floats) -> Floats:
    growth = np.exp(np.clip(energy, -700.0, 700.0))
    return base * growth / (1 - base + base * growth)


def _linear(base: Floats, energy: Floats) -> Floats:
    return base + energy * np.where(energy > 0, 1 - base, base)


def _categoriser(base: Floats, energy: Floats) -> Floats:
    return base / (1 - energy)


_INFLUENCES = {
    "quadratic-energy": _quadratic,
    "df-quad": _linear,
    "euler-based": _euler,
    "mlp-based": _logistic,
    "h-categoriser": _categoriser,
}
