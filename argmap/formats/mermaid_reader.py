"""Mermaid flowcharts that people draw of arguments: boxes are claims, and arrows say by shape, label or colour what they do.

An arrow with a cross or with a label such as "attacks" is an attack, one without a label or with one such as "supports"
supports; any other label is warned of, and the arrow left out. A subgraph is a strand of the boxes in it. What a flowchart
says beyond that is left out: looks without a word, links and descriptions with a warning.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from argmap.domain.diagnostics import ParseError
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Span, Statement
from argmap.formats.characters import typed_twin
from argmap.formats.edge_labels import KNOWN, LABEL, UNSEEN, bare, read_label, untied
from argmap.formats.foreign import ForeignText

_HEAD = re.compile(r"\s*(?:flowchart|graph)(?:\s+(?:TB|TD|BT|RL|LR))?\s*(?:$|;(?P<rest>.*))", re.IGNORECASE)
_SKIPPED = re.compile(r"\s*(?:$|%%|direction\b|classDef\b|class\b|style\b|linkStyle\b|---\s*$)")
_LEFT_OUT = re.compile(r"\s*(click|acc(?:Title|Descr))\b")
_SUBGRAPH = re.compile(
    r"\s*subgraph\s+(?:(?P<id>[\w.-]+)\s*\[(?P<title>[^\]]*)\]|(?P<words>[^;\n]*?))\s*;?\s*$|\s*(?P<bare>subgraph)\s*;?\s*$"
)
_END = re.compile(r"\s*end\s*;?\s*$")
_NODE = re.compile(
    r"\s*(?P<id>[^\W_][\w.]*(?:-(?![-.>xo=])[\w.]+)*)"
    r"(?:\s*(?P<open>\(\[|\[\[|\[\(|\(\(\(?|\{\{|\[/|\[\\|[\[({>])\s*"
    r'(?:"(?P<quoted>[^"]*)"|(?P<plain>[^"\[\](){}|]*?))\s*(?P<close>\]\)|\]\]|\)\]|\)\)\)?|\}\}|[/\\]\]|[\])}]))?'
    r"(?::::[\w-]+)?",
    re.DOTALL,
)
_SHAPED = re.compile(r"(?<=[\w-])@\{([^{}\n]*)\}")  # since Mermaid 11
_LABEL = re.compile(r"\blabel\s*:\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\s}][^,}]*))")
_NAMED_ARROW = re.compile(r"(\s)[\w-]+@(?=[<xo]?(?:--|-\.|==))")
_ARROW = re.compile(
    r"\s*(?P<start>[<xo])?(?:--\s+(?P<inline>[^-|>\n]+?)\s+-{2,}|-\.\s+(?P<dotted>[^.|>\n]+?)\s+\.-|==\s+(?P<thick>[^=|>\n]+?)\s+={2,}"
    r"|-{2,}|-\.+-|={2,}|(?P<unseen>~{3,}))(?P<end>[>xo])?\s*(?:\|\s*\"?(?P<label>[^|\"]*)\"?\s*\|)?"
)


def is_flowchart(text: str) -> bool:
    """Return whether a text is a flowchart, behind settings and comments."""
    return any(_HEAD.match(line) for line in text.split("\n", 50)[:50])


def load(text: str, file: str, first_line: int = 1) -> Reading:
    """Read a flowchart that begins at a line of ``file``; raises ``ParseError`` if there is none, or no claim in it."""
    reader = _Reader(file)
    reader.read(text, first_line)
    if not reader.statements:
        where = Span(file, first_line, 1, first_line, 1)
        remedy = 'Write "flowchart TB", and below it such as: A["A reason"] --> B["A claim"]'
        raise ParseError.because("mermaid.nothing", "There is no flowchart with boxes here.", remedy, where)
    return reader.map()


class _Reader(ForeignText):
    def __init__(self, file: str) -> None:
        super().__init__("mermaid", file)
        self.title = ""
        self.statements: dict[str, Statement] = {}
        self.strands: dict[str, str] = {}
        self.frames: dict[str, str] = {}  # names of subgraphs -> their strands
        self.open: list[str] = []  # the subgraphs around a line, the outermost first
        self._names = Ids()
        self._bare: list[Span] = []  # arrows that say nothing of what they do

    def map(self) -> Reading:
        if self._bare:
            self.note("no-label", bare(len(self._bare), len(self.relations)), self._bare[0], LABEL)
        return self.reading(
            points=True,
            title=self.title,
            statements=tuple(self.statements.values()),
            strands={strand: label for strand, label in self.strands.items() if strand in self._used()},
        )

    def _used(self) -> set[str]:
        return {statement.strand for statement in self.statements.values()}

    def read(self, text: str, first_line: int) -> None:
        lines = text.replace("\r\n", "\n").split("\n")
        start = next((n for n, line in enumerate(lines) if _HEAD.match(line)), len(lines))
        for line in lines[:start]:
            if match := re.fullmatch(r"title:\s*\"?(.*?)\"?\s*", line):
                self.title = match[1]
        rest = _HEAD.match(lines[start])["rest"] if start < len(lines) else ""  # type: ignore[index]
        statements = [
            *([(first_line + start, rest)] if rest else []),
            *_statements(lines[start + 1 :], first_line + start + 1),
        ]
        for _, statement in statements:
            if frame := _SUBGRAPH.match(statement):
                self._frame(frame)
        for number, statement in statements:
            where = Span(self.file, number, 1, number, len(statement.partition("\n")[0]) + 1)
            if frame := _SUBGRAPH.match(statement):
                self._enter(_name(frame), where)
            elif _END.match(statement):
                del self.open[-1:]
            elif left_out := _LEFT_OUT.match(statement):
                message = f"What {left_out[1]} says has no place in a map, and is left out."
                self.warn("left-out", message, where, "")
            else:
                self._line(statement, where)

        self._name_empty(first_line)

    def _name_empty(self, line: int) -> None:
        """Warn of subgraphs with a title and without boxes."""
        for strand in sorted(self.strands.keys() - self._used()):
            message = f"The subgraph {self.strands[strand]!r} holds no box of its own, and is left out."
            where = Span(self.file, line, 1, line, 1)
            self.warn("empty", message, where, "Put boxes into it.")

    def _frame(self, frame: re.Match[str]) -> None:
        """Make a subgraph a strand; those of one title are one."""
        title = _plain((frame["title"] or frame["words"] or frame["id"] or "").strip().strip('"'))
        strand = next((s for s, label in self.strands.items() if label == title), "")
        if title and not strand:
            strand = self._names.new(slug(title) or "strand")
            self.strands[strand] = title
        self.frames[_name(frame)] = strand

    def _enter(self, name: str, where: Span) -> None:
        if self.open:
            outer = self.strands.get(self.frames.get(self.open[-1], ""), "")
            message = f"A subgraph in another is a strand of its own; that it is part of {outer!r} is left out."
            self.warn("nested", message, where, "")
        self.open.append(name)

    def _line(self, line: str, where: Span) -> None:
        """Read boxes and the arrows between them, as many as follow each other."""
        if "@" in line:
            line = _NAMED_ARROW.sub(r"\1", _SHAPED.sub(_as_box, line))
        at, before, arrow = 0, [], None
        while at < len(line) and line[at:].strip(" \t;\n"):
            boxes, at = self._boxes(line, at, where)
            if not boxes:
                twin = typed_twin(line[at:])[0]
                message = f"This line is not understood{f' for {twin}' * bool(twin)}, and left out from here."
                self.warn("line", message, where, 'Write A["text"] --> B["text"].')
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
        if match["id"] in self.frames and match["id"] not in self.statements and not match["open"]:
            return ""
        said = match["quoted"] if match["quoted"] is not None else match["plain"]
        known = self.statements.get(match["id"])
        if known is None or (said and known.title == match["id"]):
            text = _plain(said) if said else match["id"]
            self.statements[match["id"]] = Statement(
                f"box {match['id']}", text, strand=known.strand if known else "", span=known.span if known else where
            )
        box = self.statements[match["id"]]
        if self.open and not box.strand:
            box = self.statements[match["id"]] = replace(box, strand=self.frames.get(self.open[-1], ""))
        return box.id

    def _relate(self, one: str, other: str, arrow: re.Match[str], where: Span) -> None:
        if not (one and other):
            message = "An arrow leads to or from a subgraph, which is no claim, and is left out."
            remedy = "Draw it between two boxes."
            self.warn("arrow", message, where, remedy)
            return
        if arrow["unseen"]:
            self.note("unseen", UNSEEN, where, "")
            return
        label = _plain(next((arrow[name] for name in ("inline", "dotted", "thick", "label") if arrow[name]), ""))
        crossed = "x" in (arrow["start"], arrow["end"])
        relation = "attack" if crossed else read_label(label) if label else "support"
        if relation is None:
            self.warn("label", untied(label), where, KNOWN)
            return
        heads = (arrow["start"] or "", arrow["end"] or "")
        if heads[0] and not heads[1]:
            one, other = other, one
        elif heads in (("", ""), ("o", "o")):
            message = "This line has no head at one end, so it is read from left to right."
            self.warn("direction", message, where, "Draw it as -->.")
        if heads == ("x", "x"):
            kind = "contradictory" if "==" in arrow[0] else "contrary"
            self.relate(kind, (one,), other, span=where)
            return
        for pair in ((one, other), (other, one)) if heads == ("<", ">") else ((one, other),):
            if not label and not crossed:
                self._bare.append(where)
            self.relate("support" if relation == "support" else "attack", pair[:1], pair[1], span=where)


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


def _as_box(shaped: re.Match[str]) -> str:
    """Return what ``@{ shape: rect, label: "A reason" }`` says behind the name of a box, in the older spelling."""
    label = _LABEL.search(shaped[1])
    return f'["{next(filter(None, label.groups()), "")}"]' if label else ""


def _name(frame: re.Match[str]) -> str:
    """By what arrows call a subgraph."""
    return str(frame["id"] or (frame["words"] or "").strip().strip('"'))


def _plain(label: str) -> str:
    """Return the text of a label: without marks of HTML and Markdown, on one line."""
    text = re.sub(r"<[^<>]{0,100}>", " ", label)
    text = re.sub(r"#(\d{1,6}|[a-z]{2,8});", lambda m: f"&#{m[1]};" if m[1].isdecimal() else f"&{m[1]};", text)
    return " ".join(html.unescape(text).replace("**", "").replace("`", "").split())
