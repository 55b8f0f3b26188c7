"""A filter for pandoc, and so for Quarto: each fence of Argdown becomes a picture of its map.

In HTML that is an inline SVG that leads to the map's page; in all other formats with pictures an image, within the file
where the format can hold it. ``python -m argmap.documents.pandoc`` is the same as ``argmap pandoc-filter``.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argmap import registry, write
from argmap.documents.picture import Picture, names_for
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ParseError, Severity
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap
from argmap.formats import mermaid_reader
from argmap.formats.argdown_markdown import is_map, take_options

FOLDER = "argument-maps"
SETTING = "argmap-pages"
FLOWCHARTS = "argmap-mermaid"
_HTML = frozenset(["html", "html4", "html5", "chunkedhtml", "revealjs", "slidy", "slideous", "dzslides", "s5"])
# What slides leave for a picture: some are 700 or 600 pixels high and then scaled, others as high as the window.
_SLIDES = {"revealjs": "500px", "dzslides": "400px"} | dict.fromkeys(("slidy", "slideous", "s5"), "65vh")
_PDF_PICTURES = frozenset(["latex", "beamer", "context"])  # whose sources name a file
_PNG_FILES = frozenset(("typst", "pptx"))  # slides name their pictures by where they were, in what screen readers say
_WITHOUT_PICTURES = """
json native plain ansi man markdown markdown_strict markdown_mmd markdown_phpextra markua gfm commonmark commonmark_x org rst
asciidoc asciidoctor asciidoc_legacy textile djot mediawiki dokuwiki jira muse zimwiki xwiki vimdoc
"""
_TEXT = frozenset(_WITHOUT_PICTURES.split())

# An inline code that begins as a fence for Quarto and goes on as a map.
_QUARTO = re.compile(r'"t":"Code","c":\[\["",\[\],\[\]\],"(\{argdown[^"\\}]*\} *[\[<=(](?:[^"\\]|\\.)*)"')
Node = dict[str, Any]


def transform(document: str, target: str = "html") -> str:
    """Return pandoc's JSON of a document with pictures in the place of maps; raises ``ArgmapError``.

    Pages and pictures that need a file of their own are written into a folder beside where pandoc runs.
    """
    try:
        tree = json.loads(document)
        blocks, meta = tree["blocks"], tree["meta"]
    except (ValueError, KeyError, TypeError, RecursionError):
        remedy = "Let pandoc run it: pandoc --filter argmap-pandoc-filter ..., or pipe `pandoc -t json` into it."
        raise ParseError.because("pandoc.not-json", "This is no document in pandoc's JSON.", remedy) from None
    kind = target.partition("+")[0].partition("-")[0]
    if kind in _TEXT:
        return document
    flowcharts = bool(meta.get(FLOWCHARTS, {}).get("c"))
    fences = list(_fences(blocks, flowcharts=flowcharts))
    pictures = _pictures(fences)
    replaced = _Replacement(kind, _folder(meta))
    for (holder, index), picture in zip(fences, pictures, strict=True):
        holder[index] = replaced.block(picture)
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _fences(node: Any, *, flowcharts: bool) -> Iterator[tuple[list[Any], int]]:
    """Every code block that is a map, as the list that holds it and its place there, in the order of the document."""
    if isinstance(node, dict):
        yield from _fences(list(node.values()), flowcharts=flowcharts)
    elif isinstance(node, list):
        for index, child in enumerate(node):
            if isinstance(child, dict) and child.get("t") == "CodeBlock":
                if is_map(child["c"][0][1]) or (flowcharts and _is_flowchart(child)):
                    yield node, index
            elif isinstance(child, dict | list):
                yield from _fences(child, flowcharts=flowcharts)


def _is_flowchart(block: Node) -> bool:
    """Return whether a code block is a flowchart of Mermaid's, which the author wants to be drawn as a map."""
    (_, classes, _), text = block["c"]
    return any(name.strip("{}") == "mermaid" for name in classes) and mermaid_reader.is_flowchart(text)


def _pictures(fences: list[tuple[list[Any], int]]) -> list[Picture]:
    """The map of each fence; raises ``ParseError`` with the faults of all of them."""
    pictures: list[tuple[ArgumentMap, dict[str, str]]] = []
    faults: list[Diagnostic] = []
    for number, (holder, index) in enumerate(fences, 1):
        (id_, _, pairs), block = holder[index]["c"]
        lines, options = take_options(block.splitlines(keepends=True))
        label, text = options.pop("id", ""), "".join(lines)
        id_ = id_ or label
        try:
            flowchart = _is_flowchart(holder[index])
            known = registry.format_named("mermaid" if flowchart else "argdown")
            assert known.load
            argument_map = known.load(text + "\n", f"map {id_ or number}").map
        except ArgmapError as error:
            faults += error.diagnostics
            continue
        attributes = options | dict(pairs)
        default = slug(f"map {id_ or number}")
        wanted = id_ or (argument_map.id if argument_map.id not in (default, "map") else f"map-{number}")
        pictures.append((argument_map, {**attributes, "id": wanted}))
    if faults:
        raise ParseError.of(faults)
    names = names_for(attributes["id"] for _, attributes in pictures)
    return [Picture(m, name, attributes) for (m, attributes), name in zip(pictures, names, strict=True)]


def _folder(meta: Node) -> str:
    """The folder for pages and pictures, or nothing if the author wants no pages."""
    said = meta.get(SETTING)
    if said is None:
        return FOLDER
    if said.get("t") == "MetaBool":
        return FOLDER if said["c"] else ""
    return _plain(said).strip()


def _plain(node: Any) -> str:
    """The words of a node."""
    if isinstance(node, list):
        return "".join(map(_plain, node))
    if not isinstance(node, dict):
        return ""
    if node.get("t") in ("Space", "SoftBreak"):
        return " "
    content = node.get("c", "")
    return content if isinstance(content, str) else _plain(content)


class _Replacement:
    """Makes the block that stands for a map in one kind of document."""

    def __init__(self, kind: str, folder: str) -> None:
        self.kind = kind
        self.folder = folder
        self.fonts: set[str] = set()

    def block(self, picture: Picture) -> Node:
        if self.kind not in _HTML:
            return self._image(picture)
        link = picture.attributes.get("page", "")
        if not link and self.folder:
            link = self._write(picture.name + ".html", picture.page)
        return {"t": "RawBlock", "c": ["html", picture.html(self.fonts, link, _SLIDES.get(self.kind, ""))]}

    def _write(self, name: str, data: bytes) -> str:
        write.write_files(Path(self.folder or FOLDER), {name: data})
        return f"{Path(self.folder or FOLDER).as_posix()}/{name}"

    def _image(self, picture: Picture) -> Node:
        if self.kind in _PDF_PICTURES:
            from argmap import pipeline

            source = self._write(picture.name + ".pdf", pipeline.encode(picture.views, "pdf"))
        elif self.kind in _PNG_FILES:
            source = self._write(picture.name + ".png", picture.png)
        else:
            source = "data:image/png;base64," + base64.b64encode(picture.png).decode()
        sizes = [[key, value] for key, value in picture.attributes.items() if key in ("width", "height")]
        if self.kind == "pptx":  # where the words of a picture are shown below it, and its title is what is spoken
            return _paragraph(picture, sizes, picture.caption, (source, picture.alt))
        if not picture.caption:
            return _paragraph(picture, sizes, picture.alt, (source, ""))
        image = {"t": "Image", "c": [["", [], sizes], _words(picture.alt), [source, ""]]}
        caption = [None, [{"t": "Plain", "c": _words(picture.caption)}]]
        return {"t": "Figure", "c": [[picture.name, ["argmap"], []], caption, [{"t": "Plain", "c": [image]}]]}


def _paragraph(picture: Picture, sizes: list[list[str]], words: str, target: tuple[str, str]) -> Node:
    """A paragraph with nothing but a picture."""
    image = {"t": "Image", "c": [[picture.name, ["argmap"], sizes], _words(words), list(target)]}
    return {"t": "Para", "c": [image]}


def _words(text: str) -> list[Node]:
    """Text as pandoc's inlines."""
    inlines: list[Node] = []
    for word in text.split():
        inlines += [{"t": "Space"}] if inlines else []
        inlines.append({"t": "Str", "c": word})
    return inlines


def missed(document: str) -> list[Diagnostic]:
    """Warnings of fences that pandoc has read as words, since only Quarto knows their kind."""
    remedy = "Write {.argdown}, which both know, instead of {argdown}."
    words = dict.fromkeys(_QUARTO.findall(document))
    return [
        Diagnostic(
            "pandoc.quarto-fence", f"pandoc takes this map for code: {text[:60]}", None, remedy, Severity.WARNING
        )
        for text in words
    ]


def run(arguments: list[str]) -> int:
    """Filter standard input to standard output, as pandoc calls it; returns the exit code."""
    from argmap import read

    try:
        document = read.read_standard_input()
        result = transform(document, arguments[0] if arguments else "html")
    except ArgmapError as error:
        for diagnostic in error.diagnostics:
            print(diagnostic, file=sys.stderr)
        return 2
    for diagnostic in missed(document):
        print(diagnostic, file=sys.stderr)
    sys.stdout.buffer.write(result.encode())
    sys.stdout.buffer.flush()
    return 0


def main() -> None:
    """The program that pandoc runs."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
