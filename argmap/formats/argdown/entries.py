"""One statement or argument at a time: its title, its text over several lines, its tags and data."""

from __future__ import annotations

import re

from argmap.domain.characters import code_of, without_hidden
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.content import read_content
from argmap.formats.argdown.half_marks import half_marks, may_have_half
from argmap.formats.argdown.lookalikes import COLONS
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.tree import Data, Document, Entry

_DEFINITIONS = frozenset((tk.STATEMENT_DEFINITION, tk.ARGUMENT_DEFINITION))
REFERENCES = frozenset((tk.STATEMENT_REFERENCE, tk.ARGUMENT_REFERENCE))
_ARGUMENTS = frozenset((tk.ARGUMENT_DEFINITION, tk.ARGUMENT_REFERENCE))
_LINE_MARKS = frozenset((tk.RELATION, tk.NUMBER, tk.BULLET, tk.HEADING, tk.RULE_OPEN))
_INVISIBLE = frozenset((tk.SPACE, tk.COMMENT))
LINE_ENDS = frozenset((tk.NEWLINE, tk.BLANK))
END = -1
_MARK_BETWEEN = re.compile(r"(?:\+>|->|<\+|<-|><|-->|==?>|[+\-_→])[ \t]*[\[<]")
_HEADING_SLIP = re.compile(r"(#+)([^\s#()]\S*)")
_STOPS = frozenset((tk.BLANK, tk.RULE_CLOSE, tk.FRONTMATTER, END)) | _LINE_MARKS | _DEFINITIONS


class EntryReader:
    """A cursor over the tokens that passes spaces and comments, and reads entries."""

    def __init__(self, document: Document, tokens: list[Token]) -> None:
        self.document = document
        self.text = document.text
        self.faults = document.faults
        self.tokens = [*tokens, (END, len(document.text), len(document.text))]
        self.at = 0

    def _peek(self) -> Token:
        """The next token that is neither space nor comment; the cursor moves to it."""
        tokens, at = self.tokens, self.at
        while tokens[at][0] in _INVISIBLE:
            at += 1
        self.at = at
        return tokens[at]

    def _after_newline(self) -> Token:
        tokens, at = self.tokens, self.at + 1
        while tokens[at][0] in _INVISIBLE:
            at += 1
        return tokens[at]

    def _entry(self, numbered: bool = False) -> Entry:
        """Read a statement or argument with its data, up to the line break behind it."""
        token = self._peek()
        kind, start, end = token
        entry = Entry(start, start)
        entry.end = end if kind != END else start
        if kind in _DEFINITIONS or kind in REFERENCES:
            entry.reference = kind in REFERENCES
            entry.argument = kind in _ARGUMENTS
            entry.title = self.text[start + 1 : end - (1 if entry.reference else 2)].strip()
            self.at += 1
            if entry.title[:1] + entry.title[-1:] == "[]" and not entry.argument:
                message = "This title stands in two pairs of brackets, so that one of them is a part of it."
                self.faults.warn("half-mark", message, start, end, f"Type {entry.title}.")
            if not entry.title:
                self.faults.error("empty-title", "This title is empty.", start, end, "Write one between the brackets.")
        begins = end if entry.title else start
        self._content(entry)
        if entry.text:
            self._warn_of_halves(entry, begins)
        if entry.reference and entry.text and not entry.title:
            entry.reference = False  # which is told
        elif entry.reference and entry.text:
            name = self.text[start:end]
            self._text_after_reference(entry.text, name, start, end)
            entry.reference = bool(_MARK_BETWEEN.match(entry.text))
        elif not entry.reference and not entry.text and not entry.mentions:
            if entry.title is None and self._is_heading(entry):
                self._heading_slip(entry)
            elif entry.title is None or not (entry.tags or entry.data):
                self._empty(entry)
        elif entry.title is None and entry.tags and self._is_heading(entry):
            self._heading_slip(entry)
        if numbered and entry.argument:
            message = "A premise or conclusion must be a statement, but this is an argument (<...>)."
            remedy = "Write [...] for a statement."
            self.faults.error("argument-in-reconstruction", message, start, end, remedy)
            entry.argument = False
        return entry

    def _warn_of_halves(self, entry: Entry, begins: int) -> None:
        """Warn of halves of marks in what ``entry`` says, which ``begins`` behind its title."""
        if may_have_half(self.text[begins : entry.end]):
            for half in half_marks(self.text, begins, entry.end):
                self.faults.warn("half-mark", half.message, half.start, half.end, half.remedy)

    def _text_after_reference(self, text: str, name: str, start: int, end: int) -> None:
        if text[0] in COLONS:
            message = f"{text[0]} ({code_of(text[0])}) stands behind {name}, where a colon begins a text."
            self.faults.error("look-alike", message, start, end, f"Type {name}: and the text.")
            return
        message = f"Text follows the reference {name}."
        remedy = f"Write a colon ({name}: ...) to give it this text, or @{name} to mention it in a text."
        if name[-2] in f":{COLONS}":
            inner = name[:-2] + name[-1]
            message, remedy = f"The colon stands inside {name}, so its text has none.", f"Type {inner}: and the text."
        elif _MARK_BETWEEN.match(text):
            message = "A relation stands in a line of its own, indented below what it belongs to."
            remedy = "Write the titles below each other, and the mark in front of the second."
        elif text[0] == ":":
            message, remedy = f"A blank parts {name} from its colon.", f"Type {name}: and the text."
        self.faults.error("text-after-reference", message, start, end, remedy)

    def _is_heading(self, entry: Entry) -> bool:
        """Return whether ``entry`` begins a paragraph with hash marks that nothing parts from its first word."""
        match = _HEADING_SLIP.match(self.text, entry.start)
        before = self.text[: entry.start].rstrip(" \t")[-1:]
        return match is not None and before in ("", "\n", "\r")

    def _heading_slip(self, entry: Entry) -> None:
        match = _HEADING_SLIP.match(self.text, entry.start)
        assert match is not None
        message = f"A space is missing behind {match[1]}, so this is no heading, but a tag."
        remedy = f"Type `{match[1]} {match[2]}`, or \\{match[0]} if it is text."
        report = self.faults.warn if entry.text and match[1] == "#" else self.faults.error
        report("heading-without-space", message, match.start(), match.end(), remedy)

    def _empty(self, entry: Entry) -> None:
        what = f"The title {entry.title!r} is" if entry.title else "This mark is"
        message = f"{what} followed by no text."
        remedy = "Write the text behind it" + (", or leave out the colon to refer to it." if entry.title else ".")
        start = entry.start if entry.title else max(0, min(entry.start, len(self.text)) - 1)
        report = self.faults.warn if entry.title else self.faults.error
        report("missing-text", message, start, max(entry.end, start + 1), remedy)

    def _content(self, entry: Entry) -> None:
        """Collect the tokens of a text and its data, over line breaks, up to what cannot be part of it."""
        tokens, at = self.tokens, self.at
        read: list[Token] = []
        while True:
            token = tokens[at]
            kind = token[0]
            if kind in _STOPS:
                break
            if kind == tk.NEWLINE:
                following = at + 1
                while tokens[following][0] in _INVISIBLE:
                    following += 1
                if not self._continues(entry, following):
                    break
            elif kind == tk.DATA:
                if self._is_data(at):
                    at = self._data(entry, at, read)
                    break
                message = "These braces stand in the middle of a text, so they are read as text."
                remedy = "Put data at the end of the statement, or write \\{ to say that it is text."
                self.faults.warn("braces-in-text", message, token[1], token[2], remedy)
            if kind != tk.SPACE:
                if not read:
                    entry.start = min(entry.start, token[1]) if entry.title or kind != tk.TEXT else entry.start
                read.append((tk.TEXT, token[1], token[2]) if kind in REFERENCES else token)
                if kind not in _INVISIBLE and kind != tk.NEWLINE:
                    entry.end = token[2]
            at += 1
        self.at = at
        if read:
            read_content(self.text, read, entry)

    def _continues(self, entry: Entry, at: int) -> bool:
        """Return whether the line whose first token is at ``at`` goes on with the text of ``entry`` before it."""
        kind = self.tokens[at][0]
        if kind in _STOPS or kind == tk.NEWLINE:
            return False
        if kind in REFERENCES:  # "[sic]" in the middle of a wrapped text, or a line of its own?
            return not entry.reference and not self._ends_line(at + 1)
        return kind in (tk.DATA, tk.TAG) or not entry.reference

    def _ends_line(self, at: int) -> bool:
        """Return whether nothing but tags and data stands at and behind ``at`` in its line."""
        while self.tokens[at][0] in (tk.TAG, tk.DATA) or self._is_empty(at):
            at += 1
        kind = self.tokens[at][0]
        return kind in LINE_ENDS or kind == END

    def _is_data(self, at: int) -> bool:
        """Return whether the braces at ``at`` end their statement, rather than being part of its text."""
        at += 1
        while self.tokens[at][0] == tk.TAG or self._is_empty(at):
            at += 1
        kind = self.tokens[at][0]
        return kind in LINE_ENDS or kind in (END, tk.RULE_CLOSE)

    def _is_empty(self, at: int) -> bool:
        """Return whether the token at ``at`` shows nothing: a comment, or blanks of whatever kind."""
        kind, start, end = self.tokens[at]
        return kind in _INVISIBLE or (kind == tk.TEXT and not without_hidden(self.text[start:end]).strip())

    def _data(self, entry: Entry, at: int, tokens: list[Token]) -> int:
        """Take the data at ``at`` and the tags behind it; return where the statement ends."""
        _, start, end = self.tokens[at]
        entry.data = Data(start, end)
        entry.end = end
        at += 1
        while self.tokens[at][0] == tk.TAG or self._is_empty(at):
            token = self.tokens[at]
            if token[0] == tk.TAG:
                tokens.append(token)
                entry.end = token[2]
                message = f"The tag {self.text[token[1] : token[2]]} stands behind the data, where Argdown has no tags."
                self.faults.warn("tag-after-data", message, token[1], token[2], "Put it in front of the {.")
            at += 1
        return at
