"""The rows of the page's data: of which fields of the model they are made, and what goes without saying in them.

The page's JSON, the defaults that ``js/data.js`` puts back and the types in ``js/records.d.ts`` all come from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.domain.fields import Field, fields_of, plain
from argmap.domain.model import (
    Anchor,
    Argument,
    Conflict,
    Inference,
    Rephrase,
    Source,
    Statement,
)
from argmap.domain.rules import thousandths

SPARSE = ("claims", "inferences")  # the rows of which nothing is written that goes without saying
_IN_THOUSANDTHS = ("credence", "weight")  # so that a tie is a tie in the page, too
_NAMES = {"asserted_by": "by"}  # of fields, where they are other than the model's
_EMPTY: Mapping[str, Any] = {"str": "", "tuple[str, ...]": []}  # instead of a default that is missing


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of one kind: the type of each in JS, what it shows, and the fields that the page has no use for.

    ``own`` are the default of what the page adds.
    """

    name: str
    kind: type
    hidden: frozenset[str] = frozenset()
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are shown of an element."""
        return tuple(known for known in fields_of(self.kind) if known.name not in self.hidden)

    def encode(self, element: Any) -> dict[str, Any]:
        """Return ``element`` as a row, everything in it."""
        return {name_of(known): _plain(known, getattr(element, known.name)) for known in self.fields}

    def defaults(self) -> dict[str, Any]:
        """Return what goes without saying in a row."""
        return {**self.own} | {
            name_of(known): _EMPTY.get(known.type) if known.required else _plain(known, known.default)
            for known in self.fields
            if known.name != "id"
        }


RECORDS: Mapping[str, Record] = {
    "anchors": Record("Anchor", Anchor, frozenset({"digest"})),
    "sources": Record("Source", Source, frozenset({"extra"})),
    "claims": Record("Claim", Statement, frozenset({"section", "extra"})),
    "arguments": Record("Argument", Argument, frozenset({"tags", "strand", "anchors", "section", "extra"})),
    "inferences": Record("Inference", Inference, frozenset({"rules", "extra"}), {"owner": ""}),
    "conflicts": Record("Conflict", Conflict, frozenset({"scheme", "extra"})),
    "rephrases": Record("Rephrase", Rephrase, frozenset({"extra"})),
}


def encode(rows: str, element: Any) -> dict[str, Any]:
    """Return ``element`` as one of the ``rows`` of that name."""
    return RECORDS[rows].encode(element)


def sparse(encoded: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data without what goes without saying of claims and steps, but with what that is."""
    defaults = {rows: RECORDS[rows].defaults() for rows in SPARSE}
    kept = {
        rows: [
            {key: item for key, item in row.items() if key == "id" or defaults[rows][key] != item}
            for row in encoded[rows]
        ]
        for rows in SPARSE
    }
    return {**encoded, **kept, "defaults": defaults}


def name_of(known: Field) -> str:
    """Return what a field is called in a row."""
    return _NAMES.get(known.name, known.name)


def _plain(known: Field, value: Any) -> Any:
    if value is None and known.type.startswith("Hedge"):
        return ""
    if known.name in _IN_THOUSANDTHS and value is not None:
        return thousandths(value)
    return plain(value, RECORDS["anchors"].encode)
