"""Maps in notebooks: what they show, what the widget takes and gives, and the notebooks of the docs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, evaluate

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
TEXT = """[Stay]: We should stay. #thesis
  + [Rain]: It rains. #premise
    - [Dry]: The street is dry. #objection
"""


@pytest.fixture
def small() -> argmap.Map:
    """A map of three statements."""
    return argmap.loads(TEXT)


@pytest.fixture
def cell(small: argmap.Map) -> Any:
    """The same in a cell."""
    pytest.importorskip("anywidget", reason="argmap[notebook] is not installed: the widget was not tried")
    return small.widget()


def test_a_notebook_takes_the_kind_of_picture_that_it_can_show(small: argmap.Map) -> None:
    shown = small._repr_mimebundle_()
    assert shown["image/svg+xml"] == small._repr_svg_() == small._repr_html_()
    assert "3 statements" in shown["text/plain"]
    assert "\n" not in shown["text/plain"]
    assert list(small._repr_mimebundle_(include=["text/plain"])) == ["text/plain"]
    assert "text/html" not in small._repr_mimebundle_(exclude={"text/html"})


def test_a_title_cannot_turn_the_line_that_a_terminal_shows() -> None:
    hostile = argmap.loads("===\ntitle: a\u202eb\n===\n" + TEXT)
    assert "\u202e" not in hostile._repr_mimebundle_()["text/plain"]


def test_where_no_widget_is_shown_there_is_the_picture(cell: Any) -> None:
    data, _ = cell._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["image/svg+xml"].startswith("<svg")
    assert data["text/plain"].startswith("Map ")


def test_the_cell_takes_titles_and_gives_ids(cell: Any) -> None:
    cell.reject, cell.selected = ["Dry"], "[Rain]"
    assert (cell.reject, cell.selected, cell.verdicts["rain"]) == (["dry"], "rain", "holds")


def test_of_two_assumptions_on_one_claim_the_later_counts(cell: Any) -> None:
    cell.reject = ["dry", "rain"]
    cell.contest = ["dry"]
    assert (cell.reject, cell.contest) == (["rain"], ["dry"])


def test_verdicts_of_the_cell_are_those_of_the_library(lukashenko: Path) -> None:
    pytest.importorskip("anywidget", reason="argmap[notebook] is not installed: the widget was not tried")
    m = argmap.load(lukashenko)
    cell = m.widget(reject=["excuses"], accept="no-units", standard="preponderance")
    told: list[object] = []
    cell.observe(lambda change: told.append(change.new), "verdicts")
    for ids in (["mood-real"], []):
        cell.contest = ids
        expected = evaluate(m, Assumptions.of("excuses", "no-units", ids), settings=Settings("preponderance"))
        assert cell.verdicts == {id_: str(expected.status(id_).value) for id_ in expected}
        assert {id_: v.status for id_, v in cell.evaluation.items()} == {id_: v.status for id_, v in expected.items()}
    assert len(told) == 2


def test_a_weight_of_the_cell_counts_as_if_the_map_had_it(small: argmap.Map, cell: Any) -> None:
    cell.standard = "preponderance"
    before = cell.verdicts["rain"]
    cell.weights = {"dry": 0.1}
    weighed = argmap.loads(TEXT.replace("#objection", "{credence: 0.1} #objection"))
    expected = evaluate(weighed, Assumptions(), settings=Settings("preponderance")).status("rain").value
    assert (before, cell.verdicts["rain"]) == ("falls", expected)
    assert expected != "falls"


@pytest.mark.parametrize(
    "wrong",
    [
        {"selected": "nonsense"},
        {"reject": ["nonsense"]},
        {"standard": "x"},
        {"weights": {"dry": 2}},
        {"weights": {"x": 1}},
    ],
    ids=str,
)
def test_what_the_map_does_not_have_is_refused_and_nothing_has_changed(cell: Any, wrong: dict[str, Any]) -> None:
    ((name, value),) = wrong.items()
    before = getattr(cell, name), cell.verdicts
    with pytest.raises(argmap.ArgmapError):
        setattr(cell, name, value)
    assert (getattr(cell, name), cell.verdicts) == before


def test_a_wrong_theme_is_refused(small: argmap.Map) -> None:
    pytest.importorskip("anywidget", reason="argmap[notebook] is not installed: the widget was not tried")
    with pytest.raises(argmap.ArgmapError, match="theme"):
        small.widget(theme="pink")


def test_without_anywidget_the_remedy_is_the_command_that_mends_it() -> None:
    code = (
        "import sys; sys.modules['anywidget'] = None; import argmap\n"
        f"try: argmap.loads({TEXT!r}).widget()\n"
        "except argmap.ArgmapError as error: print(error.diagnostics[0].code, error.diagnostics[0].remedy)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "missing-extra Run: pip install argmap[notebook]"


def test_only_a_hosted_page_speaks_with_its_host(small: argmap.Map, cell: Any) -> None:
    assert "data-hosted" in cell._page
    assert "postMessage" in cell._page
    from argmap.views import Views

    page = Views(small).page
    assert 'modules["hosted"]' not in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_what_running_them_gives(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert any(cell["cell_type"] == "code" for cell in cells)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


@pytest.mark.thorough
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_runs_from_top_to_bottom(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient = pytest.importorskip(
        "nbclient", reason="nbclient is not installed (make thorough does it): no notebook was run"
    )
    import nbformat

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    read = nbformat.read(notebook, as_version=4)
    nbclient.NotebookClient(read, timeout=120, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    shown = [kind for cell in read.cells for out in cell.get("outputs", []) for kind in out.get("data", {})]
    assert "image/svg+xml" in shown
    assert "application/vnd.jupyter.widget-view+json" in shown
