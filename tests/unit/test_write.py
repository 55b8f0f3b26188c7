"""The door through which files go out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap import write
from argmap.domain.diagnostics import WriteError
from argmap.map_files import OUTPUTS
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


SEVEN = [f"map.{number}" for number in range(7)]
NEW, OLD = dict.fromkeys(SEVEN, b"new"), dict.fromkeys(SEVEN[1:], b"old")  # the first is not there yet
FAULT = """
import os, pathlib, sys
from argmap.write import write_files
whole, calls = pathlib.Path.replace, []
def replace(self, target):
    calls.append(target)
    if len(calls) == int(sys.argv[2]):
        os._exit(9)
    return whole(self, target)
pathlib.Path.replace = replace
write_files(pathlib.Path(sys.argv[1]), {f"map.{number}": b"new" for number in range(7)})
"""


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("at", range(1, 8))
def test_where_one_of_seven_files_cannot_be_replaced_all_are_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, links: bool
) -> None:
    write_files(tmp_path, OLD)
    whole, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == at:
            raise OSError(5, "Input/output error")
        return whole(self, target)

    def no_link(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        if not links:
            patched.setattr(write.os, "link", no_link)
        with pytest.raises(WriteError, match="Input/output error"):
            write_files(tmp_path, NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == OLD
    assert all(written.changed for written in write_files(tmp_path, NEW))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == NEW


@pytest.mark.parametrize("at", [1, 4, 7])
def test_a_writer_killed_between_the_files_leaves_each_old_or_new_and_nothing_after_the_next(
    tmp_path: Path, at: int
) -> None:
    write_files(tmp_path, OLD)
    killed = subprocess.run([sys.executable, "-c", FAULT, str(tmp_path), str(at)], check=False)
    assert killed.returncode == 9
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert left == {**OLD, **dict.fromkeys(SEVEN[: at - 1], b"new")}
    write_files(tmp_path, NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == NEW


@pytest.mark.skipif(os.name == "nt", reason="no limits of files on Windows")
def test_a_disk_that_is_full_leaves_the_outputs_as_they_were_and_is_told(tmp_path: Path) -> None:
    source = tmp_path / "map.argdown"
    source.write_text("[A]: One thing.\n  + [B]: Another.\n", encoding="utf-8")
    build = [sys.executable, "-m", "argmap", "build", str(source), "--out", str(tmp_path / "out")]
    subprocess.run(build, check=True, capture_output=True)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    source.write_text("[A]: One thing.\n  + [B]: Another thing.\n", encoding="utf-8")
    limited = ["-c", "import resource as r, runpy, sys; r.setrlimit(r.RLIMIT_FSIZE, (200_000, 200_000));"]
    limited[1] += "sys.argv[0] = 'argmap'; runpy.run_module('argmap', run_name='__main__')"
    failed = subprocess.run([build[0], *limited, *build[3:]], capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert "cannot be written: File too large" in failed.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_is_somebody_elses_is_told(tmp_path: Path) -> None:
    script = (
        "import os, sys, argmap.write, argmap.domain.diagnostics as d; from pathlib import Path; os.setuid(65534)\n"
        "try: argmap.write.write_files(Path(sys.argv[1]), {'map.svg': b''})\n"
        "except d.WriteError as error: print(error.diagnostics[0].code)"
    )
    for folder in (tmp_path, tmp_path / "new"):
        told = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=False)
        assert (told.stdout.strip(), told.returncode) == ("no-permission", 0), told.stderr


def test_two_builds_at_once_leave_whole_files_and_say_who_came_second(tmp_path: Path) -> None:
    source = tmp_path / "map.argdown"
    source.write_text("[A]: One thing.\n  + [B]: Another.\n", encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "build", str(source), "--out", str(tmp_path / "out")]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in "12"]
    said = [one.communicate()[1] for one in both]
    assert sorted(one.returncode for one in both) in ([0, 0], [0, 2])
    for one, error in zip(both, said, strict=True):
        assert not one.returncode or "Another argmap is writing into this folder" in error
    assert names(tmp_path / "out") == sorted(OUTPUTS)
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert again.stdout.count("unchanged") == len(OUTPUTS)


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
