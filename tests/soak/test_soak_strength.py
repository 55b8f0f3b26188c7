"""Large frameworks and maps: all engines agree, time grows with size, and nothing that a reader asks for hangs."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from argmap.domain.model import ArgumentMap, Conflict, Hedge, Inference, Statement
from argmap.semantics.budget import Budget
from argmap.semantics.constellations import probability
from argmap.semantics.gradual import QBAF, SEMANTICS, Edges, solve, strengths
from argmap.semantics.gradual.modular import Modular
from argmap.semantics.sensitivity import sensitivity
from argmap.semantics.stability import stability

BIPOLAR = [pytest.param(semantics, id=name) for name, semantics in SEMANTICS.items() if semantics.bipolar]


def large(nodes: int, cycles: bool) -> QBAF:
    chance = np.random.default_rng(5)
    targets = chance.integers(1, nodes, 2 * nodes)
    sources = chance.integers(0, nodes, 2 * nodes) if cycles else (chance.random(2 * nodes) * targets).astype(np.int64)
    support = chance.random(2 * nodes) < 0.5

    def edges(chosen: np.ndarray) -> Edges:  # type: ignore[type-arg]
        starts = np.zeros(nodes + 1, dtype=np.int64)
        np.cumsum(np.bincount(targets[chosen], minlength=nodes), out=starts[1:])
        return Edges(starts.tolist(), sources[chosen][np.argsort(targets[chosen], kind="stable")].tolist())

    return QBAF(chance.random(nodes).tolist(), edges(support), edges(~support), edges(np.zeros(2 * nodes, dtype=bool)))


def large_map(claims: int) -> ArgumentMap:
    """A tree of supports and attacks with a few cycles across it."""
    chance = random.Random(2)
    statements = tuple(Statement(f"s{n}", f"S{n}", hedge=chance.choice([None, *Hedge])) for n in range(claims))
    ends = [(f"s{n}", f"s{chance.randrange(max(0, n - 50), n)}") for n in range(1, claims)]
    split = [chance.random() < 0.6 for _ in ends]
    across = [Conflict(f"x{n}", (f"s{chance.randrange(claims)}",), f"s{chance.randrange(claims)}") for n in range(20)]
    return ArgumentMap(
        "large",
        statements=statements,
        inferences=tuple(
            Inference(f"i{n}", (a,), b) for n, ((a, b), is_in) in enumerate(zip(ends, split, strict=True)) if is_in
        ),
        conflicts=(
            *(
                Conflict(f"c{n}", (a,), b)
                for n, ((a, b), is_in) in enumerate(zip(ends, split, strict=True))
                if not is_in
            ),
            *across,
        ),
    )


@pytest.mark.parametrize("semantics", BIPOLAR)
@pytest.mark.parametrize("cycles", [False, True], ids=["acyclic", "cyclic"])
def test_engines_agree_on_large_frameworks(semantics: Modular, cycles: bool) -> None:
    qbaf = large(20_000, cycles)
    found = {engine: solve(qbaf, semantics, engine) for engine in ("python", "numpy", "numba")}
    assert all(solution.converged for solution in found.values())
    for engine in ("numpy", "numba"):
        assert np.abs(np.asarray(found[engine].values) - np.asarray(found["python"].values)).max() < 1e-8


def test_time_grows_with_the_size_and_not_with_its_square() -> None:
    taken = []
    for nodes in (50_000, 400_000):
        qbaf = large(nodes, cycles=False)
        start = time.process_time()
        solve(qbaf, SEMANTICS["quadratic-energy"])
        taken.append(time.process_time() - start)
    assert taken[1] < 8 * 4 * taken[0] + 1


@pytest.mark.parametrize("shape", ["chain", "star", "cycle"])
def test_shapes_at_the_edge_come_to_an_end(shape: str) -> None:
    nodes = 100_000
    edges = {
        "chain": [(n, n + 1) for n in range(nodes - 1)],
        "star": [(n, 0) for n in range(1, nodes)],
        "cycle": [(n, (n + 1) % nodes) for n in range(nodes)],
    }[shape]
    found = solve(QBAF.of([0.5] * nodes, edges, edges[: nodes // 2]), SEMANTICS["quadratic-energy"])
    assert found.converged


def test_every_question_is_answered_for_a_large_map() -> None:
    map_ = large_map(5_000)
    assert len(strengths(map_)) > 5_000
    assert 0 <= probability(map_, "s0").holds <= 1
    start = time.monotonic()
    assert sensitivity(map_, "s0", budget=Budget(2)).swings != ()
    assert stability(map_, "s0", budget=Budget(2)).status
    assert time.monotonic() - start < 60
