"""Argdown text as a flat list of tokens that cover it byte for byte, in one pass and linear time.

A token is a tuple ``(kind, start, end)`` of offsets into the text. What a line begins with decides its kind (relation,
numbered statement, inference line, list item, heading); the rest is text with marks inside it. A line break is part of
the structure only where the reference implementation says so: comments swallow those behind them at a line's start.
"""

from __future__ import annotations

import re

from argmap.formats.argdown import lookalikes
from argmap.formats.argdown import patterns as pt
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.braces import BraceFinder
from argmap.formats.argdown.places import Faults
from argmap.formats.argdown.tokens import Token

_LINE_ENDS = frozenset((tk.BLANK, tk.NEWLINE))
_CLOSES_EMPHASIS = frozenset(" \t\n\r)}]_.,!?;:-*\"'/>»”’…–—")


def tokenise(text: str, faults: Faults) -> list[Token]:
    """Return the tokens of ``text``; joining their slices gives ``text``. What is odd goes to ``faults``."""
    return _Lexer(text, faults).run()


class _Lexer:
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

    def run(self) -> list[Token]:
        position, length = 0, len(self._text)
        position = self._frontmatter(position)
        while position < length:
            fresh = self._last in _LINE_ENDS
            position = self._line_start(position) if fresh else self._inline(position, False)
        self._end_entry()
        return self._tokens

    def _frontmatter(self, position: int) -> int:
        """Take what may stand before the first block: blank lines, comments, and settings between ``===`` lines."""
        text = self._text
        while match := pt.PREAMBLE.match(text, position):
            if match[0].isspace():
                self._tokens.append((tk.SPACE, position, match.end()))
                position = match.end()
                continue
            end = self._comment(position)
            if end == position:
                return position
            position = end
        line_start = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
        if other := pt.OTHER_FENCE.match(text, position):
            return self._other_fence(other)
        if not text.startswith("===", position):
            if position > line_start and not text[line_start:position].strip():  # leave the indentation to the line
                kind, start, _ = self._tokens.pop()
                if start < line_start:
                    self._tokens.append((kind, start, line_start))
                position = line_start
            return position
        if fence := pt.FENCE.search(text, position + 3):
            end = fence.end()
        else:
            blank = pt.BLANK_LINE.search(text, position)
            end = blank.start() if blank else len(text)
            message = "The settings that begin with === never end."
            self._faults.error("unclosed-frontmatter", message, position, position + 3, "End them with a line of ===.")
        self._tokens.append((tk.FRONTMATTER, position, end))
        self._last = tk.FRONTMATTER
        return end

    def _other_fence(self, fence: re.Match[str]) -> int:
        """Take settings between lines of ``---`` or ``+++``, as other programs have them."""
        start, end = fence.span()
        mark = fence[1]
        message = f"The settings of Argdown stand between lines of ===, not of {mark}."
        self._faults.error("settings-with-dashes", message, start, start + len(mark), "Type === in both lines.")
        self._tokens.append((tk.FRONTMATTER, start, end))
        self._last = tk.FRONTMATTER
        return end

    def _line_start(self, position: int) -> int:
        text = self._text
        match = pt.LINE.match(text, position)
        assert match is not None
        group = match.lastindex or 1
        mark = match.end(1)
        end = match.end()
        kind = pt.LINE_KINDS[group]
        if group == 1:
            return self._text_line(position, mark)
        if group in pt.DOTTED and text[mark].isdigit():
            if self._steps:
                kind = tk.NUMBER
            else:
                self._dotted.append((len(self._tokens) + (mark > position), end))
        if kind == tk.RELATION and text.startswith("<!--", mark):
            if mark > position:
                self._tokens.append((tk.SPACE, position, mark))
            return self._inline(mark, True)
        if kind == tk.RULE_OPEN and mark == position and (rule_end := self._rule_of_dashes(mark)):
            return rule_end
        self._end_entry()
        if kind == tk.FRONTMATTER:
            message = "=== begins settings, which may only stand at the very top."
            remedy = "Move them to the top, or write \\=== if it is text."
            self._faults.error("late-frontmatter", message, mark, end, remedy)
            kind = tk.TEXT
        if mark > position:
            self._tokens.append((tk.SPACE, position, mark))
        self._tokens.append((kind, mark, end))
        self._last = kind
        if kind == tk.RULE_OPEN:
            self._number_dotted()
            return self._rule(end)
        if kind != tk.TEXT:
            self._look_alike(lookalikes.behind_mark(text, end))
            end = self._spaces(end)
        if end < len(text) and kind != tk.TEXT and text[end] not in "\r\n":
            return self._inline(end, True)
        return end

    def _text_line(self, position: int, start: int) -> int:
        """Begin a line that no mark begins, at least none that Argdown knows."""
        text = self._text
        if start > position:
            self._tokens.append((tk.SPACE, position, start))
        if start >= len(text):
            return start
        first = text[start]
        if not first.isascii() or first in lookalikes.ASCII:
            continues = self._last == tk.NEWLINE
            if continues and (end := self._rule_of_dashes(start)):
                return end
            twin = lookalikes.at_line_start(text, position, continues)
            self._look_alike(twin)
            if twin is not None and twin.end > start:
                return self._add_text(start, twin.end)
        return self._inline(start, True)

    def _rule_of_dashes(self, start: int) -> int:
        """Take a line that is meant for an inference line, but has other dashes than hyphens; return where it ends, or 0."""
        rule = lookalikes.inference_line(self._text, start)
        if rule is None:
            return 0
        self._look_alike(rule[0], is_error=True)
        self._end_entry()
        self._tokens += [(tk.RULE_OPEN, start, start + 1), (tk.RULE_CLOSE, start + 1, rule[1])]
        self._last = tk.RULE_CLOSE
        return rule[1]

    def _look_alike(self, twin: lookalikes.Lookalike | None, *, is_error: bool = False) -> None:
        if twin is not None:
            (self._faults.error if is_error else self._faults.warn)("look-alike", *twin[2:3], *twin[:2], twin.remedy)

    def _number_dotted(self) -> None:
        """Read the lines above an inference line that begin with ``1.`` or ``1)`` as if they began with ``(1)``."""
        if not self._dotted:
            return
        _, start, _ = self._tokens[self._dotted[0][0]]
        written = self._text[start : self._dotted[0][1]].strip()
        message = f"The statements of a premise-conclusion structure are numbered as (1), not as {written}"
        self._faults.error("numbers-with-dots", f"{message}.", start, start + len(written), f"Type ({written[:-1]}).")
        for index, end in reversed(self._dotted):
            kind, start, whole = self._tokens[index]
            self._tokens[index : index + 1] = [(tk.NUMBER, start, end)] + [(kind, end, whole)] * (whole > end)
        self._dotted.clear()
        self._steps = True

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
        elif self._last == tk.NEWLINE or match.end(1) > match.start(1):
            self._end_entry()
            self._dotted.clear()
            self._steps = False
            self._add(tk.BLANK, position, match.end())
        else:
            self._add(tk.NEWLINE, position, match.end())
        return match.end()

    def _comment_or_text(self, position: int) -> int:
        text = self._text
        if text.startswith("://", position - 1) and pt.SCHEME.search(text, max(0, position - 24), position):
            return self._add_text(position, position + 2)  # a web address, not a comment
        end = self._comment(position)
        return end if end > position else self._add_text(position, position + 1)

    def _comment(self, position: int) -> int:
        """Take the comment at ``position`` and the line breaks it swallows; return ``position`` if it never ends."""
        text = self._text
        if text.startswith("//", position):
            found = pt.EOL_SEARCH.search(text, position)
            end = found.start() if found else len(text)
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
        found = pt.EOL_SEARCH.search(text, position, position + 40)
        end = found.start() if found else min(len(text), position + 40)
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
        message = "This inference line never ends."
        self._faults.error("inference-line", message, start, start + 2, "End it with --, or write ---- for no rule.")
        self._last = tk.RULE_CLOSE
        return position

    def _spaces(self, position: int) -> int:
        """Take the spaces and tabs at ``position``, if there are any."""
        match = pt.SPACES.match(self._text, position)
        if match is None:
            return position
        self._tokens.append((tk.SPACE, position, match.end()))
        return match.end()
