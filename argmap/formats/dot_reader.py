"""DOT that other programs and people wrote (graphviz.org/doc/info/lang.html): its nodes, edges, clusters and labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from argmap.domain.diagnostics import ParseError
from argmap.domain.format import Reading
from argmap.domain.model import Span
from argmap.formats.characters import typed_twin
from argmap.formats.dot_label import fill, read_claim, read_lines, read_record
from argmap.formats.drawn_graph import MOST_LINES, REST, DrawnBox, DrawnGraph, Line
from argmap.formats.edge_labels import UNSEEN, read_label, read_sign

_DEEPEST = 100  # subgraphs in subgraphs
_TOKEN = re.compile(
    r"(?P<skip>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/|^\#[^\n]*)|(?P<arrow>->|--)|(?P<mark>[{}\[\]=;,:])"
    r'|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<name>[^\W\d]\w*|-?(?:\.\d+|\d+(?:\.\d*)?))|(?P<markup><)|(?P<plus>\+)',
    re.DOTALL | re.MULTILINE,
)
_UNREAD = ("url", "href", "tooltip", "comment")


_IDS = ("name", "quoted", "markup")  # what may name a node or an attribute; only a bare name can be a keyword


def _title(name: str) -> str:
    """Return the name of a graph as a title, unless it is one that stands before any graph, such as G."""
    said = " ".join(read_lines(name.replace("_", " ")))
    return (
        ""
        if len(said) < 3 or re.fullmatch(r"(?:di)?graph\d*|map|argument ?map|name|test|untitled", said, re.I)
        else said
    )


def _unlabelled(said: dict[str, str]) -> str:
    """Return what an edge without a label does, as its head (a bar inhibits), its class or its number says it."""
    head = said.get("arrowtail" if said.get("dir") == "back" else "arrowhead", "")
    return "attack" if "tee" in head else read_label(said.get("class", "")) or read_sign(said) or ""


def _heads(said: dict[str, str]) -> tuple[bool, bool]:
    """Return whether an edge has a head at its end and at its beginning."""
    ways = said.get("dir", "forward").lower()
    return (
        ways in ("forward", "both") and said.get("arrowhead", "normal").lower() != "none",
        ways in ("back", "both") and said.get("arrowtail", "normal").lower() != "none",
    )


class _Token(NamedTuple):
    kind: str  # arrow, mark, name, quoted, markup, or end
    text: str
    at: int


def load(text: str, file: str) -> Reading:
    """Read a graph; raises ``ParseError`` where it is no DOT, or has no node."""
    return _Reader(text, file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text.replace("\r\n", "\n"), file
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]  # of lines
        self.drawing = DrawnGraph("dot", file)
        self.tokens = self._split()
        self.at = 0
        self.is_directed = True
        self.name = ""
        self.shape = ""  # of nodes, unless they say another

    def read(self) -> Reading:
        if self._word() == "strict":
            self.at += 1
        if self._word() not in ("graph", "digraph"):
            self._refuse("A graph of DOT begins with `digraph {`.", "Is it the right file?")
        self.is_directed = self._word() == "digraph"
        self.at += 1
        if self._peek().kind in _IDS:
            self.name = self._peek().text
            self.at += 1
        self._block({}, "", 0)
        rest = self._peek()
        if rest.kind != "end":
            self.drawing.warn("rest", REST, self._span(rest.at), "Put each graph into a file of its own.")
        self.drawing.title = self.drawing.title or _title(self.name)
        return self.drawing.read()

    def _split(self) -> list[_Token]:
        tokens: list[_Token] = []
        at, text = 0, self.text
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                twin, typed = typed_twin(text[at])
                if twin:
                    raise self._fault(f"{twin} is no sign of DOT.", f"Type {typed} instead.", at)
                raise self._fault("This is not DOT.", "Put names with other signs in quotation marks.", at)
            kind = match.lastgroup or ""
            if kind == "markup":
                end = self._markup_end(at)
                tokens.append(_Token("markup", text[at + 1 : end - 1], at))
                at = end
                continue
            if kind == "quoted":
                joined = [token.kind for token in tokens[-2:]] == ["quoted", "plus"]
                said = match["quoted"].replace('\\"', '"').replace("\\\n", "")
                if joined:
                    del tokens[-1]
                    tokens[-1] = tokens[-1]._replace(text=tokens[-1].text + said)
                else:
                    tokens.append(_Token("quoted", said, at))
            elif kind != "skip":
                tokens.append(_Token(kind, match[0], at))
            at = match.end()
        return [*tokens, _Token("end", "", len(text))]

    def _markup_end(self, at: int) -> int:
        depth = 0
        for match in re.compile("[<>]").finditer(self.text, at):
            depth += 1 if match[0] == "<" else -1
            if not depth:
                return match.end()
        raise self._fault("This < is never closed.", "Close the label with >.", at)

    def _block(self, edges: dict[str, str], group: str, depth: int) -> list[str]:
        """Read statements between braces; return the names of the nodes in them."""
        if depth > _DEEPEST:
            self._refuse(f"Subgraphs are nested more than {_DEEPEST} deep here.", "Write it flatter.")
        self._take("{")
        edges, names, shape = dict(edges), [], self.shape
        while not self._is("}"):
            if self._is(";") or self._is(","):
                self.at += 1
            elif self._peek().kind == "end":
                self._refuse("A } is missing at the end.", "Close the graph.")
            elif self._word() in ("graph", "node", "edge") and self._is("[", 1):
                word = self._word()
                self.at += 1
                said = self._attributes()
                edges |= said if word == "edge" else {}
                self.shape = said.get("shape", self.shape) if word == "node" else self.shape
                group = self._titled(said, group, depth) if word == "graph" else group
            elif self._peek().kind in _IDS and self._is("=", 1):
                name = self._peek().text.lower()
                value = self.tokens[self.at + 2]
                self.at += 3
                marked = f"<{value.text}>" if value.kind == "markup" else value.text
                group = self._titled({name: marked} if value.kind != "end" else {}, group, depth)
            else:
                names += self._chain(edges, group, depth)
        self.at += 1
        self.shape = shape
        names = list(dict.fromkeys(names))
        for name in names if depth else ():
            box = self.drawing.boxes[name]
            box.group = box.group or group
        return names

    def _titled(self, said: dict[str, str], group: str, depth: int) -> str:
        """Take the label of the graph for its title, and that of a subgraph for its group's."""
        if "label" not in said:
            return group
        title = " ".join(read_lines(said["label"])).strip()
        if depth:
            return title
        self.drawing.title = title
        return group

    def _chain(self, edges: dict[str, str], group: str, depth: int) -> list[str]:
        """Read a node, or edges from one to the next."""
        start = self._peek().at
        ends = [self._end(edges, group, depth)]
        while self._peek().kind == "arrow":
            self.at += 1
            ends.append(self._end(edges, group, depth))
        said = self._attributes() if self._is("[") else {}
        if len(ends) == 1:
            for name in ends[0] if said else ():
                self._describe(name, said)
            return ends[0]
        said = {**edges, **said}
        if "invis" in said.get("style", "").lower():
            self.drawing.note("unseen", UNSEEN, self._span(start), "Draw it if it says something.")
            ends = [list(dict.fromkeys(name for names in ends for name in names))]
        forward, back = _heads(said)
        is_directed = self.is_directed and (forward or back)
        for sources, targets in pairwise(ends):
            if len(self.drawing.lines) + len(sources) * len(targets) > MOST_LINES:
                self._refuse(f"This graph has more than {MOST_LINES:,} lines.", "Divide it.")
            for source in sources:
                for target in targets:
                    pair = (target, source) if back and not forward else (source, target)
                    label = self._label(said, start)
                    arrow = "->" if self.is_directed else "--"
                    codes = {"T": source, "H": target, "E": f"{source}{arrow}{target}", "G": self.name}
                    label = " ".join(read_lines(fill(label, codes)))
                    does = said.get("type", "") or (_unlabelled(said) if not label else "")
                    mutual = is_directed and forward and back
                    line = Line(*pair, does, label, said.get("color", ""), is_directed, mutual, self._span(start))
                    self.drawing.lines.append(line)
        return list(dict.fromkeys(name for names in ends for name in names))

    def _label(self, said: dict[str, str], start: int) -> str:
        """Return the label of an edge, or one at an end that says what it does; any other there is noted as left out."""
        ends = {name: said[name] for name in ("headlabel", "taillabel") if said.get(name, "").strip()}
        at_end = next((text for text in ends.values() if read_label(" ".join(read_lines(text)))), "")
        label = said.get("label", "") or said.get("xlabel", "") or at_end
        for name in (name for name, text in ends.items() if text != label):
            self.drawing.unread.setdefault(name, self._span(start))
        return label

    def _end(self, edges: dict[str, str], group: str, depth: int) -> list[str]:
        """The node, or the nodes of the subgraph, at one end of an edge."""
        if self._word() == "subgraph" or self._is("{"):
            if self._word() == "subgraph":
                self.at += 1
                if self._peek().kind in _IDS:
                    self.at += 1
            return self._block(edges, group, depth + 1)
        token = self._peek()
        if token.kind not in _IDS:
            self._refuse("A node should stand here.", 'Write such as "a reason" -> "a claim".')
        self.at += 1
        while self._is(":"):  # a port
            self.at += 2
        self.drawing.boxes.setdefault(token.text, DrawnBox(" ".join(read_lines(token.text)), span=self._span(token.at)))
        return [token.text]

    def _describe(self, name: str, said: dict[str, str]) -> None:
        box = self.drawing.boxes[name]
        box.is_joint = box.is_joint or (said.get("shape") == "point" and not said.get("label", "").strip())
        if label := said.get("label", ""):
            label = fill(label, {"N": name, "G": self.name})
            is_marked = label[:1] + label[-1:] == "<>"
            is_record = said.get("shape", self.shape).lower() in ("record", "mrecord") and not is_marked
            title, text = read_record(label) if is_record else read_claim(label)
            box.title, box.text = title or box.title, text
        box.is_argument = box.is_argument or said.get("type") == "argument-map-node"

    def _attributes(self) -> dict[str, str]:
        said: dict[str, str] = {}
        while self._is("["):
            self.at += 1
            while not self._is("]"):
                token = self._peek()
                if token.kind == "end":
                    self._refuse("A ] is missing.", "Close the list of attributes.")
                self.at += 1
                if token.kind in _IDS and self._is("="):
                    value = self.tokens[self.at + 1]
                    if token.text.lower() in _UNREAD and value.text.strip():
                        self.drawing.unread.setdefault(token.text, self._span(token.at))
                    marked = f"<{value.text}>" if value.kind == "markup" else value.text
                    said[token.text.lower()] = marked
                    self.at += 2 if value.kind != "end" else 1
            self.at += 1
        return said

    def _peek(self) -> _Token:
        return self.tokens[min(self.at, len(self.tokens) - 1)]

    def _word(self) -> str:
        return self._peek().text.lower() if self._peek().kind == "name" else ""

    def _is(self, mark: str, ahead: int = 0) -> bool:
        token = self.tokens[min(self.at + ahead, len(self.tokens) - 1)]
        return token.kind == "mark" and token.text == mark

    def _take(self, mark: str) -> None:
        if not self._is(mark):
            self._refuse(f"{mark} should stand here.", "Write digraph { a -> b }.")
        self.at += 1

    def _span(self, at: int) -> Span:
        line = bisect_right(self.starts, at)
        column = at - self.starts[line - 1] + 1
        return Span(self.file, line, column, line, column + 1)

    def _fault(self, message: str, remedy: str, at: int) -> ParseError:
        return ParseError.because("dot.syntax", message, remedy, self._span(at))

    def _refuse(self, message: str, remedy: str) -> None:
        raise self._fault(message, remedy, self._peek().at)
