"""The engines behind the one door of a store: each is loaded, asked by a ``Job`` within a worker's limits, and closed.

Oxigraph answers unless somebody asks for another, which has to have its interface (``ENGINES``); bench/README.md says how
they compare.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph as ox

from argmap.domain.diagnostics import Needing
from argmap.rdf.job import Job

OXIGRAPH: Final = "oxigraph"
ENGINES: Final = {OXIGRAPH: "pyoxigraph", "oxilite": "oxilite"}  # by name, the library that has each


class Engine:
    """A dataset that an engine has open."""

    def __init__(self, name: str, store: Any) -> None:
        self._name, self._library, self._store = name, _library(name), store

    @classmethod
    def load(cls, name: str, place: str) -> Engine:
        """Open the dataset in a folder of Oxigraph's, or in a file of another's."""
        return cls(name, _library(name).Store.read_only(place))

    def query(self, job: Job, sink: IO[bytes]) -> str:
        """Write ``rows`` as SPARQL TSV or ``triples`` as N-Triples into ``sink``, and return which; of ASK, true or false.

        Raises one of ``answering.FAULTS``. Limits are the worker's, whose process ends at them.
        """
        raw = job.run(self._store, self._library, as_written=self._name != OXIGRAPH)
        if isinstance(raw, self._library.QueryBoolean):
            return "true" if raw else "false"
        if hasattr(raw, "variables"):
            raw.serialize(sink, format=self._library.QueryResultsFormat.TSV)
            return "rows"
        raw.serialize(sink, format=self._library.RdfFormat.N_TRIPLES)
        return "triples"

    @property
    def store(self) -> Any:
        """The store of the engine's own kind."""
        return self._store

    def close(self) -> None:
        """Let go of the dataset."""
        self._store = None


def copy(store: ox.Store, name: str, place: Path) -> None:
    """Write the dataset of ``store`` into a file for another engine, whole or not at all."""
    from tempfile import TemporaryDirectory

    library = _library(name)
    with TemporaryDirectory(dir=place.parent, prefix=f".{name}-") as folder:
        quads, made = Path(folder) / "all.nq", Path(folder) / place.name
        with quads.open("wb") as file:
            store.dump(file, format=ox.RdfFormat.N_QUADS)
        target = library.Store(str(made))
        target.bulk_load(path=str(quads), format=library.RdfFormat.N_QUADS, lenient=True)
        target.optimize()
        del target
        made.rename(place)


def _library(name: str) -> Any:
    with Needing(f"argmap[{name}]", f"The engine {name} is not installed."):
        return import_module(ENGINES[name])
