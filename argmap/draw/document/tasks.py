"""Tasks for students, made from a map, each with its solution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.draw.document.material import Material, listed
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.structure import Step
from argmap.model import Statement

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
    return f"“{material.name(box)}”" + (f" ({number})" if number else "")


def _all(material: Material, boxes: list[str]) -> str:
    return listed([_named(material, box) for box in dict.fromkeys(boxes)])


def _sources(material: Material, step: Step) -> list[str]:
    return [s for s in step.sources if s in material.structure.boxes]


def _thesis(material: Material) -> Iterator[Task]:
    thesis = material.map.thesis
    if thesis is None or len(material.structure.boxes) < 2:
        return
    places = ", ".join(anchor.name for anchor in thesis.anchors)
    where = f" It stands in {places}." if places else ""
    asking = "Which claim does everything else serve? Say it in one sentence of your own."
    if places:
        asking += " Where in the text does it stand?"
    yield Task("Find the thesis", asking, (), (f"{_named(material, thesis.id)}: {material.text(thesis.id)}{where}",))


def _reasons(material: Material) -> Iterator[Task]:
    structure = material.structure
    root = material.map.thesis.id if material.map.thesis else next(iter(structure.roots), "")
    direct = [c for c, step in material.below.get(root, ()) if step.kind == "support" and step.target == root]
    if direct:
        asking = f"Which claims speak for {_named(material, root)} directly, and not by way of another claim?"
        yield Task("Reasons, and reasons for reasons", asking, (), (f"{_all(material, direct)}.",))


def _linked(material: Material) -> Iterator[Task]:
    linked = [s for s in material.structure.steps.values() if s.kind == "support" and len(_sources(material, s)) > 1]
    if not linked:
        return
    asking = "Some premises count only together: take one away, and the others prove nothing. Which are they?"
    owner = material.structure.owner
    told = [
        f"{_all(material, _sources(material, s))}, for {_named(material, owner[s.id])}."
        for s in linked
        if s.id in owner
    ]
    yield Task("Only together", asking, (), tuple(told))


def _objections(material: Material) -> Iterator[Task]:
    against = [(c, p) for p, found in material.below.items() for c, s in found if s.kind in _AGAINST and s.target == p]
    raised = list(dict.fromkeys((child, parent) for child, parent in against))
    if not raised:
        return
    told = []
    for child, parent in raised:
        answers = [c for c, step in material.below[child] if step.kind in (*_AGAINST, "undercut")]
        reply = f" It is answered by {_all(material, answers)}." if answers else " Nothing answers it."
        told.append(f"{_named(material, child)} speaks against {_named(material, parent)}.{reply}")
    asking = "Which claims speak against another claim? Which of these objections are answered, and by what?"
    yield Task("Objections and replies", asking, (), tuple(told))


def _undercuts(material: Material) -> Iterator[Task]:
    steps = material.structure.steps
    found = [
        s for s in steps.values() if s.kind == "undercut" and s.target in steps and s.id in material.structure.owner
    ]
    if not found:
        return
    if len(found) > 1:
        asking = f"Here {len(found)} claims do this. Find them, and the steps that they are aimed at."
    else:
        asking = "Here one claim does this. Find it, and the step that it is aimed at."
    told = []
    for s in found:
        undercutters, premises = (
            _all(material, _sources(material, s)),
            _all(material, _sources(material, steps[s.target])),
        )
        owner = _named(material, material.structure.owner[s.id])
        told.append(f"{undercutters} undercuts the step from {premises} to {owner}.")
    yield Task("Find the undercut", f"{_UNDERCUT} {asking}", (), tuple(told))


def _rivals(material: Material) -> Iterator[Task]:
    rivals = [s for s in material.structure.steps.values() if s.symmetric and s.target in material.structure.boxes]
    if rivals:
        told = [f"{_all(material, [*_sources(material, s), s.target])}." for s in rivals]
        yield Task("Not both", "Which claims cannot be true together?", (), tuple(told))


def _voices(material: Material) -> Iterator[Task]:
    said = {box: material.voices(box) for box in material.structure.boxes}
    quoted = [box for box, voices in said.items() if voices]
    if quoted:
        items = tuple(_named(material, box) for box in _spread(quoted))
        told = tuple(f"{_named(material, box)}: {said[box]}." for box in _spread(quoted))
        asking = "Not all that is said here is said by the author. Whose claims are these, and who passes them on?"
        yield Task("Who says so?", asking, items, told)


def _hedges(material: Material) -> Iterator[Task]:
    unsure = [
        box for box, e in material.structure.boxes.items() if isinstance(e, Statement) and (e.hedge.rank or e.implicit)
    ]
    if unsure:
        chosen = _spread(unsure)
        asking = "How sure is the text of these claims? Which words tell?"
        told = tuple(f"{_named(material, box)}: {', '.join(material.facts(box))}." for box in chosen)
        yield Task("How sure?", asking, tuple(_named(material, box) for box in chosen), told)


def _fall(material: Material, outcomes: Mapping[str, str]) -> Iterator[Task]:
    thesis = material.map.thesis
    chosen = [box for box in outcomes if box in material.structure.boxes][:_MOST]
    if thesis is None or not chosen:
        return
    items = tuple(f"… {_named(material, box)} were false?" for box in chosen)
    words = {"holds": "the thesis would still hold", "falls": "the thesis would fall", "open": "it would be open"}
    told = tuple(f"Without {_named(material, box)}, {words[outcomes[box]]}." for box in chosen)
    yield Task("What if?", "Would the thesis still hold if …", items, told)


def _questions(material: Material) -> Iterator[Task]:
    for scheme, steps in list(material.schemes.items())[:_MOST]:
        premises, conclusion = steps[0]
        step = f"The step from {_all(material, list(premises))} to {_named(material, conclusion)}"
        asking = f"{step} is an argument from {scheme_name(scheme)}. Put these questions to it:"
        yield Task(f"Test the reasoning: {scheme_name(scheme)}", asking, asked(scheme), (_OPEN,))


_UNDERCUT = (
    "An undercut does not say that a claim is false. It says that the claim is no reason for what it is used for."
)
_OPEN = "Open: a good answer says what in the text, or outside it, would settle the question."


def _spread(boxes: list[str]) -> list[str]:
    """Some of ``boxes``, from all over the map."""
    step = max(1, -(-len(boxes) // _MOST))
    return boxes[::step]
