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
    """What is odd in a block of data, and where, in offsets of the text."""

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


def lost_colons(document: Document, data: Data, mapping: Mapping[str, Any]) -> list[Slip]:
    """The keys that have no value because nothing says where it begins, such as ``hedge likely``."""
    slips = []
    text = document.text
    for key, value in mapping.items():
        if value is not None or not isinstance(key, str) or not (parts := _PARTS.fullmatch(key.strip())):
            continue
        if any(mark in key for mark in _CURLY):  # part of a value in such marks, with a comma in it
            continue
        at = text.find(key, data.start, data.end)
        if at < 0 or text[at + len(key) : data.end].lstrip(" \t\"'").startswith(":"):
            continue
        what = "A space is missing behind the colon" if key.startswith(f"{parts[1]}:") else "A colon is missing"
        message = f"{what} of `{key}`, so it says nothing."
        slips.append(Slip("lost-colon", (at, at + len(key)), message, f"Type {parts[1]}: {parts[2].strip()}."))
    return slips
