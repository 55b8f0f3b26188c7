"""A map as a small picture without words, whose colours come from the stylesheet of the page that it stands in."""

from __future__ import annotations

from argmap.draw.scene import Box, Link, Scene
from argmap.draw.theme import load_theme, strand_colours

_MOST_BOXES = 400  # more could not be told apart


def draw_thumbnail(scene: Scene) -> str:
    """Return ``scene`` as an SVG element for a page, hidden from screen readers; it holds no text of the map."""
    boxes = sorted(scene.boxes, key=lambda box: box.depth)[:_MOST_BOXES]
    shown = {box.id for box in boxes} | {junction.id for junction in scene.junctions}
    theme = load_theme("light")
    numbers = {colour: i for i, colour in enumerate((theme["neutral"], *theme.strands))}
    strands = {strand: numbers.get(colour, 0) for strand, colour in strand_colours(scene, theme).items()}
    parts = [_line(link) for link in scene.links if link.source in shown and link.target in shown]
    parts += [_rectangle(box, strands.get(box.strand, 0)) for box in boxes]
    return (
        f'<svg class="thumbnail" viewBox="0 0 {round(scene.width)} {round(scene.height)}" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def _line(link: Link) -> str:
    start, *rest = [f"{round(x)} {round(y)}" for x, y in link.points]
    return f'<path class="link {link.kind}" d="M{start}C{" ".join(rest)}"/>'


def _rectangle(box: Box, strand: int) -> str:
    look = f"box {box.shape} strand-{strand}" + (" quiet" if box.quiet else "")
    place = f'x="{round(box.x)}" y="{round(box.y)}" width="{round(box.width)}" height="{round(box.height)}"'
    return f'<rect class="{look}" {place} rx="{0 if box.shape == "thesis" else 6}"/>'
