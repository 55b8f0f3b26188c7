"""``argmap convert`` loses nothing in silence."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.cli import main
from argmap.conversion import comments, convert
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.expressiveness import MODEL, Feature
from argmap.domain.format import Format, Reading
from argmap.domain.model import Statement
from argmap.registry import FORMATS

SOURCE = """\
===
title: T
===

// why it is so
[A]: one. #thesis {hedge: likely}
  - [B]: two. // in passing
"""
PLAIN = "===\ntitle: T\n===\n\n[A]: one. #thesis\n  - [B]: two.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.argdown"
    path.write_text(SOURCE)
    return path


def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.argdown"
    path.write_text(PLAIN)
    return path


def test_what_would_be_lost_is_listed_by_place_and_nothing_is_written(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.tgf"
    assert main(["convert", str(source), str(out)]) == 1
    told = capsys.readouterr().err
    assert f"{source}:5:1: error: The notation “tgf” cannot say the comment “why it is so”. [lost.comments]" in told
    assert f"{source}:6:1: error: The notation “tgf” cannot say the hedge “likely” of “A”. [lost.hedge]" in told
    assert "nothing was written" in told
    assert not out.exists()


def test_lost_exercises_are_named_by_their_kinds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = tmp_path / "in.argdown"
    exercise = "{kind: choose, ask: Which?, options: [A, b], answer: 1}"
    map_.write_text(f"===\nargmap: true\nexercises:\n  - {exercise}\n===\n\n[A]: a\n", encoding="utf-8")
    assert main(["convert", str(map_), str(tmp_path / "out.af"), "--lossy"]) == 0
    assert "The notation “af” cannot say the exercises “choose”." in capsys.readouterr().err


def test_losses_that_are_accepted_are_warnings(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.tgf"
    assert main(["convert", str(source), str(out), "--lossy"]) == 0
    told = capsys.readouterr().err
    assert "warning: The notation “tgf” cannot say the hedge" in told
    assert "error:" not in told
    assert out.read_text().partition("#")[0].split() == ["a", "b"]


def test_what_loses_nothing_is_written_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert main(["convert", str(plain(tmp_path)), str(out)]) == 0
    assert capsys.readouterr().err == f"wrote {out}\n"
    assert pipeline.load(out) == pipeline.load(plain(tmp_path))


def test_the_list_of_losses_is_data_too(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(source), str(tmp_path / "out.ttl"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "turtle"
    assert told["written"] is None
    assert [(loss["feature"], loss["line"], loss["severity"]) for loss in told["losses"]] == [
        ("comments", 5, "error"),
        ("comments", 7, "error"),
    ]


def test_bad_input_is_no_loss(tmp_path: Path) -> None:
    bad = tmp_path / "bad.argdown"
    bad.write_text("[A]: x\n[")
    assert main(["convert", str(tmp_path / "missing.argdown"), str(tmp_path / "out.ttl")]) == 2
    assert main(["convert", str(plain(tmp_path)), str(tmp_path / "out.unknown")]) == 2
    assert main(["convert", str(plain(tmp_path)), "-"]) == 2
    assert main(["convert", "-", str(tmp_path / "out.ttl")]) == 2
    assert main(["convert", str(plain(tmp_path)), "-", "--to", "csv", "--json"]) == 2


@pytest.mark.parametrize("name", ["map.png", "map.html", "map.svg", "map.pdf"])
def test_a_picture_is_drawn_and_not_converted(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(plain(tmp_path)), str(tmp_path / name)]) == 2
    assert "argmap export" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_the_standard_streams_serve_with_names_of_notations(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode())))
    assert main(["convert", "-", "-", "--from", "argdown", "--to", "nquads"]) == 0
    assert b"https://w3id.org/argmap/ns#Statement" in capsysbinary.readouterr().out


def test_a_named_notation_overrules_the_suffix(tmp_path: Path) -> None:
    odd = tmp_path / "map.txt"
    odd.write_text(PLAIN)
    assert main(["convert", str(odd), str(tmp_path / "out.ttl"), "--from", "argdown"]) == 0
    assert main(["convert", str(odd), str(tmp_path / "out.ttl"), "--from", "svg"]) == 2


def test_argdown_to_argdown_keeps_the_text_to_the_byte(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.argdown"
    assert main(["convert", str(source), str(out)]) == 0
    assert out.read_text() == SOURCE


def test_a_retelling_from_a_file_beside_the_map_goes_with_it(lukashenko: Path) -> None:
    m = pipeline.load(lukashenko)
    done = convert(m, "argdown")
    assert {use.feature for use in done.lost} <= {Feature.COMMENTS}
    assert pipeline.parse(done.data.decode(), "lukashenko.argdown")[0] == m


def test_comments_are_found_in_text_and_settings(tmp_path: Path) -> None:
    path = tmp_path / "a.argdown"
    path.write_text("===\n# set\ntitle: T\n===\n\n<!-- one -->\n[A]: see https://x.org /* two */\n")
    found = [(use.words, use.span and use.span.line) for use in comments(pipeline.load(path))]
    assert found == [("the comment “set”", 2), ("the comment “one”", 6), ("the comment “two”", 7)]


def test_argdown_that_stays_argdown_keeps_its_text_whatever_the_file_is_called(tmp_path: Path) -> None:
    (tmp_path / "name.argdown").write_text("[A]: one. // with a remark, and no title of its own\n")
    done = convert(pipeline.load(tmp_path / "name.argdown"), "argdown")
    assert done.lossless
    assert done.data == (tmp_path / "name.argdown").read_bytes()


def test_a_result_that_does_not_read_back_is_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    m = pipeline.load(plain(tmp_path))
    liar = Format("liar", "Liar", (".liar",), "x/liar", lambda *_: wrong(), lambda _: b"x", "", MODEL)

    def wrong() -> Reading:
        return Reading(type(m)("map", statements=(Statement("a", "Another"),)))

    monkeypatch.setattr("argmap.registry.FORMATS", (liar,))
    done = convert(m, "liar")
    assert not done.lossless
    assert {fault.element for fault in done.faults} >= {"a", "b"}


def test_a_lossy_result_reads_back_as_the_table_of_features_says(lukashenko: Path) -> None:
    for name in ("csv", "turtle", "nquads"):
        assert convert(pipeline.load(lukashenko), name).faults == ()


@pytest.mark.parametrize(
    "theirs",
    [
        '{"elements": {"nodes": [{"data": {"id": "a"}}], "edges": [{"data": {"source": "a", "target": "a"}}]}}',
        '{"directed": true, "graph": {}, "nodes": [{"id": 1}], "edges": [{"source": 1, "target": 1}]}',
        '{"id": 1, "ideas": {"1": {"title": "A"}}}',
        '{"schemaVersion": 39, "panels": []}',
        "[1, 2]",
    ],
    ids=["cytoscape", "node-link", "mindmup", "dashboard", "list"],
)
def test_json_of_other_tools_is_not_taken_for_a_broken_map(tmp_path: Path, theirs: str) -> None:
    (tmp_path / "theirs.json").write_text(theirs, encoding="utf-8")
    with pytest.raises(ArgmapError) as error:
        pipeline.load(tmp_path / "theirs.json")
    (found,) = error.value.diagnostics
    assert found.code == "unknown-notation"
    assert all(name in found.remedy for name in ("aif", "argdown-json", "arguebuf"))


@pytest.mark.parametrize("known", [f for f in FORMATS if not (f.load and f.dump)], ids=lambda f: f.name)
def test_what_goes_one_way_goes_no_other_under_a_longer_suffix(
    known: Format, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"x{known.suffixes[0]}"
    if known.load:
        tried = [["convert", str(source), str(file)], ["convert", str(source), str(tmp_path / "y"), "--to", known.name]]
    else:
        file.write_text("# Kept\n", encoding="utf-8")
        tried = [["check", str(file)], ["check", str(source), "--from", known.name]]
    for command in tried[known.suffixes[0].endswith(".md") :]:  # such a page may be somebody's own
        assert main(command) == 2
        assert f"only {'read' if known.load else 'written'}." in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted({source.name, *([] if known.load else [file.name])})


def test_what_reading_left_out_is_told_before_what_writing_loses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nodes = [
        {"nodeID": key, "text": key, "type": kind} for key, kind in zip("abcd", ("I", "MA", "I", "I"), strict=True)
    ]
    edges = [{"edgeID": f"{a}{b}", "fromID": a, "toID": b} for a, b in ("ab", "bc", "bd")]
    source, out = tmp_path / "g.json", tmp_path / "g.argdown"
    source.write_text(json.dumps({"nodes": nodes, "edges": edges, "locutions": []}))
    asked = ["convert", str(source), str(out), "--from", "aif", "--lossy"]
    assert main(asked) == 0
    assert capsys.readouterr().err.count("[aif.several-targets]") == 1
    assert main([*asked, "--json"]) == 0
    assert [told["code"] for told in json.loads(capsys.readouterr().out)["reading"]] == ["aif.several-targets"]
