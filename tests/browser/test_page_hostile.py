"""Text of a map stays text on the page, whatever it tries to be; nothing runs, nothing is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.domain.model import Anchor, ArgumentMap, Conflict, Inference, Role, Sentence, Source, Statement
from argmap.draw.compose import compose
from argmap.draw.measure import reveal
from argmap.draw.page import Extras, draw_page
from argmap.semantics import evaluate, marks, standings

TEXTS = {
    "a script's end": "</script><script>window.hacked = 1</script>",
    "a picture": '<img src=x onerror="window.hacked = 1">',
    "a comment": "<!--<script>",
    "an address": "javascript:window.hacked=1",
    "a style's end": "</style><style>body { display: none }</style>",
    "a template": "{{ 7 * 7 }}{% raw %}${7*7}",
    "a title's end": '</title>"><svg onload=window.hacked=1>',
    "line separators": "one\u2028two\u2029three",
    "turned text": "safe \u202egnihton\u202c end",
    "prototype": "__proto__",
    "long word": "w" * 500,
    "emoji and marks": "👩\u200d👩\u200d👧 e\u0301\u0301\u0301 \u202e",
}


def hostile_map(text: str) -> ArgumentMap:
    """A map that says ``text`` wherever a map can say something."""
    source = Source("source", text, url="javascript:window.hacked=1", author=text, date=text)
    statements = tuple(
        Statement(
            id_,
            text,
            text,
            language='en" onclick="x',
            role=role,
            strand=text,
            tags=(text,),
            time=text,
            entities=(text, "source"),
            asserted_by=("source", text),
            anchors=(Anchor(1, 1, phrase=text), Anchor(2, 1, phrase=text[2:9])),
        )
        for id_, role in [("one", Role.THESIS), (text, Role.PREMISE), ("three", Role.OBJECTION)]
    )
    return ArgumentMap(
        id="hostile",
        title=text,
        statements=statements,
        inferences=(Inference("step", (text,), "one", scheme=text),),
        conflicts=(Conflict("hit", ("three",), "step"),),
        sources=(source,),
        sentences=(Sentence(1, 1, text), Sentence(2, 1, f"x {text} y")),
        article="source",
        language='en"><script>',
        summary=text,
        licence=text,
        strands={text: text},
        tour=((text, text),),
    )


def draw(map_: ArgumentMap, file: Path) -> Path:
    evaluation = evaluate(map_)
    standing, marked = standings(evaluation), marks(evaluation)
    scenes = [compose(map_, standing, marked, kind) for kind in ("wide", "narrow")]
    file.write_text(
        draw_page(map_, evaluation, *scenes, extras=Extras(downloads={"map.argdown": map_.title})), encoding="utf-8"
    )
    return file


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_shown_and_never_run(open_page: Any, tmp_path: Path, text: str) -> None:
    opened = open_page("#tab=outline&at=one&step=1", file=draw(hostile_map(text), tmp_path / "hostile.html"))
    page = opened.page
    assert opened.text("#title").split() == reveal(text).split()
    page.locator("[role=treeitem] .title").nth(1).click()
    page.keyboard.press("r")
    page.keyboard.press("u")
    page.emulate_media(media="print")
    page.wait_for_selector("#print svg")
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 5
    assert (
        page.locator("body img, body style, body iframe, body [onclick], body [onload], a[href^='javascript']").count()
        == 0
    )
    assert page.evaluate("argmap.data.claims[0].title") == reveal(text)
    assert not set("\u202e\u202c").intersection(page.locator("body").inner_text())


def test_a_box_may_be_called_like_anything_that_javascript_has_a_name_for(open_page: Any, tmp_path: Path) -> None:
    names = ["constructor", "__proto__", "toString", "hasOwnProperty"]
    map_ = ArgumentMap(id="names", statements=tuple(Statement(name, name) for name in names))
    opened = open_page(file=draw(map_, tmp_path / "names.html"))
    assert opened.page.evaluate("argmap.view().network.body.nodeIndices.length") == len(names)
    for name in names:
        opened.page.evaluate("(id) => argmap.select(id, 'map')", name)
        assert opened.text("#card-title") == name


def test_an_address_that_is_not_the_maps_changes_nothing(open_page: Any) -> None:
    opened = open_page(
        "#at=%3Cimg%20src=x%3E&reject=__proto__&reject=constructor&tab=evil&theme=x&step=-5&strand=%3Cb%3E"
    )
    state = opened.state()
    assert state["selected"] == ""
    assert state["rejected"] == []
    assert opened.text("#verdict-words") == "Thesis stands"


MAPS = {
    "nothing at all": ArgumentMap(id="empty"),
    "one statement": ArgumentMap(id="one", statements=(Statement("a", "Alone"),)),
    "no thesis and a cycle": ArgumentMap(
        id="cycle",
        statements=(Statement("a", "A"), Statement("b", "B")),
        inferences=(Inference("ab", ("a",), "b"), Inference("ba", ("b",), "a")),
        conflicts=(Conflict("aa", ("a",), "a"),),
    ),
    "an anchor into a text that is not there": ArgumentMap(
        id="anchored", statements=(Statement("a", "A", anchors=(Anchor(7, 3),)),)
    ),
}


@pytest.mark.parametrize("map_", MAPS.values(), ids=MAPS)
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_a_poor_map_still_makes_a_page(
    open_page: Any, tmp_path: Path, map_: ArgumentMap, size: tuple[int, int]
) -> None:
    opened = open_page(file=draw(map_, tmp_path / "poor.html"), size=size)
    assert opened.page.locator("[role=treeitem]").count() >= len(map_.statements)
    opened.page.click("#tab-outline")
    assert ("no claims" in opened.text("#panel-outline")) == (not map_.statements)
    assert "0 of 0" not in opened.text("#verdict")


def test_a_file_that_comes_with_the_page_is_saved_as_it_was(open_page: Any, tmp_path: Path) -> None:
    text = TEXTS["turned text"] + "\r\n" + TEXTS["a script's end"] * 900
    file = tmp_path / "carrier.html"
    map_ = ArgumentMap(id="one", statements=(Statement("a", "Alone"),))
    scenes = [compose(map_, arrangement=kind) for kind in ("wide", "narrow")]
    file.write_text(
        draw_page(map_, evaluate(map_), *scenes, extras=Extras(downloads={"map.argdown": text})), encoding="utf-8"
    )
    opened = open_page(file=file)
    opened.page.click("#export")
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("menuitem", name="The map as text (Argdown)").click()
    assert waiting.value.path().read_bytes().decode() == text
