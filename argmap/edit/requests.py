"""Edits as plain data, as programs outside Python send them: ``{"edit": "Reword", "element": "a", "text": "..."}``.

An anchor has the numbers of its ``paragraph`` and ``sentence``, or both in one, with a phrase: ``{"at": "p8 s3", ...}``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from argmap import edit
from argmap.domain.model import Anchor, Hedge, Role, Sentence, SourceKind, Stance
from argmap.edit.anchoring import anchor_to
from argmap.edit.edit import Edit
from argmap.edit.source import refuse

_NAMES = """
AddObjection AddReason AddRephrase AddSource AddStatement AddStrand AddUndercut Delete Keep LinkPremises Move Reattach Relate
Retitle Reword SetAnchors SetFact SetRole SetScheme SetTags
"""
KINDS: Mapping[str, Callable[..., Edit]] = {name: getattr(edit, name) for name in _NAMES.split()}
_PLACE = re.compile(r"p([0-9]{1,9})\s*s([0-9]{1,9})")
_PLAIN: Mapping[str, tuple[type, str]] = {"str": (str, "a text"), "bool": (bool, "true or false")}
_ENUMERATED: Mapping[str, type[Enum]] = {"Role | str": Role, "Stance | str": Stance, "SourceKind | str": SourceKind}


def edit_of(data: Mapping[str, Any], sentences: Sequence[Sentence] = ()) -> Edit:
    """The edit that ``data`` describes; raises ``EditError`` for anything else.

    ``sentences`` are those of the text that anchors written as ``p8 s3`` point into.
    """
    if "edit" not in data:
        raise refuse("kind", "The request names no edit.", f"Known are {', '.join(KINDS)}.")
    name = str(data["edit"])
    if name not in KINDS:
        raise refuse("kind", f"There is no edit {name!r}.", f"Known are {', '.join(KINDS)}.")
    known, values = _parameters(KINDS[name]), {key: value for key, value in data.items() if key != "edit"}
    wrong = [f"does not take {key!r}" for key in values if key not in known]
    wrong += [f"needs {key!r}" for key, p in known.items() if p.default is p.empty and key not in values]
    if wrong:
        raise refuse("request", f"{name} {wrong[0]}.", f"It takes {', '.join(known)}.")
    return KINDS[name](**{key: _value(key, value, known[key].annotation, sentences) for key, value in values.items()})


def _parameters(make: Callable[..., Edit]) -> dict[str, inspect.Parameter]:
    """Return what an edit takes, the facts of a statement that it adds included."""
    parameters = dict(inspect.signature(make).parameters)
    if parameters.pop("facts", None):
        return {**inspect.signature(edit.AddStatement).parameters, **parameters}
    return parameters


def _value(key: str, value: Any, kind: str, sentences: Sequence[Sentence]) -> Any:
    """Return a value as an edit takes it whose parameter is annotated with ``kind``."""
    if kind == "tuple[Anchor, ...]":
        return tuple(_anchor(anchor, sentences) for anchor in _list(key, value, object))
    if kind == "tuple[str, ...]":
        return tuple(_list(key, [value] if isinstance(value, str) else value, str))
    if kind == "Hedge | None":
        return _named(key, value, {hedge.label: hedge for hedge in Hedge}) if value else None
    if kind in _ENUMERATED:
        return _named(key, value, {one.value: one.value for one in _ENUMERATED[kind]})
    if kind in _PLAIN and not isinstance(value, _PLAIN[kind][0]):
        raise refuse("request", f"{key} is {_PLAIN[kind][1]}, not {value!r}.")
    return value


def _named(key: str, value: Any, known: Mapping[str, Any]) -> Any:
    if not isinstance(value, str) or value not in known:
        raise refuse("request", f"There is no {key} {value!r}.", f"There are {', '.join(known)}.")
    return known[value]


def _list(key: str, value: Any, kind: type) -> list[Any]:
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        raise refuse("request", f"{key} is a list, and this is {value!r}.", "Write [...], with texts in it.")
    return value


def _anchor(data: Any, sentences: Sequence[Sentence]) -> Anchor:
    data = {"at": data} if isinstance(data, str) else data if isinstance(data, dict) else {}
    phrase, at = data.get("phrase") or "", data.get("at")
    if not isinstance(phrase, str):
        raise refuse("request", f"A phrase is a text, not {phrase!r}.")
    if place := _PLACE.fullmatch(at.strip()) if isinstance(at, str) else None:
        number = int(place[1]), int(place[2])
        return anchor_to(tuple(sentences), *number, phrase) if sentences else Anchor(*number, "", phrase)
    if not all(type(data.get(key)) is int for key in ("paragraph", "sentence")):
        raise refuse("request", "An anchor has a paragraph and a sentence.", 'Write {"at": "p8 s3", "phrase": "..."}.')
    return Anchor(data["paragraph"], data["sentence"], str(data.get("digest") or ""), phrase)
