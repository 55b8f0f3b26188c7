"""A text by its lines, whatever ends them, for those who have lines and columns and want offsets."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The starts of the lines of a text; ``eol`` is what a line written into it ends with."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        self.eol = "\r\n" if "\r\n" in text else "\n"

    def line(self, number: int) -> str:
        """The line with this number, from 0, without its break; nothing behind the last."""
        if number >= len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def at(self, line: int, column: int) -> int:
        """The offset of a place, both counted from 1; what lies outside is moved to the end of its line or of the text."""
        if line > len(self.starts):
            return len(self.text)
        return self.starts[line - 1] + min(column - 1, len(self.line(line - 1)))
