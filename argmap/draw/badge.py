"""Words on lines, such as "because", and the trays that premises stand in which count only together, as SVG."""

from __future__ import annotations

from argmap.draw.measure import width
from argmap.draw.paint import Painter, attributes, text
from argmap.draw.scene import Badge, TextLine

SIZE = 11.6
_TRAY = 8.0  # radius of its corners
_TINT, _FAINT = 0.08, 0.05  # of a tray, and of the frame of what stands beside the argument


def draw_badge(badge: Badge, painter: Painter) -> str:
    """A tray, or a word in a pill that hides the line below it."""
    colour = painter.theme[badge.kind]
    place: dict[str, str | float] = {"x": badge.x, "y": badge.y, "width": badge.width, "height": badge.height}
    if not badge.text:
        stroke = painter.theme["line"] if badge.kind == "soft" else colour
        plain = painter.theme["soft"] == painter.theme["ink"]  # no tints without greys
        opacity = 0.0 if plain else _FAINT if badge.kind == "soft" else _TINT
        tint: dict[str, str | float] = {"fill": colour, "fill_opacity": opacity}
        return f"<rect {attributes(**place, rx=_TRAY, **tint, stroke=stroke, stroke_width=1.1)}/>"
    left = badge.x + (badge.width - width(badge.text, SIZE, 600)) / 2
    word = TextLine(badge.text, round(left, 2), round(badge.y + badge.height / 2 + SIZE * 0.36, 2), SIZE, 600, "kind")
    said = text(word, colour)
    if badge.bare:
        return said
    pill = attributes(**place, rx=badge.height / 2, fill=painter.theme["paper"], stroke=colour, stroke_width=1.2)
    return f"<g><rect {pill}/>{said}</g>"
