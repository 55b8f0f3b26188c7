"""The rows of the page's data: of which fields of the model they are made, and what goes without saying in them.

The page's JSON, the defaults that ``js/data.js`` puts back and the types in ``js/records.d.ts`` all come from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from argmap.domain.fields import Field, fields_of, plain
from argmap.domain.model import (
    Anchor,
    Argument,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Rephrase,
    Role,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.domain.rules import thousandths

SPARSE = ("claims", "inferences")  # the rows of which nothing is written that goes without saying
_ENUMS: tuple[type[Enum], ...] = (Role, Stance, Hedge, ConflictKind, SourceKind)
_IN_THOUSANDTHS = ("credence", "weight")  # so that a tie is a tie in the page, too
_NAMES = {"asserted_by": "by"}  # of fields, where they are other than the model's
_TYPES = {"str": "string", "bool": "boolean", "int": "number", "float": "number", "None": "null"}
_EMPTY: Mapping[str, Any] = {"str": "", "tuple[str, ...]": []}  # instead of a default that is missing


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of one kind: the type of each in JS, what it shows, and the fields that the page has no use for.

    ``own`` are the default of what the page adds, ``wider`` what a field can be besides what the model allows.
    """

    name: str
    kind: type
    hidden: frozenset[str] = frozenset()
    own: Mapping[str, str] = field(default_factory=dict)
    wider: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are shown of an element."""
        return tuple(known for known in fields_of(self.kind) if known.name not in self.hidden)

    def encode(self, element: Any) -> dict[str, Any]:
        """Return ``element`` as a row, everything in it."""
        return {_name(known): _plain(known, getattr(element, known.name)) for known in self.fields}

    def defaults(self) -> dict[str, Any]:
        """Return what goes without saying in a row."""
        return {**self.own} | {
            _name(known): _EMPTY.get(known.type) if known.required else _plain(known, known.default)
            for known in self.fields
            if known.name != "id"
        }

    def declaration(self) -> str:
        """Return the type of a row in TypeScript."""
        lines = [f"  {_name(known)}: {self._type(known)};" for known in self.fields]
        lines += [f"  {name}: string;" for name in self.own]
        return "\n".join([f"interface {self.name} {{", *lines, "}"])

    def _type(self, known: Field) -> str:
        inner = known.type.removeprefix("tuple[").removesuffix(", ...]")
        parts = [_TYPES.get(part, part) for part in inner.split(" | ")]
        if known.name in self.wider:
            parts.append(f'"{self.wider[known.name]}"')
        if known.type.startswith("Hedge |"):
            parts[-1] = '""'
        return f"{parts[0]}[]" if inner != known.type else " | ".join(parts)


RECORDS: Mapping[str, Record] = {
    "anchors": Record("Anchor", Anchor, frozenset({"digest"})),
    "sources": Record("Source", Source, frozenset({"extra"})),
    "claims": Record("Claim", Statement, frozenset({"section", "extra"}), wider={"role": "argument"}),
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


def declarations() -> str:
    """Return the types of all rows in TypeScript."""
    head = "/** The rows of the page's data, written by docs/generate.py from argmap.draw.page.records; do not edit. */"
    unions = [f"type {kind.__name__} =\n  | {_values(kind)};" for kind in _ENUMS]
    return "\n\n".join([head, *unions, *(record.declaration() for record in RECORDS.values())]) + "\n"


def _values(kind: type[Enum]) -> str:
    return "\n  | ".join(f'"{plain(member)}"' for member in kind)


def _name(known: Field) -> str:
    return _NAMES.get(known.name, known.name)


def _plain(known: Field, value: Any) -> Any:
    if value is None and known.type.startswith("Hedge"):
        return ""
    if known.name in _IN_THOUSANDTHS and value is not None:
        return thousandths(value)
    return plain(value, RECORDS["anchors"].encode)
