"""The files that maps stand in: the one that a folder means, those below a folder, and those that lead out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from argmap import parts, read, registry
from argmap.domain.diagnostics import ReadError
from argmap.domain.model import Span
from argmap.domain.stores import LIST
from argmap.review import RETELLING

SOURCE = "map.argdown"
OVERVIEW = "index.html"
OUTPUTS = {  # what a build writes beside the source: file name -> name of its format
    "index.html": "html",
    "map.svg": "svg",
    "map.png": "png",
    "map.pdf": "pdf",
    "map.ttl": "turtle",
    "map.jsonld": "jsonld",
    "map.nq": "nquads",
}
_FOR_PEOPLE = (".txt", ".md", ".markdown", ".qmd", ".rmd")  # articles, notes, and now and then a map


def find_source(path: str | Path) -> Path:
    """The map file that ``path`` (a folder or a file) means; raises ``ReadError``."""
    path = Path(path)
    try:
        if os.fspath(path) == read.STANDARD_INPUT or not path.is_dir():
            return path
        if (path / SOURCE).exists():
            return path / SOURCE
        candidates = sorted(p for p in path.iterdir() if p.suffix in registry.format_named("argdown").suffixes)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refusal(
            "unreadable-file", f"This folder cannot be read: {reason}.", path, "Check its name and permissions."
        ) from None
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = ", ".join(p.name for p in candidates[:5])
        raise refusal("which-map", f"Several maps stand in this folder: {names}.", path, "Name one of them.")
    if (path / LIST).is_file():
        store = read.shell_word(path)
        remedy = f"Ask it: argmap query {store} QUERY; argmap corpus list {store} names the file of each map in it."
        raise refusal("no-map", "This is a corpus of maps, and no map.", path, remedy)
    remedy = f"Write one, or start from a template: argmap new {read.shell_word(path / 'NAME')}"
    if below := find_maps(path):
        some = " or ".join(read.shell_word(folder) for folder in below[:3])
        store = f"argmap corpus add STORE {read.shell_word(path)}"
        remedy = f"Name one of those below it, such as {some}, or put all into a corpus and ask that: {store}"
    raise refusal("no-map", f"No {SOURCE} stands in this folder.", path, remedy)


def find_maps(root: Path) -> list[Path]:
    """The folders in ``root`` that hold a map, sorted by name."""
    return sorted(folder for folder in root.iterdir() if (folder / SOURCE).is_file()) if root.is_dir() else []


def refuse_stray(path: Path, folder: Path) -> None:
    """Raise ``ReadError`` for a map in a folder from others that leads out of it by a link, or is a pipe or a device.

    What somebody named is read, wherever it leads; what merely stood in a folder is not.
    """
    source = path / SOURCE if path.is_dir() else path
    for file in (source, source.with_name(RETELLING)):
        try:
            inside = file.resolve().is_relative_to(folder.resolve())
        except (OSError, RuntimeError):  # links in a cycle
            inside = False
        if not inside:
            message = "This is a link that leads out of the folder, so it is not followed."
            raise refusal("stray-link", message, file, "Put the file itself into the folder, or name it.")
        if file.exists() and not (file.is_file() or file.is_dir()):
            message = "This is a pipe or device, not a file; reading it might never end."
            raise refusal("not-a-file", message, file, "Save what comes from it in a file first.")


def refuse_stray_text(beside: Path, source: Path) -> None:
    """Raise ``ReadError`` for a text beside a map that stands neither in the map's folder nor where the map itself lies.

    A folder of somebody else's would have a file of the reader's own shown or passed on.
    """
    homes = (source.parent.resolve(), source.resolve().parent)
    if not any(beside.resolve().is_relative_to(home) for home in homes):
        message = "This is a link that leads out of the folder, so it is not followed."
        raise refusal("stray-link", message, beside, "Put the text itself beside the map.")


def is_stray(path: Path, folder: Path) -> bool:
    """Return whether ``refuse_stray`` refuses a map."""
    try:
        refuse_stray(path, folder)
    except ReadError:
        return True
    return False


def files_below(root: Path) -> Iterator[Path]:
    """Every file in ``root`` and the folders in it whose suffix a notation has, in order; hidden ones are nobody's maps.

    What a build writes beside a map is none, and of texts for people only documents in which maps stand are some. Those
    that lead elsewhere are named as well, without being opened, for ``refuse_stray`` to say what is wrong with them.
    """
    suffixes = tuple(suffix for known in registry.readable() for suffix in known.suffixes)
    waiting = _visible_in(root)
    while waiting:
        entry = waiting.pop()
        if entry.is_dir(follow_symlinks=False):
            waiting += _visible_in(entry)
            continue
        name = entry.name.lower()
        file = Path(entry)
        if not name.endswith(suffixes) or (entry.is_symlink() and file.is_dir()):
            continue
        if entry.name in (*OUTPUTS, RETELLING) and any((file.parent / whole).exists() for whole in (SOURCE, OVERVIEW)):
            continue  # what was built of a map of any name
        if not name.endswith(_FOR_PEOPLE) or (not is_stray(file, root) and parts.is_document_of_maps(file)):
            yield file


def _visible_in(folder: str | os.PathLike[str]) -> list[os.DirEntry[str]]:
    """Return what stands in a folder and is not hidden, the last first; nothing where it may not be read."""
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted(seen, key=lambda entry: entry.name, reverse=True)


def refusal(code: str, message: str, path: Path, remedy: str) -> ReadError:
    """Return the error about a file or folder as a whole."""
    return ReadError.because(code, message, remedy, Span.of_file(os.fspath(path)))
