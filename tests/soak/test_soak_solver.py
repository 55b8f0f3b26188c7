"""The comparison of ``tests/conformance/test_solvers.py`` on thousands of frameworks, and limits that are kept.

``make test`` looks at some dozens of each kind, ``make soak`` at thousands.
"""

from __future__ import annotations

import importlib.util
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import settings

from argmap.semantics.abstract import SEMANTICS, AttackGraph, count, one, sceptical
from argmap.semantics.budget import Budget, OutOfTime
from tests.unit.test_solve import hard

ROUNDS = settings().max_examples
SIZES = [10_000, 100_000] if settings().max_examples > 100 else [10_000]


def _conformance() -> ModuleType:
    path = Path(__file__).parents[1] / "conformance" / "test_solvers.py"
    spec = importlib.util.spec_from_file_location("test_solvers", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SOLVERS = _conformance()


@pytest.mark.parametrize(("peer", "code"), [(peer, code) for peer, row in SOLVERS.PEERS.items() for code in row[1]])
def test_others_find_the_same_extensions_of_many_frameworks(peer: str, code: str) -> None:
    random = Random(f"soak {peer} {code}")
    for _ in range(ROUNDS):
        assert not SOLVERS.disagreement(peer, code, SOLVERS.random_graph(random, SOLVERS.PEERS[peer][2]))


@pytest.mark.parametrize("code", SEMANTICS)
@pytest.mark.parametrize("size", SIZES)
def test_a_hard_framework_ends_in_time(code: str, size: int) -> None:
    graph = hard(size)
    for ask in (one, lambda graph, semantics, budget: sceptical(graph, semantics, 7, budget)):
        start = time.process_time()  # no more than went by on the clock, and less on a busy machine
        with suppress(OutOfTime):
            ask(graph, SEMANTICS[code], Budget(0.5))
        assert time.process_time() - start < 0.5 + 1.5


def test_a_count_that_is_not_finished_is_a_lower_bound() -> None:
    pairs = [(a, a ^ 1) for a in range(60)]  # thirty pairs that attack each other, connected by one more argument
    names = [str(a) for a in range(61)]
    graph = AttackGraph(names, [a for a, _ in pairs] + list(range(0, 60, 2)), [b for _, b in pairs] + [60] * 30)
    found = count(graph, SEMANTICS["PR"], Budget(1))
    assert not found.exact
    assert 100 < found.number < 2**30
