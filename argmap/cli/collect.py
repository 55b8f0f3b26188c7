"""``argmap collect``: a table of the maps that a class handed in, without a reference."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import handed_in, student_of
from argmap.cli.options import JSON
from argmap.cli.terminal import print_json, write_out
from argmap.cli.values import path
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

COMMAND = Command(
    (
        ("argmap collect handed-in > class.csv", "a row for each map: what is in it, and what argmap check finds"),
        ("argmap collect handed-in --json", "the same for programs"),
    ),
    (Argument("folder", type=path, metavar="DIR", help="a folder of maps, in any notations that argmap reads"), JSON),
    details="argmap compare holds them against a map of yours. Nothing is sent anywhere.",
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
    *("depth", "warnings", "first warning", "problem"),
)


def run(options: Namespace) -> int:
    """Print a table of all maps in a folder; the exit code is 1 if one of them cannot be read."""
    files = handed_in(options.folder)
    if not files:
        remedy = "Name the folder that the maps of the class stand in, such as handed-in/ana.argdown."
        raise ReadError(Diagnostic("no-maps", f"No map stands in {options.folder}.", None, remedy))
    rows = [_row(file) for file in files]
    if options.json:
        print_json({"students": rows})
    else:
        write_out(_table(rows).encode())
    return FINDINGS if any(row["problem"] for row in rows) else WELL


def _row(file: Path) -> dict[str, object]:
    from argmap import pipeline
    from argmap.domain.diagnostics import Severity
    from argmap.graph import measure
    from argmap.review import review

    row: dict[str, object] = {**dict.fromkeys(COLUMNS, ""), "student": student_of(file)}
    try:
        found, warnings = pipeline.load_with_diagnostics(file)
    except ArgmapError as error:
        return row | {"problem": str(error.diagnostics[0]) if error.diagnostics else str(error)}
    odd = [d for d in review(found, warnings) if d.severity is not Severity.NOTE]
    metrics = measure(found)
    counts = metrics.counts
    return row | {
        "thesis": found.thesis.title or found.thesis.text if found.thesis else "",
        "claims": counts["statements"] + sum(not a.inferences for a in found.arguments),
        "reasons": counts["inferences"],
        "linked": counts["linked"],
        "objections": counts["conflicts"],
        "undercuts": counts["undercuts"],
        "unanswered": len(metrics.unanswered),
        "hedged": sum(s.hedged for s in found.statements),
        "anchored": sum(bool(s.anchors) for s in found.statements),
        "depth": metrics.depth,
        "warnings": len(odd),
        "first warning": odd[0].message if odd else "",
    }


def _table(rows: list[dict[str, object]]) -> str:
    import csv
    import io

    from argmap.domain.characters import guard

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row.values()])
    return out.getvalue()
