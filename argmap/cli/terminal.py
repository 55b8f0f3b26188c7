"""Output on a terminal: diagnostics with the line they are about, tables, colour, progress.

Text from a map is hostile until it is shown: control characters, which could drive the terminal, and characters that
nobody can see are printed as their codes.
"""

from __future__ import annotations

import io
import os
import re
import sys

from argmap.domain.diagnostics import Diagnostic, Severity

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any, TextIO

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}
_MOST = 100  # diagnostics printed for people; --json gives all
_SEPARATORS = {"semicolon": ";", "tab": "\t"}
_WINDOW = 100  # columns of a source line that are shown
_NARROWEST = 20  # columns of a table that is wrapped to fit
_MAX_WORD, _MAX_MESSAGE = 300, 1000  # characters; a longer name has its middle left out


def visible(text: str) -> str:
    """``text`` on one line, with every character that a terminal would act upon or hide written as its code."""
    if text.isascii() and text.isprintable():
        return text
    from argmap.domain.characters import code_of, hidden_in

    hidden = set(hidden_in(text))
    return "".join(
        " " if c in "\t\n\r" else c if c.isprintable() and c not in hidden else f"<{code_of(c)}>" for c in text
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` fills."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def paint(text: str, colour: str, stream: TextIO) -> str:
    """``text`` in an ANSI ``colour``, if ``stream`` is a terminal and NO_COLOR is not set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty()
    return text if plain else f"\x1b[{colour}m{text}\x1b[0m"


def print_json(value: Any) -> None:
    """Print ``value`` as JSON, which is always UTF-8, whatever the terminal speaks."""
    import json

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(value, indent=2, ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf")))


def write_out(data: bytes) -> None:
    """Put bytes on standard output as they are."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a test or notebook has put a text stream there
        sys.stdout.write(data.decode())
    else:
        buffer.write(data)
        buffer.flush()


def write_table(table: str, out: str | None, separator: str | None = None) -> None:
    """Put a CSV table on standard output; or into a file, marked as UTF-8, since spreadsheets misread umlauts otherwise."""
    if separator not in (None, "comma"):
        import csv
        import io

        parted = io.StringIO()
        writer = csv.writer(parted, delimiter=_SEPARATORS[separator], lineterminator="\r\n")
        writer.writerows(csv.reader(io.StringIO(table, newline="")))
        table = parted.getvalue()
    if out:
        write_named(out, table.encode("utf-8-sig"))
    else:
        write_out(table.encode())


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], *, as_json: bool = False, stream: TextIO | None = None
) -> None:
    """Print each diagnostic with its place, the line it is about and the remedy, which those of a row that have the same
    say once, at its end; JSON goes to standard output.
    """
    if as_json:
        print_json({"diagnostics": [diagnostic_data(d) for d in diagnostics]})
        return
    stream = stream or sys.stderr
    lines = _Lines()
    shown = diagnostics[:_MOST]
    for at, diagnostic in enumerate(shown):
        again = any((d.code, d.remedy) == (diagnostic.code, diagnostic.remedy) for d in shown[at + 1 : at + 2])
        print(_in_lines(diagnostic, lines, stream, with_remedy=not again), file=stream)
    if len(diagnostics) > _MOST:
        print(f"... and {len(diagnostics) - _MOST} more (--json lists all)", file=stream)


def diagnostic_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data for JSON."""
    return diagnostic.to_dict()


def counted(number: int, noun: str) -> str:
    """Return such as ``1,200 statements`` or ``1 statement``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counted_severities(diagnostics: Iterable[Diagnostic]) -> str:
    """Return such as ``2 errors, 1 warning``."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return ", ".join(counted(severities.count(s), s.value) for s in Severity if s in severities)


def shown_path(path: Path) -> str:
    """Return a path as the user would type it here."""
    here = os.getcwd()  # noqa: PTH109 - pathlib is not needed to start
    return visible(os.path.relpath(path, here) if path.is_relative_to(here) else os.fspath(path))


def write_named(path: Path | str, data: bytes, stream: TextIO | None = None) -> None:
    """Write the file that the user named, unless it has these bytes, and say so on ``stream``, by default standard error."""
    from pathlib import Path

    from argmap.write import write_file

    written = write_file(Path(path), data)
    print("wrote" if written.changed else "unchanged", visible(os.fspath(path)), file=stream or sys.stderr)


def terminal_width() -> int:
    """Return how many columns standard output has for text: 80 on a terminal that does not say, 0 (no bound) elsewhere."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def table(header: Sequence[str], rows: Iterable[Sequence[str]], room: int = 0) -> str:
    """A table with columns of equal width; what a terminal would act upon is shown as codes.

    Where it does not fit into ``room`` columns (0: there is no bound), the cells of its widest columns take several lines.
    """
    from itertools import zip_longest
    from textwrap import wrap

    cells = [[visible(cell) for cell in row] for row in (header, *rows)]
    widths = [max(columns(row[i]) for row in cells) for i in range(len(header))]
    if room:
        spare = room - 2 * (len(widths) - 1)
        fitting = (most for most in range(room, _NARROWEST, -1) if sum(min(most, width) for width in widths) <= spare)
        most = next(fitting, _NARROWEST)
        widths = [min(most, width) for width in widths]
    rule = ["─" * width for width in widths]
    lines = []
    for row in (cells[0], rule, *cells[1:]):
        parts = [
            wrap(cell, width) if columns(cell) > width else [cell] for cell, width in zip(row, widths, strict=True)
        ]
        for line in zip_longest(*parts, fillvalue=""):
            padded = [cell + " " * (width - columns(cell)) for cell, width in zip(line, widths, strict=True)]
            lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


class Progress:
    """A line on standard error that says what is being done; nothing where that is not a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def say(self, text: str) -> None:
        """Replace the line by ``text``; an empty text clears it."""
        if self._shown:
            sys.stderr.write("\r\x1b[K" + visible(text))
            sys.stderr.flush()


class _Lines:
    """The lines of the files that diagnostics point into, each file read once."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def line(self, file: str, number: int) -> str:
        if file not in self._files:
            from argmap import read
            from argmap.domain.diagnostics import ArgmapError

            try:
                self._files[file] = (read.PIPED.get(file) or read.read_text(file)).split("\n")
            except ArgmapError:
                self._files[file] = []
        lines = self._files[file]
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


def _in_lines(diagnostic: Diagnostic, lines: _Lines, stream: TextIO, *, with_remedy: bool) -> str:
    severity = paint(f"{diagnostic.severity}:", _COLOURS[diagnostic.severity], stream)
    where = diagnostic.where
    whole_file = where is not None and where.is_whole_file
    place = f"{_shortened(where.file if whole_file else str(where))}: " if where else ""
    shown = [f"{place}{severity} {_shortened(diagnostic.message)} [{diagnostic.code}]"]
    source = lines.line(where.file, where.line) if where and not whole_file else ""
    if where and source and not (where.column == 1 and _quotes(diagnostic.message, source)):
        end = where.end_column if where.end_line == where.line else 0
        shown += _excerpt(source, where.line, where.column, end, stream)
    if diagnostic.remedy and with_remedy:
        shown.append(f"  {paint('remedy:', '32', stream)} {_shortened(diagnostic.remedy)}")
    return "\n".join(shown)


def _quotes(message: str, source: str) -> bool:
    """Return whether a message ends in a quotation of the line that it is about, so that this need not be shown."""
    quoted = message.rpartition("“")[2]
    return len(quoted) > 1 and quoted.endswith("”") and quoted[:-1].rstrip("…") in source


def _shortened(text: str) -> str:
    """``text`` as it is shown, without the middle of what nobody would read to the end."""
    text = re.sub(rf"\S{{{_MAX_WORD},}}", lambda word: f"{word[0][:120]}…{word[0][-40:]}", text)
    return visible(text if len(text) <= _MAX_MESSAGE else f"{text[: _MAX_MESSAGE - 200]} … {text[-200:]}")


def _excerpt(source: str, number: int, column: int, end: int, stream: TextIO) -> list[str]:
    """The source line, or the part of a long one around ``column``, and a line with a caret under it."""
    start = max(0, column - 1 - _WINDOW // 2) if len(source) > _WINDOW else 0
    shown = source[start : start + _WINDOW]
    lead = "…" if start else ""
    stop = min(end - 1 if end else len(source), start + len(shown))
    before = columns(lead + visible(source[start : column - 1]))
    marked = max(1, columns(visible(source[column - 1 : stop])))
    gutter = f"{number:>5} | "
    mark = paint("^" + "~" * (marked - 1), _COLOURS[Severity.ERROR], stream)
    tail = "…" if start + _WINDOW < len(source) else ""
    return [f"{gutter}{lead}{visible(shown)}{tail}", " " * (len(gutter) - 2) + "| " + " " * before + mark]
