"""XML of other tools as a tree of plain nodes, each with its place; what can do harm is refused before it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from argmap.domain.diagnostics import ParseError
from argmap.domain.model import Span

_DEEPEST = 500  # of nested elements; a reader may walk them by recursion


@dataclass(slots=True)
class Node:
    """An element: its name without a namespace's prefix, its attributes, its text and the elements in it."""

    name: str
    attributes: dict[str, str]
    span: Span
    nodes: list[Node] = field(default_factory=list)
    text: str = ""  # before the first element in it

    def all(self, name: str) -> Iterator[Node]:
        """Return the elements of that name in it, in order."""
        return (node for node in self.nodes if node.name == name)

    def first(self, name: str) -> Node | None:
        """Return the first element of that name in it."""
        return next(self.all(name), None)


def parse_xml(
    text: str, file: str, notation: str, names: tuple[str, str], lacking: str, remedy: str, *, doctype: bool = False
) -> tuple[Node, Node]:
    """Return the outermost element of ``text`` and the first in it of these ``names``; raises ``ParseError``.

    ``lacking`` says that they are not there. A document type is passed over if ``doctype``, and never read; one that
    defines entities is refused all the same.
    """
    root = _Parser(file, notation, doctype=doctype).parse(text)
    first = root.first(names[1]) if root.name == names[0] else None
    if first is None:
        raise ParseError.because(f"{notation}.nothing", lacking, remedy, root.span)
    return root, first


class _Parser:
    def __init__(self, file: str, notation: str, *, doctype: bool) -> None:
        self.file = file
        self.notation = notation
        self.stack: list[Node] = []
        self.root: Node | None = None
        self.expat = expat.ParserCreate("utf-8")  # which the text is in now, whatever its file was in
        self.expat.buffer_text = True
        if doctype:
            self.expat.EntityDeclHandler = lambda *_: self.refuse_doctype()
            self.expat.SkippedEntityHandler = self.name_entity
        else:
            self.expat.StartDoctypeDeclHandler = lambda *_: self.refuse_doctype()
        self.expat.StartElementHandler = self.begin
        self.expat.EndElementHandler = lambda _: self.stack.pop()
        self.expat.CharacterDataHandler = self.say

    def parse(self, text: str) -> Node:
        try:
            self.expat.Parse(text.encode(), True)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            remedy = "Is it the right file?"
            if error.code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH] and self.stack:
                opened = self.stack[-1]
                remedy = (
                    f"Close <{opened.name}>, which is opened in line {opened.span.line}, column {opened.span.column}."
                )
            self.refuse("syntax", f"This is not XML: {reason}.", remedy, error.lineno, error.offset + 1)
        assert self.root is not None
        return self.root

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.stack) >= _DEEPEST:
            self.refuse("too-deep", f"Elements are nested more than {_DEEPEST} deep here.", "Divide the document.")
        line, column = self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1
        node = Node(name.rpartition(":")[2], attributes, Span(self.file, line, column, line, column + 1 + len(name)))
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self.root = node
        self.stack.append(node)

    def say(self, text: str) -> None:
        if self.stack and not self.stack[-1].nodes:
            self.stack[-1].text += text

    def name_entity(self, name: str, _: bool) -> None:
        """Take an entity that the document type may define for what it is called in HTML; another stays as it is written."""
        self.say(html5.get(f"{name};", f"&{name};"))

    def refuse_doctype(self) -> None:
        self.refuse(
            "doctype", "A document type may define entities, which argmap never reads.", "Delete the <!DOCTYPE ...>."
        )

    def refuse(self, code: str, message: str, remedy: str, line: int = 0, column: int = 0) -> None:
        line, column = line or self.expat.CurrentLineNumber, column or self.expat.CurrentColumnNumber + 1
        where = Span(self.file, line, column, line, column + 1)
        raise ParseError.because(f"{self.notation}.{code}", message, remedy, where)
