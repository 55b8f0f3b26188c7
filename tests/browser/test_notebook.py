"""The widget in a real JupyterLab: Python reads what is chosen in the cell, and what it sets is seen there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.waiting import serving, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page


ROOT = Path(__file__).resolve().parents[2]
CELLS = (
    f"import argmap\nm = argmap.load({str(ROOT / 'graphs' / 'lukashenko')!r})\nw = m.widget(height=420)\nw",
    "print('python says', w.selected, w.reject, w.verdicts[m.thesis.id])",
    "w.contest = [w.reject[0]]\nw.selected = 'thesis'\nw.theme = 'dark'",
)
TWO = (
    f"import argmap\nm = argmap.load({str(ROOT / 'graphs' / 'lukashenko')!r})\nw = m.widget(height=300)\nw",
    "v = m.widget(height=300, reject=['excuses'])\nv",
    "print('python says', repr(w.selected), w.reject, v.selected, v.reject)",
)

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(  # not by importing it, which takes longer than most tests
        find_spec("jupyterlab") is None,
        reason="JupyterLab is not installed (make thorough does it): the widget was not tried in it",
    ),
]


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that serves a folder with two notebooks, with settings of its own."""
    import nbformat
    from nbformat import v4

    folder = tmp_path_factory.mktemp("lab")
    for name, cells in (("try", CELLS), ("two", TWO)):
        notebook = v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
    settings = folder / "settings" / "@jupyter-widgets" / "jupyterlab-manager" / "plugin.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"saveState": true}')
    homes = {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")}
    homes |= {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    options = (
        "--no-browser",
        "--allow-root",
        "--expose-app-in-browser",
        "--IdentityProvider.token=",
        "--ServerApp.port_retries=0",
    )
    environment = {**os.environ, **homes, "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "jupyterlab", *options]
    with serving(
        lambda port: [*command, f"--ServerApp.port={port}"], "api/status", cwd=folder, env=environment
    ) as address:
        yield address


def open_notebook(page: Page, laboratory: str, name: str = "try") -> None:
    """The notebook, once its session has a kernel: a cell that is run before gets a dialog for an answer, or none."""
    page.goto(f"{laboratory}doc/tree/{name}.ipynb", wait_until="domcontentloaded")
    page.locator(".jp-CodeCell").nth(len(CELLS) - 1).wait_for(timeout=180_000)
    wait_without_dialog(
        page,
        """() => {
            const session = window.jupyterapp?.shell.currentWidget?.context?.sessionContext;
            return session?.isReady && session.session?.kernel?.status === "idle";
        }""",
    )


def run_cell(page: Page, number: int) -> None:
    """Run one cell, and wait until it is done."""
    page.locator(".jp-CodeCell").nth(number).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    prompt = f"document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')[{number}]"
    wait_without_dialog(page, f"() => /\\[\\d+\\]/.test({prompt}.textContent)")


def wait_without_dialog(page: Page, condition: str) -> None:
    """Wait for what holds in the page; a dialog of JupyterLab over it fails the test with its words."""
    dialog = "document.querySelector('.jp-Dialog')"
    page.wait_for_function(f"() => {dialog} || ({condition})()", timeout=120_000)
    words = page.evaluate(f"{dialog}?.innerText")
    assert words is None, f"JupyterLab asks: {words}"


def map_in(page: Page, number: int = 0) -> Frame:
    """The frame with the map, or with that of this number."""
    shown = page.locator("iframe[title*='Lukashenko']").nth(number)
    frame = shown.element_handle(timeout=120_000).content_frame()
    assert frame is not None
    frame.wait_for_selector("#canvas canvas")
    until(lambda: frame.evaluate("Boolean(window.argmap)"))
    return frame


def state_of(frame: Frame, key: str) -> object:
    return frame.evaluate(f"argmap.state().{key}")


def test_what_is_chosen_in_the_cell_is_read_in_python_and_back(laboratory: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1300, "height": 900})
    faults: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    open_notebook(page, laboratory)
    run_cell(page, 0)
    frame = map_in(page)
    assert frame.evaluate("window.origin") == "null", "the page must not have the notebook's own origin"
    frame.evaluate("argmap.select('excuses', 'map')")
    frame.locator("button", has_text="Reject").first.click()
    assert state_of(frame, "rejected") == ["excuses"]
    run_cell(page, 1)
    page.locator(".jp-OutputArea-output", has_text="python says excuses ['excuses'] falls").wait_for()
    run_cell(page, 2)
    chosen = {"contested": ["excuses"], "rejected": [], "selected": "thesis", "theme": "dark"}
    until(lambda: {key: state_of(frame, key) for key in chosen} == chosen, f"{chosen} on the map")
    assert not faults
    assert all(url.startswith((laboratory, laboratory.replace("http", "ws"), "blob:", "data:")) for url in asked), asked
    if picture := os.environ.get("PICTURES"):
        page.screenshot(path=f"{picture}/notebook.png")
    page.close()


def test_two_cells_are_apart_and_follow_the_notebooks_theme(laboratory: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1300, "height": 1000})
    open_notebook(page, laboratory, "two")
    run_cell(page, 0)
    run_cell(page, 1)
    first, second = map_in(page, 0), map_in(page, 1)
    until(lambda: state_of(second, "rejected") == ["excuses"], "what Python rejects on the second map")
    second.evaluate("argmap.select('thesis', 'map')")
    run_cell(page, 2)
    page.locator(".jp-OutputArea-output", has_text="python says '' [] thesis ['excuses']").wait_for()
    assert state_of(first, "rejected") == []
    page.evaluate("jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
    until(lambda: {state_of(frame, "theme") for frame in (first, second)} == {"dark"}, "a dark map in a dark notebook")
    if picture := os.environ.get("PICTURES"):
        page.screenshot(path=f"{picture}/notebook-dark.png")
    page.close()


def save(page: Page) -> None:
    """Save the notebook, and wait until it is."""
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    wait_without_dialog(page, "() => window.jupyterapp.shell.currentWidget.context.model.dirty === false")


def test_a_saved_notebook_shows_its_map_with_its_choices_when_it_is_opened_again(
    laboratory: str, chromium: Browser
) -> None:
    page = chromium.new_page(viewport={"width": 1300, "height": 900})
    open_notebook(page, laboratory)
    run_cell(page, 0)
    frame = map_in(page)
    frame.evaluate("argmap.select('excuses', 'map')")
    frame.locator("button", has_text="Reject").first.click()
    run_cell(page, 1)
    page.locator(".jp-OutputArea-output", has_text="python says excuses ['excuses'] falls").wait_for()
    save(page)
    page.close()
    again = chromium.new_page(viewport={"width": 1300, "height": 900})
    open_notebook(again, laboratory)  # with the kernel that it had
    assert state_of(map_in(again), "rejected") == ["excuses"]
    for session in again.request.get(f"{laboratory}api/sessions").json():
        again.request.delete(f"{laboratory}api/sessions/{session['id']}")
    again.close()
    last = chromium.new_page(viewport={"width": 1300, "height": 900})
    open_notebook(last, laboratory)  # with one that never heard of the map
    frame = map_in(last)
    until(lambda: state_of(frame, "rejected") == ["excuses"], "what was rejected when it was saved")
    if picture := os.environ.get("PICTURES"):
        last.screenshot(path=f"{picture}/notebook-again.png")
    last.close()
