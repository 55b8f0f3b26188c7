"""Large maps: they open in clusters that can be opened further from the map, the outline, the keyboard and the address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.views import Views

pytestmark = pytest.mark.thorough

SHOWN = "argmap.view().scene().boxes.map((box) => box.id)"
MORES = "argmap.view().scene().mores.map(({ parent, count }) => [parent, count])"
CHILDREN = 400


def wide() -> ArgumentMap:
    """One thesis with hundreds of premises."""
    ids = [f"p{n}" for n in range(CHILDREN)]
    return ArgumentMap(
        id="wide",
        statements=(Statement("t", "Thesis", role=Role.THESIS), *(Statement(id_, f"Premise {id_}") for id_ in ids)),
        inferences=tuple(Inference(f"i-{id_}", (id_,), "t") for id_ in ids),
    )


def roots() -> ArgumentMap:
    """Hundreds of claims that nothing joins."""
    return ArgumentMap(id="roots", statements=tuple(Statement(f"r{n}", f"Claim {n}") for n in range(CHILDREN)))


def deep() -> ArgumentMap:
    """A chain of reasons, each for the one before."""
    ids = [f"d{n}" for n in range(CHILDREN)]
    steps = (Inference(f"i{n}", (ids[n + 1],), ids[n]) for n in range(CHILDREN - 1))
    return ArgumentMap(id="deep", statements=tuple(Statement(i, f"Reason {i}") for i in ids), inferences=tuple(steps))


MAPS: dict[str, Callable[[], ArgumentMap]] = {"wide": wide, "roots": roots, "deep": deep}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of the maps, by name."""
    folder = tmp_path_factory.mktemp("large")
    files = {}
    for name, make in MAPS.items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(Views(make()).page, encoding="utf-8")
    return files


@pytest.mark.parametrize(("name", "parent"), [("wide", "t"), ("roots", "")])
def test_of_hundreds_below_one_some_are_shown_and_a_box_tells_how_many_more(
    open_page: Any, pages: dict[str, Path], name: str, parent: str
) -> None:
    page = open_page("#view=map", file=pages[name]).page
    shown = page.evaluate(SHOWN)
    assert len(shown) <= 60
    assert page.evaluate(MORES) == [[parent, CHILDREN + (name == "wide") - len(shown)]]
    page.focus("#canvas")
    page.keyboard.press("m") if name == "roots" else page.evaluate("argmap.showMore('t', 'map')")
    after = page.evaluate(SHOWN)
    assert after[: len(shown)] == shown
    assert len(shown) < len(after) <= 100
    assert f"more={parent}" in page.url
    again = open_page(page.url[page.url.index("#") :], file=pages[name])
    assert again.page.evaluate(SHOWN) == after


def test_a_press_on_the_box_shows_the_next_and_nothing_overlaps(open_page: Any, pages: dict[str, Path]) -> None:
    page = open_page("#view=map", file=pages["wide"]).page
    before = page.evaluate(SHOWN)
    page.evaluate("argmap.select(argmap.view().scene().mores[0].next, 'map'); argmap.select('', 'map')")
    page.evaluate("argmap.select(argmap.view().scene().boxes.at(-1).id, 'map')")
    place = """() => {
        const { x, y, width, height } = argmap.view().scene().mores[0];
        const point = argmap.view().network.canvasToDOM({ x: x + width / 2, y: y + height / 2 });
        const pane = document.getElementById("canvas").getBoundingClientRect();
        return [point.x + pane.left, point.y + pane.top];
    }"""
    page.mouse.click(*page.evaluate(place))
    assert len(page.evaluate(SHOWN)) > len(before) + 30
    overlaps = page.evaluate(
        """() => {
            const { boxes, mores } = argmap.view().scene();
            const all = [...boxes, ...mores];
            const over = (a, b) =>
                a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
            return all.flatMap((a, i) => all.slice(i + 1).filter((b) => over(a, b)).map((b) => [a.id, b.id]));
        }"""
    )
    assert overlaps == []


@pytest.mark.parametrize(("name", "last"), [("wide", "p399"), ("roots", "r399"), ("deep", "d399")])
def test_what_is_chosen_is_brought_out_on_the_map_and_in_the_outline(
    open_page: Any, pages: dict[str, Path], name: str, last: str
) -> None:
    opened = open_page("#view=map&tab=outline", file=pages[name])
    few = len(opened.page.evaluate(SHOWN))
    opened.page.evaluate("(id) => argmap.select(id, 'search')", last)
    assert last in opened.page.evaluate(SHOWN)
    assert name == "deep" or len(opened.page.evaluate(SHOWN)) == few + 1
    assert opened.page.locator(f'[role=treeitem][data-id="{last}"]').count() == 1
    again = open_page(opened.page.url[opened.page.url.index("#") :], file=pages[name])
    assert again.page.evaluate(SHOWN) == opened.page.evaluate(SHOWN)


@pytest.mark.parametrize("name", ["wide", "roots"])
def test_the_outline_opens_its_piles_by_keyboard(open_page: Any, pages: dict[str, Path], name: str) -> None:
    page = open_page("#view=map&tab=outline", file=pages[name]).page
    items = page.locator("#outline [role=treeitem]")
    before = items.count()
    assert before <= 60
    items.nth(0).focus()
    page.keyboard.press("End")
    assert "more" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert before < items.count() <= before + 60
    assert page.evaluate("document.activeElement.dataset.id") not in (None, "")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.role") == "treeitem"


@pytest.mark.parametrize("name", list(MAPS))
def test_all_of_a_large_map_can_be_opened_and_fitted(open_page: Any, pages: dict[str, Path], name: str) -> None:
    opened = open_page("#view=map", file=pages[name])
    page = opened.page
    page.evaluate(f"argmap.change({{ folded: [], more: Array(12).fill({'t' if name == 'wide' else ''!r}) }})")
    assert len(page.evaluate(SHOWN)) == len(MAPS[name]().statements)
    page.click("#zoom-fit")
    opened.settle()
    assert page.evaluate("argmap.view().scale") > 0


def test_boxes_move_to_their_new_places_and_end_there(open_page: Any) -> None:
    opened = open_page(motion="no-preference")
    page = opened.page
    picture = "document.querySelector('#canvas canvas').toDataURL()"

    def at_the_end() -> str:
        page.evaluate("() => { const now = performance.now(); performance.now = () => now + 1_000; }")
        opened.settle()
        page.evaluate("argmap.view().network.redraw()")
        return str(page.evaluate(picture))

    page.evaluate("argmap.toggleFold('army-not-ready'); argmap.toggleFold('society-resists')")
    moved = at_the_end()
    first = page.evaluate(  # on their way, for which no time goes by
        f"""new Promise((done) => {{
            const now = performance.now();
            performance.now = () => now;
            argmap.toggleFold('society-resists');
            argmap.toggleFold('society-resists');
            requestAnimationFrame(() => done({picture}));
        }})"""
    )
    assert at_the_end() == moved
    assert first != moved


def test_two_fingers_on_a_phone_enlarge_the_map(open_page: Any) -> None:
    opened = open_page("#tab=map", size=(390, 844), media=[("has_touch", True)])
    before = opened.page.evaluate("argmap.view().scale")
    session = opened.devtools()

    def touch(kind: str, gap: int) -> None:
        points = [{"x": 195 - gap, "y": 400, "id": 0}, {"x": 195 + gap, "y": 400, "id": 1}] if gap else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 30)
    for gap in range(40, 130, 10):
        touch("touchMove", gap)
    touch("touchEnd", 0)
    opened.settle()
    assert opened.page.evaluate("argmap.view().scale") > before * 1.3
