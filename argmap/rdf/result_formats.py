"""The formats in which an answer can be written into a file, by name and by suffix."""

from __future__ import annotations

import os

from argmap.domain.diagnostics import UnknownNameError

FORMATS: dict[str, tuple[str, ...]] = {
    "table": (".txt",),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "json": (".json", ".srj", ".jsonld"),
    "xml": (".xml", ".srx"),
    "turtle": (".ttl",),
    "parquet": (".parquet",),
    "arrow": (".arrow", ".feather"),
}


def format_of(out: str) -> str:
    """The format that the suffix of a file's name tells; raises ``UnknownNameError``."""
    suffix = os.path.splitext(out)[1].lower()  # noqa: PTH122 - the command line starts without pathlib
    for name, suffixes in FORMATS.items():
        if suffix in suffixes:
            return name
    known = ", ".join(suffix for suffixes in FORMATS.values() for suffix in suffixes)
    message = f"The suffix of {out!r} does not say in which format the answer is to be written."
    raise UnknownNameError.because("unknown-format", message, f"Name the format, or use one of {known}.")
