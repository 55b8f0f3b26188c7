"""A framework as it stands in a file, and what its readers share: lines, places and faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.record import Record

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.domain.model import Span

MAX_ARGUMENTS = 1_000_000
_MAX_FAULTS = 100


class Listed(Record):
    """A framework as it stands in a file: names, attacks from ``sources[i]`` to ``ends[i]``, and the lines of both.

    Where lines of the file have labels, there may be ``supports`` as well (from, to, line), and ``warnings``.
    """

    names: Sequence[str]
    sources: Sequence[int]
    ends: Sequence[int]
    argument_lines: Sequence[int | None]
    attack_lines: Sequence[int]
    supports: Sequence[tuple[int, int, int]] = ()
    warnings: Sequence[Diagnostic] = ()


class ListReader:
    """A text on its way to a framework, the attacks in it by name, and the faults."""

    def __init__(self, text: str, file: str) -> None:
        from argmap.read import check_text

        self.text = check_text(text, file).removeprefix("\ufeff")
        self.file = file
        self.faults: list[Diagnostic] = []
        self.arguments: dict[str, int] = {}  # names and the lines that they stand in
        self.attacks: list[tuple[str, str, int]] = []
        self.supports: list[tuple[str, str, int]] = []
        self.warnings: list[Diagnostic] = []

    def lines(self) -> Iterator[tuple[int, str]]:
        for number, line in enumerate(self.text.split("\n"), 1):
            if len(self.faults) >= _MAX_FAULTS:
                return
            yield number, line.rstrip("\r")

    def refuse(self, code: str, message: str, number: int, line: str, remedy: str) -> None:
        self.faults.append(Diagnostic(code, message, self.place(number, line), remedy))

    def place(self, number: int, line: str) -> Span:
        from argmap.domain.model import Span

        return Span(self.file, number, 1, number, max(len(line), 1) + 1)

    def refuse_size(self, number: int, line: str) -> None:
        message = f"argmap reads frameworks of at most {MAX_ARGUMENTS:,} arguments."
        self.refuse("iccma.too-large", message, number, line, "Split the framework.")

    def finish(self) -> None:
        if self.faults:
            raise ParseError.of(self.faults[:_MAX_FAULTS])

    def listed(self, declare: str, names: dict[str, str]) -> Listed:
        """The framework, if there is no fault; ``declare`` shows how an argument is declared."""
        for first, second, number in (*self.attacks, *self.supports):
            for name in (first, second):
                if name not in self.arguments:
                    message = f"{shortened(name)} stands in a relation, but is no argument."
                    remedy = f"Write {declare.format(shortened(name))} above it."
                    self.refuse("iccma.unknown", message, number, "", remedy)
                    self.arguments[name] = number
        if len(self.arguments) > MAX_ARGUMENTS:
            self.refuse_size(1, "")
        self.finish()
        shown = [names.get(name, name) for name in self.arguments]
        place = {name: n for n, name in enumerate(self.arguments)}
        return Listed(
            shown if len(set(shown)) == len(shown) else list(self.arguments),
            [place[first] for first, _, _ in self.attacks],
            [place[second] for _, second, _ in self.attacks],
            list(self.arguments.values()),
            [number for _, _, number in self.attacks],
            [(place[first], place[second], number) for first, second, number in self.supports],
            self.warnings[:_MAX_FAULTS],
        )


def shortened(name: str) -> str:
    from argmap.domain.naming import shortened  # and the model with it, which an answer needs nothing of

    return shortened(name, 40)
