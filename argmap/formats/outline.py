"""Markdown in and out: an outline, each claim above what speaks for and against it, for notes, wikis and mails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.domain.characters import escape_markdown, reveal
from argmap.domain.expressiveness import project
from argmap.domain.format import Reading
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Point,
    Rephrase,
    Role,
    Stance,
    Statement,
)
from argmap.domain.naming import name_of
from argmap.domain.relations import Relation, relations_of
from argmap.formats import bullets, embedded, mermaid_markdown

FORMAT = {
    "name": "outline",
    "title": "outline in Markdown",
    "suffixes": (".md", ".markdown"),
    "media_type": "text/markdown",
    "load": "load",
    "knows": "knows",
    "dump": "write",
    "lacks": "comments",
    "shows": (
        "map-title summary authors date licence wording titles roles tags attribution stance hedge quotation implicit"
        " anchors arguments steps support linked strict schemes attack linked-attack contrary contradictory undercut"
        " about-relations rephrase preference assertion"
    ),
}

SHOWN = embedded.shown(FORMAT)  # what the drawing itself says

_DEEPEST = 12  # levels; what stands deeper is written at the top level further down
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_VERBS = {
    ConflictKind.ATTACK: "attacked by",
    ConflictKind.CONTRARY: "cannot hold together with",
    ConflictKind.CONTRADICTORY: "contradicts",
    ConflictKind.UNDERCUT: "this step undercut by",
}

Job = tuple[int, str, "Point | Relation"]  # level, the words before it, and what is to be written there


def knows(text: str) -> bool:
    """Return whether a page is not another format's that shares the suffix."""
    return (embedded.holds_map(text) or bullets.is_list(text)) and not mermaid_markdown.knows(text)


def load(text: str, file: str = "<text>") -> Reading:
    """Read the map that argmap keeps in the comments behind its drawing, or else the list that somebody has written.

    Raises ``ParseError`` if there is neither, or the drawing was changed.
    """
    if not embedded.holds_map(text) and bullets.is_list(text):
        return bullets.load(text, file)
    return embedded.read(text, file, "outline")


def write(argument_map: ArgumentMap) -> str:
    """Write a map as nested lists, and behind it in comments, which no viewer shows, so that it reads back."""
    drawing = dump(project(argument_map, SHOWN))
    return f"{drawing}\n<!--\n{embedded.comments(argument_map, drawing)}-->\n"


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as nested Markdown lists; whatever a text holds reads as text."""
    return "\n".join(_Outline(argument_map).lines()) + "\n"


def escape(text: str) -> str:
    """Return ``text`` on one line, without any meaning to Markdown or HTML."""
    return escape_markdown(reveal(_SPACE.sub(" ", text).strip()))


class _Outline:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.written: set[str] = set()
        self.ties: dict[str, list[Relation]] = {}  # by the element that they bear on
        self.premises: set[str] = set()
        m = argument_map
        for tie in relations_of(m):
            self.ties.setdefault(tie.target, []).append(tie)
            self.premises.update(tie.sources)
        self.last_steps = {a.inferences[-1]: a for a in m.arguments if a.inferences}

    def lines(self) -> Iterator[str]:
        m = self.map
        yield f"# {escape(m.title) or 'Argument map'}"
        if m.summary:
            yield from ("", escape(m.summary))
        about = [", ".join(m.authors), m.created.isoformat() if m.created else "", m.licence]
        if any(about):
            yield from ("", f"*{escape('; '.join(filter(None, about)))}*")
        yield ""
        for root in self._roots():
            if root.id not in self.written:
                yield from self._tree(root)

    def _roots(self) -> Iterator[Point]:
        """Theses, then what is given for nothing else, then whatever is left (cycles, and what stood too deep)."""
        reconstructed = {a.id for a in self.last_steps.values()}
        points: list[Point] = [*self.map.statements, *(a for a in self.map.arguments if a.id not in reconstructed)]
        yield from (s for s in self.map.statements if s.role is Role.THESIS)
        yield from (p for p in points if p.id not in self.premises)
        yield from points

    def _tree(self, root: Point) -> Iterator[str]:
        jobs: list[Job] = [(0, "", root)]
        while jobs:
            level, words, thing = jobs.pop()
            lead = f"{'  ' * level}- {f'*{words}* ' if words else ''}"
            if isinstance(thing, Point):
                again = thing.id in self.written or level > _DEEPEST
                yield f"{lead}{self._named(thing) if again else self._point(thing)}"
                if not again:
                    self.written.add(thing.id)
                    jobs += reversed(self._below(thing.id, level + 1))
            else:
                yield from self._tie(level, thing, lead, jobs)

    def _below(self, element: str, level: int) -> list[Job]:
        """Return what bears on an element."""
        return [(level, _verb(tie), tie) for tie in self.ties.get(element, [])]

    def _tie(self, level: int, tie: Relation, lead: str, jobs: list[Job]) -> Iterator[str]:
        """A relation: its one premise on the same line, or several below it; then what bears on the relation itself."""
        argument = self.map.elements.get(tie.argument or "") if isinstance(tie, Inference) else None
        premises = [self.map.elements[p] for p in tie.sources if p in self.map.elements]
        named = f" the argument {self._owner(argument)}" if isinstance(argument, Argument) else ""
        scheme = getattr(tie, "scheme", "")
        named += f" ({escape(scheme)})" if scheme else ""
        about = self._below(tie.id, level + 1)
        if tie.id in self.last_steps:
            about += [(lv, f"the argument {w}", t) for lv, w, t in self._below(self.last_steps[tie.id].id, level + 1)]
        only = premises[0] if len(premises) == 1 else None
        if isinstance(only, Point) and not named:
            again = only.id in self.written or level > _DEEPEST
            yield f"{lead}{self._named(only) if again else self._point(only)}"
            if not again:
                self.written.add(only.id)
                about += self._below(only.id, level + 1)
            jobs += reversed(about)
            return
        together = " together" if len(premises) > 1 else ""
        yield f"{lead.rstrip()}{named}{together}:"
        jobs += reversed(about)
        for end in reversed(premises):
            lead_in = "" if isinstance(end, Point) else f"that {self._step(end)}"
            jobs.append((level + 1, lead_in, end))

    def _step(self, tie: Relation) -> str:
        aim = self.map.elements.get(tie.target)
        name = f"“{escape(name_of(aim))}”" if isinstance(aim, Point) else "a step"
        return f"{name} is {_verb(tie)}"

    def _owner(self, argument: Argument) -> str:
        """The argument that a step belongs to, with what is said of it at the first of its steps that is written."""
        if argument.id in self.written:
            return self._named(argument)
        self.written.add(argument.id)
        return self._point(argument)

    def _named(self, point: Point) -> str:
        return f"**{escape(point.title or point.text) or escape(point.id)}**"

    def _point(self, point: Point) -> str:
        text = f": {escape(point.text)}" if point.text and point.title and point.text != point.title else ""
        facts = [escape(fact) for fact in self._facts(point)]
        remarks = f" *({'; '.join(facts)})*" if facts else ""
        return f"{self._named(point)}{text}{remarks}"

    def _facts(self, point: Point) -> Iterator[str]:
        if isinstance(point, Statement):
            if point.role is not Role.CLAIM:
                yield point.role.value
            if point.stance is not Stance.ASSERTED:
                yield "stance unknown" if point.stance is Stance.UNKNOWN else point.stance.value
            if point.hedge:
                yield point.hedge.label
            if point.quotation:
                yield "quotation"
            if point.implicit:
                yield "left unsaid"
            voices = point.asserted_by[1:] if point.asserted_by[:1] == (self.map.article,) else point.asserted_by
            if voices:
                names = self.map.source_by_id
                yield "says " + " > ".join(names[v].name if v in names else v for v in voices)
        elif not point.inferences:  # what has steps is called an argument there
            yield "argument"
        yield from (f"#{tag}" for tag in point.tags)
        if point.anchors:
            yield ", ".join(anchor.name for anchor in point.anchors)


def _verb(tie: Relation) -> str:
    if isinstance(tie, Inference):
        return "entailed by" if tie.strict else "supported by"
    if isinstance(tie, Conflict):
        return _VERBS[tie.kind]
    return "in other words" if isinstance(tie, Rephrase) else "ranked below"
