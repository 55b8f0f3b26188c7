"""A map as a handout in Markdown: the text, the argument with gaps to fill in, tasks, and the solutions after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from argmap.draw.document.material import Material, Point, described
from argmap.draw.document.tasks import tasks
from argmap.draw.measure import clean

if TYPE_CHECKING:
    from argmap.views import Views

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$]")
_LIST_MARK = re.compile(r"^(\d+)([.)])(?!\S)|^([-+=])")
_GAP = "\\_\\_\\_\\_\\_"


def draw(views: Views) -> bytes:
    """Return what is told of the map that was asked for."""
    return draw_handout(views.material, views.outcomes).encode()


def draw_handout(material: Material, outcomes: Mapping[str, str] | None = None) -> str:
    """Return the handout as CommonMark; whatever a text of the map holds reads as text.

    ``outcomes`` says of some statements what became of the thesis if they were false: "holds", "falls" or "open".
    """
    return "\n".join(_lines(material, outcomes or {})).rstrip() + "\n"


def escape(text: str) -> str:
    """``text`` on one line, without any meaning to Markdown or HTML."""
    said = _MARKUP.sub(r"\\\g<0>", clean(text).replace("&", "&amp;"))
    return _LIST_MARK.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", said)


def _lines(material: Material, outcomes: Mapping[str, str]) -> Iterator[str]:
    map_, words = material.map, material.words
    yield f"# {escape(map_.title or map_.id)}"
    article = map_.source_by_id.get(map_.article or "")
    if article:
        yield from ("", f"*{escape(words('picture.source', source=described(article, material)))}*")
    if map_.summary:
        yield from ("", escape(map_.summary))
    yield from _text(material)
    if not material.points:
        yield from ("", words("page.no_claims"))
        return
    yield from _argument(material)
    found = tasks(material, outcomes)
    if found:
        yield from ("", f"## {words('document.tasks')}")
    for number, task in enumerate(found, 1):
        yield from ("", f"### {number}. {escape(task.title)}", "", escape(task.question))
        if task.items:
            yield from ("", *(f"- {escape(item)}" for item in task.items))
    yield from ("", "---", "", f"## {words('document.solutions')}", "", f"### {words('document.argument')}", "")
    yield from (_point(material, point, False) for point in material.points)
    for number, task in enumerate(found, 1):
        yield from ("", f"### {number}. {escape(task.title)}", "")
        yield from (f"- {escape(line)}" for line in task.solution)


def _text(material: Material) -> Iterator[str]:
    """The text, with the names of its sentences, by paragraphs."""
    if not material.map.sentences:
        return
    yield from ("", f"## {material.words('document.text')}")
    for _, sentences in groupby(material.map.sentences, key=lambda s: s.paragraph):
        yield from ("", " ".join(f"<sup>{s.name}</sup>&nbsp;{escape(s.text)}" for s in sentences))


def _argument(material: Material) -> Iterator[str]:
    related = any(point.step for point in material.points)
    yield from ("", f"## {material.words('document.argument')}", "")
    if related:
        kinds = dict.fromkeys(p.step.kind for p in material.points if p.step)
        words = dict.fromkeys(material.words(f"document.short.{kind}") for kind in kinds)
        yield material.words("document.fill", words=", ".join(words))
        yield ""
    yield from (_point(material, point, True) for point in material.points if not point.again)


def _point(material: Material, point: Point, gap: bool) -> str:
    """A claim in its place, with a gap or with the word for what it does."""
    depth = material.level(point)
    title = f"**{escape(material.title(point.box))}**"
    number = material.numbers.get(point.box, "")
    relation = _GAP if gap and point.step else f"*{_relation(material, point)}*" if point.step else ""
    if above := material.lost_above(point):
        relation += f" {material.words('document.to', above=above)}"
    text = material.text(point.box)
    told = ["" if point.again else number, relation, title]
    line = " ".join(part for part in told if part)
    if point.again:
        line += f" {material.words('document.see', number=number)}"
    elif gap and text:
        line += f": {escape(text)}"
    return f"{'  ' * depth}- {line}"


def _relation(material: Material, point: Point) -> str:
    said = material.words(f"document.short.{point.step.kind}") if point.step else ""
    others = material.partners(point)
    return material.words("document.verb_together", verb=said, names=escape(others)) if others else said
