"""Tasks for students, made from a map, each with its solution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.domain.model import Statement
from argmap.draw.document.material import Material
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.structure import Step

_MOST = 5  # examples in one task
_AGAINST = ("attack", "contrary", "contradictory")


@dataclass(frozen=True, slots=True)
class Task:
    """What to do, in one paragraph and perhaps a list, and what is right."""

    title: str
    question: str
    items: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()


def tasks(material: Material, outcomes: Mapping[str, str]) -> list[Task]:
    """The tasks that the map gives rise to, from finding the thesis to judging the reasoning.

    ``outcomes`` says of some statements what became of the thesis if they were false: "holds", "falls" or "open".
    """
    makers = (_thesis, _reasons, _linked, _objections, _undercuts, _rivals, _voices, _hedges)
    found = [task for make in makers for task in make(material)]
    return [*found, *_fall(material, outcomes), *_questions(material)]


def _named(material: Material, box: str) -> str:
    number = material.numbers.get(box)
    return material.quoted(box) + (f" ({number})" if number else "")


def _all(material: Material, boxes: list[str]) -> str:
    return material.words.listed(_named(material, box) for box in dict.fromkeys(boxes))


def _sources(material: Material, step: Step) -> list[str]:
    return [s for s in step.sources if s in material.structure.boxes]


def _thesis(material: Material) -> Iterator[Task]:
    thesis = material.map.thesis
    if thesis is None or len(material.structure.boxes) < 2:
        return
    places = ", ".join(anchor.name for anchor in thesis.anchors)
    say = material.words
    asking, told = [say("task.thesis.ask")], [f"{_named(material, thesis.id)}: {material.text(thesis.id)}"]
    if places:
        asking.append(say("task.thesis.where"))
        told.append(say("task.thesis.told", places=places))
    yield Task(say("task.thesis.title"), " ".join(asking), (), (" ".join(told),))


def _reasons(material: Material) -> Iterator[Task]:
    structure = material.structure
    root = material.map.thesis.id if material.map.thesis else next(iter(structure.roots), "")
    direct = [c for c, step in material.below.get(root, ()) if step.kind == "support" and step.target == root]
    if direct:
        asking = material.words("task.reasons.ask", claim=_named(material, root))
        yield Task(material.words("task.reasons.title"), asking, (), (f"{_all(material, direct)}.",))


def _linked(material: Material) -> Iterator[Task]:
    linked = [s for s in material.structure.steps.values() if s.kind == "support" and len(_sources(material, s)) > 1]
    if not linked:
        return
    say, owner = material.words, material.structure.owner
    told = tuple(
        say(
            "task.linked.told",
            premises=_all(material, _sources(material, s)),
            conclusion=_named(material, owner[s.id]),
        )
        for s in linked
        if s.id in owner
    )
    yield Task(say("task.linked.title"), say("task.linked.ask"), (), told)


def _objections(material: Material) -> Iterator[Task]:
    against = [(c, p) for p, found in material.below.items() for c, s in found if s.kind in _AGAINST and s.target == p]
    raised = list(dict.fromkeys((child, parent) for child, parent in against))
    if not raised:
        return
    told = []
    for child, parent in raised:
        answers = [c for c, step in material.below[child] if step.kind in (*_AGAINST, "undercut")]
        key = "task.objections.answered" if answers else "task.objections.unanswered"
        ends = {"objection": _named(material, child), "claim": _named(material, parent)}
        told.append(material.words(key, **ends, names=_all(material, answers)))
    yield Task(material.words("task.objections.title"), material.words("task.objections.ask"), (), tuple(told))


def _undercuts(material: Material) -> Iterator[Task]:
    steps = material.structure.steps
    found = [
        s for s in steps.values() if s.kind == "undercut" and s.target in steps and s.id in material.structure.owner
    ]
    if not found:
        return
    say = material.words
    told = []
    for s in found:
        names, premises = _all(material, _sources(material, s)), _all(material, _sources(material, steps[s.target]))
        conclusion = _named(material, material.structure.owner[s.id])
        told.append(say("task.undercut.told", names=names, premises=premises, conclusion=conclusion))
    yield Task(say("task.undercut.title"), say("task.undercut.ask", n=len(found)), (), tuple(told))


def _rivals(material: Material) -> Iterator[Task]:
    rivals = [s for s in material.structure.steps.values() if s.symmetric and s.target in material.structure.boxes]
    if rivals:
        told = [f"{_all(material, [*_sources(material, s), s.target])}." for s in rivals]
        yield Task(material.words("task.rivals.title"), material.words("task.rivals.ask"), (), tuple(told))


def _voices(material: Material) -> Iterator[Task]:
    said = {box: material.voices(box) for box in material.structure.boxes}
    quoted = [box for box, voices in said.items() if voices]
    if quoted:
        items = tuple(_named(material, box) for box in _spread(quoted))
        told = tuple(f"{_named(material, box)}: {said[box]}." for box in _spread(quoted))
        yield Task(material.words("task.voices.title"), material.words("task.voices.ask"), items, told)


def _hedges(material: Material) -> Iterator[Task]:
    unsure = [
        box for box, e in material.structure.boxes.items() if isinstance(e, Statement) and (e.hedged or e.implicit)
    ]
    if unsure:
        chosen = _spread(unsure)
        told = tuple(f"{_named(material, box)}: {', '.join(material.facts(box))}." for box in chosen)
        items = tuple(_named(material, box) for box in chosen)
        yield Task(material.words("task.hedges.title"), material.words("task.hedges.ask"), items, told)


def _fall(material: Material, outcomes: Mapping[str, str]) -> Iterator[Task]:
    thesis = material.map.thesis
    chosen = [box for box in outcomes if box in material.structure.boxes][:_MOST]
    if thesis is None or not chosen:
        return
    say = material.words
    items = tuple(say("task.fall.item", claim=_named(material, box)) for box in chosen)
    told = tuple(say(f"task.fall.{outcomes[box]}", claim=_named(material, box)) for box in chosen)
    yield Task(say("task.fall.title"), say("task.fall.ask"), items, told)


def _questions(material: Material) -> Iterator[Task]:
    for scheme, steps in list(material.schemes.items())[:_MOST]:
        premises, conclusion = steps[0]
        say, scheme_is = material.words, scheme_name(scheme)
        ends = {"premises": _all(material, list(premises)), "conclusion": _named(material, conclusion)}
        asking = say("task.questions.ask", scheme=scheme_is, **ends)
        title = say("task.questions.title", scheme=scheme_is)
        yield Task(title, asking, asked(scheme), (say("task.questions.open"),))


def _spread(boxes: list[str]) -> list[str]:
    """Some of ``boxes``, from all over the map."""
    step = max(1, -(-len(boxes) // _MOST))
    return boxes[::step]
