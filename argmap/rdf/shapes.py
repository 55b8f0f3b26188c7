"""Checking a map's dataset against the SHACL shapes, told in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.errors import Diagnostic, Severity
from argmap.model import Argument, ArgumentMap, Source, Span, Statement
from argmap.rdf.bridge import quads_to_rdflib
from argmap.rdf.encoding import encode
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import Argmap

if TYPE_CHECKING:
    from rdflib import Graph

_SHACL = "http://www.w3.org/ns/shacl#"
_SEVERITIES = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.NOTE}


def validate(argument_map: ArgumentMap, known: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Return what the shapes find wrong with the map, each with the span of its element; empty if it is well-formed.

    What ``known`` tells already (``argmap.check`` finds some of the same faults) is left out. Imports pyshacl, which
    costs a third of a second.
    """
    import pyshacl
    from rdflib import Graph

    shapes = _shapes()
    data = Graph()
    for triple in quads_to_rdflib(encode(argument_map)).triples((None, None, None)):
        data.add(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False)
    told = {(diagnostic.code, diagnostic.element) for diagnostic in known}
    results = _results(report)
    found = [_diagnose(argument_map, shapes, report, result) for result in results]
    fresh = [d for d, result in zip(found, results, strict=True) if not _is_told(shapes, report, result, d, told)]
    return sorted(dict.fromkeys(fresh), key=_place)


def shape_files() -> dict[str, str]:
    """The text of every bundled shapes file by its name."""
    files = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _shapes() -> Graph:
    from rdflib import Graph

    graph = Graph()
    for text in shape_files().values():
        graph.parse(data=text, format="turtle")
    return graph


def _results(report: Graph) -> list[Any]:
    from rdflib import URIRef

    return list(report.objects(None, URIRef(f"{_SHACL}result")))  # not the details of a result, which are results too


def _diagnose(argument_map: ArgumentMap, shapes: Graph, report: Graph, result: Any) -> Diagnostic:
    from rdflib import URIRef

    def told(name: str) -> Any:
        return report.value(result, URIRef(_SHACL + name))

    shape = told("sourceShape")
    element, where, name = _owner(argument_map, str(told("focusNode")))
    value = told("value")
    shown = "" if value is None else _readable(argument_map, str(value))
    message = str(told("resultMessage") or "This is not well-formed.")
    message = message.replace("{element}", name).replace("{value}", shown)
    remedy = shapes.value(shape, URIRef(Argmap.remedy.value))
    severity = _SEVERITIES.get(str(told("resultSeverity")).removeprefix(_SHACL), Severity.ERROR)
    return Diagnostic(_code(str(shape)), message, where, str(remedy or ""), severity, element)


def _is_told(shapes: Graph, report: Graph, result: Any, found: Diagnostic, told: set[tuple[str, str | None]]) -> bool:
    """Whether a fault was told before, of the same element; for a fault of the whole map any element will do."""
    from rdflib import URIRef

    shape = report.value(result, URIRef(f"{_SHACL}sourceShape"))
    codes = str(shapes.value(shape, URIRef(Argmap.sameFault.value)) or "").split()
    return any(code in codes and found.element in (element, None) for code, element in told)


def _owner(argument_map: ArgumentMap, node: str) -> tuple[str | None, Span | None, str]:
    """The element that a node is or belongs to: its id, where it stands, and its name for the reader."""
    names = Names(argument_map.id)
    if node == names.graph.value:
        where = Span(argument_map.origin.file, 1, 1, 1, 1) if argument_map.origin and argument_map.origin.file else None
        return None, where, f"“{argument_map.title or argument_map.id}”"
    for found in argument_map:
        own = names.element(found.id).value
        if node == own or node.startswith(f"{own}:"):
            return found.id, found.span, _name(found)
    for source in argument_map.sources:
        if node == names.source(source.id).value:
            return None, source.span, _name(source)
    for section in argument_map.sections:
        if node == names.section(section.id).value:
            return None, section.span, f"“{section.title or section.id}”"
    claims: tuple[Statement | Argument, ...] = (*argument_map.statements, *argument_map.arguments)
    for claim in claims:
        if any(node == names.sentence(anchor.paragraph, anchor.sentence).value for anchor in claim.anchors):
            return claim.id, claim.span, _name(claim)
    return None, None, _readable(argument_map, node)


def _name(element: Any) -> str:
    if isinstance(element, Source):
        return f"“{element.name or element.id}”"
    return f"“{getattr(element, 'title', '') or element.id}”"


def _readable(argument_map: ArgumentMap, value: str) -> str:
    """The title or id behind an IRI of the map, or the value itself."""
    names = Names(argument_map.id)
    base = names.graph.value
    if not value.startswith(base):
        return value if value.lstrip("-").isdigit() else repr(value)
    tail = value[len(base) :]
    known = {names.element(element.id).value: element for element in argument_map}
    if value in known:
        return _name(known[value])
    from urllib.parse import unquote

    return repr(unquote(tail.removeprefix("#").rpartition("/")[2]))


def _code(shape: str) -> str:
    """The code for programs: the local name of the shape."""
    return f"shape-{shape.rpartition('#')[2].rpartition('/')[2]}"


def _place(found: Diagnostic) -> tuple[str, int, int, str, str]:
    where = found.where
    place = (where.file, where.line, where.column) if where else ("", 0, 0)
    return (*place, found.code, found.message)
