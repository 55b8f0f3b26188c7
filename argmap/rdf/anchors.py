"""Anchors, sentences, sections and the tour in RDF: where in the article a statement stands."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from argmap.domain.coverage import coverage_of
from argmap.domain.model import Anchor, ArgumentMap
from argmap.rdf.graph import Writer, plain
from argmap.rdf.vocabulary import Argmap, Dcterms, Oa, Prov, Rdf, Schema


def encode_anchors(m: ArgumentMap, w: Writer, node: NamedNode, anchors: tuple[Anchor, ...]) -> None:
    """Write each anchor as a Web Annotation of a sentence of the article and, if it has one, a phrase of its retelling.

    Both targets are selected by place; only the retelling holds the words of the phrase.
    """
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
        w.add(annotation, Oa.motivatedBy, Oa.linking)
        w.add(annotation, Oa.hasBody, node)
        w.plain(annotation, Argmap.digest, anchor.digest)
        w.add(annotation, Oa.hasTarget, sentence)
        if not anchor.phrase:
            continue
        target, place = names.part(node, f"target-{number}"), names.part(node, f"place-{number}")
        selector = names.part(node, f"phrase-{number}")
        w.add(annotation, Oa.hasTarget, target)
        w.add(target, Rdf.type, Oa.SpecificResource)
        w.add(target, Oa.hasSource, names.retelling)
        w.add(target, Oa.hasSelector, place)
        _select_place(w, place, anchor.paragraph, anchor.sentence)
        w.add(place, Oa.refinedBy, selector)
        w.add(selector, Rdf.type, Oa.TextQuoteSelector)
        w.text(selector, Oa.exact, anchor.phrase)


def encode_sentences(m: ArgumentMap, w: Writer) -> None:
    """Write the retelling, and the sentences that are anchored in without one."""
    covered = coverage_of(m)
    for position, sentence in enumerate(m.sentences, 1):
        node = _sentence(m, w, sentence.paragraph, sentence.sentence)
        w.number(node, Argmap.position, position)
        w.text(node, Argmap.retelling, sentence.text)
        w.plain(node, Argmap.digest, sentence.digest)
        w.text(node, Argmap.unclaimed, sentence.unclaimed)
        w.flag(node, Argmap.leftOut, not covered.holds(sentence.paragraph, sentence.sentence))
    claims = m.points
    for element in claims:
        for anchor in element.anchors:
            _sentence(m, w, anchor.paragraph, anchor.sentence)
    if m.sentences or any(anchor.phrase for element in claims for anchor in element.anchors):
        _retelling(m, w)


def _retelling(m: ArgumentMap, w: Writer) -> None:
    """Write what the phrases of anchors are taken from: the article's sentences, one for one, in other words."""
    node = w.names.retelling
    w.add(node, Rdf.type, Argmap.Retelling, Schema.CreativeWork, Prov.Entity)
    w.add(node, Rdf.label, Literal("retelling of the article", language="en"))
    w.add(node, Dcterms.isPartOf, w.names.graph)
    w.add(node, Prov.wasDerivedFrom, _article(m, w))


def _sentence(m: ArgumentMap, w: Writer, paragraph: int, sentence: int) -> NamedNode:
    names = w.names
    node = names.sentence(paragraph, sentence)
    selector = names.part(node, "selector")
    w.add(node, Rdf.type, Argmap.Sentence, Oa.SpecificResource)
    w.plain(node, Rdf.label, f"p{paragraph} s{sentence}")
    w.add(node, Dcterms.isPartOf, names.graph)
    w.number(node, Argmap.paragraph, paragraph)
    w.number(node, Argmap.sentence, sentence)
    w.add(node, Oa.hasSource, _article(m, w))
    w.add(node, Oa.hasSelector, selector)
    _select_place(w, selector, paragraph, sentence)
    return node


def _article(m: ArgumentMap, w: Writer) -> NamedNode:
    return w.names.other("article") if m.article is None else w.names.source(m.article)


def _select_place(w: Writer, selector: NamedNode, paragraph: int, sentence: int) -> None:
    w.add(selector, Rdf.type, Oa.FragmentSelector)
    w.plain(selector, Rdf.value, f"p{paragraph}s{sentence}")
    w.add(selector, Dcterms.conformsTo, Argmap.paragraphSentence)


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
