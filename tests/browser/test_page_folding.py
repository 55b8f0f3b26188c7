"""Folding and unfolding, levels, filters and the small map: what is in sight, and that nothing is lost by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from argmap.views import Views

PHONE = (390, 844)
BOXES = "argmap.view().scene().boxes.map((box) => box.id)"
OVERLAPS = """(boxes) => {
    const over = (a, b) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b)).map((b) => [a.id, b.id]));
}"""
BELOW = """(id) => {
    const parent = new Map(argmap.view().whole().boxes.map((box) => [box.id, box.parent]));
    const isBelow = (other) => parent.get(other) === id || (Boolean(parent.get(other)) && isBelow(parent.get(other)));
    return [...parent.keys()].filter(isBelow);
}"""


@pytest.mark.parametrize("size", [(1440, 900), PHONE])
def test_folding_hides_what_hangs_below_and_gives_the_room_back(open_page: Any, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    before, height = opened.page.evaluate(f"[{BOXES}, argmap.view().scene().height]")
    below = opened.page.evaluate(BELOW, "society-resists")
    opened.page.evaluate("argmap.change({ folded: ['society-resists'] })")
    after, lower = opened.page.evaluate(f"[{BOXES}, argmap.view().scene().height]")
    assert set(before) - set(after) == set(below) != set()
    assert lower < height - 30  # of the rows that stood beside nothing else
    overlaps = opened.page.evaluate(f"({OVERLAPS})(argmap.view().scene().boxes)")
    assert overlaps == []
    opened.page.evaluate("argmap.change({ folded: [] })")
    assert opened.page.evaluate(f"[{BOXES}, argmap.view().scene().height]") == [before, height]


def test_every_way_of_folding_keeps_boxes_apart_and_lines_on_them(open_page: Any) -> None:
    opened = open_page()
    faults = opened.page.evaluate(
        """(() => {
            const all = argmap.view().whole().boxes;
            const parents = all.filter((box) => all.some((b) => b.parent === box.id));
            const faults = [];
            for (let turn = 0; turn < 60; turn += 1) {
                const folded = parents.filter((_, i) => ((turn * 2654435761) >>> (i % 29)) & 1).map((box) => box.id);
                argmap.change({ folded });
                const { boxes, links, byId } = argmap.view().scene();
                const near = ([x, y], item) => item.radius
                    ? Math.hypot(x - item.x, y - item.y) <= item.radius + 3
                    : x >= item.x - 3 && x <= item.x + item.width + 3 && y >= item.y - 3 && y <= item.y + item.height + 3;
                for (const link of links) {
                    if (!near(link.points[0], byId.get(link.source))) faults.push(["from", link.id, folded]);
                    if (!near(link.points.at(-1), byId.get(link.target))) faults.push(["to", link.id, folded]);
                }
                faults.push(...OVERLAPS(boxes));
            }
            return faults;
        })()""".replace("OVERLAPS", f"({OVERLAPS})")
    )
    assert faults == []


def test_the_handle_folds_and_the_same_place_unfolds(open_page: Any) -> None:
    opened = open_page("#at=army-not-ready")
    handle = """(id) => {
        const { right, top, bottom } = argmap.view().placeOf(id);
        const pane = document.getElementById("canvas").getBoundingClientRect();
        return [right + pane.left + 4, (top + bottom) / 2 + pane.top];
    }"""
    opened.page.mouse.click(*opened.page.evaluate(handle, "army-not-ready"))
    assert opened.state()["folded"] == ["army-not-ready"]
    assert "fold=army-not-ready" in opened.page.url
    opened.page.mouse.click(*opened.page.evaluate(handle, "army-not-ready"))
    assert opened.state()["folded"] == []


def test_what_is_chosen_elsewhere_is_unfolded_and_a_fold_over_the_choice_takes_it_up(open_page: Any) -> None:
    opened = open_page("#fold=society-resists")
    opened.page.evaluate("argmap.select('tracks', 'text')")
    assert opened.state()["folded"] == []
    assert "tracks" in opened.page.evaluate(BOXES)
    opened.page.focus("#canvas")
    opened.page.evaluate("argmap.change({ selected: 'tracks' })")
    opened.page.evaluate("argmap.toggleFold('society-resists')")
    assert opened.state()["selected"] == "society-resists"
    assert "Folded" in opened.text("#announcer") or "resists" in opened.text("#announcer")


def test_outline_and_map_fold_together(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    opened.page.focus('[data-id="thesis"]')
    opened.page.keyboard.press("ArrowLeft")
    assert opened.state()["folded"] == ["thesis"]
    assert "army-not-ready" not in opened.page.evaluate(BOXES)
    opened.page.evaluate("argmap.change({ folded: ['army-not-ready'] })")
    assert opened.page.get_attribute('[data-id="army-not-ready"]', "aria-expanded") == "false"
    assert opened.page.get_attribute('[data-id="thesis"]', "aria-expanded") == "true"


def test_levels_show_the_map_down_to_a_depth(open_page: Any) -> None:
    opened = open_page()
    opened.page.click("#filter")
    assert opened.page.input_value("#depth") == "Infinity"
    opened.page.select_option("#depth", "1")
    depths = opened.page.evaluate(
        """(() => {
            const parent = new Map(argmap.view().whole().boxes.map((box) => [box.id, box.parent]));
            const depth = (id) => (parent.get(id) ? 1 + depth(parent.get(id)) : 0);
            return [...new Set(argmap.view().scene().boxes.map((box) => depth(box.id)))].sort();
        })()"""
    )
    assert depths == [0, 1]
    opened.page.select_option("#depth", "Infinity")
    assert opened.state()["folded"] == []
    opened.page.evaluate("argmap.change({ folded: ['army-not-ready'] })")
    assert opened.page.input_value("#depth") == "-1"


def test_filters_of_one_kind_add_up_and_of_several_narrow_down(open_page: Any) -> None:
    opened = open_page()
    foreground = "argmap.view().foreground.length"
    every = opened.page.evaluate(foreground)
    opened.page.click("#filter")
    opened.page.check('[data-filter="role:objection"]')
    objections = opened.page.evaluate(foreground)
    opened.page.check('[data-filter="role:reply"]')
    both = opened.page.evaluate(foreground)
    opened.page.check('[data-filter="standing:denied"]')
    falling = opened.page.evaluate(foreground)
    assert 0 < falling < objections < both < every
    assert "filter=role%3Aobjection" in opened.page.url
    assert "(3)" in opened.text("#filter")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.id") == "filter"
    again = open_page(opened.page.url[opened.page.url.index("#") :])
    assert again.page.evaluate(foreground) == falling


def test_a_filter_that_the_map_does_not_know_is_none(open_page: Any) -> None:
    opened = open_page("#filter=role:wizard&filter=nonsense&filter=__proto__:x")
    assert opened.page.evaluate("argmap.view().foreground.length") == len(opened.page.evaluate(BOXES))
    assert opened.state()["filters"] == []


def test_the_small_map_shows_where_one_is_and_leads_elsewhere(open_page: Any) -> None:
    opened = open_page()
    assert opened.page.locator("#minimap").is_hidden()
    for _ in range(5):
        opened.page.click("#zoom-in")
    opened.settle()
    assert opened.page.locator("#minimap").is_visible()
    before = opened.page.evaluate("argmap.view().position.y")
    box = opened.page.locator("#minimap").bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    assert opened.page.evaluate("argmap.view().position.y") > before + 50


@pytest.mark.parametrize("size", [(768, 1024), (1100, 800), (1440, 900)])
def test_the_article_goes_down_to_the_foot_of_the_window_where_a_card_has_the_place_of_the_small_map(
    open_page: Any, size: tuple[int, int]
) -> None:
    opened = open_page("#at=call-up", size=size)
    for _ in range(5):
        opened.page.click("#zoom-in")
    opened.settle()
    side, small = (opened.page.locator(name).bounding_box() for name in (".side:not([hidden])", "#minimap"))
    assert abs(side["y"] + side["height"] + (small["height"] if small else 0) - size[1]) <= 1


def test_the_trail_leads_back_to_the_thesis(open_page: Any) -> None:
    opened = open_page("#at=tracks")
    crumbs = opened.page.locator(".trail button")
    assert crumbs.count() >= 2
    crumbs.first.click()
    assert opened.state()["selected"] == "thesis"


def test_gauges_are_as_python_computes_them_and_can_be_switched_off(open_page: Any, lukashenko: Path) -> None:
    from argmap.semantics.gradual import strengths

    map_ = pipeline.load(lukashenko)
    found = strengths(map_)
    opened = open_page("#at=thesis")
    shown = opened.text(".strength")
    assert f"{round(found['thesis'] * 100)} of 100" in shown
    opened.page.click("#filter")
    opened.page.uncheck("#bars")
    assert opened.state()["bars"] is False
    assert "bars=off" in opened.page.url


def test_a_large_map_opens_folded_and_everything_can_be_reached(open_page: Any, tmp_path: Path) -> None:
    lines = ["[T]: The thesis. #thesis {id: t}"]
    for i in range(40):
        lines.append(f"  + [P{i}]: Premise number {i}. {{id: p{i}}}")
        lines += [f"    + [E{i} {k}]: Evidence {k} for {i}. {{id: e{i}-{k}}}" for k in range(12)]
    source = tmp_path / "large.argdown"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    file = tmp_path / "large.html"
    file.write_text(Views(pipeline.load(source)).page, encoding="utf-8")
    opened = open_page(file=file)
    shown = opened.page.evaluate(BOXES)
    assert len(shown) == 41 + 12 * (len(shown) - 41) // 12 <= 300
    opened.page.evaluate("argmap.select('e39-11', 'search')")
    assert "e39-11" in opened.page.evaluate(BOXES)
    assert opened.sees("e39-11") or opened.page.evaluate("argmap.state().selected") == "e39-11"
