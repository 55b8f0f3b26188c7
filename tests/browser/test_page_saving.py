"""Saving: every file that the page hands out is read by another program, and is the map."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from base64 import b64encode
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from argmap import pipeline
from argmap.domain.model import Anchor, ArgumentMap, Role, Statement
from argmap.draw.svg import draw_svg
from argmap.formats import argdown
from argmap.reading_page import on_screen
from argmap.views import Views

SVG = "{http://www.w3.org/2000/svg}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1")


def saved(opened: Any, label: str) -> tuple[str, bytes]:
    """What comes of an entry of the Save menu: the file's name and bytes."""
    opened.page.click("#export")
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("menuitem", name=label, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def page_with(map_: ArgumentMap, folder: Path) -> Path:
    file = folder / "page.html"
    file.write_text(Views(map_).page, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("label", "ending", "format_"),
    [
        ("Linked data (Turtle)", ".ttl", ox.RdfFormat.TURTLE),
        ("Linked data (JSON-LD)", ".jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_the_linked_data_saved_is_the_maps_dataset(
    open_page: Any, lukashenko: Path, label: str, ending: str, format_: ox.RdfFormat
) -> None:
    name, content = saved(open_page(), label)
    assert name == f"lukashenko{ending}"
    views = Views(pipeline.load(lukashenko))
    own = {"ttl": "turtle", "jsonld": "jsonld"}[ending[1:]]
    assert set(ox.parse(content, format_)) == set(ox.parse(views.dataset(own).encode(), format_))
    if ending == ".jsonld":
        assert set(ox.parse(content, format_)) == set(ox.parse(views.dataset("nquads").encode(), ox.RdfFormat.N_QUADS))


def test_the_argdown_saved_reads_back_as_the_map(open_page: Any, lukashenko: Path) -> None:
    name, content = saved(open_page(), "The map as text (Argdown)")
    assert name == "lukashenko.argdown"
    map_ = pipeline.load(lukashenko)
    assert argdown.load(content.decode(), "saved") == argdown.load(argdown.dump(map_), "dumped")
    assert len(argdown.load(content.decode(), "saved").statements) == len(map_.statements)


def test_the_table_saved_has_a_row_for_each_claim_as_it_stands_now(open_page: Any) -> None:
    name, content = saved(open_page("#reject=tracks"), "Claims as a table (CSV)")
    assert name == "lukashenko.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [s.id for s in pipeline.load("graphs/lukashenko").statements]
    assert {row["id"]: row["standing"] for row in rows}["tracks"] == "falls"
    assert all(row["claim"] for row in rows)


def test_no_cell_of_a_table_is_a_formula(open_page: Any, tmp_path: Path) -> None:
    claims = tuple(Statement(f"c{n}", f"{text} & more", text=text) for n, text in enumerate(FORMULAS))
    opened = open_page(file=page_with(ArgumentMap("formulas", statements=claims), tmp_path))
    _, content = saved(opened, "Claims as a table (CSV)")
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in {"=", "+", "-", "@", "＝"}]


def test_the_svg_saved_is_well_formed_and_says_what_pythons_says(open_page: Any, lukashenko: Path) -> None:
    name, content = saved(open_page("#at=tracks&filter=role:thesis", theme="dark"), "Picture (SVG)")
    assert name == "lukashenko.svg"
    root = ET.fromstring(content)
    scene = on_screen(Views(pipeline.load(lukashenko)))[0]
    assert root.get("viewBox") == f"0 0 {scene.width:g} {scene.height:g}"
    texts = sorted(e.text or "" for e in root.iter(f"{SVG}text"))
    python = ET.fromstring(draw_svg(scene))
    drawn = sorted("".join(e.itertext()) for e in python.iter(f"{SVG}text"))
    assert not set(texts) - set(drawn)
    assert len(texts) >= len(scene.boxes)
    assert not [e for e in root.iter() if e.tag in (f"{SVG}script", f"{SVG}foreignObject") or "style" in e.attrib]


def test_the_png_saved_decodes_and_is_twice_the_size_of_the_map(open_page: Any) -> None:
    opened = open_page()
    name, content = saved(opened, "Picture (PNG)")
    assert name == "lukashenko.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    size = opened.page.evaluate(
        """async (encoded) => {
            const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            return [image.width, image.height];
        }""",
        b64encode(content).decode(),
    )
    wide = on_screen(Views(pipeline.load("graphs/lukashenko")))[0]
    assert size == [pytest.approx(2 * wide.width, abs=2), pytest.approx(2 * wide.height, abs=2)]


def test_a_map_with_a_hostile_id_is_saved_under_a_harmless_name(open_page: Any, tmp_path: Path) -> None:
    map_ = ArgumentMap("../../etc/<b>", statements=(Statement("a", "A", text="A.", role=Role.THESIS),))
    name, _ = saved(open_page(file=page_with(map_, tmp_path)), "Claims as a table (CSV)")
    assert name.endswith(".csv")
    assert not set(name) & set("/\\<>:|?*\"'")


def test_a_map_too_large_to_carry_its_files_says_how_to_get_them(open_page: Any, tmp_path: Path) -> None:
    claims = tuple(Statement(f"c{n}", f"Claim {n}", text="A claim.", anchors=(Anchor(1, 1),)) for n in range(401))
    opened = open_page(file=page_with(ArgumentMap("large", statements=claims), tmp_path))
    opened.page.click("#export")
    told = opened.page.locator("#export-list [aria-disabled=true]")
    assert "argmap export" in (told.text_content() or "")
    assert saved_names(opened) == ["SVG", "PNG", "PDF", "CSV"]


def saved_names(opened: Any) -> list[str]:
    """The kinds of files that the open menu offers."""
    found = opened.page.locator("#export-list [role=menuitem]:not([aria-disabled])").all_text_contents()
    return [kind for kind in ("SVG", "PNG", "PDF", "CSV", "Turtle") if any(kind in label for label in found)]


def test_the_menu_is_worked_by_keyboard_alone(open_page: Any) -> None:
    opened = open_page()
    page = opened.page
    focused = "document.activeElement.textContent"
    page.focus("#export")
    page.keyboard.press("Enter")
    assert page.get_attribute("#export", "aria-expanded") == "true"
    first = page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) != first
    page.keyboard.press("End")
    last = page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == first
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == last
    page.keyboard.press("Home")
    page.keyboard.press("p")
    assert page.evaluate(focused).startswith("Pi")
    page.keyboard.press("Escape")
    assert not page.is_visible("#export-list")
    assert page.evaluate("document.activeElement.id") == "export"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == last
    page.keyboard.press("Tab")
    assert not page.is_visible("#export-list")


LISTENING = """() => {
  const own = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = (text) => {
    globalThis.handed = text;
    return own(text);
  };
}"""


def copy_the_link(opened: Any) -> None:
    opened.page.click("#export")
    opened.page.get_by_role("menuitem", name="Copy a link to this view").click()
    opened.wait("document.getElementById('announcer').textContent === 'The link is copied.'")


def test_a_link_to_the_view_is_handed_to_the_clipboard(open_page: Any) -> None:
    opened = open_page("#at=tracks&reject=call-up")
    opened.page.evaluate(LISTENING)
    copy_the_link(opened)
    assert opened.page.evaluate("handed === location.href && handed.endsWith('#at=tracks&reject=call-up')")


@pytest.mark.thorough
def test_a_link_to_the_view_is_copied(open_page: Any) -> None:
    opened = open_page("#at=tracks&reject=call-up")
    copy_the_link(opened)
    session = opened.devtools()
    if "HeadlessChrome" in session.send("Browser.getVersion")["product"]:
        pytest.skip("the clipboard of a Chromium without windows keeps nothing")
    opened.page.click("#search")
    opened.page.keyboard.press("Control+v")
    opened.wait("document.getElementById('search').value.includes('reject=call-up')")


def test_what_the_page_carries_is_valid_json_ld(open_page: Any) -> None:
    _, content = saved(open_page(), "Linked data (JSON-LD)")
    assert set(json.loads(content)) >= {"@context", "@graph"}
