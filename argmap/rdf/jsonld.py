"""JSON-LD that reads like JSON: short keys from a bundled context, carried inside so that nothing is fetched."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from argmap.domain.characters import escape_json
from argmap.domain.diagnostics import MapError
from argmap.rdf.turtle import Object, Shortener
from argmap.rdf.vocabulary import Rdf, Xsd

# By graph ("" for the default one), node and property.
Graphs: TypeAlias = dict[str, dict[NamedNode, dict[NamedNode, list[Object]]]]

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what a JSON number keeps, in its canonical spelling


@functools.cache
def bundled_context() -> dict[str, Any]:
    """The context that every document carries: prefixes, and a short key for each property."""
    text = (Path(__file__).parent / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def dump(quads: Iterable[Quad], prefixes: Mapping[str, str], own: Mapping[str, str]) -> str:
    """Return ``quads`` as a JSON-LD document: an entry per named graph; ``own`` are the map's own prefixes."""
    graphs = _grouped(quads)
    context, short = bundled_context(), {**prefixes, **own}
    if clashing := _schemes(graphs) & short.keys():  # an address such as sd:name would be read as a short one
        context = {key: _spelt_out(entry, clashing, short) for key, entry in context.items() if key not in clashing}
        own = {prefix: iri for prefix, iri in own.items() if prefix not in clashing}
        short = {prefix: iri for prefix, iri in short.items() if prefix not in clashing}
    writer = _Writer(context, Shortener(short))
    entries: list[dict[str, Any]] = []
    for graph, nodes in graphs.items():
        written = [writer.node(subject, properties) for subject, properties in nodes.items()]
        entries += [{"@id": graph, "@graph": written}] if graph else written
    return _lay_out({"@context": {**context, **own}, "@graph": entries})


def _grouped(quads: Iterable[Quad]) -> Graphs:
    graphs: Graphs = {}
    for quad in quads:
        name = quad.graph_name
        graph = str(name) if isinstance(name, BlankNode) else name.value if isinstance(name, NamedNode) else ""
        node = graphs.setdefault(graph, {}).setdefault(quad.subject, {})  # type: ignore[arg-type]
        node.setdefault(quad.predicate, []).append(quad.object)
    return graphs


def _schemes(graphs: Graphs) -> set[str]:
    """The schemes of the addresses in ``graphs``, each node and property looked at once."""
    terms: set[Any] = set()
    for nodes in graphs.values():
        terms.update(nodes)
        for properties in nodes.values():
            terms.update(properties)
            terms.update(chain.from_iterable(properties.values()))
    names = (name for name in graphs if not name.startswith("_:"))
    addresses = (term.value for term in terms if isinstance(term, NamedNode))
    return {address.partition(":")[0] for address in chain(names, addresses)}


def _spelt_out(entry: Any, clashing: Collection[str], prefixes: Mapping[str, str]) -> Any:
    """An entry of the context with the addresses that have one of these prefixes in full."""
    if isinstance(entry, dict):
        return {key: _spelt_out(value, clashing, prefixes) for key, value in entry.items()}
    prefix, _, name = str(entry).partition(":")
    return prefixes[prefix] + name if prefix in clashing and not name.startswith("//") else entry


def _lay_out(document: Mapping[str, Any]) -> str:
    """Write one line for each entry of the context and each property."""
    terms = (f"  {json.dumps(key)}: {_json(value)}" for key, value in document["@context"].items())
    graphs = _indented(document["@graph"], "")
    return escape_json('{\n "@context": {\n' + ",\n".join(terms) + '\n },\n "@graph": ' + graphs + "\n}\n")


def _indented(value: Any, margin: str) -> str:
    """``value`` as ``json.dumps`` lays it out with an indent of one, in half the time: it has no C for that."""
    deeper = margin + " "
    if isinstance(value, dict) and value:
        rows = [f"{deeper}{_json(key)}: {_indented(entry, deeper)}" for key, entry in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{margin}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join([deeper + _indented(entry, deeper) for entry in value]) + f"\n{margin}]"
    return _json(value)


def _single(value: Any) -> Any:
    """Take a single value out of its list, also below a language."""
    if isinstance(value, dict):
        return {key: _single(entry) for key, entry in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 else value


_json = json.JSONEncoder(ensure_ascii=False).encode


class _Writer:
    def __init__(self, context: Mapping[str, Any], shorten: Shortener) -> None:
        self.shorten = shorten
        self.keys: dict[str, list[tuple[str, str, bool]]] = {}  # IRI -> (key, type coercion, whether by language)
        for key, entry in context.items():
            if isinstance(entry, dict):
                short = (key, entry.get("@type", ""), entry.get("@container") == "@language")
                self.keys.setdefault(entry["@id"], []).append(short)

    def node(self, subject: NamedNode, properties: Mapping[NamedNode, list[Object]]) -> dict[str, Any]:
        """One node as an object; properties with values of several kinds get one key for each kind."""
        node: dict[str, Any] = {"@id": self._id(subject)}
        if Rdf.type in properties:
            node["@type"] = [self._id(t) for t in properties[Rdf.type]]
        for predicate, values in properties.items():
            if predicate != Rdf.type:
                for value in values:
                    self._put(node, predicate, value)
        return {key: _single(value) for key, value in node.items()}

    def _put(self, node: dict[str, Any], predicate: NamedNode, value: Object) -> None:
        name = self.shorten.term(predicate).strip("<>")
        for key, coercion, by_language in self.keys.get(name, ()):
            is_text = isinstance(value, Literal) and (value.language or value.datatype == Xsd.string)
            if by_language and isinstance(value, Literal) and is_text and not value.direction:
                node.setdefault(key, {}).setdefault(value.language or "@none", []).append(value.value)
                return
            if coercion == "@id" and isinstance(value, NamedNode):
                node.setdefault(key, []).append(self._id(value))
                return
            if coercion and isinstance(value, Literal) and self.shorten.term(value.datatype) == coercion:
                node.setdefault(key, []).append(value.value)
                return
            if not coercion and not by_language:
                name = key
        node.setdefault(name, []).append(self._value(value))

    def _value(self, value: Object) -> Any:
        if isinstance(value, NamedNode | BlankNode):
            return {"@id": self._id(value)}
        if not isinstance(value, Literal):
            message = "JSON-LD cannot hold a triple whose object is a triple, as one of the foreign triples is."
            raise MapError.because("no-such-json", message, "Write N-Quads or Turtle instead.")
        if value.language:
            direction = {"@direction": str(value.direction)} if value.direction else {}
            return {"@value": value.value, "@language": value.language, **direction}
        if value.datatype == Xsd.string:
            return value.value
        if value.datatype == Xsd.boolean and value.value in ("true", "false"):
            return value.value == "true"
        if value.datatype == Xsd.integer and _INTEGER.fullmatch(value.value):
            return int(value.value)
        return {"@value": value.value, "@type": self.shorten.term(value.datatype).strip("<>")}

    def _id(self, node: NamedNode | Object) -> str:
        return self.shorten.term(node).strip("<>")
