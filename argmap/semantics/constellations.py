"""The probability that a statement holds, where each uncertain element is there or not by chance.

The constellations approach (Li, Oren & Norman 2011; Hunter 2014): elements are there independently of each other, every
combination is a world, and in each world the grounded semantics says what holds. What is not there counts as rejected.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import Argument, ArgumentMap, Point, Statement
from argmap.domain.rules import PLAIN, Settings
from argmap.semantics.evaluation import require
from argmap.semantics.framework import Framework
from argmap.semantics.gradual.scores import Scores
from argmap.semantics.labelling import Status
from argmap.semantics.reading import read_under
from argmap.semantics.worlds import Worlds, combinations, cone, drawn, grounded_in, with_parts

SAMPLES, MOST_SAMPLES = 20_000, 10_000_000
_AT_ONCE = 20_000  # samples, so that memory does not grow with their number
ENUMERATED = 16  # uncertain elements up to which all worlds are counted, 65,536 of them
_Z = 1.959963984540054  # of the normal distribution, for 95 in 100


@dataclass(frozen=True)
class Probability:
    """The probability of each status of ``target``, and the interval for "holds" that is right 95 times in 100.

    ``uncertain`` are the elements that chance decides on; ``worlds`` were looked at, all that there are if ``exact``.
    """

    target: str
    shares: Mapping[Status, float]
    low: float
    high: float
    worlds: int
    exact: bool
    uncertain: Mapping[str, float]
    seed: int | None = None

    @property
    def holds(self) -> float:
        """The probability that the target holds."""
        return self.shares[Status.HOLDS]

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data for JSON."""
        return {
            "target": self.target,
            "probability": {status.value: share for status, share in self.shares.items()},
            "interval": [self.low, self.high],
            "confidence": 1.0 if self.exact else 0.95,
            "worlds": self.worlds,
            "exact": self.exact,
            "seed": self.seed,
            "uncertain": dict(self.uncertain),
        }


def probability(
    map_: ArgumentMap,
    target: str,
    scores: Mapping[str, Any] | None = None,
    assumptions: Assumptions = Assumptions(),  # noqa: B008 - frozen
    samples: int = SAMPLES,
    seed: int = 1,
    settings: Settings = PLAIN,
) -> Probability:
    """Find the probability that ``target`` holds.

    Up to 16 uncertain elements all worlds are counted, else ``samples`` are drawn from ``seed`` and the Wilson interval
    is given. A statement is there with the score of its hedge; one that the map gives reasons for and that is not
    hedged is there for sure, since its reasons decide. A step or attack is there unless ``scores`` name it. Raises
    ``UnknownNameError`` and ``ScoreError``, and ``ArgmapError`` for more than ten million samples.
    """
    if not 0 < samples <= MOST_SAMPLES:
        message = f"{samples:,} samples are too many or none; there can be 1 to {MOST_SAMPLES:,}."
        raise ArgmapError.because("too-many-samples", message, "20,000 give two digits, a million three.")
    require(map_.elements, [target, *assumptions.everything])
    framework = read_under(map_, assumptions, settings)
    require(framework.conditions, [target])
    chances = presence(map_, framework, Scores.of(map_, scores), assumptions)
    near = cone(framework, target)
    chances = {
        id_: p for id_, p in chances.items() if p < 1 and not near.isdisjoint((id_, *framework.parts.get(id_, ())))
    }
    uncertain = {id_: p for id_, p in chances.items() if p > 0}
    if len(uncertain) <= ENUMERATED:
        worlds = _worlds(framework, target, 1 << len(uncertain), chances, combinations(uncertain))
        shares = {status: _weight(bits, list(uncertain.values())) for status, bits in worlds.by_status.items()}
        holds = shares[Status.HOLDS]
        return Probability(target, shares, holds, holds, worlds.count, True, uncertain)
    counts = dict.fromkeys(Status, 0)
    chance = Random(seed)
    for first in range(0, samples, _AT_ONCE):
        count = min(_AT_ONCE, samples - first)
        there = {id_: drawn(p, count, chance) for id_, p in uncertain.items()}
        for status, bits in _worlds(framework, target, count, chances, there).by_status.items():
            counts[status] += bits.bit_count()
    shares = {status: count / samples for status, count in counts.items()}
    low, high = wilson(counts[Status.HOLDS], samples)
    return Probability(target, shares, low, high, samples, False, uncertain, seed)


def _worlds(
    framework: Framework, target: str, count: int, chances: Mapping[str, float], there: Mapping[str, int]
) -> Worlds:
    """Return how the target fares where what chance has a say in is only ``there`` in some worlds."""
    everywhere = (1 << count) - 1
    absent = {id_: everywhere & ~there.get(id_, 0) for id_ in chances}
    return grounded_in(framework, target, count, with_parts(framework, absent), {})


def presence(map_: ArgumentMap, framework: Framework, scores: Scores, assumptions: Assumptions) -> dict[str, float]:
    """Return how probable it is that each element is there; nothing that the reader assumes is left to chance."""
    presence_of = {}
    for id_, (_, some_of, _) in framework.conditions.items():
        element = map_.elements.get(id_)
        if element is None or id_ in assumptions.everything:
            continue
        plain = isinstance(element, Argument) or (isinstance(element, Statement) and not element.hedged)
        if id_ in scores.own:
            presence_of[id_] = scores.own[id_]
        elif isinstance(element, Point) and not (isinstance(element, Argument) and element.inferences):
            vouched = isinstance(element, Argument) or element.stance.value not in scores.table
            presence_of[id_] = 1.0 if some_of and plain and vouched else scores.word(element)
    return presence_of


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The interval of Wilson (1927) at 95%, which keeps its promise near 0 and 1 too."""
    share, square = successes / trials, _Z * _Z / trials
    middle = (share + square / 2) / (1 + square)
    half = _Z / (1 + square) * math.sqrt(share * (1 - share) / trials + square / (4 * trials))
    return max(0.0, middle - half), min(1.0, middle + half)


def _weight(bits: int, chances: list[float]) -> float:
    """The probability of the worlds in ``bits``, element by element."""
    weights = [float(bit) for bit in reversed(f"{bits:0{1 << len(chances)}b}")]
    for p in chances:
        weights = [(1 - p) * out + p * in_ for out, in_ in zip(weights[::2], weights[1::2], strict=True)]
    return weights[0]
