"""Measuring and breaking text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.measure import clean, shorten, width, wrap

ROOM = 120.0


def test_a_text_is_as_wide_as_its_advances() -> None:
    assert width("", 12) == 0
    assert width("mm", 12) == 2 * width("m", 12)
    assert width("m", 24) == 2 * width("m", 12)
    assert width("Premise", 12, 600) > width("Premise", 12, 400)


def test_characters_that_the_font_lacks_take_the_room_that_they_usually_need() -> None:
    assert width("我们", 12) == pytest.approx(24)
    assert width("🙂", 12) > 12
    assert width("e\u20d7", 12) == pytest.approx(width("e", 12))


def test_lines_are_of_even_length() -> None:
    first, second = wrap("Lukashenko is looking for a loophole, not a war", 200, 12)
    assert min(width(first, 12), width(second, 12)) > 0.8 * max(width(first, 12), width(second, 12))


def test_a_long_word_is_broken_behind_a_hyphen_if_it_has_one() -> None:
    assert wrap("anti-disestablishmentarian", 100, 12)[0] == "anti-"


def test_text_without_spaces_is_broken_between_ideographs() -> None:
    lines = wrap("我们被推入战争之中没有人可以回来保卫我们的边界", 100, 12)
    assert len(lines) == 3
    assert "".join(lines) == "我们被推入战争之中没有人可以回来保卫我们的边界"


@given(st.text(max_size=120))
def test_nothing_is_lost_and_nothing_sticks_out(text: str) -> None:
    lines = wrap(text, ROOM, 12)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert all(width(line, 12) <= ROOM + 1e-6 for line in lines)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("pay\u200bpal", "pay[U+200B]pal"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("a\x00b", "a\ufffdb"),
        ("a\x1bb\x85c", "a\ufffdb c"),
        ("\ud800", "\ufffd"),
        ("\uffff\ufdd0", "\ufffd\ufffd"),
        (" two \n lines\t", "two lines"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b> & ]]>", "<b> & ]]>"),
    ],
)
def test_what_a_reader_could_not_see_is_shown(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@given(st.text(max_size=60), st.integers(min_value=2, max_value=40))
def test_what_is_shortened_keeps_its_beginning_and_its_limit(text: str, most: int) -> None:
    short = shorten(text, most)
    assert len(short) <= most
    assert short == clean(text) or (short.endswith("…") and clean(text).startswith(short[:-1]))
