"""The page in a real Chromium: one browser for all tests, every page watched for faults and for requests."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap
from argmap.views import Views

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


def page_of(map_: ArgumentMap, language: str = "") -> str:
    """The page of a map, as the build makes it."""
    return Views(map_, language=language).page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium: that of the variable CHROMIUM, or the first one on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip(f"no browser: none of {', '.join(names)} is on the PATH and CHROMIUM is not set")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
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
        deadline = time.monotonic() + 10
        while not self.page.evaluate(condition):
            assert time.monotonic() < deadline, f"never came true: {condition}"
            time.sleep(0.02)

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
Media = Sequence[tuple[str, Any]]


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
    size: tuple[int, int]
    opened: Opened

    @classmethod
    def open(cls, chromium: Browser, size: tuple[int, int], theme: str, motion: str, media: Media) -> Tab:
        """A new tab with storage of its own, which hears of every fault and request."""
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion=motion,  # type: ignore[arg-type]
            accept_downloads=True,
            **dict(media),  # type: ignore[arg-type]
        )
        page = context.new_page()
        tab = cls(page, size, Opened(page))
        faulty = ("error", "warning")
        page.on("console", lambda m: tab.opened.faults.append(m.text) if m.type in faulty else None)
        page.on("pageerror", lambda error: tab.opened.faults.append(str(error)))
        page.on("request", lambda request: tab.opened.requests.append(request.url))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective));"
        )
        return tab

    def show(self, address: str) -> Opened:
        """Load ``address`` anew, and wait until it is ready."""
        self.opened = Opened(self.page)
        self.page.goto(address)
        self.opened.wait("Boolean(window.argmap) && document.fonts.status === 'loaded'")
        return self.opened

    def leave(self) -> None:
        """Leave the page as a new tab is: nothing stored, nothing emulated, no pointer on it."""
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        self.page.emulate_media(media="null")
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})


@dataclass
class Tabs:
    """The tabs of the browser that no test is using, by how they were opened; a new one costs three times a load."""

    chromium: Browser
    idle: dict[Hashable, list[Tab]] = field(default_factory=dict)

    def take(self, *how: Any) -> Tab:
        """A tab of this size, theme, motion and media."""
        waiting = self.idle.setdefault(how, [])
        return waiting.pop() if waiting else Tab.open(self.chromium, *how)

    def give_back(self, tab: Tab, *how: Any) -> None:
        """Keep a tab for the next test, unless something was changed in it that ``Tab.leave`` does not undo."""
        if tab.opened.altered or tab.opened.faults:
            tab.page.context.close()
        else:
            tab.leave()
            self.idle[how].append(tab)


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """The tabs that tests share."""
    return Tabs(chromium)


@pytest.fixture
def open_page(tabs: Tabs, article_page: Path) -> Iterator[Open]:
    """Open a page (by default the article's) at a size and in a theme; fails afterwards on any fault or request."""
    used: list[tuple[Tab, tuple[Any, ...]]] = []

    def go(
        address: str = "",
        *,
        file: Path = article_page,
        size: tuple[int, int] = DESK,
        theme: str = "light",
        motion: str = "reduce",
        media: Media = (),
    ) -> Opened:
        how = (size, theme, motion, tuple(media))
        used.append((tabs.take(*how), how))
        return used[-1][0].show(f"{file.as_uri()}{address}")

    yield go
    faults = [fault for tab, _ in used for fault in tab.opened.faults]
    asked = [url for tab, _ in used for url in tab.opened.requests if not url.startswith(("data:", "blob:"))]
    for tab, how in used:
        tabs.give_back(tab, *how)
    assert not faults
    assert len(asked) == len(used), "the page asked for more than itself"
