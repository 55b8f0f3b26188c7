"""Text of abstract frameworks into lists of integers: ICCMA's ``af``, APX (ASPARTIX) and the trivial graph format.

A file of the usual shape is read a column at a time, half a million attacks in a fraction of a second; any other line
by line, so that every fault can be told with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.formats.iccma.listed import MAX_ARGUMENTS, Listed, ListReader, shortened

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.domain.model import Span

_HEAD = re.compile(r"(?:#[^\n]*\n)*p af (\d{1,9})\n((?:#[^\n]*\n)*)")
_NAMED = re.compile(r"#\s+(\d{1,9}): (.+)")
_HALF = re.compile("[\0\ud800-\udfff]")
_APX_NAMED = re.compile(r"%\s+([a-z0-9_]\w*): (.+)", re.ASCII)
_FACT = re.compile(r'\s*(arg|att)\s*\(\s*("[^"]*"|[^\s,()"]+)\s*(?:,\s*("[^"]*"|[^\s,()"]+)\s*)?\)\s*\.')
_HEADER = "Begin with `p af N`, where N is the number of arguments."


def read_af(text: str, file: str = "<text>") -> Listed:
    """Read ``p af N`` and lines ``i j``; raises ``ParseError`` with every fault (the first hundred)."""
    return _read_columns(text) or _AfReading(text, file).read()


def read_apx(text: str, file: str = "<text>") -> Listed:
    """Read ``arg(a).`` and ``att(a,b).``; raises ``ParseError`` with every fault (the first hundred)."""
    return _ApxReading(text, file).read()


def read_tgf(text: str, file: str = "<text>", *, labelled: bool = False) -> Listed:
    """Read a name in each line, ``#``, and two names in each line; raises ``ParseError`` with every fault.

    A label behind two names says what the line does; without one it is an attack. If ``labelled``, arguments are called by
    their labels, which may follow the names, unless two have the same, supports are read, and labels that are not known
    warned of. If not, whatever is no attack is a fault.
    """
    return _TgfReading(text, file).read(labelled)


READERS: dict[str, Callable[[str, str], Listed]] = {"af": read_af, "apx": read_apx, "tgf": read_tgf}


def _read_columns(text: str) -> Listed | None:
    """Read an ``af`` file with its comments at the top, single spaces and no fault; ``None`` if it is not like that."""
    head = _HEAD.match(text) if text.isascii() and "\0" not in text else None
    if head is None or int(head[1]) > MAX_ARGUMENTS:
        return None
    body = text[head.end() :].rstrip("\n")
    between = body.encode("ascii").translate(None, b"0123456789") + b"\n"
    attacks = len(between) // 2 if body else 0
    if between != (b" \n" * attacks or b"\n"):
        return None
    try:  # the quickest way in the standard library from text to integers
        numbers: list[int] = json.loads(f"[{body.replace(' ', ',').replace(chr(10), ',')}]")
    except ValueError:
        return None
    count = int(head[1])
    if len(numbers) != 2 * attacks or (numbers and not 1 <= min(numbers) <= max(numbers) <= count):
        return None
    first_line = text.count("\n", 0, head.end()) + 1
    names = _numbered(count, dict(_named(head[0]) if "#" in head[0] else ()))
    lines = range(first_line, first_line + attacks)
    sources, ends = [n - 1 for n in numbers[::2]], [n - 1 for n in numbers[1::2]]
    return Listed(names, sources, ends, [None] * count, lines)


def _named(comments: str) -> Iterator[tuple[str, str]]:
    for line in comments.split("\n"):
        if named := _NAMED.fullmatch(line.strip()):
            yield named[1].lstrip("0"), _read_name(named[2])


def _numbered(count: int, names: dict[str, str]) -> list[str]:
    """The names of numbered arguments: those in the comments if they are ours, that is one for each, else numbers."""
    numbers = [str(n) for n in range(1, count + 1)]
    if len(names) != count or names.keys() != set(numbers) or len(set(names.values())) != count:
        return numbers
    return [names[number] for number in numbers]


class _AfReading(ListReader):
    def read(self) -> Listed:
        count: int | None = None
        names: dict[str, str] = {}
        sources, ends, attack_lines = [], [], []
        for number, line in self.lines():
            words = line.split()
            if line.startswith("#"):
                names.update(_named(line))
            elif not words:
                continue
            elif words[0] == "p":
                count = self.header(words, number, line, count)
            elif len(words) != 2 or not all(_is_number(w) for w in words):
                remedy = "Write the numbers of attacker and attacked, such as `1 2`."
                self.refuse("iccma.line", "This is no attack.", number, line, remedy)
            elif count is None:
                self.refuse("iccma.header", "This attack stands before the line `p af N`.", number, line, _HEADER)
                count = MAX_ARGUMENTS
            else:
                self.check(words, count, number, line)
                sources.append(int(words[0]) - 1)
                ends.append(int(words[1]) - 1)
                attack_lines.append(number)
        if count is None:
            self.refuse("iccma.header", "There is no line `p af N`.", 1, "", _HEADER)
        self.finish()
        count = count or 0
        return Listed(_numbered(count, names), sources, ends, [None] * count, attack_lines)

    def header(self, words: list[str], number: int, line: str, before: int | None) -> int:
        if len(words) != 3 or words[1] != "af" or not words[2].isascii() or not words[2].isdigit():
            self.refuse("iccma.header", "This line should say how many arguments there are.", number, line, _HEADER)
        elif before is not None:
            self.refuse("iccma.header", "The number of arguments is given twice.", number, line, "Delete one line.")
        elif len(words[2]) > 9 or int(words[2]) > MAX_ARGUMENTS:
            self.refuse_size(number, line)
        else:
            return int(words[2])
        return MAX_ARGUMENTS if before is None else before

    def check(self, words: list[str], count: int, number: int, line: str) -> None:
        for word in words:
            if not 1 <= int(word) <= count:
                message = f"There is no argument {word}: they are numbered from 1 to {count}."
                self.refuse("iccma.unknown", message, number, line, "Correct the number, or N in `p af N`.")


class _ApxReading(ListReader):
    def read(self) -> Listed:
        names: dict[str, str] = {}
        for number, line in self.lines():
            if "%" in line and (named := _APX_NAMED.fullmatch(line.strip())):
                names[named[1]] = _read_name(named[2])
            for kind, first, second in self.facts(number, line):
                if kind == "arg":
                    self.arguments.setdefault(first, number)
                else:
                    self.attacks.append((first, second, number))
        return self.listed("arg({}).", names)

    def facts(self, number: int, line: str) -> Iterator[tuple[str, str, str]]:
        place = 0
        end = len(line.rstrip())
        while place < end:
            fact = _FACT.match(line, place)
            if fact is None:
                if not line[place:].lstrip().startswith("%"):
                    remedy = "Write arg(NAME). for an argument and att(NAME,NAME). for an attack."
                    self.refuse("iccma.line", "This is neither an argument nor an attack.", number, line, remedy)
                return
            if (fact[1] == "att") != bool(fact[3]):
                expected = "two names" if fact[1] == "att" else "one name"
                self.refuse("iccma.line", f"{fact[1]} takes {expected}.", number, line, "Correct the line.")
            else:
                yield fact[1], fact[2].strip('"'), (fact[3] or "").strip('"')
            place = fact.end()


class _TgfReading(ListReader):
    def read(self, labelled: bool) -> Listed:
        parted = False
        labels: dict[str, str] = {}
        for number, line in self.lines():
            words = line.split()
            if words == ["#"] and not parted:
                parted = True
            elif not words:
                continue
            elif not parted:
                self.arguments.setdefault(words[0], number)
                if labelled and (label := line.strip()[len(words[0]) :].strip()):
                    labels.setdefault(words[0], _read_name(label))
            elif len(words) < 2:
                remedy = "Write the names of attacker and attacked, such as `a b`."
                self.refuse("iccma.line", "This is no attack.", number, line, remedy)
            elif len(words) == 2:
                self.attacks.append((words[0], words[1], number))
            else:
                self.labelled_line(words, number, line, labelled)
        if not parted and self.arguments:
            remedy = "Put a line `#` between the arguments and the attacks."
            self.refuse("iccma.header", "There is no line `#`.", 1, "", remedy)
        return self.listed("a line {}", labels)

    def labelled_line(self, words: list[str], number: int, line: str, labelled: bool) -> None:
        from argmap.formats.edge_labels import KNOWN, read_label, untied

        label = _read_name(" ".join(words[2:]))
        relation = read_label(label)
        if relation in ("attack", "undercut"):
            self.attacks.append((words[0], words[1], number))
        elif not labelled:
            name = repr(shortened(label))
            message = f"The label {name} does not say that this is an attack, and a framework has attacks alone."
            self.refuse("iccma.label", message, number, line, "Take the label away, or ask argmap explain.")
        elif relation:
            self.supports.append((words[0], words[1], number))
        else:
            where: Span = self.place(number, line)
            self.warnings.append(Diagnostic("iccma.label", untied(label), where, KNOWN, Severity.WARNING))


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 9


def _read_name(written: str) -> str:
    if written.startswith('"'):
        try:
            name = json.loads(written)
        except ValueError:
            return written
        return name if isinstance(name, str) and not _HALF.search(name) else written
    return written
