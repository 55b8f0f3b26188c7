"""Changes of a map, for tests that go through what can be changed in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from argmap.domain.model import ArgumentMap

Change = Callable[[ArgumentMap], ArgumentMap]


def changed(kind: str, index: int = 0, /, **fields: Any) -> Change:
    """Return the change of some fields of one element, which stands at ``index`` in the field ``kind`` of a map."""

    def change(m: ArgumentMap) -> ArgumentMap:
        elements = list(getattr(m, kind))
        elements[index] = replace(elements[index], **fields)
        return replace(m, **{kind: tuple(elements)})

    return change
