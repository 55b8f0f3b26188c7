"""A large map opens with an overview that can be read, and every line of it can be followed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.formats import argdown
from argmap.views import Views
from tests.browser.conftest import page_of

SHOWN = "[...document.querySelectorAll('#columns .claim')].map((claim) => claim.dataset.id)"


def large(number: int = 400) -> ArgumentMap:
    """A thesis with nine reasons, and a tree of claims below them."""
    chance = random.Random(1)
    ids = [f"k{n}" for n in range(9)]
    statements = [Statement("t", "Close it", text="The town should close to cars.", role=Role.THESIS)]
    relations: list[Inference | Conflict] = [Inference(f"i{id_}", (id_,), "t") for id_ in ids]
    statements += [Statement(id_, f"Reason {id_}", text=f"This is reason {id_}.") for id_ in ids]
    for n in range(number - 10):
        above = chance.choice(ids)
        statements.append(Statement(f"s{n}", f"Claim {n}"))
        make = Conflict if chance.random() < 0.2 else Inference
        relations.append(make(f"r{n}", (f"s{n}",), above))
        ids.append(f"s{n}")
    return ArgumentMap(
        id="town",
        title="Cars",
        statements=tuple(statements),
        inferences=tuple(r for r in relations if isinstance(r, Inference)),
        conflicts=tuple(r for r in relations if isinstance(r, Conflict)),
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a map of 400 claims."""
    file = tmp_path_factory.mktemp("overview") / "town.html"
    file.write_text(Views(large()).page, encoding="utf-8")
    return file


def test_the_first_view_tells_thesis_reasons_and_the_size_of_what_hangs_below(open_page: Any, page: Path) -> None:
    opened = open_page(file=page)
    assert opened.page.evaluate(SHOWN) == ["t", *(f"k{n}" for n in range(9))]
    assert "The town should close to cars." in opened.text("#columns .claim.on")
    counts = opened.page.evaluate(
        "[...document.querySelectorAll('#columns .claim')].map((c) => Number(c.querySelector('.size > span').textContent))"
    )
    assert counts[0] == 399
    assert sum(counts[1:]) + 9 == 399
    inside = opened.page.evaluate(
        """[...document.querySelectorAll("#columns .claim")].every((claim) => {
            const { left, right, top, bottom } = claim.getBoundingClientRect();
            return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        })"""
    )
    assert inside


def test_on_a_phone_the_first_view_begins_at_the_left(open_page: Any, page: Path) -> None:
    opened = open_page(file=page, size=(390, 844))
    outside = opened.page.evaluate(
        """[...document.querySelectorAll("#columns .claim, #columns .marks")].filter((one) => {
            const { left, right, width } = one.getBoundingClientRect();
            return width && (left < 0 || right > innerWidth);
        }).length"""
    )
    assert outside == 0
    assert opened.page.evaluate("document.getElementById('columns').scrollLeft") == 0


def test_the_claim_in_focus_stays_in_sight_beside_what_is_below_it(open_page: Any, page: Path) -> None:
    for size in ((1440, 900), (768, 1024)):
        opened = open_page("#at=k7", file=page, size=size)
        left, pane = opened.page.evaluate(
            """[document.querySelector("#columns .column:nth-last-child(2) .claim.on"), document.getElementById("columns")]
                .map((one) => one.getBoundingClientRect().left)"""
        )
        assert left >= pane


def test_arrow_keys_lead_deeper_back_and_on_and_the_way_is_told_in_words(open_page: Any, page: Path) -> None:
    opened = open_page("#at=t", file=page)
    opened.page.focus("#columns .claim.on")
    opened.page.keyboard.press("ArrowRight")
    assert opened.state()["selected"] == "k0"
    opened.page.keyboard.press("ArrowDown")
    assert opened.state()["selected"] == "k1"
    assert [text.strip() for text in opened.page.locator("#crumbs li").all_text_contents()] == ["Close it", "Reason k1"]
    opened.page.keyboard.press("r")
    assert opened.state()["rejected"] == ["k1"]
    opened.page.keyboard.press("ArrowLeft")
    assert opened.state()["selected"] == "t"
    assert opened.page.evaluate("document.activeElement.dataset.id") == "t"


def test_deep_in_a_map_the_way_names_the_thesis_and_a_card_leaves_the_chosen_claim_in_sight(
    open_page: Any, tmp_path: Path
) -> None:
    chain = "\n".join(f"{'  ' * n}{'+ ' * bool(n)}[Claim number {n}]: Text {n}. {{id: c{n}}}" for n in range(14))
    file = tmp_path / "deep.html"
    file.write_text(page_of(argdown.load(chain)), encoding="utf-8")
    for size in ((1440, 900), (390, 844)):
        opened = open_page("#view=overview&at=c13", file=file, size=size)
        for way in ("#crumbs", ".trail"):
            names = [text.strip() for text in opened.page.locator(f"{way} li").all_text_contents()]
            assert (names[0], names[1]) == ("Claim number 0", "…"), way
            assert names[-1] == f"Claim number {13 if way == '#crumbs' else 12}"
        top, bottom, card = opened.page.evaluate(
            """(() => {
                const chosen = [...document.querySelectorAll("#columns .claim.on")].at(-1).getBoundingClientRect();
                const pane = document.getElementById("columns").getBoundingClientRect();
                const { left, top } = document.getElementById("card").getBoundingClientRect();
                return [chosen.top - pane.top, chosen.bottom, left > chosen.left + 99 ? innerHeight : top];
            })()"""
        )
        assert top >= 0, size
        assert bottom <= card, size
        opened.page.click("#crumbs .between button")
        assert opened.state()["selected"] == ("c9" if size[0] == 1440 else "c12")


def test_the_address_says_which_way_a_map_is_looked_at(open_page: Any, page: Path) -> None:
    opened = open_page("#at=s300", file=page)
    opened.page.click("[data-view=lines]")
    assert "view=lines" in opened.page.evaluate("location.hash")
    assert opened.page.is_visible("#lines")
    opened.page.click("[data-view=map]")
    assert opened.sees("s300")
    assert open_page("#view=map", file=page).page.is_visible("#canvas")


def test_a_small_map_opens_as_a_map(open_page: Any) -> None:
    opened = open_page()
    assert opened.page.is_visible("#canvas")
    assert opened.page.is_hidden("#overview")


UNTITLED = "The town should close to cars.\n  + The air is worst at noon.\n  - People who must drive are shut out.\n"


def test_a_map_without_titles_shows_its_texts_and_its_only_root_as_the_thesis(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "untitled.html"
    file.write_text(Views(argdown.load(UNTITLED)).page, encoding="utf-8")
    opened = open_page("#tab=outline", file=file)
    assert "Untitled" not in opened.page.evaluate("document.body.innerText + document.title")
    assert opened.text("#outline .title") == "The town should close to cars."
    assert opened.text("#verdict-words").startswith("Thesis")
    assert opened.text("#subtitle") == "3 claims"


def test_a_card_of_any_claim_says_what_would_turn_it(open_page: Any) -> None:
    opened = open_page("#at=railway-war")
    assert "What would have to be rejected for this" in opened.text("#card")


TURNING = """(id) => {
    argmap.select(id, "map");
    return [...document.querySelectorAll("#card .crux bdi")].map((one) => one.textContent.match(/“[^”]+”/gu).sort());
}"""


@pytest.mark.parametrize("folder", ["cholera", "clocks", "lukashenko"])
def test_what_would_turn_a_claim_is_on_its_card_as_the_library_finds_it(
    open_page: Any, root: Path, tmp_path: Path, folder: str
) -> None:
    map_, file = argmap.load(root / "graphs" / folder), tmp_path / "index.html"
    file.write_text(page_of(map_), encoding="utf-8")
    page = open_page(file=file).page
    names = {statement.id: f"“{statement.title}”" for statement in map_.statements}
    thesis = map_.crux(largest=3).target
    for id_ in names:
        sets = map_.crux(id_, largest=3 if id_ == thesis else None).sets
        expected = [sorted(names.get(one, one) for one in ids) for ids in sets]
        turning = page.evaluate(TURNING, id_)
        assert bool(turning) == bool(expected), id_
        assert all(ids in expected for ids in turning), id_
        largest = max(map(len, turning), default=0)
        if len(turning) < sum(len(ids) <= largest for ids in expected):
            assert "There may be others." in page.text_content("#card"), id_
        elif id_ == thesis:
            assert "There may be others." not in page.text_content("#card")


def test_letters_work_wherever_the_keyboard_is_on_the_page(open_page: Any) -> None:
    opened = open_page("#at=tracks")
    opened.page.focus("#theme")
    opened.page.keyboard.press("r")
    assert opened.state()["rejected"] == ["tracks"]
    opened.page.keyboard.press("u")
    assert opened.state()["rejected"] == []
    opened.page.focus("#search")
    opened.page.keyboard.press("r")
    assert opened.state()["rejected"] == []


def test_hits_are_a_list_with_the_words_marked_and_the_field_says_which_is_chosen(open_page: Any) -> None:
    opened = open_page()
    opened.page.fill("#search", "PEOPLE")
    hits = opened.page.locator("#hits .hit")
    assert hits.count() == int(opened.text("#found").split()[0]) > 3
    assert {text.lower() for text in opened.page.locator("#hits mark").all_text_contents()} == {"people"}
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Enter")
    assert opened.text("#found") == f"2 of {hits.count()}"
    assert hits.nth(1).get_attribute("aria-current") == "true"
    hits.nth(2).click()
    assert opened.state()["selected"] == hits.nth(2).get_attribute("data-id")
    opened.page.click(".passage >> nth=0")
    assert opened.page.is_visible("#card")
    assert opened.page.is_hidden("#hits")


DARKEST = """(id) => {
    const { left, top, right, bottom } = argmap.view().placeOf(id);
    const copy = document.createElement("canvas");
    const context = copy.getContext("2d", { willReadFrequently: true });
    Object.assign(copy, { width: right - left - 6, height: bottom - top - 6 });
    context.fillStyle = "white";
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(document.querySelector("#canvas canvas"), -left - 3, -top - 3);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return Math.min(...data.filter((_, at) => at % 4 === 1));
}"""  # of its greens, without its border
UNCOVERED = """(id) => {
    const { left, top, right, bottom } = argmap.view().placeOf(id);
    return argmap.view().farNames().every(({ x, y, width, height }) =>
        x > right || y > bottom || x + width < left || y + height < top);
}"""


def dense(number: int) -> tuple[ArgumentMap, list[tuple[int, int]]]:
    """A map of so many claims, each of which bears on up to four others, and those pairs."""
    chance = random.Random(2)
    pairs = [(n, above) for n in range(1, number) for above in sorted({chance.randrange(n) for _ in range(4)})]
    map_ = ArgumentMap(
        id="dense",
        statements=tuple(Statement(f"c{n}", f"Claim c{n}") for n in range(number)),
        inferences=tuple(Inference(f"{n}-{above}", (f"c{n}",), f"c{above}") for n, above in pairs),
    )
    return map_, pairs


def test_a_map_of_few_claims_with_many_relations_opens_with_an_overview_of_even_parts(
    open_page: Any, tmp_path: Path
) -> None:
    map_, pairs = dense(80)
    file = tmp_path / "dense.html"
    file.write_text(page_of(map_), encoding="utf-8")
    opened = open_page(file=file)
    assert opened.page.is_visible("#overview")
    assert opened.page.is_visible("#views")
    direct = {f"c{n}" for n, above in pairs if above == 0}
    assert set(opened.page.evaluate(SHOWN)) == {"c0"} | direct  # each where it is nearest to the thesis
    sizes = opened.page.evaluate(
        "[...document.querySelectorAll('#columns .claim:not(.on) .size > span')].map((one) => Number(one.textContent))"
    )
    assert max(sizes) < len(map_.statements) / 2
    assert "shown under “" in opened.text("#outline")
    deep = max(above for n, above in pairs if (n, 0) in pairs and (above, 0) not in pairs)
    opened.go(f"#at=c{deep}")
    assert {f"c{n}" for n, above in pairs if above == deep} <= set(opened.page.evaluate(SHOWN))


@pytest.mark.thorough
def test_in_a_dense_map_a_choice_pales_the_rest_and_both_ends_of_its_lines_can_be_reached(
    open_page: Any, tmp_path: Path
) -> None:
    map_, pairs = dense(110)
    ids = [f"c{n}" for n in range(110)]
    file = tmp_path / "dense.html"
    file.write_text(page_of(map_), encoding="utf-8")
    opened = open_page("#view=map", file=file)
    opened.page.evaluate("argmap.select('c60', 'map')")
    opened.wait("argmap.view().farNames().length > 0")
    joined = {f"c{one + other - 60}" for one, other in pairs if 60 in (one, other)}
    shown = [id_ for id_ in ids if opened.sees(id_) and opened.page.evaluate(UNCOVERED, id_)]
    others = [id_ for id_ in shown if id_ not in joined | {"c60", "c0"}]
    way = opened.page.evaluate("[...document.querySelectorAll('#card .trail button')].map((one) => one.title)")
    assert others
    for id_ in others:
        assert (opened.page.evaluate(DARKEST, id_) > 120) != (f"Claim {id_}" in way)
    far = opened.page.evaluate("argmap.view().farNames().map(({ id, x, y }) => [id, x + 8, y + 8])")
    assert {id_ for id_, _, _ in far} <= joined
    id_, x, y = far[0]
    pane = opened.page.locator("#canvas").bounding_box()
    opened.page.mouse.click(pane["x"] + x, pane["y"] + y)
    opened.wait(f"argmap.view().farNames().every(({{ id }}) => id !== {id_!r})")
    assert opened.sees(id_)
    assert opened.state()["selected"] == "c60"
    opened.page.keyboard.press("Escape")
    opened.wait("argmap.view().farNames().length === 0")
