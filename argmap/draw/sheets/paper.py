"""Sheets of paper and slides by name, and lengths with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.spelling import similar

POINTS_PER_MM = 72 / 25.4
POINTS_PER_PX = 0.75  # of a px as CSS has it, 96 to the inch
LEAST_ON_PAPER = 7.0  # pt: the smallest text, held in the hand
LEAST_ON_SCREEN = 7.0  # px
MARGIN = 10.0  # mm, what most printers leave white is less

# The shorter and the longer side in mm, and the smallest text in pt; slides and posters are read from further away.
SIZES: dict[str, tuple[float, float, float]] = {
    "a5": (148, 210, LEAST_ON_PAPER),
    "a4": (210, 297, LEAST_ON_PAPER),
    "a3": (297, 420, LEAST_ON_PAPER),
    "a2": (420, 594, 9),
    "a1": (594, 841, 12),
    "a0": (841, 1189, 16),
    "letter": (215.9, 279.4, LEAST_ON_PAPER),
    "legal": (215.9, 355.6, LEAST_ON_PAPER),
    "tabloid": (279.4, 431.8, LEAST_ON_PAPER),
    "slide": (190.5, 338.667, 10),
    "slide-4x3": (190.5, 254, 10),
    "poster": (841, 1189, 16),
}
ON_WALL = ("a2", "a1", "a0", "poster")
_ALWAYS_LANDSCAPE = ("slide", "slide-4x3")
Orientation = Literal["", "portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet; ``width`` and ``height`` are in pt. ``growing`` ones are as high as what is on them."""

    name: str
    width: float
    height: float
    least: float  # pt, of text
    margin: float = MARGIN * POINTS_PER_MM  # pt
    orientation: Orientation = ""  # "" while it is to be chosen
    growing: bool = False

    def turned(self, orientation: Orientation) -> Paper:
        """The same sheet upright or on its side."""
        low, high = sorted((self.width, self.height))
        width, height = (low, high) if orientation == "portrait" else (high, low)
        return replace(self, width=width, height=height, orientation=orientation)

    @property
    def ways(self) -> tuple[Paper, ...]:
        """The sheet as asked for, or both ways if that is to be chosen."""
        return (self,) if self.orientation else (self.turned("landscape"), self.turned("portrait"))


def find_paper(name: str) -> Paper:
    """The sheet called ``name``, such as "a4" or "a3-portrait"; raises ``UnknownNameError``."""
    bare, orientation = name.strip().lower(), ""
    for way in ("portrait", "landscape"):
        if bare.endswith(f"-{way}"):
            bare, orientation = bare.removesuffix(f"-{way}"), way
    if bare not in SIZES:
        near = similar(bare, SIZES)
        remedy = f"Did you mean {near[0]}?" if near else f"There are {', '.join(SIZES)}."
        raise UnknownNameError.because("unknown-page", f"There is no page called {name!r}.", remedy)
    short, long, least = SIZES[bare]
    paper = Paper(bare, long * POINTS_PER_MM, short * POINTS_PER_MM, least)
    if bare in _ALWAYS_LANDSCAPE and not orientation:
        orientation = "landscape"
    return paper.turned(orientation) if orientation else paper  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Length:
    """The width of a picture: in px of a screen or in mm on paper."""

    value: float
    unit: Literal["px", "mm"] = "px"

    @property
    def points(self) -> float:
        """The length in pt."""
        return self.value * (POINTS_PER_PX if self.unit == "px" else POINTS_PER_MM)


_LENGTH = re.compile(r"(\d{1,9}(?:\.\d{1,6})?) *(px|mm|cm|in|)")
_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4}


def parse_length(typed: str) -> Length | None:
    """The length that ``typed`` says, in px without a unit; ``None`` if it says none."""
    match = _LENGTH.fullmatch(typed.strip().lower())
    if match is None or float(match[1]) <= 0:
        return None
    if match[2] in _MM:
        return Length(round(float(match[1]) * _MM[match[2]], 4), "mm")
    return Length(float(match[1]))
