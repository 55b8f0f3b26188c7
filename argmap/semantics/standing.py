"""A map that is judged again and again: after the first time, only what depends on a new assumption is judged anew.

What an assumption cannot reach keeps its status and the round in which it was decided, since both hang on nothing but
what an element rests on. So the iteration runs on what it can reach, and what stands at the border joins it in the round
in which it was decided. Where something is weighed, what the reader accepts changes weights, and all is read anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import Settings
from argmap.semantics.findings import Findings
from argmap.semantics.fixpoint import grounded, grounded_within
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling
from argmap.semantics.reading import from_map, read_under

_KEPT = "_standing"  # beside what a map caches itself, so that both go together


class Standing:
    """How a map stands with nothing assumed, by settings, kept as long as the map is."""

    def __init__(self, map_: ArgumentMap, settings: Settings) -> None:
        self.settings = settings
        self.framework = from_map(map_, settings)
        self.findings: Findings | None = None  # the first ones, whose knowledge of the map alone others can share

    @classmethod
    def of(cls, map_: ArgumentMap, settings: Settings) -> Standing:
        """The standing of ``map_``, remembered from the last time if the settings are the same."""
        known: Standing | None = vars(map_).get(_KEPT)
        if known is None or known.settings != settings:
            known = vars(map_)[_KEPT] = cls(map_, settings)
        return known

    @cached_property
    def labelling(self) -> Labelling:
        """The grounded labelling with nothing assumed."""
        return grounded(self.framework)

    def under(self, map_: ArgumentMap, assumptions: Assumptions) -> tuple[Framework, Labelling]:
        """The framework and its labelling as a reader with ``assumptions`` sees them."""
        if not assumptions.everything:
            return self.framework, self.labelling
        if self.framework.weighings:
            framework = read_under(map_, assumptions, self.settings)
            return framework, grounded(framework)
        framework = self.framework.assuming(assumptions)
        touched = (framework.rejected ^ self.framework.rejected) | framework.accepted | framework.contested
        return framework, grounded_within(framework, self._reach(touched), self.labelling)

    @cached_property
    def _users(self) -> Mapping[str, list[str]]:
        """What depends on each element at once."""
        users: defaultdict[str, list[str]] = defaultdict(list)
        for id_, condition in self.framework.conditions.items():
            for side in condition:
                for other in side:
                    users[other].append(id_)
        return dict(users)

    def _reach(self, touched: Iterable[str]) -> dict[str, None]:
        """Everything that depends on what is ``touched``, and that itself."""
        found = dict.fromkeys(id_ for id_ in touched if id_ in self.framework.conditions)
        todo = list(found)
        while todo:
            for user in self._users.get(todo.pop(), ()):
                if user not in found:
                    found[user] = None
                    todo.append(user)
        return found
