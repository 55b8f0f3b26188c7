"""Moving about the map: every size shows what matters, nothing gets lost, and the way back is kept."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.thorough

PHONE, TABLETS = (390, 844), [(1024, 768), (768, 1024), (844, 390)]
VIEW = "(({ scale, position: { x, y } }) => [scale, x, y].map((value) => Math.round(value * 10) / 10))(argmap.view())"


def test_on_a_phone_the_walk_begins_on_whatever_tab_and_shows_its_box(open_page: Any) -> None:
    opened = open_page("#tab=article", size=PHONE)
    opened.page.click("#learn")
    opened.page.click("#learn-list >> text=Walk me through")
    opened.settle()
    assert opened.page.is_visible("#walk-box")
    opened.page.click("#walk-next")
    opened.settle()
    assert opened.sees(opened.state()["selected"])


@pytest.mark.parametrize("claim", ["tracks", "horn-defeat", "soldiers-groups"])
def test_on_a_phone_a_passage_chosen_in_the_text_is_in_sight_on_the_map(open_page: Any, claim: str) -> None:
    opened = open_page("#tab=article", size=PHONE)
    opened.passage(claim).click()
    opened.page.click("#tab-map")
    opened.settle()
    assert opened.sees(claim)


@pytest.mark.parametrize("size", TABLETS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_window_cuts_the_map_off_sideways_or_covers_the_thesis(open_page: Any, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    assert opened.sees("thesis")
    outside = opened.page.evaluate(
        """() => argmap.data.claims.map(({ id }) => id).filter((id) => {
            const { left, right } = argmap.view().placeOf(id);
            return left < 0 || right > document.getElementById("canvas").clientWidth;
        })"""
    )
    assert outside == []


@pytest.mark.parametrize("size", [(1440, 900), *TABLETS], ids=lambda size: f"{size[0]}x{size[1]}")
def test_legend_and_zoom_cover_no_part_of_the_map(open_page: Any, size: tuple[int, int]) -> None:
    low = open_page(size=size).page.evaluate(
        """() => {
            const box = (name) => document.getElementById(name).getBoundingClientRect();
            const [legend, zoom, canvas] = ["legend", "zoom-in", "canvas"].map(box);
            if (legend.width > 0) return [legend, zoom].every(({ top }) => canvas.bottom <= top + 0.5);
            // a low window has no legend, and its zoom keeps to a corner
            return zoom.height <= 40 && zoom.left > canvas.left + 0.75 * canvas.width && zoom.bottom >= canvas.bottom - 1;
        }"""
    )
    assert low


def test_the_map_cannot_be_pushed_out_of_the_window(open_page: Any) -> None:
    opened = open_page()
    mouse = opened.page.mouse
    mouse.move(800, 500)
    mouse.down()
    mouse.move(3000, 2500, steps=4)
    mouse.up()
    opened.settle()
    assert opened.sees("thesis")


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)], ids=["wide", "indented"])
def test_closing_the_card_brings_back_what_was_in_sight(open_page: Any, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    opened.page.click("#quiet button")  # the line that says what to do goes with the first choice, and leaves its room
    opened.settle()
    before = opened.page.evaluate(VIEW)
    last = opened.page.evaluate("argmap.data.claims.at(-1).id")
    for claim in ("call-up", last):
        opened.page.evaluate("(id) => argmap.select(id, 'text')", claim)
        opened.settle()
        assert opened.sees(claim)
    opened.page.click("#card .close")
    opened.settle()
    assert opened.page.evaluate(VIEW) == before


def test_a_filter_shows_its_claims_and_without_it_the_map_is_back(open_page: Any) -> None:
    opened = open_page(size=(1024, 768))
    before = opened.page.evaluate(VIEW)
    opened.page.click("[data-strand=economy]")
    opened.settle()
    assert all(opened.sees(claim) for claim in opened.page.evaluate("argmap.view().foreground"))
    opened.page.click("[data-strand=economy]")
    opened.settle()
    assert opened.page.evaluate(VIEW) == before


def test_on_a_phone_the_search_field_shows_what_is_typed_and_the_map_its_first_hit(open_page: Any) -> None:
    opened = open_page(size=PHONE)
    before = opened.page.evaluate(VIEW)
    title = opened.page.evaluate("argmap.data.claims.find((claim) => claim.id === 'dilemma').title")
    opened.page.click("#search")
    opened.page.keyboard.type(title)
    opened.settle()
    assert opened.sees("dilemma")
    field, found = (opened.page.locator(name).bounding_box() for name in ("#search", "#found"))
    assert found["x"] + found["width"] <= field["x"] + field["width"] <= PHONE[0]
    assert found["x"] - field["x"] > 130
    opened.page.keyboard.press("Escape")
    opened.settle()
    assert opened.page.evaluate(VIEW) == before


def test_a_search_for_what_is_not_there_leaves_the_map_as_it_is(open_page: Any) -> None:
    opened = open_page()
    opened.page.click("#search")
    opened.page.keyboard.type("qqqq")
    assert opened.text("#found") == "none found"
    assert len(opened.page.evaluate("argmap.view().foreground")) == opened.page.evaluate("argmap.data.claims.length")


def test_search_looks_into_the_text_too(open_page: Any) -> None:
    opened = open_page()
    words = opened.page.evaluate("argmap.data.text.at(-1).sentences.at(-1).segments.map(([text]) => text).join('')")
    opened.page.click("#search")
    opened.page.keyboard.type(words)
    assert opened.page.locator(".sentence.found").count() == 1


def test_the_tip_goes_when_its_box_is_chosen(open_page: Any) -> None:
    opened = open_page()
    opened.page.mouse.move(*opened.box_at("tracks"))
    opened.page.wait_for_selector("#tip", state="visible")
    opened.page.evaluate(
        "() => { const later = setTimeout; setTimeout = (call) => later(call); }"
    )  # all is due at once
    opened.click_box("tracks")
    opened.settle()
    assert not opened.page.is_visible("#tip")


def test_the_tip_of_a_junction_says_what_step_it_is_but_not_while_a_question_is_open(open_page: Any) -> None:
    opened = open_page()
    junctions = "argmap.view().scene().junctions.map(({ id }) => id)"
    step = opened.page.evaluate(
        f"{junctions}.find((id) => argmap.data.inferences.find((one) => one.id === id)?.scheme)"
    )
    assert step
    opened.page.mouse.move(*opened.box_at(step))
    opened.page.wait_for_selector("#tip", state="visible")
    said = opened.text("#tip")
    scheme = opened.page.evaluate("(id) => argmap.data.inferences.find((one) => one.id === id).scheme", step)
    assert said.startswith("Step · ")
    assert scheme.replace("-", " ") in said
    opened.page.mouse.move(5, 5)
    opened.page.evaluate("argmap.change({ exercise: `place:${argmap.data.claims.at(-1).id}` })")
    opened.settle()
    still = opened.page.evaluate(junctions)
    assert step in still
    opened.page.evaluate("() => { const later = setTimeout; setTimeout = (call) => later(call); }")
    opened.page.mouse.move(*opened.box_at(step))
    opened.settle()
    assert not opened.page.is_visible("#tip")


def test_embedded_the_page_is_the_map_and_its_cards(open_page: Any) -> None:
    opened = open_page("?embed#at=tracks", size=(700, 500))
    assert not opened.page.is_visible(".tools")
    assert not opened.page.is_visible(".tabs")
    assert opened.page.is_visible("#card")
    assert opened.sees("tracks")
