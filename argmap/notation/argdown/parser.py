"""From tokens to the tree, going on after every fault so that one bad line never hides the rest."""

from __future__ import annotations

from typing import Any

from argmap.notation.argdown import lexer as lx
from argmap.notation.argdown.content import read_content
from argmap.notation.argdown.lexer import Faults, Place, Token
from argmap.notation.argdown.tree import Data, Document, Entry, Heading, Inference, Paragraph, Reconstruction, Relation

_DEFINITIONS = frozenset((lx.STATEMENT_DEFINITION, lx.ARGUMENT_DEFINITION))
_REFERENCES = frozenset((lx.STATEMENT_REFERENCE, lx.ARGUMENT_REFERENCE))
_ARGUMENTS = frozenset((lx.ARGUMENT_DEFINITION, lx.ARGUMENT_REFERENCE))
_LINE_MARKS = frozenset((lx.RELATION, lx.NUMBER, lx.BULLET, lx.HEADING, lx.RULE_OPEN))
_INVISIBLE = frozenset((lx.SPACE, lx.COMMENT))
_LINE_ENDS = frozenset((lx.NEWLINE, lx.BLANK))
_END = -1
_STOPS = frozenset((lx.BLANK, lx.RULE_CLOSE, lx.FRONTMATTER, _END)) | _LINE_MARKS | _DEFINITIONS
_STEPS = frozenset((lx.NUMBER, lx.RULE_OPEN))
_RULE_PARTS = frozenset(
    (lx.TEXT, lx.ESCAPE, lx.COMMA, lx.DATA, lx.NEWLINE, lx.SPACE, lx.COMMENT, lx.SHORTCODE, lx.RULE_CLOSE)
)
_SHOWN = {
    lx.RELATION: "a relation",
    lx.NUMBER: "a numbered statement",
    lx.BULLET: "a list",
    lx.HEADING: "a heading",
    lx.RULE_OPEN: "an inference line",
}


def parse(text: str, file: str = "<text>") -> Document:
    """Read Argdown 2 into a tree; what is wrong with it stands in ``Document.diagnostics``, and nothing is raised."""
    place = Place(text, file)
    faults = Faults(place)
    tokens = lx.tokenise(text, faults)
    document = Document(text, file, place, tokens)
    _Parser(document, faults).run()
    document.diagnostics = faults.found
    return document


class _Parser:
    """A cursor over the tokens that skips spaces and comments, but keeps them within their entry's range."""

    def __init__(self, document: Document, faults: Faults) -> None:
        self.document = document
        self.text = document.text
        self.faults = faults
        self.tokens = [*document.tokens, (_END, len(document.text), len(document.text))]
        self.at = 0

    def run(self) -> None:
        document = self.document
        if self.tokens and (first := self._skip_blank())[0] == lx.FRONTMATTER:
            document.frontmatter = Data(first[1], first[2])
            self.at += 1
        while (token := self._skip_blank())[0] != _END:
            kind = token[0]
            if kind == lx.HEADING:
                document.blocks.append(self._heading(token))
            elif kind == lx.NUMBER or kind == lx.RULE_OPEN:
                document.blocks.append(self._reconstruction())
            elif kind == lx.RELATION:
                self._stray_relation(token)
                continue  # its line is read as an entry
            else:
                document.blocks.append(self._paragraph())
            self._expect_blank_line()

    def _peek(self) -> Token:
        """The next token that is neither space nor comment; the cursor moves to it."""
        tokens, at = self.tokens, self.at
        while tokens[at][0] in _INVISIBLE:
            at += 1
        self.at = at
        return tokens[at]

    def _skip_blank(self) -> Token:
        while (token := self._peek())[0] in _LINE_ENDS:
            self.at += 1
        return token

    def _expect_blank_line(self) -> None:
        """A block ends with a blank line; what stands too close below it is read all the same."""
        token = self._peek()
        if token[0] == lx.NEWLINE:
            self.at += 1
            token = self._peek()
        if token[0] == lx.BLANK or token[0] == _END:
            return
        kind, start, end = token
        if kind == lx.NUMBER or kind == lx.RULE_OPEN:
            code, what = "blank-line-before-reconstruction", "a premise-conclusion structure"
        else:
            code, what = "blank-line-missing", _SHOWN.get(kind, "a new statement or argument")
        message = f"A blank line is missing before {what}."
        remedy = "Put a blank line above this line"
        if kind == lx.NUMBER:
            remedy += f", or write \\{self.text[start:end]} if it is text"
        elif kind == lx.BULLET:
            remedy += ", or a backslash before the mark if it is text"
        elif kind in _REFERENCES:
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
        if following[0] in _LINE_ENDS or following[0] == _END:
            return
        self.document.blocks.append(self._paragraph())
        self._expect_blank_line()

    def _heading(self, token: Token) -> Heading:
        self.at += 1
        entry = Entry(token[1])
        self._content(entry)
        if not entry.text:
            self.faults.error("empty-heading", "This heading has no text.", token[1], token[2], "Write one or delete it.")
        return Heading(self.text.count("#", token[1], token[2]), entry)

    def _paragraph(self) -> Paragraph:
        items: list[Entry | Relation] = []
        listed = self._peek()[0] == lx.BULLET
        if not listed:
            entry = self._entry()
            items.append(entry)
            self._relations(items, entry, 0)
            return Paragraph(items, False)
        base = None
        while (token := self._peek())[0] == lx.BULLET:
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
            if self._peek()[0] == lx.NEWLINE and self._after_newline()[0] == lx.BULLET:
                self.at += 1
        return Paragraph(items, True)

    def _after_newline(self) -> Token:
        tokens, at = self.tokens, self.at + 1
        while tokens[at][0] in _INVISIBLE:
            at += 1
        return tokens[at]

    def _indent(self, token: Token) -> str:
        """The white space that begins the line of ``token``, up to it."""
        before = self.tokens[self.at - 1] if self.at else (_END, 0, 0)
        if before[0] != lx.SPACE or before[2] != token[1]:
            return ""
        return self.text[before[1] : before[2]].rpartition("\n")[2].rpartition("\r")[2]

    def _entry(self, numbered: bool = False) -> Entry:
        """Read a statement or argument with its data, up to the line break behind it."""
        token = self._peek()
        kind, start, end = token
        entry = Entry(start)
        entry.end = end if kind != _END else start
        if kind in _DEFINITIONS or kind in _REFERENCES:
            entry.reference = kind in _REFERENCES
            entry.argument = kind in _ARGUMENTS
            entry.title = self.text[start + 1 : end - (1 if entry.reference else 2)].strip()
            self.at += 1
            if not entry.title:
                self.faults.error("empty-title", "This title is empty.", start, end, "Write one between the brackets.")
        self._content(entry)
        if entry.reference and entry.text:
            name = self.text[start:end]
            message = f"Text follows the reference {name}."
            remedy = f"Write a colon ({name}: ...) to give it this text, or @{name} to mention it in a text."
            self.faults.error("text-after-reference", message, start, end, remedy)
            entry.reference = False
        elif not entry.reference and not entry.text and not entry.mentions:
            self._empty(entry)
        if numbered and entry.argument:
            message = "A premise or conclusion must be a statement, but this is an argument (<...>)."
            remedy = "Write [...] for a statement."
            self.faults.error("argument-in-reconstruction", message, start, end, remedy)
            entry.argument = False
        return entry

    def _empty(self, entry: Entry) -> None:
        what = f"The title {entry.title!r} is" if entry.title else "This mark is"
        message = f"{what} followed by no text."
        remedy = "Write the text behind it" + (", or leave out the colon to refer to it." if entry.title else ".")
        start = entry.start if entry.title else max(0, min(entry.start, len(self.text)) - 1)
        self.faults.error("missing-text", message, start, max(entry.end, start + 1), remedy)

    def _content(self, entry: Entry) -> None:
        """Collect the tokens of a text and its data, over line breaks, up to what cannot be part of it."""
        tokens, at, found = self.tokens, self.at, []
        while True:
            token = tokens[at]
            kind = token[0]
            if kind in _STOPS:
                break
            if kind == lx.NEWLINE:
                following = at + 1
                while tokens[following][0] in _INVISIBLE:
                    following += 1
                if not self._continues(entry, following):
                    break
            elif kind == lx.DATA:
                if self._is_data(at):
                    at = self._data(entry, at, found)
                    break
                message = "These braces stand in the middle of a text, so they are read as text."
                remedy = "Put data at the end of the statement, or write \\{ to say that it is text."
                self.faults.warn("braces-in-text", message, token[1], token[2], remedy)
            if kind != lx.SPACE:
                if not found:
                    entry.start = min(entry.start, token[1]) if entry.title or kind != lx.TEXT else entry.start
                found.append((lx.TEXT, token[1], token[2]) if kind in _REFERENCES else token)
                if kind not in _INVISIBLE and kind != lx.NEWLINE:
                    entry.end = token[2]
            at += 1
        self.at = at
        if found:
            read_content(self.text, found, entry)

    def _continues(self, entry: Entry, at: int) -> bool:
        """Whether the line whose first token is at ``at`` goes on with the text of ``entry`` before it."""
        kind = self.tokens[at][0]
        if kind in _STOPS or kind == lx.NEWLINE:
            return False
        if kind in _REFERENCES:  # "[sic]" in the middle of a wrapped text, or a line of its own?
            return not entry.reference and not self._ends_line(at + 1)
        return kind == lx.DATA or kind == lx.TAG or not entry.reference

    def _ends_line(self, at: int) -> bool:
        """Whether nothing but tags and data stands at and behind ``at`` in its line."""
        while self.tokens[at][0] in _INVISIBLE or self.tokens[at][0] in (lx.TAG, lx.DATA):
            at += 1
        kind = self.tokens[at][0]
        return kind in _LINE_ENDS or kind == _END

    def _is_data(self, at: int) -> bool:
        """Whether the braces at ``at`` end their statement, rather than being part of its text."""
        at += 1
        while self.tokens[at][0] in _INVISIBLE or self.tokens[at][0] == lx.TAG:
            at += 1
        kind = self.tokens[at][0]
        return kind in _LINE_ENDS or kind == _END or kind == lx.RULE_CLOSE

    def _data(self, entry: Entry, at: int, found: list[Token]) -> int:
        """Take the data at ``at`` and the tags behind it; return where the statement ends."""
        _, start, end = self.tokens[at]
        entry.data = Data(start, end)
        entry.end = end
        at += 1
        while self.tokens[at][0] in _INVISIBLE or self.tokens[at][0] == lx.TAG:
            token = self.tokens[at]
            if token[0] == lx.TAG:
                found.append(token)
                entry.end = token[2]
                message = f"The tag {self.text[token[1] : token[2]]} stands behind the data, where Argdown has no tags."
                self.faults.warn("tag-after-data", message, token[1], token[2], "Put it in front of the {.")
            at += 1
        return at

    def _relations(self, items: list[Any], root: Entry | Inference, base: int) -> None:
        """Read the relation lines below ``root``; each hangs from the nearest one above that is indented less."""
        levels: list[tuple[int, str, Entry | Inference | None]] = [(base, "", None)]
        last = root
        while True:
            token = self._peek()
            if token[0] == lx.NEWLINE and self._after_newline()[0] == lx.RELATION:
                self.at += 1
                token = self._peek()
            if token[0] != lx.RELATION:
                return
            indent = self._indent(token)
            parent = self._parent(levels, indent, last, token) or root
            self.at += 1
            last = self._entry()
            mark = self.text[token[1] : token[2]]
            self._check_relation(mark, parent, last, token)
            items.append(Relation(mark, parent, last, token[1], max(last.end, token[2])))

    def _parent(
        self, levels: list[tuple[int, str, Entry | Inference | None]], indent: str, last: Entry | Inference, token: Token
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
            message = f"This relation is indented by {depth}, between two levels; it is read as one of those at {level}."
            self.faults.warn("uneven-indentation", message, token[1], token[2], f"Indent it by {level}.")
        return parent

    def _check_relation(self, mark: str, parent: Entry | Inference, child: Entry, token: Token) -> None:
        if mark == "><" and (child.argument or (isinstance(parent, Entry) and parent.argument)):
            message = "Only statements can contradict each other (><), not arguments."
            self.faults.error("contradiction-of-argument", message, token[1], token[2], "Write - for an attack.")
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
            if token[0] == lx.NEWLINE and self._after_newline()[0] in _STEPS:
                self.at += 1
                token = self._peek()
            elif token[0] == lx.BLANK and self._after_newline()[0] in _STEPS and not _complete(items):
                self.at += 1
                following = self._peek()
                message = "A blank line may not stand inside a premise-conclusion structure."
                remedy = "Delete the blank line above this one."
                self.faults.error("blank-line-in-reconstruction", message, following[1], following[2], remedy)
                token = following
            if token[0] == lx.NUMBER:
                numbers.append(self.text[token[1] + 1 : token[2] - 1])
                self.at += 1
                entry = self._entry(numbered=True)
                entry.start = token[1]
                items.append(entry)
                self._relations(items, entry, 0)
            elif token[0] == lx.RULE_OPEN:
                inference = self._inference()
                items.append(inference)
                self._relations(items, inference, 0)
            else:
                break
        reconstruction = Reconstruction(items, numbers, first[1], items[-1].end)
        self._check_steps(reconstruction)
        return reconstruction

    def _inference(self) -> Inference:
        _, start, end = self.tokens[self.at]
        inference = Inference(start, end)
        self.at += 1
        rules = [""]
        while (token := self.tokens[self.at])[0] in _RULE_PARTS:
            kind, begin, end = token
            if kind == lx.COMMA:
                rules.append("")
            elif kind == lx.DATA and inference.data is None:
                inference.data = Data(begin, end)
            elif kind == lx.TEXT or kind == lx.ESCAPE or kind == lx.DATA:
                rules[-1] += self.text[begin + (kind == lx.ESCAPE) : end]
            elif kind == lx.NEWLINE:
                rules[-1] += " "
            self.at += 1
            inference.end = end if kind != lx.NEWLINE else inference.end
            if kind == lx.RULE_CLOSE:
                break
        inference.rules = tuple(rule for rule in (" ".join(rule.split()) for rule in rules) if rule)
        following = self._peek()
        if following[0] not in _LINE_ENDS and following[0] != _END and following[0] != lx.NUMBER:
            message = "Nothing may follow an inference line."
            self.faults.error("inference-line", message, following[1], following[2], "Put it in a line of its own.")
            entry = Entry(following[1])
            self._content(entry)
        return inference

    def _check_steps(self, reconstruction: Reconstruction) -> None:
        """A reconstruction is premises, an inference line and a conclusion, once or more often."""
        steps = [item for item in reconstruction.items if not isinstance(item, Relation)]
        for index, item in enumerate(steps):
            if not isinstance(item, Inference):
                continue
            if index == 0:
                message = "This inference line has no premise above it."
                self.faults.error("missing-premise", message, item.start, item.end, "Write one, such as (1) ...")
            if index + 1 == len(steps) or isinstance(steps[index + 1], Inference):
                message = "This inference line has no conclusion below it."
                self.faults.error("missing-conclusion", message, item.start, item.end, "Write one, such as (2) ...")
        if not _complete(reconstruction.items) and not isinstance(steps[-1], Inference):
            message = "These numbered statements lead to no conclusion: an inference line is missing."
            last = steps[-1]
            remedy = "Write ---- in a line between the premises and the conclusion; or \\(1) if it is text."
            self.faults.error("missing-inference", message, last.start, last.end, remedy)


def _complete(items: list[Entry | Inference | Relation]) -> bool:
    """Whether the last step of a reconstruction has its conclusion, with no further premise behind it."""
    steps = [item for item in items[-100_000:] if not isinstance(item, Relation)]
    return len(steps) > 1 and isinstance(steps[-1], Entry) and isinstance(steps[-2], Inference)
