"""The studio in Chromium, served by a plain file server: it draws, edits and gives the file back, all in the browser."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.server.studio import write_studio

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNTIME = Path(__file__).parents[2] / "build/package"  # `make runtime` puts it there
ARTICLE = "Rain?\nIt rains today. The street is wet.\n"

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not RUNTIME.exists(), reason="build/package is not there (make runtime): the studio was not tried"
    ),
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Python's file server, without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    write_studio(tmp_path / "studio", RUNTIME)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "studio")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_text_becomes_a_map_in_the_browser_alone(address: str, chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith((address, "blob:", "data:")) else faults.append(r.url))
    page.goto(address)
    page.locator("#start textarea").fill(ARTICLE)
    page.locator("#begin").click()
    page.locator("html[data-ready=true]").wait_for(timeout=120_000)
    page.locator('#article [data-name="p2 s1"]').click()
    page.keyboard.press("c")
    page.locator("#boxes [data-id]").first.wait_for()
    page.locator('#article [data-name="p2 s2"]').click()
    page.keyboard.press("1")
    page.locator("#boxes [data-id]").nth(1).wait_for()
    with page.expect_download() as download:
        page.locator("#download").click()
    saved = tmp_path / "map.argdown"
    download.value.save_as(saved)
    assert [s.anchors[0].name for s in argmap.load(saved).statements] == ["p2 s1", "p2 s2"]
    page.reload()
    page.locator("#start button").first.click()  # what the browser kept
    page.locator("#boxes [data-id]").nth(1).wait_for(timeout=120_000)
    assert faults == []
    page.close()
