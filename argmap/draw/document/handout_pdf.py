"""A handout and the solutions to it to be printed, on A4, set by typst with the vendored font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.draw.document.worksheet import Block, handout_of, solutions_of
from argmap.draw.measure import clean
from argmap.draw.pdf import compile_text

if TYPE_CHECKING:
    from argmap.views import Views

_PAGE = """#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")
#set text(size: 10pt, fill: rgb("#1a1c21"))
#set par(leading: 0.62em, spacing: 0.75em)
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading: set block(above: 1.3em, below: 0.7em, sticky: true)
"""
_LEVELS = {"title": 1, "heading": 2, "task": 3}


def draw(views: Views) -> bytes:
    """Return the handout, which says nothing of the solutions."""
    return write(handout_of(views), views)


def draw_solutions(views: Views) -> bytes:
    """Return the solutions."""
    return write(solutions_of(views), views)


def write(blocks: Iterable[Block], views: Views) -> bytes:
    """Return ``blocks`` as a PDF; raises ``MissingExtraError`` without typst."""
    words: list[str] = []
    source = _PAGE + "\n".join(_set(block, words) for block in blocks)
    title = views.map.title or views.map.id
    return compile_text(source, words, title, views.map.language, views.drawn.fonts)


def _set(block: Block, words: list[str]) -> str:
    said = "".join(_runs(block, words))
    if block.kind in _LEVELS:
        return f"#heading(level: {_LEVELS[block.kind]})[{said}]"
    if block.kind == "item":
        return f"#pad(left: {block.level * 12}pt, grid(columns: (12pt, 1fr), [–], [{said}]))"
    return f"#par[#emph[{said}]]" if block.kind == "note" else f"#par[{said}]"


def _runs(block: Block, words: list[str]) -> Iterator[str]:
    """Text reaches typst as input data, never as part of its source."""
    for text, style in block.runs:
        said = clean(text)
        if text[:1] == " ":
            yield "#[ ]"
        if said:
            words.append(said)
            inner = f"sys.inputs.w{len(words) - 1}"
            yield {
                "bold": f"#strong({inner})",
                "italic": f"#emph({inner})",
                "name": f"#super({inner})#h(2pt)",
            }.get(style, f"#text({inner})")
