"""A map of a part of its text is asked for claims in that part alone, wherever sentences without a claim are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap import cli, pipeline
from argmap.domain.coverage import read_coverage
from argmap.scaffold.from_text import draft_of
from argmap.server.drawing import view_of

MAP = """===
argmap: true
title: T
{covers}===

[Claim]: It rains. #thesis {{at: p2 s1}}

[More]: Then. {{at: p2 s1}}
  + [Claim]
"""
LINES = ["# Title <!-- p1 s1; no claim: title -->", "It rains. <!-- p2 s1 -->", "So stay. <!-- p2 s2 -->"]
RETELLING = "\n\n".join([*LINES, "Take a book. <!-- p3 s1 -->", "And tea. <!-- p4 s1 -->"]) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "retelling.md").write_text(RETELLING, encoding="utf-8")
    return tmp_path


def write(folder: Path, covers: str) -> str:
    text = MAP.format(covers=f"covers: {covers}\n" if covers else "")
    (folder / "map.argdown").write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize(
    ("covers", "left"),
    [
        ("", ["p2 s2", "p3 s1", "p4 s1"]),
        ("p2", ["p2 s2"]),
        ("p2 s1", []),
        ("p2 s1-s2", ["p2 s2"]),
        ("p2 s2-p3", ["p2 s2", "p3 s1"]),
        ("[p1, p3-4]", ["p3 s1", "p4 s1"]),
        ("the second paragraph", ["p2 s2", "p3 s1", "p4 s1"]),  # names no part, so it is told and does not count
    ],
)
def test_all_that_counts_sentences_without_a_claim_counts_those_of_the_part(
    folder: Path, covers: str, left: list[str]
) -> None:
    source = write(folder, covers)
    loaded = argmap.load(folder)
    checked = pipeline.check(folder)
    assert [d.message.split(":")[0].split(" in ")[1] for d in checked if d.code == "unclaimed-sentence"] == left
    assert [s.name for s in loaded.verify().unclaimed] == left
    asked = loaded.query("unclaimed-sentences")
    assert [row["place"] for row in asked if not row["reason"]] == left
    outside = view_of(source, "map.argdown", loaded.sentences, "light", "en")["outside"]
    assert [s.name for s in loaded.sentences if s.name not in {"p1 s1", "p2 s1", *outside}] == left


def test_a_draft_is_made_of_the_sentences_of_the_part(folder: Path) -> None:
    write(folder, "p3")
    head = "===\ntitle: T\ncovers: p3\n===\n"
    empty, _ = pipeline.parse(head, "map.argdown")
    drafted = draft_of(head, empty, argmap.load(folder).sentences)
    assert "Take a book." in drafted
    assert "And tea." not in drafted


def test_a_sentence_of_the_part_that_is_not_retold_is_asked_for_and_no_other(folder: Path) -> None:
    (folder / "retelling.md").write_text(RETELLING.replace("Take a book.", "…").replace("And tea.", "…"))
    write(folder, "p2-p3")
    waiting = [d for d in pipeline.check(folder) if d.code == "retelling.not-retold"]
    assert [(d.message, d.where and d.where.line) for d in waiting] == [("p3 s1 is not retold yet.", 7)]


@pytest.mark.parametrize(
    ("covers", "said", "left"),
    [
        ("the first page", "names no part of a text, so it counts as all", 3),
        ("p10-p5", "runs backwards, so it counts as all", 3),
        ("p2 s2-s1", "runs backwards, so it counts as all", 3),
        ("p0", "names no part of a text, so it counts as all", 3),
        ("p2 s0", "names no part of a text, so it counts as all", 3),
        ("p60", "has p60, which its text has not: that ends at p4 s1, so it counts as all", 3),
        ("p3-p60", "has p60, which its text has not: that ends at p4 s1.", 2),
        ("p2, p3 s9", "has p3 s9, which its text has not: that ends at p4 s1.", 1),
    ],
)
def test_a_part_that_the_text_has_not_is_told(folder: Path, covers: str, said: str, left: int) -> None:
    write(folder, covers)
    checked = pipeline.check(folder)
    (told,) = [d.message for d in checked if d.code == "bad-part"]
    assert said in told
    assert len([d for d in checked if d.code == "unclaimed-sentence"]) == left


def test_what_is_wrong_with_a_setting_is_told_where_it_stands(tmp_path: Path) -> None:
    settings = "===\ntitle: T\n\nlanguage: Klingon tongue\ncovers: {}\n===\n\n[A]: a. #thesis\n"
    (tmp_path / "map.argdown").write_text(settings.format("p9-p3"), encoding="utf-8")
    (tmp_path / "notes.md").write_text(f"# Notes\n\n```argdown\n{settings.format('p9-p3')}```\n", encoding="utf-8")
    for name, down in (("map.argdown", 0), ("notes.md", 3)):
        told = {d.code: d.where for d in pipeline.check(tmp_path / name)}
        for code, line in (("bad-language", 4), ("bad-part", 5)):
            where = told[code]
            assert where
            assert where.line == line + down
            assert where.column == len("language: " if code == "bad-language" else "covers: ") + 1
    (tmp_path / "map.argdown").write_text(settings.format("true"), encoding="utf-8")
    (bad,) = [d for d in pipeline.check(tmp_path / "map.argdown") if d.code == "argdown.bad-value"]
    assert bad.remedy.startswith("Write covers: p5-p9.")


def test_ranges_may_be_written_as_people_write_them() -> None:
    assert read_coverage("p5 – p9") == read_coverage("p5-9") == read_coverage("p5-p9")
    assert read_coverage("p5 s2-p5 s4") == read_coverage("p5 s2-s4")
    assert read_coverage("") is None


def test_sentences_without_a_claim_are_told_by_their_lines_and_the_remedy_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "")
    assert cli.main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    lines = [line for line in told.splitlines() if "[unclaimed-sentence]" in line]
    assert [line.partition(": ")[0] for line in lines] == [f"{folder}/retelling.md:{n}:1" for n in (5, 7, 9)]
    assert told.count("remedy: Anchor one there") == 1
    assert told.count("covers: p5-p9") == 1
    assert told.count("So stay.") == 1


def test_the_editor_shows_what_is_odd_about_the_retelling_beside_no_line_of_the_map(folder: Path) -> None:
    (folder / "retelling.md").write_text(RETELLING.replace("Take a book.", "…"))
    source = write(folder, "")
    sentences = argmap.load(folder).sentences
    found = view_of(source, str(folder / "map.argdown"), sentences, "light", "en")["findings"]
    (odd,) = [finding for finding in found if finding["code"] == "retelling.not-retold"]
    assert odd["place"] == [1, 1, 1, 1]
    assert odd["message"] == "retelling.md:7: p3 s1 is not retold yet."
