"""Markdown and Quarto with a Mermaid flowchart of an argument, in: the first flowchart of the page is the map."""

from __future__ import annotations

import re

from argmap.domain.diagnostics import ParseError
from argmap.domain.format import Reading
from argmap.domain.model import Span
from argmap.formats import mermaid_reader

FORMAT = {
    "name": "mermaid-markdown",
    "title": "Markdown or Quarto with a Mermaid flowchart",
    "suffixes": (".qmd", ".md", ".markdown"),
    "media_type": "text/markdown",
    "load": "load",
    "knows": "knows",
}

_FENCE = re.compile(
    r"^[ \t]*(`{3,}|~{3,}|:{3,})[ \t]*\{?[ \t]*mermaid\b[^\n]*\n(.*?)^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL
)


def knows(text: str) -> bool:
    """Return whether a page has a Mermaid flowchart, no map in Argdown, and is no outline that argmap wrote."""
    from argmap.formats.fences import fences

    if "<!-- argmap" in text or ("argdown" in text and fences(text)):
        return False
    return "mermaid" in text and any(
        mermaid_reader.is_flowchart(match[2]) for match in _FENCE.finditer(text.replace("\r\n", "\n"))
    )


def load(text: str, file: str = "<text>") -> Reading:
    """Read the first flowchart; raises ``ParseError`` if there is none."""
    text = text.replace("\r\n", "\n")
    for match in _FENCE.finditer(text):
        if mermaid_reader.is_flowchart(match[2]):
            return mermaid_reader.load(match[2], file, text.count("\n", 0, match.start(2)) + 1)
    message = "There is no Mermaid flowchart on this page."
    remedy = "Put one between ```mermaid and ```, or write the map as Argdown."
    raise ParseError.because("mermaid.no-fence", message, remedy, Span.of_file(file))
