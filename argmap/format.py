"""A format is a value that knows its name, suffixes and media type, and how to read and write a map.

The command line's choices, content negotiation, the table in the docs and the round-trip tests all follow from these
values; the table of them is ``argmap.registry.FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from argmap.model import ArgumentMap


class Views(Protocol):
    """What a format may write from: a map and what follows from it, each computed once, when asked for."""

    @property
    def map(self) -> ArgumentMap: ...

    @property
    def verdicts(self) -> Mapping[str, Any]: ...

    @property
    def svg(self) -> str: ...

    @property
    def page(self) -> str: ...

    @property
    def width(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A notation, dataset or picture; ``load`` or ``dump`` is ``None`` where there is only one direction.

    ``load`` takes text and the file name for diagnostics; ``loses`` says in words what the format cannot say of a map.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    load: Callable[[str, str], ArgumentMap] | None = None
    dump: Callable[[Views], bytes] | None = None
    loses: str = ""
