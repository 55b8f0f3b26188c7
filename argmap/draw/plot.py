"""The frame of a plot: one SVG document with its name, its description and its fonts, around what is drawn in it."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.domain.characters import escape_markup
from argmap.draw.measure import clean
from argmap.draw.paint import attributes, number
from argmap.draw.theme import Theme
from argmap.draw.typeface import FAMILY, font_faces


def frame(
    name: str,
    size: tuple[float, float],
    words: tuple[str, str],
    parts: Sequence[str],
    theme: Theme,
    letters: str | None,
) -> str:
    """Return ``parts`` as an SVG document of a size in px; ``words`` are its title and description.

    ``name`` begins the ids of both. The font of ``letters`` is embedded, none where that is ``None``.
    """
    width, height = size
    title, description = words
    place = attributes(width=width, height=height, viewBox=f"0 0 {number(width)} {number(height)}")
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {place} role="img" aria-labelledby="{name}-title {name}-description" '
        f'font-family="{FAMILY}" font-kerning="normal">',
        f'<title id="{name}-title">{escape_markup(clean(title))}</title>',
        f'<desc id="{name}-description">{escape_markup(clean(description))}</desc>',
        *(font_faces(letters) if letters is not None else []),
        f"<rect {attributes(width=width, height=height, fill=theme['paper'])}/>",
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
