"""The dataset of a map: the only home of pyoxigraph, rdflib and SHACL.

Each name is imported when it is first used: writing a dataset does not pay for asking one, nor a query for SHACL.
"""

from __future__ import annotations

from argmap.domain.lazy import lazy

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.rdf.bridge import to_rdflib
    from argmap.rdf.decoding import decode
    from argmap.rdf.encoding import encode
    from argmap.rdf.engine import ENGINES
    from argmap.rdf.query import BundledQuery, Parameter, bundled_queries
    from argmap.rdf.result import Result
    from argmap.rdf.serialisation import dump, load
    from argmap.rdf.shapes import validate
    from argmap.rdf.store import Store

__all__ = [
    "ENGINES",
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

__getattr__, __dir__ = lazy(
    __name__,
    {
        "rdf.bridge": ("to_rdflib",),
        "rdf.decoding": ("decode",),
        "rdf.encoding": ("encode",),
        "rdf.engine": ("ENGINES",),
        "rdf.query": ("BundledQuery", "Parameter", "bundled_queries"),
        "rdf.result": ("Result",),
        "rdf.serialisation": ("dump", "load"),
        "rdf.shapes": ("validate",),
        "rdf.store": ("Store",),
    },
)
