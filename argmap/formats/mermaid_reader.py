"""Mermaid flowcharts that people draw of arguments: boxes are claims, and arrows say by shape, label or colour what they do.

An arrow with a cross or with a label such as "attacks" is an attack, one without a label or with one such as "supports"
supports; any other label is warned of, and the arrow left out. What a flowchart says beyond that (subgraphs, classes,
styles) is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePath

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Conflict, Inference, Span, Statement
from argmap.formats.edge_labels import KNOWN, read_label, untied

MOST_FAULTS = 50
_HEAD = re.compile(r"\s*(?:flowchart|graph)(?:\s+(?:TB|TD|BT|RL|LR))?\s*;?\s*$", re.IGNORECASE)
_SKIPPED = re.compile(
    r"\s*(?:$|%%|subgraph\b|end\s*$|direction\b|classDef\b|class\b|style\b|linkStyle\b|click\b|acc(?:Title|Descr)\b|---\s*$)"
)
_NODE = re.compile(
    r"\s*(?P<id>[^\W_][\w.]*(?:-(?![-.>xo=])[\w.]+)*)"
    r"(?:\s*(?P<open>\(\[|\[\[|\[\(|\(\(\(?|\{\{|\[/|\[\\|[\[({>])\s*"
    r'(?:"(?P<quoted>[^"]*)"|(?P<plain>[^"\[\](){}|]*?))\s*(?P<close>\]\)|\]\]|\)\]|\)\)\)?|\}\}|[/\\]\]|[\])}]))?'
    r"(?::::[\w-]+)?",
    re.DOTALL,
)
_ARROW = re.compile(
    r"\s*(?P<start>[<xo])?(?:--\s+(?P<inline>[^-|>\n]+?)\s+-{2,}|-\.\s+(?P<dotted>[^.|>\n]+?)\s+\.-|==\s+(?P<thick>[^=|>\n]+?)\s+={2,}"
    r"|-{2,}|-\.+-|={2,})(?P<end>[>xo])?\s*(?:\|\s*\"?(?P<label>[^|\"]*)\"?\s*\|)?"
)


def is_flowchart(text: str) -> bool:
    """Whether a text is a flowchart, behind settings and comments."""
    return any(_HEAD.match(line) for line in text.splitlines()[:50])


def load(text: str, file: str, first_line: int = 1) -> Reading:
    """Read a flowchart that begins at a line of ``file``; raises ``ParseError`` if there is none, or no claim in it."""
    reader = _Reader(file)
    reader.read(text, first_line)
    if not reader.statements:
        where = Span(file, first_line, 1, first_line, 1)
        remedy = 'Write "flowchart TB", and below it such as: A["A reason"] --> B["A claim"]'
        raise ParseError(Diagnostic("mermaid.nothing", "There is no flowchart with boxes here.", where, remedy))
    return Reading(reader.map(), reader.warnings[:MOST_FAULTS])


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.title = ""
        self.statements: dict[str, Statement] = {}
        self.inferences: list[Inference] = []
        self.conflicts: list[Conflict] = []
        self.warnings: list[Diagnostic] = []

    def map(self) -> ArgumentMap:
        return name_anew(
            ArgumentMap(
                slug(PurePath(self.file).stem) or "map",
                title=self.title,
                statements=tuple(self.statements.values()),
                inferences=tuple(self.inferences),
                conflicts=tuple(self.conflicts),
            ),
            points=True,
        )

    def read(self, text: str, first_line: int) -> None:
        lines = text.splitlines()
        start = next((n for n, line in enumerate(lines) if _HEAD.match(line)), len(lines))
        for line in lines[:start]:
            if match := re.fullmatch(r"title:\s*\"?(.*?)\"?\s*", line):
                self.title = match[1]
        for number, statement in _statements(lines[start + 1 :], first_line + start + 1):
            self._line(statement, Span(self.file, number, 1, number, len(statement.splitlines()[0]) + 1))

    def _line(self, line: str, where: Span) -> None:
        """Read boxes and the arrows between them, as many as follow each other."""
        at, before, arrow = 0, [], None
        while at < len(line) and line[at:].strip(" \t;\n"):
            boxes, at = self._boxes(line, at, where)
            if not boxes:
                message = "This line is not understood, and left out from here."
                self.warnings.append(
                    Diagnostic("mermaid.line", message, where, 'Write A["text"] --> B["text"].', Severity.WARNING)
                )
                return
            if arrow is not None:
                for one in before:
                    for other in boxes:
                        self._relate(one, other, arrow, where)
            before, arrow = boxes, _ARROW.match(line, at)
            if arrow is None:
                at += len(line[at:]) - len(line[at:].lstrip(" \t;\n"))
                if at < len(line):
                    continue
                return
            at = arrow.end()

    def _boxes(self, line: str, at: int, where: Span) -> tuple[list[str], int]:
        boxes = []
        while match := _NODE.match(line, at):
            boxes.append(self._box(match, where))
            at = match.end()
            if not (more := re.compile(r"\s*&\s*").match(line, at)):
                break
            at = more.end()
        return boxes, at

    def _box(self, match: re.Match[str], where: Span) -> str:
        said = match["quoted"] if match["quoted"] is not None else match["plain"]
        known = self.statements.get(match["id"])
        if known is None or (said and known.title == match["id"]):
            text = _plain(said) if said else match["id"]
            self.statements[match["id"]] = Statement(f"box {match['id']}", text, span=where)
        return self.statements[match["id"]].id

    def _relate(self, one: str, other: str, arrow: re.Match[str], where: Span) -> None:
        label = _plain(next((arrow[name] for name in ("inline", "dotted", "thick", "label") if arrow[name]), ""))
        crossed = "x" in (arrow["start"], arrow["end"])
        relation = "attack" if crossed else read_label(label) if label else "support"
        if relation is None:
            self.warnings.append(Diagnostic("mermaid.label", untied(label), where, KNOWN, Severity.WARNING))
            return
        if arrow["start"] and not arrow["end"]:
            one, other = other, one
        id_ = f"arrow {len(self.inferences) + len(self.conflicts)}"
        if relation == "support":
            self.inferences.append(Inference(id_, (one,), other, span=where))
        else:
            self.conflicts.append(Conflict(id_, (one,), other, span=where))


def _statements(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that draw something; one in which a quotation is open goes on in the next."""
    held, start = "", first
    for number, line in enumerate(lines, first):
        if not held and _SKIPPED.match(line):
            continue
        start = start if held else number
        held = f"{held}\n{line}" if held else line
        if held.count('"') % 2 == 0 or len(held) > 10_000:
            yield start, held
            held = ""
    if held:
        yield start, held


def _plain(label: str) -> str:
    """Return the text of a label: without marks of HTML and Markdown, on one line."""
    text = re.sub(r"<[^<>]{0,100}>", " ", label)
    text = re.sub(r"#(\d{1,6}|[a-z]{2,8});", lambda m: f"&#{m[1]};" if m[1].isdecimal() else f"&{m[1]};", text)
    return " ".join(html.unescape(text).replace("**", "").replace("`", "").split())
