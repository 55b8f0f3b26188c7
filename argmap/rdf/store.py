"""A dataset to ask: thin over Oxigraph's store, in memory, closed to network and files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from argmap.domain.diagnostics import Diagnostic, QueryError
from argmap.domain.model import ArgumentMap
from argmap.rdf.answering import Job, answer
from argmap.rdf.encoding import encode
from argmap.rdf.graph import Verdicts
from argmap.rdf.guard import check_query
from argmap.rdf.names import Names
from argmap.rdf.result import Result
from argmap.rdf.strength import Strengths
from argmap.rdf.vocabulary import PREFIXES, Rdf, Sd

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.rdf.worker import Workers


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
        self._folder = ""
        for argument_map in maps:
            self.add(argument_map, (verdicts or {}).get(argument_map.id), (strengths or {}).get(argument_map.id))

    @classmethod
    def on_disk(cls, folder: str) -> Store:
        """The dataset in ``folder``, which Oxigraph wrote, to be asked and not changed; raises ``OSError``."""
        opened = cls()
        opened._store, opened._folder = ox.Store.read_only(folder), folder
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

    def load(self, text: str, format: str, file: str = "") -> None:
        """Put any RDF into the dataset, argmap's or not; raises ``ParseError``."""
        from argmap.rdf.serialisation import parse_quads

        self._extend(parse_quads(text, format, file))

    def _extend(self, quads: Iterable[ox.Quad]) -> None:
        self._store.extend(quads)
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

    def query(self, text: str, parameters: Mapping[str, str] | None = None, timeout: float | None = None) -> Result:
        """Answer a SPARQL query; ``parameters`` bind variables of its SELECT line to element ids or full IRIs.

        With ``timeout`` (seconds; 0 and none: no limit) a process that shares the dataset answers, and is killed when
        the time is over. Raises ``QueryError`` with line and column, also for what would change data or leave this
        computer.
        """
        graphs = {graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode)}
        checked = check_query(text, graphs, _Terms(self._store), self.prefixes)
        union = not checked.names_graphs and not self._has_default_graph()
        job = Job(text, self.prefixes, union, checked.ordered, self._terms(parameters))
        if not timeout or sys.platform == "emscripten":  # a browser has no processes, but can end this one
            return answer(self._store, job)
        from argmap.rdf.worker import Workers

        self._workers = self._workers or Workers(self._store, self._folder)
        return self._workers.query(job, timeout)

    def _has(self, quad: ox.Quad) -> bool:
        """Whether any graph says what ``quad`` says."""
        return next(self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None), None) is not None

    def _has_default_graph(self) -> bool:
        """Whether somebody else's triples stand in the default graph, which then is what a query asks, by the standard.

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
            raise QueryError(Diagnostic("which-map", message, None, "Give the full IRI."))
        return Names(self._ids[0]).element(value).value


def is_of_vocabulary(quad: ox.Quad) -> bool:
    """Whether ``quad`` says something of our own concepts, and so the same in every map."""
    return isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(PREFIXES["argmap"])


class _Terms:
    """The terms that stand anywhere in a dataset, looked up one by one."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def __contains__(self, iri: object) -> bool:
        term = ox.NamedNode(str(iri))
        found = (
            self._store.quads_for_pattern(term, None, None, None),
            self._store.quads_for_pattern(None, term, None, None),
            self._store.quads_for_pattern(None, None, term, None),
        )
        return any(next(quads, None) is not None for quads in found)
