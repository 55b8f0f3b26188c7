"""Drawing a part of a map: what stays, what goes, and that nothing goes unsaid."""

import re

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Role, Statement
from argmap.draw.sheets.drawing import Drawing
from argmap.draw.sheets.picture import draw
from argmap.draw.sheets.selection import select, submap

NAMES = "tabcdefg"
MAP = ArgumentMap(
    "m",
    "M",
    tuple(
        Statement(n, f"Title {n}", f"Whole {n}", role=Role.THESIS if n == "t" else Role.CLAIM, strand=strand)
        for n, strand in zip(NAMES, ["", "x", "y", "x", "y", "x", "", "z"], strict=True)
    ),
    inferences=(
        Inference("i", ("a", "b"), "t"),
        Inference("j", ("c",), "a"),
        Inference("k", ("d",), "b"),
        Inference("l", ("e",), "c"),
    ),
    conflicts=(Conflict("u", ("f",), "i", ConflictKind.UNDERCUT), Conflict("v", ("g",), "f")),
)


def test_a_root_keeps_what_leads_to_it_and_nothing_else() -> None:
    assert set(select(MAP, root="a")[0].boxes) == set("ace")
    assert set(select(MAP, root="t")[0].boxes) == set(NAMES)
    assert select(MAP, root="g")[0].boxes.keys() == {"g"}


def test_a_depth_counts_what_it_hides_where_it_hides_it() -> None:
    structure, hidden = select(MAP, depth=1)
    assert set(structure.boxes) == set("tabf")
    assert hidden == {"a": 2, "b": 1, "f": 1}
    assert len(structure.boxes) + sum(hidden.values()) == len(NAMES)
    (sheet,) = draw(MAP, Drawing(depth=1))
    assert sheet.svg.count("+ 1 more<") == 2
    assert "+ 2 more<" in sheet.svg
    assert "more<" not in draw(MAP, Drawing(depth=9))[0].svg


def test_a_strand_keeps_what_its_statements_lead_to_and_linked_premises_together() -> None:
    structure, hidden = select(MAP, strands=("x",))
    assert set(structure.boxes) == set("tabce")
    assert not hidden
    assert set(structure.steps) == {"i", "j", "l"}


def test_relations_to_what_is_gone_are_gone_and_so_is_what_is_aimed_at_them() -> None:
    left = submap(MAP, set("taf"))
    assert ([i.id for i in left.inferences], [c.id for c in left.conflicts]) == ([], [])
    whole = submap(MAP, set(NAMES))
    assert whole == MAP
    told = ArgumentMap(
        "m",
        statements=MAP.statements,
        arguments=(Argument("full", "F", inferences=("i",)), Argument("sketch", "S")),
        inferences=MAP.inferences,
        conflicts=(Conflict("w", ("g",), "full"),),
    )
    assert [a.id for a in submap(told, set("tabg")).arguments] == ["full"]
    assert [c.id for c in submap(told, set("tabg")).conflicts] == ["w"]
    assert submap(told, set("tag")).conflicts == ()


def test_a_strand_has_the_same_colour_whatever_is_drawn() -> None:
    from argmap.draw.theme import load_theme

    colour = load_theme("light").strands[1]
    for drawing in (Drawing(), Drawing(strands=("y",)), Drawing(root="b")):
        assert colour in draw(MAP, drawing)[0].svg
    assert load_theme("light").strands[0] not in draw(MAP, Drawing(root="b"))[0].svg


def test_whole_claims_stand_in_boxes_if_asked_for() -> None:
    (sheet,) = draw(MAP, Drawing(full=True))
    assert ">Whole a<" in sheet.svg
    assert ">Title a<" not in sheet.svg
    assert ">Title a<" in draw(MAP, Drawing())[0].svg


def test_a_claim_of_five_hundred_letters_is_shown_whole() -> None:
    claim = "Sanctions " + "and more sanctions " * 27
    map = ArgumentMap("m", statements=(Statement("t", "T", claim, role=Role.THESIS),))
    lines = re.findall(r">([^<]*)</text>", draw(map, Drawing(full=True))[0].svg)
    assert " ".join(lines).count("sanctions") == 27


def test_legend_and_source_can_be_left_out() -> None:
    assert "only together" in draw(MAP, Drawing())[0].svg
    assert "only together" not in draw(MAP, Drawing(legend=False))[0].svg
