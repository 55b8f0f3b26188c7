"""Choice questions for Moodle (its XML), made of a map: how one claim bears on another, and what the author asks.

Each pair of claims is asked about once, with every relation that the map has to choose from, and one that it has not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from argmap.domain.characters import escape_xml
from argmap.domain.exercises import exercises
from argmap.draw.document.material import Material
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


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options, of which one is right; ``why`` is said to whoever has answered."""

    name: str
    ask: str
    options: Sequence[str]
    right: int
    why: str = ""


def draw(views: Views) -> bytes:
    """Return the questions as Moodle XML."""
    found = [*authored(views.material), *relations(views.material)]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *_category(views.material)]
    lines += [line for question in found for line in _question(question)]
    return escape_xml("\n".join([*lines, "</quiz>", ""])).encode()


def authored(material: Material) -> Iterator[Question]:
    """Yield the questions of the map's author that have options."""
    for entry in exercises(material.map):
        if entry["kind"] == "choose":
            yield Question(entry["ask"], entry["ask"], entry["options"], entry["answer"] - 1)


def relations(material: Material) -> Iterator[Question]:
    """Yield a question for each claim about what it does to the one that it stands below."""
    words = material.words
    options = [words(f"document.verb.{kind}") for kind in _KINDS]
    asked = [p for p in material.points if p.step is not None and p.step.kind in _KINDS and not p.again]
    for point in asked[:: -(-len(asked) // MOST) or 1]:
        kind = point.step.kind if point.step else ""
        one, other = material.quoted(point.box), material.quoted(point.above)
        ask = words("moodle.relation", a=one, b=other)
        why = " ".join(f"{passage.name}: {passage.text}" for passage in material.passages(point.box) if passage.text)
        yield Question(
            f"{material.title(point.box)} > {material.title(point.above)}", ask, options, _KINDS.index(kind), why
        )


def _category(material: Material) -> Iterator[str]:
    title = material.map.title or material.map.id
    path = f"$course$/top/{clean(title).replace('/', '//')}"
    yield f'  <question type="category"><category><text>{escape(path)}</text></category></question>'


def _question(question: Question) -> Iterator[str]:
    yield '  <question type="multichoice">'
    yield f"    <name><text>{escape(clean(question.name)[:250])}</text></name>"
    yield f'    <questiontext format="html"><text>{_html(question.ask)}</text></questiontext>'
    yield f'    <generalfeedback format="html"><text>{_html(question.why)}</text></generalfeedback>'
    yield "    <defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>"
    yield "    <single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>"
    for number, option in enumerate(question.options):
        fraction = 100 if number == question.right else 0
        yield f'    <answer fraction="{fraction}" format="html"><text>{_html(option)}</text></answer>'
    yield "  </question>"


def _html(text: str) -> str:
    """Return a text as HTML in XML: escaped for the one and for the other."""
    return escape(f"<p>{escape(clean(text))}</p>") if text else ""
