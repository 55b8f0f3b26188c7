"""Questions as they come over HTTP, checked and answered within a worker, as the bytes that go back.

The checks stand in the worker too: whatever a text does to them, it does to a process that can be killed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Final, NamedTuple, cast

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.rdf.answering import check_size, explain
from argmap.rdf.guard import Checked, check_query, is_plainly_harmless
from argmap.rdf.job import FAULTS, MAX_ROWS, Job
from argmap.rdf.media import GRAPHS, TABLES, TRIPLES
from argmap.rdf.rewriting import may_change, rewrite
from argmap.rdf.terms import Terms, count_of
from argmap.rdf.tokens import full_names, read_tokens

_PASSED: Final = 512  # checked queries that are remembered
LARGE: Final = 100_000  # quads: as many as looking one up costs much more than reading it among others
Raw = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class RefusedError(Exception):
    """A question that is not answered, with the status of HTTP that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Query(NamedTuple):  # which is made in a fifth of the time of a frozen dataclass, for each request
    """A query, and the media types in which a table and triples are wanted ("": that its kind is not accepted).

    ``default_graphs`` and ``named_graphs`` are those of the protocol, which count instead of the query's own.
    """

    text: str
    table: str
    triples: str
    base: str = ""
    prefixes: Mapping[str, str] = {}
    union: bool = True
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def asks_all(self) -> bool:
        """Return whether it is asked of all graphs at once, unless it names some itself."""
        return self.union and not self.default_graphs and not self.named_graphs

    def answer(self, store: ox.Store, sink: IO[bytes]) -> str:
        """Write the answer to ``sink``, and return its media type; raises ``RefusedError`` or an error of Oxigraph's."""
        job = Job(self.text, self.prefixes, self.union, ordered=True)
        try:
            raw = self._ask(store)
        except QueryError as error:
            raise RefusedError(400, str(error)) from None
        except FAULTS as error:
            raise RefusedError(400, str(explain(error, job).diagnostics[0])) from None
        return _write(raw, self, sink)

    def _ask(self, store: ox.Store) -> Raw:
        graphs = _graphs_of(store)
        checked, quick = _check(self.text, graphs, _Known(store), tuple(self.prefixes.items()))
        used = {name: iri for name, iri in self.prefixes.items() if f"{name}:" in self.text}
        with suppress(SyntaxError):  # which is then told of the text that was written
            return self.run(store, quick, used, names_graphs=checked.names_graphs)
        check_query(self.text, graphs, _Known(store), self.prefixes)  # which may say more of what is no query
        return self.run(store, self.text, used, names_graphs=checked.names_graphs)

    def run(self, store: ox.Store, text: str, prefixes: dict[str, str], *, names_graphs: bool = False) -> Raw:
        """Ask what has been checked, in the words of ``text``; raises ``QueryError`` or an error of Oxigraph's."""
        own = (*self.default_graphs, *self.named_graphs)
        for name in own:
            if name not in _graphs_of(store):
                message = f"There is no graph <{name}> here, and nothing is ever fetched."
                raise QueryError.because("no-graph", message, "Ask for the graphs: SELECT DISTINCT ?g { GRAPH ?g {} }.")
        return store.query(
            text,
            prefixes=prefixes,
            base_iri=self.base or None,
            use_default_graph_as_union=self.asks_all and not names_graphs,
            default_graph=[*map(ox.NamedNode, self.default_graphs)] if own else None,
            named_graphs=[*map(ox.NamedNode, self.named_graphs)] if own else None,
        )


@dataclass(frozen=True, slots=True)
class Dump:
    """A graph (``None``: the default graph), or with ``whole`` the dataset, in a media type."""

    kind: str
    graph: str | None = None
    whole: bool = False

    def answer(self, store: ox.Store, sink: IO[bytes]) -> str:
        """Write it to ``sink``, and return its media type; raises ``RefusedError``."""
        if self.whole:
            if self.kind not in GRAPHS:
                raise RefusedError(406, f"A dataset can be had as {', '.join(GRAPHS)}.")
            store.dump(sink, format=TRIPLES[self.kind])
            return self.kind
        try:
            graph = ox.DefaultGraph() if self.graph is None else ox.NamedNode(self.graph)
        except ValueError:
            raise RefusedError(400, "graph= wants a full IRI.") from None
        if isinstance(graph, ox.NamedNode) and self.graph not in _graphs_of(store):
            raise RefusedError(404, f"There is no graph <{self.graph}> here.")
        store.dump(sink, format=TRIPLES[self.kind], from_graph=graph)
        return self.kind


@lru_cache(2)
def _is_large(store: ox.Store) -> bool:
    """Return whether a dataset is so large that it is on a disk, as a corpus is."""
    counted = store.query(f"SELECT (COUNT(*) AS ?n) {{ SELECT ?s {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {LARGE} }}")
    assert isinstance(counted, ox.QuerySolutions)
    return int(next(counted)[0].value) == LARGE


@lru_cache(2)  # a worker's store does not change
def _graphs_of(store: ox.Store) -> frozenset[str]:
    return frozenset(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))


class _Known(Terms):
    """The terms of a store, equal to those of the same store, so that what was checked with them is remembered."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.store is self.store

    def __hash__(self) -> int:
        return id(self.store)


@lru_cache(_PASSED)
def _check(
    text: str, graphs: frozenset[str], known: _Known, prefixes: tuple[tuple[str, str], ...]
) -> tuple[Checked, str]:
    """The query once it has passed, and as Oxigraph answers it quickly."""
    if is_plainly_harmless(text):
        checked = Checked(text, names_graphs=False, ordered=False)
    else:
        checked = check_query(text, graphs, known, dict(prefixes))
    is_large = _is_large(known.store)
    if not may_change(text) and not is_large:
        return checked, text
    tokens = [*read_tokens(text)]
    counts = count_of(known.store, full_names(tokens, dict(prefixes)))
    return checked, rewrite(text, tokens, {}, None, counts, on_disk=is_large)


def _write(raw: object, wanted: Query, sink: IO[bytes]) -> str:
    if isinstance(raw, ox.QueryTriples):
        if not wanted.triples:
            raise RefusedError(406, f"These triples can be had as {', '.join(TRIPLES)}.")
        triples = _unique(raw)
        ox.serialize(triples, sink, format=TRIPLES[wanted.triples], prefixes=dict(wanted.prefixes))
        return wanted.triples
    if not wanted.table:
        raise RefusedError(406, f"This answer can be had as {', '.join(TABLES)}.")
    cast("ox.QuerySolutions", raw).serialize(sink, format=TABLES[wanted.table])
    return wanted.table


def _unique(raw: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Each triple once; raises ``RefusedError`` for too many."""
    triples: dict[ox.Triple, None] = {}
    for triple in raw:
        triples[triple] = None
        try:
            check_size(len(triples), MAX_ROWS)
        except QueryError as error:
            raise RefusedError(507, str(error.diagnostics[0])) from None
    return list(triples)


Question = Query | Dump
Answer = Callable[[ox.Store, IO[bytes]], str]
