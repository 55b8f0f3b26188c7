"""Nobody is shut out: axe-core finds nothing in any state, size and theme, and colours keep their contrast."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Inference, Statement
from argmap.draw.page.style import palettes
from argmap.views import Views
from tests.contrast import contrast

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
    "everything folded": "#fold=thesis",
    "doubted": "#at=call-up&contest=call-up",
    "accepted, outline": "#tab=outline&at=letter-fake&accept=letter-fake",
}
OPENED = {  # what a press opens, which no address does
    "save menu": "document.getElementById('export').click()",
    "filters": "document.getElementById('filter').click()",
    "search": "argmap.change({ query: 'Lukashenko' })",
    "search without a hit": "argmap.change({ query: 'qqqq' })",
}


def faults(opened: Any) -> list[str]:
    """What axe-core finds, as one line for each element."""
    if not opened.page.evaluate("Boolean(window.axe)"):
        opened.page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    result = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {node['html'][:160]}" for v in result["violations"] for node in v["nodes"]]


EVERY_DAY = {("desk", "light"): 0, ("phone", "dark"): 1}  # each of which has every other state


def looks() -> list[Any]:
    """Sizes and themes, with the states that are tried in them."""
    every = [*STATES, *OPENED]
    some = [(*look, every[first::2]) for look, first in EVERY_DAY.items()]
    all_ = [pytest.param(*look, every, marks=pytest.mark.thorough) for look in product(SIZES, ("light", "dark"))]
    return [*some, *all_]


@pytest.mark.parametrize(("size", "theme", "states"), looks())
def test_axe_finds_nothing_in_any_state(open_page: Any, size: str, theme: str, states: list[str]) -> None:
    opened = open_page(size=SIZES[size], theme=theme)
    found = {}
    for state, address in ((state, STATES[state]) for state in STATES if state in states):
        opened.go(address)
        found[state] = faults(opened)
    opened.go("")
    for state, press in ((state, OPENED[state]) for state in OPENED if state in states):
        opened.page.evaluate(f"() => {{ {press}; }}")
        found[state] = faults(opened)
        opened.page.keyboard.press("Escape")
    assert {state: listed for state, listed in found.items() if listed} == {}


def test_axe_finds_nothing_in_a_frame(open_page: Any) -> None:
    assert faults(open_page("?embed#at=tracks", size=(700, 500))) == []


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_query_pane(open_page: Any, lukashenko: Path, tmp_path: Path, theme: str) -> None:
    file = tmp_path / "asking.html"
    file.write_text(Views(pipeline.load(lukashenko), sparql=True).page, encoding="utf-8")
    opened = open_page("#tab=query", file=file, theme=theme)
    opened.page.click("#query-run")
    opened.wait("!document.getElementById('query-run').disabled")
    assert faults(opened) == []


@pytest.mark.parametrize("size", SIZES)
def test_whatever_is_pressed_is_24_px_high_and_wide(open_page: Any, size: str) -> None:
    opened = open_page("#at=letter-fake", size=SIZES[size])
    small = opened.page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], select, input, [role=treeitem] > .row")]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .map((element) => [element, element.getBoundingClientRect()])
            .filter(([element, { width, height }]) => width && (width < 24 || height < 24)
                && !element.closest(".skip, p, label"))
            .map(([element, { width, height }]) => `${element.outerHTML.slice(0, 90)} ${width}x${height}`)"""
    )
    assert small == []


def test_the_keyboards_place_is_always_to_be_seen(open_page: Any) -> None:
    opened = open_page("#tab=outline&at=tracks")
    unseen = []
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        shown = opened.page.evaluate(
            """() => {
                const element = document.activeElement;
                if (element === document.body) return "";
                const shown = [element, element.querySelector(":scope > .row")].filter(Boolean).some((one) => {
                    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
                    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
                });
                return shown ? "" : element.outerHTML.slice(0, 120);
            }"""
        )
        unseen += [shown] if shown else []
    assert unseen == []


def kinds() -> list[Any]:
    """Sizes and themes, with which of the kinds of exercises are tried in them."""
    some = [(*look, slice(first, None, 2)) for look, first in EVERY_DAY.items()]
    return [*some, *(pytest.param(*look, slice(None), marks=pytest.mark.thorough) for look in EVERY_DAY)]


@pytest.mark.parametrize(("size", "theme", "which"), kinds())
def test_axe_finds_nothing_in_any_kind_of_exercise(open_page: Any, size: str, theme: str, which: slice) -> None:
    opened = open_page(size=SIZES[size], theme=theme)
    found = {}
    every = opened.page.evaluate("argmap.groups().map((group) => [group.kind, group.list[0].id])")
    assert len(every) >= 6
    assert every[-1][0] == "fall"
    for kind, exercise in every[which]:
        opened.page.evaluate("(id) => argmap.change({exercise: id, phase: '', picked: '', selected: ''})", exercise)
        if opened.page.locator("#practice-hint").count():  # which an exercise of the author's may do without
            opened.page.click("#practice-hint")
        opened.page.click("#practice-main")
        found[kind] = faults(opened)
    if kind == "fall":
        opened.page.click("#choice-holds")
        opened.page.click("#practice-main")
        found["answered"] = faults(opened)
    assert {state: listed for state, listed in found.items() if listed} == {}


def test_the_vendored_axe_core_is_the_file_that_its_readme_names() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert digest in (AXE.parent / "README.md").read_text(encoding="utf-8")


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


def test_in_forced_colours_the_map_is_painted_in_the_readers_own(open_page: Any) -> None:
    opened = open_page("#at=thesis", media=[("forced_colors", "active")])
    assert opened.page.is_visible("#card")
    colours = opened.page.evaluate(
        """(strands) => {
            const { width, height } = document.querySelector("#canvas canvas");
            const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
            const colourOf = (name) => {
                copy.fillStyle = name;
                copy.fillRect(0, 0, 1, 1);
                return copy.getImageData(0, 0, 1, 1).data.join();
            };
            const [ground, front, ...others] = ["Canvas", "CanvasText", ...strands].map(colourOf);
            copy.clearRect(0, 0, width, height);
            copy.drawImage(document.querySelector("#canvas canvas"), 0, 0);
            const { data } = copy.getImageData(0, 0, width, height);
            const counted = new Map();
            for (let i = 0; i < data.length; i += 4) {
                const key = data.slice(i, i + 4).join();
                counted.set(key, (counted.get(key) ?? 0) + 1);
            }
            const count = (key) => counted.get(key) ?? 0;
            return [count(ground), count(front), others.reduce((sum, key) => sum + count(key), 0)];
        }""",
        palettes()["light"]["strands"],
    )
    assert min(colours[:2]) > 5000
    assert colours[2] == 0


def test_the_outline_does_all_that_the_map_does_and_says_so(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    page = opened.page

    def said(key: str) -> str:
        page.evaluate("() => { document.getElementById('announcer').textContent = ''; }")
        page.keyboard.press(key)
        opened.wait("document.getElementById('announcer').textContent !== ''")
        return opened.text("#announcer")

    page.focus("[role=treeitem][tabindex='0']")
    page.keyboard.press("ArrowDown")
    for key, word in [("r", "Rejected"), ("u", "Taken back"), ("y", "Rejected"), ("d", "Doubted"), ("a", "Accepted")]:
        assert said(key).startswith(word)
    assert "hidden" in said("f")
    assert "shown" in said("f")
    assert said("Enter")
    page.click("[data-strand=army]")
    assert "pass the filters" in opened.text("#announcer")
    assert page.locator("[role=treeitem].dimmed").count() > 10
    assert "set aside" in opened.text("[role=treeitem].dimmed .row")


def test_other_letters_lead_to_the_next_claim_that_begins_with_them(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    opened.page.focus("[role=treeitem][tabindex='0']")
    for key in ("b", "Shift+R"):
        opened.page.keyboard.press(key)
        title = opened.page.evaluate("document.activeElement.querySelector('.title').textContent")
        assert title.lstrip("“").lower().startswith(key[-1].lower())
    assert opened.state()["rejected"] == []


def test_search_and_strands_set_claims_aside_in_the_outline_as_on_the_map(open_page: Any) -> None:
    opened = open_page("#tab=outline")
    opened.page.fill("#search", "railway")
    bright = "[...document.querySelectorAll('[role=treeitem]:not(.dimmed)')].map((item) => item.dataset.id).sort()"
    assert opened.page.evaluate(bright) == opened.page.evaluate("[...argmap.view().foreground].sort()")


@pytest.mark.thorough
def test_thousands_of_claims_are_an_outline_that_is_made_as_it_is_opened(open_page: Any, tmp_path: Path) -> None:
    claims = tuple(Statement(f"c{n}", f"Claim {n}", text=f"Claim number {n}.") for n in range(4_000))
    steps = tuple(Inference(f"i{n}", (f"c{n}",), f"c{(n - 1) // 10}") for n in range(1, 4_000))
    file = tmp_path / "large.html"
    file.write_text(Views(ArgumentMap("large", statements=claims, inferences=steps)).page, encoding="utf-8")
    opened = open_page("#tab=outline", file=file)
    assert opened.page.locator("[role=treeitem]").count() < 1000
    opened.page.evaluate("argmap.select('c3999', 'search')")
    item = opened.page.locator("[role=treeitem][data-id=c3999]")
    assert item.get_attribute("aria-selected") == "true"
    told = [item.get_attribute(name) for name in ("aria-level", "aria-setsize", "aria-posinset")]
    assert told == ["5", "9", "9"]


def test_tokens_are_the_same_in_the_stylesheet_and_in_what_is_painted(open_page: Any) -> None:
    read = (
        "([...names]) => names.map((n) => getComputedStyle(document.documentElement).getPropertyValue(`--${n}`).trim())"
    )
    for name in ("light", "dark"):
        tokens = {key: value for key, value in palettes()[name].items() if key not in ("strands", "shadow")}
        assert open_page(theme=name).page.evaluate(read, list(tokens)) == list(tokens.values())


def test_the_accessibility_tree_names_every_item_of_the_outline(open_page: Any) -> None:
    opened = open_page("#tab=outline", size=(1440, 900))
    session = opened.devtools()
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    names = [n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == "treeitem"]
    assert len(names) == opened.page.locator("#outline [role=treeitem]").count() > 40
    assert all(names)
    assert any(name.endswith(", answered") for name in names), "a pause between what a claim says and what became of it"


def test_touch_devices_are_not_told_of_keys(open_page: Any) -> None:
    opened = open_page(media=[("has_touch", True), ("is_mobile", True)], size=SIZES["phone"])
    hints = [opened.text("#outline-hint"), opened.page.get_attribute("#canvas", "aria-label")]
    assert not any("Arrow" in str(hint) for hint in hints)


def test_escape_gives_the_keyboard_back_to_what_opened_the_card(open_page: Any) -> None:
    opened = open_page()
    opened.page.locator(".passage").nth(3).focus()
    opened.page.keyboard.press("Enter")
    opened.page.focus("#card-reject")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement === document.querySelectorAll('.passage')[3]")


def test_escape_in_the_list_of_hits_leads_back_to_the_field(open_page: Any) -> None:
    opened = open_page()
    opened.page.fill("#search", "army")
    opened.page.locator("#hits .hit").first.focus()
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Escape")
    assert opened.page.is_hidden("#hits")
    assert opened.page.evaluate("document.activeElement.id") == "search"


def test_escape_leads_from_the_card_to_the_overview_where_its_button_is_gone(open_page: Any) -> None:
    opened = open_page("#view=overview")
    opened.page.locator("#columns .claim[tabindex='0']").focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.closest('#card') !== null")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.closest('#columns') !== null")


def test_what_filters_set_aside_is_not_struck_through(open_page: Any) -> None:
    opened = open_page("#tab=outline&reject=tracks&strand=economy")
    lines = opened.page.evaluate(
        """[...document.querySelectorAll("#outline .dimmed > .row .title, .passage.dimmed")]
            .filter((title) => getComputedStyle(title).textDecorationLine !== "none").length"""
    )
    assert lines == 0


def test_where_a_claim_is_found_is_the_way_there(open_page: Any) -> None:
    opened = open_page("#tab=outline&at=tracks")
    opened.page.click("#card .there >> nth=0")
    assert opened.state()["tab"] == "article"
    focused = "document.activeElement.closest('#article .passage')"
    assert opened.page.evaluate(f"Boolean({focused})")


def test_colours_that_the_reader_forces_leave_what_is_pressed_chosen_and_closed_to_be_seen(open_page: Any) -> None:
    opened = open_page("#at=tracks&reject=tracks")
    opened.altered = True  # the colours stay
    opened.page.emulate_media(forced_colors="active")
    colours = opened.page.evaluate(
        """["#card .close::before", "#card-reject", "#tab-article", "#tab-outline"].map((place) => {
            const [selector, pseudo] = place.split("::");
            const { backgroundColor, outlineStyle, borderBottomColor } =
                getComputedStyle(document.querySelector(selector), pseudo && `::${pseudo}`);
            return [backgroundColor, outlineStyle, borderBottomColor];
        })"""
    )
    ground = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    (cross, _, _), (reject, _, _), (_, chosen, _), (_, other, line) = colours
    assert ground not in (cross, reject)
    assert (chosen, other) == ("solid", "none")
    assert line == opened.page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor")
