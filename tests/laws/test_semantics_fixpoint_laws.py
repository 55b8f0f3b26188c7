"""Grounded semantics over plain ids, against definitions written out the slow way."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.semantics import Condition, Framework, Status, grounded
from tests.strategies import attack_graphs, attacking, frameworks

MANY = max(150, settings().max_examples)  # rare shapes need more than the quick profile looks at
World = Mapping[str, bool]
Values = tuple[bool | None, ...]


def satisfied(framework: Framework, id_: str, world: World) -> bool:
    """The acceptance condition of ``id_`` in a world where everything is true or false."""
    all_of, some_of, none_of = framework.conditions[id_]
    return (
        id_ not in framework.rejected
        and all(world[i] for i in all_of)
        and (not some_of or any(world[i] for i in some_of))
        and not any(world[i] for i in none_of)
    )


def consensus(framework: Framework) -> dict[Values, Values]:
    """The operator of Brewka & Woltran on every three-valued interpretation: what all its completions agree on."""
    ids = list(framework.conditions)
    always: dict[Values, int] = {}  # bits of the ids whose condition is true in all completions
    never: dict[Values, int] = {}  # and of those whose condition is false in all completions
    for values in sorted(product((False, True, None), repeat=len(ids)), key=lambda v: v.count(None)):
        if None in values:
            at = values.index(None)
            no, yes = ((*values[:at], value, *values[at + 1 :]) for value in (False, True))
            always[values], never[values] = always[no] & always[yes], never[no] & never[yes]
        else:
            world = dict(zip(ids, map(bool, values), strict=True))
            always[values] = sum(satisfied(framework, id_, world) << n for n, id_ in enumerate(ids))
            never[values] = ~always[values]
    return {
        values: tuple(True if a >> n & 1 else False if never[values] >> n & 1 else None for n in range(len(ids)))
        for values, a in always.items()
    }


def three_valued(framework: Framework) -> Values:
    value = {Status.HOLDS: True, Status.FALLS: False, Status.OPEN: None}
    return tuple(value[status] for status in grounded(framework).status.values())


@settings(max_examples=MANY)
@given(frameworks(kinds=1))
def test_grounded_is_the_fixpoint_of_the_consensus_operator_that_every_other_fixpoint_extends(
    framework: Framework,
) -> None:
    operator = consensus(framework)
    fixpoints = [values for values, after in operator.items() if values == after]
    least = three_valued(framework)
    assert least in fixpoints
    for other in fixpoints:
        assert all(mine is None or mine == theirs for mine, theirs in zip(least, other, strict=True))


@settings(max_examples=MANY)
@given(frameworks(kinds=1))
def test_rounds_are_those_of_applying_the_operator_again_and_again(framework: Framework) -> None:
    operator = consensus(framework)
    labelling = grounded(framework)
    values: Values = (None,) * len(framework.conditions)
    at = 0
    while operator[values] != values:
        at += 1
        before, values = values, operator[values]
        found = {id_ for id_, b, a in zip(framework.conditions, before, values, strict=True) if b != a}
        assert found == {id_ for id_, decided in labelling.round.items() if decided == at}
    assert at == max(labelling.round.values(), default=0)


@given(frameworks(kinds=1, largest=12))
def test_nothing_holds_beside_something_that_it_excludes(framework: Framework) -> None:
    holding = grounded(framework).accepted
    for id_ in holding:
        assert holding.isdisjoint(framework.conditions[id_].none_of)
        assert holding.issuperset(framework.conditions[id_].all_of)
        assert id_ not in framework.rejected


@given(attack_graphs())
def test_without_supports_what_holds_is_the_grounded_extension_of_dung(
    graph: tuple[list[str], list[tuple[str, str]]],
) -> None:
    ids, attacks = graph
    attackers = {id_: {a for a, target in attacks if target == id_} for id_ in ids}
    extension: set[str] = set()
    while True:  # the least fixpoint of the characteristic function
        hit = {target for a, target in attacks if a in extension}
        defended = {id_ for id_ in ids if attackers[id_] <= hit}
        if defended == extension:
            break
        extension = defended
    labelling = grounded(attacking(ids, attacks))
    assert labelling.accepted == extension
    assert labelling.fallen == {target for a, target in attacks if a in extension}


@given(frameworks(kinds=1, largest=10), st.randoms(use_true_random=False))
def test_the_order_of_elements_and_of_conditions_does_not_matter(framework: Framework, random: Random) -> None:
    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted(items, key=lambda _: random.random()))

    turned = {
        id_: Condition(*map(shuffled, condition)) for id_, condition in shuffled(tuple(framework.conditions.items()))
    }
    again = grounded(Framework(turned, rejected=framework.rejected))
    first = grounded(framework)
    assert (dict(again.status), dict(again.round)) == (dict(first.status), dict(first.round))


@given(frameworks(kinds=1, largest=10))
def test_naming_an_id_twice_in_a_condition_does_not_matter(framework: Framework) -> None:
    doubled = {id_: Condition(*(ids + ids for ids in condition)) for id_, condition in framework.conditions.items()}
    assert grounded(Framework(doubled, rejected=framework.rejected)).status == grounded(framework).status
