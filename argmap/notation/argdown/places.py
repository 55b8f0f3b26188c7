"""Offsets as lines and columns, and the faults that are told by offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from argmap.errors import Diagnostic, ParseError, Severity
from argmap.model import Span

MAX_FAULTS = 1000  # of one kind; a file with more is not Argdown, and nobody reads on
MAX_ERRORS = 1000  # one after the other


class Place:
    """Turns offsets of one text into lines and columns."""

    __slots__ = ("breaks", "file", "length")

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.length = len(text)
        self.breaks = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]

    def span(self, start: int, end: int) -> Span:
        """The span of the text between two offsets."""
        breaks = self.breaks
        line = bisect_right(breaks, start)
        column = start - (breaks[line - 1] if line else 0) + 1
        if not breaks or line == len(breaks) or end <= breaks[line] - 1:
            return Span(self.file, line + 1, column, line + 1, column + end - start)
        end_line = bisect_left(breaks, end)
        return Span(self.file, line + 1, column, end_line + 1, end - (breaks[end_line - 1] if end_line else 0) + 1)


class Faults:
    """The faults found so far, told by offset."""

    __slots__ = ("_counts", "found", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.found: list[Diagnostic] = []
        self._counts: dict[str, int] = {}

    def error(self, code: str, message: str, start: int, end: int, remedy: str) -> None:
        """Add what makes the text unreadable at this place."""
        self._add(code, message, start, end, remedy, Severity.ERROR)

    def warn(self, code: str, message: str, start: int, end: int, remedy: str) -> None:
        """Add what can be read but is probably not meant."""
        self._add(code, message, start, end, remedy, Severity.WARNING)

    def _add(self, code: str, message: str, start: int, end: int, remedy: str, severity: Severity) -> None:
        count = self._counts[code] = self._counts.get(code, 0) + 1
        if count <= MAX_FAULTS:
            where = self.place.span(start, end)
            self.found.append(Diagnostic(f"argdown.{code}", message, where, remedy, severity))


def give_up(faults: list[Diagnostic]) -> None:
    """Raise ``ParseError`` where the last faults are all errors and too many to be mended one by one."""
    if len(faults) < MAX_ERRORS or any(d.severity is not Severity.ERROR for d in faults[-MAX_ERRORS:]):
        return
    faults.sort(key=lambda d: (d.where.line, d.where.column) if d.where else (0, 0))
    message = f"There are more than {MAX_ERRORS:,} errors; the rest of the text was not looked at."
    remedy = "Mend those that are told first: many may have one cause."
    raise ParseError.of([*faults, Diagnostic("argdown.too-many-errors", message, faults[-1].where, remedy)])
