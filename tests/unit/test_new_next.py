"""What ``argmap new`` names as next steps can be typed as it stands, in the order in which one goes."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from argmap import cli

TEXT = "Do trams pay?\nTrams carry two hundred people each. They cost much.\n"


@pytest.mark.parametrize("how", [[], ["--text", "t.txt"], ["--text", "t.txt", "--draft"]])
def test_each_command_that_is_named_next_can_be_typed_as_it_stands(
    how: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["new", "my map", *how]) == 0
    steps = [line.split("  ")[1] for line in capsys.readouterr().out.partition("Next:\n")[2].splitlines()]
    commands = [shlex.split(step)[1:] for step in steps if step.startswith("argmap ")]
    assert [command[0] for command in commands] == ["edit", "check", "build", "explain"]
    for command in commands[1:]:
        assert cli.main(command) in (0, 1)
        assert "error" not in capsys.readouterr().err
    assert Path("my map/index.html").exists()
