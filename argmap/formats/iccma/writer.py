"""A map of attacks alone as a framework for solvers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from argmap.domain.model import ArgumentMap

_PLAIN = re.compile(r'[^\s"][^\r\n\v\f\x00\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]*(?<!\s)')
_CONSTANT = re.compile(r"[a-z][a-zA-Z0-9_]*|\d+")
_WORD = re.compile(r'[^\s#"\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff][^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]*')


def dump_af(map_: ArgumentMap) -> str:
    """Write a map of attacks alone as ``p af N``, a comment for each name, and a line ``i j`` for each attack."""
    numbers = {statement.id: str(number) for number, statement in enumerate(map_.statements, 1)}
    lines = [f"p af {len(numbers)}"]
    if any(id_ != number for id_, number in numbers.items()):
        lines += [f"# {number}: {_write_name(id_)}" for id_, number in numbers.items()]
    lines += [f"{numbers[c.premises[0]]} {numbers[c.target]}" for c in map_.conflicts]
    return "\n".join(lines) + "\n"


def dump_apx(map_: ArgumentMap) -> str:
    """Write a map of attacks alone as ``arg(a).`` and ``att(a,b).``; ids that no solver could read are respelt."""
    names = _constants(s.id for s in map_.statements)
    lines = [f"% {name}: {_write_name(id_)}" for id_, name in names.items() if name != id_]
    lines += [f"arg({name})." for name in names.values()]
    lines += [f"att({names[c.premises[0]]},{names[c.target]})." for c in map_.conflicts]
    return "\n".join(lines) + "\n"


def dump_tgf(map_: ArgumentMap) -> str:
    """Write a map of attacks alone as a line for each argument, ``#`` and a line ``a b`` for each attack.

    An id that is not one word is the label of another.
    """
    names = _constants((s.id for s in map_.statements), _WORD)
    lines = [name if name == id_ else f"{name} {_write_name(id_)}" for id_, name in names.items()]
    lines += ["#", *(f"{names[c.premises[0]]} {names[c.target]}" for c in map_.conflicts)]
    return "\n".join(lines) + "\n"


def _constants(names: Iterable[str], readable: re.Pattern[str] = _CONSTANT) -> dict[str, str]:
    """For each name one that every solver can read, in its likeness; those that are ``readable`` stay."""
    constants = {name: name if readable.fullmatch(name) else "" for name in names}
    taken = set(constants.values())
    counts: dict[str, int] = {}
    for name, constant in constants.items():
        if not constant:
            plain = re.sub(r"[^a-zA-Z0-9]+", "_", name).strip("_")
            base = free = plain if _CONSTANT.fullmatch(plain) else f"a_{plain}" if plain else "a"
            while free in taken:
                counts[base] = counts.get(base, 1) + 1
                free = f"{base}_{counts[base]}"
            taken.add(free)
            constants[name] = free
    return constants


def _write_name(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name)
