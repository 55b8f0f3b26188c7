"""The short direct properties beside the reified relations, and a label for each relation."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from argmap.domain.concessions import struck_uses, uses_of_concessions
from argmap.domain.links import Links
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference
from argmap.domain.naming import called, listed
from argmap.domain.relations import SAID, Relation, relations_of
from argmap.rdf.graph import Writer, check_text
from argmap.rdf.vocabulary import Argmap, Rdf


def encode_direct(m: ArgumentMap, w: Writer) -> None:
    """Write the direct properties, so that a question over them needs no detour through the reified nodes."""

    def relate(subject: str, predicate: NamedNode, target: str) -> None:
        w.add(w.names.element(subject), predicate, w.names.element(target))

    for inference in m.inferences:
        for premise in inference.premises:
            relate(premise, Argmap.supports, inference.conclusion)
    uses = uses_of_concessions(m)
    for conflict in m.conflicts:
        for premise in conflict.premises:
            for predicate, target in _strikes(conflict, uses):
                relate(premise, predicate, target)
            if conflict.symmetric:
                relate(conflict.target, Argmap.attacks, premise)
                relate(premise, Argmap.excludes, conflict.target)
                relate(conflict.target, Argmap.excludes, premise)
    for rephrase in m.rephrases:
        for premise in rephrase.premises:
            relate(premise, Argmap.rephrases, rephrase.conclusion)
    for preference in m.preferences:
        relate(preference.preferred, Argmap.preferredTo, preference.dispreferred)


def encode_links(m: ArgumentMap, w: Writer) -> None:
    """Write what the links in texts lead to: web addresses, and other elements."""
    links = Links(m)
    for element in m.points:
        for link in links.of(element):
            node = w.names.element(element.id)
            if link.element:
                w.add(node, Argmap.mentions, w.names.element(link.element))
            else:
                with contextlib.suppress(ValueError):  # what is no IRI stays in the text alone
                    w.add(node, Argmap.linksTo, NamedNode(link.url))


def _strikes(conflict: Conflict, uses: dict[str, list[str]]) -> Iterator[tuple[NamedNode, str]]:
    """Yield what each premise of a conflict does to what.

    Whoever answers a conceded claim does not deny it, but what it is used for: the evaluation reads it so, and so must
    queries, or else they would find two claims that hold and yet attack each other.
    """
    struck = struck_uses(conflict, uses)
    if struck:
        yield Argmap.answers, conflict.target
        for use in struck:
            yield Argmap.undercuts, use
    else:
        yield (Argmap.undercuts if conflict.kind is ConflictKind.UNDERCUT else Argmap.attacks), conflict.target


def encode_labels(m: ArgumentMap, w: Writer) -> None:
    """Write a label in English for each relation, made of the titles of its ends."""
    for relation in relations_of(m):
        label = Literal(check_text(_label(m, relation)), language="en")
        w.add(w.names.element(relation.id), Rdf.label, label)


def _label(m: ArgumentMap, relation: Relation) -> str:
    names = [called(m, source) for source in relation.sources]
    together = "together " if len(names) > 1 and isinstance(relation, Inference | Conflict) else ""
    verb = SAID[relation.kind][len(names) > 1]
    return f"{listed(names) or 'nothing'} {together}{verb} {called(m, relation.target)}"
