"""Boxes, junctions and lines with a place: what an arrangement hands to ``compose``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from argmap.draw.path import Points, rounded
from argmap.draw.scene import Badge, Box, Head, Junction, Link, LinkKind
from argmap.draw.structure import Step

MARGIN = 14.0
RING = 5.5  # radius of the ring on a step
PLUS = 7.0  # radius of the plus that joins premises

HEADS: dict[LinkKind, Head] = {
    "support": "arrow",
    "attack": "bar",
    "undercut": "bar",
    "contrary": "bar",
    "contradictory": "bar",
    "rephrase": "none",
}


@dataclass
class Placement:
    """An arrangement in the making; ``compose`` freezes it into a scene."""

    boxes: dict[str, Box] = field(default_factory=dict)
    junctions: dict[str, Junction] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    margin: float = MARGIN

    def add_junction(self, step: Step, x: float, y: float) -> None:
        """Put the junction of ``step`` at (x, y)."""
        linked = len(step.sources) != 1
        radius = PLUS if linked else RING
        self.junctions[step.id] = Junction(step.id, round(x, 2), round(y, 2), radius, "linked" if linked else "step")

    def add_link(self, step: Step, source: str, target: str, points: Points) -> None:
        """Draw (a part of) ``step`` along ``points``; it gets its head where it reaches the step's own target."""
        whole = target == step.target and target != step.id
        start = source != step.id
        head: Head = HEADS[step.kind] if whole else "none"
        tail: Head = HEADS[step.kind] if start and step.symmetric else "none"
        name = f"{step.id}:{source}" if start else step.id
        self.links.append(Link(name, step.id, step.kind, source, target, rounded(points), head, tail))

    def take(self, other: Placement, dx: float, dy: float) -> None:
        """Take in all that ``other`` has, moved."""
        self.boxes.update((name, box.moved(dx, dy)) for name, box in other.boxes.items())
        for name, spot in other.junctions.items():
            self.junctions[name] = replace(spot, x=round(spot.x + dx, 2), y=round(spot.y + dy, 2))
        for link in other.links:
            points = rounded(tuple((x + dx, y + dy) for x, y in link.points))
            self.links.append(replace(link, points=points))
        self.badges += [badge.moved(dx, dy) for badge in other.badges]

    def size(self) -> tuple[float, float]:
        """Width and height that hold everything, with a margin."""
        xs, ys = [self.margin], [self.margin]
        for box in self.boxes.values():
            xs.append(box.x + box.width)
            ys.append(box.y + box.height)
        for badge in self.badges:
            xs.append(badge.x + badge.width)
            ys.append(badge.y + badge.height)
        for junction in self.junctions.values():
            xs.append(junction.x + junction.radius)
            ys.append(junction.y + junction.radius)
        for link in self.links:
            xs.extend(x for x, _ in link.points)
            ys.extend(y for _, y in link.points)
        return round(max(xs) + self.margin, 1), round(max(ys) + self.margin, 1)
