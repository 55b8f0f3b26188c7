"""The door through which files go out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap import write
from argmap.domain.diagnostics import WriteError
from argmap.write import write_file, write_files


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    written = write_files(folder, {"map.svg": b"<svg/>", "index.html": b"<p>"})
    assert [(w.path, w.changed, w.size) for w in written] == [
        (folder / "map.svg", True, 6),
        (folder / "index.html", True, 3),
    ]
    assert (folder / "map.svg").read_bytes() == b"<svg/>"
    assert names(folder) == ["index.html", "map.svg"]


def test_unchanged_bytes_leave_the_file_untouched(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.svg": b"one", "b.svg": b"two"})
    os.utime(tmp_path / "a.svg", (1, 1))
    inode = (tmp_path / "a.svg").stat().st_ino
    written = write_files(tmp_path, {"a.svg": b"one", "b.svg": b"TWO"})
    assert [w.changed for w in written] == [False, True]
    assert ((tmp_path / "a.svg").stat().st_mtime, (tmp_path / "a.svg").stat().st_ino) == (1, inode)


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/x", "a/b", "a\\b", "..", ".hidden", "", "a..b", "con", "NUL.txt", "x\0", "a b", "é" * 200, "-x"],
)
def test_names_that_are_no_slugs_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError) as error:
        write_files(tmp_path / "out", {"good.svg": b"", name: b""})
    assert error.value.diagnostics[0].code == "unsafe-name"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["map.svg", "Карта.svg", "a-b_c.2.nq", "x"])
def test_slugs_of_any_script_are_fine(tmp_path: Path, name: str) -> None:
    assert write_files(tmp_path, {name: b"x"})[0].path.read_bytes() == b"x"


def test_a_link_out_of_the_folder_is_refused_and_its_target_kept(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_bytes(b"keep")
    out = tmp_path / "out"
    out.mkdir()
    (out / "map.svg").symlink_to(target)
    with pytest.raises(WriteError) as error:
        write_files(out, {"map.svg": b"new"})
    assert error.value.diagnostics[0].code == "link-outside"
    assert target.read_bytes() == b"keep"


def test_a_failure_half_way_keeps_every_old_file_and_leaves_no_temps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.svg": b"old", "b.svg": b"old"})
    calls = []

    def full_disk(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(write.os, "fsync", full_disk)
    with pytest.raises(WriteError, match="No space left"):
        write_files(tmp_path, {"a.svg": b"new", "b.svg": b"new"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.svg": b"old", "b.svg": b"old"}


def test_what_a_killed_build_left_behind_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".map.svg.0123abcd.argmap-tmp").write_bytes(b"half")
    (tmp_path / ".mine").write_bytes(b"")
    write_files(tmp_path, {"map.svg": b"x"})
    assert names(tmp_path) == [".mine", "map.svg"]


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be locked on Windows")
def test_a_second_writer_gets_a_typed_error_until_the_first_is_done(tmp_path: Path) -> None:
    with write._locked(tmp_path), pytest.raises(WriteError) as error:
        write_files(tmp_path, {"map.svg": b"x"})
    assert error.value.diagnostics[0].code == "second-writer"
    assert write_files(tmp_path, {"map.svg": b"x"})[0].changed
    assert names(tmp_path) == ["map.svg"]


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(WriteError) as error:
        write_files(tmp_path / "out", {"map.svg": b""})
    assert error.value.diagnostics[0].code == "file-for-folder"


def test_a_folder_where_the_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    for attempt in (lambda: write_files(tmp_path, {"map.svg": b""}), lambda: write_file(tmp_path / "map.svg", b"")):
        with pytest.raises(WriteError) as error:
            attempt()
        assert error.value.diagnostics[0].code == "folder-for-file"


def test_a_file_that_the_user_names_may_have_any_name_and_follows_their_link(tmp_path: Path) -> None:
    assert write_file(tmp_path / "my map (2).svg", b"x").path.read_bytes() == b"x"
    real = tmp_path / "real.svg"
    real.write_bytes(b"old")
    (tmp_path / "link.svg").symlink_to(real)
    write_file(tmp_path / "link.svg", b"new")
    assert real.read_bytes() == b"new"
    assert (tmp_path / "link.svg").is_symlink()


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:  # root may write everywhere, so the system's answer is acted
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(write, "_write_temp", locked)
    with pytest.raises(WriteError) as error:
        write_files(tmp_path, {"map.svg": b""})
    assert error.value.diagnostics[0].code == "no-permission"


def test_new_files_get_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write_files(tmp_path, {"map.svg": b"x"})
    assert (tmp_path / "map.svg").stat().st_mode == (tmp_path / "usual").stat().st_mode
