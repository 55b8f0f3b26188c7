"""A format is a value that knows its name, suffixes and media type, and how to read and write a map.

The command line's choices, content negotiation, the table in the docs and the round-trip tests all follow from these
values; the table of them is ``argmap.registry.FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.domain.feature import Feature
from argmap.domain.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.views import Views  # named only: what a row writes from is put together above all rooms


@dataclass(frozen=True, slots=True)
class Format:
    """A notation, dataset or picture; ``load`` or ``dump`` is ``None`` where there is only one direction.

    ``load`` takes text and the file name for diagnostics. ``carries`` are the features that ``dump`` writes; a two-way
    format holds ``load(dump(m)) == expressiveness.project(m, carries)``, so that ``dump`` best begins with ``project``.
    It is ``None`` for pictures and pages, which are for people, and for what is only read. ``knows`` tells from its text
    whether a file is of this format, where others share its suffix. ``loses`` says in words what no feature says.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    load: Callable[[str, str], ArgumentMap] | None = None
    dump: Callable[[Views], bytes] | None = None
    loses: str = ""
    carries: frozenset[Feature] | None = None
    knows: Callable[[str], bool] | None = None
