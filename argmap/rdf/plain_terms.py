"""Terms of RDF in plain Python, for where pyoxigraph is missing: in the studio, whose browser has Oxigraph itself.

They are as much of pyoxigraph as writing a dataset takes. Nothing is parsed: what would need that is refused as faulty.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import util
from types import ModuleType
from typing import Any, ClassVar

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:%[0-9A-Fa-f]{2}|[^\x00-\x20<>\"{}|^`\\%])*")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE_TEXT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


@dataclass(frozen=True, slots=True)
class NamedNode:
    """A node with an IRI; raises ``ValueError`` for what is none."""

    value: str

    def __post_init__(self) -> None:
        if not _IRI.fullmatch(self.value):
            raise ValueError(f"Invalid IRI: {self.value!r}")

    def __str__(self) -> str:
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True)
class BlankNode:
    """A node without an IRI."""

    value: str


@dataclass(frozen=True, slots=True)
class DefaultGraph:
    """The graph without a name."""


class Literal:
    """A text, number or truth value, with its language or datatype."""

    __slots__ = ("datatype", "language", "value")
    direction = None  # of writing, which nothing here has

    def __init__(self, value: Any, *, datatype: NamedNode | None = None, language: str | None = None) -> None:
        kind = "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "string"
        kind = "double" if isinstance(value, float) else kind
        self.value = str(value).lower() if kind == "boolean" else str(value)
        self.language = language.lower() if language else None
        self.datatype = datatype or NamedNode(_LANGUAGE_TEXT if language else _XSD + kind)

    def _key(self) -> tuple[str, str | None, NamedNode]:
        return self.value, self.language, self.datatype

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literal) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())


@dataclass(frozen=True, slots=True)
class Triple:
    """A statement of RDF."""

    subject: Any
    predicate: Any
    object: Any


@dataclass(frozen=True, slots=True)
class Quad:
    """A statement of RDF in a graph."""

    subject: Any
    predicate: Any
    object: Any
    graph_name: Any = DefaultGraph()

    @property
    def triple(self) -> Triple:
        """The statement without its graph."""
        return Triple(self.subject, self.predicate, self.object)


class RdfFormat:
    """The names of notations."""

    TURTLE: ClassVar = "turtle"
    JSON_LD: ClassVar = "jsonld"
    N_QUADS: ClassVar = "nquads"
    TRIG: ClassVar = "trig"
    N_TRIPLES: ClassVar = "ntriples"
    RDF_XML: ClassVar = "rdfxml"


class CanonicalizationAlgorithm:
    """The name of what sorts blank nodes, which only datasets that are read have."""


class Dataset:
    """The kind of what only datasets that are read need."""


def parse(*_arguments: Any, **_named: Any) -> Any:
    """Refuse to read a dataset."""
    raise ValueError("no reader of RDF is here")


serialize = parse


def stand_in() -> None:
    """Let these terms be pyoxigraph where it is missing."""
    if util.find_spec("pyoxigraph") is None:
        module = ModuleType("pyoxigraph")
        module.__dict__.update({name: value for name, value in globals().items() if not name.startswith("_")})
        sys.modules["pyoxigraph"] = module
