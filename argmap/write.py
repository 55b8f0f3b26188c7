"""The one door through which files go out: whole or not at all, inside their folder, by one writer at a time.

What is already there with the same bytes stays untouched, so that a build with nothing new changes no file's date.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.domain.diagnostics import Diagnostic, WriteError
from argmap.domain.model import Span

_SLUG = re.compile(r"[^\W_][\w-]*(\.[\w-]+)*")  # letters and digits of any script, no separators, no leading dot
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # what Windows opens instead of a file
_TEMP_SUFFIX = ".argmap-tmp"
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a build put in place; ``changed`` says whether its bytes are new."""

    path: Path
    changed: bool
    size: int


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Written]:
    """Write ``files`` (slug names) into ``folder``, which is made if missing; raises ``WriteError``.

    All new bytes are on disk before the first file is replaced, so that a full disk changes nothing.
    """
    with told(folder):
        for name in files:
            _check_name(folder, name)
    return _write(folder, files)


def write_file(path: Path, data: bytes) -> Written:
    """Write one file where the user said, following a link that is the user's own; raises ``WriteError``."""
    with told(path):
        if path.is_dir():
            raise _refuse("folder-for-file", "This is a folder, not a file.", path, "Name a file in it.")
        with suppress(OSError, RuntimeError):
            path = path.resolve() if path.is_symlink() else path
        if path.exists() and not path.is_file():  # a pipe or terminal such as /dev/stdout cannot be replaced
            path.write_bytes(data)
            return Written(path, changed=True, size=len(data))
    return _write(path.parent, {path.name: data})[0]


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Written]:
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        _sweep(folder)
        stale = [name for name, data in files.items() if not _holds(folder / name, data)]
        temps: dict[str, Path] = {}
        try:
            for name in stale:
                with told(folder / name):
                    temps[name] = _write_temp(folder, name, files[name])
            for name in stale:
                with told(folder / name):
                    temps.pop(name).replace(folder / name)
        finally:
            for temp in temps.values():
                temp.unlink(missing_ok=True)
        if stale:
            _sync_folder(folder)
    return [Written(folder / name, name in stale, len(data)) for name, data in files.items()]


def _check_name(folder: Path, name: str) -> None:
    """Refuse a name that is no slug, or that a link leads out of ``folder``."""
    path = folder / name
    if not _SLUG.fullmatch(name) or len(name.encode()) > _MAX_NAME or _DEVICES.match(name):
        message = f"{name!r} is not a safe file name."
        raise _refuse("unsafe-name", message, folder, "Use letters, digits, hyphens and single dots.")
    if path.is_symlink():
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(os.path.realpath(folder)):
            message = f"This is a link that leads out of the folder, to {target}."
            raise _refuse("link-outside", message, path, "Delete the link, then build again.")
    if path.is_dir():
        raise _refuse("folder-for-file", "A folder stands where this file should go.", path, "Move it away.")


def _holds(path: Path, data: bytes) -> bool:
    """Whether ``path`` is a plain file of exactly these bytes."""
    try:
        if path.is_symlink() or path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except OSError:
        return False


def _write_temp(folder: Path, name: str, data: bytes) -> Path:
    temp = folder / f".{name[:100]}.{os.urandom(4).hex()}{_TEMP_SUFFIX}"
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temp.unlink(missing_ok=True)
        raise
    return temp


def _sweep(folder: Path) -> None:
    """Delete what a build that was killed left behind; the lock is ours, so nobody is still writing it."""
    for temp in folder.glob(f".*{_TEMP_SUFFIX}"):
        with suppress(OSError):
            temp.unlink()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder against a second writer; the lock is on the folder itself, so no lock file can be left behind."""
    try:
        import fcntl
    except ImportError:  # Windows: a folder cannot be locked there, and replacing a file is still whole or not at all
        yield
        return
    with told(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "Another argmap is writing into this folder."
            raise _refuse("second-writer", message, folder, "Wait until it is done, then try again.") from None
        except OSError:  # a network file system without locks: go on without
            pass
        yield
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new names survive a power cut, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell a failure of the system in the reader's words."""
    try:
        yield
    except PermissionError:
        raise _refuse("no-permission", "You may not write here.", path, "Choose another place.") from None
    except (FileExistsError, NotADirectoryError):
        message = "A file stands where a folder should be."
        raise _refuse("file-for-folder", message, path, "Move it away, or choose another place.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refuse("cannot-write", f"This cannot be written: {reason}.", path, "Choose another place.") from None


def _refuse(code: str, message: str, path: Path, remedy: str = "") -> WriteError:
    return WriteError(Diagnostic(code, message, Span(os.fspath(path), 1, 1, 1, 1), remedy))
