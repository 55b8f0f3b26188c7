"""Captions of pictures: what its lines mean, what its colours mean, and where the argument comes from."""

from __future__ import annotations

from argmap.draw.arrangement.placement import HEADS, MARGIN
from argmap.draw.bar import draw_bar
from argmap.draw.measure import width, wrap
from argmap.draw.paint import Painter, attributes, text
from argmap.draw.path import straight
from argmap.draw.scene import Junction, Link, LinkKind, Scene, TextLine
from argmap.draw.stroke import draw_junction, draw_link

_SIZE = 11.6
_ROW = 20.0
_LEADING = 15.0
_SAMPLE = 40.0  # length of a line's sample
_GAP = 18.0


def draw_caption(
    scene: Scene, painter: Painter, *, legend: bool = True, source: bool = True
) -> tuple[list[str], float]:
    """The caption's SVG, to stand right below the scene, and how high it is."""
    room = scene.width - MARGIN
    x, y = MARGIN, scene.height + 8
    entries: list[tuple[str, str, float]] = []
    if legend:
        entries += [(kind, word, 14.0 if kind in ("linked", "step") else _SAMPLE) for kind, word in scene.legend]
        entries += [(f"strand {strand}", label, 10.0) for strand, label in scene.strands]
    parts: list[str] = []
    for kind, word, sample in entries:
        extent = sample + 7 + width(word, _SIZE)
        if x > MARGIN and x + extent > room:
            x, y = MARGIN, y + _ROW
        parts += _sample(kind, x, y, painter)
        for row, line in enumerate(wrap(word, room - x - sample - 7, _SIZE)):
            y += _LEADING if row else 0
            parts.append(_word(line, x + sample + 7, y, painter))
        x += extent + _GAP
    if entries:
        y += _ROW
    for line in wrap(scene.source_line if source else "", room - MARGIN, _SIZE):
        parts.append(_word(line, MARGIN, y, painter))
        y += _LEADING
    return (['<g class="caption">', *parts, "</g>"], y - scene.height + 6) if parts else ([], 0.0)


def _word(word: str, x: float, y: float, painter: Painter) -> str:
    return text(TextLine(word, x, y + _SIZE * 0.36, _SIZE, 400, "soft"), painter.theme["soft"])


def _sample(kind: str, x: float, y: float, painter: Painter) -> list[str]:
    """A strand's colour, a junction, or a short piece of line that points left as lines in the map do."""
    if kind.startswith("strand "):
        strand = kind.removeprefix("strand ")
        colour = painter.strand(strand)
        if pattern := painter.bar(strand):
            return [draw_bar(x + 3, y - 7, 14, colour, pattern)]
        return [f"<rect {attributes(x=x, y=y - 5, width=10, height=10, rx=2, fill=colour)}/>"]
    if kind == "linked":
        return [draw_junction(Junction("", x + 7, y, 7.0, "linked"), painter)]
    link: LinkKind = "support" if kind == "idle" else kind  # type: ignore[assignment]
    ring = link == "undercut"
    points = straight((x + _SAMPLE, y), (x + (10 if ring else 0), y))
    tail = HEADS[link] if link in ("contrary", "contradictory") else "none"
    line = draw_link(Link("", "", link, "", "", points, HEADS[link], tail, kind == "idle"), painter, False)
    end = [draw_junction(Junction("", x + 4.5, y, 5.5, "step"), painter)] if ring else []
    return [line.replace("<g>", '<g fill="none">', 1), *end]
