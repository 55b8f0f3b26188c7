"""Parts of a dataset that are kept, but not understood: told as diagnostics, for a file as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Span
from argmap.rdf.aif import relation_kind
from argmap.rdf.foreign import KEY
from argmap.rdf.vocabulary import PREFIXES, Argmap, Rdf, instead_of, our_terms

_MOST = 50
_CONFLICT = "a argmap:Conflict ; aif:hasConflictingElement {} ; aif:hasConflictedElement {}"
_SPELT_OUT = {  # what each direct property follows from
    Argmap.supports: "a argmap:Inference ; aif:hasPremise {} ; aif:hasConclusion {}",
    Argmap.attacks: _CONFLICT,
    Argmap.excludes: f"{_CONFLICT} ; argmap:conflictKind argmap:conflict-contrary",
    Argmap.undercuts: f"{_CONFLICT} ; argmap:conflictKind argmap:conflict-undercut",
    Argmap.rephrases: "a argmap:Rephrase ; argmap:rephrasing {} ; argmap:rephrased {}",
    Argmap.preferredTo: "a argmap:Preference ; argmap:preferred {} ; argmap:dispreferred {}",
}


def remarks(argument_map: ArgumentMap, file: str) -> list[Diagnostic]:
    """Return what is odd about the triples that a map keeps as foreign: relations that are none, misspelt terms of ours."""
    lines = argument_map.extra.get(KEY)
    if not isinstance(lines, list | tuple):
        return []
    text = "\n".join(line for line in lines if isinstance(line, str) and _is_odd(line))
    where = Span.of_file(file) if file else None
    try:
        placed = {
            remark.but(where=where): None for quad in parse(text, format=RdfFormat.N_QUADS) for remark in _about(quad)
        }
    except (SyntaxError, ValueError):
        return []
    return list(placed)[:_MOST]


def _is_odd(line: str) -> bool:
    return PREFIXES["argmap"] in line or ("/aif" in line.lower() and Rdf.type.value in line)


def _about(quad: Quad) -> Iterator[Diagnostic]:
    kind = quad.object if quad.predicate == Rdf.type and isinstance(quad.object, NamedNode) else None
    if kind is not None and relation_kind(kind):
        message = f"{quad.subject} is a relation of AIF without a premise or a target, so it is kept, but not read."
        yield Diagnostic("aif.no-end", message, None, "Say what it comes from and what it leads to.", Severity.NOTE)
    if isinstance(quad.subject, BlankNode) and kind is not None and kind.value.startswith(PREFIXES["argmap"]):
        name = kind.value.removeprefix(PREFIXES["argmap"])
        message = f"A node without an IRI has the type argmap:{name}, so it is kept, but not read."
        yield Diagnostic("rdf.blank-node", message, None, "Give it an IRI instead of a blank node.", Severity.WARNING)
    if quad.predicate in _SPELT_OUT:
        ends = [f"<{getattr(end, 'value', '')}>" for end in (quad.subject, quad.object)]
        name = quad.predicate.value.removeprefix(PREFIXES["argmap"])
        message = f"No relation of the map says that {ends[0]} argmap:{name} {ends[1]}, so this is kept, but not read."
        remedy = f"Write the relation as a node, `<IRI> {_SPELT_OUT[quad.predicate].format(*ends)}`, or take it out."
        yield Diagnostic("rdf.no-relation", message, None, remedy, Severity.WARNING)
    for term in (quad.predicate, kind):
        name = term.value.removeprefix(PREFIXES["argmap"]) if term is not None else ""
        if term is None or name == term.value or name in our_terms():
            continue
        remedy = instead_of(name)
        message = f"There is no argmap:{name}, so what is said with it is kept, but not read."
        yield Diagnostic("rdf.unknown-term", message, None, remedy, Severity.WARNING)
