"""The door for YAML."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import yaml
from argmap.domain.diagnostics import ReadError
from argmap.yaml import MAX_DEPTH, parse_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{id: x, at: [p8 s3, 'p9 s1']}", {"id": "x", "at": ["p8 s3", "p9 s1"]}),
        ("", {}),
        ("# nothing but a comment\n", {}),
        ("a: 1\nb: -2.5\nc: true\nd: null\ne:\n", {"a": 1, "b": -2.5, "c": True, "d": None, "e": None}),
        ("{strict, x: y}", {"strict": None, "x": "y"}),
        ("a: {b: {c: [1, [2]]}}", {"a": {"b": {"c": [1, [2]]}}}),
        ("1: a\ntrue: b", {"1": "a", "true": "b"}),
        ("text: |\n  two\n  lines\n", {"text": "two\nlines\n"}),
    ],
)
def test_what_a_map_needs_is_read(text: str, value: object) -> None:
    assert parse_yaml(text) == value


@pytest.mark.parametrize("word", ["2024-03-03", "007", "1e999", ".inf", "yes", "no", "12:30:00", "0x1F", "9" * 5000])
def test_what_a_number_or_date_would_change_stays_a_string(word: str) -> None:
    assert parse_yaml(f"a: {word}") == {"a": word}


def test_quoted_words_are_strings() -> None:
    assert parse_yaml("{a: '1', b: \"true\", c: 'null'}") == {"a": "1", "b": "true", "c": "null"}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1", "yaml-alias", 11, 8),
        ("a: *x", "yaml-alias", 11, 8),
        ("a: !!python/object:os.system 1", "yaml-tag", 11, 8),
        ("a: !local x", "yaml-tag", 11, 8),
        ("b: 1\n<<: {a: 1}", "yaml-merge", 12, 1),
        ("a: 1\na: 2", "yaml-duplicate-key", 12, 1),
        ("{a: 1, a: 2}", "yaml-duplicate-key", 11, 12),
        ("- a", "yaml-not-a-mapping", 11, 5),
        ("just text", "yaml-not-a-mapping", 11, 5),
        ("a: 1\n---\nb: 2", "yaml-documents", 12, 1),
        ("[a]: b", "yaml-key", 11, 5),
        ("a: b: c", "yaml", 11, 9),
        ("a: [1, 2", "yaml", 12, 1),
        ("a: \x07", "yaml-character", 11, 8),
        ("ok: 1\nb: x\x00", "yaml-character", 12, 5),
    ],
)
def test_what_is_refused_is_refused_where_it_stands_in_the_file(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(ReadError) as error:
        parse_yaml(text, "map.argdown", line_offset=10, column_offset=4)
    (diagnostic,) = error.value.diagnostics
    assert diagnostic.where is not None
    assert (diagnostic.code, diagnostic.where.line, diagnostic.where.column) == (code, line, column)
    assert diagnostic.where.file == "map.argdown"
    assert diagnostic.message
    assert diagnostic.remedy


def test_a_mapping_knows_where_its_keys_and_values_stand() -> None:
    read = parse_yaml("{id: x,\n at: p1}", "f", line_offset=4, column_offset=20)
    assert (read.keys_at["id"].line, read.keys_at["id"].column) == (5, 22)
    assert (read.values_at["at"].line, read.values_at["at"].column, read.values_at["at"].end_column) == (6, 6, 8)


def test_depth_is_capped_one_level_above_the_deepest_allowed() -> None:
    assert parse_yaml("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    with pytest.raises(ReadError, match="yaml-depth"):
        parse_yaml("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_depth_is_refused_before_it_costs_anything() -> None:
    with pytest.raises(ReadError):
        parse_yaml("a: " + "[" * 1_000_000)


def test_the_number_of_values_is_capped_one_above_the_most_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "MAX_NODES", 2_000)
    most = 2_000 - len(("mapping", "key", "list"))
    assert len(parse_yaml("a: [" + "1," * most + "]")["a"]) == most
    with pytest.raises(ReadError, match="yaml-size"):
        parse_yaml("a: [" + "1," * (most + 1) + "]")


def test_a_bomb_of_aliases_is_refused_at_the_first() -> None:
    bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]"
    with pytest.raises(ReadError, match="yaml-alias"):
        parse_yaml(bomb)


# What JSON writes unescaped and YAML reads as it stands: no control characters, no breaks of lines, nothing unassigned.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), max_size=8)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_json_is_read_as_what_it_says(value: dict[str, object]) -> None:
    assert parse_yaml(json.dumps(value, ensure_ascii=False)) == value


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_where_it_stands(text: str) -> None:
    faults = ()
    try:
        assert isinstance(parse_yaml(text), dict)
    except ReadError as error:
        faults = error.diagnostics
    assert all(d.where and d.where.line >= 1 and d.where.column >= 1 for d in faults)
