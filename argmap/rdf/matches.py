"""The elements of a map that an answer names, to be pointed out in a picture."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from argmap.domain.model import ArgumentMap
from argmap.rdf.cell import Term
from argmap.rdf.names import Names
from argmap.rdf.result import Result


def named_elements(result: Result, argument_map: ArgumentMap) -> dict[str, str]:
    """The ids of the elements that stand anywhere in an answer, each with the columns that it stands in."""
    names = Names(argument_map.id)
    ids = {names.element(id_).value: id_ for id_ in argument_map.elements}
    columns, rows = result.table()
    columns_of_element: dict[str, dict[str, None]] = {}
    for row in rows:
        for column, term in zip(columns, row, strict=True):
            for node in _nodes(term):
                if node.value in ids:
                    columns_of_element.setdefault(ids[node.value], {})[column] = None
    is_graph = result.triples is not None  # whose columns say nothing
    return {id_: "" if is_graph else ", ".join(named) for id_, named in columns_of_element.items()}


def _nodes(term: Term) -> Iterator[NamedNode]:
    if isinstance(term, NamedNode):
        yield term
    elif isinstance(term, Triple):
        yield from _nodes(term.subject)
        yield from _nodes(term.object)
