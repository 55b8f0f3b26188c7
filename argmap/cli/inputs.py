"""The maps that a command line names: folders stand for the maps in them, and standard input can be read once."""

from __future__ import annotations

import re

from argmap.domain.diagnostics import ArgmapError, ReadError, Severity

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from argmap.corpus import Corpus, Outcome

STANDARD_INPUT = "-"
ANSWERS = ".answers.yaml"  # behind the name of a student's map: which claims its boxes are
EMPTY_FOLDER = "There is no file in this folder."
EMPTY = "There is no claim in this file."  # said of what a student handed in
NO_MAP = "This is no map that argmap reads. Ask for a file in Argdown (ana.argdown), or for the one that a page saves."
NOTES = (
    "This list does not say what speaks for or against a claim. Notes belong in another folder. In a map "
    "lines begin with “pro:” or “con:”; to have it read as it is, name the file."
)
_PACKED = re.compile(r"_\d+_assign\w*$")  # behind the name of a student, as Moodle packs what was handed in
_PACKED_FLAT = re.compile(r"_\d+_assignsubmission_(?:file|onlinetext)_.*$", re.DOTALL)  # the same without folders
_TEACHERS = (".yaml", ".yml", ".xlsx", ".ods", ".log")
_SYSTEM = ("thumbs.db", "desktop.ini", "__macosx")
_README = re.compile(r"readme(\.(md|markdown|txt|rst|html?))?", re.IGNORECASE)


def refuse_second_reading(names: Iterable[str | None]) -> None:
    """Refuse to read standard input for two things."""
    if list(names).count(STANDARD_INPUT) > 1:
        message = "Standard input can be read for one thing only, and - is named twice."
        raise ReadError.because("one-input", message, "Save one of them in a file, and name that.")


def add_maps(corpus: Corpus, names: list[str]) -> list[Outcome]:
    """Put the maps of files and folders into a corpus, and show on a terminal how far it is."""
    from argmap.cli.terminal import Progress

    progress = Progress()
    outcomes = corpus.add(names, lambda outcome, done, total: progress.say(f"{done:,} of {total:,}: {outcome.file}"))
    progress.say("")
    return outcomes


def maps_in(path: Path) -> list[Path]:
    """Return the maps in a folder that is none itself, those in a document with several, or else the path.

    Raises ``ReadError`` for one that merely stands in the folder and leads out of it, as ``map_files.refuse_stray`` says.
    """
    from argmap import map_files, parts

    try:
        map_files.find_source(path)
    except ArgmapError as error:
        if any(diagnostic.code == "no-map" for diagnostic in error.diagnostics):
            return maps_within(path) or [path]
    return parts.of(path)


def maps_within(folder: Path) -> list[Path]:
    """Return the maps in a folder, each in one of its own; raises ``ReadError`` for one that leads out of it."""
    from argmap import map_files

    maps = map_files.find_maps(folder)
    for place in maps:
        map_files.refuse_stray(place, folder)
    return maps


def maps_below(path: Path) -> list[Path]:
    """Return every map in a folder and in those below it, if it is no map itself; else those in a document, or the path."""
    import os

    from argmap import map_files, parts

    if not os.path.isdir(path) or os.path.exists(path / map_files.SOURCE):  # noqa: PTH110, PTH112 - for names too long
        return parts.of(path)
    maps = [
        part
        for file in map_files.files_below(path)
        for part in ([file] if map_files.is_stray(file, path) else parts.of(file))
    ]
    return maps or [path]


def handed_in(folder: str, reference: str = "") -> list[Path]:
    """Return the maps in a folder that is no map itself, in any notation that can be read; not the reference among them.

    Those that lead elsewhere are named, too: ``map_files.refuse_stray`` says what is wrong with them, before they are read.
    """
    import os
    from pathlib import Path

    from argmap import map_files

    place = Path(folder)
    if not place.is_dir() or (place / map_files.SOURCE).exists():
        return []
    own = os.path.realpath(reference) if reference else ""
    return [
        entry
        for entry in sorted(place.iterdir())
        if (os.path.lexists(entry / map_files.SOURCE) if entry.is_dir() else _suffix(entry))
        and not entry.name.startswith(".")
        and os.path.realpath(entry) != own
    ]


def no_maps(folder: str) -> ReadError:
    """Return the error that nobody has handed in anything in a folder."""
    import os

    from argmap import map_files

    message = f"No map stands in {folder}."
    remedy = "Name the folder that the maps of the class stand in, such as handed-in/ana.argdown."
    if folder.lower().endswith(".zip"):
        remedy = "Unpack it, and name the folder."
    elif os.path.isfile(os.path.join(folder, map_files.SOURCE)):  # noqa: PTH113, PTH118 - for names too long
        message = f"{folder} is one map, and no folder with those of a class."
    return ReadError.because("no-maps", message, remedy)


def refuse_empty(folder: str) -> None:
    """Raise that error for a folder that is no map itself, of which ``class_of`` has found nothing."""
    import os
    from pathlib import Path

    from argmap import map_files

    if os.path.isdir(folder) and not os.path.exists(Path(folder) / map_files.SOURCE):  # noqa: PTH110, PTH112 - for names too long
        raise no_maps(folder)


def class_of(folder: str, reference: str = "") -> list[tuple[str, Path]]:
    """Return what a class handed in, with each student's name, or nothing if ``folder`` is a map itself or none.

    Besides maps there are files that nothing can read, such as a photo, so that nobody who handed something in goes missing;
    and those in folders of one student each, as learning platforms pack them. Whoever handed in several has a row for each.
    """
    import os
    from collections import Counter
    from pathlib import Path

    from argmap import map_files

    place = Path(folder)
    if not place.is_dir() or (place / map_files.SOURCE).exists():
        return []
    own = os.path.realpath(reference) if reference else ""
    work: list[tuple[str, str, Path]] = []
    for entry in sorted(place.iterdir()):
        if not _is_work(entry) or _is_readme(entry) or os.path.realpath(entry) == own:
            continue
        name = student_of(entry)
        files = list(_work_below(entry))
        files = [
            file for file in files if not _is_readme(file)
        ] or files  # of a student who handed in no more, it is a row
        if not files and (_PACKED.search(entry.name) or not any(entry.iterdir())):
            files = [entry]
        for file in files:
            inner = file.relative_to(entry) if file != entry else map_files.SOURCE if len(files) > 1 else ""
            work.append((name, f"{name}/{inner}" if inner else entry.name, file))
    counts = Counter(name.casefold() for name, _, _ in work)
    return [(name if counts[name.casefold()] == 1 else full, file) for name, full, file in work]


def _work_below(entry: Path) -> Iterator[Path]:
    """Yield what one entry of a class's folder holds: a file, a folder that is a map, and whatever else is in folders."""
    import os

    from argmap import map_files
    from argmap.review import RETELLING

    if not entry.is_dir() or entry.is_symlink():
        yield entry
        return
    is_map = os.path.lexists(entry / map_files.SOURCE)
    if is_map:
        yield entry
    made = (map_files.SOURCE, RETELLING, *map_files.OUTPUTS) if is_map else ()
    for inner in sorted(entry.iterdir()):
        if _is_work(inner) and inner.name not in made:
            yield from _work_below(inner)


def _is_work(file: Path) -> bool:
    """Return whether a file may be what a student handed in, and not a teacher's table, rubric or answers."""
    name = file.name.lower()
    return not (name.startswith((".", "~$")) or name in _SYSTEM or (name.endswith(_TEACHERS) and not _suffix(file)))


def _is_readme(file: Path) -> bool:
    """Return whether a file says what is in its folder, and no map stands in it."""
    from argmap import parts

    if not _README.fullmatch(file.name) or not file.is_file():
        return False
    return file.is_symlink() or not parts.is_document_of_maps(file)


def unreadable(file: Path) -> str:
    """Return why a file that a student handed in is no map, by its suffix; an empty text if it may be one."""
    from argmap import map_files

    if file.is_dir():
        return "" if (file / map_files.SOURCE).exists() else f"{file}: {EMPTY_FOLDER}"
    return "" if _suffix(file) else f"{file}: {NO_MAP}"


def reason_of(error: ArgmapError) -> str:
    """Return why a map cannot be read: the first error, as warnings that stand before it are no reason."""
    faults = error.diagnostics
    first = next((d for d in faults if d.severity is Severity.ERROR), faults[0] if faults else error)
    return str(first)


def answers_of(file: Path, folder: Path) -> str:
    """Return the flat name under which the page of a class saves the answers about a map, with its student's folder."""
    return "--".join(file.relative_to(folder).parts) + ANSWERS


def answers_file(file: Path, folder: Path, home: Path) -> Path:
    """Return where ``home`` keeps the answers about a map of ``folder``: under its path, or flat as the page saves them."""
    own = home / f"{file.relative_to(folder)}{ANSWERS}"
    return own if own.is_file() else home / answers_of(file, folder)


def student_of(file: Path) -> str:
    """Return the name of the student whose file it is: its own, without the suffix, or the one that a platform gave it."""
    if file.is_dir():
        return _PACKED.sub("", file.name)
    if _PACKED_FLAT.search(file.name):
        return _PACKED_FLAT.sub("", file.name)
    return file.name.removesuffix(_suffix(file))


def _suffix(file: Path) -> str:
    """Return the suffix by which a file is a map, the longest that fits; an empty text if it is none."""
    from argmap import registry

    fitting = [s for known in registry.readable() for s in known.suffixes if file.name.lower().endswith(s)]
    return max(fitting, key=len, default="")
