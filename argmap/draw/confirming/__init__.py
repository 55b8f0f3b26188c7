"""A page in which somebody confirms which claims of a reference the boxes of students say, and saves the answers.

Both maps stand beside the question. Like the page of a map it loads nothing and sends nothing: answers are saved as files
that ``argmap compare --answers`` reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from argmap.draw.measure import clean
from argmap.draw.page import bundle, style
from argmap.draw.page.data import reveal
from argmap.draw.typeface import font_rules
from argmap.words import Words

_HERE = Path(__file__).parent


def draw_confirming(
    papers: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]], title: str, language: str = ""
) -> str:
    """Return the page as one html file: ``papers`` of students with their questions, and ``claims`` of the reference."""
    words = Words(language)
    messages = {"words": words.catalogue["confirming"], "language": words.language}
    data = bundle.to_json({"papers": reveal(papers), "claims": reveal(claims)} | messages)
    script = bundle.compact(_text("confirming.js"))
    sheet = "\n".join([font_rules(data), *style.colours(), style.ground(), bundle.compact(_text("confirming.css"))])
    filled = {
        "language": escape(words.language),
        "policy": escape(bundle.policy([script], [sheet])),
        "icon": bundle.icon(),
        "title": escape(words("confirming.title")),
        "map": escape(clean(title)),
        "style": sheet,
        "data": data,
        "script": script,
    }
    return Template(_text("confirming.html")).substitute(filled)


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
