"""Drawings: how a map is to be drawn, and what comes of it: everything that a user may choose about a picture."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.draw.linking import Area
from argmap.draw.look import Direction
from argmap.draw.sheets.paper import LEAST_ON_PAPER, LEAST_ON_SCREEN, POINTS_PER_PX, Length, Paper, find_paper
from argmap.draw.theme import Theme, load_theme

DPI = 200  # of a PNG on paper, if nothing else is asked for


@dataclass(frozen=True, slots=True)
class Drawing:
    """The way in which a map is to be drawn."""

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    themed: bool = False  # whether somebody has chosen the theme
    full: bool = False  # whole claims instead of titles
    legend: bool = True
    source: bool = True
    paper: Paper | None = None
    tiled: bool = False
    width: Length | None = None
    least: float | None = None  # pt on paper, px on a screen; the paper's own if it is not given
    dpi: int | None = None  # of a PNG
    root: str | None = None  # id of the statement to begin with
    depth: int | None = None  # how many steps to go from there
    strands: tuple[str, ...] = ()  # to draw only these, and what they lead to
    direction: Direction = "left-to-right"
    bare: bool = False  # without verdicts and roles
    numbered: bool = False  # with the numbers of the outline
    claims: bool = False  # whole claims below their titles
    fonts: tuple[Path, ...] = ()  # files or folders, for letters that our font lacks
    language: str = ""  # of words that are not the map's own; the map's if it is not given

    @property
    def natural(self) -> bool:
        """Return whether the picture shows all of the map and is as large as that makes it."""
        return self == Drawing(self.theme, self.themed, fonts=self.fonts, language=self.language)

    @property
    def sheet(self) -> Paper | None:
        """The sheet to draw on; ``None``: the picture is as large as the map."""
        if self.paper is not None:
            return self.paper if self.least is None else replace(self.paper, least=self.least)
        if self.width is None:
            return None
        on_screen = self.width.unit == "px"
        least = self.least if self.least is not None else LEAST_ON_SCREEN if on_screen else LEAST_ON_PAPER
        least *= POINTS_PER_PX if on_screen else 1.0
        wide = self.width.points
        return Paper("", wide, wide * 1.4, least, 0.0, "portrait", growing=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture: ``width`` and ``height`` in pt, ``marks`` the statements that a reader may want to find on it."""

    svg: str
    title: str
    width: float
    height: float
    description: str
    marks: tuple[tuple[str, float, float], ...] = ()  # title, and its place in pt
    links: tuple[Area, ...] = ()
    fill: float = 1.0  # how much of the room within the margins the map and its caption take
    text: float = 0.0  # pt, the smallest


LARGEST_PAGE = 14_400.0  # pt, what readers of PDF can show
MOST_AREA = 1.51e7  # square px of a scene that can be read in a PNG of ``raster.MANY_PIXELS``
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def fits_page(sheet: Sheet) -> bool:
    """Return whether ``sheet`` can be a page of a PDF."""
    return max(sheet.width, sheet.height) <= LARGEST_PAGE


def exceeds_page(width: float, height: float) -> bool:
    """Return whether a scene of so many px is too large for a page of a PDF, whatever is added to it."""
    return max(width, height) * POINTS_PER_PX > LARGEST_PAGE


def fits_pixels(width: float, height: float) -> bool:
    """Return whether a scene of so many px can be painted as a PNG in which its text can be read."""
    return width * height <= MOST_AREA


def on_pages(drawing: Drawing) -> Drawing:
    """The same on sheets that can be printed."""
    return replace(drawing, paper=find_paper("a3"))


def sheet_of(svg: str) -> Sheet:
    """A drawn SVG, its size in px, as a sheet."""
    size = _SIZE.search(svg)
    width, height = (float(size[1]), float(size[2])) if size else (1.0, 1.0)
    title, description = (element_of(svg, name) for name in ("title", "desc"))
    return Sheet(svg, title, width * POINTS_PER_PX, height * POINTS_PER_PX, description)


def element_of(svg: str, name: str) -> str:
    """The text of the first element called ``name``."""
    match = re.search(rf"<{name}[^>]*>(.*?)</{name}>", svg, re.DOTALL)
    return html.unescape(match[1]) if match else ""
