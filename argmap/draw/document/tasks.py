"""Tasks for students, made from a map, each with its solution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.domain.model import Statement
from argmap.draw.document.material import Material
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.structure import Step

_MOST = 5  # schemes that are asked about
Pair = tuple[str, str]
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

    No task names a claim because of its answer: those that are named are chosen by what all maps have that differ in
    nothing else. ``outcomes`` says of some statements what became of the thesis if they were false: "holds" ...
    """
    makers = (_thesis, _reasons, _relations, _linked, _objections, _undercuts, _rivals, _voices, _hedges)
    found = [task for make in makers for task in make(material)]
    return [*found, *_fall(material, outcomes), *_questions(material)]


def named(material: Material, box: str) -> str:
    """A claim as solutions name it, with its number in the outline."""
    number = material.numbers.get(box)
    return material.quoted(box) + (f" ({number})" if number else "")


def lettered(material: Material, box: str) -> str:
    """A claim as tasks name it, with its letter."""
    return material.words("document.lettered", letter=material.letters[box], title=material.quoted(box))


def _all(material: Material, boxes: Iterable[str]) -> str:
    return material.words.listed(named(material, box) for box in dict.fromkeys(boxes))


def _sources(material: Material, step: Step) -> list[str]:
    return [s for s in step.sources if s in material.structure.boxes]


def _thesis(material: Material) -> Iterator[Task]:
    thesis = material.map.thesis
    if thesis is None or len(material.structure.boxes) < 2:
        return
    places = ", ".join(anchor.name for anchor in thesis.anchors)
    say = material.words
    asking, solutions = [say("task.thesis.ask")], [f"{named(material, thesis.id)}: {material.text(thesis.id)}"]
    if material.map.sentences:
        asking.append(say("task.thesis.where"))
    if places:
        solutions.append(say("task.thesis.told", places=places))
    yield Task(say("task.thesis.title"), " ".join(asking), (), (" ".join(solutions),))


def _reasons(material: Material) -> Iterator[Task]:
    structure = material.structure
    root = material.map.thesis.id if material.map.thesis else next(iter(structure.roots), "")
    direct = [c for c, step in material.below.get(root, ()) if step.kind == "support" and step.target == root]
    if direct:
        asking = material.words("task.reasons.ask")
        yield Task(material.words("task.reasons.title"), asking, (), (f"{_all(material, direct)}.",))


def _relations(material: Material) -> Iterator[Task]:
    """Pairs of claims, one below the other or both below the same: how they bear on each other is what is asked.

    What undercuts a step is left out: another task asks for it.
    """
    letters = material.letters
    beside, above = set(), set()
    for owner, pairs in material.below.items():
        direct = {child for child, step in pairs if child in letters and step.target == owner}
        children = sorted(direct, key=lambda box: (material.title(box), box))
        above |= {(child, owner) for child in children}
        beside |= set(pairwise(children))
    ordered = [sorted(pairs, key=lambda pair: (material.title(pair[0]), *pair)) for pairs in (above, beside - above)]
    chosen = [*_spread(ordered[0], 4), *_spread(ordered[1], 2)]
    if not chosen:
        return
    say = material.words
    asking = tuple(say("task.relation.item", a=lettered(material, a), b=lettered(material, b)) for a, b in chosen)
    solutions = tuple(relation_told(material, a, b) for a, b in chosen)
    yield Task(say("task.relation.title"), say("task.relation.ask"), asking, solutions)


def relation_told(material: Material, one: str, other: str) -> str:
    """How the first claim bears on the second, in a sentence."""
    say, steps = material.words, material.structure.steps
    ends = {"a": named(material, one), "b": named(material, other)}
    for step in steps.values():
        if one not in step.sources or (material.structure.owner.get(step.id) != other and other not in step.sources):
            continue
        if other in step.sources:
            if step.kind == "support":
                owner = material.structure.owner.get(step.id, "")
                return say("exercises.relation.is_linked", **ends, names=_all(material, [owner] if owner else []))
        elif step.target in steps:
            premises, owner = _all(material, _sources(material, steps[step.target])), material.structure.owner[step.id]
            return say("exercises.relation.is_undercut", **ends, premises=premises, conclusion=named(material, owner))
        elif step.kind in _AGAINST or step.kind == "support":
            return say(f"exercises.relation.is_{'support' if step.kind == 'support' else 'attack'}", **ends)
    return say("exercises.relation.is_none", **ends)


def _linked(material: Material) -> Iterator[Task]:
    linked = [s for s in material.structure.steps.values() if s.kind == "support" and len(_sources(material, s)) > 1]
    if not linked:
        return
    say, owner = material.words, material.structure.owner
    solutions = tuple(
        say(
            "task.linked.told",
            premises=_all(material, _sources(material, s)),
            conclusion=named(material, owner[s.id]),
        )
        for s in linked
        if s.id in owner
    )
    yield Task(say("task.linked.title"), say("task.linked.ask"), (), solutions)


def _objections(material: Material) -> Iterator[Task]:
    against = [(c, p) for p, found in material.below.items() for c, s in found if s.kind in _AGAINST and s.target == p]
    by, replies = material.structure.by, material.structure.replies
    met = {
        b for b, step in by.items() if step.kind in (*_AGAINST, "undercut") and b not in replies
    }  # what replies meet
    raised = list(dict.fromkeys(pair for pair in against if pair[1] not in met))
    if not raised:
        return
    solutions = []
    for child, parent in raised:
        answers = [c for c, step in material.below[child] if step.kind in (*_AGAINST, "undercut")]
        key = "task.objections.answered" if answers else "task.objections.unanswered"
        ends = {"objection": named(material, child), "claim": named(material, parent)}
        solutions.append(material.words(key, **ends, names=_all(material, answers)))
    yield Task(material.words("task.objections.title"), material.words("task.objections.ask"), (), tuple(solutions))


def _undercuts(material: Material) -> Iterator[Task]:
    steps = material.structure.steps
    found = [
        s for s in steps.values() if s.kind == "undercut" and s.target in steps and s.id in material.structure.owner
    ]
    if not found:
        return
    say = material.words
    solutions = []
    for s in found:
        names, premises = _all(material, _sources(material, s)), _all(material, _sources(material, steps[s.target]))
        conclusion = named(material, material.structure.owner[s.id])
        solutions.append(say("task.undercut.told", names=names, premises=premises, conclusion=conclusion))
    yield Task(say("task.undercut.title"), say("task.undercut.ask", n=len(found)), (), tuple(solutions))


def _rivals(material: Material) -> Iterator[Task]:
    rivals = [s for s in material.structure.steps.values() if s.symmetric and s.target in material.structure.boxes]
    if rivals:
        solutions = [f"{_all(material, [*_sources(material, s), s.target])}." for s in rivals]
        yield Task(material.words("task.rivals.title"), material.words("task.rivals.ask"), (), tuple(solutions))


def _voices(material: Material) -> Iterator[Task]:
    said = {box: material.voices(box) for box in material.structure.boxes}
    quoted = [box for box, voices in said.items() if voices]
    if quoted:
        solutions = tuple(f"{named(material, box)}: {said[box]}." for box in quoted)
        yield Task(material.words("task.voices.title"), material.words("task.voices.ask"), (), solutions)


def _hedges(material: Material) -> Iterator[Task]:
    unsure = [
        box for box, e in material.structure.boxes.items() if isinstance(e, Statement) and (e.hedged or e.implicit)
    ]
    if unsure:
        solutions = tuple(f"{named(material, box)}: {', '.join(material.facts(box))}." for box in unsure)
        yield Task(material.words("task.hedges.title"), material.words("task.hedges.ask"), (), solutions)


def _fall(material: Material, outcomes: Mapping[str, str]) -> Iterator[Task]:
    thesis = material.map.thesis
    without = {box: outcome for box, outcome in outcomes.items() if box in material.structure.boxes}
    if thesis is None or not without:
        return
    say = material.words
    groups = {kind: [box for box in without if without[box] == kind] for kind in ("falls", "open", "holds")}
    solutions = tuple(say(f"task.fall.{kind}", names=_all(material, boxes)) for kind, boxes in groups.items() if boxes)
    yield Task(say("task.fall.title"), say("task.fall.ask"), (), solutions)


def _questions(material: Material) -> Iterator[Task]:
    for scheme, steps in sorted(material.schemes.items())[:_MOST]:
        say, scheme_is = material.words, scheme_name(scheme)
        solutions = [
            say("task.questions.told", premises=_all(material, premises), conclusion=named(material, conclusion))
            for premises, conclusion in steps
        ]
        title, asking = (say(f"task.questions.{part}", scheme=scheme_is) for part in ("title", "ask"))
        yield Task(title, asking, asked(scheme), (*solutions, say("task.questions.open")))


def _spread(pairs: Sequence[Pair], most: int) -> Sequence[Pair]:
    """Some of ``pairs``, from all over the map."""
    return pairs[:: max(1, -(-len(pairs) // most))]
