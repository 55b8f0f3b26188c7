"""Plain Python, numpy and numba compute the same strengths, of frameworks with and without cycles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics.gradual import QBAF, SEMANTICS, solve
from argmap.semantics.gradual.modular import Modular
from tests.strategies.gradual import weighted_frameworks

order_of = pytest.importorskip("argmap.semantics.gradual.ordering", reason="argmap[large] is not installed").order_of

ALL = [pytest.param(semantics, id=name) for name, semantics in SEMANTICS.items()]


@pytest.mark.parametrize("semantics", ALL)
@pytest.mark.parametrize("engine", ["numpy", "numba"])
@given(data=st.data())
def test_every_engine_gives_the_same_strengths(engine: str, semantics: Modular, data: st.DataObject) -> None:
    qbaf = data.draw(weighted_frameworks(support=semantics.bipolar))
    plain, other = solve(qbaf, semantics, "python"), solve(qbaf, semantics, engine)
    assert list(other.values) == pytest.approx(list(plain.values), abs=1e-9)
    assert other.converged == plain.converged


@pytest.mark.parametrize("semantics", ALL)
@given(data=st.data())
def test_strengths_that_came_to_rest_agree_with_their_neighbours(semantics: Modular, data: st.DataObject) -> None:
    """What is reported as converged is a fixed point, computed here from scratch."""
    qbaf = data.draw(weighted_frameworks(support=semantics.bipolar))
    found = solve(qbaf, semantics, "python")
    if not found.converged:
        return
    for node, value in enumerate(found.values):
        supports, attacks, needs = (
            [found.values[s] for s in edges.sources[edges.starts[node] : edges.starts[node + 1]]]
            for edges in (qbaf.supports, qbaf.attacks, qbaf.needs)
        )
        base = qbaf.base[node]
        for strength in needs:
            base *= strength
        star = QBAF.of(
            [base, *supports, *attacks],
            [(n + 1, 0) for n in range(len(supports))],
            [(n + 1 + len(supports), 0) for n in range(len(attacks))],
        )
        assert solve(star, semantics, "python").values[0] == pytest.approx(value, abs=1e-8)


@given(qbaf=weighted_frameworks())
def test_both_schedules_put_every_node_behind_what_leads_to_it_except_in_cycles(qbaf: QBAF) -> None:
    for order, levels, (first, last) in (qbaf.schedule, order_of(qbaf)):
        place = {int(node): position for position, node in enumerate(order)}
        assert sorted(place) == list(range(len(qbaf)))
        assert [stretch for level in levels for stretch in range(*level)] == [*range(first), *range(last, len(qbaf))]
        level_of = {position: level for level in levels for position in range(*level)}
        for edges in (qbaf.supports, qbaf.attacks, qbaf.needs):
            for node in range(len(qbaf)):
                for source in edges.sources[edges.starts[node] : edges.starts[node + 1]]:
                    before, at = place[source], place[node]
                    inside = first <= before < last and first <= at < last
                    assert inside or (before < at and level_of.get(before) != level_of.get(at, -1))


@given(qbaf=weighted_frameworks())
def test_both_schedules_find_the_same_cycles(qbaf: QBAF) -> None:
    cores = []
    for order, _, (first, last) in (qbaf.schedule, order_of(qbaf)):
        cores.append({int(node) for node in order[first:last]})
    assert cores[0] == cores[1]


@given(qbaf=weighted_frameworks(cycles=False))
def test_without_cycles_there_is_no_core(qbaf: QBAF) -> None:
    first, last = qbaf.schedule.core
    assert first == last == len(qbaf)
