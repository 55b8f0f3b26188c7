"""Typographic twins of Argdown's marks and blanks, which word processors, phones and web pages put in their place.

A line that begins with one is text to every reader of Argdown, however much it looks like a relation. So each is named,
with what to type instead; a backslash before it says that it is text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from argmap.domain.characters import UNSEEN, code_of

DASHES = "‐‑‒–—―−﹣－➖˗⁃⎯─"
BLANKS = f"\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000{UNSEEN}"  # to be put between [ and ]
COLONS = "：∶﹕꞉ː"
_OPEN, _CLOSE = "［【〔", "］】〕"
NUMBER = r"（\d+[）)]|\(\d+）|[①-⑳⑴-⒇]"  # of a premise or conclusion
_LETTERED = r"\([A-Za-z]{1,2}\d{0,3}\)|[PpCc]\d{0,3}[.):](?=[ \t])|\[\d{1,3}\](?=[ \t])"  # and as books number them
_BULLETS = "•◦‣∙·●○▪▫■□➢➤❯✓✔✗✘"
_LESS, _GREATER = "‹〈⟨＜", "›〉⟩＞"
# What is meant, and the patterns of its twins: those of several characters first. An arrow or bullet has no one meaning.
_TWINS = (
    ("><", rf"[>{_GREATER}»][<{_LESS}«](?<!><)|[↔⇔⟷⟺]|<=+>"),
    ("+>", rf"[＋﹢➕][>{_GREATER}]|\+(?:[{_GREATER}]|&gt;)|>\+(?=[ \t]*[\[<])"),
    ("<+", rf"[<{_LESS}][＋﹢➕]|(?:[{_LESS}]|&lt;)\+"),
    ("->", rf"[{DASHES}][>{_GREATER}]|-(?:[{_GREATER}]|&gt;)|>-(?=[ \t]*[\[<])"),
    ("<-", rf"[<{_LESS}][{DASHES}]|(?:[{_LESS}]|&lt;)-"),
    ("_", r"[＿‿﹍﹎﹏]"),
    (
        "+ or -, or +> or -> for one that points down",
        r"[→⇒➔➜➝➞➡⟶⟹▶►▸]|[=~]+>|-->(?=[ \t])|(?:[>~]|&gt;)(?=[ \t]+[\[<])",
    ),
    ("+ or -", rf"[←⇐⟵⟸◀◄◂]|<=+|<~+|[{_BULLETS}]"),
    ("+", r"[＋➕⁺﹢✚∔]"),
    ("-", rf"[{DASHES}]"),
    ("# and a space", r"＃+"),
    ("(1)", NUMBER),
    ("[ and ]", rf"[{_OPEN}](?=[^\r\n]*[{_CLOSE}\]])"),
    ("< and >", rf"(?:[{_LESS}«]|&lt;)(?=[^\r\n]*(?:[{_GREATER}»>]|&gt;)[:：])"),
)
_MEANT = tuple(mark for mark, _ in _TWINS)
_BRACKETS = ("[ and ]", "< and >")
_TWIN = re.compile("|".join(f"({pattern})" for _, pattern in _TWINS))
# Any other sign, in front of a title with what may follow one: in prose it does not stand so.
_TITLE_ALONE = rf"(?=[ \t{BLANKS}]*(?:\[[^\[\]\r\n]+\]|<[^<>\r\n]+>)[ \t]*(?:[:：{{\r\n]|\Z))"
_SIGN = re.compile(
    rf"(?:[^\w\s{BLANKS}\[\](){{}}<>'\"“”‘’„«»@#\\/.,;:!?&%§$€|]{{1,3}}|[»›>]{{1,3}}|[oOxX](?=[ \t])){_TITLE_ALONE}"
)
_INDENT = re.compile(rf"[ \t{BLANKS}]*")
_ODD = re.compile(rf"[{BLANKS}]")
_MARK = re.compile(  # what the odd blank before it, or behind it, keeps from being one
    rf"(?:\+>|->|><|_>|<\+|<-|<_|[+_-]|\(\d+\)|\d+\.|\*|#+)(?=[ \t{BLANKS}\[<])|--|={{3}}|\[[^\[\]\r\n]+\]|<[^<>\r\n]+>"
)
_GOES_ON = re.compile(rf"[ \t{BLANKS}]|[\[<{_OPEN}{_LESS}]|[\r\n]|\Z")
_TITLE = re.compile(rf"[ \t{BLANKS}]*[\[<{_OPEN}{_LESS}]")
_AFTER_MARK = re.compile(rf"[ \t]*(?=[{BLANKS}])[ \t{BLANKS}]+(?=[\[<])")
_TITLE_BEHIND_MARK = re.compile(  # and behind it what may follow one
    rf"[ \t{BLANKS}]*([{_OPEN}{_LESS}«]|&lt;)"
    rf"(?:(?!&gt;)[^{_CLOSE}{_GREATER}»\]>\r\n])+(?:[{_CLOSE}{_GREATER}»\]>]|&gt;)[ \t{BLANKS}]*(?:[:：{{｛#＃\r\n]|\Z)"
)
_EMPHASISED = re.compile(
    rf"[ \t{BLANKS}]*((\*\*?|__?)(\[[^\[\]\r\n]+\]|<[^<>\r\n]+>):?\2)[ \t]*(?=[:：{{\r\n]|(?<=:[*_])|(?<=:[*_][*_])|\Z)"
)
_DOUBLED = re.compile(rf"[ \t]*([+\-_<>=~]{{1,3}}){_TITLE_ALONE}")
_NUMBER = re.compile(rf"[ \t]*({NUMBER}|{_LETTERED})")
_NEAR = 2000  # characters that a premise may have
_RULE_BELOW = re.compile(rf"(?:\r\n|\n|\r)[ \t]*(?:--|[{DASHES}-]{{2}})")
_RULE_ABOVE = re.compile(rf"[ \t]*(?:--|[{DASHES}-]{{2}})")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*[\r\n]")
_INSIDE = ("# for a tag", "@ for a mention", "[ and ] for a mention", "{ and } for data", "// for a comment")
_IN_TEXT = re.compile(
    rf"(?<!\S)([＃﹟])(?=\w)|([＠﹫])(?=[\[<{_OPEN}{_LESS}])|(?<=@)([{_OPEN}{_LESS}])(?=[^\r\n@]{{1,300}}[{_CLOSE}{_GREATER}])"
    rf"|([｛﹛])(?=[^{{}}｛｝﹛﹜:：\r\n]*[:：][^{{}}｛｝﹛﹜\r\n]*[｝﹜}}][ \t]*(?:[\r\n]|\Z))|(?<!\S)(／／)(?=[ \t])"
)
_BEGINS_IN_TEXT = re.compile(rf"[＃﹟＠﹫｛﹛／{_OPEN}{_LESS}]")
_HEADING = re.compile(rf"#+(?=[{BLANKS}])")
_RULE = re.compile(
    rf"[ \t]*(?:(?=-*[{DASHES}])(?:[{DASHES}-]+|[{DASHES}-]+[ \t]*\w[^\r\n]*[{DASHES}-])|[=_~]{{3,}})[ \t]*(?=[\r\n]|\Z)"
)
_TWO_HYPHENS = re.compile(rf"(?:--(?!-)(?![^\r\n]*--)|--+>){_TITLE_ALONE}")
_ALL_BLANK = re.compile(rf"[ \t]*[{BLANKS}][ \t{BLANKS}]*")
_NUMBER_BELOW = re.compile(rf"(?:\r\n|\n|\r)[ \t]*(?:\(\d+\)|{NUMBER}|{_LETTERED})")
_CONTROLS = {"\v": "vertical tab", "\f": "form feed", "\x85": "next line"}  # which have no name in Unicode
ASCII = frozenset("=~><+-#|^%&*_([PpCc\v\f\x1c\x1d\x1eoOxX")  # with which a line may begin that is odd all the same
_SURE = frozenset(_BULLETS)  # which never begin a sentence


class Lookalike(NamedTuple):
    """The place of a twin, and what to say of it."""

    start: int
    end: int
    message: str
    remedy: str


def at_line_start(text: str, position: int, continues: bool) -> Lookalike | None:
    """The twin at the start of a line that is read as text; ``continues`` if it goes on with the text of the line above."""
    if text[position] in "[<" and not continues:
        return None
    indent = _INDENT.match(text, position)
    assert indent is not None
    at = indent.end()
    odd = _ODD.search(indent[0])
    twin = _TWIN.match(text, at)
    if odd is not None and (twin is not None or _MARK.match(text, at)):
        start = position + odd.start()
        message = f"{_named(odd[0])} stands where a space would be, so this line is read as text."
        return Lookalike(start, start + 1, message, "Type plain spaces.")
    if heading := _HEADING.match(text, at):
        character = text[heading.end()]
        message = f"{_named(character)} stands behind {heading[0]}, so this line is read as text."
        return Lookalike(heading.end(), heading.end() + 1, message, "Type a plain space.")
    if twin is None or not _is_meant(text, twin, continues or at > position):
        twin = _SIGN.match(text, at) if continues or at > position else None
    if twin is None:
        return _emphasised(text, at)
    message = f"{_shown(twin[0])} looks like a mark of Argdown but is none, so this line is read as text."
    meant = "+ or -" if twin.re is _SIGN else _MEANT[(twin.lastindex or 1) - 1]
    remedy = f"Type {meant}; or \\{twin[0]} if it is text."
    return Lookalike(at, twin.end(), message, remedy)


def behind_mark(text: str, position: int) -> Lookalike | None:
    """The blank between a mark and a title, if it is none that Argdown knows, so that the title is read as text."""
    if text.startswith((" [", "[", " @["), position):  # nearly always: a title
        return None
    match = _AFTER_MARK.match(text, position)
    if match is None:
        return _title_behind_mark(text, position)
    odd = _ODD.search(match[0])
    assert odd is not None
    start = position + odd.start()
    message = f"{_named(odd[0])} stands behind the mark, so the title behind it is read as text."
    return Lookalike(start, start + 1, message, "Type a plain space.")


def _title_behind_mark(text: str, position: int) -> Lookalike | None:
    """The bracket behind a mark that is none of Argdown's, though it holds what would be a title."""
    if emphasised := _emphasised(text, position):
        return emphasised
    if doubled := _DOUBLED.match(text, position):
        message = f"{doubled[1]} stands behind the mark, so the title behind that is read as text."
        return Lookalike(*doubled.span(1), message, "Type one mark, such as +, -, _ or ><.")
    match = _TITLE_BEHIND_MARK.match(text, position)
    if match is None:
        return None
    message = f"{_shown(match[1])} looks like a bracket of Argdown but is none"
    message += ", so the title behind the mark is read as text."
    remedy = f"Type {_BRACKETS[match[1] not in _OPEN]}; or \\{match[1]} if it is text."
    return Lookalike(match.start(1), match.end(1), message, remedy)


def _emphasised(text: str, position: int) -> Lookalike | None:
    """The title that stands in marks of emphasis, as other programs print it."""
    match = _EMPHASISED.match(text, position)
    if match is None:
        return None
    message = f"{match[1]} is emphasised, so it is read as text, not as a title."
    return Lookalike(match.start(1), match.end(1), message, f"Type {match[3]}, or \\{match[2][0]} if it is text.")


def number(text: str, position: int) -> re.Match[str] | None:
    """The number of a premise or conclusion that has other brackets than ( and ), where an inference line is near."""
    match = _NUMBER.match(text, position)
    if match is None:
        return None
    above = text[max(position - _NEAR, 0) : position].splitlines()[-1:]
    if above and _RULE_ABOVE.match(above[0]):
        return match
    blank = _BLANK_LINE.search(text, match.end(), match.end() + _NEAR)
    return match if _RULE_BELOW.search(text, match.end(), blank.start() if blank else match.end() + _NEAR) else None


def in_text(text: str, start: int, end: int) -> Iterator[Lookalike]:
    """Yield the twins of marks that stand inside texts: those of tags, mentions, data and comments."""
    for match in _IN_TEXT.finditer(text, start, end):
        mark = match[0].strip("[<")
        message = f"{_shown(mark)} looks like a mark of Argdown but is none, so it is read as text."
        remedy = f"Type {_INSIDE[(match.lastindex or 1) - 1]}; or \\{mark} if it is text."
        yield Lookalike(match.start(), match.start() + len(mark), message, remedy)


def has_any_inside(text: str) -> bool:
    """Return whether there may be twins inside texts at all, since most maps have none."""
    return not text.isascii() and _BEGINS_IN_TEXT.search(text) is not None


def inference_line(text: str, position: int) -> tuple[Lookalike, int] | None:
    """The line of dashes below numbered statements that is meant for an inference line, and where it ends."""
    match = _RULE.match(text, position)
    if match is None or not _NUMBER_BELOW.match(text, match.end()):
        return None
    odd = next(offset for offset in range(position, match.end()) if text[offset] in f"{DASHES}=_~")
    message = f"{_named(text[odd])} is no hyphen, so this is no inference line."
    return Lookalike(odd, odd + 1, message, "Type ---- or -- rule --."), match.end()


def dashes(text: str, start: int) -> Lookalike | None:
    """The two hyphens before a title that are meant for a relation, for no inference line begins so."""
    match = _TWO_HYPHENS.match(text, start)
    if match is None:
        return None
    if match[0][-1] == ">":
        message = f"{match[0]} is no mark of Argdown."
        return Lookalike(start, match.end(), message, "Type + or -, or +> or -> for one that points down.")
    message = "-- begins an inference line, and a title follows it."
    return Lookalike(start, start + 2, message, "Type - for an attack, or ---- for an inference line.")


def odd_blank_line(text: str, position: int) -> Lookalike | None:
    """The character that keeps the line above the one at ``position`` from being blank, though nobody sees it."""
    start = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
    end = start - (2 if text[max(start - 2, 0) : start] == "\r\n" else 1)
    above = max(text.rfind("\n", 0, max(end, 0)), text.rfind("\r", 0, max(end, 0))) + 1
    if end <= above or not _ALL_BLANK.fullmatch(text, above, end):
        return None
    odd = _ODD.search(text, above, end)
    assert odd is not None
    message = f"{_named(odd[0])} stands in the line above, so that it is no blank line."
    return Lookalike(odd.start(), odd.end(), message, "Delete what stands in it.")


def _is_meant(text: str, twin: re.Match[str], indented: bool) -> bool:
    """Return whether what looks like a mark stands as one would: in front of a blank or title, not in prose."""
    meant = _MEANT[(twin.lastindex or 1) - 1]
    if meant in (*_BRACKETS, "(1)") or twin[0] in _SURE:
        return True
    if not _GOES_ON.match(text, twin.end()):
        return False
    return indented or meant == "# and a space" or _TITLE.match(text, twin.end()) is not None


def _shown(mark: str) -> str:
    """A mark, or the first of its characters that is none of ASCII."""
    return next((_named(character) for character in mark if not character.isascii()), mark)


def _named(character: str) -> str:
    """The code and name of a character, which may be invisible."""
    return f"{code_of(character)} ({_CONTROLS.get(character) or unicodedata.name(character, 'a control character').lower()})"
