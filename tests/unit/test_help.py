"""The help of the command line: every command in a group, one line each, and one table of exit codes everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import cli
from argmap.cli import exit_codes, main
from argmap.cli.catalogue import GROUPS, NAMES, SUMMARIES, load_command

ROOT = Path(__file__).resolve().parents[2]
CODES = {name: code for name, code in vars(exit_codes).items() if name.isupper() and isinstance(code, int)}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == exit_codes.WELL
    return capsys.readouterr().out


def test_every_module_with_a_command_is_in_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    modules = [path for path in Path(cli.__file__).parent.glob("*.py") if "\nCOMMAND = " in path.read_text()]
    assert {path.stem.replace("_", "-") for path in modules} == set(NAMES)
    assert len(NAMES) == len(set(NAMES))


def test_the_help_lists_every_command_in_its_group_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "--help")
    for title, commands in GROUPS.items():
        assert (f"\n{title}:\n" in shown) == bool(commands)
        for name, summary in commands.items():
            assert f"  {name:13} {summary}\n" in shown
    assert max(map(len, shown.splitlines())) < 80


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_has_its_description_examples_and_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = load_command(name).COMMAND
    shown = printed(capsys, name, "--help")
    assert SUMMARIES[name] in " ".join(shown.split())
    for command_line, effect in command.examples:
        assert f"  {command_line}\n      {effect}\n" in shown
    assert_codes_stand_in(shown)


def test_an_option_means_the_same_in_every_command() -> None:
    """Two commands that spell an option alike take the same value for it, but for what is listed here."""
    own = {
        "--format",
        "--out",
        "--memory",
        "--to",
        "--semantics",
        "--assume",
        "--width",
        "--text",
        "--json",
        "--picture",
        "--limit",
        "--timeout",
    }
    seen: dict[str, object] = {}
    for name in NAMES:
        for argument in load_command(name).COMMAND.arguments:
            for spelling in argument.names:
                if spelling.startswith("--") and spelling not in own:
                    assert seen.setdefault(spelling, argument) is argument, f"{name} {spelling}"


def test_every_exit_code_has_a_meaning_that_help_and_docs_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(CODES.values()) == sorted(exit_codes.MEANINGS)
    assert_codes_stand_in(printed(capsys, "--help"))
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for code, meaning in exit_codes.MEANINGS.items():
        assert f"| {code} | {meaning} |" in reference


def assert_codes_stand_in(shown: str) -> None:
    for code, meaning in exit_codes.MEANINGS.items():
        assert f"  {code:<4} {meaning}\n" in f"{shown}\n"
