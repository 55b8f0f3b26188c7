"""Outlines of OPML made into the rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, short_slug
from argmap.domain.relations import VERBS
from argmap.formats.characters import without_markup
from argmap.formats.edge_labels import names_side, side_of
from argmap.formats.opml.attributes import COLUMNS, OWN, Cells
from argmap.formats.table.columns import ABOUT, EMPTY, join
from argmap.formats.table.reader import read_rows
from argmap.formats.table.rows import Row
from argmap.formats.xml_document import Node, parse_xml

_RELATIONS = {  # the words that ``relation`` may have -> the kind of relation
    **dict.fromkeys(("support", "supports", "reason", "pro", "evidence", "premise", "argument"), "support"),
    **dict.fromkeys(("attack", "attacks", "objection", "con", "counterargument", "rebuttal"), "attack"),
    **dict.fromkeys(("undercut", "undercuts"), "undercut"),
    **{kind: kind for kind in ("contrary", "contradictory", "rephrase", "preference")},
}


def load(text: str, file: str = "<text>") -> Reading:
    """Read an outline of any outliner; raises ``ParseError`` with every fault found."""
    root = parse_xml(text, file, "opml")
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
        self.bare: list[Node] = []  # outlines that say nothing of what they do for the one above
        outlines = list(_outlines(body))
        self.ids = Ids(o.attributes["id"] for o in outlines if o.attributes.get("id"))
        self.ids.taken |= {o.attributes["relation-id"] for o in outlines if o.attributes.get("relation-id")}
        head = root.first("head")
        title = head.first("title") if head else None
        self.title = title.text if title else ""
        own = any("kind" in o.attributes for o in outlines)
        if not any(o.attributes.get("kind") == "map" for o in outlines):
            owner = head.first("ownerName") if head else None
            author = join((owner.text.strip(),)) if owner and owner.text.strip() else ""
            self._row({"kind": "map", "title": self.title.strip(), "author": author}, root)
        self.own = own
        self._tops([o for o in body.all("outline") if _says(o)], root)
        if self.bare and not own:
            message = (
                f"Outlines that say nothing of what they do for the one above ({len(self.bare)}) are read as support."
            )
            remedy = 'Begin them with "Pro:" or "Con:".'
            self.diagnostics.append(Diagnostic("opml.no-label", message, self.bare[0].span, remedy, Severity.NOTE))

    def _tops(self, tops: list[Node], root: Node) -> None:
        """Read the outlines that stand below none; headings of sides there are about the only other one, or the title."""
        claims = [outline for outline in tops if not self._heading(outline)]
        lone = {} if self.own or len(claims) > 1 else {"role": "thesis"}
        name = ""
        if len(claims) < len(tops) and not claims and self.title.strip():
            name = self.ids.new(short_slug(self.title), "claim")
            self._row({"kind": "statement", "id": name, "title": self.title.strip(), **lone}, root)
        elif len(claims) < len(tops) and len(claims) == 1:
            name = self._outline(claims[0], "", lone)
        for outline in tops:
            if name and (side := self._heading(outline)):
                self._below(outline, name, side)
            elif not name:
                self._outline(outline, "", lone)

    def _heading(self, outline: Node, above: str = "") -> str:
        """Return the side that an outline names for all below it, as a heading such as "Cons" does."""
        named = self.own or "relation" in outline.attributes or not any(map(_says, outline.all("outline")))
        return "" if named else names_side(without_markup(outline.attributes.get("text", "")), above) or ""

    def _outline(self, outline: Node, target: str, defaults: Cells, above: str = "") -> str:
        """Read an outline and all below it; returns the id of what it says, for what stands above it.

        ``above`` is the side that a heading names.
        """
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
            self._below(outline, target, above)  # a blank line that holds others together
            return ""
        if target and (heading := self._heading(outline, above)):
            self._below(outline, target, heading)
            return ""
        said = attributes.get("text", "")
        side, words = (
            side_of(said if self.own else without_markup(said))
            if target and "relation" not in attributes
            else (None, "")
        )
        name = attributes.get("ref", "")
        if not name:
            cells = {**defaults, **self._cells(outline, kind)}
            if side:
                cells["title"] = words
            name = cells["id"] = cells.get("id") or self.ids.new(short_slug(cells.get("title", "")), kind)
            self._row(cells, outline)
        side = side or above
        if target and not side and "relation" not in attributes:
            self.bare.append(outline)
        relation = attributes.get("relation", side or "support").strip().lower()
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

    def _below(self, outline: Node, target: str, side: str = "") -> None:
        for inner in outline.all("outline"):
            self._outline(inner, target, {}, side)

    def _cells(self, outline: Node, kind: str) -> dict[str, str]:
        """The cells that the attributes of an outline fill; those that are not ours go into ``extra``."""
        cells = {"kind": kind}
        theirs: dict[str, str] = {}
        for name, value in outline.attributes.items():
            column = {"text": "title", "_note": "text", "title": ""}.get(name, name)
            if column in COLUMNS.get(kind, COLUMNS["statement"]):
                cells[column] = value if self.own or column not in ("title", "text") else without_markup(value)
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
