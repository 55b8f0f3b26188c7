"""Abstract argumentation frameworks in and out, for solvers: ICCMA's ``af`` (since 2023) and APX (ASPARTIX).

An argument of the framework is a statement or a sketch of an argument, an attack is a conflict; nothing else of a map
can be said. Names that a format has no place for stand in comments, which solvers skip, and are read back from there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from argmap.errors import Diagnostic, ParseError
from argmap.features import Feature, name_anew, project
from argmap.model import ArgumentMap, Conflict, Span, Statement

CARRIES = frozenset({Feature.IDS, Feature.ATTACK, Feature.ORDER})
MAX_ARGUMENTS = 1_000_000
_MAX_FAULTS = 100

_NAMED = re.compile(r"#\s+(\d{1,9}): (.+)")
_PLAIN = re.compile(r'[^\s"][^\r\n\v\f\x00\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]*(?<!\s)')
_HALF = re.compile("[\0\ud800-\udfff]")
_CONSTANT = re.compile(r"[a-z][a-zA-Z0-9_]*|\d+")
_APX_NAMED = re.compile(r"%\s+([a-z0-9_]\w*): (.+)", re.ASCII)
_FACT = re.compile(r'\s*(arg|att)\s*\(\s*("[^"]*"|[^\s,()"]+)\s*(?:,\s*("[^"]*"|[^\s,()"]+)\s*)?\)\s*\.')


def dump_af(map_: ArgumentMap) -> str:
    """Write the framework in ``map_`` as ``p af N``, a comment for each name, and a line ``i j`` for each attack."""
    left = project(map_, CARRIES)
    numbers = {statement.id: str(number) for number, statement in enumerate(left.statements, 1)}
    lines = [f"p af {len(numbers)}"]
    if any(id_ != number for id_, number in numbers.items()):
        lines += [f"# {number}: {_write_name(id_)}" for id_, number in numbers.items()]
    lines += [f"{numbers[c.premises[0]]} {numbers[c.target]}" for c in left.conflicts]
    return "\n".join(lines) + "\n"


def dump_apx(map_: ArgumentMap) -> str:
    """Write the framework in ``map_`` as ``arg(a).`` and ``att(a,b).``; ids that no solver could read are respelt."""
    left = project(map_, CARRIES)
    names = _constants(s.id for s in left.statements)
    lines = [f"% {name}: {_write_name(id_)}" for id_, name in names.items() if name != id_]
    lines += [f"arg({name})." for name in names.values()]
    lines += [f"att({names[c.premises[0]]},{names[c.target]})." for c in left.conflicts]
    return "\n".join(lines) + "\n"


def load_af(text: str, file: str = "<text>") -> ArgumentMap:
    """Read a framework in the ``af`` format; raises ``ParseError`` with every fault (the first hundred)."""
    reading = _Reading(text, file)
    count: int | None = None
    names: dict[str, str] = {}
    attacks: list[tuple[str, str, int]] = []
    for number, line in reading.lines():
        words = line.split()
        if line.startswith("#"):
            if named := _NAMED.fullmatch(line.strip()):
                names[named[1].lstrip("0")] = _read_name(named[2])
        elif not words:
            continue
        elif words[0] == "p":
            count = reading.header(words, number, line, count)
        elif len(words) != 2 or not all(_is_number(w) for w in words):
            remedy = "Write the numbers of attacker and attacked, such as `1 2`."
            reading.refuse("iccma.line", "This is no attack.", number, line, remedy)
        elif count is None:
            reading.refuse("iccma.header", "This attack stands before the line `p af N`.", number, line, _HEADER)
            count = MAX_ARGUMENTS
        else:
            reading.check(words, count, number, line)
            attacks.append((words[0].lstrip("0"), words[1].lstrip("0"), number))
    if count is None:
        reading.refuse("iccma.header", "There is no line `p af N`.", 1, "", _HEADER)
    reading.finish()
    numbers = [str(n) for n in range(1, (count or 0) + 1)]
    if set(names) != set(numbers) or len(set(names.values())) != len(numbers):
        names = {}  # the comments are not ours
    return reading.map(
        [(names.get(n, n), None) for n in numbers], [(names.get(a, a), names.get(b, b), n) for a, b, n in attacks]
    )


def load_apx(text: str, file: str = "<text>") -> ArgumentMap:
    """Read a framework of ``arg`` and ``att`` facts; raises ``ParseError`` with every fault (the first hundred)."""
    reading = _Reading(text, file)
    names: dict[str, str] = {}
    arguments: dict[str, int] = {}
    attacks: list[tuple[str, str, int]] = []
    for number, line in reading.lines():
        if named := _APX_NAMED.fullmatch(line.strip()):
            names[named[1]] = _read_name(named[2])
        for kind, first, second in reading.facts(number, line):
            if kind == "arg":
                arguments.setdefault(first, number)
            else:
                attacks.append((first, second, number))
    for first, second, number in attacks:
        for name in (first, second):
            if name not in arguments:
                message = f"{_shorten(name)} attacks or is attacked, but is no argument."
                reading.refuse("iccma.unknown", message, number, "", f"Write arg({_shorten(name)}). above it.")
                arguments[name] = number
    reading.finish()
    shown = {name: names.get(name, name) for name in arguments}
    if len(set(shown.values())) != len(shown):
        shown = {name: name for name in arguments}
    return reading.map(
        [(shown[name], line) for name, line in arguments.items()], [(shown[a], shown[b], n) for a, b, n in attacks]
    )


_HEADER = "Begin with `p af N`, where N is the number of arguments."


class _Reading:
    """A text on its way to a map, and the faults found in it."""

    def __init__(self, text: str, file: str) -> None:
        from argmap.read import check_text

        self.text = check_text(text, file).removeprefix("\ufeff")
        self.file = file
        self.faults: list[Diagnostic] = []

    def lines(self) -> Iterator[tuple[int, str]]:
        for number, line in enumerate(self.text.split("\n"), 1):
            if len(self.faults) >= _MAX_FAULTS:
                return
            yield number, line.rstrip("\r")

    def refuse(self, code: str, message: str, number: int, line: str, remedy: str) -> None:
        where = Span(self.file, number, 1, number, max(len(line), 1) + 1)
        self.faults.append(Diagnostic(code, message, where, remedy))

    def finish(self) -> None:
        if self.faults:
            raise ParseError.of(self.faults[:_MAX_FAULTS])

    def header(self, words: list[str], number: int, line: str, before: int | None) -> int:
        if len(words) != 3 or words[1] != "af" or not words[2].isascii() or not words[2].isdigit():
            self.refuse("iccma.header", "This line should say how many arguments there are.", number, line, _HEADER)
        elif before is not None:
            self.refuse("iccma.header", "The number of arguments is given twice.", number, line, "Delete one line.")
        elif len(words[2]) > 9 or int(words[2]) > MAX_ARGUMENTS:
            message = f"argmap reads frameworks of at most {MAX_ARGUMENTS:,} arguments."
            self.refuse("iccma.too-large", message, number, line, "Split the framework.")
        else:
            return int(words[2])
        return MAX_ARGUMENTS if before is None else before

    def check(self, words: list[str], count: int, number: int, line: str) -> None:
        for word in words:
            if not 1 <= int(word) <= count:
                message = f"There is no argument {word}: they are numbered from 1 to {count}."
                self.refuse("iccma.unknown", message, number, line, "Correct the number, or N in `p af N`.")

    def facts(self, number: int, line: str) -> Iterator[tuple[str, str, str]]:
        place = 0
        end = len(line.rstrip())
        while place < end:
            found = _FACT.match(line, place)
            if found is None:
                if not line[place:].lstrip().startswith("%"):
                    remedy = "Write arg(NAME). for an argument and att(NAME,NAME). for an attack."
                    self.refuse("iccma.line", "This is neither an argument nor an attack.", number, line, remedy)
                return
            if (found[1] == "att") != bool(found[3]):
                expected = "two names" if found[1] == "att" else "one name"
                self.refuse("iccma.line", f"{found[1]} takes {expected}.", number, line, "Correct the line.")
            else:
                yield found[1], found[2].strip('"'), (found[3] or "").strip('"')
            place = found.end()

    def map(self, arguments: list[tuple[str, int | None]], attacks: list[tuple[str, str, int]]) -> ArgumentMap:
        statements = tuple(Statement(id_, id_, span=self._span(line)) for id_, line in arguments)
        conflicts = tuple(
            Conflict(f"{number}:{a}", (a,), b, span=self._span(line)) for number, (a, b, line) in enumerate(attacks)
        )
        return name_anew(ArgumentMap("map", statements=statements, conflicts=conflicts))

    def _span(self, line: int | None) -> Span | None:
        return Span(self.file, line, 1, line, 2) if line else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 9


def _constants(names: Iterable[str]) -> dict[str, str]:
    """For each name one that every solver can read, in its likeness."""
    found = {name: name if _CONSTANT.fullmatch(name) else "" for name in names}
    taken = set(found.values())
    counts: dict[str, int] = {}
    for name, constant in found.items():
        if not constant:
            plain = re.sub(r"[^a-zA-Z0-9]+", "_", name).strip("_")
            base = free = plain if _CONSTANT.fullmatch(plain) else f"a_{plain}" if plain else "a"
            while free in taken:
                counts[base] = counts.get(base, 1) + 1
                free = f"{base}_{counts[base]}"
            taken.add(free)
            found[name] = free
    return found


def _write_name(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name)


def _read_name(written: str) -> str:
    if written.startswith('"'):
        try:
            name = json.loads(written)
        except ValueError:
            return written
        return name if isinstance(name, str) and not _HALF.search(name) else written
    return written


def _shorten(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
