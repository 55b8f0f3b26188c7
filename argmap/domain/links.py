"""The links in the texts of a map: web addresses, and mentions of other elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from argmap.domain.characters import has_hidden, hidden_pattern
from argmap.domain.model import ArgumentMap, Point

LINKS = "argdown:links"  # where a reader keeps them: [[start, end, address or title in its brackets], ...]
_SAFE = re.compile(r"(?:https?://[^\s<>\"]|mailto:[^\s<>\"]+@)", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20<>\"{}|\\^`]")  # RFC 3987
_BARE = re.compile(r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]}’”]")


class Link(NamedTuple):
    """A link in a text, and what it leads to: a web address, or the element of that id."""

    start: int
    end: int
    url: str = ""
    element: str = ""


class Piece(NamedTuple):
    """A part of a text, and where it leads: to a web address, to an element, or (both empty) nowhere."""

    text: str
    url: str = ""
    element: str = ""


class Links:
    """Finds the links in the texts of one map."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._ids = {f"<{a.title}>": a.id for a in argument_map.arguments}
        self._ids |= {f"[{s.title}]": s.id for s in argument_map.statements}

    def of(self, element: Point) -> list[Link]:
        """The links in the text of ``element``, from left to right; addresses that are no web or mail address are none."""
        kept = element.extra.get(LINKS)
        if not kept and "://" not in element.text:
            return []
        links = [link for row in kept if (link := self._link(row, element.text))] if isinstance(kept, list) else []
        taken = [range(link.start, link.end) for link in links]
        for match in _BARE.finditer(element.text):
            if not any(match.start() in span for span in taken):
                links.append(Link(match.start(), match.end(), _address(match[0])))
        return sorted(links)

    def pieces(self, element: Point) -> list[Piece]:
        """The text of ``element`` in pieces, each a link or the text between two; nothing if it has no links."""
        return list(self._pieces(element.text, self.of(element)))

    def _pieces(self, text: str, links: list[Link]) -> Iterator[Piece]:
        at = 0
        for link in links:
            if link.start < at:
                continue
            if link.start > at:
                yield Piece(text[at : link.start])
            yield Piece(text[link.start : link.end], link.url, link.element)
            at = link.end
        if links and at < len(text):
            yield Piece(text[at:])

    def _link(self, row: Any, text: str) -> Link | None:
        match row:
            case [int(start), int(end), str(target)] if 0 <= start < end <= len(text):
                if target in self._ids:
                    return Link(start, end, element=self._ids[target])
                return Link(start, end, _address(target)) if _SAFE.match(target) else None
        return None


def _address(written: str) -> str:
    """An address without the characters that may stand in none, or that nobody sees: they are percent-encoded."""
    if has_hidden(written):  # first: what is hidden hangs on the letters before it
        written = hidden_pattern().sub(_quoted, written)
    return _NOT_IN_ADDRESSES.sub(_quoted, written)


def _quoted(match: re.Match[str]) -> str:
    return quote(match[0], safe="")
