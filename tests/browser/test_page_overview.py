"""A large map opens with an overview that can be read, and every line of it can be followed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.formats import argdown
from argmap.views import Views

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
