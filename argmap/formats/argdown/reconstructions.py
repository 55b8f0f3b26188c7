"""From tokens to premise-conclusion structures, and to the relations that hang from their parts or from a statement."""

from __future__ import annotations

from typing import Any

from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.entries import END, LINE_ENDS, EntryReader
from argmap.formats.argdown.numbering import check_steps, is_complete
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.tree import Data, Entry, Inference, Reconstruction, Relation

STEPS = frozenset((tk.NUMBER, tk.RULE_OPEN))
_RULE_TEXT = frozenset((tk.TEXT, tk.ESCAPE, tk.DATA, tk.SHORTCODE))
_RULE_PARTS = _RULE_TEXT | {tk.COMMA, tk.NEWLINE, tk.SPACE, tk.COMMENT, tk.RULE_CLOSE}
Levels = list[tuple[int, str, Entry | Inference | None]]  # of relations: how deep, their indentation, and their parent
Place = tuple[int, int]  # of a mark: where it begins and ends


class ReconstructionReader(EntryReader):
    """Reads the numbered statements and inference lines of a structure, and the relations below each."""

    is_stray = False  # whether the paragraph that is read begins with a relation

    def indent(self, token: Token) -> str:
        """The white space that begins the line of ``token``, up to it."""
        before = self.tokens[self.at - 1] if self.at else (END, 0, 0)
        if before[0] != tk.SPACE or before[2] != token[1]:
            return ""
        return self.text[before[1] : before[2]].rpartition("\n")[2].rpartition("\r")[2]

    def relations(self, items: list[Any], root: Entry | Inference, base: int) -> None:
        """Read the relation lines below ``root``; each hangs from the nearest one above that is indented less."""
        levels: Levels = [(base, "", None)]
        last = root
        while True:
            token = self._peek()
            if token[0] == tk.NEWLINE and self._after_newline()[0] == tk.RELATION:
                self.at += 1
                token = self._peek()
            if token[0] != tk.RELATION:
                return
            mark, place = self.text[token[1] : token[2]], token[1:]
            parent = self._parent(levels, self.indent(token), last, place) or root
            self.at += 1
            last = self._entry()
            items.append(self._relation(mark, parent, last, place))

    def _parent(self, levels: Levels, indent: str, last: Entry | Inference, place: Place) -> Entry | Inference | None:
        _, before, parent = levels[-1]
        if indent == before and parent is not None:  # below a sibling, as nearly always
            return parent
        depth, dedented = len(indent), False
        while len(levels) > 1 and depth < levels[-1][0]:
            levels.pop()
            dedented = True
        level, before, parent = levels[-1]
        if before and not (indent.startswith(before) or before.startswith(indent)):
            message = "Tabs and spaces are mixed here, so that the lines may not hang together as they look."
            self.faults.warn("mixed-indentation", message, *place, "Indent with spaces throughout.")
        if depth > level and not dedented:
            levels.append((depth, indent, last))
            return last
        if parent is None and not self.is_stray:
            message = "This relation is not indented below any statement."
            if dedented and depth:
                message = f"This relation is indented by {depth}, less than those above it, so it belongs to none."
            remedy = "Indent it further than the statement it belongs to, and at least as far as its siblings."
            self.faults.error("relation-indentation", message, *place, remedy)
        elif depth > level:
            message = (
                f"This relation is indented by {depth}, between two levels; it is read as one of those at {level}."
            )
            self.faults.warn("uneven-indentation", message, *place, f"Indent it by {level}.")
        return parent

    def _relation(self, mark: str, parent: Entry | Inference, child: Entry, place: Place) -> Relation:
        """The relation whose mark stands at ``place``; what is wrong with it is told."""
        if mark == "><" and (child.argument or (isinstance(parent, Entry) and parent.argument)):
            message = "Only statements can contradict each other (><), not arguments."
            complain = self.faults.error if child.argument else self.faults.warn  # Argdown reads the other
            complain("contradiction-of-argument", message, *place, "Write - for an attack.")
        if isinstance(parent, Inference) and mark not in ("_", "<_"):
            message = f"Only undercuts (_ or <_) may hang from an inference line, not {mark}."
            remedy = "Write _ for an objection to this step, or hang the relation from a premise or the conclusion."
            self.faults.error("relation-of-inference", message, *place, remedy)
        return Relation(mark, parent, child, place[0], max(child.end, place[1]))

    def reconstruction(self) -> Reconstruction:
        items: list[Entry | Inference | Relation] = []
        numbers: list[str] = []
        first = self._peek()
        while True:
            token = self._peek()
            if token[0] in LINE_ENDS and not is_complete(items):
                token = self._pass_heading(token)
            if token[0] == tk.NEWLINE and self._after_newline()[0] in STEPS:
                self.at += 1
                token = self._peek()
            elif token[0] == tk.BLANK and self._after_newline()[0] in STEPS and not is_complete(items):
                self.at += 1
                following = self._peek()
                message = "A blank line may not stand inside a premise-conclusion structure."
                remedy = "Delete the blank line above this one."
                self.faults.error("blank-line-in-reconstruction", message, following[1], following[2], remedy)
                token = following
            if token[0] == tk.NUMBER:
                numbers.append(self._number(token))
                self.at += 1
                entry = self._entry(numbered=True)
                entry.start = token[1]
                items.append(entry)
                self.relations(items, entry, 0)
            elif token[0] == tk.RULE_OPEN:
                inference = self._inference()
                items.append(inference)
                self.relations(items, inference, 0)
            else:
                break
        reconstruction = Reconstruction(items, numbers, first[1], items[-1].end)
        check_steps(reconstruction, self.faults)
        return reconstruction

    def _number(self, token: Token) -> str:
        return self.text[token[1] : token[2]].strip("(). （）")

    def _pass_heading(self, token: Token) -> Token:
        """Pass over a heading below the line end ``token`` if the reconstruction goes on behind it, and complain."""
        heading = self._after_newline()
        if heading[0] != tk.HEADING:
            return token
        before = self.at
        while self.tokens[self.at][0] != tk.HEADING:
            self.at += 1
        while self.tokens[self.at][0] not in LINE_ENDS and self.tokens[self.at][0] != END:
            self.at += 1
        following = self._after_newline() if self.tokens[self.at][0] != END else heading
        if following[0] not in STEPS or (following[0] == tk.NUMBER and self._number(following) == "1"):
            self.at = before
            return token
        message = "A heading may not stand inside a premise-conclusion structure."
        remedy = "Move it above the structure and its argument, or write \\# if it is text."
        self.faults.error("heading-in-reconstruction", message, heading[1], heading[2], remedy)
        self.at += 1
        return self._peek()

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
            entry = Entry(following[1], following[1])
            self._content(entry)
        return inference

    def is_alone(self) -> bool:
        """Return whether the inference line at the cursor has nothing below it."""
        at = self.at + 1
        while self.tokens[at][0] in _RULE_PARTS and self.tokens[at][0] != tk.NEWLINE:
            at += 1
        if self.tokens[at][0] == tk.NEWLINE:
            at += 1
        while self.tokens[at][0] == tk.SPACE:
            at += 1
        return self.tokens[at][0] not in STEPS
