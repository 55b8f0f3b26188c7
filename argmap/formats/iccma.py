"""Abstract argumentation frameworks in and out, for solvers: ICCMA's ``af`` (since 2023), APX (ASPARTIX) and TGF.

An argument of the framework is a statement or a sketch of an argument, an attack is a conflict; nothing else of a map
can be said, but supports are read where a line of TGF has a label that says so. Names that a format has no place for stand
in comments, which solvers skip, and are read back from there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Conflict, Inference, Span, Statement
from argmap.formats.iccma_reader import Listed, read_af, read_apx, read_tgf

FORMATS = (
    {
        "name": "af",
        "title": "framework for solvers, as ICCMA has it since 2023",
        "suffixes": (".af", ".i23"),
        "media_type": "text/plain",
        "load": "load_af",
        "dump": "dump_af",
        "says": "assertion ids attack order",
    },
    {
        "like": "af",
        "name": "apx",
        "title": "framework for solvers, as facts (ASPARTIX)",
        "suffixes": (".apx",),
        "load": "load_apx",
        "dump": "dump_apx",
    },
    {
        "like": "af",
        "name": "tgf",
        "title": "trivial graph format, for solvers and yEd",
        "suffixes": (".tgf",),
        "load": "load_tgf",
        "dump": "dump_tgf",
    },
)

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


def load_af(text: str, file: str = "<text>") -> Reading:
    """Read a framework in the ``af`` format; raises ``ParseError`` with every fault (the first hundred)."""
    return Reading(_map(read_af(text, file), file))


def load_apx(text: str, file: str = "<text>") -> Reading:
    """Read a framework of ``arg`` and ``att`` facts; raises ``ParseError`` with every fault (the first hundred)."""
    return Reading(_map(read_apx(text, file), file))


def load_tgf(text: str, file: str = "<text>") -> Reading:
    """Read a framework in the trivial graph format; raises ``ParseError`` with every fault (the first hundred)."""
    listed = read_tgf(text, file, labelled=True)
    return Reading(_map(listed, file), listed.warnings)


def _map(listed: Listed, file: str) -> ArgumentMap:
    names = listed.names
    statements = tuple(
        Statement(name, name, span=_span(file, line)) for name, line in zip(names, listed.argument_lines, strict=True)
    )
    attacks = zip(listed.sources, listed.ends, listed.attack_lines, strict=True)
    conflicts = tuple(
        Conflict(f"{number}:{names[source]}", (names[source],), names[end], span=_span(file, line))
        for number, (source, end, line) in enumerate(attacks)
    )
    inferences = tuple(
        Inference(f"+{number}:{names[source]}", (names[source],), names[end], span=_span(file, line))
        for number, (source, end, line) in enumerate(listed.supports)
    )
    return name_anew(ArgumentMap("map", statements=statements, inferences=inferences, conflicts=conflicts))


def _span(file: str, line: int | None) -> Span | None:
    return Span(file, line, 1, line, 2) if line else None


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
