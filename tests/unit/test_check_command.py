"""``argmap check``: many maps and streams at once, an exit code by severity, and reports for other tools."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap import pipeline, words
from argmap.cli import main
from argmap.cli.check import FORMATS
from argmap.cli.exit_codes import BAD_INPUT, FINDINGS, WELL
from argmap.cli.reports import github_annotation, sarif
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Span

GOOD = "===\ntitle: A map\n===\n\n[Stay]: We should stay. #thesis\n  + [Rain]: It rains. #premise\n"
NOTED = GOOD.replace(" #thesis", "")
WARNED = GOOD + "\n[Alone]: Nothing bears on this.\n"
BROKEN = GOOD + "\nNo text holds a \0.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"good": GOOD, "noted": NOTED, "warned": WARNED, "broken": BROKEN}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "map.argdown").write_text(text, encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["check", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_folder_of_maps_is_all_maps_in_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, ".", "--format", "json")
    assert code == BAD_INPUT
    assert {Path(d["file"]).parent.name for d in json.loads(out)["diagnostics"]} == {"noted", "warned", "broken"}
    assert not err


def test_every_file_below_a_folder_is_checked_but_not_what_stands_beside_a_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "good.argdown": GOOD,
        "broken.argdown": BROKEN,
        "deep/er/warned.ad": WARNED,
        "deep/broken.aif.json": "{",
        "notes.md": f"# Notes\n\n```argdown\n{GOOD}```\n",
        "README.md": "Nothing to see.\n",
        "article.txt": "It rains.\n",
        "built/map.argdown": GOOD,
        "built/map.ttl": "no Turtle",
        "built/retelling.md": "It rains. <!-- p1 s1 -->\n",
        ".hidden/broken.argdown": BROKEN,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    code, out, err = run(capsys, str(tmp_path))
    assert code == BAD_INPUT
    assert "deep/er/warned.ad:" in out
    assert {name for name in files if f"{name}:" in err} == {"broken.argdown", "deep/broken.aif.json"}
    assert out.splitlines()[-1].startswith("6 maps, 2 of which cannot be read: ")
    for name in ("built/retelling.md", "broken.argdown", "deep/broken.aif.json", "deep/er/warned.ad"):
        (tmp_path / name).unlink()
    assert run(capsys, str(tmp_path))[:2] == (WELL, "3 maps: no faults found\n")


def test_what_was_built_of_a_map_of_any_name_is_not_checked_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rain.argdown").write_text(GOOD, encoding="utf-8")
    assert main(["build", str(tmp_path)]) == WELL
    capsys.readouterr()
    assert run(capsys, str(tmp_path))[:2] == (WELL, f"{tmp_path / 'rain.argdown'}: no faults found\n")


def test_a_folder_with_a_map_is_that_map_and_one_without_any_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "good" / "part.argdown").write_text(BROKEN, encoding="utf-8")
    assert run(capsys, "good")[:2] == (WELL, "good: no faults found\n")
    (here / "empty").mkdir()
    code, _, err = run(capsys, "empty")
    assert code == BAD_INPUT
    assert "[no-map]" in err


def test_one_map_that_cannot_be_read_does_not_hide_what_is_odd_in_another(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "broken", "warned")
    assert code == BAD_INPUT
    assert "broken/map.argdown:8" in err
    assert "[isolated]" in out


@pytest.mark.parametrize(
    ("name", "severity", "code"),
    [
        ("good", "note", WELL),
        ("noted", "note", FINDINGS),
        ("noted", "warning", WELL),
        ("warned", "warning", FINDINGS),
        ("warned", "error", WELL),
        ("broken", "error", BAD_INPUT),
    ],
)
def test_the_exit_code_follows_the_severity(
    name: str, severity: str, code: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, name, "--severity", severity)[0] == code


@pytest.mark.parametrize(
    ("suffix", "notation"),
    [
        *(("argdown", "argdown"), ("ttl", "turtle"), ("jsonld", "jsonld"), ("nq", "nquads"), ("rdf", "rdfxml")),
        *(("aif.json", "aif"), ("arguebuf.json", "arguebuf"), ("af", "af"), ("apx", "apx")),
        ("aifdb.ttl", "aifdb-turtle"),
    ],
)
def test_standard_input_is_known_by_how_it_begins(
    suffix: str, notation: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = here / f"out.{suffix}"
    assert main(["convert", "good", str(out), "--lossy"]) == WELL
    read = pipeline.load(out)
    feed(monkeypatch, out.read_text(encoding="utf-8"))
    piped = pipeline.load("-")
    assert [s.id for s in piped.statements] == [s.id for s in read.statements]
    assert piped.conflicts == read.conflicts
    feed(monkeypatch, out.read_text(encoding="utf-8"))
    assert run(capsys, "-", "--from", notation, "--severity", "error")[0] == WELL


def test_text_that_begins_like_no_notation_is_never_guessed(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("Just a sentence.\n", "", "a,b,c\n1,2,3\n", "SELECT * { ?s ?p ?o }"):
        feed(monkeypatch, text)
        code, _, err = run(capsys, "-")
        assert code == BAD_INPUT
        assert "--from NAME" in err


def test_a_diagnostic_of_standard_input_shows_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[A]: a {hedge: likley}\n")))
    assert main(["check", "-", "--from", "argdown"]) == FINDINGS
    assert "1 | [A]: a {hedge: likley}" in capsys.readouterr().out


def test_standard_input_is_read_for_one_thing_only(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["check", "-", "-"], ["query", "-", "-"], ["diff", "-", "-"], ["check", "-", "--article", "-"]):
        assert main(command) == BAD_INPUT
        assert "[one-input]" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_read_by_every_command_that_reads_a_map(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (
        ["check", "pipe"],
        ["explain", "pipe", "stay"],
        ["evaluate", "pipe"],
        ["strength", "pipe"],
        ["stability", "pipe"],
        ["sensitivity", "pipe"],
        ["query", "pipe", "evidence"],
        ["export", "pipe", "out.svg"],
        ["convert", "pipe", "out.ttl", "--lossy"],
        ["diff", "good", "pipe"],
        ["build", "pipe", "--out", "site"],
        ["metrics", "pipe"],
        ["compare", "pipe", "good"],
        ["compare", "good", "pipe"],
        ["worksheet", "pipe", "--out", "sheets"],
    ):
        os.mkfifo("pipe")
        writer = threading.Thread(target=Path("pipe").write_text, args=(GOOD,))
        writer.start()
        assert main(command) == WELL, command
        writer.join()
        Path("pipe").unlink()
    capsys.readouterr()


PIPED = {  # what a command is given in a pipe beside a map
    "ASK { ?s argmap:supports map:stay }": ["query", "good", "pipe"],
    '{"extends": "dark"}': ["export", "good", "out.svg", "--theme", "pipe"],
    '{"language": "pl"}': ["export", "good", "out.svg", "--words", "pipe"],
    '{"likely": 0.7}': ["strength", "good", "--scores", "pipe"],
    '{"reject": []}': ["explain", "good", "--assume", "pipe"],
    "claims: 40\n": ["compare", "good", "good", "--rubric", "pipe"],
    "p af 2\n1 2\n": ["solve", "-p", "EE-PR", "-f", "pipe"],
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("text", PIPED)
def test_whatever_else_is_named_may_come_through_a_pipe(
    here: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_text, args=(text,))
    writer.start()
    assert main(PIPED[text]) == WELL, capsys.readouterr().err
    writer.join()
    words._supplied.clear()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_corpus_takes_no_pipe_and_says_why(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe")
    assert main(["corpus", "add", "shelf", "pipe"]) != WELL
    assert "[pipe-in-corpus]" in capsys.readouterr().err


def test_a_build_of_a_pipe_needs_a_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, GOOD)
    assert main(["build", "-"]) == BAD_INPUT
    assert "--out DIR" in capsys.readouterr().err


def test_a_query_is_read_from_standard_input(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, "SELECT ?s { ?s argmap:supports map:stay }")
    assert main(["query", "good", "-", "--format", "csv"]) == WELL
    assert "rain" in capsys.readouterr().out


def test_every_format_reports_the_same_diagnostics(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = {d.code for d in pipeline.check("warned")}
    for form in FORMATS:
        out = run(capsys, "warned", "--format", form)[1]
        assert all(code in out for code in codes), form


def test_a_sarif_log_has_what_the_schema_requires(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The required members of SARIF 2.1.0 (3.13, 3.14, 3.18, 3.19, 3.27, 3.30), and what it says of their values."""
    log = json.loads(run(capsys, ".", "--format", "sarif")[1])
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"] == "argmap"
    assert only["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert only["results"]
    for result in only["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (place,) = [location["physicalLocation"] for location in result["locations"]]
        assert re.fullmatch(r"[A-Za-z0-9._~%/:-]+", place["artifactLocation"]["uri"])
        check_region(place.get("region"))


def check_region(region: dict[str, Any] | None) -> None:
    if region:
        assert min(region.values()) >= 1
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_an_annotation_for_github_is_one_line_whatever_it_says() -> None:
    where = Span("a,b:c%.argdown", 3, 2, 3, 9)
    hostile = Diagnostic("code", "50% of\nthis::error::", where, "Do:\rthat", Severity.NOTE)
    assert github_annotation(hostile) == (
        "::notice title=code,file=a%2Cb%3Ac%25.argdown,line=3,endLine=3,col=2,endColumn=8"
        "::50%25 of%0Athis::error:: Do:%0Dthat"
    )
    assert sarif([hostile])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "a%2Cb%3Ac%25.argdown"
    }


def test_an_article_is_compared_with_one_map(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "good", "noted", "--article", "x.txt")
    assert code == BAD_INPUT
    assert "[two-maps]" in err


def test_nobody_is_told_of_what_the_notation_has_no_word_for(shared: Path) -> None:
    found = pipeline.check(shared / "found" / "aif" / "inference-fed-by-inference.aif.json")
    assert found == []
    assert argmap.load(shared / "found" / "aif" / "inference-fed-by-inference.aif.json").check() == found


def test_a_dialogue_without_statements_is_a_map_and_said_to_be_one(shared: Path) -> None:
    (found,) = pipeline.check(shared / "found" / "aif" / "locutions-only.xaif.json")
    assert (found.code, found.severity) == ("no-statement", Severity.NOTE)
    assert "2 locutions" in found.message


def test_remedies_speak_the_notation_at_hand(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[A]: a\n", encoding="utf-8")
    (tmp_path / "a.arguebuf.json").write_text(
        '{"nodes": {"a": {"atom": {"text": "A"}}}, "edges": {}, "schemaVersion": 1}', encoding="utf-8"
    )
    told = [d.remedy for d in pipeline.check(tmp_path / "a.argdown")]
    assert any("===" in remedy for remedy in told)
    other = [d.remedy for d in pipeline.check(tmp_path / "a.arguebuf.json")]
    assert len(other) == 2
    assert not any(mark in remedy for remedy in other for mark in ("#", "===", "`", "[Title]"))
