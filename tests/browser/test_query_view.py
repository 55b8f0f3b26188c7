"""The query view of ``argmap serve`` in Chromium: questions are typed, answered, drawn and kept, and nobody else asked."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the query view was not tried")
from argmap.rdf.names import Names
from argmap.server.browsing import Server
from argmap.server.shelf import Content, Shelf
from argmap.views import Views
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Tabs

ASKED = (
    "SELECT ?strand (COUNT(?s) AS ?n) { ?s argmap:strand ?x . ?x skos:prefLabel ?strand } GROUP BY ?strand ORDER BY ?n"
)


@pytest.fixture(scope="module")
def address(lukashenko: Path) -> Iterator[str]:
    maps = {"lukashenko": argmap.load(lukashenko), "rain": argmap.loads("[A]: x #thesis\n  - [B]: y\n")}
    content = Content.of({name: Views(m, live=True) for name, m in maps.items()})
    server = Server(Shelf(lambda: content, lambda: 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.address
    server.stop()
    thread.join(15)


@pytest.fixture
def page(tabs: Tabs, address: str) -> Iterator[Page]:
    """The view in a tab, which only ever asks the server that it is from and has no fault."""
    tab = tabs.take((1300, 860), motion="no-preference")
    opened = tab.visit(f"{address}query")
    tab.page.locator(".cm-content").wait_for()
    yield tab.page
    tabs.give_back(tab)
    expected = ("400", "ERR_INTERNET_DISCONNECTED")
    assert not [fault for fault in opened.faults if not any(part in fault for part in expected)]
    assert all(url.startswith((address, "data:", "blob:")) for url in opened.requests)


def type_question(page: Page, text: str) -> None:
    select(page)
    page.keyboard.insert_text(text)


def select(page: Page) -> None:
    """Select all that is in the field, to type over it."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")


def photograph(page: Page, name: str) -> None:
    """Keep a picture where the variable PICTURES names a folder, for whoever wants to look."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def said(page: Page, part: str) -> None:
    page.locator("#said", has_text=part).wait_for()


def test_a_question_is_typed_answered_and_drawn(page: Page) -> None:
    select(page)
    page.keyboard.type("SELECT ?a { ?a argmap:under")
    page.locator(".cm-tooltip-autocomplete li[aria-selected]", has_text="argmap:undercuts").wait_for()
    # the list takes no key at first, lest one meant for the text falls into it: by the editor's clock that is long ago
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 1_000; }")
    page.keyboard.press("Tab")
    assert "argmap:undercuts" in page.locator(".cm-content").inner_text()
    page.keyboard.type(" ?b }")
    page.keyboard.press("Control+Enter")
    said(page, "5 rows.")
    page.locator("td button").first.click()
    assert page.locator("#map iframe").get_attribute("src") == "/lukashenko/?embed"
    type_question(page, ASKED)
    page.locator("#run").click()
    said(page, "4 rows.")
    page.locator("#tab-chart").click()
    assert page.locator(".bars .value").all_inner_texts() == ["5", "7", "15", "22"]
    assert page.locator("#tab-map").is_disabled()
    photograph(page, "query-chart")


def test_a_server_that_cannot_be_reached_is_named_and_what_was_typed_is_kept(page: Page) -> None:
    type_question(page, ASKED)
    page.context.set_offline(True)
    try:
        page.locator("#run").click()
        said(page, "The server does not answer")
        assert "argmap:strand" in page.locator(".cm-content").inner_text()
    finally:
        page.context.set_offline(False)
    page.locator("#run").click()
    said(page, "4 rows.")


def test_what_a_bundled_question_finds_is_pointed_out_on_its_map(page: Page, lukashenko: Path) -> None:
    page.locator("#choice").select_option(label="Steps that are undercut")
    page.locator("#run").click()
    page.locator("td button").first.wait_for()
    page.locator("#tab-map").click()
    frame = page.frame_locator("#map iframe")
    frame.locator("#canvas canvas").first.wait_for()
    inner = page.frames[-1]
    results = until(lambda: inner.evaluate("window.argmap ? argmap.state().results : []"))
    assert set(results) <= {*argmap.load(lukashenko).elements}
    photograph(page, "query-map")


def test_a_fault_names_its_place_and_the_cursor_goes_there(page: Page) -> None:
    type_question(page, "SELECT * {\n  ?s argmap:nonsense ?o }")
    page.locator("#run").click()
    said(page, "Line 2, column 6: There is no argmap:nonsense")
    assert not re.search(r"error|remedy|<query>|\[", page.locator("#said").inner_text())
    page.keyboard.type("!")
    assert "  ?s !argmap:nonsense" in page.locator(".cm-content").inner_text()


def test_a_kept_question_is_there_the_next_time(page: Page, address: str) -> None:
    type_question(page, "ASK { ?s argmap:attacks ?o }")
    page.locator("#name").fill("<b>attacks</b>")
    page.locator("#keep").click()
    page.goto(f"{address}query")
    page.locator("#choice").select_option(label="<b>attacks</b>")
    page.locator("#run").click()
    said(page, "Yes.")
    page.locator("#forget").click()
    assert "attacks</b>" not in page.locator("#choice").inner_text()


def test_an_iri_that_is_no_escaped_text_is_shown_as_it_is(page: Page, lukashenko: Path) -> None:
    start = Names(argmap.load(lukashenko).id).prefixes["map"]
    type_question(page, f"SELECT ?x {{ BIND(IRI('{start}%ff') AS ?x) }}")
    page.locator("#run").click()
    said(page, "1 row.")
    assert page.locator("td").inner_text() == "%ff"
    assert not page.locator("#tab-map").is_disabled()


def test_a_browser_that_keeps_nothing_and_a_server_that_is_gone_are_told(page: Page) -> None:
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.locator("#name").fill("x")
    page.locator("#keep").click()
    said(page, "did not keep it")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('Failed to fetch')); }")
    page.locator("#run").click()
    said(page, "does not answer")


def test_the_view_says_what_to_do_first_and_turns_dark_with_its_map(page: Page) -> None:
    assert "press “Ask”" in page.locator("#hint").inner_text()
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    photograph(page, "query-hint")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    type_question(page, "SELECT ?claim { ?claim a argmap:Statement } LIMIT 3")
    page.locator("#run").click()
    page.locator("td button").first.click()
    assert page.locator("#hint").is_hidden()
    page.frame_locator("#map iframe").locator("[data-theme=dark]").first.wait_for()
    photograph(page, "query-dark")


def test_sources_and_datasets_of_a_map_are_written_short(page: Page) -> None:
    type_question(page, "SELECT DISTINCT ?source { ?claim prov:wasAttributedTo ?source } ORDER BY ?source")
    page.locator("#run").click()
    cell = page.locator("td").first
    cell.wait_for()
    assert cell.inner_text().startswith("lukashenko/sources/")
    assert (cell.get_attribute("title") or "").endswith(cell.inner_text())
    photograph(page, "query-sources")
