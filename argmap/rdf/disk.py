"""A dataset on disk that is written: maps come and go whole, and readers ask snapshots of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from argmap.domain.model import ArgumentMap
from argmap.rdf.encoding import encode
from argmap.rdf.graph import Verdicts
from argmap.rdf.names import Names
from argmap.rdf.serialisation import parse_quads
from argmap.rdf.strength import Strengths
from argmap.rdf.vocabulary import MAPS, VOCABULARY, alignments, is_of_vocabulary, ontology


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


def claims_of(argument_map: ArgumentMap) -> list[tuple[str, str]]:
    """The IRI and the text of every statement, as the dataset has them."""
    names = Names(argument_map.id)
    return [(names.element(s.id).value, s.text or s.title) for s in argument_map.statements]


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
        """Add the datasets of maps. In bulk: a transaction would be slower, and fill more than a gigabyte of buffers."""
        self._store.bulk_load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)

    def drop(self, map_id: str) -> None:
        """Remove the dataset of a map: its graphs, and what describes it beside them."""
        for graph in _graphs_of(map_id):
            self._store.remove_graph(graph)
        for quad in _description_of(map_id, self._store):
            self._store.remove(quad)

    def take_back(self, map_ids: Collection[str], snapshot: Path) -> None:
        """Put the datasets of maps as they are in a snapshot into the place of what is here of them."""
        source = ox.Store.read_only(str(snapshot))
        for map_id in map_ids:
            self.drop(map_id)
            for graph in _graphs_of(map_id):
                self._store.extend(source.quads_for_pattern(None, None, None, graph))
            self._store.extend(_description_of(map_id, source))

    def replace(self, graphs: Collection[ox.NamedNode], quads: bytes, for_ontology: ox.NamedNode | None) -> None:
        """Put quads, and if a graph is named the ontology, into the place of what ``graphs`` say.

        Raises ``SyntaxError`` before anything is changed. In bulk, as maps are: who is killed meanwhile leaves a part.
        """
        extra = [*self._ontology(for_ontology, graphs)] if for_ontology else []
        triples = {quad.triple for quad in extra}
        said_anew = {quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS) if quad.triple in triples}
        for graph in graphs:
            self.clear(graph)
        self.put(quads)
        self._store.extend(quad for quad in extra if quad.triple not in said_anew)

    def _ontology(self, graph: ox.NamedNode, without: Collection[ox.NamedNode]) -> Iterator[ox.Quad]:
        """The ontology and its alignments, but for what the dataset says already, in graphs other than ``without``."""
        for text in (ontology(), alignments()):
            for quad in parse_quads(text, "turtle", graph.value):
                same = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
                if all(other.graph_name in without for other in same):
                    yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def clear(self, graph: ox.NamedNode) -> None:
        """Remove all that a graph says."""
        self._store.remove_graph(graph)

    def publish(self, folder: Path) -> None:
        """Put a snapshot, which shares its files with the store, into ``folder``, which must not be there yet."""
        self._store.optimize()
        self._store.backup(str(folder))


def _graphs_of(map_id: str) -> tuple[ox.NamedNode, ...]:
    names = Names(map_id)
    return names.graph, names.acceptance, names.explanations


def _description_of(map_id: str, store: ox.Store) -> list[ox.Quad]:
    """The quads beside the graphs of a map that describe its dataset."""
    dataset = Names(map_id).dataset
    described: dict[ox.NamedNode, list[ox.Quad]] = {}
    todo = [dataset]
    while todo:
        if (node := todo.pop()) in described:
            continue
        described[node] = [*store.quads_for_pattern(node, None, None, ox.DefaultGraph())]
        ends = (quad.object for quad in described[node])
        todo += [end for end in ends if isinstance(end, ox.NamedNode) and end.value.startswith(dataset.value)]
    return [quad for quads in described.values() for quad in quads]
