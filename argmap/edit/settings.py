"""Entries of the settings at the top of a map: a relation that Argdown cannot draw, a source, a strand."""

from __future__ import annotations

from typing import Any

from argmap.domain.model import Element
from argmap.edit.change import Splice
from argmap.edit.data import pairs
from argmap.edit.source import MapText, refuse
from argmap.formats.argdown import escape


def add_listed(source: MapText, key: str, entry: Any) -> Splice:
    """Add ``entry`` to the end of a list of the settings, such as ``relations``."""
    return _add(source, key, f"- {escape.yaml(entry)}", escape.yaml(entry), "]")


def add_named(source: MapText, key: str, name: str, value: Any) -> Splice:
    """Add ``name`` with its value to a mapping of the settings, such as ``sources``."""
    line = f"{escape.yaml(name)}: {escape.yaml(value)}"
    return _add(source, key, line, line, "}")


def _add(source: MapText, key: str, line: str, inline: str, closing: str) -> Splice:
    block = source.document.frontmatter
    if block is None:
        return _new_settings(source, f"{key}:{source.eol}  {line}")
    text = source.body
    pair = next((p for p in pairs(source, block) if p.key == key), None)
    if pair is None:
        return _new_key(source, f"{key}:{source.eol}  {line}")
    value = text[pair.value : pair.end]
    if value.endswith(closing) and value[:1] in "[{":
        at = pair.end - 1
        return Splice(at, at, f", {inline}" if value[1:-1].strip() else inline)
    if not value:
        return Splice(pair.end, pair.end, f"{source.eol}  {line}")
    first = len(text[pair.value : pair.end]) - len(value.lstrip())
    start = pair.value + first
    indent = start - source.line_start(start)
    return Splice(pair.end, pair.end, f"{source.eol}{' ' * indent}{line}")


def _new_settings(source: MapText, lines: str) -> Splice:
    eol = source.eol
    return Splice(0, 0, f"==={eol}{lines}{eol}==={eol}{eol}")


def _new_key(source: MapText, lines: str) -> Splice:
    block = source.document.frontmatter
    assert block is not None
    at = source.line_start(block.end - 1)
    return Splice(at, at, f"{lines}{source.eol}")


def remove_relation(source: MapText, relation: Element) -> Splice:
    """Take a relation out of the list in the settings, and the list with its last entry."""
    block = source.document.frontmatter
    if block is None or relation.span is None:
        raise refuse("no-line", f"The relation {relation.id!r} has no line of its own.", "Edit what it follows from.")
    pair = next((p for p in pairs(source, block) if p.key == "relations"), None)
    at = source.offset(relation.span.line, relation.span.column)
    if pair is None or not pair.start <= at < pair.end or source.body[pair.value : pair.value + 1] in ("[", "{"):
        raise refuse("no-line", f"The relation {relation.id!r} stands in no list that can be edited.")
    start = source.line_start(at)
    lines = source.body[start : pair.end].splitlines(keepends=True)
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    end = start + len(lines[0])
    for line in lines[1:]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        end += len(line)
    only = not source.body[pair.value : start].strip() and not source.body[end : pair.end].strip()
    if only:
        start, end = source.line_start(pair.start), pair.end
    return Splice(start, source.behind_break(end) if end == pair.end else end, "")
