"""Laws of the lexer of Argdown: a line that is read at once is what each of its marks would make of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from argmap.formats.argdown.lexer import Lexer
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
    assert Lexer(text, at_once).run() == LexerOfMarks(text, by_marks).run()
    assert at_once.reported() == by_marks.reported()
