"""Laws of the lexer of Argdown: what is read at once is what each of its marks would make of it."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings

from argmap.formats.argdown import patterns
from argmap.formats.argdown.lexer import Lexer, tokenise
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.positions import Faults, LineIndex
from tests.strategies import joined

LINES = (
    "[A]: x\n",
    "[A]: x. y",
    "[A]",
    "[A]:",
    "[A](u)",
    "[1] x\n----\n(2) y\n",
    "[a\\]: b]",
    "  + [B]\n",
    "- [B]: y",
    "(1) [C]: z\n",
    "----\n",
)
BETWEEN = (
    "\n",
    "\n\n",
    "\r\n",
    "\n \n",
    " ",
    "\t",
    "*",
    "x",
    ".",
    ".A.",
    ":",
    "1. z\n",
    "#t",
    "{a: 1}",
    "// c\n",
    "/* c */",
)


class LexerOfMarks(Lexer):
    """Looks at every mark of every line."""

    __slots__ = ()

    def _ordinary_line(self, _: int) -> int:
        return 0


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(joined([*LINES, *BETWEEN], 12))
def test_an_ordinary_line_is_read_as_its_marks_are_one_by_one(text: str) -> None:
    at_once, by_marks = (Faults(LineIndex(text, "x.argdown")) for _ in range(2))
    assert tokenise(text, at_once) == LexerOfMarks(text, by_marks).run(in_paragraphs=False)
    assert at_once.reported() == by_marks.reported()


BLOCKS = (
    "[A]: x\n",
    "[A]: x. (y): z #t #t {hedge: likely}  \n",
    "[ A ]\n",
    '<A>: "x"\n',
    "  + [B]: y #u\n",
    "  - <C>\n",
    "\t>< [D]: e.g. z\n",
    "    <_ [E]: 3.5\n",
    "+ [F]\n",
    "  + [G]: hedge: likely]\n",
    "----\n",
)


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(joined([*BLOCKS, *BLOCKS, *BETWEEN], 12))
def test_an_ordinary_paragraph_is_read_as_its_lines_are_one_by_one(text: str) -> None:
    at_once = parse(text)
    with patch.object(patterns, "PARAGRAPH", re.compile(r"(?!)")):
        line_by_line = parse(text)
    assert repr(at_once.blocks) == repr(line_by_line.blocks)
    assert at_once.diagnostics == line_by_line.diagnostics
