"""What is judged anew after an assumption is judged as it would be from scratch, round by round."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import process_time
from types import ModuleType

import pytest

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.semantics import evaluate
from argmap.semantics.fixpoint import grounded
from argmap.semantics.reading import read_under
from argmap.semantics.standing import Standing


def test_what_depends_on_an_assumption_is_judged_as_from_scratch(verdict_maps: ModuleType) -> None:
    chance, plain = Random(23), 0
    for _ in range(400):
        map_ = verdict_maps.random_map(chance, 12)
        settings = verdict_maps.random_settings(chance)
        if chance.random() < 0.3:  # nothing weighed
            statements = tuple(replace(s, standard="") for s in map_.statements)
            map_ = replace(map_, standard="", preferences=(), statements=statements)
            settings = replace(settings, standard="")
        for _ in range(3):
            assumed = verdict_maps.random_assumptions(chance, map_)
            standing = Standing.of(map_, settings)
            plain += not standing.framework.weighings
            framework, labelling = standing.under(assumed)
            scratch = read_under(map_, assumed, settings)
            expected = grounded(scratch)
            assert (framework, labelling.round) == (scratch, expected.round), (map_, assumed)
            assert labelling.status == expected.status, (map_, assumed)
            assert [*labelling.status] == [*expected.status]
    assert 200 < plain < 600


def test_verdicts_after_others_are_those_of_a_map_that_is_judged_for_the_first_time(verdict_maps: ModuleType) -> None:
    chance = Random(24)
    for _ in range(60):
        map_ = verdict_maps.random_map(chance)
        settings = verdict_maps.random_settings(chance)
        for _ in range(3):
            assumed = verdict_maps.random_assumptions(chance, map_)
            again = evaluate(map_, assumed, settings=settings)
            assert dict(again) == dict(evaluate(replace(map_), assumed, settings=settings))


def test_another_setting_is_another_standing() -> None:
    map_ = ArgumentMap("m", statements=(Statement("a", "A"),))
    from argmap.domain.rules import PLAIN, Settings

    first = Standing.of(map_, PLAIN)
    assert Standing.of(map_, PLAIN) is first
    assert Standing.of(map_, Settings("preponderance")) is not first


@pytest.mark.thorough
def test_a_what_if_on_a_large_map_takes_a_tenth_of_the_first_evaluation_or_less() -> None:
    chance, size = Random(1), 20_000
    above = [chance.randrange(n // 4, n) if n > 1 else 0 for n in range(1, size)]
    relations = [(f"r{n}", (f"s{n}",), f"s{goal}") for n, goal in enumerate(above, 1)]
    map_ = ArgumentMap(
        "large",
        statements=tuple(Statement(f"s{n}", f"S{n}") for n in range(size)),
        inferences=tuple(Inference(*row) for n, row in enumerate(relations) if n % 4),
        conflicts=tuple(Conflict(*row, ConflictKind.ATTACK) for n, row in enumerate(relations) if not n % 4),
    )
    start = process_time()
    evaluate(map_, Assumptions())
    first = process_time() - start
    evaluate(map_, Assumptions.of(["s9"]))  # finds what depends on what
    start = process_time()
    evaluate(map_, Assumptions.of([f"s{size - 1}"]))
    assert process_time() - start < first / 10
