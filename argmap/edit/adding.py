"""Edits that add: a statement by itself or below another, a relation between two, a step of linked premises, a source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Rephrase,
    Role,
    SourceKind,
    Stance,
    Statement,
)
from argmap.domain.model import Source as Voice
from argmap.edit.change import Splice
from argmap.edit.edit import Edit
from argmap.edit.expectation import MARKS, added, bearing_place, tie
from argmap.edit.settings import add_listed, add_named
from argmap.edit.source import MapText, Place, refuse
from argmap.edit.text import (
    check_title,
    definition,
    end_of_block,
    hang,
    insert_block,
    new_id,
    one_line,
    reference,
    suggest_title,
)


@dataclass(frozen=True, slots=True)
class AddStatement(Edit):
    """Add a statement by itself, behind the paragraph of ``after`` or at the end. Without a title it gets one."""

    title: str = ""
    text: str = ""
    after: str = ""
    role: Role | str = Role.CLAIM
    strand: str = ""
    by: tuple[str, ...] = ()
    stance: Stance | str = Stance.ASSERTED
    hedge: Hedge | None = None
    tags: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    quotation: bool = False

    def statement(self, source: MapText) -> Statement:
        """The new statement, in no section yet."""
        text = one_line(self.text)
        title = self.title.strip() or suggest_title(source, text)
        check_title(source, title, False)
        return Statement(
            new_id(source, title),
            title,
            text,
            role=Role(self.role),
            strand=self.strand,
            tags=self.tags,
            asserted_by=self.by,
            stance=Stance(self.stance),
            hedge=self.hedge,
            anchors=self.anchors,
            quotation=self.quotation,
        )

    def splices(self, source: MapText) -> list[Splice]:
        """One paragraph."""
        return [insert_block(source, self._end(source), definition(source, self._placed(source, self._end(source))))]

    def _end(self, source: MapText) -> int:
        if not self.after:
            return source.line_end(len(source.body.rstrip()))  # of the last line with something on it
        return end_of_block(source, source.definition(source.point(self.after).id).block)

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more statement."""
        return added(source.map, self._placed(source, self._end(source)))

    def _placed(self, source: MapText, offset: int) -> Statement:
        """The new statement in its section, from which it has what it is not given."""
        section = source.section_at(offset)
        statement = replace(self.statement(source), section=section)
        above = source.inherited(section)
        return replace(statement, strand=self.strand or above.strand, asserted_by=self.by or above.voices(statement))


@dataclass(frozen=True, slots=True)
class _AddBelow(AddStatement):
    """Add a statement below another, to which it stands as ``kind`` says."""

    parent: str = ""
    kind: str = "support"

    def splices(self, source: MapText) -> list[Splice]:
        """One line below what hangs there already."""
        place = source.home(source.point(self.parent).id)
        statement = self._placed(source, source.end_of(place))
        return [hang(source, place, MARKS[self.kind], definition(source, statement))]

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more statement and its relation."""
        parent = source.point(self.parent).id
        statement = self._placed(source, source.end_of(source.home(parent)))
        return added(source.map, statement, tie(source, self.kind, statement.id, parent))


def AddReason(parent: str, title: str = "", text: str = "", **facts: Any) -> AddStatement:  # noqa: N802  an edit
    """Add a reason for a statement or argument."""
    return _AddBelow(title, text, parent=parent, kind="support", **facts)


def AddObjection(parent: str, title: str = "", text: str = "", **facts: Any) -> AddStatement:  # noqa: N802
    """Add an objection to a statement or argument."""
    return _AddBelow(title, text, parent=parent, kind="attack", **facts)


@dataclass(frozen=True, slots=True)
class AddUndercut(AddStatement):
    """Add an objection to a step of reasoning: an inference, or an argument, whose last step is meant.

    A step without a line of its own is named in the settings.
    """

    step: str = ""

    def splices(self, source: MapText) -> list[Splice]:
        """One line below the step, or a paragraph and an entry of the settings."""
        place = self._place(source)
        if place is not None:
            return [hang(source, place, "_", definition(source, self._placed(source, source.end_of(place))))]
        shown = definition(source, self._placed(source, self._end(source)))
        conflict = self._listed(source)
        entry = {"id": conflict.id, "kind": "undercut", "from": list(conflict.premises), "to": conflict.target}
        return [add_listed(source, "relations", entry), insert_block(source, self._end(source), shown)]

    def _place(self, source: MapText) -> Place | None:
        """Return what the undercut can hang from."""
        target = source.find(self.step)
        if isinstance(target, Statement):
            message = f"“{target.title}” is a statement, and an undercut strikes a step of reasoning."
            raise refuse("no-step", message, "Name an inference or an argument, or add an objection.")
        if isinstance(target, Argument):
            return source.line_of(target.inferences[-1]) if target.inferences else source.home(target.id)
        return source.line_of(target.id) if target.id in source.steps else None

    def _listed(self, source: MapText) -> Conflict:
        statement, target = self.statement(source), source.find(self.step)
        id_ = f"{statement.id}-undercuts-{target.id}"
        return Conflict(id_, (statement.id,), target.id, ConflictKind.UNDERCUT)

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more statement and its undercut."""
        place, target = self._place(source), source.find(self.step)
        if place is None:
            return added(source.map, self._placed(source, self._end(source)), self._listed(source))
        statement = self._placed(source, source.end_of(place))
        return added(source.map, statement, tie(source, "undercut", statement.id, target.id))


@dataclass(frozen=True, slots=True)
class AddRephrase(AddStatement):
    """Add a statement that says the same as another in other words; Argdown has no mark for it, so the settings do."""

    of: str = ""

    def splices(self, source: MapText) -> list[Splice]:
        """A paragraph and an entry of the settings."""
        rephrase = self._rephrase(source)
        entry = {"id": rephrase.id, "kind": "rephrase", "from": list(rephrase.premises), "to": rephrase.conclusion}
        shown = definition(source, self._placed(source, self._end(source)))
        return [add_listed(source, "relations", entry), insert_block(source, self._end(source), shown)]

    def _rephrase(self, source: MapText) -> Rephrase:
        statement, of = self.statement(source), source.point(self.of)
        return Rephrase(f"{statement.id}-rephrases-{of.id}", (statement.id,), of.id)

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more statement and its relation."""
        return added(source.map, self._placed(source, self._end(source)), self._rephrase(source))


@dataclass(frozen=True, slots=True)
class Relate(Edit):
    """Say how a statement or argument stands to another: ``support``, ``attack``, ``undercut`` or ``contradictory``."""

    child: str
    parent: str
    kind: str = "support"
    keeps_order = False  # a claim stands where it is named first

    def splices(self, source: MapText) -> list[Splice]:
        """One line that names the child below the parent."""
        return [
            hang(
                source,
                bearing_place(source, self.kind, self.parent),
                MARKS[self.kind],
                reference(source.point(self.child), source),
            )
        ]

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more relation."""
        bearing_place(source, self.kind, self.parent)
        child, parent = source.point(self.child).id, source.find(self.parent).id
        refuse_contradiction(source, self.kind, child, parent)
        new = tie(source, self.kind, child, parent)
        known = {(r.kind, r.premises, r.target) for r in source.map.ties}
        turned = (new.kind, (new.target,), new.premises[0])
        if (new.kind, new.premises, new.target) in known or (new.symmetric and turned in known):
            raise refuse("related", f"{self.child!r} stands so to {self.parent!r} already.")
        return added(source.map, new)


def refuse_contradiction(source: MapText, kind: str, child: str, parent: str) -> None:
    """Refuse a contradiction with an argument: only statements can contradict each other."""
    if kind == "contradictory" and any(not isinstance(source.map[end], Statement) for end in (child, parent)):
        raise refuse("argument", "Only statements can contradict each other, not arguments.", "Let it attack.")


@dataclass(frozen=True, slots=True)
class AddSource(Edit):
    """Declare a source, which statements can then name as who says so."""

    id: str
    name: str
    kind: SourceKind | str = SourceKind.WORK

    def splices(self, source: MapText) -> list[Splice]:
        """One entry of the settings."""
        kind = SourceKind(self.kind)
        value: Any = self.name
        if kind is not SourceKind.WORK:
            value = {"name": self.name, "kind": kind.value}
        return [add_named(source, "sources", self.id, value)]

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more source."""
        if self.id in source.map.source_by_id:
            raise refuse("source-taken", f"There is a source {self.id!r} already.", "Choose another name.")
        voice = Voice(self.id, self.name, SourceKind(self.kind))
        return replace(source.map, sources=(*source.map.sources, voice))


@dataclass(frozen=True, slots=True)
class AddStrand(Edit):
    """Declare a strand, a line of argument that statements can belong to."""

    id: str
    label: str

    def splices(self, source: MapText) -> list[Splice]:
        """One entry of the settings."""
        return [add_named(source, "strands", self.id, self.label)]

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with one more strand."""
        return replace(source.map, strands={**source.map.strands, self.id: self.label})
