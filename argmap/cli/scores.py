"""Common ground of commands on strengths: the choice of semantics, base scores of ``--scores``, warnings of cycles."""

from __future__ import annotations

import sys

from argmap.cli.command import Argument
from argmap.domain.semantics import DEFAULT_GRADUAL, GRADUAL

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

GRADUAL_SEMANTICS = Argument(
    "--semantics",
    choices=GRADUAL,
    default=DEFAULT_GRADUAL,
    help=f"how attack and support move a score (default: {DEFAULT_GRADUAL}; see docs/explanation/strength.md)",
)


def scores_of(options: Namespace) -> dict[str, Any] | None:
    """Return the base scores in the file that ``--scores`` names."""
    from argmap import read
    from argmap.semantics.gradual.scores import from_json

    return from_json(read.read_named(options.scores), options.scores) if options.scores else None


def warn_of_cycles(converged: bool, extent: str) -> None:
    """Warn that strengths move in cycles, unless they ``converged``."""
    if not converged:
        print(f"warning: strengths depend on each other in cycles and did not come to rest: {extent}", file=sys.stderr)
