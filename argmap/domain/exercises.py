"""The exercises that a map's author adds to those that the page makes of the map: what an entry of `exercises` may say.

A map carries them as they were written: they are for readers of the page, and no part of the argument.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.domain.model import ArgumentMap, Inference

COMMON = ("kind", "hint", "at")


@dataclass(frozen=True)
class Fault:
    """A fault of the value of ``key``, and what to write instead; ``ids`` are those that no element has."""

    key: str
    message: str
    remedy: str
    ids: tuple[str, ...] = ()


Test = Callable[[Any, Mapping[str, Any]], bool]


def _is_text(value: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(v, str) and v.strip() for v in value)


def _is_pair(value: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value)


def _are_ids(value: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_option(value: Any, entry: Mapping[str, Any]) -> bool:
    options = entry.get("options")
    return _is_number(value) and (not isinstance(options, list) or value <= len(options))


def _are_numbers(value: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(value, list) and all(map(_is_number, value))


_TEXT: tuple[Test, str] = (_is_text, "some text")
_PAIR: tuple[Test, str] = (_is_pair, "[one-id, another-id]")
_AT: tuple[Test, str] = (_is_text, "the id of an element")
_CHOICE: tuple[Test, str] = (_is_option, "the number of the right option, counted from 1")
KINDS: Mapping[str, Mapping[str, tuple[Test, str]]] = {
    "choose": {"ask": _TEXT, "options": (_are_texts, "[one text, another text]"), "answer": _CHOICE},
    "find": {"ask": _TEXT, "answer": (_are_ids, "the id of the element to be found, or [several]")},
    "write": {"ask": _TEXT, "answer": _TEXT},
    "place": {"at": _AT},
    "relation": {"of": _PAIR},
    "fall": {"of": _PAIR},
    "questions": {"at": _AT, "answer": (_are_numbers, "the numbers of the questions that the map raises, such as [3]")},
}


def faults(entry: Mapping[str, Any], known: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with ``entry``, where ``known`` are the ids of the map's elements."""
    kind = entry.get("kind")
    needed = KINDS.get(kind) if isinstance(kind, str) else None
    if needed is None:
        yield Fault("kind", f"There is no kind of exercise called {kind!r}.", f"Kinds are {', '.join(KINDS)}.")
        return
    for key, (is_right, shape) in needed.items():
        if key not in entry:
            yield Fault("kind", f"An exercise of the kind `{kind}` needs `{key}`.", f"Add {key}: {shape}.")
        elif not is_right(entry[key], entry):
            yield Fault(
                key, f"`{key}` of an exercise of the kind `{kind}` should be {shape}.", f"Write {key}: {shape}."
            )
    for key in entry.keys() - {*needed, *COMMON}:
        allowed = ", ".join(dict.fromkeys((*COMMON, *needed)))
        yield Fault(key, f"An exercise of the kind `{kind}` has no use for `{key}`.", f"It may have {allowed}.")
    if "hint" in entry and not isinstance(entry["hint"], str):
        yield Fault("hint", "`hint` should be a text.", "Write hint: some text.")
    for key in ("at", "of", *(["answer"] if kind == "find" else [])):
        missing = tuple(id_ for id_ in _ids(entry.get(key)) if id_ not in known)
        if missing:
            names = ", ".join(map(repr, missing))
            yield Fault(key, f"The exercise names {names}, which is no element of the map.", "", missing)


def exercises(m: ArgumentMap) -> list[dict[str, Any]]:
    """The author's exercises, without any that is at fault (a map may come from elsewhere)."""
    known = {e.id for group in (m.statements, m.arguments, m.inferences, m.conflicts) for e in group}
    return [dict(entry) for entry in m.exercises if not any(faults(entry, known))]


def questioned(m: ArgumentMap, at: str) -> Inference | None:
    """Return the step that has a scheme and is called ``at``, or is of the argument called so."""
    owned = {step for argument in m.arguments if argument.id == at for step in argument.inferences}
    steps = (step for step in m.inferences if at in (step.id, step.argument) or step.id in owned)
    return next((step for step in steps if step.scheme), None)


def _ids(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str)]
