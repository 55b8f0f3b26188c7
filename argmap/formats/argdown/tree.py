"""The tree of an Argdown text: what stands where, before anything is said about what it means.

Nodes hold offsets into ``Document.text``; nothing of the text is dropped, so that an editor can change one node and
keep the rest. Relations hang in document order on their block, not on each other, so that no depth is too deep.
"""

from __future__ import annotations

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.model import Span
from argmap.formats.argdown.positions import Faults
from argmap.formats.argdown.tokens import Token


class Data:
    """A block ``{...}`` of YAML, braces included, or the settings between ``===`` lines."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Entry:
    """One occurrence of a statement or argument: its title, if it has one, and what is said of it here."""

    __slots__ = (
        "argument",
        "data",
        "end",
        "links",
        "markup",
        "mentions",
        "reference",
        "start",
        "tags",
        "text",
        "title",
    )

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.title: str | None = None
        self.argument = False
        self.reference = False  # only named here, with no text of its own
        self.text = ""  # as it reads: without marks, closing tags and comments
        self.markup = ""  # as it was written, where it has emphasis or links; else empty
        self.links: tuple[tuple[int, int, str], ...] = ()  # start and end in the text, and what each leads to
        self.tags: tuple[str, ...] = ()
        self.mentions: tuple[Token, ...] = ()
        self.data: Data | None = None


class Inference:
    """The line between premises and conclusion, with the rules and data it names."""

    __slots__ = ("data", "end", "rules", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.rules: tuple[str, ...] = ()
        self.data: Data | None = None


class Relation:
    """A line such as ``  + [B]``: how ``child`` stands to ``parent`` above it."""

    __slots__ = ("child", "end", "mark", "parent", "start")

    def __init__(self, mark: str, parent: Entry | Inference, child: Entry, start: int, end: int) -> None:
        self.mark = mark
        self.parent = parent
        self.child = child
        self.start = start
        self.end = end


class Paragraph:
    """An entry at the top level, or the items of a list, each followed by the relations below it."""

    __slots__ = ("items", "listed")

    def __init__(self, items: list[Entry | Relation], listed: bool) -> None:
        self.items = items
        self.listed = listed


class Reconstruction:
    """A premise-conclusion structure: numbered entries, inferences and the relations below them, in order."""

    __slots__ = ("end", "items", "numbers", "start")

    def __init__(self, items: list[Entry | Inference | Relation], numbers: list[str], start: int, end: int) -> None:
        self.items = items
        self.numbers = numbers  # as written, one for each entry
        self.start = start
        self.end = end


class Heading:
    """A line ``# title``, which may run over several lines."""

    __slots__ = ("entry", "level")

    def __init__(self, level: int, entry: Entry) -> None:
        self.level = level
        self.entry = entry


Block = Paragraph | Reconstruction | Heading


class Document:
    """A whole text as tokens and blocks, and the faults found in it."""

    __slots__ = ("blocks", "faults", "file", "frontmatter", "is_argmaps", "place", "text", "tokens")

    def __init__(self, text: str, file: str, faults: Faults, tokens: list[Token]) -> None:
        self.text = text
        self.file = file
        self.place = faults.place
        self.faults = faults
        self.tokens = tokens
        self.blocks: list[Block] = []
        self.frontmatter: Data | None = None
        self.is_argmaps = False  # whether the settings say that the keys of its data are argmap's

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The faults found so far, in the order of the text."""
        return self.faults.reported()

    def span(self, node: Data | Entry | Inference | Relation | Reconstruction) -> Span:
        """Return where ``node`` stands."""
        return self.place.span(node.start, node.end)

    def source(self) -> str:
        """The text, joined from the tokens."""
        return "".join(self.text[start:end] for _, start, end in self.tokens)
