"""An open Argdown text: its tokens, the map that it says or last said, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap import pipeline, read, registry, review
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import ArgumentMap, Point
from argmap.formats import argdown
from argmap.formats import argdown_markdown as markdown
from argmap.formats.argdown import tokens as tk
from argmap.language_server.text import UTF16, Text

if TYPE_CHECKING:
    from argmap.formats.argdown.tree import Document
    from argmap.semantics import Evaluation

_TITLES = {
    tk.STATEMENT_DEFINITION: ("[", True),
    tk.STATEMENT_REFERENCE: ("[", False),
    tk.ARGUMENT_DEFINITION: ("<", True),
    tk.ARGUMENT_REFERENCE: ("<", False),
    tk.MENTION: ("", False),
}


class Name(NamedTuple):
    """An occurrence of a title in the text: between which offsets it stands, without its brackets."""

    title: str
    argument: bool
    defines: bool
    start: int
    end: int


class Part(NamedTuple):
    """A fence of a document: its name, its first and last line (from 0, without the fence's own), and its text.

    That text has the lines of the fence alone, each where it is in the document, so that their places are one.
    """

    name: str
    first: int
    last: int
    source: Source


class Source:
    """One version of a text. Everything is computed when it is first asked for, and nothing raises for a faulty text.

    ``open_texts`` are those in the editor by file, which it includes as they are there.
    """

    def __init__(
        self,
        text: str,
        file: str,
        encoding: str = UTF16,
        before: Source | None = None,
        *,
        fence: bool = False,
        open_texts: Mapping[str, str] | None = None,
    ) -> None:
        self.text = Text(text.removeprefix("\ufeff"), encoding)
        self.file = file
        self.before = before.known_good if before else None  # a version that could be read, for a text half typed
        if self.before:
            self.before.before = None  # which would hold all that was ever typed
        self._open_texts = open_texts if Path(file).is_absolute() else None  # an unsaved text is nowhere
        self._older = before.parts if before and before.is_document else []
        # Markdown with maps in fences, unless it is one of these.
        self.is_fence = fence
        self.is_document: bool = not fence and file.lower().endswith(registry.format_named("argdown-markdown").suffixes)

    @cached_property
    def parts(self) -> list[Part]:
        """The maps of a document, each of which has what it said before by its place among them."""
        if not self.is_document:
            return []
        parts = []
        for index, fence in enumerate(markdown.fences(self.text.text)):
            older = self._older[index].source if index < len(self._older) else None
            text = markdown.narrow(self.text.text, str(fence.number))
            inner = Source(text, self.file, self.text.encoding, older, fence=True)
            parts.append(Part(fence.name, fence.line, max(fence.line, fence.end - 1 - fence.closed), inner))
        self._older = []  # as above
        return parts

    def part_at(self, line: int) -> Part | None:
        """The map that a line (from 0) of a document stands in."""
        return next((part for part in self.parts if part.first <= line <= part.last), None)

    @cached_property
    def tree(self) -> Document:
        """The lossless tree, which a faulty text has too; that of an empty text for a document in Markdown."""
        try:
            return argdown.parse("" if self.is_document else self.text.text, self.file)
        except ArgmapError:
            return argdown.parse("", self.file)

    @cached_property
    def reading(self) -> tuple[ArgumentMap | None, list[Diagnostic]]:
        """The map, if it can be read, and what was found on the way."""
        text = self.text.text
        try:
            argument_map, diagnostics = pipeline.load_content(text, Path(self.file), "argdown", files=self._open_texts)
        except ArgmapError as error:
            return None, list(error.diagnostics)
        return argument_map, diagnostics

    @property
    def map(self) -> ArgumentMap | None:
        """The map that the text says; of a faulty text, that which it last said."""
        good = self.last_good
        return good.reading[0] if good else None

    @property
    def last_good(self) -> Source | None:
        """This version, or the last one before that could be read."""
        return self if not self.is_document and self.reading[0] is not None else self.before

    @property
    def known_good(self) -> Source | None:
        """The last version of which it is known by now that it could be read: nobody reads what was typed over at once."""
        return self.last_good if self.is_document or "reading" in vars(self) else self.before

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """The verdicts on the map of this version."""
        argument_map = self.reading[0]
        return pipeline.evaluate(argument_map, language=argument_map.language) if argument_map else None

    def diagnostics(self, *, thorough: bool = False) -> list[Diagnostic]:
        """Return what is wrong or odd, in places of this text; ``thorough`` looks at the dataset too."""
        if self.is_document:
            return self._in_fences(thorough=thorough)
        argument_map, oddities = self.reading
        if argument_map is None:
            return oddities
        if thorough:
            return review.review(argument_map, oddities)
        return list(dict.fromkeys([*oddities, *review.check_map(argument_map)]))

    def _in_fences(self, *, thorough: bool) -> list[Diagnostic]:
        diagnostics: list[Diagnostic] = []
        maps = markdown.fences(self.text.text)
        for fence in maps:
            try:
                argument_map, odd = markdown.load_fence(fence, self.file, alone=len(maps) == 1)
            except ArgmapError as error:
                diagnostics += error.diagnostics
                continue
            hidden = read.hidden_characters(markdown.narrow(self.text.text, str(fence.number)), self.file)
            odd = [*hidden, *odd]
            diagnostics += review.review(argument_map, odd) if thorough else [*odd, *review.check_map(argument_map)]
        return diagnostics

    @cached_property
    def names(self) -> list[Name]:
        """Every occurrence of a title, in the order of the text."""
        return list(self._names())

    def _names(self) -> Iterator[Name]:
        for token in self.tree.tokens:
            kind, start, end = token
            if kind in _TITLES:
                yield self._name(kind, start, end)

    def _name(self, kind: int, start: int, end: int) -> Name:
        piece = self.text.text[start:end]
        lead = 2 if kind == tk.MENTION else 1
        argument = piece[lead - 1 : lead] == "<"
        closing = piece.rfind(">" if argument else "]")
        inner = piece[lead:closing]
        blanks = len(inner) - len(inner.lstrip())
        title = " ".join(inner.split())
        return Name(
            title, argument, _TITLES[kind][1], start + lead + blanks, start + lead + blanks + len(inner.strip())
        )

    def name_at(self, offset: int) -> Name | None:
        """The title that stands at an offset, brackets included."""
        return next((name for name in self.names if name.start - 2 <= offset <= name.end + 1), None)

    def may_include(self, file: str) -> bool:
        """Say if this text can include a file: it lies in this one's folder or below it."""
        within = Path(self.file).parent
        return "@include(" in self.text.text and file != self.file and Path(file).is_relative_to(within)

    def named(self, name: Name) -> list[Name]:
        """All occurrences of a title."""
        return [n for n in self.names if (n.title, n.argument) == (name.title, name.argument)]

    @property
    def joined(self) -> list[Source]:
        """This text, and those that it includes, as they are open or lie on disk."""
        good = self.last_good
        origin = good.reading[0].origin if good and good.reading[0] else None
        others = origin.included if origin else ()
        return [self, *(Source(text, file, self.text.encoding, fence=True) for file, text in others)]

    def point(self, name: Name) -> Point | None:
        """The statement or argument with a title, in the map of this text or the last that could be read."""
        if self.map is None:
            return None
        points: tuple[Point, ...] = self.map.arguments if name.argument else self.map.statements
        return next((point for point in points if " ".join(point.title.split()) == name.title), None)
