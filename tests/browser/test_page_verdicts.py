"""Verdicts on the page: words with signs, the choice of how an unanswered objection counts, and weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Role, Statement
from tests.browser.conftest import PHONE, page_of

MAP = ArgumentMap(
    id="weighed",
    statements=(
        Statement("thesis", "Close the bridge", role=Role.THESIS),
        Statement("cracks", "Cracks grow", hedge=Hedge.CERTAIN),
        Statement("traffic", "Traffic will choke", role=Role.OBJECTION, hedge=Hedge.POSSIBLE),
    ),
    inferences=(Inference("step", ("cracks",), "thesis"),),
    conflicts=(Conflict("but", ("traffic",), "thesis", ConflictKind.ATTACK),),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("verdicts") / "index.html"
    file.write_text(page_of(MAP), encoding="utf-8")
    return file


def test_an_unanswered_objection_decides_or_is_weighed_as_the_reader_chooses(open_page: Any, page: Path) -> None:
    opened = open_page(file=page)
    assert opened.text("#verdict-words") == "Thesis challenged"
    opened.page.click("#filter")
    opened.page.check("#standards input[value=preponderance]")
    assert opened.text("#verdict-words") == "Thesis stands"
    assert "standard=preponderance" in opened.page.url
    opened.page.check("#standards input[value=no-objection]")
    assert opened.text("#verdict-words") == "Thesis challenged"


def test_the_weight_of_a_claim_is_chosen_in_its_card_and_shared_by_a_link(open_page: Any, page: Path) -> None:
    opened = open_page("#standard=preponderance&at=traffic", file=page)
    opened.page.select_option("#card-weight", label="certain")
    assert opened.text("#verdict-words") == "Thesis challenged"
    shared = open_page(opened.page.url[opened.page.url.index("#") :], file=page)
    assert shared.text("#verdict-words") == "Thesis challenged"
    assert shared.page.eval_on_selector("#card-weight", "(select) => select.selectedOptions[0].text") == "certain"
    shared.page.select_option("#card-weight", value="")
    assert shared.text("#verdict-words") == "Thesis stands"


def test_the_sentence_names_what_was_weighed(open_page: Any, page: Path) -> None:
    opened = open_page("#standard=preponderance&at=thesis", file=page)
    said = opened.text("#card .judged")
    assert said.startswith("Stands: although “Traffic will choke” speaks against it")


def test_what_decides_has_no_weights(open_page: Any, page: Path) -> None:
    opened = open_page("#at=traffic", file=page)
    assert opened.page.locator("#card-weight").count() == 0


def test_the_card_says_where_verdict_and_strength_part(open_page: Any, page: Path) -> None:
    assert open_page("#reject=traffic&at=thesis", file=page).page.locator("#card .parting").count() == 0
    opened = open_page("#at=thesis", file=page)
    assert opened.text("#card .parting").startswith("Its strength of 0.")


def test_what_the_readers_assumptions_turned_can_be_taken_back_from_the_thesis_card(open_page: Any, page: Path) -> None:
    opened = open_page("#reject=traffic&at=thesis", file=page)
    assert opened.text("#verdict-words") == "Thesis stands"
    opened.page.click("#card .crux button")
    assert opened.text("#verdict-words") == "Thesis challenged"


def test_a_relation_has_a_weight_of_its_own_which_the_address_keeps(open_page: Any, page: Path) -> None:
    opened = open_page("#standard=preponderance&at=thesis", file=page)
    assert opened.text("#verdict-words") == "Thesis stands"
    opened.page.focus("#card-weight-step")
    opened.page.select_option("#card-weight-step", label="questioned")
    assert opened.text("#verdict-words") == "Thesis challenged"
    assert "weight=300%3Astep" in opened.page.url
    assert opened.page.evaluate("document.activeElement.id") == "card-weight-step"
    shared = open_page("#standard=preponderance&at=thesis&weight=333:step", file=page)
    chosen = "(select) => select.selectedOptions[0].text"
    assert shared.page.eval_on_selector("#card-weight-step", chosen) == "0.333"
    shared.page.select_option("#card-weight-step", value="")
    assert shared.text("#verdict-words") == "Thesis stands"


def test_on_a_phone_the_choice_and_the_weights_are_in_reach(open_page: Any, page: Path) -> None:
    opened = open_page("#standard=preponderance&at=thesis", file=page, size=PHONE)
    opened.page.select_option("#card-weight-but", label="certain")
    assert opened.text("#verdict-words") == "Thesis challenged"
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.page.keyboard.press("Escape")
    opened.page.click("#filter")
    opened.page.check("#standards input[value=no-objection]")
    assert "standard=no-objection" in opened.page.url
