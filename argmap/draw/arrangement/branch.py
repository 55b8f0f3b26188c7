"""The branch below a claim, step by step: its premises, and what strikes the step itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.draw.arrangement.placement import Placement
from argmap.draw.path import Points
from argmap.draw.structure import CONFLICTS, Step, Structure


@dataclass
class Branch:
    """A step with those of its premises that hang here, and the steps that are aimed at it."""

    step: Step
    boxes: list[str] = field(default_factory=list)
    cuts: list[Branch] = field(default_factory=list)

    @property
    def _met(self) -> bool:
        """Return whether a junction stands for the step."""
        return len(self.boxes) > 1 or bool(self.cuts)

    def meet(self, placement: Placement, x: float, y: float) -> None:
        """Put the junction of the step where its line begins."""
        placement.add_junction(self.step, x, y)

    def link(self, placement: Placement, target: str, path: Points) -> None:
        """Draw the step along ``path`` to ``target``."""
        source = self.step.id if self._met else self.boxes[0]
        placement.add_link(self.step, source, target, path)


def branches_of(structure: Structure, box: str) -> tuple[list[Branch], list[Branch]]:
    """The steps for ``box`` and those against it, in the order of the text; what strikes a step is with it."""
    branches: dict[str, Branch] = {}
    for child in structure.children.get(box, ()):
        step = structure.by[child]
        branches.setdefault(step.id, Branch(step)).boxes.append(child)
    top = []
    for branch in branches.values():
        aim = branches.get(branch.step.target)
        if aim is None or aim is branch:
            top.append(branch)
        else:
            aim.cuts.append(branch)
    return [b for b in top if b.step.kind not in CONFLICTS], [b for b in top if b.step.kind in CONFLICTS]
