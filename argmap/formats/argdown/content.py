"""Contents of a statement: its plain text, its tags and its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.shortcodes import CHARACTERS
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.tree import Entry

_SPACES = re.compile(r"[ \t]{2,}")
_SAID = frozenset((tk.TEXT, tk.ESCAPE, tk.SHORTCODE, tk.LINK, tk.MENTION))
_LINKS = frozenset((tk.LINK, tk.MENTION))
_LINK_TEXT = re.compile(r"\[(.*)\]\(", re.S)


def read_content(text: str, tokens: list[Token], entry: Entry) -> None:  # noqa: PLR0912, PLR0915  a flat table of cases
    """Fill ``entry`` from the tokens of its content: ``text``, ``markup``, ``links``, ``tags``, ``mentions``."""
    if len(tokens) == 1 and tokens[0][0] == tk.TEXT:  # nearly every statement
        entry.text = text[tokens[0][1] : tokens[0][2]].strip()
        return
    plain: list[str] = []
    raw: list[str] = []
    tags: dict[str, None] = {}
    mentions: list[Token] = []
    links: list[tuple[int, str]] = []  # the piece that shows one, and what it leads to
    said, marked, commented = 0, False, False  # pieces up to the last that is more than a tag
    for token in tokens:
        kind, start, end = token
        piece = text[start:end]
        if kind in _SAID:
            plain.append(_plain(kind, piece))
            raw.append(piece)
            if not piece.isspace():
                said = len(plain)
            if kind in _LINKS:
                marked = True
                links.append((len(plain) - 1, _target(kind, piece)))
            if kind == tk.MENTION:
                mentions.append(token)
        elif kind == tk.EMPHASIS:
            plain.append("")
            raw.append(piece)
            marked, said = True, len(plain)
        elif kind == tk.TAG:
            tags[tag_name(piece)] = None
            if said:
                plain.append(piece)
                raw.append(piece)
                if said == len(plain) - 1 and not text[start - 1].isspace():  # "C#7" is a word
                    said += 1
        elif kind == tk.NEWLINE:
            _break_line(plain, raw)
        elif kind == tk.COMMENT:
            commented = True
            if piece[-1] in "\r\n":
                _break_line(plain, raw)
        elif kind == tk.DATA:  # braces in the middle of a text
            plain.append(piece)
            raw.append(piece)
            said = len(plain)
    entry.text = _join(plain[:said], commented)
    if marked:
        entry.markup = _join(raw[:said], commented)
    if links:
        entry.links = tuple(_placed(plain, links, commented))
    if tags:
        entry.tags = tuple(tags)
    if mentions:
        entry.mentions = tuple(mentions)


def tag_name(piece: str) -> str:
    """The name in ``#name`` or ``#(a name)``."""
    return piece[2:-1] if piece[1] == "(" else piece[1:]


def _plain(kind: int, piece: str) -> str:
    if kind == tk.ESCAPE:
        return piece[1:]
    if kind == tk.SHORTCODE:
        return CHARACTERS[piece[1:-1]]
    if kind == tk.MENTION:
        return piece[2:-1].strip()
    if kind == tk.LINK:
        match = _LINK_TEXT.match(piece)
        return match[1] if match else piece
    return piece


def _target(kind: int, piece: str) -> str:
    """Return what a link or mention leads to: its address, or the title with its brackets."""
    if kind == tk.MENTION:
        return f"{piece[1]}{piece[2:-1].strip()}{piece[-1]}"
    match = _LINK_TEXT.match(piece)
    return piece[match.end() : -1].strip() if match else ""


def _placed(plain: list[str], links: list[tuple[int, str]], commented: bool) -> Iterator[tuple[int, int, str]]:
    """Yield where in the whole text the pieces that show links stand, in their order, and what they lead to."""
    start, before, done = 0, "", 0  # of what stands before a piece: the length of all but the last letter, and that
    for piece, target in links:
        before += "".join(plain[done:piece])
        done = piece
        if not start:
            before = before.lstrip()
        if commented:
            before = _SPACES.sub(" ", before)
        start, before = start + len(before[:-1]), before[-1:]
        here = start + len(before)
        yield here, here + len(plain[piece] if here else plain[piece].strip()), target


def _break_line(plain: list[str], raw: list[str]) -> None:
    """A line break inside a text reads as one space."""
    for pieces in (plain, raw):
        if pieces:
            pieces[-1] = pieces[-1].rstrip(" \t")
            pieces.append(" ")


def _join(pieces: list[str], commented: bool) -> str:
    joined = "".join(pieces).strip()
    return _SPACES.sub(" ", joined) if commented else joined
