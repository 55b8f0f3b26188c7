"""The terms that stand anywhere in a dataset, looked up one by one."""

from __future__ import annotations

import pyoxigraph as ox


class Terms:
    """A container of IRIs: those that a store says anything of, with or about."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def __contains__(self, iri: object) -> bool:
        term = ox.NamedNode(str(iri))
        uses = (
            self.store.quads_for_pattern(term, None, None, None),
            self.store.quads_for_pattern(None, term, None, None),
            self.store.quads_for_pattern(None, None, term, None),
        )
        return any(next(quads, None) is not None for quads in uses)
