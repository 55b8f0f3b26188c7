"""A scene as SVG: one self-contained, deterministic file that looks the same wherever it is opened.

The file names the vendored font and carries those parts of it that its text needs, has a title and a description for
screen readers, and says below the picture what its lines mean and where the argument comes from.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.draw.caption import draw_caption
from argmap.draw.change import draw_bands, draw_key, draw_marks
from argmap.draw.measure import clean
from argmap.draw.paint import Painter, attributes, escape, number
from argmap.draw.scene import Scene
from argmap.draw.stroke import draw_junction, draw_link
from argmap.draw.theme import Theme, load_theme
from argmap.draw.tile import draw_box
from argmap.draw.typeface import FAMILY, font_faces


def draw_svg(
    scene: Scene,
    theme: str | Theme = "light",
    *,
    embed_font: bool = True,
    caption: bool = True,
    changes: Mapping[str, str] | None = None,
) -> str:
    """Return ``scene`` as an SVG document.

    ``embed_font`` puts the font into the file (about 65 KB; without it, a viewer that lacks Inter takes another
    sans-serif). ``caption`` adds legend and source line below the map. ``changes`` marks the elements of a comparison,
    by id, as "added", "removed" or anything else (changed). Raises ``UnknownNameError`` for no known theme.
    """
    painter = Painter(load_theme(theme) if isinstance(theme, str) else theme, scene)
    below, depth = draw_caption(scene, painter) if caption else ([], 0.0)
    marks, bands = [], []
    if changes:
        key, more = draw_key(scene, changes, painter, scene.height + depth + 4)
        below, depth = [*below, *key], depth + more
        marks, bands = draw_marks(scene, changes, painter), draw_bands(scene, changes, painter)
    height = scene.height + depth
    quiet = {box.id for box in scene.boxes if box.quiet}
    fallen = {link.element for link in scene.links if link.source in quiet}
    size = attributes(width=scene.width, height=height, viewBox=f"0 0 {number(scene.width)} {number(height)}")
    shown = [scene.title, scene.source_line, *(t.text for b in scene.boxes for t in b.lines)]
    fallen |= {name for name, kind in (changes or {}).items() if kind == "removed"}
    shown += [word for _, word in (*scene.legend, *scene.strands)]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="map-title map-description" '
        f'font-family="{FAMILY}" font-kerning="normal">',
        f'<title id="map-title">{escape(clean(scene.title))}</title>',
        f'<desc id="map-description">{escape(clean(scene.description))}</desc>',
        *(font_faces("".join(shown)) if embed_font else []),
        f"<rect {attributes(width=scene.width, height=height, fill=painter.theme['paper'])}/>",
        '<g class="links" fill="none">',
        *bands,
        *(draw_link(link, painter, link.element in fallen) for link in scene.links),
        "</g>",
        *(draw_junction(junction, painter) for junction in scene.junctions),
        *(draw_box(box, painter) for box in scene.boxes),
        *marks,
        *below,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
