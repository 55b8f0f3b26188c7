"""A tornado: for each score the span that a strength moves over when that score changes, the widest on top."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.draw.measure import shorten, width, wrap
from argmap.draw.paint import attributes, text
from argmap.draw.plot import frame
from argmap.draw.scene import TextLine
from argmap.draw.theme import Theme, load_theme

_WIDTH, _MARGIN, _LABELS, _PLOT = 960.0, 28.0, 320.0, 500.0  # px: all of it, its edge, the names, the bars
_LEFT = _MARGIN + _LABELS + 56  # where the plot begins; the number beside a bar has room before it
_BAR, _LEADING, _GAP = 18.0, 16.0, 14.0
_TITLE, _LABEL, _SMALL = 18.0, 13.0, 11.6


@dataclass(frozen=True, slots=True)
class Bar:
    """The strength if the score of what ``label`` names were 0 or 1, and if it were a step lower or higher."""

    label: str
    note: str
    at_zero: float
    at_one: float
    lower: float
    higher: float


def draw_tornado(
    title: str,
    strength: float,
    bars: Sequence[Bar],
    *,
    theme: str | Theme = "light",
    left_out: int = 0,
    embed_font: bool = True,
) -> str:
    """Return the picture as an SVG document; ``strength`` is the line that all bars start from.

    The end for a score of 1 is filled, that for 0 is hollow, a thin bar within is one step of the scale of hedges.
    ``left_out`` says below how many more there are. Raises ``UnknownNameError`` for no known theme.
    """
    colours = load_theme(theme) if isinstance(theme, str) else theme
    chart = _Chart(colours, strength, bars)
    parts, top = chart.heading(title)
    y = top
    for bar in bars:
        drawn, y = chart.bar(bar, y)
        parts += drawn
    parts += chart.axis(top, y)
    below, height = chart.caption(y + 46, left_out)
    parts += below
    shown = "".join([title, *(bar.label + bar.note for bar in bars)])
    letters = shown if embed_font else None
    return frame("tornado", (_WIDTH, height), (title, _described(strength, bars)), parts, colours, letters)


def _described(strength: float, bars: Sequence[Bar]) -> str:
    lines = [f"{shorten(bar.label, 80)}: from {bar.at_zero:.3f} to {bar.at_one:.3f}" for bar in bars]
    return f"Strength now {strength:.3f}. If the score of each were 0 or 1 instead: {'; '.join(lines)}."


class _Chart:
    """The scale of the plot, and its parts as SVG, from the top downwards."""

    def __init__(self, theme: Theme, strength: float, bars: Sequence[Bar]) -> None:
        self.theme, self.strength = theme, strength
        ends = [strength, *(end for bar in bars for end in (bar.at_zero, bar.at_one))]
        spread = max(max(ends) - min(ends), 1e-3)
        self.tick = _nice(spread / 5)
        self.low = max(0.0, math.floor(min(ends) / self.tick) * self.tick)
        self.high = min(1.0, math.ceil(max(ends) / self.tick) * self.tick)
        if self.high <= self.low:
            self.low, self.high = max(0.0, self.low - self.tick), min(1.0, self.high + self.tick)
        self.digits = max(2, math.ceil(-math.log10(self.tick)) + (self.tick < 0.01))

    def x(self, strength: float) -> float:
        """Return where a strength is on the page."""
        return _LEFT + (strength - self.low) / (self.high - self.low) * _PLOT

    def heading(self, title: str) -> tuple[list[str], float]:
        lines, y = wrap(shorten(title), _WIDTH - 2 * _MARGIN, _TITLE, 600), _MARGIN + _TITLE * 0.8
        parts = [
            self.words(line, _MARGIN, y + row * (_TITLE + 5), _TITLE, "ink", 600) for row, line in enumerate(lines)
        ]
        y += len(lines) * (_TITLE + 5)
        text = f"Strength now: {self.strength:.{self.digits}f}. What it would be if one of these had another score:"
        return [*parts, self.words(text, _MARGIN, y, _SMALL, "soft")], y + 22

    def bar(self, bar: Bar, y: float) -> tuple[list[str], float]:
        lines = wrap(shorten(bar.label, 120), _LABELS, _LABEL)[:2]
        note = f"{bar.note}" if bar.note else ""
        height = max(_BAR, len(lines) * _LEADING + (_LEADING - 2 if note else 0))
        middle, now = y + height / 2, self.x(self.strength)
        top = middle - height / 2 + _LABEL * 0.85
        parts = [
            self.words(line, _MARGIN + _LABELS, top + row * _LEADING, _LABEL, "ink", 400, "end")
            for row, line in enumerate(lines)
        ]
        if note:
            parts.append(
                self.words(note, _MARGIN + _LABELS, top + len(lines) * _LEADING - 1, _SMALL, "soft", 400, "end")
            )
        for value, token, filled in ((bar.at_zero, "attack", False), (bar.at_one, "support", True)):
            parts += self.end(value, now, middle, self.theme[token], filled)
        low, high = sorted((self.x(bar.lower), self.x(bar.higher)))
        if high - low >= 1:
            parts.append(
                f"<rect {attributes(x=low, y=middle - 2, width=high - low, height=4, fill=self.theme['ink'])}/>"
            )
        return parts, y + height + _GAP

    def end(self, value: float, now: float, middle: float, colour: str, filled: bool) -> list[str]:
        """One end of a bar, with its number beyond it; two on one side overlap, the hollow one is drawn first."""
        at = self.x(value)
        if abs(at - now) < 0.5:
            return []
        left = at < now
        box = attributes(
            x=min(at, now),
            y=middle - _BAR / 2,
            width=abs(at - now),
            height=_BAR,
            fill=colour if filled else self.theme["box"],
            stroke=colour,
            stroke_width=1.6,
        )
        said = f"{value:.{self.digits}f}"
        place = at - 6 if left else at + 6
        beside = self.words(said, place, middle + _SMALL * 0.36, _SMALL, "ink", 400, "end" if left else "start")
        return [f"<rect {box}/>", beside]

    def axis(self, top: float, y: float) -> list[str]:
        """The scale below the bars, and the line at the strength as it is."""
        line = self.theme["line"]
        parts = [f"<line {attributes(x1=_LEFT, y1=y, x2=_LEFT + _PLOT, y2=y, stroke=line)}/>"]
        for step in range(round((self.high - self.low) / self.tick) + 1):
            value = min(self.low + step * self.tick, self.high)
            at = self.x(value)
            parts.append(f"<line {attributes(x1=at, y1=y, x2=at, y2=y + 5, stroke=line)}/>")
            said = f"{value:.{self.digits}f}"
            parts.append(self.words(said, at - width(said, _SMALL) / 2, y + 18, _SMALL, "soft"))
        now = self.x(self.strength)
        dashes = attributes(x1=now, y1=top - 8, x2=now, y2=y, stroke=self.theme["soft"], stroke_dasharray="3 3")
        return [*parts, f"<line {dashes}/>"]

    def caption(self, y: float, left_out: int) -> tuple[list[str], float]:
        """Draw what the ends mean, and what is not shown; returns the height of the whole picture, too."""
        x, parts = _MARGIN, []
        entries = [
            ("attack", False, "if its score were 0 (not believed)"),
            ("support", True, "if it were 1 (beyond doubt)"),
        ]
        for token, filled, words in entries:
            colour = self.theme[token]
            fill = colour if filled else self.theme["box"]
            box = attributes(x=x, y=y - 9, width=22, height=12, fill=fill, stroke=colour, stroke_width=1.6)
            parts += [f"<rect {box}/>", self.words(words, x + 30, y + 1, _SMALL, "soft")]
            x += 30 + width(words, _SMALL) + 26
        parts.append(f"<rect {attributes(x=x, y=y - 5, width=22, height=4, fill=self.theme['ink'])}/>")
        parts.append(self.words("if its hedge were a step weaker or stronger", x + 30, y + 1, _SMALL, "soft"))
        if left_out:
            y += 20
            parts.append(self.words(f"{left_out} more move it less and are not shown.", _MARGIN, y + 1, _SMALL, "soft"))
        return parts, math.ceil(y + _MARGIN - 6)

    def words(
        self, said: str, x: float, y: float, size: float, token: str, weight: int = 400, align: str = "start"
    ) -> str:
        """A line of text in a colour of the theme."""
        return text(TextLine(said, x, y, size, weight, token, align), self.theme[token])  # type: ignore[arg-type]


def _nice(step: float) -> float:
    """The nearest of 1, 2, 5 times a power of ten, from above."""
    power = 10.0 ** math.floor(math.log10(step))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= step), 10 * power)
