"""Edits of a map as an assistant writes them: ``{"edit": "AddReason", "parent": "thesis", "title": ..., "text": ...}``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from argmap import edit
from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.model import Anchor, Hedge, Role, Sentence, Stance
from argmap.edit.requests import KINDS

NAMES = tuple(name for name in KINDS if name != "Keep")  # a draft is kept by whoever wrote the map
_PLACE = re.compile(r"p(\d+)\s*s(\d+)")
_NAMED: dict[str, type[Enum]] = {"role": Role, "stance": Stance}
_LISTS = frozenset(("tags", "by", "premises"))


def edit_of(said: Mapping[str, Any], sentences: Sequence[Sentence]) -> edit.Edit:
    """The edit that ``said`` describes; raises ``ParseError`` for what is none."""
    name = said.get("edit")
    if name not in NAMES:
        raise _refuse(f"There is no edit {name!r}.", f"There are {', '.join(NAMES)}.")
    make = KINDS[name]
    known = _parameters(make)
    values = {key: _value(key, value, sentences) for key, value in said.items() if key != "edit"}
    unknown = [key for key in values if key not in known]
    missing = [key for key, p in known.items() if p.default is p.empty and key not in values]
    if unknown or missing:
        wrong = f"does not take {unknown[0]!r}" if unknown else f"needs {missing[0]!r}"
        raise _refuse(f"{name} {wrong}.", f"It takes {', '.join(known)}.")
    try:
        made = make(**values)
    except (TypeError, ValueError, AttributeError) as error:
        raise _refuse(f"{name} cannot be made of this: {error}.", f"It takes {', '.join(known)}.") from None
    assert isinstance(made, edit.Edit)
    return made


def _parameters(make: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """Return what an edit takes, the facts of a statement that it adds included."""
    parameters = dict(inspect.signature(make).parameters)
    open_ended = [name for name, parameter in parameters.items() if parameter.kind is parameter.VAR_KEYWORD]
    for name in open_ended:
        del parameters[name]
        parameters = {**inspect.signature(edit.AddStatement).parameters, **parameters}
    return parameters


def _value(key: str, value: Any, sentences: Sequence[Sentence]) -> Any:
    if key == "anchors":
        if not isinstance(value, list):
            raise _refuse("Anchors are a list.", 'Write [{"at": "p8 s3", "phrase": "..."}].')
        return tuple(_anchor(each, sentences) for each in value)
    if key in _LISTS:
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in listed):
            raise _refuse(f"{key} is a list of texts.", "")
        return tuple(listed)
    if key == "hedge" and isinstance(value, str):
        hedges = {hedge.label: hedge for hedge in Hedge}
        if value not in hedges:
            raise _refuse(f"There is no hedge {value!r}.", f"There are {', '.join(hedges)}.")
        return hedges[value]
    if key in _NAMED and value not in (known := [str(one.value) for one in _NAMED[key]]):
        raise _refuse(f"There is no {key} {value!r}.", f"There are {', '.join(known)}.")
    if key not in ("value", "below", "quotation") and not isinstance(value, str):
        raise _refuse(f"{key} is a text, not {value!r}.", "")
    return value


def _anchor(said: Any, sentences: Sequence[Sentence]) -> Anchor:
    at, phrase = (said, "") if isinstance(said, str) else (said.get("at"), said.get("phrase", "")) if said else ("", "")
    place = _PLACE.fullmatch(at.strip()) if isinstance(at, str) else None
    if place is None or not isinstance(phrase, str):
        raise _refuse(f"{at!r} is no place in a text.", "Write p8 s3.")
    number = int(place[1]), int(place[2])
    return edit.anchor_to(tuple(sentences), *number, phrase) if sentences else Anchor(*number, "", phrase)


def _refuse(message: str, remedy: str) -> ParseError:
    return ParseError(Diagnostic("bad-edit", message, None, remedy))
