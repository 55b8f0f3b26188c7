"""Verdicts on the page: words with signs, the choice of how an unanswered objection counts, and weights."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from argmap import loads
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Role, Statement
from argmap.domain.rules import Settings
from argmap.draw.verdict_signs import paths_of
from argmap.semantics import Assumptions, evaluate
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


def test_the_sign_beside_the_verdict_is_the_one_that_python_draws(open_page: Any, page: Path) -> None:
    for address, word in (("", "challenged"), ("#standard=preponderance", "stands"), ("#reject=thesis", "rejected")):
        opened = open_page(address, file=page)
        shown = opened.page.get_attribute("#verdict", "data-word")
        drawn = opened.page.eval_on_selector_all(
            "#verdict .verdict-sign path", "all => all.map((one) => one.getAttribute('d'))"
        )
        assert (shown, drawn) == (word, [path["d"] for path in paths_of(word)])


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
    assert "although “Traffic will choke” speaks against it" in said.split("\n")[0]


def test_what_decides_has_no_weights(open_page: Any, page: Path) -> None:
    opened = open_page("#at=traffic", file=page)
    assert opened.page.locator("#card-weight").count() == 0


def test_the_card_says_where_verdict_and_strength_part(open_page: Any, page: Path) -> None:
    assert open_page("#reject=traffic&at=thesis", file=page).page.locator("#card .parting").count() == 0
    opened = open_page("#at=thesis", file=page)
    assert re.match(r"Its strength of \d\d ", opened.text("#card .parting"))


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


EXPERT = Path(__file__).parent.parent / "cases" / "expert"
CARDS = """async ([ids, standard]) => {
    const cards = {};
    for (const id of ids) {
        location.hash = `#standard=${standard}&at=${id}`;
        for (let n = 0; argmap.state().selected !== id && n < 5000; n += 1) await new Promise((done) => setTimeout(done));
        const judged = document.querySelector("#card .judged");
        cards[id] = [judged.dataset.word, judged.lastElementChild.textContent];
    }
    return cards;
}"""


def together() -> ArgumentMap:
    """Our small cases on one map, each under ids of its own."""
    rows: dict[str, list[Any]] = {"statements": [], "inferences": [], "conflicts": [], "preferences": []}
    for n, file in enumerate(sorted(EXPERT.glob("*.argdown"))):
        text = file.read_text(encoding="utf-8")
        map_ = loads(text)
        if map_.arguments or map_.standard or map_.weigh or map_.unknown or map_.floating:
            continue
        for kind, rows_ in rows.items():
            rows_ += [renamed(element, f"m{n}-") for element in getattr(map_, kind)]
    return ArgumentMap("together", **{kind: tuple(elements) for kind, elements in rows.items()})


def renamed(element: Any, prefix: str) -> Any:
    ends = ("id", "conclusion", "target", "preferred", "dispreferred")
    own = {field.name for field in fields(element)}
    changed: dict[str, Any] = {end: prefix + getattr(element, end) for end in ends if end in own}
    if "premises" in own:
        changed["premises"] = tuple(prefix + premise for premise in element.premises)
    return replace(element, **changed)


@pytest.mark.parametrize("standard", ["no-objection", "preponderance"])
def test_cards_say_what_is_said_everywhere(open_page: Any, tmp_path: Path, standard: str) -> None:
    map_ = together()
    file = tmp_path / "index.html"
    file.write_text(page_of(map_), encoding="utf-8")
    ids = [statement.id for statement in map_.statements][::2]
    assert len(ids) > 30
    cards = open_page(file=file).page.evaluate(CARDS, [ids, standard])
    evaluation = evaluate(map_, Assumptions(), settings=Settings(standard))
    for id_ in ids:
        verdict = evaluation[id_]
        assert cards[id_][0] == verdict.word
        assert cards[id_][1].casefold() == f"{verdict.sentence}.".casefold()
