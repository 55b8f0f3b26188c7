"""Thousands of maps, asked together: their dataset on disk, and a list of where each comes from."""

from __future__ import annotations

import os

from argmap.domain.lazy import lazy
from argmap.domain.stores import LIST

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.corpus.corpus import Corpus
    from argmap.corpus.intake import Outcome
    from argmap.corpus.shelf import Entry
    from argmap.domain.matching import Match

__all__ = ["LIST", "Corpus", "Entry", "Match", "Outcome", "is_corpus"]


def is_corpus(path: str | os.PathLike[str]) -> bool:
    """Return whether there is a corpus in the folder ``path``."""
    return os.path.isfile(os.path.join(path, LIST))  # noqa: PTH113, PTH118 - asked before anything is imported


__getattr__, __dir__ = lazy(  # most who ask whether there is a corpus have a map
    __name__,
    {
        "corpus.corpus": ("Corpus",),
        "corpus.shelf": ("Entry",),
        "domain.matching": ("Match",),
        "corpus.intake": ("Outcome",),
    },
)
