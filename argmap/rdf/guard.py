"""Limits of queries, kept before Oxigraph sees one: it fetches SERVICE, and deep nesting overflows its stack."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from argmap.domain.diagnostics import QueryError
from argmap.domain.model import Span
from argmap.domain.spelling import similar
from argmap.rdf.regexes import faulty_regexes
from argmap.rdf.tokens import Token, full_name, read_tokens, states_order
from argmap.rdf.vocabulary import PREFIXES, instead_of, our_terms

MAX_CHARACTERS: Final = 200_000
MAX_DEPTH: Final = 100
MAX_TOKENS: Final = 20_000
MAX_JOINTS: Final = 1_000  # operators, path steps, triples and patterns: Oxigraph nests each in the one before

_UPDATES: Final = ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with")
FORMS: Final = ("select", "ask", "construct", "describe")
_JOINING_WORDS: Final = ("union", "optional", "minus", "filter", "bind")
_BEFORE_A_GRAPH: Final = ("graph", "from", "named", "describe")  # a name and a brace may follow these
# An address such as <http://...> cannot be anything else; <a:b> could also be "less than a:b".
_ADDRESS: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_OPERATOR: Final = re.compile(r"[!+\-*/^|&=?;,.]")

# Searched for one by one: an expression that begins in several ways is looked for at every character.
_HIDING: Final = ("service", "from", "regex", "replace", "\\")
_SHORT_NAME: Final = re.compile(r"argmap:([\w-]*)")
_FULL_NAME: Final = re.compile(rf"{re.escape(PREFIXES['argmap'])}([\w-]*)")


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be run, whether it ``names_graphs`` itself, and whether it states the order of its rows."""

    text: str
    names_graphs: bool
    ordered: bool


def check_query(
    text: str,
    graphs: Collection[str],
    known_terms: Container[str] | None = None,
    prefixes: Mapping[str, str] | None = None,
) -> Checked:
    """Raise ``QueryError`` if ``text`` is no query, reaches outside ``graphs``, or is too large or deep to parse.

    So it does for a term of our namespace that neither the vocabulary nor ``known_terms`` (if given) has: such a
    query would only ever find nothing. ``prefixes`` are those that a query need not declare.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"The query has {len(text):,} characters, more than {MAX_CHARACTERS:,}."
        raise _refuse("query-too-large", message, text, 0, "Split it.")
    tokens = _read_within_limits(text)
    if not tokens and not text.strip():
        raise _refuse("empty-query", "The query is empty.", text, 0, "Write one, such as SELECT * { ?s ?p ?o }.")
    _check_form(tokens, text)
    _check_service(tokens, text)
    _check_graphs(tokens, text, graphs, prefixes or {})
    _check_regexes(tokens, text)
    if known_terms is not None:
        _check_terms(tokens, text, known_terms)
    words = [token.word for token in tokens]
    return Checked(text, "from" in words, states_order(tokens))


def is_plainly_harmless(text: str) -> bool:
    """Return whether ``check_query`` would let a short text pass, were it a query, without reading its tokens.

    No text has more joints or tokens than characters, and none is nested deeper than it has brackets.
    """
    if len(text) > MAX_JOINTS or sum(map(text.count, "([{")) > MAX_DEPTH:
        return False
    if any(map(text.lower().__contains__, _HIDING)) or not text.strip():
        return False
    return names_known_terms(text)


def names_known_terms(text: str) -> bool:
    """Return whether all that looks like a term of ours is one, without reading tokens."""
    known = _known()
    return known.issuperset(_SHORT_NAME.findall(text)) and known.issuperset(_FULL_NAME.findall(text))


@cache
def _known() -> frozenset[str]:
    return our_terms() | {""}  # the namespace itself


def _read_within_limits(text: str) -> list[Token]:
    """Return the tokens of a query that Oxigraph can parse without overflowing its stack."""
    tokens: list[Token] = []
    joints = 0
    previous = Token("other", "", 0, 0)
    for token in read_tokens(text):
        tokens.append(token)
        joints += _joints(token, previous, text)
        limit = ""
        if token.depth > MAX_DEPTH:
            limit = f"nests brackets more than {MAX_DEPTH} deep"
        elif joints > MAX_JOINTS:
            limit = f"joins more than {MAX_JOINTS:,} operators, triples or patterns"
        elif len(tokens) > MAX_TOKENS:
            limit = f"has over {MAX_TOKENS:,} tokens"
        if limit:
            raise _refuse("query-too-deep", f"The query {limit}.", text, token.start, "Simplify or split it.")
        previous = token
    return tokens


def _joints(token: Token, previous: Token, text: str) -> int:
    """Count what a token joins to what stands before it: an operand, a triple or a pattern, but no entry of a list."""
    if token.data:
        return 0
    if token.kind == "operator":
        return token.text != "^^" and (token.text != "," or token.inside != "(")
    if token.text == "{":
        return previous.ends_term  # a group beside another, or the group of a GRAPH
    if token.inside != "(" or not previous.ends_term or not token.starts_term:
        return token.word in _JOINING_WORDS
    if token.kind == "iri" and not _ADDRESS.match(token.text):
        return 1 + _joints_of_comparison(token, text)
    return not (token.text == "(" and previous.kind in ("name", "iri"))  # else an entry of a collection: two triples


def _joints_of_comparison(token: Token, text: str) -> int:
    """Count the operators in what could be an address, or "less than" and an expression.

    Oxigraph decides by what it can parse, so what would be a bracket, comment or quotation mark in the one reading only
    could hide anything in the other.
    """
    if re.search(r"['#()\[\]]", token.text):
        if "service" in text.lower():
            raise _service(text, text.lower().index("service"))
        message = f"{token.text[:40]} could be an address, or 'less than' and an expression."
        remedy = "Put a space behind the <, or declare a prefix for the address."
        raise _refuse("ambiguous-operator", message, text, token.start, remedy)
    return len(_OPERATOR.findall(token.text))


def _check_form(tokens: Sequence[Token], text: str) -> None:
    """Refuse a query that begins with another word than a query does, and one that would change data."""
    first = _first_word(tokens)
    if first and first.word not in FORMS + _UPDATES:
        message = (
            f"This is no SPARQL query: it begins with {first.text!r}, and not with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
        near = similar(first.word, FORMS)
        remedy = (
            f"Did you mean {near[0].upper()}?"
            if near
            else "Begin with SELECT to get a table; `argmap query --list` has questions by name."
        )
        raise _refuse("query-syntax", message, text, first.start, remedy)
    form = next((token for token in tokens if token.word in FORMS + _UPDATES), None)
    if form and form.word in _UPDATES:
        message = f"{form.word.upper()} changes data, and a map changes only in its source."
        raise _refuse("update", message, text, form.start, "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")


def _first_word(tokens: Sequence[Token]) -> Token | None:
    """Return the word that a query begins with, behind its BASE and PREFIX lines; nothing if something else stands there."""
    skipped = {"base": 1, "prefix": 2, "version": 1}
    at = 0
    while at < len(tokens) and tokens[at].word in skipped:
        at += 1 + skipped[tokens[at].word]
    return tokens[at] if at < len(tokens) and tokens[at].word else None


def _check_service(tokens: Sequence[Token], text: str) -> None:
    """Refuse what is, or hides, the keyword: Oxigraph reads it even where no space sets it off."""
    nothing = Token("other", "", 0, 0)
    for before, token, after in zip([nothing, *tokens], tokens, [*tokens[1:], nothing], strict=False):
        lower = token.text.lower()
        if "service" not in lower:
            continue
        if token.kind == "name":  # SERVICE:x { ... } can be the keyword and the name :x
            calls = "service" in lower.partition(":")[0] and before.word not in _BEFORE_A_GRAPH
            calls = calls and (after.text == "{" or after.kind == "other")
        elif token.kind == "iri":
            calls = not _ADDRESS.match(token.text) and re.search(r"[^\w/:#=&%~-]service", lower) is not None
        else:
            calls = token.kind == "word"
        if calls:
            raise _service(text, token.start)


def _service(text: str, at: int) -> QueryError:
    message = "SERVICE asks another server, and a query never leaves this computer."
    return _refuse("service", message, text, at, "Ask only what the map's own dataset says.")


def _check_graphs(tokens: Sequence[Token], text: str, graphs: Collection[str], prefixes: Mapping[str, str]) -> None:
    """Refuse FROM with what is no graph of the dataset, which would be asked in vain."""
    declared = dict(prefixes)
    base = ""
    for (before, previous), token in zip(pairwise(["", "", *(t.text for t in tokens)]), tokens, strict=False):
        if token.kind not in ("iri", "name"):
            continue
        iri = _full_iri(token, declared, base)
        if previous.lower() == "base":
            base = iri or base
        elif before.lower() == "prefix":
            declared[previous.removesuffix(":")] = iri or ""
        elif previous.lower() in ("from", "named") and iri is not None and iri not in graphs:
            message = f"FROM names {iri!r}, which is not a graph of this dataset; nothing is ever fetched or read."
            remedy = f"Leave FROM out{f', or use <{sorted(graphs)[0]}>' if graphs else ''}."
            raise _refuse("from", message, text, token.start, remedy)


def _full_iri(token: Token, prefixes: Mapping[str, str], base: str) -> str | None:
    """Return the IRI that a token means, or nothing if its prefix is not declared."""
    if token.kind == "name":
        return full_name(token.text, prefixes)
    if not base:
        return token.text[1:-1]
    from urllib.parse import urljoin

    return urljoin(base, token.text[1:-1])


def _check_regexes(tokens: Sequence[Token], text: str) -> None:
    """Refuse a regular expression that is none: it would be an error in each row, and so leave all of them out."""
    for token, fault, remedy in faulty_regexes(tokens):
        raise _refuse("bad-regex", f"{fault[:100]}.", text, token.start, remedy)


def _check_terms(tokens: Sequence[Token], text: str, known_terms: Container[str]) -> None:
    """Refuse a misspelt term of our own, unless the query makes it: in its template, or to name it AS something."""
    namespace = PREFIXES["argmap"]
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if token.kind not in ("name", "iri") or token.template or (after and after.word == "as"):
            continue
        full = token.text[1:-1] if token.kind == "iri" else token.text
        name = full.removeprefix(namespace if token.kind == "iri" else "argmap:")
        if name == full or not re.fullmatch(r"[\w-]+", name) or name in our_terms() or namespace + name in known_terms:
            continue
        raise _refuse("unknown-term", f"There is no argmap:{name}.", text, token.start, instead_of(name))


def _refuse(code: str, message: str, text: str, at: int, remedy: str) -> QueryError:
    return QueryError.because(code, message, remedy, place(text, at))


def place(text: str, at: int) -> Span:
    """The span of the character at ``at``."""
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span("<query>", line, column, line, column + 1)
