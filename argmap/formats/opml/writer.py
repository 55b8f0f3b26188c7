"""A map as outlines of OPML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from argmap.domain.characters import escape_xml
from argmap.domain.diagnostics import MapError
from argmap.domain.model import ArgumentMap
from argmap.domain.relations import VERBS
from argmap.domain.structure import grouped
from argmap.formats.characters import NOT_XML, xml_attribute
from argmap.formats.opml.attributes import COLUMNS, OWN, POINTS, Cells
from argmap.formats.table.columns import EMPTY, part
from argmap.formats.table.writer import rows

_DEEPEST = 100  # levels; what stands deeper is written at the top level further down
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as OPML; a claim that speaks for several others stands below the first of them.

    Raises ``MapError`` for characters that XML cannot hold.
    """
    title = escape(argument_map.title)
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n    <title>{title}</title>\n  </head>'
    )
    text = "\n".join((head, "  <body>", *_Writer(argument_map).lines(), "  </body>\n</opml>\n"))
    if NOT_XML.search(text):
        message = "A text of the map holds a control character, which XML cannot hold."
        raise MapError.because("bad-character", message, "Take it out, or write another format.")
    return escape_xml(text)


class _Writer:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map: Cells = {}
        self.about: list[Cells] = []
        self.points: dict[str, Cells] = {}
        self.relations: dict[str, Cells] = {}
        for row in rows(argument_map):
            if row["kind"] == "map":
                self.map = row
            elif row["kind"] in POINTS:
                self.points[row["id"]] = row
            elif row["kind"] in VERBS:
                self.relations[row["id"]] = row
            else:
                self.about.append(row)
        self.below = grouped((relation["to"], relation) for relation in self.relations.values())
        self.written: set[str] = set()

    def lines(self) -> Iterator[str]:
        premises = {name for row in self.relations.values() for name in part(row["from"])}
        theses = [row for row in self.points.values() if row.get("role") == "thesis"]
        roots = [row for name, row in self.points.items() if name not in premises]
        for row in (*theses, *roots, *self.points.values()):
            if row["id"] not in self.written:
                yield from self._tree(row, {})
        for row in self.relations.values():  # those about each other in a cycle, which nothing leads to
            if row["id"] not in self.written:
                yield from self._tree(row, {"to": row["to"]})
        yield f"    {_open({**_spelled(self.map), 'text': 'About this map'})}>"
        for row in self.about:
            yield f"      {_open(_spelled(row))}/>"
        yield "    </outline>"

    def _tree(self, root: Cells, attributes: Cells) -> Iterator[str]:
        jobs: list[tuple[int, Cells | None, Cells]] = [(0, root, attributes)]
        while jobs:
            level, row, more = jobs.pop()
            indent = "    " + "  " * level
            if row is None:
                yield f"{indent}</outline>"
            elif row["id"] in self.written or (level > _DEEPEST and row["kind"] in POINTS):
                yield f"{indent}{_open({'text': row.get('title', ''), 'ref': row['id'], **more})}/>"
            else:
                self.written.add(row["id"])
                inner = self._inner(row, level + 1)
                yield f"{indent}{_open({**_spelled(row), **more})}{'>' if inner else '/>'}"
                jobs += [(level, None, {}), *reversed(inner)] if inner else []

    def _inner(self, row: Cells, level: int) -> list[tuple[int, Cells, Cells]]:
        """Return what stands below an outline: premises, then what bears on it."""
        inner: list[tuple[int, Cells, Cells]] = []
        if row["kind"] in VERBS:
            for name in part(row["from"]):
                inner.append((level, self.points.get(name) or self.relations[name], {"relation": "premise"}))
        for relation in self.below.get(row["id"], ()):
            if self._is_plain(relation):
                self.written.add(relation["id"])
                premise = part(relation["from"])[0]
                more = {"relation": relation["kind"]}
                if relation["id"] != _natural(relation, (premise,)):
                    more["relation-id"] = relation["id"]
                inner.append((level, self.points[premise], more))
            elif relation["id"] not in self.written:
                inner.append((level, relation, {}))
        return inner

    def _is_plain(self, relation: Cells) -> bool:
        """Return whether nothing is to be said of a relation but that one claim has it to what it stands below."""
        premises = part(relation["from"])
        said = {column for column, cell in relation.items() if cell} <= {"kind", "id", "from", "to"}
        return said and len(premises) == 1 and premises[0] in self.points and relation["id"] not in self.below


def _natural(relation: Cells, premises: tuple[str, ...]) -> str:
    return "-".join((*premises, VERBS[relation["kind"]], relation["to"]))


def _spelled(row: Cells) -> dict[str, str]:
    """The attributes of an outline; what another outliner said in its own attributes stands there again."""
    attributes = {name: cell for name, cell in row.items() if cell and name not in ("title", "text")}
    title, text = row.get("title", ""), row.get("text", "")
    if title == EMPTY:
        title, text, attributes["untitled"] = text, "", "yes"
    if row["kind"] in VERBS:
        premises = part(row["from"])
        title = row.get("scheme", "") or VERBS[row["kind"]] + (", together" if len(premises) > 1 else "")
        attributes = {name: cell for name, cell in attributes.items() if name not in ("from", "to")}
    elif row["kind"] == "statement":
        attributes = {name: cell for name, cell in attributes.items() if (name, cell) not in _USUAL}
    elif row["kind"] in ("sentence", "stop"):
        title = row.get("at") or row.get("to", "")
    extra = json.loads(row.get("extra") or "{}")
    theirs = {k: v for k, v in extra.items() if isinstance(v, str) and _is_attribute(k, row["kind"])}
    if theirs:
        rest = {key: value for key, value in extra.items() if key not in theirs}
        attributes["extra"] = json.dumps(rest, ensure_ascii=False) if rest else ""
    spelled = {"text": title, "kind": attributes.pop("kind"), **({"_note": text} if text else {}), **attributes}
    return {name: cell for name, cell in spelled.items() if cell or name == "text"} | {
        key.removeprefix("opml:"): value for key, value in theirs.items()
    }


_USUAL = {("role", "claim"), ("stance", "asserted")}


def _is_attribute(key: str, kind: str) -> bool:
    notation, _, name = key.partition(":")
    free = name not in COLUMNS[kind] and name not in OWN and name not in ("text", "_note")
    return notation == "opml" and free and bool(_NAME.fullmatch(name)) and not name.lower().startswith("xml")


def _open(attributes: Cells) -> str:
    return "<outline" + "".join(f" {name}={xml_attribute(cell)}" for name, cell in attributes.items())
