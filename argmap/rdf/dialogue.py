"""The dialogue of a map as nodes of AIF's own classes, and the rows that it was read from, less what the nodes say.

Rows of a document are kept in the map's ``extra``, in the order of the document and with every key. In the dataset a row
that is a locution, illocution or transition is a node; what is left of it, and of the edges, is packed:

- ``aif:nodes``: ``key`` for a row that its node says completely, ``[null, key, number]`` for one with the number of the
  scheme that its text names, ``[null, key, {...}]`` for one with more
- ``aif:edges``: ``[id, from, to]`` for an edge with nothing else but an empty ``formEdgeID``
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pyoxigraph import NamedNode

from argmap.domain.dialogue import Move, MoveKind, dialogue_of, ends_of, key_of
from argmap.domain.model import ArgumentMap
from argmap.rdf.graph import Writer, dated, moment, plain
from argmap.rdf.names import Names
from argmap.rdf.reader import Reader
from argmap.rdf.vocabulary import Aif, Argmap, Dcterms, Prov, Rdf

NODES, EDGES = "aif:nodes", "aif:edges"
_CLASSES: Final = {MoveKind.LOCUTION: Aif.LNode, MoveKind.ILLOCUTION: Aif.YANode, MoveKind.TRANSITION: Aif.TANode}
_TEXTS: Final = {MoveKind.LOCUTION: Aif.claimText, MoveKind.ILLOCUTION: Rdf.label, MoveKind.TRANSITION: Rdf.label}
_KINDS: Final = {class_: kind for kind, class_ in _CLASSES.items()}
_ENDS: Final[Mapping[MoveKind, tuple[NamedNode, ...]]] = {  # what it comes from, what it leads to
    MoveKind.LOCUTION: (),  # its illocutions and transitions say it
    MoveKind.ILLOCUTION: (Argmap.anchoredAt, Argmap.hasContent),
    MoveKind.TRANSITION: (Argmap.startsAt, Argmap.leadsTo),
}
_ROWS: Final = {Aif.INode: "I", Aif.RANode: "RA", Aif.CANode: "CA", Aif.PANode: "PA", Argmap.Rephrase: "MA"}
_FORM: Final = ("edgeID", "fromID", "toID", "formEdgeID")


def encode_dialogue(m: ArgumentMap, w: Writer) -> None:
    """Write every move of the map's dialogue."""
    dialogue = dialogue_of(m)
    sources = {source.name.casefold(): source.id for source in m.sources}
    names = w.names
    moves = {move.id: move for move in dialogue}
    for move in dialogue:
        node = names.move(move.id)
        w.add(node, Rdf.type, _CLASSES[move.kind])
        w.plain(node, Dcterms.identifier, move.id)
        w.add(node, Dcterms.isPartOf, names.graph)
        _text(w, node, move)
        if move.time:
            w.add(node, Aif.creationDate, moment(move.time) or dated(move.time) or plain(move.time))
        if move.speaker.casefold() in sources:
            w.add(node, Prov.wasAttributedTo, names.source(sources[move.speaker.casefold()]))
        for term, ends in zip(_ENDS[move.kind], (move.comes_from, move.leads_to), strict=False):
            for end in ends:
                if end in moves:
                    w.add(node, term, names.move(end))
                elif end in m.elements:
                    w.add(node, term, names.element(end))


def _text(w: Writer, node: NamedNode, move: Move) -> None:
    if move.kind is MoveKind.LOCUTION:
        w.text(node, _TEXTS[move.kind], move.text)
    else:
        w.plain(node, _TEXTS[move.kind], move.text)


def _as_in_aifdb(time: str) -> str:
    """A moment of the dataset as AIFdb writes it: with a blank before the time of day."""
    return time.replace("T", " ") if moment(time) else time


def pack(m: ArgumentMap, extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a map keeps of an AIF document without what the nodes of its dialogue say."""
    dialogue = dialogue_of(m)
    if not dialogue or not isinstance(extra.get(EDGES, []), list):
        return extra
    waiting = {move.id: move for move in dialogue}
    packed: dict[str, Any] = {NODES: [_pack_node(entry, waiting) for entry in extra[NODES]]}
    if EDGES in extra:
        packed[EDGES] = [_pack_edge(edge) for edge in extra[EDGES]]
    return {**extra, **packed}


def _pack_node(entry: Any, waiting: dict[str, Move]) -> Any:
    """Pack the first row of each move; a second row of the same id is no node of its own."""
    if not isinstance(entry, dict) or not isinstance(key := entry.get("nodeID"), str | int) or isinstance(key, bool):
        return entry
    move = waiting.get(str(key))
    if move is None or entry.get("type") != move.kind:
        return entry
    del waiting[str(key)]
    rest = dict(entry)
    values = {"nodeID": key, "type": move.kind.value, "text": move.text, "timestamp": _as_in_aifdb(move.time)}
    for name, value in values.items():
        if rest.get(name) == value and value != "" and type(rest[name]) is type(value):
            del rest[name]
    if rest.keys() == {"scheme", "schemeID"} and rest["scheme"] == move.text and isinstance(rest["schemeID"], str):
        return [None, key, rest["schemeID"]]
    return [None, key, rest] if rest else key


def _pack_edge(edge: Any) -> Any:
    if isinstance(edge, dict) and edge.keys() == set(_FORM) and edge["formEdgeID"] is None:
        return [edge["edgeID"], edge["fromID"], edge["toID"]]
    return edge


def unpack(r: Reader, names: Names, extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``extra`` with the rows of its AIF document as they were, or as the moves of the dataset now are.

    A move that has gone from the dataset goes, and one that is new there gets a row, and edges for its ends.
    """
    moves = (node for class_ in _KINDS for node in sorted(r.subjects(Rdf.type, class_), key=str))
    nodes = {key: node for node in moves if (key := names.id_below("move", node)) != node.value}  # what is not foreign
    packed = extra.get(NODES, [])
    if not isinstance(packed, list) or not (nodes or any(map(_is_packed, packed))):
        return dict(extra)
    rows = _Unpacking(r, names, nodes).rows(packed, extra.get(EDGES, []))
    if EDGES not in extra and not rows.get(EDGES):  # a document without edges had no list of them
        rows.pop(EDGES, None)
    return {**extra, **rows}


def _is_packed(entry: Any) -> bool:
    return isinstance(entry, str | int) or (isinstance(entry, list) and len(entry) == 3 and entry[0] is None)


class _Unpacking:
    def __init__(self, r: Reader, names: Names, nodes: Mapping[str, NamedNode]) -> None:
        self.r = r
        self.names = names
        self.moves = nodes
        self.keys: dict[NamedNode, Any] = {}  # node of a move or an element -> raw id of its row
        self.rows_: list[Any] = []
        self.gone: set[str] = set()

    def rows(self, packed: list[Any], edges: Any) -> dict[str, Any]:
        """Return both lists of rows."""
        waiting = dict(self.moves)
        for entry in packed:
            if _is_packed(entry):
                key, rest = (entry, {}) if isinstance(entry, str | int) else entry[1:]
                if node := waiting.pop(str(key), None):
                    self._add(node, key, rest)
                else:
                    self.gone.add(str(key))
                continue
            self.rows_.append(entry)
            if isinstance(entry, dict):  # a row that could not be packed
                if node := waiting.pop(str(key_of(entry)), None):
                    self.keys[node] = key_of(entry)
            elif isinstance(entry, list) and len(entry) == 2 and isinstance(entry[1], dict):
                self.keys[self.names.element(str(entry[0]))] = key_of(entry[1])
        for key, node in waiting.items():
            self._add(node, key, {})
        return {NODES: self.rows_, EDGES: self._edges(edges)} if edges or self.keys else {NODES: self.rows_}

    def _add(self, node: NamedNode, key: Any, rest: Any) -> None:
        kind = next(kind for class_, kind in _KINDS.items() if class_ in self.r.nodes(node, Rdf.type))
        text, time = self.r.text(node, _TEXTS[kind]), _as_in_aifdb(self.r.text(node, Aif.creationDate))
        row = {
            "nodeID": key,
            **({"text": text} if text else {}),
            "type": kind.value,
            **({"timestamp": time} if time else {}),
        }
        self.keys[node] = key
        self.rows_.append({**row, **(rest if isinstance(rest, dict) else {"scheme": text, "schemeID": rest})})

    def _edges(self, packed: Any) -> Any:
        if not isinstance(packed, list):
            return packed
        edges = [dict(zip(_FORM, (*edge, None), strict=True)) if _is_packed_edge(edge) else edge for edge in packed]
        bare = [edge[1] if isinstance(edge, list) else edge for edge in edges]
        ends = ends_of(edge for edge in bare if isinstance(edge, dict))
        if self.gone and len(ends) == len(edges):
            edges = [edge for edge, pair in zip(edges, ends, strict=True) if self.gone.isdisjoint(pair)]
        pairs = set(ends)
        return [*edges, *(edge for edge in self._ends() if (str(edge["fromID"]), str(edge["toID"])) not in pairs)]

    def _ends(self) -> Iterator[dict[str, Any]]:
        """Yield an edge for each end that the dataset gives a move."""
        for node in self.moves.values():
            for terms in _ENDS.values():
                for term, backward in zip(terms, (True, False), strict=False):
                    for end in self.r.nodes(node, term):
                        key = self._key(end)
                        if key is not None:
                            start, target = (key, self.keys[node]) if backward else (self.keys[node], key)
                            yield {"fromID": start, "toID": target}

    def _key(self, end: NamedNode) -> Any:
        """Return the raw id of the row of a move or element, which is made where there is none yet."""
        if end not in self.keys:
            kind = next((kind for class_, kind in _ROWS.items() if class_ in self.r.nodes(end, Rdf.type)), "")
            if not kind:
                return None
            name = self.names.id_of(end)
            self.keys[end] = name
            self.rows_.append([name, {"nodeID": name, "type": kind}])
        return self.keys[end]


def _is_packed_edge(edge: Any) -> bool:
    return isinstance(edge, list) and len(edge) == 3
