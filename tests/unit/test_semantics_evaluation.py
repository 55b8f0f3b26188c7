"""Evaluating maps: what counts, what is left out, and what is offered around the verdicts."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from argmap import loads
from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Stance,
    Statement,
)
from argmap.semantics import Status, evaluate, from_map, marks, standings, what_if

LONG = 50_000

UNKNOWN = "whether it holds either way was not looked into"


def claims(letters: str) -> tuple[Statement, ...]:
    return tuple(Statement(letter, letter.upper()) for letter in letters)


def example() -> ArgumentMap:
    """A claim with a reason whose step is undercut, the undercut answered, and an objection that is undercut."""
    return ArgumentMap(
        "walk",
        statements=(
            Statement("walk", "Let us walk"),
            Statement("dry", "It stays dry"),
            Statement("forecast", "The forecast says so"),
            Statement("old", "The forecast is a week old"),
            Statement("renewed", "It was renewed today"),
            Statement("shoes", "We have no shoes"),
            Statement("barefoot", "We can walk barefoot"),
        ),
        inferences=(Inference("s1", ("dry",), "walk"), Inference("s2", ("forecast",), "dry")),
        conflicts=(
            Conflict("c1", ("old",), "s2", ConflictKind.UNDERCUT),
            Conflict("c2", ("renewed",), "old"),
            Conflict("c3", ("shoes",), "walk"),
            Conflict("c4", ("barefoot",), "c3", ConflictKind.UNDERCUT),
        ),
    )


def test_an_empty_map_has_no_verdicts() -> None:
    evaluation = evaluate(ArgumentMap("empty"))
    assert (len(evaluation), dict(evaluation), marks(evaluation)) == (0, {}, {})


def test_a_single_statement_holds() -> None:
    assert evaluate(ArgumentMap("one", statements=claims("a")))["a"].status is Status.HOLDS


def test_every_sentence_of_the_worked_example_in_the_docs_is_said_of_its_map() -> None:
    page = (Path(__file__).parents[2] / "docs/explanation/semantics.md").read_text("utf-8")
    section = page.partition("## A worked example")[2].partition("\n## ")[0]
    text, prose = re.fullmatch(r".*```argdown\n(.*?)```(.*)", section, re.DOTALL).groups()  # type: ignore[union-attr]
    sentences = [" ".join(said.split()) for said in re.findall(r"\*([^*]+)\*", prose)]
    assert len(sentences) == 6
    map_ = loads(text)
    verdicts, changed = evaluate(map_), evaluate(map_, Assumptions.of("new"))
    assert not [diagnostic for diagnostic in map_.check() if diagnostic.code.startswith("argdown.")]
    assert {verdict.sentence for verdict in verdicts.values()} >= {*sentences[:-1]}
    assert changed["walk"].sentence == sentences[-1]
    tree = verdicts.explain("walk").to_text()
    assert all(said.partition(": ")[2] in tree for said in sentences[:-1])


def test_an_undercut_and_its_answer_are_told_from_the_top() -> None:
    evaluation = evaluate(example())
    assert {k for k, v in standings(evaluation).items() if v == "falls"} == {"old", "c1", "c3"}
    assert marks(evaluation) == {"old": "answered", "shoes": "answered"}
    assert evaluation.explain("walk").to_text().splitlines() == [
        "“Let us walk” stands: its only reason holds and the only objection, “We have no shoes”, is answered",
        "  supported by “It stays dry”, which stands: nothing speaks against it and its only reason holds",
        "    supported by the step from “The forecast says so”, which holds: "
        "its only premise holds and the only objection, “The forecast is a week old”, does not stand",
        "      premise “The forecast says so”, which stands: taken as given, and nothing speaks against it",
        "      undercut by “The forecast is a week old”, which is answered: “It was renewed today” speaks against it",
        "        attacked by “It was renewed today”, which stands: taken as given, and nothing speaks against it",
        "  attacked by the objection from “We have no shoes”, which falls: undercut by “We can walk barefoot”",
        "    premise “We have no shoes”, which stands: taken as given, and nothing speaks against it; "
        "as an objection it is answered by “We can walk barefoot”",
        "    undercut by “We can walk barefoot”, which stands: taken as given, and nothing speaks against it",
    ]


def test_rejecting_a_reply_brings_the_objection_back() -> None:
    changes = {change.id: change for change in what_if(example(), Assumptions.of(["renewed"]))}
    assert set(changes) == {"walk", "dry", "old", "renewed"}
    assert (changes["walk"].before, changes["walk"].after) == (Status.HOLDS, Status.FALLS)
    assert changes["walk"].sentence == "unsupported: its only reason, “It stays dry”, is unsupported"
    assert changes["old"].after is Status.HOLDS


def test_what_if_goes_on_from_what_is_rejected_already() -> None:
    assert [c.id for c in what_if(example(), Assumptions.of(["old"]), Assumptions.of(["renewed"]))] == [
        "walk",
        "dry",
        "old",
    ]


def test_what_the_reader_rejects_is_not_marked_as_answered() -> None:
    assert marks(evaluate(example(), Assumptions.of(["old"])))["old"] == "rejected"


def test_a_single_id_may_be_rejected_as_a_plain_string() -> None:
    assert evaluate(example(), Assumptions.of("renewed")).rejected == {"renewed"}


def test_an_unknown_id_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean forecast") as caught:
        evaluate(example(), Assumptions.of(["forcast", "zzz"]))
    assert [d.code for d in caught.value.diagnostics] == ["unknown-element", "unknown-element"]
    with pytest.raises(UnknownNameError):
        evaluate(example()).explain("nowhere")
    assert "nowhere" not in evaluate(example())


def test_relations_without_all_their_ends_say_nothing_and_have_no_verdict() -> None:
    map_ = ArgumentMap(
        "dangling",
        statements=claims("ab"),
        inferences=(
            Inference("no-premise", (), "a"),
            Inference("half", ("b", "gone"), "a"),
            Inference("nowhere", ("b",), "gone"),
            Inference("on-half", ("half",), "b"),
        ),
        conflicts=(
            Conflict("empty", (), "a"),
            Conflict("on-nowhere", ("a",), "nowhere"),
            Conflict("on-that", ("a",), "on-nowhere"),
        ),
    )
    evaluation = evaluate(map_)
    assert list(evaluation) == ["a", "b"]
    assert evaluation["a"].sentence == "stands: taken as given, and nothing speaks against it"
    assert evaluate(map_, Assumptions.of(["half"]))["a"].status is Status.HOLDS


def test_rephrases_and_preferences_do_not_bear_on_acceptance() -> None:
    map_ = replace(example(), rephrases=(Rephrase("r", ("dry",), "old"),), preferences=(Preference("p", "dry", "old"),))
    assert standings(evaluate(map_)) == standings(evaluate(example()))


def test_a_sketch_stands_like_a_statement_as_premise_and_as_target() -> None:
    map_ = ArgumentMap(
        "sketch",
        statements=claims("ab"),
        arguments=(Argument("x", "Sketch", "Because."),),
        inferences=(Inference("i", ("x",), "a"),),
        conflicts=(Conflict("c", ("b",), "x", ConflictKind.UNDERCUT),),
    )
    assert evaluate(map_)["a"].sentence == "unsupported: its only reason, “Sketch”, is challenged"
    assert evaluate(map_, Assumptions.of(["b"]))["a"].status is Status.HOLDS


def test_a_step_may_name_its_argument_or_be_named_by_it() -> None:
    steps = (Inference("i", ("a",), "b", argument="x"), Inference("j", ("b",), "c"))
    map_ = ArgumentMap(
        "steps", statements=claims("abc"), arguments=(Argument("x", "X", inferences=("j", "gone")),), inferences=steps
    )
    assert from_map(map_).conditions["x"].all_of == ("i", "j")


def test_a_contrary_works_both_ways_and_linked_premises_share_the_blame() -> None:
    conflict = Conflict("c", ("a", "b"), "d", ConflictKind.CONTRARY)
    map_ = ArgumentMap("contrary", statements=claims("abd"), conflicts=(conflict,))
    assert set(standings(evaluate(map_)).values()) == {"open"}
    assert standings(evaluate(map_, Assumptions.of(["a"]))) == {"a": "falls", "b": "holds", "d": "holds", "c": "holds"}
    assert standings(evaluate(map_, Assumptions.of(["c"]))) == {"a": "holds", "b": "holds", "d": "holds", "c": "falls"}


def test_an_undercut_disarms_both_directions_of_a_contrary() -> None:
    conflicts = (Conflict("c", ("a",), "b", ConflictKind.CONTRARY), Conflict("u", ("d",), "c", ConflictKind.UNDERCUT))
    evaluation = evaluate(ArgumentMap("undercut", statements=claims("abd"), conflicts=conflicts))
    assert standings(evaluation) == {"a": "holds", "b": "holds", "d": "holds", "c": "falls", "u": "holds"}


def test_the_second_direction_gets_an_id_that_no_element_has() -> None:
    conflict = Conflict("c", ("a",), "b", ConflictKind.CONTRARY)
    map_ = ArgumentMap("ids", statements=(*claims("ab"), Statement("c against a", "Taken")), conflicts=(conflict,))
    assert from_map(map_).parts == {"c": ("c against a'",)}
    assert set(standings(evaluate(map_))) == {"a", "b", "c against a", "c"}


def test_a_cycle_of_support_is_open_until_something_outside_carries_it() -> None:
    cycle = ArgumentMap(
        "cycle", statements=claims("abc"), inferences=(Inference("i", ("a",), "b"), Inference("j", ("b",), "a"))
    )
    assert standings(evaluate(cycle))["a"] == "open"
    carried = replace(cycle, inferences=(*cycle.inferences, Inference("k", ("c",), "a")))
    assert set(standings(evaluate(carried)).values()) == {"holds"}
    assert standings(evaluate(carried, Assumptions.of(["c"])))["a"] == "open"


def test_elements_are_unfolded_once_in_an_explanation_and_depth_is_capped() -> None:
    map_ = ArgumentMap(
        "cycle", statements=claims("ab"), inferences=(Inference("i", ("a",), "b"), Inference("j", ("b",), "a"))
    )
    told = evaluate(map_).explain("a")
    assert told.to_text().splitlines()[-1] == "    supported by “A”, which is open (see above)"
    shallow = evaluate(example()).explain("walk", depth=1)
    assert shallow.children[0].to_dict() == {
        "id": "dry",
        "title": "“It stays dry”",
        "relation": "supported by",
        "status": "holds",
        "verdict": "stands",
        "reason": "supported",
        "because": ["forecast"],
        "sentence": "stands: nothing speaks against it and its only reason holds",
        "cut": "and more below",
    }


def chain() -> ArgumentMap:
    ids = [f"s{n}" for n in range(LONG)]
    steps = (Inference(f"i{n}", (ids[n + 1],), ids[n]) for n in range(LONG - 1))
    return ArgumentMap("chain", statements=tuple(Statement(id_, id_) for id_ in ids), inferences=tuple(steps))


@pytest.mark.thorough
def test_a_chain_of_fifty_thousand_steps_is_evaluated_and_explained_without_running_out_of_breath() -> None:
    started = time.process_time()
    map_ = chain()
    assert evaluate(map_)["s0"].status is Status.HOLDS
    evaluation = evaluate(map_, Assumptions.of([f"s{LONG - 1}"]))
    assert evaluation["s0"].status is Status.FALLS
    assert evaluation.explain("s0").to_text().endswith("(and more below)")
    assert time.process_time() - started < 20  # far above what it takes; a quadratic slip takes minutes


@pytest.mark.thorough
def test_a_ring_of_fifty_thousand_supports_is_open_and_says_so() -> None:
    map_ = chain()
    ring = replace(map_, inferences=(*map_.inferences, Inference("back", ("s0",), f"s{LONG - 1}")))
    assert (
        evaluate(ring)["s0"].sentence
        == "open: it, “s1”, “s2”, “s3” and 49996 more have no other reason than each other; " + UNKNOWN
    )


def test_a_step_within_a_reductio_leads_to_what_it_concludes_though_it_is_itself_argued_for() -> None:
    map_ = ArgumentMap(
        "backed",
        statements=(Statement("p", "P", stance=Stance.SUPPOSED), Statement("absurd", "Q"), Statement("c", "C")),
        inferences=(
            Inference("backing", ("p",), "step"),
            Inference("step", ("p",), "absurd"),
            Inference("reductio", ("absurd",), "c", scheme="reductio-ad-absurdum"),
        ),
    )
    assert evaluate(map_, Assumptions.of(accept=["step"])).word("c") == "stands"


@pytest.mark.parametrize(("rejected", "status"), [("", Status.OPEN), ("r", Status.HOLDS)])
def test_what_backs_an_exclusion_backs_it_both_ways(rejected: str, status: Status) -> None:
    map_ = ArgumentMap(
        "m",
        statements=claims("pqr"),
        inferences=(Inference("i", ("r",), "k"),),
        conflicts=(Conflict("k", ("p",), "q", ConflictKind.CONTRADICTORY),),
    )
    evaluation = evaluate(map_, Assumptions.of(rejected.split()))
    assert (evaluation.status("p"), evaluation.status("q")) == (status, status)
