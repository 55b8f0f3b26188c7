"""From an argument map to RDF: reified AIF nodes, and short direct properties beside them."""

from __future__ import annotations

import contextlib

from pyoxigraph import Literal, NamedNode, Quad

from argmap.domain.languages import stated
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    Inference,
    Preference,
    Rephrase,
    Role,
    Statement,
)
from argmap.domain.standards import STANDARDS
from argmap.rdf.anchors import encode_anchors, encode_sections, encode_sentences, encode_tour
from argmap.rdf.attribution import encode_citations, encode_sources, encode_voices, named
from argmap.rdf.concepts import encode_concepts, encode_verdicts
from argmap.rdf.description import describe
from argmap.rdf.dialogue import encode_dialogue, pack
from argmap.rdf.direct import encode_direct, encode_labels, encode_links
from argmap.rdf.foreign import IRI, kept
from argmap.rdf.graph import Verdicts, Writer, dated, plain, refuse_duplicates
from argmap.rdf.names import Names
from argmap.rdf.strength import Strengths, encode_strengths
from argmap.rdf.vocabulary import AIF_SCHEMES, PREFIXES, Aif, Argmap, Dcterms, Rdf, Schema, Xsd, concept

_Relation = Inference | Conflict | Rephrase | Preference


def encode(
    argument_map: ArgumentMap, verdicts: Verdicts | None = None, strengths: Strengths | None = None
) -> list[Quad]:
    """Return the map's quads, in its named graph and in map order; verdicts and strengths are in a graph of their own.

    The default graph, last, describes the dataset.

    Raises ``MapError`` for what RDF cannot hold: an id that stands twice, a lone surrogate, an ``extra`` beyond JSON.
    """
    m, names = argument_map, Names(argument_map.id)
    refuse_duplicates("element", (element.id for element in m))
    refuse_duplicates("source", (source.id for source in m.sources))
    refuse_duplicates("section", (section.id for section in m.sections))
    refuse_duplicates("sentence", (sentence.name for sentence in m.sentences))
    writer = Writer(names, names.graph, m.language)
    encoder = _Encoder(m, writer)
    encoder.encode_map()
    encoder.encode_elements()
    encode_direct(m, writer)
    encode_links(m, writer)
    encode_labels(m, writer)
    encode_sources(m, writer)
    encode_citations(m, writer)
    encode_sections(m, writer)
    encode_sentences(m, writer)
    encode_dialogue(m, writer)
    encode_concepts(m, writer)
    encode_tour(m, writer)
    quads = writer.quads
    if verdicts:
        quads += encode_verdicts(verdicts, Writer(names, names.acceptance, m.language))
    if strengths:
        quads += encode_strengths(strengths, Writer(names, names.acceptance, m.language))
    return [*quads, *kept(m.extra, names.graph)[0], *describe(m, names, bool(verdicts or strengths))]


class _Encoder:
    def __init__(self, argument_map: ArgumentMap, writer: Writer) -> None:
        self.map = argument_map
        self.w = writer
        self.names = writer.names
        self.source_ids = frozenset(source.id for source in argument_map.sources)

    def encode_map(self) -> None:
        """Write what is said of the map as a whole."""
        w, m, node = self.w, self.map, self.names.graph
        w.add(node, Rdf.type, Argmap.Map)
        w.add(node, Dcterms.identifier, plain(m.id))
        w.text(node, Dcterms.title, m.title)
        w.text(node, Rdf.label, m.title)
        w.ordered(node, Dcterms.creator, [plain(author) for author in m.authors])
        if m.created:
            w.add(node, Dcterms.created, Literal(m.created.isoformat(), datatype=Xsd.date))
        w.plain(node, Dcterms.license, m.licence)
        w.plain(node, Dcterms.language, stated(w.language))
        w.text(node, Dcterms.abstract, m.summary)
        w.add(node, Dcterms.conformsTo, NamedNode(PREFIXES["argmap"].rstrip("#")))
        if m.article is not None:
            w.add(node, Argmap.article, self.names.source(m.article))
        w.plain(node, Argmap.covers, m.covers)
        theses = (s.id for s in m.statements if s.role is Role.THESIS)
        w.add(node, Argmap.thesis, *map(self.names.element, theses))
        self._standard(node, m.standard)
        w.plain(node, Argmap.weighing, m.weigh)
        w.plain(node, Argmap.unknownStances, m.unknown)
        w.flag(node, Argmap.floatingCounts, m.floating)
        w.json(node, Argmap.scores, m.scores, m.id)
        w.json(node, Argmap.exercises, [dict(entry) for entry in m.exercises], m.id)
        w.extra(node, pack(m, kept(m.extra, node)[1]), m.id)

    def encode_elements(self) -> None:
        """Write every element, each kind in map order."""
        for position, statement in enumerate(self.map.statements, 1):
            self._statement(position, statement)
        for position, argument in enumerate(self.map.arguments, 1):
            self._argument(position, argument)
        for position, inference in enumerate(self.map.inferences, 1):
            self._inference(position, inference)
        for position, conflict in enumerate(self.map.conflicts, 1):
            self._conflict(position, conflict)
        for position, rephrase in enumerate(self.map.rephrases, 1):
            node = self._element(position, rephrase, Argmap.Rephrase)
            self.w.ordered(node, Argmap.rephrasing, [self.names.element(p) for p in rephrase.premises])
            self.w.add(node, Argmap.rephrased, self.names.element(rephrase.conclusion))
        for position, preference in enumerate(self.map.preferences, 1):
            node = self._element(position, preference, Argmap.Preference, Aif.PANode)
            self.w.add(node, Argmap.preferred, self.names.element(preference.preferred))
            self.w.add(node, Argmap.dispreferred, self.names.element(preference.dispreferred))

    def _element(self, position: int, element: Statement | Argument | _Relation, *types: NamedNode) -> NamedNode:
        node = self.names.element(element.id)
        self.w.add(node, Rdf.type, *types)
        self.w.add(node, Dcterms.identifier, plain(element.id))
        self.w.number(node, Argmap.position, position)
        self.w.add(node, Dcterms.isPartOf, self.names.graph)
        self.w.extra(node, element.extra, element.id, element.span)
        if iri := element.extra.get(IRI):
            self._same(node, iri)
        return node

    def _same(self, node: NamedNode, iri: object) -> None:
        """Tie a node to the one that it was read from, of which the kept triples speak."""
        with contextlib.suppress(ValueError):  # what is no IRI stays in the extra alone
            self.w.add(node, Schema.sameAs, NamedNode(str(iri)))

    def _claim(self, node: NamedNode, claim: Statement | Argument, language: str = "") -> None:
        w = self.w
        w.text(node, Rdf.label, claim.title, language)
        spelt_out = isinstance(claim, Argument) and claim.inferences  # then it is no I-node, which alone has a claim
        w.text(node, Dcterms.description if spelt_out else Aif.claimText, claim.text or claim.title, language)
        w.flag(node, Argmap.repeatsTitle, bool(claim.text) and claim.text == claim.title)
        if claim.strand:
            w.add(node, Argmap.strand, self.names.strand(claim.strand))
        w.ordered(node, Schema.keywords, [plain(tag) for tag in claim.tags])
        if claim.section is not None:
            w.add(node, Argmap.section, self.names.section(claim.section))

    def _statement(self, position: int, s: Statement) -> None:
        w = self.w
        node = self._element(position, s, Argmap.Statement, Aif.INode)
        self._claim(node, s, s.language)
        w.plain(node, Dcterms.language, s.language)
        w.add(node, Argmap.role, concept("role", s.role))
        w.add(node, Argmap.stance, concept("stance", s.stance))
        if s.hedge:
            w.add(node, Argmap.hedge, concept("hedge", s.hedge.label))
        w.fraction(node, Argmap.credence, s.credence)
        self._standard(node, s.standard)
        w.time(node, Dcterms.temporal, s.time)
        first, slash, last = s.time.partition("/")
        begin, end = dated(first), dated(last if slash else first)
        if begin and end:
            w.add(node, Argmap.begin, begin)
            w.add(node, Argmap.end, end)
        w.ordered(node, Schema.about, [named(name, self.source_ids, self.names) for name in s.entities])
        w.flag(node, Argmap.quotation, s.quotation)
        w.flag(node, Argmap.implicit, s.implicit)
        encode_voices(self.map, s, w, node)
        encode_anchors(self.map, w, node, s.anchors)

    def _argument(self, position: int, a: Argument) -> None:
        # A sketch is one piece of content to AIF, whereas an argument with steps is what they make up together.
        types: tuple[NamedNode, ...] = (Argmap.Argument,) if a.inferences else (Argmap.Argument, Aif.INode)
        node = self._element(position, a, *types)
        self._claim(node, a)
        self.w.ordered(node, Argmap.hasStep, [self.names.element(step) for step in a.inferences])
        encode_anchors(self.map, self.w, node, a.anchors)

    def _inference(self, position: int, i: Inference) -> None:
        types: tuple[NamedNode, ...] = (Argmap.Inference, Aif.RANode)
        if i.scheme in AIF_SCHEMES:
            types = (*types, NamedNode(PREFIXES["aif"] + AIF_SCHEMES[i.scheme]))
        node = self._element(position, i, *types)
        self.w.ordered(node, Aif.hasPremise, [self.names.element(p) for p in i.premises])
        self.w.add(node, Aif.hasConclusion, self.names.element(i.conclusion))
        self._scheme(node, i.scheme)
        self.w.ordered(node, Argmap.rule, [plain(rule) for rule in i.rules])
        self.w.flag(node, Argmap.strict, i.strict)
        self.w.fraction(node, Argmap.weight, i.weight)
        if i.argument is not None:
            self.w.add(node, Argmap.stepOf, self.names.element(i.argument))

    def _conflict(self, position: int, c: Conflict) -> None:
        node = self._element(position, c, Argmap.Conflict, Aif.CANode)
        self.w.add(node, Argmap.conflictKind, concept("conflict", c.kind))
        self.w.ordered(node, Aif.hasConflictingElement, [self.names.element(p) for p in c.premises])
        self.w.add(node, Aif.hasConflictedElement, self.names.element(c.target))
        self._scheme(node, c.scheme)
        self.w.fraction(node, Argmap.weight, c.weight)

    def _standard(self, node: NamedNode, standard: str) -> None:
        if standard in STANDARDS:
            self.w.add(node, Argmap.standard, concept("standard", standard))
        else:
            self.w.plain(node, Argmap.standard, standard)

    def _scheme(self, node: NamedNode, slug: str) -> None:
        if slug:
            self.w.add(node, Argmap.scheme, self.names.scheme(slug))
