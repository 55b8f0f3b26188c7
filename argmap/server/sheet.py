"""The app's stylesheet: the themes and the font of the pictures, then its own rules."""

from __future__ import annotations

from functools import cache
from importlib import resources

from argmap.draw.page.style import colours
from argmap.draw.typeface import font_rules

_LETTERS = "aāйґѣλ"  # one of each script that the font has


@cache
def stylesheet() -> str:
    """All rules as one text."""
    own = (resources.files("argmap.server") / "app" / "app.css").read_text(encoding="utf-8")
    return "\n".join([font_rules(_LETTERS), *colours(), own])
