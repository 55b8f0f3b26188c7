"""The overview of several maps in a browser: found, filtered and reached by anybody, with nothing asked of the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.draw.gallery import draw_gallery
from argmap.views import Views

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
THESIS = Statement("t", "A thesis that falls", role=Role.THESIS)
FALLEN = ArgumentMap(
    "fallen",
    "A fallen map",
    statements=(THESIS, Statement("o", "An objection to it")),
    conflicts=(Conflict("c", ("o",), "t"),),
    language="uk",
)
OPEN = ArgumentMap(
    "open",
    "Ein offener Fall " + "mit einem langen Titel " * 4,
    statements=(THESIS, Statement("a", "x" * 200)),
    inferences=(Inference("i", ("a",), "t"), Inference("j", ("t",), "a")),
    language="de",
    summary="Sehr " * 120,
)
HOSTILE = ArgumentMap("hostile", "<img src=x onerror=alert(1)>", summary="</p><script>alert(1)</script>")


@dataclass
class Shown:
    """A page with what went wrong on it and what it asked for."""

    page: Page
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        """The titles of the maps that can be seen, in their order."""
        return [title.strip() for title in self.page.locator("li:visible h2").all_text_contents()]


@pytest.fixture(scope="module")
def overview(lukashenko: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The overview of four maps, in a file."""
    maps = [pipeline.load(lukashenko), FALLEN, OPEN, HOSTILE]
    file = tmp_path_factory.mktemp("gallery") / "index.html"
    file.write_text(draw_gallery([Views(map_).entry(map_.id) for map_ in maps]), encoding="utf-8")
    return file


@pytest.fixture
def show(chromium: Browser, overview: Path) -> Iterator[Callable[..., Shown]]:
    """Open the overview at a size and in a theme; fails afterwards on any fault or request."""
    opened: list[Shown] = []

    def go(size: str = "desk", theme: str = "light", **settings: Any) -> Shown:
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            **settings,  # type: ignore[arg-type]
        )
        shown = Shown(context.new_page())
        shown.page.on("console", lambda m: shown.faults.append(m.text) if m.type in ("error", "warning") else None)
        shown.page.on("pageerror", lambda error: shown.faults.append(str(error)))
        shown.page.on("dialog", lambda dialog: shown.faults.append(dialog.message))
        shown.page.on("request", lambda request: shown.requests.append(request.url))
        shown.page.goto(overview.as_uri())
        opened.append(shown)
        return shown

    yield go
    for shown in opened:
        shown.page.context.close()
        assert not shown.faults
        assert [url for url in shown.requests if not url.startswith("data:")] == [overview.as_uri()]


@pytest.mark.parametrize(("size", "theme"), list(product(SIZES, ("light", "dark"))))
def test_axe_finds_nothing_and_nothing_runs_over_the_side(show: Callable[..., Shown], size: str, theme: str) -> None:
    page = show(size, theme).page
    page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [f"{v['id']}: {node['html'][:160]}" for v in found["violations"] for node in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size][0]


def test_words_of_any_claim_find_a_map_and_escape_shows_all_again(show: Callable[..., Shown]) -> None:
    shown = show()
    page = shown.page
    page.keyboard.press("/")
    page.keyboard.type("TRACKS reservists")
    assert shown.titles == ["Why Lukashenko has not sent troops into Ukraine"]
    assert page.text_content("#count") == "1 of 4 maps"
    page.keyboard.press("Escape")
    assert len(shown.titles) == 4
    assert page.text_content("#count") == "4 maps"


def test_verdict_and_language_narrow_the_choice_and_nothing_left_can_be_undone(show: Callable[..., Shown]) -> None:
    shown = show()
    page = shown.page
    page.click("#verdicts [data-status=falls]")
    assert shown.titles == ["A fallen map"]
    page.select_option("#language", "de")
    assert shown.titles == []
    page.click("#clear")
    assert len(shown.titles) == 4


def test_the_largest_map_can_come_first(show: Callable[..., Shown]) -> None:
    shown = show()
    assert shown.titles[0].startswith("<img")
    shown.page.select_option("#order", "size")
    assert shown.titles[0] == "Why Lukashenko has not sent troops into Ukraine"


def test_maps_stand_by_verdict_and_a_link_shows_the_same_choice_again(show: Callable[..., Shown]) -> None:
    shown = show()
    shown.page.select_option("#order", "verdict")
    assert shown.titles[0] == "Why Lukashenko has not sent troops into Ukraine"
    assert shown.titles[-1].startswith("<img")
    shown.page.click("#verdicts [data-status=open]")
    titles = shown.titles
    assert len(titles) == 1
    shown.page.reload()
    assert shown.titles == titles
    assert shown.page.get_attribute("#verdicts [data-status=open]", "aria-pressed") == "true"
    shown.requests.pop()


def test_every_map_is_reached_by_keyboard_and_by_a_click_anywhere_on_its_card(show: Callable[..., Shown]) -> None:
    page = show().page
    reached = set()
    for _ in range(19):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.id"))
    assert {"./lukashenko/index.html", "./fallen/index.html", "./open/index.html", "search", "theme"} <= reached
    over = page.evaluate(
        """() => { const { left, top } = document.querySelector(".thumbnail").getBoundingClientRect();
        return document.elementFromPoint(left + 20, top + 20).closest("a")?.getAttribute("href"); }"""
    )
    assert over == "./hostile/index.html"


def test_the_theme_can_be_turned(show: Callable[..., Shown]) -> None:
    page = show("phone").page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != light
    assert page.get_attribute("#theme", "aria-pressed") == "true"


def test_without_scripts_everything_but_the_tools_is_there(show: Callable[..., Shown]) -> None:
    shown = show(java_script_enabled=False)
    assert len(shown.titles) == 4
    assert not shown.page.is_visible("#tools")
    assert shown.page.is_visible("text=Теза: оскаржено")


CONTRAST = """() => {  // of the outlines of a small picture's boxes against its ground, the least
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const light = (colour) => {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const ground = light(getComputedStyle(document.querySelector(".thumbnail")).backgroundColor);
    const boxes = [...document.querySelectorAll(".box:not(.quiet)")].map((box) => light(getComputedStyle(box).stroke));
    return Math.min(...boxes.map((box) => Math.max(box, ground) / Math.min(box, ground)));
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_boxes_of_small_pictures_stand_out_from_their_ground(show: Callable[..., Shown], theme: str) -> None:
    assert show("desk", theme).page.evaluate(CONTRAST) > 3


def test_a_tall_map_makes_no_entry_higher(chromium: Browser) -> None:
    tall = ArgumentMap(
        "tall", "Tall", statements=(THESIS, *(Statement(f"c{n}", f"Claim {n}") for n in range(60))),
        inferences=tuple(Inference(f"i{n}", (f"c{n}",), "t") for n in range(60)),
    )  # fmt: skip
    entries = [Views(map_).entry(f"{map_.id}-{n}") for map_ in (tall, FALLEN) for n in range(7)]
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.set_content(draw_gallery(entries))
    heights = page.evaluate("[...document.querySelectorAll('article')].map((entry) => entry.offsetHeight)")
    page.close()
    assert max(heights) < 1.5 * min(heights)
