"""``argmap diff`` on the command line and as git's diff driver."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import main
from tests.contrast import contrast

BEFORE = """===
title: Rain
===

[Stay]: We should stay. #thesis
  + [Rain]: It rains. #premise
    - [Dry]: The street is dry. #objection
"""
AFTER = (
    BEFORE.replace("It rains.", "It rains a lot.").replace("    - [Dry]", "    + [Dry]") + "  - [Fun]: We want fun.\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two maps, in which we stand."""
    (tmp_path / "before.argdown").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "after.argdown").write_text(AFTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_exit_code_says_whether_there_is_a_difference(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "before.argdown", "before.argdown"]) == 0
    assert "no difference" in capsys.readouterr().out
    shutil.copy("before.argdown", "copy.argdown")
    assert main(["diff", "before.argdown", "copy.argdown"]) == 0
    assert main(["diff", "before.argdown", "after.argdown"]) == 1
    assert main(["diff", "before.argdown", "missing.argdown"]) == 2
    assert main(["diff", "before.argdown"]) == 2
    assert main(["diff", "before.argdown", "after.argdown", "copy.argdown"]) == 2
    assert main(["diff", "before.argdown", "after.argdown", "--picture", "out.html"]) == 2


def test_what_changed_is_told_with_the_lines_of_both_files(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["diff", "before.argdown", "after.argdown"])
    out = capsys.readouterr().out.splitlines()
    assert out[:3] == ["--- before.argdown", "+++ after.argdown", "2 added, 1 reworded, 1 re-attached"]
    assert "  + statement [fun] Fun: We want fun.  (after.argdown:8)" in out
    assert "  ~ statement [rain] Rain  (before.argdown:6 -> after.argdown:6)" in out
    assert "  ~ [dry] attacks [rain] -> [dry] supports [rain]  (before.argdown:7 -> after.argdown:7)" in out


def test_faults_of_both_maps_are_reported_at_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.argdown").write_text("===\ntitle: [\n===\n", encoding="utf-8")
    assert main(["diff", "missing.argdown", "broken.argdown"]) == 2
    err = capsys.readouterr().err
    assert "missing.argdown" in err
    assert "broken.argdown:3" in err


def test_programs_get_json_with_the_places(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "before.argdown", "after.argdown", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {"added": 2, "reworded": 1, "re-attached": 1}
    (reworded,) = (change for change in data["changes"] if change["kind"] == "reworded")
    assert reworded["facts"] == [{"name": "text", "before": "It rains.", "after": "It rains a lot."}]
    assert (reworded["before"]["file"], reworded["after"]["line"]) == ("before.argdown", 6)


def test_text_that_would_drive_a_terminal_is_shown_as_codes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("evil.argdown").write_text(BEFORE + "  + [Evil]: \u202e \x1b[31m red\n", encoding="utf-8")
    main(["diff", "before.argdown", "evil.argdown"])
    out = capsys.readouterr().out
    assert "<U+202E>" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_the_picture_marks_changes_by_word_sign_and_outline(here: Path, theme: str) -> None:
    names = ["out.svg", "out.png", "out.pdf"]
    assert main(["diff", "before.argdown", "after.argdown", "--theme", theme, "--picture", *names]) == 1
    svg = Path("out.svg").read_text(encoding="utf-8")
    for word in ("added", "reworded", "reworded, renamed, re-attached or changed"):
        assert f">{word}</text>" in svg
    assert Path("out.png").read_bytes()[:4] == b"\x89PNG"
    assert Path("out.pdf").read_bytes()[:4] == b"%PDF"
    assert main(["diff", "after.argdown", "before.argdown", "--picture", "back.svg"]) == 1
    back = Path("back.svg").read_text(encoding="utf-8")
    assert 'text-decoration="line-through">Fun<' in back
    assert ">removed</text>" in back


def test_colours_of_changes_can_be_seen_and_told_apart() -> None:
    from argmap.draw.theme import load_theme, theme_names

    for name in theme_names():
        theme = load_theme(name)
        assert list(theme.changes) == ["added", "removed", "changed"]
        # without colours their signs and outlines tell them apart
        assert len(set(theme.changes.values())) == (1 if name == "black-and-white" else 3)
        assert all(contrast(colour, theme["paper"]) >= 4.5 for colour in theme.changes.values())


def test_comparing_needs_neither_networkx_nor_rdf(here: Path) -> None:
    script = "import sys; from argmap.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules))"
    command = [sys.executable, "-c", script, "diff", "before.argdown", "after.argdown"]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
    assert not {"networkx", "rdflib", "pyoxigraph", "pyshacl", "pyvis", "argmap.draw", "argmap.rdf"} & set(modules)


class Git:
    """A repository of its own, with argmap on the path and no settings of whoever runs the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder.parent / "tools"
        tools.mkdir()
        (tools / "argmap").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n')
        (tools / "argmap").chmod(0o755)
        root = Path(__file__).resolve().parents[2]
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(root),
            "HOME": str(tools),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        for name in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{name}_NAME": "Test", f"GIT_{name}_EMAIL": "test@example.org"}

    def __call__(self, command: str) -> str:
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A repository that is set up as the documentation says, with a map in it."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path / "repository"
    (folder / "graphs" / "rain").mkdir(parents=True)
    run = Git(folder)
    run("git init -q .")
    page = Path(__file__).resolve().parents[2] / "docs" / "howto" / "diff.md"
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        run(block)
    (folder / "graphs" / "rain" / "map.argdown").write_text(BEFORE, encoding="utf-8")
    (folder / "graphs" / "rain" / "retelling.md").write_text("# It rains.\n", encoding="utf-8")
    run("git add . && git commit -qm 'A map'")
    return run


def test_git_diff_tells_what_changed_in_the_argument(git: Git) -> None:
    (git.folder / "graphs" / "rain" / "map.argdown").write_text(AFTER, encoding="utf-8")
    out = git("git diff").splitlines()
    assert out[1:4] == [
        "--- a/graphs/rain/map.argdown",
        "+++ b/graphs/rain/map.argdown",
        "2 added, 1 reworded, 1 re-attached",
    ]
    assert "  ~ statement [rain] Rain  (a/graphs/rain/map.argdown:6 -> b/graphs/rain/map.argdown:6)" in out
    git("git commit -qam 'It rains more'")
    assert out[1:] == git("git show --ext-diff --format=").splitlines()[1:]
    assert "+  - [Fun]" in git("git diff --no-ext-diff HEAD~")


def test_git_diff_of_new_gone_renamed_and_broken_maps_goes_through(git: Git) -> None:
    folder = git.folder / "graphs"
    git("git mv graphs/rain graphs/snow")
    assert "+++ b/graphs/snow/map.argdown\nno difference" in git("git diff -M HEAD")
    (folder / "new.argdown").write_text(BEFORE, encoding="utf-8")
    git("git add -A && git commit -qm Moved")
    assert "--- /dev/null\n+++ b/graphs/new.argdown" in git("git show --ext-diff --format= HEAD -- graphs/new.argdown")
    (folder / "new.argdown").unlink()
    (folder / "snow" / "map.argdown").write_text(BEFORE.replace("title: Rain", "title: ["), encoding="utf-8")
    out = git("git diff")
    assert "+++ /dev/null" in out
    assert "not compared as maps:" in out
    assert "+title: [" in out


def test_git_diff_shows_maps_in_rdf_as_argdown(git: Git) -> None:
    source, target = git.folder / "rain.argdown", git.folder / "map.ttl"
    source.write_text(BEFORE, encoding="utf-8")
    assert main(["export", str(source), str(target)]) == 0
    git("git add . && git commit -qm RDF")
    source.write_text(AFTER, encoding="utf-8")
    assert main(["export", str(source), str(target)]) == 0
    assert re.search(r"^\+.*\[Fun\]", git("git diff -- map.ttl"), re.MULTILINE)


def test_other_arguments_than_gits_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--git", "a", "b"]) == 2
    assert "7 arguments" in capsys.readouterr().err
    assert main(["diff", "--git", "graphs/map.argdown"]) == 0
    assert "unmerged" in capsys.readouterr().out
