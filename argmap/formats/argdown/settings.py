"""The settings at the top of a map: title, sources, strands, the guided walk, relations that Argdown cannot draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from argmap.domain.diagnostics import Severity
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Conflict, ConflictKind, Inference, Preference, Rephrase, Sentence, Source, SourceKind
from argmap.domain.standards import STANDARDS, Unknown, Weighing
from argmap.formats.argdown.exercises import check_exercises
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.names import did_you_mean

KEYS = frozenset(
    [
        "id",
        "title",
        "author",
        "date",
        "language",
        "licence",
        "license",
        "summary",
        "strands",
        "article",
        "sources",
        "tour",
        "relations",
        "sentences",
        "argmap",
        "standard",
        "weigh",
        "unknown",
        "floating",
    ]
)
SOURCE_KEYS = frozenset(["name", "kind", "author", "date", "url", "disputed"])
KINDS = {kind.value: kind for kind in SourceKind}
CONFLICTS = {kind.value: kind for kind in ConflictKind}
RELATIONS = ("support", *CONFLICTS, "rephrase", "preference")
RELATION_KEYS = frozenset(["id", "kind", "from", "to", "scheme", "rules", "strict", "argument", "weight"])
_SENTENCE_KEYS = frozenset(["at", "text", "digest", "unclaimed"])


@dataclass
class Settings:
    """What the settings say, ready for the map."""

    fields: dict[str, Any] = field(default_factory=dict)
    strands: dict[str, str] = field(default_factory=dict)
    inferences: list[Inference] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def read_sources(facts: Facts) -> tuple[Source, ...]:
    """The sources that the settings declare."""
    return facts.attempt(
        "sources",
        lambda: tuple(_source(facts, name, value) for name, value in _mapping(facts, "sources").items()),
        (),
    )


def read_settings(facts: Facts, sources: tuple[Source, ...], ids: Ids, default_id: str) -> Settings:
    """Read the settings; the ids of relations given here are taken from ``ids``."""
    settings, data = Settings(), facts.data
    fields = settings.fields
    if "title" in data:
        fields["title"] = facts.string("title")
    fields["id"] = facts.string("id") or slug(fields.get("title", "")) or default_id or "map"
    fields["language"] = facts.string("language", "en") or "en"
    fields["summary"] = facts.string("summary").strip() if data.get("summary") else ""
    fields["licence"] = facts.string("licence") or facts.string("license")
    fields["authors"] = facts.strings("author")
    fields["created"] = _date(facts)
    fields["standard"] = facts.name("standard", STANDARDS)
    fields["weigh"] = facts.name("weigh", Weighing)
    fields["unknown"] = facts.name("unknown", Unknown)
    fields["floating"] = facts.flag("floating")
    if not data:
        return settings
    _check_model(facts)
    fields["sources"] = sources
    fields["strands"] = settings.strands = facts.attempt("strands", lambda: _strands(facts), {})
    fields["article"] = _article(facts, {source.id: source.name for source in sources})
    taken = set(ids.taken)
    relations: list[Inference | Conflict | Rephrase | Preference] = []
    relations = facts.attempt("relations", lambda: _relations(facts, ids), relations)
    if "relations" in facts.foreign:
        ids.taken = taken
    _sort_relations(settings, relations)
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
    found = _mapping(facts, "strands")
    inner = Facts(found, facts.blocks, facts.complaints, ("strands",))
    return {name: inner.string(name) or name for name in found}


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
    """Where a value of the settings stands."""
    value: Any = facts.data
    span = None
    for step in path:
        span = getattr(value, "keys_at", {}).get(step, span)
        value = value.get(step) if isinstance(value, Mapping) else None
    return span


def _article(facts: Facts, sources: Mapping[str, str]) -> str | None:
    name = facts.string("article")
    if name and name not in sources:
        remedy = facts.nearest(name, sources, "Declare it under `sources`.")
        facts.complain("unknown-source", "article", f"`article` names {name!r}, which is no source.", remedy)
    return name if name and "article" not in facts.foreign else None


def _tour(facts: Facts, ids: Ids) -> list[tuple[str, str]]:
    stops = []
    for index, entry in enumerate(_list(facts, "tour")):
        inner = _entry(facts, "tour", index, entry)
        place = inner.string("at")
        if place not in ids.taken:
            remedy = inner.nearest(place, ids.taken, "Give the id of a statement.")
            inner.complain(
                "unknown-element", "at", f"The tour stops at {place!r}, which is no element of the map.", remedy
            )
        stops.append((place, inner.string("say")))
    return stops


def _entry(facts: Facts, key: str, index: int, entry: Any) -> Facts:
    if not isinstance(entry, dict):
        message = f"Entry {index + 1} of `{key}` should have keys and values."
        facts.complain("bad-value", key, message, "Write - {key: value, ...}.")
        entry = {}
    inner = Facts(entry, facts.blocks, facts.complaints)
    inner.where = (key, index)
    return inner


def _sentences(facts: Facts) -> list[Sentence]:
    found = []
    for index, entry in enumerate(_list(facts, "sentences")):
        inner = _entry(facts, "sentences", index, entry)
        for anchor in inner.anchors()[:1]:
            text, unclaimed = inner.string("text"), inner.string("unclaimed")
            found.append(Sentence(anchor.paragraph, anchor.sentence, text, inner.string("digest"), unclaimed))
    return found


def _relations(facts: Facts, ids: Ids) -> list[Inference | Conflict | Rephrase | Preference]:
    """Relations with several premises, of elements that have no place in the text, or with data of their own."""
    entries = [_entry(facts, "relations", i, e) for i, e in enumerate(_list(facts, "relations"))]
    for entry in entries:
        wanted = entry.string("id")
        if wanted and wanted in ids.taken:
            message = f"The id {wanted!r} is given twice."
            entry.complain("duplicate-id", "id", message, "Give each an id of its own.")
        elif wanted:
            ids.taken.add(wanted)
    made = [relation for entry in entries if (relation := _relation(entry, ids)) is not None]
    for entry in entries:
        for key in ("from", "to"):
            for name in entry.strings(key):
                if name not in ids.taken:
                    remedy = entry.nearest(name, ids.taken, "Give the id of an element.")
                    message = f"This relation names {name!r}, which is no element of the map."
                    entry.complain("unknown-element", key, message, remedy)
    return made


def _sort_relations(settings: Settings, relations: list[Inference | Conflict | Rephrase | Preference]) -> None:
    """Put each kind of relation where it belongs."""
    settings.inferences += [r for r in relations if isinstance(r, Inference)]
    settings.conflicts += [r for r in relations if isinstance(r, Conflict)]
    settings.fields["rephrases"] = tuple(r for r in relations if isinstance(r, Rephrase))
    settings.fields["preferences"] = tuple(r for r in relations if isinstance(r, Preference))


def _relation(entry: Facts, ids: Ids) -> Inference | Conflict | Rephrase | Preference | None:
    """The relation that one entry of the list describes."""
    kind, sources, target = entry.string("kind"), entry.strings("from"), entry.string("to")
    if kind not in RELATIONS:
        remedy = did_you_mean(kind, RELATIONS, "`kind` is one of")
        entry.complain("unknown-kind", "kind", f"There is no kind of relation called {kind!r}.", remedy)
        return None
    name = entry.string("id") or ids.new("-".join((*sources, kind, target)))
    scheme, extra = entry.string("scheme"), entry.extra(RELATION_KEYS)
    span, weight = entry.place(), entry.share("weight")
    if kind == "support":
        rules, argument = entry.strings("rules"), entry.string("argument") or None
        return Inference(
            name, sources, target, scheme, rules, entry.flag("strict"), argument, span, extra, weight=weight
        )
    if kind == "rephrase":
        return Rephrase(name, sources, target, span, extra)
    if kind == "preference":
        return Preference(name, sources[0] if sources else "", target, span, extra)
    return Conflict(name, sources, target, CONFLICTS[kind], scheme, span, extra, weight=weight)
