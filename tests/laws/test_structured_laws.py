"""The structured reading: its arguments against their definition, its postulates, and where both readings agree."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import pipeline
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Preference, Statement
from argmap.semantics import Assumptions, Status, evaluate
from argmap.semantics.structured import (
    ORDERINGS,
    Rule,
    Standing,
    StructuredEvaluation,
    Theory,
    build,
    evaluate_structured,
    theory_of,
)
from argmap.semantics.structured import Argument as Built
from tests.strategies import assumptions, ranked_maps

MANY = max(120, settings().max_examples)
Tree = tuple[object, ...]


@st.composite
def evaluations(draw: st.DrawFn) -> StructuredEvaluation:
    map_ = draw(ranked_maps())
    semantics, ordering = draw(st.sampled_from(["grounded", "preferred"])), draw(st.sampled_from(sorted(ORDERINGS)))
    return evaluate_structured(map_, draw(assumptions(map_, most=2)), semantics=semantics, ordering=ordering)


def is_acyclic(map_: ArgumentMap) -> bool:
    """Whether relations end on what does not lead back to them: attacks on relations and concessions may lead astray."""
    from argmap.semantics import from_map

    left = {id_: {*c.all_of, *c.some_of, *c.none_of} for id_, c in from_map(map_).conditions.items()}
    while left:
        ready = {id_ for id_, needs in left.items() if needs.isdisjoint(left)}
        if not ready:
            return False
        left = {id_: needs for id_, needs in left.items() if id_ not in ready}
    return True


SAME = {Standing.JUSTIFIED: Status.HOLDS, Standing.OVERRULED: Status.FALLS, Standing.DEFENSIBLE: Status.OPEN}


@settings(max_examples=MANY)
@given(ranked_maps(cycles=False), st.data())
def test_both_readings_agree_where_there_are_no_cycles_strict_steps_or_preferences(
    map_: ArgumentMap, data: st.DataObject
) -> None:
    if not is_acyclic(map_):
        return
    assumed = data.draw(assumptions(map_, most=2))
    grounded = evaluate(map_, assumed)
    for id_, standing in evaluate_structured(map_, assumed).items():
        assert SAME[standing] is grounded.status(id_), id_


@settings(max_examples=MANY)
@given(evaluations())
def test_an_extension_has_the_sub_arguments_of_its_arguments(evaluation: StructuredEvaluation) -> None:
    for extension in evaluation.extensions():
        assert all(evaluation.arguments[number].within <= extension for number in extension)


@settings(max_examples=MANY)
@given(evaluations())
def test_what_is_argued_for_is_closed_under_strict_rules(evaluation: StructuredEvaluation) -> None:
    for extension in evaluation.extensions():
        concluded = {evaluation.arguments[number].conclusion for number in extension}
        for rule in evaluation.theory.rules:
            if rule.strict and concluded.issuperset(rule.antecedents):
                assert rule.consequent in concluded


@settings(max_examples=MANY)
@given(evaluations())
def test_no_extension_argues_for_what_it_excludes_unless_by_what_cannot_be_attacked(
    evaluation: StructuredEvaluation,
) -> None:
    firm = evaluation.theory.axioms | {rule.consequent for rule in evaluation.theory.rules if rule.strict}
    for extension in evaluation.extensions():
        concluded = {evaluation.arguments[number].conclusion for number in extension}
        for attacker, target, _ in evaluation.theory.contraries:
            assert not {attacker, target} <= concluded - firm


@given(ranked_maps(), st.data())
def test_what_is_justified_by_the_grounded_extension_is_so_by_every_preferred_one(
    map_: ArgumentMap, data: st.DataObject
) -> None:
    assumed = data.draw(assumptions(map_, most=2))
    cautious = evaluate_structured(map_, assumed)
    bold = evaluate_structured(map_, assumed, semantics="preferred")
    assert all(bold[id_] is Standing.JUSTIFIED for id_ in cautious if cautious[id_] is Standing.JUSTIFIED)
    assert all(bold[id_] is Standing.OVERRULED for id_ in cautious if cautious[id_] is Standing.OVERRULED)


def trees(theory: Theory, formula: str, above: frozenset[str] = frozenset()) -> set[Tree]:
    """All arguments for ``formula`` from the root down, none of which argues for a formula ``above`` it."""
    found: set[Tree] = {(formula,)} if formula in theory.axioms | theory.premises else set()
    for rule in theory.rules:
        if rule.consequent == formula and formula not in above:
            parts = [trees(theory, a, above | {formula}) for a in dict.fromkeys(rule.antecedents)]
            found.update((rule, *chosen) for chosen in product(*parts))
    return {tree for tree in found if above.isdisjoint(concluded(tree))}


def concluded(tree: Tree) -> set[str]:
    rule, *parts = tree
    own = {rule.consequent} if isinstance(rule, Rule) else {str(rule)}
    return own.union(*(concluded(part) for part in parts if isinstance(part, tuple)))


def tree_of(argument: Built) -> Tree:
    if argument.rule is None:
        return (argument.conclusion,)
    return (argument.rule, *map(tree_of, argument.parts))


@settings(max_examples=MANY)
@given(evaluations())
def test_standings_are_what_the_extensions_say(evaluation: StructuredEvaluation) -> None:
    sets = list(evaluation.extensions())
    arguing: dict[str, set[int]] = {id_: set() for id_ in evaluation}
    for argument in evaluation.arguments:
        arguing.setdefault(argument.conclusion, set()).add(argument.number)
    for id_, standing in evaluation.items():
        holding = [bool(arguing[id_] & extension) for extension in sets]
        undefeated = arguing[id_] - {b for a, b in evaluation.defeats if a in sets[0]}
        defensible = bool(undefeated) if evaluation.semantics == "grounded" else any(holding)
        expected = Standing.JUSTIFIED if all(holding) else Standing.DEFENSIBLE if defensible else Standing.OVERRULED
        assert standing is expected


@given(ranked_maps(), st.data())
def test_every_argument_is_built_once_and_no_other(map_: ArgumentMap, data: st.DataObject) -> None:
    theory = theory_of(map_, data.draw(assumptions(map_, most=2)))
    arguments = build(theory)
    built = [tree_of(argument) for argument in arguments]
    formulas = theory.axioms | theory.premises | {rule.consequent for rule in theory.rules}
    expected = set().union(*(trees(theory, formula) for formula in formulas))
    assert len(built) == len(set(built))
    assert set(built) == expected
    for argument in arguments:
        assert argument.formulas == concluded(tree_of(argument))


@given(ranked_maps(), st.data())
def test_a_preference_takes_defeats_away_and_adds_none(map_: ArgumentMap, data: st.DataObject) -> None:
    ordering = data.draw(st.sampled_from(sorted(ORDERINGS)))
    with_, without = (evaluate_structured(m, ordering=ordering).defeats for m in (map_, replace(map_, preferences=())))
    assert with_ <= without


@given(ranked_maps(), st.data())
def test_what_excludes_is_excluded(map_: ArgumentMap, data: st.DataObject) -> None:
    contraries = theory_of(map_, data.draw(assumptions(map_, most=2))).contraries
    mutual = {(contrary.attacker, contrary.target): contrary.mutual for contrary in contraries}
    assert all(mutual[pair] for pair in mutual if pair[::-1] in mutual)


RIVALS = (Conflict("pq", ("p",), "q"), Conflict("qp", ("q",), "p"))


@pytest.mark.parametrize("ordering", sorted(ORDERINGS))
def test_of_two_claims_that_attack_each_other_the_preferred_one_is_justified(ordering: str) -> None:
    claims = (Statement("p", "P"), Statement("q", "Q"))
    map_ = ArgumentMap("m", statements=claims, conflicts=RIVALS, preferences=(Preference("r", "p", "q"),))
    found = evaluate_structured(map_, ordering=ordering)
    assert (found["p"], found["q"]) == (Standing.JUSTIFIED, Standing.OVERRULED)
    one_sided = evaluate_structured(replace(map_, conflicts=RIVALS[1:]), ordering=ordering)
    assert (one_sided["p"], one_sided["q"]) == (Standing.OVERRULED, Standing.JUSTIFIED)


@pytest.mark.parametrize(("premises", "attacker"), [(("p",), "p"), (("p", "q"), "attack")])
def test_an_attack_is_argued_for_itself_where_two_claims_make_it(premises: tuple[str, ...], attacker: str) -> None:
    claims = tuple(Statement(id_, id_.upper()) for id_ in "pqr")
    theory = theory_of(ArgumentMap("m", statements=claims, conflicts=(Conflict("attack", premises, "r"),)))
    assert [(contrary.attacker, contrary.target) for contrary in theory.contraries] == [(attacker, "r")]
    assert {rule.name for rule in theory.rules} == {attacker} - {"p"}


@pytest.mark.parametrize(
    ("accept", "preferred", "p"),
    [
        ("", "a/b", Standing.DEFENSIBLE),  # the better premise alone is not enough
        ("", "i/j", Standing.DEFENSIBLE),  # nor is the better step
        ("", "a/b i/j", Standing.JUSTIFIED),
        ("a b", "i/j", Standing.JUSTIFIED),  # accepted premises are no weak links
        ("a", "j/i", Standing.DEFENSIBLE),  # and who has no other is not the weaker one
    ],
)
def test_the_weakest_links_are_premises_and_steps_as_far_as_there_are_any(
    accept: str, preferred: str, p: Standing
) -> None:
    pairs = [pair.split("/") for pair in preferred.split()]
    map_ = ArgumentMap(
        "m",
        statements=tuple(Statement(id_, id_.upper()) for id_ in "abpq"),
        inferences=(Inference("i", ("a",), "p"), Inference("j", ("b",), "q")),
        conflicts=RIVALS,
        preferences=tuple(Preference(f"r{n}", *pair) for n, pair in enumerate(pairs)),
    )
    assert evaluate_structured(map_, Assumptions.of((), accept.split()), ordering="weakest-link")["p"] is p
    bare = replace(map_, inferences=map_.inferences[:1], preferences=(Preference("r", "a", "q"),))
    assert evaluate_structured(bare, ordering="weakest-link")["p"] is Standing.DEFENSIBLE  # no step is no weaker one


def test_steps_of_an_argument_that_is_itself_a_premise_are_argued_for() -> None:
    map_ = ArgumentMap(
        "m",
        statements=tuple(Statement(id_, id_.upper()) for id_ in "abcd"),
        arguments=(Argument("x", "X", inferences=("i",)),),
        inferences=(Inference("i", ("a",), "b", argument="x"), Inference("j", ("x",), "c")),
        conflicts=(Conflict("k", ("d",), "x"),),
    )
    assert evaluate_structured(map_)["c"] is Standing.OVERRULED
    assert evaluate_structured(map_, Assumptions.of(reject="d"))["c"] is Standing.JUSTIFIED


def test_both_readings_agree_on_the_articles_map(lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    grounded = evaluate(map_, Assumptions())
    assert {id_: SAME[standing] for id_, standing in evaluate_structured(map_).items()} == {
        s.id: grounded.status(s.id) for s in map_.statements
    }
