"""Choice questions for Moodle (its XML), made of a map: how one claim bears on another, and what the author asks.

Each claim is asked about once, with three relations to choose from. Fractions are such as Moodle knows; it takes no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from argmap.domain.characters import escape_xml
from argmap.domain.exercises import exercises, questioned
from argmap.domain.naming import map_name
from argmap.draw.document.gap_relations import askable
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.document.tasks import bearing, named, right_answers
from argmap.draw.material import Material
from argmap.draw.measure import clean

if TYPE_CHECKING:
    from argmap.views import Views

FORMAT = {
    "name": "moodle",
    "title": "questions for Moodle",
    "suffixes": (".moodle.xml",),
    "media_type": "application/xml",
    "draw": "draw",
    "loses": "everything but the choice questions that the map gives rise to",
}

MOST = 40  # questions made of relations
_KINDS = ("support", "attack", "undercut")
_BEARINGS = (*_KINDS, "linked", "none")
_VERDICTS = ("holds", "falls", "open")
_LONGEST = 250  # characters of a name
_WRONG = 3  # claims beside the right one
_MOST_PARTS = 10  # that a grade is divided into: Moodle knows no smaller one


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options, one of which is to be chosen of those that are right, or all of them if ``several``."""

    name: str
    ask: str
    options: Sequence[str]
    right: Set[int]
    why: str = ""
    hint: str = ""
    several: bool = False


def draw(views: Views) -> bytes:
    """Return the questions as Moodle XML."""
    questions = [*authored(views.material, views.falls), *relations(views.material)]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *_category(views.material)]
    lines += [line for question in questions for line in _question(question)]
    return escape_xml("\n".join([*lines, "</quiz>", ""])).encode()


def authored(material: Material, falls: Mapping[tuple[str, str], str]) -> Iterator[Question]:
    """Yield the questions of the map's author that can be answered by a choice; ``falls`` is as for handouts."""
    makers = _MAKERS | {"fall": lambda material, entry: _fall(material, entry, falls)}
    for entry in exercises(material.map):
        make = makers.get(entry["kind"])
        made = make(material, entry) if make else None
        if made is not None:
            yield made


def _choose(_: Material, entry: Mapping[str, Any]) -> Question:
    return Question(entry["ask"], entry["ask"], entry["options"], {entry["answer"] - 1}, hint=entry.get("hint", ""))


def _relation(material: Material, entry: Mapping[str, Any]) -> Question | None:
    one, other = entry["of"]
    if {one, other} - material.structure.boxes.keys():
        return None
    words = material.words
    kind, step = bearing(material, one, other)
    kinds = right_answers(material, kind, step)
    ask = f"{words('exercises.relation.ask')} A: {material.quoted(one)}, B: {material.quoted(other)}"
    options = [words(f"exercises.relation.{bears}") for bears in _BEARINGS]
    right = {_BEARINGS.index(bears) for bears in kinds}
    return Question(_between(material, one, other), ask, options, right, hint=entry.get("hint", ""))


def _fall(material: Material, entry: Mapping[str, Any], falls: Mapping[tuple[str, str], str]) -> Question | None:
    one, other = entry["of"]
    if (one, other) not in falls or {one, other} - material.structure.boxes.keys():
        return None
    ask = material.words("task.own.fall", x=material.quoted(one), y=material.quoted(other))
    options = [material.words(f"gallery.status.{verdict}") for verdict in _VERDICTS]
    return Question(ask, ask, options, {_VERDICTS.index(falls[one, other])}, hint=entry.get("hint", ""))


def _find(material: Material, entry: Mapping[str, Any]) -> Question | None:
    answer = entry["answer"]
    right = [box for box in ([answer] if isinstance(answer, str) else answer) if box in material.letters]
    return _claims(material, entry["ask"], right, set(), entry) if right else None


def _place(material: Material, entry: Mapping[str, Any]) -> Question | None:
    box = entry["at"]
    passage = next(iter(material.passages(box)), None) if box in material.letters else None
    if passage is None or not passage.text:
        return None
    ask = material.words("task.own.place", passage=passage.phrase or passage.text)
    there = {b for b in material.letters if passage.name in {p.name for p in material.passages(b)}}
    return _claims(material, ask, [box], there, entry)


def _claims(
    material: Material, ask: str, right: Sequence[str], doubtful: Set[str], entry: Mapping[str, Any]
) -> Question:
    """A question that is answered by a claim, with others from all over the alphabet beside it, but no ``doubtful`` ones."""
    others = [box for box in material.letters if box not in right and box not in doubtful]
    wrong = others[:: max(1, len(others) // _WRONG)][:_WRONG]
    boxes = [box for box in material.letters if box in right or box in wrong]
    titles = [material.title(box) for box in boxes]
    return Question(ask, ask, titles, {boxes.index(b) for b in right}, hint=entry.get("hint", ""))


def _questions(material: Material, entry: Mapping[str, Any]) -> Question | None:
    step = questioned(material.map, entry["at"])
    if step is None or step.conclusion not in material.structure.boxes:
        return None
    options = asked(step.scheme)
    right = {n - 1 for n in entry["answer"] if n <= len(options)}
    if not right or len(right) > _MOST_PARTS:
        return None  # what is right if nothing is ticked has no grade
    premises = material.words.listed(named(material, p) for p in step.premises if p in material.structure.boxes)
    where = material.words("task.questions.told", premises=premises, conclusion=named(material, step.conclusion))
    ask = f"{material.words('exercises.questions.ask', scheme=scheme_name(step.scheme))} {where}"
    return Question(ask, ask, options, right, hint=entry.get("hint", ""), several=True)


_MAKERS: dict[str, Callable[[Material, Mapping[str, Any]], Question | None]] = {
    "choose": _choose,
    "relation": _relation,
    "find": _find,
    "place": _place,
    "questions": _questions,
}


def relations(material: Material) -> Iterator[Question]:
    """Yield a question for each claim about what it does to the one that it stands below, where one answer is right."""
    words, clear = material.words, set(askable(material))
    options = [words(f"document.verb.{kind}") for kind in _KINDS]
    points = [
        p for p in material.points if p.box in clear and p.step is not None and p.step.kind in _KINDS and not p.again
    ]
    for point in points[:: -(-len(points) // MOST) or 1]:
        kind = point.step.kind if point.step else ""
        one, other = material.quoted(point.box), material.quoted(point.above)
        ask = words("moodle.relation", a=one, b=other)
        why = " ".join(f"{passage.name}: {passage.text}" for passage in material.passages(point.box) if passage.text)
        right = {_KINDS.index(bears) for bears in right_answers(material, kind, point.step)}
        yield Question(_between(material, point.box, point.above), ask, options, right, why)


def _between(material: Material, one: str, other: str) -> str:
    return f"{material.title(one)} > {material.title(other)}"


def _category(material: Material) -> Iterator[str]:
    title = clean(map_name(material.map))[:_LONGEST].replace("/", "//")
    path = f"$course$/top/{title}"
    yield f'  <question type="category"><category><text>{escape(path)}</text></category></question>'


def _question(question: Question) -> Iterator[str]:
    yield '  <question type="multichoice">'
    yield f"    <name><text>{escape(clean(question.name)[:_LONGEST])}</text></name>"
    yield f'    <questiontext format="html"><text>{_html(question.ask)}</text></questiontext>'
    yield f'    <generalfeedback format="html"><text>{_html(question.why)}</text></generalfeedback>'
    yield "    <defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>"
    yield f"    <single>{'false' if question.several else 'true'}</single>"
    yield "    <shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>"
    for number, option in enumerate(question.options):
        fraction = _fraction(question, right=number in question.right)
        yield f'    <answer fraction="{fraction}" format="html"><text>{_html(option)}</text></answer>'
    if question.hint:
        yield f'    <hint format="html"><text>{_html(question.hint)}</text></hint>'
    yield "  </question>"


def _fraction(question: Question, *, right: bool) -> str:
    """Return what an option is worth: all that are right are worth the whole, and all that are wrong take it back."""
    if not question.several:
        return "100" if right else "0"
    parts = len(question.right) if right else min(_MOST_PARTS, len(question.options) - len(question.right))
    return f"{'' if right else '-'}{100 / parts:.5f}".rstrip("0").rstrip(".") if parts else "0"


def _html(text: str) -> str:
    """Return a text as HTML in XML: escaped for the one and for the other."""
    return escape(f"<p>{escape(clean(text) or '–')}</p>") if text else ""
