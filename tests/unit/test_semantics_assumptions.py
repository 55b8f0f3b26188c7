"""What a reader assumes: read from JSON, put together, and told in the words of the verdicts."""

from __future__ import annotations

import pytest

from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Statement
from argmap.semantics import AssumptionError, Assumptions, Reason, evaluate, what_if


def walk() -> ArgumentMap:
    """A thesis with an argument of one step for it, an objection to it, and an undercut of the step."""
    return ArgumentMap(
        "walk",
        statements=tuple(Statement(id_, title) for id_, title in TITLES.items()),
        arguments=(Argument("proof", "The proof", inferences=("step",)),),
        inferences=(Inference("step", ("dry", "warm"), "walk", argument="proof"),),
        conflicts=(Conflict("hit", ("shoes",), "walk"), Conflict("cut", ("tired",), "step")),
    )


TITLES = {
    "walk": "Let us walk",
    "dry": "It is dry",
    "warm": "It is warm",
    "shoes": "No shoes",
    "tired": "You are tired",
}


@pytest.mark.parametrize(
    ("assumed", "asked", "sentence"),
    [
        ({"accept": "walk"}, "walk", "stands: accepted by you"),
        ({"contest": "walk"}, "walk", "open: doubted by you"),
        ({"contest": "shoes", "reject": "tired"}, "walk", "open: as long as “No shoes” is doubted"),
        (
            {"contest": "shoes dry", "reject": "tired"},
            "walk",
            "open: as long as “No shoes” and “It is dry” are doubted",
        ),
        ({"contest": "dry", "reject": "tired"}, "proof", "open: as long as “It is dry” is doubted"),
        ({"contest": "step", "reject": "shoes"}, "walk", "open: as long as the argument “The proof” is doubted"),
        (
            {"contest": "step", "reject": "dry"},
            "step",
            "falls: “It is warm” counts only together with “It is dry”, which is rejected by you",
        ),
        ({"accept": "step"}, "step", "holds: accepted by you and both its premises hold"),
        (
            {"accept": "step", "reject": "dry warm"},
            "step",
            "falls: its premises “It is dry” and “It is warm” do not hold",
        ),
        (
            {"accept": "proof"},
            "step",
            "holds: “The proof”, which it is a step of, is accepted by you and both its premises hold",
        ),
        ({"accept": "proof"}, "proof", "stands: accepted by you and its only step holds"),
        ({"accept": "proof", "reject": "step"}, "step", "rejected: by you"),
        ({"contest": "proof"}, "step", "open: “The proof”, which it is a step of, is doubted by you"),
        ({"accept": "hit"}, "hit", "holds: accepted by you and its only premise holds"),
    ],
)
def test_what_the_reader_assumes_is_told_as_such(assumed: dict[str, str], asked: str, sentence: str) -> None:
    assert (
        evaluate(walk(), Assumptions.of(**{key: ids.split() for key, ids in assumed.items()}))[asked].sentence
        == sentence
    )


def test_reasons_of_assumptions_are_for_programs_too() -> None:
    evaluation = evaluate(walk(), Assumptions.of(reject=["tired"], accept=["dry"], contest=["shoes"]))
    assert [evaluation[id_].reason for id_ in ("tired", "dry", "shoes", "walk")] == [
        Reason.REJECTED,
        Reason.ACCEPTED,
        Reason.CONTESTED,
        Reason.WAITING,
    ]
    assert evaluation["walk"].because == ("shoes",)


def test_an_explanation_of_what_is_assumed_goes_no_further_than_what_it_is_made_of() -> None:
    evaluation = evaluate(walk(), Assumptions.of(accept=["walk"], contest=["step"]))
    assert evaluation.explain("walk").to_text() == "“Let us walk” stands: accepted by you"
    assert [child.id for child in evaluation.explain("step").children] == ["dry", "warm"]


def test_symmetric_conflicts_are_granted_and_contested_both_ways() -> None:
    from argmap.domain.model import ConflictKind

    claims = (Statement("a", "A"), Statement("b", "B"), Statement("c", "C"))
    both = Conflict("ab", ("a",), "b", ConflictKind.CONTRARY)
    map_ = ArgumentMap("m", statements=claims, conflicts=(both, Conflict("cab", ("c",), "ab")))
    assert evaluate(map_)["a"].status == "holds"
    granted = evaluate(map_, Assumptions.of(accept=["ab"]))
    assert [granted[id_].status for id_ in "ab"] == ["open", "open"]
    assert evaluate(map_, Assumptions.of(accept=["ab", "a"]))["b"].sentence == "answered: “A” speaks against it"
    assert evaluate(map_, Assumptions.of(contest=["ab"]))["a"].sentence == "open: it and “B” attack each other"


def test_what_if_takes_back_what_was_assumed_before() -> None:
    already = Assumptions.of(reject=["dry"], accept=["shoes"])
    changes = what_if(walk(), Assumptions.of(accept=["dry", "step"], reject=["shoes"]), already)
    assert {change.id: change.after for change in changes} == {
        "walk": "holds",
        "dry": "holds",
        "shoes": "falls",
        "proof": "holds",
    }


def test_nothing_can_be_assumed_in_two_ways() -> None:
    with pytest.raises(AssumptionError, match="“dry” cannot be rejected and accepted at once"):
        evaluate(walk(), Assumptions.of(reject=["dry"], accept=["dry"]))


def test_what_the_map_does_not_have_cannot_be_assumed() -> None:
    with pytest.raises(UnknownNameError, match="no element “dray”"):
        evaluate(walk(), Assumptions.of(contest=["dray"]))


def test_assumptions_written_as_json_are_read_back() -> None:
    assumed = Assumptions.of(reject=["b", "a"], contest=["ü"])
    assert Assumptions.from_json(assumed.to_json()) == assumed
    assert Assumptions.of(reject=["b"]).to_json() == '{\n  "reject": [\n    "b"\n  ]\n}'  # as people write it


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "m.json:1:1: error: This file is empty"),
        ("  \n", "empty"),
        ('{"reject": ["a"],\n oops}', "m.json:2:2: error: This is not JSON"),
        ("[1]", "not a JSON object"),
        ('{"rejects": []}', "“rejects” means nothing here"),
        ('{"reject": "a"}', "“reject” is not a list of names"),
        ('{"accept": [1]}', "“accept” is not a list of names"),
        ('{"accept": [], "accept": ["a"]}', "“accept” stands here twice"),
        ('{"accept": ["a"], "reject": ["a"]}', "“a” cannot be rejected and accepted at once"),
        ("[" * 100_000, "too deep"),
        ("9" * 10_000, "too deep or long"),
    ],
)
def test_json_that_says_something_else_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(AssumptionError, match=told):
        Assumptions.from_json(text, "m.json")
