"""The figures of a map's shape: what hangs on what, which side each statement takes, and the command that prints them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap import pipeline
from argmap.cli import main
from argmap.draw.emphasis import Emphasis
from argmap.draw.own_theme import find_theme
from argmap.draw.sheets.drawing import Drawing
from argmap.graph import measure
from argmap.views import Views

TEXT = """
[Stay]: We stay. #thesis
  + [Rain]: It rains.
    + [Clouds]: There are clouds.
    + [Radar]: The radar shows rain.
    - [Dry]: The street is dry.
      - [Roof]: There is a roof over it.
  + [Late]: It is late.
    + [Clouds]
"""


def without(map_: argmap.Map, id_: str) -> set[str]:
    """The statements from which a root can still be reached when ``id_`` is gone."""
    below: dict[str, set[str]] = {s.id: set() for s in map_.statements}
    for inference in map_.inferences:
        below[inference.conclusion] |= set(inference.premises)
    for conflict in map_.conflicts:
        below[conflict.target] |= set(conflict.premises)
    reached, todo = set(), [root for root in measure(map_).roots if root != id_]
    while todo:
        reached.add(node := todo.pop())
        todo += below[node] - reached - {id_}
    return reached


def test_a_statement_carries_what_reaches_no_root_without_it() -> None:
    map_ = argmap.loads(TEXT)
    metrics = map_.metrics()
    every = {s.id for s in map_.statements}
    for id_, figures in metrics.elements.items():
        assert figures.carries == len(every - without(map_, id_) - {id_}), id_
    assert metrics.elements["rain"].carries == 3  # and not the clouds, which also speak for "late"


def test_an_attack_on_an_attack_speaks_for_the_root() -> None:
    sides = {id_: figures.side for id_, figures in argmap.loads(TEXT).metrics().elements.items()}
    assert sides == {"stay": 1, "rain": 1, "clouds": 1, "radar": 1, "dry": -1, "roof": 1, "late": 1}
    metrics = argmap.loads(TEXT).metrics()
    assert (metrics.pro, metrics.con) == (5, 1)


def test_an_undercut_of_a_support_speaks_against_and_one_of_an_attack_for() -> None:
    map_ = argmap.loads("[A]: a. #thesis\n  + [B]: b.\n    _ [C]: c.\n  - [D]: d.\n    _ [E]: e.\n")
    sides = {id_: figures.side for id_, figures in map_.metrics().elements.items()}
    assert sides == {"a": 1, "b": 1, "c": -1, "d": -1, "e": 1}


def test_levels_count_every_statement_that_reaches_a_root(lukashenko: Path) -> None:
    metrics = measure(pipeline.load(lukashenko))
    assert sum(metrics.levels) == len(metrics.elements)
    assert metrics.breadth == max(metrics.levels)
    assert len(metrics.levels) == metrics.depth + 1


def test_centrality_is_highest_where_chains_meet() -> None:
    elements = argmap.loads(TEXT).metrics().elements
    assert max(elements, key=lambda id_: elements[id_].centrality) == "rain"
    assert elements["stay"].centrality == elements["clouds"].centrality == 0


def test_cycles_and_empty_maps_have_figures_too() -> None:
    cycle = argmap.loads("[A]: a.\n  + [B]: b.\n    + [A]\n").metrics()
    assert {figures.side for figures in cycle.elements.values()} == {0}
    empty = argmap.loads("===\ntitle: Nothing\n===\n").metrics()
    assert (empty.breadth, empty.pro, empty.con, empty.heaviest()) == (0, 0, 0, [])


def test_json_has_every_figure_of_every_statement(lukashenko: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metrics", str(lukashenko), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    metrics = measure(pipeline.load(lukashenko))
    assert set(data["elements"]) == set(metrics.elements)
    assert data["elements"]["thesis"]["carries"] == metrics.elements["thesis"].carries
    assert data["breadth"] == metrics.breadth


def test_a_picture_is_as_dark_behind_a_box_as_its_figure_is_high() -> None:
    map_ = argmap.loads(TEXT)
    drawing = Drawing(find_theme("light"))
    shades = {"stay": 1.0, "rain": 0.5, "late": 0.0}
    svg = Views(map_, drawing=drawing, emphasis=Emphasis({"stay": "carries 6"}, shades=shades)).svg
    assert svg.count('fill-opacity="0.6"') == 1
    assert svg.count('fill-opacity="0.3"') == 1
    assert svg.count("fill-opacity") == 2
    assert "carries 6" in svg
    assert 'opacity="0.45"' not in svg  # nothing is pale


def test_a_picture_is_written_and_options_of_none_are_refused(
    tmp_path: Path, lukashenko: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "weight.svg"
    assert main(["metrics", str(lukashenko), "--picture", str(out), "--by", "centrality"]) == 0
    assert "centrality 0.0" in out.read_text(encoding="utf-8")
    assert main(["metrics", str(lukashenko), "--by", "depth"]) == 2
    assert "[useless-by]" in capsys.readouterr().err
