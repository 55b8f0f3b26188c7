"""Colours by name: one file for each theme in ``themes/``, which the page's style sheet is made from too.

Tokens: ``paper`` (behind everything) and its ``grid``; ``box`` and ``box-quiet`` (answered or fallen), ``line`` (their
border); ``ink`` and ``soft`` for text; ``thesis``, ``thesis-ink``, ``thesis-soft`` for the thesis's box; one token for
each kind of link; ``falls``; ``neutral`` and the list ``strands``; ``changes`` has colours for the picture of a diff.
``bars`` are the patterns of the strands' bars, for themes in which a colour alone does not tell strands apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from argmap.domain.diagnostics import UnknownNameError
from argmap.draw.scene import Scene

_PALE = 0.6  # of the colour is left in a pale one
THEME_FOLDER = Path(__file__).parent / "themes"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture, as ``#rrggbb`` by token, and those that strands get in turn."""

    name: str
    mode: str  # "light" or "dark"
    tokens: Mapping[str, str]
    strands: tuple[str, ...]
    changes: Mapping[str, str] = field(default_factory=dict)  # "added", "removed", "changed"
    bars: tuple[str, ...] = ()  # as many as strands, or none: all are solid

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]

    def pale(self, token: str) -> str:
        """The colour of ``token`` mixed with the paper's: painted in a moment, where opacity takes a layer for each line."""
        colour, paper = ([int(self[name][i : i + 2], 16) for i in (1, 3, 5)] for name in (token, "paper"))
        mixed = (round(_PALE * own + (1 - _PALE) * behind) for own, behind in zip(colour, paper, strict=True))
        return "#" + "".join(f"{value:02x}" for value in mixed)


@cache
def theme_names() -> tuple[str, ...]:
    """The names that ``load_theme`` knows."""
    return tuple(sorted(path.stem for path in THEME_FOLDER.glob("*.json")))


@cache
def theme_data(name: str) -> Mapping[str, object]:
    """Return what the file of the theme ``name`` says; raises ``UnknownNameError`` if it is not in ``theme_names``."""
    if name not in theme_names():
        known = ", ".join(theme_names())
        remedy = f"Use one of {known}, or the path of a theme file of your own that ends in .json."
        raise UnknownNameError.because("unknown-theme", f"There is no theme called {name!r}.", remedy)
    data: Mapping[str, object] = json.loads((THEME_FOLDER / f"{name}.json").read_text("utf-8"))
    return data


@cache
def load_theme(name: str) -> Theme:
    """Return the theme called ``name``; raises ``UnknownNameError`` for a name that is not in ``theme_names``."""
    return theme_of(theme_data(name))


def theme_of(data: Mapping[str, object]) -> Theme:
    """The theme that the (valid) content of a theme file describes."""
    tokens = {key: value for key, value in data.items() if isinstance(value, str) and value.startswith("#")}
    return Theme(
        str(data["name"]),
        str(data["mode"]),
        tokens,
        tuple(data["strands"]),  # type: ignore[arg-type]
        data["changes"],  # type: ignore[arg-type]
        tuple(data.get("bars", ())),  # type: ignore[arg-type]
    )


def strand_colours(scene: Scene, theme: Theme) -> dict[str, str]:
    """The colour of each strand of ``scene``: the thesis's is neutral, the others take turns in the map's order."""
    colours = {strand: theme.strands[i % len(theme.strands)] for i, strand in enumerate(scene.palette)}
    return {"": theme["neutral"], scene.framing: theme["neutral"], **colours}


def strand_bars(scene: Scene, theme: Theme) -> dict[str, str]:
    """The pattern of each strand's bar, in the same order as ``strand_colours``."""
    if not theme.bars:
        return {}
    bars = {strand: theme.bars[i % len(theme.bars)] for i, strand in enumerate(scene.palette)}
    return {"": "solid", scene.framing: "solid", **bars}
