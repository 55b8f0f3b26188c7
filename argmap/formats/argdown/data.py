"""Data blocks as mappings: short plain ones on a fast path, the rest by the YAML door."""

from __future__ import annotations

import re
from typing import Any

from argmap.domain.diagnostics import Diagnostic, ReadError, Severity
from argmap.domain.model import Span
from argmap.formats.argdown.data_slips import Slip, curly_quotes, lost_colons, mistyped_keys, other_commas
from argmap.formats.argdown.tree import Data, Document

_PLAIN = r"[^\W\d_][\w.()-]*(?:[ ]+[\w.()/][\w.()/-]*)*"
_VALUE = rf"""(?:"[^"\\\r\n]*"|'[^'\r\n]*'|0|[1-9]\d{{0,8}}|{_PLAIN})"""
_PAIR = re.compile(rf"\s*({_PLAIN}):[ ]+({_VALUE}|\[[ ]*{_VALUE}(?:,[ ]+{_VALUE})*[ ]*\])[ ]*(,(?=\s)|\Z)")
_VALUES = re.compile(_VALUE)
_WORDS: dict[str, Any] = {}
for _word, _meant in (("true", True), ("false", False), ("null", None)):
    _WORDS |= dict.fromkeys((_word, _word.capitalize(), _word.upper()), _meant)
_FENCES = "=-＝﹦═"  # of settings; all but the first are a fault, which is told
_BLOCK = re.compile(r"\{[ \t]*(?:\r\n|\n|\r)")


def read_data(document: Document, data: Data) -> dict[str, Any]:
    """Return the mapping in a data block; faults are added to the document's, and then the mapping is empty."""
    text = document.text
    fast = _read_plain(text, data.start + 1, data.end - 1)
    if fast is not None:
        for slip in mistyped_keys(document, data, fast):
            document.faults.add(_placed(document, slip, Severity.WARNING))
        return fast
    quotes = curly_quotes(text, data.start, data.end)
    try:
        mapping = _read_yaml(document, data)
    except ReadError as error:
        as_json = _read_as_json(document, data)
        if as_json is None:
            for fault in quotes[:1] or other_commas(text, data.start, data.end) or error.diagnostics:
                document.faults.add(_placed(document, fault, Severity.ERROR) if isinstance(fault, Slip) else fault)
            return {}
        mapping = as_json
    for slip in (*quotes, *lost_colons(document, data, mapping), *mistyped_keys(document, data, mapping)):
        document.faults.add(_placed(document, slip, Severity.WARNING))
    return mapping


def _placed(document: Document, slip: Slip, severity: Severity) -> Diagnostic:
    return Diagnostic(f"argdown.{slip.code}", slip.message, document.place.span(*slip.place), slip.remedy, severity)


def _read_as_json(document: Document, data: Data) -> dict[str, Any] | None:
    """A block over several lines that is YAML only together with its braces, as JSON is; ``None`` if it is neither."""
    text = document.text
    if not _BLOCK.match(text, data.start, data.end):
        return None
    where = document.place.span(data.start, data.start)
    from argmap.yaml import parse_yaml

    try:
        mapping = parse_yaml(text[data.start : data.end], where.file, where.line - 1, where.column - 1)
    except ReadError:
        return None
    message = (
        "Commas end the lines of this data, which Argdown's own tool refuses where the { stands alone in its line."
    )
    remedy = "Delete the comma at the end of each line, or begin the data in the line of the {."
    document.faults.warn("json-in-block", message, data.start, data.start + 1, remedy)
    return mapping


def value_span(document: Document, data: Data, path: tuple[str | int, ...], read: dict[Data, Any]) -> Span:
    """Return the place of the value at ``path``, or of the nearest thing above it that has one; ``read`` is a cache."""
    if data not in read:
        try:
            read[data] = _read_yaml(document, data)
        except ReadError:  # told when it was read first
            read[data] = {}
    value: Any = read[data]
    place = document.span(data)
    for step in path:
        spans: dict[Any, Span] = getattr(value, "values_at", {})
        place = spans.get(step, place)
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return place
        keys: dict[str, Span] = getattr(value, "keys_at", {})
        place = next(iter(keys.values()), place)
    return place


def _read_plain(text: str, start: int, end: int) -> dict[str, Any] | None:
    """Read ``key: value, key: [value, value]`` where nothing in it could be read in two ways; else ``None``."""
    values: dict[str, Any] = {}
    position = start
    if end - start > 2000:
        return None
    while True:
        match = _PAIR.match(text, position, end)
        if match is None:
            return None
        key, value = match[1], match[2]
        if key in values:
            return None
        values[key] = [_scalar(v) for v in _VALUES.findall(value)] if value[0] == "[" else _scalar(value)
        position = match.end()
        if not match[3]:
            return values


def _scalar(value: str) -> Any:
    first = value[0]
    if first in "\"'":
        return value[1:-1]
    if first in "0123456789":
        return int(value)
    return _WORDS.get(value, value)


def _read_yaml(document: Document, data: Data) -> dict[str, Any]:
    from argmap.yaml import parse_yaml

    text, start, end = document.text, data.start, data.end
    if text[start] in "+`*~_—–─━":  # settings in TOML, in a block of code or the like, which are a fault anyway
        return {}
    if text.startswith(tuple(_FENCES), start):
        body, offset = _settings(text, start, end)
    elif block := _BLOCK.match(text, start, end):
        body, offset = text[block.end() : end - 1], block.end()
    else:
        body, offset = text[start:end], start
    where = document.place.span(offset, offset)
    return parse_yaml(body, where.file, where.line - 1, where.column - 1)


def _settings(text: str, start: int, end: int) -> tuple[str, int]:
    """The YAML between the fences, and where it begins."""
    fence = text[start]
    while start < end and text[start] == fence:
        start += 1
    closing = end
    while closing > start and text[closing - 1] in f"{_FENCES}+ \t":
        closing -= 1
    return text[start:closing], start
