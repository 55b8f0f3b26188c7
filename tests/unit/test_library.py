"""The library: what `import argmap` offers."""

from __future__ import annotations

import dataclasses
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap import pipeline
from argmap.cli import main
from argmap.cli.export import COMMAND
from argmap.cli.terminal import diagnostic_data
from argmap.domain.model import ArgumentMap
from argmap.pictures import Choices

TEXT = """[Stay]: We should stay. #thesis
  + [Rain]: It rains. #premise
    - [Dry]: The street is dry. #objection
"""


@pytest.fixture(scope="module")
def small() -> argmap.Map:
    """A map of three statements."""
    return argmap.loads(TEXT)


def test_the_names_of_the_library_are_all_there() -> None:
    assert set(argmap.__all__) == set(dir(argmap))
    for name in argmap.__all__:
        assert getattr(argmap, name)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = argmap.nonsense  # type: ignore[attr-defined]


def test_a_map_is_the_model_with_methods(small: argmap.Map) -> None:
    plain = ArgumentMap(**{f.name: getattr(small, f.name) for f in dataclasses.fields(small)})
    assert isinstance(small, ArgumentMap)
    assert small == plain
    assert plain == small
    assert small != dataclasses.replace(plain, title="other")
    assert small != "a map"
    assert pickle.loads(pickle.dumps(small)) == small
    assert dataclasses.replace(small, title="x").title == "x"


def test_the_lines_of_the_issue_work(lukashenko: Path, tmp_path: Path) -> None:
    m = argmap.load(str(lukashenko))
    assert m.thesis is not None
    assert m.evaluate()[m.thesis.id].status == "holds"
    assert len(m.to_rdf()) > 100
    assert m.to_networkx().number_of_nodes() >= len(m.statements)
    assert m.draw(tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<")
    assert m.draw(str(tmp_path / "map.png"), width=400).read_bytes()[:4] == b"\x89PNG"
    assert m == pipeline.load(lukashenko)


def test_rejecting_takes_ids_and_titles_and_one_name_alone(small: argmap.Map) -> None:
    assert small.evaluate()["rain"].status == "falls"
    for reject in ("dry", "Dry", ["[Dry]"], ("dry",)):
        assert small.evaluate(reject=reject)["rain"].status == "holds"
    with pytest.raises(argmap.ArgmapError, match=r"Did you mean rain\?"):
        small.evaluate(reject=["rian"])


def test_a_map_explains_checks_and_queries_itself(small: argmap.Map) -> None:
    assert "Dry" in small.explain("Rain").to_text()
    assert all(isinstance(d, argmap.Diagnostic) for d in small.check())
    (row,) = small.query("SELECT ?s { ?s argmap:supports ?o }")
    assert str(row["s"]).endswith("#rain")


def test_a_map_says_how_strong_it_is_and_what_would_turn_it(small: argmap.Map) -> None:
    assert small.strengths("df-quad", reject="Dry")["rain"] > small.strengths("df-quad")["rain"]
    assert small.crux().sets == (frozenset({"dry"}),)
    assert small.crux("Rain", reject=["dry"]).before == "holds"
    assert small.reasons("rain").sets == (frozenset({"dry"}),)
    assert (small.dialogue().winner, small.dialogue(contest="dry").winner) == ("opponent", None)
    strengths = {
        str(row["c"]).rpartition("#")[2]: row["s"] for row in small.query("SELECT * { ?c argmap:strength ?s }")
    }
    assert strengths.keys() >= {"stay", "rain", "dry"}
    with pytest.raises(argmap.ArgmapError, match=r"Did you mean rain\?"):
        small.crux("rian")


def test_a_map_says_of_itself_what_the_command_line_says_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "map.argdown"
    file.write_text(TEXT + "\n[Stay\u200b]: Again. {lang: no_language, at: p1 s1, strange: 1}\n", encoding="utf-8")
    main(["check", str(file), "--json"])
    printed = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [diagnostic_data(d) for d in argmap.load(file).check()] == printed
    assert {"hidden-character", "bad-language"} <= {d["code"] for d in printed}


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("x.svg --theme dark --page a5 --no-source", {"theme": "dark", "page": "a5", "source": False}),
        ("x.svg --page a5 --tile --min-text 30", {"page": "a5", "tile": True, "min_text": 30}),
        ("x.png --width 300 --root Rain --reject dry", {"width": 300, "root": "Rain", "reject": "dry"}),
        ("x.png --width 90mm --dpi 100 --depth 1", {"width": "90mm", "dpi": 100, "depth": 1}),
        ("x.pdf --text full --no-legend --language uk", {"text": "full", "legend": False, "language": "uk"}),
        ("x.svg --strand street --contest Dry", {"strand": "street", "contest": ["Dry"]}),
        ("x.txt --format mermaid", {"format": "mermaid"}),
    ],
)
def test_a_map_draws_itself_as_the_command_line_does(typed: str, choices: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "map.argdown"
    file.write_text(TEXT.replace("#objection", "#objection {strand: street}"), encoding="utf-8")
    name, *options = typed.split()
    (tmp_path / "typed").mkdir()
    (tmp_path / "called").mkdir()
    assert main(["export", str(file), str(tmp_path / "typed" / name), *options]) == 0
    first = argmap.load(file).draw(tmp_path / "called" / name, **choices)
    typed_files, files = ({f.name: f.read_bytes() for f in (tmp_path / way).iterdir()} for way in ("typed", "called"))
    assert files == typed_files
    assert first.name == min(files)


def test_choices_are_the_options_of_export_and_bad_ones_are_typed_errors(small: argmap.Map, tmp_path: Path) -> None:
    options = {
        name.removeprefix("--").removeprefix("no-").replace("-", "_") for a in COMMAND.arguments for name in a.names
    }
    assert set(Choices.__annotations__) <= options
    for wrong in ({"page": "a44"}, {"width": "wide"}, {"depth": -1}, {"text": "some"}, {"colour": "red"}, {"dpi": 100}):
        with pytest.raises(argmap.ArgmapError):
            small.draw(tmp_path / "x.svg", **wrong)  # type: ignore[arg-type]
    assert [sheet.title for sheet in small.sheets(page="slide")] == ["map"]


@pytest.mark.parametrize("notation", ["argdown", "turtle", "jsonld", "nquads"])
def test_what_was_dumped_is_loaded_as_the_same_map(small: argmap.Map, notation: str) -> None:
    assert argmap.loads(small.dump(notation), notation) == small


def test_loading_what_cannot_be_loaded_is_a_typed_error() -> None:
    for text, notation in [("x", "svg"), ("x", "nonsense"), ("a\0b", "argdown")]:
        with pytest.raises(argmap.ArgmapError):
            argmap.loads(text, notation)
    with pytest.raises(argmap.ArgmapError):
        argmap.load("no/such/map")


def test_a_map_shows_itself_in_a_notebook_as_a_picture_without_scripts(small: argmap.Map) -> None:
    shown = small._repr_html_()
    assert "<svg" in shown
    assert "<script" not in shown
