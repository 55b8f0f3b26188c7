"""What can be typed: commands, options, help texts and examples. Imports nothing but argparse, for a quick start."""

from __future__ import annotations

import argparse

from argmap import __version__

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any, NoReturn

ABOUT = "Argument maps as data: read, checked, queried, evaluated and drawn."
EXIT_CODES = "exit codes: 0 well, 1 check found faults, 2 bad input or usage"


class Argument:
    """An argument or option as ``add_argument`` takes it: ``names`` and ``settings``."""

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


class Command:
    """A command: its one-line ``summary``, ``examples`` (what is typed, what it does), and arguments in order."""

    def __init__(
        self, name: str, summary: str, examples: tuple[tuple[str, str], ...], arguments: tuple[Argument, ...]
    ) -> None:
        self.name = name
        self.summary = summary
        self.examples = examples
        self.arguments = arguments


MAP = Argument("map", metavar="MAP", help="a folder with a map.argdown, or a map file (.argdown, .ttl, .jsonld, .nq)")
TEXT = Argument("--text", metavar="ARTICLE", help="your own copy of the article, which anchors are checked against")
REJECT = Argument(
    "--reject", metavar="ID", nargs="+", action="extend", default=[], help="statements to reject, by id or title"
)
JSON = Argument("--json", action="store_true", help="print JSON for programs")

COMMANDS: tuple[Command, ...] = (
    Command(
        "build",
        "Write the page, the pictures and the dataset of each map, where they differ from what is there.",
        (
            ("argmap build graphs/lukashenko", "write index.html, map.svg, map.pdf, map.ttl ... into the folder"),
            ("argmap build", "build every map in graphs/, or the one in this folder"),
            ("argmap build graphs/lukashenko --out site", "write into the folder site instead"),
        ),
        (
            Argument(
                "maps", metavar="MAP", nargs="*", help="folders or files; default: all in graphs/, or this folder"
            ),
            Argument("--out", metavar="DIR", help="folder to write into (with several maps: a folder in it for each)"),
            Argument("--text", metavar="ARTICLE", help="your own copy of the article, to show in the page"),
            JSON,
        ),
    ),
    Command(
        "check",
        "Say what is wrong or odd with a map: its notation, its structure, its dataset and its anchors.",
        (
            ("argmap check graphs/lukashenko", "exit code 0 if all is well, 1 if something was found"),
            ("argmap check graphs/lukashenko --text article.txt", "also compare every anchor with your copy"),
        ),
        (MAP, TEXT, JSON),
    ),
    Command(
        "query",
        "Answer a SPARQL query over a map's dataset.",
        (
            ("argmap query --list", "list the bundled queries"),
            ("argmap query graphs/lukashenko unanswered-objections", "run one of them"),
            ("argmap query graphs/lukashenko 'SELECT * { ?s argmap:supports ?o }' --format csv", "run your own"),
            ("argmap query graphs/lukashenko mine.rq --format json", "run one from a file"),
        ),
        (
            Argument("map", metavar="MAP", nargs="?", help="a folder with a map.argdown, or a map file"),
            Argument("query", metavar="QUERY", nargs="?", help="SPARQL, a .rq file, or the name of a bundled query"),
            Argument("--format", choices=("table", "csv", "json", "turtle"), default=None, help="of the answer"),
            Argument(
                "--bind", metavar="NAME=ID", nargs="+", action="extend", default=[], help="what a query's variable is"
            ),
            Argument("--list", action="store_true", help="list the bundled queries"),
            Argument(
                "--timeout",
                metavar="SECONDS",
                type=float,
                help="stop then (default: 30 for your own queries; 0: never)",
            ),
            JSON,
        ),
    ),
    Command(
        "explain",
        "Say whether a statement holds, and why.",
        (
            ("argmap explain graphs/lukashenko thesis", "the verdict on the thesis and what it rests on"),
            ("argmap explain graphs/lukashenko", "the verdict on every statement"),
            ("argmap explain graphs/lukashenko thesis --reject sanctions", "what if you reject that statement?"),
        ),
        (
            MAP,
            Argument("element", metavar="ELEMENT", nargs="?", help="a statement, by id or title; default: all"),
            REJECT,
            JSON,
        ),
    ),
    Command(
        "export",
        "Write a map as pictures, page, dataset or notation; the suffix tells which.",
        (
            ("argmap export graphs/lukashenko map.svg map.png map.pdf", "three pictures"),
            ("argmap export graphs/lukashenko poster.png --width 4000 --theme dark", "a large dark picture"),
            ("argmap export graphs/lukashenko - --format turtle", "the dataset on standard output"),
        ),
        (
            MAP,
            Argument("out", metavar="OUT", nargs="+", help="files to write, or - for standard output"),
            Argument("--format", metavar="NAME", help="svg, png, pdf, html, turtle, jsonld, nquads or argdown"),
            Argument("--theme", metavar="NAME", default="light", help="colours: light or dark (default: light)"),
            Argument("--width", metavar="PIXELS", type=int, help="width of a PNG"),
            REJECT,
        ),
    ),
    Command(
        "new",
        "Start a folder with a small map that builds at once.",
        (("argmap new graphs/mine", "write graphs/mine/map.argdown and retelling.md"),),
        (Argument("folder", metavar="DIR", help="a folder that does not exist yet or is empty"), JSON),
    ),
)


class _Parser(argparse.ArgumentParser):
    """Says how to get help when it refuses, and what was probably meant."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice: '" in message and "COMMAND" in message:
            import difflib

            typed = message.split("'")[1]
            close = difflib.get_close_matches(typed, [c.name for c in COMMANDS], n=1)
            message = f"there is no command {typed!r}" + (f"; did you mean {close[0]}?" if close else "")
        self.exit(2, f"{self.prog}: {message}\nTry: {self.prog} --help\n")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; the command is in ``command``, ``None`` if there is none."""
    parser = _Parser(
        prog="argmap",
        description=ABOUT,
        epilog=_epilog(tuple(c.examples[0] for c in COMMANDS)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"argmap {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.summary,
            epilog=_epilog(command.examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for argument in command.arguments:
            sub.add_argument(*argument.names, **argument.settings)
    return parser


def _epilog(examples: tuple[tuple[str, str], ...]) -> str:
    lines = [f"  {typed}\n      {told}" for typed, told in examples]
    return "\n".join(["examples:", *lines, "", EXIT_CODES])
