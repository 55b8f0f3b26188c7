"""From tokens to the tree, going on after every fault so that one bad line never hides the rest."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from argmap.domain.diagnostics import ParseError
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.entries import END, LINE_ENDS, REFERENCES, EntryReader
from argmap.formats.argdown.lexer import tokenise
from argmap.formats.argdown.lookalikes import odd_blank_line
from argmap.formats.argdown.numbering import check_steps, is_complete
from argmap.formats.argdown.positions import Faults, LineIndex, Part
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.tree import Data, Document, Entry, Heading, Inference, Paragraph, Reconstruction, Relation

_STEPS = frozenset((tk.NUMBER, tk.RULE_OPEN))
_RULE_TEXT = frozenset((tk.TEXT, tk.ESCAPE, tk.DATA, tk.SHORTCODE))
_RULE_PARTS = _RULE_TEXT | {tk.COMMA, tk.NEWLINE, tk.SPACE, tk.COMMENT, tk.RULE_CLOSE}
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
    document = Document(text, file, faults, tokenise(text, faults))
    faults.ends = True
    if not faults.too_many:
        with suppress(ParseError):
            _Parser(document).run()
    return document


class _Parser(EntryReader):
    """Reads blocks: headings, paragraphs with their relations, lists and reconstructions."""

    def run(self) -> None:
        document = self.document
        if self.tokens and (first := self._skip_blank())[0] == tk.FRONTMATTER:
            document.frontmatter = Data(first[1], first[2])
            self.at += 1
        while (token := self._skip_blank())[0] != END:
            kind = token[0]
            if kind == tk.HEADING:
                document.blocks.append(self._heading(token))
            elif kind in _STEPS:
                document.blocks.append(self._reconstruction())
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
        if odd := odd_blank_line(self.text, start):
            self.faults.error("look-alike", odd.message, odd.start, odd.end, odd.remedy)
            return
        if kind in _STEPS:
            code, what = "blank-line-before-reconstruction", "a premise-conclusion structure"
        else:
            code, what = "blank-line-missing", _SHOWN.get(kind, "a new statement or argument")
        message = f"A blank line is missing before {what}."
        remedy = "Put a blank line above this line"
        if kind == tk.NUMBER:
            remedy += f", or write \\{self.text[start:end]} if it is text"
        elif kind == tk.BULLET:
            remedy += ", or a backslash before the mark if it is text"
        elif kind in REFERENCES:
            remedy += f", or write @{self.text[start:end]} to mention it in the text above"
        self.faults.error(code, message, start, end, remedy + ".")

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
        self.document.blocks.append(self._paragraph())
        self._expect_blank_line()

    def _heading(self, token: Token) -> Heading:
        self.at += 1
        entry = Entry(token[1])
        self._content(entry)
        if not entry.text:
            self.faults.error(
                "empty-heading", "This heading has no text.", token[1], token[2], "Write one or delete it."
            )
        return Heading(self.text.count("#", token[1], token[2]), entry)

    def _paragraph(self) -> Paragraph:
        items: list[Entry | Relation] = []
        listed = self._peek()[0] == tk.BULLET
        if not listed:
            entry = self._entry()
            items.append(entry)
            self._relations(items, entry, 0)
            return Paragraph(items, False)
        base = None
        while (token := self._peek())[0] == tk.BULLET:
            indent = self._indent(token)
            if base is None or len(indent) < len(base):
                base = indent
            elif len(indent) > len(base):
                message = "A list inside a list is not Argdown."
                remedy = "Give all items of a list the same indentation, or use relations (+, -)."
                self.faults.error("nested-list", message, token[1], token[2], remedy)
            self.at += 1
            entry = self._entry()
            items.append(entry)
            self._relations(items, entry, len(indent) + 1)
            if self._peek()[0] == tk.NEWLINE and self._after_newline()[0] == tk.BULLET:
                self.at += 1
        return Paragraph(items, True)

    def _indent(self, token: Token) -> str:
        """The white space that begins the line of ``token``, up to it."""
        before = self.tokens[self.at - 1] if self.at else (END, 0, 0)
        if before[0] != tk.SPACE or before[2] != token[1]:
            return ""
        return self.text[before[1] : before[2]].rpartition("\n")[2].rpartition("\r")[2]

    def _relations(self, items: list[Any], root: Entry | Inference, base: int) -> None:
        """Read the relation lines below ``root``; each hangs from the nearest one above that is indented less."""
        levels: list[tuple[int, str, Entry | Inference | None]] = [(base, "", None)]
        last = root
        while True:
            token = self._peek()
            if token[0] == tk.NEWLINE and self._after_newline()[0] == tk.RELATION:
                self.at += 1
                token = self._peek()
            if token[0] != tk.RELATION:
                return
            indent = self._indent(token)
            parent = self._parent(levels, indent, last, token) or root
            self.at += 1
            last = self._entry()
            mark = self.text[token[1] : token[2]]
            self._check_relation(mark, parent, last, token)
            items.append(Relation(mark, parent, last, token[1], max(last.end, token[2])))

    def _parent(
        self,
        levels: list[tuple[int, str, Entry | Inference | None]],
        indent: str,
        last: Entry | Inference,
        token: Token,
    ) -> Entry | Inference | None:
        depth, dedented = len(indent), False
        while len(levels) > 1 and depth < levels[-1][0]:
            levels.pop()
            dedented = True
        level, before, parent = levels[-1]
        if before and not (indent.startswith(before) or before.startswith(indent)):
            message = "Tabs and spaces are mixed here, so that the lines may not hang together as they look."
            self.faults.warn("mixed-indentation", message, token[1], token[2], "Indent with spaces throughout.")
        if depth > level and not dedented:
            levels.append((depth, indent, last))
            return last
        if parent is None:
            message = "This relation is not indented below any statement."
            remedy = "Indent it further than the statement it belongs to, and at least as far as its siblings."
            self.faults.error("relation-indentation", message, token[1], token[2], remedy)
        elif depth > level:
            message = (
                f"This relation is indented by {depth}, between two levels; it is read as one of those at {level}."
            )
            self.faults.warn("uneven-indentation", message, token[1], token[2], f"Indent it by {level}.")
        return parent

    def _check_relation(self, mark: str, parent: Entry | Inference, child: Entry, token: Token) -> None:
        of_argument = isinstance(parent, Entry) and parent.argument
        if mark == "><" and (child.argument or of_argument):
            message = "Only statements can contradict each other (><), not arguments."
            complain = self.faults.error if child.argument else self.faults.warn  # Argdown reads the other
            complain("contradiction-of-argument", message, token[1], token[2], "Write - for an attack.")
        if isinstance(parent, Inference) and mark not in ("_", "<_"):
            message = f"Only undercuts (_ or <_) may hang from an inference line, not {mark}."
            remedy = "Write _ for an objection to this step, or hang the relation from a premise or the conclusion."
            self.faults.error("relation-of-inference", message, token[1], token[2], remedy)

    def _reconstruction(self) -> Reconstruction:
        items: list[Entry | Inference | Relation] = []
        numbers: list[str] = []
        first = self._peek()
        while True:
            token = self._peek()
            if token[0] == tk.NEWLINE and self._after_newline()[0] in _STEPS:
                self.at += 1
                token = self._peek()
            elif token[0] == tk.BLANK and self._after_newline()[0] in _STEPS and not is_complete(items):
                self.at += 1
                following = self._peek()
                message = "A blank line may not stand inside a premise-conclusion structure."
                remedy = "Delete the blank line above this one."
                self.faults.error("blank-line-in-reconstruction", message, following[1], following[2], remedy)
                token = following
            if token[0] == tk.NUMBER:
                numbers.append(self.text[token[1] : token[2]].strip("(). "))
                self.at += 1
                entry = self._entry(numbered=True)
                entry.start = token[1]
                items.append(entry)
                self._relations(items, entry, 0)
            elif token[0] == tk.RULE_OPEN:
                inference = self._inference()
                items.append(inference)
                self._relations(items, inference, 0)
            else:
                break
        reconstruction = Reconstruction(items, numbers, first[1], items[-1].end)
        check_steps(reconstruction, self.faults)
        return reconstruction

    def _inference(self) -> Inference:
        _, start, end = self.tokens[self.at]
        inference = Inference(start, end)
        self.at += 1
        rules = [""]
        while (token := self.tokens[self.at])[0] in _RULE_PARTS:
            kind, begin, end = token
            if kind == tk.COMMA:
                rules.append("")
            elif kind == tk.DATA and inference.data is None:
                inference.data = Data(begin, end)
            elif kind in _RULE_TEXT:
                rules[-1] += self.text[begin + (kind == tk.ESCAPE) : end]
            elif kind == tk.NEWLINE:
                rules[-1] += " "
            self.at += 1
            inference.end = end if kind != tk.NEWLINE else inference.end
            if kind == tk.RULE_CLOSE:
                break
        inference.rules = tuple(rule for rule in (" ".join(rule.split()) for rule in rules) if rule)
        following = self._peek()
        if following[0] not in LINE_ENDS and following[0] != END and following[0] != tk.NUMBER:
            message = "Nothing may follow an inference line."
            self.faults.error("inference-line", message, following[1], following[2], "Put it in a line of its own.")
            entry = Entry(following[1])
            self._content(entry)
        return inference
