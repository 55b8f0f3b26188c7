"""Outlines of OPML made into the rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, short_slug
from argmap.domain.relations import VERBS
from argmap.formats.characters import without_markup
from argmap.formats.edge_labels import BELOW, MISSING_CLAIM, names_side, side_of, under_headings
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
    lacking = "There is no <body> in an <opml> here."
    root, body = parse_xml(text, file, "opml", ("opml", "body"), lacking, "Is it OPML?")
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
        headings = [] if self.own else [outline for outline in tops if self._heading(outline)]
        claims = [outline for outline in tops if outline not in headings]
        lone = {} if self.own or len(claims) > 1 else {"role": "thesis"}
        if headings and not claims and not self.title.strip():
            raise ParseError.because(
                "opml.no-claim", "These outlines are sides, but of no claim.", MISSING_CLAIM, headings[0].span
            )
        if headings and not claims:
            name = self.ids.new(short_slug(self.title), "claim")
            self._row({"kind": "statement", "id": name, "title": self.title.strip(), **lone}, root)
            self._row_below(tops, name)
        elif headings and len(claims) == 1:
            first, name = tops.index(claims[0]), self._outline(claims[0], "", lone)
            self._row_below([*tops[:first], *tops[first + 1 :]], name)
        else:
            for outline in tops:
                self._top(outline, lone, is_heading=outline in headings)

    def _top(self, outline: Node, lone: Cells, *, is_heading: bool) -> None:
        """Read one of several outlines at the top; what stands below a heading there may be about any of the others."""
        if not is_heading:
            self._outline(outline, "", lone)
            return
        title = without_markup(outline.attributes.get("text", ""))
        message = f"“{title}” stands beside several claims, so what is below it is tied to none of them."
        self.diagnostics.append(
            Diagnostic(
                "opml.heading", message, outline.span, "Put it below the claim that it is about.", Severity.WARNING
            )
        )
        self._below(outline, "")

    def _heading(self, outline: Node, above: str = "") -> str:
        """Return the side that an outline names for others, as a heading such as "Cons" does, and says nothing else."""
        named = self.own or "relation" in outline.attributes or self._note(outline)
        return "" if named else names_side(without_markup(outline.attributes.get("text", "")), above) or ""

    def _note(self, outline: Node) -> str:
        """Return the note of an outline with nothing below it."""
        return "" if any(map(_says, outline.all("outline"))) else outline.attributes.get("_note", "").strip()

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
        if target and (heading := self._heading(outline, above)) and any(map(_says, outline.all("outline"))):
            self._below(outline, target, heading)
            return ""
        said = attributes.get("text", "")
        side, words = (
            side_of(said if self.own else without_markup(said))
            if target and "relation" not in attributes
            else (None, "")
        )
        name = attributes.get("ref", "")
        noted = names_side(without_markup(said)) if target and not self.own and self._note(outline) else ""
        if not name:
            cells = {**defaults, **self._cells(outline, kind)}
            if noted:  # the outline says its side, and its note what is said
                side, cells["title"] = noted, cells.pop("text", "")
            elif side:
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
        self._row_below([*outline.all("outline")], target, side)

    def _row_below(self, row: list[Node], target: str, above: str = "") -> None:
        """Read outlines that stand in a row below a claim or a heading, whose side is ``above``."""
        if not target or self.own:
            for outline in row:
                self._outline(outline, target, {}, above)
            return
        sided, headings = under_headings(row, self._words, above)
        for outline, side in sided:
            self._outline(outline, target, {}, side)
        for outline, heading in headings:
            self.diagnostics.append(Diagnostic("opml.heading", heading.message, outline.span, BELOW, Severity.NOTE))

    def _words(self, outline: Node) -> tuple[str, bool]:
        """Return what an outline says, if it may be a heading, and whether anything stands below it."""
        may = self._heading(outline) and "ref" not in outline.attributes
        text = without_markup(outline.attributes.get("text", "")) if may else ""
        return text, any(map(_says, outline.all("outline")))

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
