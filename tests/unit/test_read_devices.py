"""What is no text or no file is told as such, and names come back as they are typed in a shell."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from argmap import read
from argmap.domain.diagnostics import ParseError, ReadError
from argmap.formats import argdown
from argmap.text import load_retelling, paragraphs


def code_of(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read.read_text(path)
    return caught.value.diagnostics[0].code


def test_bytes_that_are_no_text_in_any_encoding_are_called_so(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_bytes(random.Random(1).randbytes(5000))
    assert code_of(tmp_path / "a.argdown") == "not-text"
    (tmp_path / "b.argdown").write_bytes("Привет, как дела?\r\n".encode("cp1251"))
    assert code_of(tmp_path / "b.argdown") == "encoding"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices")
def test_a_device_is_no_file() -> None:
    assert code_of(Path("/dev/zero")) == "not-a-file"


def test_a_missing_file_is_always_told_with_a_remedy(tmp_path: Path) -> None:
    for path in (tmp_path / "qqq", tmp_path / "none" / "qqq"):
        with pytest.raises(ReadError) as caught:
            read.read_text(path)
        assert caught.value.diagnostics[0].remedy


@pytest.mark.parametrize(
    ("name", "typed"),
    [("maps/one", "maps/one"), ("my map", "'my map'"), ("a\u202eb", r"$'a\xe2\x80\xaeb'"), ("'\n", r"$'\'\x0a'")],
)
@pytest.mark.skipif(os.name != "posix", reason="names of another system")
def test_a_name_is_quoted_where_a_shell_needs_it(name: str, typed: str) -> None:
    assert read.shell_word(name) == typed


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\v", "\f"])
def test_only_a_line_feed_ends_a_line_and_what_looks_like_one_is_told(character: str) -> None:
    text = f"One{character}half.\r\nTwo."
    assert len(paragraphs(text)) == 2
    (told,) = load_retelling(f"One{character}half. <!-- p1 s1 -->\r\n")
    assert told.text == f"One{character}half."
    (found,) = read.hidden_characters(text)
    assert (found.code, found.where and found.where.column) == ("hidden-character", 4)


def test_a_file_of_nothing_but_errors_is_given_up_early() -> None:
    with pytest.raises(ParseError) as caught:
        argdown.load("[A]: x {id: [x}\n\n" * 1500)
    assert len(caught.value.diagnostics) == 1001
    assert caught.value.diagnostics[-1].code == "argdown.too-many-errors"
