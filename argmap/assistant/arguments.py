"""Arguments of a tool or prompt as an assistant gives them, held against what it takes: the faults in words of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from argmap.domain.characters import reveal
from argmap.domain.diagnostics import Diagnostic
from argmap.domain.spelling import similar

_MOST_SHOWN = 60  # characters of a wrong value
MEANINGS = {  # of a parameter, wherever it stands, and an example
    "map": ("the name of a map in the folder, as `maps` lists it", "rain.argdown"),
    "argdown": ("the whole text of a draft", "[Wet]: It is wet. #thesis"),
    "article": ("the name of a text file in the folder", "article.txt"),
    "reject": ("ids or titles of what does not hold", ["rain"]),
    "accept": ("ids or titles of what holds", ["rain"]),
    "contest": ("ids or titles of what is open", ["rain"]),
    "element": ("the id or title of a statement or argument", "rain"),
    "sparql": ("a SPARQL query, or the name of a bundled one", "evidence"),
    "bind": ("the values of a query's parameters by name", {"premise": "rain"}),
    "before": ("the name of the earlier map", "first.argdown"),
    "after": ("the name of the later map", "second.argdown"),
    "edits": ("edits, each an object", [{"edit": "Reword", "element": "rain", "text": "It rained."}]),
    "save": ("true or false: whether the file is written", True),
    "name": ("the name of the file", "rain.argdown"),
    "replace": ("true or false: whether a file that is there may be replaced", True),
    "format": ("the name of a format", "svg"),
    "to": ("the name of the file to write", "rain.svg"),
}
_KINDS: dict[str, tuple[type, str]] = {
    "string": (str, "a text"),
    "boolean": (bool, "true or false"),
    "array": (list, "a list"),
    "object": (dict, "an object"),
}


def faults(name: str, schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> list[Diagnostic]:
    """Return what is wrong with the arguments of a call of a tool or prompt that takes those of a JSON schema."""
    known: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    return [
        *(_unknown(name, key, known) for key in arguments if key not in known),
        *(_missing(name, key) for key in schema.get("required", ()) if key not in arguments),
        *(
            fault
            for key, value in arguments.items()
            if key in known
            for fault in _mistaken(name, key, known[key], value)
        ),
    ]


def _unknown(name: str, key: str, known: Mapping[str, Any]) -> Diagnostic:
    near = similar(key, known)
    remedy = f"Did you mean `{near[0]}`? " if near else ""
    takes = f"It takes {', '.join(f'`{one}`' for one in known)}." if known else "It takes none."
    return _fault("unknown-argument", f"`{name}` has no argument {_shown(key)}.", remedy + takes)


def _missing(name: str, key: str) -> Diagnostic:
    return _fault("missing-argument", f"`{name}` needs `{key}`.", _expected(key))


def _mistaken(name: str, key: str, schema: Mapping[str, Any], value: Any) -> Iterator[Diagnostic]:
    """Yield the fault of a value that is of another kind, or holds one."""
    kind, words = _KINDS[schema["type"]]
    if kind in (list, dict) and isinstance(value, str):
        value = _decoded(value)  # some assistants write a list as a text
    if not isinstance(value, kind):
        yield _fault("bad-argument", f"`{key}` of `{name}` is {words}, not {_shown(value)}.", _expected(key))
        return
    inner = schema.get("items") if kind is list else schema.get("additionalProperties")
    if not isinstance(inner, dict) or inner.get("type") not in _KINDS:
        return
    wanted, words = _KINDS[inner["type"]]
    entries = value.values() if isinstance(value, dict) else cast("list[Any]", value)
    for one in entries:
        if not isinstance(one, wanted):
            message = f"Each entry of `{key}` of `{name}` is {words}, not {_shown(one)}."
            yield _fault("bad-argument", message, _expected(key))
            return


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def meaning(key: str) -> str:
    """Say what a parameter is, with an example."""
    words, example = MEANINGS[key]
    return f"{words}, such as {json.dumps(example, ensure_ascii=False)}"


def _expected(key: str) -> str:
    return f"Give {meaning(key)}."


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return reveal(text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…")


def _fault(code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(code, message, None, remedy)
