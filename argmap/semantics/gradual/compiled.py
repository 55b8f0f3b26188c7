"""The pass over a large framework as machine code, by numba (``pip install argmap[fast]``); same numbers as without."""

from __future__ import annotations

import math
from typing import Any

import numba


@numba.njit(cache=True, inline="always")
def _update(values: Any, base: float, node: int, edges: Any, code: int) -> float:
    """The strength that node ``node`` should have; ``code`` is that of the semantics."""
    (support_starts, supports), (attack_starts, attacks), (need_starts, needs) = edges
    for edge in range(need_starts[node], need_starts[node + 1]):
        base *= values[needs[edge]]
    if code == 1:
        spared = missed = 1.0
        for edge in range(attack_starts[node], attack_starts[node + 1]):
            spared *= 1 - values[attacks[edge]]
        for edge in range(support_starts[node], support_starts[node + 1]):
            missed *= 1 - values[supports[edge]]
        energy = spared - missed
        return base + energy * ((1 - base) if energy > 0 else base)
    energy = 0.0
    for edge in range(support_starts[node], support_starts[node + 1]):
        energy += values[supports[edge]]
    for edge in range(attack_starts[node], attack_starts[node + 1]):
        energy -= values[attacks[edge]]
    if code == 0:
        pull = energy * energy / (1 + energy * energy)
        return base + (1 - base) * pull if energy > 0 else base - base * pull
    if code == 2:
        return 1 - (1 - base * base) / (1 + base * math.exp(min(energy, 700.0)))
    if code == 4:
        growth = math.exp(max(-700.0, min(energy, 700.0)))
        return base * growth / (1 - base + base * growth)
    return base / (1 - energy)


@numba.njit(cache=True)
def _in_order(values: Any, base: Any, edges: Any, first: int, last: int, code: int) -> None:
    for node in range(first, last):
        values[node] = _update(values, base[node], node, edges, code)


def in_order(values: Any, base: Any, edges: Any, first: int, last: int, code: int) -> None:
    """Compute nodes ``first`` to ``last`` one after the other, in place."""
    _in_order(values, base, edges, first, last, code)
