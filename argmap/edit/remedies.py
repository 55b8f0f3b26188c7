"""Remedies that take one press: each as changes of the text, which editors offer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.lines import Lines
from argmap.domain.model import Role
from argmap.edit.abridging import Abridge
from argmap.edit.adding import AddSource, AddStrand
from argmap.edit.change import Splice
from argmap.edit.edit import Edit, change_of
from argmap.edit.source import MapText
from argmap.edit.tagging import SetRole
from argmap.edit.wording import SetFact

_MEANT = re.compile(r"Did you mean (?:'([^']+)'|(#[\w-]+)|\[([^\]]+)\])\?")
_WRONG = re.compile(r"'([^']+)'|(#[\w-]+)|\[([^\]]+)\]")
_TYPED = re.compile(r"Type (\S+?)(?:;|\.$| in both)")


@dataclass(frozen=True, slots=True)
class Remedy:
    """The effect of a press, in a few words, and the splices of the text that do it."""

    title: str
    splices: tuple[Splice, ...]
    is_of_text: bool = True  # whether it is about the text alone, whatever map that says


class _Faulty(Lines):
    """A text with a fault in it, by offsets."""

    def __init__(self, text: str, file: str, fault: Diagnostic, element: str) -> None:
        super().__init__(text)
        self.file = file
        self.fault = fault
        self.element = element or fault.element or ""
        where = fault.where
        self.start = self.at(where.line, where.column) if where else 0
        self.end = max(self.start, self.at(where.end_line, where.end_column)) if where else 0
        self.line_start = self.starts[min(where.line, len(self.starts)) - 1] if where else 0

    @property
    def rest(self) -> str:
        """The place of the fault, or as much of its line as follows."""
        return self.text[self.start : max(self.end, self._at_end_of_line())]

    def _at_end_of_line(self) -> int:
        line = sum(start <= self.start for start in self.starts) - 1
        return self.starts[line] + len(self.line(line))

    def replaced(self, title: str, start: int, end: int, new: str) -> Remedy:
        """The remedy that puts ``new`` between two offsets."""
        return Remedy(title, (Splice(start, end, new),))

    def edited(self, title: str, edit: Edit) -> Iterator[Remedy]:
        """The remedy that makes an edit of the map, if the text can say it."""
        try:
            yield Remedy(title, change_of(self.text, edit, self.file).splices, is_of_text=False)
        except ArgmapError:
            return

    def declared(self, title: str, edit: AddSource | AddStrand) -> Iterator[Remedy]:
        """The remedy that declares what the text names: that changes what other lines say, as it should."""
        try:
            source = MapText(self.text, self.file)
            splices = edit.splices(source)
        except ArgmapError:
            return
        yield Remedy(
            title,
            tuple(Splice(s.start + source.shift, s.end + source.shift, s.text) for s in splices),
            is_of_text=False,
        )


def remedies(text: str, fault: Diagnostic, file: str = "<text>", element: str = "") -> list[Remedy]:
    """Return what can be done about a fault of ``text`` at once; ``element`` is the id of the claim that is meant.

    >>> from argmap.domain.diagnostics import Diagnostic
    >>> from argmap.domain.model import Span
    >>> fault = Diagnostic("x", "Unknown: 'likly'.", Span("m", 1, 9, 1, 14), "Did you mean 'likely'?")
    >>> [remedy.title for remedy in remedies("{hedge: likly}", fault)]
    ['Replace by likely']
    """
    return list(_remedies(_Faulty(text, file, fault, element)))


def _remedies(faulty: _Faulty) -> Iterator[Remedy]:
    fault, start, end = faulty.fault, faulty.start, faulty.end
    if fault.remedy.startswith("Put a blank line above this line"):
        yield faulty.replaced("Put a blank line above", faulty.line_start, faulty.line_start, faulty.eol)
    elif fault.code == "hidden-character":
        yield faulty.replaced("Delete the hidden character", start, end, "")
    elif fault.code == "argdown.unclosed-bracket":
        yield faulty.replaced("Close the title", end, end, "]" if faulty.text[start : start + 1] != "<" else ">")
    elif meant := _MEANT.search(fault.remedy):
        yield from _respelled(faulty, next(filter(None, meant.groups())))
    elif fault.code == "argdown.look-alike" and (typed := _TYPED.search(fault.remedy)):
        yield faulty.replaced(f"Type {typed[1]}", start, end, typed[1])
    elif fault.code == "shape-map-title" and not faulty.text.lstrip().startswith("==="):
        head = f"==={faulty.eol}title: Title of the map{faulty.eol}==={faulty.eol}{faulty.eol}"
        yield faulty.replaced("Give the map a title", 0, 0, head)
    else:
        yield from _edits(faulty)


def _edits(faulty: _Faulty) -> Iterator[Remedy]:
    """The remedies that are edits of the map."""
    fault = faulty.fault
    if fault.code == "no-thesis":
        element = faulty.element or _claim_at(faulty)
        if element:
            yield from faulty.edited("Mark this as the thesis", SetRole(element, Role.THESIS))
    elif fault.code == "no-text" and fault.element:
        yield from faulty.edited("Make a short title, and keep the sentence as the claim", Abridge(fault.element))
    elif fault.code == "shape-statement-attributed" and (source := re.search(r"`by: \[([^\]]+)\]`", fault.remedy)):
        yield from faulty.edited(f"Say that {source[1]} asserts it", SetFact(faulty.element, "by", [source[1]]))
    elif fault.code == "shape-statement-anchored":
        yield from faulty.edited("Say that the article leaves it unsaid", SetFact(faulty.element, "implicit", True))
    elif fault.code == "argdown.unknown-source" and (wrong := _WRONG.search(fault.message)):
        yield from faulty.declared(f"Declare the source {wrong[1]}", AddSource(wrong[1], wrong[1]))
    elif fault.code == "argdown.unknown-strand" and (wrong := _WRONG.search(fault.message)):
        yield from faulty.declared(f"Declare the strand {wrong[1]}", AddStrand(wrong[1], wrong[1]))


def _claim_at(faulty: _Faulty) -> str:
    """The id of the statement that begins where the fault is."""
    where = faulty.fault.where
    try:
        statements = MapText(faulty.text, faulty.file).map.statements
    except ArgmapError:
        return ""
    here = (s for s in statements if where and s.span and s.span.line == where.line)
    return next((s.id for s in here), "")


def _respelled(faulty: _Faulty, meant: str) -> Iterator[Remedy]:
    """Replace the word that the message names by the one that was meant, where it stands but once in the place."""
    wrong = _WRONG.search(faulty.fault.message)
    if wrong is None:
        return
    word = next(filter(None, wrong.groups()))
    if faulty.rest.count(word) == 1:
        at = faulty.start + faulty.rest.index(word)
        yield faulty.replaced(f"Replace by {meant}", at, at + len(word), meant)
