"""The comments of a text, which belong to nobody's argument and are kept in Argdown alone."""

from __future__ import annotations

import re

from argmap.domain.model import Span
from argmap.formats.argdown.lexer import tokenise
from argmap.formats.argdown.patterns import FENCE
from argmap.formats.argdown.positions import Faults, LineIndex
from argmap.formats.argdown.tokens import COMMENT, FRONTMATTER

_SETTINGS_COMMENT = re.compile(r"^[ \t]*(#.*)$", re.MULTILINE)


def comments(text: str, file: str = "<text>") -> list[tuple[Span, str]]:
    """Every comment with its place, those of whole lines in the settings too, as it reads without its marks."""
    if "//" not in text and "<!--" not in text and "/*" not in text:
        text = _settings(text)
    place = LineIndex(text, file)
    spans = []
    for kind, start, end in tokenise(text, Faults(place)):
        if kind == COMMENT:
            spans.append((start, end))
        elif kind == FRONTMATTER:
            spans += [match.span(1) for match in _SETTINGS_COMMENT.finditer(text, start, end)]
    return [(place.span(start, end), _bare(text[start:end])) for start, end in spans]


def _settings(text: str) -> str:
    """The beginning of ``text`` up to the end of its settings, if it has any."""
    begins = len(text) - len(text.lstrip())
    fence = FENCE.search(text, begins + 3) if text.startswith("===", begins) else None
    return text[: fence.end()] if fence else ""


def _bare(comment: str) -> str:
    comment = comment.strip()
    for opening, closing in (("<!--", "-->"), ("/*", "*/"), ("//", ""), ("#", "")):
        if comment.startswith(opening):
            return comment.removeprefix(opening).removesuffix(closing).strip()
    return comment
