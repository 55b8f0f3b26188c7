"""Lines and junctions as SVG: each relation has its own dash and head, so that none is told by its colour alone."""

from __future__ import annotations

from math import hypot

from argmap.draw.paint import Painter, attributes, number
from argmap.draw.path import Points
from argmap.draw.scene import Head, Junction, Link, LinkKind, Point

WIDTHS: dict[LinkKind, float] = {"undercut": 1.9}
DASHES: dict[LinkKind, str] = {
    "attack": "6 3.5",
    "undercut": "1.6 3",
    "contrary": "9 3 2 3",
    "contradictory": "9 3 2 2.5 2 3",
    "rephrase": "3 3",
}
ARROW_LENGTH, ARROW_HALF = 8.0, 4.0
BAR_HALF, BAR_BACK = 5.5, 2.4


def draw_link(link: Link, painter: Painter, fallen: bool) -> str:
    """A line with its heads; one whose premises fall is pale."""
    colour = painter.theme[link.kind]
    points, heads = link.points, []
    for head, at_end in ((link.head, True), (link.tail, False)):
        if head != "none":
            points = _shortened(points, at_end, 6.0 if head == "arrow" else BAR_BACK)
            heads.append(draw_head(head, link.points, at_end, colour))
    values: dict[str, str | float] = {
        "d": path_data(points[::-1]),  # from the head on, so that the dashes of lines that meet fall together
        "stroke": colour,
        "stroke_width": WIDTHS.get(link.kind, 1.5),
    }
    if link.kind in DASHES:
        values["stroke_dasharray"] = DASHES[link.kind]
    pale = ' opacity="0.6"' if fallen and painter.theme["soft"] != painter.theme["ink"] else ""  # no grey without greys
    return f"<g{pale}><path {attributes(**values)}/>{''.join(heads)}</g>"


def path_data(points: Points) -> str:
    """Cubic pieces in SVG's notation; straight ones as lines."""
    said = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for i in range(1, len(points), 3):
        start, piece = points[i - 1], points[i : i + 3]
        if _is_straight(start, *piece):
            said.append(f"L{number(piece[2][0])} {number(piece[2][1])}")
        else:
            said.append("C" + " ".join(f"{number(x)} {number(y)}" for x, y in piece))
    return "".join(said)


def _is_straight(a: Point, b: Point, c: Point, d: Point) -> bool:
    across, along = d[0] - a[0], d[1] - a[1]
    length = hypot(across, along) or 1.0
    return all(abs(across * (p[1] - a[1]) - along * (p[0] - a[0])) / length < 0.02 for p in (b, c))


def _direction(points: Points, at_end: bool) -> Point:
    """The unit vector in which the line arrives at an end."""
    ordered = points if at_end else points[::-1]
    tip = ordered[-1]
    for point in reversed(ordered[:-1]):
        length = hypot(tip[0] - point[0], tip[1] - point[1])
        if length > 0.05:
            return ((tip[0] - point[0]) / length, (tip[1] - point[1]) / length)
    return (-1.0, 0.0)


def _shortened(points: Points, at_end: bool, by: float) -> Points:
    dx, dy = _direction(points, at_end)
    ordered = list(points if at_end else points[::-1])
    for i in (-1, -2):
        ordered[i] = (ordered[i][0] - dx * by, ordered[i][1] - dy * by)
    return tuple(ordered if at_end else ordered[::-1])


def draw_head(head: Head, points: Points, at_end: bool, colour: str) -> str:
    """An arrowhead, or the bar that stops what it is aimed at."""
    dx, dy = _direction(points, at_end)
    x, y = points[-1] if at_end else points[0]
    if head == "arrow":
        bx, by = x - dx * ARROW_LENGTH, y - dy * ARROW_LENGTH
        corners = ((x, y), (bx - dy * ARROW_HALF, by + dx * ARROW_HALF), (bx + dy * ARROW_HALF, by - dx * ARROW_HALF))
        return (
            f"<path {attributes(d='M' + 'L'.join(f'{number(a)} {number(b)}' for a, b in corners) + 'Z', fill=colour)}/>"
        )
    bx, by = x - dx * BAR_BACK, y - dy * BAR_BACK
    ends = ((bx - dy * BAR_HALF, by + dx * BAR_HALF), (bx + dy * BAR_HALF, by - dx * BAR_HALF))
    data = "M" + "L".join(f"{number(a)} {number(b)}" for a, b in ends)
    return f"<path {attributes(d=data, stroke=colour, stroke_width=2.4)}/>"


def draw_junction(junction: Junction, painter: Painter) -> str:
    """A plus where premises join, a ring where a step is aimed at."""
    colour, x, y, r = painter.relation(junction.id), junction.x, junction.y, junction.radius
    if junction.kind == "step":
        ring = attributes(
            cx=x, cy=y, r=r - 0.8, fill=painter.theme["paper"], stroke=painter.theme["undercut"], stroke_width=1.6
        )
        return f"<circle {ring}/>"
    arm = r * 0.55
    cross = f"M{number(x - arm)} {number(y)}H{number(x + arm)}M{number(x)} {number(y - arm)}V{number(y + arm)}"
    return (
        f"<g><circle {attributes(cx=x, cy=y, r=r, fill=colour)}/>"
        f"<path {attributes(d=cross, stroke=painter.theme['paper'], stroke_width=1.8)}/></g>"
    )
