"""The maps that a command line names: folders stand for the maps in them, and standard input can be read once."""

from __future__ import annotations

from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STANDARD_INPUT = "-"


def refuse_second_reading(names: Iterable[str | None]) -> None:
    """Refuse to read standard input for two things."""
    if list(names).count(STANDARD_INPUT) > 1:
        message = "Standard input can be read for one thing only, and - is named twice."
        raise ReadError(Diagnostic("one-input", message, None, "Save one of them in a file, and name that."))


def maps_in(path: Path) -> list[Path]:
    """Return the maps in a folder that is none itself, those in a document with several, or else the path."""
    from argmap import parts, pipeline

    try:
        pipeline.find_source(path)
    except ArgmapError as error:
        if any(diagnostic.code == "no-map" for diagnostic in error.diagnostics):
            return pipeline.find_maps(path) or [path]
    return parts.of(path)
