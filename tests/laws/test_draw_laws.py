"""What holds of the picture of any map."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.draw.arrangement.wide import Room
from argmap.draw.compose import compose
from argmap.draw.look import Look
from argmap.draw.measure import width
from argmap.draw.scene import Badge, Box, Scene
from argmap.draw.sheets.drawing import Drawing
from argmap.draw.sheets.paper import find_paper
from argmap.draw.sheets.picture import draw
from argmap.draw.sheets.selection import select
from argmap.draw.svg import draw_svg
from tests.strategies.drawings import tangled_trees, trees

ARRANGEMENTS = ("wide", "narrow")
LIMIT = 380
BARE = Look(bare=True)


standings = st.dictionaries(st.integers(0, 24).map(lambda i: f"s{i}"), st.sampled_from(["holds", "falls", "open"]))


def overlap(a: Box, b: Box | Badge) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def check(scene: Scene, map: ArgumentMap) -> None:
    boxes = {box.id: box for box in scene.boxes}
    assert sorted(box.id for box in scene.boxes) == sorted(s.id for s in map.statements)
    assert {link.element for link in scene.links} == {
        element.id for element in (*map.inferences, *map.conflicts, *map.rephrases)
    }
    names = [link.id for link in scene.links]
    assert len(names) == len(set(names))
    ends = set(boxes) | {junction.id for junction in scene.junctions}
    assert {end for link in scene.links for end in (link.source, link.target)} <= ends
    assert all(len(link.points) % 3 == 1 and len(link.points) >= 4 for link in scene.links)
    ordered = list(boxes.values())
    assert not [(a.id, b.id) for i, a in enumerate(ordered) for b in ordered[i + 1 :] if overlap(a, b)]
    for box in ordered:
        assert 0 <= box.x < box.x + box.width <= scene.width
        assert 0 <= box.y < box.y + box.height <= scene.height
        for line in box.lines:
            extent = width(line.text, line.size, line.weight)
            left = line.x if line.align == "start" else line.x - extent
            assert box.x + 2 <= left
            assert left + extent <= box.x + box.width - 2
            assert box.y < line.y - line.size * 0.7
            assert line.y + line.size * 0.22 < box.y + box.height
        rows = sorted(line.y for line in box.lines if line.slot == "title")
        assert all(below - above >= 12 for above, below in pairwise(rows))
    for link in scene.links:
        assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in link.points)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
@given(map=tangled_trees(), standing=standings)
@settings(max_examples=40, deadline=None)
def test_boxes_never_overlap_text_fits_and_everything_is_drawn(
    arrangement: str, map: ArgumentMap, standing: dict[str, str]
) -> None:
    scene = compose(map, standing, arrangement=arrangement)  # type: ignore[arg-type]
    check(scene, map)
    if arrangement == "narrow":
        assert scene.width <= LIMIT


@given(map=tangled_trees())
@settings(max_examples=25, deadline=None)
def test_the_svg_of_any_map_is_well_formed_and_always_the_same(map: ArgumentMap) -> None:
    svg = draw_svg(compose(map), embed_font=False)
    ET.fromstring(svg)
    assert svg == draw_svg(compose(map), embed_font=False)


@given(map=trees())
@settings(max_examples=25, deadline=None)
def test_in_a_tree_every_conclusion_is_left_of_its_premises(map: ArgumentMap) -> None:
    boxes = {box.id: box for box in compose(map).boxes}
    for target, sources in (
        *((i.conclusion, i.premises) for i in map.inferences),
        *((c.target, c.premises) for c in map.conflicts),
    ):
        for source in sources:
            assert boxes[target].x + boxes[target].width < boxes[source].x


@given(map=trees())
@settings(max_examples=25, deadline=None)
def test_in_a_tree_lines_touch_no_box_but_their_own(map: ArgumentMap) -> None:
    scene = compose(map)
    for link in scene.links:
        for box in scene.boxes:
            if box.id not in (link.source, link.target):
                assert not [p for p in along(link.points) if inside(p, box)], (link.id, box.id)


def inside(point: tuple[float, float], box: Box | Badge) -> bool:
    return box.x < point[0] < box.x + box.width and box.y < point[1] < box.y + box.height


def along(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    found = []
    for i in range(1, len(points), 3):
        a, b, c, d = points[i - 1], *points[i : i + 3]
        for step in range(21):
            t, u = step / 20, 1 - step / 20
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            found.append(tuple(sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1)))
    return found  # type: ignore[return-value]


PARTED = given(map=tangled_trees(), name=st.sampled_from(["a5-portrait", "slide-4x3"]), full=st.booleans())


@PARTED
@settings(max_examples=8, deadline=None)
def test_parts_of_any_map_hold_all_of_it_and_overlap_nowhere(map: ArgumentMap, name: str, full: bool) -> None:
    assert_parts_hold_all(map, name, full)


@pytest.mark.thorough
@PARTED
@settings(max_examples=60, deadline=None)
def test_parts_of_many_maps_hold_all_of_them(map: ArgumentMap, name: str, full: bool) -> None:
    assert_parts_hold_all(map, name, full)


def assert_parts_hold_all(map: ArgumentMap, name: str, full: bool) -> None:
    """Each claim is on one part, where nothing lies on it, and each relation is drawn or told."""
    scenes: list[Scene] = []

    def paint(scene: Scene, theme: object, **settings: object) -> str:
        scenes.append(scene)
        return draw_svg(scene, embed_font=False)

    paper = replace(find_paper(name), least=18.0)
    sheets = draw(map, Drawing(paper=paper, full=full), paint=paint)
    assert len(scenes) == len(sheets)
    assert {box.id for scene in scenes for box in scene.boxes} == {s.id for s in map.statements}
    for scene in scenes:
        names = [box.id for box in scene.boxes]
        assert len(names) == len(set(names))
        assert not [(a.id, b.id) for a, b in combinations(scene.boxes, 2) if overlap(a, b)]
    drawn = {link.element for scene in scenes for link in scene.links}
    told = " ".join(line.text for scene in scenes for box in scene.boxes for line in box.lines if line.slot == "note")
    for element in (*map.inferences, *map.conflicts):
        if element.id not in drawn:
            assert "(part" in told or "more relations" in told


@given(map=tangled_trees(), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_selection_is_closed_and_counts_what_it_leaves_out(map: ArgumentMap, data: st.DataObject) -> None:
    depth = data.draw(st.integers(0, 4))
    structure, hidden = select(map, depth=depth)
    assert len(structure.boxes) + sum(hidden.values()) == len(map.statements)
    assert hidden.keys() <= structure.boxes.keys()
    root = data.draw(st.sampled_from([s.id for s in map.statements]))
    below, _ = select(map, root=root)
    assert root in below.boxes
    for step in map.inferences:
        if step.conclusion in below.boxes:
            assert set(step.premises) <= below.boxes.keys()
    draw(map, Drawing(root=root, depth=depth), paint=lambda scene, *_, **__: draw_svg(scene, embed_font=False))


@given(map=tangled_trees(), standing=standings)
def test_lines_of_columns_begin_and_end_apart_from_each_other(map: ArgumentMap, standing: dict[str, str]) -> None:
    scene = compose(map, standing, {}, "wide")
    boxes = {box.id for box in scene.boxes}
    ends = [(link.target, *link.points[-1]) for link in scene.links if link.target in boxes]
    ends += [(link.source, *link.points[0]) for link in scene.links if link.source in boxes]
    loops = {link.source for link in scene.links if link.source == link.target}
    assert [end for end in ends if ends.count(end) > 1 and end[0] not in loops] == []


@given(map=tangled_trees(), count=st.integers(1, 12), fixed=st.booleans())
@settings(max_examples=25, deadline=None)
def test_claims_that_nothing_ties_to_the_thesis_stand_in_a_place_of_their_own(
    map: ArgumentMap, count: int, fixed: bool
) -> None:
    loose = tuple(Statement(f"l{n}", "On its own") for n in range(count))
    whole = replace(map, statements=(*loose, *map.statements))
    scene = compose(whole, room=Room(fixed=fixed))
    check(scene, whole)
    (frame,) = (badge for badge in scene.badges if badge.kind == "soft" and not badge.text)
    within = {box.id for box in scene.boxes if overlap(box, frame)}
    assert within == {claim.id for claim in loose}
    assert not [link.id for link in scene.links for point in along(link.points) if inside(point, frame)]
    narrow = compose(whole, arrangement="narrow")
    (word,) = (badge for badge in narrow.badges if badge.kind == "soft" and badge.box.startswith("l"))
    assert all((box.y > word.y) == box.id.startswith("l") for box in narrow.boxes)
    assert not [
        badge
        for scene in (compose(map), compose(replace(whole, inferences=(), conflicts=(), rephrases=()), look=BARE))
        for badge in scene.badges
        if badge.kind == "soft" and badge.text == word.text
    ]


def test_lines_from_a_thesis_to_what_follows_from_it_keep_apart() -> None:
    names = ("t", "one", "two", "three")
    claims = tuple(Statement(name, name.title(), role=Role.THESIS if name == "t" else Role.CLAIM) for name in names)
    steps = tuple(Inference(f"to-{name}", ("t",), name) for name in names[1:])
    scene = compose(ArgumentMap("m", "M", claims, inferences=steps), {}, {}, "wide")
    assert len({link.points[0] for link in scene.links}) == 3
    assert len({round(min(x for x, _ in link.points)) for link in scene.links}) == 3
