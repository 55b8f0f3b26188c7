"""A map as it is compared: boxes that say something, and the reasons and objections that lead from box to box.

Statements and arguments without premises are boxes. An argument with premises is the step from them to its conclusion;
what leads to it leads to that step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.domain.display import without_asides
from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Sentence, Statement
from argmap.domain.naming import only_counts
from argmap.domain.relations import unsaid
from argmap.domain.structure import reachable

Claim = Statement | Argument


class Tie(StrEnum):
    """The effect of a relation on the box, or to the step of reasoning, that it leads to."""

    SUPPORT = "support"
    ATTACK = "attack"  # a rebuttal, or the undermining of a premise; contraries too
    UNDERCUT = "undercut"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between boxes; that an undercut bears on a step is said by ``step``, the premises of that step."""

    id: str
    sources: tuple[str, ...]
    target: str
    tie: Tie
    step: frozenset[str] = frozenset()
    symmetric: bool = False
    is_guess: bool = False  # the source does not say whether it speaks for or against

    @property
    def linked(self) -> bool:
        """Return whether it needs several premises together."""
        return len(self.sources) > 1


@dataclass(frozen=True)
class Outline:
    """The boxes of a map by id, in its order, and its links."""

    map: ArgumentMap
    boxes: dict[str, Claim]
    links: tuple[Link, ...]

    @cached_property
    def parents(self) -> dict[str, list[Link]]:
        """The links that start from each box."""
        parents: dict[str, list[Link]] = {box: [] for box in self.boxes}
        for link in self.links:
            for source in dict.fromkeys(link.sources):
                parents[source].append(link)
        return parents

    @cached_property
    def children(self) -> dict[str, list[Link]]:
        """The links that lead to each box, undercuts of its reasons included."""
        children: dict[str, list[Link]] = {box: [] for box in self.boxes}
        for link in self.links:
            children[link.target].append(link)
        return children

    @cached_property
    def below(self) -> dict[str, frozenset[str]]:
        """Every box that argues for or against each box, by however many steps."""
        sources = {box: [source for link in links for source in link.sources] for box, links in self.children.items()}
        return {box: frozenset(reachable(sources, [box]).keys() - {box}) for box in self.boxes}


def outline(argument_map: ArgumentMap) -> Outline:
    """Return what is compared of a map; prose that nothing refers to is left out."""
    shown = without_asides(argument_map)
    boxes = {c.id: c for c in shown.boxes if wording(c)}
    return Outline(shown, boxes, tuple(_links(shown, boxes)))


def wording(claim: Claim) -> str:
    """Return all that a box says, title and text; a title that only counts says nothing."""
    title = "" if only_counts(claim.title) else claim.title
    return ". ".join(part for part in dict.fromkeys((title, claim.text)) if part)


def quoted_of(claim: Claim, sentences: Mapping[str, Sentence]) -> str:
    """Return the words of the article that a claim is anchored in: its phrase, or else the sentence."""
    parts = (anchor.phrase or (s.text if (s := sentences.get(anchor.name)) else "") for anchor in claim.anchors)
    return " ".join(parts)


def _links(of: ArgumentMap, boxes: dict[str, Claim]) -> Iterator[Link]:
    guessed = unsaid(of)
    for inference in of.inferences:
        target = _conclusion(of, inference.conclusion)
        sources = tuple(s for s in (_conclusion(of, p) for p in inference.premises) if s in boxes and s != target)
        if sources and target in boxes:
            guess = not guessed.isdisjoint(inference.premises)
            yield Link(inference.id, sources, target, Tie.SUPPORT, is_guess=guess)
    for conflict in of.conflicts:
        sources = tuple(s for s in (_conclusion(of, p) for p in conflict.premises) if s in boxes)
        if sources:
            yield from _attacks(of, boxes, conflict, sources)


def _attacks(of: ArgumentMap, boxes: dict[str, Claim], conflict: Conflict, sources: tuple[str, ...]) -> Iterator[Link]:
    steps = _steps(of, conflict)
    if steps is None:
        if conflict.target in boxes and conflict.target not in sources:
            yield Link(conflict.id, sources, conflict.target, Tie.ATTACK, symmetric=conflict.symmetric)
        return
    for step in steps:
        target = _conclusion(of, step.target)
        premises = frozenset(_conclusion(of, p) for p in step.sources)
        if target in boxes:
            yield Link(conflict.id, sources, target, Tie.UNDERCUT, premises)
            return


def _steps(of: ArgumentMap, conflict: Conflict) -> list[Inference | Conflict] | None:
    """Return the steps of reasoning that an attack may be meant for; ``None`` if it bears on a box."""
    target = of.elements.get(conflict.target)
    if isinstance(target, Inference | Conflict):
        return [target]
    if isinstance(target, Argument) and target.inferences:
        return [step for id_ in reversed(target.inferences) if isinstance(step := of.elements.get(id_), Inference)]
    if conflict.kind is ConflictKind.UNDERCUT:  # hung under a box: the step that leads from it is meant
        steps: list[Inference | Conflict] = [
            *of.inferences,
            *(other for other in of.conflicts if other is not conflict),
        ]
        return [step for step in steps if conflict.target in step.premises] or None
    return None


def _conclusion(of: ArgumentMap, id_: str) -> str:
    """Return the box that an end of a relation stands for: of an argument with steps, what it concludes."""
    element = of.elements.get(id_)
    if isinstance(element, Argument) and element.inferences:
        last = of.elements.get(element.inferences[-1])
        return last.conclusion if isinstance(last, Inference) else id_
    if isinstance(element, Inference | Conflict):
        return element.target
    return id_
