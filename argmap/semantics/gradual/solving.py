"""Strengths of a quantitative bipolar framework: one pass where nothing goes in cycles, else until they come to rest.

In cycles, strengths follow the differential equation of Potyka (2018), ds/dt = f(s) - s from the base scores, in
explicit Euler steps: at first half of the way, longer while the residual max |f(s) - s| shrinks, half as long when it
grows. It also grows on the way to some points of rest, which is why no step is shorter than 1/64. Whether strengths came
to rest is reported and never assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from math import inf

from argmap.domain.diagnostics import ArgmapError, Needing
from argmap.domain.naming import listed
from argmap.semantics.gradual.modular import SEMANTICS, Modular
from argmap.semantics.gradual.qbaf import QBAF
from argmap.semantics.gradual.solution import (
    FIRST_STEP,
    LONGER,
    PRECISION,
    ROUNDS,
    SHORTER,
    SHORTEST,
    SMALL_CORE,
    Solution,
)

SMALL = 20_000  # nodes in all up to which plain Python is quicker than loading numpy


def solve(qbaf: QBAF, semantics: Modular, engine: str = "auto", rounds: int = ROUNDS) -> Solution:
    """Compute the strengths of ``qbaf``.

    ``engine`` is ``python``, ``numpy``, ``numba`` or ``auto``: plain Python for small frameworks and where
    ``argmap[large]`` is not installed, numba for large ones where it is, numpy otherwise. All give the same numbers, up
    to rounding. Raises ``ArgmapError`` where ``semantics`` knows no support and ``qbaf`` has some, or where the library
    of the engine that is asked for is missing.
    """
    if not semantics.bipolar and len(qbaf.supports.sources):
        raise ArgmapError.because(
            "no-support",
            f"The {semantics.name} semantics knows attacks only, and here are supports.",
            f"Use {listed([name for name, known in SEMANTICS.items() if known.bipolar])}.",
        )
    if engine == "auto":
        engine = "python" if _is_small(qbaf) or find_spec("scipy") is None else "arrays"
    if engine == "python":
        return _solve(qbaf, semantics, rounds)
    message = f"The engine {engine} needs {{name}}, which is not installed."
    with Needing("argmap[large]", message, "or let argmap choose the engine"):
        from argmap.semantics.gradual.arrays import Plan

    plan = Plan(qbaf, semantics, engine)
    return _solve(qbaf, semantics, rounds) if engine == "arrays" and plan.narrow else plan.solve(rounds)


def _is_small(qbaf: QBAF) -> bool:
    return len(qbaf) <= SMALL and qbaf.schedule.core[1] - qbaf.schedule.core[0] <= SMALL_CORE


def _solve(qbaf: QBAF, semantics: Modular, rounds: int) -> Solution:
    order, _, (first, last) = qbaf.schedule
    update = Update(qbaf, semantics)
    values = update.values
    for node in order[:first]:
        values[node] = update(node)
    taken, residual = settle(update, order[first:last], rounds)
    for node in order[last:]:
        values[node] = update(node)
    return Solution(values, taken, residual)


class Update:
    """The update of a node's strength by those of its neighbours."""

    def __init__(self, qbaf: QBAF, semantics: Modular, values: list[float] | None = None) -> None:
        self.qbaf = qbaf
        self.semantics = semantics
        self.base: Sequence[float] = qbaf.base
        self.values = [float(score) for score in qbaf.base] if values is None else values

    def __call__(self, node: int) -> float:
        values, qbaf = self.values, self.qbaf
        supports, attacks, needs = (edges.sources[edges.starts[node] : edges.starts[node + 1]] for edges in qbaf.edges)
        base = float(self.base[node])
        for source in needs:
            base *= values[source]
        if self.semantics.additive:
            energy = 0.0
            for source in supports:
                energy += values[source]
            for source in attacks:
                energy -= values[source]
        else:
            spared = missed = 1.0
            for source in attacks:
                spared *= 1 - values[source]
            for source in supports:
                missed *= 1 - values[source]
            energy = spared - missed
        return self.semantics.influence(base, energy)


def settle(update: Update, core: Sequence[int], rounds: int) -> tuple[int, float]:
    """Let the strengths of ``core`` come to rest, all at once in each round; returns rounds and residual."""
    values, step, before = update.values, FIRST_STEP, inf
    if not core:
        return 1, 0.0
    for taken in range(1, rounds + 1):
        changes = [update(node) - values[node] for node in core]
        residual = max(map(abs, changes))
        if residual <= PRECISION or taken == rounds:
            return taken, residual
        step = min(1.0, LONGER * step) if residual < before else max(SHORTEST, SHORTER * step)
        before = residual
        for node, change in zip(core, changes, strict=True):
            values[node] += step * change
    return 0, inf  # no round was allowed
