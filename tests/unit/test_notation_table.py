"""CSV: one row for each thing, safe in a spreadsheet, and nothing lost on the way back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.characters import guard, unguard
from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.model import Anchor, ArgumentMap, ConflictKind, Inference, Statement
from argmap.formats.table.columns import COLUMNS, join, part
from argmap.formats.table.reader import load
from argmap.formats.table.writer import dump
from argmap.registry import format_named
from argmap.views import Views

AWKWARD = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "'=1", "''", "'tis", "'", "x=1", ""]


@pytest.mark.parametrize("cell", AWKWARD)
def test_no_cell_can_be_a_formula_and_each_comes_back(cell: str) -> None:
    shown = guard(cell)
    assert shown.lstrip()[:1] not in {"=", "+", "-", "@", "＝"}
    assert shown[:1] not in {"\t", "\r", "\n"}
    assert unguard(shown) == cell


@given(st.text(st.sampled_from("'=+-@ \t\ra;\\e"), max_size=8))
def test_guarding_can_always_be_undone(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(st.lists(st.text(st.sampled_from(" ;\\ea\n"), max_size=5), max_size=4))
def test_several_values_in_a_cell_come_back(values: list[str]) -> None:
    assert part(join(values)) == tuple(values)


def test_values_may_be_typed_with_or_without_a_space() -> None:
    assert part("a; b;c") == ("a", "b", "c")


def test_every_cell_of_a_hostile_map_is_guarded() -> None:
    hostile = Statement("a", "=cmd|' /C calc'!A0", "@x", tags=("-1",), anchors=(Anchor(1, 1, phrase="+1"),))
    text = dump(ArgumentMap("=x", "=HYPERLINK()", (hostile,), extra={"=": "="}))
    for row in csv.reader(io.StringIO(text, newline="")):
        assert all(cell[:1] not in {"=", "+", "-", "@"} for cell in row)
    assert load(text).map == ArgumentMap("=x", "=HYPERLINK()", (hostile,), extra={"=": "="})


def test_the_bytes_tell_a_spreadsheet_that_they_are_utf_8() -> None:
    known = format_named("csv")
    assert known.dump is not None
    assert known.dump(Views(ArgumentMap("map"))).startswith(b"\xef\xbb\xbfkind,id")


@given(st.text(st.characters(codec="utf-8"), max_size=9), st.text(st.characters(codec="utf-8"), max_size=9))
def test_any_title_and_text_come_back(title: str, text: str) -> None:
    m = ArgumentMap("map", title, (Statement("a", title, text, tags=(text,), entities=(title, text)),), summary=text)
    assert load(dump(m)).map == m


def test_a_table_typed_by_hand_needs_no_ids() -> None:
    rows = "statement,Rain,It rains.,,\nstatement,,The street is wet.,,\nsupport,,,rain,the-street-is-wet\n"
    m = load(f"kind,title,text,from,to\n{rows}").map
    assert [(s.id, s.title, s.text) for s in m.statements] == [
        ("rain", "Rain", "It rains."),
        ("the-street-is-wet", "The street is wet.", ""),
    ]
    assert m.inferences == (Inference("rain-supports-the-street-is-wet", ("rain",), "the-street-is-wet"),)
    assert m.statements[0].span is not None
    assert m.statements[0].span.line == 2


def test_an_id_that_is_given_further_down_is_not_handed_out_above() -> None:
    m = load("kind,id,title\nstatement,,A\nstatement,a,B\n").map
    assert [s.id for s in m.statements] == ["a-2", "a"]


def test_columns_that_are_not_known_are_kept() -> None:
    m = load("kind,id,title,Weight\nstatement,a,A,3\n").map
    assert m.statements[0].extra == {"table:weight": "3"}
    assert load(dump(m)).map == m


def test_all_kinds_of_conflict_have_rows() -> None:
    rows = "\n".join(f"{kind.value},,a,b" for kind in ConflictKind)
    m = load(f"kind,id,from,to\nstatement,a,,\nstatement,b,,\n{rows}\n").map
    assert [c.kind for c in m.conflicts] == list(ConflictKind)
    assert len({c.id for c in m.conflicts}) == len(ConflictKind)


def test_every_fault_is_told_with_its_line() -> None:
    text = (
        "kind,id,title,role,hedge,at,from,to\n"
        "statement,a,A,boss,,,,\n"
        "statement,a,B,,sure,p1,,\n"
        '"wrong",,"line\nbreak",,,,,\n'
        "attack,,,,,,a,nobody\n"
    )
    with pytest.raises(ParseError) as error:
        load(text, "t.csv")
    assert sorted((d.where.line, d.code) for d in error.value.diagnostics if d.where) == [
        (2, "table.bad-value"),
        (3, "table.bad-anchor"),
        (3, "table.bad-value"),
        (3, "table.duplicate-id"),
        (4, "table.unknown-kind"),
        (6, "table.unknown-element"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2\n", 'kind\n"x', "kind,kind\n", "kind\nstatement,x,y\n"])
def test_what_is_no_such_table_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(ParseError) as error:
        load(text, "t.csv")
    assert all(d.where and d.remedy for d in error.value.diagnostics)


@given(st.text(st.sampled_from('kind,statement\n\r";=\\ae1p s{}'), max_size=60))
def test_any_text_is_a_map_or_an_error_that_says_where(text: str) -> None:
    faults: tuple[Diagnostic, ...] = ()
    try:
        load(f"kind,id,title,text,tags,at,from,to,extra\n{text}")
    except ParseError as error:
        faults = error.diagnostics
    assert all(d.where for d in faults)


def test_a_long_cell_is_read_and_the_limit_of_the_library_is_put_back() -> None:
    before = csv.field_size_limit()
    m = ArgumentMap("map", statements=(Statement("a", "A", "x" * 300_000),))
    assert load(dump(m)).map == m
    assert csv.field_size_limit() == before


def test_every_column_is_used_by_some_row() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_may_be_parted_as_spreadsheets_do_where_decimals_have_commas(mark: str) -> None:
    lines = ("kind,id,title,from,to,weight", "statement,a,A,,,", "statement,b,B,,,", "support,s,,b,a,0.5")
    parted = "\r\n".join(lines).replace(",", mark)
    assert load(parted, "x.csv").map == load("\r\n".join(lines), "x.csv").map
