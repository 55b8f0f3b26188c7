"""The gradual semantics: how attackers and supporters add up to an energy, and how that moves a base score.

All are modular in the sense of Mossakowski & Neuhaus (2018): an aggregation and an influence function, applied to
every node. The energy is positive where supporters outweigh attackers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from argmap.domain.diagnostics import UnknownNameError


@dataclass(frozen=True, slots=True)
class Modular:
    """A semantics; with ``additive`` strengths add up to the energy, without it they combine like probabilities."""

    name: str
    additive: bool
    influence: Callable[[float, float], float]  # (base score, energy) -> strength
    code: int  # of the influence, for compiled passes
    bipolar: bool = True  # whether it knows support


def _quadratic(base: float, energy: float) -> float:
    """Potyka (2018): the square of the energy, squeezed into [0, 1), pulls towards 1 or 0."""
    square = energy * energy
    pull = square / (1 + square) if math.isfinite(square) else 1.0
    return base + (1 - base) * pull if energy > 0 else base - base * pull


def _euler(base: float, energy: float) -> float:
    """Amgoud & Ben-Naim (2018)."""
    growth = math.exp(min(energy, 700.0))  # exp overflows beyond, where the result is 1 long since
    return 1 - (1 - base * base) / (1 + base * growth)


def _logistic(base: float, energy: float) -> float:
    """Potyka (2021): the energy is added to the log-odds of the base score, so that 0 and 1 stay what they are."""
    growth = math.exp(max(-700.0, min(energy, 700.0)))
    return base * growth / (1 - base + base * growth)


def _linear(base: float, energy: float) -> float:
    """Rago, Toni, Aurisicchio & Baroni (2016): the difference of what attacks and what supports, both in [0, 1]."""
    return base + energy * ((1 - base) if energy > 0 else base)


def _categoriser(base: float, energy: float) -> float:
    """Besnard & Hunter (2001), with base scores as in Amgoud, Ben-Naim, Doder & Vesic (2017)."""
    return base / (1 - energy)


SEMANTICS = {
    semantics.name: semantics
    for semantics in (
        Modular("quadratic-energy", True, _quadratic, 0),
        Modular("df-quad", False, _linear, 1),
        Modular("euler-based", True, _euler, 2),
        Modular("mlp-based", True, _logistic, 4),
        Modular("h-categoriser", True, _categoriser, 3, bipolar=False),
    )
}


def named(name: str) -> Modular:
    """The semantics called ``name``; raises ``UnknownNameError`` where there is none."""
    if name not in SEMANTICS:
        remedy = f"Use one of {', '.join(SEMANTICS)}."
        raise UnknownNameError.because("unknown-semantics", f"There is no semantics “{name}”.", remedy)
    return SEMANTICS[name]
