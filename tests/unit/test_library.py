"""The library: what `import argmap` offers."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest

import argmap
from argmap import pipeline
from argmap.domain.model import ArgumentMap

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
        assert small.evaluate(reject)["rain"].status == "holds"
    with pytest.raises(argmap.ArgmapError, match=r"Did you mean rain\?"):
        small.evaluate(["rian"])


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
