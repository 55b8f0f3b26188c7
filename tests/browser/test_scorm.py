"""The SCORM package in a runtime: ``scorm-again`` from npm, served over loopback, in Chromium."""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import json
import shutil
import subprocess
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap import pipeline
from argmap.draw import scorm
from argmap.views import Views

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

GRAPH = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
RUNTIME = "scorm-again@3.4.3"
LIMIT = 4096  # characters of cmi.suspend_data in SCORM 1.2; the runtime accepts more
PLATFORM = """<!doctype html><meta charset="utf-8"><title>LMS</title><script src="scorm12.js"></script><script>
globalThis.API = new Scorm12API({ autocommit: false, logLevel: 4 });
const saved = sessionStorage.getItem("cmi");
if (saved) API.loadFromJSON(JSON.parse(saved).cmi, "");
</script><iframe src="sco/sco.html" style="width: 1200px; height: 800px"></iframe>"""
KEY = "argmap lukashenko"

pytestmark = pytest.mark.thorough  # it fetches the runtime


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that is a learning platform with the package in it."""
    folder = tmp_path_factory.mktemp("lms")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm, from which scorm-again comes")
    done = subprocess.run([npm, "pack", RUNTIME], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        pytest.skip("npm cannot fetch scorm-again")
    with tarfile.open(next(folder.glob("scorm-again-*.tgz"))) as packed:
        runtime = packed.extractfile("package/dist/scorm12.js")
        assert runtime is not None
        (folder / "scorm12.js").write_bytes(runtime.read())
    (folder / "lms.html").write_text(PLATFORM, encoding="utf-8")
    package = zipfile.ZipFile(io.BytesIO(scorm.draw(Views(pipeline.load(GRAPH)))))
    package.extractall(folder / "sco")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/lms.html"
    server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1300, "height": 900})
    yield opened
    opened.close()


def value(page: Page, name: str) -> str:
    return str(page.evaluate("name => API.LMSGetValue(name)", name))


def until(page: Page, name: str, *right: str) -> str:
    deadline = time.monotonic() + 10
    while (found := value(page, name)) not in right:
        assert time.monotonic() < deadline, f"{name} is {found!r}"
        time.sleep(0.05)
    return found


def launched(page: Page, platform: str, holding: str = "") -> tuple[Frame, list[str]]:
    """Open the platform; return the frame of the map, once it keeps ``holding``, and the ids of its exercises."""
    from playwright.sync_api import Error

    page.goto(platform)
    deadline = time.monotonic() + 15
    while True:
        for frame in page.frames:
            with contextlib.suppress(Error):  # the map is opened anew where something is to be restored
                kept = frame.evaluate(
                    "key => [localStorage.getItem(`${key} exercises`), localStorage.getItem(key)]", KEY
                )
                is_open = "map.html" in frame.url and frame.locator("#practice h2").count()
                if is_open and kept[0] and holding in (kept[1] or ""):
                    return frame, json.loads(kept[0])
        assert time.monotonic() < deadline, "the map never opened, or not with what was done"
        time.sleep(0.05)


def do(frame: Frame, done: dict[str, str], notes: dict[str, str]) -> None:
    """Keep in the page's storage what a learner has done."""
    frame.evaluate(
        "([key, kept]) => localStorage.setItem(key, kept)",
        [KEY, json.dumps({"done": done, "notes": notes, "step": 0})],
    )


def test_an_answer_reaches_score_status_and_interactions_and_work_resumes(page: Page, platform: str) -> None:
    frame, ids = launched(page, platform)
    assert until(page, "cmi.core.lesson_status", "incomplete")
    asked = next(id_ for id_ in ids if id_.startswith("relation"))
    frame.evaluate("id => { location.hash = `exercise=${id}`; }", asked)
    frame.locator("#practice input[type=radio]").first.check()
    frame.locator("#practice-main").click()
    if frame.locator("#practice-show").count():
        frame.locator("#practice-show").click()
    one, half = (str(round(1000 * part / len(ids)) / 10).removesuffix(".0") for part in (1, 0.5))
    assert float(until(page, "cmi.core.score.raw", one, half)) > 0
    assert value(page, "cmi.interactions._count") == "1"
    cmi: Any = page.evaluate("JSON.stringify(API.renderCMIToJSONObject())")
    assert json.loads(cmi)["cmi"]["interactions"]["0"]["result"] in ("correct", "wrong")
    before = value(page, "cmi.suspend_data")
    page.evaluate("cmi => sessionStorage.setItem('cmi', cmi)", cmi)
    launched(page, platform, holding=asked)
    until(page, "cmi.suspend_data", before)


def test_all_done_is_completed_and_progress_stays_within_the_standard_whatever_is_noted(
    page: Page, platform: str
) -> None:
    frame, ids = launched(page, platform)
    do(frame, dict.fromkeys(ids, "first"), dict.fromkeys(ids, "ї" * 700))
    until(page, "cmi.core.score.raw", "100")
    assert value(page, "cmi.core.lesson_status") == "completed"
    assert value(page, "cmi.interactions._count") == str(len(ids))
    assert len(value(page, "cmi.suspend_data")) <= LIMIT
    do(frame, dict.fromkeys(ids[:10], "later"), {})
    until(page, "cmi.core.score.raw", str(round(1000 * 5 / len(ids)) / 10).removesuffix(".0"))
