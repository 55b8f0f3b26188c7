"""Texts that are shown of a claim when the mouse rests on it: its words, what becomes of it, and why."""

from __future__ import annotations

from lsprotocol import types

from argmap.domain.characters import reveal
from argmap.domain.model import Statement
from argmap.formats.outline import escape
from argmap.language_server.source import Source


def hover(source: Source, offset: int) -> types.Hover | None:
    """The claim at an offset, in Markdown in which nothing of the map's text has a meaning."""
    name = source.name_at(offset)
    point = source.point(name) if name else None
    if name is None or point is None:
        return None
    lines = [f"**{escape(point.title)}**"]
    if point.text and point.text != point.title:
        lines.append(escape(point.text))
    if isinstance(point, Statement):
        facts = [point.role.value, point.stance.value, point.hedge.label if point.hedge else ""]
        facts += [anchor.name for anchor in point.anchors]
        lines.append(f"*{escape(', '.join(filter(None, facts)))}*")
    evaluation = source.last_good.evaluation if source.last_good else None
    if evaluation is not None and point.id in evaluation:
        verdict = evaluation[point.id]
        word, sentence = verdict.word.value, reveal(verdict.sentence)
        lines.append(f"**{word}**: {escape(sentence.removeprefix(f'{word}: '))}")
    if source.last_good is not source:
        lines.append("*as of the last version that could be read*")
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(lines))
    return types.Hover(content, source.text.range(name.start, name.end))
