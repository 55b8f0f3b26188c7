"""The characters that nobody sees or that reorder what is seen: one table for reading, drawing, RDF, terminal and page.

A text that holds one may not say what it shows. ``check`` warns of them; every output shows or escapes them. Joiners and
variation selectors are part of how many scripts and emoji are written, and count only where no such script can need them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# What is hidden wherever it stands: first and last code point. Most are default-ignorable (Unicode 16); the rest are
# blanks that a program takes for letters (Hangul fillers) and line ends that only some programs obey.
RANGES = (
    (0x00, 0x08),
    (0x0B, 0x0C),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x34F, 0x34F),  # combining grapheme joiner
    (0x61C, 0x61C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFC),  # interlinear annotation, and the sign for an object that is not there
    (0x1BCA0, 0x1BCA3),
    (0x1D159, 0x1D159),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE00FF),  # tags: a whole text can be hidden in them
    (0xE01F0, 0xE0FFF),
)
_FORMULA = frozenset("=+-@＝＋－＠")  # what spreadsheets begin a formula with; some read full-width ones alike
_JOINERS = (0x200C, 0x200D)
_SELECTORS = (0xFE00, 0xFE0F)
_MORE_SELECTORS = (0xE0100, 0xE01EF)
_BLANK_DOTS = (0x2800, 0x2800)


def _letters(*ranges: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """``ranges`` without what is, or may be, hidden."""
    holes = sorted((*RANGES, _JOINERS, _SELECTORS, _MORE_SELECTORS))
    kept = []
    for first, last in ranges:
        start = first
        for low, high in holes:
            if start <= low <= last:
                kept += [(start, low - 1)] if low > start else []
                start = high + 1
        kept += [(start, last)] if start <= last else []
    return tuple(kept)


def _others(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """All code points that are in none of these ascending ``ranges``."""
    ends = [-1, *(code for pair in ranges for code in pair), 0x110000]
    return tuple((low + 1, high - 1) for low, high in zip(ends[::2], ends[1::2], strict=True) if low + 1 < high)


# Hidden only in some places: a joiner behind a letter of Latin, Greek, Cyrillic or Armenian, which join nothing; a variation
# selector behind one that has no variants, or a second one; a blank of Braille outside Braille. Whether one is hidden hangs
# on letters alone, so that to reveal one never hides or reveals another.
_LETTERS = _letters((0x590, 0x10FFFF))
_SETS = {
    "joined": _LETTERS,
    "joiners": (_JOINERS,),
    "varied": ((0x23, 0x23), (0x2A, 0x2A), (0x30, 0x39), (0xA9, 0xA9), (0xAE, 0xAE), *_LETTERS),
    "selectors": (_SELECTORS,),
    "ideographs": _letters((0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
    "more_selectors": (_MORE_SELECTORS,),
    "dots": ((0x2801, 0x28FF),),
    "blank_dots": (_BLANK_DOTS,),
}
_IN_PLACES = (  # each is asked of a character that has just been read
    "(?<=[{joiners}])(?<![{joined}][{joiners}])(?<![{joined}][{selectors}][{joiners}])",
    "(?<=[{selectors}])(?<![{varied}][{selectors}])",
    "(?<=[{more_selectors}])(?<![{ideographs}][{more_selectors}])",
    "(?<=[{blank_dots}])(?<![{dots}][{blank_dots}])(?![{dots}])",
)
_SOMETIMES = (_JOINERS, _SELECTORS, _MORE_SELECTORS, _BLANK_DOTS)

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BREAKS = frozenset("\v\f\x1c\x1d\x1e\x85\u2028\u2029")  # lines for some programs, but not for argmap
_NON_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # what is hidden of ASCII
# What no picture and no XML can hold: control characters, halves of characters and code points that stand for none.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$]")
_UNPAINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NON_CHARACTERS}]")


def _pattern(code: Callable[[int], str]) -> str:
    """The regular expression of what is hidden, with each code point written by ``code``.

    It begins with the set of all that can be, over which an engine runs many times faster than over alternatives.
    """

    def ranges(pairs: tuple[tuple[int, int], ...]) -> str:
        return "".join(code(first) + (f"-{code(last)}" if last > first else "") for first, last in pairs)

    sets = {name: ranges(pairs) for name, pairs in _SETS.items()}
    for name in (
        "joined",
        "varied",
    ):  # nearly all there is: by what is not in it, since Python compiles it code by code
        sets[name] = f"^{ranges(_others(_SETS[name]))}"
    always = "".join(f"(?<![{ranges((pair,))}])" for pair in _SOMETIMES)  # one by one they are compiled far sooner
    places = "|".join([always, *(place.format(**sets) for place in _IN_PLACES)])
    return f"[{ranges((*RANGES, *_SOMETIMES))}](?:{places})"


@cache
def hidden_pattern() -> re.Pattern[str]:
    """The regular expression of what is hidden: compiled when first asked for, since most texts never ask."""
    return re.compile(_pattern(lambda code: f"\\U{code:08x}"))


def javascript_pattern() -> str:
    """The same regular expression for JavaScript, to be used with its flags ``gu``."""
    return _pattern(lambda code: f"\\u{{{code:X}}}")


UNSEEN = "".join(
    f"{chr(first)}-{chr(last)}" for first, last in (*RANGES[1:], _JOINERS, _SELECTORS)
)  # in a pattern's [ ]


def _is_plain(text: str) -> bool:
    """Return whether ``text`` is printable ASCII in lines, which needs no large pattern."""
    return text.isascii() and (text.isprintable() or not _CONTROL.search(text))


def has_hidden(text: str) -> bool:
    """Return whether ``text`` holds a character of the table."""
    return not _is_plain(text) and hidden_pattern().search(text) is not None


def hidden_in(text: str) -> list[str]:
    """The characters of the table that ``text`` holds, one for each place."""
    return [] if _is_plain(text) else hidden_pattern().findall(text)


def without_hidden(text: str) -> str:
    """``text`` without its characters of the table."""
    return text if _is_plain(text) else hidden_pattern().sub("", text)


def code_of(character: str) -> str:
    """The name of a character by its code, such as ``U+202E``."""
    return f"U+{ord(character):04X}"


def described(character: str) -> str:
    """The code of a hidden character, and what it does, such as ``U+200B, which is invisible``."""
    if character in BIDI:
        does = "turns the reading direction"
    elif character in BREAKS:
        does = "looks like the end of a line but is none"
    else:
        does = "is a control character" if character < " " or "\x7f" <= character < "\xa0" else "is invisible"
    return f"{code_of(character)}, which {does}"


def reveal(text: str) -> str:
    """``text`` with its white space as it is and what a reader could not see written as its code, such as ``[U+202E]``.

    What no picture or XML can hold (control characters, halves of characters) becomes U+FFFD.
    """
    if _is_plain(text):
        return text
    return hidden_pattern().sub(lambda match: f"[{code_of(match[0])}]", _UNPAINTABLE.sub("\ufffd", text))


def escape_json(text: str) -> str:
    """A JSON text with the hidden characters in its strings written as escapes, which says the same."""
    if text.isascii():
        return text
    return hidden_pattern().sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))


def escape_markup(text: str) -> str:
    """Return ``text`` without any meaning to HTML, SVG or XML, in and outside of quotation marks."""
    return text.translate(_ENTITIES)


def escape_markdown(text: str) -> str:
    """Return ``text`` without any meaning to Markdown or HTML within a line."""
    return _MARKUP.sub(r"\\\g<0>", text.replace("&", "&amp;"))


def escape_xml(text: str) -> str:
    """An XML text with its hidden characters written as references, which says the same."""
    if text.isascii():
        return text
    return hidden_pattern().sub(lambda match: f"&#x{ord(match[0]):X};", text)


def escape_unicode(text: str) -> str:
    """``text`` with its hidden characters as escapes of four or eight digits, as YAML, Turtle and N-Quads read them."""
    if _is_plain(text):
        return text
    return hidden_pattern().sub(lambda m: f"\\u{ord(m[0]):04X}" if m[0] <= "\uffff" else f"\\U{ord(m[0]):08X}", text)


def guard(cell: str) -> str:
    """Return ``cell`` with an apostrophe before it, if a spreadsheet could take it for a formula."""
    return f"'{cell}" if _risky(cell) or _guarded(cell) else cell


def unguard(cell: str) -> str:
    """Return ``cell`` as it was before ``guard``."""
    return cell[1:] if _guarded(cell) else cell


def _guarded(cell: str) -> bool:
    return cell[:1] == "'" and (_risky(cell[1:]) or cell[1:2] == "'")


def _risky(cell: str) -> bool:
    return cell[:1] in ("\t", "\r", "\n") or cell.lstrip()[:1] in _FORMULA
