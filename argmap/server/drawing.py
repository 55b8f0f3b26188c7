"""What the app shows of a text: the map as a picture with its boxes, its claims, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from argmap import pipeline, review, text
from argmap.domain.characters import reveal
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Sentence, Statement
from argmap.draw.scene import Box, Junction, Link, Scene
from argmap.draw.svg import draw_svg
from argmap.views import Views

_MOST_FINDINGS = 200
_QUIET = ("unclaimed-sentence", "no-retelling", "no-statement")  # which the app shows in its own way


def view_of(source: str, file: str, sentences: tuple[Sentence, ...], theme: str, language: str) -> dict[str, Any]:
    """Everything to show of ``source``; of a text that cannot be read only the findings."""
    try:
        argument_map, warnings = pipeline.parse(source, file, "argdown")
    except ArgmapError as error:
        return {"readable": False, "findings": [_finding(d) for d in error.diagnostics[:_MOST_FINDINGS]]}
    if sentences:
        argument_map = text.join_digests(argument_map, sentences)
    views = Views(argument_map, language=language)
    scene = views.wide
    found = [d for d in (*warnings, *review.check_map(argument_map)) if d.code not in _QUIET]
    return {
        "readable": True,
        "findings": [_finding(d) for d in found[:_MOST_FINDINGS]],
        "title": reveal(argument_map.title),
        "thesis": argument_map.thesis.id if argument_map.thesis else "",
        "picture": _picture(scene, theme),
        "claims": {point.id: _claim(point, views) for point in _points(argument_map)},
        "relations": _relations(argument_map),
        "sources": {source.id: reveal(source.name) for source in argument_map.sources},
        "article": argument_map.article or "",
        "strands": dict(argument_map.strands),
    }


def text_of(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    """The sentences of the article, in order."""
    return [
        {
            "name": s.name,
            "paragraph": s.paragraph,
            "sentence": s.sentence,
            "text": reveal(s.text),
            "unclaimed": s.unclaimed,
        }
        for s in sentences
    ]


def _points(argument_map: ArgumentMap) -> list[Statement | Argument]:
    return [*argument_map.statements, *argument_map.arguments]


def _finding(found: Diagnostic) -> dict[str, Any]:
    where = found.where
    place = (where.line, where.column, where.end_line, where.end_column) if where else (1, 1, 1, 1)
    return {
        "severity": found.severity.value,
        "code": found.code,
        "message": reveal(found.message),
        "remedy": reveal(found.remedy),
        "place": list(place),
    }


def _picture(scene: Scene, theme: str) -> dict[str, Any]:
    return {
        "svg": draw_svg(scene, theme, embed_font=False, caption=False),
        "width": scene.width,
        "height": scene.height,
        "boxes": [_box(box) for box in scene.boxes],
        "steps": [_step(junction) for junction in scene.junctions],
        "links": [_link(link) for link in scene.links],
    }


def _box(box: Box) -> dict[str, Any]:
    place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return {
        "id": box.id,
        **place,
        "title": reveal(box.title),
        "mark": box.mark,
        "label": box.label,
        "parent": box.parent,
    }


def _step(junction: Junction) -> dict[str, Any]:
    return {"id": junction.id, "x": junction.x, "y": junction.y, "radius": junction.radius}


def _link(link: Link) -> dict[str, Any]:
    ends = [link.points[0], link.points[-1]]
    return {"element": link.element, "kind": link.kind, "source": link.source, "target": link.target, "ends": ends}


def _claim(point: Statement | Argument, views: Views) -> dict[str, Any]:
    """One claim as the card shows it, with the lines of the text that it was read from."""
    span = point.span
    verdict = views.verdicts.get(point.id)
    shown: dict[str, Any] = {
        "title": point.title,
        "text": point.text,
        "argument": isinstance(point, Argument),
        "anchors": [{"at": a.name, "phrase": a.phrase, "place": [a.paragraph, a.sentence]} for a in point.anchors],
        "strand": point.strand,
        "lines": [span.line, span.end_line] if span else [1, 1],
        "status": str(verdict.status) if verdict else "",
        "why": reveal(verdict.sentence) if verdict else "",
    }
    if isinstance(point, Statement):
        shown |= {
            "role": point.role.value,
            "stance": point.stance.value,
            "hedge": point.hedge.label if point.hedge else "",
            "by": list(point.asserted_by),
        }
    return shown


def _relations(argument_map: ArgumentMap) -> list[dict[str, Any]]:
    """Every inference and conflict: what it leads from and to, and whether it is a step of a named argument."""
    ties: list[Inference | Conflict] = [*argument_map.inferences, *argument_map.conflicts]
    steps = {step for argument in argument_map.arguments for step in argument.inferences}
    return [
        {"id": t.id, "kind": t.kind, "sources": list(t.sources), "target": t.target, "step": t.id in steps}
        for t in ties
    ]
