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


def maps_below(path: Path) -> list[Path]:
    """Return every map in a folder and in those below it, if it is no map itself; else those in a document, or the path."""
    import os

    from argmap import parts, pipeline

    if not os.path.isdir(path) or os.path.exists(path / pipeline.SOURCE):  # noqa: PTH110, PTH112 - for names too long
        return parts.of(path)
    return [part for file in pipeline.files_below(path) for part in parts.of(file)] or [path]


def handed_in(folder: str, reference: str = "") -> list[Path]:
    """Return the maps in a folder that is no map itself, in any notation that can be read; not the reference among them."""
    import os
    from pathlib import Path

    from argmap import pipeline

    place = Path(folder)
    if not place.is_dir() or (place / pipeline.SOURCE).exists():
        return []
    own = os.path.realpath(reference) if reference else ""
    return [
        entry
        for entry in sorted(place.iterdir())
        if ((entry / pipeline.SOURCE).is_file() or (entry.is_file() and _suffix(entry)))
        and not entry.name.startswith(".")
        and os.path.realpath(entry) != own
    ]


def student_of(file: Path) -> str:
    """Return the name of the student whose file it is: its own, without the suffix."""
    return file.name.removesuffix(_suffix(file)) if file.is_file() else file.name


def _suffix(file: Path) -> str:
    """Return the suffix by which a file is a map, the longest that fits; an empty text if it is none."""
    from argmap import registry

    fitting = [s for known in registry.readable() for s in known.suffixes if file.name.lower().endswith(s)]
    return max(fitting, key=len, default="")
