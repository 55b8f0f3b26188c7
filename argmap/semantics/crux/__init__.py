"""Crux sets: the fewest statements that a reader would have to reject for a verdict to turn.

They are the contrastive explanations of the verdict (Ignatiev et al. 2020), where all that can change is what the reader
rejects; the statements of the smallest are those that a discussion should be about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import ArgumentMap, Statement
from argmap.domain.rules import PLAIN, Settings
from argmap.semantics.budget import Budget
from argmap.semantics.crux.question import Question
from argmap.semantics.crux.search import search
from argmap.semantics.evaluation import evaluate, require
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.reader import Reader
from argmap.semantics.verdict import TOLD, outcome

LIMIT = 100
SECONDS = 30.0


@dataclass(frozen=True)
class Crux:
    """The smallest ``sets`` of rejections that turn the verdict on ``target``, most doubtful first.

    ``after`` has the status that each set gives the target. ``complete`` tells whether these are all that were asked
    for; if not, there are at least these. Without any set, nothing turns the verdict, or, if ``size`` is not 0, nothing
    smaller than that does.
    """

    target: str
    before: Status
    sets: tuple[frozenset[str], ...]
    after: tuple[Status, ...]
    size: int
    complete: bool
    findings: Findings = field(repr=False, compare=False)
    goal: frozenset[Status] = frozenset()

    @property
    def raises(self) -> bool:
        """Return whether the target does not stand, and the question is what would make it."""
        return self.goal == {Status.HOLDS}

    @property
    def everything(self) -> tuple[str, ...]:
        """Every element of a set, in the order of the sets and of the map."""
        return tuple(dict.fromkeys(id_ for chosen in self.sets for id_ in self.ordered(chosen)))

    def ordered(self, chosen: Iterable[str]) -> list[str]:
        """The elements of a set in the order of the map."""
        chosen = set(chosen)
        return [id_ for id_ in self.findings.map.elements if id_ in chosen]

    def to_text(self) -> str:
        """Say it in a sentence, and list the sets, one a line."""
        f = self.findings
        lines = [self._headline()]
        for chosen, after in zip(self.sets, self.after, strict=True):
            names = f.words.listed([f.name(id_) for id_ in self.ordered(chosen)])
            lines.append(f"  {names}: then it {TOLD[after]}")
        return "\n".join(lines)

    def _headline(self) -> str:
        now = f"{self.findings.name(self.target)} {outcome(self.findings, self.target)}"
        if not self.sets and self.complete and not self.size:
            return f"{now}, and no rejection of other statements {'makes it stand' if self.raises else 'turns that'}."
        turn = "make it stand" if self.raises else "turn that"
        if not self.sets:
            why = "" if self.complete else " (the search was not finished)"
            many = f"{self.size} rejections" if self.size > 1 else "1 rejection"
            return f"{now}. To {turn} takes at least {many}, if anything does{why}."
        at_least = "" if self.complete else "at least "
        smallest = min(map(len, self.sets))
        count = sum(len(chosen) == smallest for chosen in self.sets)
        if smallest == 1:
            alone = count == 1 and (self.complete or len(self.sets) > 1)
            what = f"any one of {at_least}{count} statements" if count > 1 else "this one statement"
            what += "" if count > 1 or alone else " (there may be others)"
        else:
            what = f"these {smallest} statements" if count == 1 else f"{smallest} statements, in {at_least}{count} ways"
        if len(self.sets) > count:
            what += f" (and {at_least if count == 1 else ''}{len(self.sets) - count} larger sets)"
        return f"{now}. To {turn}, reject {what}:"

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data for JSON."""
        sets = [
            {"reject": self.ordered(chosen), "then": after.value}
            for chosen, after in zip(self.sets, self.after, strict=True)
        ]
        return {
            "target": self.target,
            "status": self.before.value,
            "size": self.size,
            "complete": self.complete,
            "sets": sets,
        }


def crux_sets(
    map_: ArgumentMap,
    target: str | None = None,
    assumptions: Assumptions = NOTHING,
    limit: int = LIMIT,
    *,
    largest: int | None = None,
    goal: Iterable[Status] | None = None,
    among: Iterable[str] | None = None,
    budget: Budget | None = None,
    conflicts: int | None = None,
    settings: Settings = PLAIN,
) -> Crux:
    """Find the smallest sets of rejections that turn the grounded verdict on ``target`` (default: the thesis).

    ``largest`` asks for every minimal set of up to that many elements instead. To turn is to reach a status in ``goal``:
    not to hold any more for what holds, to hold for what does not. ``among`` are the ids that may be rejected: statements
    and sketches but for the target and what the reader already assumes something of. The search ends with ``budget`` (30
    seconds) or, the same on every machine, after so many steps or ``conflicts`` of the solver, and then is not complete.

    Raises ``UnknownNameError`` for an id that has no verdict, and for a map without a thesis if there is no ``target``.
    """
    target = target_of(map_, target)
    evaluation = evaluate(map_, assumptions, settings=settings)
    require(evaluation, [target, *(among or ())])
    f = evaluation.findings
    fixed = {target, *assumptions.everything}
    names = tuple(dict.fromkeys((box.id for box in map_.boxes) if among is None else among))
    before = f.status(target)
    wanted = frozenset(goal) if goal is not None else turned(before)
    candidates = tuple(name for name in names if name not in fixed)
    question = Question(Reader(map_, settings).under, assumptions, target, wanted, candidates)
    answer = search(question, limit, largest, budget or Budget(SECONDS if conflicts is None else None), conflicts)
    order = {id_: n for n, id_ in enumerate(map_.elements)}
    sets = sorted(
        answer.sets, key=lambda chosen: (len(chosen), -_doubt(map_, chosen), sorted(order[c] for c in chosen))
    )
    after = tuple(question.label(chosen).status[target] for chosen in sets)
    return Crux(target, before, tuple(sets), after, answer.size, answer.complete, f, wanted)


def target_of(map_: ArgumentMap, target: str | None) -> str:
    """The id of the target, which is the thesis if nothing is named; raises ``UnknownNameError`` without either."""
    if target is None and map_.thesis is None:
        remedy = "Name a statement, or mark one as the #thesis."
        raise UnknownNameError.because("no-thesis", "This map has no thesis.", remedy)
    return target if target is not None else map_.thesis.id  # type: ignore[union-attr]


def turned(status: Status) -> frozenset[Status]:
    """Return what a verdict turns into: whatever does not hold, if it held, or else what holds."""
    return frozenset({Status.FALLS, Status.OPEN} if status is Status.HOLDS else {Status.HOLDS})


def _doubt(map_: ArgumentMap, chosen: Iterable[str]) -> float:
    """Return how unsure the article is of these statements on average, by the ranks of their hedges."""
    ranks = [e.certainty.rank if isinstance(e := map_.elements[id_], Statement) else 0 for id_ in chosen]
    return sum(ranks) / max(1, len(ranks))
