"""Contents of the app for a text: the map as a picture with its boxes, its claims, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from argmap import edit, feedback, pipeline, review, text
from argmap.domain.characters import javascript_pattern, reveal
from argmap.domain.coverage import coverage_of
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.drafts import drafts
from argmap.domain.model import Argument, ArgumentMap, Sentence, Statement
from argmap.domain.naming import first_words, given_title
from argmap.draw.scene import Box, Junction, Link, Scene
from argmap.draw.svg import draw_svg
from argmap.draw.verdict_signs import paths_of
from argmap.views import Views
from argmap.words import Words

_MOST_FINDINGS = 200
_MOST_FIXED = 12  # of them, with what one press does
_QUIET = ("unclaimed-sentence", "no-retelling", "no-statement", "draft")  # which the app shows in its own way


def view_of(source: str, file: str, sentences: tuple[Sentence, ...], theme: str, language: str) -> dict[str, Any]:
    """Everything to show of ``source``; of a text that cannot be read only the findings."""
    try:
        argument_map, warnings = pipeline.parse(source, file, "argdown")
    except ArgmapError as error:
        return {"readable": False, "findings": _findings(source, file, error.diagnostics)}
    if sentences:
        argument_map = text.join_digests(argument_map, sentences)
    views = Views(argument_map, language=language)
    scene = views.wide
    waiting, covered = drafts(argument_map), coverage_of(argument_map)
    quiet = (*_QUIET, "isolated") if waiting else _QUIET  # what is kept is tied to the rest once all is decided
    diagnostics = [d for d in (*warnings, *review.check_map(argument_map)) if d.code not in quiet]
    return {
        "readable": True,
        "findings": _findings(source, file, diagnostics),
        "questions": [_question(d, language) for d in feedback.questions(argument_map, language)[:_MOST_FINDINGS]],
        "title": reveal(argument_map.title),
        "thesis": argument_map.thesis.id if argument_map.thesis else "",
        "verdict": _verdict(views),
        "picture": _picture(scene, theme),
        "drafts": [statement.id for statement in waiting],
        "claims": {point.id: _claim(point, views) for point in argument_map.points},
        "relations": _relations(argument_map),
        "sources": {source.id: reveal(source.name) for source in argument_map.sources},
        "article": argument_map.article or "",
        "outside": [s.name for s in sentences if not covered.holds(s.paragraph, s.sentence)],
        "strands": dict(argument_map.strands),
    }


def dataset_of(source: str, file: str, sentences: tuple[Sentence, ...]) -> dict[str, Any]:
    """The map as N-Quads, what its IRIs begin with, and the bundled questions; raises ``ArgmapError``."""
    from argmap import rdf
    from argmap.rdf.names import Names
    from argmap.rdf.vocabulary import PREFIXES

    argument_map, _ = pipeline.parse(source, file, "argdown")
    if sentences:
        argument_map = text.join_digests(argument_map, sentences)
    own = Names(argument_map.id).prefixes
    return {
        "dataset": Views(argument_map).dataset("nquads"),
        "prefixes": {**PREFIXES, **own},
        "elements": own["map"],
        "hidden": javascript_pattern(),
        "questions": [[q.title, q.question, q.text] for q in rdf.bundled_queries().values()],
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


def _verdict(views: Views) -> dict[str, Any]:
    """The verdict on the thesis in the words and with the sign of the page; no words where there is no thesis."""
    thesis = views.map.thesis
    if thesis is None:
        return {"status": "", "words": "", "sign": []}
    verdict = views.verdicts[thesis.id]
    said = Words(views.spoken)(f"thesis.{verdict.word}")
    return {"status": str(verdict.status), "words": said, "sign": paths_of(verdict.word)}


def _findings(source: str, file: str, diagnostics: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return what is wrong, the first with what one press does about it: some remedies read the whole text again."""
    shown = diagnostics[:_MOST_FINDINGS]
    return [
        _finding(fault, file)
        | {"fixes": [_fix(source, r) for r in edit.remedies(source, fault, file)] if at < _MOST_FIXED else []}
        for at, fault in enumerate(shown)
    ]


def _fix(source: str, remedy: edit.Remedy) -> dict[str, Any]:
    """Return what a press is called, and the changes that it makes, by offsets as the app counts: in UTF-16."""
    changes = [
        {"from": _units(source[: splice.start]), "to": _units(source[: splice.end]), "insert": splice.text}
        for splice in remedy.splices
    ]
    return {"title": reveal(remedy.title), "changes": changes}


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _finding(diagnostic: Diagnostic, file: str) -> dict[str, Any]:
    """Return a finding as the app shows it: beside its line, or at the top if it is about another file."""
    where = diagnostic.where
    is_here = where is not None and where.file == file
    place = (where.line, where.column, where.end_line, where.end_column) if where and is_here else (1, 1, 1, 1)
    elsewhere = f"{Path(where.file).name}:{where.line}: " if where and not is_here else ""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": reveal(elsewhere + diagnostic.message),
        "remedy": reveal(diagnostic.remedy),
        "place": list(place),
    }


def _question(asked: Diagnostic, language: str) -> dict[str, Any]:
    """A question about the reasoning, with the element that it is about, and why one asks that."""
    words = Words(language)
    return {
        "code": asked.code,
        "message": reveal(asked.message),
        "element": asked.element or "",
        "ask": words("asked.why"),
        "why": words(f"doubt.about.{asked.code}"),
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
    span, origin = point.span, views.map.origin
    is_here = not (span and origin and origin.included) or span.file == origin.file
    verdict = views.verdicts.get(point.id)
    shown: dict[str, Any] = {
        "title": given_title(point),
        "name": given_title(point) or first_words(point.text),
        "text": point.text,
        "argument": isinstance(point, Argument),
        "anchors": [{"at": a.name, "phrase": a.phrase, "place": [a.paragraph, a.sentence]} for a in point.anchors],
        "strand": point.strand,
        "lines": [span.line, span.end_line] if span and is_here else [1, 0],
        "file": "" if is_here or not span else f"{Path(span.file).name}:{span.line}",
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
    ties = argument_map.ties
    steps = {step for argument in argument_map.arguments for step in argument.inferences}
    return [
        {"id": t.id, "kind": t.kind, "sources": list(t.sources), "target": t.target, "step": t.id in steps}
        for t in ties
    ]
