"""Documents of JSON in which something else stands somewhere."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

VALUES = (
    None,
    0,
    -1,
    True,
    "",
    "A",
    "a",
    "s",
    "s1",
    [],
    {},
    [1],
    {"id": 3},
    {"": []},
    1.5,
    "\u202e",
    [[]],
    [{}],
    [[1, 2]],
)


@st.composite
def broken(draw: st.DrawFn, documents: Sequence[Any]) -> Any:
    """Draw one of ``documents`` with up to three values in the places of others."""
    document = copy.deepcopy(draw(st.sampled_from(documents)))
    for _ in range(draw(st.integers(0, 3))):
        *way, last = draw(st.sampled_from(_places(document)[1:] or [()])) or (None,)
        inner = document
        for step in way:
            inner = inner[step]
        if last is not None:
            inner[last] = copy.deepcopy(draw(st.sampled_from(VALUES)))
    return document


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in inside for place in _places(inner, (*path, key)))]
