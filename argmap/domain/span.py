"""Places in the text that a map was read from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.domain.slots import filled_at_once


@filled_at_once
@dataclass(frozen=True, slots=True)
class Span:
    """The place of an element in the file it was read from; lines and columns count from 1, columns in code points."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int  # first column behind the element

    @classmethod
    def of_file(cls, file: str) -> Span:
        """The place of what is said of a file as a whole."""
        return cls(file, 1, 1, 1, 1)

    @property
    def is_whole_file(self) -> bool:
        """Return whether it is such a place."""
        return (self.line, self.column, self.end_column) == (1, 1, 1)

    def below(self, lines: int) -> Span:
        """Return the place in a file in which the text that was read begins so many lines further down."""
        return replace(self, line=self.line + lines, end_line=self.end_line + lines)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
