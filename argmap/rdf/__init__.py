"""The dataset of a map: the only home of pyoxigraph, rdflib and SHACL.

Each name is imported when it is first used: writing a dataset does not pay for asking one, nor a query for SHACL.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # what type checkers take for true; importing typing for it would cost 5 ms at every start
if TYPE_CHECKING:
    from typing import Any

    from argmap.rdf.bridge import to_rdflib
    from argmap.rdf.decoding import decode
    from argmap.rdf.encoding import encode
    from argmap.rdf.query import BundledQuery, Parameter, bundled_queries
    from argmap.rdf.result import Result
    from argmap.rdf.serialisation import dump, load
    from argmap.rdf.shapes import validate
    from argmap.rdf.store import Store

__all__ = [
    "BundledQuery",
    "Parameter",
    "Result",
    "Store",
    "bundled_queries",
    "decode",
    "dump",
    "encode",
    "load",
    "to_rdflib",
    "validate",
]

_HOMES = {
    "BundledQuery": "query",
    "Parameter": "query",
    "Result": "result",
    "Store": "store",
    "bundled_queries": "query",
    "decode": "decoding",
    "dump": "serialisation",
    "encode": "encoding",
    "load": "serialisation",
    "to_rdflib": "bridge",
    "validate": "shapes",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
