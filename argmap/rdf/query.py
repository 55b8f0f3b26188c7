"""The questions that come with argmap: one ``.rq`` file each, described by the comments at its head."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

_HEADER = re.compile(r"#\s*(title|question|parameter|columns?):\s*(.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that may be bound to an element's id; left out, the query is about everything."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class BundledQuery:
    """A query by name, with its title and the question that it answers."""

    name: str
    title: str
    question: str
    text: str
    parameters: tuple[Parameter, ...] = ()


@functools.cache
def bundled_queries() -> Mapping[str, BundledQuery]:
    """Return every bundled query by its name (the file's, without ``.rq``), sorted."""
    files = sorted((Path(__file__).parent / "queries").glob("*.rq"))
    queries = (_read(file.stem, file.read_text(encoding="utf-8")) for file in files)
    return MappingProxyType({query.name: query for query in queries})


def _read(name: str, text: str) -> BundledQuery:
    headers: dict[str, list[str]] = {}
    for line in text.splitlines():
        if match := _HEADER.fullmatch(line.strip()):
            headers.setdefault(match[1], []).append(match[2].strip())
    parameters = []
    for line in headers.get("parameter", []):
        parameter, _, meaning = line.partition(" ")
        parameters.append(Parameter(parameter.lstrip("?$"), meaning.strip(" -–:")))
    return BundledQuery(name, headers["title"][0], headers["question"][0], text, tuple(parameters))
