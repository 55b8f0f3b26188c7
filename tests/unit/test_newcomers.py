"""First tries of people who do not know the commands yet: each is told what to type instead, in a line or two."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from argmap import cli

TABLED = 200  # characters of a remedy that somebody reads


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "mine"]) == 0
    capsys.readouterr()
    (tmp_path / "mine/index.html").write_text("<!doctype html>", encoding="utf-8")
    (tmp_path / "article.docx").write_bytes(b"PK\x03\x04\x00\xff\xfe\x00" * 50)
    (tmp_path / "empty.argdown").write_text("// nothing yet\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("show mine", "did you mean build?"),
        ("ask mine", "did you mean query?"),
        ("validate mine", "did you mean check?"),
        ("export mine pic", "Known are, among others, .argdown, .csv"),
        ("export mine pic.jpg", "Did you mean .png?"),
        ("export mine pic.xml", "such files are only read. [unknown-suffix]\n  remedy: End it in .argdown"),
        ("convert mine x.argdown.json", "such files are only read. [unknown-suffix]\n  remedy: End it in .argdown"),
        ("convert mine x --to argdown-json", "'argdown-json' (JSON of Argdown's own tool) is only read."),
        ("check mine/map.argdown --from moodle", "'moodle' (questions for Moodle) is only written."),
        ("convert mine x.moodle.xml", "Questions for Moodle: that is for people"),
        ("sensitivity mine thesis --picture x.csv", "“table for spreadsheets”, which is not what is written here."),
        ("check mine/index.html", "such files are only written. [unknown-suffix]\n  remedy: Name the map"),
        ("check mine/retelling.md", "Name the map beside it, or the folder of both."),
        ("collect mine", "mine is one map, and no folder with those of a class."),
        ("new other --txt article.txt", "argmap new: it does not take --txt; did you mean --text?"),
        ("check mine --jsn", "argmap check: it does not take --jsn; did you mean --json?"),
        ("new other --text article.docx", "Save what it says as plain text first"),
        ("compare empty.argdown mine", "There is no claim in this file."),
        ("query mine 'which claims'", "`argmap query --list` has questions by name."),
    ],
)
def test_a_first_try_is_answered_with_what_to_type(
    typed: str, said: str, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(shlex.split(typed)) == 2
    told = capsys.readouterr().err
    assert said in told
    assert max(map(len, told.splitlines())) <= TABLED
    assert mine.exists()


def test_help_can_be_asked_for_by_that_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help"]) == 0
    assert "Write a map:" in capsys.readouterr().out
    assert cli.main(["help", "check"]) == 0
    assert capsys.readouterr().out.startswith("usage: argmap check")
    assert cli.main(["help", "chek"]) == 2
    assert "did you mean check?" in capsys.readouterr().err


def test_a_reply_is_no_objection_that_nothing_answers(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["metrics", "mine"]) == 0
    assert "nothing answers" not in capsys.readouterr().out
    (mine / "mine/map.argdown").write_text("[A]: a #thesis\n  - [B]: b\n", encoding="utf-8")
    assert cli.main(["metrics", "mine/map.argdown"]) == 0
    assert "objections that nothing answers: b" in capsys.readouterr().out


def test_of_a_map_without_claims_one_thing_is_said_and_how_a_title_is_written(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(mine / "empty.argdown")]) == 1
    told = capsys.readouterr().out
    assert "thesis" not in told.partition("#thesis")[2]
    assert "Begin the map with three lines: ===, title:" in told
    assert "2 warnings\n" in told


def test_a_corpus_given_as_a_map_and_a_map_that_is_not_there_are_told_as_such(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["corpus", "add", "store", "mine", "nothing.argdown"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("nothing.argdown: error: This file does not exist.")
    for command in ("explain", "build", "check"):
        assert cli.main([command, str(mine / "store")]) == 2
        assert "argmap query" in capsys.readouterr().err
