"""How diagnostics and tables look on a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from argmap.cli.terminal import columns, diagnostic_data, print_diagnostics, table, visible
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Span


def told(text: str, column: int, end: int, path: Path, line: int = 1) -> list[str]:
    """The lines printed for a diagnostic at a place of a file with this text."""
    path.write_text(text, encoding="utf-8")
    out = io.StringIO()
    print_diagnostics([Diagnostic("c", "m", Span(str(path), line, column, line, end), "r")], stream=out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("text", "column", "end", "marked"),
    [
        ("[Thessis]: x", 1, 10, "[Thessis]"),
        ("  + [A] # b", 5, 8, "[A]"),
        ("\t\t+ [A]", 5, 8, "[A]"),
        ("世界 [A]", 4, 7, "[A]"),
        ("e\u0301e\u0301 [A]", 6, 9, "[A]"),
        ("[A", 3, 4, ""),
    ],
)
def test_the_underline_stands_under_what_is_meant(
    text: str, column: int, end: int, marked: str, tmp_path: Path
) -> None:
    first, source, mark, remedy = told(text, column, end, tmp_path / "map.argdown")
    assert first == f"{tmp_path / 'map.argdown'}:1:{column}: error: m [c]"
    assert remedy == "  remedy: r"
    start = mark.index("^")
    assert set(mark[start:]) <= {"^", "~"}
    assert len(mark) - start == max(1, columns(marked))
    before = source[: source.index(marked)] if marked else source
    assert columns(before) == start


def test_of_a_long_line_only_the_part_around_the_place_is_shown(tmp_path: Path) -> None:
    text = "x" * 500_000 + "[A]" + "y" * 500_000
    _, source, mark, _ = told(text, 500_001, 500_004, tmp_path / "map.argdown")
    assert len(source) < 130
    assert source[mark.index("^") :].startswith("[A]")
    assert source.count("…") == 2


def test_a_place_beyond_the_file_or_in_no_file_is_told_without_an_excerpt(tmp_path: Path) -> None:
    assert len(told("one line", 1, 5, tmp_path / "map.argdown", line=7)) == 2
    out = io.StringIO()
    print_diagnostics([Diagnostic("c", "m"), Diagnostic("c", "m", Span("no/such", 1, 1, 1, 1))], stream=out)
    assert out.getvalue().splitlines() == ["error: m [c]", "no/such: error: m [c]"]


def test_of_very_many_diagnostics_some_are_printed_and_the_rest_counted() -> None:
    out = io.StringIO()
    print_diagnostics([Diagnostic("c", "m")] * 1000, stream=out)
    assert len(out.getvalue().splitlines()) == 101
    assert "900 more" in out.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Ж — “наука”", "Ж — “наука”"),
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("a\nb\tc", "a b c"),
        ("ev\u202eil", "ev<U+202E>il"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_what_would_drive_a_terminal_is_shown_as_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_columns_of_a_table_line_up_whatever_the_script() -> None:
    lines = table(("id", "title"), [("a", "x"), ("世界", "y"), ("long one", "z\x1b")]).splitlines()
    assert lines[0] == "id        title"
    assert [columns(line[: line.rindex(line.split()[-1])]) for line in lines[2:]] == [10, 10, 10]


def test_a_table_is_wrapped_to_its_room_and_loses_no_word() -> None:
    rows = [("conceded", "What does the article grant although it speaks against its thesis?", "claim=ID")]
    lines = table(("query", "question", "--bind"), rows, 50).splitlines()
    assert max(map(columns, lines)) <= 50
    assert sorted(" ".join(lines[2:]).split()) == sorted(" ".join(rows[0]).split())
    assert len(table(("query", "question", "--bind"), rows).splitlines()) == 3


def test_a_diagnostic_as_data_has_all_that_is_printed() -> None:
    found = Diagnostic("code", "message", Span("f", 1, 2, 3, 4), "remedy", Severity.NOTE, "thesis")
    assert diagnostic_data(found) == {
        "severity": "note",
        "code": "code",
        "message": "message",
        "remedy": "remedy",
        "element": "thesis",
        "file": "f",
        "line": 1,
        "column": 2,
        "end_line": 3,
        "end_column": 4,
    }
