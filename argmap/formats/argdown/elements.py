"""Elements of a map from the claims and steps of Argdown, whether its own tool or this package read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from argmap.domain.ids import Ids, slug
from argmap.domain.model import Conflict, ConflictKind, Inference, Span
from argmap.domain.relations import VERBS
from argmap.domain.slots import many
from argmap.formats.argdown import keys
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.interpretation import Tie
from argmap.formats.argdown.tree import Relation

_CONFLICTS = {kind.value: kind for kind in ConflictKind}
_SUPPORTS = frozenset(("support", "entails"))
_VERBS = {**VERBS, "entails": VERBS["support"]}


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


def relate(
    ties: Sequence[Tie], names: Ids, span: Callable[[Relation], Span | None]
) -> tuple[list[tuple[int, Inference]], tuple[Conflict, ...]]:
    """Make the relations that ``ties`` are: inferences, each with the offset that says its order, and conflicts."""
    ids = names.several([f"{tie.source.id}-{_VERBS[tie.kind]}-{tie.target.id}" for tie in ties])
    named = list(zip(ties, ids, strict=True))
    supports = [(tie, name) for tie, name in named if tie.kind in _SUPPORTS]
    others = [(tie, name) for tie, name in named if tie.kind not in _SUPPORTS]
    inferences = many(
        Inference,
        id=[name for _, name in supports],
        premises=[(tie.source.id,) for tie, _ in supports],
        conclusion=[tie.target.id for tie, _ in supports],
        strict=[tie.kind == "entails" for tie, _ in supports],
        span=[span(tie.relation) for tie, _ in supports],
    )
    conflicts = many(
        Conflict,
        id=[name for _, name in others],
        premises=[(tie.source.id,) for tie, _ in others],
        target=[tie.target.id for tie, _ in others],
        kind=[_CONFLICTS[tie.kind] for tie, _ in others],
        span=[span(tie.relation) for tie, _ in others],
    )
    return list(zip((tie.relation.start for tie, _ in supports), inferences, strict=True)), conflicts


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
