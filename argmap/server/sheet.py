"""The app's stylesheet: the themes and the font of the pictures, the ground of all pages, then its own rules."""

from __future__ import annotations

from functools import cache
from importlib import resources

from argmap.draw.page.style import colours, ground, scaled
from argmap.draw.typeface import font_rules

_LETTERS = "aāйґѣλ"  # one of each script that the font has


@cache
def stylesheet(folder: str = "app", name: str = "app.css") -> str:
    """All rules as one text, ending in an app's own, whose lengths grow with the reader's letters."""
    own = (resources.files("argmap.server") / folder / name).read_text(encoding="utf-8")
    return "\n".join([font_rules(_LETTERS), *colours(), ground(), scaled(own)])
