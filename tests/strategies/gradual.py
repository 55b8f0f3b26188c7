"""Frameworks of numbers, for gradual semantics."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from argmap.semantics.gradual import QBAF, solve
from argmap.semantics.gradual.modular import Modular

SCORES = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1, allow_subnormal=False))


@dataclass(frozen=True)
class Drawn:
    """A framework as lists of what it is made of, to build variants of."""

    base: tuple[float, ...]
    supports: tuple[tuple[int, int], ...]
    attacks: tuple[tuple[int, int], ...]

    def solve(self, semantics: Modular) -> list[float]:
        supports = self.supports if semantics.bipolar else ()
        return list(solve(QBAF.of(self.base, supports, self.attacks), semantics, "python").values)

    def numbered(self, order: list[int]) -> Drawn:
        """The same framework with node ``i`` called ``order[i]``."""
        base = [0.0] * len(order)
        for old, new in enumerate(order):
            base[new] = self.base[old]
        moved = [tuple((order[a], order[b]) for a, b in edges) for edges in (self.supports, self.attacks)]
        return Drawn(tuple(base), *moved)

    def beside(self, other: Drawn) -> Drawn:
        """Both frameworks, the other's nodes counted behind these."""
        by = len(self.base)
        moved = [tuple((a + by, b + by) for a, b in edges) for edges in (other.supports, other.attacks)]
        return Drawn(self.base + other.base, self.supports + moved[0], self.attacks + moved[1])


@st.composite
def acyclic_frameworks(draw: st.DrawFn, most: int = 7) -> Drawn:
    count = draw(st.integers(1, most))
    pairs = [(a, b) for b in range(count) for a in range(b)]
    edges = st.lists(st.sampled_from(pairs), max_size=10) if pairs else st.just([])
    base = draw(st.lists(SCORES, min_size=count, max_size=count))
    return Drawn(tuple(base), tuple(draw(edges)), tuple(draw(edges)))


@st.composite
def weighted_frameworks(draw: st.DrawFn, cycles: bool = True, support: bool = True) -> QBAF:
    """Frameworks of up to 40 nodes; those that need others are set apart from the rest, as in a map."""
    count = draw(st.integers(1, 40))
    pair = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    if not cycles:
        pair = (
            pair.map(lambda ends: (min(ends), max(ends))).filter(lambda ends: ends[0] < ends[1]) if count > 1 else pair
        )
    edges = st.lists(pair, max_size=60) if count > 1 or cycles else st.just([])
    base = draw(st.lists(st.floats(0, 1), min_size=count, max_size=count))
    return QBAF.of(base, draw(edges) if support else (), draw(edges), draw(edges)[:10])
