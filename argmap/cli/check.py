"""``argmap check``: everything that is wrong or odd."""

from __future__ import annotations

import sys

from argmap.cli.command import Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.options import ARTICLE, JSON, MAP
from argmap.cli.terminal import counted_severities, diagnostic_data, print_diagnostics, print_json, visible
from argmap.domain.diagnostics import Severity

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

COMMAND = Command(
    "Report what is wrong or odd in a map.",
    (
        ("argmap check graphs/lukashenko", "exit code 0 if all is well, 1 if something was found"),
        ("argmap check graphs/lukashenko --text article.txt", "also compare every anchor with your copy"),
    ),
    (MAP, ARTICLE, JSON),
    details="It looks at the notation, the structure, the dataset and the anchors.",
)


def run(options: Namespace) -> int:
    """Print everything that is wrong or odd; notes alone are no fault."""
    from argmap import pipeline

    diagnostics = pipeline.check(options.map, options.text)
    if options.json:
        print_json({"diagnostics": [diagnostic_data(d) for d in diagnostics]})
    else:
        print_diagnostics(diagnostics, stream=sys.stdout)
        print(counted_severities(diagnostics) if diagnostics else f"{visible(options.map)}: no faults found")
    return FINDINGS if any(d.severity is not Severity.NOTE for d in diagnostics) else WELL
