"""What the server remembers of its answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="argmap[edit] is not installed: nothing is served")
from argmap.server.memory import LARGEST, Memory, varies

KEYS = st.tuples(st.binary(max_size=3))


@given(st.lists(st.tuples(KEYS, st.integers(0, LARGEST + 10))), st.integers(0, 4 * LARGEST))
def test_what_is_kept_is_the_newest_within_its_bytes(kept: list[tuple[tuple[bytes], int]], most: int) -> None:
    memory: Memory[int] = Memory(most)
    sizes: dict[tuple[bytes], int] = {}
    for key, size in kept:
        memory.keep(key, size, size)
        sizes.setdefault(key, size)
        assert sum(value for key in sizes if (value := memory.get(key)) is not None) <= most
    for key in sizes:
        assert memory.get(key) in {None, *(size for other, size in kept if other == key and size < LARGEST)}


def test_what_was_missed_before_is_worth_keeping() -> None:
    memory: Memory[int] = Memory()
    keys = [(b"%d" % n,) for n in range(3000)]
    assert not any(map(memory.has_missed, keys))
    assert memory.has_missed(keys[-1])
    assert not memory.has_missed(keys[0]), "it was long ago"


@pytest.mark.parametrize(
    "query", ["SELECT (RAND() AS ?r) {}", "SELECT (now () AS ?r) {}", "ASK { FILTER(\\u0052AND() > .5) }", "STRUUID()"]
)
def test_what_may_differ_every_time_is_not_remembered(query: str) -> None:
    assert varies(query)
