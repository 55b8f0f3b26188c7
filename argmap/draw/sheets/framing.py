"""Scenes on their sheets: as large as they are, framed on paper with title and number, or cut into tiles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from argmap.draw.arrangement.placement import MARGIN
from argmap.draw.caption import draw_caption
from argmap.draw.card import SMALL
from argmap.draw.frame import SIZE, Frame, Note, fitted
from argmap.draw.linking import link_areas
from argmap.draw.paint import Painter, number
from argmap.draw.scene import Scene
from argmap.draw.sheets.drawing import Drawing, Sheet
from argmap.draw.sheets.paper import POINTS_PER_MM, POINTS_PER_PX, Paper
from argmap.draw.sheets.tiling import cut

HEADING = 26.0  # px above the map for title and number


class Framer:
    """Puts scenes of one map, called ``title``, on sheets as ``drawing`` says; ``paint`` makes the SVG of a scene."""

    def __init__(self, drawing: Drawing, title: str, paint: Callable[..., str]) -> None:
        self.drawing, self.title, self.paint = drawing, title, paint

    def svg(self, scene: Scene, frame: Frame | None = None, *, caption: bool = True) -> str:
        """``scene`` as SVG, with what the drawing says of theme, legend and source."""
        drawing = self.drawing
        return self.paint(
            scene, drawing.theme, legend=drawing.legend, source=drawing.source, caption=caption, frame=frame
        )

    def caption_height(self, scene: Scene) -> float:
        """The height of the caption below ``scene``, in px."""
        painter = Painter(self.drawing.theme, scene)
        return draw_caption(scene, painter, legend=self.drawing.legend, source=self.drawing.source)[1]

    def _written(self, points: float) -> str:
        """A length for the SVG's size: in px if the width was, else in mm."""
        if self.drawing.paper is None and self.drawing.width is not None and self.drawing.width.unit == "px":
            return number(points / POINTS_PER_PX)
        return f"{number(points / POINTS_PER_MM)}mm"

    def natural(self, scene: Scene) -> Sheet:
        """``scene`` as large as it is, on a sheet of its own size."""
        height = scene.height + self.caption_height(scene)
        marks = _places(scene, POINTS_PER_PX, 0, 0)
        return Sheet(
            self.svg(scene),
            scene.title,
            scene.width * POINTS_PER_PX,
            height * POINTS_PER_PX,
            scene.description,
            marks,
            link_areas(scene, POINTS_PER_PX, 0, 0),
        )

    def framed(self, scene: Scene, paper: Paper, scale: float, heading: str = "", part: str = "") -> Sheet:
        """``scene`` on a sheet of ``paper``, with ``scale`` pt for a px."""
        depth = self.caption_height(scene)
        high = scene.height + depth + (HEADING if part or not paper.growing else 0.0)
        width = paper.width / scale
        height = high if paper.growing else paper.height / scale
        margin = paper.margin / scale
        x = (width - scene.width) / 2
        top = 0.0 if paper.growing else margin
        y = top + high - scene.height - depth
        y += 0.0 if paper.growing else (height - 2 * margin - high) / 2
        notes: tuple[Note, ...] = ()
        if part or not paper.growing:
            edge = max(margin, 14.0)
            room = width - 2 * edge - (90 if part else 0)
            notes = (Note(fitted(heading or self.title, room, 600), edge, top + SIZE, weight=600),)
            notes += (Note(part, width - edge, top + SIZE, "end"),) if part else ()
        written = (self._written(width * scale), self._written(height * scale))
        frame = Frame(width, height, written, round(x, 2), round(y, 2), notes)
        name = f"{part}: {heading or self.title}" if part else self.title
        shown = replace(scene, title=name) if part else scene
        return Sheet(
            self.svg(shown, frame),
            name,
            width * scale,
            height * scale,
            scene.description,
            _places(scene, scale, x, y),
            link_areas(scene, scale, x, y),
            1.0 if paper.growing else _fill(scene, scale, paper),
            SMALL * scale,
        )

    def tiles(self, scene: Scene, paper: Paper) -> list[Sheet]:
        """``scene`` cut into sheets of ``paper`` that are put together again."""
        depth = self.caption_height(scene)
        painter = Painter(self.drawing.theme, scene)
        caption = draw_caption(scene, painter, legend=self.drawing.legend, source=self.drawing.source)[0]
        sheets = []
        for tile in cut(scene, depth, paper, paper.least / SMALL, self.title):
            last = tile.shows_caption
            svg = self.svg(tile.scene, tile.frame, caption=last and bool(caption))
            marks = _places(tile.scene, tile.scale, tile.frame.x, tile.frame.y)
            links = link_areas(tile.scene, tile.scale, tile.frame.x, tile.frame.y)
            size = (tile.paper.width, tile.paper.height)
            sheets.append(Sheet(svg, tile.title, *size, tile.scene.description, marks, links))
        return sheets


def _fill(scene: Scene, scale: float, paper: Paper) -> float:
    """Return how much of the room of ``paper`` the map takes, without its caption and margins."""
    wide, high = ((length - 2 * MARGIN) * scale for length in (scene.width, scene.height))
    return wide * high / ((paper.width - 2 * paper.margin) * (paper.height - 2 * paper.margin))


def _places(scene: Scene, scale: float, x: float, y: float) -> tuple[tuple[str, float, float], ...]:
    """The thesis and its premises, or else the boxes in the first columns."""
    boxes = [box for box in scene.boxes if box.depth == 0 or (box.depth == 1 and box.shape == "premise")]
    return tuple((box.title, round((x + box.x) * scale, 2), round((y + box.y) * scale, 2)) for box in boxes[:60])
