"""The page in every language that it speaks: nothing is left in English, and every text says what language it is in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Role, Statement
from argmap.views import Views
from argmap.words import LANGUAGES

pytestmark = pytest.mark.thorough

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
OTHERS = ["uk", "be"]
# Names, keys, formats and the letters that exercises call boxes by, which are the same in every language.
NAMES = {"Enter", "SVG", "PNG", "CSV", "PDF", "JSON", "LD", "Argdown", "Turtle", "argmap", "export", *"ABDFRUXY"}
SHOWN = """() => [
    document.body.innerText,
    ...[...document.querySelectorAll("body *")].filter((element) => !element.closest("script, noscript, [hidden]"))
        .flatMap((element) => ["aria-label", "aria-roledescription", "title", "placeholder", "alt"]
            .map((name) => element.getAttribute(name) ?? "")),
].join("\\n")"""
STATES = {
    "first view": "",
    "card": "argmap.select('p', 'card')",
    "step": "argmap.select('i', 'card')",
    "outline": "document.getElementById('tab-outline').click()",
    "rejected": "argmap.change({ rejected: ['p'] })",
    "contested": "argmap.change({ rejected: [], contested: ['p'], accepted: ['o'] })",
    "save menu": "document.getElementById('export').click()",
    "learn menu": "document.getElementById('learn').click()",
    "filters": "document.getElementById('filter').click()",
    "search without a hit": "argmap.change({ query: 'ЖЖЖЖ' })",
    "exercises": "argmap.change({ exercise: 'list' })",
}


def words(number: int) -> str:
    return f"Твердження {number}"


def small_map(language: str) -> ArgumentMap:
    """A map without a single Latin letter, with every role and relation that has a word of its own."""
    hedged = {"hedge": Hedge.LIKELY, "implicit": True}
    statements = (
        Statement("t", "Теза", words(1), role=Role.THESIS),
        Statement("p", "Перше", words(2), role=Role.PREMISE, strand="s", hedge=Hedge.QUESTIONED),
        Statement("q", "Друге", words(3), role=Role.PREMISE, strand="s"),
        Statement("o", "Третє", words(4), role=Role.OBJECTION),
        Statement("r", "Четверте", words(5), role=Role.REPLY),
        Statement("u", "П’яте", words(6), **hedged),  # type: ignore[arg-type]
        Statement("v", "Шосте", words(7)),
    )
    return ArgumentMap(
        "m",
        "Карта",
        language=language,
        strands={"s": "Лінія"},
        created=date(2026, 11, 23),
        statements=statements,
        inferences=(Inference("i", ("p", "q"), "t"), Inference("j", ("v",), "p")),
        conflicts=(
            Conflict("c", ("o",), "t"),
            Conflict("d", ("r",), "o"),
            Conflict("e", ("u",), "i", ConflictKind.UNDERCUT),
        ),
    )


@pytest.fixture
def show(open_page: Any, tmp_path: Path) -> Callable[..., Any]:
    """Open the page of a map in a language of the interface."""

    def go(map_: ArgumentMap, language: str = "") -> Any:
        file = tmp_path / "index.html"
        file.write_text(Views(map_, language=language).page, encoding="utf-8")
        return open_page(file=file)

    return go


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_any_state(show: Callable[..., Any], language: str) -> None:
    opened = show(small_map(language))
    left: dict[str, set[str]] = {}
    for state, act in STATES.items():
        opened.page.evaluate(f"() => {{ {act}; }}")
        opened.settle()
        left[state] = set(re.findall(r"[A-Za-z]+", opened.page.evaluate(SHOWN))) - NAMES
        opened.page.keyboard.press("Escape")
    assert {state: found for state, found in left.items() if found} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_pictures(language: str) -> None:
    views = Views(small_map(language))
    for scene in (views.wide, views.narrow):
        said = [scene.description, scene.source_line, *(word for _, word in scene.legend)]
        said += [line.text for box in scene.boxes for line in box.lines]
        assert not re.search("[A-Za-z]{2}", " ".join(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_that_of_the_map(show: Callable[..., Any], language: str) -> None:
    opened = show(small_map("uk"), language)
    opened.page.evaluate("argmap.select('p', 'card')")
    assert opened.page.evaluate("document.documentElement.lang") == language
    title = opened.page.evaluate("document.getElementById('card-title').closest('[lang]').lang")
    assert title == "uk"
    opened.page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    rules = "{runOnly: ['html-has-lang', 'html-lang-valid', 'valid-lang']}"
    assert opened.page.evaluate(f"axe.run(document, {rules}).then((found) => found.violations)") == []


def test_a_language_that_is_none_does_not_become_an_attribute(show: Callable[..., Any]) -> None:
    opened = show(small_map('"><b>no</b> language'))
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.page.evaluate("document.getElementById('title').lang") == ""


def test_arabic_lines_keep_their_direction_and_show_no_marks(show: Callable[..., Any]) -> None:
    text = "هواء أنظف (18%)."
    map_ = ArgumentMap("m", text, language="ar", statements=(Statement("t", text, text, role=Role.THESIS),))
    opened = show(map_)
    assert "U+20" not in opened.page.evaluate(SHOWN)
    opened.page.emulate_media(media="print")
    opened.page.wait_for_selector("#print svg")
    drawn = opened.page.evaluate("[...document.querySelectorAll('#print svg text')].map((line) => line.textContent)")
    assert f"\u2067{text}\u2069" in drawn
    assert not any("U+20" in line for line in drawn)
