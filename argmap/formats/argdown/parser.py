"""From tokens to the tree, going on after every fault so that one bad line never hides the rest."""

from __future__ import annotations

import re
from contextlib import suppress

from argmap.domain.diagnostics import ParseError
from argmap.formats.argdown import patterns as pt
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.entries import END, LINE_ENDS, REFERENCES
from argmap.formats.argdown.half_marks import may_have_half
from argmap.formats.argdown.lexer import tokenise
from argmap.formats.argdown.lookalikes import odd_blank_line
from argmap.formats.argdown.positions import Faults, LineIndex, Part
from argmap.formats.argdown.reconstructions import STEPS, Levels, ReconstructionReader
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.tree import Data, Document, Entry, Heading, Inference, Paragraph, Reconstruction, Relation

_SHOWN = {
    tk.RELATION: "a relation",
    tk.NUMBER: "a numbered statement",
    tk.BULLET: "a list",
    tk.HEADING: "a heading",
    tk.RULE_OPEN: "an inference line",
}


def parse(text: str, file: str = "<text>", parts: tuple[Part, ...] = ()) -> Document:
    """Read Argdown 2 into a tree; what is wrong with it stands in ``Document.diagnostics``, and nothing is raised.

    ``parts`` says which files a joined text is from (see ``include``).

    Where there are too many errors, the tree ends with the last of them; the tokens cover the whole text all the same.
    """
    place = LineIndex(text, file, parts)
    faults = Faults(place)
    document = Document(text, file, faults)
    tokens = tokenise(text, faults, in_paragraphs=True)
    faults.ends = True
    if not faults.too_many:
        with suppress(ParseError):
            _Parser(document, tokens).run()
    return document


class _Parser(ReconstructionReader):
    """Reads blocks: headings, paragraphs with their relations, lists and reconstructions."""

    def run(self) -> None:
        document = self.document
        if self.tokens and (first := self._skip_blank())[0] == tk.FRONTMATTER:
            document.frontmatter = Data(first[1], first[2])
            self.at += 1
        while (token := self._skip_blank())[0] != END:
            kind = token[0]
            if kind == tk.PARAGRAPH:
                document.blocks.append(self._ordinary_paragraph(token))
            elif kind == tk.HEADING:
                document.blocks.append(self._heading(token))
            elif kind in STEPS:
                document.blocks.append(self.reconstruction())
            elif kind == tk.RELATION:
                self._stray_relation(token)
                continue  # its line is read as an entry
            else:
                document.blocks.append(self._paragraph())
            self._expect_blank_line()

    def _skip_blank(self) -> Token:
        while (token := self._peek())[0] in LINE_ENDS:
            self.at += 1
        return token

    def _expect_blank_line(self) -> None:
        """A block ends with a blank line; what stands too close below it is read all the same."""
        token = self._peek()
        if token[0] == tk.NEWLINE:
            self.at += 1
            token = self._peek()
        if token[0] == tk.BLANK or token[0] == END:
            return
        kind, start, end = token
        if kind not in STEPS and self._lacks_conclusion():  # which is told, and may be what stands here
            return
        if odd := odd_blank_line(self.text, start):
            self.faults.error("look-alike", odd.message, odd.start, odd.end, odd.remedy)
            return
        if kind == tk.RULE_OPEN and self.is_alone():  # which is told with the line itself
            return
        if kind in STEPS:
            code, what = "blank-line-before-reconstruction", "a premise-conclusion structure"
        else:
            code, what = "blank-line-missing", _SHOWN.get(kind, "a new statement or argument")
        if self.faults.worsen("look-alike", self.faults.place.span(start, end)):  # it is the mark that is wrong
            return
        message = f"A blank line is missing before {what}."
        remedy = "Put a blank line above this line"
        if kind == tk.NUMBER:
            remedy += f", or write \\{self.text[start:end]} if it is text"
        elif kind == tk.BULLET:
            remedy = (
                "Write + for a reason or - for an objection; put a blank line above a list; or a backslash before text"
            )
        elif kind in REFERENCES:
            remedy += f", or write @{self.text[start:end]} to mention it in the text above"
        self.faults.error(code, message, start, end, remedy + ".")

    def _lacks_conclusion(self) -> bool:
        """Return whether the block above is a reconstruction that ends with an inference line."""
        above = self.document.blocks[-1] if self.document.blocks else None
        return isinstance(above, Reconstruction) and isinstance(above.items[-1], Inference) and len(above.items) > 1

    def _stray_relation(self, token: Token) -> None:
        """A relation that has nothing above it in its paragraph."""
        _, start, end = token
        mark = self.text[start:end]
        if self.document.blocks:
            message = f"A relation ({mark}) may not follow a blank line: it has no statement to hang from."
            remedy = "Delete the blank line above it and indent it below its statement."
        else:
            message = f"A relation ({mark}) stands first, with no statement above it."
            remedy = "Write the statement that it belongs to above it."
        self.faults.error("relation-without-parent", message, start, end, f"{remedy} If it is text, write \\{mark}.")
        self.at += 1
        following = self._peek()
        if following[0] in LINE_ENDS or following[0] == END:
            return
        self.is_stray = True  # and so are those beside it, which need no errors of their own
        self.document.blocks.append(self._paragraph())
        self.is_stray = False
        self._expect_blank_line()

    def _heading(self, token: Token) -> Heading:
        self.at += 1
        entry = Entry(token[1], token[1])
        self._content(entry)
        if not entry.text:
            self.faults.error(
                "empty-heading", "This heading has no text.", token[1], token[2], "Write one or delete it."
            )
        return Heading(self.text.count("#", token[1], token[2]), entry)

    def _ordinary_paragraph(self, token: Token) -> Paragraph:
        """Read a paragraph that the lexer has seen nothing odd in."""
        self.at += 1
        _, start, end = token
        lines = pt.LINE_OF_PARAGRAPH.finditer(self.text, start, end)
        root = last = self._titled(next(lines))
        items: list[Entry | Relation] = [root]
        levels: Levels = [(0, "", None)]
        for line in lines:
            place = line.span(2)
            parent = self._parent(levels, line[1], last, place) or root
            last = self._titled(line)
            items.append(self._relation(line[2], parent, last, place))
        return Paragraph(items, False)

    def _titled(self, line: re.Match[str]) -> Entry:
        """The entry in a line of such a paragraph."""
        _, mark, statement, argument, said, tags, data = line.groups()
        title, end = statement or argument, line.end()
        start = line.end(2) + 1 if mark else line.start()
        if said is None:
            return Entry(start, end, title.strip(), statement is None, True)
        entry = Entry(start, end, title.strip(), statement is None, False, said.strip())
        if tags:
            entry.tags = tuple(dict.fromkeys(tags.replace("#", "").split()))
        if data:
            entry.data = Data(*line.span(7))
            entry.end = line.end(7)
        if may_have_half(f"{said}{data}" if data else said):
            self._warn_of_halves(entry, line.start(5))
        return entry

    def _paragraph(self) -> Paragraph:
        items: list[Entry | Relation] = []
        listed = self._peek()[0] == tk.BULLET
        if not listed:
            entry = self._entry()
            items.append(entry)
            self.relations(items, entry, 0)
            return Paragraph(items, False)
        base = None
        while (token := self._peek())[0] == tk.BULLET:
            indent = self.indent(token)
            if base is None or len(indent) < len(base):
                base = indent
            elif len(indent) > len(base):
                message = "A list inside a list is not Argdown."
                remedy = "Give all items of a list the same indentation, or use relations (+, -)."
                self.faults.error("nested-list", message, token[1], token[2], remedy)
            self.at += 1
            entry = self._entry()
            items.append(entry)
            self.relations(items, entry, len(indent) + 1)
            if self._peek()[0] == tk.NEWLINE and self._after_newline()[0] == tk.BULLET:
                self.at += 1
        return Paragraph(items, True)
