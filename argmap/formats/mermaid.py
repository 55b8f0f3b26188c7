"""Mermaid flowcharts (mermaid.js.org, version 10 or later) in and out: what Markdown pages of GitHub and others show."""

from __future__ import annotations

import json
import re
import textwrap

from argmap.domain.characters import reveal
from argmap.domain.diagnostics import ParseError
from argmap.domain.expressiveness import project
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Span, Statement
from argmap.domain.structure import grouped
from argmap.formats import embedded, mermaid_reader
from argmap.formats.diagram import Link, Node, diagram
from argmap.formats.mermaid_reader import is_flowchart

FORMAT = {
    "name": "mermaid",
    "title": "Mermaid flowchart",
    "suffixes": (".mmd", ".mermaid"),
    "media_type": "text/vnd.mermaid",
    "load": "load",
    "dump": "write",
    "lacks": "comments",
    "shows": (
        "map-title order wording titles arguments support linked schemes rules attack linked-attack undercut about-relations"
        " contrary contradictory rephrase preference roles steps assertion"
    ),
}

SHOWN = embedded.shown(FORMAT)  # what the drawing itself says

_LINES = {  # relation -> (arrow, colour)
    "premise": ("---", "#1a7446"),
    "support": ("-->", "#1a7446"),
    "attack": ("--x", "#b42a23"),
    "undercut": ("-.-x", "#84299f"),
    "contrary": ("x--x", "#a03a00"),
    "contradictory": ("x==x", "#a03a00"),
    "rephrase": ("-.->", "#555c69"),
    "preference": ("-.->", "#3d4758"),
}
_WORDS = {"rephrase": "in other words", "preference": "preferred to"}
_PLAIN = "fill:#ffffff,stroke:#555c69,color:#1a1c21"
_CLASSES = {  # what a node is -> its style
    "thesis": "fill:#1a1c21,stroke:#1a1c21,color:#ffffff",
    "objection": "fill:#fbeeed,stroke:#b42a23,color:#1a1c21",
    "evidence": "fill:#eef5f0,stroke:#1a7446,color:#1a1c21",
    "argument": "fill:#eef1f8,stroke:#3d4758,color:#1a1c21",
    "step": "fill:#eef5f0,stroke:#1a7446,color:#1a1c21",
    "conflict": "fill:#fbeeed,stroke:#b42a23,color:#1a1c21",
}
# Mermaid finds entities, comments, directives, Markdown and links within quoted labels, and takes off semicolons of
# lines that look like a style. So every mark but those of plain prose is written by its number.
_MARKS = re.compile(r"[^\w\s,()?!.]|[_`~^]|\.(?=\S)|(?<=\d)\.", re.ASCII)


def load(text: str, file: str = "<text>") -> Reading:
    """Read the map that argmap keeps in the comments behind its drawing, or else a flowchart that somebody drew.

    Raises ``ParseError`` if the drawing was changed after argmap wrote it, or there is none.
    """
    if "%% argmap " not in text and is_flowchart(text):
        return mermaid_reader.load(text, file)
    if "%% argmap " not in text:
        message = "There is no flowchart here, which is all that argmap reads of Mermaid."
        remedy = 'Write "flowchart TB", and below it such as: A["A reason"] --> B["A claim"]'
        raise ParseError.because("mermaid.foreign", message, remedy, Span.of_file(file))
    return embedded.read(text, file, "mermaid")


def write(argument_map: ArgumentMap) -> str:
    """Write a map as a flowchart, and behind it in comments, which no viewer shows, so that it reads back."""
    drawing = dump(project(argument_map, SHOWN))
    return f"{drawing}{embedded.comments(argument_map, drawing, '    %% ')}"


def dump(map_: ArgumentMap) -> str:
    """Write ``map_`` as a flowchart with the thesis at the left; lines have the colour and shape of their relation."""
    drawing = diagram(map_)
    names = {node.id: f"n{number}" for number, node in enumerate(drawing.nodes, 1)}
    title = json.dumps(reveal(map_.title), ensure_ascii=False)
    lines = ["---", f"title: {title}", "---"] if map_.title.strip() else []
    lines.append("flowchart RL")
    lines += [f"    {names[node.id]}{_shape(node)}" for node in drawing.nodes]
    lines += [f"    {names[link.source]} {_arrow(link)} {names[link.target]}" for link in drawing.links]
    colours = grouped((_LINES[link.relation][1], str(number)) for number, link in enumerate(drawing.links))
    lines += [f"    linkStyle {','.join(numbers)} stroke:{colour}" for colour, numbers in colours.items()]
    members = grouped((_class(node), names[node.id]) for node in drawing.nodes)
    for name, ids in members.items():
        lines += [f"    classDef {name} {_CLASSES.get(name, _PLAIN)}", f"    class {','.join(ids)} {name}"]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return ``text`` as it may stand between the quotation marks of a label."""
    text = " ".join(reveal(text).split()).replace("$$", "$\u200b$")  # which would be mathematics
    return _MARKS.sub(lambda mark: f"#{ord(mark[0])};" if mark[0].isascii() else mark[0], text)


def _shape(node: Node) -> str:
    if node.junction:
        text = f"<br/>{_wrap(node.text)}" if node.text else ""
        return f'(["{escape(node.title)}{text}"])' if node.title else '((" "))'
    label = f"<b>{_wrap(node.title)}</b>" + (f"<br/>{_wrap(node.text)}" if node.text else "")
    return f'("{label}")' if node.kind == "argument" else f'["{label}"]'


def _wrap(text: str) -> str:
    """Lines that fit into 200 pixels, where newer versions of Mermaid would break them, and older ones not at all."""
    return "<br/>".join(escape(line) for line in textwrap.wrap(reveal(text), 24, break_on_hyphens=False))


def _arrow(link: Link) -> str:
    arrow = _LINES[link.relation][0]
    words = _WORDS.get(link.relation) or (link.scheme.replace("-", " ") if link.source != link.id else "")
    return f'{arrow}|"{escape(words)}"|' if words else arrow


def _class(node: Node) -> str:
    if node.kind == "inference":
        return "step"
    if isinstance(node.element, Statement):
        return node.element.role.value
    return node.kind
