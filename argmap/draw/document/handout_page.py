"""Handouts, worksheets and their solutions as a page of their own, which asks for nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from argmap.domain.languages import tag
from argmap.draw.document.worksheet import Block, Run, reversed_blocks
from argmap.draw.measure import clean

_TAGS = {"title": "h1", "heading": "h2", "task": "h3", "note": "p", "text": "p", "item": "div"}


def write(blocks: Iterable[Block], language: str) -> bytes:
    """Return ``blocks`` as HTML; whatever a text of the map holds reads as text."""
    listed = list(blocks)
    title = next(("".join(text for text, _ in block.runs) for block in listed if block.kind == "title"), "")
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = [
        "<!doctype html>",
        f'<html lang="{escape(tag(language))}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(clean(title))}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
    ]
    return "\n".join([*head, *_lines(listed), "</body>", "</html>", ""]).encode()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    listed = list(blocks)
    for block, leftward in zip(listed, reversed_blocks(listed), strict=True):
        tag = _TAGS[block.kind]
        turned = ' dir="rtl"' if leftward else ""
        said = "".join(map(_run, block.runs))
        if block.kind == "item":
            yield f'<div class="item level-{min(block.level, 8)}"{turned}>{said}</div>'
        else:
            yield f"<{tag}{turned}>{f'<em>{said}</em>' if block.kind == 'note' else said}</{tag}>"


def _run(run: Run) -> str:
    text, style = run
    said = escape(clean(text))
    if text.strip() != text and said:
        said = " " * (len(text) - len(text.lstrip())) + said.strip() + " " * (len(text) - len(text.rstrip()))
    elif text and not said:
        said = " "
    tag = {"bold": "strong", "italic": "em", "name": "sup"}.get(style)
    if style == "gap":
        return f'<span class="gap">{said}</span>'
    return f"<{tag}>{said}</{tag}>" if tag else said


@cache
def _style() -> str:
    levels = " ".join(f".level-{n} {{ --level: {n + 1}; }}" for n in range(9))
    return files("argmap.draw.document").joinpath("handout.css").read_text(encoding="utf-8") + levels
