"""Tasks for students, made from a map, each with its solution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.domain.model import Stance, Statement
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.material import Material
from argmap.draw.structure import CONFLICTS, Step

_UNCLAIMED = ("denied", "supposed", "asked")  # words of what nobody puts forward
_MOST = 5  # schemes that are asked about
Pair = tuple[str, str]
Outcomes = Mapping[str, Mapping[str, str]]
_AGAINST = ("attack", "contrary", "contradictory")


@dataclass(frozen=True, slots=True)
class Task:
    """A task: what to do, in one paragraph and perhaps a list, and what is right."""

    title: str
    question: str
    items: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()


def tasks(material: Material, outcomes: Outcomes) -> list[Task]:
    """The tasks that the map gives rise to, from finding the thesis to judging the reasoning.

    No task names a claim because of its answer: those that are named are chosen by what all maps have that differ in
    nothing else. ``outcomes`` says of some claims what became of them if others were false, each alone: "holds" ...
    """
    makers = (_thesis, _reasons, _relations, _linked, _objections, _undercuts, _rivals, _voices, _hedges)
    made = [task for make in makers for task in make(material)]
    return [*made, *_fall(material, outcomes), *_questions(material)]


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
    solutions = tuple(relation_sentence(material, a, b) for a, b in chosen)
    yield Task(say("task.relation.title"), say("task.relation.ask"), asking, solutions)


def relation_sentence(material: Material, one: str, other: str) -> str:
    """Return how the first claim bears on the second, in a sentence."""
    say, structure = material.words, material.structure
    ends = {"a": named(material, one), "b": named(material, other)}
    kind, step = bearing(material, one, other)
    if step is None:
        return say("exercises.relation.is_none", **ends)
    owner = structure.owner.get(step.id, "")
    if kind == "linked":
        return say("exercises.relation.is_linked", **ends, names=_all(material, [owner] if owner else []))
    if kind == "undercut":
        premises = _all(material, _sources(material, structure.steps[step.target]))
        return say("exercises.relation.is_undercut", **ends, premises=premises, conclusion=named(material, owner))
    plain = say(f"exercises.relation.is_{kind}", **ends)
    return " ".join([plain, *(_undercut_sentence(material, step, use) for use in strikes_uses(material, step))])


def bearing(material: Material, one: str, other: str) -> tuple[str, Step | None]:
    """Return how the first claim bears on the second ("support", "attack", "undercut", "linked", "none"), and by what."""
    steps, owner = material.structure.steps, material.structure.owner
    mine = [s for s in steps.values() if one in s.sources]
    excluding = [s for s in steps.values() if s.symmetric and s.target == one and other in s.sources]
    struck = [(s, steps[s.target]) for s in mine if s.kind in CONFLICTS and s.target in steps and s.id in owner]
    ways = {
        "support": [s for s in mine if s.kind == "support" and s.target == other],
        "attack": [*(s for s in mine if s.kind in (*_AGAINST, "undercut") and s.target == other), *excluding],
        "undercut": [s for s, aim in struck if other in (*aim.sources, aim.target)],
        "linked": [s for s in mine if s.kind == "support" and other in s.sources],
    }
    return next(((kind, by[0]) for kind, by in ways.items() if by), ("none", None))


def right_answers(material: Material, kind: str, step: Step | None) -> set[str]:
    """Return every way of bearing that is right to say: what attacks a concession undercuts its use, too."""
    return {kind, "undercut"} if step and strikes_uses(material, step) else {kind}


def strikes_uses(material: Material, step: Step) -> list[Step]:
    """Return the steps that an attack on a conceded claim strikes in its place (see ``domain.concessions``).

    A claim that undercuts is no reason whose use could be struck: what meets it is an attack on it and nothing else.
    """
    claim = material.structure.boxes.get(step.target)
    if (
        step.kind not in ("attack", "undercut")
        or not isinstance(claim, Statement)
        or claim.stance is not Stance.CONCEDED
    ):
        return []
    uses = [use for use in material.structure.steps.values() if step.target in use.sources]
    return [use for use in uses if use.target in material.structure.boxes]


def _undercut_sentence(material: Material, step: Step, struck: Step) -> str:
    """Return that a claim undercuts a step, in a sentence."""
    names, premises = _all(material, _sources(material, step)), _all(material, _sources(material, struck))
    conclusion = named(material, material.structure.owner[struck.id])
    return material.words("task.undercut.told", names=names, premises=premises, conclusion=conclusion)


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
    against = [
        (c, p) for p, bearing in material.below.items() for c, s in bearing if s.kind in _AGAINST and s.target == p
    ]
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
        mark = material.marks.get(child, "")
        kind = "unclaimed" if mark in _UNCLAIMED else "answered" if answers else "unanswered"
        ends = {"objection": named(material, child), "claim": named(material, parent)}
        word = material.words(f"why.word.{mark}") if kind == "unclaimed" else ""
        solutions.append(material.words(f"task.objections.{kind}", **ends, names=_all(material, answers), word=word))
    yield Task(material.words("task.objections.title"), material.words("task.objections.ask"), (), tuple(solutions))


def _undercuts(material: Material) -> Iterator[Task]:
    """Ask for what the map has as undercuts; what strikes the use of a concession is told where that pair is asked about."""
    steps = material.structure.steps
    undercuts = [
        (s, steps[s.target])
        for s in steps.values()
        if s.kind == "undercut" and s.target in steps and s.id in material.structure.owner
    ]
    if not undercuts:
        return
    say = material.words
    solutions = tuple(_undercut_sentence(material, *pair) for pair in undercuts)
    yield Task(
        say("task.undercut.title"),
        say("task.undercut.ask", n=len({box for s, _ in undercuts for box in _sources(material, s)})),
        (),
        solutions,
    )


def _rivals(material: Material) -> Iterator[Task]:
    rivals = [s for s in material.structure.steps.values() if s.symmetric and s.target in material.structure.boxes]
    if rivals:
        solutions = [f"{_all(material, [*_sources(material, s), s.target])}." for s in rivals]
        yield Task(material.words("task.rivals.title"), material.words("task.rivals.ask"), (), tuple(solutions))


def _voices(material: Material) -> Iterator[Task]:
    """Claims that others make, each with whoever passes it on: those through whose mouth the text has it, or the text."""
    say, solutions = material.words, []
    for box in material.structure.boxes:
        if said := material.chain(box):
            *passers, voice = said
            known = say.listed(reversed(passers)) if passers else say("task.voices.text")
            solutions.append(say("task.voices.told", claim=named(material, box), voice=voice, passers=known))
    if solutions:
        yield Task(say("task.voices.title"), say("task.voices.ask"), (), tuple(solutions))


def _hedges(material: Material) -> Iterator[Task]:
    """Claims that are not put forward as certain, each with the passages whose words tell."""
    say, solutions = material.words, []
    for box, element in material.structure.boxes.items():
        if not isinstance(element, Statement) or not (element.hedged or element.implicit):
            continue
        facts, passages = ", ".join(material.facts(box)), _words_of(material, box) if element.hedged else ""
        whole = say("task.hedges.told", claim=named(material, box), facts=facts, passages=passages)
        solutions.append(whole if passages else f"{named(material, box)}: {facts}.")
    if solutions:
        yield Task(say("task.hedges.title"), say("task.hedges.ask"), (), tuple(solutions))


def _words_of(material: Material, box: str) -> str:
    """Return what the text says where a claim is anchored in it, by the names of its sentences; else the claim itself."""
    said = [(passage.phrase or passage.text, f" ({passage.name})") for passage in material.passages(box)]
    wordings = [(text, name) for text, name in said if text] or [(material.text(box), "")]
    return " ".join(material.words.quoted(text) + name for text, name in wordings if text)


def _fall(material: Material, outcomes: Outcomes) -> Iterator[Task]:
    """Ask without which claim the thesis would stand no longer, or another claim where the thesis does not hang on one.

    The question is the same for all maps, since which claim has differing answers would tell of them.
    """
    thesis, boxes = material.map.thesis, material.structure.boxes
    known = [(claim, {box: kind for box, kind in by.items() if box in boxes}) for claim, by in outcomes.items()]
    if thesis is None or not known or len({*known[-1][1].values()}) < 2:
        return
    say, solutions = material.words, list[str]()
    for claim, without in known:
        groups = {kind: [box for box in without if without[box] == kind] for kind in ("falls", "open", "holds")}
        present = [kind for kind, members in groups.items() if members]
        if material.standing.get(claim) != "holds" and claim in material.verdicts:  # whatever is false besides
            solutions.append(f"{named(material, claim)}: {material.verdicts[claim]}.")
        if len(present) == 1:
            solutions.append(say(f"task.fall.any.{present[0]}"))
            continue
        of = "task.fall" if claim == thesis.id else "task.fall.of"
        ends = {kind: {"claim": named(material, claim), "names": _all(material, groups[kind])} for kind in present}
        solutions += [say(f"{of}.{kind}", **ends[kind]) for kind in present]
    yield Task(say("task.fall.title"), say("task.fall.ask"), (), tuple(solutions))


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
