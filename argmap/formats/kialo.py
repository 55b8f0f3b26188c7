"""Text exports of Kialo discussions (kialo.com), in: the older form, a line for each claim, and the newer, indented one.

A claim is a statement, Pro an inference from it and Con an attack on what it stands below; a claim that is linked to a
second place is one statement with two relations. The number of a claim makes its id: 1.2.3 is ``claim-1-2-3``, but thirty
levels down it is named after its line, as numbers of a deep discussion are longer than all that is said in it. Links and
the marks of sources are taken out of the text, which is kept as it was in ``kialo:text``; the sources are the map's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from argmap.domain.expressiveness import slug
from argmap.domain.format import Reading
from argmap.domain.model import Role, Source, SourceKind, Span, Statement
from argmap.formats.foreign import ForeignText
from argmap.formats.kialo_lines import CLAIM, LABELS, LOOKS_LIKE_ONE, in_ascii

FORMAT = {
    "name": "kialo",
    "title": "export of a Kialo discussion",
    "suffixes": (".txt",),
    "media_type": "text/plain",
    "load": "load",
}

_MOST_LINKS = 100  # from one place to the next
_LONGEST = 60  # characters of a number that makes an id and is kept
_HEADER = re.compile(r"\s*Discussion (?:Title|Name)\s*[:：]\s*(.*)", re.IGNORECASE)
_ANY_HEADER = re.compile(r"[^\W\d][^:：]{2,40}[:：]\s*(\S.*)")  # in the words of another language
_SEE = re.compile(r"->\s*See (\d{1,6}(?:\.\d{1,6})*)\.?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>-])")
_LINK = re.compile(
    r"([ \t]?)(?<!\\)\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,100}\]){0,1000})\]\(\s*(https?://[^\s()]{1,2000}(?:\([^\s()]*\)[^\s()]*)*)\s*\)"
)
_FOOTNOTE = re.compile(r"\^?\d{1,3}|\[\d{1,3}\]|[*†‡]")
_MARK = re.compile(r"(?<!\s)\s*\[(\d{1,6})\]")  # begins where the spaces do, or looking for it takes long
_SOURCE = re.compile(r"\s*\[(\d{1,6})\]\s*(.*)")


@dataclass(slots=True)
class _Claim:
    """A numbered entry: what it says, or where the claim that is linked here stands."""

    number: str
    label: str  # Pro, Con, Thesis, Question or nothing
    line: int
    lines: list[str] = field(default_factory=list)
    see: str = ""

    @property
    def parent(self) -> str:
        return self.number.rpartition(".")[0]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    @property
    def is_deep(self) -> bool:
        return len(self.number) > _LONGEST

    @property
    def id(self) -> str:
        return f"claim-in-line-{self.line}" if self.is_deep else f"claim-{self.number.replace('.', '-')}"

    @property
    def place(self) -> dict[str, str]:
        """The number, as far as it is kept."""
        return {} if self.is_deep else {"kialo:number": self.number}


def load(text: str, file: str = "<text>") -> Reading:
    """Read a discussion; raises ``ParseError`` with every fault (the first hundred)."""
    return _Reader(text, file).read()


class _Reader(ForeignText):
    def __init__(self, text: str, file: str) -> None:
        super().__init__("kialo", file)
        self.text = text
        self.title: list[str] = []
        self.summary: list[str] = []
        self.claims: dict[str, _Claim] = {}
        self.sources: dict[str, Source] = {}
        self.urls: dict[str, str] = {}  # address -> id of the source
        self._with_sides: set[str] = set()  # the numbers of theses that something stands for or against

    def read(self) -> Reading:
        self._split()
        if not self.claims:
            remedy = (
                "Export the discussion as text: it begins with `Discussion Title:` and `1.` stands before the thesis."
            )
            self.complain("nothing", "There is no numbered claim in this text.", self._span(1), remedy)
        for claim in self.claims.values():
            if see := _SEE.fullmatch(claim.text):
                claim.see = self._linked(see[1], claim)
        question = self._question()
        statements: list[Statement] = []
        for claim in self.claims.values():
            if claim is question:
                continue
            if not claim.see:
                statements.append(self._statement(claim, thesis=claim.parent == (question.number if question else "")))
            self._relate(claim, question)
        title = " ".join(" ".join(self.title).split())
        path = PurePath(self.file)
        return self.reading(
            id=(slug(path.stem) if path.suffix else slug(title)[:60].strip("-")) or "map",
            title=title,
            summary="\n".join(self.summary).strip(),
            statements=tuple(statements),
            sources=tuple(self.sources.values()),
            extra={"kialo:question": _plain(question.text)} if question else {},
        )

    def _linked(self, number: str, claim: _Claim) -> str:
        """The claim that ``claim`` is a link to, or "" with a warning if it is not there, as in a part of a discussion."""
        if number in self.claims:
            return number
        message = f"This is a link to {number}, which is not there, so it was read as a claim."
        remedy = "Export the whole discussion, or correct the number."
        self.warn("no-claim", message, self._span(claim.line), remedy)
        return ""

    def _split(self) -> None:
        """Sort the lines: title, what stands before the first claim, claims, sources."""
        into = self.title
        lines = self.text.split("\n")
        headed = False
        named = any(_HEADER.fullmatch(line) for line in lines)
        entries = [match for line in lines if (match := CLAIM.fullmatch(in_ascii(line.strip())))]
        self._with_sides = {
            entry[1].partition(".")[0] for entry in entries if "." in entry[1] and (entry[2] or entry[3])
        }
        for number, line in enumerate(map(str.strip, lines), 1):
            if not headed and not self.claims and (header := _HEADER.fullmatch(line)):
                headed = True
                self.title.append(header[1])
            elif claim := self._claim(line, number):
                self.claims.setdefault(claim.number, claim)
                into = claim.lines
            elif line == "Sources:" and self.claims and any(_SOURCE.fullmatch(after) for after in lines[number:][:2]):
                self._read_sources(lines[number:], number + 1)
                return
            elif not (named or headed or self.claims or self.title) and (header := _ANY_HEADER.fullmatch(line)):
                headed = True
                self.title.append(header[1])
            elif not line and into is self.title and "".join(self.title):
                into = self.summary
            elif headed or self.claims:
                into.append(line)

    def _claim(self, line: str, number: int) -> _Claim | None:
        """The entry that begins with ``line``, if it is not a numbered line within a claim."""
        match = CLAIM.fullmatch(in_ascii(line))
        if match is None:
            self._warn_of_side(line, number)
            return None
        name, label = match[1], LABELS.get((match[2] or match[3] or match[4] or "").lower(), "")
        depth = name.count(".") + 1
        if depth == 1 and name != "1" and str(int(name) - 1) in self.claims and name in self._with_sides:
            label = label or "Thesis"  # the next of several
        elif depth == 1 and (self.claims or name != "1"):
            self._warn_of_side(line, number)
            return None
        if (depth > 2 and label not in ("Pro", "Con")) or (depth == 2 and not label and not self._follows(name)):
            self._doubt(name, line, number)
            return None
        if name in self.claims:
            if label:
                first = self.claims[name].line
                message = f"The number {name} stands twice (first in line {first})."
                self.complain("duplicate", message, self._span(number), "Number each claim once.")
            self._doubt(name, line, number)
            return None
        claim = _Claim(name, label, number)
        if not label and depth > 1:
            self._warn_of_side(line, number)
        claim.lines.append(match[5])
        return claim

    def _doubt(self, name: str, line: str, number: int) -> None:
        """Warn of a line that looks like a claim below another, but does not say on which side."""
        if name in self.claims:
            self._warn_of_side(line, number)
        elif name.rpartition(".")[0] in self.claims:
            message = f"This line begins with {name}, but names neither Pro nor Con, so it was read as text."
            remedy = f"Write `{name}. Pro: ...` or `{name}. Con: ...` if it is a claim."
            self.warn("side", message, self._span(number), remedy)

    def _warn_of_side(self, line: str, number: int) -> None:
        """Warn of a line that begins as a claim for or against another does, but not as Kialo writes one."""
        if self.claims and LOOKS_LIKE_ONE.match(line):
            message = "This line looks like a claim for or against another, but is not numbered and named as one."
            remedy = "Write `1.2. Pro: ...` or `1.2. Con: ...` if it is one."
            self.warn("side", message, self._span(number), remedy)

    def _follows(self, number: str) -> bool:
        """Return whether a number without Pro or Con is that of the next thesis below a question."""
        parent, _, last = number.rpartition(".")
        before = self.claims.get(f"{parent}.{int(last) - 1}")
        return parent in self.claims and (last == "1" or (before is not None and before.label not in ("Pro", "Con")))

    def _question(self) -> _Claim | None:
        """The first entry, if theses stand below it."""
        first = self.claims.get("1")
        if first is None or first.label == "Thesis":
            return None
        below = [claim for claim in self.claims.values() if claim.parent == "1"]
        theses = any(claim.label in ("", "Thesis") for claim in below)
        return first if first.label == "Question" or theses else None

    def _statement(self, claim: _Claim, thesis: bool) -> Statement:
        raw = claim.text
        cited: list[str] = []
        text = _LINK.sub(lambda link: self._cite(link, cited), raw)
        text = _MARK.sub(lambda mark: self._mark(mark, cited), text)
        text = _plain(text)
        extra: dict[str, Any] = {**claim.place}
        if text != raw:
            extra["kialo:text"] = raw
        if cited:
            extra["kialo:sources"] = list(dict.fromkeys(cited))
        if not text:
            remedy = "Write its text behind the number."
            self.complain("empty", f"Claim {claim.number} says nothing.", self._span(claim.line), remedy)
        role = Role.THESIS if thesis else Role.CLAIM
        return Statement(claim.id, text, role=role, span=self._span(claim.line), extra=extra)

    def _cite(self, link: re.Match[str], cited: list[str]) -> str:
        url = link[3]
        if url not in self.urls:
            id_ = self.urls[url] = f"link-{len(self.urls) + 1}"
            self.sources[id_] = Source(id_, url, SourceKind.DOCUMENT, url)
        cited.append(self.urls[url])
        before, after = link.string[: link.start()][-1:], link.string[link.end() :][:2].strip()
        is_inside = after[:1].isalnum() and before not in ".!?…)”»\"'"
        if _FOOTNOTE.fullmatch(link[2]) and before and not is_inside:
            return ""  # it only numbers a source, which is no part of what is said
        return link[1] + link[2]

    def _mark(self, mark: re.Match[str], cited: list[str]) -> str:
        id_ = f"source-{mark[1]}"
        if id_ not in self.sources:
            return mark[0]
        cited.append(id_)
        return ""

    def _relate(self, claim: _Claim, question: _Claim | None) -> None:
        source = self._resolve(claim)
        if not claim.parent or (question is not None and claim.parent == question.number):
            return
        parent = self.claims.get(claim.parent)
        if parent is None:
            message = f"Claim {claim.number} stands below {claim.parent}, which is not there."
            remedy = "Export the whole discussion, or correct the number."
            self.complain("no-parent", message, self._span(claim.line), remedy)
            return
        target = self._resolve(parent)
        if source is None or target is None:
            return
        span, extra = self._span(claim.line), claim.place if claim.see else {}
        kind = "attack" if claim.label == "Con" else "support"
        self.relate(kind, (source,), target, span=span, extra=extra)

    def _resolve(self, claim: _Claim) -> str | None:
        """The id of the statement that stands here, be it only linked."""
        here, steps = claim, 0
        while here.see:
            after, steps = self.claims[here.see], steps + 1
            if steps > _MOST_LINKS:
                message = "These links go round in a cycle."
                self.complain("no-claim", message, self._span(here.line), "Name the number of a claim.")
                return None
            here = after
        return here.id

    def _read_sources(self, lines: list[str], first: int) -> None:
        names: dict[str, tuple[str, int, list[str]]] = {}
        quoted_lines: list[str] = []
        for number, line in enumerate(lines, first):
            if match := _SOURCE.fullmatch(line):
                quoted_lines = []
                names.setdefault(f"source-{match[1]}", (match[2].strip(), number, quoted_lines))
            else:
                quoted_lines.append(line.strip())
        for id_, (name, number, quoted) in names.items():
            url = name if re.fullmatch(r"https?://\S+", name) else ""
            quotation = "\n".join(quoted).strip()
            extra = {"kialo:quotation": quotation} if quotation else {}
            kind = SourceKind.DOCUMENT
            self.sources[id_] = Source(id_, name or id_, kind, url, span=self._span(number), extra=extra)

    def _span(self, line: int) -> Span:
        return Span(self.file, line, 1, line, 2)


def _plain(text: str) -> str:
    """A text in one line, its marks of Markdown as the characters that they mean."""
    return " ".join(_ESCAPED.sub(r"\1", text).split())
