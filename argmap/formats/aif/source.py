"""JSON text as plain values, refused with its line and column where it is no JSON or would lose or break something.

The fast road is one call of the C parser. What that lets pass (a key given twice, numbers that are none, deep nesting,
halves of characters) is looked for only where counting brackets, colons and escapes says that there may be any.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NoReturn

from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.model import Span
from argmap.read import MAX_BYTES, check_text, place

MAX_DEPTH = 24  # what is kept of a document must fit into the settings of an Argdown map, which are capped as well
MAX_DIGITS = 18  # larger whole numbers are texts for YAML

Path = tuple[str | int, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_SUSPECT = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_REFUSED = re.compile("[\0\ud800-\udfff]")


def parse(text: str, file: str, deepest: int = MAX_DEPTH) -> Any:
    """Return what the JSON ``text`` says; raises ``ParseError`` (or ``ReadError`` for what no text may hold).

    ``deepest`` is how many levels it may be nested.
    """
    if not text.isascii() or len(text) > MAX_BYTES:
        check_text(text, file)
    try:
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite, parse_int=_whole)
    except json.JSONDecodeError as error:
        _refuse_syntax(text, file, error)
    except _NotANumberError as error:
        digits = error.args[0]
        message = f"{digits if len(digits) < 30 else f'{digits[:20]}...'} is not a number that can be kept."
        remedy = "Write a finite number of at most 18 digits, or put it in quotes."
        offset = next((offset for token, offset in _tokens(text) if token == digits), 0)
        refuse(text, file, "json-number", message, offset, remedy)
    except RecursionError:
        _refuse_depth(text, file, deepest)
    if not _is_plain(value, text) or ("\\" in text and "\\u" in text and _SUSPECT.search(text)):
        _check(value, text, file, deepest)
    return value


def locate(text: str, path: Path) -> int:
    """The offset of the value at ``path``, or of the innermost value around it that is there."""
    best, depth = 0, 0
    for at_path, offset in _values(text):
        if len(at_path) > depth and at_path == path[: len(at_path)]:
            best, depth = offset, len(at_path)
            if depth == len(path):
                break
    return best


def offsets(text: str, paths: Collection[Path]) -> dict[Path, int]:
    """The offsets of the values at ``paths``, found in one go."""
    return {path: offset for path, offset in _values(text) if path in paths} if paths else {}


def refuse(text: str, file: str, code: str, message: str, where: int | Path, remedy: str = "") -> NoReturn:
    """Raise the ``ParseError`` about the value at an offset or path."""
    raise ParseError(diagnostic(text, file, code, message, where, remedy))


def diagnostic(text: str, file: str, code: str, message: str, where: int | Path, remedy: str = "") -> Diagnostic:
    """The fault of the value at an offset or path; the path is told as well."""
    if isinstance(where, int):
        return Diagnostic(f"aif.{code}", message, place(text, where, file), remedy)
    offset = locate(text, where)
    token = _TOKEN.match(text, offset)
    start, length = place(text, offset, file), len(token[0].split("\n", 1)[0]) if token else 1
    span = Span(file, start.line, start.column, start.line, start.column + length)
    return Diagnostic(f"aif.{code}", f"{message} (at {spell(where)})" if where else message, span, remedy)


def spell(path: Path) -> str:
    """A path as programmers write it, such as ``nodes[3].text``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


class _NotANumberError(Exception):
    pass


def _refuse_constant(name: str) -> NoReturn:
    raise _NotANumberError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _NotANumberError(digits)
    return number


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _NotANumberError(digits)
    return int(digits)


def _refuse_syntax(text: str, file: str, error: json.JSONDecodeError) -> NoReturn:
    if not text.strip():
        refuse(text, file, "empty", "There is nothing in here.", 0, 'An empty graph is {"nodes": [], "edges": []}.')
    problem = error.msg[:1].lower() + error.msg[1:]
    remedy = "Check the commas, brackets and quotation marks here."
    if "control character" in problem:
        remedy = "Write line breaks and tabs within texts as \\n and \\t."
    refuse(text, file, "json", f"This is not JSON: {problem}.", min(error.pos, max(0, len(text) - 1)), remedy)


def _refuse_depth(text: str, file: str, deepest: int) -> NoReturn:
    depth, where = 0, 0
    for token, offset in _tokens(text):
        depth += (token in "[{") - (token in "]}")
        if depth > deepest:
            where = offset
            break
    refuse(text, file, "json-depth", f"This is nested more than {deepest} levels deep.", where, "Write it flatter.")


def _is_plain(data: Any, text: str) -> bool:
    """Return whether counting shows that rows of plain values are all there is and that no key was given twice."""
    if not isinstance(data, dict):
        return False
    lists = [value for value in data.values() if isinstance(value, list)]
    rows = [row for each in lists for row in each if isinstance(row, dict)]
    pairs = len(data) + sum(map(len, rows))
    if text.count("{") != len(rows) + 1 or text.count("[") != len(lists):
        return False
    colons = text.count('":')
    if " :" in text:
        colons += text.count('" :')
        if "  :" in text:
            return False
    return colons == pairs and not any(blank in text and f"{blank}:" in text for blank in "\n\t\r")


def _check(data: Any, text: str, file: str, deepest: int) -> None:
    """Look at every value for what cannot be kept."""
    json.loads(text, object_pairs_hook=_Pairs(text, file))
    todo: list[tuple[Any, Path]] = [(data, ())] if type(data) in _WORTH_A_LOOK else []
    while todo:
        value, path = todo.pop()
        if isinstance(value, dict | list):
            if len(path) >= deepest:
                _refuse_depth(text, file, deepest)
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            todo += [(inner, (*path, key)) for key, inner in inside if type(inner) in _WORTH_A_LOOK]
            if isinstance(value, dict) and any(map(_REFUSED.search, value)):
                _refuse_character(text, file, path)
        elif _REFUSED.search(value):
            _refuse_character(text, file, path)


_WORTH_A_LOOK = (dict, list, str)


def _refuse_character(text: str, file: str, path: Path) -> NoReturn:
    message = "This text holds a character that no text may hold (NUL, or half of one: a lone surrogate)."
    refuse(text, file, "character", message, path, "Type the text again.")


class _Pairs:
    """Builds an object from its pairs, and refuses a key that it has twice: one of its values would be lost."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file

    def __call__(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        object_ = dict(pairs)
        if len(object_) < len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            where = _find_repeated(self.text, twice)
            message = f"The key {twice!r} stands twice in this object."
            refuse(self.text, self.file, "duplicate-key", message, where, "Keep one of them.")
        return object_


def _find_repeated(text: str, key: str) -> int:
    """Return where a key stands for the second time in one object."""
    open_: list[set[str]] = []
    before, offset = "", 0
    for token, at in _tokens(text):
        if token in "[{":
            open_.append(set())
        elif token in "]}" and open_:
            open_.pop()
        elif token == ":" and open_ and before[:1] == '"' and json.loads(before) == key:
            if key in open_[-1]:
                return offset
            open_[-1].add(key)
        before, offset = token, at
    return 0


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    for match in _TOKEN.finditer(text):
        yield match[0], match.start()


def _values(text: str) -> Iterator[tuple[Path, int]]:
    """Every value of a JSON text that can be parsed, with its path and offset."""
    path: list[str | int] = []
    expect_key = False
    for token, offset in _tokens(text):
        if token in "[{":
            yield tuple(path), offset
            path.append(0 if token == "[" else "")
            expect_key = token == "{"
        elif token in "]}":
            path.pop()
            expect_key = False
        elif token == ",":
            last = path[-1]
            if isinstance(last, int):
                path[-1] = last + 1
            expect_key = isinstance(last, str)
        elif token == ":":
            expect_key = False
        elif expect_key:
            path[-1] = json.loads(token)
        else:
            yield tuple(path), offset
