"""Texts of several files: ``@include(path)`` stands for the text of another file in the map's folder, or below it.

The files are joined into one text, as Argdown's own tool does, but what was read from each keeps its place in it. Nothing
outside the folder tree of the map is ever read, whatever links stand in it. In comments, data and settings, and behind a
backslash, it is no directive.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from argmap.domain.diagnostics import Diagnostic, ParseError, ReadError, Severity
from argmap.formats.argdown.dialect import refuse_dialect
from argmap.formats.argdown.lexer import tokenise
from argmap.formats.argdown.patterns import FENCE
from argmap.formats.argdown.positions import Faults, LineIndex, Part
from argmap.formats.argdown.tokens import COMMENT, DATA, ESCAPE, FRONTMATTER
from argmap.read import MAX_BYTES, read_text

MAX_FILES = 200
MAX_DEPTH = 16
_QUOTES = frozenset("\"'“”„‘’«»")
_DIRECTIVE = re.compile(r"@include\(([^()\r\n]*)\)")
_NO_PLACE = frozenset((COMMENT, DATA, ESCAPE, FRONTMATTER))

_SIGNS = "@＠﹫"
_SLIP = re.compile(  # another spelling, a blank before the bracket, or none at all
    rf"^[{_SIGNS}](?!(?<=@)(?-i:include)\()(?:include|import|insert)[ \t]*[(:（：]?[ \t]*"
    r"([^\s()（）][^()（）\r\n]*\.\w+)[ \t]*[)）]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


class Joined(NamedTuple):
    """One text, the parts of the files that it was joined from, and the texts of those that were included."""

    text: str
    parts: tuple[Part, ...] = ()
    included: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def join(text: str, file: str, files: Mapping[str, str] | None = None) -> Joined:
    """Put the texts of other files in the places of the directives that name them; raises ``ParseError``.

    ``files`` are the texts by the names of their files, where they shall not be read again.
    """
    slips = tuple(_slips(text, file)) if any(sign in text for sign in _SIGNS) and _SLIP.search(text) else ()
    if "@include(" not in text:
        return Joined(text, warnings=slips)
    joiner = _Joiner(file, files)
    joiner.take(text, file, ())
    if joiner.faults:
        raise ParseError.of(joiner.faults)
    if not joiner.included and not joiner.warnings:
        return Joined(text, warnings=slips)
    included = tuple(joiner.included.items())
    return Joined("".join(joiner.texts), tuple(joiner.parts), included, (*joiner.warnings, *slips))


def directives(text: str) -> Iterator[re.Match[str]]:
    """Yield the directives of ``text``, each with the name of its file as the first group."""
    if not _DIRECTIVE.search(text):
        return
    tokens = iter(tokenise(text, Faults(LineIndex(text, ""))))
    kind, _, end = next(tokens)
    for match in _DIRECTIVE.finditer(text):
        while end <= match.start():
            kind, _, end = next(tokens)
        if kind not in _NO_PLACE:
            yield match


def _slips(text: str, file: str) -> Iterator[Diagnostic]:
    """Warn of lines that are meant for directives, but are text to every reader of Argdown."""
    place = LineIndex(text, file)
    for match in _SLIP.finditer(text):
        message = f"{match[0].strip()} looks like @include(...) but is not, so this line is read as text."
        remedy = f"Type @include({match[1].strip(' ()')})."
        yield Diagnostic("argdown.include-slip", message, place.span(*match.span()), remedy, Severity.WARNING)


class _Joiner:
    def __init__(self, file: str, files: Mapping[str, str] | None) -> None:
        self.folder = Path(file).parent
        self.known = files
        self.has_folder = files is not None or Path(file).is_file()
        self.texts: list[str] = []
        self.parts: list[Part] = []
        self.included: dict[str, str] = {}
        self.faults: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        self.length = 0

    def take(self, text: str, file: str, above: tuple[str, ...]) -> None:
        """Add ``text`` and what it includes; ``above`` are the files that include it, the outermost first."""
        fence = FENCE.search(text, 3) if text.lstrip()[:3] == "===" else None
        position = fence.end() if fence else 0
        place: LineIndex | None = None
        kept = 0 if not above else position  # the settings of an included file are for itself
        for match in directives(text):
            place = place or LineIndex(text, file)
            self._add(text, file, place, kept, match.start())
            kept = match.end()
            self._include(match[1].strip(), place, match, (*above, os.path.normpath(file)))
        self._add(text, file, place or LineIndex(text, file), kept, len(text))

    def _add(self, text: str, file: str, place: LineIndex, start: int, end: int) -> None:
        if end > start or not self.parts:
            self.parts.append(Part(self.length, file, start, place))
            self.texts.append(text[start:end])
            self.length += end - start

    def _include(self, name: str, place: LineIndex, match: re.Match[str], above: tuple[str, ...]) -> None:
        where = place.span(match.start(), match.end())

        def fault(code: str, message: str, remedy: str) -> None:
            self.faults.append(Diagnostic(f"argdown.include-{code}", message, where, remedy))

        path = os.path.normpath(Path(above[-1]).parent / name)
        if not self.has_folder:
            fault(
                "nowhere", f"This text stands in no file, so {name!r} is nowhere.", "Save it beside what it includes."
            )
        elif name[:1] in _QUOTES and name[-1:] in _QUOTES:
            fault("quoted", f"{name} has quotation marks, which are none of the file's name.", "Take them out.")
        elif "\\" in name and ":" not in name and name[0] != "\\":  # a separator on one system only
            fault("backslash", "Paths in maps have slashes.", f"Type @include({name.replace(chr(92), '/')}).")
        elif not name or "://" in name or Path(name).is_absolute() or "\\" in name or not self._is_inside(path):
            remedy = "Name a file in the folder of the map or below it, relative to the file that includes it."
            fault("outside", f"{name!r} is no file in the folder tree of the map.", remedy)
        elif path in above:
            cycle = " > ".join((*above[above.index(path) :], path))
            fault("cycle", f"This file includes itself: {cycle}.", "Take one of the directives out.")
        elif path in self.included:
            message = f"{name!r} is included a second time, and is read once only."
            self.warnings.append(
                Diagnostic("argdown.include-twice", message, where, "Take it out here.", Severity.WARNING)
            )
        elif len(above) > MAX_DEPTH:
            fault("depth", f"Files are included more than {MAX_DEPTH} levels deep.", "Include them from fewer files.")
        elif len(self.included) >= MAX_FILES:
            fault("count", f"More than {MAX_FILES} files are included.", "Join some of them.")
        elif (text := self._read(path, fault)) is not None:
            self.included[path] = text
            self.take(text, path, above)

    def _is_inside(self, path: str) -> bool:
        """Return whether ``path`` stays in the folder of the map, links followed."""
        folder = self.folder.resolve()
        try:
            return Path(path).resolve().is_relative_to(folder)
        except (OSError, ValueError, RuntimeError):
            return False

    def _read(self, path: str, fault: Callable[[str, str, str], None]) -> str | None:
        try:
            text = self.known[path] if self.known is not None and path in self.known else read_text(path)
            refuse_dialect(text, path)
        except (ReadError, ParseError) as error:
            for diagnostic in error.diagnostics:
                fault("unreadable", f"{path} cannot be included: {diagnostic.message}", diagnostic.remedy)
            return None
        if self.length + len(text) > MAX_BYTES:
            fault("size", "The included files are together larger than argmap reads.", "Split the map.")
            return None
        return text
