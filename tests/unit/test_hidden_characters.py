"""Characters that nobody sees are told of whatever notation they came from, and NUL is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace

import pytest

from argmap import registry
from argmap.check import check
from argmap.domain.characters import RANGES, described, hidden_in
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.expressiveness import texts
from argmap.domain.model import Anchor, Argument, ArgumentMap, Inference, Section, Sentence, Source, Statement
from argmap.views import Views

MARK = "MARK"  # stands where a character is put in as an escape
MARKED = ArgumentMap(
    "m",
    MARK + "1",
    statements=(
        Statement(
            "a", MARK + "2", MARK + "3", time=MARK + "4", entities=(MARK + "5",), anchors=(Anchor(1, 1, "", MARK),)
        ),
        Statement("b", "B", extra={"aif:x": {"y": [MARK + "6"]}, MARK: 1}),
    ),
    arguments=(Argument("c", MARK + "7", tags=(MARK + "8",)),),
    inferences=(Inference("i", ("b",), "a", scheme=MARK + "9", rules=(MARK,)),),
    sources=(Source("s", MARK + "10", author=MARK, date=MARK),),
    sections=(Section("part", MARK + "11", 1),),
    sentences=(Sentence(1, 1, MARK + "12"),),
    authors=(MARK,),
    licence=MARK,
    summary=MARK,
    strands={"x": MARK},
    tour=(("a", MARK),),
)
HIDDEN = ["\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\ufeff", "\u2028", "\x1b", "\x7f", "\x9f", "\u3164", "\0"]
HARMLESS = ["a", "\n", "\t", "é", "e\u0301", "\u00a0", "م\u200cی", "👩\u200d🔬", "❤\ufe0f"]


def marked_with(character: str) -> ArgumentMap:
    """The map with ``character`` in every field that is marked."""

    def put(value: object) -> object:
        if isinstance(value, str):
            return value.replace(MARK, f"x{character}y")
        if isinstance(value, tuple):
            return tuple(map(put, value))
        if isinstance(value, list):
            return list(map(put, value))
        if isinstance(value, dict):
            return {put(key): put(inner) for key, inner in value.items()}
        names = [field.name for field in fields(value)] if is_dataclass(value) else []  # type: ignore[arg-type]
        return replace(value, **{name: put(getattr(value, name)) for name in names}) if names else value  # type: ignore[type-var]

    found = put(MARKED)
    assert isinstance(found, ArgumentMap)
    return found


def told(argument_map: ArgumentMap) -> list[Diagnostic]:
    return [d for d in check(argument_map) if d.code == "hidden-character"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_a_hidden_character_is_told_with_its_element_field_and_code(character: str) -> None:
    found = told(marked_with(character))
    assert all(f"U+{ord(character):04X}" in d.message for d in found)
    assert all(character not in f"{d.message}{d.remedy}" for d in found)
    assert {d.element for d in found} == {"a", "b", "c", "i", None}
    places = " ".join(d.message for d in found)
    for words in (
        *("The title of the map", "summary of the map", "authors of the map", "licence of the map", "tour of the map"),
        *("strands of the map", "title of the statement 'a'", "text of the statement 'a'", "time of the statement 'a'"),
        *("entities of the statement 'a'", "anchors of the statement 'a'", "extra of the statement 'b'"),
        *(
            "title of the argument 'c'",
            "tags of the argument 'c'",
            "scheme of the inference 'i'",
            "rules of the inference",
        ),
        *("name of the source 's'", "author of the source", "date of the source", "title of the section 'part'"),
        "text of the sentence p1 s1",
    ):
        assert words in places


@pytest.mark.parametrize("character", HARMLESS, ids=ascii)
def test_what_scripts_and_emoji_need_is_no_hidden_character(character: str) -> None:
    assert told(marked_with(character)) == []


PAINTED = (
    "SIGN",
    "AYAH",
    "ABBREVIATION",
    "FOOTNOTE",
    "MARK ABOVE",
    "EGYPTIAN",
)  # of format characters that a font shows
JOINERS = {0x200C, 0x200D}  # which scripts and emoji need
UNSEEN_TOO = {  # unassigned, or of another kind for Unicode
    *(0x34F, 0x17B4, 0x17B5, 0x2065, *range(0xFFF0, 0xFFF9), 0xFFFC, 0x1D159),
    *(*range(0xE0000, 0xE0100), *range(0xE01F0, 0xE1000)),
}


def is_unseen(code: int) -> bool:
    kind = unicodedata.category(chr(code))
    if kind in ("Cf", "Zl", "Zp"):
        return code not in JOINERS and not any(word in unicodedata.name(chr(code), "") for word in PAINTED)
    if kind == "Cc":
        return chr(code) not in "\t\n\r"
    return kind == "Lo" and "FILLER" in unicodedata.name(chr(code), "")


def test_what_is_hidden_anywhere_is_what_unicode_does_not_paint() -> None:
    table = {code for first, last in RANGES for code in range(first, last + 1)}
    assert table == {code for code in range(0x110000) if is_unseen(code)} | UNSEEN_TOO


@pytest.mark.parametrize(("text", "hidden"), [("9\ufe0f", 0), (":\ufe0f", 1), ("\U00020000\U000e0100", 0)])
def test_a_selector_is_hidden_behind_what_has_no_variants(text: str, hidden: int) -> None:
    assert len(hidden_in(text)) == hidden


def test_what_a_hidden_character_does_is_said_beside_its_code() -> None:
    assert described("\u202e") == "U+202E, which turns the reading direction"
    assert described("\u2028") == "U+2028, which looks like the end of a line but is none"
    assert described("\x01") == "U+0001, which is a control character"
    assert described("\u200b") == "U+200B, which is invisible"


def test_every_text_of_a_map_is_looked_at() -> None:
    assert sum(text.value.count(MARK) for text in texts(MARKED)) == repr(MARKED).count(MARK)


def escaped_as(name: str, code: int) -> str:
    """A map in the notation called ``name`` whose statements hold one character as an escape."""
    plain = replace(MARKED, extra={}, statements=tuple(replace(s, extra={}) for s in MARKED.statements))
    if name == "argdown":
        return f'[A]: x {{id: a, time: "x\\u{code:04x}y"}}\n'
    known = registry.format_named(name)
    assert known.dump is not None
    text = known.dump(Views(plain)).decode("utf-8-sig")
    assert MARK in text
    escape = f"&#x{code:x};" if name == "rdfxml" else f"\\u{code:04x}"
    return text.replace(MARK, escape)


ESCAPING = ["argdown", "aif", "xaif", "arguebuf", "turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"]


@pytest.mark.parametrize("name", ESCAPING)
def test_an_escape_is_no_way_around_the_warning(name: str) -> None:
    known = registry.format_named(name)
    assert known.load is not None
    found = told(known.load(escaped_as(name, 0x202E), "map").map)
    assert found
    assert all("U+202E" in d.message for d in found)


@pytest.mark.parametrize("name", ESCAPING)
def test_an_escape_is_no_way_around_the_refusal_of_nul(name: str) -> None:
    known = registry.format_named(name)
    assert known.load is not None
    with pytest.raises(ArgmapError) as caught:
        known.load(escaped_as(name, 0), "map")
    assert all(d.message and d.where for d in caught.value.diagnostics)


def test_what_stands_in_argdown_as_it_is_is_told_once_by_its_place() -> None:
    assert told(registry.format_named("argdown").load("[A]: x\u202ey\n", "map").map) == []  # type: ignore[misc]
