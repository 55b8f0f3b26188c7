"""Chromium's accessibility tree of the page: every item has a name, and outline and map tell all that is drawn."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline, words
from argmap.domain.model import ArgumentMap
from argmap.draw.structure import analyse, in_text_order
from argmap.formats import argdown
from argmap.views import Views
from argmap.words import LANGUAGES
from tests.browser.test_page_overview import large

SIZES = {"desk": (1440, 900), "phone": (390, 844)}
TOUCH = [("has_touch", True), ("is_mobile", True)]
STATES = {
    "start": "#",
    "chosen": "#at=call-up",
    "outline": "#tab=outline&at=letter-fake",
    "what if": "#tab=outline&at=tracks&reject=tracks",
    "filtered": "#tab=outline&strand=army",
    "folded": "#tab=outline&fold=thesis,society-resists",
    "overview": "#view=overview&at=tracks",
    "lines": "#view=lines&at=tracks",
    "exercises": "#exercise=list",
    "question": "#exercise=undercut:resignation-step",
    "walk": "#step=3",
}
NAMED = {"button", "link", "tab", "treeitem", "searchbox", "textbox", "combobox", "checkbox", "application", "group"}
NAMED |= {"region", "tree", "tablist", "navigation", "meter", "menuitem", "heading", "radio"}
MAY_BE_NAMELESS = {"group", "region"}  # unless the keyboard leads there


def tree_of(opened: Any) -> list[dict[str, Any]]:
    """The nodes of the accessibility tree that assistive technology is shown."""
    session = opened.page.context.new_cdp_session(opened.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node.get("ignored")]


def role_of(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def name_of(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", "")).strip()


def is_focusable(node: dict[str, Any]) -> bool:
    return any(p["name"] == "focusable" and p["value"]["value"] for p in node.get("properties", []))


def nameless(nodes: list[dict[str, Any]]) -> list[str]:
    """The roles of what has no name but needs one."""
    return [
        role_of(node)
        for node in nodes
        if not name_of(node)
        and (is_focusable(node) or (role_of(node) in NAMED - MAY_BE_NAMELESS))
        and role_of(node) != "RootWebArea"
    ]


def faults_in(opened: Any, states: list[str]) -> dict[str, list[str]]:
    """What lacks a name in each state, and items of the outline that the tree does not have."""
    found = {}
    for state in states:
        opened.go(STATES[state])
        nodes = tree_of(opened)
        items = opened.page.evaluate(
            "[...document.querySelectorAll('#outline [role=treeitem]')].filter((item) => item.checkVisibility()).length"
        )
        told = sum(role_of(node) == "treeitem" for node in nodes)
        found[state] = nameless(nodes) + ([f"{told} of {items} items"] if told != items else [])
    return {state: faults for state, faults in found.items() if faults}


@pytest.mark.parametrize("size", SIZES)
def test_everything_that_can_be_reached_has_a_name_in_every_state(open_page: Any, size: str) -> None:
    opened = open_page(size=SIZES[size], media=TOUCH if size == "phone" else ())
    assert faults_in(opened, list(STATES)) == {}


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "size"), list(product(LANGUAGES[1:], SIZES)))
def test_everything_has_a_name_in_every_language(
    open_page: Any, lukashenko: Path, tmp_path: Path, language: str, size: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(Views(pipeline.load(lukashenko), language=language, sparql=True).page, encoding="utf-8")
    opened = open_page(file=file, size=SIZES[size])
    assert faults_in(opened, list(STATES)) == {}
    opened.go("#tab=query")
    assert nameless(tree_of(opened)) == []


def test_every_item_of_a_large_outline_has_a_name(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    file.write_text(Views(large()).page, encoding="utf-8")
    opened = open_page("#tab=outline&at=s300", file=file)
    items = [name_of(node) for node in tree_of(opened) if role_of(node) == "treeitem"]
    assert len(items) == opened.page.evaluate(
        "[...document.querySelectorAll('#outline [role=treeitem]')].filter((item) => item.checkVisibility()).length"
    )
    assert len(items) > 40
    assert all(items)


def test_an_item_says_what_the_claim_does_then_what_it_says_then_how_it_stands(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    names = [name_of(node) for node in tree_of(opened) if role_of(node) == "treeitem"]
    assert "Reply · attacks: Yet he excuses his army, also supports “Looking for a loophole, not a war”" in names
    assert "Objection · attacks: He backs Russia's war, answered" in names
    assert "Reply · supports: Yet he excuses his army, shown under “He backs Russia's war”" in names


ROLES = """===
title: Roles
===
[Close it]: The town should close. #thesis
  - [Shops lose]: Shops would lose trade.
    - [Few drive]: Few of their customers drive.

<Air>

(1) [Cars pollute]
(2) [Air kills]
----
(3) [Close it]
  _ [Buses pollute]
"""


def test_outline_card_and_map_call_a_claim_by_the_same_word(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "roles.html"
    file.write_text(Views(argdown.load(ROLES)).page, encoding="utf-8")
    opened = open_page("#tab=outline", file=file)
    for title, role in (("Shops lose", "Objection"), ("Few drive", "Reply"), ("Buses pollute", "Undercutter")):
        ((id_, label),) = opened.page.evaluate(
            """(title) => argmap.view().scene().boxes
                .filter(({ lines }) => lines.some(({ text }) => text === title))
                .map(({ id, lines }) => [id, lines.find(({ slot }) => slot === "label").text])""",
            title,
        )
        assert label == role
        assert opened.text(f"#outline [data-id='{id_}'] > .row .kind").startswith(f"{role} · ")
        opened.go(f"#tab=outline&at={id_}")
        assert opened.text("#card .kicker").startswith(role)


def test_the_first_item_of_a_claim_tells_every_relation_of_it(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    untold = opened.page.evaluate(
        """() => {
            const { claims, inferences, conflicts } = argmap.data;
            const title = new Map(claims.map((claim) => [claim.id, claim.title]));
            const relations = [...inferences, ...conflicts];
            const end = (relation) => relation.conclusion ?? relation.target;
            return claims.flatMap(({ id }) => {
                const item = document.querySelector(`#outline [role=treeitem][data-id="${CSS.escape(id)}"]`);
                const above = item.parentElement.closest("[role=treeitem]")?.dataset.id;
                const said = item.querySelector(":scope > .row").textContent;
                return relations.filter((relation) => relation.premises.includes(id)).map(end)
                    .map((target) => title.has(target) ? target : end(relations.find((other) => other.id === target)))
                    .filter((target) => target !== above && !said.includes(title.get(target)))
                    .filter((target) => !said.includes("undercuts the step"))
                    .map((target) => `${id} does not say ${target}`);
            });
        }"""
    )
    assert untold == []


REPHRASED = """===
relations:
  - {kind: rephrase, from: again, to: tea}
===

[Tea]: Tea is good. {id: tea} #thesis
  + [Last]: It wakes. {id: last, at: p5 s1}
  - [Middle]: It stains. {id: middle, at: p3 s1}
  + [First]: It warms. {id: first, at: p2 s1}

[Again]: Have tea. {id: again}
"""
PAIRS = """() => [...document.querySelectorAll("#outline [role=treeitem][data-id]")].map((item) => [
  item.parentElement.closest("[role=treeitem]")?.dataset.id ?? "", item.dataset.id,
])"""


@pytest.mark.parametrize("name", ["lukashenko", "cholera", "clocks", ""])
def test_what_bears_on_a_claim_is_listed_in_the_order_of_the_papers(open_page: Any, tmp_path: Path, name: str) -> None:
    map_ = pipeline.load(f"graphs/{name}") if name else argdown.load(REPHRASED, "rephrased")
    file = tmp_path / "page.html"
    file.write_text(Views(map_).page, encoding="utf-8")
    listed: dict[str, list[str]] = {}
    for above, id_ in open_page("#tab=outline", file=file).page.evaluate(PAIRS):
        listed.setdefault(above, []).append(id_)
    compared = 0
    for target, steps in in_text_order(analyse(map_)).items():
        papers = list(dict.fromkeys(source for step in steps for source in step.sources))
        both = [id_ for id_ in papers if id_ in listed.get(target, [])]
        assert [id_ for id_ in dict.fromkeys(listed.get(target, [])) if id_ in both] == both
        compared += len(both) > 1
    assert compared > (2 if name else 0)


def test_the_description_of_the_map_follows_what_is_shown(open_page: Any) -> None:
    opened = open_page()

    def told(address: str) -> str:
        opened.go(address)
        found = next(node for node in tree_of(opened) if role_of(node) == "application")
        return str(found.get("description", {}).get("value", ""))

    plain = told("#")
    assert "42 claims." in plain
    assert "Thesis stands, 6 of 6 reasons hold." in plain
    assert len(plain) < 700
    assert "Rejected “Tracks are tampered with”." in told("#reject=tracks")
    assert "Chosen: “Tracks are tampered with”. Stands:" in told("#at=tracks")
    assert "of 42 pass the filters" in told("#strand=army")
    assert "hidden by folding" in told("#fold=society-resists")
    assert told("#exercise=undercut:resignation-step") == "", "an open question says nothing of how the map stands"


def test_tab_leads_to_nothing_that_cannot_be_seen_or_has_no_name(open_page: Any) -> None:
    opened = open_page()
    blank = []
    for state in ("chosen", "outline", "overview", "question"):
        opened.go(STATES[state])
        opened.page.evaluate("document.activeElement.blur()")
        for _ in range(90):
            opened.page.keyboard.press("Tab")
            fault = opened.page.evaluate(
                """() => {
                    const one = document.activeElement;
                    if (one === document.body) return null;
                    const { width, height, right, bottom } = one.getBoundingClientRect();
                    const told = one.ariaLabel || one.getAttribute("aria-labelledby");
                    const name = told || one.textContent.trim() || one.value || one.labels?.length;
                    return name && width > 0 && height > 0 && right > 0 && bottom > 0 ? "" : one.outerHTML.slice(0, 120);
                }"""
            )
            if fault is None:
                break
            blank += [f"{state}: {fault}"] if fault else []
    assert blank == []


def test_an_empty_map_is_no_application_to_be_walked(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.write_text(Views(ArgumentMap("empty", title="Nothing yet")).page, encoding="utf-8")
    nodes = tree_of(open_page(file=file))
    assert not [node for node in nodes if role_of(node) in ("application", "tree")]
    assert any("no claims yet" in name_of(node) for node in nodes)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_an_empty_map_shows_to_begin_with_is_a_map(language: str) -> None:
    begun = argdown.load(words.Words(language)("page.first"), "first.argdown")
    assert [len(begun.statements), len(begun.inferences), len(begun.conflicts)] == [3, 1, 1]
