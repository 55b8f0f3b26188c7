"""From the model to AIF JSON: the document that a map was read from, brought up to date, or a plain new one.

Without what was kept of a document (``aif:...`` in ``extra``) a plain one is written (see ``plain``). With it every node,
edge and key comes back as it was; what has gone from the map goes, with what hung on it, and what is new gets fresh ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.domain.characters import escape_json
from argmap.domain.diagnostics import MapError
from argmap.domain.dialogue import key_of
from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    ConflictKind,
    Element,
    Inference,
    Statement,
)
from argmap.domain.relations import KINDS, ends, relations_of
from argmap.formats.aif import graph as g
from argmap.formats.aif import plain, schemes
from argmap.formats.aif.plain import ELEMENT, TYPES, words
from argmap.formats.aif.remains import KEPT, UNTITLED, Remains


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as AIF JSON, a row for each node and edge, in the shape it was read from or as AIFdb has it."""
    return _written(argument_map, wrapped=False)


def dump_xaif(argument_map: ArgumentMap) -> str:
    """Write a map as xAIF: the graph under ``AIF``, beside it the statements as a text with a span for each."""
    return _written(argument_map, wrapped=True)


def _written(argument_map: ArgumentMap, wrapped: bool) -> str:
    """The document that the map was read from, if it was kept, brought up to date; else a new one."""
    if not any(f"aif:{name}" in argument_map.extra for name in KEPT):
        return escape_json(plain.spell(argument_map, wrapped))
    return spell(_Writer(argument_map).document(wrapped))


def spell(document: Mapping[str, Any]) -> str:
    """JSON with a line for each row of a list; raises ``MapError`` for what a hand has put into ``extra``."""
    try:
        return escape_json(_spell(document, 0)) + "\n"
    except (TypeError, ValueError, RecursionError):
        message = "What the map keeps of an AIF document cannot be written as JSON."
        remedy = "Use only texts, numbers, true, false, null, lists and mappings with text keys."
        raise MapError.because("aif.not-json", message, remedy) from None


def _spell(value: Any, level: int) -> str:
    if isinstance(value, Mapping) and value and level < 2:
        rows = [f"{_json(str(key))}: {_spell(inner, level + 1)}" for key, inner in value.items()]
        return "{\n" + ",\n".join(rows) + "\n}"
    if isinstance(value, list) and len(value) > 1:
        return "[\n" + ",\n".join(map(_json, value)) + "\n]"
    return _json(value)


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


class _Writer:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.remains = Remains(argument_map)
        self.nodes: list[g.Node] = []
        self.kinds: dict[str, str] = {}
        self.keys: dict[str, Any] = {}  # id of element -> raw id of its node
        self.removed: set[str] = set()
        self.plain: set[str] = set()  # the supports that an edge says by itself

    def document(self, wrapped: bool) -> dict[str, Any]:
        """The document as plain values; ``wrapped`` makes xAIF of a plain graph."""
        graph = self._graph()
        if self.remains.document is not None:
            return {"AIF": graph, **self.remains.document_without(self.removed)}
        if not wrapped:
            return graph
        for name in plain.LISTS:
            graph.setdefault(name, [])
        text = {"txt": plain.marked_text(self.map, self.keys)}
        return {"AIF": graph, "text": text, "dialog": "L" in self.kinds.values(), "OVA": []}

    def _graph(self) -> dict[str, Any]:
        """The object with nodes and edges."""
        self._old_nodes()
        tied = g.ends_of([edge if type(edge) is dict else edge[1] for edge in self.remains.edges])
        self._sweep(tied)
        self._plain_supports(tied)
        self._new_nodes()
        edges = self._edges(tied)
        self._sort()
        graph: dict[str, Any] = {}
        for name, rows in (("nodes", self.nodes), ("edges", edges)):
            if rows or self.remains.has(name):
                graph[name] = rows or self.remains.empty(name)
        return {**graph, **self.remains.graph_without(self.removed)}

    def _old_nodes(self) -> None:
        elements = self.map.elements
        for entry in self.remains.nodes:
            if type(entry) is dict:
                if str(key_of(entry)) not in self.removed:  # a second node of that id
                    self.nodes.append(entry)
                    self.kinds.setdefault(str(key_of(entry)), entry["type"])
                continue
            name, rest = entry
            element, key = elements.get(name), key_of(rest)
            if element is None or TYPES[type(element)] != rest["type"] or name in self.keys:
                self.removed.add(str(key))
                continue
            self.keys[name] = key
            self.kinds[str(key)] = rest["type"]
            self.nodes.append(self._updated(element, rest))

    def _updated(self, element: Element, rest: g.Node, new: bool = False) -> g.Node:
        """The node of ``element``: as it was kept, unless the element says something else now."""
        if isinstance(element, Statement):
            said = words(element)
            if not rest.get("text") and said.startswith(UNTITLED):  # which its node did not say
                return rest
            if not said:  # so that it is not read as a node that lacks its text
                rest = {**rest, ELEMENT: element.id}
            return _with_text(rest, said)
        kind = rest["type"]
        scheme = element.scheme if isinstance(element, Inference | Conflict) else ""
        if not new and (
            kind in ("MA", "PA") or (schemes.read(schemes.names_of(rest)) == scheme and self._is_kind(element, rest))
        ):
            return rest
        undercut = not self._is_kind(element, {})
        named = schemes.write(kind, scheme, undercut)
        return {
            **_with_text({k: v for k, v in rest.items() if k not in ("schemeID", schemes.NAME)}, named["text"]),
            **named,
        }

    def _is_kind(self, element: Element, node: Mapping[str, Any]) -> bool:
        """Return whether a conflict is of the kind that its node, and what it is aimed at, make it."""
        if not isinstance(element, Conflict):
            return True
        undercut = isinstance(self.map.elements.get(element.target), Inference) or schemes.is_undercut(
            schemes.names_of(node)
        )
        return undercut == (element.kind is ConflictKind.UNDERCUT)

    def _sweep(self, tied: list[tuple[str, str]]) -> None:
        """Remove what hung on removed nodes alone: illocutions and schemes that lost all their ends on one side."""
        if not self.removed:
            return
        kept = {str(key) for key in self.keys.values()}
        into: dict[str, set[int]] = {}
        out: dict[str, set[int]] = {}
        for index, (start, end) in enumerate(tied):
            out.setdefault(start, set()).add(index)
            into.setdefault(end, set()).add(index)
        todo = list(self.removed)
        while todo:
            key = todo.pop()
            for index in [*into.get(key, ()), *out.get(key, ())]:
                start, end = tied[index]
                other = end if start == key else start
                out[start].discard(index)
                into[end].discard(index)
                bare = not out.get(other) or not into.get(other)
                if bare and other in self.kinds and self.kinds[other] not in ("I", "L") and other not in kept:
                    del self.kinds[other]
                    self.removed.add(other)
                    todo.append(other)
        self.nodes = [node for node in self.nodes if str(key_of(node)) not in self.removed]

    def _new_nodes(self) -> None:
        for element in self.map:
            if element.id in self.keys or element.id in self.plain:
                continue
            key = self.remains.fresh_node(element.id)
            self.keys[element.id] = key
            kind = TYPES[type(element)]
            self.kinds[str(key)] = kind
            node = self.remains.blank(key, kind)
            if f"n{key}" != element.id and not (key == element.id and plain.is_name(key)):
                node[ELEMENT] = element.id
            new = (
                _with_text(node, words(element))
                if isinstance(element, Statement)
                else self._updated(element, node, new=True)
            )
            self.nodes.append(new)

    def _sort(self) -> None:
        """Put the nodes of elements into the order of the map, each kind into the places that it has."""
        there: dict[str, int] = {}
        for place, node in enumerate(self.nodes):
            there.setdefault(str(key_of(node)), place)
        for elements in (self.map.statements, *(getattr(self.map, kind) for kind in KINDS)):
            wanted = [there[str(self.keys[e.id])] for e in elements if e.id in self.keys]
            places = sorted(wanted)
            if wanted != places:
                moved = [self.nodes[place] for place in wanted]
                for place, node in zip(places, moved, strict=True):
                    self.nodes[place] = node

    def _plain_supports(self, tied: list[tuple[str, str]]) -> None:
        edges = [(e[0], pair) for e, pair in zip(self.remains.edges, tied, strict=True) if type(e) is list]
        if not edges:
            return
        aimed = {end for relation in relations_of(self.map) for end in ends(relation)}
        names = {str(key): name for name, key in self.keys.items()}
        for name, (start, end) in edges:
            element, said = self.map.elements.get(name), self.map.elements.get(names.get(start, ""))
            if name in self.keys or name in aimed or not isinstance(element, Inference | Conflict):
                continue
            if isinstance(said, Statement):
                same = (
                    isinstance(element, Inference) and not element.scheme and ends(element) == (said.id, names.get(end))
                )
            else:
                same = said is not None and said.id not in aimed and self._is_branch(element, said, names.get(end))
            if same:
                self.plain.add(name)

    def _is_branch(self, branch: Inference | Conflict, said: Element, target: str | None) -> bool:
        """Return whether a relation is another one but for its target, a statement as that of the other is."""
        if not isinstance(said, Inference | Conflict) or type(branch) is not type(said):
            return False
        *premises, own = ends(said)
        kinds = [relation.kind for relation in (branch, said) if isinstance(relation, Conflict)]
        if isinstance(self.map.elements.get(target or ""), Inference):
            kinds = kinds[1:] if kinds[:1] == [ConflictKind.UNDERCUT] else kinds
        return (
            ends(branch) == (*premises, target)
            and branch.scheme == said.scheme
            and len(set(kinds)) < 2
            and own != target
            and isinstance(self.map.elements.get(own), Statement)
        )

    def _edges(self, tied: list[tuple[str, str]]) -> list[g.Edge]:
        """The edges that still hold, as they were, and new ones for what the map says beyond them."""
        pairs, kept = [], []
        for edge, pair in zip(self.remains.edges, tied, strict=True):
            if self.removed.isdisjoint(pair) and (type(edge) is dict or edge[0] in self.plain):
                pairs.append(pair)
                kept.append(edge if type(edge) is dict else edge[1])
        said = [pair for edge, pair in zip(self.remains.edges, tied, strict=True) if type(edge) is dict]
        stale, added = self._changes([pair for pair in said if self.removed.isdisjoint(pair)])
        edges = [e for e, pair in zip(kept, pairs, strict=True) if pair not in stale] if stale else kept
        raw = {str(key): key for key in self.keys.values()}
        rows: dict[str, g.Node] = {}
        if self.remains.copies:
            rows = {str(key_of(node)): node for node in self.nodes}
            edges = [self.remains.with_copies(edge, rows) for edge in edges]
        fresh = self.remains.fresh_edges()
        return [*edges, *(fresh(raw[start], raw[end], rows) for start, end in added)]

    def _changes(self, pairs: list[tuple[str, str]]) -> tuple[set[tuple[str, str]], list[tuple[str, str]]]:
        """The edges that the map contradicts, and those that it needs besides."""
        said = g.relations_between(self.kinds, pairs)
        changed = {key: wanted for key, wanted in self._wanted() if said.get(key) != wanted}
        before: dict[str, set[tuple[str, str]]] = {key: set() for key in changed}
        for pair in pairs if changed else ():
            for key in pair:
                if key in before and self._is_own(pair, key):
                    before[key].add(pair)
        stale: set[tuple[str, str]] = set()
        added: list[tuple[str, str]] = []
        for key, wanted in changed.items():
            mine = [*((source, key) for source in wanted.sources), (key, wanted.target)]
            stale |= before[key].difference(mine)
            added += [pair for pair in mine if pair not in before[key]]
        return stale, added

    def _is_own(self, pair: tuple[str, str], key: str) -> bool:
        """Return whether an edge says an end of the scheme node ``key``, and not that it is an end of another one."""
        (start, end), kind = pair, self.kinds[key]
        if end == key:
            return self.kinds.get(start) in ("I", "RA") or kind == "PA"
        return self.kinds.get(end) == "I" or kind in ("CA", "PA")

    def _wanted(self) -> Iterator[tuple[str, g.Relation]]:
        """Yield what each relation of the map ties together, as keys of nodes."""
        keys = {name: str(key) for name, key in self.keys.items()}
        for relation in relations_of(self.map):
            if relation.id not in self.plain:
                *sources, target = [keys[end] for end in ends(relation) if end in keys]
                yield keys[relation.id], g.Relation(TYPES[type(relation)], tuple(sources), target)


def _with_text(rest: g.Node, said: str) -> g.Node:
    """``rest`` with its text in the second place, where AIFdb has it."""
    fields = iter(rest.items())
    first = dict([next(fields)]) if rest else {}
    return {**first, "text": said, **dict(fields), **({"text": said} if "text" in rest else {})}
