"""Reasons for which a query has no answer: what it names and the dataset does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from argmap.domain.spelling import similar
from argmap.rdf.terms import Terms
from argmap.rdf.tokens import Token, full_names
from argmap.rdf.vocabulary import PREFIXES, Xsd, all_terms, our_terms

MOST = 3  # of what is missing that is named
_LANGUAGES = ("en", "de", "fr", "es", "uk", "be", "ru")
_LINKED = ("Match", "matches", "matchedBy")
_NOT_ASKED = ("prefix", "base", "from", "named")  # behind these stands no term of the data


def reasons(store: ox.Store, tokens: Sequence[Token], prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """Say of terms and texts of a query that the dataset has them nowhere, and what could have been meant."""
    name = full_names(tokens, prefixes)
    terms, nodes = Terms(store), {graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)}
    missing: dict[str, None] = {}
    for position, token in enumerate(tokens):
        if len(missing) == MOST:
            break
        if token.kind in ("iri", "name") and _is_asked(tokens, position):
            iri = name(token)
            if ":" in iri and iri not in nodes and not _has(terms, iri):
                near = _graph(tokens[position - 1], iri, nodes) or _near(iri)
                missing[f"Nothing here is called {token.text}.{near}"] = None
        elif token.kind == "string" and _is_value(tokens, position) and _has(terms, said := name(tokens[position - 1])):
            missing |= dict.fromkeys(_without_text(store, tokens, position, said))
    return tuple(missing)


def _is_asked(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a name stands for something in the data: not for a prefix, a datatype or a function."""
    token = tokens[position]
    before = [tokens[position - back] for back in (1, 2) if position >= back]
    after = tokens[position + 1].text if position + 1 < len(tokens) else ""
    is_declared = any(other.word in _NOT_ASKED for other in before)
    is_function = after == "(" and token.inside == "("
    is_typed = bool(before) and before[0].text == "^^"
    return not (token.template or token.text.startswith("_:") or is_declared or is_function or is_typed)


def _is_value(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a text stands behind a predicate, in no expression."""
    before = tokens[position - 1]
    return bool(position) and before.kind in ("iri", "name") and tokens[position].inside == "{" and not before.data


def _has(terms: Terms, iri: str) -> bool:
    try:
        return iri in terms
    except ValueError:  # no IRI at all
        return True


def _graph(before: Token, iri: str, graphs: set[str]) -> str:
    """Say how the graph of a map is named where GRAPH names something in a map."""
    name = re.split(r"[#/]", iri)[-1]
    near = [graph for graph in sorted(graphs) if graph.rpartition("/")[2] == name] or sorted(graphs)
    return f" Write GRAPH <{near[0]}>." if before.word == "graph" and near else ""


def _near(iri: str) -> str:
    """Say which known term of the same vocabulary an unknown one could be."""
    prefix = next((prefix for prefix, space in PREFIXES.items() if iri.startswith(space)), "")
    if not prefix:
        return ""
    space = PREFIXES[prefix]
    local = iri.removeprefix(space)
    names = [known.removeprefix(space) for known in sorted(_known()) if known.startswith(space)]
    if local in names:
        is_linked = prefix == "argmap" and local in _LINKED
        return " It is for a corpus that was linked: argmap corpus link." if is_linked else ""
    folded = {known.lower(): known for known in names}
    near = [folded[local.lower()]] if local.lower() in folded else similar(local, names)
    return f" Did you mean {prefix}:{near[0]}?" if near else ""


@cache
def _known() -> frozenset[str]:
    """Return the terms that a dataset may have, concepts included."""
    ours = {PREFIXES["argmap"] + name for name in our_terms()}
    return frozenset(ours | {term.value for term in all_terms()})


def _without_text(store: ox.Store, tokens: Sequence[Token], position: int, predicate: str) -> Iterator[str]:
    """Say that no value of ``predicate`` is the text at ``position``, if it has neither language nor datatype."""
    text = re.sub(r"^('''|\"\"\"|'|\")(.*)\1$", r"\2", tokens[position].text, flags=re.DOTALL)
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if "\\" in text or ":" not in predicate or (behind and (behind.kind == "language" or behind.text == "^^")):
        return
    property_ = ox.NamedNode(predicate)

    def is_said(value: ox.Literal | ox.NamedNode) -> bool:
        return next(store.quads_for_pattern(None, property_, value, None), None) is not None

    if is_said(ox.Literal(text)):
        return
    shown = tokens[position - 1].text
    for language in _LANGUAGES:
        if is_said(ox.Literal(text, language=language)):
            yield f'No {shown} is plain "{text}": write "{text}"@{language}, or compare STR() of it.'
            return
    local = predicate.rpartition("#")[2]
    concept = f"{local}-{text}" if re.fullmatch(r"[\w-]+", text) else ""
    if concept in our_terms() and predicate.startswith(PREFIXES["argmap"]):
        yield f'No {shown} is "{text}": write argmap:{concept}.'
        return
    if typed := next((value for value in _typed(text) if is_said(value)), None):
        is_bare = typed.datatype in (Xsd.integer, Xsd.boolean, Xsd.decimal)
        as_written = text if is_bare else f'"{text}"^^xsd:{typed.datatype.value.rpartition("#")[2]}'
        yield f'No {shown} is the text "{text}": write {as_written}.'
        return
    values = (quad.object for quad in store.quads_for_pattern(None, property_, None, None))
    is_text = isinstance(next(values, None), ox.Literal)
    yield f'No {shown} is "{text}".' + f' For a part of it write FILTER(CONTAINS(?text, "{text}")).' * is_text


def _typed(text: str) -> Iterator[ox.Literal]:
    for datatype in (Xsd.integer, Xsd.boolean, Xsd.date, Xsd.gYearMonth, Xsd.gYear, Xsd.decimal):
        yield ox.Literal(text, datatype=datatype)
