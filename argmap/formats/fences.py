"""The fenced blocks of a Markdown document that hold Argdown, found as CommonMark finds them, with their places.

Fences within lists and block quotes are seen through their indentation and their ``>``; those within a longer fence, an
HTML comment or the YAML at the top are text of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.domain.ids import Ids

_OPENING = re.compile(r"(?P<lead>(?:[ \t]{0,3}>)*[ \t]*)(?P<mark>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
_LIST_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+")
_ATTRIBUTE = re.compile(
    r"""\.(?P<cls>[\w{}-]+)|\#(?P<id>[\w:.-]+)|(?P<key>[\w-]+)=(?P<value>"[^"]*"|'[^']*'|[^\s}]+)"""
)
_OPTION = re.compile(r"[ \t]*#\|(?:[ \t]*(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>.*?))?[ \t]*")
_OPTIONS = {"label": "id", "fig-cap": "caption", "fig-alt": "alt", "out-width": "width"}
_NAMES = ("argdown", "argdown-map")
UNREAD = ("source", "argdown-sourcecode")  # classes of a fence that shows notation and is no map


@dataclass(frozen=True, slots=True)
class Fence:
    """A block: its ``lines`` without the indentation of the fence, and where they stand in the document."""

    number: int  # among those of the document, from 1
    line: int  # of the opening fence, from 1
    end: int  # of the closing fence, or the last line of the document
    lines: tuple[str, ...]  # with their line ends
    cut: tuple[int, ...]  # how many characters each of them lost at its beginning
    lead: str  # what stands before the fence: blanks and the marks of block quotes
    classes: tuple[str, ...]
    id: str
    attributes: Mapping[str, str]
    closed: bool = True

    @property
    def text(self) -> str:
        """The Argdown text."""
        return "".join(self.lines)

    @property
    def name(self) -> str:
        """The name behind ``#``: the id that it was given, or its number."""
        return self.id or str(self.number)


def fences(text: str) -> list[Fence]:
    """The fences of a document that hold maps, in its order; an id that an earlier one has gets a number."""
    maps = (fence for fence in _blocks(_lines(text)) if is_map(fence.classes))
    ids = Ids()
    return [replace(fence, number=number, id=fence.id and ids.new(fence.id)) for number, fence in enumerate(maps, 1)]


def is_map(classes: Sequence[str]) -> bool:
    """Return whether a code block with these classes is a map, and not source to be shown."""
    return any(name.strip("{}").lower() in _NAMES for name in classes) and not any(name in UNREAD for name in classes)


def _lines(text: str) -> list[str]:
    """Lines as editors count them: form feeds and their like end none."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", text)


def _blocks(lines: Sequence[str]) -> Iterator[Fence]:
    """Every fenced block, of whatever language."""
    position = _behind_settings(lines)
    while position < len(lines):
        line = lines[position].rstrip("\r\n")
        if line.lstrip().startswith("<!--"):
            position = _behind_comment(lines, position)
            continue
        opening = _OPENING.match(line)
        if opening is None or not _may_open(lines, position, opening["lead"]):
            position += 1
            continue
        fence = _block(lines, position, opening)
        yield fence
        position = fence.end


def _behind_settings(lines: Sequence[str]) -> int:
    """The index of the first line behind the YAML at the top of the document."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((i + 1 for i in range(1, len(lines)) if lines[i].rstrip() in ("---", "...")), 0)


def _behind_comment(lines: Sequence[str], first: int) -> int:
    for index in range(first, len(lines)):
        rest = lines[index].lstrip()[4:] if index == first else lines[index]
        if "-->" in rest:
            return index + 1
    return len(lines)


def _may_open(lines: Sequence[str], index: int, lead: str) -> bool:
    """Return whether a fence behind ``lead`` is one: four blanks make it an example, unless a list is indented so."""
    indent = len(lead.rpartition(">")[2].expandtabs(4))
    if indent < 4:
        return True
    for line in reversed(lines[max(0, index - 500) : index]):
        bare = line.rpartition(">")[2] if ">" in lead else line
        own = len(bare.expandtabs(4)) - len(bare.expandtabs(4).lstrip())
        if bare.strip() and own < indent:
            item = _LIST_ITEM.match(bare.strip() + " ")
            return item is not None and own + item.end() <= indent < own + item.end() + 4
    return False


def _block(lines: Sequence[str], first: int, opening: re.Match[str]) -> Fence:
    """The block that begins at the line ``first``."""
    lead, mark = opening["lead"], opening["mark"]
    quotes, indent = lead.count(">"), len(lead.rpartition(">")[2])
    closing = re.compile(rf"[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*")
    content: list[str] = []
    cut: list[int] = []
    index = first + 1
    closed = False
    while index < len(lines):
        line = lines[index]
        start = _behind_quotes(line, quotes)
        if start is None:  # the block quote ends, and the fence with it
            break
        if closing.fullmatch(line[start:].rstrip("\r\n")):
            closed, index = True, index + 1
            break
        blanks = len(line[start:]) - len(line[start:].lstrip(" \t"))
        content.append(line[start + min(indent, blanks) :])
        cut.append(start + min(indent, blanks))
        index += 1
    classes, id_, attributes = _information(opening["info"].strip())
    content, options = take_options(content)
    label = options.pop("id", "")
    return Fence(
        0, first + 1, index, tuple(content), tuple(cut), lead, classes, id_ or label, options | attributes, closed
    )


def take_options(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return a fence's lines with Quarto's options (``#| fig-cap: ...``) at their head emptied, and these as attributes."""
    rest = list(lines)
    options: dict[str, str] = {}
    for index, line in enumerate(lines):
        bare = line.rstrip("\r\n")
        option = _OPTION.fullmatch(bare)
        if option is None:
            break
        rest[index] = line[len(bare) :]
        if option["key"] in _OPTIONS:
            options[_OPTIONS[option["key"]]] = _unquoted(option["value"])
    return rest, options


def _behind_quotes(line: str, quotes: int) -> int | None:
    """The index behind so many marks of block quotes; ``None`` if there are fewer."""
    position = 0
    for _ in range(quotes):
        mark = re.compile(r"[ \t]{0,3}>").match(line, position)
        if mark is None:
            return None
        position = mark.end()
    return position


def _information(info: str) -> tuple[tuple[str, ...], str, dict[str, str]]:
    """Classes, id and other attributes of an info string: ``argdown``, ``{argdown}`` or ``{.argdown #id key="value"}``."""
    first = re.match(r"[^\s{]+", info)
    classes = [first[0]] if first else []
    rest = info[first.end() :].strip() if first else info
    name = ""
    attributes: dict[str, str] = {}
    if bare := re.match(r"\{([\w-]+)", rest):
        classes.append(bare[1])
    for match in _ATTRIBUTE.finditer(rest):
        if match["cls"]:
            classes.append(match["cls"].strip("{}"))
        elif match["id"]:
            name = name or match["id"]
        else:
            attributes[match["key"]] = _unquoted(match["value"])
    return tuple(classes), name, attributes


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value
