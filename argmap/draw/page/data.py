"""What the page knows, as plain data for its JSON: the map, its text, and how Python evaluated it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from argmap.domain.exercises import exercises
from argmap.domain.model import Anchor, Argument, ArgumentMap, Sentence, Source, Statement
from argmap.domain.rules import discharging, hedge_weights, thousandths
from argmap.draw import measure
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.page.passages import paragraphs


class Judged(Protocol):
    """A verdict, as ``argmap.semantics`` gives it (drawing knows nothing of how it came about)."""

    @property
    def status(self) -> str:
        """``holds``, ``falls`` or ``open``."""

    @property
    def sentence(self) -> str:
        """The verdict in one sentence."""


def encode(map: ArgumentMap, verdicts: Mapping[str, Judged], sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Return everything of ``map`` that the page shows or computes with; its keys are read by ``js/data.js``."""
    owners = {step: argument.title for argument in map.arguments for step in argument.inferences}
    sketches = [argument for argument in map.arguments if not argument.inferences]
    return {
        "map": _about(map),
        "strands": [list(item) for item in map.strands.items()],
        "sources": {source.id: _source(source) for source in map.sources},
        "claims": [*(_statement(s) for s in map.statements), *(_sketch(a) for a in sketches)],
        "arguments": [
            {"id": a.id, "title": a.title, "text": a.text, "inferences": list(a.inferences)}
            for a in map.arguments
            if a.inferences
        ],
        "inferences": [
            {
                "id": i.id,
                "premises": list(i.premises),
                "conclusion": i.conclusion,
                "scheme": i.scheme,
                "strict": i.strict,
                "argument": i.argument,
                "owner": owners.get(i.id, ""),
                "weight": _thousandths(i.weight),
            }
            for i in map.inferences
        ],
        "conflicts": [
            {
                "id": c.id,
                "premises": list(c.premises),
                "target": c.target,
                "kind": c.kind.value,
                "weight": _thousandths(c.weight),
            }
            for c in map.conflicts
        ],
        "preferences": [[p.preferred, p.dispreferred] for p in map.preferences],
        "rules": _rules(map),
        "rephrases": [{"id": r.id, "premises": list(r.premises), "conclusion": r.conclusion} for r in map.rephrases],
        "text": paragraphs(map, sentences),
        "tour": [{"at": element, "say": said} for element, said in map.tour],
        "exercises": exercises(map),
        "schemes": {scheme: _scheme(scheme) for scheme in dict.fromkeys(i.scheme for i in map.inferences) if scheme},
        "verdicts": {element: str(verdict.status) for element, verdict in verdicts.items()},
    }


def sparse(encoded: dict[str, Any]) -> dict[str, Any]:
    """Return what ``encode`` gave without what goes without saying of claims and steps, which ``js/data.js`` puts back."""
    plain = {"stance": "asserted", "hedge": "certain"}
    kept = {
        kind: [
            {
                key: item
                for key, item in record.items()
                if (item or (item == 0 and item is not False)) and plain.get(key) != item
            }
            for record in encoded[kind]
        ]
        for kind in ("claims", "inferences")
    }
    return encoded | kept


def reveal(value: Any, *, painted: bool = False) -> Any:
    """Return ``value`` with every text in it showing what a reader could not see, so that no claim reads as another.

    A ``painted`` line from right to left keeps the pair of marks around it by which it is painted as one.
    """
    if isinstance(value, str):
        if painted and value == measure.isolated(value[1:-1]):
            return measure.isolated(measure.reveal(value[1:-1]))
        return measure.reveal(value)
    if isinstance(value, Mapping):
        return {reveal(key): reveal(item, painted=painted) for key, item in value.items()}
    return [reveal(item, painted=painted) for item in value] if isinstance(value, list | tuple) else value


def _about(map: ArgumentMap) -> dict[str, Any]:
    article = map.source_by_id.get(map.article or "")
    return {
        "id": map.id,
        "title": map.title or (map.thesis.title if map.thesis else map.id),
        "summary": map.summary,
        "language": map.language,
        "licence": map.licence,
        "authors": list(map.authors),
        "created": map.created.isoformat() if map.created else "",
        "article": _source(article) if article else None,
        "thesis": map.thesis.id if map.thesis else "",
    }


def _rules(map: ArgumentMap) -> dict[str, Any]:
    """How the map is to be judged, and what the page needs for it; weights are in thousandths."""
    return {
        "standard": map.standard,
        "weigh": map.weigh,
        "unknown": map.unknown,
        "floating": map.floating,
        "hedges": {hedge.label: weight for hedge, weight in hedge_weights(map).items()},
        "discharges": dict(discharging()),
    }


def _thousandths(number: float | None) -> int | None:
    return None if number is None else thousandths(number)


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "author": source.author,
        "date": source.date,
        "url": source.url,
        "disputed": source.disputed,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "title": statement.title,
        "text": statement.text,
        "language": statement.language,
        "role": statement.role.value,
        "strand": statement.strand,
        "tags": list(statement.tags),
        "time": statement.time,
        "entities": list(statement.entities),
        "by": list(statement.asserted_by),
        "stance": statement.stance.value,
        "hedge": statement.hedge.label,
        "quotation": statement.quotation,
        "implicit": statement.implicit,
        "standard": statement.standard,
        "credence": _thousandths(statement.credence),
        "anchors": [_anchor(anchor) for anchor in statement.anchors],
    }


def _sketch(argument: Argument) -> dict[str, Any]:
    """An argument without steps works as a statement, here as in the evaluation."""
    return {
        "id": argument.id,
        "title": argument.title,
        "text": argument.text,
        "role": "argument",
        "strand": argument.strand,
        "tags": list(argument.tags),
        "entities": [],
        "by": [],
        "stance": "asserted",
        "hedge": "certain",
        "anchors": [_anchor(anchor) for anchor in argument.anchors],
    }


def _scheme(scheme: str) -> dict[str, Any]:
    """What a scheme is called, and the critical questions that it invites."""
    return {"name": scheme_name(scheme), "questions": list(asked(scheme))}


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {"paragraph": anchor.paragraph, "sentence": anchor.sentence, "phrase": anchor.phrase}
