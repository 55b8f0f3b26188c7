"""Meaning of an Argdown text, in Argdown's own terms: equivalence classes, arguments, steps, sections, relations."""

from __future__ import annotations

from typing import Any

from argmap.domain.links import LINKS
from argmap.formats.argdown.tree import Data, Entry, Heading, Inference, Reconstruction, Relation


class Part:
    """A section: a heading and what stands below it."""

    __slots__ = ("data", "heading", "parent", "tags", "title")

    def __init__(self, heading: Heading, parent: Part | None) -> None:
        self.heading = heading
        self.parent = parent
        self.title = heading.entry.text
        self.tags = heading.entry.tags
        self.data: dict[str, Any] = {}


class Claim:
    """All statements of one title (an equivalence class), or all occurrences of one argument."""

    __slots__ = (
        "argument",
        "blocks",
        "data",
        "definition",
        "entries",
        "own_section",
        "reconstruction",
        "section",
        "steps",
        "title",
    )

    def __init__(self, title: str, argument: bool) -> None:
        self.title = title
        self.argument = argument
        self.entries: list[Entry] = []
        self.definition: Entry | None = (
            None  # whose text counts: the last with one, or else the first that is no reference
        )
        self.data: dict[str, Any] = {}
        self.blocks: list[Data] = []  # where the data was read from
        self.section: Part | None = None
        self.own_section = False  # whether the section is that of a definition, not just of the first mention
        self.reconstruction: Reconstruction | None = None
        self.steps: list[Step] = []

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


class Step:
    """One inference of a reconstruction."""

    __slots__ = ("argument", "conclusion", "data", "line", "premises", "rules")

    def __init__(self, argument: Claim, line: Inference, conclusion: Claim) -> None:
        self.argument = argument
        self.line = line
        self.premises: list[Claim] = []
        self.conclusion = conclusion
        self.rules = line.rules
        self.data: dict[str, Any] = {}


class Tie:
    """A relation between claims: ``kind`` is support, entails, attack, contrary, contradictory or undercut."""

    __slots__ = ("from_argument", "kind", "relation", "source", "target")

    def __init__(
        self, kind: str, source: Claim, target: Claim | Step, relation: Relation, *, from_argument: bool = False
    ) -> None:
        self.from_argument = from_argument  # whether ``source`` is the conclusion of the argument that was named
        self.kind = kind
        self.source = source
        self.target = target
        self.relation = relation


class Interpretation:
    """Everything a document says, in the order of the text."""

    def __init__(self) -> None:
        self.statements: dict[str, Claim] = {}
        self.arguments: dict[str, Claim] = {}
        self.sections: list[Part] = []
        self.ties: list[Tie] = []
        self.ungrounded: list[Tie] = []  # between reconstructed arguments, and nothing in them bears it out
        self.settings: dict[str, Any] = {}
        self.strict = False


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
