"""Queries in addresses: read by a quicker reader, as the standard library reads them."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="argmap[edit] is not installed: no address was read")
from argmap.server.endpoint import unquoted

PIECES = st.sampled_from(
    ["%", "%4", "%41", "%3d", "%3D", "%C3%BC", "%ff", "%0a", "%zz", "=", "+", " ", "_", "a", "?", "é"]
)


@given(st.lists(PIECES).map("".join))
@example("=41")
@example("%=41")
def test_a_value_is_read_as_the_standard_library_reads_it(value: str) -> None:
    [(_, expected)] = parse_qsl(f"query={value}", keep_blank_values=True)
    assert unquoted(value.encode()) == expected


@given(st.text(), st.sampled_from([quote, quote_plus]))
def test_whatever_is_quoted_is_read_back(text: str, quoted: object) -> None:
    assert callable(quoted)
    assert unquoted(quoted(text).encode()) == text
