"""Slips in data that YAML reads without a word: quotation marks that are none, and colons that are not there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.domain.characters import code_of
from argmap.domain.model import Hedge, Role, Stance
from argmap.domain.schemes import SCHEMES
from argmap.formats.argdown.names import nearest
from argmap.formats.argdown.tree import Data, Document

_CURLY = "“”„‟«»‹›‘’‚‛＂＇"
# Quoted values and comments are passed over; a value counts that begins with such a mark and has another at its end.
_VALUE = re.compile(
    r'"(?:[^"\\]|\\.)*"|(?<=[\s:,\[{])\'(?:[^\']|\'\')*\'|(?<=\s)#[^\r\n]*'
    rf"|(?<=[:,\[{{\s-])[ \t]*([{_CURLY}])[^\r\n{_CURLY}]*[{_CURLY}](?=[ \t]*(?:[,\]}}:\r\n]|\Z))"
)
_SIGNS = re.compile(  # in front of another key, and behind one
    r'"(?:[^"\\]|\\.)*"|(?<=[\s:,\[{])\'(?:[^\']|\'\')*\'|([，、；;])(?=\s*[\w.-]+\s*[:：∶])|[{,]\s*[\w.-]+([：∶])'
)
_DECIMAL_COMMA = re.compile(r"([\w.-]+)[ \t]*:[ \t]*([+-]?\d+),(\d+)")
_PARTS = re.compile(r"([\w.-]+)(?:[ \t]*[=：＝][ \t]*|:|[ \t]+)(.+)", re.S)


_VALUES: Mapping[
    str, frozenset[str]
] = {  # the keys whose values are known, so that a slip can be told from another sense
    "role": frozenset(map(str, Role)),
    "stance": frozenset(map(str, Stance)),
    "hedge": frozenset(hedge.label for hedge in Hedge),
    "scheme": frozenset(SCHEMES),
}
_ALL_VALUES = frozenset().union(*_VALUES.values())


class Slip(NamedTuple):
    """An oddity in a block of data, and where, in offsets of the text."""

    code: str
    place: tuple[int, int]
    message: str
    remedy: str


def curly_quotes(text: str, start: int, end: int) -> list[Slip]:
    """The values between ``start`` and ``end`` in the quotation marks of a word processor, which are part of them."""
    if text.isascii() or text[start:end].isascii():
        return []
    slips = []
    for match in _VALUE.finditer(text, start, end):
        if match.start(1) >= 0:
            mark = match[1]
            what = "key" if text[match.end() : end].lstrip(" \t").startswith(":") else "value"
            message = f"{code_of(mark)} ({mark}) is no quotation mark of YAML, so it is part of the {what}."
            remedy = f'Type " at both ends; or put the whole {what} in " if the marks are meant.'
            slips.append(Slip("look-alike", (match.start(1), match.end()), message, remedy))
    return slips


def other_commas(text: str, start: int, end: int) -> list[Slip]:
    """The first sign in a block that is none of YAML's, but stands where a comma or a colon would."""
    for match in _SIGNS.finditer(text, start, end):
        if match.lastindex:
            sign, meant = match[match.lastindex], ",:"[match.lastindex - 1]
            message = f"{code_of(sign)} ({sign}) stands where YAML has {meant}."
            return [
                Slip(
                    "look-alike",
                    match.span(match.lastindex),
                    message,
                    f'Type {meant} and a space; or put the text in ".',
                )
            ]
    return []


def mistyped_keys(document: Document, data: Data, mapping: Mapping[str, Any]) -> list[Slip]:
    """The keys that argmap has no word for, but that are one slip from one of its own whose values they have."""
    slips = []
    for key, value in mapping.items():
        if not isinstance(key, str) or key in _VALUES or str(value).lower() not in _ALL_VALUES:
            continue
        if any(mark in key for mark in _CURLY):  # told as such
            continue
        near = nearest(key, _VALUES, cutoff=0.75)
        if near is None or str(value).lower() not in _VALUES[near]:
            continue
        at = document.text.find(key, data.start, data.end)
        if at >= 0:
            message = f"argmap has no key `{key}`, so it is kept as data of another sense."
            slips.append(Slip("mistyped-key", (at, at + len(key)), message, f"Did you mean `{near}`?"))
    return slips


def _no_value(text: str, key: str, data: Data) -> list[Slip]:
    """A key without a value, as in ``the set {1, 2, 3}``: whoever means text writes a backslash."""
    at = text.find(key, data.start, data.end)
    if at < 0 or text[at + len(key) : data.end].lstrip(" \t\"'").startswith(":"):
        return []
    commas = _DECIMAL_COMMA.finditer(text, data.start, data.end) if key.isdecimal() else ()
    if comma := next((match for match in commas if match[3] == key), None):
        is_left = f"`{comma[1]}` has no value" if comma[1] in ("credence", "weight") else f"`{comma[1]}` is {comma[2]}"
        message = f"A comma stands in the number {comma[2]},{key}, so {is_left}."
        return [Slip("decimal-comma", (comma.start(2), comma.end()), message, f"Type {comma[2]}.{key}.")]
    message = f"`{key}` has no value: braces at the end of a statement are data, and are not part of its text."
    place = (data.start, data.end) if "\n" not in text[data.start : data.end] else (at, at + len(key))
    return [Slip("no-value", place, message, f"Write \\{{ if they are text, or {key}: and its value.")]


def lost_colons(document: Document, data: Data, mapping: Mapping[str, Any]) -> list[Slip]:
    """The keys that have no value because nothing says where it begins, such as ``hedge likely``."""
    slips: list[Slip] = []
    text = document.text
    for key, value in mapping.items():
        if value is not None or not isinstance(key, str) or any(mark in key for mark in _CURLY):
            continue  # what has such marks is part of a value in them, with a comma in it
        if not (parts := _PARTS.fullmatch(key.strip())):
            slips += _no_value(text, key, data) if not slips else []
            continue
        at = text.find(key, data.start, data.end)
        if at < 0 or text[at + len(key) : data.end].lstrip(" \t\"'").startswith(":"):
            continue
        what = "A space is missing behind the colon" if key.startswith(f"{parts[1]}:") else "A colon is missing"
        message = f"{what} of `{key}`, so it says nothing."
        slips.append(Slip("lost-colon", (at, at + len(key)), message, f"Type {parts[1]}: {parts[2].strip()}."))
    return slips
