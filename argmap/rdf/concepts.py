"""The concepts that a map uses, said in its own dataset so that nobody needs a second file to read it; and verdicts."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from argmap.domain.model import ArgumentMap
from argmap.domain.semantics import GROUNDED
from argmap.domain.standards import STANDARDS
from argmap.rdf.graph import Verdicts, Writer
from argmap.rdf.vocabulary import AIF_SCHEMES, Argmap, Dcterms, Prov, Rdf, Skos, Xsd, concept
from argmap.words import spoken


def encode_concepts(m: ArgumentMap, w: Writer) -> None:
    """Write the map's strands, and the label and place of each role, hedge, scheme ... that it uses."""
    _strands(m, w)
    for role in dict.fromkeys(s.role for s in m.statements):
        _describe(w, concept("role", role), role, Argmap.roles, "roles")
    for stance in dict.fromkeys(s.stance for s in m.statements):
        _describe(w, concept("stance", stance), stance, Argmap.stances, "stances")
    for hedge in dict.fromkeys(s.hedge for s in m.statements if s.hedge):
        _describe(w, concept("hedge", hedge.label), hedge.label, Argmap.hedges, "hedges")
        w.number(concept("hedge", hedge.label), Argmap.rank, hedge.rank)
    for standard in dict.fromkeys((m.standard, *(s.standard for s in m.statements))):
        if standard in STANDARDS:
            _describe(w, concept("standard", standard), standard, Argmap.standards, "standards of proof")
    relations = m.ties
    for slug in dict.fromkeys(r.scheme for r in relations if r.scheme):
        ours = slug in AIF_SCHEMES
        scheme = (Argmap.schemes, "argumentation schemes") if ours else (w.names.other("schemes"), "schemes of the map")
        _describe(w, w.names.scheme(slug), slug.replace("-", " "), *scheme)
    for kind in dict.fromkeys(c.kind for c in m.conflicts):
        _describe(w, concept("conflict", kind), kind, Argmap.conflictKinds, "kinds of conflict")
    for source_kind in dict.fromkeys(s.kind for s in m.sources):
        _describe(w, concept("source", source_kind), source_kind, Argmap.sourceKinds, "kinds of source")


def encode_verdicts(verdicts: Verdicts, w: Writer) -> list[Quad]:
    """Return the quads that say what holds, why, and because of what, and how that was found out."""
    graph, evaluation = w.names.acceptance, w.names.part(w.names.acceptance, "evaluation")
    w.add(graph, Rdf.type, Prov.Entity)
    w.add(graph, Rdf.label, Literal("What holds, by the grounded evaluation of the map", language="en"))
    w.add(graph, Dcterms.isPartOf, w.names.graph)
    w.add(graph, Prov.hadPrimarySource, w.names.graph)
    w.add(graph, Prov.wasGeneratedBy, evaluation)
    w.add(evaluation, Rdf.type, Prov.Activity)
    w.add(evaluation, Rdf.label, Literal("evaluation", language="en"))
    w.add(evaluation, Prov.used, w.names.graph)
    w.add(evaluation, Argmap.semantics, concept("semantics", GROUNDED))
    standard = getattr(verdicts, "standard", "")  # which plain mappings of verdicts do not know
    if standard:
        w.add(evaluation, Argmap.standard, concept("standard", standard))
        _describe(w, concept("standard", standard), standard, Argmap.standards, "standards of proof")
    for kind in (Argmap.rejected, Argmap.accepted, Argmap.contested):
        reason = kind.value.rpartition("#")[2]
        assumed = (id_ for id_, verdict in verdicts.items() if str(verdict.reason) == reason)
        w.add(evaluation, kind, *map(w.names.element, assumed))
    _describe(w, concept("semantics", GROUNDED), GROUNDED, Argmap.evaluations, "semantics")
    language = spoken(w.language)  # which ``evaluate`` words verdicts in
    for id_, verdict in verdicts.items():
        node = w.names.element(id_)
        w.add(node, Argmap.acceptance, concept("acceptance", str(verdict.status)))
        w.add(node, Argmap.verdict, concept("verdict", str(verdict.word)))
        w.add(node, Argmap.challengedBy, *map(w.names.element, verdict.challengers))
        if verdict.status == "holds":
            w.add(node, Argmap.outweighs, *map(w.names.element, verdict.challengers))
        w.add(node, Argmap.discharges, *map(w.names.element, verdict.discharges))
        if verdict.weighed is not None:
            w.number(node, Argmap.weighed, verdict.weighed)
        if str(verdict.reason) == "presumed":
            w.add(node, Argmap.presumed, Literal("true", datatype=Xsd.boolean))
        w.plain(node, Argmap.reason, str(verdict.reason))
        w.add(node, Argmap.because, *map(w.names.element, verdict.because))
        w.text(node, Argmap.explanation, verdict.sentence, language)
    for status in dict.fromkeys(str(v.status) for v in verdicts.values()):
        _describe(w, concept("acceptance", status), status, Argmap.acceptances, "verdicts")
    for word in dict.fromkeys(str(v.word) for v in verdicts.values()):
        _describe(w, concept("verdict", word), word.replace("-", " "), Argmap.verdicts, "words for verdicts")
    return w.quads


def _strands(m: ArgumentMap, w: Writer) -> None:
    scheme = w.names.other("strands")
    for position, (strand, label) in enumerate(m.strands.items(), 1):
        node = w.names.strand(strand)
        w.add(node, Rdf.type, Skos.Concept)
        w.text(node, Skos.prefLabel, label)
        w.add(node, Skos.inScheme, scheme)
        w.number(node, Argmap.position, position)
    for strand in m.strands_in_use:
        w.add(w.names.strand(strand), Rdf.type, Skos.Concept)
        w.add(w.names.strand(strand), Skos.inScheme, scheme)
    if m.strands or m.strands_in_use:
        w.add(scheme, Rdf.type, Skos.ConceptScheme)
        w.add(scheme, Skos.prefLabel, Literal("strands of the map", language="en"))


def _describe(w: Writer, node: NamedNode, label: str, scheme: NamedNode, scheme_label: str) -> None:
    w.add(node, Rdf.type, Skos.Concept)
    w.add(node, Skos.prefLabel, Literal(label, language="en"))
    w.add(node, Skos.inScheme, scheme)
    w.add(scheme, Rdf.type, Skos.ConceptScheme)
    w.add(scheme, Skos.prefLabel, Literal(scheme_label, language="en"))
