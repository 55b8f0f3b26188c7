"""The command line against contradictions, closed streams, odd files and empty names: told, with exit code 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.cli.exit_codes import BAD_INPUT, FINDINGS, WELL

MAP = "[Stay]: We should stay. #thesis\n  + [Rain]: It rains.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small map."""
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "map.argdown").write_text(MAP, encoding="utf-8")
    return tmp_path / "small"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Run the command line in this process: the exit code, what was printed, and what was said."""

    def ran(*arguments: object) -> tuple[int, str, str]:
        code = main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        assert "this is a bug" not in err
        return code, out, err

    return ran


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which ``argmap`` is the command line and ``$M`` the folder."""
    line = f'argmap() {{ "{sys.executable}" -m argmap "$@"; }}; {script}'
    root = str(Path(__file__).resolve().parents[2])
    env = {**os.environ, "PYTHONPATH": root, "M": str(folder), **environment}
    return subprocess.run(["sh", "-c", line], capture_output=True, check=False, env=env, timeout=120)


def test_two_maps_are_never_built_into_one_folder(run, tmp_path: Path) -> None:
    for where in ("a/m", "b/m"):
        (tmp_path / where).mkdir(parents=True)
        (tmp_path / where / "map.argdown").write_text(MAP, encoding="utf-8")
    one, two = tmp_path / "a" / "m", tmp_path / "b" / "m"
    for maps in ([one, two], [one / "map.argdown", two / "map.argdown"], [one, one]):
        code, _, err = run("build", *maps, "--out", tmp_path / "site")
        assert code == BAD_INPUT
        assert "one folder" in err
    assert run("build", one, one / "map.argdown")[0] == BAD_INPUT
    assert not (tmp_path / "site").exists()
    assert [p.name for p in one.iterdir()] == ["map.argdown"]


def test_each_of_several_maps_gets_a_folder_with_its_name(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder.with_name("other")
    other.mkdir()
    (other / "map.argdown").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert run("build", ".", other / "map.argdown", "--out", "../site")[0] == WELL
    assert sorted(p.name for p in folder.with_name("site").iterdir()) == ["index.html", "other", "small"]


@pytest.mark.skipif(os.name != "posix", reason="shell redirections")
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('argmap explain "$M" >&-', WELL),
        ("argmap query --list >&- 2>&-", WELL),
        ('argmap export "$M" - --format svg >&-', WELL),
        ('argmap check "$M/nope" 2>&-', BAD_INPUT),
    ],
)
def test_a_closed_stream_is_no_bug(script: str, code: int, folder: Path) -> None:
    done = shell(script, folder)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", ['explain "$M"', 'export "$M" - --format argdown', "query --list --json"])
def test_a_full_disk_behind_standard_output_is_told(command: str, folder: Path) -> None:
    done = shell(f"argmap {command} >/dev/full", folder)
    assert done.returncode == BAD_INPUT
    assert b"No space left" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_json_is_utf_8_whatever_the_terminal_speaks(folder: Path) -> None:
    (folder / "map.argdown").write_text(MAP.replace("Rain", "Дождь"), encoding="utf-8")
    done = shell('argmap explain "$M" --json', folder, PYTHONIOENCODING="utf-16", PYTHONUTF8="0")
    assert "дождь" in json.loads(done.stdout.decode("utf-8"))


def test_a_terminal_without_line_characters_gets_hyphens(folder: Path) -> None:
    done = shell('argmap explain "$M"', folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert b"\\u" not in done.stdout
    assert done.stdout.splitlines()[1].startswith(b"---")


@pytest.mark.parametrize("arguments", [["build", "--nonsense"], ["chek"], ["check"], ["query", "--timeout", "nan"]])
def test_wrong_usage_is_told_to_programs_too(run, arguments: list[str]) -> None:
    code, out, err = run(*arguments, "--json")
    (found,) = json.loads(out)["diagnostics"]
    assert (code, found["code"], found["severity"]) == (BAD_INPUT, "usage", "error")
    assert found["message"] in err


def test_a_query_without_a_map_or_a_map_without_a_query_is_refused(run, folder: Path) -> None:
    for given in ("nofolder", "SELECT * { ?s ?p ?o }", "evidence", "x" * 5000):
        code, out, err = run("query", given)
        assert (code, out) == (BAD_INPUT, "")
        assert "Which map?" in err
    code, out, err = run("query", folder)
    assert (code, out) == (BAD_INPUT, "")
    assert "argmap query --list" in err


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_query_is_called_empty(run, folder: Path, query: str) -> None:
    code, _, err = run("query", folder, query)
    assert code == BAD_INPUT
    assert "[empty-query]" in err


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "-1", "soon"])
def test_a_time_limit_is_a_number_that_a_clock_can_keep(run, folder: Path, seconds: str) -> None:
    code, _, err = run("query", folder, "evidence", f"--timeout={seconds}")
    assert code == BAD_INPUT
    assert seconds in err


@pytest.mark.parametrize("width", ["0", "-5", "x", "9" * 30])
def test_a_width_is_a_number_of_pixels(run, folder: Path, width: str) -> None:
    code, _, err = run("export", folder, "x.png", f"--width={width}")
    assert code == BAD_INPUT
    assert "smaller" not in err


def test_a_name_that_the_system_finds_too_long_is_told(run, folder: Path) -> None:
    long = folder / ("x" * 300)
    for command in (
        ["new", long],
        ["export", folder, f"{long}.svg"],
        ["check", long],
        ["build", folder, "--out", long],
    ):
        code, _, err = run(*command)
        assert code == BAD_INPUT
        assert "too long" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything")
def test_a_folder_that_may_not_be_read_is_told(run, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)
    for command in (["new", closed], ["export", folder, closed / "x.svg"], ["check", closed], ["build", closed]):
        assert run(*command)[0] == BAD_INPUT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_device_or_a_pipe_that_nobody_named_is_refused_and_not_waited_for(run, folder: Path) -> None:
    os.mkfifo(folder / "retelling.md")
    for command in (["check", folder], ["check", folder, "--article", "/dev/zero"]):
        code, _, err = run(*command)
        assert code == BAD_INPUT
        assert "[not-a-file]" in err
    (folder / "map.argdown").unlink()
    os.mkfifo(folder / "map.argdown")
    assert run("check", folder)[0] == BAD_INPUT


def test_export_refuses_what_contradicts_itself(run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.svg"
    for arguments, code in [
        ([out, "--format", "png"], "contradicting-format"),
        ([tmp_path / "o.ttl", "--width", "9"], "useless-width"),
        ([out, tmp_path / "small" / ".." / "o.svg"], "two-outputs"),
        (["-", "-", "--format", "svg"], "two-outputs"),
    ]:
        ended, _, err = run("export", folder, *arguments)
        assert ended == BAD_INPUT
        assert f"[{code}]" in err
    assert not out.exists()
    assert run("export", folder, tmp_path / "plain", "--format", "argdown")[1] == f"wrote {tmp_path / 'plain'}\n"


@pytest.mark.parametrize(
    "arguments", [["check", ""], ["new", ""], ["build", ".", "--out", ""], ["check", ".", "--text", ""]]
)
def test_an_empty_name_is_not_this_folder(run, arguments: list[str]) -> None:
    code, _, err = run(*arguments)
    assert code == BAD_INPUT
    assert "the name is empty" in err


def test_the_thesis_can_be_called_by_that_word(run, tmp_path: Path) -> None:
    mine = tmp_path / "my map"
    _, out, _ = run("new", mine)
    assert [line.split()[1] for line in out.partition("Next:\n")[2].splitlines()] == [
        "edit",
        "check",
        "build",
        "explain",
    ]
    assert out.count(f"'{mine}'") == 4
    assert run("explain", mine, "thesis")[1] == run("explain", mine, "open-on-sundays")[1]
    assert '"my-map"' in run("export", mine, "-", "--format", "jsonld")[1]


@pytest.mark.parametrize("content", ["", "\ufeff", " \n\n", "===\ntitle: Nothing\n===\n"])
def test_a_map_without_a_statement_is_told(run, folder: Path, content: str) -> None:
    (folder / "map.argdown").write_text(content, encoding="utf-8")
    code, out, _ = run("check", folder)
    assert code == FINDINGS
    assert "This map has no statement." in out


def test_a_name_of_thousands_of_characters_is_not_printed_in_full(run, folder: Path) -> None:
    code, _, err = run("explain", folder, "x" * 5000)
    assert code == BAD_INPUT
    assert len(err) < 1000
