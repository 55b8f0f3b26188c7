"""All escaping of the notation: texts, titles, tags and YAML values, read back as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.domain.characters import has_hidden
from argmap.formats.argdown.shortcodes import PATTERN as SHORTCODE_PATTERN
from argmap.yaml import LONGEST_KEY, quote

_SPECIAL = re.compile(
    rf"\\|[*\[<{{]|@(?=[\[<])|(?<=@include)\(|(?<![^\W_])_|_(?![^\W_])|/(?=[/*])|#(?=[(\w\-]|[^\x00-\x9F\uFFF0-\U0010FFFF])"
    rf"|(?={SHORTCODE_PATTERN})[.:]"
)
_INCLUDE = "@include("  # which Argdown's own tool obeys wherever it stands
_STATEMENT_TITLE = re.compile(r"(?!-)(?:[^\[\]\r\n]|\[[^\[\]\r\n]*\])+")
_ARGUMENT_TITLE = re.compile(r"(?![-+_!])[^<>\r\n]+")
_TAG = re.compile(r"[\w-]+")
_SPACED_TAG = re.compile(r"[^()\r\n]+")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SENTENCE = re.compile(r"p[1-9][0-9]* s[1-9][0-9]*")  # the name of one
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_INDENT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def text(value: str) -> str | None:
    """``value`` as the text of a statement, or ``None`` if Argdown cannot say it (line breaks, space at the ends)."""
    if (
        not value
        or value != value.strip()
        or "\n" in value
        or "\r" in value
        or _INDENT.search(value)
        or has_hidden(value)
    ):
        return None
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", value)


def is_title(value: str, argument: bool) -> bool:
    """Return whether ``value`` can stand between brackets."""
    pattern = _ARGUMENT_TITLE if argument else _STATEMENT_TITLE
    if not pattern.fullmatch(value) or has_hidden(value) or _INCLUDE in value:
        return False
    return value == value.strip() and value[-1] not in ":\\"  # a backslash could take the bracket behind it


def tag(value: str) -> str | None:
    """``value`` as a tag, or ``None`` if it cannot be one."""
    if has_hidden(value):
        return None
    if _TAG.fullmatch(value):
        return f"#{value}"
    return f"#({value})" if _SPACED_TAG.fullmatch(value) else None


def yaml(value: Any) -> str:
    """``value`` as YAML in one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        shown = repr(value)
        return shown if "." in shown or "e" not in shown else shown.replace("e", ".0e")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(yaml(str(k)))}: {yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(yaml(v) for v in value) + "]"
    return _string(str(value))


def _key(key: str) -> str:
    """A key, marked as one where it is too long for YAML to look for its colon."""
    return f"? {key} " if len(key) > LONGEST_KEY else key


def _string(value: str) -> str:
    if (_WORD.fullmatch(value) and value.lower() not in _RESERVED) or _SENTENCE.fullmatch(value):
        return value
    return quote(value).replace(_INCLUDE, "\\u0040include(")
