"""Outlines of OPML made into the rows of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.relations import VERBS
from argmap.formats.edge_labels import SIDES, read_label
from argmap.formats.opml import ABOUT, COLUMNS, OWN, Cells
from argmap.formats.table import EMPTY, join
from argmap.formats.table_reader import read_rows
from argmap.formats.table_rows import Row
from argmap.formats.xml_document import Node, parse_xml

_RELATIONS = {  # the words that ``relation`` may have -> the kind of relation
    **dict.fromkeys(("support", "supports", "reason", "pro", "evidence", "premise", "argument"), "support"),
    **dict.fromkeys(("attack", "attacks", "objection", "con", "counterargument", "rebuttal"), "attack"),
    **dict.fromkeys(("undercut", "undercuts"), "undercut"),
    **{kind: kind for kind in ("contrary", "contradictory", "rephrase", "preference")},
}
_SIDES = "|".join((*SIDES["Pro"], *SIDES["Con"], "objection", "counterargument", "rebuttal", "support", "reason"))
_SIDED = re.compile(rf"\s*(?:({_SIDES})s?\s{{0,9}}[:：]|([-+−–])\s)\s*(\S.*)", re.IGNORECASE | re.DOTALL)


def read(text: str, file: str) -> Reading:
    """Read an outline of any outliner; raises ``ParseError`` with every fault found."""
    root = parse_xml(text.removeprefix("\ufeff"), file, "opml")
    body = root.first("body") if root.name == "opml" else None
    if body is None:
        raise ParseError(Diagnostic("opml.nothing", "There is no <body> in an <opml> here.", root.span, "Is it OPML?"))
    reader = _Reader(root, body)
    return Reading(read_rows(reader.rows, file, "opml"), reader.diagnostics)


class _Reader:
    """Makes rows of outlines."""

    def __init__(self, root: Node, body: Node) -> None:
        self.rows: list[Row] = []
        self.diagnostics: list[Diagnostic] = []
        outlines = list(_outlines(body))
        self.ids = Ids(o.attributes["id"] for o in outlines if o.attributes.get("id"))
        self.ids.taken |= {o.attributes["relation-id"] for o in outlines if o.attributes.get("relation-id")}
        head = root.first("head")
        title = head.first("title") if head else None
        self.title = title.text if title else ""
        own = any("kind" in o.attributes for o in outlines)
        if not any(o.attributes.get("kind") == "map" for o in outlines):
            self._row({"kind": "map", "title": self.title.strip()}, root)
        tops = [o for o in body.all("outline") if _says(o)]
        for outline in tops:
            lone = {} if own or len(tops) > 1 else {"role": "thesis"}
            self._outline(outline, "", lone)

    def _outline(self, outline: Node, target: str, defaults: Cells) -> str:
        """Read an outline and all below it; returns the id of what it says, for what stands above it."""
        attributes = outline.attributes
        kind = attributes.get("kind", "statement").strip().lower()
        if kind == "map" or kind in ABOUT:
            cells = self._cells(outline, kind)
            self._row({**cells, "title": self.title} if kind == "map" else cells, outline)
            self._below(outline, "")
            return ""
        if kind in VERBS:
            return self._step(outline, kind, target)
        if not _says(outline):
            self._below(outline, target)  # a blank line that holds others together
            return ""
        sided = _SIDED.fullmatch(attributes.get("text", "")) if target and "relation" not in attributes else None
        name = attributes.get("ref", "")
        if not name:
            cells = {**defaults, **self._cells(outline, kind)}
            if sided:
                cells["title"] = sided[3]
            name = cells["id"] = cells.get("id") or self.ids.new(slug(cells.get("title", ""))[:60].rstrip("-"), kind)
            self._row(cells, outline)
        natural = (read_label(sided[1] or sided[2]) if sided else None) or "support"
        relation = attributes.get("relation", natural).strip().lower()
        if target and relation in _RELATIONS:
            row = {
                "kind": _RELATIONS[relation],
                "id": attributes.get("relation-id", ""),
                "from": join((name,)),
                "to": target,
            }
            self._row(row, outline)
        elif target:
            message = (
                f"What the relation {attributes['relation']!r} means is not known, so this outline is tied to nothing."
            )
            known = ", ".join(_RELATIONS)
            self.diagnostics.append(
                Diagnostic("opml.relation", message, outline.span, f"Known are {known}.", Severity.WARNING)
            )
        self._below(outline, name)
        return name

    def _step(self, outline: Node, kind: str, target: str) -> str:
        cells = self._cells(outline, kind)
        name = cells.get("id") or self.ids.new("step")
        premises = []
        for inner in outline.all("outline"):
            if inner.attributes.get("relation", "premise").strip().lower() == "premise" and _says(inner):
                if inner.attributes.get("kind") not in VERBS or "ref" in inner.attributes:
                    premises.append(self._outline(inner, "", {}))
                elif inner.attributes.get("relation"):
                    premises.append(self._outline(inner, inner.attributes.get("to", ""), {}))
                else:
                    self._outline(inner, name, {})
            else:
                self._outline(inner, name, {})
        cells |= {"id": name, "from": join([p for p in premises if p]), "to": cells.get("to") or target}
        self._row(cells, outline)
        return name

    def _below(self, outline: Node, target: str) -> None:
        for inner in outline.all("outline"):
            self._outline(inner, target, {})

    def _cells(self, outline: Node, kind: str) -> dict[str, str]:
        """The cells that the attributes of an outline fill; those that are not ours go into ``extra``."""
        cells = {"kind": kind}
        theirs: dict[str, str] = {}
        for name, value in outline.attributes.items():
            column = {"text": "title", "_note": "text", "title": ""}.get(name, name)
            if column in COLUMNS.get(kind, COLUMNS["statement"]):
                cells[column] = value
            elif name not in OWN:
                theirs[f"opml:{name}"] = value
        if kind in VERBS:
            cells.pop("title", None)
            theirs.pop("opml:text", None)
        if outline.attributes.get("untitled") == "yes":
            cells |= {"title": EMPTY, "text": cells.get("title", "")}
        if theirs:
            try:
                extra = json.loads(cells.get("extra") or "{}")
            except (ValueError, RecursionError):
                return cells  # the fault is found where the row is read
            if isinstance(extra, dict):
                cells["extra"] = json.dumps({**extra, **theirs}, ensure_ascii=False)
        return cells

    def _row(self, cells: Cells, outline: Node) -> None:
        self.rows.append(Row(cells, outline.span))


def _outlines(body: Node) -> Iterator[Node]:
    waiting = [body]
    while waiting:
        node = waiting.pop()
        inner = list(node.all("outline"))
        yield from inner
        waiting += inner


def _says(outline: Node) -> bool:
    """Return whether an outline is more than a blank line."""
    attributes = outline.attributes
    return bool(
        attributes.get("text", "").strip()
        or attributes.get("_note", "").strip()
        or "kind" in attributes
        or "ref" in attributes
    )
