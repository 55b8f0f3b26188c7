"""The causes that the labels of a framework hang on, so that no explanation rests on what it explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.domain.structure import components
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling, Status


@dataclass(frozen=True)
class Hanging:
    """A labelled framework, and which of its nodes were decided before, or without, others."""

    framework: Framework
    labelling: Labelling

    def causes(self, node: str, candidates: Iterable[str], status: Status) -> tuple[str, ...]:
        """Those of ``candidates`` that were found to have ``status`` before ``node`` was decided."""
        at = self.labelling.round
        own = at.get(node, 0)
        return tuple(dict.fromkeys(c for c in candidates if self._is(c, status) and at.get(c, own) < own))

    def apart(self, node: str, candidates: Iterable[str], status: Status) -> tuple[str, ...]:
        """Those of ``candidates`` that have ``status`` whatever becomes of ``node``: found before it, or without it."""
        before = self.causes(node, candidates, status)
        return tuple(
            dict.fromkeys(c for c in candidates if c in before or (self._is(c, status) and not self._rests_on(c, node)))
        )

    def _is(self, node: str, status: Status) -> bool:
        return self.labelling.status[node] is status

    def _rests_on(self, user: str, node: str) -> bool:
        """Return whether ``node`` is among what ``user`` hangs on; what only hangs on what comes before is not followed."""
        graph, places = self._graph
        least = places[node]
        seen = {user}
        todo = [user]
        while todo:
            other = todo.pop()
            if places[other] == least:  # in one cycle, or the same
                return True
            fresh = [cause for cause in graph[other] if places[cause] >= least and cause not in seen]
            todo += fresh
            seen.update(fresh)
        return False

    @cached_property
    def _graph(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, int]]:
        """The nodes that each node hangs on at once, and a number for each, no less than those of what it hangs on."""
        graph = {node: self._hangs_on(node) for node in self.framework.conditions}
        return graph, {node: place for place, part in enumerate(components(graph)) for node in part}

    def _hangs_on(self, node: str) -> Sequence[str]:
        """Return what ``node`` hangs on at once: what is struck by what decides, or has lost all it has, on that alone."""
        if node in self.framework.rejected:
            return ()
        condition, pros = self.framework.in_force[node], self.framework.pros(node)
        strikes = [attack for attack in condition.none_of if self._is(attack, Status.HOLDS)]
        missing = [need for need in condition.all_of if self._is(need, Status.FALLS)]
        lost = pros if all(self._is(pro, Status.FALLS) for pro in pros) else ()
        return strikes or missing or lost or self.framework.causes(node)
