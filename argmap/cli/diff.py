"""``argmap diff``: how two maps differ, for people, for programs and for git."""

from __future__ import annotations

import os
import sys

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import refuse_second_reading
from argmap.cli.options import JSON, PICTURES, THEME, WIDTH
from argmap.cli.pictures import draw, drawing_of, picture_formats
from argmap.cli.terminal import print_json, visible
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, UnknownNameError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.domain.model import ArgumentMap
    from argmap.graph.difference import Difference

COMMAND = Command(
    (
        ("argmap diff old.argdown graphs/lukashenko", "exit code 0 if nothing differs, 1 if something does"),
        ("argmap diff map.ttl map.argdown --json", "the same for programs"),
        ("argmap diff old.argdown new.argdown --picture changes.svg", "also draw both maps in one, marked"),
        ("git config diff.argmap.command 'argmap diff --git'", "let git diff compare maps (see docs/howto/diff.md)"),
    ),
    (
        Argument("before", metavar="BEFORE", help="a folder with a map.argdown, a map file, or - for standard input"),
        Argument("after", metavar="AFTER", nargs="?", help="another one"),
        Argument("more", metavar="ARG", nargs="*", help="what git adds, with --git only"),
        PICTURES,
        THEME,
        WIDTH,
        Argument("--git", action="store_true", help="read the arguments that git gives to a diff driver"),
        JSON,
    ),
    details="It names what was added, removed, reworded, renamed or re-attached.",
)

_COLOURS = {"+": "32", "-": "31", "~": "33"}
_NOTHING = os.devnull, "/dev/null"  # what git names the side on which a file does not exist


def run(options: Namespace) -> int:
    """Compare two maps; the exit code is 1 if they differ, as with ``diff``."""
    from argmap.graph.difference import diff

    if options.git:
        return _run_for_git([options.before, options.after, *options.more])
    if options.after is None or options.more:
        message = f"argmap diff compares two maps, not {1 if options.after is None else 2 + len(options.more)}."
        raise UnknownNameError.because("not-two", message, "Write argmap diff BEFORE AFTER.")
    refuse_second_reading([options.before, options.after])
    formats = picture_formats(options)
    difference = diff(*_load_both(options.before, options.after))
    for path, format_name in zip(options.picture, formats, strict=True):
        _draw(difference, path, format_name, options)
    if options.json:
        print_json(difference.to_dict())
    else:
        _print(difference.to_text().split("\n"), coloured=sys.stdout.isatty())
    return FINDINGS if difference else WELL


def _load_both(before: str, after: str) -> list[ArgumentMap]:
    from argmap import pipeline

    maps: list[ArgumentMap] = []
    faults: list[Diagnostic] = []
    for path in (before, after):
        try:
            maps.append(pipeline.load(path))
        except ArgmapError as error:
            faults += error.diagnostics
    if faults:
        raise ReadError.of(dict.fromkeys(faults))
    return maps


def _draw(difference: Difference, path: str, format_name: str, options: Namespace) -> None:
    from argmap.graph.difference_union import union
    from argmap.views import Views

    both, changes = union(difference)
    words = {name: kind.value for name, kind in changes.items()}
    draw(Views(both, drawing=drawing_of(options), changes=words), path, format_name)


def _print(lines: list[str], *, coloured: bool) -> None:
    coloured = coloured and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in map(visible, lines):
        colour = _COLOURS.get(line.lstrip()[:1]) if line.startswith("  ") else None
        print(f"\x1b[{colour}m{line}\x1b[0m" if coloured and colour else line)


def _run_for_git(typed: list[str | None]) -> int:
    """Be what git calls for a file: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH WHAT].

    The exit code is 0 even if there are differences or a side is no map (yet): for git, any other means that its
    helper is broken, and it would stop at this file.
    """
    from argmap.graph.difference import diff

    path = typed[0] or ""
    if len(typed) >= 7:
        old, new, renamed = typed[1] or "", typed[4] or "", typed[7] if len(typed) > 7 else None
    elif typed[1] is None:
        print(f"* unmerged: {visible(path)}")
        return WELL
    else:
        message = f"git calls its diff driver with 7 arguments, and here are {len(typed)}."
        remedy = (
            "To compare two files, leave --git out; to set git up: git config diff.argmap.command 'argmap diff --git'"
        )
        raise UnknownNameError.because("not-git", message, remedy)
    names = tuple(
        "/dev/null" if file in _NOTHING else f"{side}/{name}"
        for side, file, name in (("a", old, path), ("b", new, renamed or path))
    )
    coloured = sys.stdout.isatty() or bool(os.environ.get("GIT_PAGER_IN_USE"))
    print(visible(f"diff --argmap a/{path} b/{renamed or path}"))
    try:
        difference = diff(*(_load_for_git(file, name) for file, name in zip((old, new), names, strict=True)))
    except ArgmapError as error:
        lines = [f"not compared as maps: {diagnostic}" for diagnostic in error.diagnostics[:3]]
        _print([*lines, *_plain_diff(old, new, names)], coloured=coloured)
        return WELL
    _print(difference.to_text((names[0], names[1])).split("\n"), coloured=coloured)
    return WELL


def _load_for_git(file: str, name: str) -> ArgumentMap:
    """Return the map in a file of git's, without the retelling that only a file of the working tree has beside it."""
    from argmap import pipeline, read
    from argmap.domain.model import ArgumentMap

    if file in _NOTHING:
        return ArgumentMap("map")
    return pipeline.parse(read.read_named(file), name)[0]


def _plain_diff(old: str, new: str, names: tuple[str, ...]) -> list[str]:
    import difflib

    from argmap import read

    try:
        one, other = ("" if file in _NOTHING else read.read_text(file) for file in (old, new))
    except ArgmapError:
        return ["(no text)"]
    return list(difflib.unified_diff(one.splitlines(), other.splitlines(), names[0], names[1], lineterm=""))
