"""The settings at the top of a map: title, sources, strands, the guided walk, relations that Argdown cannot draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from argmap.domain.diagnostics import Severity
from argmap.domain.display import NOT_HONOURED
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Conflict, Inference, Preference, Rephrase, Sentence, Source, SourceKind
from argmap.domain.relations import Relation
from argmap.domain.standards import STANDARDS, Unknown, Weighing
from argmap.formats.argdown.exercises import check_exercises
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.names import nearest
from argmap.formats.argdown.stated_relations import read_relations

_KEYS = """
id title author date lang language licence license summary strands article sources tour relations sentences argmap
covers standard weigh unknown floating
"""
KEYS = frozenset(_KEYS.split())
_OF_ARGDOWN = frozenset(("subTitle", "abstract", "model", "parser", "selection", "color"))  # whose settings they are
_SHAPED = frozenset(("strands", "sources", "tour", "relations", "sentences"))  # whose values are lists or mappings
SOURCE_KEYS = frozenset(["name", "kind", "author", "date", "url", "disputed"])
KINDS = {kind.value: kind for kind in SourceKind}


@dataclass
class Settings:
    """The settings, ready for the map."""

    fields: dict[str, Any] = field(default_factory=dict)
    strands: dict[str, str] = field(default_factory=dict)
    inferences: list[Inference] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def take(self, relations: Sequence[Relation]) -> None:
        """Put each kind of relation where it belongs."""
        self.inferences += [r for r in relations if isinstance(r, Inference)]
        self.conflicts += [r for r in relations if isinstance(r, Conflict)]
        self.fields["rephrases"] = tuple(r for r in relations if isinstance(r, Rephrase))
        self.fields["preferences"] = tuple(r for r in relations if isinstance(r, Preference))


def read_sources(facts: Facts) -> tuple[Source, ...]:
    """The sources that the settings declare."""
    sources: tuple[Source, ...] = ()
    sources = facts.attempt(
        "sources",
        lambda: tuple(_source(facts, name, value) for name, value in _mapping(facts, "sources").items()),
        sources,
    )
    if "sources" in facts.foreign:
        facts.complaints.unread_sources = _named(facts.data.get("sources"))
    return sources


def _named(value: Any) -> frozenset[str]:
    """Return what sources are called in settings that are faulty elsewhere, so that nobody is told that they are missing."""
    if isinstance(value, dict):
        return frozenset(map(str, value))
    entries = value if isinstance(value, list) else []
    return frozenset(
        str(entry[key]) for entry in entries if isinstance(entry, dict) for key in ("id", "name") if entry.get(key)
    )


def read_settings(facts: Facts, sources: tuple[Source, ...], ids: Ids, default_id: str) -> Settings:
    """Read the settings; the ids of relations given here are taken from ``ids``."""
    settings, data = Settings(), facts.data
    fields = settings.fields
    if "title" in data:
        fields["title"] = facts.string("title")
    fields["id"] = facts.string("id") or slug(fields.get("title", "")) or default_id or "map"
    fields["language"] = facts.string("language", like="en") or facts.string("lang", like="en")
    fields["summary"] = _summary(facts)
    fields["licence"] = facts.string("licence") or facts.string("license")
    fields["authors"] = facts.strings("author")
    fields["created"] = _date(facts)
    fields["standard"] = facts.name("standard", STANDARDS)
    fields["weigh"] = facts.name("weigh", Weighing)
    fields["unknown"] = facts.name("unknown", Unknown)
    fields["floating"] = facts.flag("floating")
    if not data:
        return settings
    _check_keys(facts)
    fields["sources"] = sources
    fields["strands"] = settings.strands = facts.attempt("strands", lambda: _strands(facts), {})
    fields["covers"] = ", ".join(facts.strings("covers", like="p5-p9"))
    fields["article"] = _article(facts, {source.id: source.name for source in sources})
    if data.get("relations") is not None:
        settings.take(_relations(facts, ids))
    fields["tour"] = tuple(facts.attempt("tour", lambda: _tour(facts, ids), []))
    facts.attempt("exercises", lambda: check_exercises(facts, ids.taken), None)
    fields["sentences"] = tuple(facts.attempt("sentences", lambda: _sentences(facts), []))
    fields["extra"] = extra = facts.extra(KEYS)
    if isinstance(extra.get("argdown:scores"), dict):
        fields["scores"] = extra.pop("argdown:scores")
    elif extra.get("argdown:scores") is not None:
        message = "The scores are not a list of names with numbers, so they are kept, but not used."
        facts.complain("bad-score", "scores", message, "Write scores: {likely: 0.8}.", Severity.WARNING)
    if "exercises" not in facts.foreign:
        fields["exercises"] = tuple(extra.pop("argdown:exercises", None) or ())
    return settings


def _summary(facts: Facts) -> str:
    """The summary, or what Argdown's own documents call the abstract."""
    key = "summary" if facts.data.get("summary") or not isinstance(facts.data.get("abstract"), str) else "abstract"
    return facts.string(key).strip() if facts.data.get(key) else ""


def _date(facts: Facts) -> date | None:
    value = facts.data.get("date")
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    if value is not None:  # such as 1/2/2018, which can be read in two ways
        facts.foreign.add("date")
        message = f"The date of the map, {value!r}, is no day of the calendar."
        facts.complain("bad-date", "date", message, "Write it as in 2024-01-31.", Severity.WARNING)
    return None


def _check_model(facts: Facts) -> None:
    value = facts.data.get("model", {})
    if not isinstance(value, dict):
        message = f"`model: {value}` says nothing; it holds settings."
        facts.complain(
            "bad-value", "model", message, "Write `model: {mode: strict}`, or leave it out.", Severity.WARNING
        )


def _check_keys(facts: Facts) -> None:
    """Warn of keys that are one slip from one of argmap's that the settings lack, and whose values could be its."""
    _check_model(facts)
    for key, value in facts.data.items():
        near = None if key in KEYS | NOT_HONOURED | _OF_ARGDOWN else nearest(key, KEYS, cutoff=0.75)
        fits = isinstance(value, dict | list) if near in _SHAPED else not isinstance(value, dict)
        if near is not None and near not in facts.data and fits:
            message = f"argmap has no setting `{key}`, so it is kept as data of another sense."
            facts.complain("mistyped-key", key, message, f"Did you mean `{near}`?", Severity.WARNING)


def _mapping(facts: Facts, key: str) -> dict[str, Any]:
    value = facts.data.get(key)
    if isinstance(value, dict):
        return value
    if value is not None:
        facts.complain(
            "bad-value", key, f"`{key}` should have a name and a value on each line.", f"Write {key}:\n  name: ..."
        )
    return {}


def _list(facts: Facts, key: str) -> list[Any]:
    value = facts.data.get(key)
    if isinstance(value, list):
        return value
    if value is not None:
        facts.complain("bad-value", key, f"`{key}` should be a list.", "Begin each entry with a hyphen.")
    return []


def _strands(facts: Facts) -> dict[str, str]:
    mapping = _mapping(facts, "strands")
    inner = Facts(mapping, facts.blocks, facts.complaints, ("strands",))
    return {name: inner.string(name) or name for name in mapping}


def _source(facts: Facts, name: str, value: Any) -> Source:
    if isinstance(value, str) or value is None:
        return Source(name, value or name, span=_span(facts, "sources", name))
    if not isinstance(value, dict):
        inner = Facts({}, facts.blocks, facts.complaints, ("sources",))
        remedy = f"Write {name}: {{name: ..., kind: person}}."
        inner.complain("bad-value", name, f"The source {name!r} should be described by keys and values.", remedy)
        return Source(name, name)
    inner = Facts(value, facts.blocks, facts.complaints, ("sources", name))
    return Source(
        id=name,
        name=inner.string("name", name),
        kind=inner.one_of("kind", KINDS, SourceKind.WORK),
        url=inner.string("url"),
        author=inner.string("author"),
        date=inner.string("date"),
        disputed=inner.flag("disputed"),
        span=_span(facts, "sources", name),
        extra=inner.extra(SOURCE_KEYS),
    )


def _span(facts: Facts, *path: str) -> Any:
    """Return where a value of the settings stands."""
    value: Any = facts.data
    span = None
    for step in path:
        span = getattr(value, "keys_at", {}).get(step, span)
        value = value.get(step) if isinstance(value, Mapping) else None
    return span


def _article(facts: Facts, sources: Mapping[str, str]) -> str | None:
    name = facts.string("article")
    if name in facts.complaints.unread_sources:
        facts.foreign.add("article")
    elif name and name not in sources:
        remedy = facts.nearest(name, sources, "Declare it under `sources`.")
        facts.complain("unknown-source", "article", f"`article` names {name!r}, which is no source.", remedy)
    return name if name and "article" not in facts.foreign else None


def _tour(facts: Facts, ids: Ids) -> list[tuple[str, str]]:
    stops = []
    for inner in _entries(facts, "tour"):
        place = inner.string("at")
        if place not in ids.taken:
            remedy = inner.nearest(place, ids.taken, "Give the id of a statement.")
            inner.complain(
                "unknown-element", "at", f"The tour stops at {place!r}, which is no element of the map.", remedy
            )
        stops.append((place, inner.string("say")))
    return stops


def _relations(facts: Facts, ids: Ids) -> list[Relation]:
    taken, nothing = set(ids.taken), list[Relation]()
    relations = facts.attempt("relations", lambda: read_relations(_entries(facts, "relations"), ids), nothing)
    if "relations" in facts.foreign:
        ids.taken = taken
    return relations


def _entries(facts: Facts, key: str) -> Iterator[Facts]:
    """The entries of a list of the settings, each with its place."""
    for index, entry in enumerate(_list(facts, key)):
        if not isinstance(entry, dict):
            message = f"Entry {index + 1} of `{key}` should have keys and values."
            facts.complain("bad-value", key, message, "Write - {key: value, ...}.")
        inner = Facts(entry if isinstance(entry, dict) else {}, facts.blocks, facts.complaints)
        inner.where = (key, index)
        yield inner


def _sentences(facts: Facts) -> list[Sentence]:
    sentences = []
    for inner in _entries(facts, "sentences"):
        for anchor in inner.anchors()[:1]:
            text, unclaimed = inner.string("text"), inner.string("unclaimed")
            digest, place = inner.string("digest"), inner.place()
            sentences.append(Sentence(anchor.paragraph, anchor.sentence, text, digest, unclaimed, span=place))
    return sentences
