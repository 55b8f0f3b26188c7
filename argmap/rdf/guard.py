"""What a query may not do, found before Oxigraph sees it: it fetches SERVICE, and deep nesting overflows its stack."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Container
from dataclasses import dataclass
from typing import Final

from argmap.domain.diagnostics import Diagnostic, QueryError
from argmap.domain.model import Span
from argmap.rdf.vocabulary import PREFIXES, our_terms

MAX_CHARACTERS: Final = 200_000
MAX_DEPTH: Final = 100
MAX_TOKENS: Final = 20_000
MAX_JOINTS: Final = 1_000  # operators, path steps, triples and patterns: Oxigraph nests each in the one before

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<comment>\#[^\r\n]*)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<name>(?:[^\W\d](?:[\w.-]*[\w-])?)?:(?:[\w:%.-]|\\.)*)
    |(?P<word>[^\W\d]\w*)
    |(?P<open>[\[({])
    |(?P<close>[\])}])
    |(?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES: Final = ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with")
_JOINTS: Final = frozenset("!+-*/^|&=<>?;,.") | {"union", "optional", "minus", "filter", "bind"}
_FORMS: Final = ("select", "ask", "construct", "describe")
# An address such as <http://...> cannot be anything else; <a:b> could also be "less than a:b", and what looks like a
# quotation mark or comment inside it could then be one, and hide what follows.
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be run, whether it ``names_graphs`` itself, and whether it states the order of its rows."""

    text: str
    names_graphs: bool
    ordered: bool


def check_query(text: str, graphs: Collection[str], known_terms: Container[str] | None = None) -> Checked:
    """Raise ``QueryError`` if ``text`` is no query, reaches outside ``graphs``, or is too large or deep to parse.

    So it does for a term of our namespace that neither the vocabulary nor ``known_terms`` (if given) has: such a
    query would only ever find nothing.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"The query has {len(text):,} characters, more than {MAX_CHARACTERS:,}."
        raise _refuse("query-too-large", message, text, 0, "Split it.")
    form: str | None = None
    depth = tokens = joints = 0
    doubtful = names_graphs = ordered = False
    previous = ""
    for token in _TOKEN.finditer(text):
        kind, word = token.lastgroup, token[0].lower()
        if kind == "comment":
            continue
        tokens += 1
        depth += (kind == "open") - (kind == "close")
        joints += word in _JOINTS
        if limit := _limit(depth, tokens, joints):
            raise _refuse("query-too-deep", f"The query {limit}.", text, token.start(), "Simplify or split it.")
        if kind in ("name", "iri"):
            _check_term(token, text, known_terms)
        if kind == "iri" and previous in ("from", "named"):
            _check_graph(token, text, graphs)
        doubtful |= kind == "iri" and not _ADDRESS.match(word) and ("'" in word or "#" in word)
        if _calls_service(kind, word):
            raise _service(text, token.start())
        if kind == "word" and form is None and word in _FORMS + _UPDATES:
            form = word
            if form in _UPDATES:
                message = f"{word.upper()} changes data, and a map changes only in its source."
                raise _refuse("update", message, text, token.start(), "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")
        names_graphs |= kind == "word" and word == "from"
        ordered |= kind == "word" and word == "by" and previous == "order"
        previous = word
    if doubtful and "service" in text.lower():
        raise _service(text, text.lower().index("service"))
    if form is None and not text.strip():
        raise _refuse("empty-query", "The query is empty.", text, 0, "Write one, such as SELECT * { ?s ?p ?o }.")
    return Checked(text, names_graphs, ordered)


def _limit(depth: int, tokens: int, joints: int) -> str:
    """Which limit a query goes over, or nothing."""
    if depth > MAX_DEPTH:
        return f"nests brackets more than {MAX_DEPTH} deep"
    if joints > MAX_JOINTS:
        return f"joins more than {MAX_JOINTS:,} operators, triples or patterns"
    return f"has over {MAX_TOKENS:,} tokens" if tokens > MAX_TOKENS else ""


def _calls_service(kind: str | None, word: str) -> bool:
    """Whether a token can be, or hide, the keyword, which Oxigraph reads even where no space sets it off."""
    if "service" not in word:
        return False
    if kind == "name":
        return "service" in word.partition(":")[0]
    if kind == "iri":
        return not _ADDRESS.match(word) and re.search(r"[^\w/:#=&%~-]service", word) is not None
    return kind in ("word", "other")


def _check_graph(token: re.Match[str], text: str, graphs: Collection[str]) -> None:
    iri = token[0][1:-1]
    if iri not in graphs:
        message = (
            f"FROM names {iri!r}, which is not a graph of this dataset; nothing is ever fetched or read for a query."
        )
        remedy = f"Leave FROM out{f', or use <{sorted(graphs)[0]}>' if graphs else ''}."
        raise _refuse("from", message, text, token.start(), remedy)


def _check_term(token: re.Match[str], text: str, known_terms: Container[str] | None) -> None:
    """Refuse a misspelt term of our own."""
    if known_terms is None:
        return
    word = token[0][1:-1] if token.lastgroup == "iri" else token[0]
    prefix, namespace = ("argmap:", PREFIXES["argmap"])
    name = word.removeprefix(namespace if token.lastgroup == "iri" else prefix)
    if name == word or not re.fullmatch(r"[\w-]+", name) or name in our_terms() or namespace + name in known_terms:
        return
    near = difflib.get_close_matches(name, our_terms(), n=1)
    remedy = f"Did you mean argmap:{near[0]}?" if near else "Look it up in docs/reference/ontology.md."
    raise _refuse("unknown-term", f"There is no argmap:{name}.", text, token.start(), remedy)


def _service(text: str, at: int) -> QueryError:
    message = "SERVICE asks another server, and a query never leaves this computer."
    return _refuse("service", message, text, at, "Ask only what the map's own dataset says.")


def _refuse(code: str, message: str, text: str, at: int, remedy: str) -> QueryError:
    return QueryError(Diagnostic(code, message, place(text, at), remedy))


def place(text: str, at: int) -> Span:
    """The span of the character at ``at``."""
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span("<query>", line, column, line, column + 1)
