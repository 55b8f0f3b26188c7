"""Elements of a map from the claims and steps of Argdown, whether its own tool or this package read them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from argmap.domain.ids import Ids, slug
from argmap.domain.model import Conflict, ConflictKind, Inference, Span
from argmap.domain.relations import VERBS
from argmap.formats.argdown import keys
from argmap.formats.argdown.facts import Facts

_CONFLICTS = {kind.value: kind for kind in ConflictKind}


def default_id(file: str) -> str:
    """Return the id of a map that states none: by its file, or by the folder of a ``map.argdown``."""
    path = PurePath(file)
    stem = path.parent.name if path.stem == "map" and path.parent.name else path.stem
    return slug(stem) if path.suffix else "map"


def default_title(sections: Iterable[tuple[str, int]]) -> str:
    """Return the first of some headings, titles with their levels, if it is the only one of the highest level."""
    headings = list(sections)
    top = [title for title, level in headings if level == 1]
    return top[0] if len(top) == 1 and headings[0][1] == 1 else ""


def relate(kind: str, source: str, target: str, names: Ids, span: Span | None = None) -> Inference | Conflict:
    """Make the relation of a ``kind`` such as "entails" or "attack"."""
    does = "support" if kind == "entails" else kind
    name = names.new(f"{source}-{VERBS[does]}-{target}")
    if does == "support":
        return Inference(name, (source,), target, strict=kind == "entails", span=span)
    return Conflict(name, (source,), target, _CONFLICTS[kind], span=span)


def inference(
    id_: str,
    premises: Iterable[str],
    conclusion: str,
    argument: str,
    facts: Facts,
    owner: Facts | None,
    *,
    scheme: str,
    rules: tuple[str, ...],
    span: Span | None = None,
) -> Inference:
    """Make a step of ``argument``; what ``facts`` do not say of it, its ``owner`` does, if this is its only step."""
    return Inference(
        id=id_,
        premises=tuple(dict.fromkeys(premises)),
        conclusion=conclusion,
        scheme=scheme,
        rules=facts.strings("rules") or rules,
        weight=facts.share("weight") if "weight" in facts.data else owner.share("weight") if owner else None,
        strict=facts.flag("strict") or (owner is not None and owner.flag("strict")),
        argument=argument,
        span=span,
        extra=facts.extra(keys.INFERENCE_KEYS),
    )
