"""Stand-off annotation of brat (Stenetorp et al. 2012), in: claims as spans of a text, and relations between them.

The types are those of the annotated essays (Stab & Gurevych 2017): MajorClaim, Claim and Premise; ``Stance`` says of a claim
whether it is for or against the major claim, which is put several times in one essay: the first is the thesis, the others
rephrase it. Spans of other types are claims with the type as a tag; relations are read by their names.

Offsets count characters of the text beside the annotations (``compare_with_text``), from nought, the last left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Rephrase, Role, Span, Statement
from argmap.formats.edge_labels import KNOWN, read_label
from argmap.formats.foreign import ForeignText

FORMAT = {
    "name": "brat",
    "title": "brat stand-off annotation",
    "suffixes": (".ann",),
    "media_type": "text/plain",
    "load": "load",
}

TEXT, MOST = ".txt", 40  # the suffix of the text, and characters of it that are shown
_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"(R\d+)\t(\S+) (\S+?):(\S+) (\S+?):(\S+)\s*")
_MARK = re.compile(r"([AM]\d+)\t(\S+) (\S+)(?: (.*\S))?\s*")
_NOTE = re.compile(r"(#\d*)\t(\S+) (\S+)\t(.*)")
_ROLES = {"majorclaim": Role.THESIS, "claim": Role.CLAIM, "premise": Role.CLAIM}
_STANCES = {"for": "support", "against": "attack"}
_OTHERS = re.compile(r"[EN*]\S*\t")  # events, references to databases, sets of equals: nothing that argues


def load(text: str, file: str = "<text>") -> Reading:
    """Read the annotations of one text; raises ``ParseError`` with every fault (the first hundred)."""
    reader = _Reader("brat", file)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            reader.line(line.removesuffix("\r"), number)
    if text.strip() and not text.endswith("\n"):
        where = Span(file, number, 1, number, len(line) + 1)
        remedy = "See whether annotations are missing behind it, and end it with a line break if none are."
        reader.warn("cut", "The last line does not end, so that the file may have been cut off here.", where, remedy)
    return reader.read()


def compare_with_text(argument_map: ArgumentMap, file: str, text: str | None) -> list[Diagnostic]:
    """Return what is wrong between the claims of ``file`` and the text beside it, if there is one."""
    beside = Path(file).with_suffix(TEXT).name
    if text is None:
        message = (
            f"There is no {beside} beside these annotations, so that nobody can tell whether they are of that text."
        )
        return [Diagnostic("brat.no-text", message, Span.of_file(file), "Put the text there.", Severity.WARNING)]
    return [Diagnostic("brat.text", *fault, Severity.WARNING) for fault in _unlike(argument_map, beside, text)]


def _unlike(argument_map: ArgumentMap, beside: str, text: str) -> Iterator[tuple[str, Span | None, str]]:
    """Yield each span that its text does not have, as what to say, where, and what to do."""
    remedy = f"See whether {beside} is the text that was annotated, and was not changed since."
    for statement in argument_map.statements:
        parts = _parts(statement.extra.get("brat:offsets", ""))
        words = " ".join(" ".join(text[start:end] for start, end in parts).split())
        if parts and max(end for _, end in parts) > len(text):
            message = (
                f"{statement.id} reaches to character {max(end for _, end in parts):,}, and {beside} has {len(text):,}."
            )
            yield message, statement.span, remedy
        elif parts and words != statement.title:
            message = f"{statement.id} says “{_short(statement.title)}”, where {beside} has “{_short(words)}”."
            yield message, statement.span, remedy


def _parts(offsets: object) -> list[tuple[int, int]]:
    """The beginning and end of each part of a span."""
    return [(int(part[1]), int(part[2])) for part in re.finditer(r"(\d{1,12}) (\d{1,12})", str(offsets))]


def _short(words: str) -> str:
    return words if len(words) <= MOST else f"{words[:MOST]}…"


class _Reader(ForeignText):
    def __init__(self, notation: str, file: str) -> None:
        super().__init__(notation, file)
        self.spans: dict[str, tuple[str, str, str, Span]] = {}  # id -> type, offsets, words, place
        self.ties: dict[str, tuple[str, str, str, Span]] = {}  # id -> type, from, to, place
        self.stances: list[tuple[str, str, str, Span]] = []  # id, of what, which, place
        self.marks: dict[str, dict[str, str]] = {}  # of each annotation, what else is said of it

    def line(self, line: str, number: int) -> None:
        """Take one annotation in."""
        where = Span(self.file, number, 1, number, len(line) + 1)
        if span := _SPAN.fullmatch(line):
            self._once(span[1], self.spans, (span[2], span[3], " ".join(span[4].split()), where))
            self._measure(span[1], _parts(span[3]), span[4], where)
        elif relation := _RELATION.fullmatch(line):
            self._once(relation[1], self.ties, (relation[2], relation[4], relation[6], where))
        elif mark := _MARK.fullmatch(line):
            if mark[2].lower() == "stance" and mark[4]:
                self.stances.append((mark[1], mark[3], mark[4], where))
            else:
                self.marks.setdefault(mark[3], {})[f"brat:{mark[2]}"] = mark[4] or "yes"
        elif note := _NOTE.fullmatch(line):
            self.marks.setdefault(note[3], {})["brat:note"] = note[4]
        elif _OTHERS.match(line):
            self.warn("other", "This annotation says nothing of an argument, and is left out.", where, "")
        else:
            remedy = "Begin it with T1, R1, A1 or #1, and separate its parts by a tab."
            self.complain("line", "This line is no annotation of brat.", where, remedy)

    def _measure(self, id_: str, parts: list[tuple[int, int]], words: str, where: Span) -> None:
        """Warn of a span that ends before it begins, or is not as long as its words."""
        length = sum(end - start for start, end in parts) + len(parts) - 1  # a blank stands between two parts
        if any(end <= start for start, end in parts):
            message = f"{id_} ends where it begins or before."
            self.warn("offsets", message, where, "Put the beginning before the end.")
        elif words.strip() and length != len(words):
            message = f"{id_} spans {length:,} characters, and its words have {len(words):,}."
            self.warn(
                "length", message, where, "Correct one of both; words that are missing here may have been cut off."
            )

    def _once(
        self, id_: str, known: dict[str, tuple[str, str, str, Span]], annotation: tuple[str, str, str, Span]
    ) -> None:
        if id_ in known:
            self.complain("doubled", f"{id_} stands here a second time.", annotation[3], "Give it an id of its own.")
        known.setdefault(id_, annotation)

    def read(self) -> Reading:
        if not self.spans:
            message = "No span of a text is annotated here."
            self.complain("nothing", message, Span.of_file(self.file), "Is it an .ann file of brat?")
        major = [id_ for id_, (kind, *_) in self.spans.items() if kind.lower() == "majorclaim"]
        self._take_stances(major)
        self._take_relations()
        self.relations += [Rephrase(f"{id_}-again", (id_,), major[0]) for id_ in major[1:]]
        return self.reading(statements=tuple(self._statement(id_, major) for id_ in self.spans))

    def _statement(self, id_: str, major: list[str]) -> Statement:
        kind, offsets, words, where = self.spans[id_]
        if not words:
            self.complain("empty", f"{id_} has no words.", where, "Write the words of the span behind the last tab.")
        role = _ROLES.get(kind.lower(), Role.CLAIM)
        return Statement(
            id_,
            words,
            role=Role.CLAIM if id_ in major[1:] else role,
            tags=() if kind.lower() in ("majorclaim", "claim") else (slug(kind),),
            span=where,
            extra={"brat:type": kind, "brat:offsets": offsets, **self.marks.get(id_, {})},
        )

    def _take_stances(self, major: list[str]) -> None:
        for id_, claim, stance, where in self.stances:
            kind = _STANCES.get(stance.lower())
            if not self._is_span(claim, where):
                continue
            if kind is None:
                self.warn("stance", f"What the stance {stance!r} means is not known.", where, "Write For or Against.")
            elif not major:
                message = f"{claim} is {stance.lower()} a major claim, and none is annotated."
                self.warn("no-major-claim", message, where, "Annotate a MajorClaim.")
            elif claim not in major:
                self.relate(kind, (claim,), major[0], id_, span=where)

    def _take_relations(self) -> None:
        for id_, (name, source, target, where) in self.ties.items():
            if not (self._is_span(source, where) and self._is_span(target, where)):
                continue
            kind = read_label(name.replace("_", " ").replace("-", " "))
            if kind in ("support", "attack"):
                self.relate(kind, (source,), target, id_, span=where)
            else:
                message = f"What the relation {name!r} means is not known, so it ties nothing."
                self.warn("relation", message, where, KNOWN)

    def _is_span(self, id_: str, where: Span) -> bool:
        if id_ not in self.spans:
            self.complain("end", f"There is no {id_}, which is named here.", where, "Correct the name.")
        return id_ in self.spans
