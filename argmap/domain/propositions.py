"""Formulas of propositional logic, as authors write them, and whether some entail another (by truth table)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import product

MAX_LETTERS = 12  # a table of 4,096 rows
_MAX_LENGTH = 1000
_MAX_DEPTH = 60
_SIGNS = {
    "iff": ("<->", "<=>", "↔", "⇔", "≡", r"\leftrightarrow", r"\iff", "iff"),
    "implies": ("->", "=>", "→", "⇒", "⊃", r"\rightarrow", r"\implies", r"\to"),
    "or": ("||", "|", "∨", r"\lor", r"\vee", "or", "v"),
    "and": ("&&", "&", "∧", "^", r"\land", r"\wedge", "and"),
    "not": ("~", "¬", "!", r"\neg", r"\lnot", "not"),
    "(": ("(", "["),
    ")": (")", "]"),
}
_KINDS = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}
_WORDS = sorted((re.escape(s) + (r"\b" if s[-1].isalnum() else "") for s in _KINDS), key=len, reverse=True)
_TOKEN = re.compile(rf"\s*(?:\.({'|'.join(_WORDS)})\.|({'|'.join(_WORDS)})|([^\W\d]\w*(?:\([\w, ]*\))?))")

Row = Mapping[str, bool]
Formula = Callable[[Row], bool]


def parse(text: str) -> tuple[Formula, frozenset[str]] | None:
    """The formula that ``text`` is, as a function of a row of the table, and its letters; ``None`` if it is none."""
    if len(text) > _MAX_LENGTH:
        return None
    tokens: list[tuple[str, str]] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        sign = match[1] or match[2]
        tokens.append((_KINDS[sign], sign) if sign else ("letter", match[3]))
        position = match.end()
    reader = _Reader(tokens)
    try:
        formula = reader.binary(0, 0)
    except (ValueError, IndexError):
        return None
    return (formula, frozenset(reader.letters)) if reader.at == len(tokens) else None


def counterexample(premises: Sequence[str], conclusion: str) -> dict[str, bool] | None:
    """A row in which all ``premises`` are true and ``conclusion`` is not; ``None`` if there is none, or no telling."""
    parsed = [parse(text) for text in (*premises, conclusion)]
    formulas = [entry for entry in parsed if entry is not None]
    letters = sorted({letter for _, names in formulas for letter in names})
    if len(formulas) < len(parsed) or len(letters) > MAX_LETTERS:
        return None
    for values in product((True, False), repeat=len(letters)):
        row = dict(zip(letters, values, strict=True))
        if all(formula(row) for formula, _ in formulas[:-1]) and not formulas[-1][0](row):
            return row
    return None


_BINARY: tuple[tuple[str, Callable[[bool, bool], bool]], ...] = (
    ("iff", lambda a, b: a == b),
    ("implies", lambda a, b: not a or b),
    ("or", lambda a, b: a or b),
    ("and", lambda a, b: a and b),
)


class _Reader:
    """Reads tokens by descent, the weakest sign first; an implication binds to the right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = [*tokens, ("end", "")]
        self.at = 0
        self.letters: set[str] = set()

    def binary(self, level: int, depth: int) -> Formula:
        if level == len(_BINARY):
            return self.unary(depth)
        kind, join = _BINARY[level]
        left = self.binary(level + 1, depth)
        while self.tokens[self.at][0] == kind:
            self.at += 1
            right = self.binary(level if kind == "implies" else level + 1, depth + 1)
            left = _joined(join, left, right)
        return left

    def unary(self, depth: int) -> Formula:
        if depth > _MAX_DEPTH:
            raise ValueError(depth)
        kind, name = self.tokens[self.at]
        self.at += 1
        if kind == "not":
            inner = self.unary(depth + 1)
            return lambda row: not inner(row)
        if kind == "(":
            inner = self.binary(0, depth + 1)
            if self.tokens[self.at][0] != ")":
                raise ValueError(name)
            self.at += 1
            return inner
        if kind != "letter":
            raise ValueError(name)
        self.letters.add(name)
        return lambda row: row[name]


def _joined(join: Callable[[bool, bool], bool], left: Formula, right: Formula) -> Formula:
    return lambda row: join(left(row), right(row))
