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
from argmap.formats.argdown.borrowed import borrowed, side
from argmap.formats.argdown.marks import MarkReader
from argmap.formats.argdown.positions import Faults
from argmap.formats.argdown.tokens import Token

_LINE_ENDS = frozenset((tk.BLANK, tk.NEWLINE))


def tokenise(text: str, faults: Faults, *, in_paragraphs: bool = False) -> list[Token]:
    """Return the tokens of ``text``; joining their slices gives ``text``. What is odd goes to ``faults``.

    ``in_paragraphs`` makes one token of each paragraph in which nothing is odd.
    """
    return Lexer(text, faults).run(in_paragraphs=in_paragraphs)


class Lexer(MarkReader):
    """Takes what lines begin with; what stands inside them is taken by ``MarkReader``."""

    __slots__ = ()

    def run(self, *, in_paragraphs: bool) -> list[Token]:
        position, length = 0, len(self._text)
        position = self._frontmatter(position)
        has_twins = lookalikes.has_any_inside(self._text)
        in_paragraphs &= not has_twins
        while position < length:
            if in_paragraphs and self._last == tk.BLANK and (end := self._ordinary_paragraph(position)):
                position = end
            elif self._last in _LINE_ENDS:
                position = self._ordinary_line(position) or self._line_start(position)
            else:
                position = self._inline(position, False)
        self._end_entry()
        if has_twins:
            for kind, start, end in self._tokens:
                for twin in lookalikes.in_text(self._text, start, end) if kind == tk.TEXT else ():
                    self._look_alike(twin)
        for twin in borrowed(self._text, self._tokens):
            self._look_alike(twin)
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
        if headless := pt.HEADLESS.match(text, position):
            return self._headless(headless)
        if unfenced := pt.UNFENCED.match(text, position):
            self._unfenced(unfenced)
        if not text.startswith("===", position):
            if position > line_start and not text[line_start:position].strip():  # leave the indentation to the line
                kind, start, _ = self._tokens.pop()
                if start < line_start:
                    self._tokens.append((kind, start, line_start))
                position = line_start
            return position
        if fence := pt.FENCE.search(text, position + 3):
            end = fence.end()
        elif other := pt.OTHER_END.search(text, position + 3, self._blank_line(position)):
            end = other.end()
            message = f"The settings that begin with === end with {other[1]}."
            self._faults.error("unclosed-frontmatter", message, *other.span(1), "Type === in both lines.")
        else:
            end = self._blank_line(position)
            message = "The settings that begin with === never end."
            self._faults.error("unclosed-frontmatter", message, position, position + 3, "End them with a line of ===.")
        self._tokens.append((tk.FRONTMATTER, position, end))
        self._last = tk.FRONTMATTER
        return end

    def _blank_line(self, position: int) -> int:
        blank = pt.BLANK_LINE.search(self._text, position)
        return blank.start() if blank else len(self._text)

    def _unfenced(self, setting: re.Match[str]) -> None:
        """Warn of a setting at the top that no line fences off."""
        message = f"Settings stand between lines of ===, so that `{setting[1]}:` is read as a claim here."
        remedy = "Type === in a line above it and in one below, or leave it out."
        self._faults.warn("settings-without-fences", message, *setting.span(), remedy)

    def _headless(self, settings: re.Match[str]) -> int:
        """Take settings that only a line below them fences off."""
        key, (start, end) = settings[1], settings.span()
        message = f"=== stands below the settings that begin with `{key}:`, but not above them."
        self._faults.error("unopened-frontmatter", message, *settings.span(2), f"Type === above `{key}:`.")
        self._tokens.append((tk.COMMENT, start, end))
        self._last = tk.FRONTMATTER
        return end

    def _other_fence(self, fence: re.Match[str]) -> int:
        """Take settings between lines of ``---``, ``+++`` or the like, as other programs have them."""
        start, end = fence.span()
        mark = fence[1]
        message = f"The settings of Argdown stand between lines of ===, not of {mark}."
        self._faults.error("settings-with-dashes", message, start, start + len(mark), "Type === in both lines.")
        self._tokens.append((tk.FRONTMATTER, start, end))
        self._last = tk.FRONTMATTER
        return end

    def _ordinary_paragraph(self, position: int) -> int:
        """Take a paragraph of titles with text, tags and data at once; return 0 where it has to be looked at."""
        paragraph = None if self._braces.is_spent else pt.PARAGRAPH.match(self._text, position)
        if paragraph is None:
            return 0
        end = self._add(tk.PARAGRAPH, position, paragraph.end())
        return self._newlines(end) if end < len(self._text) else end

    def _ordinary_line(self, position: int) -> int:
        """Take a line that begins with a title, or with a mark and one, at once; return 0 where it has to be looked at."""
        line = None if self._emphasis else pt.ORDINARY_LINE.match(self._text, position)
        if line is None:
            return 0
        _, (_, indented), (begun, marked), (opened, titled), (_, said), (_, ended), (blank, below) = line.regs
        is_definition = self._text[titled - 1] == ":"
        tokens = self._tokens
        if marked > 0:
            if begun > position:
                tokens.append((tk.SPACE, position, indented))
            kind = tk.RELATION if marked == begun + 1 else tk.NUMBER
            tokens += (kind, begun, marked), (tk.SPACE, marked, opened)
        elif not is_definition:  # which may be the number of a premise
            return 0
        self._last = tk.STATEMENT_DEFINITION if is_definition else tk.STATEMENT_REFERENCE
        tokens.append((self._last, opened, titled))
        if said > titled:
            tokens.append((tk.TEXT, titled, said))
            self._last = tk.TEXT
        if ended < 0:
            return said
        return self._end_line(said, ended, is_blank=below > blank)

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
        if kind == tk.RULE_OPEN and (rule_end := self._odd_rule(position, mark)):
            return rule_end
        self._end_entry()
        if kind == tk.FRONTMATTER:
            return self._late_settings(position, mark, end)
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

    def _late_settings(self, position: int, start: int, end: int) -> int:
        """Complain of ``===`` further down; take it, and what it encloses if that is settings."""
        text = self._text
        self._tokens += [(tk.SPACE, position, start)] * (start > position)
        if rule := self._rule_of_dashes(start):
            return rule
        if self._last == tk.NEWLINE and not pt.LATE_SETTINGS.match(text, start):
            message = "A line of === below a text is a heading in Markdown, not in Argdown."
            self._faults.error("late-frontmatter", message, start, end, "Type # and the text; or \\=== if it is text.")
            return self._add(tk.TEXT, start, end)
        message = "=== begins settings, which may only stand at the very top."
        remedy = "Move them to the top, or write \\=== if it is text."
        self._faults.error("late-frontmatter", message, start, end, remedy)
        fence = pt.FENCE.search(text, end) if pt.LATE_SETTINGS.match(text, start) else None
        if fence is None:
            return self._add(tk.TEXT, start, end)
        self._tokens.append((tk.COMMENT, start, fence.end()))
        self._last = tk.TEXT
        return fence.end()

    def _text_line(self, position: int, start: int) -> int:
        """Begin a line that no mark begins, at least none that Argdown knows."""
        text = self._text
        if start > position:
            self._tokens.append((tk.SPACE, position, start))
        if start >= len(text):
            return start
        first, twin = text[start], None
        if not first.isascii() or first in lookalikes.ASCII:
            continues = self._last == tk.NEWLINE
            if numbered := lookalikes.number(text, position):
                return self._odd_number(*numbered.span(1))
            if continues and (end := self._rule_of_dashes(start)):
                return end
            twin = lookalikes.at_line_start(text, position, continues)
            self._look_alike(twin)
            if twin is not None and twin.end > start and first not in "*_":
                return self._add_text(start, twin.end)
        if twin is None and start > position and self._last == tk.NEWLINE:
            self._look_alike(side(text, start))
        return self._inline(start, True)

    def _odd_number(self, start: int, end: int) -> int:
        """Take the number of a premise or conclusion that has other brackets than it should; one fault for all of them."""
        if not self._steps:
            message = "The statements of a premise-conclusion structure are numbered as (1), not as "
            self._faults.error(
                "look-alike", f"{message}{self._text[start:end]}.", start, end, "Type (1), (2) and so on."
            )
        self._steps = True
        self._end_entry()
        self._last = tk.NUMBER
        self._tokens.append((tk.NUMBER, start, end))
        return self._inline(self._spaces(end), True)

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

    def _odd_rule(self, position: int, start: int) -> int:
        """Take a line of hyphens that begins no inference line, or one with dashes among them; return its end, or 0."""
        if twin := lookalikes.dashes(self._text, start):
            return self._two_dashes(position, twin)
        return self._rule_of_dashes(start) if start == position else 0

    def _two_dashes(self, position: int, twin: lookalikes.Lookalike) -> int:
        """Take two hyphens that are meant for a relation, as one."""
        self._look_alike(twin, is_error=True)
        self._end_entry()
        start, end = twin.start, twin.end
        self._tokens += [(tk.SPACE, position, start)] * (start > position)
        self._tokens += [(tk.RELATION, start, start + 1), (tk.SPACE, start + 1, end)]
        self._last = tk.RELATION
        return self._inline(self._spaces(end), True)

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
