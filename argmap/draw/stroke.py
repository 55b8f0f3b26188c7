"""Lines and junctions as SVG: each relation has its own dash and head, so that none is told by its colour alone.

The dash says which relation it is; a hollow head and a gap near the source, that the relation does not hold; what
crosses the line there, why: a stroke that the source is gone, a ring that nobody puts it forward.
"""

from __future__ import annotations

from math import hypot

from argmap.draw.paint import Painter, attributes, number
from argmap.draw.path import Points
from argmap.draw.scene import Head, Junction, Link, LinkKind, Point, Stop

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
STOP_AT, STOP_HALF, STOP_RADIUS, GAP_HALF = 13.0, 5.0, 3.0, 3.0
SAMPLES = 24  # points of a curved piece that are looked at


def draw_link(link: Link, painter: Painter, fallen: bool, stop: Stop = "") -> str:
    """A line with its heads; one whose premises fall is pale, and ``stop`` says what crosses it."""
    theme = painter.theme
    has_greys = theme["soft"] != theme["ink"]
    colour = theme.pale(link.kind) if fallen and has_greys else theme[link.kind]
    hollow = theme["paper"] if link.idle else ""
    points, heads = link.points, []
    for head, at_end in ((link.head, True), (link.tail, False)):
        if head != "none":
            full = ARROW_LENGTH if hollow else 6.0
            points = _shortened(points, at_end, full if head == "arrow" else BAR_BACK)
            heads.append(draw_head(head, link.points, at_end, colour, hollow))
    values: dict[str, str | float] = {
        "d": path_data(points[::-1]),  # from the head on, so that the dashes of lines that meet fall together
        "stroke": colour,
        "stroke_width": WIDTHS.get(link.kind, 1.5),
    }
    if link.kind in DASHES:
        values["stroke_dasharray"] = DASHES[link.kind]
    stopped = _draw_stop(stop, link, painter)
    return f"<g><path {attributes(**values)}/>{''.join(heads)}{stopped}</g>"


def _draw_stop(stop: Stop, link: Link, painter: Painter) -> str:
    """Return what interrupts or crosses a line near its source."""
    if not stop and (not link.idle or link.head == "none"):
        return ""
    (x, y), (dx, dy) = _along(link.points, STOP_AT)
    paper, ink = painter.theme["paper"], painter.theme["ink"]
    if not stop:
        gap = _data((x - dx * GAP_HALF, y - dy * GAP_HALF), (x + dx * GAP_HALF, y + dy * GAP_HALF))
        return f"<path {attributes(d=gap, stroke=paper, stroke_width=4)}/>"
    if stop == "unclaimed":
        ring = attributes(cx=x, cy=y, r=STOP_RADIUS, fill=paper, stroke=ink, stroke_width=1.3)
        return f"<circle {ring}/>"
    across, along = (-dy * STOP_HALF, dx * STOP_HALF), (dx * STOP_HALF / 2, dy * STOP_HALF / 2)
    ends = ((x + across[0] - along[0], y + across[1] - along[1]), (x - across[0] + along[0], y - across[1] + along[1]))
    data = "M" + "L".join(f"{number(a)} {number(b)}" for a, b in ends)
    return f"<path {attributes(d=data, stroke=ink, stroke_width=1.8)}/>"


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


def _along(points: Points, distance: float) -> tuple[Point, Point]:
    """The point of a line that is ``distance`` px from its start, and the unit vector in which the line goes on there."""
    here, left = points[0], distance
    for i in range(1, len(points), 3):
        for step in range(1, SAMPLES + 1):
            there = _on_curve(points[i - 1 : i + 3], step / SAMPLES)
            length = hypot(there[0] - here[0], there[1] - here[1])
            if length and length >= left:
                dx, dy = (there[0] - here[0]) / length, (there[1] - here[1]) / length
                return (here[0] + dx * left, here[1] + dy * left), (dx, dy)
            here, left = there, left - length
    return here, _direction(points, True)


def _on_curve(piece: Points, t: float) -> Point:
    """The point of a cubic piece at ``t``, from 0 to 1."""
    u = 1 - t
    (a, b, c, d), (p, q, r, s) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t), piece
    return a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]


def _shortened(points: Points, at_end: bool, by: float) -> Points:
    dx, dy = _direction(points, at_end)
    ordered = list(points if at_end else points[::-1])
    for i in (-1, -2):
        ordered[i] = (ordered[i][0] - dx * by, ordered[i][1] - dy * by)
    return tuple(ordered if at_end else ordered[::-1])


def draw_head(head: Head, points: Points, at_end: bool, colour: str, hollow: str = "") -> str:
    """An arrowhead, or the bar that stops what it is aimed at; an outline around the colour ``hollow`` if there is one."""
    dx, dy = _direction(points, at_end)
    x, y = points[-1] if at_end else points[0]
    if head == "arrow":
        corners = _across((x, y), (dx, dy), ARROW_LENGTH, ARROW_HALF)
        style: dict[str, str | float] = {"fill": colour}
        if hollow:
            style = {"fill": hollow, "stroke": colour, "stroke_width": 1.2}
        return f"<path {attributes(d=_data((x, y), *corners) + 'Z', **style)}/>"
    if not hollow:
        bar = _across((x, y), (dx, dy), BAR_BACK, BAR_HALF)
        return f"<path {attributes(d=_data(*bar), stroke=colour, stroke_width=2.4)}/>"
    near, far = (_across((x, y), (dx, dy), back, BAR_HALF) for back in (BAR_BACK / 3, BAR_BACK * 2))
    outline = attributes(d=_data(*near, *far[::-1]) + "Z", fill=hollow, stroke=colour, stroke_width=1.0)
    return f"<path {outline}/>"


def _across(tip: Point, direction: Point, back: float, half: float) -> tuple[Point, Point]:
    """Two points beside a line, ``back`` px before its tip and ``half`` px away from it."""
    (x, y), (dx, dy) = tip, direction
    bx, by = x - dx * back, y - dy * back
    return (bx - dy * half, by + dx * half), (bx + dy * half, by - dx * half)


def _data(*corners: Point) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners)


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
