"""Nested lists in Markdown as people write them: what is indented below a line speaks for it, or against it.

Which of both says its beginning ("con:", "but", "against:"), a line or a heading above it that says nothing else, or its
mark, where a list has both ``+`` and ``-``; what says nothing is a reason. A line before the list, or the first one in it,
is what all argues for; a line "together:" joins those below it into one reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.domain.diagnostics import ParseError
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, short_slug
from argmap.domain.model import Role, Span, Statement
from argmap.domain.naming import shortened
from argmap.domain.relations import UNSAID
from argmap.formats.edge_labels import BELOW, MISSING_CLAIM, TOGETHER, names_side, read_label, side_of, under_headings
from argmap.formats.foreign import ForeignText

# Of lines without the blanks before them, of which a deep list has thousands.
_ITEM = re.compile(r"([-*+•–]|\d{1,3}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?(.*))?")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)|\*\*([^*]+)\*\*:?[ \t]*")
_RULE = re.compile(r"(?:[-*_]\s*){3,}|[=-]+\s*")
_MARGIN = 3  # blanks at most before a heading
_BOLD = re.compile(r"(?:\*\*|__)(.{1,200}?)(?:\*\*|__)(?:\s*[:：]|\s+[–—-])?\s*(.*)", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]{0,1000})\]\([^\s()]{0,2000}\)")
_EMPHASIS = re.compile(r"(?<!\w)([*_`]{1,3})(?=\S)([^*_`]{1,2000})(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~$+.()!-])")
_SIDE = re.compile(r"(\*\*|__|[*_])(?=\S)([^*_]{1,40})\1\s+(?=\S)")  # a side in bold, and no colon
_VERBS = {"supported": "support", "entailed": "support", "attacked": "attack", "this step undercut": "undercut"}
_VERB = re.compile(rf"\*({'|'.join(_VERBS)}) by\*\s+")  # as argmap writes them
_CALLED = re.compile(r"(?:main )?(?:thesis|claim|these|thèse|tesis|теза|тэза)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_TITLE = 80  # letters of a thesis in a note


@dataclass(slots=True)
class _Item:
    """A line of the list with what is indented below it."""

    column: int
    mark: str
    text: str
    span: Span
    side: str = ""  # of the heading above it
    below: list[_Item] = field(default_factory=list)


_Bearing = tuple[_Item, str, str, str]  # on which claim, on which relation of its, and on which side


def is_list(text: str) -> bool:
    """Return whether a page is one nested list, with no more before it than headings and a line, and nothing behind."""
    try:
        head, items = _parse(text, "")
    except ValueError:
        return False
    return len(items) > 1 and bool(head or any(item.below for item in items) or len(_roots(items)) == 1)


def load(text: str, file: str = "<text>") -> Reading:
    """Read the list as a map; a note says what was assumed. The text has to be one that ``is_list``."""
    head, items = _parse(text, file)
    return _Reader(file).read(head, items)


def _parse(text: str, file: str) -> tuple[list[_Item], list[_Item]]:
    """Return headings and the line before a list, and all items of it; raises ``ValueError`` if there is anything else."""
    if any(mark in text for mark in ("```", "~~~", "<!--")):
        raise ValueError(text)
    page = _Page()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        span = Span(file, number, len(line) - len(line.lstrip()) + 1, number, len(line) + 1)
        shown = line.expandtabs(4)
        words = shown.lstrip(" ")
        column = len(shown) - len(words)
        if not words.strip() or _RULE.fullmatch(words):
            page.is_broken = True
        elif match := _ITEM.fullmatch(words):
            page.add(_Item(column, match[1], (match[2] or "").strip(), span, page.side))
        elif column <= _MARGIN and (heading := _HEADING.fullmatch(words)):
            page.head_with((heading[1] or heading[2] or "").rstrip(" \t#"), span)
        else:
            page.go_on(shown, span)
    return page.head, [item for item in page.items if item.text]


class _Page:
    """A page as far as it has been read: the lines before its list, and the list."""

    def __init__(self) -> None:
        self.head: list[_Item] = []
        self.items: list[_Item] = []
        self.side = ""  # that the last heading names
        self.is_broken = True  # by an empty line
        self._open: list[_Item] = []  # the last item, and those that it stands below

    def add(self, item: _Item) -> None:
        """Add an item below the last one that is indented less."""
        while self._open and self._open[-1].column >= item.column:
            self._open.pop()
        if self._open:
            self._open[-1].below.append(item)
        self._open.append(item)
        self.items.append(item)
        self.is_broken = False

    def head_with(self, words: str, span: Span) -> None:
        """Add a heading: a side of what follows, or before the list its title; one without words says nothing."""
        if not words:
            self.is_broken = True
            return
        self.side, self._open = names_side(_plain(words)) or "", []
        if not self.side:
            if self.items:
                raise ValueError(words)
            self.head.append(_Item(0, "#", words, span))

    def go_on(self, line: str, span: Span) -> None:
        """Add a line without a mark to what it continues, or begin the page with it."""
        before = self.items or [item for item in self.head if not item.mark]
        if before and (not self.is_broken or (self.items and line[0] == " ")):
            before[-1].text = f"{before[-1].text} {line.strip()}".strip()
        elif before or line[0] == " ":
            raise ValueError(line)
        else:
            self.head.append(_Item(0, "", line.strip(), span))
        self.is_broken = False


def _roots(items: list[_Item]) -> list[_Item]:
    below = {id(inner) for item in items for inner in item.below}
    return [item for item in items if id(item) not in below]


def _plain(text: str) -> str:
    """Return text without the marks of Markdown."""
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))).strip()


class _Reader:
    """Makes statements and relations of a list."""

    def __init__(self, file: str) -> None:
        self.map = ForeignText("outline", file)
        self.ids = Ids()
        self.statements: list[Statement] = []
        self.lines = 0
        self.unsaid: list[str] = []  # lines that do not say whether they speak for or against
        self.by_marks = False

    def read(self, head: list[_Item], items: list[_Item]) -> Reading:
        roots = _roots(items)
        marks = {item.mark for item in items if head or item not in roots}
        self.by_marks = "+" in marks and bool(marks & {"-", "–"})
        title = next((item for item in head if item.mark == "#"), None)
        first = next((item for item in head if item.mark == ""), None)
        is_heading = bool(names_side(_plain(roots[0].text)))
        if is_heading and not head:
            raise ParseError.because(
                "outline.no-claim", "This list has sides, but no claim.", MISSING_CLAIM, roots[0].span
            )
        is_title = title and (len(roots) > 1 or not roots[0].below or is_heading)
        thesis = first or (title if title and is_title else roots[0])
        aim = self._statement(thesis, _CALLED.sub("", thesis.text), Role.THESIS)
        waiting = [*self._below(thesis.below, aim), *self._below([root for root in roots if root is not thesis], aim)]
        waiting.reverse()
        while waiting:
            waiting += reversed([*self._read(*waiting.pop())])
        self._note(self.statements[0])
        name = _plain(title.text) if title and title is not thesis else ""
        extra = {UNSAID: self.unsaid} if self.unsaid else {}
        return self.map.reading(title=name, statements=tuple(self.statements), extra=extra)

    def _read(self, item: _Item, target: str, relation: str, side: str) -> Iterator[_Bearing]:
        """Read a line, which bears on ``target`` or on its ``relation``; yields what stands below it, and on what."""
        if item.below and (group := names_side(_plain(item.text), side)):
            yield from self._below(item.below, target, relation, group)
            return
        verb = _VERB.match(item.text)
        bold = _SIDE.match(item.text)
        label = f"{bold[2].rstrip(':')}: " if bold and names_side(bold[2]) else ""
        words = label + item.text[bold.end() :] if bold and label else item.text
        said, text = (_VERBS[verb[1]], item.text[verb.end() :]) if verb else side_of(_plain(words))
        text = text if verb or said else item.text
        if not said and self.by_marks:
            said = read_label(item.mark)
        self.lines += 1
        kind = said or side or "support"
        if item.below and _plain(text).rstrip(":： ").casefold() in TOGETHER:
            premises = [(inner, self._statement(inner, inner.text)) for inner in item.below]
            tie = self.map.relate(kind, (id_ for _, id_ in premises), target)
            for inner, id_ in premises:
                yield from self._below(inner.below, id_, tie)
            return
        id_ = self._statement(item, text)
        if not said and not side:
            self.unsaid.append(id_)
        if kind == "undercut" and not relation:
            kind = "attack"
        tie = self.map.relate(kind, (id_,), relation if kind == "undercut" else target)
        yield from self._below(item.below, id_, tie)

    def _below(self, row: list[_Item], target: str, relation: str = "", side: str = "") -> list[_Bearing]:
        """Return what stands below a claim or a heading with its side, and note headings that have nothing below."""
        sided, headings = under_headings(row, lambda item: (_plain(item.text), bool(item.below)), side)
        for item, heading in headings:
            self.map.note("heading", heading.message, item.span, BELOW)
        return [(item, target, relation, of or item.side) for item, of in sided]

    def _statement(self, item: _Item, text: str, role: Role = Role.CLAIM) -> str:
        bold = _BOLD.fullmatch(text)
        title, words = (_plain(bold[1]).rstrip(":："), _plain(bold[2])) if bold else (_plain(text), "")
        id_ = self.ids.new(short_slug(title), "claim")
        self.statements.append(Statement(id_, title, words, role=role, span=item.span))
        return id_

    def _note(self, thesis: Statement) -> None:
        message = f"This list is read as a map: it argues for “{shortened(thesis.title, _TITLE)}”."
        if self.by_marks:
            message += " Lines with + speak for what they stand below, those with - against it."
        if self.unsaid:
            message += (
                f" {len(self.unsaid)} of {self.lines} lines do not say whether they speak for or against what they stand "
                "below, and are read as reasons."
            )
        remedy = "Begin what speaks against the line above it with “con:” or “but”, and what speaks for it with “pro:”."
        self.map.note("list", message, thesis.span, remedy)
