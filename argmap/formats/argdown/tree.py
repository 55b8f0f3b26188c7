"""The tree of an Argdown text: what stands where, before anything is said about what it means.

Nodes hold offsets into ``Document.text``; nothing of the text is dropped, so that an editor can change one node and
keep the rest. Relations hang in document order on their block, not on each other, so that no depth is too deep.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.model import Span
from argmap.formats.argdown.lexer import tokenise
from argmap.formats.argdown.positions import Faults, LineIndex
from argmap.formats.argdown.tokens import Token


@dataclass(slots=True, eq=False)
class Data:
    """A block ``{...}`` of YAML, braces included, or the settings between ``===`` lines."""

    start: int
    end: int


@dataclass(slots=True, eq=False)
class Entry:
    """One occurrence of a statement or argument: its title, if it has one, and what is said of it here."""

    start: int
    end: int
    title: str | None = None
    argument: bool = False
    reference: bool = False  # only named here, with no text of its own
    text: str = ""  # as it reads: without marks, closing tags and comments
    markup: str = ""  # as it was written, where it has emphasis or links; else empty
    links: tuple[tuple[int, int, str], ...] = ()  # start and end in the text, and what each leads to
    tags: tuple[str, ...] = ()
    mentions: tuple[Token, ...] = ()
    data: Data | None = None


@dataclass(slots=True, eq=False)
class Inference:
    """The line between premises and conclusion, with the rules and data it names."""

    start: int
    end: int
    rules: tuple[str, ...] = ()
    data: Data | None = None


@dataclass(slots=True, eq=False)
class Relation:
    """A line such as ``  + [B]``: how ``child`` stands to ``parent`` above it."""

    mark: str
    parent: Entry | Inference
    child: Entry
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Paragraph:
    """An entry at the top level, or the items of a list, each followed by the relations below it."""

    items: list[Entry | Relation]
    listed: bool


@dataclass(slots=True, eq=False)
class Reconstruction:
    """A premise-conclusion structure: numbered entries, inferences and the relations below them, in order."""

    items: list[Entry | Inference | Relation]
    numbers: list[str]  # as written, one for each entry
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Heading:
    """A line ``# title``, which may run over several lines."""

    level: int
    entry: Entry


Block = Paragraph | Reconstruction | Heading
Node = Data | Entry | Inference | Relation | Reconstruction


@dataclass(slots=True, eq=False)
class Document:
    """A whole text as blocks, and the faults found in it."""

    text: str
    file: str
    faults: Faults
    blocks: list[Block] = field(default_factory=list)
    frontmatter: Data | None = None
    is_argmaps: bool = False  # whether the settings say that the keys of its data are argmap's
    _tokens: list[Token] | None = None

    @property
    def place(self) -> LineIndex:
        """The lines of the text."""
        return self.faults.place

    @property
    def tokens(self) -> list[Token]:
        """The text mark by mark, looked for when somebody asks: few do, and the tree needs no more than its paragraphs."""
        if self._tokens is None:
            self._tokens = tokenise(self.text, Faults(self.place))
        return self._tokens

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The faults found so far, in the order of the text."""
        return self.faults.reported()

    def span(self, node: Node) -> Span:
        """Return where ``node`` stands."""
        return self.faults.place.span(node.start, node.end)

    def source(self) -> str:
        """The text, joined from the tokens."""
        return "".join(self.text[start:end] for _, start, end in self.tokens)
