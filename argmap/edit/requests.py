"""Edits as plain data, as programs outside Python send them: ``{"edit": "Reword", "element": "a", "text": "..."}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from argmap import edit
from argmap.domain.model import Anchor, Hedge
from argmap.edit.edit import Edit
from argmap.edit.source import refuse

_NAMES = """
AddObjection AddReason AddRephrase AddSource AddStatement AddStrand AddUndercut Delete Keep LinkPremises Move Reattach Relate
Retitle Reword SetAnchors SetFact SetRole SetScheme SetTags
"""
KINDS: Mapping[str, Callable[..., Edit]] = {name: getattr(edit, name) for name in _NAMES.split()}
_LISTS = ("premises", "tags", "by")


def edit_of(data: Mapping[str, Any]) -> Edit:
    """The edit that ``data`` describes; raises ``EditError`` for anything else."""
    if "edit" not in data:
        raise refuse("kind", "The request names no edit.", f"Known are {', '.join(KINDS)}.")
    kind = KINDS.get(str(data["edit"]))
    if kind is None:
        raise refuse("kind", f"There is no edit {data['edit']!r}.", f"Known are {', '.join(KINDS)}.")
    values = {key: _value(key, value) for key, value in data.items() if key != "edit"}
    try:
        return kind(**values)
    except (TypeError, ValueError) as error:
        raise refuse("request", f"This is no {data['edit']}: {error}.", "See docs/howto/editing.md.") from None


def _value(key: str, value: Any) -> Any:
    if key == "anchors":
        return tuple(_anchor(anchor) for anchor in value) if isinstance(value, list) else ()
    if key == "hedge":
        return Hedge.named(value) if value else None
    if key in _LISTS and isinstance(value, list):
        return tuple(str(item) for item in value)
    if not isinstance(value, str | bool | int | float | list | None):
        raise refuse("request", f"{key} cannot be {value!r}.")
    return value


def _anchor(data: Any) -> Anchor:
    if not isinstance(data, dict) or not all(isinstance(data.get(key), int) for key in ("paragraph", "sentence")):
        raise refuse("request", "An anchor has a paragraph and a sentence.")
    return Anchor(data["paragraph"], data["sentence"], str(data.get("digest", "")), str(data.get("phrase", "")))
