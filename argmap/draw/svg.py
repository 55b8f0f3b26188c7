"""A scene as SVG: one self-contained, deterministic file that looks the same wherever it is opened.

The file names the vendored font and carries those parts of it that its text needs, has a title and a description for
screen readers, and says below the picture what its lines mean and where the argument comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.domain.characters import escape_markup
from argmap.draw.badge import draw_badge
from argmap.draw.caption import draw_caption
from argmap.draw.change import draw_bands, draw_key, draw_marks
from argmap.draw.emphasis import Emphasis, draw_rings, draw_shades, is_shown, quieten
from argmap.draw.frame import Frame
from argmap.draw.measure import clean
from argmap.draw.paint import Painter, attributes, number
from argmap.draw.scene import Scene, stop_after
from argmap.draw.stroke import draw_junction, draw_link
from argmap.draw.theme import Theme, load_theme
from argmap.draw.tile import draw_box
from argmap.draw.typeface import FAMILY, font_faces
from argmap.read import without_collector

if TYPE_CHECKING:
    from argmap.views import Views

FORMAT = {
    "name": "svg",
    "title": "scalable picture",
    "suffixes": (".svg",),
    "media_type": "image/svg+xml",
    "draw": "draw",
    "loses": "everything that is not drawn",
}


def draw(views: Views) -> bytes:
    """Return the picture that was asked for."""
    return views.svg.encode()


@without_collector()
def draw_svg(
    scene: Scene,
    theme: str | Theme = "light",
    *,
    embed_font: bool = True,
    caption: bool = True,
    changes: Mapping[str, str] | None = None,
    legend: bool = True,
    source: bool = True,
    frame: Frame | None = None,
    emphasis: Emphasis | None = None,
) -> str:
    """Return ``scene`` as an SVG document.

    ``embed_font`` puts the font into the file (about 65 KB; without it, a viewer that lacks Inter takes another
    sans-serif). ``caption`` adds ``legend`` and ``source`` line below the map. ``frame`` is a sheet to put it on, without
    which the picture is as large as the scene. ``changes`` marks the elements of a comparison, by id, as "added", "removed"
    or anything else (changed). ``emphasis`` points boxes out and makes the rest pale. Raises ``UnknownNameError`` for no
    known theme.
    """
    painter = Painter(load_theme(theme) if isinstance(theme, str) else theme, scene)
    below, depth = draw_caption(scene, painter, legend=legend, source=source) if caption else ([], 0.0)
    marks, bands = [], []
    if changes:
        key, more = draw_key(scene, changes, painter, scene.height + depth + 4)
        below, depth = [*below, *key], depth + more
        marks, bands = draw_marks(scene, changes, painter), draw_bands(scene, changes, painter)
    kept = emphasis.kept(scene) if emphasis and not emphasis.shades else None
    if emphasis:
        marks = [*marks, *draw_rings(scene, emphasis, painter)]
    height = scene.height + depth
    idle = {box.id for box in scene.boxes if box.quiet or box.standing == "falls"}
    fallen = {link.element for link in scene.links if link.source in idle}
    stops = {box.id: stop_after(box.mark) for box in scene.boxes}
    across, down = (frame.width, frame.height) if frame else (scene.width, height)
    written = frame.written if frame else (across, down)
    size = attributes(width=written[0], height=written[1], viewBox=f"0 0 {number(across)} {number(down)}")
    if scene.language not in ("", "en"):  # which most readers of pictures take for granted
        size += " " + attributes(lang=scene.language)
    shown = [scene.title, scene.source_line, *(t.text for b in scene.boxes for t in b.lines)]
    fallen |= {name for name, kind in (changes or {}).items() if kind in ("removed", "missing")}
    shown += [badge.text for badge in scene.badges]
    shown += [word for _, word in (*scene.legend, *scene.strands)]
    shown += frame.words() if frame else []
    shown += emphasis.tags.values() if emphasis else []
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="map-title map-description" '
        f'font-family="{FAMILY}" font-kerning="normal">',
        f'<title id="map-title">{escape_markup(clean(scene.title))}</title>',
        f'<desc id="map-description">{escape_markup(clean(scene.description))}</desc>',
        *(font_faces("".join(shown)) if embed_font else []),
        f"<rect {attributes(width=across, height=down, fill=painter.theme['paper'])}/>",
        *(frame.opening() if frame else []),
        *(draw_badge(badge, painter) for badge in scene.badges if not badge.text),
        '<g class="links" fill="none">',
        *bands,
        *(
            quieten(
                draw_link(link, painter, link.element in fallen, stops.get(link.source, "")),
                kept is None or is_shown(link, kept),
            )
            for link in sorted(scene.links, key=lambda link: not link.idle)  # heads that hold are above hollow ones
        ),
        "</g>",
        *(draw_shades(scene, emphasis, painter) if emphasis else []),
        *(draw_badge(badge, painter) for badge in scene.badges if badge.text),
        *(quieten(draw_junction(j, painter), kept is None or j.id in kept) for j in scene.junctions),
        *(quieten(draw_box(box, painter), kept is None or box.id in kept) for box in scene.boxes),
        *marks,
        *below,
        *(frame.closing(painter.theme) if frame else []),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
