"""The grounded labelling of small frameworks, each made for one way of going wrong."""

from __future__ import annotations

from itertools import pairwise

import pytest

from argmap.semantics import Assumptions, Attack, Condition, Framework, Status, Support, grounded
from tests.strategies import attacking

SELF = Condition(none_of=("u",))  # "u" attacks itself, so it is open


def label(**conditions: Condition) -> dict[str, str]:
    return {id_: status.value for id_, status in grounded(Framework(conditions)).status.items()}


def test_an_empty_framework_has_an_empty_labelling() -> None:
    assert label() == {}


def test_two_reasons_that_hold_do_not_make_up_for_an_objection_that_is_open() -> None:
    labels = label(a=Condition(), b=Condition(), u=SELF, n=Condition(some_of=("a", "b"), none_of=("u",)))
    assert labels["n"] == "open"


def test_one_fallen_reason_of_two_decides_nothing_while_the_other_is_open() -> None:
    labels = label(a=Condition(), b=Condition(none_of=("a",)), u=SELF, n=Condition(some_of=("b", "u")))
    assert labels == {"a": "holds", "b": "falls", "u": "open", "n": "open"}


def test_a_need_that_falls_decides_whatever_else_is_open() -> None:
    labels = label(a=Condition(), b=Condition(none_of=("a",)), u=SELF, n=Condition(all_of=("u", "b"), none_of=("u",)))
    assert labels["n"] == "falls"


def test_what_needs_what_it_excludes_falls_although_that_is_open() -> None:
    labels = label(u=SELF, n=Condition(all_of=("u",), none_of=("u",)), m=Condition(some_of=("u",), none_of=("u",)))
    assert (labels["n"], labels["m"]) == ("falls", "falls")


def test_an_attack_on_a_whole_strikes_its_parts() -> None:
    framework = Framework.of(
        ["a", "b", "x", "s"],
        [Support("i", ("a",), "b", part_of="x")],
        [Attack("c", ("s",), "x")],
    )
    assert grounded(framework).fallen == {"x", "i", "b"}
    assert grounded(framework.assuming(Assumptions.of(reject=["s"]))).fallen == {"s", "c"}
    assert grounded(framework.assuming(Assumptions.of(reject=["s", "x"]))).fallen == {"s", "c", "x", "i", "b"}


def test_rejecting_leaves_the_framework_itself_alone() -> None:
    framework = attacking(["a"], [])
    framework.assuming(Assumptions.of(reject=["a"]))
    assert grounded(framework).accepted == {"a"}


@pytest.mark.parametrize("length", [1, 2, 3, 50_000])
def test_a_chain_of_attacks_alternates_from_its_free_end(length: int) -> None:
    ids = [f"a{n}" for n in range(length)]
    labelling = grounded(attacking(ids, pairwise(ids)))
    assert labelling.status[ids[-1]] is (Status.HOLDS if length % 2 else Status.FALLS)
    assert labelling.round[ids[-1]] == length
    assert len(labelling.accepted) == (length + 1) // 2


def test_an_even_ring_of_attacks_is_open_and_one_outside_attack_decides_it() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]
    assert grounded(attacking("abcd", ring)).undecided == set("abcd")
    assert grounded(attacking("abcde", [*ring, ("e", "a")])).accepted == set("bde")
