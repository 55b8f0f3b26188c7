"""Edits that take away and move: delete, detach, hang elsewhere, change the order."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Preference, Rephrase
from argmap.edit.adding import refuse_contradiction
from argmap.edit.change import Splice
from argmap.edit.edit import Edit
from argmap.edit.expectation import MARKS, added, bearing_place, in_sections, tie, without
from argmap.edit.settings import remove_relation
from argmap.edit.source import MapText, Place, refuse
from argmap.edit.text import (
    child_indent,
    cut,
    end_of_block,
    insert_block,
    insert_line,
    lifted,
    moved_sections,
    needed,
    reference,
)
from argmap.formats.argdown.tree import Entry, Paragraph, Reconstruction, Relation


@dataclass(frozen=True, slots=True)
class Delete(Edit):
    """Take out a statement, argument or relation.

    What hangs below stays, as paragraphs of its own; ``below`` takes out all that stands nowhere else, too.
    """

    element: str
    below: bool = False
    keeps_order = False

    def splices(self, source: MapText) -> list[Splice]:
        """The lines that say it."""
        element = source.find(self.element)
        if isinstance(element, Rephrase | Preference):
            return [remove_relation(source, element)]
        if isinstance(element, Inference | Conflict):
            return self._relation(source, element)
        splices: list[Splice] = []
        done: list[Place] = []
        for place in source.occurrences(element.id):
            if isinstance(place.block, Reconstruction) and isinstance(place.item, Entry):
                self._refuse_premise(source, place, element.id)
            if any(place.block is other.block and other.index < place.index <= other.last for other in done):
                continue  # it goes with the line above it, and what hangs below it stays with what hangs from that
            done.append(place)
            splices += _without(source, place, () if self.below else _branches(source, place, element.id))
        structure = source.claims[element.id].reconstruction
        if structure is not None:
            splices.append(self._structure(source, structure))
        return splices

    def _relation(self, source: MapText, relation: Inference | Conflict) -> list[Splice]:
        if relation.id in source.steps:
            owner = source.ids[source.steps[relation.id].argument]
            raise refuse("step", "This step is part of an argument.", f"Delete the argument {owner!r}.")
        lines = source.relation_lines(relation)
        if not lines:
            return [remove_relation(source, relation)]
        return [
            splice for place in lines for splice in _without(source, place, [place] if needed(source, place) else [])
        ]

    def _refuse_premise(self, source: MapText, place: Place, id_: str) -> None:
        owner = next(c for c in source.meaning.arguments.values() if c.reconstruction is place.block)
        title = source.map[id_].title  # type: ignore[union-attr]
        message = f"“{title}” is a premise or conclusion of the argument “{owner.title}”."
        raise refuse(
            "premise", message, f"Delete that argument first: {source.ids[owner]}.", source.document.span(place.entry)
        )

    def _structure(self, source: MapText, block: Reconstruction) -> Splice:
        """Take out a premise-conclusion structure; the statements that stand nowhere else stay."""
        kept = [] if self.below else self._kept(source, block)
        end = source.line_end(block.items[-1].end)
        start = source.line_start(block.items[0].start)
        text = f"{source.eol}{source.eol}".join(lifted(source, place, "") for place in kept)
        return Splice(start, end, text) if kept else _region(source, start, end)

    @staticmethod
    def _kept(source: MapText, block: Reconstruction) -> list[Place]:
        tops = [Place(block, n) for n, item in enumerate(block.items) if not isinstance(item, Relation)]
        kept: list[Place] = []
        for place in tops:
            if isinstance(place.entry, Entry):
                kept += [place] if needed(source, place) else []
            else:
                kept += [below for below in place.below if needed(source, below)]
        return kept

    def expected(self, source: MapText) -> ArgumentMap:
        """The map without it, and without the relations that would end nowhere."""
        element = source.find(self.element)
        gone = {element.id}
        if isinstance(element, Argument):
            gone |= set(element.inferences)
        if self.below and element.id in source.claims:
            gone |= self._below(source, element.id)
        return without(source.map, gone)

    @staticmethod
    def _below(source: MapText, id_: str) -> set[str]:
        """Return what is said below it and nowhere else."""
        places = [p for place in source.occurrences(id_) for p in place.tree]
        structure = source.claims[id_].reconstruction
        if structure is not None:
            places += [p for p in source.places if p.block is structure]
        entries = {id(p.entry) for p in places}
        return {
            other
            for other, claim in source.claims.items()
            if claim.entries and all(id(e) in entries for e in claim.entries)
        }


def _branches(source: MapText, place: Place, id_: str) -> list[Place]:
    """Return what hangs below ``place``, and in the stead of the claim ``id_`` what hangs below that."""
    branches: list[Place] = []
    for below in place.below:
        branches += _branches(source, below, id_) if source.claim_at(below) == id_ else [below]
    return branches


def _without(source: MapText, place: Place, kept: list[Place] | tuple[Place, ...]) -> list[Splice]:
    """Take out a place; what of ``kept`` is needed becomes paragraphs, in its place or behind its block."""
    staying = [below for below in kept if needed(source, below)]
    blocks = [lifted(source, below, "") for below in staying]
    gone = cut(source, place)
    if not blocks:
        return [gone]
    whole = isinstance(place.item, Entry) and isinstance(place.block, Paragraph) and not place.block.listed
    if whole:
        start = source.line_start(place.item.start)
        text = f"{source.eol}{source.eol}".join(blocks)
        return [Splice(start, source.end_of(place), text)]
    end = end_of_block(source, place.block)
    return [gone, *(insert_block(source, end, block) for block in blocks)]


def _region(source: MapText, start: int, end: int) -> Splice:
    end = source.behind_break(end)
    following = source.line_end(end)
    if end < len(source.body) and not source.body[end:following].strip():
        end = source.behind_break(following)
    return Splice(start, end, "")


@dataclass(frozen=True, slots=True)
class Reattach(Edit):
    """Hang a statement or argument below another one, with all that hangs below it.

    ``relation`` is the one that gives way; it may be left out where there is just one, or none.
    """

    child: str
    parent: str
    kind: str = "support"
    relation: str = ""
    keeps_order = False

    def splices(self, source: MapText) -> list[Splice]:
        """The lines taken out there and put in here."""
        place = self._place(source)
        target = bearing_place(source, self.kind, self.parent)
        mark = MARKS[self.kind]
        point = source.point(self.child)
        indent = child_indent(source, target)
        moves = self._moves(source, place)
        shown = lifted(source, place, indent) if place is not None and moves else reference(point, source)
        if place is not None and moves and target.block is place.block and place.index <= target.index <= place.last:
            raise refuse("cycle", "It cannot hang below itself.", "Choose another parent.")
        lines = source.relation_lines(old) if (old := self._old(source)) else []
        gone = [cut(source, line) for line in lines] or ([cut(source, place)] if place is not None and moves else [])
        return [*gone, insert_line(source, source.end_of(target), f"{indent}{mark} {shown}")]

    def _old(self, source: MapText) -> Inference | Conflict | None:
        child = source.point(self.child).id
        relations = source.map.ties
        if self.relation:
            relation = next((r for r in relations if r.id == self.relation), None)
            if relation is None or not source.relation_lines(relation):
                raise refuse("no-line", f"The relation {self.relation!r} has no line of its own.", "Add another one.")
            return relation
        own = [r for r in relations if r.sources == (child,) and source.relation_lines(r)]
        if len(own) > 1:
            names = ", ".join(r.id for r in own)
            raise refuse("which", f"{self.child!r} has several relations: {names}.", "Say which one gives way.")
        return own[0] if own else None

    def _place(self, source: MapText) -> Place | None:
        """The lines that move: those of the old relation, or the paragraph of the statement."""
        child = source.point(self.child).id
        old = self._old(source)
        if old is not None:
            lines = source.relation_lines(old)
            if any(source.claim_at(line) != child for line in lines):
                raise refuse("direction", "The line between them is drawn from the other end.", "Delete it first.")
            return next((line for line in lines if needed(source, line)), lines[0])
        place = source.definition(child)
        alone = isinstance(place.item, Entry) and isinstance(place.block, Paragraph) and not place.block.listed
        return place if alone and source.claims[child].reconstruction is None else None

    def _moves(self, source: MapText, place: Place | None) -> bool:
        return place is not None and needed(source, place)

    def expected(self, source: MapText) -> ArgumentMap:
        """The map with the one relation instead of the other."""
        target = bearing_place(source, self.kind, self.parent)
        child, parent = source.point(self.child).id, source.find(self.parent).id
        refuse_contradiction(source, self.kind, child, parent)
        place, old = self._place(source), self._old(source)
        rest = without(source.map, [old.id] if old else [])
        new = tie(source, self.kind, child, parent)
        if old is not None and new.id == f"{old.id}-2":  # the id of the old one is free by then
            new = type(new)(**{**{f: getattr(new, f) for f in new.__slots__}, "id": old.id})
        if place is not None and self._moves(source, place):
            section = source.section_at(source.end_of(target))
            rest = in_sections(source, rest, moved_sections(source, place.tree, section))
        return added(rest, new)


@dataclass(frozen=True, slots=True)
class Move(Edit):
    """Put what hangs from the same parent, or stands as a paragraph, behind another one in the order of the text."""

    element: str
    after: str = ""
    before: str = ""
    keeps_order = False

    def splices(self, source: MapText) -> list[Splice]:
        """The lines taken out there and put in here."""
        place, other = self._places(source)
        start = source.line_start(place.item.start)
        text = source.body[start : source.end_of(place)]
        if not isinstance(place.item, Relation):
            text = source.body[start : end_of_block(source, place.block)]
            gone = _region(source, start, start + len(text))
            end = end_of_block(source, other.block)
            if self.after:
                return [gone, insert_block(source, end, text)]
            at = source.line_start(other.item.start)
            return [gone, Splice(at, at, f"{text}{source.eol}{source.eol}")]
        if self.after:
            return [cut(source, place), insert_line(source, source.end_of(other), text)]
        at = source.line_start(other.item.start)
        return [cut(source, place), Splice(at, at, f"{text}{source.eol}")]

    def _places(self, source: MapText) -> tuple[Place, Place]:
        if bool(self.after) == bool(self.before):
            raise refuse("where", "Say behind what or before what.", "Give either after or before.")
        places = source.occurrences(source.point(self.element).id)
        others = source.occurrences(source.point(self.after or self.before).id)
        for place in places:
            for other in others:
                if _siblings(place, other):
                    return place, other
        message = f"{self.element!r} and {self.after or self.before!r} do not hang from the same parent."
        raise refuse("no-siblings", message, "Use Reattach to hang it elsewhere.")

    def expected(self, source: MapText) -> ArgumentMap:
        """The same map in another order."""
        place, other = self._places(source)
        section = source.section_at(other.item.start)
        return in_sections(source, source.map, moved_sections(source, place.tree, section))


def _siblings(one: Place, other: Place) -> bool:
    first, second = one.item, other.item
    if isinstance(first, Relation) and isinstance(second, Relation):
        return first.parent is second.parent
    roots = isinstance(one.block, Paragraph) and isinstance(other.block, Paragraph) and one.block is not other.block
    return roots and not (one.index or other.index) and isinstance(first, Entry) and isinstance(second, Entry)
