"""Panels of bars beside each other: counts by name, for what there is how often."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.draw.measure import clean, shorten, width
from argmap.draw.paint import attributes, text
from argmap.draw.plot import frame
from argmap.draw.scene import TextLine
from argmap.draw.theme import Theme

_WIDTH, _MARGIN, _GUTTER = 960.0, 28.0, 36.0  # px: all of it, its edge, between two columns
_COLUMN = (_WIDTH - 2 * _MARGIN - _GUTTER) / 2
_NAMES, _COUNTS = 168.0, 58.0  # of a column, what names and counts take
_BAR, _ROW, _TITLE, _HEADING, _LABEL, _NOTE = 12.0, 19.0, 19.0, 13.5, 11.8, 11.2


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars under a heading; ``note`` says what is counted, ``rest`` what is not shown.

    ``tokens`` are colours of the theme for bars by name, of which those that have none are neutral.
    """

    heading: str
    note: str
    bars: Sequence[tuple[str, int]]
    rest: str = ""
    tokens: Mapping[str, str] = field(default_factory=dict)


def draw_panels(title: str, note: str, panels: Sequence[Panel], theme: Theme) -> str:
    """Return the picture as an SVG document: the panels in two columns, each below the shorter one so far."""
    parts = [_words(shorten(title), _MARGIN, _MARGIN + 14, _TITLE, theme, "ink", 600)]
    parts.append(_words(note, _MARGIN, _MARGIN + 36, _NOTE, theme, "soft"))
    ends = [_MARGIN + 66.0] * 2
    for panel in panels:
        column = ends.index(min(ends))
        drawn, ends[column] = _panel(panel, _MARGIN + column * (_COLUMN + _GUTTER), ends[column], theme)
        parts += drawn
    height = math.ceil(max(ends) + _MARGIN - 22)
    names = (name for panel in panels for name, _ in panel.bars)
    shown = "".join([title, note, *(panel.heading + panel.note + panel.rest for panel in panels), *names, "0123"])
    return frame("panels", (_WIDTH, height), (title, " ".join(map(_described, panels))), parts, theme, shown)


def _described(panel: Panel) -> str:
    counts = ", ".join(f"{shorten(name, 60)} {count:,}" for name, count in panel.bars)
    return f"{panel.heading} ({panel.note}): {', '.join(filter(None, (counts, panel.rest))) or 'none'}."


def _panel(panel: Panel, x: float, y: float, theme: Theme) -> tuple[list[str], float]:
    """One panel with its top at ``y``, and where the next may begin."""
    parts = [_words(panel.heading, x, y, _HEADING, theme, "ink", 600)]
    beside = x + width(panel.heading, _HEADING, 600) + 8
    parts.append(_words(panel.note, beside, y, _NOTE, theme, "soft"))
    if not panel.bars:
        parts.append(_words("none", x, y + _ROW, _LABEL, theme, "soft"))
        return parts, y + 2 * _ROW + 26
    parts += _bars(panel, x, y + 10, theme)
    y += len(panel.bars) * _ROW
    if panel.rest:
        y += _ROW
        parts.append(_words(panel.rest, x + _NAMES, y + 4, _NOTE, theme, "soft"))
    return parts, y + 44


def _bars(panel: Panel, x: float, y: float, theme: Theme) -> Iterator[str]:
    most = max(1, *(count for _, count in panel.bars))
    room, left = _COLUMN - _NAMES - _COUNTS, x + _NAMES
    for row, (name, count) in enumerate(panel.bars):
        top = y + row * _ROW
        base = top + _ROW / 2 + _LABEL * 0.36
        yield _words(_fitted(name), left - 8, base, _LABEL, theme, "ink", align="end")
        colour = theme[panel.tokens.get(name, "neutral")]
        length = max(room * count / most, 1.0 if count else 0.0)
        bar = attributes(x=left, y=top + (_ROW - _BAR) / 2, width=length, height=_BAR, rx=1.5, fill=colour)
        yield f"<rect {bar}/>"
        yield _words(f"{count:,}", left + length + 6, base, _LABEL, theme, "soft")


def _fitted(name: str) -> str:
    """A name on one line, shortened until it fits beside its bar."""
    line = shorten(" ".join(name.split()), 80)
    while width(line, _LABEL) > _NAMES - 10 and len(line) > 2:
        line = line[:-2].rstrip() + "…"
    return line


def _words(
    line: str, x: float, y: float, size: float, theme: Theme, token: str, weight: int = 400, align: str = "start"
) -> str:
    return text(TextLine(clean(line), x, y, size, weight, token, align), theme[token])  # type: ignore[arg-type]
