"""The rule by which anchors count sentences, and the digests they carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.text import digest, find_phrase, normalise, paragraphs, sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", ()),
        ("   ", ()),
        ("One.", ("One.",)),
        ("No full stop", ("No full stop",)),
        ("One. Two! Three? Four…", ("One.", "Two!", "Three?", "Four…")),
        ('He said "Go. Now. Please", and left. They stayed.', ('He said "Go. Now. Please", and left.', "They stayed.")),
        ("He said “Go. Now.” and left. They stayed.", ("He said “Go. Now.” and left.", "They stayed.")),
        ("Он ушёл. Она осталась.", ("Он ушёл.", "Она осталась.")),
        (
            "Dr. Who met J. Smith in the U.S. Army. Then he left.",
            ("Dr. Who met J. Smith in the U.S. Army.", "Then he left."),
        ),
        ("It rose by 3.5 points. Then it fell.", ("It rose by 3.5 points.", "Then it fell.")),
        ('An unclosed " quote. Does not end.', ('An unclosed " quote. Does not end.',)),
    ],
)
def test_a_paragraph_is_cut_where_a_reader_would_cut_it(paragraph: str, expected: tuple[str, ...]) -> None:
    assert sentences(paragraph) == expected


def test_paragraphs_do_not_depend_on_the_line_ending_or_on_blank_lines() -> None:
    assert paragraphs("Aa. Bb.\n\n\nCc.\n") == paragraphs("\ufeffAa. Bb.\r\nCc.") == (("Aa.", "Bb."), ("Cc.",))


@given(st.text(max_size=200))
def test_cutting_loses_nothing_but_white_space(text: str) -> None:
    kept = "".join("".join(paragraph) for paragraph in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.removeprefix("\ufeff").split())


@given(st.text(max_size=100))
def test_a_digest_is_twelve_hex_digits_of_the_normalised_sentence(text: str) -> None:
    assert len(digest(text)) == 12
    assert digest(text) == digest(normalise(text)) == digest(f"  {text}\n")


def test_a_digest_overlooks_how_quotes_and_case_are_set_but_not_words() -> None:
    assert digest("He said “No”, and Belarus’s army left") == digest('he  said "no", and belarus\'s army LEFT')
    assert digest("He left.") != digest("She left.")


@given(st.text(alphabet="ab “”'x", min_size=1, max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_a_phrase_is_found_where_it_stands(phrase: str, before: str, after: str) -> None:
    span = find_phrase(phrase, before + phrase + after)
    assert span is not None
    assert (before + phrase + after)[slice(*span)] == phrase


def test_a_phrase_is_found_again_when_spacing_or_quotes_changed_and_not_otherwise() -> None:
    assert find_phrase("a “railway war”", 'They began  a "railway  war" there.') == (12, 28)
    assert find_phrase("a sea war", "They began a railway war.") is None
    assert find_phrase("   ", "Something") is None


def test_a_line_of_a_megabyte_is_cut_in_linear_time() -> None:
    assert len(sentences("Word word word. " * 65_000)) == 65_000
