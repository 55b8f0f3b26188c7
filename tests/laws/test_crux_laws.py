"""Crux sets and reasons are what trying everything out finds, cycles included; a dialogue keeps to its rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, product
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, Stance
from argmap.semantics import Assumptions, Condition, Framework, Status, evaluate, from_map, grounded
from argmap.semantics.crux import crux_sets, turned
from argmap.semantics.crux.certificate import Certificate
from argmap.semantics.crux.question import Question, doubting
from argmap.semantics.dispute import Move, dispute
from argmap.semantics.reasons import basic, reasons
from tests.strategies import assumptions, maps

MANY = settings(max_examples=max(120, settings.default.max_examples if settings.default else 0))


MAPS = maps(claims=6, nested=False, listed=False, stances=(Stance.ASSERTED, Stance.ASSERTED, Stance.CONCEDED))
# A map, and a reader who may have made up their mind about one or two elements.
READ_MAPS = MAPS.flatmap(lambda map_: st.tuples(st.just(map_), assumptions(map_, 2)))


def minimal(sets: list[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(other < one for other in sets)}


def subsets(ids: list[str]) -> list[frozenset[str]]:
    return [frozenset(some) for n in range(len(ids) + 1) for some in combinations(ids, n)]


@given(READ_MAPS, st.booleans())
def test_crux_sets_are_those_that_trying_every_set_of_rejections_finds(
    read: tuple[ArgumentMap, Assumptions], relations: bool
) -> None:
    map_, assumptions = read
    evaluation = evaluate(map_, assumptions)
    names = [i for i in (evaluation if relations else [box.id for box in map_.boxes]) if i in evaluation][:6]
    for target in names[:2]:
        free = [i for i in names if i != target and i not in assumptions.everything]
        before = evaluation.status(target)
        found = []
        for chosen in subsets(free):
            after = evaluate(map_, assumptions.then(Assumptions.of(chosen))).findings.status(target)
            if after in turned(before):
                found.append(chosen)
        crux = crux_sets(map_, target, assumptions, 10_000, largest=len(names), among=names)
        assert crux.complete
        assert set(crux.sets) == minimal(found)
        smallest = crux_sets(map_, target, assumptions, 10_000, among=names)
        assert set(smallest.sets) == {s for s in minimal(found) if len(s) == min(map(len, found))}
        assert all(after in turned(before) for after in crux.after)


@given(READ_MAPS)
def test_reasons_are_the_minimal_sets_that_suffice_whatever_is_believed_rejected_or_doubted(
    read: tuple[ArgumentMap, Assumptions],
) -> None:
    map_, assumptions = read
    evaluation = evaluate(map_, assumptions)
    plain = from_map(map_)
    for target in [s.id for s in map_.statements if s.id in evaluation][:3]:
        status = evaluation.findings.status(target)
        if status is Status.OPEN:
            assert reasons(map_, target, assumptions).sets == ()
            continue
        free = [i for i in basic(map_, plain) if i != target and i not in assumptions.everything][:5]
        if len(free) < len([i for i in basic(map_, plain) if i != target and i not in assumptions.everything]):
            continue
        reached = {}
        for ways in product(("believed", "rejected", "doubted"), repeat=len(free)):
            rejected = [i for i, way in zip(free, ways, strict=True) if way == "rejected"]
            doubted = [i for i, way in zip(free, ways, strict=True) if way == "doubted"]
            framework = doubting(plain.assuming(assumptions.then(Assumptions.of(rejected))), doubted)
            reached[ways] = grounded(framework).status[target]
        sufficient = [
            kept
            for kept in subsets(free)
            if all(
                verdict is status
                for ways, verdict in reached.items()
                if all(way == "believed" for i, way in zip(free, ways, strict=True) if i in kept)
            )
        ]
        found = reasons(map_, target, assumptions, 10_000, largest=len(free))
        assert found.complete
        assert set(found.sets) == minimal(sufficient)


@given(READ_MAPS)
def test_the_case_against_turns_the_verdict(read: tuple[ArgumentMap, Assumptions]) -> None:
    map_, assumptions = read
    evaluation = evaluate(map_, assumptions)
    target = map_.statements[0].id
    case = reasons(map_, target, assumptions).against
    if case is None:
        assert not crux_sets(map_, target, assumptions).sets
        return
    then = assumptions.then(Assumptions.of(case.reject))
    assert evaluate(map_, then).findings.status(target) is case.then
    assert case.then in turned(evaluation.findings.status(target))


@given(MAPS, st.randoms(use_true_random=False))
def test_the_order_of_relations_does_not_matter_to_crux_sets(map_: ArgumentMap, random: object) -> None:
    turned_round = replace(map_, inferences=map_.inferences[::-1], conflicts=map_.conflicts[::-1])
    target = map_.statements[0].id
    assert crux_sets(map_, target).sets == crux_sets(turned_round, target).sets


@given(READ_MAPS)
def test_a_dialogue_is_won_by_the_side_whose_verdict_it_is_and_which_moves_last_in_every_line(
    read: tuple[ArgumentMap, Assumptions],
) -> None:
    map_, assumptions = read
    evaluation = evaluate(map_, assumptions)
    for id_ in evaluation:
        played = dispute(evaluation, id_)
        assert played.winner == {"holds": "proponent", "falls": "opponent", "open": None}[evaluation.status(id_)]
        moves = [move for _, move in played.opening.walk()]
        last = [move for move in moves if not move.replies]
        assert len(played.to_text().splitlines()) == len(moves) + 1
        assert json.loads(json.dumps(played.to_dict()))["winner"] == played.winner
        if played.winner is None:
            assert [move.kind in ("repeats", "assumes") for move in last] == [True]
        else:
            assert {move.player for move in last} == {played.winner}


@given(st.sampled_from(["reject", "keep"]), READ_MAPS)
@MANY
def test_the_clause_that_a_failure_teaches_excludes_it_and_no_answer(
    kind: Literal["reject", "keep"], read: tuple[ArgumentMap, Assumptions]
) -> None:
    map_, assumptions = read
    plain = from_map(map_)
    names = [box.id for box in map_.boxes] if kind == "reject" else basic(map_, plain)
    for target in [s.id for s in map_.statements][:3]:
        free = tuple(i for i in names if i in plain.conditions and i != target and i not in assumptions.everything)[:4]
        relevant = Question(plain.assuming, assumptions, target, frozenset(), free, kind).relevant
        literals = {name: n for n, name in enumerate(relevant, 1)}
        for wanted in Status:
            question = Question(plain.assuming, assumptions, target, frozenset({wanted}), free, kind)
            reached = {chosen: question.label(chosen) for chosen in subsets(list(relevant))}
            answers = {chosen for chosen, labelling in reached.items() if labelling.status[target] is wanted}
            for chosen in reached.keys() - answers:
                clause = Certificate(question, reached[chosen], chosen).clause(literals)
                excluded = {other for other in reached if not satisfied(clause, relevant, other)}
                assert chosen in excluded
                assert not excluded & answers


def satisfied(clause: list[int], names: tuple[str, ...], chosen: frozenset[str]) -> bool:
    return any((literal > 0) is (names[abs(literal) - 1] in chosen) for literal in clause)


@given(READ_MAPS)
@MANY
def test_every_attack_on_what_the_winner_says_is_made_and_answered(read: tuple[ArgumentMap, Assumptions]) -> None:
    map_, assumptions = read
    evaluation = evaluate(map_, assumptions)
    conditions = evaluation.findings.framework.in_force
    for id_ in evaluation:
        played = dispute(evaluation, id_)
        if played.winner is None:
            continue
        moves = [move for _, move in played.opening.walk()]
        assert all(len(move.replies) == 1 for move in moves if move.player != played.winner and move is not moves[0])
        said = [
            move for move in moves if move.player == played.winner and move.kind in ("claims", "attacks", "undercuts")
        ]
        replies = {move.id for move in moves if move.player != played.winner and move.kind in ("attacks", "undercuts")}
        for move in said:
            for node in (move.id, *move.support):
                assert replies.issuperset(conditions[node].none_of)
            if not move.cut:
                assert supported(move, conditions, replies)


def supported(move: Move, conditions: Mapping[str, Condition], replies: set[str]) -> bool:
    """Whether each statement of a move has, if it needs any, a reason among the others, attacks on which are answered."""
    inside = {move.id, *move.support}
    relation = conditions[move.id].all_of
    inside |= set(relation)
    return all(
        not conditions[node].some_of
        or any(
            inside.issuperset(conditions[step].all_of) and replies.issuperset(conditions[step].none_of)
            for step in conditions[node].some_of
        )
        for node in move.support
    )


def test_a_clause_says_once_what_is_false_for_two_reasons() -> None:
    conditions = {"t": Condition(none_of=("u", "v")), "u": Condition(("b", "a")), "v": Condition(("a",))}
    framework = Framework({**conditions, "a": Condition(), "b": Condition()})
    question = Question(framework.assuming, Assumptions(), "t", frozenset({Status.FALLS}), ("a", "b"))
    rejected = ("a", "b")
    assert Certificate(question, question.label(rejected), rejected).clause({"a": 1, "b": 2}) == [-1]
