"""Halves of marks in texts: brackets that only close or only open, quotation marks around titles, colons behind marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.formats.argdown.lookalikes import Lookalike

_QUOTES = "\"“”„«»'‘’"
_WORDS = "(?i:pros?|cons?|contra|because|but|weil|aber|denn|pour|contre|por|contra|за|проти|супраць)"
_KEYS = ("hedge", "stance", "role", "strand", "scheme", "credence")  # that a text rarely has before a colon
_HALVES = ("]:", ">:", "](", "#(")
_KEY = re.compile(f"(?:{'|'.join(_KEYS)}):")
_DATA = re.compile(r"\{[^{}]*\}")  # in which a key is where it should be
_FIRST = frozenset((*_QUOTES, ":", "："))  # with which a half may begin that only a text's beginning has
_HALF = re.compile(
    r"\A(?P<closed>[^\[\]<>{}\r\n]{1,80})\]:(?=\s)"
    r"|\A(?P<colon>[:：])[ \t]*(?P<target>\[[^\[\]\r\n]+\]|<[^<>\r\n]+>)"
    rf"|\A(?P<quoted>[{_QUOTES}](?P<title>\[[^\[\]\r\n]+\]|<[^<>\r\n]+>):?[{_QUOTES}])(?=[ \t]*(?:[:：\r\n]|\Z))"
    r"|\A(?P<named>\"[^\"\[\]\r\n]{1,80}\"):(?=\s)"
    rf"|(?:(?<=[\r\n])|\A)[ \t]*(?P<word>{_WORDS})[ \t]+(?P<behind>\[[^\[\]\r\n]+\]|<[^<>\r\n]+>)(?=:\s)"
    r"|(?P<link>\[[^\[\]\r\n]{1,300}\]\((?:https?://|www\.)[^\s()]*)(?=\s|\Z)"
    r"(?![ \t]+(?:\"[^\"\r\n]*\"|'[^'\r\n]*')?[ \t]*\))"  # with a title behind it, it is closed
    rf"|(?<!\S)(?P<data>[(\[]?(?P<said>(?:{'|'.join(_KEYS)}):[ \t][^(){{}}\[\]\r\n]{{1,100}})[)}}\]])(?=[ \t]*(?:[\r\n]|\Z))"
    r"|(?<!\S)(?P<tag>#\([^()\r\n]*)(?=[\r\n]|\Z)"
)


def may_have_half(said: str) -> bool:
    """Return whether there may be halves of marks in a text, in less time than it takes to look at every character."""
    if said[:1] in _FIRST:
        return True
    if ":" not in said and "(" not in said:
        return False
    return any(half in said for half in _HALVES) or _KEY.search(_DATA.sub("{}", said)) is not None


def half_marks(text: str, start: int, end: int) -> Iterator[Lookalike]:
    """Yield the halves of marks in the text of an entry without a title, or behind its title."""
    said = text[start:end]
    for match in _HALF.finditer(said):
        kind = match.lastgroup or ""
        place = (start + match.start(), start + match.end())
        if closed := match["closed"]:
            message = f"A ] stands here that no [ opens, so {match[0]!r} is read as text."
            yield Lookalike(*place, message, f"Type [{closed.strip()}]: for a title, or \\] if it is text.")
        elif match["colon"]:
            target = match["target"]
            message = f"A colon stands behind the mark, so {target} is read as text, not as a title."
            yield Lookalike(place[0], place[0] + 1, message, f"Leave it out: {target} follows the mark.")
        elif quoted := match["quoted"]:
            message = f"{quoted} stands in quotation marks, so it is read as text, not as a title."
            yield Lookalike(*place, message, f"Type {match['title']} without them.")
        elif named := match["named"]:
            message = f"{named} stands in quotation marks, so it is read as text, not as a title."
            yield Lookalike(*place, message, f"Type [{named[1:-1].strip()}]: for a title, or \\: if it is text.")
        elif behind := match["behind"]:
            message = f"{match['word']!r} stands before {behind}, so the line is read as text."
            yield Lookalike(start + match.start("word"), place[1], message, f"Type + or - before {behind}.")
        elif data := match["data"]:
            if said.rfind("{", 0, match.start()) > said.rfind("}", 0, match.start()):
                continue  # within data
            message = f"No {{ begins this data, so {data!r} is read as text."
            yield Lookalike(*place, message, f"Type {{{match['said']}}}.")
        elif kind == "link":
            message = "This link is never closed, so it is read as text."
            yield Lookalike(*place, message, f"Close it with ), as in {match['link'][:60]}).")
        else:
            message = "This tag is never closed, so it is read as text."
            yield Lookalike(*place, message, f"Close it with ), as in {match['tag'].rstrip()[:60]}).")
