"""The page in a real Chromium: one browser for all tests, every page watched for faults and for requests."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap
from argmap.views import Views

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

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


@pytest.fixture(scope="session")
def article_page(lukashenko: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's page in a file, drawn afresh."""
    file = tmp_path_factory.mktemp("page") / "index.html"
    file.write_text(page_of(pipeline.load(lukashenko)), encoding="utf-8")
    return file


@pytest.fixture
def open_page(chromium: Browser, article_page: Path) -> Iterator[Open]:
    """Open a page (by default the article's) at a size and in a theme; fails afterwards on any fault or request."""
    opened: list[Opened] = []

    def go(
        address: str = "",
        *,
        file: Path = article_page,
        size: tuple[int, int] = DESK,
        theme: str = "light",
        motion: str = "reduce",
        media: Sequence[tuple[str, str]] = (),
    ) -> Opened:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion=motion,  # type: ignore[arg-type]
            accept_downloads=True,
            **dict(media),  # type: ignore[arg-type]
        )
        found = Opened(context.new_page())
        found.page.on("console", lambda m: found.faults.append(m.text) if m.type in ("error", "warning") else None)
        found.page.on("pageerror", lambda error: found.faults.append(str(error)))
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective));"
        )
        found.page.goto(f"{file.as_uri()}{address}")
        found.wait("Boolean(window.argmap) && document.fonts.status === 'loaded'")
        opened.append(found)
        return found

    yield go
    faults = [fault for found in opened for fault in found.faults]
    asked = [url for found in opened for url in found.requests if not url.startswith(("data:", "blob:"))]
    for found in opened:
        found.page.context.close()
    assert not faults
    assert len(asked) == len(opened), "the page asked for more than itself"
