"""A map as readers with different assumptions see it: it is read once, and of what is weighed only what differs anew."""

from __future__ import annotations

from functools import cached_property

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import PLAIN, Settings
from argmap.semantics.framework import Framework
from argmap.semantics.reading import Reading
from argmap.semantics.structure import Structure
from argmap.semantics.weigher import Weigher
from argmap.semantics.weights import Weights


class Reader:
    """The reading of ``map_``, with ``framework`` for a reader who assumes nothing."""

    def __init__(self, map_: ArgumentMap, settings: Settings = PLAIN) -> None:
        self._reading = Reading(map_, settings)
        plain = self._reading.plain
        self.framework = self._weigher.put(plain, self._reading.weighed)[0] if self.weighs else plain

    @property
    def weighs(self) -> bool:
        """Return whether weights count for anything."""
        return bool(self._reading.weighed)

    @property
    def structure(self) -> Structure:
        """The structure of the map."""
        return self._reading.structure

    @cached_property
    def weights(self) -> Weights:
        """The weights of everything with nothing assumed."""
        return Weights(self._reading.structure, self._reading.rules, NOTHING)

    @cached_property
    def _weigher(self) -> Weigher:
        return Weigher(self._reading, self.weights, NOTHING)

    def under(self, assumptions: Assumptions) -> Framework:
        """The framework as a reader with ``assumptions`` sees it."""
        return self.read(assumptions)[0].assuming(assumptions)

    def read(self, assumptions: Assumptions) -> tuple[Framework, set[str]]:
        """The framework for a reader with ``assumptions``, which still have to be made, and where it is another one."""
        if not self.weighs or not assumptions.accepted | assumptions.rejected:
            return self.framework, set()
        weights, changed = self.weights.under(assumptions)
        reads = self._weigher.reads
        anew = dict.fromkeys(id_ for other in changed | assumptions.accepted for id_ in reads.get(other, ()))
        return self._weigher.under(weights, assumptions).put(self.framework, anew) if anew else (self.framework, set())
