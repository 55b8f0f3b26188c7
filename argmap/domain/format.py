"""A format is a value that knows its name, suffixes and media type, and how to read and write a map.

The command line's choices, content negotiation, the table in the docs and the round-trip tests all follow from these
values. Each is declared in the module that does its work (see ``argmap.registry``, which collects them).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.expressiveness.projection import project
from argmap.domain.feature import Feature
from argmap.domain.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.views import Views  # named only: what a format draws from is put together above all rooms


class Reading(NamedTuple):
    """The answer of a reader: the map, and what is odd about its text though it could be read."""

    map: ArgumentMap
    diagnostics: Sequence[Diagnostic] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A notation, dataset or picture; ``load`` or ``dump`` is ``None`` where there is only one direction.

    ``load`` takes text and the file name for diagnostics. ``carries`` are the features that ``dump`` writes; a two-way
    format holds ``load(dump(m)).map == project(m, carries)``. It is ``None`` for pictures and pages, which are for
    people, and for what is only read. ``knows`` tells from its text whether a file is of this format, where others share
    its suffix. ``loses`` says in words what no feature says.

    ``keeps`` are the keys of a map's ``extra`` in which the format keeps what was written in it, to write it back, each
    with the features that a map with that key says besides.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    load: Callable[[str, str], Reading] | None = None
    dump: Callable[[Views], bytes] | None = None
    loses: str = ""
    carries: frozenset[Feature] | None = None
    knows: Callable[[str], bool] | None = None
    keeps: Mapping[str, frozenset[Feature]] = field(default_factory=dict, hash=False)

    def project(self, argument_map: ArgumentMap) -> ArgumentMap:
        """Return what of a map this format says; the whole map where it is a picture."""
        if self.carries is None:
            return argument_map
        kept = {key: value for key, value in argument_map.extra.items() if key in self.keeps}
        if not kept:
            left = project(argument_map, self.carries)
            return argument_map if left == argument_map else left  # whose text may be kept
        saying = self.carries.union(*(self.keeps[key] for key in kept))
        return replace(project(argument_map, saying), extra=kept)
