"""The page of a large map carries its data in columns, deflated; it reads the same from them as from plain rows."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.draw.page import packing
from argmap.views import Views
from tests.strategies.random_maps import tangled_map

GRAPHS = Path(__file__).resolve().parents[2] / "graphs"
READ = """() => {
    const { byId, boxes, links, ...scene } = argmap.view().scene();
    // what is found when it is painted is found now
    const whole = (item, key) => Object.entries({ ...item, [key]: item[key] }).sort();
    const items = [boxes.map((box) => whole(box, "lines")), links.map((link) => whole(link, "points"))];
    return JSON.stringify([argmap.data, scene, items, [...byId.keys()], document.title]);
}"""


def odd() -> ArgumentMap:
    """Claims without titles, in letters beyond the first plane and from right to left, and one that says its title again."""
    texts = ("🙂 is said 🙂 twice", "שלום לכולם", "The same words", "", "a  b", "x" * 300)
    statements = [Statement(f"s{n}", "The same words" if n % 2 else "", text=text) for n, text in enumerate(texts)]
    statements[0] = Statement("s0", "Thesis", text=texts[0], role=Role.THESIS)
    steps = tuple(Inference(f"i{n}", (f"s{n}", f"s{(n + 2) % 6}"), "s0") for n in range(1, 6))
    return ArgumentMap("odd", statements=tuple(statements), inferences=steps)


MAPS = {
    "article": lambda: pipeline.load(GRAPHS / "lukashenko"),
    "tangled": lambda: tangled_map(Random(8)),
    "odd": odd,
}


@pytest.mark.parametrize(("name", "size"), [("article", (1440, 900)), ("tangled", (390, 844)), ("odd", (390, 844))])
def test_a_page_in_columns_reads_as_one_in_rows(
    open_page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int]
) -> None:
    map_ = MAPS[name]()
    found = []
    for least in (packing.LARGE, 0):
        monkeypatch.setattr(packing, "LARGE", least)
        file = tmp_path / f"{least}.html"
        file.write_text(Views(map_).page, encoding="utf-8")
        found.append(open_page("#view=map", file=file, size=size).page.evaluate(READ))
    assert found[0] == found[1]
    assert all(statement.id in found[1] for statement in map_.statements)
