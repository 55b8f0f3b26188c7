"""The maps in a document that holds several: ``notes.md#rain`` is one of those in ``notes.md``."""

from __future__ import annotations

import os
from pathlib import Path

from argmap import read, registry
from argmap.domain.diagnostics import ReadError


def split(path: str | Path) -> tuple[Path, str]:
    """The file that ``path`` names, and the map in it: ``notes.md#rain`` is one of several in the document ``notes.md``."""
    name, mark, part = os.fspath(path).rpartition("#")
    documents = registry.format_named("argdown-markdown").suffixes
    if not mark or not name.lower().endswith(documents) or os.path.exists(os.fspath(path)):  # noqa: PTH110
        return Path(path), ""
    return Path(name), part


def of(path: str | Path) -> list[Path]:
    """The maps of a document that holds several, each as ``FILE#NAME``; otherwise ``path`` alone."""
    names = _names_in(Path(path))
    return [Path(f"{path}#{name}") for name in names] if len(names) > 1 else [Path(path)]


def is_document_of_maps(path: Path) -> bool:
    """Return whether maps stand in a document, or it cannot be read, as reading will tell; a text may be a discussion."""
    return _is_discussion(path) or bool(_names_in(path))


def _is_discussion(path: Path) -> bool:
    if path.suffix.lower() not in registry.format_named("kialo").suffixes:
        return False
    from argmap.formats.kialo_lines import is_discussion

    try:
        return is_discussion(read.read_text(path))
    except ReadError:  # an article in another encoding, or something else that nobody asked to read
        return False


def _names_in(path: Path) -> list[str]:
    """The names of the maps in a document; one without a name if it cannot be read."""
    if path.suffix.lower() not in registry.format_named("argdown-markdown").suffixes or not path.is_file():
        return []
    from argmap.formats import argdown_markdown as markdown

    try:
        return [fence.name for fence in markdown.fences(read.read_text(path))]
    except ReadError:  # which reading it will tell
        return [""]


def narrow(content: str, source: Path, part: str, notation: str | None) -> str:
    """Return what of a file is map: of a document, the fence."""
    suffixes = registry.format_named("argdown-markdown").suffixes
    if notation != "argdown-markdown" and (notation or source.suffix.lower() not in suffixes):
        return content
    from argmap.formats import argdown_markdown as markdown

    return markdown.narrow(content, part)
