"""Thousands of maps, asked together: their dataset on disk, and a list of where each comes from."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any

    from argmap.corpus.corpus import Corpus
    from argmap.corpus.intake import Outcome
    from argmap.corpus.shelf import Entry

LIST = "argmap-corpus.sqlite"  # the file by which the folder of a corpus is known
__all__ = ["LIST", "Corpus", "Entry", "Outcome", "is_corpus"]

_HOMES = {"Corpus": "corpus", "Entry": "shelf", "Outcome": "intake"}


def is_corpus(path: str | os.PathLike[str]) -> bool:
    """Whether there is a corpus in the folder ``path``."""
    return os.path.isfile(os.path.join(path, LIST))  # noqa: PTH113, PTH118 - asked before anything is imported


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: most who ask whether there is a corpus have a map."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
