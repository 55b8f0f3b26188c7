"""The SCORM package in a runtime: ``scorm-again`` from npm, served over loopback, in Chromium."""

from __future__ import annotations

import functools
import http.server
import io
import json
import shutil
import subprocess
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.draw import scorm
from argmap.views import Views
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

GRAPH = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
RUNTIME = "scorm-again@3.4.3"
LIMIT = 4096  # characters of cmi.suspend_data in SCORM 1.2; the runtime accepts more
PLATFORM = """<!doctype html><meta charset="utf-8"><title>LMS</title><script src="scorm12.js"></script><script>
globalThis.API = new Scorm12API({ autocommit: false, logLevel: 4 });
const saved = sessionStorage.getItem("cmi");
if (saved) API.loadFromJSON(JSON.parse(saved).cmi, "");
</script><iframe src="PACKAGE/sco.html" style="width: 1200px; height: 800px"></iframe>"""
KEY = "argmap lukashenko"
MANY = (700, 4500)  # exercises of an author: as many as a year's course might have, and more than there are characters

pytestmark = pytest.mark.thorough  # it fetches the runtime


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def long_map(exercises: int) -> ArgumentMap:
    """A map of 300 claims, whose author asks many things."""
    claims = [f"c{n}" for n in range(300)]
    return ArgumentMap(
        f"long-{exercises}",
        "Long",
        tuple(
            Statement(claim, f"Claim {claim}", role=Role.CLAIM if n else Role.THESIS) for n, claim in enumerate(claims)
        ),
        inferences=tuple(Inference(f"i{n}", (claims[n],), claims[(n - 1) // 3]) for n in range(1, 300)),
        exercises=tuple(
            {"kind": "choose", "ask": f"{n}?", "options": ["a", "b"], "answer": 1} for n in range(exercises)
        ),
    )


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
    maps = {"lms": pipeline.load(GRAPH), **{f"long-{n}": long_map(n) for n in MANY}}
    for name, argument_map in maps.items():
        (folder / f"{name}.html").write_text(PLATFORM.replace("PACKAGE", name), encoding="utf-8")
        zipfile.ZipFile(io.BytesIO(scorm.draw(Views(argument_map)))).extractall(folder / name)
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


def comes_to_be(page: Page, name: str, *right: str) -> str:
    """The value of an element of the platform, once it is one of these."""
    until(lambda: value(page, name) in right, f"{name} in {right}")
    return value(page, name)


def launched(page: Page, platform: str, holding: str = "", key: str = KEY) -> tuple[Frame, list[str]]:
    """Open the platform; return the frame of the map, once it keeps ``holding``, and the ids of its exercises."""
    from playwright.sync_api import Error

    def opened() -> tuple[Frame, list[str]] | None:
        for frame in page.frames:
            kept = frame.evaluate("key => [localStorage.getItem(`${key} exercises`), localStorage.getItem(key)]", key)
            is_open = "map.html" in frame.url and frame.locator("#practice h2").count()
            if is_open and kept[0] and holding in (kept[1] or ""):
                return frame, json.loads(kept[0])
        return None

    page.goto(platform)
    shown = until(opened, "the map is open with what was done", not_yet=(Error,))  # it is opened anew to restore that
    assert shown
    return shown


def do(frame: Frame, done: dict[str, str], notes: dict[str, str], key: str = KEY) -> None:
    """Keep in the page's storage what a learner has done."""
    frame.evaluate(
        "([key, kept]) => localStorage.setItem(key, kept)",
        [key, json.dumps({"done": done, "notes": notes, "step": 0})],
    )


def test_an_answer_reaches_score_status_and_interactions_and_work_resumes(page: Page, platform: str) -> None:
    frame, ids = launched(page, platform)
    assert comes_to_be(page, "cmi.core.lesson_status", "incomplete")
    asked = next(id_ for id_ in ids if id_.startswith("relation"))
    frame.evaluate("id => { location.hash = `exercise=${id}`; }", asked)
    frame.locator("#practice input[type=radio]").first.check()
    frame.locator("#practice-main").click()
    if frame.locator("#practice-show").count():
        frame.locator("#practice-show").click()
    one, half = (str(round(1000 * part / len(ids)) / 10).removesuffix(".0") for part in (1, 0.5))
    assert float(comes_to_be(page, "cmi.core.score.raw", one, half)) > 0
    assert value(page, "cmi.interactions._count") == "1"
    cmi: Any = page.evaluate("JSON.stringify(API.renderCMIToJSONObject())")
    assert json.loads(cmi)["cmi"]["interactions"]["0"]["result"] in ("correct", "wrong")
    before = value(page, "cmi.suspend_data")
    page.evaluate("cmi => sessionStorage.setItem('cmi', cmi)", cmi)
    launched(page, platform, holding=asked)
    comes_to_be(page, "cmi.suspend_data", before)


def test_all_done_is_completed_and_progress_stays_within_the_standard_whatever_is_noted(
    page: Page, platform: str
) -> None:
    frame, ids = launched(page, platform)
    do(frame, dict.fromkeys(ids, "first"), dict.fromkeys(ids, "ї" * 700))
    comes_to_be(page, "cmi.core.score.raw", "100")
    assert value(page, "cmi.core.lesson_status") == "completed"
    assert value(page, "cmi.interactions._count") == str(len(ids))
    assert len(value(page, "cmi.suspend_data")) <= LIMIT
    do(frame, dict.fromkeys(ids[:10], "later"), {})
    comes_to_be(page, "cmi.core.score.raw", str(round(1000 * 5 / len(ids)) / 10).removesuffix(".0"))


@pytest.mark.parametrize("exercises", MANY)
def test_work_on_a_long_map_resumes_from_what_the_standard_allows(page: Page, platform: str, exercises: int) -> None:
    key, address = f"argmap long-{exercises}", platform.replace("lms.html", f"long-{exercises}.html")
    frame, ids = launched(page, address, key=key)
    assert len(ids) > exercises
    done = {id_: ("later" if n % 3 else "first") for n, id_ in enumerate(ids) if n % 5}
    do(frame, done, dict.fromkeys(ids, '“ї"\n' * 9), key)
    points = sum(1 if outcome == "first" else 0.5 for outcome in done.values())
    comes_to_be(page, "cmi.core.score.raw", f"{round(1000 * points / len(ids)) / 10:g}")
    data = value(page, "cmi.suspend_data")
    assert len(data) <= LIMIT
    page.evaluate("sessionStorage.setItem('cmi', JSON.stringify(API.renderCMIToJSONObject()))")
    again, ids = launched(page, address, holding=ids[1], key=key)
    kept = json.loads(again.evaluate("key => localStorage.getItem(key)", key))
    within = {id_: outcome for id_, outcome in done.items() if ids.index(id_) < LIMIT - 100}
    assert {id_: kept["done"].get(id_) for id_ in within} == within
    assert value(page, "cmi.suspend_data") == data
    assert again.locator("#practice").get_by_text(f"{len(kept['done'])} of {len(ids)}").count()
