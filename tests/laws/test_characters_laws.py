"""What nobody sees stands raw in no output: one table of characters, held against everything that argmap writes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline, registry
from argmap.cli.terminal import visible
from argmap.domain.characters import (
    RANGES,
    escape_json,
    escape_unicode,
    escape_xml,
    has_hidden,
    hidden_in,
    hidden_pattern,
    reveal,
)
from argmap.domain.model import Anchor, Argument, ArgumentMap, Conflict, Inference, Section, Sentence, Source, Statement
from argmap.views import Views

ALL = "".join(chr(code) for first, last in RANGES for code in range(first, last + 1) if code not in range(0x20))
SOME = "".join(chr(first) for first, _ in RANGES if first > 0xA0) + "z\u200dz\ufe0fz\U000e0101"
# CSV is data in which nothing can be written as an escape; the others are packed, and painted from the same scenes as SVG.
RAW = {"csv", "png", "pdf", "handout-pdf", "solutions-pdf"}


def hiding(text: str) -> ArgumentMap:
    """A map that hides ``text`` in every field that an output may show."""
    return ArgumentMap(
        "m",
        f"T{text}",
        statements=(
            Statement("a", f"A{text}", f"One{text}.", asserted_by=("s",), anchors=(Anchor(1, 1, "", f"one{text}"),)),
            Statement("b", f"B{text}", f"Two{text}.", tags=(f"tag{text}",), strand="x", section="part"),
            Statement("d", f"D{text}", f"Three{text}.", entities=(f"e{text}",), time=f"t{text}"),
        ),
        arguments=(Argument("c", f"C{text}", f"Four{text}.", inferences=("i",)),),
        inferences=(Inference("i", ("b",), "a", scheme=f"sign{text}", rules=(f"rule{text}",), argument="c"),),
        conflicts=(Conflict("k", ("d",), "i"),),
        sources=(Source("s", f"S{text}", author=f"by{text}", date=f"d{text}", url=f"https://example.org/{text}"),),
        sections=(Section("part", f"Part{text}", 1),),
        sentences=(Sentence(1, 1, f"Sentence one{text}."),),
        article="s",
        authors=(f"N{text}",),
        licence=f"L{text}",
        summary=f"Sum{text}",
        strands={"x": f"X{text}"},
        tour=(("a", f"Say{text}"),),
    )


def texts_in(written: bytes) -> str:
    """All text of an output, also of the parts of an office file."""
    if not written.startswith(b"PK"):
        return written.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return "".join(part.decode("utf-8-sig") for part in parts)


OFFICE = {"docx": "docx", "pptx": "pptx"}  # what they need beyond argmap itself


@pytest.mark.parametrize("name", sorted({f.name for f in registry.writable()} - RAW))
def test_no_output_shows_a_hidden_character_raw(name: str) -> None:
    if name in OFFICE:
        pytest.importorskip(OFFICE[name])
    known = registry.format_named(name)
    assert known.dump is not None
    clean = set(hidden_in(texts_in(known.dump(Views(hiding(""))))))  # such as what mermaid needs itself
    assert set(hidden_in(texts_in(known.dump(Views(hiding(SOME)))))) <= clean


def test_pictures_say_what_is_hidden() -> None:
    svg = texts_in(registry.format_named("svg").dump(Views(hiding("\u034f"))))  # type: ignore[misc]
    assert "A[U+034F]" in svg


@given(st.text(st.sampled_from(ALL + SOME + " aZ1#م❤👩\u200c\u200d\ufe0f\u2801\t"), max_size=30))
def test_what_is_revealed_hides_nothing(text: str) -> None:
    assert not has_hidden(reveal(text))
    assert not has_hidden(visible(text))
    assert not has_hidden(escape_unicode(text))
    for escape in (escape_json, escape_xml):
        assert text.isascii() or not has_hidden(escape(text))


@pytest.mark.parametrize(
    "seen", ["é", "e\u0301", "\u00a0", "م\u200cی", "👩\u200d🔬", "❤\ufe0f", "1\ufe0f\u20e3", "葛\U000e0100", "⠁⠀⠁"]
)
def test_what_scripts_and_emoji_need_is_shown_as_it_is(seen: str) -> None:
    assert reveal(seen) == seen


def test_a_map_with_hidden_characters_reads_back_as_it_was() -> None:
    wanted = hiding(SOME)
    for name in ("argdown", "aif", "arguebuf", "turtle", "jsonld", "rdfxml"):
        known = registry.format_named(name)
        assert known.dump is not None
        assert known.load is not None
        written = texts_in(known.dump(Views(wanted)))
        assert [s.text or s.title for s in known.load(written, "map").map.statements] == [
            s.text for s in wanted.statements
        ]


def test_the_found_map_is_shown_with_its_codes(shared: Path) -> None:
    argument_map = pipeline.load(shared / "found" / "argdown" / "hidden-character.argdown")
    for name in ("html", "svg"):
        shown = texts_in(registry.format_named(name).dump(Views(replace(argument_map))))  # type: ignore[misc]
        assert not has_hidden(shown)
        assert all(code in shown for code in ("[U+034F]", "[U+3164]", "[U+E0041]"))


def test_of_ascii_is_hidden_what_the_large_pattern_finds_there() -> None:
    ascii_ = [chr(code) for code in range(128)]
    assert list(map(hidden_in, ascii_)) == list(map(hidden_pattern().findall, ascii_))


def test_control_characters_are_hidden_but_for_those_that_lay_text_out() -> None:
    below = [chr(code) for code in range(0xA0)]
    assert [c for c in below if has_hidden(f"a{c}b")] == [c for c in below if category(c) == "Cc" and c not in "\t\n\r"]


@pytest.mark.parametrize("selector", ["\U000e0100", "\U000e01ef"])
@pytest.mark.parametrize("ideograph", ["\u2e80", "\ua4cf", "\uf900", "\ufaff", "\U00020000", "\U0003ffff"])
def test_a_variation_selector_is_hidden_unless_it_stands_behind_an_ideograph(selector: str, ideograph: str) -> None:
    assert not has_hidden(ideograph + selector)
    assert has_hidden(f"z{selector}")
    assert has_hidden(f"\u2e7f{selector}")


def test_no_more_than_the_sixteen_variation_selectors_are_hidden_behind_a_letter() -> None:
    assert [code for code in range(0xFDF0, 0xFE20) if has_hidden(f"z{chr(code)}")] == [*range(0xFE00, 0xFE10)]
