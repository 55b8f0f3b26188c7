"""The command line: what is printed where, and the exit code."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.cli.exit_codes import BAD_INPUT, BUG, CLOSED_PIPE, FINDINGS, INTERRUPTED, WELL

MAP = """===
title: A small map
id: small
===

[Stay]: We should stay. #thesis
  + [Rain]: It rains. #premise
    - [Dry]: The street is dry. #objection
      - [Roof]: There is a roof over the street. #reply
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small map."""
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "map.argdown").write_text(MAP, encoding="utf-8")
    return tmp_path / "small"


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Run the command line in this process; a traceback on standard error fails the test."""

    def ran(*arguments: object) -> Ran:
        code = main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return ran


def test_build_writes_every_output_and_then_says_that_nothing_changed(run, folder: Path) -> None:
    first = run("build", folder)
    assert first.code == WELL, first.err
    names = {"index.html", "map.svg", "map.png", "map.pdf", "map.ttl", "map.jsonld", "map.nq"}
    assert {p.name for p in folder.iterdir()} == {"map.argdown", *names}
    assert all(name in first.out for name in names)
    before = {p: p.stat().st_mtime_ns for p in folder.iterdir()}
    second = run("build", folder)
    assert "Nothing changed." in second.out
    assert {p: p.stat().st_mtime_ns for p in folder.iterdir()} == before


def test_build_elsewhere_leaves_the_source_folder_alone(run, folder: Path, tmp_path: Path) -> None:
    assert run("build", folder, "--out", tmp_path / "site").code == WELL
    assert [p.name for p in folder.iterdir()] == ["map.argdown"]
    assert (tmp_path / "site" / "index.html").exists()


def test_one_bad_map_does_not_keep_the_others_from_being_built(run, folder: Path, tmp_path: Path) -> None:
    done = run("build", tmp_path / "missing", folder, "--out", tmp_path / "site", "--json")
    assert done.code == BAD_INPUT
    report = json.loads(done.out)
    assert [m["id"] for m in report["maps"]] == ["small"]
    assert [d["code"] for d in report["diagnostics"]] == ["missing-file"]
    assert (tmp_path / "site" / "small" / "map.svg").exists()


def test_check_of_a_good_map_is_silent_but_for_one_line(run, folder: Path) -> None:
    done = run("check", folder)
    assert (done.code, done.err) == (WELL, "")
    assert "no faults found" in done.out


def test_check_shows_the_line_the_reason_and_the_remedy(run, folder: Path) -> None:
    text = MAP + "\n[Lonely]: Nothing is tied to it.\n"
    (folder / "map.argdown").write_text(text, encoding="utf-8")
    done = run("check", folder)
    assert done.code == FINDINGS
    assert f"{folder / 'map.argdown'}:11:1: warning:" in done.out
    assert "   11 | [Lonely]: Nothing is tied to it." in done.out
    assert "      | ^" in done.out
    assert "remedy:" in done.out
    (found,) = json.loads(run("check", folder, "--json").out)["diagnostics"]
    assert (found["severity"], found["line"], found["column"]) == ("warning", 11, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfeh\x00i\x00",
        "Привет".encode("cp1251"),
        b"[A]: x\0",
        b"[" * 5000,
        b"x" * 1_000_000,
        b"===\na: [\n===\n",
    ],
    ids=["empty", "utf-16", "cp1251", "nul", "brackets", "long line", "bad frontmatter"],
)
@pytest.mark.parametrize("command", ["check", "build", "explain", "query"])
def test_bad_maps_are_told_and_never_crash(run, folder: Path, content: bytes, command: str) -> None:
    (folder / "map.argdown").write_bytes(content)
    done = run(command, folder, *(["SELECT * { ?s ?p ?o } LIMIT 1"] if command == "query" else []))
    assert done.code in (WELL, FINDINGS, BAD_INPUT)
    assert len(done.out + done.err) < 200_000


def test_unknown_names_are_told_with_the_nearest_known(run, folder: Path) -> None:
    done = run("explain", folder, "rian")
    assert done.code == BAD_INPUT
    assert "Did you mean rain?" in done.err
    assert "Did you mean stay?" in run("explain", folder, "rain", "--reject", "sty").err
    assert "Did you mean turtle?" in run("export", folder, "-", "--format", "turtel").err
    assert "did you mean build?" in run("biuld").err
    assert ".svg" in run("export", folder, "map.xyz").err


def test_explain_takes_ids_and_titles_and_answers_what_if(run, folder: Path) -> None:
    held = run("explain", folder, "stay")
    assert held.code == WELL
    assert "holds" in held.out
    assert run("explain", folder, "[Stay]").out == held.out
    rejected = json.loads(run("explain", folder, "Stay", "--json", "--reject", "roof").out)
    assert rejected["status"] == "falls"
    assert "rain" in run("explain", folder).out


def test_query_prints_tables_csv_json_and_turtle(run, folder: Path, tmp_path: Path) -> None:
    sparql = "SELECT ?s { ?s argmap:supports ?o }"
    assert "rain" in run("query", folder, sparql).out
    assert run("query", folder, sparql, "--format", "csv").out.splitlines()[0] == "s"
    answer = json.loads(run("query", folder, sparql, "--json").out)
    assert answer["head"]["vars"] == ["s"]
    (tmp_path / "q.rq").write_text("CONSTRUCT { ?s argmap:supports ?o } WHERE { ?s argmap:supports ?o }")
    assert "argmap:supports" in run("query", folder, tmp_path / "q.rq", "--format", "turtle").out


def test_query_lists_the_bundled_queries_without_a_map(run) -> None:
    listed = json.loads(run("query", "--list", "--json").out)
    assert len(listed) >= 10
    assert all(query["name"] and query["title"] for query in listed)


def test_every_bundled_query_runs_on_the_article(run, lukashenko: Path) -> None:
    for query in json.loads(run("query", "--list", "--json").out):
        done = run("query", lukashenko, query["name"])
        assert done.code == WELL, (query, done.err)


def test_a_wrong_query_is_told_with_its_place(run, folder: Path) -> None:
    done = run("query", folder, "SELECT ?s WHERE { ?s ?p }")
    assert done.code == BAD_INPUT
    assert "error" in done.err
    assert run("query", folder, folder / "none.rq").code == BAD_INPUT
    assert "There is no query called" in run("query", folder, "unanswered-objektions").err


def test_export_writes_what_the_suffixes_say(run, folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"out.{suffix}" for suffix in ("svg", "png", "pdf", "html", "ttl", "jsonld", "nq", "argdown")]
    done = run("export", folder, *outs)
    assert done.code == WELL, done.err
    begins = {out.suffix: out.read_bytes()[:5] for out in outs}
    assert begins[".png"] == b"\x89PNG\r"
    assert begins[".pdf"] == b"%PDF-"
    assert begins[".svg"].startswith(b"<")
    assert (tmp_path / "out.argdown").read_text(encoding="utf-8") == MAP


def test_export_to_standard_output_prints_the_bytes_and_nothing_else(run, folder: Path) -> None:
    done = run("export", folder, "-", "--format", "argdown")
    assert (done.code, done.out, done.err) == (WELL, MAP, "")
    assert run("export", folder, "-").code == BAD_INPUT


def test_what_was_exported_can_be_read_again(run, folder: Path, tmp_path: Path) -> None:
    run("export", folder, tmp_path / "a.ttl")
    assert run("export", tmp_path / "a.ttl", tmp_path / "b.ttl").code == WELL
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


def test_new_makes_a_folder_that_checks_and_builds_at_once_and_overwrites_nothing(run, tmp_path: Path) -> None:
    made = run("new", tmp_path / "mine")
    assert made.code == WELL
    assert "argmap build" in made.out
    assert run("check", tmp_path / "mine").out.endswith("no faults found\n")
    assert run("build", tmp_path / "mine").code == WELL
    before = {p: p.read_bytes() for p in (tmp_path / "mine").iterdir()}
    again = run("new", tmp_path / "mine")
    assert again.code == BAD_INPUT
    assert "nothing was written" in again.err
    assert {p: p.read_bytes() for p in (tmp_path / "mine").iterdir()} == before


@pytest.mark.parametrize("arguments", [["check"], ["export", "x"], ["query"], ["build", "--nonsense"], [], ["biuld"]])
def test_wrong_usage_exits_with_two(run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments).code == (WELL if arguments == ["query"] else BAD_INPUT)


def test_a_bug_is_told_in_two_lines_and_exits_with_seventy(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DEBUG", raising=False)
    monkeypatch.setattr("argmap.pipeline.check", lambda *_: 1 / 0)
    done = run("check", folder)
    assert done.code == BUG
    assert "this is a bug in argmap" in done.err
    assert done.err.count("\n") == 2


def test_an_interrupt_exits_with_130(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.pipeline.check", interrupted)
    assert run("check", folder).code == INTERRUPTED


@pytest.mark.parametrize("arguments", [["explain"], ["export", "-", "--format", "html"], ["query", "--list"]])
def test_a_closed_pipe_ends_quietly(
    folder: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Closed(io.RawIOBase):
        gone = True

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:
            if self.gone:
                raise BrokenPipeError(32, "Broken pipe")
            return len(data)

    pipe = Closed()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(pipe), encoding="utf-8"))
    command, *rest = arguments
    assert main([command, str(folder), *rest]) == CLOSED_PIPE
    pipe.gone = False  # so that the stream can be thrown away in peace
    assert capfd.readouterr().err == ""


def test_text_of_a_map_cannot_drive_the_terminal(run, folder: Path) -> None:
    (folder / "map.argdown").write_text(MAP.replace("Rain", "\x1b]0;owned\x07Rain"), encoding="utf-8")
    for command in ("check", "explain"):
        done = run(command, folder)
        assert "\x1b" not in done.out + done.err


def test_colour_is_for_terminals_and_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.cli.terminal import paint

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert paint("x", "31", Terminal()) == "\x1b[31mx\x1b[0m"
    assert paint("x", "31", io.StringIO()) == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint("x", "31", Terminal()) == "x"


def test_options_may_stand_between_the_inputs(run, lukashenko: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement }"
    done = run("query", lukashenko, "--format", "csv", query)
    assert (done.code, done.out.split()) == (0, ["n", "42"]), done.err
