"""The retelling: sentences one for one with the article, each with its name and digest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.diagnostics import ParseError
from argmap.domain.model import Sentence
from argmap.text import dump_retelling, load_retelling

words = st.text(alphabet="abc äß—“”.,&", min_size=1, max_size=30).filter(lambda t: t.strip() == t)
digests = st.text(alphabet="0123456789abcdef", min_size=12, max_size=12) | st.just("")


@st.composite
def retellings(draw: st.DrawFn) -> tuple[Sentence, ...]:
    sizes = draw(st.lists(st.integers(1, 3), max_size=4))
    why = st.sampled_from(["", "only a pointer"])
    return tuple(
        Sentence(p, s, draw(words), draw(digests), draw(why))
        for p, size in enumerate(sizes, 1)
        for s in range(1, size + 1)
    )


@given(retellings())
def test_reading_back_what_was_written_gives_the_same_sentences(sentences: tuple[Sentence, ...]) -> None:
    assert load_retelling(dump_retelling(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("A sentence without a name.\n", 1, "retelling.not-a-sentence"),
        ("One. <!-- p1 s1 -->\nThree. <!-- p1 s3 -->\n", 2, "retelling.out-of-order"),
        ("One. <!-- p2 s1 -->\n", 1, "retelling.out-of-order"),
        ("One. <!-- p1 s1 xyz -->\n", 1, "retelling.not-a-sentence"),
        ("<!-- p1 s1 -->\n", 1, "retelling.not-a-sentence"),
        ("x" * 1_000_000, 1, "retelling.not-a-sentence"),
    ],
)
def test_a_line_that_is_no_sentence_in_its_place_is_refused_with_its_number(text: str, line: int, code: str) -> None:
    with pytest.raises(ParseError) as refused:
        load_retelling(text, "r.md")
    assert [d.code for d in refused.value.diagnostics] == [code]
    where = refused.value.diagnostics[0].where
    assert where is not None
    assert (where.file, where.line) == ("r.md", line)


def test_every_fault_is_reported_at_once() -> None:
    with pytest.raises(ParseError) as refused:
        load_retelling("bad\nOne. <!-- p1 s1 -->\nworse\n")
    assert len(refused.value.diagnostics) == 2


def test_an_empty_retelling_has_no_sentences_and_crlf_reads_alike() -> None:
    assert load_retelling("") == ()
    assert load_retelling("A. <!-- p1 s1 -->\r\nB. <!-- p1 s2 -->\r\n") == load_retelling(
        "A. <!-- p1 s1 -->\nB. <!-- p1 s2 -->\n"
    )
