"""One large picture cut into sheets that are put together again: with an overlap, crop marks and numbers in the margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from argmap.draw.frame import SIZE, Frame, Note, fitted
from argmap.draw.paint import number
from argmap.draw.scene import Box, Junction, Link, Scene
from argmap.draw.sheets.paper import POINTS_PER_MM, Paper

OVERLAP = 8.0 * POINTS_PER_MM  # pt that neighbouring sheets share, to be glued
_REACH = 30.0  # px that lines, heads and text may stick out of what they belong to


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet: what of the scene is on it, and where."""

    scene: Scene
    frame: Frame
    paper: Paper
    scale: float
    title: str
    shows_caption: bool


def cut(scene: Scene, depth: float, paper: Paper, scale: float, title: str) -> list[Tile]:
    """Tiles of ``scene`` with ``depth`` px of caption below it, at ``scale`` pt for a px or a little more.

    The way of the paper that needs fewer sheets is taken; the picture is enlarged to fill them.
    """
    size = (scene.width, scene.height + depth)
    grids = []
    for way in paper.ways:
        step = _step(way)
        grid = [max(1, ceil((side * scale - OVERLAP) / one)) for side, one in zip(size, step, strict=True)]
        grids.append((grid[0] * grid[1], grid, way))
    _, (columns, rows), way = min(grids, key=lambda ranked: ranked[0])
    step = _step(way)
    larger = min((n * one + OVERLAP) / side for n, one, side in zip((columns, rows), step, size, strict=True))
    scale = max(scale, min(larger, 2.2 * scale))
    index = _Index(scene, (step[0] + OVERLAP) / scale)
    return [
        _tile(scene, index, way, scale, (row, column), (rows, columns), title)
        for row in range(rows)
        for column in range(columns)
    ]


def _step(paper: Paper) -> tuple[float, float]:
    """Return what each sheet adds, in pt."""
    return paper.width - 2 * paper.margin - OVERLAP, paper.height - 2 * paper.margin - OVERLAP


class _Index:
    """The scene's boxes, junctions and lines by bands of their height, so that a tile looks at its own only."""

    def __init__(self, scene: Scene, band: float) -> None:
        self.band = max(band, 100.0)
        self.bands: dict[int, list[tuple[int, Box | Junction | Link]]] = {}
        things: tuple[Box | Junction | Link, ...] = (*scene.links, *scene.junctions, *scene.boxes)
        for order, thing in enumerate(things):
            _, top, _, bottom = _extent(thing)
            for band_number in range(int(top // self.band), int(bottom // self.band) + 1):
                self.bands.setdefault(band_number, []).append((order, thing))

    def within(self, left: float, top: float, right: float, bottom: float) -> Iterator[Box | Junction | Link]:
        things: dict[int, Box | Junction | Link] = {}
        for band in range(int(top // self.band), int(bottom // self.band) + 1):
            for order, thing in self.bands.get(band, ()):
                x0, y0, x1, y1 = _extent(thing)
                if x0 < right and x1 > left and y0 < bottom and y1 > top:
                    things[order] = thing
        return (things[order] for order in sorted(things))


def _extent(thing: Box | Junction | Link) -> tuple[float, float, float, float]:
    if isinstance(thing, Box):
        return thing.x - _REACH, thing.y - _REACH, thing.x + thing.width + _REACH, thing.y + thing.height + _REACH
    if isinstance(thing, Junction):
        return thing.x - _REACH, thing.y - _REACH, thing.x + _REACH, thing.y + _REACH
    xs, ys = [x for x, _ in thing.points], [y for _, y in thing.points]
    return min(xs) - _REACH, min(ys) - _REACH, max(xs) + _REACH, max(ys) + _REACH


def _tile(
    scene: Scene,
    index: _Index,
    paper: Paper,
    scale: float,
    place: tuple[int, int],
    grid: tuple[int, int],
    title: str,
) -> Tile:
    (row, column), (rows, columns) = place, grid
    step = _step(paper)
    left, top = column * step[0] / scale, row * step[1] / scale
    across, down = (step[0] + OVERLAP) / scale, (step[1] + OVERLAP) / scale
    things = list(index.within(left, top, left + across, top + down))
    count = row * columns + column + 1
    name = f"Sheet {count} of {rows * columns}"
    description = f"{name} (row {row + 1}, column {column + 1}) of one picture."
    shown = replace(
        scene,
        boxes=tuple(t for t in things if isinstance(t, Box)),
        junctions=tuple(t for t in things if isinstance(t, Junction)),
        links=tuple(t for t in things if isinstance(t, Link)),
        title=f"{name}: {title}",
        description=f"{description} {scene.description}" if count == 1 else description,
    )
    margin = paper.margin / scale
    width, height = paper.width / scale, paper.height / scale
    frame = Frame(
        width,
        height,
        (f"{number(paper.width / POINTS_PER_MM)}mm", f"{number(paper.height / POINTS_PER_MM)}mm"),
        round(margin - left, 2),
        round(margin - top, 2),
        _notes((width, height), margin, count, place, grid, title),
        (margin, margin, across, down),
    )
    return Tile(shown, frame, paper, scale, shown.title, top + down > scene.height)


def _notes(
    size: tuple[float, float], margin: float, count: int, place: tuple[int, int], grid: tuple[int, int], title: str
) -> tuple[Note, ...]:
    """The number of the sheet and those of its neighbours, in the margins."""
    (row, column), (rows, columns) = place, grid
    width, height = size
    above, below = margin / 2 + SIZE * 0.36, height - margin / 2 + SIZE * 0.36
    number_of = f"Sheet {count} of {rows * columns} · row {row + 1}, column {column + 1}"
    notes = [Note(number_of, margin + 18, below), Note(fitted(title, width * 0.4, 600), margin + 18, above, weight=600)]
    if row:
        notes.append(Note(f"\u2191 sheet {count - columns}", width / 2, above, "middle"))
    if row + 1 < rows:
        notes.append(Note(f"\u2193 sheet {count + columns}", width / 2, below, "middle"))
    sides = [f"\u2039 sheet {count - 1}"] * bool(column) + [f"sheet {count + 1} \u203a"] * (column + 1 < columns)
    if sides:
        notes.append(Note("   ".join(sides), width - margin - 18, below, "end"))
    return tuple(notes)
