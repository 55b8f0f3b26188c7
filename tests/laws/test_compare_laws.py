"""Whatever maps are compared, a comparison says something sensible of them and never fails."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from argmap.compare.classroom import Classroom, Entry
from argmap.compare.comparison import compare
from argmap.compare.outline import outline
from argmap.compare.overlay import overlay
from argmap.compare.rubric import Rubric
from argmap.domain.model import ArgumentMap
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
    classroom = Classroom(outline(reference), [Entry("a", comparison), Entry("b", None, "unreadable")], Rubric())
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
