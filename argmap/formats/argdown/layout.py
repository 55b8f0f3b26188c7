"""A map as lines of Argdown."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any

from argmap.domain.ids import slug
from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Point, Section, Tie
from argmap.formats.argdown import escape
from argmap.formats.argdown.arrangement import BARE, FLAT, NESTED, Arrangement, child_of, place_of
from argmap.formats.argdown.fields import argument_data, settings_lines, statement_data, step_data, tagged
from argmap.formats.argdown.inheritance import inherited
from argmap.formats.argdown.keys import SECTION_KEYS, data_key, id_key

_MAX_DEPTH = 40
_MARKS = {
    ConflictKind.ATTACK: "-",
    ConflictKind.CONTRARY: "-",  # in strict mode, between statements
    ConflictKind.CONTRADICTORY: "><",
    ConflictKind.UNDERCUT: "_",
}


def write(argument_map: ArgumentMap, layout: str) -> str:
    """Write ``argument_map``; only the bare layout is sure to be read back as the same map."""
    return _Layout(argument_map, layout).write()


class _Layout(Arrangement):
    """The lines written so far, and what is still to be written."""

    def __init__(self, argument_map: ArgumentMap, layout: str) -> None:
        super().__init__(argument_map, layout)
        self.lines: list[str] = []
        self.position = {id_: index for index, id_ in enumerate(self.points)}
        self.written: set[str] = set()
        self.written_steps: set[str] = set()  # arguments whose reconstruction stands
        self.section: str | None = None
        self.pending: deque[Section] = deque(argument_map.sections)
        self.above: list[Section] = []  # the headings that the next one may fall under, by rising level
        self.sections = {section.id: section for section in argument_map.sections}
        self.section_order = {s.id: index for index, s in enumerate(argument_map.sections)}

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
            self._heading(self.pending.popleft())
        if self.layout == FLAT:
            self._flat_relations()
        relations = self.map.ties
        order = {relation.id: n for n, relation in enumerate(relations)}
        self.listed.sort(key=lambda r: order.get(r.id, len(order)))
        return "\n".join([*settings_lines(self.map, self.listed), *self.lines]).strip("\n") + "\n"

    def _block(self, point: Point) -> None:
        """A point at the top level, below the heading it belongs to."""
        if point.section != self.section and point.section in self.section_order:
            wanted = self.section_order[point.section]
            while self.pending and self.section_order[self.pending[0].id] <= wanted:
                self._heading(self.pending.popleft())
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
        while self.above and self.above[-1].level >= section.level:
            self.above.pop()
        if section.parent != (self.above[-1].id if self.above else None):
            data["parent"] = section.parent or ""
        data |= {data_key(key, SECTION_KEYS): value for key, value in section.extra.items()}
        self.lines += ["", "", f"{'#' * section.level} {title}{_braces(data)}"]
        self.above.append(section)
        self.section = section.id

    def _definition(self, point: Point) -> str:
        """A point's title, text, tags and data, in one line."""
        self.written.add(point.id)
        title = self.titles[point.id]
        argument = isinstance(point, Argument)
        data: dict[str, Any] = {} if point.id == slug(title) else {id_key(point.id): point.id}
        if title != point.title:
            data["title"] = point.title
        markup = point.extra.get("argdown:markup") if self.layout != BARE else None
        text = markup if isinstance(markup, str) else escape.text(point.text)
        if text is None and point.text:
            data["text"] = point.text
        tags, more = tagged(point)
        above = inherited(point.section, self.sections, self.map.article, self.map.source_by_id)
        data |= argument_data(point, above) if isinstance(point, Argument) else statement_data(point, above)
        data |= more
        if isinstance(markup, str):  # says it all
            data = {key: value for key, value in data.items() if key not in ("markup", "links")}
        # when flat, its reconstruction stands further down, perhaps below another heading
        moved = self.layout == FLAT and point.id in self.reconstructed and self.map.sections
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
            child = self.points[child_of(tie)]
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
        self.lines.append(f"  {_mark(tie)} {self._reference(self.points[child_of(tie)])}")
        return below

    def _block_of(self, conflict: Conflict) -> str:
        """The point that a conflict can hang from: an undercut of an argument's last step hangs from the argument."""
        step = self.steps.get(conflict.target)
        return step.argument if step and step.argument else place_of(conflict)

    def _undercuts_inside(self, argument_id: str) -> list[Tie]:
        """The undercuts that must stand below an inference line: when flat, those of all steps but the last."""
        argument = self.points[argument_id]
        assert isinstance(argument, Argument)
        steps = argument.inferences if self.layout == NESTED else argument.inferences[:-1]
        return [tie for step in steps for tie in self.ties.get(step, [])]

    def _in_order(self, ties: Iterable[Tie]) -> list[Tie]:
        """Supports and attacks merged so that points come in the order of the map, as far as that can be."""
        supports = deque(tie for tie in ties if isinstance(tie, Inference))
        conflicts = deque(tie for tie in ties if isinstance(tie, Conflict))
        merged: list[Tie] = []
        while supports and conflicts:
            first, second = (self.position[child_of(queue[0])] for queue in (supports, conflicts))
            merged.append(supports.popleft() if first <= second else conflicts.popleft())
        return [*merged, *supports, *conflicts]

    def _reconstruction(self, argument: Argument) -> None:
        """The numbered premises, inference lines and conclusions of an argument."""
        if not self.lines or self.lines[-1] != self._last_definition(argument):
            self.lines += ["", self._reference(argument)]
        self.lines.append("")
        numbers: dict[str, int] = {}
        unused: dict[str, None] = {}  # what a step without `uses` takes, as it is read
        count = 0
        for index, id_ in enumerate(argument.inferences, 1):
            step = self.steps[id_]
            for premise in step.premises:
                if premise not in numbers:
                    count += 1
                    numbers[premise] = count
                    unused[premise] = None
                    self.lines.append(f"({count}) {self._reference(self.points[premise])}")
            default = f"{argument.id}-step" + (f"-{index}" if len(argument.inferences) > 1 else "")
            takes_all = tuple(unused) == step.premises
            uses = [] if takes_all else [numbers[premise] for premise in step.premises]
            self.lines.append(step_data(step, default, uses))
            for tie in self.ties.get(id_, []) if self.layout == NESTED or index < len(argument.inferences) else []:
                self.lines.append(f"  _ {self._reference(self.points[child_of(tie)])}")
            count += 1
            numbers[step.conclusion] = count
            self.lines.append(f"({count}) {self._reference(self.points[step.conclusion])}")
            for premise in step.premises:
                unused.pop(premise, None)
            unused[step.conclusion] = None

    def _last_definition(self, argument: Argument) -> str:
        """The line that defines ``argument``, if it has just been written; the structure may then follow at once."""
        last = self.lines[-1] if self.lines else ""
        return last if last.startswith(f"<{self.titles[argument.id]}>") else "\0"


def _mark(tie: Tie) -> str:
    return _MARKS[tie.kind] if isinstance(tie, Conflict) else "+"


def _braces(data: dict[str, Any]) -> str:
    return f" {escape.yaml(data)}" if data else ""
