"""The end of a data block: at the brace that matches its first, outside quotation marks."""

from __future__ import annotations

import re

MAX_DEPTH = 32
MAX_LENGTH = 200_000

# Quotation marks count only where YAML lets a quoted value begin, so that "it's" does not open one.
_STEP = re.compile(
    r"""[^{}"'#]++|(?<=[\s:,\[{])"(?:[^"\\]++|\\.)*"|(?<=[\s:,\[{])'(?:[^']++|'')*'|(?<=\s)\#[^\r\n]*+|(\{)|(\})|["'#]""",
    re.S,
)


class BraceFinder:
    """Finds matching braces in one text; searches that fail share a budget, so that the whole stays linear."""

    __slots__ = ("_budget", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._budget = 3 * len(text) + MAX_LENGTH

    @property
    def is_spent(self) -> bool:
        """Return whether so many searches have failed that there are no more."""
        return self._budget <= 0

    def find(self, start: int) -> tuple[int, str]:
        """Return the offset behind the block that begins at ``start``; or -1 and why, if there is none."""
        text, position, depth = self._text, start, 0
        limit = min(len(text), start + MAX_LENGTH)
        if self.is_spent:
            return -1, " (too many braces are open in this text)"
        while position < limit:
            match = _STEP.match(text, position)
            if match is None:
                break
            position = match.end()
            if match.lastindex == 1:
                depth += 1
                if depth > MAX_DEPTH:
                    self._budget -= position - start
                    return -1, f" (it is nested more than {MAX_DEPTH} levels deep)"
            elif match.lastindex == 2:
                depth -= 1
                if depth == 0:
                    return position, ""
        self._budget -= position - start
        return -1, "" if position < start + MAX_LENGTH else f" within {MAX_LENGTH:,} characters"
