"""A comparison in words and as plain data, each change with the place where it can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from argmap.domain.model import Argument, ArgumentMap, Span, Statement
from argmap.domain.naming import only_counts
from argmap.domain.relations import SAID
from argmap.graph.difference_change import Change, Fact, Kind, by_kind

Sides = tuple[ArgumentMap, ArgumentMap]
SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-"}
_IN_SUBJECT = {Kind.REATTACHED: ("kind", "premises", "target"), Kind.RENAMED: ("id", "title")}  # told already
_SHORT = 60  # letters of a value that stand on one line with its counterpart
_NUMBERED = re.compile(r"(?i)untitled[- ]\d+(-\d+)?")


def tell(
    before: ArgumentMap, after: ArgumentMap, changes: Iterable[Change], names: tuple[str, str] | None = None
) -> Iterator[str]:
    """The lines of a report: what is removed begins with "-", what is new with "+", after the indentation."""
    for line in _report((before, after), by_kind(changes), names):
        yield line.replace("\r", " ").replace("\n", " ")  # a text of several lines must not look like several changes


def _report(
    sides: Sides, changes_by_kind: Mapping[Kind, Sequence[Change]], names: tuple[str, str] | None
) -> Iterator[str]:
    yield f"--- {names[0] if names else _name(sides[0])}"
    yield f"+++ {names[1] if names else _name(sides[1])}"
    if not changes_by_kind:
        yield "no difference"
        return
    yield ", ".join(f"{len(changes)} {kind}" for kind, changes in changes_by_kind.items())
    for kind, changes in changes_by_kind.items():
        yield ""
        yield kind.capitalize()
        renumbered = [change for change in changes if _is_renumbering(change)]
        for change in changes:
            if not (_is_renumbering(change) and len(renumbered) > 1):
                yield from _lines(sides, change, names)
        if len(renumbered) > 1:
            yield f"  ~ {len(renumbered)} untitled statements: only their numbers are others"


def to_data(before: ArgumentMap, after: ArgumentMap, changes: Sequence[Change]) -> dict[str, Any]:
    """The whole comparison for JSON."""
    return {
        "same": not changes,
        "counts": {kind.value: len(alike) for kind, alike in by_kind(changes).items()},
        "before": {"id": before.id, "title": before.title},
        "after": {"id": after.id, "title": after.title},
        "changes": [_change_data((before, after), change) for change in changes],
    }


def _change_data(sides: Sides, change: Change) -> dict[str, Any]:
    ends = zip(sides, (change.before, change.after), strict=True)
    before, after = (None if name is None else _side_data(map, name, change.what) for map, name in ends)
    return {
        "kind": change.kind.value,
        "what": change.what,
        "before": before,
        "after": after,
        "facts": [{"name": f.name, "before": f.before, "after": f.after} for f in change.facts],
    }


def _side_data(map: ArgumentMap, name: str, what: str) -> dict[str, Any]:
    data: dict[str, Any] = {"id": name, "says": _says(map, name, what)}
    if span := _span(map, name, what):
        data |= {"file": span.file, "line": span.line, "column": span.column}
    return data


def _lines(sides: Sides, change: Change, names: tuple[str, str] | None) -> Iterator[str]:
    ends = list(zip(sides, (change.before, change.after), strict=True))
    spans = [_span(map, name, change.what) if name is not None else None for map, name in ends]
    labels = names or (None, None)
    places = [_place(span, label) for span, label in zip(spans, labels, strict=True) if span]
    at = f"  ({' -> '.join(dict.fromkeys(places))})" if places else ""
    said = [_subject(map, name, change.what, change.kind) for map, name in ends if name is not None]
    yield f"  {SIGNS.get(change.kind, '~')} {' -> '.join(dict.fromkeys(said))}{at}"
    for fact in change.facts:
        if fact.name not in _IN_SUBJECT.get(change.kind, ()) or change.what in ("map", "source"):
            yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[str]:
    one, other = (_value(value) for value in (fact.before, fact.after))
    if len(one) + len(other) <= _SHORT and fact.name != "text":
        yield f"      {fact.name}: {one or '(none)'} -> {other or '(none)'}"
        return
    if fact.name != "text":
        yield f"      {fact.name}:"
    yield from (f"      {sign} {value}" for sign, value in (("-", one), ("+", other)) if value)


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_value, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_value(each)}" for key, each in value.items())
    return str(value)


def _subject(map: ArgumentMap, name: str, what: str, kind: Kind) -> str:
    """The element in a few words; its whole text where it is new or gone."""
    element = map.elements.get(name)
    if isinstance(element, (Statement, Argument)):
        title = "" if only_counts(element.title) else element.title
        said = title if kind not in SIGNS else ": ".join(part for part in (title, element.text) if part)
        return f"{what} [{name}] {said or element.text}".rstrip()
    return f"{what} {_says(map, name, what)}".rstrip() if element is None else _says(map, name, what)


def _says(map: ArgumentMap, name: str, what: str) -> str:
    element = map.elements.get(name)
    if what == "source":
        return f"{name}: {map.source_by_id[name].name}" if name in map.source_by_id else name
    if what == "section":
        return next((f"# {s.title}" for s in map.sections if s.id == name), name)
    if what == "sentence":
        return next((f"{name}: {s.text}" for s in map.sentences if s.name == name), name)
    if what in ("map", "retelling") or element is None:
        return name if what != "retelling" else f"of {len(map.sentences)} sentences"
    if isinstance(element, (Statement, Argument)):
        return element.text or element.title
    ends = " + ".join(f"[{source}]" for source in element.sources) or "nothing"
    together = " together" if len(element.sources) > 1 else ""
    return f"{ends}{together} {SAID[element.kind][bool(together)]} {_target(map, element.target)}"


def _target(map: ArgumentMap, name: str) -> str:
    element = map.elements.get(name)
    if element is None or isinstance(element, (Statement, Argument)):
        return f"[{name}]"
    ends = " + ".join(f"[{source}]" for source in element.sources)
    step = "step" if element.kind == "support" else element.kind
    return f"the {step} from {ends} to [{element.target}]"


def _span(map: ArgumentMap, name: str, what: str) -> Span | None:
    if what == "source":
        return map.source_by_id[name].span if name in map.source_by_id else None
    if what == "section":
        return next((section.span for section in map.sections if section.id == name), None)
    element = map.elements.get(name) if what not in ("map", "sentence", "retelling") else None
    return element.span if element else None


def _place(span: Span, label: str | None) -> str:
    return f"{label or span.file}:{span.line}"


def _name(map: ArgumentMap) -> str:
    if map.origin and map.origin.file:
        return map.origin.file
    return next((each.span.file for each in map if each.span), map.id)


def _is_renumbering(change: Change) -> bool:
    """Return whether an untitled statement is only counted otherwise."""
    return change.kind is Kind.RENAMED and all(
        isinstance(value, str) and _NUMBERED.fullmatch(value) for f in change.facts for value in (f.before, f.after)
    )
