"""Strengths of small maps, worked out by hand; scores that are wrong; what is reported where cycles do not settle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError, Severity, UnknownNameError
from argmap.domain.model import Argument, ArgumentMap, Conflict, Hedge, Inference, Span, Stance, Statement
from argmap.domain.rules import hedge_scores
from argmap.formats import argdown
from argmap.semantics import Assumptions
from argmap.semantics.budget import Budget
from argmap.semantics.constellations import probability
from argmap.semantics.gradual import QBAF, SEMANTICS, ScoreError, solve, strengths
from argmap.semantics.gradual.scores import from_json
from argmap.semantics.sensitivity import sensitivity
from argmap.semantics.stability import stability

RAIN = ArgumentMap(
    "rain",
    statements=(
        Statement("walk", "Let us walk"),
        Statement("dry", "It stays dry"),
        Statement("forecast", "The forecast says so", hedge=Hedge.LIKELY),
        Statement("old", "The forecast is a week old", hedge=Hedge.APPARENT),
        Statement("shoes", "We have no shoes"),
    ),
    inferences=(Inference("s1", ("dry",), "walk"), Inference("s2", ("forecast",), "dry")),
    conflicts=(Conflict("c1", ("old",), "s2"), Conflict("c2", ("shoes",), "walk")),
)


def pull(energy: float) -> float:
    return energy * energy / (1 + energy * energy)


def test_a_small_map_worked_out_by_hand() -> None:
    found = strengths(RAIN)
    undercut = 0.75 - 0.75 * pull(0.6)
    dry = 0.45 + 0.55 * pull(undercut)
    walk = 0.45 - 0.45 * pull(0.9 - dry)
    assert dict(found) == pytest.approx(
        {
            "walk": walk,
            "dry": dry,
            "forecast": 0.75,
            "old": 0.6,
            "shoes": 0.9,
            "s1": dry,
            "s2": undercut,
            "c1": 0.6,
            "c2": 0.9,
        }
    )
    assert (found.converged, found.rounds, found.residual) == (True, 1, 0.0)


@pytest.mark.parametrize(
    ("semantics", "expected"),
    [
        ("df-quad", 0.5 * (1 - 0.4)),
        ("quadratic-energy", 0.5 - 0.5 * pull(0.4)),
        ("euler-based", 1 - 0.75 / (1 + 0.5 * 2.718281828**-0.4)),
        ("mlp-based", 1 / (1 + 2.718281828**0.4)),
        ("h-categoriser", 0.5 / 1.4),
    ],
)
def test_one_attack_by_each_semantics(semantics: str, expected: float) -> None:
    qbaf = QBAF.of([0.5, 0.4], attacks=[(1, 0)])
    assert solve(qbaf, SEMANTICS[semantics]).values[0] == pytest.approx(expected)


def test_linked_premises_multiply_and_convergent_ones_add_up() -> None:
    claims = tuple(Statement(i, i.upper()) for i in "tpq")
    linked = ArgumentMap("m", statements=claims, inferences=(Inference("i", ("p", "q"), "t"),))
    assert strengths(linked)["i"] == pytest.approx(0.81)
    convergent = replace(linked, inferences=(Inference("i", ("p",), "t"), Inference("j", ("q",), "t")))
    assert strengths(convergent)["t"] > strengths(linked)["t"]


def test_a_premise_named_twice_counts_once() -> None:
    claims = (Statement("t", "T"), Statement("p", "P"))
    assert strengths(ArgumentMap("m", statements=claims, inferences=(Inference("i", ("p", "p"), "t"),)))["i"] == 0.9


def test_an_argument_with_steps_is_as_strong_as_its_last_one() -> None:
    claims = tuple(Statement(i, i.upper()) for i in "pqtx")
    map_ = ArgumentMap(
        "m",
        statements=claims,
        arguments=(Argument("a", "A", inferences=("i", "j")),),
        inferences=(Inference("i", ("p",), "q", argument="a"), Inference("j", ("q",), "t", argument="a")),
        conflicts=(Conflict("c", ("x",), "a"),),
    )
    found = strengths(map_)
    assert found["a"] == found["j"]
    assert found["i"] == pytest.approx(0.9 - 0.9 * pull(0.9))


def test_stances_lower_a_score_and_never_raise_it() -> None:
    table = hedge_scores()
    claims = [
        Statement(str(stance), "S", stance=stance, hedge=hedge)
        for stance in Stance
        for hedge in (Hedge.CERTAIN, Hedge.QUESTIONED)
    ]
    for claim in claims:
        found = strengths(ArgumentMap("m", statements=(claim,)))[claim.id]
        nobody_claims_it = claim.stance in (Stance.DENIED, Stance.SUPPOSED, Stance.ASKED)
        assert found == (0 if nobody_claims_it else min(table[claim.hedge.label], table.get(str(claim.stance), 1)))


def test_the_default_table_falls_with_each_step_of_the_scale() -> None:
    scale = [hedge_scores()[hedge.label] for hedge in Hedge]
    assert scale == sorted(scale, reverse=True)
    assert all(0 < score < 1 for score in scale)


def test_an_attack_on_a_concession_weakens_what_it_is_used_for() -> None:
    claims = (Statement("t", "T"), Statement("o", "O", stance=Stance.CONCEDED), Statement("r", "R"))
    map_ = ArgumentMap("m", statements=claims, conflicts=(Conflict("c", ("o",), "t"), Conflict("d", ("r",), "o")))
    found = strengths(map_)
    assert found["o"] == 0.9
    assert found["c"] < 0.9


def test_scores_of_the_map_and_then_of_the_reader_take_the_place_of_the_table() -> None:
    text = "===\nscores: {likely: 0.7, b: 0.2}\n===\n\n[A]: x {id: a, hedge: likely}\n\n[B]: y {id: b}\n"
    map_ = argmap.loads(text)
    assert dict(strengths(map_)) == {"a": 0.7, "b": 0.2}
    assert dict(strengths(map_, scores={"likely": 0.4, "B": 1})) == {"a": 0.4, "b": 1.0}


@pytest.mark.parametrize(
    "bad",
    [{"likely": 2}, {"likely": "high"}, {"likely": True}, {"likely": float("nan")}, {"nobody": 0.5}, {"likely": None}],
)
def test_what_is_no_score_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ScoreError) as caught:
        strengths(RAIN, scores=bad)
    assert caught.value.diagnostics[0].code in ("bad-score", "unknown-score")
    assert caught.value.diagnostics[0].remedy


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"likely": 2}', '{"likely": NaN}', "[" * 100_000, '{"a": ' + "9" * 5000 + "}"]
)
def test_a_file_that_holds_no_scores_is_refused(text: str) -> None:
    with pytest.raises(ScoreError):
        from_json(text, "scores.json")


def test_bad_scores_in_a_map_say_which_file(tmp_path: Path) -> None:
    file = tmp_path / "map.argdown"
    file.write_text("===\nscores: {likely: 2}\n===\n\n[A]: x\n")
    with pytest.raises(ScoreError) as caught:
        strengths(pipeline.load(file))
    assert caught.value.diagnostics[0].where == Span(str(file), 1, 1, 1, 1)  # all of it; their line is known no more


def test_scores_in_another_sense_are_kept_with_a_warning_at_their_line() -> None:
    read, diagnostics = argdown.load_with_diagnostics("===\nscores: [1, 2]\n===\n\n[A]: x\n")
    ((code, severity, line),) = {
        (d.code, d.severity, d.where and d.where.line) for d in diagnostics if "score" in d.code
    }
    assert code.endswith("bad-score")
    assert (severity, line) == (Severity.WARNING, 2)
    assert read.extra == {"argdown:scores": [1, 2]}
    assert not read.scores


def test_supports_are_refused_where_the_semantics_knows_none() -> None:
    with pytest.raises(ArgmapError) as caught:
        strengths(RAIN, "h-categoriser")
    assert caught.value.diagnostics[0].code == "no-support"


@pytest.mark.parametrize(
    "call",
    [
        lambda: strengths(RAIN, "nonsense"),
        lambda: sensitivity(RAIN, "nobody"),
        lambda: probability(RAIN, "nobody"),
        lambda: stability(RAIN, "walk", ["nobody"]),
    ],
)
def test_unknown_names_are_refused(call: Any) -> None:
    with pytest.raises(UnknownNameError):
        call()


def test_strengths_that_do_not_come_to_rest_are_reported_as_such() -> None:
    cycle = tuple(Conflict(f"c{n}", (f"s{n}",), f"s{(n + 1) % 3}") for n in range(3))
    map_ = ArgumentMap("m", statements=tuple(Statement(f"s{n}", "S") for n in range(3)), conflicts=cycle)
    hasty = strengths(map_, rounds=3)
    assert not hasty.converged
    assert hasty.rounds == 3
    assert hasty.residual > 1e-3
    assert "not converged" in repr(hasty)
    settled = strengths(map_)
    assert settled.converged
    assert settled.rounds > 3
    assert settled["s0"] == pytest.approx(settled["s1"]) == pytest.approx(settled["s2"])


def test_strengths_come_to_rest_where_the_residual_grows_on_the_way() -> None:
    """Node 0 needs itself, so that it falls to 0, and falls faster before it slows down."""
    qbaf = QBAF.of([0.93, 0.14], supports=[(0, 1)], attacks=[(0, 0)], needs=[(0, 0)])
    found = solve(qbaf, SEMANTICS["euler-based"], "python")
    assert found.converged
    assert list(found.values) == pytest.approx([0.0, 0.14], abs=1e-6)


def test_two_certain_attackers_of_each_other_settle_half_way() -> None:
    """The example on which undamped rounds jump between 0 and 1 for ever (Mossakowski & Neuhaus 2018)."""
    found = solve(QBAF.of([1.0, 1.0], attacks=[(0, 1), (1, 0)]), SEMANTICS["df-quad"], "python")
    assert found.converged
    assert list(found.values) == pytest.approx([0.5, 0.5])


def test_a_long_chain_needs_no_depth_of_calls() -> None:
    pytest.importorskip("numpy", reason="argmap[large] is not installed")
    count = 5_000
    chain = QBAF.of([0.5] * count, supports=[(n, n + 1) for n in range(count - 1)])
    for engine in ("python", "numpy", "auto"):
        found = solve(chain, SEMANTICS["quadratic-energy"], engine)
        assert found.values[-1] == pytest.approx(found.values[-2])


def test_a_chain_of_any_length_is_quick_without_numba_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Level after level, numpy would take a minute for this."""
    arrays = pytest.importorskip("argmap.semantics.gradual.arrays", reason="argmap[large] is not installed")
    count = 20_000
    chain = QBAF.of([0.5] * count, attacks=[(n, n + 1) for n in range(count - 1)])
    compiled = solve(chain, SEMANTICS["df-quad"])
    monkeypatch.setattr(arrays, "_compiled", lambda *_: None)
    assert arrays.Plan(chain, SEMANTICS["df-quad"]).narrow
    assert list(solve(chain, SEMANTICS["df-quad"]).values) == pytest.approx(list(compiled.values))


def test_what_an_energy_beyond_all_bounds_does() -> None:
    for name in ("quadratic-energy", "euler-based"):
        assert SEMANTICS[name].influence(0.5, 1e200) == pytest.approx(1)


def test_everything_is_plain_data_too() -> None:
    data = strengths(RAIN).to_dict()
    assert data["strengths"]["forecast"] == {"base": 0.75, "strength": 0.75}
    assert data["scores"] == dict(hedge_scores())
    assert data["converged"] is True


def test_the_articles_strengths_make_sense(lukashenko: Path) -> None:
    """What a reader would say: granted objections stand, a denied rumour is weak, what the article doubts is middling."""
    found = strengths(pipeline.load(lukashenko))
    assert found.converged
    assert found["thesis"] > 0.9
    assert found["about-to-join"] < 0.3
    assert found["full-support"] == pytest.approx(0.9)
    assert found["army-not-ready"] < min(found["society-resists"], found["obedience-pays-less"])
    assert found["planned-exercise"] < 0.6


def test_rejecting_the_reply_weakens_what_it_defended(lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    before, after = strengths(map_), strengths(map_, assumptions=Assumptions.of(reject="mood-real"))
    assert after["army-not-ready"] < before["army-not-ready"] - 0.05


def test_sensitivity_that_runs_out_of_time_says_so() -> None:
    found = sensitivity(RAIN, "walk", budget=Budget(0))
    assert not found.complete
    assert found.swings == ()


def test_what_speaks_against_swings_the_other_way() -> None:
    swings = {swing.id: swing for swing in sensitivity(RAIN, "walk").swings}
    assert swings["shoes"].at_one < swings["shoes"].at_zero
    assert swings["forecast"].at_one > swings["forecast"].at_zero
    assert swings["forecast"].lower < swings["forecast"].higher
    assert [*swings] == sorted(swings, key=lambda id_: -swings[id_].size)
    assert {s.id for s in sensitivity(RAIN, "walk", hedged=True).swings} == {"forecast", "old"}


def test_stability_names_what_could_turn_the_verdict() -> None:
    map_ = ArgumentMap(
        "m",
        statements=(
            Statement("t", "T"),
            Statement("o", "O"),
            Statement("r", "R", hedge=Hedge.POSSIBLE),
            Statement("x", "X", hedge=Hedge.LIKELY),
        ),
        conflicts=(Conflict("c", ("o",), "t"), Conflict("d", ("r",), "o")),
    )
    found = stability(map_, "t")
    assert found.stable is False
    assert found.relevant == ("r",)
    assert [u.id for u in found.unknowns] == ["r"]  # x has no bearing on it
    assert stability(map_, "t", assumptions=Assumptions.of(reject="o")).stable


def test_many_unknowns_without_effect_are_stable_for_sure() -> None:
    hedged = tuple(Statement(f"s{n}", "S", hedge=Hedge.LIKELY) for n in range(30))
    steps = tuple(Inference(f"i{n}", (f"s{n}",), "t") for n in range(30))
    map_ = ArgumentMap(
        "m",
        statements=(Statement("t", "T"), Statement("p", "P"), *hedged),
        inferences=(*steps, Inference("i", ("p",), "t")),
    )
    found = stability(map_, "t")
    assert (found.stable, found.exact, len(found.unknowns)) == (True, True, 30)
    without = replace(map_, inferences=steps)
    found = stability(without, "t")
    assert found.stable is not True  # they could all fall
    assert not found.exact


def test_probabilities_of_a_small_map() -> None:
    found = probability(RAIN, "dry")
    assert found.exact
    assert found.holds == pytest.approx(0.75 * 0.4)
    assert probability(RAIN, "dry", assumptions=Assumptions.of(accept="old")).holds == 0
