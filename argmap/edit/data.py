"""Keys of data blocks and settings set, added and taken out where they stand, the rest of their YAML left as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.edit.change import Splice
from argmap.edit.source import MapText, refuse
from argmap.formats.argdown import escape
from argmap.formats.argdown.tree import Data, Entry, Inference

_FLOW_STEP = re.compile(r"""[^"'\[\]{},#]++|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|.""", re.S)
_FLOW_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:"'\s][^:]*?)\s*:\s*""")
_BLOCK_KEY = re.compile(
    r"""^([ \t]*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#"'-][^:\r\n]*?)[ \t]*:(?=[ \t\r\n]|\Z)[ \t]*""", re.M
)
_BLOCK_START = re.compile(r"\{[ \t]*(?:\r\n|\n|\r)")
_FENCE = re.compile(r"={3,}[ \t]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value: where it begins and ends, commas and line breaks left out, and where the value begins."""

    key: str
    start: int
    value: int
    end: int


def set_keys(
    source: MapText, entry: Entry | Inference, blocks: Sequence[Data], values: Mapping[str, Any]
) -> list[Splice]:
    """Give keys their values in the data of a claim, whose ``blocks`` stand in text order; ``None`` takes a key out.

    What no block has goes to that of ``entry``, which gets one if need be.
    """
    splices: list[Splice] = []
    new: dict[str, Any] = {}
    for key, value in values.items():
        having = [(block, pair) for block in blocks for pair in pairs(source, block) if pair.key == key]
        if value is None:
            for block, pair in having:
                splices += _without(source, block, pair.key)
        elif having:
            pair = having[-1][1]
            splices.append(Splice(pair.value, pair.end, escape.yaml(value)))
        else:
            new[key] = value
    removed = {key for key, value in values.items() if value is None}
    if len(removed) > 1 or (removed and new):
        return _rewritten(source, entry, blocks, values)
    return splices + (_added(source, entry, blocks, new) if new else [])


def _rewritten(
    source: MapText, entry: Entry | Inference, blocks: Sequence[Data], values: Mapping[str, Any]
) -> list[Splice]:
    """The same for several keys that go or come together in one-line blocks, each block written in one splice."""
    splices = []
    missing = {key: value for key, value in values.items() if value is not None}
    own = entry.data or (blocks[-1] if blocks else None)
    last = {pair.key: block for block in blocks for pair in pairs(source, block)}
    for block in blocks:
        kept = []
        for pair in pairs(source, block):
            written = source.body[pair.start : pair.end]
            if pair.key not in values:
                kept.append(written)
            elif values[pair.key] is not None:
                missing.pop(pair.key, None)
                changed = source.body[pair.start : pair.value] + escape.yaml(values[pair.key])
                kept.append(changed if last[pair.key] is block else written)
        if block is own:
            kept += [f"{key}: {escape.yaml(value)}" for key, value in missing.items() if key not in last]
        if _is_block(source, block):
            raise refuse("data-lines", "These keys stand in data over several lines.", "Change them one by one.")
        if kept:
            splices.append(Splice(block.start, block.end, "{" + ", ".join(kept) + "}"))
        else:
            splices.append(Splice(_space_before(source, block), block.end, ""))
    if own is None and missing:
        splices.append(_new_block(source, entry, missing))
    return splices


def _added(
    source: MapText, entry: Entry | Inference, blocks: Sequence[Data], values: Mapping[str, Any]
) -> list[Splice]:
    block = entry.data or (blocks[-1] if blocks else None)
    if block is None:
        return [_new_block(source, entry, values)]
    text = source.body
    if _is_block(source, block):
        present = pairs(source, block)
        indent = present[0].start - source.line_start(present[0].start) if present else 2
        lines = "".join(f"{source.eol}{' ' * indent}{k}: {escape.yaml(v)}" for k, v in values.items())
        at = present[-1].end if present else text.index("{", block.start) + 1
        return [Splice(at, at, lines)]
    written = ", ".join(f"{key}: {escape.yaml(value)}" for key, value in values.items())
    present = pairs(source, block)
    at = present[-1].end if present else block.start + 1
    return [Splice(at, at, f", {written}" if present else written)]


def _new_block(source: MapText, entry: Entry | Inference, values: Mapping[str, Any]) -> Splice:
    if isinstance(entry, Inference):
        inside = source.body[entry.start : entry.end]
        at = entry.end - len(inside) + len(inside.rstrip("-"))
        written = escape.yaml(dict(values))
        if not inside.strip("-").strip():
            return Splice(entry.start, entry.end, f"-- {written} --")
        return Splice(at, at, f"{'' if inside[: at - entry.start].endswith(' ') else ' '}{written} ")
    at = entry.start + len(source.body[entry.start : entry.end].rstrip())
    return Splice(at, at, f" {escape.yaml(dict(values))}")


def pairs(source: MapText, block: Data) -> list[Pair]:
    """The keys at the top of a data block or of the settings; raises ``EditError`` where it cannot tell."""
    if _is_block(source, block):
        return _block_pairs(source.body, *_inside(source, block))
    return _flow_pairs(source, block)


def _is_block(source: MapText, block: Data) -> bool:
    """Return whether its YAML stands in lines, rather than between braces."""
    return source.body[block.start] != "{" or _BLOCK_START.match(source.body, block.start) is not None


def _inside(source: MapText, block: Data) -> tuple[int, int]:
    text = source.body
    opening = _BLOCK_START.match(text, block.start) or _FENCE.match(text, block.start)
    if opening is None:
        raise refuse("settings", "These settings have no line of === above and below.", "Put one there.")
    end = block.end - 1 if text[block.start] == "{" else source.line_start(block.end - 1)
    return opening.end(), end


def _flow_pairs(source: MapText, block: Data) -> list[Pair]:
    text, position, depth = source.body, block.start + 1, 0
    pairs_read: list[Pair] = []
    start = position
    while position < block.end:
        match = _FLOW_STEP.match(text, position)
        assert match is not None
        mark = match[0]
        if mark == "#" and text[position - 1].isspace() and depth >= 0:
            raise refuse(
                "data-comment", "A comment stands in this data.", "Take it out first.", source.document.span(block)
            )
        if (mark == "," and depth == 0) or (mark == "}" and match.end() == block.end):
            if key := _FLOW_KEY.match(text, start, position):
                end = start + len(text[start:position].rstrip())
                begins = start + len(key[0]) - len(key[0].lstrip())
                pairs_read.append(Pair(_bare(key[1]), begins, key.end(), end))
            elif text[start:position].strip():
                raise refuse("data", "This data cannot be taken apart.", "Write it as {key: value, ...}.")
            start = match.end()
        depth += (mark in "[{") - (mark in "]}") if len(mark) == 1 else 0
        position = match.end()
    return pairs_read


def _block_pairs(text: str, start: int, end: int) -> list[Pair]:
    keys = list(_BLOCK_KEY.finditer(text, start, end))
    if not keys:
        return []
    least = min(len(key[1]) for key in keys)
    top = [key for key in keys if len(key[1]) == least]
    pairs_read = []
    for index, key in enumerate(top):
        limit = top[index + 1].start() if index + 1 < len(top) else end
        lines = text[key.start() : limit].splitlines(keepends=True)
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        last = key.start() + len("".join(lines).rstrip())
        pairs_read.append(Pair(_bare(key[2]), key.start(2), min(key.end(), last), last))
    return pairs_read


def _bare(key: str) -> str:
    return key[1:-1] if key[:1] in "\"'" else key.strip()


def _without(source: MapText, block: Data, key: str) -> list[Splice]:
    """Take ``key`` out of a block, and the block with it if it had no other."""
    present = pairs(source, block)
    index = next(i for i, pair in enumerate(present) if pair.key == key)
    pair = present[index]
    if _is_block(source, block):
        if len(present) == 1 and source.body[block.start] == "{":
            return [Splice(_space_before(source, block), block.end, "")]
        return [Splice(source.line_start(pair.start), source.behind_break(source.line_end(pair.end)), "")]
    if len(present) == 1:
        return [Splice(_space_before(source, block), block.end, "")]
    if index + 1 < len(present):
        return [Splice(pair.start, present[index + 1].start, "")]
    return [Splice(present[index - 1].end, pair.end, "")]


def _space_before(source: MapText, block: Data) -> int:
    """Return where the blanks before a block begin, with the line break if the block has its lines to itself."""
    text = source.body
    start = len(text[: block.start].rstrip(" \t"))
    alone = start == source.line_start(start) and not text[block.end : source.line_end(block.end)].strip()
    return len(text[:start].rstrip("\r\n")) if alone else start
