"""Material of a document about a map, in the order of telling: numbered points, relations, voices, passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from argmap.domain.links import Links, Piece
from argmap.domain.model import Argument, ArgumentMap, Source, Statement
from argmap.domain.naming import given_title
from argmap.draw.look import Direction
from argmap.draw.measure import clean, shorten
from argmap.draw.structure import CONFLICTS, Step, Structure, analyse
from argmap.words import Words

Element = Statement | Argument
LEVELS = 9  # of an outline, as many as a list has in Word
_MOST_PARTNERS = 4  # that are named one by one


class Point(NamedTuple):
    """A box in its place in the outline; ``again`` if it has been told where ``number`` says, and is only named here."""

    box: str
    number: tuple[int, ...]
    step: Step | None  # how it bears on ``above``; a root has none
    above: str
    again: bool


class Passage(NamedTuple):
    """A sentence that carries a statement, by its name ("p8 s3"), and the words of it that do."""

    name: str
    text: str
    phrase: str


@dataclass(frozen=True)
class Material:
    """A map with its verdicts: ``standing`` and ``marks`` as ``compose`` wants them, ``verdicts`` in words, by id.

    All words but the map's own are in ``interface``, by default the map's language.
    """

    map: ArgumentMap
    standing: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)
    interface: str = ""
    direction: Direction = "left-to-right"  # of slides

    @cached_property
    def words(self) -> Words:
        """The messages in the language of the interface."""
        return Words(self.interface or self.map.language)

    def quoted(self, box: str) -> str:
        """The title of a box in quotation marks, short enough to stand within a sentence."""
        return self.words("quoted", text=self.name(box))

    @cached_property
    def structure(self) -> Structure:
        """The structure that the map's pictures are drawn from."""
        return analyse(self.map)

    @cached_property
    def below(self) -> Mapping[str, list[tuple[str, Step]]]:
        """The relations that bear on each box, in the order of the text; premises and undercuts of a step stay together.

        A box that bears on several others is below each of them (in ``structure.children`` it is below one).
        """
        below: dict[str, list[tuple[str, Step]]] = {box: [] for box in self.structure.boxes}
        for step in self.structure.steps.values():
            owner = self.structure.owner.get(step.id)
            if owner is not None:
                below[owner] += [(s, step) for s in step.sources if s in below and s != owner]
        for owner, pairs in below.items():
            order = {child: i for i, child in enumerate(self.structure.children.get(owner, ()))}
            rank: dict[str, int] = {}
            for child, step in pairs:
                group = self.group(step)
                rank[group] = min(rank.get(group, len(order)), order.get(child, len(order)))
            ranked = [(rank[self.group(step)], order.get(child, len(order)), child, step) for child, step in pairs]
            pairs[:] = [(child, step) for *_, child, step in sorted(ranked, key=lambda pair: pair[:2])]
        return below

    @cached_property
    def leaving(self) -> Mapping[str, list[tuple[int, Step]]]:
        """The steps that come from each box or step and lead to a box, by way of others or not, with their places."""
        leaving: dict[str, list[tuple[int, Step]]] = {}
        for place, name in enumerate(self.structure.owner):
            step = self.structure.steps[name]
            for source in step.sources:
                leaving.setdefault(source, []).append((place, step))
        return leaving

    def group(self, step: Step) -> str:
        """The step that ``step`` belongs to: itself, or the one that it is aimed at in the end."""
        chain = self.structure.chain(step.id)
        return chain[-1].id if chain else step.id

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The whole outline, parents first."""
        return tuple(self._tell())

    def _tell(self) -> Iterator[Point]:
        """Number points as a list of Word's does: those too deep to have a level of their own share the last one."""
        home = self.structure.parent
        numbers: dict[str, tuple[int, ...]] = {}
        counts: dict[tuple[int, ...], int] = {}
        stack: list[tuple[str, Step | None, str]] = [(root, None, "") for root in reversed(self.structure.roots)]
        while stack:
            box, step, above = stack.pop()
            if box in numbers or (above and home.get(box) != above):
                yield Point(box, numbers.get(box, ()), step, above, True)
                continue
            prefix = numbers[above][: LEVELS - 1] if above else ()
            counts[prefix] = counts.get(prefix, 0) + 1
            numbers[box] = (*prefix, counts[prefix])
            yield Point(box, numbers[box], step, above, False)
            stack += [(child, through, box) for child, through in reversed(self.below[box])]

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each box in the outline, such as ``1.2.1``."""
        return {p.box: ".".join(map(str, p.number)) for p in self.points if not p.again}

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """A letter for each box, in the order of the alphabet, which tells nothing of its place: A ... Z, AA ..."""
        ordered = sorted(self.structure.boxes, key=lambda box: (self.title(box).casefold(), self.text(box), box))
        return {box: _letter(place) for place, box in enumerate(ordered)}

    def kind(self, point: Point) -> str:
        """The word for what a point does where it stands: its relation, or "reply" if that meets an objection."""
        if point.step is None:
            return ""
        above = self.structure.by.get(point.above)
        return "reply" if point.step.kind == "attack" and above and above.kind in CONFLICTS else point.step.kind

    def struck(self, point: Point) -> Step | None:
        """Return the step that a point undercuts."""
        return self.structure.steps.get(point.step.target) if point.step and point.step.kind == "undercut" else None

    def deed(self, point: Point) -> str:
        """The word for what a point does where it stands, and of an undercut which step that is aimed at, by numbers."""
        struck = self.struck(point)
        premises = [self.numbers[s] for s in struck.sources if s in self.numbers] if struck else []
        conclusion = self.numbers.get(self.structure.owner.get(struck.id, ""), "") if struck else ""
        if not premises or not conclusion:
            return self.words(f"document.short.{self.kind(point)}")
        return self.words("document.struck", premises=self.words.listed(premises), conclusion=conclusion)

    def aside(self, box: str) -> str:
        """Return how a root stands to the argument, if it is not the thesis: it follows from that, or is beside it."""
        key = "beside" if box in self.structure.beside else "follows" if box in self._follows else ""
        return self.words(f"aside.{key}") if key else ""

    @cached_property
    def _follows(self) -> Mapping[str, str]:
        return self.structure.follows()

    def level(self, point: Point) -> int:
        """Return how far a point is indented, from 0; the deepest ones are not indented further."""
        return min(self.structure.depth.get(point.above, -1) + 1, LEVELS - 1)

    def lost_above(self, point: Point) -> str:
        """The number of what a point bears on, where the indent does not tell."""
        deep = point.step is not None and self.structure.depth[point.above] >= LEVELS - 1
        return self.numbers.get(point.above, "") if deep else ""

    def element(self, box: str) -> Element:
        """The statement or argument that ``box`` shows."""
        return self.structure.boxes[box]

    def title(self, box: str) -> str:
        """Return what to call a box: its title, or its whole text if nobody has given it one."""
        element = self.element(box)
        return clean(given_title(element)) or clean(element.text) or clean(box)

    def name(self, box: str) -> str:
        """The same, short enough to stand within a sentence."""
        return shorten(self.title(box), 100)

    def text(self, box: str) -> str:
        """The whole claim, where it says more than the title."""
        text = clean(self.element(box).text)
        return "" if text == self.title(box) else text

    def pieces(self, box: str) -> list[Piece]:
        """The whole claim in pieces, where it holds links; else nothing."""
        return self._links.pieces(self.element(box))

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The boxes that a link in a text leads to."""
        return frozenset(piece.element for box in self.structure.boxes for piece in self.pieces(box) if piece.element)

    @cached_property
    def _links(self) -> Links:
        return Links(self.map)

    def language(self, box: str) -> str:
        """The language that a box is written in, as a tag; empty if it is the map's."""
        element = self.element(box)
        return clean(element.language) if isinstance(element, Statement) else ""

    def together(self, point: Point) -> list[str]:
        """The other premises that a point counts only together with."""
        sources = point.step.sources if point.step else ()
        return [s for s in sources if s != point.box and s in self.structure.boxes]

    def partners(self, point: Point, *, by_title: bool = False) -> str:
        """Those premises by their numbers or titles, or how many they are; empty if there are none."""
        others = self.together(point)
        if len(others) > _MOST_PARTNERS:
            return self.words("document.others", n=len(others))
        return self.words.listed(self.quoted(o) if by_title else self.numbers.get(o, self.name(o)) for o in others)

    def bearing(self, point: Point) -> str:
        """Return how a point bears on what stands above it, in words: ``supports, only together with “B”,``."""
        if point.step is None:
            return ""
        others = self.partners(point, by_title=True)
        verb = self.words(f"document.verb.{self.kind(point)}")
        return self.words("document.verb_together", verb=verb, names=others) if others else verb

    def bears(self, point: Point) -> str:
        """The same as a sentence: ``It supports “A”.``"""
        return self.words("document.bears", bearing=self.bearing(point), target=self.quoted(point.above))

    def facts(self, box: str) -> list[str]:
        """Return how sure the source is of a claim, how it stands to it, whether it is a quotation or left unsaid."""
        element = self.element(box)
        if not isinstance(element, Statement):
            return []
        known = self.words.catalogue["document"]
        words = [known["hedge"].get(element.certainty.label, ""), known["stance"].get(element.stance, "")]
        words += [known["quotation"] if element.quotation else "", known["unsaid"] if element.implicit else ""]
        return [fact for fact in words if fact]

    def voices(self, box: str) -> str:
        """Return who says it by the article, the outermost voice first; empty if the article speaks for itself."""
        return " > ".join(self.chain(box))

    def chain(self, box: str) -> list[str]:
        """The same, one by one."""
        element = self.element(box)
        said = element.asserted_by if isinstance(element, Statement) else ()
        return [self.source_name(voice) for voice in (said[1:] if said[:1] == (self.map.article,) else said)]

    def source_name(self, id_: str) -> str:
        """Return what a source is called."""
        source = self.map.source_by_id.get(id_)
        return clean(source.name) if source and clean(source.name) else clean(id_)

    def passages(self, box: str) -> list[Passage]:
        """Return where the text says it: the retelling's sentence if there is one, or else only its name."""
        passages = []
        for anchor in self.element(box).anchors:
            passages.append(Passage(anchor.name, clean(self._sentences.get(anchor.name, "")), clean(anchor.phrase)))
        return passages

    @cached_property
    def _sentences(self) -> Mapping[str, str]:
        return {sentence.name: sentence.text for sentence in self.map.sentences}

    def verdict(self, box: str) -> str:
        """The verdict as a sentence, with a capital and a full stop."""
        said = clean(self.verdicts.get(box, ""))
        return f"{said[:1].upper()}{said[1:]}." if said else ""

    @cached_property
    def schemes(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """The schemes that the map's steps follow, each with the premises and the conclusion of those steps."""
        schemes: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for inference in self.map.inferences:
            step = self.structure.steps.get(inference.id)
            if inference.scheme and step is not None and step.id in self.structure.owner:
                premises = tuple(s for s in step.sources if s in self.structure.boxes)
                schemes.setdefault(inference.scheme, []).append((premises, self.structure.owner[step.id]))
        return schemes


def _letter(place: int) -> str:
    said = ""
    while place >= 0:
        said, place = chr(ord("A") + place % 26) + said, place // 26 - 1
    return said


def described(source: Source, material: Material) -> str:
    """A source in one line: name, author, date, and whether the article itself doubts it."""
    author = material.source_name(source.author) if source.author else ""
    parts = [clean(source.name) or clean(source.id), author, clean(source.date)]
    said = ", ".join(part for part in parts if part)
    return material.words("document.doubted", source=said) if source.disputed else said
