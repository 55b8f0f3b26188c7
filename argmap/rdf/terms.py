"""The terms that stand anywhere in a dataset, looked up one by one, and how many triples have them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

import pyoxigraph as ox

from argmap.rdf.tokens import Token
from argmap.rdf.vocabulary import Rdf

MOST: Final = 10_000  # that are counted, in some milliseconds


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


def count_of(store: ox.Store, name: Callable[[Token], str]) -> Callable[[Token, Token | None], int]:
    """Return what counts the triples with a predicate and, if it is one, an object, up to ``MOST``."""

    def term(token: Token) -> ox.NamedNode:
        return Rdf.type if token.text == "a" else ox.NamedNode(name(token))

    def count(predicate: Token, object_: Token | None) -> int:
        try:
            quads = store.quads_for_pattern(None, term(predicate), term(object_) if object_ else None, None)
        except ValueError:  # no IRI at all
            return 0
        return sum(1 for _ in islice(quads, MOST))

    return count
