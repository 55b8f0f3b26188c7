"""Reading the page: the first view, the text beside the map, and the way from one to the other."""

from __future__ import annotations

from typing import Any

import pytest

DESK, PHONE = (1440, 900), (390, 844)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_first_view_reads_without_a_click(open_page: Any, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    assert opened.text("#verdict-words") == "Thesis stands"
    scale = opened.page.evaluate("argmap.view().scale")
    smallest = opened.page.evaluate(
        "Math.min(...argmap.view().scene().boxes.flatMap((box) => box.lines).map((line) => line.size))"
    )
    whole = opened.page.evaluate("argmap.view().scene().boxes.map((box) => box.id)")
    least = 10 if all(map(opened.sees, whole)) else 10.99  # letters may be a little smaller where all is in sight
    assert scale * smallest >= least
    x, y = opened.box_at("thesis")
    assert 0 < x < size[0]
    assert 0 < y < size[1]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_at_a_desk_the_whole_map_of_the_article_is_in_the_first_view(open_page: Any) -> None:
    opened = open_page()
    outside = opened.page.evaluate(
        """() => {
            const pane = document.getElementById("canvas").getBoundingClientRect();
            return argmap.data.claims.filter(({ id }) => {
                const { left, top, right, bottom } = argmap.view().placeOf(id);
                return left < 0 || top < 0 || right > pane.width || bottom > pane.height;
            }).map(({ id }) => id);
        }"""
    )
    assert outside == []


def test_every_anchored_claim_has_a_passage_and_every_passage_a_claim(open_page: Any) -> None:
    opened = open_page()
    anchored, marked = opened.page.evaluate(
        """() => [
            argmap.data.claims.filter((claim) => claim.anchors.length).map((claim) => claim.id).sort(),
            [...new Set(argmap.data.text.flatMap((paragraph) => paragraph.sentences)
                .flatMap((sentence) => sentence.segments).flatMap(([, ids]) => ids))].sort(),
        ]"""
    )
    assert anchored == marked
    assert opened.page.locator(".passage").count() >= len(anchored) - 5


def test_a_click_on_a_passage_chooses_its_box_and_opens_the_card(open_page: Any) -> None:
    opened = open_page()
    opened.passage("tracks").click()
    assert opened.state()["selected"] == "tracks"
    assert opened.page.is_visible("#card")
    x, y = opened.box_at("tracks")
    assert opened.page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('#canvas') !== null", [x, y])


def test_a_click_on_a_box_lights_its_passage_and_scrolls_to_it(open_page: Any) -> None:
    opened = open_page()
    opened.click_box("horn-defeat")
    assert opened.state()["selected"] == "horn-defeat"
    assert "chosen" in (opened.passage("horn-defeat").get_attribute("class") or "")
    opened.wait(
        """() => {
            const box = document.querySelector(".passage.chosen").getBoundingClientRect();
            const pane = document.getElementById("panel-article").getBoundingClientRect();
            return box.top >= pane.top && box.bottom <= pane.bottom;
        }"""
    )


def test_several_claims_in_one_sentence_are_told_apart(open_page: Any) -> None:
    opened = open_page()
    for claim in ("railway-war", "paralysed"):
        opened.passage(claim).click()
        assert opened.state()["selected"] == claim


def test_clicking_again_on_a_passage_of_two_claims_reaches_both(open_page: Any) -> None:
    opened = open_page()
    nested = opened.page.locator(".passage.nested").first
    chosen = set()
    for _ in range(2):
        nested.click()
        chosen.add(opened.state()["selected"])
    assert len(chosen) == 2


def test_the_card_says_what_the_map_knows_of_a_claim(open_page: Any) -> None:
    opened = open_page("#at=pushed")
    card = opened.text("#card")
    for said in ("Evidence", "paragraph 10, sentence 1", "Panchenko", "Alexander Lukashenko", "reported", "Stands"):
        assert said in card


def test_search_finds_claims_and_steps_through_them(open_page: Any) -> None:
    opened = open_page()
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(
        opened.page.evaluate("argmap.data.claims.find((claim) => claim.id === 'denial-backfired').title")
    )
    assert "found" in opened.text("#found")
    opened.page.keyboard.press("Enter")
    assert opened.state()["selected"] == "denial-backfired"


def test_chips_leave_only_their_strand_in_the_foreground(open_page: Any) -> None:
    opened = open_page()
    opened.page.get_by_role("button", name="Army", exact=True).click()
    assert opened.state()["strands"] == ["army"]
    assert "strand=army" in opened.page.url


def test_on_a_phone_tabs_change_between_text_map_and_outline(open_page: Any) -> None:
    opened = open_page(size=PHONE)
    for name, panel in [("Article", "#panel-article"), ("Outline", "#panel-outline"), ("Map", "#panel-map")]:
        opened.page.get_by_role("tab", name=name).click()
        assert opened.page.is_visible(panel)


def test_the_walk_leads_through_its_stops(open_page: Any) -> None:
    opened = open_page()
    opened.page.click("#learn")
    opened.page.click("#learn-list >> text=Walk me through")
    assert "Step 1 of" in opened.text("#walk-box")
    opened.page.keyboard.press("Enter")
    assert opened.state()["step"] == 2
    opened.page.keyboard.press("Escape")
    assert not opened.page.is_visible("#walk-box")
