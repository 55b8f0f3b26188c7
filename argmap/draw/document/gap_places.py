"""Places of a worksheet's outline whose claims may change places: whoever fills them the other way round is right, too."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from argmap.domain.model import Statement
from argmap.domain.structure import grouped
from argmap.draw.document.gap_relations import Relations
from argmap.draw.material import Material, Point


def is_unsaid(material: Material, box: str) -> bool:
    """Return whether the text leaves a claim unsaid, which a sheet tells of a gap."""
    element = material.element(box)
    return isinstance(element, Statement) and element.implicit


@dataclass(frozen=True)
class Places:
    """The outline of a sheet on which the titles of ``hidden`` claims are gaps; ``relations`` are as it tells them."""

    relations: Relations
    hidden: Set[str]

    @cached_property
    def exchangeable(self) -> list[list[str]]:
        """The groups of hidden claims whose places look alike: below the same claim, with the same below them."""
        alike = grouped(
            ((point.above, self._look(at)), point.box)
            for at, point in enumerate(self.relations.material.points)
            if point.box in self.hidden and not point.again
        )
        return [boxes for boxes in alike.values() if len(boxes) > 1]

    @cached_property
    def _naming(self) -> Mapping[str, set[int]]:
        """The lines that name each box by its number, by their places in the outline."""
        naming: dict[str, set[int]] = {}
        for at, point in enumerate(self.relations.material.points):
            for box in self.relations.named(point):
                naming.setdefault(box, set()).add(at)
        return naming

    def _look(self, at: int) -> object:
        """Return all that tells a place from another one: what is told there and below it, and who names any of it."""
        points, numbers = self.relations.material.points, self.relations.material.numbers
        root, within, lines = points[at], set[str](), list[object]()
        base = f"{numbers[root.box]}."
        partners = self._partners(root)
        end = at
        for point in points[at:]:
            if end > at and point.above not in within:
                break
            end += 1
            within |= set() if point.again else {point.box}
            shown = point.again or point.box not in self.hidden
            own = point.box if shown else is_unsaid(self.relations.material, point.box)
            named = frozenset(
                numbers.get(b, b).removeprefix(base) for b in self.relations.named(point) if b not in partners
            )
            lines.append((len(point.number), self.relations.kind(point), own, named))
        outside = {
            box
            for box in within
            for line in self._naming.get(box, ())
            if not at <= line < end
            and not (box == root.box and points[line].box in partners and not points[line].again)
        }
        return (frozenset(partners), tuple(lines), frozenset(outside))

    def _partners(self, point: Point) -> set[str]:
        """Return a claim and those that are told to count only together with it."""
        material = self.relations.material
        return {point.box, *material.together(point)} if self.relations.partners(point) else set()
