"""Semantics of dialectical frameworks, against their definitions written out over every interpretation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Statement
from argmap.semantics import Assumptions, Condition, Framework, Labelling, Status, grounded
from argmap.semantics.budget import Budget
from argmap.semantics.dialectical import SEMANTICS, count, labellings, prospects
from argmap.semantics.dialectical.encoding import Encoding
from argmap.semantics.reading import from_map
from tests.strategies import attack_graphs, attacking, frameworks

MANY = max(80, settings().max_examples)
Values = tuple[bool | None, ...]
VALUE = {Status.HOLDS: True, Status.FALLS: False, Status.OPEN: None}


def satisfied(framework: Framework, id_: str, world: dict[str, bool]) -> bool:
    all_of, some_of, none_of = framework.conditions[id_]
    made = all(world.get(i, False) for i in all_of)
    if id_ in framework.rejected:
        return False
    if id_ in framework.accepted:
        return made
    if id_ in framework.contested:
        return made and world[id_]
    backed = not some_of or any(world.get(i, False) for i in some_of)
    return made and backed and not any(world.get(i, False) for i in none_of)


def operator(framework: Framework, values: Values) -> Values:
    """What all two-valued completions of ``values`` agree on (Brewka & Woltran 2010)."""
    ids = list(framework.conditions)
    seen: list[set[bool]] = [set() for _ in ids]
    for world in product(*((True, False) if value is None else (value,) for value in values)):
        named = dict(zip(ids, world, strict=True))
        for n, id_ in enumerate(ids):
            seen[n].add(satisfied(framework, id_, named))
    return tuple(next(iter(found)) if len(found) == 1 else None for found in seen)


def within(less: Values, more: Values) -> bool:
    """The information order."""
    return all(a is None or a == b for a, b in zip(less, more, strict=True))


def least(framework: Framework) -> Values:
    values: Values = (None,) * len(framework.conditions)
    while (after := operator(framework, values)) != values:
        values = after
    return values


def is_stable(framework: Framework, values: Values) -> bool:
    """Whether a two-valued model derives all that it makes true, in the reduct by it (Brewka et al. 2013).

    The reader settles what is contested: it is given if it is true, and ruled out if it is not.
    """
    world = dict(zip(framework.conditions, values, strict=True))
    true = [id_ for id_ in framework.conditions if world[id_]]
    settled = framework.contested & set(true)
    reduct = Framework({id_: framework.conditions[id_] for id_ in true}, accepted=framework.accepted | settled)
    return None not in values and all(value is True for value in least(reduct))


def is_possible(value: bool | None, made: bool | None) -> bool:
    """Whether a value is free of conflict: what is true is not made false, and what is false is."""
    return value is None or (made is not False if value else made is False)


def widest(found: set[Values], fixed: list[bool]) -> set[Values]:
    """Those of which no other decides the same elements and more, of those that are not fixed by others."""
    counting = [n for n, is_fixed in enumerate(fixed) if not is_fixed]
    ranges = {values: frozenset(n for n in counting if values[n] is not None) for values in found}
    return {values for values, own in ranges.items() if not any(own < other for other in ranges.values())}


def is_founded(framework: Framework, values: Values) -> bool:
    """Whether what is true is so in the grounded labelling of what is left without what is false."""
    named = dict(zip(framework.conditions, values, strict=True))
    left = {id_: framework.conditions[id_] for id_, value in named.items() if value is not False}
    settled = framework.contested & {id_ for id_, value in named.items() if value}
    reduct = Framework(left, accepted=framework.accepted | settled, contested=framework.contested - settled)
    values_left = dict(zip(left, least(reduct), strict=True))
    return all(values_left[id_] is True for id_, value in named.items() if value)


def expected(framework: Framework) -> dict[str, set[Values]]:
    interpretations = list(product((True, False, None), repeat=len(framework.conditions)))
    after = {values: operator(framework, values) for values in interpretations}
    admissible = {values for values in interpretations if within(values, after[values])}
    complete = {values for values in admissible if values == after[values]}
    two_valued = {values for values in complete if None not in values}
    preferred = {v for v in admissible if not any(v != other and within(v, other) for other in admissible)}
    shared = {v for v in admissible if all(within(v, largest) for largest in preferred)}
    fixed = [id_ in framework.derived - framework.contested for id_ in framework.conditions]
    conflict_free = {
        values
        for values, made in after.items()
        if all(v is m if f else is_possible(v, m) for v, m, f in zip(values, made, fixed, strict=True))
    }
    return {
        "ideal": {v for v in shared if all(within(other, v) for other in shared)},
        "semi-stable": {values for values in widest(complete, fixed) if is_founded(framework, values)},
        "stage": widest(conflict_free, fixed),
        "grounded": {least(framework)},
        "admissible": admissible,
        "complete": complete,
        "preferred": preferred,
        "two-valued": two_valued,
        "stable": {values for values in two_valued if is_stable(framework, values)},
    }


RIVALS = {"e": Condition(none_of=("f",)), "f": Condition(none_of=("e",))}
# With "e" the other two are rivals, with "f" both are open for good.
TORN = Framework(
    RIVALS
    | {"w": Condition(none_of=("w", "e"))}
    | {"y": Condition(none_of=("z", "w")), "z": Condition(none_of=("y", "w"))}
)
# Cycles of support that a stable labelling may accept only with the one of two rivals that backs them.
BACKED = Framework(
    RIVALS
    | {"c": Condition(some_of=("d", "e")), "d": Condition(some_of=("c",))}
    | {"g": Condition(some_of=("h", "f")), "h": Condition(some_of=("g",))}
)


def plain(found: Iterator[Labelling]) -> list[Values]:
    return [tuple(VALUE[status] for status in labelling.status.values()) for labelling in found]


@settings(max_examples=MANY)
@example(BACKED)
@given(frameworks(5, smallest=1))
def test_every_semantics_has_exactly_the_labellings_of_its_definition(framework: Framework) -> None:
    for semantics, values in expected(framework).items():
        found = plain(labellings(framework, semantics))
        assert len(found) == len(set(found)) == count(framework, semantics).number
        assert set(found) == values, semantics


@settings(max_examples=MANY)
@given(frameworks(5, smallest=2))
def test_what_is_derived_does_not_count_among_what_is_left_open(framework: Framework) -> None:
    some = replace(framework, derived=frozenset([*framework.conditions][::2]))
    for semantics in ("ideal", "semi-stable", "stage"):
        assert set(plain(labellings(some, semantics))) == expected(some)[semantics], semantics


@given(attack_graphs())
def test_attacks_on_a_map_have_the_stage_and_semi_stable_extensions_of_dung(
    graph: tuple[list[str], list[tuple[str, str]]],
) -> None:
    from argmap.semantics.abstract import SEMANTICS as DUNG
    from argmap.semantics.abstract import AttackGraph, extensions

    ids, attacks = graph
    map_ = ArgumentMap(
        "attacks",
        statements=tuple(Statement(id_, id_) for id_ in ids),
        conflicts=tuple(Conflict(f"{a} against {b}", (a,), b, ConflictKind.ATTACK) for a, b in attacks),
    )
    for name, code in (("stage", "STG"), ("semi-stable", "SST"), ("ideal", "ID")):
        ours = {frozenset(found.accepted) & {*ids} for found in labellings(from_map(map_), name)}
        assert ours == {frozenset(ids[a] for a in e) for e in extensions(AttackGraph.of(ids, attacks), DUNG[code])}


@settings(max_examples=MANY)
@example(TORN)
@given(frameworks(4, smallest=1))
def test_what_holds_in_some_and_in_all_is_what_the_labellings_say(framework: Framework) -> None:
    for semantics in SEMANTICS:
        found = [labelling.status for labelling in labellings(framework, semantics)]
        seen = prospects(framework, semantics)
        for id_ in framework.conditions:
            statuses = {status[id_] for status in found}
            assert seen[id_] == statuses
            assert seen.complete


@given(frameworks(4, smallest=1))
def test_a_labelling_asked_for_by_a_status_has_it_and_is_there_if_any_is(framework: Framework) -> None:
    for semantics, search in SEMANTICS.items():
        listed = [labelling.status for labelling in search(framework, Budget()).all()]
        for id_, status in product(framework.conditions, Status):
            witness = search(framework, Budget()).having(id_, status)
            assert (witness is not None) == any(status is one[id_] for one in listed), semantics
            assert witness is None or witness.status in listed
            assert witness is None or witness.status[id_] is status


def test_what_an_attack_makes_false_is_so_by_the_attack() -> None:
    encoding = Encoding(Framework({"a": Condition(), "b": Condition(none_of=("a",))}))
    a, b = encoding.true("a"), encoding.false("b")
    model = [n if n in (a, b) else -n for n in range(1, encoding.variables + 1)]
    assert set(encoding.reasons(model, "b")) == {a, b}


@settings(max_examples=MANY)
@given(frameworks(9, smallest=1))
def test_semantics_are_within_each_other(framework: Framework) -> None:
    found = {
        semantics: plain(labellings(framework, semantics)) for semantics in ("complete", "preferred", "two-valued")
    }
    (ground,) = plain(iter([grounded(framework)]))
    assert all(within(ground, values) for values in found["complete"])
    assert ground in found["complete"]
    assert set(found["two-valued"]) <= set(found["preferred"]) <= set(found["complete"])
    assert set(plain(labellings(framework, "stable"))) <= set(found["two-valued"])
    assert all(any(within(values, largest) for largest in found["preferred"]) for values in found["complete"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("grounded", "GR"),
        ("admissible", "AD"),
        ("complete", "CO"),
        ("preferred", "PR"),
        ("stable", "ST"),
        ("semi-stable", "SST"),
        ("stage", "STG"),
        ("ideal", "ID"),
    ],
)
@given(attack_graphs())
def test_without_supports_the_extensions_are_those_of_dung(
    name: str, code: str, graph: tuple[list[str], list[tuple[str, str]]]
) -> None:
    """As sets: an admissible labelling may also say of what is out that it is open."""
    from argmap.semantics.abstract import SEMANTICS as DUNG
    from argmap.semantics.abstract import AttackGraph, extensions

    ids, attacks = graph
    attackers = AttackGraph.of(ids, attacks)
    ours = {frozenset(found.accepted) for found in labellings(attacking(ids, attacks), name)}
    theirs = {frozenset(ids[a] for a in found) for found in extensions(attackers, DUNG[code])}
    assert ours == theirs


@given(frameworks(5, smallest=1))
def test_without_supports_every_two_valued_model_is_stable(framework: Framework) -> None:
    bare = Framework({id_: Condition(none_of=c.none_of) for id_, c in framework.conditions.items()})
    assert set(plain(labellings(bare, "two-valued"))) == set(plain(labellings(bare, "stable")))


def every_condition(ids: list[str]) -> list[Condition]:
    sides = [tuple(id_ for n, id_ in enumerate(ids) if bits >> n & 1) for bits in range(2 ** len(ids))]
    return [Condition(*chosen) for chosen in product(sides, repeat=3)]


def test_every_framework_of_two_elements_has_the_labellings_of_the_definitions() -> None:
    """All 4,096 forms, each with nothing assumed and with each assumption of the first element, in a long run."""
    ids = ["a", "b"]
    forms = list(product(every_condition(ids), repeat=2))
    assumed = [Assumptions(), *(Assumptions.of(**{kind: ["a"]}) for kind in ("reject", "accept", "contest"))]
    step = 1 if settings().max_examples > 1000 else 41
    for form, assumption in list(product(forms, assumed))[::step]:
        framework = Framework(dict(zip(ids, form, strict=True))).assuming(assumption)
        for semantics, values in expected(framework).items():
            assert set(plain(labellings(framework, semantics))) == values, (framework, semantics)
