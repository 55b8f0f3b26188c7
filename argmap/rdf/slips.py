"""Usual slips in a query that is no SPARQL, found in its tokens: a parser says where it gave up, not what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from argmap.rdf.tokens import Token, read_tokens
from argmap.rdf.vocabulary import MAPS

_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_AGGREGATES: Final = ("count", "sum", "avg", "min", "max", "sample", "group_concat")
_COMPARISONS: Final = ("=", "!=", "<", ">", "<=", ">=", "&&", "||")
_TERMS: Final = ("variable", "string", "number", "iri", "name")
_ROOM: Final = {"{": 3, "}": 3, ")": 3, ".": 3, ";": 2, ",": 1}  # for terms of a triple behind each
_ANY: Final = 1_000_000  # where no triple is counted, as behind a path or a keyword


class Slip(NamedTuple):
    """A slip: where it is in the query, what it is, and how to mend it."""

    at: int
    message: str
    remedy: str


def find_slip(text: str) -> Slip | None:
    """Return the first slip that is known, of a query that was refused."""
    tokens = list(read_tokens(text))
    return next((slip for search in (_brackets, _select_lines, _terms, _triples) for slip in search(tokens)), None)


def _brackets(tokens: Sequence[Token]) -> Iterator[Slip]:
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            if not opened:
                opening = next(first for first, last in _PAIRS.items() if last == token.text)
                remedy = f"Write {opening!r} where it begins, or take this out."
                yield Slip(token.start, f"Nothing is open that this {token.text!r} closes.", remedy)
                return
            last = opened.pop()
            if _PAIRS[last.text] != token.text:
                message = f"This {last.text!r} is not closed before the next {token.text!r}."
                yield Slip(last.start, message, f"Write {_PAIRS[last.text]!r} where it ends.")
                return
    if opened:
        message = f"The query ends, but this {opened[-1].text!r} is not closed."
        yield Slip(opened[-1].start, message, f"Write {_PAIRS[opened[-1].text]!r} where it ends.")


def _select_lines(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find commas between the variables of a SELECT, and aggregates and other values without a name."""
    depth = -1  # of the SELECT whose line this is
    for position, token in enumerate(tokens):
        if token.word == "select":
            depth = token.depth
        elif token.text == "{" or token.word in ("where", "from"):
            depth = -1
        elif token.depth == depth and token.text == ",":
            yield Slip(
                token.start, "Variables of SELECT stand beside each other without commas.", "Take the comma out."
            )
        elif token.depth == depth and token.word in _AGGREGATES:
            remedy = f"Write ({token.text}(...) AS ?name)."
            yield Slip(token.start, f"SELECT gives {token.text}(...) no name.", remedy)
        elif token.text == "(" and token.depth == depth + 1 and not _is_named(tokens[position:]):
            yield Slip(token.start, "SELECT gives what it computes no name.", "Write (... AS ?name).")


def _is_named(tokens: Sequence[Token]) -> bool:
    """Return whether there is an AS in the bracket that ``tokens`` begin with."""
    inside = takewhile(lambda token: token.kind != "close" or token.depth > tokens[0].depth, tokens)
    return any(token.word == "as" and token.depth == tokens[0].depth for token in inside)


def _terms(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find addresses that are none, numbers left out, and comparisons of which a side is missing."""
    is_relative = any(token.word == "base" for token in tokens)
    for token, behind in pairwise(tokens):
        if token.kind == "iri" and ":" not in token.text and not is_relative:
            remedy = f"Write it in full: <{MAPS}ID> is a map, <{MAPS}ID#NAME> a claim."
            yield Slip(token.start, f"{token.text} is no full address.", remedy)
        elif token.word in ("limit", "offset") and behind.kind != "number":
            yield Slip(behind.start, f"{token.text} needs a number, and {behind.text!r} is none.", "Write one.")
        elif token.inside == "(" and token.text in _COMPARISONS and behind.kind == "close":
            yield Slip(token.start, f"Nothing stands behind this {token.text!r}.", "Write what it compares with.")


def _triples(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find a term that follows a whole triple."""
    room, previous = _ANY, ""
    for token in tokens:
        is_term = token.kind in _TERMS or token.text == "a"
        if token.kind in ("open", "close") or (token.inside == "{" and token.text in _ROOM):
            room = _ROOM.get(token.text, _ANY)
        elif token.inside == "{" and not token.data and is_term and previous != "^^":
            room -= 1
            if room < 0:
                message = f"A triple ends before {token.text!r}, and the next begins without a full stop between them."
                yield Slip(token.start, message, "Write '.' between triples, ';' before another property of the same.")
        elif token.inside == "{" and not is_term and token.kind != "language" and token.text != "^^":
            room = _ANY
        previous = token.text
