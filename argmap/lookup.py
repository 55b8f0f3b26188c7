"""The meaning of what is typed: elements and sources by id or title, also in assumptions; queries by name, file or text."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from functools import partial

from argmap import read
from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import ArgmapError, Diagnostic, QueryError, UnknownNameError
from argmap.domain.model import ArgumentMap, Element
from argmap.domain.spelling import unknown

QUERY_SECONDS = 30.0
QUERY_MEMORY = 1_000  # MB beyond the dataset


def find_query(asked: str, *, files: bool = True) -> tuple[str, float]:
    """Return the SPARQL that ``asked`` (a bundled query's name, a file or pipe, or SPARQL) means, and how long it may take.

    Bundled queries are known to end (0: no limit). Without ``files`` nothing is read.
    """
    from argmap import rdf

    bundled = rdf.bundled_queries()
    if asked in bundled:
        return bundled[asked].text, 0
    if files and (
        asked.endswith((".rq", ".sparql")) or read.is_pipe(asked) or os.path.isfile(asked)  # noqa: PTH113 - for long texts
    ):
        return read.read_named(asked), QUERY_SECONDS
    if asked and not any(c.isspace() or c in "{<" for c in asked):
        raise unknown("query", asked, bundled)
    return asked, QUERY_SECONDS


def limits_of(seconds: float, timeout: float | None, memory: int | None) -> tuple[float, int | None]:
    """Return how many seconds (0: no limit) and MB a query gets: what ``find_query`` says, or what its user does.

    Raises ``QueryError`` for a time that is no number, or less than none.
    """
    wait = float(seconds if timeout is None else timeout)
    if not wait >= 0:
        raise QueryError.because("bad-timeout", f"{wait} seconds are no time to wait.", "Say how many; 0 is for ever.")
    return 0 if wait == math.inf else wait, memory or (QUERY_MEMORY if seconds else None)


def find_element(argument_map: ArgumentMap, name: str) -> Element:
    """Return the element with the id ``name``, or else the statement or argument with that title.

    Brackets around a title, as in Argdown, do no harm, and ``thesis`` is the map's thesis if nothing has that name.
    Raises ``UnknownNameError``.
    """
    bare = name.strip()
    if bare[:1] + bare[-1:] in ("[]", "<>"):
        bare = bare[1:-1].strip()
    candidates = argument_map.points
    if bare in argument_map.elements:
        return argument_map.elements[bare]
    for candidate in candidates:
        if candidate.title.casefold() == bare.casefold():
            return candidate
    if bare.casefold() == "thesis" and argument_map.thesis:
        return argument_map.thesis
    titles = {candidate.title: candidate.id for candidate in candidates}
    raise unknown("statement", name, [candidate.id for candidate in candidates], titles)


def find_elements(argument_map: ArgumentMap, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the elements called ``names``; raises ``UnknownNameError`` with every unknown name."""
    ids: list[str] = []
    faults: list[Diagnostic] = []
    for name in names:
        try:
            ids.append(find_element(argument_map, name).id)
        except ArgmapError as error:
            faults += error.diagnostics
    if faults:
        raise UnknownNameError.of(faults)
    return tuple(ids)


def find_id(argument_map: ArgumentMap, name: str) -> str:
    """Return the id of the element or source called ``name``, which an IRI or a prefixed name is already."""
    if ":" in name or name in argument_map.elements:
        return name
    if name in argument_map.source_by_id:
        return f"sources:{name}"
    return find_element(argument_map, name).id


def resolve(argument_map: ArgumentMap, assumptions: Assumptions) -> Assumptions:
    """Put ids for the titles in ``assumptions``; raises ``UnknownNameError`` for what the map does not have."""
    return assumptions.resolved(partial(find_elements, argument_map))
