"""Marks of other notations that mean something else in Argdown, or nothing: named, so that no link becomes a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.lookalikes import Lookalike
from argmap.formats.argdown.tokens import Token
from argmap.formats.edge_labels import read_label

_ADDRESS = re.compile(r"<(?:(?:https?|ftp|mailto):[^<>\s]+|[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,})>:?")
_RELATION_INSIDE = re.compile(
    r"(?<=[^\s])[ \t]+(\+>|->|<\+|<-|><|[+-])[ \t]+(?=(?:\[[^\[\]\r\n]{1,200}\]|<[^<>\r\n]{1,200}>):[ \t])"
)
_TABLE = re.compile(r"^[ \t]*\|(?:[ \t]*:?-{1,200}:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
_SIDE = re.compile(r"([^\W\d_]{2,15}(?: [^\W\d_]{1,10})?)[:：](?=[ \t])")
_SMALL = frozenset(("pro", "pros", "con", "cons", "contra"))  # of which nobody begins a line but for this
_ENTRY_BEGINS = frozenset((tk.BLANK, tk.NEWLINE, tk.RELATION, tk.NUMBER, tk.BULLET))
_PASSED = frozenset((tk.SPACE, tk.COMMENT))


def borrowed(text: str, tokens: Sequence[Token]) -> Iterator[Lookalike]:
    """Yield what stands in ``tokens`` that is read otherwise than who knows Markdown, or is in haste, would think."""
    has_table = "|-" in text or "| -" in text or "|:-" in text
    last, find = tk.BLANK, text.find
    for kind, start, end in tokens:
        if kind == tk.TEXT:  # of which nearly none holds what may be a title
            if has_table or find("]:", start, end) >= 0 or find(">:", start, end) >= 0:
                yield from _in_text(text, start, end, has_table)
        elif kind in (tk.ARGUMENT_DEFINITION, tk.ARGUMENT_REFERENCE) and _ADDRESS.fullmatch(text, start, end):
            message = f"{text[start:end]} is the title of an argument, not a link."
            yield Lookalike(
                start, end, message, f"Type [{text[start:end].strip('<>:')}](address), or the bare address."
            )
        elif kind == tk.STATEMENT_DEFINITION and text.startswith("[^", start):
            message = f"{text[start : end - 1]} is the title of a statement: Argdown has no footnotes."
            yield Lookalike(start, end, message, "Make it a comment (// ...), or put what it says into the text.")
        elif kind == tk.LINK and last in _ENTRY_BEGINS and text.startswith(":", end):
            message = "A link stands where a title would, so this is a statement without a title."
            yield Lookalike(start, end, message, "Type [title]: and put the link into the text.")
        if kind not in _PASSED:
            last = kind


def _in_text(text: str, start: int, end: int, has_table: bool) -> Iterator[Lookalike]:
    for match in _RELATION_INSIDE.finditer(text, start, end):
        message = f"{match[1]} stands inside a line, so the title behind it is read as text."
        remedy = (
            f"Begin a line of its own with it, indented below what it belongs to; or type \\{match[1]} if it is text."
        )
        yield Lookalike(match.start(1), match.end(1), message, remedy)
    for match in _TABLE.finditer(text, start, end) if has_table else ():
        message = "A table of Markdown is text in Argdown, and one statement."
        yield Lookalike(match.start(), match.end(), message, "Write each row that says something as a statement.")


def side(text: str, position: int) -> Lookalike | None:
    """The word such as ``Pro:`` at the start of an indented line that goes on with the text above it."""
    match = _SIDE.match(text, position)
    if match is None or not (match[1][0].isupper() or match[1] in _SMALL):
        return None
    meant = read_label(match[1])
    if meant is None:
        return None
    message = f"{match[0]} is no mark of Argdown, so this line is read as text."
    mark = {"support": "+", "attack": "-"}.get(meant, "_")
    return Lookalike(match.start(), match.end(), message, f"Type {mark}; or \\{match[0]} if it is text.")
