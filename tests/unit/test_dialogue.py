"""Verdicts as dialogues: who says what to whom, and who has the last word."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import loads, pipeline
from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import ArgumentMap, Conflict, Inference, Statement
from argmap.semantics import evaluate
from argmap.semantics.dispute import DEEPEST, dispute


def played(map_: ArgumentMap, id_: str, *reject: str) -> list[str]:
    return dispute(evaluate(map_, Assumptions.of(reject)), id_).to_text().splitlines()


def test_the_dialogue_about_the_articles_thesis(lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    assert played(map_, "thesis")[1:] == [
        "  opponent: “He backs Russia's war” speaks against “Looking for a loophole, not a war”",
        "    proponent: “Yet he excuses his army” undercuts the objection from “He backs Russia's war”, "
        "because of “We will fight and die at home”",
        "The proponent wins, so the statement stands.",
    ]


def test_rejecting_the_grounds_of_an_answer_lets_the_opponent_win(lukashenko: Path) -> None:
    told = played(pipeline.load(lukashenko), "thesis", "own-land", "pushed")
    assert "      opponent: what stands for “Yet he excuses his army”?" in told
    assert "          opponent: “Belarus is pushed into war” is rejected by the reader" in told
    assert told[-1] == "The opponent wins, so the statement does not stand."


def test_a_cycle_comes_back_to_where_it_began() -> None:
    map_ = loads("[A]: a\n  - [B]: b\n    - [A]\n")
    assert played(map_, "a") == [
        "proponent: “A” stands",
        "  opponent: “B” speaks against “A”",
        "    proponent: “A” speaks against “B”",
        "      proponent: back to “A”",
        "Neither side wins, so the statement is open.",
    ]


def test_what_the_reader_contests_ends_a_dialogue_that_nobody_wins() -> None:
    map_ = loads("[A]: a\n  - [B]: b\n")
    assert dispute(evaluate(map_, Assumptions.of(contest=["b"])), "a").to_text().splitlines()[-2:] == [
        "    proponent: “B” is doubted by the reader",
        "Neither side wins, so the statement is open.",
    ]


def test_what_was_shown_is_referred_to() -> None:
    map_ = loads("[A]: a\n  + [S]: s\n    - [B]: b\n      - [C]: c\n  - [B]\n")
    assert played(map_, "a") == [
        "proponent: “A” stands, because of “S”",
        "  opponent: “B” speaks against “A”",
        "    proponent: “C” speaks against “B”",
        "  opponent: “B” speaks against “S”",
        "    proponent: “B” does not stand (see above)",
        "The proponent wins, so the statement stands.",
    ]


def test_a_long_chain_of_attacks_is_cut_and_a_long_chain_of_reasons_is_one_move() -> None:
    count = 3000
    statements = tuple(Statement(f"s{n}", f"S{n}") for n in range(count))
    attacks = tuple(Conflict(f"c{n}", (f"s{n + 1}",), f"s{n}") for n in range(count - 1))
    steps = tuple(Inference(f"i{n}", (f"s{n + 1}",), f"s{n}") for n in range(count - 1))
    attacked = dispute(evaluate(ArgumentMap("m", statements=statements, conflicts=attacks)), "s0")
    assert DEEPEST <= len(attacked.to_text().splitlines()) < 2 * DEEPEST
    assert "and more below" in attacked.to_text()
    supported = dispute(evaluate(ArgumentMap("m", statements=statements, inferences=steps)), "s0")
    assert len(supported.opening.support) == count - 1


def test_a_chain_of_relations_about_relations_does_not_overflow() -> None:
    count = 3000
    conflicts = [Conflict("c0", ("s0",), "s1")]
    conflicts += [Conflict(f"c{n}", (f"c{n - 1}",), "s2") for n in range(1, count)]
    statements = (Statement("s0", "A"), Statement("s1", "B"), Statement("s2", "C"))
    map_ = ArgumentMap("m", statements=statements, conflicts=tuple(conflicts))
    assert dispute(evaluate(map_, Assumptions.of(["s0"])), "s2").winner == "proponent"


def test_a_name_without_a_verdict_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        dispute(evaluate(loads("[A]: a\n")), "b")


def test_a_dialogue_says_who_rules_a_claim_out() -> None:
    text = "[T]: x #thesis\n  + [Poison]: y {stance: denied}\n  + [Fight]: z {stance: supposed}\n"
    said = "\n".join(played(loads(text), "t"))
    assert "“Poison” is denied by the author" in said
    assert "“Fight” is only supposed" in said
    assert "by the reader" not in said


def test_what_stands_by_rank_or_weight_names_the_objection_and_what_outweighs_it() -> None:
    ranked = "===\nrelations:\n  - {kind: preference, from: b, to: c}\n===\n"
    ranked += "[A]: a {id: a}\n  + [B]: b {id: b}\n  - [C]: c {id: c}\n"
    assert played(loads(ranked), "a") == [
        "proponent: “A” stands, because of “B”",
        "  opponent: “C” speaks against “A”",
        "    proponent: “A” stands: although “C” speaks against it, the author ranks “B” higher",
        "The proponent wins, so the statement stands.",
    ]


def test_what_falls_by_weight_names_the_objection_that_weighs_more() -> None:
    weighed = "===\nstandard: preponderance\n===\n[A]: a {id: a}\n  + [B]: b {hedge: possible}\n  - [C]: c\n"
    assert played(loads(weighed), "a")[1:3] == [
        "  opponent: “C” speaks against “A”",
        "  opponent: “A” does not stand: “C” (certain) weighs more than its reason (possible)",
    ]
