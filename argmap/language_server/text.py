"""A text as an editor counts it: lines, and columns in the units that the editor chose, which for most is UTF-16."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol import types

from argmap.domain.lines import Lines
from argmap.domain.model import Span

UTF16 = "utf-16"


class Text(Lines):
    """Turns offsets in code points into positions, and back; what lies outside the text is moved to its nearest end."""

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        super().__init__(text)
        self.encoding = encoding

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        return types.Position(line, self._units(self.text[self.starts[line] : offset]))

    def offset(self, position: types.Position) -> int:
        """The offset of a position."""
        if position.line >= len(self.starts):
            return len(self.text)
        line, start = self.line(position.line), self.starts[position.line]
        if line.isascii() or self.encoding == "utf-32":
            return start + min(position.character, len(line))
        units = 0
        for index, character in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(character)
        return start + len(line)

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def range_of(self, span: Span | None) -> types.Range:
        """The range of a place that a diagnostic or element has; without one, the beginning."""
        if span is None:
            return self.range(0, 0)
        start, end = self.at(span.line, span.column), self.at(span.end_line, span.end_column)
        return self.range(start, max(start, end))

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        return len(text.encode("utf-16-le" if self.encoding == UTF16 else "utf-8", "surrogatepass")) // (
            2 if self.encoding == UTF16 else 1
        )
