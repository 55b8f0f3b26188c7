"""The door through which files come in."""

from __future__ import annotations

import gc
import io
from pathlib import Path

import pytest

from argmap import read
from argmap.domain.diagnostics import Diagnostic, ParseError, ReadError
from argmap.formats import argdown
from argmap.formats.argdown import braces, positions, preview
from argmap.read import (
    check_text,
    hidden_characters,
    read_bytes,
    read_standard_input,
    read_text,
    without_collector,
)


def refused(error: pytest.ExceptionInfo[ReadError]) -> tuple[str, int, int]:
    """Code, line and column of the only diagnostic."""
    (diagnostic,) = error.value.diagnostics
    assert diagnostic.where is not None
    return diagnostic.code, diagnostic.where.line, diagnostic.where.column


def test_text_is_read_as_it_stands_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "map.argdown"
    path.write_bytes(b"\xef\xbb\xbf[A]: \xd0\x96\r\n\r\n\ttab")
    assert read_text(path) == "[A]: Ж\r\n\r\n\ttab"


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 1000)
    path = tmp_path / "map.argdown"
    path.write_bytes(b"x" * 1000)
    assert len(read_bytes(path)) == 1000
    path.write_bytes(b"x" * 1001)
    with pytest.raises(ReadError) as error:
        read_bytes(path)
    assert refused(error)[0] == "too-large"
    assert len(check_text("x" * 1000)) == 1000
    with pytest.raises(ReadError):
        check_text("x" * 1001)


def test_standard_input_is_held_to_the_same_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 1000)
    for size in (1000, 1001):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * size)))
        if size == 1000:
            assert len(read_standard_input()) == size
            continue
        with pytest.raises(ReadError) as error:
            read_standard_input()
        assert refused(error)[0] == "too-large"


def test_the_cap_leaves_room_for_a_book_of_maps() -> None:
    assert 10 * 2**20 <= read.MAX_BYTES <= 256 * 2**20


@pytest.mark.parametrize(
    ("data", "place", "encoding"),
    [
        ("Привет, мир".encode("cp1251"), (1, 1), "WINDOWS-1251"),
        ("[A]: x\n[Тезис]: Он не пойдёт.".encode("cp1251"), (2, 2), "WINDOWS-1251"),
        ("[A]: x\ncafé".encode("latin-1"), (2, 4), "WINDOWS-1252"),
        ("hello".encode("utf-16"), (1, 1), "UTF-16"),
        ("hello, you".encode("utf-16-le"), (1, 1), "UTF-16LE"),
        ("hello, you".encode("utf-16-be"), (1, 1), "UTF-16BE"),
        ("hello".encode("utf-32"), (1, 1), "UTF-32"),
    ],
)
def test_other_encodings_are_named_with_the_command_that_converts_them(
    tmp_path: Path, data: bytes, place: tuple[int, int], encoding: str
) -> None:
    path = tmp_path / "map.argdown"
    path.write_bytes(data)
    with pytest.raises(ReadError) as error:
        read_text(path)
    code, *where = refused(error)
    assert (code, tuple(where)) == ("encoding", place)
    assert f"iconv -f {encoding} -t UTF-8" in error.value.diagnostics[0].remedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\nb\0c", ("nul", 2, 2)), ("a\n\ud800", ("surrogate", 2, 1)), ("\udcff", ("surrogate", 1, 1))],
)
def test_what_no_text_may_hold_is_refused_where_it_stands(text: str, expected: tuple[str, int, int]) -> None:
    with pytest.raises(ReadError) as error:
        check_text(text)
    assert refused(error) == expected


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "retelling.md").write_text("")
    with pytest.raises(ReadError) as error:
        read_text(tmp_path / "reteling.md")
    assert refused(error)[0] == "missing-file"
    assert "retelling.md?" in error.value.diagnostics[0].remedy


def test_a_folder_a_bad_name_and_a_long_name_are_told_apart_from_files(tmp_path: Path) -> None:
    for path, code in [(tmp_path, "folder-for-file"), ("a\0b", "unreadable-file"), ("x" * 5000, "unreadable-file")]:
        with pytest.raises(ReadError) as error:
            read_text(path)
        assert refused(error)[0] == code


def test_a_file_that_may_not_be_read_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:  # root may read everything, so the system's answer is acted
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "map.argdown"
    path.write_text("[A]: x")
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(ReadError) as error:
        read_text(path)
    assert refused(error)[0] == "no-permission"
    assert "chmod" in error.value.diagnostics[0].remedy


def test_what_may_never_end_is_not_read_at_all() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there is no /dev/zero here")
    with pytest.raises(ReadError) as error:
        read_text("/dev/zero")
    assert refused(error)[0] == "not-a-file"


def test_characters_that_hide_or_turn_text_are_warned_of_once_a_line() -> None:
    found = hidden_characters("safe\nev\u202eil\u202c\nze\u200bro\n")
    assert [(d.code, d.where and d.where.line, d.where and d.where.column) for d in found] == [
        ("hidden-character", 2, 3),
        ("hidden-character", 3, 3),
    ]
    assert hidden_characters("наука — это «да» 👩‍🔬") == []


@pytest.mark.parametrize(
    ("name", "largest", "too_large"),
    [
        ("MAX_LENGTH", "[A]: x {a: '" + "b" * 91 + "'}", "[A]: x {a: '" + "b" * 92 + "'}"),
        ("MAX_DEPTH", "[A]: x " + "{a: " * 100 + "b" + "}" * 100, "[A]: x " + "{a: " * 101 + "b" + "}" * 101),
    ],
)
def test_braces_around_more_than_the_cap_are_text(
    name: str, largest: str, too_large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(braces, name, 100 if name == "MAX_DEPTH" else 98)
    assert not [d for d in argdown.parse(largest).diagnostics if d.code == "argdown.unclosed-brace"]
    assert [d for d in argdown.parse(too_large).diagnostics if d.code == "argdown.unclosed-brace"]


@pytest.mark.parametrize(("count", "told", "more"), [(9, 9, ""), (10, 10, ""), (11, 10, "There are 1 more warnings")])
def test_faults_of_one_kind_are_told_up_to_a_number(
    count: int, told: int, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(positions, "MAX_FAULTS", 10)
    found = [d for d in argdown.parse("a *b\n\n" * count).diagnostics if d.code == "argdown.unclosed-emphasis"]
    assert len(found) == told + bool(more)
    assert found[-1].message.startswith(more)


@pytest.mark.parametrize(
    "fault",
    [
        "+ [A]\n\n",
        "[A] x\n\n",
        "(1) a\n---\n(2) b\n\n",
        "* a\n  * b\n\n",
        "[AN]: x {at: there}\n\n",
        "[A]: x {b: [}\n\n",
    ],
)
@pytest.mark.parametrize("count", [5, 6, 60])
def test_a_text_of_nothing_but_errors_is_read_up_to_a_number_of_them(
    fault: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(positions, "MAX_ERRORS", 5)
    text = "===\nargmap: true\n===\n\n[A]: x\n\n" + "".join(fault.replace("N", str(n)) for n in range(count))
    found = [d for d in _faults(text) if d.severity == "error"]
    assert ("argdown.too-many-errors" in {d.code for d in found}) == (count > 5)
    assert found[-1].code == "argdown.too-many-errors" or len(found) == 5
    assert argdown.parse(text).source() == text


@pytest.mark.parametrize(
    ("name", "largest", "too_large", "code"),
    [
        ("MAX_LINES", "[A]: x\n\n+", "[A]: x\n\n\n", "argdown.too-many-lines"),
        ("MAX_LINE", "[A]: abcd\n", "[A]: abcde\n", "argdown.long-line"),
    ],
)
def test_a_long_text_is_looked_over_before_it_is_read(
    name: str, largest: str, too_large: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "LONG", 5)
    monkeypatch.setattr(preview, name, 3 if name == "MAX_LINES" else 10)
    codes = {d.code for text in (largest, too_large) for d in _faults(text)}
    assert code not in {d.code for d in _faults(largest)}
    assert code in codes


def test_the_beginning_of_a_long_text_says_whether_it_is_worth_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "LONG", 1600)
    monkeypatch.setattr(positions, "MAX_ERRORS", 5)
    bad, good = "[A] x\n\n" * 20, "[A]: x\n\n" * 200
    assert _faults(bad + good)[-1].code == "argdown.too-many-errors"
    assert not _faults(good)
    for opens, ends in (("/*\n", "*/"), ("===\nk: |\n  a\n", "===\n\n")):  # what looks bad may be no part of the map
        lines = "".join(f"  + [A]: {n}\n" for n in range(40))
        assert not _faults(f"{opens}{lines}{ends}\n\n{good}")


def _faults(text: str) -> tuple[Diagnostic, ...]:
    """The errors that keep a text from being read."""
    try:
        argdown.load(text)
    except ParseError as error:
        return error.diagnostics
    return ()


@pytest.mark.parametrize("frozen", [0, 7])
def test_what_a_process_has_frozen_stays_so_and_is_counted_once(frozen: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def count() -> int:
        asked.append("count")
        return frozen

    monkeypatch.setattr("argmap.read._FROZEN", [])
    monkeypatch.setattr(gc, "get_freeze_count", count)
    monkeypatch.setattr(gc, "freeze", lambda: asked.append("freeze"))
    monkeypatch.setattr(gc, "unfreeze", lambda: asked.append("unfreeze"))
    monkeypatch.setattr(gc, "isenabled", lambda: True)
    for _ in range(2):
        with without_collector():
            pass
    assert asked == (["count"] if frozen else ["count", "freeze", "unfreeze"] * 2)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_it_was_when_reading_has_ended(enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with without_collector():
            assert not gc.isenabled()
        with pytest.raises(ZeroDivisionError), without_collector():
            _ = 1 / 0
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
