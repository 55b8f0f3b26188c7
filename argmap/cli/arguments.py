"""What can be typed: commands, options, help texts and examples. Imports nothing but argparse, for a quick start."""

from __future__ import annotations

import argparse

from argmap import __version__

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any, NoReturn

ABOUT = "Argument maps as data: read, checked, queried, evaluated and drawn."
EXIT_CODES = (
    "exit codes: 0 well, 1 check found faults, convert would lose something or diff found differences, "
    "2 bad input or usage"
)


MAX_SECONDS = 24 * 60 * 60


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


def _path(typed: str) -> str:
    """The name of a file or folder; an empty one, as from a variable that is not set, would mean this folder."""
    if not typed:
        raise argparse.ArgumentTypeError("the name is empty")
    return typed


def _seconds(typed: str) -> float:
    """A time limit that a clock can keep."""
    try:
        number = float(typed)
    except ValueError:
        number = -1
    if not 0 <= number <= MAX_SECONDS:  # which "nan" is not either
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of seconds from 0 to {MAX_SECONDS}")
    return number


def _pixels(typed: str) -> int:
    """The width of a picture, of which there must be some."""
    number = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of pixels from 1 up")
    return number


MAP = Argument(
    "map", type=_path, metavar="MAP", help="a folder with a map.argdown, or a map file (.argdown, .ttl, .jsonld, .nq)"
)
TEXT = Argument(
    "--text", type=_path, metavar="ARTICLE", help="your own copy of the article, which anchors are checked against"
)
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
                "maps",
                type=_path,
                metavar="MAP",
                nargs="*",
                help="folders or files; default: all in graphs/, or this folder",
            ),
            Argument(
                "--out",
                type=_path,
                metavar="DIR",
                help="folder to write into (with several maps: a folder in it for each)",
            ),
            Argument("--text", type=_path, metavar="ARTICLE", help="your own copy of the article, to show in the page"),
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
            Argument("map", type=_path, metavar="MAP", nargs="?", help="a folder with a map.argdown, or a map file"),
            Argument("query", metavar="QUERY", nargs="?", help="SPARQL, a .rq file, or the name of a bundled query"),
            Argument("--format", choices=("table", "csv", "json", "turtle"), default=None, help="of the answer"),
            Argument(
                "--bind", metavar="NAME=ID", nargs="+", action="extend", default=[], help="what a query's variable is"
            ),
            Argument("--list", action="store_true", help="list the bundled queries"),
            Argument(
                "--timeout",
                metavar="SECONDS",
                type=_seconds,
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
            Argument("out", type=_path, metavar="OUT", nargs="+", help="files to write, or - for standard output"),
            Argument("--format", metavar="NAME", help="svg, png, pdf, html, turtle, jsonld, nquads or argdown"),
            Argument("--theme", metavar="NAME", default="light", help="colours: light or dark (default: light)"),
            Argument("--width", metavar="PIXELS", type=_pixels, help="width of a PNG"),
            REJECT,
        ),
    ),
    Command(
        "convert",
        "Write a map in another notation, and say what that notation cannot say.",
        (
            ("argmap convert graphs/lukashenko map.ttl --lossy", "all but the comments, which are named"),
            ("argmap convert map.ttl map.argdown", "RDF back into Argdown; refused if anything would be lost"),
            ("argmap convert - - --from argdown --to turtle < map.argdown", "from standard input to standard output"),
        ),
        (
            Argument(
                "source",
                type=_path,
                metavar="IN",
                help="a folder with a map.argdown, a map file, or - for standard input",
            ),
            Argument("out", type=_path, metavar="OUT", help="the file to write, or - for standard output"),
            Argument("--lossy", action="store_true", help="write even if something is lost; the losses are warnings"),
            Argument("--from", dest="notation", metavar="NAME", help="the notation of IN (default: by its suffix)"),
            Argument("--to", dest="target", metavar="NAME", help="the notation of OUT (default: by its suffix)"),
            Argument("--json", action="store_true", help="print the list of losses as JSON"),
        ),
    ),
    Command(
        "diff",
        "Say what was added, removed, reworded, renamed or re-attached between two maps, in whatever notations.",
        (
            ("argmap diff old.argdown graphs/lukashenko", "exit code 0 if nothing differs, 1 if something does"),
            ("argmap diff map.ttl map.argdown --json", "the same for programs"),
            ("argmap diff old.argdown new.argdown --picture changes.svg", "also draw both maps in one, marked"),
            ("git config diff.argmap.command 'argmap diff --git'", "let git diff compare maps (see docs/diff.md)"),
        ),
        (
            Argument("before", metavar="BEFORE", help="a folder with a map.argdown, or a map file"),
            Argument("after", metavar="AFTER", nargs="?", help="another one"),
            Argument("more", metavar="ARG", nargs="*", help="what git adds, with --git only"),
            Argument(
                "--picture",
                metavar="OUT",
                nargs="+",
                action="extend",
                default=[],
                help="files to draw the changes in: .svg, .png or .pdf",
            ),
            Argument("--theme", metavar="NAME", default="light", help="colours: light, dark or print (default: light)"),
            Argument("--width", metavar="PIXELS", type=_pixels, help="width of a PNG"),
            Argument("--git", action="store_true", help="take the arguments that git gives to a diff driver"),
            JSON,
        ),
    ),
    Command(
        "new",
        "Start a folder with a small map that builds at once.",
        (("argmap new graphs/mine", "write graphs/mine/map.argdown and retelling.md"),),
        (Argument("folder", type=_path, metavar="DIR", help="a folder that does not exist yet or is empty"), JSON),
    ),
)


class UsageError(Exception):
    """A command line that cannot be understood: ``message`` says why, ``remedy`` what to type for help."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class _Parser(argparse.ArgumentParser):
    """Says how to get help when it refuses, and what was probably meant."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice: '" in message and "COMMAND" in message:
            import difflib

            typed = message.split("'")[1]
            close = difflib.get_close_matches(typed, [c.name for c in COMMANDS], n=1)
            message = f"there is no command {typed!r}" + (f"; did you mean {close[0]}?" if close else "")
        raise UsageError(f"{self.prog}: {message}", f"Try: {self.prog} --help")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; the command is in ``command``, ``None`` if there is none.

    It raises ``UsageError``.
    """
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
