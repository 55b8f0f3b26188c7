"""Output of ``argmap evaluate --compare``: one row a claim, one column a reading."""

from __future__ import annotations

from argmap.cli.elements import word_label
from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.terminal import Progress, counted, print_json, table

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap
    from argmap.domain.rules import Settings
    from argmap.semantics import Assumptions
    from argmap.semantics.budget import Budget


def print_readings(
    argument_map: ArgumentMap,
    assumed: Assumptions,
    settings: Settings,
    *,
    budget: Budget,
    progress: Progress,
    as_json: bool,
) -> int:
    """Print the comparison and return the exit code."""
    from argmap.semantics.readings import READINGS, compare_readings

    readings = compare_readings(argument_map, [point.id for point in argument_map.points], assumed, settings, budget)
    progress.say("")
    if as_json:
        statements = {
            id_: {
                "parts": readings.parts(id_),
                "readings": {name: {"status": v.status.value, "verdict": v.word} for name, v in row.items()},
            }
            for id_, row in readings.verdicts.items()
        }
        print_json({"readings": list(READINGS), "statements": statements, "complete": readings.complete})
    else:
        rows = [(id_, *(word_label(v.word) for v in row.values())) for id_, row in readings.verdicts.items()]
        print(table(("statement", *READINGS), rows))
        parting = sum(readings.parts(id_) for id_ in readings.verdicts)
        print(f"\nThe readings differ on {parting} of {counted(len(rows), 'statement')}.")
        if not readings.complete:
            print("The time is up: there may be more preferred labellings than the last two columns are from.")
    return WELL if readings.complete else UNFINISHED
