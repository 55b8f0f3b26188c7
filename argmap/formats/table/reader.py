"""From the rows of a table to the map that they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.domain.diagnostics import ParseError
from argmap.domain.expressiveness import slug
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, short_slug
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
)
from argmap.domain.relations import VERBS
from argmap.formats.table.cells import CellReader
from argmap.formats.table.columns import EMPTY, cells, column, part
from argmap.formats.table.rows import Row, rows
from argmap.formats.table.unread import unread_columns

_CONFLICTS = {kind.value: kind for kind in ConflictKind}
_KINDS = ("statement", "argument", *VERBS, "map", "strand", "source", "section", "sentence", "stop")
_RELATIONS = {"support": Inference, "rephrase": Rephrase, "preference": Preference}
_UNMARKED = re.compile(r"^\\(?=\\+e$)")


def load(text: str, file: str = "<text>") -> Reading:
    """Read a map from CSV; raises ``ParseError`` with every fault found."""
    reader = _Reader(file, "table")
    table = list(rows(text, file, reader.fault))
    return Reading(reader.read(table), list(unread_columns(table)))


def read_rows(table: list[Row], file: str, notation: str) -> ArgumentMap:
    """Read rows that another ``notation`` spells in its own way; raises ``ParseError`` with every fault found."""
    return _Reader(file, notation).read(table)


class _Reader(CellReader):
    def __init__(self, file: str, notation: str) -> None:
        super().__init__(file, notation)
        self.ids = Ids()
        self.wanted: set[str] = set()  # ids that rows give, which no row without an id may get
        self.elements: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
        self.relations: list[Row] = []

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
        return self._values(ArgumentMap, row, {"id": row["id"] or slug(row["title"]) or "map"})

    def _values(self, kind: type, row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a row says of the fields of an element; those in ``fields`` are taken from there."""
        said = [known for known in cells(kind) if known.name not in fields]
        return {**{known.name: self.value(known, row, column(known, kind)) for known in said}, **fields}

    def _strand(self, row: Row) -> tuple[str, str]:
        return row["id"], row["title"]

    def _source(self, row: Row) -> Source:
        fields = {"id": row["id"] or slug(row["title"]), "author": "; ".join(part(row["author"])), "span": row.span}
        return Source(**self._values(Source, row, fields))

    def _section(self, row: Row) -> Section:
        fields = {"id": row["id"] or f"section-{slug(row['title'])}", "span": row.span}
        return Section(**self._values(Section, row, fields))

    def _sentence(self, row: Row) -> Sentence | None:
        for anchor in self.anchors(row)[:1]:
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
            "id": self._id(row, short_slug(row["title"] or row["text"]) or kind),
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
