"""The address: a link opens the page elsewhere in the same state, in a frame as well, and a bad one does no harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.views import Views

pytestmark = pytest.mark.thorough

SHARED = ("selected", "assumed", "rejected", "accepted", "contested", "strands", "filters", "bars", "folded", "tab")
ODD = ("a b", "C++", "ÿ/ü?", "100%", "a&b=c", "#hash", "日本", "'quote\"", "<b>")


def shared(opened: Any) -> dict[str, Any]:
    state = opened.state()
    return {key: state[key] for key in (*SHARED, "theme", "step")}


def test_the_address_holds_the_whole_state(open_page: Any) -> None:
    opened = open_page()
    opened.page.evaluate(
        """() => {
            argmap.change({ rejected: ["tracks"] });
            argmap.change({ accepted: ["call-up"] });
            argmap.change({ contested: ["letter-fake"] });
            argmap.change({ strands: ["army"], filters: ["role:premise", "standing:holds"], bars: false });
            argmap.change({ tab: "outline", theme: "dark", step: 2, folded: ["society-resists"] });
            argmap.select("army-not-ready");
        }"""
    )
    there = open_page(f"#{opened.page.url.partition('#')[2]}")
    assert shared(there) == shared(opened)
    assert shared(there)["assumed"] == [["rejected", "tracks"], ["accepted", "call-up"], ["contested", "letter-fake"]]


def test_back_and_forward_go_through_assumptions(open_page: Any) -> None:
    opened = open_page()
    for claim in ("tracks", "call-up"):
        opened.page.evaluate("(id) => argmap.change({ rejected: [...argmap.state().rejected, id] })", claim)
    opened.page.go_back()
    opened.wait("argmap.state().rejected.join() === 'tracks'")
    opened.page.go_back()
    opened.wait("argmap.state().rejected.length === 0")
    opened.page.go_forward()
    opened.wait("argmap.state().rejected.join() === 'tracks'")


@pytest.mark.parametrize("identifier", ODD)
def test_a_link_to_a_box_works_whatever_its_id(open_page: Any, tmp_path: Path, identifier: str) -> None:
    claims = (Statement("t", "T", text="T.", role=Role.THESIS), Statement(identifier, "Odd", text="Odd."))
    map_ = ArgumentMap("odd", statements=claims, inferences=(Inference("i", (identifier,), "t"),))
    file = tmp_path / "odd.html"
    file.write_text(Views(map_).page, encoding="utf-8")
    opened = open_page(f"#at={quote(identifier, safe='')}", file=file)
    assert opened.state()["selected"] == identifier
    opened.page.evaluate("(id) => argmap.change({ rejected: [id], selected: '' })", identifier)
    assert open_page(f"#{opened.page.url.partition('#')[2]}", file=file).state()["rejected"] == [identifier]


def test_a_plus_in_a_link_written_by_hand_is_a_plus(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "plus.html"
    file.write_text(Views(ArgumentMap("plus", statements=(Statement("C++", "C", text="C."),))).page, encoding="utf-8")
    assert open_page("#at=C++", file=file).state()["selected"] == "C++"


@pytest.mark.parametrize(
    "address",
    [
        "#at=nowhere&reject=nowhere&fold=nowhere&open=nowhere&strand=nowhere&filter=nowhere&tab=nowhere&theme=x&step=-3",
        "#step=99999999999999999999&filter=role:<script>&filter=__proto__:x&strand=__proto__&at=__proto__",
        "#reject=constructor&__proto__=x&tab=constructor&theme=toString&step=NaN",
        f"#{urlencode({'at': '<img src=x onerror=alert(1)>'})}&%%%&=&&=at",
        "?theme=javascript:alert(1)&embed=<b>",
    ],
)
def test_what_an_address_has_and_the_map_has_not_is_ignored(open_page: Any, address: str) -> None:
    opened, plain = open_page(address), open_page()
    assert json.dumps(shared(opened)) == json.dumps(shared(plain))


def test_the_theme_of_the_query_holds_until_the_reader_chooses_another(open_page: Any) -> None:
    opened = open_page("?theme=dark")
    assert opened.page.get_attribute("html", "data-theme") == "dark"
    opened.page.click("#theme")
    assert opened.page.get_attribute("html", "data-theme") == "light"
    opened.reload()
    assert opened.page.get_attribute("html", "data-theme") == "light"


def test_embedded_a_link_opens_the_whole_page_in_the_same_state(open_page: Any) -> None:
    opened = open_page("?embed&theme=dark#at=tracks", size=(700, 500))
    for hidden in (".tools", ".tabs", ".side"):
        assert not opened.page.is_visible(hidden)
    assert opened.page.is_visible("#card")
    opened.page.evaluate("argmap.change({ rejected: ['call-up'] })")
    link = opened.page.locator("a.whole")
    assert link.get_attribute("target") == "_blank"
    address = link.get_attribute("href")
    assert "embed" not in address
    there = open_page(address.partition(".html")[2])
    assert there.state()["rejected"] == ["call-up"]
    assert there.page.is_visible(".tools")


def test_the_way_past_the_header_keeps_the_state(open_page: Any) -> None:
    opened = open_page("#reject=tracks")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.getAttribute('role')") == "treeitem"
    assert opened.state()["rejected"] == ["tracks"]
