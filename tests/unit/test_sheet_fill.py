"""Sheets use their room: measured from 5 to 400 claims on A4, slide and poster (``bench/sheets`` prints the figures)."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.draw.scene import Scene
from argmap.draw.sheets.division import Division, Part
from argmap.draw.sheets.drawing import Drawing, Sheet
from argmap.draw.sheets.paper import find_paper
from argmap.draw.sheets.picture import draw
from argmap.draw.svg import draw_svg
from argmap.draw.theme import load_theme


def bushy(count: int) -> ArgumentMap:
    """A tree of ``count`` statements, a fifth of them objections."""
    chance = random.Random(count)
    statements = [Statement("s0", "The thesis of it all", role=Role.THESIS)]
    inferences, conflicts = [], []
    for i in range(1, count):
        words = " ".join(
            chance.choices(("war", "sanctions", "the", "railway", "letter", "army"), k=chance.randint(2, 8))
        )
        statements.append(Statement(f"s{i}", f"{words} {i}"))
        if chance.random() < 0.8:
            inferences.append(Inference(f"i{i}", (f"s{i}",), f"s{(i - 1) // 3}"))
        else:
            conflicts.append(Conflict(f"c{i}", (f"s{i}",), f"s{(i - 1) // 3}"))
    return ArgumentMap("bushy", "Bushy", tuple(statements), inferences=tuple(inferences), conflicts=tuple(conflicts))


def ragged(count: int) -> ArgumentMap:
    """A tree of ``count`` statements whose branches are of very different sizes."""
    chance = random.Random(count)
    above = [
        max(0, n - chance.randrange(1, 40)) if chance.random() < 0.7 else chance.randrange(max(1, n // 2))
        for n in range(1, count)
    ]
    titles = [
        " ".join(chance.choices(("war", "sanctions", "the", "railway", "letter", "army"), k=4)) for _ in range(count)
    ]
    statements = tuple(
        Statement(f"s{n}", title, role=Role.CLAIM if n else Role.THESIS) for n, title in enumerate(titles)
    )
    inferences = tuple(Inference(f"i{n}", (f"s{n}",), f"s{target}") for n, target in enumerate(above, 1))
    return ArgumentMap("ragged", "Ragged", statements, inferences=inferences)


def chain(count: int) -> ArgumentMap:
    """Statements each of which is the only reason for the one before it."""
    statements = [Statement("s0", "The thesis of it all", role=Role.THESIS)]
    statements += [Statement(f"s{n}", f"Reason number {n} of a long way") for n in range(1, count)]
    inferences = tuple(Inference(f"i{n}", (f"s{n}",), f"s{n - 1}") for n in range(1, count))
    return ArgumentMap("chain", "Chain", tuple(statements), inferences=inferences)


def contested(count: int) -> ArgumentMap:
    """A thesis with ``count`` objections, each of which has two of its own and nothing else."""
    statements = [Statement("s0", "The thesis of it all", role=Role.THESIS)]
    statements += [Statement(f"s{n}", f"Objection number {n} of a great many") for n in range(1, 3 * count + 1)]
    above = [0] * count + [n for n in range(1, count + 1) for _ in range(2)]
    conflicts = tuple(Conflict(f"c{n}", (f"s{n}",), f"s{target}") for n, target in enumerate(above, 1))
    return ArgumentMap("contested", "Contested", tuple(statements), conflicts=conflicts)


def test_objections_which_share_a_column_are_divided_where_that_is_full() -> None:
    drawing = Drawing(load_theme("print"), paper=find_paper("a4"), direction="top-down")
    sheets = draw(contested(30), drawing)
    assert min(sheet.text for sheet in sheets) >= 7 - 5e-3
    assert {f"Objection number {n} " in "".join(sheet.svg for sheet in sheets) for n in (1, 30, 90)} == {True}


@pytest.mark.parametrize(
    ("count", "page", "most"), [(6, "slide", 1), (20, "slide", 1), (40, "slide", 2), (40, "a4", 1)]
)
def test_a_chain_is_folded_into_rows_with_every_box_and_line_of_a_sheet(count: int, page: str, most: int) -> None:
    painted: dict[str, Scene] = {}

    def paint(scene: Scene, *how: Any, **more: Any) -> str:
        svg = draw_svg(scene, *how, **more)
        painted[svg] = scene
        return svg

    sheets = draw(chain(count), Drawing(load_theme("print"), paper=find_paper(page)), paint=paint)
    scenes = [painted[sheet.svg] for sheet in sheets]
    assert len(sheets) <= most
    assert min(sheet.fill for sheet in sheets) >= 0.3
    assert {box.id for scene in scenes for box in scene.boxes} == {f"s{n}" for n in range(count)}
    assert sorted(link.element for scene in scenes for link in scene.links) == sorted(f"i{n}" for n in range(1, count))
    assert len(sheets) > 1 or "art 1 of 1" not in sheets[0].svg


def test_no_sheet_is_nearly_empty() -> None:
    sheets = draw(ragged(150), Drawing(load_theme("print"), paper=find_paper("a4")))
    fills = [sheet.fill for sheet in sheets]
    assert len(fills) > 2
    assert min(fills) >= 0.25
    assert sum(fills) / len(fills) >= 0.6


def test_a_crowded_sheet_is_found_before_those_behind_it_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[Part] = []
    largest = Division._largest

    def crowding_the_second(division: Division, *given: Any) -> Part:
        part = largest(division, *given)
        laid_out.append(part if len(laid_out) != 1 else replace(part, scale=0.0))
        return laid_out[-1]

    monkeypatch.setattr(Division, "_largest", crowding_the_second)
    sheets = draw(ragged(150), Drawing(load_theme("print"), paper=find_paper("a4-portrait")))
    assert len(laid_out) - 2 == len(sheets) > 2


def sheets_of(count: int, page: str, direction: str = "left-to-right") -> list[Sheet]:
    drawing = Drawing(load_theme("print"), paper=find_paper(page), direction=direction)  # type: ignore[arg-type]
    return draw(bushy(count), drawing)


@pytest.mark.parametrize(
    "page", ["a4-portrait", *(pytest.param(page, marks=pytest.mark.thorough) for page in ("a4", "a4-landscape"))]
)
def test_four_hundred_claims_fill_their_sheets_of_a4(page: str) -> None:
    sheets = sheets_of(400, page)
    fills = [sheet.fill for sheet in sheets]
    assert sum(fills) / len(fills) >= 0.6
    assert sorted(fills)[len(fills) // 10] >= 0.4  # nine in ten
    assert min(sheet.text for sheet in sheets) >= 7 - 5e-3
    assert len(sheets) <= 20


@pytest.mark.parametrize(
    ("count", "page"), [(12, "a4-portrait"), (50, "a4"), (100, "a4"), (100, "slide"), (100, "poster")]
)
def test_sheets_are_filled_whatever_the_size(count: int, page: str) -> None:
    sheets = sheets_of(count, page)
    assert sum(sheet.fill for sheet in sheets) / len(sheets) >= 0.5


@pytest.mark.parametrize(("page", "mean"), [("a4", 0.7), pytest.param("slide", 0.55, marks=pytest.mark.thorough)])
def test_so_are_those_of_a_map_too_large_to_lay_its_parts_out_beforehand(page: str, mean: float) -> None:
    fills = [sheet.fill for sheet in sheets_of(1_000, page)]
    assert sum(fills) / len(fills) >= mean
    assert min(fills) >= 0.3


@pytest.mark.parametrize("page", [pytest.param("a4", marks=pytest.mark.thorough), "slide"])
def test_so_are_those_that_run_from_top_to_bottom(page: str) -> None:
    sheets = sheets_of(100, page, "top-down")
    assert sum(sheet.fill for sheet in sheets) / len(sheets) >= 0.55


def test_each_part_has_its_number_and_leads_to_where_it_goes_on() -> None:
    sheets = sheets_of(100, "a4")
    for number, sheet in enumerate(sheets, 1):
        assert f"Part {number} of {len(sheets)}" in sheet.svg
    assert any("Continues on part" in sheet.svg for sheet in sheets)
    assert all('fill="#ffffff"' in sheet.svg for sheet in sheets)
