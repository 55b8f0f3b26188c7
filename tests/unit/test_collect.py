"""A table of what a class handed in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from argmap.cli import main

CASES = Path(__file__).resolve().parents[1] / "cases" / "compare" / "cholera"


def test_each_map_is_a_row_with_what_is_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("plain", "sketches"):
        text = (CASES / f"{name}.argdown").read_text(encoding="utf-8")
        (tmp_path / f"{name}.argdown").write_text(text, encoding="utf-8")
    assert main(["collect", str(tmp_path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["student"], r["claims"], r["linked"], r["undercuts"]) for r in rows] == [
        ("plain", "18", "3", "1"),
        ("sketches", "11", "0", "1"),
    ]
    assert rows[0]["thesis"] == "The pump was guilty"


def test_a_map_that_cannot_be_read_is_a_row_with_the_reason_and_no_formula_stands_in_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "=1+1.argdown").write_text("[A]: a\n<B>: b\n", encoding="utf-8")
    (tmp_path / "notes.xyz").write_text("nothing", encoding="utf-8")
    assert main(["collect", str(tmp_path)]) == 1
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["student"] == "'=1+1"
    assert "blank line" in row["problem"]
    assert main(["collect", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["students"][0]["student"] == "=1+1"


def test_a_folder_without_maps_is_bad_input(tmp_path: Path) -> None:
    assert main(["collect", str(tmp_path)]) == 2
