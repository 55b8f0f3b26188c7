"""A query on its way to an engine: all that a worker needs to know of it, and nothing that takes long to import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

MAX_ROWS: Final = 200_000
MEMORY: Final = 1 << 30

Raw = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
FAULTS: Final = (SyntaxError, OSError, RuntimeError, ValueError)  # what Oxigraph raises for a query


@dataclass(frozen=True, slots=True)
class Job:
    """A checked query with all that it takes to run it; ``union`` asks all graphs at once, ``bound`` gives IRIs.

    ``memory`` is how many bytes a worker may use beyond its dataset, ``rows`` how many rows or triples an answer may have.

    ``quick`` is the query as Oxigraph answers it quickly (``argmap.rdf.rewriting``), where that is another text.
    """

    text: str
    prefixes: Mapping[str, str]
    union: bool
    ordered: bool
    bound: Mapping[str, str] = field(default_factory=dict)
    quick: str = ""
    memory: int = MEMORY
    rows: int = MAX_ROWS

    def run(self, store: Any, library: Any = ox, *, as_written: bool = False) -> Any:
        """Ask a store of Oxigraph, or of another library with its interface; returns what that does.

        Raises one of ``FAULTS``, then or while the answer is read.
        """
        if self.quick and not as_written:
            with suppress(SyntaxError):  # which is then told of the text that was written
                return self._ask(store, library, self.quick)
        return self._ask(store, library, self.text)

    def _ask(self, store: Any, library: Any, text: str) -> Any:
        return store.query(
            text,
            prefixes=dict(self.prefixes),
            use_default_graph_as_union=self.union,
            substitutions={library.Variable(name): library.NamedNode(iri) for name, iri in self.bound.items()},
        )
