"""The studio: what its folder holds, and the session that runs inside the browser, tried here outside of it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from argmap.cli import main
from argmap.domain.diagnostics import ReadError
from argmap.server.inside import Inside
from argmap.server.studio import packed, write_studio

ARTICLE = "Rain?\nIt rains today. The street is wet.\n"


def ask(inside: Inside, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    found = json.loads(inside.ask(json.dumps({"path": path, "body": body, "theme": "light"})))
    return found["status"], found["answer"]


def test_a_map_is_opened_with_the_files_that_it_includes_and_without_one_says_what_to_do(tmp_path: Path) -> None:
    inside = Inside(tmp_path / "maps")
    text = "[A]: a #thesis\n\n@include(more/part.argdown)\n\n[A]\n  - [Cost]\n"
    assert json.loads(inside.open(json.dumps({"name": "alone", "map": text}))) == {}
    (finding,) = ask(inside, "state")[1]["view"]["findings"]
    assert finding["message"] == "This map includes more/part.argdown, which is not open."
    parts = {"more/part.argdown": "[Cost]: It is dear.\n", "../../evil": "x", "map.argdown": "y"}
    assert json.loads(inside.open(json.dumps({"name": "joined", "map": text, "parts": parts}))) == {}
    assert list(ask(inside, "state")[1]["view"]["claims"]) == ["a", "cost"]
    assert json.loads(inside.files()) == {"map.argdown": text, "more/part.argdown": parts["more/part.argdown"]}
    assert not (tmp_path / "evil").exists()


def test_a_text_is_opened_edited_and_given_back_as_files(tmp_path: Path) -> None:
    inside = Inside(tmp_path)
    assert ask(inside, "state")[0] == 404
    assert json.loads(inside.open(json.dumps({"name": "Rain", "article": ARTICLE}))) == {}
    status, state = ask(inside, "state")
    assert (status, state["folder"], [s["name"] for s in state["article"]]) == (
        200,
        "rain",
        ["p1 s1", "p2 s1", "p2 s2"],
    )
    edit = {"edit": "AddStatement", "role": "thesis", "text": "It rains.", "anchors": [{"paragraph": 2, "sentence": 1}]}
    status, state = ask(inside, "edit", edit=edit, base=state["revision"])
    assert (status, state["view"]["thesis"]) == (200, "it-rains")
    files = json.loads(inside.files())
    assert files.keys() == {"map.argdown", "retelling.md"}
    assert files["map.argdown"].endswith("[It rains]: It rains. #thesis {at: p2 s1}\n")


def test_a_map_with_its_retelling_is_opened_beside_one_that_is_open(tmp_path: Path) -> None:
    inside = Inside(tmp_path)
    for text in ("[A]: a\n", "[B]: b\n"):
        assert json.loads(inside.open(json.dumps({"name": "m", "map": text, "retelling": ""}))) == {}
        assert ask(inside, "state")[1]["text"] == text
    assert "refused" in json.loads(inside.open(json.dumps({"name": "x", "article": ""})))
    assert ask(inside, "edit", edit={"edit": "Delete", "element": "b"})[0] == 422
    assert ask(inside, "elsewhere")[0] == 404


def test_what_runs_in_the_browser_is_the_same_on_every_run_and_holds_no_code_of_the_command_line() -> None:
    data = packed()
    assert data == packed()
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert {"argmap/server/inside.py", "argmap/words/en.json", "yaml/__init__.py"} <= set(names)
    assert not [name for name in names if "vendor" in name or name.startswith("argmap/cli")]
    assert len(data) < 2**21


def test_a_runtime_that_is_not_the_one_that_was_tried_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ReadError, match="npm pack pyodide@"):
        write_studio(tmp_path / "out", tmp_path)
    (tmp_path / "pyodide.mjs").write_text("export const loadPyodide = 1;")
    assert main(["studio", str(tmp_path / "out"), "--runtime", str(tmp_path)]) == 2
    assert "is not the file of npm:pyodide@" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


WITHOUT = """
import sys
from importlib import util
real, util.find_spec = util.find_spec, lambda name: None if name == "pyoxigraph" else real(name)
from argmap.server.inside import Inside
import json
inside = Inside(__import__("pathlib").Path(sys.argv[1]))
inside.open(json.dumps({"name": "m", "map": open(sys.argv[2], encoding="utf-8").read()}))
print(inside.ask(json.dumps({"path": "dataset"})))
"""


def test_where_pyoxigraph_is_missing_the_dataset_is_the_same(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "graphs/clocks/map.argdown"
    with_it = Inside(tmp_path / "with")
    with_it.open(json.dumps({"name": "m", "map": source.read_text(encoding="utf-8")}))
    command = [sys.executable, "-c", WITHOUT, str(tmp_path / "without"), str(source)]
    without = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    status, answer = ask(with_it, "dataset")
    assert status == 200
    assert len(answer["dataset"]) > 100_000
    assert json.loads(without)["answer"] == answer


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\r\n", "\ufeff", "\u202e"])
def test_no_character_of_what_is_pasted_or_opened_keeps_the_studio_from_opening_it(tmp_path: Path, odd: str) -> None:
    for data in ({"article": f"Rain?\n{odd}It rains{odd} today.\n"}, {"map": f"[A]: a{odd}b\n", "retelling": ""}):
        inside = Inside(tmp_path / next(iter(data)))
        assert json.loads(inside.open(json.dumps({"name": f"m{odd}", **data}))) == {}
        status, state = ask(inside, "state")
        assert status == 200
        assert state["article"] or "map" in data
