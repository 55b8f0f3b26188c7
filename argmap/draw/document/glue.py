"""Shapes on a slide by what they show, and the sites by which connectors hold on to them."""

from __future__ import annotations

from math import hypot
from typing import Any

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)  # the sites of a rectangle
_OVAL = (0, 2, 4, 6)  # the same ones of an oval
_RISE = 12.0  # pt between two rows, at least, for a line between them
Site = tuple[Any, int, float, float]  # a shape, the number of its site, and where on the slide that is


class Held:
    """The shapes on a slide by what they show, and where connectors may hold on to them."""

    def __init__(self, slide: Any, scale: float, left: float, top: float) -> None:
        self.slide = slide
        self.scale = scale
        self.left, self.top = left, top
        self.shapes: dict[str, Any] = {}
        self.places: dict[str, tuple[float, float, float, float]] = {}
        self.ovals: set[str] = set()
        self.signs: list[Any] = []  # rings, and discs with the plus on each

    def add(self, name: str, kind: Any, x: float, y: float, w: float, h: float) -> Any:
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        s = self.scale
        place = (self.left + x * s, self.top + y * s, w * s, h * s)
        shape = self.slide.shapes.add_shape(kind, *map(Pt, place))
        flatten(shape)
        if name:
            self.shapes[name], self.places[name] = shape, place
            if kind == MSO_SHAPE.OVAL:
                self.ovals.add(name)
        return shape

    def sites(self, source: str, target: str, aimed: bool) -> tuple[Site, Site]:
        """The two sites that a line between two shapes holds on to: those that face each other, or the nearest.

        A line that is ``aimed`` at a step comes from above or below, away from the premises that the step joins.
        """
        (x, y, _, h), (tx, ty, tw, th) = self.places[source], self.places[target]
        starts, ends = self._sites(source), self._sites(target)
        if aimed and x > tx + tw:
            return starts[_LEFT], ends[_BOTTOM if y + h / 2 > ty + th / 2 else _TOP]
        if x >= tx + tw:
            return starts[_LEFT], ends[_RIGHT]
        if self.returns(starts[_TOP], ends[_BOTTOM]):
            return starts[_TOP], ends[_BOTTOM]
        pairs = ((start, end) for start in starts for end in ends)
        return min(pairs, key=lambda pair: hypot(pair[0][2] - pair[1][2], pair[0][3] - pair[1][3]))

    def _sites(self, name: str) -> list[Site]:
        x, y, w, h = self.places[name]
        points = ((x + w / 2, y), (x, y + h / 2), (x + w / 2, y + h), (x + w, y + h / 2))
        numbers = _OVAL if name in self.ovals else range(4)
        return [(self.shapes[name], n, px, py) for n, (px, py) in zip(numbers, points, strict=True)]

    def facing(self, start: Site, end: Site) -> bool:
        """Return whether a line between two sites leaves to the left and arrives from the right."""
        return start[1] in (_LEFT, _OVAL[_LEFT]) and end[1] in (_RIGHT, _OVAL[_RIGHT])

    def returns(self, start: Site, end: Site) -> bool:
        """Return whether a line goes up, to the right and up again, from a row to the end of the one above, past no box."""
        (_, first, left, low), (_, last, right, high) = start, end
        middle = (low + high) / 2
        return (
            (first, last) == (_TOP, _BOTTOM)
            and left < right
            and high + _RISE < low
            and not any(y <= middle <= y + h and x < right and left < x + w for x, y, w, h in self.places.values())
        )

    def crosses_box(self, line: Any) -> bool:
        """Return whether a line may run over a box, and not only up to one."""
        left, top, width, height = (length / 12700 for length in (line.left, line.top, line.width, line.height))
        return any(
            left + 1 < x + w and x < left + width - 1 and top < y + h - 1 and y + 1 < top + height
            for name, (x, y, w, h) in self.places.items()
            if name not in self.ovals
        )

    def connect(self, kind: Any, start: Site, end: Site) -> Any:
        from pptx.util import Pt

        line = self.slide.shapes.add_connector(kind, *(Pt(value) for value in (*start[2:], *end[2:])))
        if self.returns(start, end):  # an elbow begins sideways, and is turned by a quarter to begin upward
            wide, high = end[2] - start[2], start[3] - end[3]
            line.left, line.width = Pt((start[2] + end[2] - high) / 2), Pt(high)
            line.top, line.height = Pt((start[3] + end[3] - wide) / 2), Pt(wide)
            frame = line._element.spPr.xfrm
            frame.rot = 270
            for flip in ("flipH", "flipV"):
                frame.attrib.pop(flip, None)
        line._connect_begin_to(start[0], start[1])
        line._connect_end_to(end[0], end[1])
        return line


def flatten(shape: Any) -> None:
    """Take away the shadow that the template's style gives every shape."""
    for effect in shape._element.xpath("./p:style/a:effectRef"):
        effect.set("idx", "0")
