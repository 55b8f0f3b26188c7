"""Strengths are those of another program, formal-argumentation, where it has the same semantics."""

from __future__ import annotations

import random

import pytest

from argmap.semantics.gradual import QBAF, SEMANTICS, solve

gradual = pytest.importorskip("argumentation.gradual.gradual")
dfquad = pytest.importorskip("argumentation.gradual.dfquad")
OTHERS = {"quadratic-energy": gradual.quadratic_energy_strengths, "df-quad": dfquad.dfquad_strengths}


def random_edges(
    chance: random.Random, nodes: int, cycles: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    pairs = [(a, b) for a in range(nodes) for b in range(nodes) if (a != b if cycles else a < b)]
    chosen = chance.sample(pairs, min(len(pairs), chance.randint(0, 2 * nodes)))
    cut = chance.randint(0, len(chosen))
    return chosen[:cut], chosen[cut:]


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("cycles", [False, True], ids=["acyclic", "cyclic"])
def test_strengths_are_those_of_the_peer(name: str, cycles: bool) -> None:
    chance = random.Random(3)
    compared = 0
    for _ in range(40):
        nodes = chance.randint(1, 9)
        supports, attacks = random_edges(chance, nodes, cycles)
        base = [chance.choice([0.1, 0.5, 0.9, chance.random()]) for _ in range(nodes)]
        found = solve(QBAF.of(base, supports, attacks), SEMANTICS[name], "python")
        graph = gradual.WeightedBipolarGraph(
            frozenset(map(str, range(nodes))),
            {str(n): score for n, score in enumerate(base)},
            frozenset((str(a), str(b)) for a, b in attacks),
            frozenset((str(a), str(b)) for a, b in supports),
        )
        theirs = OTHERS[name](graph)
        if not theirs.converged:
            continue  # their iteration is not damped
        compared += 1
        assert found.converged
        assert list(found.values) == pytest.approx([theirs.strengths[str(n)] for n in range(nodes)], abs=1e-6)
    assert compared > 20
