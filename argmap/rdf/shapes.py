"""Checking a map's dataset against the SHACL shapes, told in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from pyoxigraph import Literal, RdfFormat, parse

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Source, Span
from argmap.domain.naming import map_name
from argmap.rdf.encoding import encode
from argmap.rdf.names import Names
from argmap.rdf.violation import Violation, find_violations
from argmap.rdf.vocabulary import Argmap

# What could be read can be written and drawn, so nothing here is an error: what is one is told by `domain.references`.
_SEVERITIES = {"Violation": Severity.WARNING, "Warning": Severity.WARNING, "Info": Severity.NOTE}


def validate(argument_map: ArgumentMap, known: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Return what the shapes find wrong with the map, each with the span of its element; empty if it is well-formed.

    What ``known`` tells already (``argmap.check`` finds some of the same faults) is left out.
    """
    reported = {(diagnostic.code, diagnostic.element) for diagnostic in known}
    reported |= {(code, None) for code, _ in reported}  # for a fault of the whole map any element will do
    places = {(d.code, d.where.line) for d in known if d.where}
    owners = _Owners(argument_map)
    fresh = []
    for violation in find_violations(encode(argument_map), "\n".join(shape_files().values())):
        if violation.focus.startswith("_:"):  # which the map keeps, but does not read
            continue
        fault = _diagnose(violation, owners)
        codes = _notes(violation.shape).get(Argmap.sameFault.value, "").split()
        lines = range(fault.where.line, fault.where.end_line + 1) if fault.where and codes else ()
        is_told = any((code, line) in places for code in codes for line in lines)
        if not is_told and not any((code, fault.element) in reported for code in codes):
            fresh.append(fault)
    return sorted(dict.fromkeys(fresh), key=_place)


def shape_files() -> dict[str, str]:
    """The text of every bundled shapes file by its name."""
    files = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _notes(shape: str) -> dict[str, str]:
    """Return what the shapes say of one of them for us, by the IRI of the property."""
    return _all_notes().get(shape, {})


@cache
def _all_notes() -> dict[str, dict[str, str]]:
    notes: dict[str, dict[str, str]] = {}
    for text in shape_files().values():
        for quad in parse(text, format=RdfFormat.TURTLE):
            if quad.predicate in (Argmap.remedy, Argmap.generalRemedy, Argmap.sameFault) and isinstance(
                quad.object, Literal
            ):
                notes.setdefault(str(getattr(quad.subject, "value", "")), {})[quad.predicate.value] = quad.object.value
    return notes


def _diagnose(violation: Violation, owners: _Owners) -> Diagnostic:
    owner = owners.find(violation.focus)
    shown = "" if violation.value is None else owners.readable(violation.value)
    message = violation.message or "This is not well-formed."
    message = message.replace("{element}", owner.name).replace("{value}", shown)
    code = f"shape-{violation.shape.rpartition('#')[2].rpartition('/')[2]}"
    notes = _notes(violation.shape)
    remedy = notes.get(Argmap.remedy.value, "")
    if not owners.in_argdown:
        remedy = notes.get(Argmap.generalRemedy.value, remedy)
    remedy = remedy.replace("{article}", owners.article)
    severity = _SEVERITIES.get(violation.severity, Severity.WARNING)
    return Diagnostic(code, message, owner.where, remedy, severity, owner.element)


class _Owner(NamedTuple):
    """The element that a node belongs to: its id if it is an element, where it stands, and its name for the reader."""

    element: str | None
    where: Span | None
    name: str


class _Owners:
    """The way from the nodes of a map's dataset back to its elements, sources, sections and anchors."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        names = Names(argument_map.id)
        self._base = names.graph.value
        origin = argument_map.origin
        self.in_argdown = argument_map.is_argdown
        self.article = argument_map.article or "article"
        start = Span.of_file(origin.file) if origin and origin.file else None
        owners = {self._base: _Owner(None, start, f"“{map_name(argument_map)}”")}
        for element in argument_map:
            owners[names.element(element.id).value] = _Owner(element.id, element.span, _name(element))
        self._elements = frozenset(owners) - {self._base}
        for source in argument_map.sources:
            owners.setdefault(names.source(source.id).value, _Owner(None, source.span, _name(source)))
        for section in argument_map.sections:
            owners.setdefault(names.section(section.id).value, _Owner(None, section.span, _name(section)))
        for claim in argument_map.points:
            for anchor in claim.anchors:
                node = names.sentence(anchor.paragraph, anchor.sentence).value
                owners.setdefault(node, _Owner(claim.id, claim.span, _name(claim)))
        self._owners = owners

    def find(self, node: str) -> _Owner:
        """The owner of ``node``, which may be a part of it, such as one of its anchors."""
        whole, _, part = node.partition("#")
        known = self._owners.get(node) or self._owners.get(f"{whole}#{part.partition(':')[0]}")
        return known or _Owner(None, None, self.readable(node))

    def readable(self, value: str) -> str:
        """The title or id behind an IRI of the map, or the value itself."""
        if value in self._elements:
            return self._owners[value].name
        if not value.startswith(self._base):
            return value if value.lstrip("-").isdigit() else repr(value)
        tail = value[len(self._base) :]
        return repr(unquote(tail.removeprefix("#").rpartition("/")[2]))


def _name(element: Any) -> str:
    called = element.name if isinstance(element, Source) else getattr(element, "title", "")
    return f"“{called or element.id}”"


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    where = diagnostic.where
    place = (where.file, where.line, where.column) if where else ("", 0, 0)
    return (*place, diagnostic.code, diagnostic.message)
