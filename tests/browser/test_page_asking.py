"""Asking "what if I reject this?", by pointer and by keyboard alone, and hearing what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import argmap
from argmap.rdf import bundled_queries
from argmap.rdf.remote import declared
from argmap.rdf.slips import find_slip
from argmap.rdf.tokens import undeclared_prefix
from argmap.rdf.vocabulary import PREFIXES
from argmap.words import Words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = (390, 844)


def test_rejecting_a_claim_changes_the_verdict_and_undo_brings_it_back(open_page: Any) -> None:
    opened = open_page("#at=soldiers-groups")
    before = opened.text("#verdict-count")
    opened.page.click("#card-reject")
    assert opened.text("#verdict-count") != before
    assert "Rejected: by you." in opened.text("#card")
    assert "reject=soldiers-groups" in opened.page.url
    opened.page.click("#card-undo")
    assert opened.text("#verdict-count") == before


def test_the_thesis_falls_when_all_its_reasons_do(open_page: Any) -> None:
    reasons = open_page().page.evaluate(
        "argmap.data.inferences.filter((i) => i.conclusion === argmap.data.map.thesis).map((i) => i.id)"
    )
    opened = open_page("#" + "&".join(f"reject={reason}" for reason in reasons))
    assert opened.text("#verdict-words") == "Thesis unsupported"
    opened.page.click("#undo-all")
    assert opened.text("#verdict-words") == "Thesis stands"


def test_an_answered_objection_says_so_and_is_not_struck_through(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    item = opened.page.locator('[role=treeitem][data-id="letter-fake"]').first
    assert item.locator(":scope > .row .mark").text_content() == "answered"
    assert opened.page.locator(".struck").count() == 0


def test_only_what_the_reader_rejected_is_struck_through_and_what_falls_by_it_says_so(open_page: Any) -> None:
    opened = open_page("#tab=outline&reject=soldiers-groups")
    struck = opened.page.evaluate("[...document.querySelectorAll('#outline .struck')].map((item) => item.dataset.id)")
    fallen = opened.page.evaluate(
        """(rejected) => {
            const [before, after] = [[], rejected].map((out) => argmap.evaluate(argmap.data, { rejected: out }));
            return argmap.data.claims.map(({ id }) => id).filter((id) => after[id] === "falls" && before[id] !== "falls");
        }""",
        ["soldiers-groups"],
    )
    assert set(struck) == {"soldiers-groups"}
    assert {"soldiers-groups", "mood-real"} <= set(fallen)
    assert opened.page.locator('[data-id="mood-real"] > .row .mark').first.text_content() == "unsupported"
    marks = opened.page.locator('[data-id="letter-fake"] > .row .mark').first.text_content()
    assert marks == "now stands"


def test_going_back_in_the_browser_undoes_a_rejection(open_page: Any) -> None:
    opened = open_page("#at=tracks")
    opened.page.click("#card-reject")
    assert opened.state()["rejected"] == ["tracks"]
    opened.page.go_back()
    opened.wait("argmap.state().rejected.length === 0")


def test_a_step_can_be_chosen_on_the_map_and_rejected(open_page: Any) -> None:
    opened = open_page()
    step = opened.page.evaluate("argmap.data.inferences.find((i) => i.premises.length > 1).id")
    opened.click_box(step)
    assert opened.state()["selected"] == step
    opened.page.click("#card-reject")
    assert opened.state()["rejected"] == [step]


def test_everything_can_be_done_in_the_outline_by_keyboard_alone(open_page: Any) -> None:
    opened = open_page()
    press = opened.page.keyboard.press
    opened.page.focus("#tab-article")
    press("ArrowRight")
    assert opened.state()["tab"] == "outline"
    press("Tab")
    focused = "document.activeElement.dataset.id"
    assert opened.page.evaluate(focused) == "thesis"
    press("ArrowDown")
    first = opened.page.evaluate(focused)
    press("ArrowUp")
    press("End")
    assert opened.page.evaluate(focused) not in ("thesis", first)
    press("Home")
    press("ArrowLeft")
    assert opened.page.get_attribute('[data-id="thesis"]', "aria-expanded") == "false"
    press("ArrowRight")
    press("ArrowRight")
    assert opened.page.evaluate(focused) == first
    press("Enter")
    assert opened.state()["selected"] == first
    press("r")
    assert opened.state()["rejected"] == [first]
    assert "Rejected" in opened.text("#announcer")
    press("u")
    assert opened.state()["rejected"] == []
    press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "card-reject"
    press("Escape")
    assert opened.page.evaluate(focused) == first
    assert opened.state()["selected"] == ""


def test_letters_lead_to_titles_that_begin_with_them(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    opened.page.focus('[data-id="thesis"]')
    opened.page.keyboard.press("b")
    assert opened.text("[role=treeitem]:focus > .row .title").lower().startswith("b")


def test_the_map_can_be_walked_by_arrow_keys(open_page: Any) -> None:
    opened = open_page()
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowRight")
    assert opened.state()["selected"] == "thesis"
    opened.page.keyboard.press("ArrowRight")
    chosen = opened.state()["selected"]
    assert chosen not in ("", "thesis")
    opened.page.keyboard.press("r")
    assert opened.state()["rejected"] == [chosen]


def test_every_change_is_announced(open_page: Any) -> None:
    opened = open_page("#at=soldiers-groups")
    opened.page.click("#card-reject")
    said = opened.text("#announcer")
    title = opened.page.evaluate("argmap.data.claims.find((claim) => claim.id === 'soldiers-groups').title")
    assert f"Rejected “{title}”" in said
    assert "no longer stand" in said
    assert said.endswith(f"{opened.text('#verdict-words')}, {opened.text('#verdict-count')}.")


def test_on_a_phone_the_card_rises_from_below_and_leaves_its_box_in_sight(open_page: Any) -> None:
    opened = open_page(size=PHONE)
    opened.click_box("pushed")
    opened.settle()
    _, y = opened.box_at("pushed")
    top = opened.page.evaluate("document.getElementById('card').getBoundingClientRect().top")
    assert y < top
    opened.page.click("#card-reject")
    assert opened.state()["rejected"] == ["pushed"]


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """A page with nothing on it."""
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s argmap:attacks 'aif:x' } # rdf:y",
        "PREFIX argmap: <urn:x> ASK { ?s argmap:y ?o }",
        "# PREFIX rdf: <urn:x>\nASK { ?s rdf:type ?o }",
        'ASK { ?s <aif:x> """skos:a"b\nskos:c""" ; ^rdf:type (rdfs:a) }',
        "ASK { ?s 'it\\'s skos:x' xrdf:a, b:rdf:c, rdfs.x:y }",
        "ASK { ?s rdf:type ?o.rdfs:x rdf:y 2 .skos:z a 'x'@rdf }",
        "ASK { FILTER(?a<?b&&rdfs:x>?c) }",
        "prefix\trdfs:<urn:x>\nASK { ?prefix rdfs:label ?rdf . ?s rdf:x '\\\\' }",
    ],
)
def test_page_and_command_declare_the_same_prefixes(blank: Page, query: str) -> None:
    source = (Path(argmap.__file__).parent / "draw" / "page" / "js" / "iris.js").read_text(encoding="utf-8")
    script = f"([text, prefixes]) => {{ {source.replace('export ', '')} return withPrefixes(text, prefixes); }}"
    assert blank.evaluate(script, [query, dict(PREFIXES)]) == declared(query)


FAULTY = (
    "SELECT ?x WHERE {\n ?x nope:y ?z }",
    "SELECT ?x WHERE {",
    "SELECT ?x { ?x argmap:attacks ?y FILTER(?y > 3 }",
    "SELECT ?x { ?x argmap:attacks ?y } }",
    "SELECT ?x, ?y { ?x argmap:attacks ?y }",
    "SELECT COUNT(?x) { ?x argmap:attacks ?y }",
    "SELECT ?x { ?x argmap:attacks ?y\n ?y argmap:attacks ?z }",
    "SELECT ?x { ?x a argmap:Statement ; argmap:attacks ?y ?z argmap:attacks ?x }",
    'SELECT ?x { ?x rdfs:label "a"@en ?y rdfs:label "b" }',
    'SELECT ?x { ?x rdfs:label """a\n"b"""^^xsd:string ?y rdfs:label \'b\' }',
    "SELECT ?x { VALUES ?x { 1 2 3 4 } ?x (a|!^rdfs:label)+ ?y ?z rdfs:label 1.5e3 . ?a ?b ?c ?d",
    "PREFIX é.б: <urn:x> # PREFIX c: <urn:y>\nSELECT * { ?é é.б:y\\-z '😀' . c:x ?p ?o",
    "SELECT (COUNT(*) AS ?n) { { SELECT MAX(?x) { ?x ?p [ a argmap:Map ] } } }",
    "CONSTRUCT { ?x ?p ?o , ?q } { ?x ?p ?o , ?q , }",
    "SELECT * { ?x ?p ?o \x01 § ",
    "ORDER ?y",
    "SELECT * { ?s ?p ?o NOT  Exists { ?s a ?o } }",
    "SELECT * { ?s ?p ?o EXISTS { ?s a ?o } }",
    "SELECT * { ?s a ?o Union ?s ?p ?o }",
    "SELECT * { { ?s a ?o } UNION ?s ?p ?o }",
    "SELECT * { ?s a ?c } ORDER BY ?c DESC",
    "SELECT * { ?s a ?c } ORDER BY asc",
    'SELECT * { ?s a "abc }',
    'SELECT * { ?s a """abc } \'x',
    "SELECT * { ?s a ?c } LIMIT",
    "SELECT * { ?s a ?c } offset ?c",
    "SELECT * { ?s a ?c } ORDER BY LIMIT 3",
    "SELECT * { { SELECT ?s { ?s a ?c } GROUP BY } }",
    "SELECT (?c AS ?d) { ?x a ?c } GROUP BY ?x",
    "SELECT ?c (COUNT(?x) AS ?n) { ?x a ?c }",
    "SELECT * { { SELECT (MAX(STR(?c)) AS ?m) (?m AS ?k) ?x ?y { ?x a ?c } GROUP BY (STR(?y) AS ?x) } }",
    "SELECT ?y { ?x a ?c } GROUP BY (STR(?c) AS ?y) HAVING (COUNT(*) > 1)",
)


def test_page_and_command_find_the_same_slips_and_say_the_same_of_them(blank: Page) -> None:
    rules = (Path(argmap.__file__).parent / "draw" / "page" / "js" / "slips.js").read_text(encoding="utf-8")
    ask = "texts.map((text) => slipIn(text, prefixes, 1e6))"
    script = f"([texts, prefixes]) => {{ {rules.replace('export ', '')} return {ask}; }}"
    bundled = [query.text for query in bundled_queries().values()]
    texts = [*FAULTY, *bundled, *(text[: text.rindex("}")] for text in bundled)]
    said = Words("en")
    for text, slip in zip(texts, blank.evaluate(script, [texts, dict(PREFIXES)]), strict=True):
        undeclared = undeclared_prefix(text, PREFIXES, len(text))
        theirs = find_slip(text)
        if slip is None:
            assert undeclared is theirs is None, text
            continue
        at = len(text.encode("utf-16-le")[: 2 * slip["at"]].decode("utf-16-le"))
        message = said(f"query.{slip['message']}", **{name: slip.get(name, "") for name in ("sign", "other", "close")})
        if undeclared:
            assert (at, slip["message"]) == (undeclared.start, "slip_prefix")
        else:
            assert theirs
            assert (at, message) == (theirs.at, f"{theirs.message} {theirs.remedy}")
