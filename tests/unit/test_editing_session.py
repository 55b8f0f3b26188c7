"""The session behind ``argmap edit``: every change is in the file, and nobody's work is lost."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.edit import EditError
from argmap.edit.merging import merge, with_breaks_of

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the editor's session was not tried")
from argmap.server.session import Session

TEXT = "// mine\n[A]: All. #thesis\n  + [B]: Because.\n\n[C]: Other.\n"
LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=6).map("".join)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "map.argdown").write_bytes(TEXT.encode())
    return tmp_path / "map.argdown"


def reason(parent: str) -> dict[str, object]:
    return {"edit": "AddReason", "parent": parent, "title": "New", "text": "So it is."}


def test_an_edit_is_in_the_file_before_it_is_answered(path: Path) -> None:
    state = Session(path.parent).edit(reason("a"), 1)
    assert state.text == TEXT.replace("Because.\n", "Because.\n  + [New]: So it is.\n")
    assert path.read_text() == state.text
    assert not state.unsaved


def test_a_refused_edit_changes_nothing(path: Path) -> None:
    session = Session(path)
    for request in (reason("nobody"), {"edit": "Explode"}, {"edit": "Reword", "element": 1, "words": "x"}, {}):
        with pytest.raises(EditError):
            session.edit(request, 1)
    assert path.read_text() == TEXT
    assert session.state().revision == 1


def test_what_another_program_wrote_is_taken_in_and_merged(path: Path) -> None:
    session = Session(path)
    path.write_text(TEXT.replace("Other.", "Another."))
    state = session.write(TEXT.replace("All.", "All of it."), 1)
    assert state.conflict is None
    assert path.read_text() == state.text == TEXT.replace("Other.", "Another.").replace("All.", "All of it.")


def test_two_windows_on_one_file_keep_each_others_work(path: Path) -> None:
    session = Session(path)
    session.edit(reason("a"), 1)
    state = session.edit({"edit": "Reword", "element": "c", "text": "Quite other."}, 1)
    assert "[New]: So it is." in state.text
    assert "[C]: Quite other." in state.text


def test_changes_of_the_same_line_are_both_kept_until_somebody_chooses(path: Path) -> None:
    session = Session(path)
    path.write_text(TEXT.replace("All.", "Theirs."))
    mine = TEXT.replace("All.", "Mine.")
    state = session.write(mine, 1)
    assert state.conflict == mine
    assert "Theirs." in state.text
    assert "Theirs." in path.read_text()
    assert session.overwrite(mine).text == mine == path.read_text()


def test_line_ends_and_byte_order_mark_stay_where_nothing_was_changed(path: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").replace("mine\r\n", "mine\n").encode()
    path.write_bytes(data)
    state = Session(path).edit(reason("a"), 1)
    assert "\r" not in state.text
    assert path.read_bytes() == data.replace(b"Because.\r\n", b"Because.\r\n  + [New]: So it is.\r\n")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may write everywhere is not refused")
def test_a_file_that_cannot_be_written_is_said_and_the_text_is_kept(path: Path) -> None:
    session = Session(path)
    path.parent.chmod(0o500)
    try:
        state = session.write(TEXT + "[D]: x\n", 1)
    finally:
        path.parent.chmod(0o700)
    assert state.unsaved
    assert state.text.endswith("[D]: x\n")
    assert not session.write(TEXT + "[D]: y\n", state.revision).unsaved


def test_what_was_not_saved_and_what_another_program_wrote_meanwhile_are_both_kept(path: Path) -> None:
    session = Session(path)
    path.unlink()
    path.mkdir()  # so that nothing can be written there
    state = session.write(TEXT.replace("All.", "Mine."), 1)
    assert state.unsaved
    path.rmdir()
    path.write_text(TEXT.replace("Other.", "Theirs."))
    state = session.state()
    assert state.text == TEXT.replace("All.", "Mine.").replace("Other.", "Theirs.")
    assert not session.write(state.text, state.revision).unsaved
    assert path.read_text() == state.text


def test_a_text_that_says_no_map_is_saved_all_the_same(path: Path) -> None:
    state = Session(path).write("[A]: half {at\n", 1)
    assert path.read_text() == state.text == "[A]: half {at\n"


@given(LINES, LINES, LINES)
def test_a_merge_has_the_changes_of_both_or_none(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    assert merge(base, base, theirs) == theirs
    assert merge(base, mine, base) == mine
    assert merge(base, mine, mine) == mine
    assert merged == merge(base, theirs, mine)
    if merged is not None and mine == base:
        assert merged == theirs


def test_line_breaks_are_those_that_the_lines_had() -> None:
    for breaks in itertools.product(("\n", "\r\n"), repeat=3):
        old = "".join(f"{word}{end}" for word, end in zip("abc", breaks, strict=True))
        assert with_breaks_of(old, "a\nb\nc\n") == old
        changed = with_breaks_of(old, "a\nx\nb\nc\n")
        assert changed.replace("\r\n", "\n") == "a\nx\nb\nc\n"
        assert changed.startswith(f"a{breaks[0]}x")
        assert changed.endswith(f"c{breaks[2]}")
