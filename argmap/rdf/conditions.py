"""Conditions of a query that leave no row, each tried without it: a filter, a pattern, what stands behind the group."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from argmap.domain.diagnostics import QueryError
from argmap.rdf.patterns import Group, read_groups
from argmap.rdf.result import Result
from argmap.rdf.tokens import Token, read_tokens
from argmap.rdf.turtle import Shortener

SECONDS = 2  # for all trials together, though each has a tenth of a second
MOST = 8  # filters or patterns that are tried
_LONGEST = 60  # of a part of the query, or a value, that is shown
_FORMS = ("select", "ask", "construct")

Ask = Callable[[str, float], Result]  # a query, and in how many seconds


def never_bound(tokens: Sequence[Token]) -> Iterator[str]:
    """Say which variables a query selects or compares and binds nowhere, so that they never have a value."""
    bound: set[str] = set()
    used: dict[str, str] = {}
    header = False  # the variables of a VALUES
    for before, token in pairwise(tokens):
        header = before.word == "values" or (header and token.inside == "(")
        if token.kind != "variable" or token.template:
            continue
        if token.inside == "{" or header or before.word == "as":
            bound.add(token.text[1:])
        else:
            used.setdefault(token.text[1:], token.text)
    for name, shown in used.items():
        if name not in bound:
            yield f"Nothing gives {shown} a value: no pattern has it."


def empties(text: str, tokens: Sequence[Token], prefixes: dict[str, str], ask: Ask) -> Iterator[str]:
    """Say which condition of a query leaves no row, where one does; ``ask`` may raise ``QueryError``."""
    groups = read_groups([*tokens])
    main = next((group for group in groups if group.open.depth == 1 and group.kind not in ("template", "data")), None)
    form = next((token for token in tokens if token.word in _FORMS), None)
    if main is None or form is None or any(token.word == "from" for token in tokens):
        return
    trial = _Trial(text[: form.start], ask, Shortener(prefixes))
    inside = text[main.open.start + 1 : main.close.start]
    try:
        if trial.row(inside) is not None:
            if any(token.start > main.close.start for token in tokens):
                yield "There are rows, but what stands behind the last brace (HAVING, OFFSET, LIMIT) leaves none."
            return
        filters = _filters(tokens, main)[:MOST]
        yield from _by_filter(trial, text, main, filters) if filters else _by_pattern(trial, main)
    except QueryError:  # it takes too long to try
        return


class _Trial:
    """Parts of a query, asked for one row within what is left of the time."""

    def __init__(self, prologue: str, ask: Ask, shorten: Shortener) -> None:
        self._prologue, self._ask, self._shorten = prologue, ask, shorten
        self._until = time.monotonic() + SECONDS

    def row(self, group: str) -> dict[str, str] | None:
        """Return a row of the group, as in Turtle, or nothing if it has none; raises ``QueryError``."""
        left = max(0.1, self._until - time.monotonic())
        result = self._ask(f"{self._prologue}SELECT * {{ {group} }} LIMIT 1", left)
        if not len(result):
            return None
        row = zip(result.columns, result.terms[0], strict=True)
        return {name: self._shorten.term(term) for name, term in row if term is not None}


def _filters(tokens: Sequence[Token], main: Group) -> list[tuple[int, int]]:
    """The places of the filters of a group and the groups in it, from the word to the last bracket."""
    spans = []
    for position, token in enumerate(tokens):
        if token.word != "filter" or not main.open.start < token.start < main.close.start:
            continue
        behind = tokens[position:]
        opening = next((other for other in behind if other.kind == "open"), token)
        closing = next((other for other in behind if other.kind == "close" and other.depth == opening.depth), None)
        if closing:
            spans.append((token.start, closing.start + 1))
    return spans


def _by_filter(trial: _Trial, text: str, main: Group, filters: list[tuple[int, int]]) -> Iterator[str]:
    for start, end in filters:
        row = trial.row(text[main.open.start + 1 : start] + " " + text[end : main.close.start])
        if row is None:
            continue
        asked = text[start:end]
        variables = {token.text[1:] for token in read_tokens(asked) if token.kind == "variable"}
        named = next((name for name in row if name in variables), None)
        example = f", such as one in which ?{named} is {_short(row[named])}" if named else ""
        yield f"{_short(asked)} leaves no row; without it there are some{example}."
        return
    if len(filters) > 1:
        yield "Each condition may be met, but not all at once: leave one FILTER out after the other."


def _by_pattern(trial: _Trial, main: Group) -> Iterator[str]:
    """Say from which triple on there is no row, in a group of nothing else."""
    if not (main.understood and main.plain) or len(main.paths) > MOST:
        return
    written = []
    for path in main.paths:
        if "string" in (path.subject.kind, path.object.kind):  # whose language or datatype is another token
            return
        verb = "".join(token.text for token in path.verb)
        written.append(f"{path.subject.text} {verb} {path.object.text}")
        if trial.row(" . ".join(written)) is None:
            before = " together with what stands before it" if len(written) > 1 else ""
            yield f"Nothing meets {_short(written[-1])}{before}."
            return


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
