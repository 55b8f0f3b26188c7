"""The parts of a diagram of a map, for the notations of diagram tools: boxes, junctions and lines between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    Element,
    Inference,
    Point,
    Preference,
    Rephrase,
    Statement,
)
from argmap.domain.relations import Relation, ends, relations_of


@dataclass(frozen=True, slots=True)
class Node:
    """A box or, for a relation that one line cannot show, a junction of lines."""

    id: str
    kind: str  # "statement", "argument", "inference", "conflict", "rephrase" or "preference"
    title: str
    text: str  # empty where it only repeats the title; an argument that is shown by its steps has it at the last one
    element: Element

    @property
    def junction(self) -> bool:
        """Return whether this is a small knot of lines and not a box with a text."""
        return self.kind not in ("statement", "argument")


@dataclass(frozen=True, slots=True)
class Link:
    """A line; ``relation`` is "premise" into a junction, otherwise what the line says: "support", "attack" ..."""

    source: str
    target: str
    relation: str
    id: str  # of the element that it is, or is part of
    scheme: str = ""

    @property
    def symmetric(self) -> bool:
        """Return whether the line has a head at both ends."""
        return self.relation in ("contrary", "contradictory")


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes and links in the order of the map; every link ends in nodes that are there."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def diagram(map_: ArgumentMap, *, whole: bool = False) -> Diagram:
    """Lay out what ``map_`` consists of; relations to elements that it does not have are left out.

    An inference from one premise that nothing speaks about is a plain line, and an argument with a reconstruction is
    shown by its steps; with ``whole`` every inference and every argument is a node of its own.
    """
    return _Drawing(map_, whole).draw()


class _Drawing:
    def __init__(self, map_: ArgumentMap, whole: bool) -> None:
        self.map = map_
        self.whole = whole
        self.pointed_at = set(_ends(map_))
        self.aliases: dict[str, str] = {}  # argument -> the step that stands for it

    def draw(self) -> Diagram:
        nodes = [node for element in self.map for node in self._nodes(element)]
        known = {node.id for node in nodes}
        links = []
        for element in self.map:
            for link in self._links(element):
                source, target = (self.aliases.get(end, end) for end in (link.source, link.target))
                if source in known and target in known:
                    links.append(Link(source, target, link.relation, link.id, link.scheme))
        return Diagram(tuple(nodes), tuple(links))

    def _nodes(self, element: Element) -> Iterator[Node]:
        match element:
            case Statement():
                yield _box(element, "statement")
            case Argument():
                steps = [i for i in element.inferences if isinstance(self.map.elements.get(i), Inference)]
                if self.whole or not steps:
                    yield _box(element, "argument")
                else:
                    self.aliases[element.id] = steps[-1]
            case Inference() if not self._is_line(element):
                yield Node(element.id, "inference", self._step_title(element), self._step_text(element), element)
            case Conflict() if not self._is_line(element):
                yield Node(element.id, "conflict", element.scheme, "", element)
            case Rephrase() | Preference() if not self._is_line(element):
                yield Node(element.id, element.kind, "", "", element)

    def _is_line(self, element: Relation) -> bool:
        if element.id in self.pointed_at:
            return False
        if isinstance(element, Rephrase | Preference):
            return True
        if len(element.premises) != 1 or isinstance(element, Conflict):
            return len(element.premises) == 1
        return not (self.whole or element.scheme or element.argument or element.rules)

    def _step_title(self, step: Inference) -> str:
        owner = self.map.elements.get(step.argument or "")
        words = [owner.title] if isinstance(owner, Argument) and not self.whole else []
        words += [step.scheme.replace("-", " ")] if step.scheme else []
        return " · ".join([*words, *step.rules])

    def _step_text(self, step: Inference) -> str:
        """Return what the argument says that is shown by its steps, at the last of them."""
        owner = self.map.elements.get(step.argument or "")
        return owner.text.strip() if isinstance(owner, Argument) and self.aliases.get(owner.id) == step.id else ""

    def _links(self, element: Element) -> Iterator[Link]:
        match element:
            case Inference():
                yield from self._relation(element, "support")
                if self.whole and element.argument:
                    yield Link(element.id, element.argument, "step", element.id)
            case Conflict() | Rephrase() | Preference():
                yield from self._relation(element, str(element.kind))

    def _relation(self, element: Relation, relation: str) -> Iterator[Link]:
        scheme = element.scheme if isinstance(element, Inference | Conflict) else ""
        if self._is_line(element):
            for source in element.sources:
                yield Link(source, element.target, relation, element.id, scheme)
            return
        for source in element.sources:
            yield Link(source, element.id, "premise", element.id)
        yield Link(element.id, element.target, relation, element.id, scheme)


def _box(element: Point, kind: str) -> Node:
    title, text = element.title.strip(), element.text.strip()
    return Node(element.id, kind, title or text or element.id, text if title and text != title else "", element)


def _ends(map_: ArgumentMap) -> Iterator[str]:
    """Every id that a relation begins or ends at."""
    for relation in relations_of(map_):
        yield from ends(relation)
