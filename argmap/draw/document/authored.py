"""The exercises of a map's author as tasks of a handout, each with its solution."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from argmap.domain.exercises import exercises, questioned
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.document.tasks import Task, lettered, named, relation_sentence
from argmap.draw.material import Material


def authored(material: Material, falls: Mapping[tuple[str, str], str], call: Call = lettered) -> Iterator[Task]:
    """Every exercise that can be asked on paper; ``falls`` says what became of the second claim without the first.

    ``call`` says what questions call a claim.
    """
    for entry in exercises(material.map):
        made = _MAKERS[str(entry["kind"])](material, entry, falls, call)
        if made is not None:
            question, items, solution = made
            yield Task(material.words("exercises.kinds.own"), question, items, solution)


Call = Callable[[Material, str], str]
Made = tuple[str, tuple[str, ...], tuple[str, ...]] | None
Falls = Mapping[tuple[str, str], str]


def _choose(_: Material, entry: Mapping[str, Any], __: Falls, ___: Call) -> Made:
    options = tuple(map(str, entry["options"]))
    return str(entry["ask"]), options, (options[entry["answer"] - 1],)


def _find(material: Material, entry: Mapping[str, Any], _: Falls, __: Call) -> Made:
    answer = entry["answer"]
    ids = [answer] if isinstance(answer, str) else answer
    known = [named(material, id_) for id_ in ids if id_ in material.structure.boxes]
    return (str(entry["ask"]), (), tuple(known)) if known else None


def _write(_: Material, entry: Mapping[str, Any], __: Falls, ___: Call) -> Made:
    return str(entry["ask"]), (), (str(entry["answer"]),)


def _place(material: Material, entry: Mapping[str, Any], _: Falls, __: Call) -> Made:
    box = entry["at"]
    passage = next(iter(material.passages(box)), None) if box in material.structure.boxes else None
    if passage is None or not passage.text:
        return None
    asking = material.words("task.own.place", passage=passage.phrase or passage.text)
    return asking, (), (named(material, box),)


def _relation(material: Material, entry: Mapping[str, Any], _: Falls, call: Call) -> Made:
    one, other = entry["of"]
    if {one, other} - material.structure.boxes.keys():
        return None
    pair = material.words("task.relation.item", a=call(material, one), b=call(material, other))
    return material.words("task.relation.ask"), (pair,), (relation_sentence(material, one, other),)


def _fall(material: Material, entry: Mapping[str, Any], falls: Falls, call: Call) -> Made:
    one, other = entry["of"]
    outcome = falls.get((one, other))
    if outcome is None or {one, other} - material.structure.boxes.keys():
        return None
    say = material.words
    asking = say("task.own.fall", x=call(material, one), y=call(material, other))
    return asking, (), (f"{say(f'exercises.fall.{outcome}')} (Y: {named(material, other)}).",)


def _questions(material: Material, entry: Mapping[str, Any], _: Falls, __: Call) -> Made:
    step = questioned(material.map, entry["at"])
    if step is None or step.conclusion not in material.structure.boxes:
        return None
    say, questions = material.words, asked(step.scheme)
    raised = tuple(questions[n - 1] for n in entry["answer"] if n <= len(questions))
    ends = say.listed(named(material, p) for p in step.premises if p in material.structure.boxes)
    solution = say("task.questions.told", premises=ends, conclusion=named(material, step.conclusion))
    return say("task.questions.ask", scheme=scheme_name(step.scheme)), questions, (solution, *raised)


_MAKERS = {
    "choose": _choose,
    "find": _find,
    "write": _write,
    "place": _place,
    "relation": _relation,
    "fall": _fall,
    "questions": _questions,
}
