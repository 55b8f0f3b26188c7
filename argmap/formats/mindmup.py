"""MindMup argument maps (mindmup.com, MapJS) in and out: claims in a tree, above groups of reasons and objections.

A group below a claim is one reason: what stands in it works together. A group below a group attacks the step that the upper
one is. A claim that stands in several places is written once more with its number in the attribute ``argmap``. In files from
before version 3 the outermost object is the central claim.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Any

from argmap.domain.characters import escape_json
from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.formats.json_document import Document, Item

FORMAT = {
    "name": "mindmup",
    "title": "MindMup argument map",
    "suffixes": (".mup",),
    "media_type": "application/vnd.mindmup",
    "load": "load",
    "dump": "dump",
    "says": "map-title order wording support linked attack linked-attack undercut assertion",
    "loses": "themes, colours and places",
}

OWN = "argmap"  # the attribute in which a claim that was written before is named
MOST_LEVELS = 400  # of JSON, four for a claim below another
DEEPEST = 60  # claims below each other in what we write; deeper ones stand at the top
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&amp;", "&"))
Relation = Inference | Conflict


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as a MindMup file; claims that nothing leads to stand at its top."""
    return escape_json(json.dumps(_Writer(argument_map).document(), ensure_ascii=False, indent=1)) + "\n"


class _Writer:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.relations: tuple[Relation, ...] = (*argument_map.inferences, *argument_map.conflicts)
        self.below: dict[str, list[Relation]] = {}
        for relation in self.relations:
            self.below.setdefault(relation.target, []).append(relation)
        self.numbers = {s.id: n for n, s in enumerate(argument_map.statements, 1)}
        self.titles = {s.id: s.title for s in argument_map.statements}
        self.numbers |= {r.id: n for n, r in enumerate(self.relations, len(self.numbers) + 1)}
        self.number = len(self.numbers)
        self.written: set[str] = set()

    def document(self) -> dict[str, Any]:
        inner = {p for r in self.relations for p in r.premises}
        tops = [id_ for id_ in self.titles if id_ not in inner]
        ideas = [self._claim(id_, 0) for id_ in (*tops, *self.titles) if id_ not in self.written]
        return {
            "formatVersion": 3,
            "id": "root",
            "title": self.map.title,
            "ideas": _ranked(ideas),
            "attr": {"theme": "argMappingSimple", OWN: "numbered"},
        }

    def _claim(self, id_: str, level: int) -> dict[str, Any]:
        first = id_ not in self.written
        if not first or level > DEEPEST:
            return {"id": self._next(), "title": self.titles[id_], "attr": {OWN: self.numbers[id_]}}
        self.written.add(id_)
        groups = [self._group(relation, level) for relation in self.below.get(id_, ())]
        return {"id": self.numbers[id_], "title": self.titles[id_], "ideas": _ranked(groups)}

    def _group(self, relation: Relation, level: int) -> dict[str, Any]:
        side = "supporting" if relation.kind == "support" else "opposing"
        claims = [self._claim(premise, level + 1) for premise in relation.premises]
        against = [self._group(other, level + 1) for other in self.below.get(relation.id, ())]
        attr: dict[str, Any] = {"group": side, "contentLocked": True}
        if relation.kind == ConflictKind.UNDERCUT:
            attr[OWN] = "undercut"
        return {"id": self.numbers[relation.id], "title": "group", "attr": attr, "ideas": _ranked([*claims, *against])}

    def _next(self) -> int:
        self.number += 1
        return self.number


def _ranked(ideas: list[dict[str, Any]]) -> dict[str, Any]:
    return {str(n): idea for n, idea in enumerate(ideas, 1)}


def load(text: str, file: str = "<text>") -> Reading:
    """Read a MindMup file; raises ``ParseError`` with every fault found."""
    document = Document(text, file, "mindmup", MOST_LEVELS)
    argument_map = _Reader(document, file).read()
    document.finish()
    return Reading(argument_map, document.warnings)


class _Reader:
    def __init__(self, document: Document, file: str) -> None:
        self.document = document
        self.file = file
        self.statements: dict[str, Statement] = {}
        self.inferences: list[Inference] = []
        self.conflicts: list[Conflict] = []
        self.numbered = False
        self.steps: dict[str, int] = {}  # id of a relation -> the number of its group

    def read(self) -> ArgumentMap:
        root = self.document.root
        self.numbered = _attributes(root).get(OWN) == "numbered"  # we wrote it, in the order of the numbers
        for idea in [root] if _is_central(root) else [idea for _, idea in _ideas(root)]:
            self._claim(idea)
        if not self.statements and not self.numbered and not self.document.faults:
            root.complain("nothing", "There is no idea in this map.", "Is it a MindMup file (.mup)?")
        statements = list(self.statements.values())
        if self.numbered:
            statements.sort(key=lambda s: _number(s.id.removeprefix("idea-")))
            self.inferences.sort(key=lambda i: self.steps[i.id])
            self.conflicts.sort(key=lambda c: self.steps[c.id])
        return name_anew(
            ArgumentMap(
                slug(PurePath(self.file).stem) or "map",
                title=root.text("title"),
                statements=tuple(statements),
                inferences=tuple(self.inferences),
                conflicts=tuple(self.conflicts),
            ),
            points=True,
        )

    def _claim(self, idea: Item) -> str:
        """Read a claim and all below it; returns its id."""
        attr = _attributes(idea)
        known = attr.get(OWN)
        id_ = f"idea-{idea.value.get('id')}" if known is None else f"idea-{known}"
        if known is not None:
            return id_
        if id_ in self.statements:
            id_ = f"{id_} {len(self.statements)}"
        note = attr.get("note")
        more = note.get("text") if isinstance(note, dict) else note
        title = idea.text("title") if self.numbered else _plain(idea.text("title"))
        more = _plain(more) if isinstance(more, str) else ""
        self.statements[id_] = Statement(id_, title, more)
        for _, inner in _ideas(idea):
            if _side(inner) is None:
                self._relation("supporting", [self._claim(inner)], id_, inner)
            else:
                self._group(inner, id_)
        return id_

    def _group(self, group: Item, target: str, *, of_step: bool = False) -> None:
        side = _side(group) or "supporting"
        inner = [idea for _, idea in _ideas(group)]
        claims = [self._claim(idea) for idea in inner if _side(idea) is None]
        undercuts = of_step or _attributes(group).get(OWN) == "undercut"
        step = self._relation("undercut" if undercuts else side, claims, target, group)
        for idea in inner:
            if _side(idea) is not None:
                self._group(idea, step, of_step=True)

    def _relation(self, side: str, premises: list[str], target: str, group: Item) -> str:
        id_ = f"step {len(self.steps)}"
        self.steps[id_] = _number(str(group.value.get("id")))
        if side == "undercut":
            self.conflicts.append(Conflict(id_, tuple(premises), target, ConflictKind.UNDERCUT))
        elif side == "opposing":
            self.conflicts.append(Conflict(id_, tuple(premises), target))
        else:
            self.inferences.append(Inference(id_, tuple(premises), target))
        return id_


def _is_central(root: Item) -> bool:
    """Return whether the outermost object is the central idea itself, as before version 3, which put ideas below a title."""
    version = str(root.value.get("formatVersion", "" if root.value.get("id") == "root" else 1))
    return version.partition(".")[0] in ("0", "1", "2") and bool(root.text("title").strip())


def _ideas(of: Item) -> list[tuple[float, Item]]:
    """Return the ideas below one, in the order of their ranks; those left of the middle have negative ones."""
    if isinstance(of.value.get("ideas"), list):  # MindMup writes an empty list for none
        return [(n, idea) for n, idea in enumerate(of.objects("ideas"))]
    return sorted(((_rank(name), idea) for name, idea in of.members("ideas")), key=lambda ranked: ranked[0])


def _rank(name: str) -> float:
    return abs(float(name)) if re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", name) else 0.0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _attributes(of: Item) -> dict[str, Any]:
    attr = of.value.get("attr")
    return attr if isinstance(attr, dict) else {}


def _side(of: Item) -> str | None:
    """Return which side a group is on; ``None`` for a claim."""
    group = _attributes(of).get("group")
    if not isinstance(group, str):
        return "supporting" if group is True else None
    return "opposing" if "oppos" in group.lower() or "object" in group.lower() else "supporting"


def _plain(title: str) -> str:
    """Return a title without the marks of rich text that MindMup keeps in some."""
    if re.search(r"</?(?:b|i|u|p|br|div|span|strong|em)\b", title):
        title = re.sub(r"<[^<>]{0,200}>", " ", title)
        for code, character in _ENTITIES:
            title = title.replace(code, character)
        return " ".join(title.split())
    return title
