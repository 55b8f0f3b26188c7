"""An Argdown text as something to edit: which lines say which element of its map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import Argument, ArgumentMap, Conflict, Element, Inference, Point, Span
from argmap.formats import argdown
from argmap.formats.argdown.inheritance import Inherited, inherited
from argmap.formats.argdown.interpret import interpret
from argmap.formats.argdown.interpretation import Claim, Step
from argmap.formats.argdown.tree import Entry, Heading, Paragraph, Reconstruction, Relation
from argmap.formats.argdown.tree import Inference as Line

Item = Entry | Line | Relation


class EditError(ArgmapError):
    """An edit that the text cannot say, or that would change more than it names."""


def refuse(code: str, message: str, remedy: str = "", where: Span | None = None) -> EditError:
    """The error that says why an edit cannot be made, and what can be done instead."""
    return EditError.because(f"edit.{code}", message, remedy, where)


@dataclass(frozen=True, slots=True)
class Place:
    """An occurrence of a claim, or an inference line: an item of a block."""

    block: Paragraph | Reconstruction
    index: int

    @property
    def item(self) -> Item:
        """The node of the tree that stands here."""
        return self.block.items[self.index]

    @property
    def entry(self) -> Entry | Line:
        """The statement, argument or inference line itself, without the mark before it."""
        item = self.item
        return item.child if isinstance(item, Relation) else item

    @property
    def last(self) -> int:
        """The index of the last item that hangs below this one, or its own."""
        inside: set[int] = {id(self.entry)}
        last = self.index
        for index in range(self.index + 1, len(self.block.items)):
            item = self.block.items[index]
            if not isinstance(item, Relation) or id(item.parent) not in inside:
                break
            inside.add(id(item.child))
            last = index
        return last

    @property
    def below(self) -> list[Place]:
        """The entries that hang directly below."""
        places = [Place(self.block, index) for index in range(self.index + 1, self.last + 1)]
        return [place for place in places if isinstance(place.item, Relation) and place.item.parent is self.entry]

    @property
    def tree(self) -> list[Place]:
        """This one and all that hangs below it."""
        return [Place(self.block, index) for index in range(self.index, self.last + 1)]


def _joined(argument_map: ArgumentMap, named: Iterable[str]) -> EditError:
    """The error that says in which of several files what was to be edited stands."""
    assert argument_map.origin is not None
    message = "This map is joined from several files, and only maps of one file can be edited."
    places = [argument_map.elements[id_].span for id_ in named if id_ in argument_map.elements]
    spans = [span for span in places if span is not None]
    if not spans:
        files = ", ".join([argument_map.origin.file, *(name for name, _ in argument_map.origin.included)])
        return refuse("included", message, f"Edit the file that holds it: {files}.")
    where = spans[0]
    isolated = where.file != argument_map.origin.file
    remedy = (
        f"It stands in {where.file}, line {where.line}: {'edit that file by itself' if isolated else 'write it there'}."
    )
    return refuse("included", message, remedy, where)


class MapText:
    """A text, the map that it says, and where each element of that stands; raises ``ArgmapError`` if it cannot be read.

    A map joined from several files is refused, with the file in which the elements stand that an edit has ``named``.
    """

    def __init__(self, text: str, file: str = "<text>", named: Iterable[str] = ()) -> None:
        self.text = text
        self.file = file
        self.shift = int(text.startswith("\ufeff"))  # offsets of the tree leave the byte order mark out
        self.body = text[self.shift :]
        self.map: ArgumentMap = argdown.load(text, file)
        if self.map.origin and self.map.origin.included:
            raise _joined(self.map, named)
        self.document = argdown.parse(self.body, file)
        self.meaning = interpret(self.document)
        self.eol = "\r\n" if "\r\n" in self.body else "\n"
        self.claims: dict[str, Claim] = {}
        self.steps: dict[str, Step] = {}
        claims = [*self.meaning.statements.values(), *self.meaning.arguments.values()]
        for claim, point in zip(claims, self.map.points, strict=True):
            self.claims[point.id] = claim
            if isinstance(point, Argument) and claim.steps:
                self.steps |= dict(zip(point.inferences, claim.steps, strict=True))
        self.ids: dict[Claim | Step, str] = {claim: id_ for id_, claim in self.claims.items()}
        self.ids |= {step: id_ for id_, step in self.steps.items()}
        self.places = list(self._places())
        self.sections = {
            id(part.heading): s.id for part, s in zip(self.meaning.sections, self.map.sections, strict=True)
        }

    def _places(self) -> Iterator[Place]:
        for block in self.document.blocks:
            if not isinstance(block, Heading):
                yield from (Place(block, index) for index in range(len(block.items)))

    def inherited(self, section: str | None) -> Inherited:
        """Return what a claim in a section need not say itself."""
        sections = {s.id: s for s in self.map.sections}
        return inherited(section, sections, self.map.article, self.map.source_by_id)

    def find(self, name: str) -> Element:
        """The element with this id, or else the statement or argument with this title; raises ``EditError``."""
        if name in self.map.elements:
            return self.map.elements[name]
        for point in self.map.points:
            if point.title == name:
                return point
        raise refuse("no-such-element", f"The map has no element {name!r}.", "Give an id or a title of this map.")

    def point(self, name: str) -> Point:
        """The statement or argument called ``name``; raises ``EditError`` for any other."""
        element = self.find(name)
        if isinstance(element, Point):
            return element
        raise refuse(
            "no-point", f"{name!r} is a relation, not a statement or argument.", "Name what it leads from or to."
        )

    def occurrences(self, id_: str) -> list[Place]:
        """Return where a statement or argument stands in the text, in its order."""
        entries = {id(entry) for entry in self.claims[id_].entries}
        return [place for place in self.places if id(place.entry) in entries]

    def definition(self, id_: str) -> Place:
        """Return where its text stands, or else its first mention."""
        claim = self.claims[id_]
        places = self.occurrences(id_)
        if not places:
            message = f"{claim.title!r} has no line of its own in the text."
            raise refuse("no-line", message, "Write it as <Title> above its premise-conclusion structure.")
        return next((place for place in places if place.entry is claim.definition), places[0])

    def home(self, id_: str) -> Place:
        """Return the place below which something new is hung: where something hangs already, or else its definition."""
        own = self.definition(id_)
        if own.below:
            return own
        return next((place for place in self.occurrences(id_) if place.below), own)

    def line_of(self, step_id: str) -> Place:
        """The inference line of a step."""
        line = self.steps[step_id].line
        return next(place for place in self.places if place.entry is line)

    def relation_lines(self, relation: Inference | Conflict) -> list[Place]:
        """The lines that say a relation; empty if it stands in the settings or in a premise-conclusion structure."""
        if relation.id in self.steps or relation.span is None:
            return []
        start = self.offset(relation.span.line, relation.span.column)
        first = next((p for p in self.places if isinstance(p.item, Relation) and p.item.start == start), None)
        if first is None:
            return []
        item = first.item
        assert isinstance(item, Relation)
        said = (item.mark, self._named(item.parent), self._named(item.child))
        return [
            place
            for place in self.places
            if isinstance(place.item, Relation)
            and (place.item.mark, self._named(place.item.parent), self._named(place.item.child)) == said
        ]

    def _named(self, entry: Entry | Line) -> object:
        if isinstance(entry, Line) or entry.title is None:
            return id(entry)
        return (entry.argument, entry.title)

    def claim_at(self, place: Place) -> str:
        """The id of the claim that stands at ``place``."""
        entry = place.entry
        return next(id_ for id_, claim in self.claims.items() if any(e is entry for e in claim.entries))

    def section_at(self, offset: int) -> str | None:
        """The id of the section that ``offset`` stands in."""
        section = None
        for part in self.meaning.sections:
            if part.heading.entry.start < offset:
                section = self.sections[id(part.heading)]
        return section

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, which count from 1."""
        breaks = self.document.place.breaks
        return (breaks[line - 2] if line > 1 else 0) + column - 1

    def line_start(self, offset: int) -> int:
        """Return where the line of ``offset`` begins."""
        return max(self.body.rfind("\n", 0, offset), self.body.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line of ``offset`` ends, before its break."""
        ends = [at for mark in "\r\n" if (at := self.body.find(mark, offset)) >= 0]
        return min(ends, default=len(self.body))

    def behind_break(self, offset: int) -> int:
        """``offset`` moved over the line break that begins there, if one does."""
        if self.body.startswith("\r\n", offset):
            return offset + 2
        return offset + 1 if self.body[offset : offset + 1] in ("\n", "\r") and offset < len(self.body) else offset

    def indent(self, place: Place) -> str:
        """The white space that the line of ``place`` begins with."""
        item = place.item
        start = self.line_start(item.start)
        return self.body[start : start + len(self.body[start:]) - len(self.body[start:].lstrip(" \t"))]

    def end_of(self, place: Place) -> int:
        """Return where the last line of a place and all that hangs below it ends, before its break."""
        return self.line_end(place.block.items[place.last].end)
