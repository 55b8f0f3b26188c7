"""A map as lines of Argdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Section, Statement
from argmap.notation.argdown import escape
from argmap.notation.argdown.facts import SECTION_KEYS, data_key
from argmap.notation.argdown.fields import argument_data, settings_lines, statement_data, step_data, tagged
from argmap.notation.argdown.names import slug

NESTED, FLAT, BARE = "nested", "flat", "bare"

_MAX_DEPTH = 40
_MARKS = {
    ConflictKind.ATTACK: "-",
    ConflictKind.CONTRARY: "-",  # in strict mode, between statements
    ConflictKind.CONTRADICTORY: "><",
    ConflictKind.UNDERCUT: "_",
}
_VERBS = {
    ConflictKind.ATTACK: "attacks",
    ConflictKind.CONTRARY: "contradicts",
    ConflictKind.CONTRADICTORY: "contradicts",
    ConflictKind.UNDERCUT: "undercuts",
}

Point = Statement | Argument
Tie = Inference | Conflict


def write(argument_map: ArgumentMap, layout: str) -> str:
    """Write ``argument_map``; only the bare layout is sure to be read back as the same map."""
    return _Layout(argument_map, layout).write()


class _Layout:
    def __init__(self, argument_map: ArgumentMap, layout: str) -> None:
        self.map = argument_map
        self.layout = layout
        self.lines: list[str] = []
        points: list[Point] = [*argument_map.statements, *argument_map.arguments]
        self.points = {point.id: point for point in points}
        self.position = {id_: index for index, id_ in enumerate(self.points)}
        self.titles = self._titles()
        self.steps = {i.id: i for i in argument_map.inferences}
        self.written: set[str] = set()
        self.written_steps: set[str] = set()  # arguments whose reconstruction stands
        self.section: str | None = None
        self.pending: list[Section] = list(argument_map.sections)
        self.section_order = {s.id: index for index, s in enumerate(argument_map.sections)}
        self.reconstructed = {a.id for a in argument_map.arguments if layout != BARE and self._can_reconstruct(a)}
        self.ties: dict[str, list[Tie]] = {}
        self.listed: list[Any] = [*argument_map.rephrases, *argument_map.preferences]
        self._sort_relations()

    def write(self) -> str:
        for statement in self.map.statements:
            if statement.id not in self.written:
                self._block(statement)
        for argument in self.map.arguments:
            if argument.id not in self.written:
                self._block(argument)
            if argument.id in self.reconstructed and self.layout == NESTED:
                self._reconstruction(argument)
        while self.pending:
            self._heading(self.pending.pop(0))
        if self.layout == FLAT:
            self._flat_relations()
        relations: list[Tie] = [*self.map.inferences, *self.map.conflicts]
        order = {relation.id: n for n, relation in enumerate(relations)}
        self.listed.sort(key=lambda r: order.get(r.id, len(order)))
        return "\n".join([*settings_lines(self.map, self.listed), *self.lines]).strip("\n") + "\n"

    def _titles(self) -> dict[str, str]:
        """A title for each statement and argument that can be written and that no other has."""
        titles: dict[str, str] = {}
        for points, argument in ((self.map.statements, False), (self.map.arguments, True)):
            taken: set[str] = set()
            late: list[Point] = []
            for point in points:
                if escape.is_title(point.title, argument) and point.title not in taken:
                    taken.add(point.title)
                    titles[point.id] = point.title
                else:
                    late.append(point)
            for point in late:
                base = point.id if escape.is_title(point.id, argument) else "Untitled"
                title, number = base, 1
                while title in taken:
                    number += 1
                    title = f"{base} {number}"
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
                self.ties.setdefault(_below(conflict), []).append(conflict)
            else:
                self.listed.append(conflict)

    def _is_drawn(self, tie: Tie, target: str, verb: str, strict: bool) -> bool:
        if self.layout == BARE or len(tie.premises) != 1 or tie.extra or tie.scheme:
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

    def _block(self, point: Point) -> None:
        """A point at the top level, below the heading it belongs to."""
        if point.section != self.section and point.section in self.section_order:
            wanted = self.section_order[point.section]
            while self.pending and self.section_order[self.pending[0].id] <= wanted:
                self._heading(self.pending.pop(0))
        self.lines += ["", self._definition(point)]
        self._children(point, 1)

    def _heading(self, section: Section) -> None:
        data: dict[str, Any] = {}
        if section.id != f"section-{slug(section.title)}".rstrip("-"):
            data["id"] = section.id
        title = escape.text(section.title)
        if title is None:
            title, data["title"] = "Section", section.title
            data["id"] = section.id
        above = [s for s in self.map.sections[: self.section_order[section.id]] if s.level < section.level]
        if section.parent != _parent(self.map.sections[: self.section_order[section.id]], section.level):
            data["parent"] = section.parent or ""
        tags = section.extra.get("argdown:tags")
        extra = {data_key(k, SECTION_KEYS): v for k, v in section.extra.items() if k != "argdown:tags" or not above}
        if tags is not None:
            extra[data_key("argdown:tags", SECTION_KEYS)] = tags
        data |= extra
        self.lines += ["", "", f"{'#' * section.level} {title}{_braces(data)}"]
        self.section = section.id

    def _definition(self, point: Point) -> str:
        """A point's title, text, tags and data, in one line."""
        self.written.add(point.id)
        title = self.titles[point.id]
        argument = isinstance(point, Argument)
        data: dict[str, Any] = {} if point.id == slug(title) else {"id": point.id}
        if title != point.title:
            data["title"] = point.title
        text = escape.text(point.text)
        if text is None and point.text:
            data["text"] = point.text
        tags, more = tagged(point)
        data |= argument_data(point) if isinstance(point, Argument) else statement_data(point)
        data |= more
        moved = (
            self.layout == FLAT and point.id in self.reconstructed and self.map.sections
        )  # reconstructed further down
        if point.section != self.section or moved:
            data["section"] = point.section
        if isinstance(point, Argument) and point.id not in self.reconstructed and point.inferences:
            data["steps"] = list(point.inferences)
        name = f"<{title}>" if argument else f"[{title}]"
        return f"{name}{f': {text}' if text else ''}{tags}{_braces(data)}"

    def _reference(self, point: Point) -> str:
        title = self.titles[point.id]
        return f"<{title}>" if isinstance(point, Argument) else f"[{title}]"

    def _children(self, point: Point, depth: int) -> None:
        """The relation lines below ``point``, with the points they bring in defined there."""
        if self.layout != NESTED:
            return
        for tie in self._in_order(self.ties.get(point.id, [])):
            child = self.points[_child(tie)]
            here = child.id not in self.written and child.section == self.section and depth < _MAX_DEPTH
            here = here and child.id not in self.reconstructed
            shown = self._definition(child) if here else self._reference(child)
            self.lines.append(f"{'  ' * depth}{_mark(tie)} {shown}")
            if here:
                self._children(child, depth + 1)

    def _flat_relations(self) -> None:
        """Every relation in the order of the map, in blocks below references to what it is aimed at."""
        drawn = {tie.id for ties in self.ties.values() for tie in ties}
        inside = {c.id for a in self.reconstructed for c in self._undercuts_inside(a)}
        conflicts = [c for c in self.map.conflicts if c.id in drawn and c.id not in inside]
        conflicts.reverse()
        open_block = ""
        for inference in self.map.inferences:
            if inference.argument in self.reconstructed and inference.argument not in self.written_steps:
                argument = self.points[inference.argument]
                assert isinstance(argument, Argument)
                self.written_steps.add(argument.id)
                self._reconstruction(argument)
                open_block = ""
            elif inference.id in drawn:
                open_block = self._flat_line(inference, inference.conclusion, open_block)
                while conflicts and self._block_of(conflicts[-1]) == open_block:
                    self._flat_line(conflicts.pop(), open_block, open_block)
        for conflict in reversed(conflicts):
            open_block = self._flat_line(conflict, self._block_of(conflict), open_block)

    def _flat_line(self, tie: Tie, below: str, open_block: str) -> str:
        if below != open_block:
            self.lines += ["", self._reference(self.points[below])]
        self.lines.append(f"  {_mark(tie)} {self._reference(self.points[_child(tie)])}")
        return below

    def _block_of(self, conflict: Conflict) -> str:
        """The point that a conflict can hang from: an undercut of an argument's last step hangs from the argument."""
        step = self.steps.get(conflict.target)
        return step.argument if step and step.argument else _below(conflict)

    def _undercuts_inside(self, argument_id: str) -> list[Tie]:
        """The undercuts that must stand below an inference line: when flat, those of all steps but the last."""
        argument = self.points[argument_id]
        assert isinstance(argument, Argument)
        steps = argument.inferences if self.layout == NESTED else argument.inferences[:-1]
        return [tie for step in steps for tie in self.ties.get(step, [])]

    def _in_order(self, ties: Iterable[Tie]) -> list[Tie]:
        """Supports and attacks merged so that points come in the order of the map, as far as that can be."""
        supports = [tie for tie in ties if isinstance(tie, Inference)]
        conflicts = [tie for tie in ties if isinstance(tie, Conflict)]
        merged: list[Tie] = []
        while supports and conflicts:
            first, second = (self.position[_child(queue[0])] for queue in (supports, conflicts))
            merged.append(supports.pop(0) if first <= second else conflicts.pop(0))
        return [*merged, *supports, *conflicts]

    def _reconstruction(self, argument: Argument) -> None:
        """The numbered premises, inference lines and conclusions of an argument."""
        if not self.lines or self.lines[-1] != self._last_definition(argument):
            self.lines += ["", self._reference(argument)]
        self.lines.append("")
        numbers: dict[str, int] = {}
        unused: list[str] = []
        count = 0
        for index, id_ in enumerate(argument.inferences, 1):
            step = self.steps[id_]
            for premise in step.premises:
                if premise not in numbers:
                    count += 1
                    numbers[premise] = count
                    unused.append(premise)
                    self.lines.append(f"({count}) {self._reference(self.points[premise])}")
            default = f"{argument.id}-step" + (f"-{index}" if len(argument.inferences) > 1 else "")
            uses = [] if unused == list(step.premises) else [numbers[premise] for premise in step.premises]
            self.lines.append(step_data(step, default, uses))
            for tie in self.ties.get(id_, []) if self.layout == NESTED or index < len(argument.inferences) else []:
                self.lines.append(f"  _ {self._reference(self.points[_child(tie)])}")
            count += 1
            numbers[step.conclusion] = count
            self.lines.append(f"({count}) {self._reference(self.points[step.conclusion])}")
            unused = [*([u for u in unused if u not in step.premises] if uses else []), step.conclusion]

    def _last_definition(self, argument: Argument) -> str:
        """The line that defines ``argument``, if it has just been written; the structure may then follow at once."""
        last = self.lines[-1] if self.lines else ""
        return last if last.startswith(f"<{self.titles[argument.id]}>") else "\0"


def _below(tie: Tie) -> str:
    """The element that a relation is written below: its target, but the first of two that contradict each other."""
    if isinstance(tie, Inference):
        return tie.conclusion
    return tie.premises[0] if tie.kind is ConflictKind.CONTRADICTORY else tie.target


def _child(tie: Tie) -> str:
    """The element that a relation line names."""
    contradictory = isinstance(tie, Conflict) and tie.kind is ConflictKind.CONTRADICTORY
    return tie.target if isinstance(tie, Conflict) and contradictory else tie.premises[0]


def _mark(tie: Tie) -> str:
    return _MARKS[tie.kind] if isinstance(tie, Conflict) else "+"


def _braces(data: dict[str, Any]) -> str:
    return f" {escape.yaml(data)}" if data else ""


def _parent(before: Iterable[Section], level: int) -> str | None:
    """The section that a heading of ``level`` falls under."""
    for section in reversed(list(before)):
        if section.level < level:
            return section.id
    return None
