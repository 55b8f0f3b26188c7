"""A dataset on disk that is written: maps come and go whole, and readers ask snapshots of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from argmap.domain.model import ArgumentMap
from argmap.rdf.encoding import encode
from argmap.rdf.graph import Verdicts
from argmap.rdf.names import Names
from argmap.rdf.store import is_of_vocabulary
from argmap.rdf.strength import Strengths
from argmap.rdf.vocabulary import MAPS, PREFIXES

VOCABULARY = ox.NamedNode(PREFIXES["argmap"].removesuffix("#"))  # the graph of what all maps say of our concepts


def quads_of(argument_map: ArgumentMap, verdicts: Verdicts | None, strengths: Strengths | None) -> bytes:
    """The dataset of one map as N-Quads, which pass quickly from one process to another.

    What it says of our concepts goes into a graph that all maps share: said once in each of a thousand graphs, it would
    be found a thousand times by a query over all of them.
    """
    quads = (
        ox.Quad(quad.subject, quad.predicate, quad.object, VOCABULARY) if is_of_vocabulary(quad) else quad
        for quad in encode(argument_map, verdicts, strengths)
    )
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


class DiskStore:
    """Oxigraph's store in ``folder``, open for one writer; raises ``OSError`` where another has it open."""

    def __init__(self, folder: Path) -> None:
        self._store = ox.Store(str(folder))

    def __len__(self) -> int:
        return len(self._store)

    def map_ids(self) -> set[str]:
        """The ids of all maps of which there is a graph."""
        graphs = (graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))
        return {unquote(graph.removeprefix(MAPS).partition("/")[0]) for graph in graphs if graph.startswith(MAPS)}

    def put(self, quads: bytes) -> None:
        """Add the dataset of a map, all of it or nothing."""
        self._store.load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)

    def drop(self, map_id: str) -> None:
        """Remove the dataset of a map: its graphs, and what describes it beside them."""
        names = Names(map_id)
        for graph in (names.graph, names.acceptance, names.explanations):
            self._store.remove_graph(graph)
        todo = [names.dataset]
        while todo:
            for quad in list(self._store.quads_for_pattern(todo.pop(), None, None, ox.DefaultGraph())):
                self._store.remove(quad)
                if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(names.dataset.value):
                    todo.append(quad.object)

    def publish(self, folder: Path) -> None:
        """Put a snapshot, which shares its files with the store, into ``folder``, which must not be there yet."""
        self._store.optimize()
        self._store.backup(str(folder))
