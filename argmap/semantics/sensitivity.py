"""Sensitivity, which score matters most: how far a statement's strength moves when that of another is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Point, Statement
from argmap.domain.semantics import DEFAULT_GRADUAL
from argmap.semantics.budget import Budget, OutOfTime
from argmap.semantics.evaluation import require
from argmap.semantics.gradual.modular import Modular, named
from argmap.semantics.gradual.reading import MapQbaf, read
from argmap.semantics.gradual.scores import Scores
from argmap.semantics.gradual.solving import Update, solve
from argmap.semantics.worlds import cone

_UNMOVED = 1e-13  # a change that is not followed any further


@dataclass(frozen=True, slots=True)
class Swing:
    """The target's strength if the base score of ``id`` were 0 or 1, and one step lower or higher on the scale.

    ``score`` is the base score that it has, ``hedge`` its hedge (nothing for an argument).
    """

    id: str
    hedge: str
    score: float
    at_zero: float
    at_one: float
    lower: float
    higher: float

    @property
    def size(self) -> float:
        """The distance that the target's strength moves in all."""
        return abs(self.at_one - self.at_zero)


@dataclass(frozen=True)
class Sensitivity:
    """The scores that move the strength of ``target``, largest swing first; what does not move it is left out.

    Not ``complete`` if the time was up: then there may be more. Not ``converged`` if some strength did not come to rest.
    """

    target: str
    semantics: str
    strength: float
    swings: tuple[Swing, ...]
    complete: bool
    converged: bool

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data for JSON."""
        return {
            "target": self.target,
            "semantics": self.semantics,
            "strength": self.strength,
            "complete": self.complete,
            "converged": self.converged,
            "swings": [{name: getattr(swing, name) for name in (*Swing.__slots__, "size")} for swing in self.swings],
        }


def sensitivity(
    map_: ArgumentMap,
    target: str,
    semantics: str = DEFAULT_GRADUAL,
    scores: Mapping[str, Any] | None = None,
    assumptions: Assumptions = Assumptions(),  # noqa: B008 - frozen
    *,
    hedged: bool = False,
    budget: Budget | None = None,
) -> Sensitivity:
    """Change the base score of one other statement at a time, and see how strong ``target`` becomes.

    With ``hedged`` only statements that are hedged are tried. What the reader assumes something of is not. When
    ``budget`` runs out, what was found until then is given. Raises ``UnknownNameError`` and ``ScoreError``.
    """
    require(map_.elements, [target, *assumptions.everything])
    chosen, table = named(semantics), Scores.of(map_, scores)
    reading = read(map_, table, assumptions)
    require(reading.number, [target])
    trial = _Trial(reading, chosen, reading.nodes(target))
    near = cone(reading.framework, target)
    swings = []
    complete = False
    with suppress(OutOfTime):
        for element in _candidates(map_, target, near, assumptions, hedged):
            if budget:
                budget.check()
            swings.append(_swing(element, reading, table, trial))
        complete = True
    position = {id_: number for number, id_ in enumerate(map_.elements)}
    moving = sorted((s for s in swings if s.size > 1e-12), key=lambda s: (-round(s.size, 9), position[s.id]))
    return Sensitivity(target, chosen.name, trial.now, tuple(moving), complete, trial.converged)


def _candidates(
    map_: ArgumentMap, target: str, near: frozenset[str], assumptions: Assumptions, hedged: bool
) -> list[Point]:
    """Return what has a base score of its own; what is hedged first, in case the time runs out."""
    boxes = map_.boxes
    candidates = [box for box in boxes if box.id in near and box.id not in {target, *assumptions.everything}]
    candidates.sort(key=lambda box: not _is_hedged(box))
    return [box for box in candidates if _is_hedged(box)] if hedged else candidates


def _is_hedged(box: Point) -> bool:
    return isinstance(box, Statement) and box.hedged


def _swing(element: Point, reading: MapQbaf, scores: Scores, trial: _Trial) -> Swing:
    node = reading.number[element.id]
    score = reading.qbaf.base[node]
    own = element.id in scores.own
    word = score if own else scores.word(element)
    factor = score / word if word else 1.0  # what the score was multiplied by since the map gives reasons
    lower, higher = (step * factor for step in scores.steps(word))
    hedge = element.hedge.label if isinstance(element, Statement) and element.hedge else ""
    return Swing(element.id, hedge, score, *(trial(node, value) for value in (0.0, 1.0, lower, higher)))


class _Trial:
    """The target's strength with one base score changed. Without cycles, only what that reaches is computed again."""

    def __init__(self, reading: MapQbaf, semantics: Modular, targets: Sequence[int]) -> None:
        self.reading, self.semantics, self.targets = reading, semantics, targets
        solution = solve(reading.qbaf, semantics)
        self.converged = solution.converged
        self.base = [*reading.qbaf.base]
        self.update = Update(reading.qbaf, semantics, [float(v) for v in solution.values])
        self.update.base = self.base
        order, _, core = reading.qbaf.schedule
        self.circular = core[0] < core[1]
        self.order, self.place = order, {node: position for position, node in enumerate(order)}
        self.users: list[list[int]] = [[] for _ in order]
        for edges in (reading.qbaf.supports, reading.qbaf.attacks, reading.qbaf.needs):
            for node in order:
                for source in edges.sources[edges.starts[node] : edges.starts[node + 1]]:
                    self.users[source].append(node)
        self.now = self._strongest(self.update.values)

    def __call__(self, node: int, score: float) -> float:
        if self.circular:
            base = [*self.reading.qbaf.base]
            base[node] = score
            solution = solve(self.reading.having(base), self.semantics)
            self.converged &= solution.converged
            return self._strongest(solution.values)
        self.base[node], before = score, self.base[node]
        kept = self._follow(node)
        strongest = self._strongest(self.update.values)
        self.base[node] = before
        for other, value in kept:
            self.update.values[other] = value
        return strongest

    def _follow(self, node: int) -> list[tuple[int, float]]:
        """Compute ``node`` and, in order, whatever its change reaches; returns what there was before."""
        values, kept = self.update.values, []
        waiting, queued = [self.place[node]], {node}
        while waiting:
            reached = self.order[heappop(waiting)]
            value = self.update(reached)
            if abs(value - values[reached]) <= _UNMOVED:
                continue
            kept.append((reached, values[reached]))
            values[reached] = value
            for user in self.users[reached]:
                if user not in queued:
                    queued.add(user)
                    heappush(waiting, self.place[user])
        return kept

    def _strongest(self, values: Sequence[float]) -> float:
        return max(float(values[target]) for target in self.targets)
