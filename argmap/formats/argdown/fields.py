"""The model's fields as keys of data blocks and settings, the opposite of ``facts`` and ``settings``."""

from __future__ import annotations

import re
from typing import Any

from argmap.domain.languages import stated
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    Inference,
    Preference,
    Rephrase,
    Role,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.formats.argdown import escape
from argmap.formats.argdown.facts import NOTHING, ROLES
from argmap.formats.argdown.inheritance import Inherited
from argmap.formats.argdown.keys import ARGUMENT_KEYS, INFERENCE_KEYS, STATEMENT_KEYS, data_key, id_key
from argmap.formats.argdown.settings import KEYS, SOURCE_KEYS
from argmap.formats.argdown.stated_relations import RELATION_KEYS

_RULE = re.compile(r"[^\W_](?:[\w .()'-](?!--))*")


def statement_data(statement: Statement, inherited: Inherited = NOTHING) -> dict[str, Any]:
    """The data of a statement beyond title, text and tags, and beyond what it inherits."""
    data: dict[str, Any] = {}
    if statement.strand != inherited.strand:
        data["strand"] = statement.strand
    data |= anchor_data(statement.anchors)
    if statement.asserted_by != inherited.voices(statement):
        data["by"] = list(statement.asserted_by)
    if statement.stance is not Stance.ASSERTED:
        data["stance"] = statement.stance.value
    if statement.hedge is not None:
        data["hedge"] = statement.hedge.label
    if statement.credence is not None:
        data["credence"] = statement.credence
    if statement.standard:
        data["standard"] = statement.standard
    for key in ("quotation", "implicit"):
        if getattr(statement, key):
            data[key] = True
    if statement.time:
        data["time"] = statement.time
    if statement.entities:
        data["about"] = list(statement.entities)
    if statement.language:
        data["lang"] = statement.language
    return data | extra_data(statement.extra, STATEMENT_KEYS)


def argument_data(argument: Argument, inherited: Inherited = NOTHING) -> dict[str, Any]:
    """The data of an argument beyond title, text and tags."""
    data: dict[str, Any] = {"strand": argument.strand} if argument.strand != inherited.strand else {}
    return data | anchor_data(argument.anchors) | extra_data(argument.extra, ARGUMENT_KEYS)


def extra_data(extra: Any, known: frozenset[str]) -> dict[str, Any]:
    """Return what the model keeps for other notations."""
    return {data_key(key, known): value for key, value in extra.items()}


def anchor_data(anchors: tuple[Anchor, ...]) -> dict[str, Any]:
    """Anchors as parallel lists, or plain values where there is one."""
    if not anchors:
        return {}
    data: dict[str, Any] = {"at": [anchor.name for anchor in anchors]}
    for key in ("phrase", "digest"):
        values = [getattr(anchor, key) for anchor in anchors]
        if any(values):
            data[key] = values
    if len(anchors) == 1:
        return {key: values[0] for key, values in data.items()}
    return data


def tagged(point: Statement | Argument) -> tuple[str, dict[str, Any]]:
    """Role and tags as written in the text, and the tags that only data can say."""
    role = point.role if isinstance(point, Statement) else Role.CLAIM
    marks = [f"#{role.value}"] if role is not Role.CLAIM else []
    written = [escape.tag(tag) for tag in point.tags]
    roles = isinstance(point, Statement) and any(tag in ROLES for tag in point.tags)
    if roles or None in written or len(set(point.tags)) < len(point.tags):
        return "".join(f" {mark}" for mark in marks), {"tags": list(point.tags)}
    return "".join(f" {mark}" for mark in (*marks, *written)), {}


def step_data(step: Inference, default: str, uses: list[int]) -> str:
    """The inference line of ``step``."""
    data: dict[str, Any] = {} if step.id == default else {id_key(step.id): step.id}
    if uses:
        data["uses"] = uses
    if step.scheme:
        data["scheme"] = step.scheme
    if step.strict:
        data["strict"] = True
    if step.weight is not None:
        data["weight"] = step.weight
    rules = ", ".join(step.rules)
    if any(not _RULE.fullmatch(rule) or " ".join(rule.split()) != rule for rule in step.rules):
        data["rules"], rules = list(step.rules), ""
    data |= extra_data(step.extra, INFERENCE_KEYS)
    inside = " ".join(part for part in (rules, escape.yaml(data) if data else "") if part)
    return f"-- {inside} --" if inside else "----"


def settings_lines(argument_map: ArgumentMap, listed: list[Any]) -> list[str]:
    """The settings, a line for each entry, between their fences."""
    lines = ["===", f"id: {escape.yaml(argument_map.id)}", f"title: {escape.yaml(argument_map.title)}"]
    authors = argument_map.authors
    simple: dict[str, Any] = {
        "author": authors[0] if len(authors) == 1 else list(authors),
        "date": argument_map.created.isoformat() if argument_map.created else "",
        "language": stated(argument_map.language),
        "licence": argument_map.licence,
        "summary": argument_map.summary,
        "article": argument_map.article,
        "covers": argument_map.covers,
        "standard": argument_map.standard,
        "weigh": argument_map.weigh,
        "unknown": argument_map.unknown,
        "floating": argument_map.floating,
    }
    lines += [f"{key}: {escape.yaml(value)}" for key, value in simple.items() if value]
    if argument_map.strands:
        lines += ["strands:", *(f"  {escape.yaml(k)}: {escape.yaml(v)}" for k, v in argument_map.strands.items())]
    if argument_map.sources:
        lines += ["sources:", *(f"  {escape.yaml(s.id)}: {escape.yaml(_source(s))}" for s in argument_map.sources)]
    lists = {
        "tour": [{"at": place, "say": words} for place, words in argument_map.tour],
        "relations": [_relation(relation) for relation in listed],
        "sentences": [
            _without_empty(at=s.name, text=s.text, digest=s.digest, unclaimed=s.unclaimed)
            for s in argument_map.sentences
        ],
    }
    for key, entries in lists.items():
        if entries:
            lines += [f"{key}:", *(f"  - {escape.yaml(entry)}" for entry in entries)]
    own = {"argdown:scores": dict(argument_map.scores), "argdown:exercises": [dict(e) for e in argument_map.exercises]}
    extra = {**argument_map.extra, **{key: value for key, value in own.items() if value}}
    for key, value in extra_data(extra, KEYS - ({"date"} if not argument_map.created else set())).items():
        lines.append(f"{escape.yaml(key)}: {escape.yaml(value)}")
    return [*lines, "==="]


def _without_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _source(source: Source) -> dict[str, Any]:
    kind = source.kind.value if source.kind is not SourceKind.WORK else ""
    data = _without_empty(kind=kind, author=source.author, date=source.date, url=source.url, disputed=source.disputed)
    return {"name": source.name, **data, **extra_data(source.extra, SOURCE_KEYS)}


def _relation(relation: Inference | Conflict | Rephrase | Preference) -> dict[str, Any]:
    """A relation as the settings list it."""
    data: dict[str, Any] = {"id": relation.id}
    if isinstance(relation, Inference):
        data |= {"kind": "support", "from": list(relation.premises), "to": relation.conclusion}
        data |= _without_empty(
            scheme=relation.scheme, rules=list(relation.rules), strict=relation.strict, argument=relation.argument
        )
    elif isinstance(relation, Conflict):
        data |= {"kind": relation.kind.value, "from": list(relation.premises), "to": relation.target}
        data |= _without_empty(scheme=relation.scheme)
    elif isinstance(relation, Rephrase):
        data |= {"kind": "rephrase", "from": list(relation.premises), "to": relation.conclusion}
    else:
        data |= {"kind": "preference", "from": [relation.preferred], "to": relation.dispreferred}
    if isinstance(relation, Inference | Conflict) and relation.weight is not None:
        data["weight"] = relation.weight
    return data | extra_data(relation.extra, RELATION_KEYS)
