"""Contents of a handout and of the solutions to it, as plain blocks that Markdown, Word and PDF write alike.

A handout says nothing that its tasks ask for: its claims stand in the order of the alphabet under letters, and no task
names a claim because of what the answer is. The solutions have the outline with its numbers, as pictures show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from argmap.domain.naming import map_name
from argmap.draw.document.authored import authored
from argmap.draw.document.package import right_to_left
from argmap.draw.document.tasks import Outcomes, Task, tasks
from argmap.draw.material import Material, Point, described

if TYPE_CHECKING:
    from argmap.views import Views

Kind = Literal["title", "note", "heading", "task", "text", "item"]
Style = Literal["", "bold", "italic", "name", "gap"]  # a name: of a sentence, raised; a gap: to write by hand
Run = tuple[str, Style]
_LABEL = re.compile(r"\([A-Z]+\)|p\d+ s\d+")
_MOST_KEPT = 12  # blocks, more of which may not have room on one page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; an item stands in a list, ``level`` deep from 0."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    is_ours: bool = False  # said in our words, and so in our direction, whatever of the map they quote


def blocks_of(views: Views, *, solved: bool) -> list[Block]:
    """Return the handout that students get, or ``solved`` what teachers keep."""
    return list((solutions if solved else handout)(views.material, views.outcomes, views.falls))


def reversed_blocks(blocks: Sequence[Block]) -> list[bool]:
    """Return of each block whether it is set from right to left: what is said in our words as these are, else as it begins.

    A letter in brackets before a claim does not count.
    """
    ours = next((text for block in blocks if block.is_ours and block.kind == "heading" for text, _ in block.runs), "")
    whole = ["".join(text for text, _ in block.runs if not _LABEL.fullmatch(text)) for block in blocks]
    return [right_to_left(ours if block.is_ours else text) for block, text in zip(blocks, whole, strict=True)]


def kept(blocks: Sequence[Block]) -> set[int]:
    """Return the places of blocks that stay on a page with the next: a task, its question and what that is about."""
    places: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind == "task" and blocks[at + 1 : at + 2] and blocks[at + 1].kind == "text":
            end = next((n for n in range(at + 2, len(blocks)) if blocks[n].kind != "item"), len(blocks))
            places |= set(range(at, min(end, at + _MOST_KEPT) - 1))
    return places


def spaced(blocks: Iterable[Block]) -> Iterator[tuple[float, Block]]:
    """Each block with the room (pt) that it needs above it besides: one that is written on by hand, or after a list."""
    before = ""
    for block in blocks:
        by_hand = any(style == "gap" for _, style in block.runs)
        yield (7.0 if by_hand else 5.0 if (before, block.kind) == ("item", "text") else 0.0), block
        before = block.kind


def handout(
    material: Material, outcomes: Outcomes, falls: Mapping[tuple[str, str], str] | None = None
) -> Iterator[Block]:
    """The text, the claims by their letters, and the tasks.

    ``outcomes`` says of some claims what became of them if others were false: "holds", "falls" or "open";
    ``falls`` says the same of the second claim of a pair if the first were false.
    """
    words = material.words
    yield from _head(material)
    yield from text_of(material)
    if not material.points:
        yield Block("text", ((words("page.no_claims"), ""),), is_ours=True)
        return
    yield Block("heading", ((words("document.claims"), ""),), is_ours=True)
    blocks = _all_tasks(material, outcomes, falls or {})
    if blocks:
        yield Block("text", ((words("document.claims_told"), ""),), is_ours=True)
    for box, letter in material.letters.items():
        text = material.text(box)
        runs: list[Run] = [(f"({letter})", ""), (" ", ""), (material.title(box), "bold" if material.text(box) else "")]
        yield Block("item", (*runs, (f": {text}", "")) if text else tuple(runs))
    if blocks:
        yield Block("heading", ((words("document.tasks"), ""),), is_ours=True)
    for number, task in enumerate(blocks, 1):
        yield Block("task", ((f"{number}. {task.title}", ""),), is_ours=True)
        yield Block("text", ((task.question, ""),), is_ours=True)
        yield from (Block("item", ((item, ""),), is_ours=True) for item in task.items)


def solutions(
    material: Material, outcomes: Outcomes, falls: Mapping[tuple[str, str], str] | None = None
) -> Iterator[Block]:
    """The whole outline, and what is right in each task."""
    words = material.words
    yield from _head(material)
    yield Block("heading", ((words("document.solutions"), ""),), is_ours=True)
    yield Block("task", ((words("document.argument"), ""),), is_ours=True)
    yield from (_point(material, point) for point in material.points)
    for number, task in enumerate(_all_tasks(material, outcomes, falls or {}), 1):
        yield Block("task", ((f"{number}. {task.title}", ""),), is_ours=True)
        yield from (Block("item", ((line, ""),), is_ours=True) for line in task.solution)


def _all_tasks(material: Material, outcomes: Outcomes, falls: Mapping[tuple[str, str], str]) -> Sequence[Task]:
    return [*tasks(material, outcomes), *authored(material, falls)]


def _head(material: Material) -> Iterator[Block]:
    map_ = material.map
    yield Block("title", ((map_name(map_), ""),))
    yield from source_note(material)


def source_note(material: Material) -> Iterator[Block]:
    """Yield what text the map is of."""
    map_ = material.map
    article = map_.article_source
    if article:
        yield Block(
            "note", ((material.words("picture.source", source=described(article, material)), ""),), is_ours=True
        )


def text_of(material: Material) -> Iterator[Block]:
    """The text, with the names of its sentences, by paragraphs."""
    if not material.map.sentences:
        return
    yield Block("heading", ((material.words("document.text"), ""),), is_ours=True)
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
    return Block("item", tuple(runs), material.level(point), is_ours=True)


def _relation(material: Material, point: Point) -> str:
    said, others = material.deed(point), material.partners(point)
    return material.words("document.verb_together", verb=said, names=others) if others else said
