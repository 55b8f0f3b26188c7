"""Arrangement of a layout: the titles it uses, the relations it draws in the text, and those listed in the settings."""

from __future__ import annotations

from typing import Any

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Point, Statement, Tie
from argmap.formats.argdown import escape

NESTED, FLAT, BARE = "nested", "flat", "bare"


_VERBS = {
    ConflictKind.ATTACK: "attacks",
    ConflictKind.CONTRARY: "contradicts",
    ConflictKind.CONTRADICTORY: "contradicts",
    ConflictKind.UNDERCUT: "undercuts",
}


class Arrangement:
    """Decides this for one map in one layout."""

    def __init__(self, argument_map: ArgumentMap, layout: str) -> None:
        self.map = argument_map
        self.layout = layout
        self.points = {point.id: point for point in argument_map.points}
        self.titles = self._titles()
        self.steps = {i.id: i for i in argument_map.inferences}
        self.reconstructed = {a.id for a in argument_map.arguments if layout != BARE and self._can_reconstruct(a)}
        self.ties: dict[str, list[Tie]] = {}  # by the element they are written below
        self.listed: list[Any] = [*argument_map.rephrases, *argument_map.preferences]
        self._sort_relations()

    def _titles(self) -> dict[str, str]:
        """A title for each statement and argument that can be written and that no other has."""
        titles: dict[str, str] = {}
        for points, argument in ((self.map.statements, False), (self.map.arguments, True)):
            taken: set[str] = set()
            late: list[Point] = []
            numbers: dict[str, int] = {}
            for point in points:
                if escape.is_title(point.title, argument) and point.title not in taken:
                    taken.add(point.title)
                    titles[point.id] = point.title
                else:
                    late.append(point)
            for point in late:
                base = point.id if escape.is_title(point.id, argument) else "Untitled"
                title, number = base, numbers.get(base, 1)
                while title in taken:
                    number += 1
                    title = f"{base} {number}"
                numbers[base] = number
                taken.add(title)
                titles[point.id] = title
        return titles

    def _sort_relations(self) -> None:
        """Decide which relations are drawn in the text, and which are listed in the settings."""
        model = self.map.extra.get("argdown:model")
        strict = isinstance(model, dict) and model.get("mode") == "strict"
        steps = {id_ for a in self.map.arguments if a.id in self.reconstructed for id_ in a.inferences}
        for inference in self.map.inferences:
            if inference.id in steps:
                continue
            if self._is_drawn(inference, inference.conclusion, "supports", strict):
                self.ties.setdefault(inference.conclusion, []).append(inference)
            else:
                self.listed.append(inference)
        for conflict in self.map.conflicts:
            drawn = conflict.target in self.points or conflict.target in steps
            between_statements = all(
                isinstance(self.points.get(e), Statement) for e in (*conflict.premises, conflict.target)
            )
            if conflict.kind is ConflictKind.CONTRARY or (conflict.kind is ConflictKind.ATTACK and between_statements):
                drawn = drawn and between_statements and strict == (conflict.kind is ConflictKind.CONTRARY)
            elif conflict.kind is ConflictKind.CONTRADICTORY:
                drawn = drawn and between_statements
            if drawn and self._is_drawn(conflict, conflict.target, _VERBS[conflict.kind], strict):
                self.ties.setdefault(place_of(conflict), []).append(conflict)
            else:
                self.listed.append(conflict)

    def _is_drawn(self, tie: Tie, target: str, verb: str, strict: bool) -> bool:
        if self.layout == BARE or len(tie.premises) != 1 or tie.extra or tie.scheme or tie.weight is not None:
            return False
        source = self.points.get(tie.premises[0])
        if source is None or source.id in self.reconstructed or tie.id != f"{source.id}-{verb}-{target}":
            return False
        if isinstance(tie, Conflict):
            return target in self.steps or target in self.points
        entails = strict and isinstance(source, Statement) and isinstance(self.points.get(target), Statement)
        return target in self.points and not tie.rules and tie.argument is None and tie.strict == entails

    def _can_reconstruct(self, argument: Argument) -> bool:
        if not argument.inferences:
            return False
        for id_ in argument.inferences:
            step = self.steps.get(id_)
            if step is None or step.argument != argument.id or not step.premises:
                return False
            ends = (*step.premises, step.conclusion)
            if any(not isinstance(self.points.get(end), Statement) for end in ends):
                return False
        return True


def place_of(tie: Tie) -> str:
    """The element that a relation is written below: its target, but the first of two that contradict each other."""
    if isinstance(tie, Inference):
        return tie.conclusion
    return tie.premises[0] if tie.kind is ConflictKind.CONTRADICTORY else tie.target


def child_of(tie: Tie) -> str:
    """The element that a relation line names."""
    contradictory = isinstance(tie, Conflict) and tie.kind is ConflictKind.CONTRADICTORY
    return tie.target if isinstance(tie, Conflict) and contradictory else tie.premises[0]
