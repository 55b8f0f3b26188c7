"""Dates, times and languages that no program understands are told."""

from __future__ import annotations

import pytest

from argmap.formats import argdown
from argmap.metadata import check_metadata, is_time


@pytest.mark.parametrize(
    "text",
    ["2022", "-0044", "2022-03", "2022-03-03", "2022-03-03T10:00", "2022/2023", "2022-03-03/..", "../2022", "2022/P1Y"],
)
def test_dates_times_and_intervals_are_times(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["never", "", "2022-99-99", "2022-13", "/", "../..", "2022/2023/2024", "P", "22"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_time(text)


def test_each_wrong_value_is_told_once() -> None:
    settings = "date: 2022-99-99\nlanguage: 'en\" onload=\"x'\nmodel: 5"
    text = f"===\n{settings}\n===\n\n[A]: x #thesis {{time: never, lang: '?'}}\n"
    argument_map, warnings = argdown.load_with_diagnostics(text, "map.argdown")
    metadata = check_metadata(argument_map)
    assert [(d.code, d.where.line) for d in warnings if d.where] == [("argdown.bad-date", 2), ("argdown.bad-value", 4)]
    assert [d.code for d in metadata] == ["bad-language", "bad-language", "bad-time"]
    assert metadata[-1].where is not None
    assert metadata[-1].where.line == 7
    assert all(d.remedy for d in (*warnings, *metadata))


def test_good_values_are_not_told() -> None:
    settings = "date: 2022-09-09\nlanguage: pt-BR\nmodel: {mode: strict}"
    assert check_metadata(argdown.load(f"===\n{settings}\n===\n\n[A]: x {{time: 2022}}\n")) == []
