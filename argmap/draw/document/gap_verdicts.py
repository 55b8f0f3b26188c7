"""Verdicts that a worksheet asks for: what becomes of claims as the map is, or if another claim were false.

Not every case has the same answer. What is asked is chance alone, unless all that it chose had the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

ANSWERS = ("holds", "falls", "open", "granted")

Weighed = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim that is asked about, the one that is supposed to be false if any, and the right answers, between blanks."""

    box: str
    without: str
    answer: str


def cases(below: Mapping[str, Sequence[str]], weighed: Weighed, chance: Random, most: int) -> list[Case]:
    """Return up to ``most`` cases in the order of the sheet; none if one answer was right for all there are.

    ``below`` has the claims that may be asked about, each with those that stand below it; ``weighed`` says what becomes of
    each claim if the one that it is given is false, or of the map as it is. Half of the cases suppose one below to be false.
    """
    boxes = list(below)
    supposed = [(b, chance.choice(below[b])) for b in chance.sample(boxes, len(boxes)) if below[b]][: most // 2]
    plain = [(b, "") for b in chance.sample(boxes, len(boxes))]
    every = [Case(b, without, weighed(without)[b]) for b, without in (*supposed, *plain)]
    chosen = varied(every, most)
    if is_constant(chosen):
        changed = _changed(chosen, below, weighed, chance, most // 3)
        chosen = [*changed, *chosen[: most - len(changed)]]
    return [] if is_constant(chosen) else chance.sample(chosen, len(chosen))


def is_constant(cases: Sequence[Case]) -> bool:
    """Return whether one answer is right for all."""
    return not cases or bool(set.intersection(*(set(case.answer.split()) for case in cases)))


def varied(cases: Sequence[Case], most: int) -> list[Case]:
    """Return the first of ``cases``; if one answer is right for all, the last gives way to the first for which it is not."""
    chosen = list(cases[:most])
    if is_constant(chosen):
        others = (case for case in cases[most:] if not is_constant([*chosen[:-1], case]))
        chosen[-1:] = [next(others, chosen[-1])] if chosen else []
    return chosen


def _changed(
    chosen: Sequence[Case], below: Mapping[str, Sequence[str]], weighed: Weighed, chance: Random, most: int
) -> list[Case]:
    """Return cases with a supposition that have not the one answer of all that are ``chosen``."""
    changed: list[Case] = []
    boxes = list(below)
    supposable = [box for box in boxes if any(box in others for others in below.values())]
    for without in chance.sample(supposable, len(supposable)):
        if len(changed) == most:
            break
        others = [Case(b, without, weighed(without)[b]) for b in chance.sample(boxes, len(boxes)) if b != without]
        changed += [case for case in others if not is_constant([*chosen, case])][:1]
    return changed
