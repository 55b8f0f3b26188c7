"""The columns of an answer as data frames and Arrow tables have them: one type to a column, found from its terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode

from argmap.domain.diagnostics import Needing
from argmap.rdf.cell import INTEGERS, XSD, Iri, Term, plain, value_of

if TYPE_CHECKING:
    import pandas
    import pyarrow

Rows = Sequence[Sequence[Term]]
_KINDS: Final = {
    **dict.fromkeys(INTEGERS, "integer"),
    **dict.fromkeys(("double", "float"), "number"),
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
    "dateTime": "moment",
}
_NUMBERS: Final = ("number", "decimal", "integer")  # from the widest
_READ: Final[dict[str, Callable[[str], Any]]] = {
    "integer": int,
    "decimal": Decimal,
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
    "moment": datetime.fromisoformat,
}
_DTYPES: Final = {
    "integer": "Int64",
    "number": "Float64",
    "decimal": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "moment": "datetime64[us]",
    "instant": "datetime64[us, UTC]",
    "text": "string",
}  # of pandas; Python's own objects for the rest: IRIs and columns of several kinds


def to_dataframe(names: Sequence[str], rows: Rows) -> pandas.DataFrame:
    """Return a pandas frame; raises ``MissingExtraError`` where pandas is not installed."""
    pandas = _library("pandas", "A data frame needs")
    columns = _typed(names, rows)
    series = [pandas.Series(values, dtype=_DTYPES.get(kind, "object")) for kind, values in columns]
    frame = pandas.concat(series, axis=1) if series else pandas.DataFrame(index=range(len(rows)))
    frame.columns = list(names)
    return frame


def to_arrow(names: Sequence[str], rows: Rows) -> pyarrow.Table:
    """Return an Arrow table, where the field of a column says in its metadata what kind of terms it has."""
    arrow = _library("pyarrow", "An Arrow table needs")
    columns = _typed(names, rows)
    types = {
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "moment": arrow.timestamp("us"),
        "instant": arrow.timestamp("us", tz="UTC"),
    }
    fields, arrays = [], []
    for name, (kind, values) in zip(names, columns, strict=True):
        type_ = types.get(kind, arrow.string())
        if kind == "decimal":
            array = _decimals(arrow, values)
        elif kind in types:
            array = arrow.array(values, type_)
        else:
            array = arrow.array([None if value is None else str(value) for value in values], type_)
        arrays.append(array)
        fields.append(arrow.field(name, array.type, metadata={"kind": kind}))
    return arrow.table(arrays, schema=arrow.schema(fields))


def to_parquet(names: Sequence[str], rows: Rows) -> bytes:
    """Return the Arrow table as a Parquet file."""
    table = to_arrow(names, rows)
    sink = _library("pyarrow", "Parquet needs").BufferOutputStream()
    import_module("pyarrow.parquet").write_table(table, sink)
    return bytes(sink.getvalue())


def to_arrow_file(names: Sequence[str], rows: Rows) -> bytes:
    """Return the Arrow table as an Arrow file (also known as Feather)."""
    table = to_arrow(names, rows)
    arrow = _library("pyarrow", "Arrow files need")
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _typed(names: Sequence[str], rows: Rows) -> list[tuple[str, list[Any]]]:
    """The kind and the values of each column."""
    return [_column([row[number] for row in rows]) for number in range(len(names))]


def _column(terms: Sequence[Term]) -> tuple[str, list[Any]]:
    kinds = {_kind(term) for term in terms if term is not None}
    kind = "mixed" if kinds else "text"
    if kinds and kinds <= set(_NUMBERS):
        kind = next(number for number in _NUMBERS if number in kinds)
    elif len(kinds) == 1:
        kind = kinds.pop()
    if kind == "mixed":
        return kind, [value_of(term) for term in terms]
    try:
        return _read(kind, terms)
    except (ValueError, ArithmeticError):  # a year before the first, or what its datatype does not allow
        return "text", [None if term is None else plain(term) for term in terms]


def _read(kind: str, terms: Sequence[Term]) -> tuple[str, list[Any]]:
    read = _READ.get(kind, Iri if kind == "iri" else float if kind == "number" else str)
    values = [None if term is None else read(plain(term)) for term in terms]
    known = [value for value in values if value is not None]
    if kind == "integer" and not all(-(2**63) <= value < 2**63 for value in known):
        return "decimal", [value if value is None else Decimal(value) for value in values]
    if kind == "moment" and (zones := [value for value in known if value.tzinfo]):
        if len(zones) < len(known):
            raise ValueError("some moments have a time zone, and some have none")
        return "instant", values
    return kind, values


def _kind(term: Term) -> str:
    if isinstance(term, NamedNode):
        return "iri"
    if isinstance(term, Literal) and term.datatype.value.startswith(XSD):
        return _KINDS.get(term.datatype.value[len(XSD) :], "text")
    return "text" if isinstance(term, Literal) else "other"


def _decimals(arrow: ModuleType, values: list[Any]) -> Any:
    try:
        return arrow.array(values, None if any(value is not None for value in values) else arrow.string())
    except arrow.ArrowInvalid:  # more digits than Arrow has room for
        return arrow.array([None if value is None else str(value) for value in values], arrow.string())


def _library(name: str, what: str) -> ModuleType:
    with Needing("argmap[tables]", f"{what} {name}, which is not installed."):
        return import_module(name)
