"""Anchors, sentences, sections and the tour in RDF: where in the article a statement stands."""

from __future__ import annotations

from pyoxigraph import NamedNode

from argmap.model import Anchor, Argument, ArgumentMap, Statement
from argmap.rdf.graph import Writer, plain
from argmap.rdf.vocabulary import Argmap, Dcterms, Oa, Prov, Rdf


def encode_anchors(m: ArgumentMap, w: Writer, node: NamedNode, anchors: tuple[Anchor, ...]) -> None:
    """Write each anchor as a Web Annotation whose target is a sentence, or the phrase of its retelling."""
    names = w.names
    for anchor in anchors:
        w.add(node, Argmap.anchoredIn, names.sentence(anchor.paragraph, anchor.sentence))
    if anchors and m.article is not None:
        w.add(node, Prov.wasDerivedFrom, names.source(m.article))
    for number, anchor in enumerate(anchors, 1):
        sentence = names.sentence(anchor.paragraph, anchor.sentence)
        annotation = names.part(node, f"anchor-{number}")
        w.add(annotation, Rdf.type, Oa.Annotation)
        w.number(annotation, Argmap.position, number)
        w.add(annotation, Oa.motivatedBy, Oa.identifying)
        w.add(annotation, Oa.hasBody, node)
        w.plain(annotation, Argmap.digest, anchor.digest)
        if not anchor.phrase:
            w.add(annotation, Oa.hasTarget, sentence)
            continue
        target, selector = names.part(node, f"target-{number}"), names.part(node, f"phrase-{number}")
        w.add(annotation, Oa.hasTarget, target)
        w.add(target, Rdf.type, Oa.SpecificResource)
        w.add(target, Oa.hasSource, sentence)
        w.add(target, Oa.hasSelector, selector)
        w.add(selector, Rdf.type, Oa.TextQuoteSelector)
        w.add(selector, Oa.exact, plain(anchor.phrase))


def encode_sentences(m: ArgumentMap, w: Writer) -> None:
    """Write the retelling, and the sentences that are anchored in without one."""
    for position, sentence in enumerate(m.sentences, 1):
        node = _sentence(m, w, sentence.paragraph, sentence.sentence)
        w.number(node, Argmap.position, position)
        w.text(node, Argmap.retelling, sentence.text)
        w.plain(node, Argmap.digest, sentence.digest)
        w.text(node, Argmap.unclaimed, sentence.unclaimed)
    claims: tuple[Statement | Argument, ...] = (*m.statements, *m.arguments)
    for element in claims:
        for anchor in element.anchors:
            _sentence(m, w, anchor.paragraph, anchor.sentence)


def _sentence(m: ArgumentMap, w: Writer, paragraph: int, sentence: int) -> NamedNode:
    names = w.names
    node = names.sentence(paragraph, sentence)
    selector = names.part(node, "selector")
    w.add(node, Rdf.type, Argmap.Sentence, Oa.SpecificResource)
    w.plain(node, Rdf.label, f"p{paragraph} s{sentence}")
    w.add(node, Dcterms.isPartOf, names.graph)
    w.number(node, Argmap.paragraph, paragraph)
    w.number(node, Argmap.sentence, sentence)
    w.add(node, Oa.hasSource, names.source(m.article) if m.article is not None else names.other("article"))
    w.add(node, Oa.hasSelector, selector)
    w.add(selector, Rdf.type, Oa.FragmentSelector)
    w.plain(selector, Rdf.value, f"p{paragraph}s{sentence}")
    w.add(selector, Dcterms.conformsTo, Argmap.paragraphSentence)
    return node


def encode_sections(m: ArgumentMap, w: Writer) -> None:
    """Write the headings of the map's source."""
    for position, section in enumerate(m.sections, 1):
        node = w.names.section(section.id)
        w.add(node, Rdf.type, Argmap.Section)
        w.number(node, Argmap.position, position)
        w.add(node, Dcterms.identifier, plain(section.id))
        w.text(node, Rdf.label, section.title)
        w.number(node, Argmap.level, section.level)
        parent = w.names.graph if section.parent is None else w.names.section(section.parent)
        w.add(node, Dcterms.isPartOf, parent)
        w.extra(node, section.extra, section.id, section.span)


def encode_tour(m: ArgumentMap, w: Writer) -> None:
    """Write the stops of the guided walk."""
    for position, (element, say) in enumerate(m.tour, 1):
        node = w.names.other("tour", str(position))
        w.add(node, Rdf.type, Argmap.TourStop)
        w.number(node, Argmap.position, position)
        w.add(node, Dcterms.isPartOf, w.names.graph)
        w.add(node, Argmap.stopAt, w.names.element(element))
        w.text(node, Argmap.say, say)
