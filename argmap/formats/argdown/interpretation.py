"""Meaning of an Argdown text, in Argdown's own terms: equivalence classes, arguments, steps, sections, relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from argmap.domain.links import LINKS
from argmap.formats.argdown.tree import Data, Entry, Heading, Inference, Reconstruction, Relation

NO_DATA: Mapping[str, Any] = MappingProxyType({})  # one for all, since nearly no claim has any


@dataclass(slots=True, eq=False)
class Part:
    """A section: a heading and what stands below it."""

    heading: Heading
    parent: Part | None
    data: Mapping[str, Any] = field(default_factory=lambda: NO_DATA)
    id: str = ""  # in the map, where that is made; the same of claims and steps

    @property
    def title(self) -> str:
        """The words of the heading."""
        return self.heading.entry.text

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags behind them."""
        return self.heading.entry.tags


@dataclass(slots=True, eq=False)
class Claim:
    """All statements of one title (an equivalence class), or all occurrences of one argument."""

    title: str
    argument: bool
    entries: list[Entry]
    definition: Entry | None = None  # whose text counts: the last with one, or else the first that is no reference
    data: Mapping[str, Any] = field(default_factory=lambda: NO_DATA)
    section: Part | None = None
    own_section: bool = False  # whether the section is that of a definition, not just of the first mention
    reconstruction: Reconstruction | None = None
    steps: Sequence[Step] = ()
    id: str = ""

    @property
    def blocks(self) -> list[Data]:
        """The blocks that the data was read from."""
        return [entry.data for entry in self.entries if entry.data]

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all occurrences, each once."""
        if len(self.entries) == 1:  # nearly always
            return self.entries[0].tags
        return tuple(dict.fromkeys(tag for entry in self.entries for tag in entry.tags))

    @property
    def conclusion(self) -> Claim | None:
        """The main conclusion of a reconstructed argument."""
        return self.steps[-1].conclusion if self.steps else None


@dataclass(slots=True, eq=False)
class Step:
    """One inference of a reconstruction."""

    argument: Claim
    line: Inference
    conclusion: Claim
    premises: Sequence[Claim] = ()
    data: Mapping[str, Any] = field(default_factory=lambda: NO_DATA)
    id: str = ""


@dataclass(slots=True, eq=False)
class Tie:
    """A relation between claims: ``kind`` is support, entails, attack, contrary, contradictory or undercut."""

    kind: str
    source: Claim
    target: Claim | Step
    relation: Relation
    from_argument: bool = False  # whether ``source`` is the conclusion of the argument that was named


@dataclass
class Interpretation:
    """Everything a document says, in the order of the text."""

    statements: dict[str, Claim] = field(default_factory=dict)
    arguments: dict[str, Claim] = field(default_factory=dict)
    sections: list[Part] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    ungrounded: list[Tie] = field(
        default_factory=list
    )  # between reconstructed arguments, and nothing in them bears it out
    settings: dict[str, Any] = field(default_factory=dict)
    strict: bool = False


def texts_kept(claim: Claim, entry: Entry) -> dict[str, Any]:
    """The text with its marks, and the texts of the other statements of this title, where there are such."""
    extra: dict[str, Any] = {}
    if entry.markup:
        extra["argdown:markup"] = entry.markup
    if entry.links:
        extra[LINKS] = [list(link) for link in entry.links]
    if len(claim.entries) > 1:
        others = [e.text for e in claim.entries if not e.reference and e is not entry and e.text != entry.text]
        if others:
            extra["argdown:members"] = others
    return extra
