"""The published axioms of gradual semantics, on random frameworks without cycles; and where the literature says they fail.

Names are those of Amgoud & Ben-Naim (2018) unless another source stands beside the law.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.semantics.gradual import QBAF, SEMANTICS, solve
from argmap.semantics.gradual.modular import Modular
from tests.strategies.gradual import SCORES, Drawn, acyclic_frameworks

ALL = [pytest.param(semantics, id=name) for name, semantics in SEMANTICS.items()]
BIPOLAR = [p for p in ALL if p.values[0].bipolar]  # type: ignore[union-attr]
ADDITIVE = [pytest.param(s, id=n) for n, s in SEMANTICS.items() if s.additive]
ADDITIVE_BIPOLAR = [pytest.param(s, id=n) for n, s in SEMANTICS.items() if s.additive and s.bipolar]
QUADRATIC, DF_QUAD, EULER, MLP, CATEGORISER = (
    SEMANTICS[n] for n in ("quadratic-energy", "df-quad", "euler-based", "mlp-based", "h-categoriser")
)
CLOSE = 1e-9
INNER = st.floats(0.05, 0.95)


def strength(semantics: Modular, base: float, supporters: list[float], attackers: list[float]) -> float:
    """The strength of one node with neighbours that have nothing but their base scores."""
    supporters = supporters if semantics.bipolar else []
    count, more = len(supporters), len(attackers)
    qbaf = QBAF.of(
        [base, *supporters, *attackers],
        [(n + 1, 0) for n in range(count)],
        [(n + 1 + count, 0) for n in range(more)],
    )
    return solve(qbaf, semantics, "python").values[0]


NEIGHBOURS = st.lists(SCORES, max_size=5)


@pytest.mark.parametrize("semantics", ALL)
@given(framework=acyclic_frameworks(), chance=st.randoms(use_true_random=False))
def test_anonymity_names_do_not_matter(semantics: Modular, framework: Drawn, chance: object) -> None:
    order = list(range(len(framework.base)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    before, after = framework.solve(semantics), framework.numbered(order).solve(semantics)
    assert [after[new] for new in order] == pytest.approx(before, abs=CLOSE)


@pytest.mark.parametrize("semantics", ALL)
@given(one=acyclic_frameworks(), other=acyclic_frameworks())
def test_independence_what_is_not_connected_does_not_matter(semantics: Modular, one: Drawn, other: Drawn) -> None:
    together = one.beside(other).solve(semantics)
    assert together == pytest.approx([*one.solve(semantics), *other.solve(semantics)], abs=CLOSE)


@pytest.mark.parametrize("semantics", ALL)
@given(framework=acyclic_frameworks(), data=st.data())
def test_directionality_only_what_leads_to_a_node_moves_it(
    semantics: Modular, framework: Drawn, data: st.DataObject
) -> None:
    count = len(framework.base)
    assume(count > 1)
    source, target = sorted(data.draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)))
    more = Drawn(framework.base, framework.supports, (*framework.attacks, (source, target)))
    assert more.solve(semantics)[:target] == pytest.approx(framework.solve(semantics)[:target], abs=CLOSE)


@pytest.mark.parametrize("semantics", ALL)
@given(framework=acyclic_frameworks())
def test_strengths_are_between_0_and_1_and_one_pass_is_enough(semantics: Modular, framework: Drawn) -> None:
    qbaf = QBAF.of(framework.base, framework.supports if semantics.bipolar else (), framework.attacks)
    found = solve(qbaf, semantics, "python")
    assert all(-CLOSE <= value <= 1 + CLOSE for value in found.values)
    assert (found.converged, found.rounds, found.residual) == (True, 1, 0)


@pytest.mark.parametrize("semantics", ALL)
@given(base=SCORES, neutral=st.lists(st.just(0.0), max_size=3))
def test_stability_nothing_for_or_against_leaves_the_base_score(
    semantics: Modular, base: float, neutral: list[float]
) -> None:
    assert strength(semantics, base, neutral, neutral) == pytest.approx(base, abs=CLOSE)


@pytest.mark.parametrize("semantics", ALL)
@given(base=SCORES, supporters=NEIGHBOURS, attackers=NEIGHBOURS)
def test_neutrality_what_has_no_strength_changes_nothing(
    semantics: Modular, base: float, supporters: list[float], attackers: list[float]
) -> None:
    before = strength(semantics, base, supporters, attackers)
    assert strength(semantics, base, [*supporters, 0.0], [*attackers, 0.0]) == pytest.approx(before, abs=CLOSE)


@pytest.mark.parametrize("semantics", ALL)
@given(base=SCORES, supporters=NEIGHBOURS, attackers=NEIGHBOURS, more=SCORES)
def test_monotony_another_attacker_never_strengthens_and_a_supporter_never_weakens(
    semantics: Modular, base: float, supporters: list[float], attackers: list[float], more: float
) -> None:
    before = strength(semantics, base, supporters, attackers)
    assert strength(semantics, base, supporters, [*attackers, more]) <= before + CLOSE
    assert strength(semantics, base, [*supporters, more], attackers) >= before - CLOSE


@pytest.mark.parametrize("semantics", ALL)
@given(base=SCORES, supporters=NEIGHBOURS, attackers=NEIGHBOURS, pair=st.tuples(SCORES, SCORES))
def test_reinforcement_a_stronger_attacker_never_helps_and_a_stronger_supporter_never_harms(
    semantics: Modular, base: float, supporters: list[float], attackers: list[float], pair: tuple[float, float]
) -> None:
    low, high = sorted(pair)
    attacked = [strength(semantics, base, supporters, [*attackers, each]) for each in (low, high)]
    supported = [strength(semantics, base, [*supporters, each], attackers) for each in (low, high)]
    assert attacked[1] <= attacked[0] + CLOSE
    assert supported[1] >= supported[0] - CLOSE


@pytest.mark.parametrize("semantics", ALL)
@given(pair=st.tuples(SCORES, SCORES), supporters=NEIGHBOURS, attackers=NEIGHBOURS)
def test_proportionality_a_higher_base_score_never_gives_less(
    semantics: Modular, pair: tuple[float, float], supporters: list[float], attackers: list[float]
) -> None:
    low, high = (strength(semantics, base, supporters, attackers) for base in sorted(pair))
    assert low <= high + CLOSE


@pytest.mark.parametrize("semantics", ADDITIVE)
@given(base=INNER, attackers=st.lists(INNER, min_size=1, max_size=5))
def test_weakening_by_attackers_alone_is_strict(semantics: Modular, base: float, attackers: list[float]) -> None:
    assert strength(semantics, base, [], attackers) < base


@pytest.mark.parametrize("semantics", ADDITIVE_BIPOLAR)
@given(base=INNER, common=st.lists(INNER, max_size=4), more=INNER)
def test_weakening_and_strengthening_whichever_side_has_one_more_prevails(
    semantics: Modular, base: float, common: list[float], more: float
) -> None:
    assert strength(semantics, base, common, [*common, more]) < base
    assert strength(semantics, base, [*common, more], common) > base


@pytest.mark.parametrize("semantics", ADDITIVE_BIPOLAR)
@given(base=SCORES, supporters=NEIGHBOURS, attackers=NEIGHBOURS, both=SCORES)
def test_franklin_an_equal_attacker_and_supporter_cancel_out(
    semantics: Modular, base: float, supporters: list[float], attackers: list[float], both: float
) -> None:
    before = strength(semantics, base, supporters, attackers)
    assert strength(semantics, base, [*supporters, both], [*attackers, both]) == pytest.approx(before, abs=CLOSE)


@pytest.mark.parametrize("semantics", ADDITIVE)
@given(base=INNER, supporters=NEIGHBOURS, attackers=NEIGHBOURS)
def test_resilience_what_is_neither_certain_nor_hopeless_never_becomes_so(
    semantics: Modular, base: float, supporters: list[float], attackers: list[float]
) -> None:
    assert 0 < strength(semantics, base, supporters, attackers) < 1


@pytest.mark.parametrize("semantics", [QUADRATIC, DF_QUAD, MLP], ids=lambda s: s.name)
@given(base=SCORES, supporters=NEIGHBOURS, attackers=NEIGHBOURS)
def test_duality_attack_mirrors_support(
    semantics: Modular, base: float, supporters: list[float], attackers: list[float]
) -> None:
    """Potyka (2018)."""
    found = strength(semantics, base, supporters, attackers)
    assert strength(semantics, 1 - base, attackers, supporters) == pytest.approx(1 - found, abs=CLOSE)


@pytest.mark.parametrize("semantics", [QUADRATIC, DF_QUAD, MLP], ids=lambda s: s.name)
@given(base=INNER, each=st.floats(0.3, 1))
def test_open_mindedness_enough_neighbours_bring_any_score_near_0_or_1(
    semantics: Modular, base: float, each: float
) -> None:
    """Potyka (2019)."""
    assert strength(semantics, base, [], [each] * 200) < 0.01
    assert strength(semantics, base, [each] * 200, []) > 0.99


@given(attackers=st.lists(st.just(1.0), max_size=300))
def test_the_h_categoriser_of_a_plain_framework_is_that_of_besnard_and_hunter(attackers: list[float]) -> None:
    assert strength(CATEGORISER, 1.0, [], attackers) == pytest.approx(1 / (1 + len(attackers)))


def test_mlp_keeps_what_is_certain_or_hopeless() -> None:
    """Potyka (2021): log-odds of 0 and 1 are infinite, so that nothing moves them."""
    assert strength(MLP, 1.0, [], [1.0] * 300) == 1
    assert strength(MLP, 0.0, [1.0] * 300, []) == 0
    assert strength(MLP, 0.5, [1.0], []) == pytest.approx(0.7310585786)


def test_euler_is_not_open_minded() -> None:
    """Potyka (2019): no attack brings a base score below its square."""
    assert strength(EULER, 0.8, [], [1.0] * 300) == pytest.approx(0.64)


def test_euler_is_not_dual() -> None:
    """Potyka (2018): support of 0.2 does not do what attack does to 0.8."""
    supported, attacked = strength(EULER, 0.2, [1.0], []), strength(EULER, 0.8, [], [1.0])
    assert abs(supported - (1 - attacked)) > 0.01


def test_df_quad_is_not_resilient() -> None:
    """A single attacker of strength 1 leaves nothing, a single supporter of strength 1 makes certain."""
    assert strength(DF_QUAD, 0.5, [], [1.0]) == 0
    assert strength(DF_QUAD, 0.5, [1.0], []) == 1


def test_df_quad_saturates_so_that_one_side_having_more_makes_no_difference() -> None:
    """Amgoud & Ben-Naim (2018): weakening and strict monotony fail."""
    assert strength(DF_QUAD, 0.5, [1.0], [1.0, 1.0, 0.9]) == 0.5


def test_df_quad_does_not_let_equal_neighbours_cancel_out() -> None:
    """Amgoud & Ben-Naim (2018): Franklin fails."""
    alone, beside = strength(DF_QUAD, 0.5, [], [0.5]), strength(DF_QUAD, 0.5, [0.8], [0.5, 0.8])
    assert beside > alone + 0.1
