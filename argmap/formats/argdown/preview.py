"""A look at a long text before it is read, so that what nobody could have meant costs neither seconds nor gigabytes."""

from __future__ import annotations

from itertools import pairwise

from argmap.domain.diagnostics import ParseError
from argmap.domain.model import Span
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.positions import LineIndex

LONG = 2**21  # characters; a text with more is looked over first, for it would take seconds
MAX_LINES = 2_000_000
MAX_LINE = 2**20  # characters, the line break included


def look_over(text: str, file: str) -> None:
    """Raise ``ParseError`` early for a long text that is none that anybody wrote, or has too many errors to go on."""
    if len(text) < LONG:
        return
    if max(text.count("\n"), text.count("\r")) >= MAX_LINES:
        message = f"This text has more than {MAX_LINES:,} lines, the most that argmap reads."
        where = Span(file, MAX_LINES + 1, 1, MAX_LINES + 1, 2)
        raise ParseError.because("argdown.too-many-lines", message, "Split it into several maps.", where)
    has_long = _has_long_line(text)
    place = LineIndex(text if has_long else "", file)
    for start, end in pairwise((0, *place.breaks, len(text))) if has_long else ():
        if end - start > MAX_LINE:
            message = f"This line has more than {MAX_LINE:,} characters, the most that argmap reads."
            raise ParseError.because("argdown.long-line", message, "Break it.", place.span(start, end))
    beginning = parse(text[: LONG // 16], file)
    diagnostics = beginning.diagnostics
    cut_open = ("argdown.unclosed-frontmatter", "argdown.unclosed-comment")  # what may end further on
    if beginning.faults.too_many and not any(d.code in cut_open for d in diagnostics):
        raise ParseError.of(diagnostics)


def _has_long_line(text: str) -> bool:
    """Return whether a line may be too long, in a few looks that are as far apart; a line ends at a line feed here."""
    start = 0
    while len(text) - start >= MAX_LINE:
        start = text.rfind("\n", start, start + MAX_LINE) + 1
        if not start:
            return True
    return False
