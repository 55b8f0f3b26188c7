"""Measuring and breaking text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.measure import clean, right_to_left, shorten, width, wrap

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


KINSOKU = (
    "我们被推入战争之中，没有人可以回来保卫我们的边界。「他说」（不是）这样！きょう「っ」から、ヴァイオリンを2022年に"
)


@pytest.mark.parametrize("room", range(40, 130, 7))
def test_no_line_of_chinese_or_japanese_begins_with_what_closes_or_ends_with_what_opens(room: int) -> None:
    lines = wrap(KINSOKU, room, 12)
    assert "".join(lines) == KINSOKU
    assert not [line for line in lines[1:] if line[0] in "，。」）！っァ、"]
    assert not [line for line in lines[:-1] if line[-1] in "「（"]


def test_lines_of_chinese_are_as_even_as_those_with_spaces() -> None:
    first, second = wrap("我们被推入战争之中没有人可以回来保卫边界", 200, 12)
    assert abs(len(first) - len(second)) <= 1


def test_a_line_does_not_part_a_letter_from_its_accent_or_a_joined_emoji() -> None:
    family = "👨\u200d👩\u200d👧"
    assert set(wrap(family * 5, 60, 12)) == {family}
    assert not [line for line in wrap("e\u0301" * 40, 60, 12) if line.startswith("\u0301")]


@pytest.mark.parametrize(
    ("text", "leftwards"), [("שלום a", True), ("(שלום)", True), ("a שלום", False), ("12 سلام", True), ("12", False)]
)
def test_the_first_letter_says_which_way_a_text_runs(text: str, leftwards: bool) -> None:
    assert right_to_left(text) is leftwards
