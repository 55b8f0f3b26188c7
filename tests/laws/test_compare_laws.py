"""Whatever maps are compared, a comparison says something sensible of them and never fails."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.compare.classroom import Classroom, HandIn
from argmap.compare.comparison import compare
from argmap.compare.outline import outline
from argmap.compare.overlay import overlay
from argmap.compare.rubric import Rubric
from argmap.compare.scoring import OTHER_TIE, Neighbours, Scores, agreement, neighbourhood
from argmap.domain.model import ArgumentMap, Conflict, Inference, Statement
from argmap.feedback import questions
from tests.strategies.written import written_maps

QUIET = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(written_maps(), written_maps())
def test_any_two_maps_can_be_compared_told_drawn_and_graded(student: ArgumentMap, reference: ArgumentMap) -> None:
    comparison = compare(student, reference)
    assert comparison.report.text(None)
    data = comparison.to_dict(Rubric())
    assert 0 <= data["grade"]["least"] <= data["grade"]["most"] <= 100
    both, words = overlay(comparison)
    assert words.keys() <= both.elements.keys()
    classroom = Classroom(outline(reference), [HandIn("a", comparison), HandIn("b", None, "unreadable")], Rubric())
    assert len(classroom.to_csv().splitlines()) >= 3
    assert classroom.summary()


@QUIET
@given(written_maps())
def test_confirming_that_every_box_is_itself_leaves_no_mistake(argument_map: ArgumentMap) -> None:
    told = {box: (box,) for box in outline(argument_map).boxes}
    comparison = compare(argument_map, argument_map, told)
    assert [f.kind for f in comparison.mistakes] == []
    assert comparison.measures.edits == 0


@QUIET
@given(written_maps())
def test_any_map_can_be_asked_about(argument_map: ArgumentMap) -> None:
    assert all(question.message.endswith("?") for question in questions(argument_map))


def defined_agreement(one: Neighbours, other: Neighbours, trust: Scores) -> dict[tuple[str, str], float]:
    """Compute for each two boxes, by itself, how far the neighbours of the one are trusted to be some of the other's."""
    agreed = {}
    for a, b in ((a, b) for a in one for b in other):
        theirs = {y: kind for y, kind in other[b].items() if y != b}
        mine = {x: tie for x, tie in one[a].items() if x != a}
        best = [
            max((trust[x][y] * (1 if tie == kind else OTHER_TIE) for y, kind in theirs.items()), default=0.0)
            for x, tie in mine.items()
        ]
        agreed[a, b] = sum(best) / max(1, len(best))
    return agreed


def bushy_map(chance: Random) -> ArgumentMap:
    """A map in which many boxes hang on few, some on two, for or against."""
    names = [f"s{n}" for n in range(chance.randint(2, 12))]
    ties = [(name, chance.choice(names[: chance.randint(1, n)])) for n, name in enumerate(names) if n for _ in "12"]
    support, attack = ([tie for tie in ties if chance.random() < 0.5] for _ in "12")
    return ArgumentMap(
        "m",
        statements=tuple(Statement(name, name) for name in names),
        inferences=tuple(Inference(f"i{n}", (one,), other) for n, (one, other) in enumerate(support)),
        conflicts=tuple(Conflict(f"c{n}", (one,), other) for n, (one, other) in enumerate(attack)),
    )


@given(st.randoms(use_true_random=False))
def test_neighbours_that_are_weighed_for_all_at_once_agree_as_each_by_itself(chance: Random) -> None:
    mine, theirs = (outline(bushy_map(chance)) for _ in "12")
    trust = {x: {y: chance.choice((0.0, 0.5, chance.random())) for y in theirs.boxes} for x in mine.boxes}
    for one, other in zip(neighbourhood(mine), neighbourhood(theirs), strict=True):
        turned = {y: {x: row[y] for x, row in trust.items()} for y in theirs.boxes}
        defined = defined_agreement(one, other, trust)
        assert dict.fromkeys(defined, 0.0) | agreement(one, other, turned) == pytest.approx(defined)
