"""What can be typed: the parser over the table of commands. Imports nothing but argparse, for a quick start."""

from __future__ import annotations

import argparse

from argmap import __version__
from argmap.cli.table import COMMANDS

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

ABOUT = "Argument maps as data: read, checked, queried, evaluated and drawn."
EXIT_CODES = (
    "exit codes: 0 well, 1 check found faults, convert would lose something or diff found differences, "
    "2 bad input or usage, 3 a limit of time or memory ended a search"
)


class UsageError(Exception):
    """A command line that cannot be understood: ``message`` says why, ``remedy`` what to type for help."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class _Parser(argparse.ArgumentParser):
    """Says how to get help when it refuses, and what was probably meant.

    It asks for the width of the terminal only when it prints help, and not, as its parent does, for each argument.
    """

    _width = 80

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        import shutil

        self._width = shutil.get_terminal_size().columns - 2
        return super().format_help()

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.RawDescriptionHelpFormatter(self.prog, width=self._width)

    def error(self, message: str) -> NoReturn:
        if "invalid choice: '" in message and "COMMAND" in message:
            import difflib

            typed = message.split("'")[1]
            close = difflib.get_close_matches(typed, [c.name for c in COMMANDS], n=1)
            message = f"there is no command {typed!r}" + (f"; did you mean {close[0]}?" if close else "")
        raise UsageError(f"{self.prog}: {message}", f"Try: {self.prog} --help")


def make_parser(typed: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line; the command is in ``command``, ``None`` if there is none.

    If what was ``typed`` begins with a command, that is the only one that it knows, which is quicker. It raises
    ``UsageError``.
    """
    meant = [command for command in COMMANDS if typed and command.name == typed[0]]
    parser = _Parser(
        prog="argmap",
        description=ABOUT,
        epilog=_epilog(tuple(c.examples[0] for c in COMMANDS)),
    )
    parser.add_argument("--version", action="version", version=f"argmap {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="argmap"
    )  # import no shutil
    for command in meant or COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.summary,
            epilog=_epilog(command.examples),
        )
        for argument in command.arguments:
            sub.add_argument(*argument.names, **argument.settings)
    return parser


def _epilog(examples: tuple[tuple[str, str], ...]) -> str:
    lines = [f"  {typed}\n      {told}" for typed, told in examples]
    return "\n".join(["examples:", *lines, "", EXIT_CODES])
