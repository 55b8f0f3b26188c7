"""The studio in Chromium, served by a plain file server: it draws, edits and gives the file back, all in the browser."""

from __future__ import annotations

import base64
import http.server
import json
import threading
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.formats import argdown
from argmap.server.inside import Inside
from argmap.server.studio import write_studio
from argmap.views import Views

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Page

RUNTIME = Path(__file__).parents[2] / "build/runtime/node_modules/pyodide"  # `make runtime` puts it there
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


NO_PICKERS = "delete globalThis.showOpenFilePicker; delete globalThis.showDirectoryPicker;"  # as other browsers are
PICKERS = """
    globalThis.showOpenFilePicker = async () => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle("rain.argdown", { create: true });
        const stream = await handle.createWritable();
        await stream.write("[Rain]: It rains. // mine\\n");
        await stream.close();
        return [handle];
    };
    globalThis.showDirectoryPicker = async () => { throw new Error("nothing is without a place"); };
"""
SENT = """
    globalThis.sent = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
        sent.push(message);
        post.call(this, message);
    };
"""


class Server(http.server.ThreadingHTTPServer):
    """A folder at an address."""

    daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def stop(self) -> None:
        """Give the address up."""
        self.shutdown()
        self.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The studio, as the command writes it."""
    out = tmp_path_factory.mktemp("site") / "studio"
    write_studio(out, RUNTIME)
    return out


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    found = Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.stop()


Visit = Callable[..., "Page"]


@pytest.fixture
def visit(server: Server, chromium: Browser) -> Iterator[Visit]:
    """Open the studio in a browser of its own; nothing may go wrong there, and nothing be asked of anybody else."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    faults: list[str] = []

    def go(script: str, address: str = "") -> Page:
        page = context.new_page()
        page.add_init_script(script)
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        mine = (server.address, "blob:", "data:")
        page.on("request", lambda r: None if r.url.startswith(mine) else faults.append(r.url))
        page.goto(server.address + address)
        return page

    yield go
    context.close()
    assert faults == []


def ready(page: Page) -> None:
    page.locator("html[data-ready=true]").wait_for(timeout=120_000)


def map_the_article(page: Page) -> None:
    """Make two claims of the sentences of the article."""
    page.locator("#start textarea").fill(ARTICLE)
    page.locator("#begin").click()
    ready(page)
    page.locator('#article [data-name="p2 s1"]').click()
    page.keyboard.press("c")
    page.locator("#boxes [data-id]").first.wait_for()
    page.locator('#article [data-name="p2 s2"]').click()
    page.keyboard.press("1")
    page.locator("#boxes [data-id]").nth(1).wait_for()


def named(name: str) -> Callable[[Download], bool]:
    """Whether a download has this name."""
    return lambda download: download.suggested_filename == name


def test_a_text_becomes_the_map_that_argmap_edit_writes_byte_for_byte(visit: Visit, tmp_path: Path) -> None:
    page = visit(NO_PICKERS + SENT)
    map_the_article(page)
    with page.expect_download(named("map.argdown")) as map_, page.expect_download(named("retelling.md")) as text:
        page.locator("#download").click()
    saved = {found.value.suggested_filename: found.value.path().read_bytes() for found in (map_, text)}
    outside = Inside(tmp_path)  # the same session, in this very Python
    for message in page.evaluate("sent"):
        if message["call"] != "files":
            getattr(outside, message["call"])(json.dumps(message["request"]))
    (written,) = tmp_path.iterdir()
    assert saved == {file.name: file.read_bytes() for file in written.iterdir()}
    assert [s.anchors[0].name for s in argmap.load(written).statements] == ["p2 s1", "p2 s2"]


def test_the_second_time_it_works_without_its_server(visit: Visit, server: Server) -> None:
    page = visit(NO_PICKERS)
    map_the_article(page)
    page.locator("html[data-offline=true]").wait_for(timeout=120_000)
    server.stop()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(server.address, timeout=5)
    page.reload()
    page.locator("#kept button").first.click()
    ready(page)
    page.locator("#boxes [data-id]").nth(1).wait_for()
    page.locator("#asking summary").click()
    page.locator("#asking select option").nth(1).wait_for(state="attached")
    page.locator("#asking select").select_option("-1")
    page.locator("#ask").click()
    page.locator("#asked-result td").first.wait_for(timeout=60_000)
    page.locator('#article [data-name="p1 s1"]').click()
    page.keyboard.press("2")
    page.locator("#boxes [data-id]").nth(2).wait_for()


def test_a_file_is_saved_where_it_was_opened(visit: Visit) -> None:
    """The picker is a stand-in, since a headless browser shows none; the handles are the browser's own."""
    page = visit(PICKERS)
    page.locator("#open").click()
    ready(page)
    page.locator("#boxes [data-id]").first.click()
    page.keyboard.press("e")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("It pours")
    page.keyboard.press("Enter")
    page.locator("#saved.good").wait_for()
    page.locator("#map-pane h2").click()
    page.keyboard.press("ControlOrMeta+s")
    page.locator("#map-said", has_text="Files saved.").wait_for()  # before that, the file is being swapped
    text = """async () => {
        const folder = await navigator.storage.getDirectory();
        return await (await (await folder.getFileHandle("rain.argdown")).getFile()).text();
    }"""
    assert page.evaluate(text) == "[It pours]: It rains. // mine\n"
    page.locator("#text .cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.insert_text("// the last keys")
    page.evaluate(
        "document.getElementById('download').click()"
    )  # before the text is sent, which waits for the keys to rest
    page.locator("#map-said", has_text="Files saved.").wait_for()
    assert page.evaluate(text) == "[It pours]: It rains. // mine\n// the last keys"


def test_a_map_is_opened_with_the_files_that_it_includes_and_kept_with_them(visit: Visit) -> None:
    page = visit(NO_PICKERS)
    part = {"name": "part.argdown", "mimeType": "text/plain", "buffer": b"[Wet]: The street is wet.\n"}
    text = "[Rain]: It rains. #thesis\n\n@include(more/part.argdown)\n\n[Rain]\n  + [Wet]\n"
    page.locator("#start input").set_input_files(
        [part, {"name": "rain.argdown", "mimeType": "text/plain", "buffer": text.encode()}]
    )
    ready(page)
    page.locator("#boxes [data-id]").nth(1).wait_for()
    page.locator('#boxes [data-id="wet"]').click()
    page.locator('#card [data-field="hedge"]').select_option("likely")
    page.locator("#map-said", has_text="Changed").wait_for()
    page.wait_for_function("localStorage.getItem('argmap-studio')?.includes('hedge: likely')")
    page.reload()
    page.locator("#kept button").first.click()
    ready(page)
    page.locator("#boxes [data-id]").nth(1).wait_for()


def test_what_the_studio_has_no_parts_for_is_named_beside_saving(visit: Visit) -> None:
    page = visit(NO_PICKERS)
    map_the_article(page)
    page.get_by_text("Not here: PNG, PDF, SHACL, SAT").click()
    said = page.locator("#absent p").inner_text()
    assert all(
        name in said for name in ("argmap export map.argdown map.pdf", "argmap check map.argdown", "argmap solve")
    )


def test_a_page_sends_a_copy_of_its_map_to_the_studio_that_the_map_names(
    visit: Visit, server: Server, folder: Path
) -> None:
    text = f"===\ntitle: Rain\nstudio: {server.address}\n===\n\n[Rain]: It rains.\n  + [Wet]: The street is wet.\n"
    (folder / "page.html").write_text(Views(argdown.load(text, "rain.argdown")).page, encoding="utf-8")
    page = visit(NO_PICKERS, "page.html#at=wet")
    page.locator("#own-add-objection").click()
    page.locator("#own-text").fill("Not <yet>.")
    page.keyboard.press("Enter")
    page.locator("#own-open").click()
    with page.context.expect_page() as opened:
        page.locator("#own-copy").click()
    studio = opened.value
    studio.locator("#take-copy").click()
    ready(studio)
    studio.locator("#boxes [data-id]").nth(2).wait_for()
    assert "#" not in studio.url
    assert studio.evaluate("JSON.parse(localStorage.getItem('argmap-studio'))[0].map").startswith(text[:30])


def test_an_address_that_holds_no_map_or_far_too_much_opens_nothing(visit: Visit) -> None:
    bomb = zlib.compress(b"x" * 60_000_000, 9)[2:-4]
    for packed in ("nonsense", base64.urlsafe_b64encode(bomb).decode().rstrip("=")):
        page = visit(NO_PICKERS, f"#copy={packed}")
        page.locator("#take-copy").click()
        page.locator("#start p", has_text="no map that can be read").wait_for()
        assert page.evaluate("localStorage.length") == 0
