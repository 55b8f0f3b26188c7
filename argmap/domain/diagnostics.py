"""Everything that can go wrong, told so that the reader can mend it.

A ``Diagnostic`` is data: what, where, why and what to do next. Parsers and checks collect as many as they find;
``ArgmapError`` carries them when the work cannot go on. Only the command line prints them and gives exit codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from argmap.domain.record import Record

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Self

    from argmap.domain.model import Span


class Severity(StrEnum):
    """An error stops the work, a warning makes ``argmap check`` exit with 1, a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Diagnostic(Record):
    """One fault: a stable ``code`` for programs, a ``message`` (what and why), ``where`` it is and a ``remedy``.

    ``element`` is the id of the element of the map that it is about, where there is one.
    """

    code: str
    message: str
    where: Span | None = None
    remedy: str = ""
    severity: Severity = Severity.ERROR
    element: str | None = None

    def to_dict(self) -> dict[str, str | int | None]:
        """Return plain data for JSON."""
        where = self.where
        place: dict[str, str | int | None] = {}
        if where:
            place = {"file": where.file, "line": where.line, "column": where.column}
            place |= {"end_line": where.end_line, "end_column": where.end_column}
        return {
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
            "element": self.element,
            **place,
        }

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.severity}: {self.message}{remedy} [{self.code}]"


_ASSUMED = frozenset(("no-label", "list", "direct-edge"))  # what codes of such notes end with


def assumptions(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the notes on relations of which a reader supplied a side or an end that the text does not name."""
    return [d for d in diagnostics if d.severity is Severity.NOTE and d.code.rpartition(".")[2] in _ASSUMED]


class ArgmapError(Exception):
    """The root of every error that argmap raises on purpose; ``diagnostics`` holds one entry for each fault found."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(str(d) for d in diagnostics))
        self.diagnostics: tuple[Diagnostic, ...] = diagnostics

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> ArgmapError:
        """Build the error that carries all of ``diagnostics``."""
        return cls(*diagnostics)

    @classmethod
    def because(cls, code: str, message: str, remedy: str = "", where: Span | None = None) -> Self:
        """Build the error of a single fault."""
        return cls(Diagnostic(code, message, where, remedy))


class ReadError(ArgmapError):
    """An input that cannot be read: missing, too large, wrongly encoded, or holding what no map may hold."""


class ParseError(ArgmapError):
    """An input that can be read as text, but not as the notation it claims to be."""


class MapError(ArgmapError):
    """A map whose parts do not fit together, such as a relation to an element that does not exist."""


class QueryError(ArgmapError):
    """A SPARQL query that cannot be parsed or run, or that went over a limit."""


class UnknownNameError(ArgmapError):
    """A name that argmap does not know: of a statement, format or query; the remedy says the nearest known ones."""


class MissingExtraError(ArgmapError):
    """A feature whose optional dependency is not installed; the remedy is the pip command that mends it."""


class Needing:
    """Tells, of the imports in its block, which optional dependency is missing: raises ``MissingExtraError``.

    ``message`` says what for; ``{name}`` in it is the module that is not there, ``package`` what pip is to install, and
    ``remedy`` what else helps. A library that is there and cannot be imported is said to be that; faults of our own
    modules are left as they are.
    """

    def __init__(self, package: str, message: str, remedy: str = "") -> None:
        self.package = package
        self.message = message
        self.remedy = remedy

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, ImportError) or (error.name or "").partition(".")[0] == "argmap":
            return
        message, command = self.message.format(name=error.name), "pip install"
        if not isinstance(error, ModuleNotFoundError):
            message, command = f"A library is installed, but cannot be imported: {error}.", "pip install --upgrade"
        remedy = f"Run: {command} {self.package}{self.remedy and f' ({self.remedy})'}"
        raise MissingExtraError.because("missing-extra", message, remedy) from error


class WriteError(ArgmapError):
    """An output that cannot be written: a read-only folder, a second writer, a name that leaves the folder."""
