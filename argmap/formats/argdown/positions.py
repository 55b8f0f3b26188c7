"""Offsets as lines and columns, and the faults that are told by offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple, TypeVar

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.model import Span

T = TypeVar("T")
MAX_FAULTS = 1000  # of one kind; nobody reads on
MAX_ERRORS = 1000  # of all kinds


class Part(NamedTuple):
    """A piece of a text that was joined from files: where it begins there, and where in the text of its own file."""

    start: int
    file: str
    offset: int
    place: LineIndex


class LineIndex:
    """Turns offsets of one text, which may be joined from ``parts``, into lines and columns."""

    __slots__ = ("breaks", "file", "length", "parts")

    def __init__(self, text: str, file: str, parts: tuple[Part, ...] = ()) -> None:
        self.parts = parts
        self.file = file
        self.length = len(text)
        self.breaks = _line_starts(text)

    def span(self, start: int, end: int) -> Span:
        """The span of the text between two offsets."""
        if self.parts:
            index = bisect_right(self.parts, start, key=lambda part: part.start) - 1
            part = self.parts[max(index, 0)]
            most = self.parts[index + 1].start if index + 1 < len(self.parts) else self.length
            shift = part.offset - part.start
            return part.place.span(start + shift, max(min(end, most), start) + shift)
        breaks = self.breaks
        before = bisect_right(breaks, start)
        line = before + 1
        column = start - (breaks[before - 1] if before else 0) + 1
        if before == len(breaks) or end < breaks[before]:
            return Span(self.file, line, column, line, column + end - start)
        end_line = bisect_left(breaks, end)
        return Span(self.file, line, column, end_line + 1, end - (breaks[end_line - 1] if end_line else 0) + 1)


def _line_starts(text: str) -> list[int]:
    """Return where the lines begin, but for the first."""
    if "\r" in text:
        return [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    return list(accumulate(len(line) + 1 for line in text.split("\n")))[:-1]  # in half the time


class Faults:
    """The faults of one text, as far as anybody would read them.

    While the tree and the model are made (``ends``), more than ``MAX_ERRORS`` errors end the reading: such a text is not
    Argdown, or has one fault at the root of all. The lexer never ends early, for its tokens must cover the whole text.
    """

    __slots__ = ("_counts", "_diagnostics", "ends", "errors", "place")

    def __init__(self, place: LineIndex) -> None:
        self.place = place
        self.ends = False
        self.errors = 0
        self._diagnostics: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()

    @property
    def too_many(self) -> bool:
        """Return whether the reading was ended."""
        return self.ends and self.errors > MAX_ERRORS

    def error(self, code: str, message: str, start: int, end: int, remedy: str) -> None:
        """Add what makes the text unreadable at this place; raises ``ParseError`` if it is one error too many."""
        if self._counts[f"argdown.{code}"] < MAX_FAULTS:
            self.add(Diagnostic(f"argdown.{code}", message, self.place.span(start, end), remedy))
        else:
            self._count(f"argdown.{code}", Severity.ERROR)

    def warn(self, code: str, message: str, start: int, end: int, remedy: str) -> None:
        """Add what can be read but is probably not meant."""
        if self._counts[f"argdown.{code}"] < MAX_FAULTS:
            self.add(Diagnostic(f"argdown.{code}", message, self.place.span(start, end), remedy, Severity.WARNING))
        else:
            self._count(f"argdown.{code}", Severity.WARNING)

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a fault; raises ``ParseError`` with all of them if it is one error too many."""
        self._count(diagnostic.code, diagnostic.severity)
        if self._counts[diagnostic.code] <= MAX_FAULTS:
            self._diagnostics.append(diagnostic)

    def worsen(self, code: str, place: Span) -> bool:
        """Make the warning called ``code`` that begins where ``place`` does an error; return whether there is one."""
        for number, warning in enumerate(self._diagnostics):
            where = warning.where
            if where and warning.code == f"argdown.{code}" and (where.line, where.column) == (place.line, place.column):
                self._diagnostics[number] = warning.but(severity=Severity.ERROR)
                self.errors += 1
                return True
        return False

    def apart(self, read: Callable[[], T]) -> tuple[T, list[Diagnostic]]:
        """Return what ``read`` returns, and the faults that it adds, which are not added here."""
        outer = self._diagnostics, self._counts, self.errors
        self._diagnostics, self._counts, self.errors = [], Counter(), 0
        try:
            return read(), self._diagnostics
        finally:
            self._diagnostics, self._counts, self.errors = outer

    def reported(self) -> list[Diagnostic]:
        """All faults that are worth telling in the order of the text, and how many were left out."""
        order = {part.file: index for index, part in reversed(list(enumerate(self.place.parts)))}
        ordered = sorted(
            self._diagnostics,
            key=lambda d: (order.get(d.where.file, 0), d.where.line, d.where.column) if d.where else (0, 0, 0),
        )
        last = {d.code: d for d in ordered}
        for code, count in self._counts.items():
            if count > MAX_FAULTS and not (self.too_many and last[code].severity is Severity.ERROR):
                message = f"There are {count - MAX_FAULTS:,} more {last[code].severity}s like this one."
                ordered.append(last[code].but(message=message))
        if self.too_many:
            message = f"There are more than {MAX_ERRORS:,} errors; the rest of the text was not looked at."
            remedy = "Correct the first ones first: many may have one cause."
            ordered.append(Diagnostic("argdown.too-many-errors", message, ordered[-1].where, remedy))
        return ordered

    def _count(self, code: str, severity: Severity) -> None:
        self._counts[code] += 1
        if severity is Severity.ERROR:
            self.errors += 1
            if self.too_many:
                raise ParseError.of(self.reported())
