"""What a handout and the solutions to it say, as plain blocks that Markdown, Word and PDF write alike.

A handout says nothing that its tasks ask for: its claims stand in the order of the alphabet under letters, and no task
names a claim because of what the answer is. The solutions have the outline with its numbers, as pictures show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from argmap.draw.document.authored import authored
from argmap.draw.document.material import Material, Point, described
from argmap.draw.document.tasks import Task, tasks

if TYPE_CHECKING:
    from argmap.views import Views

Kind = Literal["title", "note", "heading", "task", "text", "item"]
Style = Literal["", "bold", "italic", "name"]  # a name is that of a sentence, raised before it
Run = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; an item stands in a list, ``level`` deep from 0."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0


def handout_of(views: Views) -> list[Block]:
    """What students get."""
    return list(handout(views.material, views.outcomes, views.falls))


def solutions_of(views: Views) -> list[Block]:
    """What teachers keep."""
    return list(solutions(views.material, views.outcomes, views.falls))


def handout(
    material: Material, outcomes: Mapping[str, str], falls: Mapping[tuple[str, str], str] | None = None
) -> Iterator[Block]:
    """The text, the claims by their letters, and the tasks.

    ``outcomes`` says of some statements what became of the thesis if they were false: "holds", "falls" or "open";
    ``falls`` says the same of the second claim of a pair if the first were false.
    """
    words = material.words
    yield from _head(material)
    yield from text_of(material)
    if not material.points:
        yield Block("text", ((words("page.no_claims"), ""),))
        return
    yield Block("heading", ((words("document.claims"), ""),))
    yield Block("text", ((words("document.claims_told"), ""),))
    for box, letter in material.letters.items():
        text = material.text(box)
        runs: list[Run] = [(letter, ""), (" ", ""), (material.title(box), "bold")]
        yield Block("item", (*runs, (f": {text}", "")) if text else tuple(runs))
    found = _all_tasks(material, outcomes, falls or {})
    if found:
        yield Block("heading", ((words("document.tasks"), ""),))
    for number, task in enumerate(found, 1):
        yield Block("task", ((f"{number}. {task.title}", ""),))
        yield Block("text", ((task.question, ""),))
        yield from (Block("item", ((item, ""),)) for item in task.items)


def solutions(
    material: Material, outcomes: Mapping[str, str], falls: Mapping[tuple[str, str], str] | None = None
) -> Iterator[Block]:
    """The whole outline, and what is right in each task."""
    words = material.words
    yield from _head(material)
    yield Block("heading", ((words("document.solutions"), ""),))
    yield Block("task", ((words("document.argument"), ""),))
    yield from (_point(material, point) for point in material.points)
    for number, task in enumerate(_all_tasks(material, outcomes, falls or {}), 1):
        yield Block("task", ((f"{number}. {task.title}", ""),))
        yield from (Block("item", ((line, ""),)) for line in task.solution)


def _all_tasks(material: Material, outcomes: Mapping[str, str], falls: Mapping[tuple[str, str], str]) -> Sequence[Task]:
    return [*tasks(material, outcomes), *authored(material, falls)]


def _head(material: Material) -> Iterator[Block]:
    map_ = material.map
    yield Block("title", ((map_.title or map_.id, ""),))
    yield from source_note(material)


def source_note(material: Material) -> Iterator[Block]:
    """What text the map is of."""
    map_ = material.map
    article = map_.source_by_id.get(map_.article or "")
    if article:
        yield Block("note", ((material.words("picture.source", source=described(article, material)), ""),))


def text_of(material: Material) -> Iterator[Block]:
    """The text, with the names of its sentences, by paragraphs."""
    if not material.map.sentences:
        return
    yield Block("heading", ((material.words("document.text"), ""),))
    for _, sentences in groupby(material.map.sentences, key=lambda s: s.paragraph):
        runs: list[Run] = []
        for sentence in sentences:
            runs += [(" ", "")] if runs else []
            runs += [(sentence.name, "name"), (sentence.text, "")]
        yield Block("text", tuple(runs))


def _point(material: Material, point: Point) -> Block:
    """A claim in its place, with the word for what it does."""
    said: list[Run] = [] if point.again else [(material.numbers.get(point.box, ""), "")]
    if point.step:
        said.append((_relation(material, point), "italic"))
    if above := material.lost_above(point):
        said.append((material.words("document.to", above=above), ""))
    said.append((material.title(point.box), "bold"))
    if point.again:
        said.append((material.words("document.see", number=material.numbers.get(point.box, "")), ""))
    else:
        said.append((f"({material.letters[point.box]})", ""))
    runs: list[Run] = []
    for run in said:
        runs += [(" ", ""), run] if runs else [run]
    return Block("item", tuple(runs), material.level(point))


def _relation(material: Material, point: Point) -> str:
    said = material.words(f"document.short.{material.kind(point)}")
    others = material.partners(point)
    return material.words("document.verb_together", verb=said, names=others) if others else said
