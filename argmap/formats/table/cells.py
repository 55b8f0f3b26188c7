"""The values that the cells of a table hold, each of the type of its field; what is none is a fault."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.fields import Field
from argmap.domain.model import Anchor, Hedge, Role, SourceKind, Span, Stance
from argmap.domain.relations import VERBS
from argmap.domain.standards import Standard, Unknown, Weighing
from argmap.formats.table.columns import COLUMNS, part
from argmap.formats.table.rows import Row

E = TypeVar("E", bound=Enum)
J = TypeVar("J", dict[str, Any], list[Any])

_ENUMS: Mapping[str, type[Enum]] = {kind.__name__: kind for kind in (Role, Stance, SourceKind)}
_WORDS: Mapping[str, type[Enum]] = {"standard": Standard, "weigh": Weighing, "unknown": Unknown}  # texts that are names
_OF_OTHERS = frozenset(COLUMNS) - {"weight"}  # the columns of rows that are no relation
_PLACE = re.compile(r"\s*p\s*(\d{1,9})\s*s\s*(\d{1,9})\s*", re.I)
_MOST = 1000  # faults told; a file with more is no such table


class CellReader:
    """Reads cells, and keeps what is wrong with them in ``faults``."""

    def __init__(self, file: str, notation: str) -> None:
        self.file = file
        self.notation = notation  # begins the codes of faults and the keys of what is kept in ``extra``
        self.faults: list[Diagnostic] = []

    def fault(self, code: str, where: Span, message: str, remedy: str) -> None:
        """Add what is wrong at ``where``."""
        if len(self.faults) < _MOST:
            self.faults.append(Diagnostic(f"{self.notation}.{code}", message, where, remedy))

    def value(self, known: Field, row: Row, name: str) -> Any:
        """Return what the cell called ``name`` says of the field ``known``."""
        match known.type:
            case "Extra":
                return self._extra(row) if name == "extra" else self._json(row, name, dict, "an object")
            case "tuple[Extra, ...]":
                return tuple(item for item in self._json(row, name, list, "a list") if isinstance(item, dict))
            case "tuple[Anchor, ...]":
                return self.anchors(row)
            case "tuple[str, ...]":
                return part(row[name])
            case "str":
                return self._named(_WORDS[known.name], row, name) if known.name in _WORDS else row[name]
            case "str | None":
                return row[name] or None
            case "bool":
                return self._flag(row, name)
            case "int":
                return self._count(row, name)
            case "float | None":
                return self._fraction(row, name)
            case "date | None":
                return self._date(row, name)
            case "Hedge | None":
                return self._hedge(row, name)
        return self._one_of(_ENUMS[known.type], row, name, known.default)

    def anchors(self, row: Row) -> tuple[Anchor, ...]:
        """The sentences that ``at`` names, each with its phrase and digest."""
        places, phrases, digests = part(row["at"]), part(row["phrase"]), part(row["digest"])
        anchors = []
        for number, place in enumerate(places):
            match = _PLACE.fullmatch(place)
            if match is None:
                self.fault("bad-anchor", row.span, f"{place!r} is no sentence of the article.", "Write p8 s3.")
                continue
            digest = digests[number] if number < len(digests) else ""
            phrase = phrases[number] if number < len(phrases) else ""
            anchors.append(Anchor(int(match[1]), int(match[2]), digest, phrase))
        return tuple(anchors)

    def _one_of(self, kinds: type[E], row: Row, column: str, otherwise: E) -> E:
        return self._member(kinds, row, column) or otherwise

    def _member(self, kinds: type[E], row: Row, column: str) -> E | None:
        value = row[column].strip().lower()
        if not value:
            return None
        try:
            return kinds(value)
        except ValueError:
            known = ", ".join(str(kind.value) for kind in kinds)
            message = f"There is no {column} called {row[column]!r}."
            self.fault("bad-value", row.span, message, f"`{column}` is one of {known}.")
            return None

    def _named(self, kinds: type[Enum], row: Row, column: str) -> str:
        """One of the names in ``kinds``, or nothing."""
        member = self._member(kinds, row, column)
        return str(member.value) if member else ""

    def _fraction(self, row: Row, column: str) -> float | None:
        """A number from 0 to 1, or nothing."""
        text = row[column].strip()
        try:
            number = float(text) if text else None
        except ValueError:
            number = math.nan
        if number is not None and not 0 <= number <= 1:
            self.fault("bad-value", row.span, f"`{column}` says {text!r}.", "Write a number from 0 to 1, such as 0.8.")
        return number

    def _hedge(self, row: Row, column: str) -> Hedge | None:
        hedges = {hedge.label: hedge for hedge in Hedge}
        hedge = hedges.get(row[column])
        if row[column] and hedge is None:
            message = f"There is no hedge called {row[column]!r}."
            self.fault("bad-value", row.span, message, f"`hedge` is one of {', '.join(hedges)}.")
        return hedge

    def _date(self, row: Row, column: str) -> date | None:
        try:
            return date.fromisoformat(row[column]) if row[column] else None
        except ValueError:
            self.fault("bad-value", row.span, f"{row[column]!r} is no date.", "Write it as 2022-12-31.")
            return None

    def _count(self, row: Row, column: str) -> int:
        number = int(row[column]) if row[column].isdecimal() and len(row[column]) < 10 else 0
        if row[column] and str(number) != row[column]:
            self.fault("bad-value", row.span, f"{row[column]!r} is no {column}.", "Write a number from 1.")
        return number or 1

    def _flag(self, row: Row, column: str) -> bool:
        value = row[column].strip().lower()
        if value not in ("", "yes", "no", "true", "false", "1", "0"):
            self.fault("bad-value", row.span, f"`{column}` says {row[column]!r}.", "Write yes, or leave it empty.")
        return value in ("yes", "true", "1")

    def _json(self, row: Row, column: str, kind: type[J], shape: str) -> J:
        value: Any = kind()
        if row[column]:
            try:
                value = json.loads(row[column])
            except (ValueError, RecursionError):
                value = None
        if not isinstance(value, kind):
            self.fault("bad-value", row.span, f"`{column}` is not {shape} in JSON.", "Correct it, or leave it empty.")
            return kind()
        return value

    def _extra(self, row: Row) -> dict[str, Any]:
        extra: dict[str, Any] = {}
        if row["extra"]:
            try:
                value = json.loads(row["extra"])
            except (ValueError, RecursionError):
                value = None
            if isinstance(value, dict):
                extra = value
            else:
                self.fault("bad-value", row.span, "`extra` holds no JSON object.", 'Write {"name": value}.')
        known = COLUMNS if row["kind"].strip().lower() in VERBS else _OF_OTHERS
        unknown = {f"{self.notation}:{n}": cell for n, cell in row.cells.items() if n and n not in known and cell}
        return {**extra, **unknown}
