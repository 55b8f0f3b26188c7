"""Values of the model, read from the properties of a node; what is no such value is a fault."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from pyoxigraph import NamedNode

from argmap.domain.diagnostics import ParseError
from argmap.domain.model import Hedge
from argmap.rdf.names import Names
from argmap.rdf.reader import Reader
from argmap.rdf.vocabulary import Argmap

E = TypeVar("E", bound=Enum)
J = TypeVar("J", dict[str, Any], list[Any])


class Values:
    """The values of properties in the dataset of a reader, by the names of a map."""

    def __init__(self, reader: Reader, names: Names) -> None:
        self.r = reader
        self.names = names

    def id_(self, node: NamedNode) -> str:
        return self.names.id_of(node)

    def ids(self, node: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        def name(term: object) -> str:
            return self.names.id_of(term) if isinstance(term, NamedNode) else str(term)

        return tuple(name(term) for term in self.r.ordered(node, predicate, name) if isinstance(term, NamedNode))

    def end(self, node: NamedNode, predicate: NamedNode) -> str:
        return self.names.id_of(self.must(node, predicate))

    def must(self, node: NamedNode, predicate: NamedNode) -> NamedNode:
        value = self.r.node(node, predicate)
        if value is None:
            raise self.r.fault("missing-property", f"{node.value} has no {self.r.short(predicate)}.", "Add it.")
        return value

    def source_id(self, node: NamedNode, predicate: NamedNode) -> str:
        return self.names.id_below("source", self.must(node, predicate))

    def name(self, term: object) -> str:
        return self.names.id_below("source", term) if isinstance(term, NamedNode) else str(getattr(term, "value", ""))

    def scheme(self, node: NamedNode) -> str:
        scheme = self.r.node(node, Argmap.scheme)
        return "" if scheme is None else self.names.id_below("scheme", scheme)

    def standard(self, node: NamedNode) -> str:
        return self.label("standard", node, Argmap.standard) or self.r.text(node, Argmap.standard)

    def fraction(self, node: NamedNode, predicate: NamedNode) -> float | None:
        text = self.r.text(node, predicate)
        try:
            return float(text) if text else None
        except ValueError:
            message = f"{self.r.short(predicate)} of {node.value} is {text[:40]!r}, not a number."
            raise self.r.fault("not-a-number", message, "Write a number from 0 to 1.") from None

    def hedge(self, node: NamedNode) -> Hedge | None:
        label = self.label("hedge", node, Argmap.hedge)
        if label is None:
            return None
        try:
            return Hedge.named(label)
        except ValueError:
            raise self.unknown(label, node, Argmap.hedge, [h.label for h in Hedge]) from None

    def value(self, values: type[E], kind: str, node: NamedNode, predicate: NamedNode, default: E) -> E:
        label = self.label(kind, node, predicate)
        if label is None:
            return default
        try:
            return values(label)
        except ValueError:
            raise self.unknown(label, node, predicate, [str(v.value) for v in values]) from None

    def label(self, kind: str, node: NamedNode, predicate: NamedNode) -> str | None:
        value = self.r.node(node, predicate)
        return None if value is None else self.names.id_below(kind, value)

    def unknown(self, label: str, node: NamedNode, predicate: NamedNode, known: list[str]) -> ParseError:
        message = f"{label!r} is not a value of {self.r.short(predicate)} (at {node.value})."
        return self.r.fault("unknown-concept", message, f"Known are {', '.join(known)}.")

    def date_(self, text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.r.fault("bad-date", f"{text!r} is not a date.", "Write it as YYYY-MM-DD.") from None

    def extra(self, node: NamedNode) -> dict[str, Any]:
        return self.json_(node, Argmap.extra, dict, "object")

    def json_(self, node: NamedNode, predicate: NamedNode, kind: type[J], shape: str) -> J:
        value: Any = kind()
        text = self.r.text(node, predicate)
        if text:
            try:
                value = json.loads(text)
            except (ValueError, RecursionError):
                value = None
        if not isinstance(value, kind):
            message = f"{self.r.short(predicate)} of {node.value} is not a JSON {shape}."
            raise self.r.fault("not-json", message, "Correct or remove it.")
        return value
