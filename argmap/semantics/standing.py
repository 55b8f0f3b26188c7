"""A map that is judged again and again: after the first time, only what depends on a new assumption is judged anew.

What an assumption cannot reach keeps its status and the round in which it was decided, since both hang on nothing but
what an element rests on. So the iteration runs on what it can reach, and what stands at the border joins it in the round
in which it was decided. Where something is weighed, what the reader accepts or rejects changes weights: what weighs
something else then is put on the scales anew, and counts as touched by the assumption.
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
from argmap.semantics.reader import Reader

_KEPT = "_standing"  # beside what a map caches itself, so that both go together


class Standing:
    """The standing of a map with nothing assumed, by settings, kept as long as the map is."""

    def __init__(self, map_: ArgumentMap, settings: Settings) -> None:
        self.settings = settings
        self.reader = Reader(map_, settings)
        self.framework = self.reader.framework
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

    def under(self, assumptions: Assumptions) -> tuple[Framework, Labelling]:
        """The framework and its labelling as a reader with ``assumptions`` sees them."""
        if not assumptions.everything:
            return self.framework, self.labelling
        read, anew = self.reader.read(assumptions)
        framework = read.assuming(assumptions)
        touched = (framework.rejected ^ self.framework.rejected) | framework.accepted | framework.contested | anew
        return framework, grounded_within(framework, self._reach(touched), self.labelling)

    @cached_property
    def _users(self) -> Mapping[str, list[str]]:
        """The elements that depend on each element at once."""
        users: defaultdict[str, list[str]] = defaultdict(list)
        for id_, condition in self.framework.conditions.items():
            for side in condition:
                for other in side:
                    users[other].append(id_)
        for id_, weighing in self.framework.weighings.items():
            for other in weighing.ids:
                users[other].append(id_)
        return dict(users)

    def lend(self, findings: Findings) -> None:
        """Let ``findings`` know what earlier ones have found out about the map alone."""
        vars(findings)["structure"] = self.reader.structure
        if self.findings is None:
            self.findings = findings
        else:
            findings.share(self.findings)
        if self.reader.weighs:
            vars(findings)["unassumed_weights"] = self.reader.weights

    def _reach(self, touched: Iterable[str]) -> dict[str, None]:
        """Everything that depends on what is ``touched``, and that itself."""
        reached = dict.fromkeys(id_ for id_ in touched if id_ in self.framework.conditions)
        todo = list(reached)
        while todo:
            for user in self._users.get(todo.pop(), ()):
                if user not in reached:
                    reached[user] = None
                    todo.append(user)
        return reached
