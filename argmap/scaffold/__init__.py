"""Beginnings of a folder for ``argmap new``: a small map, kept beside this file as two files, or a text."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

from argmap.domain.diagnostics import WriteError
from argmap.domain.ids import slug
from argmap.domain.model import Span
from argmap.write import Written, readable_errors, write_files

FILES = ("map.argdown", "retelling.md")


def write_scaffold(folder: Path) -> list[Written]:
    """Write a small map that builds at once into a new or empty folder; raises ``WriteError`` if it holds anything."""
    name = free_name(folder)
    texts = {file: (resources.files("argmap.scaffold") / file).read_text(encoding="utf-8") for file in FILES}
    return write_files(folder, {file: text.replace("NAME", name).encode() for file, text in texts.items()})


def free_name(folder: Path) -> str:
    """The name of a map in ``folder``, which must be new or empty; raises ``WriteError``."""
    with readable_errors(folder):
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if taken:
        message = "This folder exists and is not empty; nothing was written."
        raise WriteError.because("not-empty", message, "Choose another name.", Span.of_file(os.fspath(folder)))
    return slug(folder.resolve().name) or "map"
