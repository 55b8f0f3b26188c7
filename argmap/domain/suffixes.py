"""Suffixes of files: which of several formats one means, and what is said of one that means none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.format import Format
from argmap.domain.spelling import similar

USUAL = (".argdown", ".csv", ".json", ".ttl", ".md", ".html", ".svg", ".png", ".pdf", ".docx", ".pptx")
_ALIKE = {
    ".jpg": ".png",
    ".jpeg": ".png",
    ".gif": ".png",
    ".doc": ".docx",
    ".odt": ".docx",
    ".ppt": ".pptx",
    ".xlsx": ".csv",
}


def with_longest_suffix(path: str, formats: Iterable[Format]) -> tuple[int, list[Format]]:
    """Return those of ``formats`` whose suffix says most of ``path``, and its length; first those whose own it is."""
    name = PurePath(path).name.lower()
    matching = [(len(suffix), known) for known in formats for suffix in known.suffixes if name.endswith(suffix)]
    longest = max((length for length, _ in matching), default=0)
    sharing = [known for length, known in matching if length == longest]
    return longest, sorted(sharing, key=lambda known: not name.endswith(known.suffixes[0]))


def one_way(other: Format, formats: Iterable[Format]) -> str:
    """Return the one way, "read" or "written", that ``other`` goes where all ``formats`` go the other; else nothing."""
    if other.load is None and all(f.load for f in formats):
        return "written"
    return "read" if other.dump is None and all(f.dump for f in formats) else ""


def unknown_suffix(path: str, formats: Iterable[Format], other: Format | None) -> UnknownNameError:
    """Return the error for a suffix that none of ``formats`` has: the ``other`` that has it is told, or those most used."""
    suffixes = list(dict.fromkeys(s for f in formats for s in f.suffixes))
    ending = PurePath(path).suffix.lower()
    if other:
        message, remedy = f"{path!r} ends like “{other.title}”", f"End it in {_some(suffixes, 'or')}."
        way = one_way(other, formats)
        message += f"; such files are only {way}." if way else ", which is not what is written here."
        if way == "written":
            remedy = "Name the map that it was made from."
        return UnknownNameError.because("unknown-suffix", message, remedy)
    near = _ALIKE.get(ending) or next(iter(similar(ending, suffixes)), "") if ending else ""
    message = f"{path!r} does not end in a suffix that argmap knows."
    remedy = f"Did you mean {near}? " if near in suffixes else ""
    remedy += (
        f"Known are, among others, {_some(suffixes)}; `argmap convert --help` and `argmap export --help` list all."
    )
    return UnknownNameError.because("unknown-suffix", message, remedy)


def _some(suffixes: Sequence[str], word: str = "and") -> str:
    some = [suffix for suffix in USUAL if suffix in suffixes]
    return f"{', '.join(some[:-1])} {word} {some[-1]}" if len(some) > 1 else ", ".join(some or suffixes[:8])


def unknown_notation(path: str, formats: Iterable[Format]) -> UnknownNameError:
    """Return the error for a text with a suffix that several notations share, none of which knows it."""
    suffix = PurePath(path).suffix.lower()
    known = [f for f in formats if suffix in f.suffixes]
    message = f"{path!r} is not in a notation that argmap knows."
    listed = ", ".join(f"{f.name} ({f.title.partition(',')[0]})" for f in known)
    return UnknownNameError.because("unknown-notation", message, f"Of {suffix} files known are {listed}.")
