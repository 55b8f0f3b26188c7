"""Composing: what is a box, a junction, a line, and what the boxes say."""

import time

import pytest

from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Rephrase,
    Role,
    Source,
    Statement,
)
from argmap.draw.compose import compose
from argmap.draw.scene import Box, Scene


def statements(*names: str, **roles: Role) -> tuple[Statement, ...]:
    return tuple(Statement(name, f"Statement {name}", role=roles.get(name, Role.CLAIM)) for name in names)


def box(scene: Scene, name: str) -> Box:
    return next(found for found in scene.boxes if found.id == name)


def test_an_empty_map_is_an_empty_picture() -> None:
    for arrangement in ("wide", "narrow"):
        scene = compose(ArgumentMap("empty"), arrangement=arrangement)  # type: ignore[arg-type]
        assert (scene.boxes, scene.links, scene.title) == ((), (), "empty")
        assert scene.width > 0
        assert scene.height > 0


def test_a_statement_alone_has_room_to_speak() -> None:
    scene = compose(ArgumentMap("one", statements=(Statement("a", "word " * 12),)))
    assert box(scene, "a").width > 200


def test_the_thesis_stands_at_the_left_and_premises_to_its_right() -> None:
    found = compose(
        ArgumentMap("m", statements=statements("p", "t", "q", t=Role.THESIS),
                    inferences=(Inference("i", ("p",), "t"), Inference("j", ("q",), "p")))
    )  # fmt: skip
    t, p, q = (box(found, name) for name in "tpq")
    assert t.shape == "thesis"
    assert t.x + t.width < p.x
    assert p.x + p.width < q.x


def test_premises_stand_in_the_order_of_the_article_if_it_is_known() -> None:
    def anchored(name: str, paragraph: int) -> Statement:
        return Statement(name, name, anchors=(Anchor(paragraph, 1),) if paragraph else ())

    steps = tuple(Inference(f"i{n}", (n,), "t") for n in "abc")
    told = compose(
        ArgumentMap(
            "m", statements=(anchored("t", 9), anchored("a", 3), anchored("b", 1), anchored("c", 2)), inferences=steps
        )
    )
    assert [b.id for b in sorted(told.boxes, key=lambda b: b.y) if b.id != "t"] == ["b", "c", "a"]
    untold = compose(
        ArgumentMap(
            "m", statements=(anchored("t", 9), anchored("a", 3), anchored("b", 1), anchored("c", 0)), inferences=steps
        )
    )
    assert [b.id for b in sorted(untold.boxes, key=lambda b: b.y) if b.id != "t"] == ["a", "b", "c"]


@pytest.mark.parametrize("arrangement", ["wide", "narrow"])
def test_linked_premises_meet_at_a_plus_and_one_arrow_goes_on(arrangement: str) -> None:
    scene = compose(
        ArgumentMap("m", statements=statements("t", "a", "b"), inferences=(Inference("i", ("a", "b"), "t"),)),
        arrangement=arrangement,  # type: ignore[arg-type]
    )
    (junction,) = scene.junctions
    assert (junction.id, junction.kind) == ("i", "linked")
    assert {(link.source, link.target, link.head) for link in scene.links} == {
        ("a", "i", "none"), ("b", "i", "none"), ("i", "t", "arrow")
    }  # fmt: skip
    if arrangement == "wide":
        assert box(scene, "t").x + box(scene, "t").width < junction.x < box(scene, "a").x
        assert box(scene, "a").y < junction.y < box(scene, "b").y + box(scene, "b").height


@pytest.mark.parametrize("arrangement", ["wide", "narrow"])
def test_an_undercut_ends_on_a_ring_at_the_step_and_an_undercut_of_it_on_another(arrangement: str) -> None:
    scene = compose(
        ArgumentMap(
            "m",
            statements=statements("t", "a", "u", "v"),
            inferences=(Inference("i", ("a",), "t"),),
            conflicts=(
                Conflict("cu", ("u",), "i", ConflictKind.UNDERCUT),
                Conflict("cv", ("v",), "cu", ConflictKind.UNDERCUT),
            ),
        ),
        arrangement=arrangement,  # type: ignore[arg-type]
    )
    assert {(j.id, j.kind) for j in scene.junctions} == {("i", "step"), ("cu", "step")}
    ends = {(link.source, link.target, link.head) for link in scene.links}
    assert ends == {
        ("a", "i", "none"),
        ("i", "t", "arrow"),
        ("u", "cu", "none"),
        ("cu", "i", "bar"),
        ("v", "cu", "bar"),
    }
    first, second = sorted(scene.junctions, key=lambda j: j.y)
    assert second.y - first.y > first.radius + second.radius
    assert [box(scene, name).shape for name in "uv"] == ["undercut", "undercut"]


def test_an_argument_without_steps_is_a_box_and_one_with_steps_is_its_last_step() -> None:
    scene = compose(
        ArgumentMap(
            "m",
            statements=statements("t", "a", "b", "c"),
            arguments=(Argument("sketch", "Sketch", "Text of it"), Argument("full", "Full", inferences=("i",))),
            inferences=(Inference("i", ("a",), "t", argument="full"), Inference("j", ("sketch",), "t")),
            conflicts=(Conflict("k", ("b",), "full"), Conflict("l", ("c",), "sketch")),
        )
    )
    assert box(scene, "sketch").label == "Argument"
    assert "full" not in {b.id for b in scene.boxes}
    assert ("b", "i", "bar") in {(link.source, link.target, link.head) for link in scene.links}
    assert ("c", "sketch", "bar") in {(link.source, link.target, link.head) for link in scene.links}


def test_a_box_says_its_role_and_whether_it_was_answered() -> None:
    found = compose(
        ArgumentMap(
            "m",
            statements=(
                Statement("t", "Thesis", role=Role.THESIS),
                Statement("p", "Premise", role=Role.PREMISE, strand="army"),
                Statement("o", "Against"),
                Statement("r", "Against that"),
            ),
            strands={"army": "The army"},
            inferences=(Inference("i", ("p",), "t"),),
            conflicts=(Conflict("k", ("o",), "t"), Conflict("l", ("r",), "o")),
        ),
        {"o": "falls", "p": "falls", "t": "open"},
        {"t": "in doubt"},
    )
    said = {b.id: (b.shape, b.label, b.mark) for b in found.boxes}
    assert said == {
        "t": ("thesis", "Thesis", "in doubt"),
        "p": ("premise", "Premise · The army", "falls"),
        "o": ("objection", "Objection", "answered"),
        "r": ("objection", "Reply", ""),
    }
    assert {line.text for b in found.boxes for line in b.lines if line.slot == "mark"} == {
        "in doubt",
        "does not stand",
        "answered",
    }


def test_symmetric_conflicts_have_a_head_at_both_ends() -> None:
    scene = compose(
        ArgumentMap(
            "m", statements=statements("a", "b"), conflicts=(Conflict("c", ("b",), "a", ConflictKind.CONTRARY),)
        )
    )
    assert [(link.head, link.tail) for link in scene.links] == [("bar", "bar")]


def test_a_shared_premise_is_one_box_with_a_line_to_each_conclusion() -> None:
    scene = compose(
        ArgumentMap(
            "m",
            statements=statements("t", "a", "b", "s", t=Role.THESIS),
            inferences=(
                *(Inference(f"i{n}", (n,), "t") for n in "ab"),
                Inference("x", ("s",), "a"),
                Inference("y", ("s",), "b"),
            ),
        )
    )
    assert sorted(b.id for b in scene.boxes) == ["a", "b", "s", "t"]
    assert {(link.source, link.target) for link in scene.links} >= {("s", "a"), ("s", "b")}


CIRCLES = {
    "self loop": ((Inference("i", ("a",), "a"),), ()),
    "self attack": ((), (Conflict("c", ("a",), "a"),)),
    "circle": ((Inference("i", ("a",), "b"), Inference("j", ("b",), "c"), Inference("k", ("c",), "a")), ()),
    "mutual attack": ((), (Conflict("c", ("a",), "b"), Conflict("d", ("b",), "a"))),
    "undercuts of each other": (
        (),
        (Conflict("c", ("a",), "d", ConflictKind.UNDERCUT), Conflict("d", ("b",), "c", ConflictKind.UNDERCUT)),
    ),
    "undercut of itself": ((), (Conflict("c", ("a",), "c", ConflictKind.UNDERCUT),)),
    "step to its own step": ((Inference("i", ("a", "b"), "i"),), ()),
    "no premises": ((Inference("i", (), "a"),), ()),
    "nowhere": ((Inference("i", ("a",), "gone"), Inference("j", ("gone",), "a")), (Conflict("c", ("gone",), "gone"),)),
}


@pytest.mark.parametrize("arrangement", ["wide", "narrow"])
@pytest.mark.parametrize("case", CIRCLES)
def test_circles_and_loose_ends_are_drawn_without_complaint(case: str, arrangement: str) -> None:
    inferences, conflicts = CIRCLES[case]
    scene = compose(
        ArgumentMap("m", statements=statements("a", "b", "c"), inferences=inferences, conflicts=conflicts),  # type: ignore[arg-type]
        arrangement=arrangement,  # type: ignore[arg-type]
    )
    assert sorted(b.id for b in scene.boxes) == ["a", "b", "c"]


def test_parts_that_hang_together_with_nothing_are_drawn_below_the_rest() -> None:
    scene = compose(
        ArgumentMap(
            "m", statements=statements("t", "a", *"bcdefg", t=Role.THESIS), inferences=(Inference("i", ("a",), "t"),)
        )
    )
    assert len(scene.boxes) == 8
    assert box(scene, "b").y > box(scene, "t").y + box(scene, "t").height


def test_the_source_line_names_work_author_and_date() -> None:
    sources = (Source("a", "The Article", author="p", date="2022"), Source("p", "A. Person"))
    scene = compose(ArgumentMap("m", statements=statements("x"), sources=sources, article="a"))
    assert scene.source_line == "Argument of: The Article, A. Person, 2022"


def test_a_rephrase_is_a_line_without_a_head() -> None:
    scene = compose(ArgumentMap("m", statements=statements("a", "b"), rephrases=(Rephrase("r", ("a",), "b"),)))
    assert [(link.kind, link.head) for link in scene.links] == [("rephrase", "none")]


@pytest.mark.parametrize("arrangement", ["wide", "narrow"])
@pytest.mark.parametrize("form", ["chain", "star", "bush", "undercuts"])
def test_two_thousand_statements_take_a_second(form: str, arrangement: str) -> None:
    names = [f"s{i}" for i in range(2000)]
    above = {
        "chain": lambda i: i - 1,
        "star": lambda _: 0,
        "bush": lambda i: (i - 1) // 3,
        "undercuts": lambda i: i - 1,
    }[form]
    steps = tuple(Inference(f"i{i}", (names[i],), names[above(i)]) for i in range(1, 2000))
    chain = tuple(
        Conflict(f"i{i}", (names[i],), f"i{i - 1}" if i > 1 else names[0], ConflictKind.UNDERCUT)
        for i in range(1, 2000)
    )
    map = ArgumentMap(
        "big",
        statements=statements(*names),
        inferences=() if form == "undercuts" else steps,
        conflicts=chain if form == "undercuts" else (),
    )
    start = time.process_time()
    scene = compose(map, arrangement=arrangement)  # type: ignore[arg-type]
    assert len(scene.boxes) == 2000
    assert time.process_time() - start < 2


@pytest.mark.parametrize("arrangement", ["wide", "narrow"])
@pytest.mark.parametrize("title", ["so it goes on " * 70_000, "w" * 1_000_000], ids=["words", "one word"])
def test_an_endless_title_is_cut_in_the_picture_and_whole_in_its_description(title: str, arrangement: str) -> None:
    started = time.process_time()
    scene = compose(ArgumentMap(id="m", statements=(Statement("a", title, role=Role.THESIS),)), arrangement=arrangement)  # type: ignore[arg-type]
    assert time.process_time() - started < 1.5
    shown = " ".join(line.text for line in scene.boxes[0].lines if line.slot == "title")
    assert len(shown) < 330
    assert shown.endswith("…")
    assert title.strip() in scene.description
    assert title.strip() == scene.boxes[0].tooltip


def test_a_conflict_ends_clear_of_the_arrowheads_of_reasons() -> None:
    scene = compose(
        ArgumentMap(
            id="m",
            statements=(
                Statement("t", "A thesis that takes two lines of its box to say", role=Role.THESIS),
                *(Statement(name, name.upper()) for name in "abcd"),
            ),
            inferences=tuple(Inference(f"i{name}", (name,), "t") for name in "abd"),
            conflicts=(Conflict("hit", ("c",), "t"),),
        )
    )
    ends = {link.element: link.points[-1][1] for link in scene.links}
    assert min(abs(ends["hit"] - ends[f"i{name}"]) for name in "abd") >= 12


def test_what_is_left_unsaid_is_labelled() -> None:
    map = ArgumentMap(
        id="m",
        statements=(
            Statement("p", "P", role=Role.PREMISE, strand="s", implicit=True),
            Statement("q", "Q", implicit=True),
        ),
        strands={"s": "Strand"},
    )
    assert [box.label for box in compose(map).boxes] == ["Premise · Strand · unsaid", "Unsaid"]
