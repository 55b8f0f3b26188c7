"""The one door through which files go out: whole or not at all, inside their folder, by one writer at a time.

What is already there with the same bytes stays untouched, so that a build with nothing new changes no file's date.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.domain.diagnostics import WriteError
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

    All new bytes are on disk before the first file is replaced, so that a full disk changes nothing; where one cannot be
    replaced, those before it are put back.
    """
    with readable_errors(folder):
        for name in files:
            _check_name(folder, name)
    return _write(folder, files)


def write_file(path: Path, data: bytes, may_replace: Callable[[], bool] | None = None) -> Written:
    """Write one file where the user said, following a link that is the user's own; raises ``WriteError``.

    ``may_replace`` is asked when no other argmap can write there any more: whether what it holds now may be replaced.
    """
    with readable_errors(path):
        if path.is_dir():
            raise _refuse("folder-for-file", "This is a folder, not a file.", path, "Name a file in it.")
        with suppress(OSError, RuntimeError):
            path = path.resolve() if path.is_symlink() else path
        if path.exists() and not path.is_file():  # a pipe or terminal such as /dev/stdout cannot be replaced
            path.write_bytes(data)
            return Written(path, changed=True, size=len(data))
    return _write(path.parent, {path.name: data}, may_replace)[0]


def _write(folder: Path, files: Mapping[str, bytes], may_replace: Callable[[], bool] | None = None) -> list[Written]:
    with readable_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        if may_replace and not may_replace():
            raise _refuse(
                "changed", "Another program has changed this file.", folder / next(iter(files)), "Read it again."
            )
        _sweep(folder)
        stale = [name for name, data in files.items() if not holds(folder / name, data)]
        temps: dict[str, Path] = {}
        try:
            for name in stale:
                with readable_errors(folder / name):
                    temps[name] = _write_temp(folder, name, files[name])
            _put_in_place(folder, temps)
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


def holds(path: Path, data: bytes) -> bool:
    """Return whether ``path`` is a plain file of exactly these bytes."""
    try:
        if path.is_symlink() or path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except OSError:
        return False


def _write_temp(folder: Path, name: str, data: bytes) -> Path:
    temp = _temp_beside(folder / name)
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


def _put_in_place(folder: Path, temps: dict[str, Path]) -> None:
    """Give the temporary files their names, which takes them out of ``temps``: all of them, or none."""
    kept: list[tuple[Path, Path | None]] = []  # each place, and the file that stood there under another name
    try:
        for name in list(temps):
            place = folder / name
            with readable_errors(place):
                if len(temps) + len(kept) > 1:  # one alone is replaced whole or not at all
                    kept.append((place, _keep(place)))
                temps[name].replace(place)
            del temps[name]
    except BaseException:  # an interrupt as well
        for place, old in reversed(kept):
            with suppress(OSError):
                place.unlink(missing_ok=True) if old is None else old.replace(place)
        raise
    finally:
        for _, old in kept:
            if old is not None:
                old.unlink(missing_ok=True)


def _keep(place: Path) -> Path | None:
    """Give the file at ``place`` a second name; ``None`` if nothing stands there."""
    if not os.path.lexists(place):
        return None
    kept = _temp_beside(place)
    try:
        os.link(place, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without links
        import shutil

        shutil.copy2(place, kept, follow_symlinks=False)
    return kept


def _temp_beside(place: Path) -> Path:
    return place.with_name(f".{place.name[:100]}.{os.urandom(4).hex()}{_TEMP_SUFFIX}")


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
    with readable_errors(folder):
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
def readable_errors(path: Path) -> Iterator[None]:
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
    return WriteError.because(code, message, remedy, Span.of_file(os.fspath(path)))
