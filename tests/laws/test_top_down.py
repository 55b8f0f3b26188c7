"""The top-down arrangement: reasons below what they are for, grouped under a word; nothing on top of anything else."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import ArgumentMap, Inference, Statement
from argmap.draw.arrangement.wide import Room
from argmap.draw.compose import compose
from argmap.draw.look import Look
from argmap.draw.scene import Scene
from argmap.draw.structure import analyse
from argmap.formats import argdown
from argmap.views import Views
from tests.strategies import maps

MANY = "[T]: Close the centre. #thesis\n" + "".join(
    f"  {sign} [C{n}]: Claim number {n}.\n    + [D{n}]: For claim {n}.\n    - [E{n}]: Against claim {n}.\n"
    for n, sign in enumerate("+-+-+-+-+-+-+-+-")
)


def scene_of(map_: ArgumentMap, width: float = 800.0, **how: Any) -> Scene:
    return compose(map_, room=Room(width), look=Look("top-down", **how))


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    return [
        (a.id, b.id)
        for a, b in combinations(scene.boxes, 2)
        if a.x < b.x + b.width - 0.5
        and b.x < a.x + a.width - 0.5
        and a.y < b.y + b.height - 0.5
        and b.y < a.y + a.height - 0.5
    ]


@settings(max_examples=40, deadline=None)
@given(maps())
def test_no_box_stands_on_another_and_each_is_below_what_it_bears_on(map_: ArgumentMap) -> None:
    scene = scene_of(map_)
    placed = {box.id: box for box in scene.boxes}
    structure = analyse(map_)
    assert placed.keys() == structure.boxes.keys()
    assert not overlapping(scene)
    for child, step in structure.by.items():
        beside_root = step.kind != "support" and structure.depth[child] == 1
        if not beside_root:
            assert placed[child].y > placed[structure.parent[child]].y


@settings(max_examples=40, deadline=None)
@given(maps())
def test_what_strikes_a_step_ends_at_the_step_not_at_a_premise(map_: ArgumentMap) -> None:
    scene = scene_of(map_)
    premises = {step.id: step.sources for step in analyse(map_).steps.values()}
    spots = {junction.id: junction for junction in scene.junctions}
    for link in scene.links:
        if link.target not in spots or link.head == "none":
            continue
        x, y = link.points[-1]
        spot = spots[link.target]
        words = [badge for badge in scene.badges if badge.text and badge.box in premises[link.target]]
        at_word = any(abs(x - b.x - b.width) < 1 and b.y < y < b.y + b.height for b in words)
        assert at_word or dist((x, y), (spot.x, spot.y)) < spot.radius + 1


@pytest.mark.parametrize("width", [200.0, 330.0, 800.0])
def test_every_reason_and_objection_has_its_line_however_few_columns_there_are(width: float) -> None:
    map_ = argdown.load(MANY)
    scene = scene_of(map_, width)
    assert {link.element for link in scene.links} >= {step.id for step in analyse(map_).by.values()}
    assert not overlapping(scene)


def test_words_say_what_each_rail_means(lukashenko: Any) -> None:
    scene = scene_of(pipeline.load(lukashenko))
    words = [badge.text for badge in scene.badges]
    assert words.count("because") >= 10
    assert words.count("and") == 7
    assert "but" in words
    assert sum(not word for word in words) == 7  # trays, and the frame of what stands beside the argument
    assert {"from the thesis follows", "beside the argument"} <= {*words}
    assert not overlapping(scene)


def test_relations_across_the_tree_are_said_in_words(lukashenko: Any) -> None:
    map_ = pipeline.load(lukashenko)
    scene = scene_of(map_, numbers=Views(map_).material.numbers)
    box = next(
        box for box in scene.boxes if box.id == "not-joined" or "also meets" in " ".join(t.text for t in box.lines)
    )
    assert any(line.slot == "note" for line in box.lines)


def test_numbers_are_those_of_solutions_and_documents(lukashenko: Any) -> None:
    views = Views(pipeline.load(lukashenko))
    (sheet,) = argmap.load(lukashenko).sheets(direction="top-down", numbers=True)
    svg = sheet.svg
    told = pipeline.encode(views, "solutions").decode()
    for box, number in list(views.material.numbers.items())[:12]:
        first = views.material.title(box).split()[0]
        assert f"{number} {first}" in svg
        assert f"- {number} " in told


@pytest.mark.parametrize("direction", ["left-to-right", "top-down"])
def test_a_bare_picture_has_no_verdict_and_no_role(lukashenko: Any, direction: str) -> None:
    svg = argmap.load(lukashenko).sheets(direction=direction, bare=True)[0].svg
    for word in (
        "Thesis<",
        "Premise",
        "Objection",
        "Reply",
        "Undercutter",
        "answered",
        "denied",
        "supposed",
        "line-through",
    ):
        assert word not in svg


def test_title_and_claim_stand_together(lukashenko: Any) -> None:
    svg = argmap.load(lukashenko).sheets(text="both")[0].svg
    assert "All talk, no deeds" in svg
    assert "So far there has been" in svg


@pytest.mark.parametrize(
    ("output", "choices"),
    [("html", {"bare": True}), ("handout-docx", {"direction": "top-down"}), ("turtle", {"numbers": True})],
)
def test_choices_that_an_output_does_not_follow_are_refused(
    lukashenko: Any, tmp_path: Any, output: str, choices: Any
) -> None:
    with pytest.raises(ArgmapError):
        argmap.load(lukashenko).draw(tmp_path / "x", format=output, **choices)


@pytest.mark.parametrize("forked", [False, True])
def test_a_chain_of_two_thousand_claims_is_drawn(forked: bool) -> None:
    claims = tuple(Statement(f"s{i}", f"Link {i}") for i in range(2000))
    steps = tuple(Inference(f"i{i}", (f"s{i}",), f"s{0 if forked and i == 2 else i - 1}") for i in range(1, 2000))
    scene = scene_of(ArgumentMap("chain", statements=claims, inferences=steps))
    assert len(scene.boxes) == 2000
    assert all(box.width > 20 for box in scene.boxes)
