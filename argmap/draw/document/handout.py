"""A handout for students, and the solutions to it, in Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.domain.characters import escape_markdown
from argmap.draw.document.worksheet import Block, Run, blocks_of
from argmap.draw.measure import clean

if TYPE_CHECKING:
    from argmap.views import Views

_LIST_MARK = re.compile(r"^(\d+)([.)])(?!\S)|^([-+=])")
_HEADS = {"title": "#", "heading": "##", "task": "###"}


def draw(views: Views, *, solved: bool = False) -> bytes:
    """Return the handout, which says nothing of the solutions, or ``solved`` those."""
    return write(blocks_of(views, solved=solved)).encode()


def write(blocks: Iterable[Block]) -> str:
    """Return ``blocks`` as CommonMark; whatever a text of the map holds reads as text."""
    return "\n".join(_lines(blocks)).strip() + "\n"


def escape(text: str) -> str:
    """``text`` on one line, without any meaning to Markdown or HTML."""
    said = escape_markdown(clean(text))
    return _LIST_MARK.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", said)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    before = ""
    for block in blocks:
        if block.kind != "item" or before != "item":
            yield ""
        before = block.kind
        said = "".join(map(_run, block.runs))
        if block.kind == "item":
            yield f"{'  ' * block.level}- {said}"
        elif block.kind in _HEADS:
            yield f"{_HEADS[block.kind]} {said}"
        else:
            yield f"*{said}*" if block.kind == "note" else said


def _run(run: Run) -> str:
    text, style = run
    if style == "name":
        return f"<sup>{escape(text)}</sup>&nbsp;"
    said = escape(text)
    if text.strip() != text:
        said = " " * (len(text) - len(text.lstrip())) + said + " " * (len(text) - len(text.rstrip()) if said else 0)
    return {"bold": f"**{said}**", "italic": f"*{said}*"}.get(style, said)
