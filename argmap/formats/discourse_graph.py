"""Discourse graphs (discoursegraphs.com) as JSON-LD, in: questions, claims, evidence and sources of a research notebook.

Nodes stand in ``@graph`` with a type and a title. What they support or oppose is named in themselves, or by an instance of
a relation with a predicate, a source and a destination. Types and predicates may be nodes of the graph that have a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import (
    Role,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.domain.structure import grouped
from argmap.domain.terms import DISCOURSE_GRAPHS
from argmap.formats.edge_labels import KNOWN, read_label
from argmap.formats.json_document import Document, Item

FORMAT = {
    "name": "discourse-graph",
    "title": "discourse graph, JSON-LD",
    "suffixes": (".discourse-graph.jsonld", ".jsonld"),
    "media_type": "application/ld+json",
    "load": "load",
    "knows": "knows",
}

_PREFIX = re.compile(r".*[#/:]", re.DOTALL)
_PREFIXED = re.compile(r"\[\[(?:QUE|CLM|EVD|SRC)\]\] - ")  # how titles of the notebook begin
_ABOUT = frozenset(
    ("title", "label", "name", "content", "description", "created", "modified", "creator", "author", "url")
)
_ENDS = ("predicate", "source", "destination")
_SINGLE = frozenset(("title", "label", "name", "content", "description", "url", *_ENDS))
_SCHEMAS = frozenset(("nodeschema", "nodedef", "relationdef", "relationschema", "class", "property"))
_KINDS = {
    **dict.fromkeys(("question", "que"), "question"),
    **dict.fromkeys(("claim", "clm", "conclusion", "hypothesis", "synthesis"), "claim"),
    **dict.fromkeys(("evidence", "evd", "result", "observation"), "evidence"),
    **dict.fromkeys(("source", "src", "page", "person"), "source"),
}


def knows(text: str) -> bool:
    """Return whether a document is a discourse graph: it uses their vocabulary."""
    return DISCOURSE_GRAPHS in text


def load(text: str, file: str = "<text>") -> Reading:
    """Read a graph; raises ``ParseError`` with every fault found."""
    return _Reader(Document(text, file, "discourse-graph")).read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        named = grouped(
            (item.text("@id") or f"node {number}", item) for number, item in enumerate(document.root.objects("@graph"))
        )
        self.nodes = {id_: self._united(items) if len(items) > 1 else items[0] for id_, items in named.items()}
        self.statements: dict[str, Statement] = {}
        self.sources: dict[str, Source] = {}

    def _united(self, items: list[Item]) -> Item:
        """Return one node with what several of one id say, as JSON-LD reads them; two titles of one node are a fault."""
        values: dict[str, list[Any]] = {}
        for item in items:
            for key, value in item.value.items():
                known = values.setdefault(key, [value])
                name = _PREFIX.sub("", key)
                if name in _SINGLE and known[0] != value:
                    message = f"Another node with the id {item.value['@id']!r} has another {key}."
                    item.complain("doubled", message, "Leave one of them, or give each node an id of its own.", key)
                elif known[0] != value:
                    known.append(value)
        whole = {
            key: [one for value in known for one in _listed(value)] if known[1:] and key != "@id" else known[0]
            for key, known in values.items()
        }
        return Item(self.document, whole, items[0].path)

    def read(self) -> Reading:
        for id_, item in self.nodes.items():
            self._node(id_, item)
        for id_, item in self.nodes.items():
            for predicate, source, target in self._relations(id_, item):
                self._tie(predicate, source, target, item)
        if not self.statements:
            self.document.complain("nothing", "There is no claim in this graph.", (), "Export claims and evidence.")
        return self.document.reading(
            points=True,
            id=slug(PurePath(self.document.file).name.partition(".")[0]),
            statements=tuple(self.statements.values()),
            sources=tuple(self.sources.values()),
        )

    def _types(self, item: Item) -> list[str]:
        """Return what a node is, by the labels of its types where the graph has them, or else by their names."""
        value = item.value.get("@type")
        names = [t for t in _listed(value) if isinstance(t, str)]
        return [self._label(name) for name in names]

    def _label(self, name: str) -> str:
        known = self.nodes.get(name)
        label = known.value.get("label") if known else None
        return (label if isinstance(label, str) else _PREFIX.sub("", name)).strip().lower()

    def _node(self, id_: str, item: Item) -> None:
        types = self._types(item)
        if self._is_relation(item) or any(_plain(kind) in _SCHEMAS for kind in types):
            return
        kind = next((_KINDS[name] for name in types if name in _KINDS), "")
        if not kind:
            shown = ", ".join(types) or "no type"
            message = f"A node of {shown} is neither question, claim, evidence nor source, and is read as a claim."
            self.document.warn("type", message, item.path, "Give it one of these types.")
        title = _PREFIXED.sub("", item.text("title") or item.text("label") or item.text("name")).strip()
        content = item.text("content") or item.text("description")
        if not title and not content:
            item.complain("empty", "This node says nothing.", "Give it a title.")
        if kind == "source":
            own = slug(id_) or "source"
            self.sources[id_] = Source(own, title or content, SourceKind.WORK, item.text("url"))
            return
        self.statements[id_] = Statement(
            id_,
            title or content,
            content if title and content.strip() != title else "",
            role=Role.EVIDENCE if kind == "evidence" else Role.CLAIM,
            stance=Stance.ASKED if kind == "question" else Stance.ASSERTED,
        )

    def _is_relation(self, item: Item) -> bool:
        keys = {_PREFIX.sub("", key) for key in item.value}
        return keys.issuperset(_ENDS)

    def _relations(self, id_: str, item: Item) -> Iterator[tuple[str, str, str]]:
        """Yield the relations that a node says, each a word for it, from what and to what."""
        if self._is_relation(item):
            ends = {_PREFIX.sub("", key): next(iter(_ids(value)), "") for key, value in item.value.items()}
            yield self._label(ends["predicate"]), ends["source"], ends["destination"]
        elif id_ in self.statements:
            for key, value in item.value.items():
                name = _PREFIX.sub("", key).lower()
                if key.startswith("@") or name in _ABOUT:
                    continue
                for target in dict.fromkeys(_ids(value)):
                    yield name, id_, target

    def _tie(self, predicate: str, source: str, target: str, item: Item) -> None:
        for end in (source, target):
            if end not in self.statements and end not in self.sources:
                message = f"There is no node {end!r}, which is named here, so nothing is tied to it."
                self.document.warn("end", message, item.path, "Export it as well.")
                return
        kind = read_label(predicate) if source in self.statements and target in self.statements else None
        if kind in ("support", "attack"):
            self.document.relate(kind, (source,), target)
        elif not (source in self.sources or target in self.sources):
            message = f"What the relation {predicate!r} means is not known, so it ties nothing."
            self.document.warn("relation", message, item.path, KNOWN)
        elif source in self.statements and target in self.sources:
            self._say(source, target)
        elif target in self.statements:
            self._say(target, source)

    def _say(self, statement: str, source: str) -> None:
        """A node that is related to a source is what that source says."""
        said = self.statements[statement]
        if (own := self.sources[source].id) not in said.asserted_by:
            self.statements[statement] = replace(said, asserted_by=(*said.asserted_by, own), stance=Stance.REPORTED)


def _ids(value: object) -> list[str]:
    """Return the ids that a value of JSON-LD names: a text, a node with an @id, or a list of them."""
    ids = []
    for one in _listed(value):
        name = one.get("@id") if isinstance(one, dict) else one
        if isinstance(name, str):
            ids.append(name)
    return ids


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(kind: str) -> str:
    return kind.replace("-", "").replace("_", "").replace(" ", "")
