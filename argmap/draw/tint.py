"""Colours that a map gives to its tags, as near to them as can be read in each theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.draw.own_theme import LEAST_CONTRAST, contrast
from argmap.draw.theme import Theme

_BEHIND = ("paper", "box", "box-quiet")
_STEPS = 20  # from the colour that was asked for to the ink's


def tinted(theme: Theme, tints: Sequence[str]) -> Theme:
    """``theme`` with these colours for the first strands; an empty one leaves the theme's own."""
    if not any(tints):
        return theme
    own = theme.strands
    strands = [_readable(tint, theme) if tint else own[i % len(own)] for i, tint in enumerate(tints)]
    return replace(theme, strands=(*strands, *own[len(strands) :]))


def _readable(colour: str, theme: Theme) -> str:
    """The colour, mixed with as much of the ink as it takes to be read on whatever is behind it."""
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, theme["ink"], step / _STEPS)
        if all(contrast(mixed, theme[behind]) >= LEAST_CONTRAST for behind in _BEHIND):
            return mixed
    return theme["ink"]


def _mixed(colour: str, ink: str, share: float) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(ink[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(own + (end - own) * share):02x}" for own, end in pairs)
