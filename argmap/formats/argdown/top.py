"""The settings of a text alone, read without the map below them."""

from __future__ import annotations

from argmap.domain.model import Span
from argmap.formats.argdown.data import read_data, value_span
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.patterns import FENCE
from argmap.formats.argdown.tree import Document


def settings_in(text: str, file: str) -> Document | None:
    """Return the document that the settings of ``text`` are, if it begins with some."""
    begins = len(text) - len(text.lstrip())
    fence = FENCE.search(text, begins + 3) if text.startswith("===", begins) else None
    settings = parse(text[: fence.end()], file) if fence else None
    return settings if settings and settings.frontmatter else None


def place_of_setting(text: str, file: str, *keys: str) -> Span | None:
    """Return where the value of the first of ``keys`` that the settings have stands, if there is one."""
    settings = settings_in(text, file)
    if settings is None or settings.frontmatter is None:
        return None
    data = read_data(settings, settings.frontmatter)
    key = next((key for key in keys if key in data), None)
    return value_span(settings, settings.frontmatter, (key,), {}) if key else None
