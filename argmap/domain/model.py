"""The argument map: plain, frozen data that every notation, dataset, picture and verdict is a view of.

Elements refer to each other by ``id`` (a slug, unique in its map over all kinds of element). Order is the order of the
source and carries meaning for the reader. Nothing here reads, writes, evaluates or draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from argmap.domain.elements import (
    Anchor,
    Argument,
    Conflict,
    Element,
    Extra,
    Inference,
    Point,
    Preference,
    Rephrase,
    Section,
    Sentence,
    Source,
    Statement,
    Tie,
)
from argmap.domain.languages import UNDETERMINED
from argmap.domain.span import Span
from argmap.domain.structure import grouped
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
    "Point",
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
    "Tie",
]


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
    covers: str = field(default="", kw_only=True)  # the part of it that the map is of (see ``coverage``); "": all
    language: str = UNDETERMINED
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

    def __post_init__(self) -> None:
        if not self.language:  # which says no more than the code for it
            object.__setattr__(self, "language", UNDETERMINED)

    @property
    def is_argdown(self) -> bool:
        """Return whether the map was read from Argdown, so that a remedy may use its words."""
        return self.origin is not None and self.origin.notation == "argdown"

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Every element by its id."""
        return {element.id: element for element in self}

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every statement, then every argument."""
        return (*self.statements, *self.arguments)

    @cached_property
    def boxes(self) -> tuple[Point, ...]:
        """The points that a picture draws, and that stand or fall by themselves: not arguments with steps."""
        return (*self.statements, *(argument for argument in self.arguments if not argument.inferences))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every inference, then every conflict: the relations that decide what holds."""
        return (*self.inferences, *self.conflicts)

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}

    @property
    def article_source(self) -> Source | None:
        """The source that the anchors point into."""
        return self.source_by_id.get(self.article or "")

    @cached_property
    def strands_in_use(self) -> tuple[str, ...]:
        """The strands of statements and arguments, in the order in which they first come."""
        return tuple(dict.fromkeys(point.strand for point in self.points if point.strand))

    @cached_property
    def thesis(self) -> Statement | None:
        """The first statement with the role of thesis, or ``None``."""
        return next((s for s in self.statements if s.role is Role.THESIS), None)

    def __iter__(self) -> Iterator[Element]:
        return chain(self.statements, self.arguments, self.inferences, self.conflicts, self.rephrases, self.preferences)

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
        by_conclusion = grouped((inference.conclusion, inference) for inference in self.inferences)
        return {end: tuple(relations) for end, relations in by_conclusion.items()}

    @cached_property
    def _attacking(self) -> dict[str, tuple[Conflict, ...]]:
        by_target = grouped((conflict.target, conflict) for conflict in self.conflicts)
        return {end: tuple(relations) for end, relations in by_target.items()}
