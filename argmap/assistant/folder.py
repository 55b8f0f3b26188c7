"""The one folder that an assistant may see: every name that it gives is a name in there, links followed."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import argmap
from argmap import library, map_files, parts, read, registry, write
from argmap.domain.characters import reveal
from argmap.domain.diagnostics import ArgmapError, ReadError, UnknownNameError, WriteError
from argmap.domain.spelling import unknown
from argmap.formats import argdown
from argmap.review import RETELLING

_MOST_MAPS = 1000
_UNFIT = re.compile(  # a name that Windows does not have, that is hidden, or that takes several lines
    r"""[<>:"|?*\\]|[^\S ]|[ .]$|^[ .]|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)""", re.IGNORECASE
)
_SKIPPED = frozenset(("node_modules", "__pycache__", "site", "dist"))


class Folder:
    """Reads and writes below ``root``, and nowhere else; raises ``ArgmapError`` for every other name."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root).resolve()
        if not self.root.is_dir():
            message = f"{str(root)!r} is no folder."
            raise ReadError.because("no-folder", message, "Name the folder that the assistant may see.")

    def path(self, name: str) -> Path:
        """The file called ``name``, relative to the root; raises ``ReadError`` for what is not in there."""
        try:
            path = (self.root / name).resolve()
            inside = "\0" not in name and path.is_relative_to(self.root)
        except (OSError, ValueError, RuntimeError):
            inside = False
        if not inside:
            message = f"{name!r} is outside the folder that was given to the assistant."
            raise ReadError.because("outside-folder", message, "Name a file in it, relative to it.")
        return path

    def source(self, name: str) -> tuple[Path, str]:
        """The file of the map called ``name`` and the part of it that is meant, within the folder; raises ``ReadError``."""
        file, part = parts.split(self.root / name)
        self.path(str(file))
        source = map_files.find_source(file)
        if not self.path(str(source)).exists():
            raise unknown("map", name, self.maps())
        self.path(str(source.with_name(RETELLING)))
        return source, part

    def load(self, name: str, text: str = "") -> library.Map:
        """The map called ``name``, or the one that the Argdown ``text`` says."""
        if text:
            if any(argdown.directives(text)):
                message = "A text that is not saved cannot include files."
                raise ReadError.because("include", message, "Save it first, or write all of it.")
            return argmap.loads(text)
        if not name:
            raise ReadError.because("no-map", "No map is named.", "Give `map` or `argdown`.")
        source, part = self.source(name)
        return argmap.load(f"{source}#{part}" if part else source)

    def read(self, name: str) -> str:
        """The text of a file."""
        return read.read_text(self.path(name))

    def maps(self) -> list[str]:
        """The names of all maps, sorted: folders with a map, Argdown files, and documents with fences."""
        names: list[str] = []
        suffixes = registry.format_named("argdown").suffixes
        documents = registry.format_named("argdown-markdown").suffixes
        for path in self._files(self.root):
            name = path.relative_to(self.root).as_posix()
            if path.name == map_files.SOURCE:
                names.append(path.parent.relative_to(self.root).as_posix())
            elif path.name.endswith(suffixes):
                names.append(name)
            elif path.suffix.lower() in documents and path.name != RETELLING:
                several = parts.of(path)
                if len(several) > 1:
                    names += [part.relative_to(self.root).as_posix() for part in several]
                elif "argdown" in path.read_text(encoding="utf-8", errors="replace"):
                    names.append(name)
            if len(names) >= _MOST_MAPS:
                break
        return sorted(names)

    def _files(self, folder: Path) -> list[Path]:
        files: list[Path] = []
        for path in sorted(folder.iterdir()):
            if path.is_symlink() or path.name.startswith(".") or path.name in _SKIPPED:
                continue
            files += self._files(path) if path.is_dir() else [path] if path.is_file() else []
        return files

    def write(self, name: str, data: bytes, *, replace: bool) -> str:
        """Write a file whole or not at all, and return its name; raises ``WriteError`` where one stands already."""
        path = self.path(name)
        try:
            if not path.exists():
                _refuse_name(name)
            elif not replace:
                message = f"{name!r} is there already."
                raise WriteError.because("exists", message, "Choose another name, or say that it may be replaced.")
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"{name!r} cannot be written: {error.strerror}."
            raise WriteError.because("unwritable", message, "Choose another name.") from None
        write.write_file(path, data)
        return path.relative_to(self.root).as_posix()

    def rewrite(self, files: dict[str, bytes]) -> None:
        """Replace files, all of them or none; raises ``WriteError``."""
        before: dict[str, bytes] = {}
        try:
            for name, data in files.items():
                old = read.read_bytes(self.path(name))
                self.write(name, data, replace=True)
                before[name] = old
        except ArgmapError:
            for name, old in before.items():
                self.write(name, old, replace=True)
            raise

    def map_text(self, name: str) -> tuple[Path, str]:
        """The file and the Argdown text of a map that can be edited; raises ``UnknownNameError`` for others."""
        source, part = self.source(name)
        known = registry.format_named("argdown")
        if part or not source.name.endswith(known.suffixes):
            message = f"{name!r} is not an Argdown file."
            raise UnknownNameError.because("not-argdown", message, "Only maps in files of their own are edited.")
        text = read.read_text(source)
        argdown.load(text, str(source))  # whose faults are told before any of the edit's
        return source, text


def _refuse_name(name: str) -> None:
    """Refuse a new file whose name some system cannot have, or shows otherwise than it is, or not at all."""
    if any(_UNFIT.search(part) or reveal(part) != part for part in PurePosixPath(name).parts):
        message = f"{name!r} is a name that some system does not take, or does not show."
        raise WriteError.because("bad-name", message, "Use letters, digits, - and _, such as drafts/rain.argdown.")
