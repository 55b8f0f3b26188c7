"""The page in a real Chromium: one browser for all tests, every page watched for faults and for requests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap
from argmap.views import Views
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Locator, Page

DESK = (1440, 900)
PHONE = (390, 844)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


DRAWN = """async () => {
    await document.fonts.ready;
    for (let n = 0; n < 2; n += 1) await new Promise((done) => requestAnimationFrame(done));
}"""
AT_REST = """async () => {  // the page does a few things in the next frame, and some when it is idle after that
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 1_000 }));
    await document.fonts.ready;
    for (const wait of [frame, idle, frame, idle, frame]) await wait();
}"""
RESIZED = """async ([width, height]) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let n = 0; n < 500 && (innerWidth !== width || innerHeight !== height); n += 1) await frame();
    await frame();
    await frame();
}"""
GO = """(address) => new Promise((done, fail) => {
    const before = location.hash;  // empty without a fragment and with an empty one: from one to the other nothing is told
    addEventListener("hashchange", () => done(), { once: true });  // behind the page's own listener
    location.hash = address;
    if (location.hash === before) done();
    else setTimeout(() => fail(new Error(`The page was not told of ${address}`)), 60_000);
})"""


def page_of(map_: ArgumentMap, language: str = "") -> str:
    """The page of a map, as the build makes it."""
    return Views(map_, language=language).page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium: that of the variable CHROMIUM, or the first one on the PATH.

    The shell without windows first: it draws no tabs and bars, which is a quarter of the work for pages like ours.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip(f"no browser: none of {', '.join(names)} is on the PATH and CHROMIUM is not set")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS, timeout=2 * PATIENCE * 1000)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page with what went wrong on it."""

    page: Page
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    altered: bool = False  # whether no other test may use its tab

    def devtools(self) -> CDPSession:
        """Chromium's own protocol, which can change the tab for good."""
        self.altered = True
        return self.page.context.new_cdp_session(self.page)

    def wait(self, condition: str) -> None:
        """Wait until ``condition`` is true; asked from outside, since the page's policy forbids the usual polling."""
        until(lambda: self.page.evaluate(condition), condition)

    def ready(self) -> None:
        """Wait until the page has started, its fonts are there, and all is drawn."""
        self.wait("Boolean(window.argmap)")
        self.page.evaluate(DRAWN)

    def settle(self) -> None:
        """Wait until what was set off last is drawn and told."""
        self.page.evaluate(AT_REST)

    def go(self, address: str) -> None:
        """Follow an address within the page, and wait until it shows what is there."""
        self.page.evaluate(GO, address)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until the page has followed."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate(RESIZED, [width, height])

    def reload(self) -> None:
        """Load the page anew with what it has stored, which is no request that it makes."""
        self.requests.clear()
        self.page.reload()
        self.ready()

    def text(self, selector: str) -> str:
        """The text of the first element that ``selector`` finds."""
        return (self.page.text_content(selector) or "").strip()

    def state(self) -> dict[str, object]:
        """What the page takes the reader to have chosen."""
        found: dict[str, object] = self.page.evaluate("argmap.state()")
        return found

    def box_at(self, element: str) -> tuple[float, float]:
        """Where the middle of a box or junction is in the window."""
        x, y = self.page.evaluate(
            """(id) => {
                const { left, top, right, bottom } = argmap.view().placeOf(id);
                const pane = document.getElementById("canvas").getBoundingClientRect();
                return [(left + right) / 2 + pane.left, (top + bottom) / 2 + pane.top];
            }""",
            element,
        )
        return x, y

    def sees(self, element: str) -> bool:
        """Whether all of a box is in sight: on the pane, with nothing over it."""
        return bool(
            self.page.evaluate(
                """(id) => {
                    const { left, top, right, bottom } = argmap.view().placeOf(id);
                    const canvas = document.getElementById("canvas");
                    const pane = canvas.getBoundingClientRect();
                    return [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) =>
                        canvas.contains(document.elementFromPoint(pane.left + x, pane.top + y)));
                }""",
                element,
            )
        )

    def passage(self, claim: str) -> Locator:
        """The first passage of the text that means ``claim`` when it is clicked."""
        at = self.page.evaluate(
            """(id) => argmap.data.text.flatMap((paragraph) => paragraph.sentences)
                .flatMap((sentence) => sentence.segments).filter(([, ids]) => ids.length)
                .findIndex(([, ids]) => ids[0] === id)""",
            claim,
        )
        assert at >= 0, f"no passage for {claim}"
        return self.page.locator(".passage").nth(at)

    def click_box(self, element: str) -> None:
        """Click on a box of the map."""
        self.page.mouse.click(*self.box_at(element))


Open = Callable[..., Opened]
Media = Sequence[tuple[str, Any]]  # what a context of the browser is told when it is made


@pytest.fixture(scope="session")
def article_page(lukashenko: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's page in a file, drawn afresh."""
    file = tmp_path_factory.mktemp("page") / "index.html"
    file.write_text(page_of(pipeline.load(lukashenko)), encoding="utf-8")
    return file


@dataclass
class Tab:
    """A page of the browser that one test after another may use, and what it is showing now."""

    page: Page
    opened: Opened
    kind: Media

    @classmethod
    def open(cls, chromium: Browser, kind: Media) -> Tab:
        """A new tab with storage of its own, which hears of every fault and request."""
        context = chromium.new_context(accept_downloads=True, **dict(kind))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        tab = cls(page, Opened(page), kind)
        faulty = ("error", "warning")
        page.on("console", lambda m: tab.opened.faults.append(m.text) if m.type in faulty else None)
        page.on("pageerror", lambda error: tab.opened.faults.append(str(error)))
        page.on("request", lambda request: tab.opened.requests.append(request.url))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective));"
        )
        return tab

    def visit(self, address: str) -> Opened:
        """Load ``address`` anew, whatever it is."""
        self.opened = Opened(self.page)
        self.page.goto(address)
        return self.opened

    def show(self, address: str) -> Opened:
        """Load the page of a map anew, and wait until it is ready."""
        self.visit(address).ready()
        return self.opened

    def dress(self, size: tuple[int, int], theme: str, motion: str) -> None:
        """Give the window a size, and the reader wishes for the theme and for motion."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(media="null", color_scheme=theme, reduced_motion=motion)  # type: ignore[arg-type]

    def leave(self) -> None:
        """Leave the page as a new tab is: nothing stored, no pointer on it."""
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")


@dataclass
class Tabs:
    """The tabs of the browser that no test is using, by their kinds; a new one costs three times a load."""

    chromium: Browser
    idle: dict[Media, list[Tab]] = field(default_factory=dict)

    def take(self, size: tuple[int, int] = DESK, theme: str = "light", motion: str = "reduce", kind: Media = ()) -> Tab:
        """A tab of this kind, which stays what it is, in this size, theme and motion."""
        waiting = self.idle.setdefault(kind, [])
        tab = waiting.pop() if waiting else Tab.open(self.chromium, kind)
        tab.dress(size, theme, motion)
        return tab

    def give_back(self, tab: Tab) -> None:
        """Keep a tab for the next test, unless something was changed in it that ``Tab.leave`` does not undo."""
        if tab.opened.altered or tab.opened.faults:
            tab.page.context.close()
        else:
            tab.leave()
            self.idle[tab.kind].append(tab)


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """The tabs that tests share."""
    return Tabs(chromium)


@pytest.fixture
def open_page(tabs: Tabs, article_page: Path) -> Iterator[Open]:
    """Open a page (by default the article's) at a size and in a theme; fails afterwards on any fault or request."""
    used: list[Tab] = []

    def go(
        address: str = "",
        *,
        file: Path = article_page,
        size: tuple[int, int] = DESK,
        theme: str = "light",
        motion: str = "reduce",
        media: Media = (),
    ) -> Opened:
        used.append(tabs.take(size, theme, motion, tuple(media)))
        return used[-1].show(f"{file.as_uri()}{address}")

    yield go
    faults = [fault for tab in used for fault in tab.opened.faults]
    asked = [url for tab in used for url in tab.opened.requests if not url.startswith(("data:", "blob:"))]
    for tab in used:
        tabs.give_back(tab)
    assert not faults
    assert len(asked) == len(used), "the page asked for more than itself"
