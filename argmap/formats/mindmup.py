"""MindMup argument maps (mindmup.com, MapJS) in and out: claims in a tree, above groups of reasons and objections.

A group below a claim is one reason: what stands in it works together. A group below a group attacks the step that the upper
one is. A claim that stands in several places is written once more with its number in the attribute ``argmap``. In files from
before version 3 the outermost object is the central claim.
"""

from __future__ import annotations

import json
import re
from typing import Any

from argmap.domain.characters import escape_json
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.domain.naming import LONGEST, quoted
from argmap.domain.structure import grouped
from argmap.formats.characters import without_markup
from argmap.formats.edge_labels import BELOW, MISSING_CLAIM, names_side, read_label, side_of, under_headings
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
_KINDS = {"supporting": "support", "opposing": "attack", "undercut": "undercut"}
Relation = Inference | Conflict


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as a MindMup file; claims that nothing leads to stand at its top."""
    return escape_json(json.dumps(_Writer(argument_map).document(), ensure_ascii=False, indent=1)) + "\n"


class _Writer:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.relations = argument_map.ties
        self.below = grouped((relation.target, relation) for relation in self.relations)
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
    return _Reader(Document(text, file, "mindmup", MOST_LEVELS)).read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.statements: dict[str, Statement] = {}
        self.numbered = False
        self.bare: list[Item] = []  # ideas in no group, which say nothing of what they do
        self.ungrouped = 0
        self.named: dict[str, Item] = {}  # the first idea or group of each id
        self.steps: dict[str, int] = {}  # id of a relation -> the number of its group

    def read(self) -> Reading:
        root = self.document.root
        self.numbered = _attributes(root).get(OWN) == "numbered"  # we wrote it, in the order of the numbers
        self._tops(root)
        if not self.statements and not self.numbered and not self.document.faults:
            root.complain("nothing", "There is no idea in this map.", "Is it a MindMup file (.mup)?")
        if links := root.value.get("links"):
            number = len(links) if isinstance(links, list) else 1
            message = f"Arrows from idea to idea ({number}) are not read, and are left out."
            self.document.warn("links", message, ("links",), "Say what they mean by an idea in a group.")
        if self.bare:
            share = f"{len(self.bare)} of {self.ungrouped}"
            message = f"Ideas in no group do not say what they do ({share}), and are read as support."
            remedy = (
                "Put them into groups of reasons and objections; on which side of the middle they stand says nothing."
            )
            self.document.note("no-label", message, self.bare[0].path, remedy)
        statements = list(self.statements.values())
        if self.numbered:
            statements.sort(key=lambda s: _number(s.id.removeprefix("idea-")))
            self.document.relations.sort(key=lambda relation: self.steps[relation.id])
        return self.document.reading(points=True, title=root.text("title"), statements=tuple(statements))

    def _tops(self, root: Item) -> None:
        """Read the ideas that stand below none; headings of sides there are about the only other one, or the title."""
        tops = [(1.0, root)] if _is_central(root) else _ideas(root)
        headings = [ranked for ranked in tops if names_side(self._words(ranked[1])[0])]
        ids = [self._claim(ranked[1]) for ranked in tops if ranked not in headings]
        title = without_markup(root.text("title"))
        if headings and not ids and title and not _is_central(root):
            ids = [f"idea-{root.value.get('id')}"]
            self.statements[ids[0]] = Statement(ids[0], title)
        if len(ids) == 1:
            self._row(headings, ids[0])
            return
        for _, heading in headings:
            message = "This names a side, but of none or of several claims, so what is below it is tied to none."
            self.document.warn("heading", message, heading.path, MISSING_CLAIM)
            for _, idea in _ideas(heading):
                self._claim(idea)

    def _claim(self, idea: Item, *, is_labelled: bool = False) -> str:
        """Read a claim and all below it; returns its id. One ``is_labelled`` begins with its side."""
        attr = _attributes(idea)
        known = attr.get(OWN)
        id_ = f"idea-{idea.value.get('id')}" if known is None else f"idea-{known}"
        if known is not None:
            return id_
        self._once(idea)
        if id_ in self.statements:
            id_ = f"{id_} {len(self.statements)}"
        note = attr.get("note")
        more = note.get("text") if isinstance(note, dict) else note
        title = idea.text("title") if self.numbered else without_markup(idea.text("title"))
        title = side_of(title)[1] if is_labelled else title
        more = without_markup(more) if isinstance(more, str) else ""
        self.statements[id_] = Statement(id_, title, more)
        self._row(_ideas(idea), id_)
        return id_

    def _once(self, idea: Item) -> None:
        """Warn of an id that another idea or group has: both are read, but what is said of it is said of the first."""
        number = idea.value.get("id")
        if number is None:
            return
        first = self.named.setdefault(str(number), idea)
        if first is not idea:
            message = f"The id {number} is that of {quoted(without_markup(first.text('title')), LONGEST)} already."
            remedy = "Give this one an id of its own: arrows and the like are read as those of the first."
            self.document.warn("duplicate-id", message, (*idea.path, "id"), remedy)

    def _row(self, ideas: list[tuple[float, Item]], target: str, above: str = "") -> None:
        """Read what stands below a claim, or below a heading whose side is ``above``."""
        sided, headings = under_headings(ideas, lambda ranked: self._words(ranked[1]), above)
        for (_, idea), side in sided:
            self._below(idea, target, side)
        for (_, idea), heading in headings:
            self.document.note("heading", heading.message, idea.path, BELOW)

    def _words(self, idea: Item) -> tuple[str, bool]:
        """Return what an idea says, if it may be the heading of a side, and whether any stands below it."""
        may = not self.numbered and _side(idea) is None and not _attributes(idea).get("note")
        return without_markup(idea.text("title")) if may else "", bool(_ideas(idea))

    def _below(self, idea: Item, target: str, side: str = "") -> None:
        """Read a group or a claim below a claim, which may stand under a heading that names its ``side``."""
        if _side(idea) is not None:
            self._group(idea, target)
            return
        ideas = _ideas(idea)
        if not self.numbered and ideas and (heading := names_side(without_markup(idea.text("title")), side)):
            self._row(ideas, target, heading)
            return
        begun = None if self.numbered else side_of(without_markup(idea.text("title")))[0]
        said = begun or _on_connector(idea) or side
        if not said:
            self.bare.append(idea)
        self.ungrouped += 1
        relation = self.document.relate(said or "support", [self._claim(idea, is_labelled=bool(begun))], target)
        self.steps[relation] = _number(str(idea.value.get("id")))

    def _group(self, group: Item, target: str, *, of_step: bool = False) -> None:
        self._once(group)
        side = _side(group) or "supporting"
        inner = [idea for _, idea in _ideas(group)]
        claims = [self._claim(idea) for idea in inner if _side(idea) is None]
        if not claims and group.text("title").strip().lower() not in ("", "group"):
            claims = [self._claim(group)]  # a claim that says itself which side it is on
        if not claims:
            message = "This group holds no claim, so nothing is said for or against what it hangs from."
            self.document.warn("empty-group", message, group.path, "Put a claim into it, or delete it.")
            return
        undercuts = of_step or _attributes(group).get(OWN) == "undercut"
        step = self._relation("undercut" if undercuts else side, claims, target, group)
        for idea in inner:
            if _side(idea) is not None:
                self._group(idea, step, of_step=True)

    def _relation(self, side: str, premises: list[str], target: str, group: Item) -> str:
        id_ = self.document.relate(_KINDS[side], premises, target)
        self.steps[id_] = _number(str(group.value.get("id")))
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


def _on_connector(idea: Item) -> str:
    """Return "support" or "attack" as the label of the line to the idea above says it."""
    connector = _attributes(idea).get("parentConnector")
    label = connector.get("label") if isinstance(connector, dict) else None
    said = read_label(label) if isinstance(label, str) else None
    return "attack" if said == "undercut" else said or ""


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
