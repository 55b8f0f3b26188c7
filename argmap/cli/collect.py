"""``argmap collect``: a table of the maps that a class handed in, without a reference."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import EMPTY, NOTES, answers_file, class_of, no_maps, reason_of, unreadable
from argmap.cli.options import JSON, SEPARATOR, TABLE
from argmap.cli.terminal import print_json, write_table
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path
from argmap.domain.diagnostics import ArgmapError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from argmap.domain.model import ArgumentMap

COMMAND = Command(
    (
        ("argmap collect handed-in --out class.csv", "a row for each map: what is in it, and what argmap check finds"),
        ("argmap collect handed-in --json", "the same for programs"),
    ),
    (
        Argument("folder", type=path, metavar="DIR", help="a folder of maps, in any notations that argmap reads"),
        TABLE,
        SEPARATOR,
        JSON,
    ),
    details="A file that the page saved to hand in has its reader's name, how much they added, and how many exercises they "
    "answered. argmap compare holds maps against one of yours and has their boxes confirmed. Nothing is sent.",
)
COLUMNS = (
    *(
        "student",
        "thesis",
        "claims",
        "reasons",
        "linked",
        "objections",
        "undercuts",
        "unanswered",
        "hedged",
        "anchored",
    ),
    *("depth", "reader", "added", "exercises", "at once", "confirmed", "open", "warnings", "first warning", "problem"),
)


def run(options: Namespace) -> int:
    """Print a table of all maps in a folder; the exit code is 1 if one of them cannot be read."""
    reason = "parts the columns of the table."
    refuse_useless(options, "separator", useful=not options.json, reason=reason, remedy="leave out --json.")
    work = class_of(options.folder)
    if not work:
        raise no_maps(options.folder)
    rows = [_row(student, file, options.folder) for student, file in work]
    if options.json:
        print_json({"students": rows})
    else:
        write_table(_table(rows), options.out, options.separator)
    return FINDINGS if any(row["problem"] for row in rows) else WELL


def _row(student: str, file: Path, folder: str) -> dict[str, object]:
    from pathlib import Path

    from argmap import map_files, pipeline
    from argmap.domain.diagnostics import Severity
    from argmap.domain.handing_in import handed_in as additions_of
    from argmap.domain.relations import names_no_side
    from argmap.review import review

    row: dict[str, object] = {**dict.fromkeys(COLUMNS, ""), "student": student}
    if problem := unreadable(file):
        return row | {"problem": problem}
    try:
        map_files.refuse_stray(file, Path(folder))
        argument_map, warnings = pipeline.load_with_diagnostics(file)
    except ArgmapError as error:
        return row | {"problem": reason_of(error)}
    row |= _figures(argument_map) | _answers(file, Path(folder))
    if not (argument_map.statements or argument_map.arguments):
        row |= {"problem": f"{file}: {EMPTY}"}
    elif names_no_side(argument_map):
        row |= {"problem": f"{file}: {NOTES}"}
    if own := additions_of(argument_map):
        row |= {"reader": own.reader, "added": len(own.entries), "exercises": own.done, "at once": own.at_once}
    odd = [d for d in review(argument_map, warnings) if d.severity is not Severity.NOTE and d.code != "no-retelling"]
    return row | {"warnings": len(odd), "first warning": odd[0].message if odd else ""}


def _figures(argument_map: ArgumentMap) -> dict[str, object]:
    """Return what is in a map, by column."""
    from argmap.domain.naming import name_of
    from argmap.graph import measure

    metrics = measure(argument_map)
    counts = metrics.counts
    return {
        "thesis": name_of(argument_map.thesis) if argument_map.thesis else "",
        "claims": len(argument_map.boxes),
        "reasons": counts["inferences"],
        "linked": counts["linked"],
        "objections": counts["conflicts"],
        "undercuts": counts["undercuts"],
        "unanswered": len(metrics.unanswered),
        "hedged": sum(s.hedged for s in argument_map.statements),
        "anchored": sum(bool(s.anchors) for s in argument_map.statements),
        "depth": metrics.depth,
    }


def _answers(file: Path, folder: Path) -> dict[str, object]:
    """Return how many boxes of a map are confirmed in the answers beside it, and how many are left open there."""
    from argmap import map_files, read
    from argmap.compare import answers

    beside = answers_file(file, folder, folder)
    if not beside.is_file() or map_files.is_stray(beside, folder):
        return {}
    try:
        confirmed, left_open = answers.counted(read.read_named(beside), str(beside))
    except ArgmapError as error:
        return {"problem": reason_of(error)}
    return {"confirmed": confirmed, "open": left_open}


def _table(rows: list[dict[str, object]]) -> str:
    from argmap.domain.spreadsheet import to_csv

    return to_csv([COLUMNS, *(row.values() for row in rows)])
