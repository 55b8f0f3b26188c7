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
_QUOTES: Final = ("'", '"')
_ENDINGS: Final = ("having", "order", "limit", "offset", "values")  # of what stands behind a BY
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
    searches = (_quotes, _brackets, _select_lines, _clauses, _groups, _terms, _triples)
    return next((slip for search in searches for slip in search(tokens)), None)


def _quotes(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find a quotation mark that begins no text, as none ends it on its line, and three that begin none at all."""
    for before, token in pairwise([Token("other", "", 0, 0), *tokens]):
        if token.kind == "other" and token.text in _QUOTES:
            is_long = before.text == 2 * token.text and before.start + 2 == token.start
            sign, at = (3 * token.text, before.start) if is_long else (token.text, token.start)
            yield Slip(at, f"The text that begins with this {sign} does not end.", f"Write {sign} where it ends.")


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


def _clauses(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find EXISTS without FILTER, UNION without groups, ASC and DESC without brackets, and BY and LIMIT without anything."""
    nothing = Token("other", "", 0, 0)
    for before, token, behind in zip([nothing, *tokens], tokens, [*tokens[1:], nothing], strict=False):
        if token.word == "union" and (before.text, behind.text) != ("}", "{"):
            message = f"{token.text} stands between two groups, each in braces."
            yield Slip(token.start, message, f"Write {{ ... }} {token.text} {{ ... }}.")
        elif token.word in ("asc", "desc") and behind.text != "(":
            name = next((near.text for near in (behind, before) if near.kind == "variable"), "?name")
            message = f"{token.text} stands before what is ordered, which is in brackets."
            yield Slip(token.start, message, f"Write {token.text}({name}).")
        elif (
            token.word == "by"
            and before.word in ("order", "group")
            and (behind.text in ("", "}") or behind.word in _ENDINGS)
        ):
            sign = f"{before.text} {token.text}"
            yield Slip(before.start, f"Nothing stands behind {sign}.", f"Name a variable, such as {sign} ?name.")
        elif token.word in ("limit", "offset") and behind.kind != "number":
            remedy = f"Write one behind it, such as {token.text} 10."
            yield Slip(behind.start if behind.text else token.start, f"{token.text} needs a number.", remedy)
    words = [token.word for token in tokens]
    for number, token in enumerate(tokens):
        if token.word == "exists" and token.inside == "{":
            first = number - (words[number - 1 : number] == ["not"])
            if words[first - 1 : first] != ["filter"]:
                sign = " ".join(part.text for part in tokens[first : number + 1])
                remedy = f"Write FILTER {sign} {{ ... }}."
                yield Slip(tokens[first].start, f"{sign} is a condition, and stands behind FILTER.", remedy)


def _groups(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find variables of a SELECT whose rows are grouped, that are neither what they are grouped by nor in an aggregate."""
    for number, select in enumerate(tokens):
        if select.word != "select":
            continue
        rest = [*takewhile(lambda token: token.depth >= select.depth, tokens[number + 1 :])]  # noqa: B023 - taken at once
        own = select.depth + 1
        line = [*takewhile(lambda token: token.depth != own or token.text != "{", rest)]  # noqa: B023
        words = [token.word for token in rest if token.depth == select.depth]
        is_grouped = ("group", "by") in pairwise(words)
        if any(token.text in ("{", "*") and token.inside != "(" for token in line) or not (
            is_grouped or any(token.word in _AGGREGATES for token in line)
        ):
            continue
        known = _grouped(rest, select.depth) if is_grouped else set()
        for token, named in _ungrouped(line):
            if named:
                known.add(token.text[1:])
            elif token.text[1:] not in known:
                message = f"The rows are not grouped by {token.text}, which may be another in each of them."
                yield Slip(token.start, message, f"Name it behind GROUP BY, or write SAMPLE({token.text}).")


def _grouped(tokens: Sequence[Token], depth: int) -> set[str]:
    """The variables behind the GROUP BY of a SELECT at a depth, also within what is computed: that is another fault."""
    places = enumerate(pairwise(tokens))
    start = next(n for n, (one, two) in places if (one.word, two.word, one.depth) == ("group", "by", depth))
    keys = takewhile(lambda token: token.word not in _ENDINGS, tokens[start + 2 :])
    return {key.text[1:] for key in keys if key.kind == "variable"}


def _ungrouped(line: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield the variables of a line of SELECT that are in no aggregate, with whether what is computed is named so."""
    within = 0  # the depth of an aggregate's brackets
    for before, token in pairwise([Token("other", "", 0, 0), *line]):
        if within and token.depth < within:
            within = 0
        if not within and token.text == "(" and before.word in _AGGREGATES:
            within = token.depth
        elif not within and token.kind == "variable":
            yield token, before.word == "as"


def _terms(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Find addresses that are none, and comparisons of which a side is missing."""
    is_relative = any(token.word == "base" for token in tokens)
    for token, behind in pairwise(tokens):
        if token.kind == "iri" and ":" not in token.text and not is_relative:
            remedy = f"Write it in full: <{MAPS}ID> is a map, <{MAPS}ID#NAME> a claim."
            yield Slip(token.start, f"{token.text} is no full address.", remedy)
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
