"""From RDF back to the argument map that it says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from argmap.domain.diagnostics import MapError, ParseError
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
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
from argmap.rdf.vocabulary import Aif, Argmap, Dcterms, Oa, Prov, Rdf, Schema, Skos

E = TypeVar("E", bound=Enum)
J = TypeVar("J", dict[str, Any], list[Any])


def decode(quads: Iterable[Quad], file: str = "") -> ArgumentMap:
    """Return the one map that ``quads`` hold, in a named graph or the default one, or else what AIF nodes make one.

    Verdicts are left, and what else is there is kept in the map's ``extra`` (see ``foreign``).
    Raises ``ParseError`` if there is no map, more than one, or one whose parts contradict each other.
    """
    quads = list(quads)
    graphs: dict[NamedNode | BlankNode | DefaultGraph, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    found = [(q.subject, own) for own in graphs.values() for q in own if _declares_map(q)]
    if not found and is_aif(quads):
        return decode_aif(quads, file)
    if len(found) != 1:
        remedy = "Export one with argmap, or give the node of the map the type argmap:Map."
        message = "No argument map stands in this dataset: nothing has the type argmap:Map."
        if found:
            message = f"{len(found)} argument maps stand in this dataset, but one is read at a time."
            remedy = "Split the dataset by its named graphs."
        raise no_map("which-map", message, remedy, file)
    node, own = found[0]
    if not isinstance(node, NamedNode):
        raise no_map("no-iri", "The map has no IRI.", "Give it one instead of a blank node.", file)
    mine = [q for q in own if q.predicate != Rdf.type or not is_of_another(q.subject, node.value)]
    argument_map = _Decoder(Reader(mine, file), node).decode()
    lines = keep(beyond(quads, node, _written(argument_map)), node)
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


def _declares_map(quad: Quad) -> bool:
    return bool(quad.predicate == Rdf.type and quad.object == Argmap.Map)


class _Decoder:
    def __init__(self, reader: Reader, node: NamedNode) -> None:
        self.r = reader
        self.node = node
        self.names = Names.of(node)

    def decode(self) -> ArgumentMap:
        r, node = self.r, self.node
        article = r.node(node, Argmap.article)
        return ArgumentMap(
            id=r.text(node, Dcterms.identifier) if r.has(node, Dcterms.identifier) else map_id(node),
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
            language=r.text(node, Dcterms.language),
            authors=tuple(r.texts(node, Dcterms.creator)),
            created=self._date(r.text(node, Dcterms.created)),
            licence=r.text(node, Dcterms.license),
            summary=r.text(node, Dcterms.abstract),
            strands={self.names.id_below("strand", s): r.text(s, Skos.prefLabel) for s in self._strands()},
            tour=tuple(self._stop(stop) for stop in r.instances(Argmap.TourStop)),
            standard=self._standard(node),
            weigh=r.text(node, Argmap.weighing),
            unknown=r.text(node, Argmap.unknownStances),
            floating=r.flag(node, Argmap.floatingCounts),
            scores=self._json(node, Argmap.scores, dict, "object"),
            exercises=tuple(e for e in self._json(node, Argmap.exercises, list, "array") if isinstance(e, dict)),
            extra=unpack(r, self.names, self._extra(node)),
        )

    def _statement(self, node: NamedNode) -> Statement:
        r = self.r
        voices = r.by_position(r.nodes(node, Prov.qualifiedAttribution))
        return Statement(
            **self._claim(node),
            language=r.text(node, Dcterms.language),
            role=self._value(Role, "role", node, Argmap.role, Role.CLAIM),
            time=r.text(node, Dcterms.temporal),
            entities=tuple(self._name(term) for term in r.ordered(node, Schema.about)),
            asserted_by=tuple(self._source_id(voice, Prov.agent) for voice in voices),
            stance=self._value(Stance, "stance", node, Argmap.stance, Stance.UNKNOWN),
            hedge=self._hedge(node),
            credence=self._fraction(node, Argmap.credence),
            standard=self._standard(node),
            quotation=r.flag(node, Argmap.quotation),
            implicit=r.flag(node, Argmap.implicit),
        )

    def _argument(self, node: NamedNode) -> Argument:
        return Argument(**self._claim(node), inferences=self._ids(node, Argmap.hasStep))

    def _claim(self, node: NamedNode) -> dict[str, Any]:
        r = self.r
        title = r.text(node, Rdf.label)
        text = r.text(node, Aif.claimText) or r.text(node, Dcterms.description)
        if text == title and not r.flag(node, Argmap.repeatsTitle):
            text = ""
        strand, section = r.node(node, Argmap.strand), r.node(node, Argmap.section)
        return {
            "id": self._id(node),
            "title": title,
            "text": text,
            "strand": "" if strand is None else self.names.id_below("strand", strand),
            "tags": tuple(r.texts(node, Schema.keywords)),
            "anchors": tuple(map(self._anchor, r.by_position(r.subjects(Oa.hasBody, node)))),
            "section": None if section is None else self.names.id_below("section", section),
            "extra": self._extra(node),
        }

    def _inference(self, node: NamedNode) -> Inference:
        r = self.r
        argument = r.node(node, Argmap.stepOf)
        return Inference(
            id=self._id(node),
            premises=self._ids(node, Aif.hasPremise),
            conclusion=self._end(node, Aif.hasConclusion),
            scheme=self._scheme(node),
            rules=tuple(r.texts(node, Argmap.rule)),
            strict=r.flag(node, Argmap.strict),
            weight=self._fraction(node, Argmap.weight),
            argument=None if argument is None else self.names.id_of(argument),
            extra=self._extra(node),
        )

    def _conflict(self, node: NamedNode) -> Conflict:
        return Conflict(
            id=self._id(node),
            premises=self._ids(node, Aif.hasConflictingElement),
            target=self._end(node, Aif.hasConflictedElement),
            kind=self._value(ConflictKind, "conflict", node, Argmap.conflictKind, ConflictKind.ATTACK),
            scheme=self._scheme(node),
            weight=self._fraction(node, Argmap.weight),
            extra=self._extra(node),
        )

    def _rephrase(self, node: NamedNode) -> Rephrase:
        premises, conclusion = self._ids(node, Argmap.rephrasing), self._end(node, Argmap.rephrased)
        return Rephrase(self._id(node), premises, conclusion, extra=self._extra(node))

    def _preference(self, node: NamedNode) -> Preference:
        preferred, dispreferred = self._end(node, Argmap.preferred), self._end(node, Argmap.dispreferred)
        return Preference(self._id(node), preferred, dispreferred, extra=self._extra(node))

    def _source(self, node: NamedNode) -> Source:
        r = self.r
        authors = r.ordered(node, Dcterms.creator)
        return Source(
            id=self.names.id_below("source", node),
            name=r.text(node, Rdf.label),
            kind=self._value(SourceKind, "source", node, Argmap.sourceKind, SourceKind.WORK),
            url=r.text(node, Schema.url),
            author=self._name(authors[0]) if authors else "",
            date=r.text(node, Dcterms.date),
            disputed=r.flag(node, Argmap.disputed),
            extra=self._extra(node),
        )

    def _section(self, node: NamedNode) -> Section:
        parent = self.r.node(node, Dcterms.isPartOf)
        return Section(
            id=self.names.id_below("section", node),
            title=self.r.text(node, Rdf.label),
            level=self.r.number(node, Argmap.level),
            parent=None if parent is None or parent == self.node else self.names.id_below("section", parent),
            extra=self._extra(node),
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
        return r.by_position(s for s in strands if r.has(s, Argmap.position) and r.text(s, Skos.prefLabel))

    def _stop(self, node: NamedNode) -> tuple[str, str]:
        return self._end(node, Argmap.stopAt), self.r.text(node, Argmap.say)

    def _id(self, node: NamedNode) -> str:
        return self.names.id_of(node)

    def _ids(self, node: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        return tuple(self.names.id_of(term) for term in self.r.ordered(node, predicate) if isinstance(term, NamedNode))

    def _end(self, node: NamedNode, predicate: NamedNode) -> str:
        return self.names.id_of(self._must(node, predicate))

    def _must(self, node: NamedNode, predicate: NamedNode) -> NamedNode:
        found = self.r.node(node, predicate)
        if found is None:
            raise self.r.fault("missing-property", f"{node.value} has no {self.r.short(predicate)}.", "Add it.")
        return found

    def _source_id(self, node: NamedNode, predicate: NamedNode) -> str:
        return self.names.id_below("source", self._must(node, predicate))

    def _name(self, term: object) -> str:
        return self.names.id_below("source", term) if isinstance(term, NamedNode) else str(getattr(term, "value", ""))

    def _scheme(self, node: NamedNode) -> str:
        scheme = self.r.node(node, Argmap.scheme)
        return "" if scheme is None else self.names.id_below("scheme", scheme)

    def _standard(self, node: NamedNode) -> str:
        return self._label("standard", node, Argmap.standard) or self.r.text(node, Argmap.standard)

    def _fraction(self, node: NamedNode, predicate: NamedNode) -> float | None:
        text = self.r.text(node, predicate)
        try:
            return float(text) if text else None
        except ValueError:
            message = f"{self.r.short(predicate)} of {node.value} is {text[:40]!r}, not a number."
            raise self.r.fault("not-a-number", message, "Write a number from 0 to 1.") from None

    def _hedge(self, node: NamedNode) -> Hedge | None:
        label = self._label("hedge", node, Argmap.hedge)
        if label is None:
            return None
        try:
            return Hedge.named(label)
        except ValueError:
            raise self._unknown(label, node, Argmap.hedge, [h.label for h in Hedge]) from None

    def _value(self, values: type[E], kind: str, node: NamedNode, predicate: NamedNode, default: E) -> E:
        label = self._label(kind, node, predicate)
        if label is None:
            return default
        try:
            return values(label)
        except ValueError:
            raise self._unknown(label, node, predicate, [str(v.value) for v in values]) from None

    def _label(self, kind: str, node: NamedNode, predicate: NamedNode) -> str | None:
        found = self.r.node(node, predicate)
        return None if found is None else self.names.id_below(kind, found)

    def _unknown(self, label: str, node: NamedNode, predicate: NamedNode, known: list[str]) -> ParseError:
        message = f"{label!r} is not a value of {self.r.short(predicate)} (at {node.value})."
        return self.r.fault("unknown-concept", message, f"Known are {', '.join(known)}.")

    def _date(self, text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.r.fault("bad-date", f"{text!r} is not a date.", "Write it as YYYY-MM-DD.") from None

    def _extra(self, node: NamedNode) -> dict[str, Any]:
        return self._json(node, Argmap.extra, dict, "object")

    def _json(self, node: NamedNode, predicate: NamedNode, kind: type[J], shape: str) -> J:
        value: Any = kind()
        text = self.r.text(node, predicate)
        if text:
            try:
                value = json.loads(text)
            except (ValueError, RecursionError):
                value = None
        if not isinstance(value, kind):
            message = f"{self.r.short(predicate)} of {node.value} is not a JSON {shape}."
            raise self.r.fault("not-json", message, "Mend or remove it.")
        return value
