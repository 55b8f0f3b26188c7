"""The picture of a corpus: its distributions as panels of bars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.draw.own_theme import find_theme
from argmap.draw.panels import Panel, draw_panels

MOST = 14  # bars of a panel
_COLOURS = {
    "supports": "support",
    "attacks": "attack",
    "undercuts": "undercut",
    "answers": "undercut",
    "rephrases": "rephrase",
}
_NOTES = {
    "sizes": ("Size", "maps by number of claims"),
    "relations": ("Relations", "pairs of elements"),
    "depths": ("Depth", "maps by steps of the longest chain of support"),
    "verdicts": ("Verdicts", "claims"),
    "schemes": ("Schemes", "steps that follow one"),
    "speakers": ("Speakers", "claims, by name"),
}


def draw(name: str, stats: Mapping[str, Any], distributions: Mapping[str, Mapping[str, int]], theme: str) -> str:
    """Return the picture as SVG; raises ``UnknownNameError`` for no known theme."""
    panels = [_panel(*words, distributions[kind]) for kind, words in _NOTES.items()]
    counts = ", ".join(f"{stats[kind]:,} {kind}" for kind in ("maps", "statements", "inferences", "conflicts"))
    return draw_panels(name, f"{counts}; {stats['median']} claims in the median map", panels, find_theme(theme))


def _panel(heading: str, note: str, counts: Mapping[str, int]) -> Panel:
    bars = list(counts.items())
    left_out = sum(count for _, count in bars[MOST:])
    rest = f"and {len(bars) - MOST:,} more with {left_out:,} together" if left_out else ""
    return Panel(heading, note, bars[:MOST], rest, _COLOURS)
