"""The parts of a map: statements, arguments, relations, sources, headings and sentences, each plain and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from argmap.domain.slots import filled_at_once
from argmap.domain.span import Span
from argmap.domain.terms import ConflictKind, Hedge, Role, SourceKind, Stance

Extra = Mapping[str, Any]  # what a source notation says beyond the model, keyed by "notation:name"


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


@filled_at_once
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
        """The certainty that the statement counts with: its hedge, or certain where the text states none."""
        return self.hedge or Hedge.CERTAIN

    @property
    def hedged(self) -> bool:
        """Return whether the text puts the statement as less than certain."""
        return self.certainty is not Hedge.CERTAIN


@filled_at_once
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


class _Leading:
    """A relation that leads from its premises to its conclusion, and not back."""

    __slots__ = ()
    premises: tuple[str, ...]
    conclusion: str
    symmetric: ClassVar[bool] = False  # it does not hold both ways

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids that it starts from: its premises."""
        return self.premises

    @property
    def target(self) -> str:
        """The id that it bears on: its conclusion."""
        return self.conclusion


@filled_at_once
@dataclass(frozen=True, slots=True)
class Inference(_Leading):
    """One step of reasoning from premises that work only together (linked, if more than one) to a conclusion.

    Several inferences with one conclusion are convergent. Premises and conclusion are ids of statements or arguments.
    """

    kind: ClassVar[str] = "support"  # to its target
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


@filled_at_once
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
        """Return whether the target speaks against the premises as much as they against it."""
        return self.kind in (ConflictKind.CONTRARY, ConflictKind.CONTRADICTORY)


@dataclass(frozen=True, slots=True)
class Rephrase(_Leading):
    """The same content said again in other words."""

    kind: ClassVar[str] = "rephrase"
    id: str
    premises: tuple[str, ...]
    conclusion: str
    span: Span | None = field(default=None, compare=False)
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Preference:
    """An element that the author ranks above another."""

    kind: ClassVar[str] = "preference"
    symmetric: ClassVar[bool] = False
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
    marks: tuple[tuple[str, str], ...] = field(
        default=(), compare=False
    )  # words of it, and the id of who stands in them
    span: Span | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """The sentence in short, such as ``p8 s3``."""
        return f"p{self.paragraph} s{self.sentence}"


Point = Statement | Argument  # what is said, beside the relations between what is said
Tie = Inference | Conflict  # what decides what holds
Element = Statement | Argument | Inference | Conflict | Rephrase | Preference
