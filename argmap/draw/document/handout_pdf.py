"""A handout and the solutions to it to be printed, on A4, set by typst with the vendored font."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.domain.naming import map_name
from argmap.draw.document.package import right_to_left
from argmap.draw.document.worksheet import Block, blocks_of, kept, reversed_blocks, spaced
from argmap.draw.measure import clean
from argmap.draw.pdf import compile_text

if TYPE_CHECKING:
    from argmap.views import Views

_PAGE = """#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")
#set text(size: 10pt, fill: rgb("#1a1c21"), dir: ltr)
#set par(leading: 0.62em, spacing: 0.75em)
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading: set block(above: 1.3em, below: 0.7em, sticky: true)
"""
_TOGETHER = "#block(breakable: false, width: 100%, above: 1.3em)[\n"
_QUOTED = re.compile("([“„«])([^“”„«»]+)([”“»])")
_LEVELS = {"title": 1, "heading": 2, "task": 3}


def draw(views: Views, *, solved: bool = False) -> bytes:
    """Return the handout, which says nothing of the solutions, or ``solved`` those."""
    return write(blocks_of(views, solved=solved), views)


def write(blocks: Iterable[Block], views: Views) -> bytes:
    """Return ``blocks`` as a PDF; raises ``MissingExtraError`` without typst."""
    words: list[str] = []
    listed = list(blocks)
    source = _PAGE + "\n".join(_source(listed, words))
    title = map_name(views.map)
    return compile_text(source, words, title, views.map.language, views.drawn.fonts)


def _source(blocks: Sequence[Block], words: list[str]) -> Iterator[str]:
    """Yield the source of each block, and what begins and ends blocks that stay on one page."""
    together = kept(blocks)
    leftward = reversed_blocks(blocks)
    for at, (room, block) in enumerate(spaced(blocks)):
        shown = f"{_apart(room)}{_set(block, words)}"
        shown = f"#[#set text(dir: rtl)\n{shown}\n]" if leftward[at] else shown
        begins, ends = at in together and at - 1 not in together, at not in together and at - 1 in together
        yield f"{_TOGETHER if begins else ''}{shown}{chr(10) + ']' if ends else ''}"


def _apart(room: float) -> str:
    return f"#v({room}pt)\n" if room else ""


def _set(block: Block, words: list[str]) -> str:
    said = "".join(_runs(block, words))
    if block.kind in _LEVELS:
        return f"#heading(level: {_LEVELS[block.kind]})[{said}]"
    if block.kind == "item":
        return f"#pad(left: {block.level * 12}pt, grid(columns: (12pt, 1fr), [–], [{said}]))"
    return f"#par[#emph[{said}]]" if block.kind == "note" else f"#par[{said}]"


def _isolated(quoted: re.Match[str]) -> str:
    """Return a title in quotation marks that runs to the left, so that its own signs do not run with ours."""
    opened, text, closed = quoted[1], quoted[2], quoted[3]
    return f"{opened}\u2067{text}\u2069{closed}" if right_to_left(text) else quoted[0]


def _runs(block: Block, words: list[str]) -> Iterator[str]:
    """Text reaches typst as input data, never as part of its source."""
    for text, style in block.runs:
        said = _QUOTED.sub(_isolated, clean(text))
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
            if text[-1:] == " ":
                yield "#[ ]"
