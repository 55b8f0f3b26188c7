"""Writing quads one after the other, in an order that only the map decides."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from argmap.domain.diagnostics import Diagnostic, MapError
from argmap.domain.languages import tag
from argmap.domain.model import Span
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import Argmap, Rdf, Xsd, member

Term = NamedNode | Literal


class Verdict(Protocol):
    """A verdict as the dataset says it (``argmap.semantics`` makes them)."""

    @property
    def status(self) -> str: ...

    @property
    def reason(self) -> str: ...

    @property
    def because(self) -> tuple[str, ...]: ...

    @property
    def sentence(self) -> str: ...

    @property
    def word(self) -> str: ...

    @property
    def challengers(self) -> tuple[str, ...]: ...

    @property
    def weighed(self) -> int | None: ...

    @property
    def discharges(self) -> tuple[str, ...]: ...


Verdicts = Mapping[str, Verdict]
Json = Mapping[str, Any] | list[Any]

_DATE = re.compile(r"[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)
_MOMENT = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", re.ASCII)


class Writer:
    """Collects the quads of one graph; what stands twice is kept once, where it first stood."""

    def __init__(self, names: Names, graph: NamedNode | DefaultGraph, language: str) -> None:
        self.names = names
        self.graph = graph
        self.language = language
        self._quads: dict[Quad, None] = {}

    @property
    def quads(self) -> list[Quad]:
        """Everything written so far, in the order of writing."""
        return list(self._quads)

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Term) -> None:
        """Write one quad for each object."""
        for each in objects:
            self._quads[Quad(subject, predicate, each, self.graph)] = None

    def text(self, subject: NamedNode, predicate: NamedNode, value: str, language: str = "") -> None:
        """Write human language, tagged as such, unless it is empty."""
        if value:
            self.add(subject, predicate, self.tagged(value, language))

    def plain(self, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """Write a string that is no human language, unless it is empty."""
        if value:
            self.add(subject, predicate, plain(value))

    def time(self, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """Write a date, month or year with its type, anything else as a string, and nothing for ""."""
        if value:
            self.add(subject, predicate, dated(value) or plain(value))

    def number(self, subject: NamedNode, predicate: NamedNode, value: int) -> None:
        """Write an integer."""
        self.add(subject, predicate, Literal(str(value), datatype=Xsd.integer))

    def fraction(self, subject: NamedNode, predicate: NamedNode, value: float | None) -> None:
        """Write a number with a fraction, or nothing for ``None``."""
        if value is not None:
            self.add(subject, predicate, decimal(value))

    def flag(self, subject: NamedNode, predicate: NamedNode, value: bool) -> None:
        """Write ``true``, or nothing for false."""
        if value:
            self.add(subject, predicate, Literal("true", datatype=Xsd.boolean))

    def ordered(self, subject: NamedNode, predicate: NamedNode, values: Sequence[Term]) -> None:
        """Write every value and, if there are several, their order as an ``rdf:Seq``."""
        self.add(subject, predicate, *values)
        if len(values) > 1:
            sequence = self.names.part(subject, re.split("[#/]", predicate.value)[-1])
            self.add(subject, Argmap.order, sequence)
            self.add(sequence, Rdf.type, Rdf.Seq)
            self.add(sequence, Argmap.orderOf, predicate)
            for number, value in enumerate(values, 1):
                self.add(sequence, member(number), value)

    def extra(self, subject: NamedNode, extra: Mapping[str, Any], owner: str, where: Span | None = None) -> None:
        """Write what the model has no field for as one JSON text; raises ``MapError`` where JSON cannot say it."""
        self.json(subject, Argmap.extra, extra, owner, where)

    def json(
        self, subject: NamedNode, predicate: NamedNode, value: Json, owner: str, where: Span | None = None
    ) -> None:
        """Write a mapping or a list as one JSON text, unless it is empty; raises ``MapError`` where JSON cannot say it."""
        if value:
            self.add(subject, predicate, plain(_dump_json(value, owner, where)))

    def tagged(self, value: str, language: str = "") -> Literal:
        """Return a literal in ``language`` (or the map's), or a plain one if that is no well-formed language tag."""
        if spoken := tag(language or self.language):
            try:
                return Literal(check_text(value), language=spoken)
            except ValueError:
                pass  # well-formed for us and rdflib, but not for Oxigraph
        return plain(value)


def dated(value: str) -> Literal | None:
    """Return a date, month or year of four digits as a literal of that type, or ``None`` for any other text."""
    if not _DATE.fullmatch(value):
        return None
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return None
    return Literal(value, datatype={4: Xsd.gYear, 7: Xsd.gYearMonth, 10: Xsd.date}[len(value)])


def moment(value: str) -> Literal | None:
    """Return a day and a time of day, as AIFdb or ISO 8601 write them, as ``xsd:dateTime``; ``None`` for any other text."""
    if not _MOMENT.fullmatch(value):
        return None
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return Literal(value.replace(" ", "T"), datatype=Xsd.dateTime)


def decimal(value: float) -> Literal:
    """Return ``value`` as a decimal in the only form that Oxigraph keeps as it is."""
    written = format(Decimal(repr(value)).normalize(), "f")
    return Literal(written, datatype=Xsd.decimal)


def plain(value: str) -> Literal:
    """Return a string literal; raises ``MapError`` if the text holds half of a character."""
    return Literal(check_text(value))


def check_text(value: str) -> str:
    """Return ``value``, or raise ``MapError`` if it cannot be encoded."""
    try:
        value.encode()
    except UnicodeEncodeError:
        message = f"The text {value[:40]!r} holds half of a character (a lone surrogate), which no dataset can hold."
        raise MapError.because("bad-character", message, "Type the text again.") from None
    return value


def refuse_duplicates(kind: str, names: Iterable[str]) -> None:
    """Raise ``MapError`` for names that stand twice: they would melt into one node."""
    seen: set[str] = set()
    twice = {name: None for name in names if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
    if twice:
        remedy = "Give each its own."
        raise MapError.of(Diagnostic("duplicate-id", f"Two {kind}s have the id {n!r}.", None, remedy) for n in twice)


def _dump_json(extra: Json, owner: str, where: Span | None) -> str:
    try:
        text = json.dumps(extra, ensure_ascii=False, allow_nan=False, default=dict)  # of a mapping of another class
        same = json.loads(text) == extra
    except (TypeError, ValueError, RecursionError):
        same = False
    if not same:
        message = f"What {owner!r} says beyond the model cannot be written as JSON."
        remedy = "Use only texts, numbers, true, false, null, lists and mappings with text keys."
        raise MapError.because("not-json", message, remedy, where)
    return text
