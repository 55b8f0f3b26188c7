"""The comments of a text, which belong to nobody's argument and are kept in Argdown alone."""

from __future__ import annotations

import re

from argmap.model import Span
from argmap.notation.argdown.lexer import COMMENT
from argmap.notation.argdown.parser import parse

_SETTINGS_COMMENT = re.compile(r"^[ \t]*(#.*)$", re.MULTILINE)


def comments(text: str, file: str = "<text>") -> list[tuple[Span, str]]:
    """Every comment with its place, those of whole lines in the settings too, as it reads without its marks."""
    if "//" not in text and "<!--" not in text and "/*" not in text and "#" not in text:
        return []
    document = parse(text, file)
    spans = [(start, end) for kind, start, end in document.tokens if kind == COMMENT]
    if document.frontmatter:
        start, end = document.frontmatter.start, document.frontmatter.end
        spans += [match.span(1) for match in _SETTINGS_COMMENT.finditer(text, start, end)]
    return [(document.place.span(start, end), _bare(text[start:end])) for start, end in sorted(spans)]


def _bare(comment: str) -> str:
    comment = comment.strip()
    for opening, closing in (("<!--", "-->"), ("/*", "*/"), ("//", ""), ("#", "")):
        if comment.startswith(opening):
            return comment.removeprefix(opening).removesuffix(closing).strip()
    return comment
