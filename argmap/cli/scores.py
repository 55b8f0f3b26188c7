"""The base scores of gradual semantics: those of ``--scores``, and a word of warning where strengths do not settle."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def scores_of(options: Namespace) -> dict[str, Any] | None:
    """Return the base scores in the file that ``--scores`` names."""
    from argmap import read
    from argmap.semantics.gradual.scores import from_json

    return from_json(read.read_named(options.scores), options.scores) if options.scores else None


def warn_of_cycles(converged: bool, extent: str) -> None:
    """Warn that strengths move in circles, unless they ``converged``."""
    if not converged:
        print(f"warning: strengths go round in circles and did not come to rest: {extent}", file=sys.stderr)
