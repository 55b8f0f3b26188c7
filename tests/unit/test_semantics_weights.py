"""What elements weigh on the scales: what is denied or rejected lends nothing, an exclusion has no weight of its own."""

from __future__ import annotations

import pytest

from argmap import loads
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Statement
from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, Reason, Status, evaluate

WEIGHED = Settings("preponderance")


@pytest.mark.parametrize(
    ("stance", "reject", "why"),
    [
        ("", "", "challenged: “Slow” (certain) weighs more than its reason (likely)"),
        (" {stance: denied}", "", "stands: its reason “Cheap” (likely) weighs more (questioned)"),
        ("", "queues", "stands: its reason “Cheap” (likely) weighs more (questioned)"),
    ],
)
def test_what_the_author_denies_or_the_reader_rejects_lends_no_weight(stance: str, reject: str, why: str) -> None:
    map_ = loads(
        "[Tram]: Build the tram. {id: x}\n  + [Cheap]: It is cheap. {hedge: likely}\n  - [Slow]: It is slow.\n"
        f"    + [Queues]: It stands in queues.{stance}\n    + [Rumour]: They say so. {{hedge: questioned}}\n"
    )
    assert evaluate(map_, Assumptions.of(reject.split()), settings=WEIGHED)["x"].sentence.startswith(why)


def rivals(*conflicts: Conflict) -> ArgumentMap:
    """Two claims, each for a likely reason, of which the first has a possible one more and the second a questioned one."""
    hedges = {"a1": Hedge.LIKELY, "a2": Hedge.POSSIBLE, "b1": Hedge.LIKELY, "b2": Hedge.QUESTIONED}
    reasons = tuple(Statement(id_, id_, hedge=hedge) for id_, hedge in hedges.items())
    return ArgumentMap(
        "rivals",
        statements=(Statement("a", "A"), Statement("b", "B"), *reasons),
        inferences=tuple(Inference(f"for {id_}", (id_,), id_[0]) for id_ in hedges),
        conflicts=conflicts,
    )


@pytest.mark.parametrize("weight", [None, 0.0, 1.0])
def test_of_two_claims_that_exclude_each_other_the_one_with_the_better_reasons_stands(weight: float | None) -> None:
    evaluation = evaluate(rivals(Conflict("c", ("a",), "b", ConflictKind.CONTRARY, weight=weight)), settings=WEIGHED)
    assert (evaluation.status("a"), evaluation.status("b")) == (Status.HOLDS, Status.FALLS)


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        (None, (Status.HOLDS, Status.FALLS)),  # like an exclusion: by the reasons for both
        (0.7, (Status.HOLDS, Status.HOLDS)),  # less than a likely reason, for either
        (1.0, (Status.OPEN, Status.OPEN)),  # more than all reasons, for either
    ],
)
def test_attacks_on_each_other_weigh_what_the_map_says_of_them(
    weight: float | None, expected: tuple[Status, Status]
) -> None:
    attacks = (Conflict("ab", ("a",), "b", weight=weight), Conflict("ba", ("b",), "a", weight=weight))
    evaluation = evaluate(rivals(*attacks), settings=WEIGHED)
    assert (evaluation.status("a"), evaluation.status("b")) == expected


@pytest.mark.parametrize("weight", [None, 0.0, 1.0])
def test_what_excludes_without_a_reason_weighs_what_its_premise_does(weight: float | None) -> None:
    """A weight that the map gives the exclusion counts neither way."""
    map_ = ArgumentMap(
        "rumour",
        statements=(Statement("a", "A", hedge=Hedge.LIKELY), Statement("b", "B", hedge=Hedge.POSSIBLE)),
        conflicts=(Conflict("c", ("b",), "a", ConflictKind.CONTRARY, weight=weight),),
    )
    evaluation = evaluate(map_, settings=WEIGHED)
    assert (evaluation.status("a"), evaluation.status("b")) == (Status.HOLDS, Status.FALLS)


def test_of_what_is_outweighed_an_objection_is_answered_and_any_other_claim_just_outweighed() -> None:
    map_ = loads(
        "[Tram]: Build the tram. {id: x}\n  + [Cheap]: It is cheap. {hedge: possible}\n  - [Slow]: It is slow. {id: s}\n"
        "    + [Queues]: It stands in queues. {hedge: possible}\n    - [Lane]: It has a lane. {hedge: likely, id: lane}\n"
        "  - [Roads]: It takes room. {id: roads}\n"
    )
    evaluation = evaluate(map_, settings=WEIGHED)
    assert (evaluation["s"].reason, evaluation["s"].because) == (Reason.ANSWERED, ("lane",))
    assert (evaluation["x"].reason, evaluation["x"].because) == (Reason.OUTWEIGHED, ("roads",))


def test_what_is_outweighed_answers_no_objection() -> None:
    map_ = loads(
        "[School]: Keep the late start.\n  - [Leave]: Parents leave early. {stance: conceded, id: o}\n"
        "    - [Club]: A club could look after them. {hedge: possible}\n"
    )
    assert evaluate(map_)["o"].sentence.endswith("; as an objection it is answered by “Club”")
    assert "answered" not in evaluate(map_, settings=WEIGHED)["o"].sentence
