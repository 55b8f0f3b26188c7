"""Holding a dataset against SHACL shapes: two engines that find the same, one of them quick.

``shacl`` is compiled, takes a fiftieth of pyshacl's time and passes all core tests of the W3C, but has no wheel for every
machine. Where it is missing, pyshacl does the work. A conformance test holds the two to the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pyoxigraph import Quad, RdfFormat, Triple, serialize

_SHACL = "http://www.w3.org/ns/shacl#"


class Violation(NamedTuple):
    """One result of a validation, its terms as plain text: IRIs without brackets, literals without their type."""

    focus: str
    shape: str
    severity: str  # Violation, Warning or Info
    message: str
    value: str | None


def find_violations(quads: Iterable[Quad], shapes: str) -> list[Violation]:
    """Return what ``shapes`` (Turtle) find in the union of all graphs, in no certain order."""
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    data = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
    try:
        return find_with_shacl(data, shapes)
    except ImportError:
        return find_with_pyshacl(data, shapes)


def find_with_shacl(data: str, shapes: str) -> list[Violation]:
    """Find violations in N-Triples with the compiled engine; raises ``ImportError`` where it is not installed."""
    import shacl

    report = shacl.Shapes.from_turtle(shapes).validate_text(data, format="ntriples")
    return [
        Violation(_bare(r.focus_node), _bare(r.source_shape or ""), r.severity, r.message or "", r.value_plain)
        for r in report.results
    ]


def find_with_pyshacl(data: str, shapes: str) -> list[Violation]:
    """Find violations in N-Triples with the reference engine."""
    import pyshacl
    from rdflib import Graph, URIRef

    data_graph = Graph().parse(data=data, format="nt")
    shapes_graph = Graph().parse(data=shapes, format="turtle")
    _, report, _ = pyshacl.validate(data_graph, shacl_graph=shapes_graph, inference="none")

    def value_of(result: Any, name: str) -> Any:
        return report.value(result, URIRef(_SHACL + name))

    return [
        Violation(
            str(value_of(result, "focusNode")),
            str(value_of(result, "sourceShape")),
            str(value_of(result, "resultSeverity")).removeprefix(_SHACL),
            str(value_of(result, "resultMessage") or ""),
            None if (value := value_of(result, "value")) is None else str(value),
        )
        for result in report.objects(None, URIRef(f"{_SHACL}result"))  # without the details of a result
    ]


def _bare(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term
