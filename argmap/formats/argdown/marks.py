"""The marks inside a line of Argdown, as tokens: titles, links, tags, data, comments, emphasis, rules of inference."""

from __future__ import annotations

from argmap.formats.argdown import patterns as pt
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.braces import BraceFinder
from argmap.formats.argdown.positions import Faults
from argmap.formats.argdown.tokens import Token

_CLOSES_EMPHASIS = frozenset(" \t\n\r)}]_.,!?;:-*\"'/>»”’…–—")


class MarkReader:
    """The state between tokens: what stood last (NEWLINE and BLANK mean a line's start), and open emphasis."""

    __slots__ = ("_braces", "_dotted", "_emphasis", "_faults", "_last", "_missing", "_steps", "_text", "_tokens")

    def __init__(self, text: str, faults: Faults) -> None:
        self._text = text
        self._faults = faults
        self._tokens: list[Token] = []
        self._last = tk.BLANK  # the kind of the last token that is neither space nor comment; the start counts as blank
        self._emphasis: list[tuple[str, int]] = []
        self._missing: set[str] = set()  # ends of comments known not to come any more
        self._braces = BraceFinder(text)
        self._dotted: list[
            tuple[int, int]
        ] = []  # of this paragraph's lines, the tokens that begin as 1. or 1), and their ends
        self._steps = False  # whether an inference line shows that they number premises

    def _inline(self, position: int, fresh: bool) -> int:
        """Take one token inside a line; ``fresh`` where an entry may begin, so that brackets hold a title."""
        text = self._text
        match = pt.INLINE.match(text, position)
        group = match.lastindex if match else 0
        if match is None or group == 1:
            end = match.end() if match else position + 1
            return self._add_text(position, end)
        if group == 2:
            return self._newlines(position)
        end = match.end()
        if group == 3:
            self._add(tk.ESCAPE, position, end)
        elif group == 4:
            return self._comment_or_text(position)
        elif group == 5:
            return self._bracket(position, fresh)
        elif group == 6:
            return self._data(position)
        elif group == 7:
            self._add(tk.TAG, position, end)
        elif group == 8:
            self._add(tk.SHORTCODE, position, end)
        else:
            return self._emphasise(position)
        return end

    def _add(self, kind: int, start: int, end: int) -> int:
        self._tokens.append((kind, start, end))
        self._last = kind
        return end

    def _add_text(self, start: int, end: int) -> int:
        tokens = self._tokens
        if tokens and tokens[-1][0] == tk.TEXT:
            tokens[-1] = (tk.TEXT, tokens[-1][1], end)
        else:
            tokens.append((tk.TEXT, start, end))
        self._last = tk.TEXT
        return end

    def _newlines(self, position: int) -> int:
        match = pt.NEWLINES.match(self._text, position)
        assert match is not None
        if self._last == tk.BLANK:
            self._tokens.append((tk.SPACE, position, match.end()))
            return match.end()
        is_blank = self._last == tk.NEWLINE or match.end(1) > match.start(1)
        return self._end_line(position, match.end(), is_blank=is_blank)

    def _end_line(self, start: int, end: int, *, is_blank: bool) -> int:
        """Take the line breaks behind what a line says, with a blank line among them or not."""
        if not is_blank:
            return self._add(tk.NEWLINE, start, end)
        self._end_entry()
        self._dotted.clear()
        self._steps = False
        return self._add(tk.BLANK, start, end)

    def _comment_or_text(self, position: int) -> int:
        text = self._text
        if text.startswith("://", position - 1) and pt.SCHEME.search(text, max(0, position - 24), position):
            rest = pt.ADDRESS.match(text, position + 2)  # a web address, not a comment, nor is there one within it
            return self._add_text(position, rest.end() if rest else position + 2)
        end = self._comment(position)
        return end if end > position else self._add_text(position, position + 1)

    def _comment(self, position: int) -> int:
        """Take the comment at ``position`` and the line breaks it swallows; return ``position`` if it never ends."""
        text = self._text
        if text.startswith("//", position):
            line_end = pt.EOL_SEARCH.search(text, position)
            end = line_end.start() if line_end else len(text)
        else:
            opens, closes = ("<!--", "-->") if text.startswith("<!--", position) else ("/*", "*/")
            end = -1 if closes in self._missing else text.find(closes, position + len(opens))
            if end < 0:
                if closes not in self._missing:
                    self._missing.add(closes)
                    remedy = f"End it with {closes}, or write \\{opens} if it is text."
                    message = f"This comment never ends; {closes} is missing."
                    self._faults.error("unclosed-comment", message, position, position + len(opens), remedy)
                return position
            end += len(closes)
        if self._last == tk.BLANK:
            match = pt.NEWLINES.match(text, end)
        else:
            match = pt.ONE_NEWLINE.match(text, end) if self._last == tk.NEWLINE else None
        end = match.end() if match else end
        self._tokens.append((tk.COMMENT, position, end))
        return end

    def _bracket(self, position: int, fresh: bool) -> int:
        text = self._text
        mention = text[position] == "@"
        square = text[position + mention] == "["
        match = (pt.SQUARE if square else pt.ANGLE).match(text, position + mention)
        if match is None:
            if fresh or mention:
                self._unclosed(position, square, mention)
            return self._add_text(position, position + 1 + mention)
        end = match.end()
        if mention:
            return self._add(tk.MENTION, position, end)
        if square and text.startswith("(", end) and (url := pt.URL.match(text, end)):
            return self._add(tk.LINK, position, url.end())
        if not fresh:
            return self._add_text(position, position + 1)  # "[sic]", "a < b > c": the reference stops here
        if text.startswith(":", end):
            return self._add(tk.STATEMENT_DEFINITION if square else tk.ARGUMENT_DEFINITION, position, end + 1)
        return self._add(tk.STATEMENT_REFERENCE if square else tk.ARGUMENT_REFERENCE, position, end)

    def _unclosed(self, position: int, square: bool, mention: bool) -> None:
        text = self._text
        if not square and not mention and (position + 1 >= len(text) or text[position + 1] in " \t-="):
            return  # "< 5" is a comparison
        line_end = pt.EOL_SEARCH.search(text, position, position + 40)
        end = line_end.start() if line_end else min(len(text), position + 40)
        opens, closes = ("[", "]") if square else ("<", ">")
        message = f"This {opens} is never closed in its line, so {text[position:end]!r} is read as text."
        remedy = f"Close the title with {closes}, or write \\{opens} if it is text."
        self._faults.warn("unclosed-bracket", message, position, end, remedy)

    def _data(self, position: int) -> int:
        end, why = self._braces.find(position)
        if end < 0:
            remedy = "Close it with }, and put text with brackets or commas in quotes; or write \\{ if it is text."
            message = f"This {{ begins data that never ends{why}, so it is read as text."
            self._faults.warn("unclosed-brace", message, position, position + 1, remedy)
            return self._add_text(position, position + 1)
        return self._add(tk.DATA, position, end)

    def _emphasise(self, position: int) -> int:
        text = self._text
        mark = text[position]
        if self._emphasis:
            delimiter = self._emphasis[-1][0]
            after = position + len(delimiter)
            if text.startswith(delimiter, position) and (after >= len(text) or text[after] in _CLOSES_EMPHASIS):
                self._emphasis.pop()
                return self._add(tk.EMPHASIS, position, after)
        delimiter = mark * 2 if text.startswith(mark * 2, position) else mark
        end = position + len(delimiter)
        before = text[position - 1 : position] if self._last != tk.EMPHASIS else ""
        if end >= len(text) or text[end].isspace() or (mark == "_" and (before.isalnum() or before == "_")):
            return self._add_text(position, end)
        self._emphasis.append((delimiter, len(self._tokens)))
        return self._add(tk.EMPHASIS, position, end)

    def _end_entry(self) -> None:
        """Emphasis that was not closed in its statement is text."""
        for delimiter, index in self._emphasis:
            _, start, end = self._tokens[index]
            self._tokens[index] = (tk.TEXT, start, end)
            message = f"This {delimiter} begins emphasis that never ends, so it is read as text."
            remedy = f"End it with {delimiter}, or write \\{delimiter[0]} if it is text."
            self._faults.warn("unclosed-emphasis", message, start, end, remedy)
        self._emphasis.clear()

    def _rule(self, position: int) -> int:
        """Take the rest of an inference line, ``-- rule, rule {data} --``, which may run over several lines."""
        text, start = self._text, position - 2
        if third := pt.THIRD_HYPHEN.match(text, position):
            if self._leads_on(third.end()):
                message = "An inference line has two or at least four hyphens; this one has three."
                self._faults.error("inference-line", message, start, position + 1, "Write ---- or -- rule --.")
            return self._spaces(self._add(tk.RULE_CLOSE, position, third.start() + 1))
        while position < len(text):
            match = pt.RULE.match(text, position)
            group = match.lastindex if match else 0
            end = match.end() if match else position + 1
            if group == 5:
                return self._spaces(self._add(tk.RULE_CLOSE, position, end))
            if group == 2:
                newlines = pt.NEWLINES.match(text, position)
                assert newlines is not None
                if newlines.end(1) > newlines.start(1) or pt.NUMBERED.match(text, newlines.end()):
                    break
                position = self._newlines(position)
            elif group == 4:
                position = self._comment_or_text(position)
            elif group == 6:
                position = self._data(position)
            elif group in (3, 7):
                position = self._add(tk.ESCAPE if group == 3 else tk.COMMA, position, end)
            else:
                position = self._add_text(position, end)
        if text[start + 2 : position].strip() or self._leads_on(position):
            message, remedy = "This inference line never ends.", "End it with --, or write ---- for no rule."
            self._faults.error("inference-line", message, start, start + 2, remedy)
        self._last = tk.RULE_CLOSE
        return position

    def _leads_on(self, position: int) -> bool:
        """Return whether a number stands below: a line of hyphens without one is no inference line, as the parser says."""
        below = pt.ANY_NEWLINES.match(self._text, position)
        return below is not None and pt.NUMBERED.match(self._text, below.end()) is not None

    def _spaces(self, position: int) -> int:
        """Take the spaces and tabs at ``position``, if there are any."""
        match = pt.SPACES.match(self._text, position)
        if match is None:
            return position
        self._tokens.append((tk.SPACE, position, match.end()))
        return match.end()
