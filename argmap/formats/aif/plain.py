"""A new AIF document: just what the model says, each node called by the id of its element, each row a line.

Rows are put together as text, since a large map has hundreds of thousands of them, all alike but for ids and words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count, repeat
from json.encoder import encode_basestring
from operator import attrgetter

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Preference, Rephrase, Statement
from argmap.domain.relations import relations_of, tied
from argmap.formats.aif import schemes

TYPES: Mapping[type, str] = {
    Statement: "I",
    Inference: "RA",
    Conflict: "CA",
    Rephrase: "MA",
    Preference: "PA",
}

ELEMENT = "elementID"  # the key by which a node of xAIF says the id of its element, which it has a number for
LISTS = ("locutions", "participants", "schemefulfillments", "descriptorfulfillments")  # that tools of xAIF look into

EDGE_CELLS = 4  # that an edge has, as they stand in ``_edges``

_NAME = re.compile(r"(?!\d+\Z)\w[\w-]*")
quoted = encode_basestring


def spell(argument_map: ArgumentMap, wrapped: bool = False) -> str:
    """Write a map of which AIF can say everything; ``wrapped`` makes it xAIF."""
    if wrapped:
        return _wrapped(argument_map)
    ids = "".join(map(attrgetter("id"), argument_map))
    escaped = len(quoted(ids)) > len(ids) + 2
    names = {element.id: quoted(element.id)[1:-1] for element in argument_map} if escaped else None
    called = (quoted(element.id) for element in (*argument_map.statements, *relations_of(argument_map)))
    return "".join(("{\n", *_graph(argument_map, called, names, '"'), ',\n"locutions": []\n}\n'))


def _wrapped(argument_map: ArgumentMap) -> str:
    """xAIF: nodes and edges are numbered, since its tools count on from the highest, and each node names its element."""
    numbers = {
        element.id: number for number, element in enumerate((*argument_map.statements, *relations_of(argument_map)))
    }
    names = {name: str(number) for name, number in numbers.items()}
    called = (f'{number}, "{ELEMENT}": {quoted(name)}' for name, number in numbers.items())
    graph = "".join((*_graph(argument_map, called, names, ""), *(f',\n"{name}": []' for name in LISTS)))
    text = quoted(marked_text(argument_map, numbers))
    return f'{{\n"AIF": {{\n{graph}\n}},\n"text": {{\n"txt": {text}\n}},\n"dialog": false,\n"OVA": []\n}}\n'


def is_name(key: str) -> bool:
    """Return whether the id of a node can be that of an element as it is: a word, and no number."""
    return _NAME.fullmatch(key) is not None


def words(statement: Statement) -> str:
    """Return what the node of a statement says."""
    return statement.text or statement.title


def marked_text(argument_map: ArgumentMap, keys: Mapping[str, object]) -> str:
    """The statements, one after the other, as the text of an xAIF document; ``keys`` are the ids of their nodes."""
    import html  # with its table of entities, which most documents need not

    return "<br><br>".join(
        f'<span class="highlighted" id="node{html.escape(str(keys[s.id]))}">{html.escape(words(s))}</span>'
        for s in argument_map.statements
    )


def _is_undercut(argument_map: ArgumentMap, conflict: Conflict) -> bool:
    """Return whether a conflict is an undercut that must be called one, since it is not aimed at an inference."""
    if conflict.kind is not ConflictKind.UNDERCUT:
        return False
    return not isinstance(argument_map.elements.get(conflict.target), Inference)


def _graph(
    argument_map: ArgumentMap, called: Iterable[str], names: Mapping[str, str] | None, quote: str
) -> Iterator[str]:
    """Yield nodes and edges in pieces, to be joined with what stands around them in one go: they may be many megabytes.

    ``called`` is what stands behind ``"nodeID":`` in each row, and ``names`` what edges call the nodes, by the ids of
    their elements; without these they call them so.
    """
    yield '"nodes": '
    yield from _list(_nodes(argument_map, iter(called)))
    yield ',\n"edges": '
    yield from _list(_edges(argument_map, names, quote))


def _list(rows: list[str]) -> tuple[str, ...]:
    return ("[\n", ",\n".join(rows), "\n]") if len(rows) > 1 else ("[", *rows, "]")


def _nodes(argument_map: ArgumentMap, called: Iterator[str]) -> list[str]:
    """The rows of nodes: those of statements, then those of relations, kind by kind."""
    m = argument_map
    rows = [
        f'{{"nodeID": {name}, "text": {quoted(words(s))}, "type": "I"}}'
        for s, name in zip(m.statements, called, strict=False)
    ]
    said = (
        *(_named("RA", inference.scheme, False) for inference in m.inferences),
        *(_named("CA", conflict.scheme, _is_undercut(m, conflict)) for conflict in m.conflicts),
        *(_named(TYPES[type(other)], "", False) for other in (*m.rephrases, *m.preferences)),
    )
    return rows + [f'{{"nodeID": {name}, {saying}}}' for name, saying in zip(called, said, strict=True)]


@lru_cache(maxsize=1024)
def _named(kind: str, scheme: str, undercut: bool) -> str:
    """Return what the nodes of all relations of a kind and scheme say alike, without the braces around it."""
    names = schemes.write(kind, scheme, undercut)
    return json.dumps({"text": names.pop("text"), "type": kind, **names}, ensure_ascii=False)[1:-1]


def _edges(argument_map: ArgumentMap, names: Mapping[str, str] | None, quote: str) -> list[str]:
    """The rows of edges, numbered, from each source of a relation to it, and from there to its target."""
    starts: list[str] = []
    ends: list[str] = []
    for own, sources, target in tied(argument_map):
        starts += (*sources, own)
        ends += (*repeat(own, len(sources)), target)
    if names is not None:
        starts, ends = ([names[id_] for id_ in column] for column in (starts, ends))
    q = quote
    return [
        f'{{"edgeID": {q}{number}{q}, "fromID": {q}{start}{q}, "toID": {q}{end}{q}, "formEdgeID": null}}'
        for number, start, end in zip(count(1), starts, ends, strict=False)
    ]
