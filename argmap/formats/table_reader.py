"""From the rows of a table to the map that they say."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.expressiveness import slug
from argmap.domain.fields import Field
from argmap.domain.ids import Ids
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Role,
    Section,
    Sentence,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)
from argmap.domain.relations import VERBS
from argmap.domain.standards import Standard, Unknown, Weighing
from argmap.formats.table import COLUMNS, EMPTY, cells, column, part
from argmap.formats.table_rows import Row, rows

E = TypeVar("E", bound=Enum)
J = TypeVar("J", dict[str, Any], list[Any])

_CONFLICTS = {kind.value: kind for kind in ConflictKind}
_KINDS = ("statement", "argument", *VERBS, "map", "strand", "source", "section", "sentence", "stop")
_RELATIONS = {"support": Inference, "rephrase": Rephrase, "preference": Preference}
_ENUMS: Mapping[str, type[Enum]] = {kind.__name__: kind for kind in (Role, Stance, SourceKind)}
_WORDS: Mapping[str, type[Enum]] = {"standard": Standard, "weigh": Weighing, "unknown": Unknown}  # texts that are names
_OF_OTHERS = frozenset(COLUMNS) - {"weight"}  # the columns of rows that are no relation
_PLACE = re.compile(r"\s*p\s*(\d{1,9})\s*s\s*(\d{1,9})\s*", re.I)
_UNMARKED = re.compile(r"^\\(?=\\+e$)")
_MOST = 1000  # faults told; a file with more is no such table


def read(text: str, file: str) -> ArgumentMap:
    """Read the rows of ``text``; raises ``ParseError`` with every fault found."""
    reader = _Reader(file, "table")
    return reader.read(list(rows(text, file, reader.fault)))


def read_rows(table: list[Row], file: str, notation: str) -> ArgumentMap:
    """Read rows that another ``notation`` spells in its own way; raises ``ParseError`` with every fault found."""
    return _Reader(file, notation).read(table)


class _Reader:
    def __init__(self, file: str, notation: str) -> None:
        self.file = file
        self.notation = notation  # begins the codes of faults and the keys of what is kept in ``extra``
        self.faults: list[Diagnostic] = []
        self.ids = Ids()
        self.wanted: set[str] = set()  # ids that rows give, which no row without an id may get
        self.elements: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
        self.relations: list[Row] = []

    def fault(self, code: str, where: Span, message: str, remedy: str) -> None:
        if len(self.faults) < _MOST:
            self.faults.append(Diagnostic(f"{self.notation}.{code}", message, where, remedy))

    def read(self, table: list[Row]) -> ArgumentMap:
        """Return the map that the rows say."""
        self.wanted = {row["id"] for row in table}
        for row in table:
            self.take(row)
        return self.map()

    def take(self, row: Row) -> None:
        """Read one row; relations wait until every other element has its id."""
        kind = row["kind"].strip().lower()
        if kind in VERBS:
            self.relations.append(row)
        elif kind in _KINDS:
            made = getattr(self, f"_{kind}")(row)
            self.elements[kind].append(made)
        elif len(self.faults) < 1 or not self.faults[0].code.endswith(".no-header"):
            remedy = f"`kind` is one of {', '.join(_KINDS)}."
            self.fault("unknown-kind", row.span, f"There is no kind of row called {row['kind']!r}.", remedy)

    def map(self) -> ArgumentMap:
        for row in self.relations:
            self._relation(row)
        self._check_ends()
        if self.faults:
            raise ParseError.of(self.faults)
        elements = self.elements
        whole = elements["map"][0] if elements["map"] else {"id": "map"}
        return ArgumentMap(
            **whole,
            statements=tuple(elements["statement"]),
            arguments=tuple(elements["argument"]),
            inferences=tuple(elements["support"]),
            conflicts=tuple(elements["attack"]),
            rephrases=tuple(elements["rephrase"]),
            preferences=tuple(elements["preference"]),
            sources=tuple(elements["source"]),
            sections=tuple(elements["section"]),
            sentences=tuple(s for s in elements["sentence"] if s),
            strands=dict(elements["strand"]),
            tour=tuple((place, say) for place, say, _ in elements["stop"]),
        )

    def _map(self, row: Row) -> dict[str, Any]:
        if self.elements["map"]:
            self.fault("map-twice", row.span, "A second row of the kind `map` stands here.", "Leave one of them out.")
        fields = {"id": row["id"] or slug(row["title"]) or "map"}
        if "language" not in row.cells:
            fields["language"] = "en"
        return self._values(ArgumentMap, row, fields)

    def _values(self, kind: type, row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a row says of the fields of an element; those in ``fields`` are taken from there."""
        said = [known for known in cells(kind) if known.name not in fields]
        return {**{known.name: self._value(known, row, column(known, kind)) for known in said}, **fields}

    def _value(self, known: Field, row: Row, name: str) -> Any:
        match known.type:
            case "Extra":
                return self._extra(row) if name == "extra" else self._json(row, name, dict, "an object")
            case "tuple[Extra, ...]":
                return tuple(item for item in self._json(row, name, list, "a list") if isinstance(item, dict))
            case "tuple[Anchor, ...]":
                return self._anchors(row)
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

    def _strand(self, row: Row) -> tuple[str, str]:
        return row["id"], row["title"]

    def _source(self, row: Row) -> Source:
        fields = {"id": row["id"] or slug(row["title"]), "author": "; ".join(part(row["author"])), "span": row.span}
        return Source(**self._values(Source, row, fields))

    def _section(self, row: Row) -> Section:
        fields = {"id": row["id"] or f"section-{slug(row['title'])}", "span": row.span}
        return Section(**self._values(Section, row, fields))

    def _sentence(self, row: Row) -> Sentence | None:
        for anchor in self._anchors(row)[:1]:
            text, unclaimed = row["text"], row["unclaimed"]
            return Sentence(anchor.paragraph, anchor.sentence, text, row["digest"], unclaimed)
        return None

    def _stop(self, row: Row) -> tuple[str, str, Span]:
        return row["to"], row["text"], row.span

    def _statement(self, row: Row) -> Statement:
        return Statement(**self._values(Statement, row, self._names(row, "statement")))

    def _argument(self, row: Row) -> Argument:
        return Argument(**self._values(Argument, row, self._names(row, "argument")))

    def _names(self, row: Row, kind: str) -> dict[str, Any]:
        return {
            "id": self._id(row, slug(row["title"] or row["text"])[:60].rstrip("-") or kind),
            "title": "" if row["title"] == EMPTY else _UNMARKED.sub("", row["title"]) or row["text"],
            "text": row["text"] if row["title"] else "",
            "span": row.span,
        }

    def _relation(self, row: Row) -> None:
        word = row["kind"].strip().lower()
        premises = part(row["from"])
        name = self._id(row, "-".join((*premises, VERBS[word], row["to"])))
        fields: dict[str, Any] = {"id": name, "span": row.span}
        if word == "preference":
            fields["preferred"] = premises[0] if premises else ""
        elif word in _CONFLICTS:
            fields["kind"] = _CONFLICTS[word]
        kind = _RELATIONS.get(word, Conflict)
        self.elements["attack" if kind is Conflict else word].append(kind(**self._values(kind, row, fields)))

    def _check_ends(self) -> None:
        for row in self.relations:
            for name in (*part(row["from"]), row["to"], *([row["argument"]] if row["argument"] else [])):
                if name not in self.ids.taken:
                    self._unknown(name, row.span)
        for place, _, span in self.elements["stop"]:
            if place not in self.ids.taken:
                self._unknown(place, span)
        for argument in self.elements["argument"]:
            for name in argument.inferences:
                if name not in self.ids.taken:
                    self._unknown(name, argument.span)

    def _unknown(self, name: str, where: Span) -> None:
        message = f"This row names {name!r}, which is no element of the map."
        self.fault("unknown-element", where, message, "Give the id of a statement, an argument or a relation.")

    def _id(self, row: Row, otherwise: str) -> str:
        wanted = row["id"]
        if wanted and wanted in self.ids.taken:
            self.fault("duplicate-id", row.span, f"The id {wanted!r} is given twice.", "Give each an id of its own.")
        if wanted:
            self.ids.taken.add(wanted)
            return wanted
        skipped = []
        while (name := self.ids.new(otherwise)) in self.wanted:
            skipped.append(name)
        self.ids.taken.difference_update(skipped)
        return name

    def _anchors(self, row: Row) -> tuple[Anchor, ...]:
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
            self.fault("bad-value", row.span, f"`{column}` is not {shape} in JSON.", "Mend it, or leave it empty.")
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
