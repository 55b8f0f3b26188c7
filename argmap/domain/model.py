"""The argument map: plain, frozen data that every notation, dataset, picture and verdict is a view of.

Elements refer to each other by ``id`` (a slug, unique in its map over all kinds of element). Order is the order of the
source and carries meaning for the reader. Nothing here reads, writes, evaluates or draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from argmap.domain.terms import ConflictKind, Hedge, Role, SourceKind, Stance

__all__ = [
    "Anchor",
    "Argument",
    "ArgumentMap",
    "Conflict",
    "ConflictKind",
    "Element",
    "Extra",
    "Hedge",
    "Inference",
    "Origin",
    "Preference",
    "Rephrase",
    "Role",
    "Section",
    "Sentence",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
]

Extra = Mapping[str, Any]  # what a source notation says beyond the model, keyed by "notation:name"


UNDETERMINED = "und"  # the code (BCP 47) of the language of a map that does not say in which it is


@dataclass(frozen=True, slots=True)
class Span:
    """Where an element stands in the file it was read from; lines and columns count from 1, columns in code points."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int  # first column behind the element

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that asserts statements, or that they are about."""

    id: str
    name: str
    kind: SourceKind = SourceKind.WORK
    url: str = ""
    author: str = ""  # the id or name of who made it, for a work or a document
    date: str = ""
    disputed: bool = False  # whether the article itself doubts it
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The sentence that carries a statement: paragraph and sentence, both from 1; the title is paragraph 1.

    ``digest`` is of the article's own sentence (see ``argmap.text``), so that the anchor can be verified by whoever has
    the article. ``phrase`` is the part of the retelling's sentence that carries the statement, where it is not all of it.
    """

    paragraph: int
    sentence: int
    digest: str = ""
    phrase: str = ""

    @property
    def name(self) -> str:
        """The anchor in short, such as ``p8 s3``."""
        return f"p{self.paragraph} s{self.sentence}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that can be true or false, said once however often the text repeats it (an Argdown equivalence class)."""

    id: str
    title: str
    text: str = ""
    language: str = ""
    role: Role = Role.CLAIM
    strand: str = ""  # a line of argument that runs through the map, such as society, army, economy
    tags: tuple[str, ...] = ()
    time: str = ""  # ISO 8601 date or interval that the statement is about
    entities: tuple[str, ...] = ()  # ids of sources, or names, that the statement is about
    asserted_by: tuple[str, ...] = ()  # ids of sources, from the outermost voice to the innermost
    stance: Stance = Stance.ASSERTED
    hedge: Hedge | None = None  # None: the text does not say how sure it is
    credence: float | None = field(default=None, kw_only=True)  # a weight from 0 to 1 in the place of the hedge's
    standard: str = field(default="", kw_only=True)  # the standard of proof that it has to meet; "": the map's
    quotation: bool = False  # whether the article sets it in quotation marks
    implicit: bool = False  # whether the article leaves it unsaid
    anchors: tuple[Anchor, ...] = ()
    section: str | None = None
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def certainty(self) -> Hedge:
        """How sure the statement counts as being: its hedge, or certain where the text states none."""
        return self.hedge or Hedge.CERTAIN

    @property
    def hedged(self) -> bool:
        """Whether the text puts the statement as less than certain."""
        return self.certainty is not Hedge.CERTAIN


@dataclass(frozen=True, slots=True)
class Argument:
    """A named argument: a sketch with only a text, or the owner of the inferences that reconstruct it, in order."""

    id: str
    title: str
    text: str = ""
    inferences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    strand: str = ""
    anchors: tuple[Anchor, ...] = ()
    section: str | None = None
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Inference:
    """One step of reasoning from premises that work only together (linked, if more than one) to a conclusion.

    Several inferences with one conclusion are convergent. Premises and conclusion are ids of statements or arguments.
    """

    id: str
    premises: tuple[str, ...]
    conclusion: str
    scheme: str = ""  # an argumentation scheme (Walton, Reed & Macagno 2008) as a slug, such as "expert-opinion"
    rules: tuple[str, ...] = ()  # rules of inference that the source names
    strict: bool = False  # whether the premises entail the conclusion
    argument: str | None = None  # id of the argument that this is a step of
    weight: float | None = field(default=None, kw_only=True)  # from 0 to 1, in the place of the least of its premises'
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids that it starts from: its premises."""
        return self.premises

    @property
    def target(self) -> str:
        """The id that it bears on: its conclusion."""
        return self.conclusion

    @property
    def kind(self) -> str:
        """What it does to its target."""
        return "support"

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways; it does not."""
        return False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A relation that makes ``premises`` (together, if more than one) speak against ``target``, any other element."""

    id: str
    premises: tuple[str, ...]
    target: str
    kind: ConflictKind = ConflictKind.ATTACK
    scheme: str = ""
    weight: float | None = field(default=None, kw_only=True)  # from 0 to 1, in the place of the least of its premises'
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids that it starts from: its premises."""
        return self.premises

    @property
    def symmetric(self) -> bool:
        """Whether the target speaks against the premises as much as they against it."""
        return self.kind in (ConflictKind.CONTRARY, ConflictKind.CONTRADICTORY)


@dataclass(frozen=True, slots=True)
class Rephrase:
    """The same content said again in other words."""

    id: str
    premises: tuple[str, ...]
    conclusion: str
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids that it starts from: its premises."""
        return self.premises

    @property
    def target(self) -> str:
        """The id that it bears on: its conclusion."""
        return self.conclusion

    @property
    def kind(self) -> str:
        """What it does to its target."""
        return "rephrase"

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways; it does not: one of the two was said in other words."""
        return False


@dataclass(frozen=True, slots=True)
class Preference:
    """An element that the author ranks above another."""

    id: str
    preferred: str
    dispreferred: str
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids that it starts from: what is preferred."""
        return (self.preferred,)

    @property
    def target(self) -> str:
        """The id that it bears on: what is dispreferred."""
        return self.dispreferred

    @property
    def kind(self) -> str:
        """What it does to its target."""
        return "preference"

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways; it does not."""
        return False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the source and what stands below it."""

    id: str
    title: str
    level: int
    parent: str | None = None
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article as the reader may see it (our retelling, or the reader's own copy), and its digest."""

    paragraph: int
    sentence: int
    text: str
    digest: str = ""  # of the article's own sentence
    unclaimed: str = ""  # why no statement is anchored here, where that is on purpose

    @property
    def name(self) -> str:
        """The sentence in short, such as ``p8 s3``."""
        return f"p{self.paragraph} s{self.sentence}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The text that a map was read from, kept so that writing it back in the same notation loses nothing."""

    notation: str
    text: str
    file: str = ""
    included: tuple[tuple[str, str], ...] = ()  # the name and text of each other file that it includes
    line: int = 1  # of the file in which the text begins: it may be part of a document

    @property
    def start(self) -> Span:
        """The place where the text begins."""
        return Span(self.file, self.line, 1, self.line, 1)


Element = Statement | Argument | Inference | Conflict | Rephrase | Preference


@dataclass(frozen=True)
class ArgumentMap:
    """A whole map. Equality is by content: spans and the text it was read from do not count."""

    id: str
    title: str = ""
    statements: tuple[Statement, ...] = ()
    arguments: tuple[Argument, ...] = ()
    inferences: tuple[Inference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rephrases: tuple[Rephrase, ...] = ()
    preferences: tuple[Preference, ...] = ()
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()  # the retelling, where there is one
    article: str | None = None  # id of the source that the anchors point into
    language: str = "en"
    authors: tuple[str, ...] = ()  # of the map
    created: date | None = None
    licence: str = ""
    summary: str = ""
    strands: Mapping[str, str] = field(default_factory=dict, hash=False)  # strand -> label, in order
    tour: tuple[tuple[str, str], ...] = ()  # guided walk: (element id, what to say there)
    standard: str = ""  # what its claims have to meet, a ``standards.Standard``; "" here and below: not said
    weigh: str = ""  # how reasons are weighed, a ``standards.Weighing``
    unknown: str = ""  # what a statement of unknown stance counts as, a ``standards.Unknown``
    floating: bool = False  # whether what holds in every preferred labelling counts as holding
    scores: Extra = field(default_factory=dict, hash=False)  # base scores by hedge, stance, id or title, as written
    exercises: tuple[Extra, ...] = field(default=(), hash=False)  # for readers of the page, as written
    extra: Extra = field(default_factory=dict, hash=False)
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Every element by its id."""
        return {element.id: element for element in self}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def thesis(self) -> Statement | None:
        """The first statement with the role of thesis, or ``None``."""
        return next((s for s in self.statements if s.role is Role.THESIS), None)

    def __iter__(self) -> Iterator[Element]:
        yield from self.statements
        yield from self.arguments
        yield from self.inferences
        yield from self.conflicts
        yield from self.rephrases
        yield from self.preferences

    def __getitem__(self, element_id: str) -> Element:
        return self.elements[element_id]

    def supporting(self, element_id: str) -> tuple[Inference, ...]:
        """The inferences that conclude ``element_id``, in source order."""
        return self._supporting.get(element_id, ())

    def attacking(self, element_id: str) -> tuple[Conflict, ...]:
        """The conflicts aimed at ``element_id`` (a statement, an argument or a step), in source order."""
        return self._attacking.get(element_id, ())

    @cached_property
    def _supporting(self) -> dict[str, tuple[Inference, ...]]:
        by_conclusion: dict[str, list[Inference]] = {}
        for inference in self.inferences:
            by_conclusion.setdefault(inference.conclusion, []).append(inference)
        return {end: tuple(relations) for end, relations in by_conclusion.items()}

    @cached_property
    def _attacking(self) -> dict[str, tuple[Conflict, ...]]:
        by_target: dict[str, list[Conflict]] = {}
        for conflict in self.conflicts:
            by_target.setdefault(conflict.target, []).append(conflict)
        return {end: tuple(relations) for end, relations in by_target.items()}
