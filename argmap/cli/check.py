"""``argmap check``: everything that is wrong or odd in maps, for people and for other tools."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import BAD_INPUT, FINDINGS, WELL
from argmap.cli.inputs import STANDARD_INPUT, maps_below, refuse_second_reading
from argmap.cli.options import ARTICLE, FOR_STUDENTS, FROM, JSON
from argmap.cli.terminal import counted, counted_severities, print_diagnostics, visible
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path
from argmap.domain.diagnostics import ArgmapError, Diagnostic, Severity, UnknownNameError

FORMATS = ("text", "json", "github", "sarif")
COMMAND = Command(
    (
        ("argmap check graphs/lukashenko", "exit code 0 if all is well, 1 if something was found"),
        ("argmap check graphs other.argdown", "every map in a folder and those below it, and another one"),
        ("argmap check graphs/lukashenko --article article.txt", "also compare every anchor with your copy"),
        ("argmap check graphs --severity error --format sarif", "a report for tools, and exit code 1 for errors alone"),
        ("argmap check - < map.argdown", "a map on standard input"),
    ),
    (
        Argument(
            "maps",
            type=path,
            metavar="MAP",
            nargs="+",
            help="folders with a map.argdown or with maps in and below them, map files, pipes, or - for standard input",
        ),
        FROM,
        ARTICLE,
        Argument(
            "--severity",
            choices=[severity.value for severity in Severity][::-1],
            default=Severity.WARNING.value,
            help="exit code 1 if something as grave as this was found (default: warning)",
        ),
        Argument(
            "--format",
            choices=FORMATS,
            default="text",
            help="text for people, json for programs, github for annotations of a workflow, sarif for other tools",
        ),
        FOR_STUDENTS,
        JSON,
    ),
    details="It looks at the notation, the structure, the dataset and the anchors.",
)


def run(options: Namespace) -> int:
    """Print everything that is wrong or odd; a map that cannot be read does not keep the others from being checked."""
    from pathlib import Path

    reason = "compares anchors, and --for-students asks about the reasoning."
    refuse_useless(options, "article", useful=not options.for_students, reason=reason, remedy="leave one of them out.")
    form = "json" if options.json else options.format
    refuse_second_reading([*options.maps, options.article])
    folders = {str(source): name for name in options.maps for source in maps_below(Path(name))}
    maps = list(folders)
    if options.article and len(maps) > 1:
        message = f"An article is compared with one map, and {len(maps)} are named."
        raise UnknownNameError.because("two-maps", message, "Name one map, or leave --article out.")
    diagnostics, faults, unread = _check_each(folders, options)
    if form == "text":
        _print_text(maps, diagnostics, faults, unread, asked=options.for_students)
    else:
        from argmap.cli import reports

        reports.print_report(form, [*faults, *diagnostics])
    grave = [*Severity][: [*Severity].index(Severity(options.severity)) + 1]
    return BAD_INPUT if faults else FINDINGS if any(d.severity in grave for d in diagnostics) else WELL


def _check_each(folders: Mapping[str, str], options: Namespace) -> tuple[list[Diagnostic], list[Diagnostic], int]:
    """Return what was found in the maps that can be read, why the others cannot, and how many these are.

    ``folders`` are the maps, each with what the user named: the folder that it stands in, or itself.
    """
    from pathlib import Path

    from argmap import map_files, pipeline
    from argmap.domain.model import Span
    from argmap.feedback import questions

    diagnostics: list[Diagnostic] = []
    faults: list[Diagnostic] = []
    unread = 0
    for source, named in folders.items():
        whole = Span.of_file("<stdin>" if source == STANDARD_INPUT else source)
        try:
            if source != named and os.path.isdir(named):  # noqa: PTH112 - for names too long
                map_files.refuse_stray(Path(source), Path(named))
            if options.for_students:
                report = questions(pipeline.load(source, options.notation))
            else:
                report = pipeline.check(source, options.article, options.notation)
            diagnostics += (d if d.where else d.but(where=whole) for d in report)
        except ArgmapError as error:
            unread += 1
            faults += (d if d.where else d.but(where=whole) for d in error.diagnostics)
    return diagnostics, faults, unread


def _print_text(
    maps: Sequence[str], diagnostics: Sequence[Diagnostic], faults: Sequence[Diagnostic], unread: int, *, asked: bool
) -> None:
    print_diagnostics(diagnostics, stream=sys.stdout)
    print_diagnostics(faults)
    summary = counted_severities(diagnostics)
    if not summary and not faults:
        summary = "no questions" if asked else "no faults found"
    if len(maps) > 1:
        name = counted(len(maps), "map") + (f", {unread:,} of which cannot be read" if unread else "")
        print(f"{name}: {summary}" if summary else name)
    elif summary:
        print(summary if diagnostics else f"{visible(maps[0])}: {summary}")
