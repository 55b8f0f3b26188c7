"""Rules of judging a map: standards of proof, weights of hedges, what is presumed, what discharges a supposition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from argmap.domain.diagnostics import Diagnostic, UnknownNameError
from argmap.domain.model import Argument, ArgumentMap, Hedge, Point, Role, Stance, Statement
from argmap.domain.standards import Standard, Unknown, Weighing

STRICT = frozenset({Standard.CLEAR_AND_CONVINCING, Standard.BEYOND_REASONABLE_DOUBT})  # of a map: for what is at issue
CASES = "cases"
SURE = 900  # what is certain weighs so many thousandths
VOUCHED = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.CONCEDED})


@dataclass(frozen=True)
class Settings:
    """The choices of a reader; whatever is empty is as the map says, or else the default.

    ``own`` are standards of single statements by id. ``weigh`` is ``tally`` or ``strongest``, ``unknown`` (what becomes
    of a statement that nobody is on record as saying) ``presume`` or ``open``; ``floating`` is whether what holds in
    every preferred labelling counts as holding.
    """

    standard: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    weigh: str = ""
    unknown: str = ""
    floating: bool | None = None

    def __post_init__(self) -> None:
        known: dict[str, tuple[str, ...]] = {
            "standard": tuple(Standard),
            "weigh": tuple(Weighing),
            "unknown": tuple(Unknown),
        }
        chosen = [(kind, getattr(self, kind)) for kind in known] + [("standard", name) for name in self.own.values()]
        faults = [_unknown(kind, name, known[kind]) for kind, name in chosen if name and name not in known[kind]]
        if faults:
            raise UnknownNameError.of(faults)

    def __hash__(self) -> int:
        return hash((self.standard, tuple(sorted(self.own.items())), self.weigh, self.unknown, self.floating))


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> Diagnostic:
    message = f"“{name}” is nothing that “{kind}” can be."
    return Diagnostic(f"unknown-{kind}", message, remedy=f"Use one of {', '.join(known)}.")


PLAIN = Settings()


@dataclass(frozen=True)
class Rules:
    """The outcome of ``settings`` and ``map``: the standard of each statement, and what the author vouches for."""

    map: ArgumentMap
    settings: Settings
    at_issue: frozenset[str]

    @classmethod
    def of(cls, map_: ArgumentMap, settings: Settings = PLAIN) -> Rules:
        """The rules for ``map_``: what the reader chooses, then what the map says."""
        theses = frozenset(s.id for s in map_.statements if s.role is Role.THESIS)
        if not theses:
            premises = {p for i in map_.inferences for p in i.premises} | {
                p for c in map_.conflicts for p in c.premises
            }
            theses = frozenset(e.id for e in map_ if isinstance(e, Point) and e.id not in premises)
        return cls(map_, settings, theses)

    @property
    def standard(self) -> Standard:
        """The standard of the map as a whole."""
        return _standard(self.settings.standard) or _standard(self.map.standard) or Standard.NO_OBJECTION

    @property
    def strongest(self) -> bool:
        """Return whether only the weightiest pro and con are compared."""
        return (self.settings.weigh or self.map.weigh) == Weighing.STRONGEST

    @property
    def presumes(self) -> bool:
        """Return whether what nobody is on record as saying counts until something speaks against it."""
        return (self.settings.unknown or self.map.unknown) != Unknown.OPEN

    @property
    def floating_counts(self) -> bool:
        """Return whether what holds in every preferred labelling is taken to hold."""
        return self.map.floating if self.settings.floating is None else self.settings.floating

    def standard_of(self, element: Point) -> Standard:
        """The standard that ``element`` must meet; the strict ones of a whole map are for what is at issue."""
        said = _standard(self.settings.own.get(element.id, ""))
        if said is None and isinstance(element, Statement):
            said = _standard(element.standard)
        if said is not None:
            return said
        standard = self.standard
        return Standard.PREPONDERANCE if standard in STRICT and element.id not in self.at_issue else standard

    @cached_property
    def hedges(self) -> Mapping[Hedge, int]:
        """The weight of each hedge."""
        return hedge_weights(self.map)

    def word(self, element: Point) -> int:
        """Return what the author's word for ``element`` weighs, in thousandths."""
        if not isinstance(element, Statement):
            return SURE
        return self.hedges[element.certainty] if element.credence is None else thousandths(element.credence)

    def vouches(self, element: Point) -> bool:
        """Return whether the author's word is a reason for ``element``."""
        if isinstance(element, Argument):
            return True
        return element.stance in VOUCHED or (element.stance is Stance.UNKNOWN and self.presumes)


def _standard(name: Any) -> Standard | None:
    """The standard called ``name``; a map may say anything, of which ``argmap check`` speaks."""
    return Standard(name) if name and name in tuple(Standard) else None


def thousandths(number: float) -> int:
    """A number from 0 to 1 in thousandths."""
    return round(number * 1000)


@cache
def hedge_scores() -> Mapping[str, float]:
    """The scores of hedges, and of stances and claims with reasons, that come with argmap."""
    scores: dict[str, float] = json.loads(Path(__file__).with_name("hedges.json").read_text("ascii"))
    return scores


@cache
def discharging() -> Mapping[str, str]:
    """The schemes that discharge suppositions: ``cases``, ``absurd`` or ``if`` by the slug of the scheme."""
    kinds: dict[str, str] = json.loads(Path(__file__).with_name("discharges.json").read_text("ascii"))
    return kinds


def hedge_weights(map_: ArgumentMap) -> Mapping[Hedge, int]:
    """Return what each hedge weighs, in thousandths: as ``scores`` in the settings of the map says, or by default."""
    scores = dict(hedge_scores())  # what is wrong with those of the map is said where strengths are computed
    numbers = {k: v for k, v in map_.scores.items() if isinstance(v, int | float) and not isinstance(v, bool)}
    scores |= {label: float(value) for label, value in numbers.items() if label in scores and 0 <= value <= 1}
    return {hedge: thousandths(scores[hedge.label]) for hedge in Hedge}


def applied(map_: ArgumentMap, settings: Settings) -> ArgumentMap:
    """``map_`` with what ``settings`` choose written into it, for what is given a map alone."""
    own = settings.own
    statements = tuple(replace(s, standard=own[s.id]) if s.id in own else s for s in map_.statements)
    return replace(
        map_,
        statements=statements,
        standard=settings.standard or map_.standard,
        weigh=settings.weigh or map_.weigh,
        unknown=settings.unknown or map_.unknown,
        floating=map_.floating if settings.floating is None else settings.floating,
    )
