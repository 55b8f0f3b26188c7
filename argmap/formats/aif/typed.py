"""AIF in the fashion of AIFdb, decoded straight into the slots of rows: texts and nulls under known keys, and no more.

Nearly all large documents are of that fashion. Any other, and each that has a fault, is for ``source.parse``, which reads
all JSON and knows the place of each value. Importing msgspec takes as long as is saved in a document of some megabytes.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, get_args

from msgspec import UNSET, MsgspecError, Struct, UnsetType
from msgspec.json import Decoder, Encoder

Value: TypeAlias = str | UnsetType | None
Kind: TypeAlias = Literal["I", "L", "TA", "YA", "RA", "CA", "MA", "PA"]
KINDS = get_args(Kind)

_ESCAPED = re.compile(r"\\u(?:[dD][89a-fA-F]|00(?:00|22))")  # what no text may hold, and quotation marks


class Node(
    Struct,
    forbid_unknown_fields=True,
    gc=False,
    rename={"key": "nodeID", "number": "schemeID"},
):
    """A node; the number of its scheme is that in AIFdb."""

    key: str
    type: Kind
    text: str
    timestamp: Value = UNSET
    scheme: Value = UNSET
    number: Value = UNSET


class Edge(
    Struct,
    forbid_unknown_fields=True,
    gc=False,
    rename={"start": "fromID", "end": "toID", "number": "edgeID", "form": "formEdgeID"},
):
    """An edge between the nodes that have these keys."""

    start: str
    end: str
    number: Value = UNSET
    form: Value = UNSET


class Graph(Struct, forbid_unknown_fields=True):
    """A whole document."""

    nodes: list[Node]
    edges: list[Edge]
    locutions: list[dict[str, str | None]] | UnsetType = UNSET
    participants: list[dict[str, str | None]] | UnsetType = UNSET


_NO_MORE = (UNSET, UNSET, UNSET)
_DECODER, _ENCODER = Decoder(Graph), Encoder()
_AT_ONCE = 1000  # rows


def decode(text: str) -> Graph | None:
    """Return the graph, or ``None`` where the document is of another fashion, has a fault, or may have one.

    No value is lost: a text in which a key is given twice has more quotation marks than what is decoded of it.
    """
    if "\\" in text and "\\u" in text and _ESCAPED.search(text):  # the first costs next to nothing
        return None
    try:
        graph = _DECODER.decode(text)
    except (MsgspecError, UnicodeEncodeError):
        return None
    return graph if text.count('"') == _quotes(graph) else None


def is_bare(graph: Graph) -> bool:
    """Return whether statements have no more than id, type and text and edges all that argmap writes."""
    statements = (node for node in graph.nodes if node.type == "I")
    more = any((node.timestamp, node.scheme, node.number) != _NO_MORE for node in statements)
    return (
        not more
        and graph.locutions is not UNSET
        and graph.participants is UNSET
        and all(edge.number is not UNSET and edge.form is not UNSET for edge in graph.edges)
    )


def _quotes(graph: Graph) -> int:
    """Count the quotation marks with which a graph is spelled, in pieces that fit into the memory next to a processor."""
    marks, piece = 0, bytearray()
    for name in graph.__struct_fields__:
        rows = getattr(graph, name)
        if rows is UNSET:
            continue
        marks += 2  # around its key
        for first in range(0, len(rows), _AT_ONCE):
            _ENCODER.encode_into(rows[first : first + _AT_ONCE], piece)
            marks += piece.count(b'"')
    return marks
