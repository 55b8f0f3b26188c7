#!/usr/bin/env python3
"""Write docs/cli.md from the command line's own table of commands and the table of formats; a test keeps it fresh.

It is written from the tables and not from argparse's output, which differs between versions of Python.
"""

from __future__ import annotations

from pathlib import Path

from argmap.cli.arguments import ABOUT, COMMANDS, Argument, Command
from argmap.registry import FORMATS

BAR = "\\|"  # a bar that does not end a cell
TARGET = Path(__file__).parent / "cli.md"


def reference() -> str:
    """The whole page as Markdown."""
    parts = [
        "# The command line",
        "<!-- written by docs/generate.py (make docs); do not edit -->",
        ABOUT,
        "Every command understands `--help`. Exit codes: 0 well, 1 `check` found faults, 2 bad input or usage, 70 a bug"
        " of argmap, 130 interrupted, 141 whoever read the output went away. Diagnostics name file, line, column,"
        " reason and remedy, and go to standard error; those that `check` was asked for go to standard output. Colour"
        " is used on a terminal only, and not if `NO_COLOR` is set.",
        *(_command(command) for command in COMMANDS),
        "## Formats",
        _formats(),
    ]
    return "\n\n".join(parts) + "\n"


def _command(command: Command) -> str:
    usage = " ".join(["argmap", command.name, *map(_usage, command.arguments)])
    lines = [f"## argmap {command.name}", command.summary, f"    {usage}"]
    rows = [
        f"| `{_spelling(a).replace('|', BAR)}` | {a.settings['help'].replace('|', BAR)} |" for a in command.arguments
    ]
    lines.append("\n".join(["| argument | meaning |", "|---|---|", *rows]))
    lines.append("\n".join(f"- `{typed}`: {told}" for typed, told in command.examples))
    return "\n\n".join(lines)


def _spelling(argument: Argument) -> str:
    name, settings = argument.names[0], argument.settings
    if not name.startswith("-"):
        return str(settings["metavar"])
    value = settings.get("metavar") or "|".join(settings.get("choices", ()))
    more = " ..." if settings.get("nargs") == "+" else ""
    return f"{name} {value}{more}".strip()


def _usage(argument: Argument) -> str:
    spelled, many = _spelling(argument), argument.settings.get("nargs", "")
    if spelled.startswith("-"):
        return f"[{spelled}]"
    return {"*": f"[{spelled} ...]", "+": f"{spelled} ...", "?": f"[{spelled}]"}.get(many, spelled)


def _formats() -> str:
    lines = ["| format | suffixes | media type | read | written | does not hold |", "|---|---|---|---|---|---|"]
    for known in FORMATS:
        suffixes = ", ".join(f"`{suffix}`" for suffix in known.suffixes)
        reads, writes = ("yes" if door else "no" for door in (known.load, known.dump))
        title = f"`{known.name}`: {known.title}"
        cells = [title, suffixes, f"`{known.media_type}`", reads, writes, known.loses or "holds all"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
    print(f"wrote {TARGET.name}")
