"""Regular expressions in a query, tried before it is asked: a faulty one would silently match nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import pyoxigraph as ox

from argmap.rdf.tokens import Token

_FLAGS_AT = {"regex": 2, "replace": 3}  # which argument of a function has the flags; the second is the expression


def faulty_regexes(tokens: Sequence[Token]) -> Iterator[tuple[Token, str, str]]:
    """Yield each expression or flag that Oxigraph cannot read or finds too large, with what is wrong, and a remedy."""
    for position, token in enumerate(tokens):
        if token.word not in _FLAGS_AT:
            continue
        arguments = arguments_of(tokens, position + 1)
        expression = _constant(arguments, 1)
        flags = _constant(arguments, _FLAGS_AT[token.word])
        if expression and not _is_read(expression.text, ""):
            remedy = r"Write two backslashes before a sign that stands for itself, such as '\\(', or ask with CONTAINS."
            if "{" in expression.text:
                remedy += " Counts within counts, such as (a{1,100}){1,100}, make it too large."
            yield expression, f"{expression.text} is no regular expression that can be read", remedy
        elif flags and not _is_read('"a"', flags.text):
            remedy = "Flags are i (whatever the case), s, m, x and q (no signs with a meaning)."
            yield flags, f"{flags.text} is no flag of a regular expression", remedy


def arguments_of(tokens: Sequence[Token], position: int) -> list[list[Token]]:
    """The tokens of each argument of a call whose bracket is at ``position``."""
    arguments: list[list[Token]] = [[]]
    for token in tokens[position + 1 :]:
        if token.kind == "close" and token.depth == tokens[position].depth:
            break
        if token.text == "," and token.depth == tokens[position].depth:
            arguments.append([])
        else:
            arguments[-1].append(token)
    return arguments


def _constant(arguments: list[list[Token]], number: int) -> Token | None:
    """An argument that is a text as it stands."""
    argument = arguments[number] if number < len(arguments) else []
    return argument[0] if len(argument) == 1 and argument[0].kind == "string" else None


@lru_cache(256)
def _is_read(expression: str, flags: str) -> bool:
    call = f"SELECT (REGEX('', {expression}{', ' * bool(flags)}{flags}) AS ?matches) {{}}"
    try:
        return any(solution["matches"] is not None for solution in ox.Store().query(call))  # type: ignore[union-attr]
    except SyntaxError:  # an escape that SPARQL does not have, of which the query itself is told
        return True
