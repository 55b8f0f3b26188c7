"""Relations on a worksheet: the words that stand there, and the answers that are right where one of them is a gap.

A gap is only where a reader of the text can tell the answer; where a reader may rightly give one of two, both are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from argmap.draw.document.tasks import strikes_uses
from argmap.draw.material import Material, Point
from argmap.draw.structure import CONFLICTS, Step

ASKED = ("support", "attack", "reply", "undercut")  # the words that students choose from, whatever the map has


@dataclass(frozen=True)
class Relations:
    """The relations of a sheet on which those of the boxes in ``gapped`` are not told."""

    material: Material
    gapped: Set[str]

    def kind(self, point: Point) -> str:
        """Return the kind of relation that is told of a point, as far as that tells no gap; nothing where it is one."""
        kind = "" if point.box in self.gapped else self.material.kind(point)
        if kind == "reply" and point.above in self.gapped and point.step is not None:
            return point.step.kind  # since a reply tells that what it meets is an objection
        return kind

    def word(self, point: Point) -> str:
        """Return what is told of a point in words."""
        if self._struck(point):
            return self.material.deed(point)
        return self.material.words(f"document.short.{self.kind(point)}")

    def kinds(self, point: Point) -> list[str]:
        """Return every kind of relation that a reader may rightly say a point has, the best one first."""
        return list(dict.fromkeys((self.material.kind(point), *self._also(point))))

    def answers(self, point: Point) -> str:
        """Return the same in words; of an undercut also what step it is aimed at."""
        _, *also = self.kinds(point)
        words = self.material.words
        said = [self.material.deed(point), *(words(f"document.short.{kind}") for kind in also)]
        return words.listed(said, "worksheet.either")

    def partners(self, point: Point) -> str:
        """Return the premises that a point counts together with; nothing where that would tell what a gap asks for."""
        together = {point.box, *self.material.together(point)}
        return "" if together & self.gapped else self.material.partners(point)

    def named(self, point: Point) -> set[str]:
        """Return the boxes that the line of a point names by their numbers."""
        named = set(self.material.together(point)) if self.partners(point) else set()
        return {box for box in (named | self._struck(point)) if box in self.material.numbers} | (
            {point.box} if point.again else set()
        )

    def _struck(self, point: Point) -> set[str]:
        """Return the premises of the step that a point is told to undercut; none where that would tell a gap."""
        step = self.material.struck(point)
        premises = set(step.sources) if step and point.box not in self.gapped else set()
        return set() if len(premises) > 1 and premises & self.gapped else premises

    def _is_objection(self, box: str, by: Step) -> bool:
        """Return whether a claim is an objection and nothing else, such as a reply or one of two that exclude each other."""
        return by.kind == "attack" and box not in self.material.structure.replies

    def _also(self, point: Point) -> list[str]:
        """Return what a reader may rightly say besides: an answer to an objection is an objection itself, and so on."""
        material, kind, also = self.material, self.material.kind(point), []
        above, struck = material.structure.by.get(point.above), material.struck(point)
        if kind == "reply" and above and (point.above in self.gapped or not self._is_objection(point.above, above)):
            also.append("attack")
        if struck and struck.kind in CONFLICTS:
            also.append("reply")
        if point.step and strikes_uses(material, point.step):
            also.append("undercut")
        return also


def askable(material: Material) -> list[str]:
    """Return the boxes whose relation can be asked for, in the order of the outline.

    Of two that cannot both be true one may as well say that one is an objection, of the same in other words that it is a
    reason, and of what bears on a step that is no undercut, or on a claim that is one, nobody can tell.
    """
    asked: dict[str, bool] = {}
    for point in material.points:
        if point.step is not None:
            on_claim = point.step.kind in ("support", "attack") and point.step.target == point.above
            asked[point.box] = asked.get(point.box, True) and (on_claim or material.struck(point) is not None)
    below: Mapping[str, bool] = {p.box: not p.again and p.step is not None for p in reversed(material.points)}
    return [box for box, is_asked in asked.items() if is_asked and below[box]]
