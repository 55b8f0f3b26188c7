"""Data of the page, as plain values for its JSON: the map, its text, and how Python evaluated it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from argmap.domain import characters
from argmap.domain.dialogue import dialogue_of, utterances
from argmap.domain.exercises import exercises
from argmap.domain.links import Links, Piece
from argmap.domain.model import ArgumentMap, Point, Sentence, Statement
from argmap.domain.naming import given_title, name_of
from argmap.domain.rules import discharging, hedge_weights
from argmap.draw import measure
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.page import records
from argmap.draw.page.passages import paragraphs


class Judged(Protocol):
    """A verdict, as ``argmap.semantics`` gives it (drawing knows nothing of how it came about)."""

    @property
    def status(self) -> str:
        """``holds``, ``falls`` or ``open``."""

    @property
    def sentence(self) -> str:
        """The verdict in one sentence."""


def encode(map: ArgumentMap, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Return everything of ``map`` that the page shows or computes with; its keys are read by ``js/data.js``."""
    owners = {step: argument.title for argument in map.arguments for step in argument.inferences}
    return {
        "map": _about(map),
        "strands": [list(item) for item in map.strands.items()],
        "sources": {source.id: records.encode("sources", source) for source in map.sources},
        "claims": [_claim(box) for box in map.boxes],
        "arguments": [records.encode("arguments", a) for a in map.arguments if a.inferences],
        "inferences": [records.encode("inferences", i) | {"owner": owners.get(i.id, "")} for i in map.inferences],
        "conflicts": [records.encode("conflicts", c) for c in map.conflicts],
        "rephrases": [records.encode("rephrases", r) for r in map.rephrases],
        "preferences": [[p.preferred, p.dispreferred] for p in map.preferences],
        "rules": _rules(map),
        "links": _links(map),
        "text": paragraphs(map, sentences),
        "tour": [{"at": element, "say": said} for element, said in map.tour],
        "exercises": exercises(map),
        "utterances": _utterances(map),
        "schemes": {scheme: _scheme(scheme) for scheme in dict.fromkeys(i.scheme for i in map.inferences) if scheme},
    }


def _utterances(map: ArgumentMap) -> dict[str, list[list[str]]]:
    """Return what was said of elements in the dialogue that the map was taken from: speaker, force, words and time."""
    said = utterances(dialogue_of(map))
    return {id_: [list(one) for one in listed] for id_, listed in said.items() if id_ in map.elements}


def reveal(value: Any, *, painted: bool = False) -> Any:
    """Return ``value`` with every text in it showing what a reader could not see, so that no claim reads as another.

    A ``painted`` line from right to left keeps the pair of marks around it by which it is painted as one.
    """
    if isinstance(value, str):
        if painted and value == measure.isolated(value[1:-1]):
            return measure.isolated(characters.reveal(value[1:-1]))
        return characters.reveal(value)
    if isinstance(value, Mapping):
        return {reveal(key): reveal(item, painted=painted) for key, item in value.items()}
    return [reveal(item, painted=painted) for item in value] if isinstance(value, list | tuple) else value


def _links(map: ArgumentMap) -> dict[str, list[Piece]]:
    """Return the texts that hold links, in pieces: what each says, the address and the element that it leads to."""
    links = Links(map)
    return {element.id: pieces for element in map.points if (pieces := links.pieces(element))}


def _about(map: ArgumentMap) -> dict[str, Any]:
    article = map.article_source
    return {
        "id": map.id,
        "title": map.title or (map.thesis and name_of(map.thesis)) or map.id,
        "summary": map.summary,
        "language": map.language,
        "licence": map.licence,
        "authors": list(map.authors),
        "created": map.created.isoformat() if map.created else "",
        "article": records.encode("sources", article) if article else None,
        "thesis": map.thesis.id if map.thesis else "",
    }


def _rules(map: ArgumentMap) -> dict[str, Any]:
    """Return how the map is to be judged, and what the page needs for it; weights are in thousandths."""
    return {
        "standard": map.standard,
        "weigh": map.weigh,
        "unknown": map.unknown,
        "floating": map.floating,
        "hedges": {hedge.label: weight for hedge, weight in hedge_weights(map).items()},
        "discharges": dict(discharging()),
    }


def _claim(box: Point) -> dict[str, Any]:
    """Return a box as the row of a claim; an argument without steps works as one, here as in the evaluation."""
    if isinstance(box, Statement):
        return records.encode("claims", box) | {"title": given_title(box)}
    known = ("id", "title", "text", "strand", "tags", "anchors")
    return _claim(Statement(**{name: getattr(box, name) for name in known})) | {"role": "argument"}


def _scheme(scheme: str) -> dict[str, Any]:
    """Return what a scheme is called, and the critical questions that it invites."""
    return {"name": scheme_name(scheme), "questions": list(asked(scheme))}
