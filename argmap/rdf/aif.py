"""Reading AIF as others write it, without any term of ours: the ontology's dialect and AIFdb's.

The ontology (``http://www.arg.dundee.ac.uk/aif#``) has properties for each kind of end, such as ``hasPremise`` and
``hasConflictedElement``. AIFdb (``http://www.arg.tech/aif#``) says ``Premise`` and ``Conclusion`` for all of them, from
either end. So the kinds of the two nodes tell which is the relation. What the model has no place for (locutions,
dates ...) is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from argmap.domain.ids import Ids, slug
from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Stance,
    Statement,
)
from argmap.domain.naming import shortened
from argmap.rdf.foreign import IRI, KEY, keep
from argmap.rdf.names import Names
from argmap.rdf.reader import no_map
from argmap.rdf.vocabulary import AIF_SCHEMES, Argmap, Dcterms, Rdf, is_of_vocabulary

_NAMESPACE = re.compile(r"https?://(?:www\.)?arg\.(?:dundee\.ac\.uk|tech)/aif[#/]", re.IGNORECASE)
Node = NamedNode | BlankNode

_KIND = re.compile(r"(I|RA|CA|PA|MA)(?:[-_ ]?node)?", re.IGNORECASE)  # as the class of a node is spelled
_SUFFIXES = {"_Inference": "RA", "_Conflict": "CA", "_Preference": "PA", "_Rephrase": "MA"}
_SLUGS = {name: slug for slug, name in AIF_SCHEMES.items()}
_OURS = frozenset((Argmap.Statement, Argmap.Inference, Argmap.Conflict, Argmap.Rephrase, Argmap.Preference))
_LONGEST_TITLE = 80


def is_aif(quads: Iterable[Quad]) -> bool:
    """Return whether anything here is an AIF node of a kind that a map has."""
    return any(_kind(quad) for quad in quads)


def decode_aif(quads: Iterable[Quad], file: str = "") -> ArgumentMap:
    """Return the map that the AIF nodes in ``quads`` make; raises ``ParseError`` where there are none."""
    return _Decoder(list(dict.fromkeys(quads)), file).decode()


def relation_kind(term: NamedNode) -> str:
    """The kind of relation that a class of AIF is of, or ""."""
    name = _local(term)
    spelled = _KIND.fullmatch(name)
    kind = spelled[1].upper() if spelled else next((k for end, k in _SUFFIXES.items() if name.endswith(end)), "")
    return kind if kind != "I" else ""


def _local(term: object) -> str:
    """The name of an AIF term behind its namespace, or ""."""
    namespace = _NAMESPACE.match(term.value) if isinstance(term, NamedNode) else None
    return term.value[namespace.end() :] if namespace and isinstance(term, NamedNode) else ""


def _kind(quad: Quad) -> str:
    if quad.predicate != Rdf.type:
        return ""
    name = _local(quad.object)
    if spelled := _KIND.fullmatch(name):
        return spelled[1].upper()
    return next((kind for suffix, kind in _SUFFIXES.items() if name.endswith(suffix)), "")


def _end(predicate: NamedNode) -> str:
    """Return which end of a relation an AIF property names: "from", "to", or ""."""
    name = _local(predicate).lower()
    if name.endswith(("conclusion", "conflictedelement", "dispreferredelement")):
        return "to"
    return "from" if name.endswith(("premise", "conflictingelement", "preferredelement")) else ""


def _natural(text: str) -> list[tuple[int, str]]:
    """A key that puts node 9 before node 10."""
    return [(int(part) if part.isdecimal() else -1, part) for part in re.split(r"(\d{1,18})", text)]


class _Decoder:
    def __init__(self, quads: list[Quad], file: str) -> None:
        self.quads = quads
        self.file = file
        self.used: set[Quad] = set()
        self.kinds: dict[Node, str] = {}
        self.schemes: dict[Node, str] = {}
        self.ends: dict[Node, dict[str, list[Node]]] = {}
        self.said: dict[Node, dict[str, list[tuple[Literal, Quad]]]] = {}
        self.ids: dict[Node, str] = {}

    def decode(self) -> ArgumentMap:
        self._read_kinds()
        self._read_ends()
        self._read_texts()
        nodes = sorted(self.kinds, key=lambda node: _natural(node.value))
        names = Ids()
        for node in nodes:
            self.ids[node] = names.new(_tail(node))
        by_kind = {kind: [node for node in nodes if self.kinds[node] == kind] for kind in ("I", "RA", "CA", "PA", "MA")}
        if not nodes:
            message = "No argument map stands in this dataset: nothing is an argmap:Map or an AIF node."
            raise no_map("which-map", message, "Export one from argmap or AIFdb.", self.file)
        statements = tuple(map(self._statement, by_kind["I"]))
        relations = {kind: [r for node in by_kind[kind] for r in self._pairs(node, names)] for kind in by_kind}
        id_ = self._map_id()
        foreign = keep(quad for quad in self.quads if quad not in self.used and not is_of_vocabulary(quad))
        return ArgumentMap(
            id=id_,
            statements=statements,
            inferences=tuple(self._inference(*pair) for pair in relations["RA"]),
            conflicts=tuple(self._conflict(*pair) for pair in relations["CA"]),
            rephrases=tuple(
                Rephrase(own, self._names(ends), self.ids[to], extra=_extra(node))
                for own, node, ends, to in relations["MA"]
            ),
            preferences=tuple(
                Preference(own if n == 0 else f"{own}-{n + 1}", name, self.ids[to], extra=_extra(node))
                for own, node, ends, to in relations["PA"]
                for n, name in enumerate(self._names(ends))
            ),
            extra={KEY: foreign} if foreign else {},
        )

    def _read_kinds(self) -> None:
        for quad in self.quads:
            if (kind := _kind(quad)) and not isinstance(quad.subject, Triple):
                name = _local(quad.object)
                # The class of a scheme that we have a name for; another stays as it is, beside the node's kind.
                if name in _SLUGS:
                    self.schemes[quad.subject] = _SLUGS[name]
                if name in _SLUGS or _KIND.fullmatch(name):
                    self.used.add(quad)
                if self.kinds.get(quad.subject, kind) > kind:
                    continue
                self.kinds[quad.subject] = kind
        for quad in self.quads:  # a map of ours whose own node is gone: its elements are said to be ours again
            if quad.predicate == Rdf.type and quad.object in _OURS and quad.subject in self.kinds:
                self.used.add(quad)

    def _read_ends(self) -> None:
        for quad in self.quads:
            end, one, other = _end(quad.predicate), quad.subject, quad.object
            if not end or isinstance(one, Triple) or not isinstance(other, NamedNode | BlankNode):
                continue
            relation, point = (other, one) if self._is_relation(other, one) else (one, other)
            if self.kinds.get(relation, "I") == "I" or self._is_dialogue(point):
                continue
            self.kinds.setdefault(point, "I")
            self.ends.setdefault(relation, {}).setdefault(end, []).append(point)
            self.used.add(quad)

    def _is_relation(self, object_: Node, subject: Node) -> bool:
        """Return whether an end's object is the relation; of two the conflict or preference, or the subject."""
        ranks = {"CA": 2, "PA": 2, "RA": 1, "MA": 1}
        return ranks.get(self.kinds.get(object_, ""), 0) > ranks.get(self.kinds.get(subject, ""), 0)

    def _is_dialogue(self, node: Node) -> bool:
        """Return whether a node has a type of AIF's that a map has no place for, such as a locution."""
        return node not in self.kinds and any(
            quad.subject == node and quad.predicate == Rdf.type and _local(quad.object) for quad in self.quads
        )

    def _read_texts(self) -> None:
        for quad in self.quads:
            if isinstance(quad.object, Literal) and self.kinds.get(quad.subject) == "I":  # type: ignore[arg-type]
                place = "text" if _local(quad.predicate) in ("claimText", "text") else ""
                place = "label" if quad.predicate == Rdf.label else place
                place = "other" if quad.predicate in (Rdf.value, Dcterms.description) else place
                if place:
                    said = self.said.setdefault(quad.subject, {})  # type: ignore[arg-type]
                    said.setdefault(place, []).append((quad.object, quad))

    def _statement(self, node: Node) -> Statement:
        said = self.said.get(node, {})
        label, text = self._take(said.get("label")), self._take(said.get("text") or said.get("other"))
        literal = text or label
        title = label.value if label else shortened(text.value, _LONGEST_TITLE) if text else _tail(node)
        return Statement(
            self.ids[node],
            title,
            text.value if text and text.value != title else "",
            language=(literal.language or "") if literal else "",
            stance=Stance.UNKNOWN,  # which is what illocutions give
            extra=_extra(node),
        )

    def _take(self, texts: list[tuple[Literal, Quad]] | None) -> Literal | None:
        """The first of several texts in a stable order; the others stay foreign."""
        if not texts:
            return None
        literal, quad = min(texts, key=lambda entry: str(entry[0]))
        self.used.add(quad)
        return literal

    def _pairs(self, node: Node, names: Ids) -> list[tuple[str, Node, list[Node], Node]]:
        """A relation once for each of its conclusions: id, node, premises, conclusion."""
        if self.kinds[node] == "I":
            return []
        ends = self.ends.get(node, {})
        order = {end: sorted(dict.fromkeys(nodes), key=lambda n: _natural(n.value)) for end, nodes in ends.items()}
        pairs = []
        for number, to in enumerate(order.get("to", []) if order.get("from") else []):
            own = self.ids[node] if number == 0 else names.new(self.ids[node])
            pairs.append((own, node, order.get("from", []), to))
        if not pairs:  # it has no premise or leads nowhere, so no relation of the model can hold it
            self.used = {quad for quad in self.used if node not in (quad.subject, quad.object)}
        return pairs

    def _inference(self, own: str, node: Node, ends: list[Node], to: Node) -> Inference:
        return Inference(own, self._names(ends), self.ids[to], self.schemes.get(node, ""), extra=_extra(node))

    def _conflict(self, own: str, node: Node, ends: list[Node], to: Node) -> Conflict:
        kind = ConflictKind.UNDERCUT if self.kinds[to] == "RA" else ConflictKind.ATTACK
        return Conflict(own, self._names(ends), self.ids[to], kind, extra=_extra(node))

    def _names(self, nodes: list[Node]) -> tuple[str, ...]:
        return tuple(self.ids[node] for node in nodes)

    def _map_id(self) -> str:
        graphs = {quad.graph_name for quad in self.quads if isinstance(quad.graph_name, NamedNode)}
        id_ = _tail(graphs.pop()) if len(graphs) == 1 else slug(PurePath(self.file).stem) or "aif"
        base = Names(id_).graph.value
        if any(
            getattr(q.subject, "value", "").startswith(base) for q in self.quads
        ):  # what is said of that map is not read
            id_ += "-aif"
        return id_


def _tail(node: Node) -> str:
    """Return what stands behind the last # or / of an IRI."""
    return unquote(re.split(r"[#/]", node.value.rstrip("#/"))[-1]) or "node"


def _extra(node: Node) -> dict[str, str]:
    return {IRI: node.value} if isinstance(node, NamedNode) else {}
