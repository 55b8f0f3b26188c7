"""How maps are read as quantitative frameworks: laws of steps, attacks, hedges and assumptions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Stance, Statement
from argmap.domain.rules import hedge_scores
from argmap.semantics import Assumptions
from argmap.semantics.gradual import QBAF, SEMANTICS, solve, strengths
from argmap.semantics.sensitivity import sensitivity
from tests.strategies import maps

BIPOLAR = [name for name, semantics in SEMANTICS.items() if semantics.bipolar]
CLOSE = 1e-8


MAPS = maps(premises=3, dangling=True, stances=tuple(Stance), hedges=(None, *Hedge))


@pytest.mark.parametrize("semantics", BIPOLAR)
@given(map_=MAPS)
def test_every_statement_and_every_complete_relation_has_a_strength_from_0_to_1(
    semantics: str, map_: ArgumentMap
) -> None:
    found = strengths(map_, semantics)
    assert {s.id for s in map_.statements} <= found.keys() <= map_.elements.keys()
    assert all(-CLOSE <= value <= 1 + CLOSE for value in found.values())


@given(map_=MAPS, data=st.data())
def test_the_readers_word_is_final(map_: ArgumentMap, data: st.DataObject) -> None:
    claims = [s.id for s in map_.statements]
    kinds = data.draw(
        st.lists(st.sampled_from(["reject", "accept", "contest", ""]), min_size=len(claims), max_size=len(claims))
    )
    assumed = {kind: [c for c, k in zip(claims, kinds, strict=True) if k == kind] for kind in set(kinds) - {""}}
    found = strengths(map_, assumptions=Assumptions.of(**assumed))
    for kind, value in (("reject", 0.0), ("accept", 1.0), ("contest", 0.5)):
        assert all(found[id_] == value for id_ in assumed.get(kind, ()))


@pytest.mark.parametrize("semantics", BIPOLAR)
@given(map_=MAPS, data=st.data())
def test_rejecting_a_relation_is_as_if_it_were_not_there(
    semantics: str, map_: ArgumentMap, data: st.DataObject
) -> None:
    """Where nothing rests on it or is aimed at it, and no score depends on whether it is there."""
    ends = {
        end
        for r in (*map_.inferences, *map_.conflicts)
        for end in (*r.premises, getattr(r, "target", ""), getattr(r, "conclusion", ""))
    }
    loose = [c for c in map_.conflicts if c.id not in ends]
    if not loose:
        return
    gone = data.draw(st.sampled_from(loose))
    without = replace(map_, conflicts=tuple(c for c in map_.conflicts if c is not gone))
    rejected, absent = strengths(map_, semantics, assumptions=Assumptions.of([gone.id])), strengths(without, semantics)
    conceded = {s.id for s in map_.statements if s.stance is Stance.CONCEDED}
    if conceded & {*gone.premises, gone.target} or not (rejected.converged and absent.converged):
        return  # an attack on a concession strikes what it is used for, this attack among it
    assert {id_: rejected[id_] for id_ in absent} == pytest.approx(dict(absent), abs=1e-6)


@pytest.mark.parametrize("semantics", BIPOLAR)
@given(map_=MAPS)
def test_a_step_is_no_stronger_than_its_weakest_premise_unless_something_backs_it(
    semantics: str, map_: ArgumentMap
) -> None:
    found = strengths(map_, semantics)
    for step in map_.inferences:
        if step.id in found and not map_.supporting(step.id):
            weakest = min(found[premise] for premise in step.premises)
            assert found[step.id] <= weakest + 1e-6 or not found.converged


@given(map_=MAPS)
def test_numpy_reads_a_map_as_plain_python_does(map_: ArgumentMap) -> None:
    assert dict(strengths(map_, engine="numpy")) == pytest.approx(dict(strengths(map_, engine="python")), abs=CLOSE)


@pytest.mark.parametrize("semantics", list(SEMANTICS))
@given(data=st.data())
def test_a_map_of_plain_attacks_is_the_framework_of_its_statements(semantics: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    pairs = data.draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=9))
    map_ = ArgumentMap(
        "plain",
        statements=tuple(Statement(f"s{n}", f"S{n}") for n in range(count)),
        conflicts=tuple(Conflict(f"c{n}", (f"s{a}",), f"s{b}") for n, (a, b) in enumerate(pairs)),
    )
    plain = solve(QBAF.of([hedge_scores()["certain"]] * count, attacks=pairs), SEMANTICS[semantics])
    found = strengths(map_, semantics)
    if found.converged and plain.converged:
        assert [found[f"s{n}"] for n in range(count)] == pytest.approx(list(plain.values), abs=1e-6)


@given(base=st.sampled_from([*Hedge]), kind=st.sampled_from([ConflictKind.CONTRARY, ConflictKind.CONTRADICTORY]))
def test_equals_that_exclude_each_other_stay_equal(base: Hedge, kind: ConflictKind) -> None:
    claims = (Statement("a", "A", hedge=base), Statement("b", "B", hedge=base))
    found = strengths(ArgumentMap("m", statements=claims, conflicts=(Conflict("c", ("a",), "b", kind),)))
    assert found.converged
    assert found["a"] == pytest.approx(found["b"])
    assert found["a"] < found.base("a")


@pytest.mark.parametrize("semantics", BIPOLAR)
@given(data=st.data())
def test_where_all_is_support_a_weaker_hedge_never_strengthens(semantics: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 7))
    hedges = data.draw(st.lists(st.sampled_from([*Hedge]), min_size=count, max_size=count))
    parents = [data.draw(st.integers(0, n - 1)) for n in range(1, count)]
    steps = tuple(Inference(f"i{n}", (f"s{n}",), f"s{parent}") for n, parent in enumerate(parents, 1))
    weakened = data.draw(st.integers(1, count - 1))

    def thesis(hedges: list[Hedge]) -> float:
        claims = tuple(Statement(f"s{n}", "S", hedge=hedge) for n, hedge in enumerate(hedges))
        return strengths(ArgumentMap("m", statements=claims, inferences=steps), semantics)["s0"]

    weaker = [hedge if n != weakened else Hedge.QUESTIONED for n, hedge in enumerate(hedges)]
    assert thesis(weaker) <= thesis(hedges) + CLOSE


@given(map_=MAPS, data=st.data())
def test_sensitivity_says_what_putting_in_the_score_gives(map_: ArgumentMap, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from([s.id for s in map_.statements]))
    found = sensitivity(map_, target)
    assert found.strength == pytest.approx(strengths(map_)[target], abs=CLOSE)
    swings = [round(swing.size, 9) for swing in found.swings]
    assert swings == sorted(swings, reverse=True)
    for swing in found.swings:
        for score, expected in ((0.0, swing.at_zero), (1.0, swing.at_one), (swing.score, found.strength)):
            again = strengths(map_, scores={swing.id: score})
            assert again[target] == pytest.approx(expected, abs=1e-6)


@given(map_=MAPS, data=st.data())
def test_what_sensitivity_leaves_out_has_no_effect(map_: ArgumentMap, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from([s.id for s in map_.statements]))
    found = sensitivity(map_, target)
    silent = {s.id for s in map_.statements} - {swing.id for swing in found.swings} - {target}
    for id_ in sorted(silent)[:2]:
        ends = [strengths(map_, scores={id_: score})[target] for score in (0.0, 1.0)]
        assert ends[0] == pytest.approx(ends[1], abs=1e-6)
