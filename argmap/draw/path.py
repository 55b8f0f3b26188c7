"""Lines as cubic Bezier pieces, as in ``scene.Link.points``: a start, then (control, control, end) repeated."""

from __future__ import annotations

from argmap.draw.scene import Point

Points = tuple[Point, ...]


def straight(start: Point, end: Point) -> Points:
    """A straight line, as one piece."""
    (x0, y0), (x1, y1) = start, end
    third = ((x1 - x0) / 3, (y1 - y0) / 3)
    return (start, (x0 + third[0], y0 + third[1]), (x1 - third[0], y1 - third[1]), end)


def swing(start: Point, end: Point, turn: float) -> Points:
    """A line that leaves and arrives horizontally and does most of its way up or down near the x of ``turn``."""
    return (start, (turn, start[1]), (turn, end[1]), end)


def join(*paths: Points) -> Points:
    """Paths that begin where the one before ends, as one."""
    return paths[0] + tuple(point for path in paths[1:] for point in path[1:])


def elbow(start: Point, end: Point) -> Points:
    """A line that leaves horizontally, turns once in a round corner and arrives vertically."""
    (x0, y0), (x1, y1) = start, end
    radius = min(8.0, abs(x1 - x0), abs(y1 - y0))
    if radius < 0.5:
        return straight(start, end)
    before = (x1 + (radius if x0 > x1 else -radius), y0)
    behind = (x1, y0 + (radius if y1 > y0 else -radius))
    corner = (before, ((before[0] + 2 * x1) / 3, y0), (x1, (behind[1] + 2 * y0) / 3), behind)
    return join(straight(start, before), corner, straight(behind, end))


def rounded(path: Points) -> Points:
    """The path with its coordinates as they are written into files."""
    return tuple((round(x, 2), round(y, 2)) for x, y in path)
