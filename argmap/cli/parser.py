"""The parser of the command line, made from the commands' data. Imports nothing but argparse, for a quick start."""

from __future__ import annotations

import argparse

from argmap import __version__
from argmap.cli.catalogue import GROUPS, NAMES, OTHER_WORDS, SUMMARIES, load_command
from argmap.cli.exit_codes import MEANINGS

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, NoReturn

ABOUT = "Argument maps as data: write them, see them, ask them, exchange them."


class UsageError(Exception):
    """A command line that cannot be understood: ``message`` says why, ``remedy`` what to type for help."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class _Parser(argparse.ArgumentParser):
    """A parser that names the way to help when it refuses.

    It asks for the width of the terminal only when it prints help, and not, as its parent does, for each argument.
    """

    _width = 80
    notes: Callable[[], str] | None = None

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        import shutil
        import textwrap

        self._width = shutil.get_terminal_size().columns - 2
        self.description = textwrap.fill(self.description or "", self._width)
        notes = f"\n{self.notes()}\n" if self.notes else ""
        return super().format_help() + notes

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.RawDescriptionHelpFormatter(self.prog, width=self._width)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}", f"Try: {self.prog} --help")


class _CommandParser(_Parser):
    """The parser of one command, which takes options between its inputs too (``argmap query MAP --format csv QUERY``)."""

    _sorting = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse the options first and then what is left, in two calls of the same method."""
        if self._sorting:
            return super().parse_known_args(args, namespace)
        self._sorting = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._sorting = False

    def error(self, message: str) -> NoReturn:
        beginning, _, typed = message.partition("unrecognized arguments: ")
        if typed and not beginning:
            from argmap.domain.spelling import similar

            wrong = typed.split()[0]
            close = similar(wrong.partition("=")[0], [name for name in self._option_string_actions if name[:2] == "--"])
            message = f"it does not take {wrong}" + (f"; did you mean {close[0]}?" if close else "")
        super().error(message)


class _TopParser(_Parser):
    """The parser of ``argmap`` without a command, whose help lists the commands."""

    of_command: _CommandParser | None = None

    def format_help(self) -> str:
        """Return the help: every command with its summary, in groups."""
        lines = [self.format_usage(), ABOUT]
        for title, commands in GROUPS.items():
            if commands:
                lines += ["", f"{title}:"]
                lines += [f"  {name:13} {summary}" for name, summary in commands.items()]
        lines += ["", "Options and examples of a command: argmap COMMAND --help", "", *exit_code_lines(), ""]
        return "\n".join(lines)

    def error(self, message: str) -> NoReturn:
        if message.startswith("argument COMMAND: invalid choice: '"):
            from argmap.domain.spelling import similar

            typed = message.split("'")[1]
            meant = OTHER_WORDS.get(typed.lower())
            close = [meant] if meant else similar(typed, NAMES)
            message = f"there is no command {typed!r}" + (f"; did you mean {close[0]}?" if close else "")
        elif self.of_command and message.startswith("unrecognized arguments: "):
            self.of_command.error(message)
        super().error(message)


def make_parser(typed: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser for what was ``typed``; the command is in ``command``, ``None`` if there is none.

    If ``typed`` begins with a command, that is the only one whose module is imported. Parsing raises ``UsageError``.
    """
    parser = _TopParser(prog="argmap", usage="argmap [-h] [--version] COMMAND ...")
    parser.add_argument("--version", action="version", version=f"argmap {__version__}")
    if not typed or typed[0] not in NAMES:
        parser.add_argument("command", metavar="COMMAND", nargs="?", choices=NAMES)
        return parser
    name = typed[0]
    command = load_command(name).COMMAND
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", prog="argmap", parser_class=_CommandParser)
    description = f"{SUMMARIES[name]} {command.details}".strip()
    subparser = subparsers.add_parser(name, description=description, epilog=_epilog(command.examples))
    subparser.notes = command.notes
    parser.of_command = subparser
    for argument in command.arguments:
        subparser.add_argument(*argument.names, **argument.settings)
    return parser


def exit_code_lines() -> list[str]:
    """Return the table of exit codes, a line each."""
    return ["exit codes:", *(f"  {code:<4} {meaning}" for code, meaning in MEANINGS.items())]


def _epilog(examples: tuple[tuple[str, str], ...]) -> str:
    lines = [f"  {command_line}\n      {effect}" for command_line, effect in examples]
    return "\n".join(["examples:", *lines, "", *exit_code_lines()])
