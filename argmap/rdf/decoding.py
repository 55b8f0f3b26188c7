"""From RDF back to the argument map that it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from argmap.domain.diagnostics import MapError
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Role,
    Section,
    Sentence,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.rdf.aif import decode_aif, is_aif
from argmap.rdf.dialogue import unpack
from argmap.rdf.foreign import KEY, beyond, keep
from argmap.rdf.names import Names, is_of_another, map_id
from argmap.rdf.reader import Reader, no_map
from argmap.rdf.values import Values
from argmap.rdf.vocabulary import Aif, Argmap, Dcterms, Oa, Prov, Rdf, Schema, Skos


def decode(quads: Iterable[Quad], file: str = "") -> ArgumentMap:
    """Return the one map that ``quads`` hold, in a named graph or the default one, or else what AIF nodes make one.

    Verdicts are left, and what else is there is kept in the map's ``extra`` (see ``foreign``).
    Raises ``ParseError`` if there is no map, more than one, or one whose parts contradict each other.
    """
    quads = list(quads)
    graphs: dict[NamedNode | BlankNode | DefaultGraph, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    maps = [
        (q.subject, own) for own in graphs.values() for q in own if q.predicate == Rdf.type and q.object == Argmap.Map
    ]
    if not maps and is_aif(quads):
        return decode_aif(quads, file)
    if len(maps) != 1:
        remedy = "Export one with argmap, or give the node of the map the type argmap:Map."
        message = "No argument map stands in this dataset: nothing has the type argmap:Map."
        if maps:
            message = f"{len(maps)} argument maps stand in this dataset, but one is read at a time."
            remedy = "Split the dataset by its named graphs."
        raise no_map("which-map", message, remedy, file)
    node, own = maps[0]
    if not isinstance(node, NamedNode):
        raise no_map("no-iri", "The map has no IRI.", "Give it one instead of a blank node.", file)
    mine = [
        q for q in own if q.predicate != Rdf.type or not (q.subject == node or is_of_another(q.subject, node.value))
    ]
    argument_map = _Decoder(Reader(mine, file), node).decode()
    home = own[0].graph_name
    lines = keep(beyond(quads, node, home, _written(argument_map)), home)
    called = Names(argument_map.id).graph.value
    if called != node.value and any(line.startswith(f"<{called}") for line in lines):  # else that would be said of it
        argument_map = replace(argument_map, id=map_id(node))
    return replace(argument_map, extra={**argument_map.extra, KEY: lines}) if lines else argument_map


def _written(argument_map: ArgumentMap) -> list[Quad]:
    from argmap.rdf.encoding import encode

    try:
        return encode(argument_map)
    except MapError:  # one that cannot be written needs nothing kept
        return []


class _Decoder(Values):
    def __init__(self, reader: Reader, node: NamedNode) -> None:
        super().__init__(reader, Names.of(node))
        self.node = node

    def decode(self) -> ArgumentMap:
        r, node = self.r, self.node
        article = r.node(node, Argmap.article)
        r.language = r.text(node, Dcterms.language)
        return ArgumentMap(
            id=self._map_id(),
            title=r.text(node, Dcterms.title) or r.text(node, Rdf.label),
            statements=tuple(map(self._statement, r.instances(Argmap.Statement))),
            arguments=tuple(map(self._argument, r.instances(Argmap.Argument))),
            inferences=tuple(map(self._inference, r.instances(Argmap.Inference))),
            conflicts=tuple(map(self._conflict, r.instances(Argmap.Conflict))),
            rephrases=tuple(map(self._rephrase, r.instances(Argmap.Rephrase))),
            preferences=tuple(map(self._preference, r.instances(Argmap.Preference))),
            sources=tuple(map(self._source, r.instances(Argmap.Source))),
            sections=tuple(map(self._section, r.instances(Argmap.Section))),
            sentences=tuple(map(self._sentence, self._retold())),
            article=None if article is None else self.names.id_below("source", article),
            covers=r.text(node, Argmap.covers),
            language=r.language,
            authors=tuple(r.texts(node, Dcterms.creator)),
            created=self.date_(r.text(node, Dcterms.created)),
            licence=r.text(node, Dcterms.license),
            summary=r.text(node, Dcterms.abstract),
            strands={self.names.id_below("strand", s): r.text(s, Skos.prefLabel) for s in self._strands()},
            tour=tuple(self._stop(stop) for stop in r.instances(Argmap.TourStop)),
            standard=self.standard(node),
            weigh=r.text(node, Argmap.weighing),
            unknown=r.text(node, Argmap.unknownStances),
            floating=r.flag(node, Argmap.floatingCounts),
            scores=self.json_(node, Argmap.scores, dict, "object"),
            exercises=tuple(e for e in self.json_(node, Argmap.exercises, list, "array") if isinstance(e, dict)),
            extra=unpack(r, self.names, self.extra(node)),
        )

    def _map_id(self) -> str:
        """The id that the map states; of several that after which its node is called."""
        stated, called = self.r.texts(self.node, Dcterms.identifier), map_id(self.node)
        return called if called in stated or not stated else min(stated)

    def _statement(self, node: NamedNode) -> Statement:
        r = self.r
        voices = r.by_position(r.nodes(node, Prov.qualifiedAttribution))
        return Statement(
            **self._claim(node),
            language=r.text(node, Dcterms.language),
            role=self.value(Role, "role", node, Argmap.role, Role.CLAIM),
            time=r.text(node, Dcterms.temporal),
            entities=tuple(self.name(term) for term in r.ordered(node, Schema.about, self.name)),
            asserted_by=tuple(self.source_id(voice, Prov.agent) for voice in voices),
            stance=self.value(Stance, "stance", node, Argmap.stance, Stance.UNKNOWN),
            hedge=self.hedge(node),
            credence=self.fraction(node, Argmap.credence),
            standard=self.standard(node),
            quotation=r.flag(node, Argmap.quotation),
            implicit=r.flag(node, Argmap.implicit),
        )

    def _argument(self, node: NamedNode) -> Argument:
        return Argument(**self._claim(node), inferences=self.ids(node, Argmap.hasStep))

    def _claim(self, node: NamedNode) -> dict[str, Any]:
        r = self.r
        language = r.text(node, Dcterms.language)
        title = r.text(node, Rdf.label, language)
        text = r.text(node, Aif.claimText, language) or r.text(node, Dcterms.description, language)
        if text == title and not r.flag(node, Argmap.repeatsTitle):
            text = ""
        strand, section = r.node(node, Argmap.strand), r.node(node, Argmap.section)
        return {
            "id": self.id_(node),
            "title": title,
            "text": text,
            "strand": "" if strand is None else self.names.id_below("strand", strand),
            "tags": tuple(r.texts(node, Schema.keywords)),
            "anchors": tuple(map(self._anchor, r.by_position(r.subjects(Oa.hasBody, node)))),
            "section": None if section is None else self.names.id_below("section", section),
            "extra": self.extra(node),
        }

    def _inference(self, node: NamedNode) -> Inference:
        r = self.r
        argument = r.node(node, Argmap.stepOf)
        return Inference(
            id=self.id_(node),
            premises=self.ids(node, Aif.hasPremise),
            conclusion=self.end(node, Aif.hasConclusion),
            scheme=self.scheme(node),
            rules=tuple(r.texts(node, Argmap.rule)),
            strict=r.flag(node, Argmap.strict),
            weight=self.fraction(node, Argmap.weight),
            argument=None if argument is None else self.names.id_of(argument),
            extra=self.extra(node),
        )

    def _conflict(self, node: NamedNode) -> Conflict:
        return Conflict(
            id=self.id_(node),
            premises=self.ids(node, Aif.hasConflictingElement),
            target=self.end(node, Aif.hasConflictedElement),
            kind=self.value(ConflictKind, "conflict", node, Argmap.conflictKind, ConflictKind.ATTACK),
            scheme=self.scheme(node),
            weight=self.fraction(node, Argmap.weight),
            extra=self.extra(node),
        )

    def _rephrase(self, node: NamedNode) -> Rephrase:
        premises, conclusion = self.ids(node, Argmap.rephrasing), self.end(node, Argmap.rephrased)
        return Rephrase(self.id_(node), premises, conclusion, extra=self.extra(node))

    def _preference(self, node: NamedNode) -> Preference:
        preferred, dispreferred = self.end(node, Argmap.preferred), self.end(node, Argmap.dispreferred)
        return Preference(self.id_(node), preferred, dispreferred, extra=self.extra(node))

    def _source(self, node: NamedNode) -> Source:
        r = self.r
        authors = r.ordered(node, Dcterms.creator, self.name)
        return Source(
            id=self.names.id_below("source", node),
            name=r.text(node, Rdf.label),
            kind=self.value(SourceKind, "source", node, Argmap.sourceKind, SourceKind.WORK),
            url=r.text(node, Schema.url),
            author=self.name(authors[0]) if authors else "",
            date=r.text(node, Dcterms.date),
            disputed=r.flag(node, Argmap.disputed),
            extra=self.extra(node),
        )

    def _section(self, node: NamedNode) -> Section:
        parent = self.r.node(node, Dcterms.isPartOf)
        return Section(
            id=self.names.id_below("section", node),
            title=self.r.text(node, Rdf.label),
            level=self.r.number(node, Argmap.level),
            parent=None if parent is None or parent == self.node else self.names.id_below("section", parent),
            extra=self.extra(node),
        )

    def _anchor(self, annotation: NamedNode) -> Anchor:
        r = self.r
        targets = r.nodes(annotation, Oa.hasTarget)
        sentences = [target for target in targets if r.has(target, Argmap.paragraph)]
        if len(sentences) != 1:
            message = f"{annotation.value} has {len(sentences)} targets that are sentences, but needs one."
            raise r.fault("bad-anchor", message, "Give it one oa:hasTarget with argmap:paragraph and argmap:sentence.")
        places = [place for target in targets for place in r.nodes(target, Oa.hasSelector)]
        phrases = [r.text(phrase, Oa.exact) for place in places for phrase in r.nodes(place, Oa.refinedBy)]
        numbers = r.number(sentences[0], Argmap.paragraph), r.number(sentences[0], Argmap.sentence)
        return Anchor(*numbers, digest=r.text(annotation, Argmap.digest), phrase=min(phrases, default=""))

    def _retold(self) -> list[NamedNode]:
        """The sentences of the retelling; those that are only anchored in have no place in it."""
        return [node for node in self.r.instances(Argmap.Sentence) if self.r.has(node, Argmap.position)]

    def _sentence(self, node: NamedNode) -> Sentence:
        r = self.r
        return Sentence(
            paragraph=r.number(node, Argmap.paragraph),
            sentence=r.number(node, Argmap.sentence),
            text=r.text(node, Argmap.retelling),
            digest=r.text(node, Argmap.digest),
            unclaimed=r.text(node, Argmap.unclaimed),
        )

    def _strands(self) -> list[NamedNode]:
        r = self.r
        claims = (*r.instances(Argmap.Statement), *r.instances(Argmap.Argument))
        strands = [
            *r.subjects(Skos.inScheme, self.names.other("strands")),
            *(n for c in claims for n in r.nodes(c, Argmap.strand)),
        ]
        return r.by_position(s for s in strands if r.has(s, Argmap.position))

    def _stop(self, node: NamedNode) -> tuple[str, str]:
        return self.end(node, Argmap.stopAt), self.r.text(node, Argmap.say)
