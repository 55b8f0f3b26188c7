"""The session behind ``argmap edit``: every change is in the file, and nobody's work is lost."""

from __future__ import annotations

import itertools
import os
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import write
from argmap.domain.diagnostics import ArgmapError
from argmap.edit import EditError
from argmap.edit.merging import merge, with_breaks_of

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the editor's session was not tried")
from argmap.scaffold.from_text import write_from_text
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


def test_what_another_argmap_writes_at_the_last_moment_is_merged_and_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, other = Session(path), Session(path)
    write_file = write.write_file

    def interrupted(*args: Any) -> write.Written:
        monkeypatch.setattr(write, "write_file", write_file)
        other.edit({"edit": "Reword", "element": "c", "text": "Quite other."}, 1)  # after mine has read the file
        return write_file(*args)

    monkeypatch.setattr(write, "write_file", interrupted)
    state = mine.edit(reason("a"), 1)
    assert path.read_text() == state.text == mine.state().text
    assert "[New]: So it is." in state.text
    assert "[C]: Quite other." in state.text
    assert not state.unsaved


def test_two_editors_of_one_file_lose_nothing_that_either_answered(path: Path) -> None:
    path.write_text("".join(f"[C{n}]: It is {n}.\n\n" for n in range(20)))
    said: list[str] = []

    def rewrite(session: Session, first: int) -> None:
        for n in range(first, 20, 2):
            state = session.edit({"edit": "Reword", "element": f"c{n}", "text": f"Now {n}."}, session.state().revision)
            if state.conflict is None and not state.unsaved:
                said.append(f"[C{n}]: Now {n}.\n")

    both = [threading.Thread(target=rewrite, args=(Session(path), first)) for first in (0, 1)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert said
    assert not [line for line in said if line not in path.read_text()]


@pytest.mark.parametrize("bad", ["\ud800", "\0"])
def test_what_no_file_may_hold_is_replaced_before_it_is_written(path: Path, bad: str) -> None:
    session = Session(path)
    session.write(TEXT.replace("All.", f"All{bad}."), 1)
    with pytest.raises(EditError):
        session.edit({"edit": "Reword", "element": "c", "text": f"Quite {bad} other."}, 2)
    assert path.read_text(encoding="utf-8") == TEXT.replace("All.", "All\ufffd.")
    assert session.overwrite(bad).text == Session(path).state().text == "\ufffd"


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


def test_a_draft_is_made_of_a_text_without_claims_and_of_no_other(tmp_path: Path) -> None:
    write_from_text(tmp_path / "m", "A title\nIt rains. It pours [hard]: {x}.\n")
    session = Session(tmp_path / "m")
    before = session.state().text
    state = session.draft(1)
    drawn = argmap.load(tmp_path / "m")
    assert [s.text for s in drawn.statements] == ["It rains.", "It pours [hard]: {x}."]
    assert state.text.startswith(before.rstrip())  # nothing of the text is lost
    with pytest.raises(ArgmapError, match="has claims already"):
        session.draft(state.revision)


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    """A map of two files, of which the included one has other line breaks, a byte order mark and no last one."""
    (tmp_path / "map.argdown").write_text("[T]: All. #thesis\n\n@include(in/part.argdown)\n\n[T]\n  - [P]\n")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/part.argdown").write_bytes(b"\xef\xbb\xbf[P]: A point.\r\n  + [Q]: A reason.")
    return tmp_path


def test_an_edit_goes_into_the_included_file_in_which_its_claim_stands_and_is_taken_back_there(joined: Path) -> None:
    part, main = joined / "in/part.argdown", joined / "map.argdown"
    session, before, text = Session(joined), part.read_bytes(), main.read_text()
    first = session.state()
    state = session.edit(reason("q"), 1)
    assert part.read_bytes() == before + b"\r\n    + [New]: So it is."
    assert (main.read_text(), state.text) == (text, text)
    assert state.revision > first.revision  # other windows are told
    (other,) = state.others
    assert other.name == str(Path("in/part.argdown"))
    session.restore([[other.name, other.after, other.before]])
    assert part.read_bytes() == before
    renamed = session.edit({"edit": "Retitle", "element": "p", "title": "Point"}, state.revision)
    assert "- [Point]" in main.read_text()
    assert b"[Point]: A point." in part.read_bytes()
    assert argmap.load(joined)["point"].title == "Point"  # type: ignore[union-attr]
    assert len(renamed.others) == 1


def test_what_another_program_writes_into_an_included_file_makes_another_revision(joined: Path) -> None:
    session = Session(joined)
    first = session.state().revision
    assert session.state().revision == first
    (joined / "in/part.argdown").write_text("[P]: Another point.\n")
    assert session.state().revision == first + 1
    assert session.state().revision == first + 1


def test_no_file_is_written_that_the_map_does_not_include_or_that_another_program_has_changed(joined: Path) -> None:
    outside, part = joined.parent / "outside.argdown", joined / "in/part.argdown"
    outside.write_text("[X]: x")
    session = Session(joined)
    for name in ("../outside.argdown", str(outside), "map.argdown", "in/../../outside.argdown", "nowhere.argdown"):
        with pytest.raises(ArgmapError):
            session.restore([[name, "[X]: x", "[Y]: y"]])
    (other,) = session.edit(reason("q"), 1).others
    part.write_text("[P]: Mine.\n")
    with pytest.raises(ArgmapError, match="has changed"):
        session.restore([[other.name, other.after, other.before]])
    assert part.read_text() == "[P]: Mine.\n"
    assert outside.read_text() == "[X]: x"
    outside.unlink()


@pytest.fixture
def three(joined: Path) -> Path:
    """A map that includes three files, of which the last is reached through a link in its folder."""
    (joined / "map.argdown").write_text("".join(f"@include({name}.argdown)\n\n" for name in ("a", "b", "c")))
    for name in ("a", "b", "real"):
        (joined / f"{name}.argdown").write_text(f"[{name}]: Old.\n")
    (joined / "c.argdown").symlink_to("real.argdown")
    return joined


def changes(*names: str) -> list[list[str]]:
    """New texts for the files of these names."""
    olds = {"c": "real"}
    return [[f"{name}.argdown", f"[{olds.get(name, name)}]: Old.\n", f"[{name}]: New.\n"] for name in names]


def test_included_files_are_all_written_or_none_and_links_are_followed(three: Path) -> None:
    session = Session(three)
    session.restore(changes("a", "c"))
    assert (three / "real.argdown").read_text() == "[c]: New.\n"
    assert (three / "c.argdown").is_symlink()
    (three / "a.argdown").write_text("[a]: Old.\n")
    (three / "real.argdown").write_text("[real]: Mine.\n")
    with pytest.raises(ArgmapError, match=r"changed c\.argdown"):
        session.restore(changes("a", "b", "c"))
    texts = [(three / f"{name}.argdown").read_text() for name in ("a", "b", "c")]
    assert texts == ["[a]: Old.\n", "[b]: Old.\n", "[real]: Mine.\n"]


def test_what_another_program_wrote_is_not_taken_back_with_an_edit_and_its_file_is_named(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file = write.write_file

    def interrupted(path: Path, *args: Any) -> write.Written:
        written = write_file(path, *args)
        if path.name == "b.argdown":  # another program changes files meanwhile: one that is written, one that is not
            (three / "b.argdown").write_text("[b]: Theirs.\n")
            (three / "real.argdown").write_text("[real]: Theirs.\n")
        return written

    monkeypatch.setattr(write, "write_file", interrupted)
    with pytest.raises(ArgmapError) as error:
        Session(three).restore(changes("a", "b", "c"))
    message = error.value.diagnostics[0].message
    assert "has changed c.argdown" in message
    assert "could not be undone in: b.argdown (Another program has changed this file)" in message
    texts = [(three / f"{name}.argdown").read_text() for name in ("a", "b", "c")]
    assert texts == ["[a]: Old.\n", "[b]: Theirs.\n", "[real]: Theirs.\n"]


def test_every_revision_that_anybody_can_see_has_its_text(path: Path) -> None:
    session, missing = Session(path), []

    def trace(frame: FrameType, event: str, _: object) -> Any:
        missing.extend({session._revision} - session._texts.keys())
        return trace

    sys.settrace(trace)
    try:
        session.write(TEXT + "\n[D]: More.\n", 1)
    finally:
        sys.settrace(None)
    assert session.state().revision == 2
    assert not missing


def test_a_draft_is_made_of_the_text_that_is_there_when_its_turn_comes(tmp_path: Path) -> None:
    write_from_text(tmp_path / "m", "Rain?\nIt rains today. The street is wet.\n")
    session = Session(tmp_path / "m")
    text = session.state().text
    drafting = threading.Thread(target=session.draft, args=(99,))
    with session._lock:
        drafting.start()
        drafting.join(0.1)
        session._put(f"{text}\n// mine\n")
    drafting.join()
    assert "// mine" in session.state().text
    assert "[It rains today]" in session.state().text
