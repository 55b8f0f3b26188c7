"""A dataset to ask: thin over Oxigraph's store, in memory, closed to network and files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.domain.model import ArgumentMap
from argmap.rdf.answering import answer
from argmap.rdf.encoding import encode
from argmap.rdf.engine import OXIGRAPH
from argmap.rdf.graph import Verdicts
from argmap.rdf.guard import check_query
from argmap.rdf.job import MAX_ROWS, MEMORY, Job
from argmap.rdf.names import Names
from argmap.rdf.result import Result
from argmap.rdf.rewriting import rewrite
from argmap.rdf.strength import Strengths
from argmap.rdf.terms import Terms, count_of
from argmap.rdf.tokens import Token, full_names, read_tokens
from argmap.rdf.vocabulary import PREFIXES, VOCABULARY, Rdf, Sd, alignments, is_of_vocabulary, ontology

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.rdf.lookups import Lookups
    from argmap.rdf.posed import Query
    from argmap.rdf.tables import Tables
    from argmap.rdf.worker import Process, Workers


class Store:
    """Maps, each in its named graph; a query sees the union of all unless it names graphs itself.

    The usual prefixes need no PREFIX line, and for a single map neither do ``map:``, ``sources:`` and ``strands:``.
    """

    def __init__(
        self,
        maps: Iterable[ArgumentMap] = (),
        verdicts: Mapping[str, Verdicts] | None = None,
        strengths: Mapping[str, Strengths] | None = None,
    ) -> None:
        self._store = ox.Store()
        self._ids: list[str] = []
        self._workers: Workers | None = None
        self._lookups: Lookups | None = None
        self._place, self._engine = "", OXIGRAPH
        for argument_map in maps:
            self.add(argument_map, (verdicts or {}).get(argument_map.id), (strengths or {}).get(argument_map.id))

    @classmethod
    def on_disk(cls, folder: str, engine: str = OXIGRAPH, copy: str = "") -> Store:
        """The dataset in ``folder``, which Oxigraph wrote, to be asked and not changed; raises ``OSError``.

        Another ``engine`` of ``engine.ENGINES`` answers from a ``copy``, a file that is made if it is not there.
        """
        opened = cls()
        opened._store, opened._place, opened._engine = ox.Store.read_only(folder), copy or folder, engine
        if copy and not Path(copy).exists():
            from argmap.rdf.engine import copy as make

            make(opened._store, engine, Path(copy))
        return opened

    def add(
        self, argument_map: ArgumentMap, verdicts: Verdicts | None = None, strengths: Strengths | None = None
    ) -> None:
        """Put a map, its verdicts and its strengths into the dataset."""
        quads: Iterable[ox.Quad] = encode(argument_map, verdicts, strengths)
        if self._ids:  # what another map says of our concepts too would be found twice by a query over both
            quads = (quad for quad in quads if not (is_of_vocabulary(quad) and self._has(quad)))
        self._extend(quads)
        self._ids.append(argument_map.id)

    def tables(self) -> Tables:
        """The dataset as rows of tables, map by map."""
        from argmap.rdf.tables import Tables

        return Tables(self._store)

    def load(self, text: str, format: str, file: str = "") -> None:
        """Put any RDF into the dataset, argmap's or not; raises ``ParseError``."""
        from argmap.rdf.serialisation import parse_quads

        self._extend(parse_quads(text, format, file))

    def add_ontology(self) -> None:
        """Put ontology and alignments into the dataset, in graphs of their own, to ask for what is more general.

        What the dataset says already is left out: a query over all graphs would find it twice.
        """
        from argmap.rdf.serialisation import parse_quads

        for text, graph in ((ontology(), VOCABULARY), (alignments(), ox.NamedNode(f"{VOCABULARY.value}/alignments"))):
            new = [quad for quad in parse_quads(text, "turtle", graph.value) if not self._has(quad)]
            self._extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in new)

    def _extend(self, quads: Iterable[ox.Quad]) -> None:
        self._store.extend(quads)
        self._lookups = None
        if self._workers is not None:  # they hold what the store was
            self._workers.close()

    def __len__(self) -> int:
        return len(self._store)

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._store)

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries may use without declaring them."""
        own = Names(self._ids[0]).prefixes if len(self._ids) == 1 else {}
        return {**PREFIXES, **own}

    def start_worker(self) -> Process:
        """A new process that answers questions over this dataset as it is now; whoever starts it stops it."""
        from argmap.rdf.worker import start

        return start(self._store, self._place, self._engine)

    def look_up(self, question: Query) -> tuple[str, bytes] | None:
        """The media type and the bytes of the answer to a query that is plainly small; nothing for any other."""
        if self._place:  # which takes long to count, and is seldom small
            return None
        if self._lookups is None:
            from argmap.rdf.lookups import Lookups

            self._lookups = Lookups(self._store)
        return self._lookups.answer(question)

    @property
    def unites(self) -> bool:
        """Return whether a query that names no graphs sees all of them."""
        return not self._has_default_graph()

    def graphs(self) -> list[str]:
        """The IRIs of its named graphs, in order."""
        return sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))

    def query(
        self,
        text: str,
        parameters: Mapping[str, str] | None = None,
        timeout: float | None = None,
        *,
        memory: int | None = None,
        max_rows: int | None = None,
    ) -> Result:
        """Answer a SPARQL query; ``parameters`` bind variables of its SELECT line to element ids or full IRIs.

        With ``timeout`` (seconds; 0 and none: no limit) or ``memory`` (MB beyond the dataset) a process that shares the
        dataset answers, and is killed when it goes over them. ``max_rows`` limits rows or triples (200,000). Where there is
        no answer, its ``reasons`` say what the query names and the dataset does not have, or, of a query with limits,
        which condition leaves no row. Raises ``QueryError`` with line
        and column, also for what would change data or leave this computer.
        """
        checked = check_query(text, set(self.graphs()), Terms(self._store), self.prefixes)
        union = not checked.names_graphs and not self._has_default_graph()
        bound = self._terms(parameters)
        tokens = [*read_tokens(text)]
        job = Job(text, self.prefixes, union, checked.ordered, bound, self._quick(text, tokens, bound, union=union))
        job = replace(job, memory=(memory or 0) * 10**6 or MEMORY, rows=MAX_ROWS if max_rows is None else max_rows)
        limited = bool(timeout or memory or self._engine != OXIGRAPH)
        result = self._answer(job, timeout or 0, limited=limited)
        return replace(result, reasons=self._reasons(job, tokens, result, limited=limited))

    def _reasons(self, job: Job, tokens: list[Token], result: Result, *, limited: bool) -> tuple[str, ...]:
        """Reasons for which a query may have no answer, counts nothing, or leaves a column empty."""
        from argmap.rdf.conditions import empties, never_bound

        unbound = tuple(never_bound(tokens))
        is_count = len(result.rows) == 1 and any(token.word == "select" for token in tokens) and not any(result.rows[0])
        if unbound or result.boolean or (len(result) and not is_count):
            return unbound
        from argmap.rdf.absence import reasons

        def ask(text: str, seconds: float) -> Result:
            quick = self._quick(text, [*read_tokens(text)], job.bound, union=job.union)
            return self._answer(replace(job, text=text, quick=quick, ordered=True), seconds, limited=True)

        lacking = reasons(self._store, tokens, self.prefixes)
        if lacking or not limited or sys.platform == "emscripten":  # nothing would stop what takes too long
            return lacking
        return tuple(empties(job.text, tokens, self.prefixes, ask))

    def _answer(self, job: Job, seconds: float, *, limited: bool) -> Result:
        if not limited or sys.platform == "emscripten":  # a browser has no processes, but can end this one
            return answer(self._store, job)
        from argmap.rdf.worker import Workers

        self._workers = self._workers or Workers(self._store, self._place, self._engine)
        return self._workers.query(job, seconds)

    def _quick(self, text: str, tokens: list[Token], bound: Mapping[str, str], *, union: bool) -> str:
        """The query as Oxigraph answers it quickly, if that is another text."""
        names = full_names(tokens, self.prefixes)
        in_one_graph = union and not any(token.word in ("graph", "from") for token in tokens)
        exists = (lambda token: self._has_node(names(token))) if in_one_graph else None
        quick = rewrite(text, tokens, bound, exists, count_of(self._store, names), on_disk=bool(self._place))
        return "" if quick == text else quick

    def _has(self, quad: ox.Quad) -> bool:
        """Return whether any graph says what ``quad`` says."""
        return next(self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None), None) is not None

    def _has_node(self, iri: str) -> bool:
        """Return whether anything is said of what ``iri`` names, or anything has it as its object."""
        node = ox.NamedNode(iri) if ":" in iri else None
        ends = ((node, None), (None, node)) if node else ()
        return any(any(True for _ in self._store.quads_for_pattern(s, None, o, None)) for s, o in ends)

    def _has_default_graph(self) -> bool:
        """Return whether others' triples stand in the default graph, which then is what a query asks, by the standard.

        Ours holds only the description of the dataset.
        """
        default = ox.DefaultGraph()
        if self._ids or any(True for _ in self._store.quads_for_pattern(None, Rdf.type, Sd.Dataset, default)):
            return False
        return any(True for _ in self._store.quads_for_pattern(None, None, None, default))

    def _terms(self, parameters: Mapping[str, str] | None) -> dict[str, str]:
        return {name: self._iri(value) for name, value in (parameters or {}).items()}

    def _iri(self, value: str) -> str:
        prefix, colon, local = value.partition(":")
        if colon and (local.startswith("//") or prefix in ("urn",)):
            return value
        if colon and prefix in self.prefixes:
            return self.prefixes[prefix] + local
        if len(self._ids) != 1:
            message = f"{value!r} could be in any of {len(self._ids)} maps."
            raise QueryError.because("which-map", message, "Give the full IRI.")
        return Names(self._ids[0]).element(value).value
