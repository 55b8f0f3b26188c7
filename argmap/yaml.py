"""The one door for YAML: frontmatter, data blocks and retelling headers, all of which strangers may have written.

Only what a map needs is read: mappings, lists, strings, whole and decimal numbers, true, false and null, by the rules
of YAML 1.2's core schema. Anchors, aliases, merges, tags and repeated keys are refused, dates stay strings, and so does
whatever reading as a number would change ("007", "1e999").
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, TypeAlias

import yaml
from yaml import events as ev
from yaml.error import MarkedYAMLError, YAMLError

from argmap.domain.characters import escape_unicode
from argmap.domain.diagnostics import ReadError
from argmap.domain.model import Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where the wheel has it

MAX_DEPTH = 32
LONGEST_KEY = 1000  # characters; YAML 1.2 (7.4) allows 1024
MAX_NODES = 200_000

Value: TypeAlias = Any  # str | int | float | bool | None | list[Value] | YamlMap

_UNPRINTABLE = re.compile("[}\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # what YAML or braces cannot hold as it is
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Value] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
_WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)


class Block(str):
    """A text that stands below its key, behind ``|`` or ``>``: its last line break is the notation's."""

    __slots__ = ()


class WrittenNumber(float):
    """A number that remembers how it is written: as a text, ``1.10`` is not ``1.1``."""

    __slots__ = ("written",)
    written: str

    def __str__(self) -> str:
        return self.written


class YamlMap(dict[str, Value]):
    """A mapping that remembers where each of its keys (``keys_at``) and values (``values_at``) stands."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


def quote(text: str) -> str:
    """``text`` as a string of YAML in double quotes, in one line."""
    quoted = json.dumps(text, ensure_ascii=False)
    return escape_unicode(_UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted))


def parse_yaml(text: str, file: str = "<text>", line_offset: int = 0, column_offset: int = 0) -> YamlMap:
    """Return the mapping that ``text`` holds, empty if it holds nothing; raises ``ReadError`` with line and column.

    ``line_offset`` lines of ``file`` stand before ``text``, and ``column_offset`` characters before its first line.
    """
    return _Reader(text, file, line_offset, column_offset).read()


class _Reader:
    """Builds values from libyaml's events, which cost no recursion, so that depth and count can be capped first."""

    def __init__(self, text: str, file: str, line_offset: int, column_offset: int) -> None:
        self.text, self.file = text, file
        self.line_offset, self.column_offset = line_offset, column_offset
        self.root: Value = None
        self.root_at: Span | None = None
        self.open: list[list[Value] | YamlMap] = []
        self.keys: list[tuple[str, Span] | None] = []  # the key that waits for its value, for each open collection
        self.nodes = 0

    def read(self) -> YamlMap:
        try:
            loader = _Loader(self.text)
            try:
                while (event := loader.get_event()) is not None:
                    self._take(event)
            finally:
                loader.dispose()
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = self._span(mark.line, mark.column) if mark else self._span(0, 0)
            problem = (error.problem or error.context or "it cannot be parsed").rstrip(".")
            lines = self.text.splitlines()
            line = lines[mark.line] if mark and mark.line < len(lines) else ""
            message = f"This is not YAML that can be read: {problem}."
            raise self._refuse("yaml", message, where, _hint(problem, line)) from None
        except (YAMLError, UnicodeEncodeError) as error:  # a character that YAML does not allow
            where = self._bad_character()
            message = f"YAML does not allow this character ({str(error).splitlines()[0]})."
            raise self._refuse("yaml-character", message, where, "Delete it.") from None
        if self.root is None:
            return YamlMap()
        if not isinstance(self.root, YamlMap):
            message, remedy = "Keys with values are expected here, such as `title: My map`.", "Write `key: value`."
            if glued := re.fullmatch(r"(\w+):(\S.*)", self.root) if isinstance(self.root, str) else None:
                message, remedy = "A space is missing behind the colon.", f"Type {glued[1]}: {glued[2][:60]}"
            raise self._refuse("yaml-not-a-mapping", message, self.root_at, remedy)
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, ev.ScalarEvent):
            self._check_node(event)
            self._scalar(event)
        elif isinstance(event, ev.MappingStartEvent | ev.SequenceStartEvent):
            self._check_node(event)
            value: list[Value] | YamlMap = YamlMap() if isinstance(event, ev.MappingStartEvent) else []
            self._put(value, event)
            self.open.append(value)
            self.keys.append(None)
            if len(self.open) > MAX_DEPTH:
                message = f"This is nested more than {MAX_DEPTH} levels deep."
                raise self._refuse("yaml-depth", message, self._of(event), "Write it flatter.")
        elif isinstance(event, ev.MappingEndEvent | ev.SequenceEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, ev.AliasEvent):
            message = f"Aliases (*{event.anchor}) are not read."
            remedy = "Write the value out that the anchor names, or put the text in quotes."
            raise self._refuse("yaml-alias", message, self._of(event), remedy)
        elif isinstance(event, ev.DocumentStartEvent) and self.root_at is not None:
            message = "A second YAML document begins here."
            raise self._refuse("yaml-documents", message, self._of(event), "Keep one.")

    def _check_node(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = f"This holds more than {MAX_NODES:,} values."
            raise self._refuse("yaml-size", message, self._of(event), "Split it into several maps.")
        if event.anchor is not None:
            name = event.anchor
            message = f"Anchors (&{name}) are not read, and neither are the aliases (*{name}) that stand for them."
            remedy = f"Delete &{name}, and write its value out where *{name} stands; or put the text in quotes."
            raise self._refuse("yaml-alias", message, self._of(event), remedy)
        if isinstance(event, ev.ScalarEvent) and "\0" in event.value:
            raise self._refuse(
                "nul", "This holds U+0000 (NUL).", self._of(event), "Delete it, or write what was meant."
            )
        if event.tag is not None:
            remedy = "Leave it out, or put the text in quotes."
            raise self._refuse("yaml-tag", f"Tags ({event.tag}) are not read.", self._of(event), remedy)

    def _scalar(self, event: Any) -> None:
        plain = event.style is None or event.style == ""
        if self.open and isinstance(self.open[-1], YamlMap) and self.keys[-1] is None:
            self._key(event, plain)
        else:
            text = Block(event.value) if event.style in ("|", ">") else event.value
            self._put(_resolve(event.value) if plain else text, event)

    def _key(self, event: Any, plain: bool) -> None:
        mapping, key, where = self.open[-1], event.value, self._of(event)
        assert isinstance(mapping, YamlMap)
        if plain and key == "<<":
            raise self._refuse("yaml-merge", "Merge keys (<<) are not read.", where, "Write the keys out.")
        if key in mapping:
            first = mapping.keys_at[key].line
            message = f"The key `{key}` stands here a second time (first in line {first})."
            raise self._refuse("yaml-duplicate-key", message, where, "Keep one of them.")
        mapping.keys_at[key] = where
        self.keys[-1] = (key, where)

    def _put(self, value: Value, event: Any) -> None:
        where = self._of(event)
        if not self.open:
            self.root, self.root_at = value, where
            return
        parent = self.open[-1]
        if isinstance(parent, list):
            parent.append(value)
            return
        waiting = self.keys[-1]
        if waiting is None:
            message = "A list or mapping stands where a key should."
            raise self._refuse("yaml-key", message, where, "Use a word as the key, or put the braces in quotes.")
        parent[waiting[0]] = value
        parent.values_at[waiting[0]] = where
        self.keys[-1] = None

    def _of(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        first = self._span(start.line, start.column)
        last = self._span(end.line, end.column)
        return Span(self.file, first.line, first.column, last.line, last.column)

    def _span(self, line: int, column: int) -> Span:
        if line == 0:
            column += self.column_offset
        line += self.line_offset
        return Span(self.file, line + 1, column + 1, line + 1, column + 2)

    def _bad_character(self) -> Span:
        match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", self.text)
        before = self.text[: match.start()] if match else ""
        return self._span(before.count("\n"), len(before) - (before.rfind("\n") + 1))

    def _refuse(self, code: str, message: str, where: Span | None, remedy: str) -> ReadError:
        return ReadError.because(code, message, remedy, where)


def _resolve(plain: str) -> Value:
    """The value of an unquoted scalar."""
    if plain in _WORDS:
        return _WORDS[plain]
    if _INTEGER.fullmatch(plain):
        return int(plain)
    if _DECIMAL.fullmatch(plain) and math.isfinite(number := WrittenNumber(plain)):
        number.written = plain
        return number
    return plain


def _hint(problem: str, line: str) -> str:
    if "mapping values are not allowed" in problem:
        if line[:1] == " " and line.count(": ") == 1:
            return "Indent this key as far as the one above it, or put a text that goes on here in quotes."
        return "Put the text in quotes if it contains a colon followed by a space."
    if "did not find expected ',' or" in problem:
        return (
            "Separate entries by commas, close every bracket, and put text with commas, colons or brackets in quotes."
        )
    if "cannot start any token" in problem or "found character" in problem:
        return "Indent with spaces, and put text that begins with a special character in quotes."
    if "quoted scalar" in problem or "end of stream" in problem:
        return "Close the quotation mark."
    if "did not find expected alphabetic" in problem or "are not allowed in this context" in problem:
        return "Put a text that begins with a special character in quotes."
    return "Check the brackets, quotation marks and indentation here."
