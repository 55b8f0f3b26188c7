"""The first ten seconds: what the thesis says, what can be done, and a card that covers nothing."""

from __future__ import annotations

from typing import Any

import pytest

SAID = """(id) => argmap.view().scene().byId.get(id).lines.filter((line) => line.slot === "claim")
    .map((line) => line.text).join(" ")"""
OVER = """() => {
    const box = (id) => document.getElementById(id).getBoundingClientRect();
    const [card, map] = [box("card"), box("canvas")];
    return Math.min(card.right, map.right) - Math.max(card.left, map.left) > 1 &&
        Math.min(card.bottom, map.bottom) - Math.max(card.top, map.top) > 1;
}"""


def test_the_thesis_says_its_sentence_from_the_start(open_page: Any) -> None:
    opened = open_page()
    told = opened.page.evaluate("argmap.data.claims.find(({ id }) => id === 'thesis').text")
    assert opened.page.evaluate(SAID, "thesis") == told
    assert opened.page.evaluate(SAID, "tracks") == ""


def test_whole_claims_stand_in_boxes_from_a_zoom_on_and_where_the_address_asks_for_them(open_page: Any) -> None:
    opened = open_page()
    told = opened.page.evaluate("argmap.data.claims.find(({ id }) => id === 'tracks').text")
    for _ in range(2):
        opened.page.click("#zoom-in")
    assert opened.page.evaluate(SAID, "tracks") == told
    opened.page.click("#zoom-fit")
    assert opened.page.evaluate(SAID, "tracks") == ""
    opened.page.click("#filter")
    opened.page.check("#full")
    assert opened.page.evaluate(SAID, "tracks") == told
    assert "text=full" in opened.page.evaluate("location.hash")
    assert open_page("#text=full").page.evaluate(SAID, "tracks") == told


def test_one_line_says_what_can_be_done_until_it_was(open_page: Any) -> None:
    opened = open_page()
    assert opened.page.is_visible("#quiet")
    opened.click_box("tracks")
    assert opened.page.is_hidden("#quiet")
    opened.page.keyboard.press("Escape")
    assert opened.page.is_hidden("#quiet")


def test_the_gauges_are_explained_as_long_as_they_are_shown(open_page: Any) -> None:
    assert "bar in a box" in open_page().text("#legend")
    assert "bar in a box" not in open_page("#bars=off").text("#legend")


@pytest.mark.parametrize("size", [(1440, 900), (1000, 800), (844, 390)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_card_covers_neither_the_map_nor_the_text(open_page: Any, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    scale = opened.page.evaluate("argmap.view().scale")
    opened.page.evaluate("argmap.select('call-up', 'map')")
    opened.settle()
    assert not opened.page.evaluate(OVER)
    assert opened.sees("call-up")
    assert opened.page.evaluate("argmap.view().scale") >= scale - 0.001
    assert opened.page.is_visible(".passage.chosen")


def test_choosing_the_thesis_shows_the_sentence_that_states_it(open_page: Any) -> None:
    opened = open_page()
    opened.click_box("thesis")
    opened.settle()
    number = opened.page.evaluate(
        """() => {
            const pane = document.getElementById("panel-article").getBoundingClientRect();
            return [...document.querySelectorAll(".passage.chosen")].filter((passage) => {
                const { top, bottom } = passage.getBoundingClientRect();
                return top >= pane.top && bottom <= pane.bottom;
            }).map((passage) => passage.closest("p")?.dataset.number);
        }"""
    )
    assert number == ["11"]


def test_what_follows_from_the_thesis_leaves_it_where_nothing_arrives(open_page: Any) -> None:
    left, right = open_page().page.evaluate(
        """() => {
            const { links, byId } = argmap.view().scene();
            const { x, width } = byId.get("thesis");
            const leaving = links.filter(({ source }) => source === "thesis").flatMap(({ points }) => points);
            return [Math.max(...leaving.map(([x]) => x)), x + width];
        }"""
    )
    assert left < right
