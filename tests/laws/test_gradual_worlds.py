"""Many worlds at once give what evaluating one after the other gives: probability, stability and relevance."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, Hedge, Stance
from argmap.semantics import Assumptions, Status, evaluate, from_map
from argmap.semantics.constellations import presence, probability, wilson
from argmap.semantics.gradual.scores import Scores
from argmap.semantics.stability import ENUMERATED, stability
from argmap.semantics.worlds import combinations, drawn
from tests.strategies import maps


def weighed_maps(most: int = 5) -> st.SearchStrategy[ArgumentMap]:
    return maps(claims=most, arguments=1, steps=5, conflicts=5, stances=tuple(Stance), hedges=(None, *Hedge))


def assumption(so: list[str], not_so: list[str]) -> Assumptions:
    return Assumptions.of(reject=not_so, accept=so)


@given(map_=weighed_maps())
def test_exact_probabilities_are_the_sum_over_all_worlds(map_: ArgumentMap) -> None:
    chances = presence(map_, from_map(map_), Scores.of(map_), Assumptions())
    expected = dict.fromkeys(Status, 0.0)
    for there in product([True, False], repeat=len(chances)):
        weight = 1.0
        for is_there, chance in zip(there, chances.values(), strict=True):
            weight *= chance if is_there else 1 - chance
        if weight:
            absent = [id_ for id_, is_there in zip(chances, there, strict=True) if not is_there]
            expected[evaluate(map_, assumption([], absent)).status("s0")] += weight
    found = probability(map_, "s0")
    assert found.exact
    assert dict(found.shares) == pytest.approx(expected, abs=1e-9)


@given(map_=weighed_maps(), seed=st.integers(0, 2**32))
def test_samples_come_near_the_exact_probability(map_: ArgumentMap, seed: int) -> None:
    import argmap.semantics.constellations as module

    exact = probability(map_, "s0")
    before, module.ENUMERATED = module.ENUMERATED, -1
    try:
        sampled = probability(map_, "s0", samples=4000, seed=seed)
    finally:
        module.ENUMERATED = before
    assert not sampled.exact
    width = sampled.high - sampled.low
    assert sampled.low - 2 * width <= exact.holds <= sampled.high + 2 * width
    assert sum(sampled.shares.values()) == pytest.approx(1)


@given(map_=weighed_maps(), data=st.data())
def test_stability_and_relevance_are_what_trying_all_cases_shows(map_: ArgumentMap, data: st.DataObject) -> None:
    others = sorted(map_.elements.keys() - {"s0"})
    unknown = data.draw(st.lists(st.sampled_from(others), max_size=4, unique=True)) if others else []
    contested = data.draw(st.lists(st.sampled_from(sorted(map_.elements)), max_size=2, unique=True))
    found = stability(map_, "s0", unknown, Assumptions.of(contest=contested))
    asked = [u.id for u in found.unknowns]
    status = {}
    for case in product([True, False], repeat=len(asked)):
        so = [id_ for id_, yes in zip(asked, case, strict=True) if yes]
        not_so = [id_ for id_, yes in zip(asked, case, strict=True) if not yes]
        assumed = Assumptions.of(contest=contested).then(assumption(so, not_so))
        status[case] = evaluate(map_, assumed).status("s0")
    assert found.exact
    assert found.stable == (len(set(status.values())) == 1)
    for position, item in enumerate(found.unknowns):
        turned = {case: (*case[:position], not case[position], *case[position + 1 :]) for case in status}
        assert item.relevant == any(status[case] != status[turned[case]] for case in status)
        assert item.if_so == {found for case, found in status.items() if case[position]}
        assert item.if_not == {found for case, found in status.items() if not case[position]}


@given(map_=weighed_maps())
def test_what_is_left_out_of_the_unknowns_has_no_bearing(map_: ArgumentMap) -> None:
    others = sorted(map_.elements.keys() - {"s0"})[:ENUMERATED]
    asked = {u.id for u in stability(map_, "s0", others).unknowns}
    before = evaluate(map_, Assumptions()).status("s0")
    for id_ in set(others) - asked:
        assert evaluate(map_, Assumptions.of(reject=[id_])).status("s0") == before


@given(map_=weighed_maps(most=6))
def test_what_sampling_finds_is_true(map_: ArgumentMap) -> None:
    """Differences that are found among some cases are there among all."""
    import argmap.semantics.stability as module

    others = sorted(map_.elements.keys() - {"s0"})[:6]
    exact = stability(map_, "s0", others)
    before, module.ENUMERATED = module.ENUMERATED, -1
    try:
        sampled = stability(map_, "s0", others)
    finally:
        module.ENUMERATED = before
    assert set(sampled.relevant) <= set(exact.relevant)
    assert sampled.stable is None or sampled.stable == exact.stable
    assert sampled.exact or set(sampled.relevant) == set(exact.relevant)  # 4096 cases miss nothing in 64


@pytest.mark.parametrize("count", range(6))
def test_combinations_are_all_there_are(count: int) -> None:
    ids = [f"e{n}" for n in range(count)]
    worlds = combinations(ids)
    rows = {tuple(worlds[id_] >> world & 1 for id_ in ids) for world in range(1 << count)}
    assert len(rows) == 1 << count


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.75, 1.0])
def test_worlds_are_drawn_with_the_probability_asked_for(share: float) -> None:
    found = drawn(share, 100_000, Random(5)).bit_count() / 100_000
    assert found == pytest.approx(share, abs=0.006)


@given(successes=st.integers(0, 50), more=st.integers(0, 50))
def test_the_interval_of_wilson_is_where_a_test_of_the_share_would_not_refuse_it(successes: int, more: int) -> None:
    """Its ends are the shares p with |found - p| = z * sqrt(p (1 - p) / n), which is how Wilson (1927) defines it."""
    trials = successes + more + 1
    for end in wilson(successes, trials):
        distance = successes / trials - end
        assert distance**2 == pytest.approx(1.959963984540054**2 * end * (1 - end) / trials, abs=1e-12)
