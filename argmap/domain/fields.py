"""Fields of each kind of element: one table, from which notations, page, graph, comparison and docs take it.

Names, types and defaults are those of the model's dataclasses; a field of the model without a row here is an error as
soon as this is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, replace
from dataclasses import fields as dataclass_fields
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal

from argmap.domain.feature import Feature
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
)

_F = Feature
REQUIRED: Any = MISSING  # the default of a field without which there is no element
_PLACES = ("span", "origin", "marks")  # fields that say where an element was read, not what it is

Referent = Literal["", "element", "source", "section"]


@dataclass(frozen=True, slots=True)
class About:
    """Facts about a field that the model's dataclass does not say."""

    meaning: str
    feature: Feature  # what a notation must be able to say, for the field to come back from it
    words: str = ""  # what its value is called where it is lost; "" if it goes with something else that is named
    spelled: str = ""  # its word in tables, data blocks and comparisons, if that is not its name
    refers: Referent = ""  # what the ids in it are those of


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is said of an element; ``default`` is its value where nothing is said, or ``REQUIRED``."""

    name: str
    type: str  # as the model annotates it, such as "tuple[str, ...]"
    default: Any
    meaning: str
    feature: Feature
    words: str
    spelled: str
    refers: Referent

    @property
    def required(self) -> bool:
        """Return whether there is no element without it."""
        return self.default is REQUIRED


_EXTRA = About("what another notation says beyond the model", _F.FOREIGN, "beyond the model:")
_SCHEME = About("the argumentation scheme, such as expert-opinion", _F.SCHEMES, "the scheme")
_WEIGHT = About("its weight from 0 to 1, in place of the least of its premises'", _F.WEIGHTS, "the weight")
_STANDARD = About("the standard of proof that it has to meet", _F.STANDARDS, "the standard of proof")
_PREMISES = About("the premises, which work only together", _F.LINKED, refers="element")
_POINT = {
    "id": About("its name for others, unique in its map", _F.IDS),
    "title": About("a few words to call it by", _F.TITLES),
    "text": About("what it says, in full", _F.WORDING),
    "strand": About("the line of argument that it belongs to", _F.STRANDS, "the strand"),
    "tags": About("words to filter by", _F.TAGS, "the tags"),
    "anchors": About("the sentences of the article that carry it", _F.ANCHORS, "the anchors", "at"),
    "section": About("the heading that it stands below", _F.SECTIONS, "its place in the section", refers="section"),
    "extra": _EXTRA,
}
_RELATION = {"id": About("its name for others, unique in its map", _F.RELATION_IDS), "extra": _EXTRA}
_TABLE: Mapping[type, Mapping[str, About]] = {
    Statement: {
        **_POINT,
        "language": About("the language of its text, if not the map's", _F.STATEMENT_LANGUAGES, "the language"),
        "role": About("what it does in the argument", _F.ROLES, "the role"),
        "time": About("the time that it is about: a date or interval of ISO 8601", _F.TIME, "the time"),
        "entities": About("who or what it is about", _F.ENTITIES, "what it is about:", "about", "source"),
        "asserted_by": About(
            *("who asserts it, from the outermost voice to the innermost", _F.ATTRIBUTION, "who asserts it:", "by"),
            refers="source",
        ),
        "stance": About("how the author stands to it", _F.STANCE, "the stance"),
        "hedge": About("how sure the text is of it", _F.HEDGE, "the hedge"),
        "credence": About("its weight from 0 to 1, in place of its hedge's", _F.WEIGHTS, "the credence"),
        "standard": _STANDARD,
        "quotation": About("whether the article sets it in quotation marks", _F.QUOTATION, "that it is a quotation"),
        "implicit": About("whether the article leaves it unsaid", _F.IMPLICIT, "that it is left unsaid"),
    },
    Argument: {
        **_POINT,
        "inferences": About("the steps that reconstruct it, in order", _F.STEPS, "", "steps", "element"),
    },
    Inference: {
        **_RELATION,
        "premises": _PREMISES,
        "conclusion": About("what the premises support", _F.SUPPORT, refers="element"),
        "scheme": _SCHEME,
        "rules": About("the rules of inference that the source names", _F.RULES, "the rules"),
        "strict": About("whether the premises entail the conclusion", _F.STRICT, "that the step is strict"),
        "argument": About("the argument that this is a step of", _F.STEPS, refers="element"),
        "weight": _WEIGHT,
    },
    Conflict: {
        **_RELATION,
        "premises": replace(_PREMISES, feature=_F.LINKED_ATTACK),
        "target": About("what they speak against", _F.ATTACK, refers="element"),
        "kind": About("how they speak against it", _F.ATTACK),
        "scheme": _SCHEME,
        "weight": _WEIGHT,
    },
    Rephrase: {
        **_RELATION,
        "premises": replace(_PREMISES, meaning="what is said in other words", feature=_F.REPHRASE),
        "conclusion": About("what says the same", _F.REPHRASE, refers="element"),
    },
    Preference: {
        **_RELATION,
        "preferred": About("what the author ranks above the other", _F.PREFERENCE, refers="element"),
        "dispreferred": About("what is ranked below it", _F.PREFERENCE, refers="element"),
    },
    Source: {
        "id": About("its name for others, unique among the sources", _F.SOURCES),
        "name": About("what it is called", _F.SOURCES),
        "kind": About("what it is", _F.SOURCES),
        "url": About("where it is found", _F.SOURCES),
        "author": About("who made it", _F.SOURCES, refers="source"),
        "date": About("when it was made", _F.SOURCES),
        "disputed": About("whether the article itself doubts it", _F.SOURCES),
        "extra": _EXTRA,
    },
    Section: {
        "id": About("its name for others, unique among the sections", _F.SECTIONS),
        "title": About("what the heading says", _F.SECTIONS),
        "level": About("how deep it stands, from 1", _F.SECTIONS),
        "parent": About("the heading that it stands below", _F.SECTIONS, refers="section"),
        "extra": _EXTRA,
    },
    Sentence: {
        "paragraph": About("its paragraph; the title is paragraph 1", _F.SENTENCES, "", "at"),
        "sentence": About("its place in the paragraph, from 1", _F.SENTENCES, "", "at"),
        "text": About("the sentence as a reader may see it", _F.SENTENCES),
        "digest": About("a digest of the article's own sentence", _F.SENTENCES),
        "unclaimed": About("why no statement is anchored here, where that is on purpose", _F.SENTENCES),
    },
    Anchor: {
        "paragraph": About("the paragraph; the title is paragraph 1", _F.ANCHORS, "", "at"),
        "sentence": About("the sentence in the paragraph, from 1", _F.ANCHORS, "", "at"),
        "digest": About("a digest of the article's own sentence, which verifies the anchor", _F.DIGESTS),
        "phrase": About("the part of the sentence that carries the statement, if not all of it", _F.PHRASES),
    },
    ArgumentMap: {
        "id": About("the name of the map", _F.MAP_ID),
        "title": About("what the map is called", _F.MAP_TITLE, "the title of the map"),
        "statements": About("what is claimed", _F.WORDING),
        "arguments": About("the named arguments", _F.ARGUMENTS),
        "inferences": About("the steps from premises to conclusions", _F.SUPPORT),
        "conflicts": About("what speaks against what", _F.ATTACK),
        "rephrases": About("what says the same in other words", _F.REPHRASE),
        "preferences": About("what is ranked above what", _F.PREFERENCE),
        "sources": About("who and what asserts statements, or is what they are about", _F.SOURCES),
        "sections": About("the headings", _F.SECTIONS),
        "sentences": About("the article or its retelling, sentence by sentence", _F.SENTENCES),
        "article": About(
            "the source that the anchors point into", _F.ARTICLE, "that the map is of the source", refers="source"
        ),
        "covers": About(
            "the part of that article that the map covers, if not all of it, such as p5-p9",
            *(_F.ARTICLE, "which part of the article it covers:"),
        ),
        "language": About("the language of the texts, as BCP 47 has it", _F.LANGUAGE, "the language of the map"),
        "authors": About("who made the map", _F.AUTHORS, "the authors of the map"),
        "created": About("when the map was made", _F.DATE, "the date of the map", "date"),
        "licence": About("under which the map may be used", _F.LICENCE, "the licence"),
        "summary": About("the map in a few sentences", _F.SUMMARY, "the summary"),
        "strands": About("the lines of argument and their labels", _F.STRAND_LABELS, "the labels of the strands:"),
        "tour": About("a guided walk: where it stops, and what is said there", _F.TOUR, "the guided walk:"),
        "standard": replace(_STANDARD, meaning="the standard of proof that its statements have to meet"),
        "weigh": About("how reasons are weighed", _F.STANDARDS, "the way of weighing"),
        "unknown": About("what unknown stances count as", _F.STANDARDS, "what unknown stances count as:"),
        "floating": About(
            *(
                "whether what holds in every preferred labelling counts",
                _F.STANDARDS,
                "that what holds either way counts",
            )
        ),
        "scores": About("the base scores that the map sets", _F.SCORES, "the base scores of"),
        "exercises": About("the author's exercises for readers of the page", _F.EXERCISES, "the exercises"),
        "extra": _EXTRA,
    },
}


def _fields(kind: type, about: Mapping[str, About]) -> tuple[Field, ...]:
    rows = []
    for own in dataclass_fields(kind):
        if own.name not in _PLACES:
            default = own.default if own.default_factory is MISSING else own.default_factory()
            said = about[own.name]
            row = (said.meaning, said.feature, said.words, said.spelled or own.name, said.refers)
            rows.append(Field(own.name, str(own.type), default, *row))
    return tuple(rows)


FIELDS: Mapping[type, tuple[Field, ...]] = {kind: _fields(kind, about) for kind, about in _TABLE.items()}


def fields_of(element: Any) -> tuple[Field, ...]:
    """Return the fields of an element, of any other part of a map, or of its kind, in the order of the model."""
    return _fields_of(element if isinstance(element, type) else type(element))


@cache
def _fields_of(kind: type) -> tuple[Field, ...]:
    return next(FIELDS[base] for base in kind.__mro__ if base in FIELDS)


def plain(value: Any, anchor: Callable[[Anchor], Any] = lambda anchor: anchor.name) -> Any:
    """Return a value of the model as JSON can say it; ``anchor`` says how an anchor is written."""
    match value:
        case Hedge():
            return value.label
        case Enum():
            return value.value
        case Anchor():
            return anchor(value)
        case Span():
            return str(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(item, anchor) for item in value]
        case Mapping():
            return {str(key): plain(item, anchor) for key, item in value.items()}
        case _:
            return value
