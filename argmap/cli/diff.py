"""What ``argmap diff`` does and prints, for people, for programs and for git."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from argmap import pipeline, registry
from argmap.cli.terminal import print_json, visible
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, UnknownNameError
from argmap.domain.model import ArgumentMap
from argmap.graph.comparison import Comparison, compare

SAME, DIFFERENT = 0, 1
PICTURES = ("svg", "png", "pdf")
_COLOURS = {"+": "32", "-": "31", "~": "33"}
_NOTHING = os.devnull, "/dev/null"  # what git names the side on which a file does not exist


def run(options: Namespace) -> int:
    """Compare two maps; the exit code is 1 if they differ, as with ``diff``."""
    if options.git:
        return _run_for_git([options.before, options.after, *options.more])
    if options.after is None or options.more:
        message = f"argmap diff compares two maps, not {1 if options.after is None else 2 + len(options.more)}."
        raise UnknownNameError(Diagnostic("not-two", message, None, "Write argmap diff BEFORE AFTER."))
    pictures = [(path, _picture_format(path)) for path in options.picture]
    comparison = compare(*_load_both(options.before, options.after))
    if options.json:
        print_json(comparison.to_dict())
    else:
        _print(comparison.to_text().split("\n"), coloured=sys.stdout.isatty())
    for path, format_name in pictures:
        _draw(comparison, path, format_name, options)
    return DIFFERENT if comparison else SAME


def _load_both(before: str, after: str) -> list[ArgumentMap]:
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


def _picture_format(path: str) -> str:
    return registry.format_of(path, [f for f in registry.writable() if f.name in PICTURES]).name


def _draw(comparison: Comparison, path: str, format_name: str, options: Namespace) -> None:
    from argmap import write
    from argmap.draw.own_theme import find_theme
    from argmap.draw.sheets.drawing import Drawing
    from argmap.draw.sheets.paper import Length
    from argmap.graph.comparison_union import union
    from argmap.views import Views

    both, changes = union(comparison)
    drawing = Drawing(find_theme(options.theme), width=Length(options.width) if options.width else None)
    views = Views(both, drawing=drawing, changes={name: kind.value for name, kind in changes.items()})
    done = write.write_file(Path(path), pipeline.encode(views, format_name))
    print(f"{'wrote' if done.changed else 'unchanged'} {visible(path)}", file=sys.stderr)


def _print(lines: list[str], *, coloured: bool) -> None:
    coloured = coloured and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in map(visible, lines):
        colour = _COLOURS.get(line.lstrip()[:1]) if line.startswith("  ") else None
        print(f"\x1b[{colour}m{line}\x1b[0m" if coloured and colour else line)


def _run_for_git(given: list[str | None]) -> int:
    """Be what git calls for a file: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH WHAT].

    The exit code is 0 even if there are differences or a side is no map (yet): for git, any other means that its
    helper is broken, and it would stop at this file.
    """
    path = given[0] or ""
    if len(given) >= 7:
        old, new, renamed = given[1] or "", given[4] or "", given[7] if len(given) > 7 else None
    elif given[1] is None:
        print(f"* unmerged: {visible(path)}")
        return SAME
    else:
        message = f"git calls its diff driver with 7 arguments, and here are {len(given)}."
        remedy = (
            "To compare two files, leave --git out; to set git up: git config diff.argmap.command 'argmap diff --git'"
        )
        raise UnknownNameError(Diagnostic("not-git", message, None, remedy))
    names = tuple(
        "/dev/null" if file in _NOTHING else f"{side}/{name}"
        for side, file, name in (("a", old, path), ("b", new, renamed or path))
    )
    coloured = sys.stdout.isatty() or bool(os.environ.get("GIT_PAGER_IN_USE"))
    print(visible(f"diff --argmap a/{path} b/{renamed or path}"))
    try:
        comparison = compare(*(_load_for_git(file, name) for file, name in zip((old, new), names, strict=True)))
    except ArgmapError as error:
        lines = [f"not compared as maps: {diagnostic}" for diagnostic in error.diagnostics[:3]]
        _print([*lines, *_plain_diff(old, new, names)], coloured=coloured)
        return SAME
    _print(comparison.to_text((names[0], names[1])).split("\n"), coloured=coloured)
    return SAME


def _load_for_git(file: str, name: str) -> ArgumentMap:
    """The map in a file of git's, without the retelling that only a file of the working tree has beside it."""
    from argmap import read

    if file in _NOTHING:
        return ArgumentMap("map")
    return pipeline.parse(read.read_text(file), name)[0]


def _plain_diff(old: str, new: str, names: tuple[str, ...]) -> list[str]:
    import difflib

    from argmap import read

    try:
        one, other = ("" if file in _NOTHING else read.read_text(file) for file in (old, new))
    except ArgmapError:
        return ["(no text)"]
    return list(difflib.unified_diff(one.splitlines(), other.splitlines(), names[0], names[1], lineterm=""))
