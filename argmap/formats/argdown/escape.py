"""All escaping of the notation: texts, titles, tags and YAML values, read back as they were."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from argmap.domain.characters import escape_unicode, has_hidden
from argmap.formats.argdown.shortcodes import PATTERN as SHORTCODE_PATTERN

_SPECIAL = re.compile(
    rf"\\|[*\[<{{]|@(?=[\[<])|(?<![^\W_])_|_(?![^\W_])|/(?=[/*])|#(?=[(\w\-\u00A0-\uFFEF])|(?={SHORTCODE_PATTERN})[.:]"
)
_STATEMENT_TITLE = re.compile(r"(?!-)(?:[^\[\]\r\n]|\[[^\[\]\r\n]*\])+")
_ARGUMENT_TITLE = re.compile(r"(?![-+_!])[^<>\r\n]+")
_TAG = re.compile(r"[\w-]+")
_SPACED_TAG = re.compile(r"[^()\r\n]+")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SENTENCE = re.compile(r"p[1-9][0-9]* s[1-9][0-9]*")  # the name of one
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_UNPRINTABLE = re.compile("[}\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # what YAML or its braces cannot hold as it is
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
    """Whether ``value`` can stand between brackets."""
    pattern = _ARGUMENT_TITLE if argument else _STATEMENT_TITLE
    return bool(pattern.fullmatch(value)) and value == value.strip() and value[-1] != ":" and not has_hidden(value)


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
        return "{" + ", ".join(f"{yaml(str(k))}: {yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(yaml(v) for v in value) + "]"
    return _string(str(value))


def _string(value: str) -> str:
    if (_WORD.fullmatch(value) and value.lower() not in _RESERVED) or _SENTENCE.fullmatch(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return escape_unicode(_UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted))
