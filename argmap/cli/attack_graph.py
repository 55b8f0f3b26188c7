"""An attack graph from a file: of solvers' formats at once, of a map if there is nothing but attacks in it."""

from __future__ import annotations

import os
import stat

from argmap.domain.diagnostics import Diagnostic, MapError, UnknownNameError
from argmap.domain.spelling import similar
from argmap.formats.iccma.framework import READERS
from argmap.semantics.abstract.graph import AttackGraph

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap

_MOST_BYTES = 32 * 2**20  # of what is read without going through the door; that has its own cap
FORMATS = {"af": "af", "i23": "af", "apx": "apx", "tgf": "tgf"}  # ICCMA's names for them; i23 is the af of 2023


def load(path: str, format_name: str | None = None) -> AttackGraph:
    """Read the framework in a file, by its suffix or ``format_name``; raises ``ArgmapError``."""
    known = format_of(path, format_name)
    if known is None:
        return _of_map(path)
    text = _plain_text(path)
    if text is None:
        from argmap.read import read_named

        text = read_named(path)
    listed = READERS[known](text, path)
    names = [str(n) for n in range(1, len(listed.names) + 1)] if known == "af" else listed.names
    return AttackGraph(names, listed.sources, listed.ends)


def _plain_text(path: str) -> str | None:
    """The text of an ordinary file of plain ASCII; ``None`` for any other, which is a matter for ``argmap.read``.

    That door would import what this start does without: YAML and the model of maps.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - nor pathlib
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return data.decode("ascii") if data.isascii() and b"\0" not in data and len(data) <= _MOST_BYTES else None


def format_of(path: str, format_name: str | None = None) -> str | None:
    """Return which of the solvers' formats a file has; ``None`` if it must be a map."""
    if format_name is not None:
        return FORMATS[format_name]
    return FORMATS.get(path.rpartition(".")[2].lower())


def find_argument(graph: AttackGraph, name: str) -> int:
    """The number of the argument ``name``; raises ``UnknownNameError`` that names the nearest."""
    number = graph.number.get(name)
    if number is None:
        close = similar(name, graph.names) if len(graph) < 10_000 else []
        remedy = f"Did you mean {close[0]}?" if close else "Name one that stands in the file."
        raise UnknownNameError.because("no-argument", f"There is no argument {name!r}.", remedy)
    return number


def _of_map(path: str) -> AttackGraph:
    from argmap import pipeline, registry

    map_ = pipeline.load(path)
    _refuse_more_than_attacks(map_)
    left = registry.format_named("af").project(map_)
    return AttackGraph.of([s.id for s in left.statements], [(c.premises[0], c.target) for c in left.conflicts])


def _refuse_more_than_attacks(map_: ArgumentMap) -> None:
    """Refuse a map of which an abstract framework would say less: it knows neither support nor undercut."""
    faults = [
        Diagnostic(
            "support", "This is a support, and an abstract framework has attacks alone.", i.span, _REMEDY, element=i.id
        )
        for i in map_.inferences
    ]
    from argmap.domain.model import ConflictKind

    points = {s.id for s in map_.statements} | {a.id for a in map_.arguments}
    for conflict in map_.conflicts:
        if conflict.kind is ConflictKind.UNDERCUT or conflict.target not in points or len(conflict.premises) != 1:
            message = "This attack is no pair of an attacker and a statement, as an abstract framework needs it."
            faults.append(Diagnostic("attack", message, conflict.span, _REMEDY, element=conflict.id))
    if faults:
        raise MapError.of(faults[:100])


_REMEDY = "Ask argmap explain, which evaluates whole maps, or leave it out."
