"""The bar that says a box's strand: by colour, and in some themes by a pattern too."""

from __future__ import annotations

from argmap.draw.paint import attributes, number

_WIDTH = 4.0  # of a patterned bar; a solid one is 3 px wide
_DASHES = {"dashed": "4.5 2.5", "dotted": "1.8 1.8", "dash-dot": "6 1.8 1.8 1.8", "ladder": "1.2 2.4"}


def draw_bar(x: float, y: float, height: float, colour: str, pattern: str) -> str:
    """A bar with its upper left corner at (x, y); ``pattern`` is one of ``own_theme.BARS``, or "" for solid."""
    if pattern in ("", "solid"):
        return f"<rect {attributes(x=x, y=y, width=3, height=height, rx=1, fill=colour)}/>"
    if pattern == "hollow":
        place = attributes(x=x + 0.5, y=y + 0.5, width=_WIDTH - 1, height=height - 1)
        return f"<rect {place} {attributes(fill='none', stroke=colour, stroke_width=1)}/>"
    if pattern == "double":
        return _line(x + 0.6, y, height, colour, 1.2) + _line(x + _WIDTH - 0.6, y, height, colour, 1.2)
    rail = _line(x + _WIDTH / 2, y, height, colour, 1) if pattern == "ladder" else ""
    return rail + _line(x + _WIDTH / 2, y, height, colour, _WIDTH, _DASHES[pattern])


def _line(x: float, y: float, height: float, colour: str, width: float, dashes: str = "") -> str:
    drawn = attributes(d=f"M{number(x)} {number(y)}v{number(height)}", stroke=colour, stroke_width=width)
    return f"<path {drawn}{' ' + attributes(stroke_dasharray=dashes) if dashes else ''}/>"
