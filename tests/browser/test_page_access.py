"""Nobody is shut out: axe-core finds nothing in any state, size and theme, and colours keep their contrast."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from argmap.draw.page.style import palettes

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
STATES = {
    "first view": "",
    "card": "#at=letter-fake",
    "outline": "#tab=outline&at=call-up",
    "rejected": "#tab=article&at=soldiers-groups&reject=soldiers-groups",
    "filtered outline": "#tab=outline&strand=army&reject=tracks",
    "walk": "#step=3&at=society-resists",
    "exercises": "#exercise=list",
}


def faults(opened: Any) -> list[str]:
    """What axe-core finds, as one line for each element."""
    opened.page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    result = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {node['html'][:160]}" for v in result["violations"] for node in v["nodes"]]


@pytest.mark.parametrize(("size", "theme"), list(product(SIZES, ("light", "dark"))))
def test_axe_finds_nothing_in_any_state(open_page: Any, size: str, theme: str) -> None:
    found = {}
    for state, address in STATES.items():
        found[state] = faults(open_page(address, size=SIZES[size], theme=theme))
    assert {state: listed for state, listed in found.items() if listed} == {}


def test_axe_finds_nothing_with_the_menu_open(open_page: Any) -> None:
    opened = open_page()
    opened.page.click("#export")
    assert faults(opened) == []


def test_the_vendored_axe_core_is_the_file_that_its_readme_names() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert digest in (AXE.parent / "README.md").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_painted_text_has_a_contrast_of_four_and_a_half(name: str) -> None:
    palette = palettes()[name]
    strands = {f"strand {i}": colour for i, colour in enumerate(palette["strands"])}  # type: ignore[arg-type]
    texts = {key: palette[key] for key in ("ink", "soft", "attack", "undercut", "danger")} | strands
    pairs = {
        f"{text} on {ground}": (colour, palette[ground])
        for text, colour in texts.items()
        for ground in ("box", "panel")
    }
    pairs |= {
        f"{text} on box-quiet": (palette[text], palette["box-quiet"])
        for text in ("soft", "attack", "undercut", "danger")
    }
    pairs |= {
        "thesis": (palette["thesis-ink"], palette["thesis"]),
        "thesis label": (palette["thesis-soft"], palette["thesis"]),
        "danger": (palette["on-danger"], palette["danger"]),
        "chosen": (palette["on-chosen"], palette["chosen"]),
        "tint": (palette["soft"], palette["tint"]),
        "hover": (palette["soft"], palette["hover"]),
        "paper": (palette["soft"], palette["paper"]),
    }
    poor = {key: round(contrast(*pair), 2) for key, pair in pairs.items() if contrast(*pair) < 4.5}  # type: ignore[arg-type]
    assert poor == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_line_stands_out_from_what_it_is_drawn_on(name: str) -> None:
    palette = palettes()[name]
    lines = ("support", "attack", "undercut", "contrary", "contradictory", "rephrase", "falls", "accent")
    poor = {line: contrast(palette[line], palette["paper"]) for line in lines}  # type: ignore[arg-type]
    assert {line: round(value, 2) for line, value in poor.items() if value < 3} == {}


def test_the_theme_button_goes_over_what_the_system_wishes(open_page: Any) -> None:
    opened = open_page(theme="light")
    background = "getComputedStyle(document.querySelector('.top')).backgroundColor"
    before = opened.page.evaluate(background)
    opened.page.click("#theme")
    assert opened.page.evaluate(background) != before
    assert "theme=dark" in opened.page.url
    assert opened.page.get_attribute("#theme", "aria-pressed") == "true"


def test_the_outline_is_a_well_formed_tree_with_one_way_in(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    levels, ways_in, expanded = opened.page.evaluate(
        """() => {
            const items = [...document.querySelectorAll("[role=treeitem]")];
            const above = (item) => item.parentElement.closest("[role=treeitem]");
            const depth = (item) => (above(item) ? depth(above(item)) : 0) + 1;
            const isOpen = (item) => item.hasAttribute("aria-expanded");
            return [items.every((item) => Number(item.getAttribute("aria-level")) === depth(item)),
                items.filter((item) => item.tabIndex === 0).length,
                items.every((item) => isOpen(item) === Boolean(item.querySelector("[role=group]")))];
        }"""
    )
    assert levels
    assert ways_in == 1
    assert expanded


def test_the_outline_has_every_claim_of_the_map(open_page: Any) -> None:
    opened = open_page()
    missing = opened.page.evaluate(
        """argmap.data.claims.map((claim) => claim.id)
            .filter((id) => !document.querySelector(`[role=treeitem][data-id="${CSS.escape(id)}"]`))"""
    )
    assert missing == []


def test_forced_colours_leave_the_page_working(open_page: Any) -> None:
    opened = open_page("#at=thesis", media=[("forced_colors", "active")])
    assert opened.page.is_visible("#card")


def test_tokens_are_the_same_in_the_stylesheet_and_in_what_is_painted(open_page: Any) -> None:
    read = (
        "([...names]) => names.map((n) => getComputedStyle(document.documentElement).getPropertyValue(`--${n}`).trim())"
    )
    for name in ("light", "dark"):
        tokens = {key: value for key, value in palettes()[name].items() if key not in ("strands", "shadow")}
        assert open_page(theme=name).page.evaluate(read, list(tokens)) == list(tokens.values())
