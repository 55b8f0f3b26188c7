"""What would turn a verdict: on the article's map, in words, as RDF and as a picture, and within limits."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from argmap import cli, loads, pipeline
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import Statement
from argmap.draw.compose import compose
from argmap.draw.emphasis import QUIET, Emphasis
from argmap.draw.svg import draw_svg
from argmap.draw.theme import theme_names
from argmap.semantics import Assumptions, Status, evaluate
from argmap.semantics.budget import Budget
from argmap.semantics.crux import crux_sets
from argmap.semantics.reasons import reasons

WALK = """
[Walk]: Let us walk. {id: walk}
  + [Dry]: It stays dry. {id: dry}
    + [Forecast]: So says the forecast. {id: forecast}
    + [Sky]: The sky is blue. {id: sky}
  - [Far]: It is far. {id: far}
    - [Near]: It is two streets. {id: near}
"""
CYCLE = """
[Peace]: There is peace. {id: peace}
  - [War]: There is war. {id: war}
    - [Peace]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "map.argdown").write_text(f"===\nid: walk\ntitle: Walking\n===\n{WALK}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sets(*names: str) -> set[frozenset[str]]:
    return {frozenset(name.split()) for name in names}


def test_the_thesis_of_the_article_falls_with_its_answer_to_the_first_objection(lukashenko: Path) -> None:
    found = crux_sets(pipeline.load(lukashenko))
    assert (found.target, found.before, found.size, found.complete) == ("thesis", Status.HOLDS, 1, True)
    assert found.sets == (frozenset({"excuses"}),)
    assert found.after == (Status.FALLS,)


def test_all_minimal_sets_up_to_a_size_come_smallest_first() -> None:
    map_ = loads(WALK)
    assert crux_sets(map_, "walk").sets == (frozenset({"dry"}), frozenset({"near"}))
    assert set(crux_sets(map_, "walk", largest=2).sets) == sets("dry", "near", "forecast sky")


def test_what_falls_is_turned_by_what_lets_it_hold() -> None:
    found = crux_sets(loads(WALK), "walk", Assumptions.of(["near"]))
    assert found.sets == (frozenset({"far"}),)
    assert found.after == (Status.HOLDS,)


def test_what_a_reader_has_decided_is_not_rejected_once_more() -> None:
    found = crux_sets(loads(WALK), "walk", Assumptions.of(accept=["dry", "near"]))
    assert (found.sets, found.size, found.complete) == ((), 0, True)
    assert found.to_text() == "“Walk” stands, and no rejection of other statements turns that."


def test_steps_and_attacks_can_be_asked_for_too() -> None:
    map_ = loads(WALK)
    relations = [i.id for i in map_.inferences if i.conclusion == "walk"]
    assert crux_sets(map_, "walk", among=relations).sets == (frozenset(relations),)


def test_a_cycle_of_attacks_is_opened_by_either_side() -> None:
    found = crux_sets(loads(CYCLE), "peace")
    assert (found.before, found.sets, found.after) == (Status.OPEN, (frozenset({"war"}),), (Status.HOLDS,))


def test_the_most_hedged_of_equal_sets_comes_first() -> None:
    map_ = loads(WALK.replace("{id: near}", "{id: near, hedge: questioned}"))
    assert crux_sets(map_, "walk").sets == (frozenset({"near"}), frozenset({"dry"}))


def test_fewer_sets_than_there_are_is_said() -> None:
    found = crux_sets(loads(WALK), "walk", limit=1)
    assert (len(found.sets), found.complete) == (1, False)
    assert "reject this one statement (there may be others):" in found.to_text()


def test_a_search_that_is_out_of_time_or_steps_says_what_it_has_proven() -> None:
    for limits in ({"budget": Budget(0)}, {"conflicts": 0}):
        found = crux_sets(loads(WALK), "walk", **limits)  # type: ignore[arg-type]
        assert (found.sets, found.complete) == ((), False)
        assert "at least 1" in found.to_text()
        assert "not finished" in found.to_text()
    short = crux_sets(loads(WALK), "dry", largest=1)
    assert (short.sets, short.size, short.complete) == ((), 2, True)
    assert "at least 2 rejections" in short.to_text()


def test_a_name_that_is_not_there_and_a_map_without_a_thesis_are_refused() -> None:
    for wrong in ({"target": "nobody"}, {}, {"target": "walk", "among": ["nobody"]}):
        with pytest.raises(UnknownNameError):
            crux_sets(loads(WALK), **wrong)  # type: ignore[arg-type]


def test_reasons_are_what_suffices_and_the_case_against_what_is_left_without_the_crux() -> None:
    found = reasons(loads(WALK), "walk")
    assert set(found.sets) == sets("forecast near", "sky near")
    assert found.against is not None
    assert found.against.then is Status.FALLS
    rejected = reasons(loads(WALK), "walk", Assumptions.of(["near"]))
    assert rejected.sets == (frozenset({"far"}),)
    assert reasons(loads(CYCLE), "peace").to_text().startswith("“Peace” is open: nothing suffices to decide it.")


def test_one_ground_suffices_and_several_suffice() -> None:
    alone = loads(WALK)
    far = alone.conflicts[0]
    claims = (*alone.statements, Statement("tired", "Tired"))
    linked = replace(
        alone, statements=claims, conflicts=(replace(far, premises=("far", "tired")), *alone.conflicts[1:])
    )
    told = [reasons(map_, "walk").to_text() for map_ in (alone, linked)]
    assert told[0].endswith("without “Near” it does not stand, for which “Far” then suffices.")
    assert told[1].endswith("without “Near” it does not stand, for which “Far” and “Tired” then suffice.")


def test_the_commands_tell_the_same_as_text_json_rdf_and_picture(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["explain", ".", "walk", "--crux", "--reasons", "--dialogue", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["reject"] for each in told["crux"]["sets"]] == [["dry"], ["near"]]
    assert told["reasons"]["sets"] == [["forecast", "near"], ["sky", "near"]]
    assert told["dialogue"]["winner"] == "proponent"
    for suffix in ("ttl", "nq", "jsonld"):
        assert cli.main(["explain", ".", "walk", "--crux", "--rdf", f"out.{suffix}"]) == 0
        assert "Crux" in (folder / f"out.{suffix}").read_text("utf-8")
    assert cli.main(["explain", ".", "walk", "--picture", "out.svg", "--theme", "dark"]) == 0
    picture = (folder / "out.svg").read_text("utf-8")
    assert {"reason 1, 2", "reason 1", "stands"} <= set(re.findall(r">([^<>]+)</text>", picture))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--crux", "--picture", "out.ttl"], 2),
        (["--crux", "--rdf", "out.svg"], 2),
        (["--crux", "--theme", "none", "--picture", "out.svg"], 2),
        (["--crux", "--largest", "0"], 2),
        (["--crux", "--timeout", "0.0000001"], 3),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_by_the_exit_code(
    folder: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["explain", ".", "walk", *arguments]) == code
    assert "Traceback" not in capsys.readouterr().err
    assert not (folder / "out.svg").exists()


def test_a_map_without_a_thesis_wants_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "plain.argdown").write_text("[A]: x.\n")
    assert cli.main(["explain", "plain.argdown", "--crux"]) == 2
    assert "This map has no thesis." in capsys.readouterr().err


def test_sets_found_before_the_time_was_up_are_told_with_the_exit_code_of_an_unfinished_search(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = crux_sets(loads(WALK), "walk", limit=1)
    monkeypatch.setattr("argmap.semantics.crux.crux_sets", lambda *_, **__: found)
    assert cli.main(["explain", ".", "walk", "--crux"]) == 0  # a limit of the number is not one of time
    assert cli.main(["explain", ".", "walk", "--crux", "--timeout", "0.0000001"]) == 3
    printed = capsys.readouterr()
    assert "there may be others" in printed.out
    assert "The search was ended after 1e-07 seconds" in printed.err


def test_explanations_as_rdf_are_in_a_graph_of_their_own(folder: Path) -> None:
    assert cli.main(["explain", ".", "walk", "--rdf", "out.nq"]) == 0
    lines = (folder / "out.nq").read_text("utf-8").splitlines()
    assert all(line.endswith(" <https://w3id.org/argmap/map/walk/explanations> .") for line in lines)
    members = [line for line in lines if "#member>" in line]
    assert len(members) == 2 * 2 + 2  # two reasons of two statements, two cruxes of one


@pytest.mark.parametrize("theme", theme_names())
def test_a_picture_points_out_what_it_is_told_and_makes_pale_what_is_not_on_the_way(theme: str) -> None:
    map_ = loads(WALK)
    scene = compose(map_)
    plain = draw_svg(scene, theme)
    drawn = draw_svg(scene, theme, emphasis=Emphasis({"sky": "<here>"}, "walk"))
    assert "&lt;here&gt;" in drawn
    pale = re.findall(rf'<g opacity="{QUIET}">.*?<title>(.*?)</title>', drawn)
    assert pale == ["So says the forecast.", "It is far.", "It is two streets."]
    assert f'opacity="{QUIET}"' not in plain


def test_no_rejection_makes_it_stand_is_all_that_is_said_of_what_some_rejection_moves_elsewhere() -> None:
    knot = "[A]: a.\n  + [B]: b.\n    + [C]: c.\n      + [A]\n  - [D]: d.\n    - [E]: e.\n      - [D]\n"
    map_ = loads(knot.replace("[A]: a.", "[A]: a. {id: a}").replace("[E]: e.", "[E]: e. {id: e}"))
    assert [evaluate(map_, Assumptions.of(rejected))["a"].status for rejected in ([], ["e"])] == [
        Status.OPEN,
        Status.FALLS,
    ]
    assert crux_sets(map_, "a").to_text().endswith("no rejection of other statements makes it stand.")
    conceded = loads("[T]: t {id: t}\n  - [O]: o {stance: conceded}\n  + [R]: r\n    + [Q]: q {stance: denied}\n")
    assert reasons(conceded, "t").to_text().startswith("“T” is refuted, and does not stand whatever becomes of")
