"""The names that the columns of the table have as data of GraphML."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.domain.fields import Field
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Statement
from argmap.formats.table.columns import cells, column

NAMES = {"at": "anchors", "by": "asserted_by", "about": "entities"}  # columns of the table -> data of a node
NAMES_OF_MAP = {"text": "summary", "author": "authors", "date": "created"}
_KINDS = (Statement, Argument, Inference, Conflict)
_APART = frozenset(("kind", "id", "title", "from", "to"))  # what ties a node to others is edges


def _columns(kinds: tuple[type, ...]) -> Mapping[str, Field]:
    """The columns that rows of these kinds may fill, each with its field."""
    known = {column(field, kind): field for kind in kinds for field in cells(kind)}
    anchors = {name: known["at"] for name in ("phrase", "digest") if "at" in known}
    return {name: field for name, field in {**known, **anchors}.items() if name not in _APART}


NODE_COLUMNS, MAP_COLUMNS = _columns(_KINDS), _columns((ArgumentMap,))
LISTS = frozenset(  # the columns that hold several values, rather than one in JSON
    name
    for name, field in {**NODE_COLUMNS, **MAP_COLUMNS}.items()
    if field.type.startswith("tuple") and "Extra" not in field.type
)
