"""Documents in Markdown or Quarto: each fence of Argdown in them is a map, and the prose around it is none of its business.

A document is read as one map. Where it holds several, ``FILE#NAME`` says which one: the id that the fence was given, or its
number. Places are those of the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import PurePath
from typing import Any

from argmap.domain.diagnostics import ArgmapError, Diagnostic, ParseError, Severity
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Span
from argmap.formats import argdown
from argmap.formats.fences import Fence, fences, is_map, take_options

__all__ = ["Fence", "fences", "find", "is_map", "knows", "load", "load_fence", "narrow", "take_options"]

FORMAT = {
    "name": "argdown-markdown",
    "title": "document with maps in ```argdown fences",
    "suffixes": (".md", ".markdown", ".qmd", ".rmd"),
    "media_type": "text/markdown",
    "load": "load",
    "knows": "knows",
}
_LISTED = 12


def knows(text: str) -> bool:
    """Return whether a text is a document with fences, or at least in no other format with its suffix."""
    from argmap.formats import mermaid_markdown, outline

    return bool(fences(text)) or not (outline.knows(text) or mermaid_markdown.knows(text))


def load(text: str, file: str = "<text>") -> Reading:
    """Read the one map of a document, or the one that ``file`` names behind ``#``; raises ``ParseError``."""
    name, _, part = file.partition("#")
    fence = find(text, name, part)
    return load_fence(fence, name, alone=len(fences(text)) == 1)


def find(text: str, file: str, part: str = "") -> Fence:
    """The fence called ``part``, or the only one; raises ``ParseError`` with the names of those there are."""
    blocks = fences(text)
    start = Span.of_file(file)
    if not blocks:
        message = "This document holds no map: it has no ```argdown fence."
        remedy = (
            "Put the map between a line ```argdown and a line ```, or into a file NAME.argdown: "
            "a line “[Thesis]: Its words.”, and indented below it "
            "“  + [Reason]: Its words.” and “  - [Objection]: Its words.”. "
            "A page that is one nested list and no more is read as well."
        )
        if "<!-- p1 s1 " in text:
            message = "This is the text of a map, sentence by sentence, and not the map."
            remedy = "Name the map beside it, or the folder of both."
        raise ParseError.because("markdown.no-fence", message, remedy, start)
    if not part and len(blocks) == 1:
        return blocks[0]
    for fence in blocks:
        if part and part in (fence.name, str(fence.number)):
            return fence
    names = ", ".join(f"{file}#{fence.name}" for fence in blocks[:_LISTED]) + (" ..." if len(blocks) > _LISTED else "")
    if part:
        raise ParseError.because(
            "markdown.no-such-map", f"This document has no map {part!r}.", f"It has {names}.", start
        )
    message = f"This document holds {len(blocks)} maps."
    raise ParseError.because("markdown.several-maps", message, f"Name one: {names}", start)


def narrow(text: str, part: str = "") -> str:
    """The document with nothing but the lines of one of its maps, each where it was; all of it if there is no such map."""
    try:
        fence = find(text, "", part)
    except ParseError:
        return text
    lines = (" " * cut + line for cut, line in zip(fence.cut, fence.lines, strict=True))
    return "\n" * fence.line + "".join(lines)


def load_fence(fence: Fence, file: str = "<text>", *, alone: bool = True) -> Reading:
    """Read the map in a fence; ``alone`` if it is the only one of its document, whose name it then has."""
    try:
        inner, diagnostics = argdown.load_with_diagnostics(fence.text, file)
    except ArgmapError as error:
        raise ParseError.of(_moved_all(error.diagnostics, fence)) from None
    stem = slug(PurePath(file).stem) if PurePath(file).suffix else "map"
    default = inner.id in (stem, slug(PurePath(file).parent.name))
    id_ = fence.id or (f"{stem}-{fence.number}" if not alone else "") if default else ""
    moved = list(_moved_all(diagnostics, fence))
    if not fence.closed:
        where = Span(file, fence.line, 1, fence.line, len(fence.lead) + 4)
        message = "This fence is not closed, so everything to the end is in the map."
        moved.append(Diagnostic("markdown.open-fence", message, where, "Close it with ``` below.", Severity.WARNING))
    origin = inner.origin and replace(inner.origin, line=fence.line + 1)
    return Reading(replace(_moved_map(inner, fence), id=id_ or inner.id, origin=origin), moved)


def _moved(span: Span | None, fence: Fence) -> Span | None:
    """The place in the document of a place in the fence; those in files that it includes stay."""
    if span is None:
        return None

    def cut(line: int) -> int:
        return fence.cut[line - 1] if 0 < line <= len(fence.cut) else 0

    return Span(
        span.file,
        span.line + fence.line,
        span.column + cut(span.line),
        span.end_line + fence.line,
        span.end_column + cut(span.end_line),
    )


def _moved_all(diagnostics: Iterable[Diagnostic], fence: Fence) -> Iterable[Diagnostic]:
    return (d.but(where=_moved(d.where, fence)) for d in diagnostics)


def _moved_map(argument_map: ArgumentMap, fence: Fence) -> ArgumentMap:
    """The map with the places of all its elements in the document."""
    changes: dict[str, Any] = {}
    file = argument_map.origin.file if argument_map.origin else ""
    for field in fields(argument_map):
        value = getattr(argument_map, field.name)
        if isinstance(value, tuple) and any(getattr(item, "span", None) for item in value):
            changes[field.name] = tuple(
                replace(item, span=_moved(item.span, fence)) if item.span and item.span.file == file else item
                for item in value
            )
    return replace(argument_map, **changes)
